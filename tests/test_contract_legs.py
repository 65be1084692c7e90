"""Legs, journeys and itineraries as JSON: the contract's keys, and nothing lost on the way back."""

import json
import re
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from strategies import EPOCH, legs, time_ranges, times
from wheelsdown.contract.itineraries import itinerary_json, search_summary_json
from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.legs import airports_of, journey_json, leg_from_json, leg_json
from wheelsdown.contract.times import range_from_json, range_json, time_from_text, time_text
from wheelsdown.model.flight import Endpoint, Journey, Leg, NoAirport, Sighting, Stop
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration
from wheelsdown.model.itinerary import (
    Area,
    Connection,
    ConnectionKind,
    Constraint,
    ConstraintFit,
    ConstraintKind,
    Itinerary,
    Search,
)
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.time_range import UNKNOWN_TIME, instant

TAKEOFF = datetime(2025, 10, 1, 16, 58, tzinfo=UTC)


def endpoint(airport, time=UNKNOWN_TIME, sighting=Sighting.OBSERVED):
    return Endpoint(
        airport=airport,
        reason=None if airport else NoAirport.OUT_OF_COVERAGE,
        time=time,
        sighting=sighting if airport else Sighting.UNKNOWN,
        confidence=0.99 if airport else None,
        runners_up=(),
        rule="stood_on_it",
    )


def leg(name="a2c4e0-20251001T165800Z", frm="KAEX", to="KMSP"):
    return Leg(
        leg=name,
        aircraft=Aircraft(icao24=IcaoAddress("a2c4e0"), registration=Registration("N278GX")),
        callsigns=(Callsign("TYSON41"),),
        takeoff=endpoint(frm, instant(TAKEOFF)),
        landing=endpoint(to),
        distance_km=1411.2,
        gaps=(),
        possible_stops=(),
        evidence=(Evidence(capture=Digest("sha256:ab"), rows=(120, 2210)),),
    )


@given(legs)
@settings(max_examples=150, deadline=None)
def test_a_leg_comes_back_from_its_line_unchanged(a_leg):
    line = dumps(leg_json(a_leg))
    assert len(line.splitlines()) == 1
    assert leg_from_json(json.loads(line)) == a_leg


@given(legs)
@settings(max_examples=100, deadline=None)
def test_null_stands_only_for_the_airport_that_has_a_reason(a_leg):
    obj = leg_json(a_leg)
    for side in ("takeoff", "landing"):
        assert (obj[side].pop("airport") is None) == ("reason" in obj[side])
    assert "null" not in re.sub(r'"(\\.|[^"\\])*"', "", dumps(obj))


@given(time_ranges())
def test_a_range_comes_back_unchanged(time):
    assert range_from_json(json.loads(dumps(range_json(time)))) == time


@given(times)
def test_a_time_is_utc_with_z(when):
    text = time_text(when)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z", text)
    assert time_from_text(text) == when


def test_whole_seconds_have_no_fraction():
    assert time_text(TAKEOFF) == "2025-10-01T16:58:00Z"
    assert time_text(EPOCH.replace(microsecond=250_000)) == "1970-01-01T00:00:00.250Z"


def test_a_leg_has_the_keys_of_the_contract_in_their_order():
    assert leg_json(leg(to=None)) == {
        "leg": "a2c4e0-20251001T165800Z",
        "icao24": "a2c4e0",
        "registration": "N278GX",
        "callsigns": ["TYSON41"],
        "takeoff": {
            "airport": "KAEX",
            "time": {"earliest": "2025-10-01T16:58:00Z", "latest": "2025-10-01T16:58:00Z"},
            "sighting": "observed",
            "confidence": 0.99,
            "runners_up": [],
            "rule": "stood_on_it",
        },
        "landing": {
            "airport": None,
            "reason": "out_of_coverage",
            "sighting": "unknown",
            "runners_up": [],
            "rule": "stood_on_it",
        },
        "distance_km": 1411.2,
        "gaps": [],
        "stops_possible_in_gaps": [],
        "evidence": [{"capture": "sha256:ab", "rows": [120, 2210]}],
    }
    assert list(leg_json(leg()))[:4] == ["leg", "icao24", "registration", "callsigns"]


@pytest.mark.parametrize(
    ("route", "airports"),
    [
        ("KAEX-KMSP KMSP-KOMA KOMA-KAEX", "KAEX KMSP KOMA KAEX"),
        ("KAEX-? KOMA-KAEX", "KAEX KOMA KAEX"),
        ("KAEX-? ?-KAEX", "KAEX ? KAEX"),
        ("KAEX-KMSP ?-KOMA", "KAEX KMSP KOMA"),
        ("KAEX-KMSP KSTP-KOMA", "KAEX KMSP KSTP KOMA"),
        ("?-KMSP", "? KMSP"),
        ("", ""),
    ],
)
def test_the_airports_of_a_route(route, airports):
    pairs = [[code.strip("?") or None for code in hop.split("-")] for hop in route.split()]
    found = airports_of([leg(frm=frm, to=to) for frm, to in pairs])
    assert " ".join(airport or "?" for airport in found) == airports


def test_a_journey_names_its_legs_by_id():
    flown = (leg("one", "KAEX", "KMSP"), leg("two", "KMSP", "KOMA"))
    stop = Stop(airport="KMSP", landed=UNKNOWN_TIME, took_off=instant(TAKEOFF))
    obj = journey_json(Journey(journey="j", aircraft=flown[0].aircraft, legs=flown, stops=(stop,)))
    assert obj["legs"] == ["one", "two"]
    assert obj["airports"] == ["KAEX", "KMSP", "KOMA"]
    assert obj["stops"][0]["airport"] == "KMSP"
    assert "landed" not in obj["stops"][0]


def search(*itineraries):
    return Search(
        itineraries=itineraries, fitting=1, searched_legs=41233, searched=instant(TAKEOFF)
    )


def itinerary():
    moscow = Area(name="Moscow", kind="city", airports=frozenset({"UUDD"}))
    wanted = Constraint(kind=ConstraintKind.LANDING, area=moscow, time=instant(TAKEOFF))
    return Itinerary(
        legs=(leg("one", "KIWA", "HECA"), leg("two", "HECA", "UUDD")),
        connections=(
            Connection(
                airport="HECA",
                kind=ConnectionKind.TRANSFER,
                minutes=243,
                from_aircraft="a2c4e0",
                to_aircraft="RU-2025-12/A",
            ),
        ),
        fits=(
            ConstraintFit(constraint=wanted, found="UUDD", fits=True, off_by_minutes=0, weight=6.1),
        ),
        score=0.97,
    )


def test_an_itinerary_has_its_rank_and_what_was_searched():
    obj = itinerary_json(itinerary(), 1, search(itinerary()))
    assert (obj["rank"], obj["score"], obj["searched_legs"]) == (1, 0.97, 41233)
    assert obj["airports"] == ["KIWA", "HECA", "UUDD"]
    assert obj["searched_from"] == "2025-10-01T16:58:00Z"
    assert obj["constraints"][0]["wanted"]["place"] == {"name": "Moscow", "kind": "city"}
    assert obj["constraints"][0]["why"]


def test_an_aircraft_known_only_by_a_label_is_not_given_as_an_address():
    connection = itinerary_json(itinerary(), 1, search())["connections"][0]
    assert connection["from_icao24"] == "a2c4e0"
    assert "to_icao24" not in connection
    assert connection["to_aircraft"] == "RU-2025-12/A"


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"found": None, "fits": False}, "the record has nothing in its place"),
        ({"fits": False, "off_by_minutes": 12}, "12 minutes outside the wanted time"),
        ({"fits": False}, "the record has another"),
    ],
)
def test_why_a_constraint_is_met_or_not(change, why):
    fit = replace(itinerary().fits[0], **change)
    obj = itinerary_json(replace(itinerary(), fits=(fit,)), 1, search())
    assert obj["constraints"][0]["why"] == why


def test_the_summary_of_a_search_that_found_nothing():
    nothing = replace(search(), fitting=0, searched=UNKNOWN_TIME)
    assert search_summary_json(nothing) == {"summary": {"fitting": 0, "searched_legs": 41233}}
    assert search_summary_json(nothing, {"heard": 3})["summary"]["coverage"] == {"heard": 3}


@given(st.text(st.characters(categories=("Zl", "Zp", "Cc", "Lu"))))
def test_any_text_is_one_line_of_utf_8(text):
    line = dumps({"text": text})
    assert len(line.encode().decode().splitlines()) == 1
    assert json.loads(line) == {"text": text}


def test_half_a_surrogate_pair_can_be_printed_and_read_back():
    line = dumps({"name": "broken\udcff.html"})
    assert json.loads(line.encode()) == {"name": "broken\udcff.html"}


def test_russian_stays_readable():
    assert dumps({"place": "Внуково"}) == '{"place": "Внуково"}'


def test_not_a_number_is_refused():
    with pytest.raises(ValueError):
        dumps({"distance_km": float("nan")})
