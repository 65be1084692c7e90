"""Chances of airports from the way to their runways, and times from the same way."""

from dataclasses import replace

import pytest

from pretend_sky import fly, track, unheard_below
from wheelsdown.flights.endpoint_times import time_by_way
from wheelsdown.flights.ends import landing_end, takeoff_end
from wheelsdown.flights.stretches import find_stretches
from wheelsdown.flights.ways import chances, is_light, way_to_airport_km
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.time_range import midpoint
from wheelsdown.tracks import prepare_track

HEIGHTS = [300, 1_000, 3_000]


def ends_of(rows, **more):
    heard = prepare_track([track(rows, **more)]).track
    [stretch] = find_stretches(heard)
    return takeoff_end(heard, stretch), landing_end(heard, stretch)


def flight(feet):
    return ends_of(unheard_below(fly("KPHX", "KSMF", "10:00"), feet, "KPHX", "KSMF"))


@pytest.mark.parametrize("feet", HEIGHTS)
def test_shares_leave_room_for_an_airport_nobody_knows(feet):
    for end in flight(feet):
        shares = [one.share for one in chances(end)]
        assert shares == sorted(shares, reverse=True)
        assert 0 < sum(shares) < 1


@pytest.mark.parametrize("feet", HEIGHTS)
def test_the_airport_flown_to_is_the_likeliest(feet):
    _, landing = flight(feet)
    assert chances(landing)[0].airport.icao == "KSMF"


@pytest.mark.parametrize("feet", HEIGHTS)
def test_the_middle_of_the_range_is_the_landing_to_the_half_minute(feet):
    _, landing = flight(feet)
    airport = chances(landing)[0].airport
    touched_ms = fly("KPHX", "KSMF", "10:00")[-6]["time_ms"]
    found = time_by_way(landing, airport)
    assert abs(midpoint(found).timestamp() * 1000 - touched_ms) < 45_000
    assert found.earliest.timestamp() * 1000 <= touched_ms <= found.latest.timestamp() * 1000


def test_the_way_grows_with_the_height():
    ways = [way_to_airport_km(end, chances(end)[0].airport) for _, end in map(flight, HEIGHTS)]
    assert ways == sorted(ways)


def test_in_cruise_there_are_no_chances():
    rows = [r for r in fly("KPHX", "KSMF", "10:00") if r["altitude_ft"] > 30_000]
    assert [chances(end) for end in ends_of(rows)] == [(), ()]


def test_without_altitude_there_are_no_chances():
    rows = [{**r, "altitude_ft": float("nan")} for r in fly("KPHX", "KSMF", "10:00")[20:-20]]
    assert [chances(end) for end in ends_of(rows)] == [(), ()]


def test_a_light_aircraft_has_as_much_to_do_at_a_small_field():
    rows = unheard_below(fly("KPRC", "KIGM", "10:00", cruise_ft=6_500), 1_000, "KPRC", "KIGM")
    slow = [{**r, "ground_speed_kt": min(r["ground_speed_kt"], 110.0)} for r in rows]
    _, landing = ends_of(slow, aircraft=Aircraft(icao24="a00001", type_code="C172"))
    assert is_light(landing)
    assert not is_light(replace(landing, track=track(rows)))
