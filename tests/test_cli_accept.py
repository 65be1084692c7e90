"""A claim that a model proposed, accepted by an editor: it is checked from then on, and says so."""

import csv
import json
import os

import pytest

from pretend_model import claim, pretend_model, says
from test_cli import EXAMPLES, lines, run

TEXT = (
    "Families wait for news of the plane\n\nNobody slept. At 2:39 a.m. local time on Dec. 9, 2025, "
    "the long night ended in Moscow, and the families were told nothing.\n"
)
KISSED = "At 2:39 a.m. local time on Dec. 9, 2025, the long night ended in Moscow"
BY = ("--by", "Ines", "--reason", "read in full")


@pytest.fixture
def desk(tmp_path):
    folder, report = tmp_path / "desk", tmp_path / "report.txt"
    report.write_text(TEXT)
    run("init", folder)
    run("--desk", folder, "add", EXAMPLES / "data" / "documented_legs.csv")
    run("--desk", folder, "check", report, "--published", "2025-12-10")
    return folder


@pytest.fixture
def proposed(desk, tmp_path):
    with pretend_model() as server:
        server.answers(says(claim("flight.arrival", KISSED)))
        words = ("claims", "report.txt", "--model", "small", "--model-url", server.url, "--json")
        out, _ = run("--desk", desk, *words)
    path = tmp_path / "proposed.jsonl"
    path.write_text(out)
    return path


def ids(path) -> list[str]:
    return [c["claim"] for c in map(json.loads, path.read_text().splitlines()) if "found_by" in c]


def test_a_proposal_gets_a_verdict_once_it_is_accepted(desk, proposed):
    (wanted,) = ids(proposed)
    before = lines(run("--desk", desk, "check", "report.txt", "--json")[0])
    assert wanted not in [c.get("claim") for c in before]
    out, _ = run("--desk", desk, "accept", wanted, "--from", proposed, *BY)
    assert "arrival, found by model:small, accepted by Ines" in out
    after = lines(run("--desk", desk, "check", "report.txt", "--json")[0])
    (one,) = [c for c in after if c.get("claim") == wanted]
    assert one["found_by"] == {"rule": "model:small", "status": "accepted", "by": "Ines"}
    assert one["verdict"]["rating"] == "supported"
    assert "accepted by Ines" in run("--desk", desk, "explain", wanted)[0]
    assert "hand_accepted" in (desk / "ledger.jsonl").read_text()


def test_taken_out_of_the_table_it_is_a_proposal_again(desk, proposed):
    (wanted,) = ids(proposed)
    run("--desk", desk, "accept", wanted, "--from", proposed, *BY)
    run("--desk", desk, "check", "report.txt")
    os.unlink(desk / "hand" / "accepted.csv")
    changes = lines(run("--desk", desk, "recheck", "--json", expect=1)[0])
    assert [c["claim"] for c in changes if "claim" in c] == [wanted]


def test_a_claim_whose_words_were_altered_is_not_accepted(desk, proposed):
    (wanted,) = ids(proposed)
    proposed.write_text(proposed.read_text().replace("2:39", "3:39"))
    _, err = run("--desk", desk, "accept", wanted, "--from", proposed, *BY, expect=2)
    assert "do not stand where it says" in err
    assert not (desk / "hand" / "accepted.csv").exists()


@pytest.mark.parametrize("content", ["", "not json\n", '[1]\n{"claim": "x"}\n', "\x00"])
def test_a_file_of_something_else_is_refused(desk, tmp_path, content):
    path = tmp_path / "other.jsonl"
    path.write_text(content)
    run("--desk", desk, "accept", "x", "--from", path, *BY, expect=2)


def test_what_the_rules_found_needs_no_accepting(desk, proposed, tmp_path):
    with_rules = tmp_path / "rules.jsonl"
    text = "The plane landed in Accra on Nov. 7, 2025.\n"
    report = tmp_path / "other.txt"
    report.write_text(text)
    run("--desk", desk, "check", report)
    with_rules.write_text(run("claims", report, "--json")[0])
    found = [c["claim"] for c in map(json.loads, with_rules.read_text().splitlines())
             if "claim" in c]  # fmt: skip
    _, err = run("--desk", desk, "accept", found[0], "--from", with_rules, *BY, expect=2)
    assert "no proposal of a model" in err


def test_it_needs_a_name_and_a_reason(desk, proposed):
    (wanted,) = ids(proposed)
    words = ("--by", "Ines", "--reason", " ")
    run("--desk", desk, "accept", wanted, "--from", proposed, *words, expect=2)


def test_a_damaged_row_is_named_and_left_out(desk, proposed):
    (wanted,) = ids(proposed)
    run("--desk", desk, "accept", wanted, "--from", proposed, *BY)
    table = desk / "hand" / "accepted.csv"
    (row,) = csv.DictReader(table.read_text().splitlines())
    table.write_text(table.read_text().replace(row["json"].replace('"', '""')[:40], "{"))
    out, err = run("--desk", desk, "check", "report.txt", "--json")
    assert wanted not in out and "accepted.csv" in err and wanted in err


def test_a_claim_marked_as_not_said_is_gone_from_claims_and_from_check(tmp_path):
    folder, report = tmp_path / "desk", tmp_path / "report.txt"
    report.write_text("The plane landed in Moscow at 2:39 a.m. on Dec. 9, 2025, a lawyer said.\n")
    run("init", folder)
    (arrival,) = lines(run("--desk", folder, "claims", report, "--json")[0])[1:]
    row = f"{arrival['claim']},not_said,Ines,2025-12-10T10:00:00+00:00,a headline\n"
    (folder / "hand" / "readings.csv").write_text("claim,mark,by,at,reason\n" + row)
    for command in ("claims", "check"):
        out, _ = run("--desk", folder, command, report, "--json")
        assert arrival["claim"] not in [one.get("claim") for one in lines(out)]
