"""Rulings, retractions, rechecks and event pages, as people run them."""

import re
import shutil

import pytest

from test_cli import EXAMPLES, lines, run

REPORT = EXAMPLES / "reports" / "arizona-cairo-moscow.txt"
LOG = EXAMPLES / "data" / "documented_legs.csv"


@pytest.fixture
def desk(tmp_path):
    folder = tmp_path / "desk"
    run("init", folder)
    run("--desk", folder, "add", LOG)
    shutil.copy(EXAMPLES / "data" / "register.csv", folder / "hand" / "register.csv")
    run("--desk", folder, "check", REPORT)
    return folder


def claim_of(desk, words: str) -> dict:
    checked = lines(run("--desk", desk, "check", REPORT, "--json")[0])
    return next(c for c in checked if words in c.get("quote", {}).get("text", ""))


def test_the_third_flight_is_on_the_register(desk):
    found = claim_of(desk, "the third such flight")["verdict"]
    assert (found["rating"], found["by"]) == ("supported", "register_shows_it")
    assert found["findings"][0]["recorded"]["rule"] == "mass_calendar_year"


def test_an_event_page_lines_up_what_is_said(desk):
    (page,) = lines(run("--desk", desk, "event", "RU-2025-12", "--json")[0])
    assert page["registered"] and len(page["reports"]) == 1
    counts = {c["rule"]: (c["at_least"], c["at_most"]) for c in page["position"]}
    assert counts["mass_calendar_year"] == (3, 3)
    (ledger,) = page["quantities"]
    assert ledger["remainder"] == {"min": 0, "max": 64}
    assert not ledger["entries"][0]["named"]


def test_events_are_listed_in_both_languages(desk):
    english, russian = (run("--desk", desk, "event", "--lang", x)[0] for x in ("en", "ru"))
    assert "RU-2025-06" in english and "mass flight" in english
    assert "массовый рейс" in russian


def test_an_event_nobody_knows_is_refused(desk):
    run("--desk", desk, "event", "XX", expect=2)


def test_a_ruling_stands_beside_the_verdict_and_can_be_withdrawn(desk):
    claim = claim_of(desk, "departed from Cairo")
    by = ("--by", "Ines", "--reason", "seen at the gate")
    run("--desk", desk, "rule", claim["claim"], "--rating", "supported", *by)
    ruled = claim_of(desk, "departed from Cairo")
    assert ruled["verdict"] == claim["verdict"]
    assert (ruled["ruling"]["rating"], ruled["ruling"]["by"]) == ("supported", "Ines")
    assert "§" in run("--desk", desk, "explain", claim["claim"])[0]
    run("--desk", desk, "rule", claim["claim"], "--rating", "withdrawn", *by)
    assert "ruling" not in claim_of(desk, "departed from Cairo")
    assert "hand_rulings" in (desk / "ledger.jsonl").read_text()


def test_a_ruling_needs_a_reason(desk):
    claim = claim_of(desk, "departed from Cairo")["claim"]
    words = ("rule", claim, "--rating", "supported", "--by", "Ines", "--reason", " ")
    run("--desk", desk, *words, expect=2)


def test_nothing_changes_unless_something_did(desk):
    assert lines(run("--desk", desk, "recheck", "--json")[0]) == [
        {"summary": {"reports": 1, "changed": 0}}
    ]


def test_the_same_inputs_make_the_same_bytes(desk):
    (kept,) = (desk / "built" / "verdicts").iterdir()
    before = kept.read_bytes()
    kept.unlink()
    run("--desk", desk, "check", REPORT)
    assert kept.read_bytes() == before


def test_a_row_taken_off_the_register_changes_the_third(desk):
    table = desk / "hand" / "register.csv"
    table.write_text(re.sub(r"RU-2025-06,.*\n", "", table.read_text()))
    *changes, _ = lines(run("--desk", desk, "recheck", "--json", expect=1)[0])
    (change,) = changes
    assert (change["before"]["rating"], change["after"]["rating"]) == ("supported", "inconclusive")
    assert change["because"] == ["hand"]
    assert "verdicts_changed" in (desk / "ledger.jsonl").read_text()


def test_retracting_a_log_lists_what_it_changes(desk):
    out = run("--desk", desk, "retract", LOG.name, "--by", "Ines", "--reason", "wrong", "--json")
    *changes, summary = lines(out[0])
    assert summary["summary"]["changed"] == len(changes) >= 5
    assert all(c["after"]["rating"] != "supported" for c in changes if "ordinal" not in c["claim"])
    assert lines(run("--desk", desk, "legs", "--json")[0]) == []


def test_a_retracted_report_tells_of_no_event(desk):
    run("--desk", desk, "retract", REPORT.name, "--by", "Ines", "--reason", "withdrawn by outlet")
    (page,) = lines(run("--desk", desk, "event", "RU-2025-12", "--json")[0])
    assert page["reports"] == []


SIXTY_FOUR_RUSSIANS = (
    "Sixty-four home again\n\nA plane carrying deported Russians landed at Moscow’s Domodedovo "
    "Airport at 2:39 a.m. local time on Dec. 9, 2025. There were 64 Russians on the plane.\n"
)


@pytest.fixture
def two_reports(desk, tmp_path):
    later = tmp_path / "later.txt"
    later.write_text(SIXTY_FOUR_RUSSIANS)
    run("--desk", desk, "check", later, "--published", "2026-02-01")
    return desk


def test_passengers_of_one_report_become_russians_in_another(two_reports):
    (page,) = lines(run("--desk", two_reports, "event", "RU-2025-12", "--json")[0])
    found = {c["rule"]: c for c in page["across_reports"]["comparisons"]}
    called = found["called_more"]
    assert (called["relation"], called["values"]["later"]) == ("amplifies", "Russians")
    (pair,) = called["pairs"]
    assert "64 Russians" in pair["text"] and "64 passengers" in pair["compared_with"]["text"]
    assert pair["order_known"]
    assert found["credited_before"]["relation"] == "strips_attribution"


def test_an_event_page_says_so_in_both_languages_with_both_quotes(two_reports):
    english, russian = (
        run("--desk", two_reports, "event", "RU-2025-12", "--lang", x)[0] for x in ("en", "ru")
    )
    section = english.partition("Across reports")[2]
    assert "made more of: “Russians”, where another report has “passengers”" in section
    assert "64 Russians" in section and "there were 64 passengers on the plane" in section
    assert "усилено" in russian and "источник опущен" in russian
