"""The command as people run it: a new process, a real desk, real files."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parent.parent / "examples"
WHEELSDOWN = Path(sys.executable).parent / "wheelsdown"
NO_DESK = {k: v for k, v in os.environ.items() if k != "WHEELSDOWN_DESK"}


def run(*words: object, expect: int = 0, stdin: bytes | None = None) -> tuple[str, str]:
    done = subprocess.run(
        [WHEELSDOWN, *map(str, words)], capture_output=True, input=stdin, env=NO_DESK, check=False
    )
    out, err = done.stdout.decode(), done.stderr.decode()
    assert done.returncode == expect, err or out
    assert "Traceback" not in err
    return out, err


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


@pytest.fixture(scope="module")
def removals(tmp_path_factory) -> Path:
    desk = tmp_path_factory.mktemp("removals") / "desk"
    run("init", desk)
    run("--desk", desk, "add", EXAMPLES / "data" / "documented_legs.csv")
    return desk


@pytest.fixture(scope="module")
def positions(tmp_path_factory) -> Path:
    desk = tmp_path_factory.mktemp("positions") / "desk"
    run("init", desk)
    run("--desk", desk, "add", EXAMPLES / "data" / "n17104_2025-02-07.csv.gz")
    return desk


def verdict_of(checked: list[dict], words: str) -> dict:
    return next(c for c in checked if words in c.get("quote", {}).get("text", ""))


@pytest.fixture(scope="module")
def december(removals) -> list[dict]:
    report = EXAMPLES / "reports" / "arizona-cairo-moscow.txt"
    return lines(run("--desk", removals, "check", report, "--json")[0])


def test_december_landing_is_supported(december):
    landing = verdict_of(december, "touching down")
    assert landing["verdict"]["rating"] == "supported"
    assert landing["times"][0]["earliest"] == "2025-12-08T23:39:00Z"


def test_december_change_of_aircraft_in_cairo_is_found(december):
    best = december[-1]["summary"]["best_itinerary"]
    assert best["airports"] == ["KIWA", "KBWI", "HECA", "UUDD"]
    kinds = {c["airport"]: (c["kind"], c.get("minutes")) for c in best["connections"]}
    assert kinds["HECA"] == ("transfer", 243)


def test_december_count_is_credited_through_the_outlet_to_the_relative(december):
    count = verdict_of(december, "64 passengers")
    assert count["verdict"]["rating"] == "not_checkable"
    assert [(a["kind"], a["named"]) for a in count["attribution"]] == [
        ("outlet", True),
        ("anonymous", False),
    ]


def test_december_departure_leaves_hours_unexplained(december):
    departure = verdict_of(december, "departed from Cairo")
    unexplained = [f for f in departure["verdict"]["findings"] if f["check"] == "unexplained_time"]
    assert "about 3 hours unexplained" in unexplained[0]["words"]["en"]


def test_no_claim_is_made_of_furniture(december):
    assert not [c for c in december[:-1] if "newsletter" in c["quote"]["text"]]


def test_every_offset_points_at_its_characters(december):
    text = (EXAMPLES / "reports" / "arizona-cairo-moscow.txt").read_text()
    for claim in december[:-1]:
        quote = claim["quote"]
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_positions_support_one_landing_and_contradict_another(positions):
    report = EXAMPLES / "reports" / "invented-n17104.txt"
    svg = positions.parent / "map.svg"
    out, _ = run("--desk", positions, "check", report, "--json", "--map", svg)
    checked = lines(out)
    assert verdict_of(checked, "San Francisco")["verdict"]["rating"] == "supported"
    assert verdict_of(checked, "Denver")["verdict"]["rating"] == "contradicted"
    assert verdict_of(checked, "Los Angeles")["verdict"]["rating"] == "supported"
    assert svg.read_text().startswith("<svg")


def test_explain_says_why_in_both_languages(removals, december):
    claim = verdict_of(december, "departed from Cairo")["claim"]
    english, _ = run("--desk", removals, "explain", claim)
    russian, _ = run("--desk", removals, "explain", claim, "--lang", "ru")
    assert "about 3 hours unexplained" in english
    assert "около 3 часов" in russian


def test_explain_of_an_unknown_claim_is_a_usage_error(removals):
    _, err = run("--desk", removals, "explain", "0000000000-1-2-arrival", expect=2)
    assert "expected an id that 'check' printed" in err


def test_find_ranks_the_route_and_says_what_was_searched(removals):
    out, _ = run(
        "--desk", removals, "find", "--json", "--from", "Arizona",
        "--departed", "2025-12-07 12:00 America/Phoenix ± 90m", "--via", "Egypt",
        "--to", "UUDD", "--landed", "2025-12-09 02:39 Europe/Moscow",
    )  # fmt: skip
    first, *_, last = lines(out)
    assert first["airports"] == ["KIWA", "KBWI", "HECA", "UUDD"]
    assert last["summary"]["fitting"] == 1
    # Those of the days asked for; the log holds four more of other months.
    assert last["summary"]["searched_legs"] == 6


def test_find_that_finds_nothing_still_says_what_was_searched(removals):
    out, _ = run("--desk", removals, "find", "--to", "EDDF", "--json")
    assert [next(iter(line)) for line in lines(out)] == ["summary"]


def test_legs_and_journeys_as_json(positions):
    legs = lines(run("--desk", positions, "legs", "--aircraft", "n17104", "--json")[0])
    assert [(x["takeoff"]["airport"], x["landing"]["airport"]) for x in legs] == [
        ("KBOS", "KSFO"),
        ("KSFO", "KBOS"),
        ("KBOS", "KLAX"),
        ("KLAX", "KIAD"),
        ("KIAD", "KLAX"),
    ]
    journeys = lines(run("--desk", positions, "journeys", "--json")[0])
    assert sum(len(j["legs"]) for j in journeys) == 5


def test_adding_the_same_bytes_again_changes_nothing(positions):
    before = {p: p.read_bytes() for p in positions.rglob("*.parquet")}
    out, _ = run(
        "--desk", positions, "add", EXAMPLES / "data" / "n17104_2025-02-07.csv.gz", "--json"
    )
    assert lines(out)[0]["summary"]["added"] == 0
    assert {p: p.read_bytes() for p in positions.rglob("*.parquet")} == before


def test_bad_files_are_named_and_the_rest_is_taken(tmp_path):
    good = (EXAMPLES / "data" / "n17104_2025-02-07.csv.gz").read_bytes()
    files = {
        "good.csv.gz": good,
        "cut.json": good[: len(good) // 2],
        "empty.csv": b"",
        "other.csv": b"name,colour\nApple,red\n",
        "log.csv": b"case,leg,departure_airport,departure_local,departure_zone,arrival_airport,"
        b"arrival_local,arrival_zone,kind\n"
        b"T-1,1,QQQQ,2025-02-30 10:00,America/Phoenix,KBWI,2025-03-01 12:00,America/New_York,"
        b"actual\n",
    }
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in files.items():
        (folder / name).write_bytes(data)
    run("init", tmp_path / "desk")
    out, err = run("--desk", tmp_path / "desk", "add", folder, "--json")
    summary = lines(out)[0]["summary"]
    assert summary["added"] >= 2
    assert {"cut.json", "empty.csv"} <= set(summary["refused"])
    for name in ("cut.json", "empty.csv", "log.csv:2"):
        assert sum(line.startswith(name) for line in err.splitlines()) >= 1, err
    assert "QQQQ" in err
    assert "2025-02-30" in err


def test_a_report_from_standard_input_needs_no_desk():
    text = b"The plane landed in Cairo at 2:26 p.m. local time on Dec. 8, 2025.\n"
    document, claim = lines(run("claims", "-", "--json", stdin=text)[0])
    assert document["document"]["language"] == "en"
    assert claim["type"] == "flight.arrival"
    assert claim["times"][0]["earliest"] == "2025-12-08T12:26:00Z"


def test_what_the_taught_reader_finds_says_so():
    text = (
        b"Judging by ADS-B data, the plane left Mesa at 9:41 local time, made a landing in "
        b"Baltimore and arrived in Cairo at 14:26. Two have not been in touch since. This is the "
        b"third case of mass deportation since summer. On August 27, between 30 and 60 people were "
        b"sent along the same route.\n"
    )
    words = ("claims", "-", "--published", "2025-12-09")
    by_rules = lines(run(*words, "--rules-only", "--json", stdin=text)[0])[1:]
    assert not [claim for claim in by_rules if "reader" in claim]
    taught = lines(run(*words, "--json", stdin=text)[0])[1:]
    found = [claim for claim in taught if claim.get("reader") == "taught"]
    assert found
    assert all(claim["quote"]["text"] in text.decode() for claim in found)
    assert "found by the taught reader" in run(*words, stdin=text)[0]


def test_html_offsets_point_into_the_source(tmp_path):
    page = (
        "<html><head><title>T</title></head><body><nav>Subscribe</nav><article><p>"
        "The plane <b>landed</b> in Cairo at 2:26&nbsp;p.m. local time on Dec. 8, 2025."
        "</p></article></body></html>"
    )
    path = tmp_path / "page.html"
    path.write_text(page)
    claim = lines(run("claims", path, "--json")[0])[1]
    source = page[claim["quote"]["start"] : claim["quote"]["end"]]
    assert source.startswith("The plane <b>landed</b> in Cairo")


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["legs"], 2, "wheelsdown init"),
        (["claims", "nowhere.txt"], 2, "no file 'nowhere.txt'"),
        (["nonsense"], 2, "No such command"),
        (["--desk", "nowhere", "legs"], 2, "is not a desk"),
    ],
)
def test_wrong_usage_is_one_clear_line(words, code, message, tmp_path):
    done = subprocess.run(
        [WHEELSDOWN, *words], capture_output=True, cwd=tmp_path, env=NO_DESK, check=False
    )
    assert done.returncode == code
    assert message in done.stderr.decode()


def test_an_unknown_airport_code_is_a_usage_error(positions):
    _, err = run("--desk", positions, "legs", "--airport", "QQQQ", expect=2)
    assert "unknown place 'QQQQ'" in err


def test_help_imports_nothing_heavy():
    code = (
        "import sys; from click.testing import CliRunner; from wheelsdown.cli.main import "
        "wheelsdown; r = CliRunner().invoke(wheelsdown, ['--help']); assert r.exit_code == 0; "
        "assert not {'numpy', 'pyarrow', 'duckdb', 'rich', 'babel'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    "command", ["init", "add", "legs", "journeys", "find", "claims", "check", "explain"]
)
def test_every_command_shows_two_examples(command):
    out, _ = run(command, "--help")
    assert out.count("  wheelsdown ") + out.count("| wheelsdown ") >= 2


def test_a_closed_pipe_is_no_error(positions):
    whole = f"{WHEELSDOWN} --desk {positions} legs --json | head -c 10"
    done = subprocess.run(whole, shell=True, capture_output=True, env=NO_DESK, check=False)
    assert done.stderr == b""


def test_gzip_and_plain_hold_the_same_positions(tmp_path):
    plain = gzip.decompress((EXAMPLES / "data" / "n17104_2025-02-07.csv.gz").read_bytes())
    (tmp_path / "plain.csv").write_bytes(plain)
    run("init", tmp_path / "desk")
    out, _ = run("--desk", tmp_path / "desk", "add", tmp_path / "plain.csv", "--json")
    assert lines(out)[0]["summary"]["positions"] == 7889
