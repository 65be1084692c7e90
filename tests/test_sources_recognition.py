"""A capture is known by what is in it, and what is in none of the kinds is said to be so."""

import gzip
import re
from importlib.resources import files
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from wheelsdown import sources
from wheelsdown.sources.recognition import KINDS, read_capture, recognise
from wheelsdown.wording.catalogue import both

DIGEST = "sha256:" + "4" * 64

SAMPLES = {
    "readsb_trace": b'{"icao":"a2c4e0","timestamp":1764979200,"trace":[[1,3.3,-11.6,1000,3,4,0]]}',
    "kml": b"<?xml version='1.0'?><kml><Placemark/></kml>",
    "adsbx_csv": b"time,lat,lon,altitude,timestamp,icao\n1,2,3,ground,2025-01-01,a2c4e0\n",
    "fr24_csv": b"Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n",
    "flight_log": b"departure_airport,arrival_airport\nKIWA,KBWI\n",
    "aircraft_json": b'{"now": 1764979200, "aircraft": [{"hex": "a2c4e0"}]}',
    "fr24_json": b'{"result": {"response": {"data": {"flight": {"identification": {}}}}}}',
    "mode_s": b'{"timestamp":1.5,"df":"17","icao24":"4ca216","bds":"08"}\n',
    "opensky_states": b'[{"timestamp": 1, "icao24": "a2c4e0", "latitude": 1, "longitude": 2}]',
    "opensky_flights": b'[{"icao24": "a2c4e0", "firstSeen": 1, "estDepartureAirport": null}]',
    "sbs": b"MSG,3,1,1,4CA216,1,2016/03/11,13:07:16,2016/03/11,13:07:16,,1,,,5,6,,,,,,0\n",
    "web_page": b"<!doctype html><p>The plane landed.</p>",
    "report_text": b"The plane landed in Moscow at night.\nNobody said why.\n",
}


@pytest.mark.parametrize("kind", SAMPLES)
def test_each_kind_is_known_by_its_content_plain_and_packed(kind):
    assert recognise(SAMPLES[kind], "photo.jpg") == kind
    assert recognise(gzip.compress(SAMPLES[kind]), "photo.jpg") == kind


@pytest.mark.parametrize(
    "data",
    [b"\x89PNG\r\n\x1a\n" + bytes(60), b'{"a": 1}', b"a,b,c\n1,2,3\n4,5,6\n", b"\0" * 99, b"1 2 3"],
)
def test_what_is_of_no_kind_is_not_guessed(data):
    contents = read_capture(data, digest=DIGEST, name="x", kind=None)
    (problem,) = contents.problems
    assert problem.code == "unrecognised_kind"
    assert "readsb_trace" in dict(problem.values)["known"]


def test_a_download_that_stopped_is_named_as_what_it_was_to_be():
    packed = gzip.compress(SAMPLES["readsb_trace"])
    contents = read_capture(packed[:-4], digest=DIGEST, name="x", kind=None)
    assert (contents.kind, contents.problems[0].code) == ("readsb_trace", "truncated_gzip")
    half = read_capture(SAMPLES["readsb_trace"][:60], digest=DIGEST, name="x", kind=None)
    assert (half.kind, half.problems[0].code) == ("readsb_trace", "broken_json")


def test_the_caller_may_say_what_it_is():
    page, text = SAMPLES["web_page"], SAMPLES["report_text"]
    assert read_capture(page, digest=DIGEST, name="x", kind="report").kind == "web_page"
    assert read_capture(text, digest=DIGEST, name="x", kind="report").kind == "report_text"
    wrong = read_capture(text, digest=DIGEST, name="x", kind="fr24_csv")
    assert wrong.problems[0].code == "columns_missing"
    assert read_capture(text, digest=DIGEST, name="x", kind="fax").problems[0].code == (
        "kind_not_known"
    )


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "data", [b"", b"\0", b"\x1f\x8b", b"{", b"[[", b"<", b'"', b",,,\n\n,", b"\xff\xfe"]
)
def test_no_reader_falls_over_what_it_is_given(kind, data):
    contents = read_capture(data, digest=DIGEST, name="x", kind=kind)
    assert contents.tracks == contents.legs == ()
    for problem in contents.problems:
        both(f"problem.{problem.code}", **dict(problem.values))
    assert contents.problems or contents.report


# Readers of bytes; the modules of the network tell of their failures in their own way.
NETWORK = {"captures", "connections", "networks", "politeness", "release_archives"}


def test_every_problem_has_words_in_both_languages():
    codes = {"airport_code_not_known", "airport_code_ambiguous"}
    codes |= {
        f"local_time_{fault}" for fault in ("not_a_day", "not_a_time", "skipped_by_the_clock")
    }
    for module in Path(sources.__file__).parent.glob("*.py"):
        if module.stem not in NETWORK:
            codes |= set(re.findall(r'(?:problem|tell)\(\s*"(\w+)"', module.read_text()))
    assert len(codes) > 40
    for language in ("en", "ru"):
        with (files("wheelsdown.wording") / "locales" / language / "problem.po").open("rb") as po:
            said = {str(message.id) for message in read_po(po) if message.string}
        assert sorted(codes - {key.removeprefix("problem.") for key in said}) == []
