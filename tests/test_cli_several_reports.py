"""Captures that hold several reports, on the command line: all of them, or the one `#N` chooses."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from saved_report_notation import STORY, pdf, rss

WHEELSDOWN = Path(sys.executable).parent / "wheelsdown"
NO_DESK = {k: v for k, v in os.environ.items() if k != "WHEELSDOWN_DESK"}
EXAMPLES = Path(__file__).parent.parent / "examples"


def run(*words, expect=0):
    done = subprocess.run(
        [WHEELSDOWN, *map(str, words)], capture_output=True, env=NO_DESK, check=False
    )
    assert done.returncode == expect, done.stderr.decode()
    assert b"Traceback" not in done.stderr
    return done.stdout.decode(), done.stderr.decode()


def lines(out):
    return [json.loads(line) for line in out.splitlines()]


def item(guid, words, day="09"):
    return (
        f"<title>{guid}</title><guid>{guid}</guid><pubDate>Tue, {day} Dec 2025 10:00:00 GMT"
        f"</pubDate><description>{words}</description>"
    )


@pytest.fixture(scope="module")
def feed(tmp_path_factory):
    path = tmp_path_factory.mktemp("feed") / "feed.xml"
    path.write_bytes(rss(item("a", STORY), item("b", "Sunny, 12 degrees."), item("c", STORY)))
    return path


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    path = tmp_path_factory.mktemp("several") / "desk"
    run("init", path)
    run("--desk", path, "add", EXAMPLES / "data" / "documented_legs.csv")
    return path


def test_claims_of_all_items_with_ids_of_their_own(feed):
    told = lines(run("claims", feed, "--json")[0])
    documents = [line["document"] for line in told if "document" in line]
    claims = [line for line in told if "claim" in line]
    assert [d["item"] for d in documents] == ["a", "b", "c"]
    assert len({d["report"] for d in documents}) == 3
    assert len({d["capture"] for d in documents}) == 1
    assert len(claims) == len({c["claim"] for c in claims}) > 2
    assert {c["report"] for c in claims} == {documents[0]["report"], documents[2]["report"]}


def test_one_item_by_its_number(feed):
    told = lines(run("claims", f"{feed}#3", "--json")[0])
    assert [line["document"]["item"] for line in told if "document" in line] == ["c"]
    _, err = run("claims", f"{feed}#4", expect=2)
    assert "expected #1 to #3" in err


def test_for_people_only_items_that_claim_something_are_printed(feed):
    out, _ = run("claims", feed)
    assert "report 1 of 3: a" in out
    assert "report 2 of 3" not in out
    assert "reports read: 3; with claims: 2" in out


def test_check_of_all_ends_with_the_sum_and_explain_finds_the_item(feed, desk):
    told = lines(run("--desk", desk, "check", feed, "--json")[0])
    *_, last = told
    claims = [line for line in told if "verdict" in line]
    assert (last["summary"]["reports"], last["summary"]["claims"]) == (3, len(claims))
    landing = next(c for c in claims if c["type"] == "flight.arrival")
    assert landing["verdict"]["rating"] == "supported"
    explained = lines(run("--desk", desk, "explain", landing["claim"], "--json")[0])
    assert explained[0]["claim"] == landing["claim"]
    assert "supported" in run("--desk", desk, "check", feed)[0]


def test_a_date_or_a_map_is_of_one_report(feed, desk):
    for option in ("--published", "2025-12-09"), ("--map", desk.parent / "m.svg"):
        _, err = run("--desk", desk, "check", feed, *option, expect=2)
        assert "choose one with #N" in err


def test_a_date_given_for_one_item_is_remembered_for_it_alone(feed, desk):
    run("--desk", desk, "check", f"{feed}#1", "--published", "2025-12-10")
    digest = lines(run("claims", f"{feed}#1", "--json")[0])[0]["document"]["report"]
    documents = [
        line["document"]
        for line in lines(run("--desk", desk, "claims", feed.name, "--json")[0])
        if "document" in line
    ]
    days = {d["report"]: d["published"]["days"][0] for d in documents}
    assert days.pop(digest) == "2025-12-10"
    assert set(days.values()) == {"2025-12-09"}
    alone = lines(run("--desk", desk, "claims", digest[7:19], "--json")[0])
    assert alone[0]["document"]["report"] == digest


def test_a_capture_of_several_is_kept_whole_and_added_once(feed, tmp_path):
    run("init", tmp_path / "desk")
    first = lines(run("--desk", tmp_path / "desk", "add", feed, "--json")[0])[0]["summary"]
    again = lines(run("--desk", tmp_path / "desk", "add", feed, "--json")[0])[0]["summary"]
    assert (first["added"], len(first["reports"]), again["known"]) == (1, 1, 1)
    (kept,) = (tmp_path / "desk" / "captures").glob("*/*.bin")
    assert kept.read_bytes() == feed.read_bytes()


def test_a_pdf_given_with_its_date(tmp_path):
    path = tmp_path / "order.pdf"
    path.write_bytes(pdf("Order", STORY.replace(", and landed", ",\nand landed")))
    document, *claims = lines(run("claims", path, "--published", "2025-12-09", "--json")[0])
    assert document["document"]["pages"] == [0, 7]
    assert document["document"]["published"]["from"] == "given"
    assert {c["type"] for c in claims} >= {"flight.departure", "flight.arrival"}


def test_a_pdf_of_pictures_says_what_to_do(tmp_path):
    path = tmp_path / "scan.pdf"
    path.write_bytes(pdf(""))
    _, err = run("claims", path, expect=3)
    assert "run OCR" in err
