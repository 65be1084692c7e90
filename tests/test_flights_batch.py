"""The legs of a batch are those of its aircraft one by one: same records, to the microsecond.

`find_legs` is the published method and the oracle; kernels run here as plain Python, and once as
machine code, which `python -m evaluation.kernel_equality` holds against many thousands of legs.
"""

import dataclasses
import os
import subprocess
import sys
from datetime import timedelta
from itertools import islice
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.kernel_equality import (
    as_readsb_prints,
    batch_of,
    compare,
    legs_in_a_batch,
    legs_one_by_one,
    variants,
)
from evaluation.legs.corpus import corpus_files, read_corpus

from pretend_sky import (
    JET,
    at,
    fly,
    marked_new_leg,
    shifted,
    stand,
    touch_and_go,
    track,
    unheard,
    unheard_below,
)
from test_flights_legs import days
from wheelsdown.aviation.airport_grid import load_airport_grid
from wheelsdown.aviation.airports import load_airports, rows_near
from wheelsdown.compiling import SWITCH
from wheelsdown.contract.legs import leg_json
from wheelsdown.flights.batch import find_legs_of_batch
from wheelsdown.flights.kernel_circles import MOST_AIRPORTS, NEAR_COLUMNS, airports_within
from wheelsdown.flights.kernel_endpoints import round_decimals
from wheelsdown.flights.kernel_fields import load_fields
from wheelsdown.flights.kernel_rows import median_of, quantile_kt
from wheelsdown.flights.kernel_times import us_of_minutes
from wheelsdown.flights.leg_columns import (
    EDGE_UNKNOWN,
    RULE_NAMES,
    aircraft_of_batch,
    callsign_from_number,
    columns_from,
    legs_from,
    number_from_callsign,
)
from wheelsdown.model.identity import Aircraft, Callsign
from wheelsdown.pipeline import legs_of, legs_of_batch
from wheelsdown.scale.kernel_cache import CACHE_VARIABLE, kernel_cache
from wheelsdown.tracks import prepare_track

PROJECT = Path(__file__).parent.parent
THERE = fly("KPHX", "KSMF", "10:00")
BACK = fly("KSMF", "KPHX", "13:00")
LIGHT = Aircraft(icao24="a00002", type_code="C172")
UNNAMED = Aircraft(icao24="~a00003")

SKIES = {
    "ground to ground": stand("KPHX", "09:30", "09:58") + THERE,
    "there and back": THERE + stand("KSMF", "12:00", "12:50") + BACK,
    "there and back, unheard between": THERE + BACK,
    "begins and ends in cruise": unheard(unheard(THERE, "09:00", "10:30"), "11:00", "13:00"),
    "unheard below 300 ft": unheard_below(THERE, 300, "KPHX", "KSMF"),
    "unheard below 1,500 ft": unheard_below(THERE + BACK, 1_500, "KPHX"),
    "unheard below 5,000 ft": unheard_below(THERE + BACK, 5_000, "KPHX"),
    "silent over the ocean": unheard(fly("KJFK", "EGLL", "10:00"), "12:00", "14:30"),
    "silent long enough for a stop": unheard(fly("KJFK", "KLAX", "10:00"), "11:00", "13:30")
    + [{**r, "time_ms": r["time_ms"] + 90 * 60_000} for r in fly("KLAX", "KJFK", "18:00")],
    "touch and go": touch_and_go("KPHX", "KPRC"),
    "go-around": fly("KPHX", "KPRC", "10:00", touch=False) + fly("KPRC", "KPHX", "11:00")[6:],
    "readsb's mark of a new leg": THERE[:300] + marked_new_leg(THERE[420:]),
    "forged far north": shifted(THERE, 700),
    "never in the air": stand("KPHX", "09:30", "11:00"),
    "on the ground here, then there": stand("KPHX", "08:00", "09:00")
    + stand("KSMF", "11:00", "12:00"),
    "one row": THERE[100:101],
    "sparse": THERE[::40] + BACK[::40],
    "a night between": THERE + [{**r, "time_ms": r["time_ms"] + 39 * 3_600_000} for r in BACK],
    "small field": stand("KPRC", "08:00", "08:30") + fly("KPRC", "KPHX", "08:31", cruise_ft=9_000),
}


def tracks_of_skies(aircraft=JET, **more):
    return [as_readsb_prints(track(rows, aircraft=aircraft, **more)) for rows in SKIES.values()]


def assert_same(tracks):
    count, found = compare(tracks)
    assert found == []
    return count


@pytest.mark.parametrize("name", SKIES)
@pytest.mark.parametrize("aircraft", [JET, LIGHT, UNNAMED], ids=["jet", "light", "unnamed"])
def test_a_journey_is_the_same_legs(name, aircraft):
    assert_same([as_readsb_prints(track(SKIES[name], aircraft=aircraft))])


def test_legs_do_not_depend_on_who_else_is_in_the_batch():
    prepared = [prepare_track([t]) for t in tracks_of_skies()]
    alone = [leg for p in prepared for leg in legs_in_a_batch([p])]
    assert legs_in_a_batch(prepared) == alone == legs_one_by_one(prepared)
    assert [leg_json(leg) for leg in alone] == [leg_json(leg) for leg in legs_one_by_one(prepared)]


def test_callsigns_before_during_and_between_legs():
    heard = [("09:40", "AAA1"), ("10:20", "BBB2"), ("11:00", "AAA1"), ("12:30", "CCC3")]
    callsigns = [(at(when), Callsign(name)) for when, name in heard]
    assert_same(tracks_of_skies(callsigns=callsigns))
    assert_same(tracks_of_skies(callsigns=callsigns[3:]))


def test_a_row_said_twice_is_evidence_of_the_leg_it_ends():
    rows = [*THERE, dict(THERE[-1])]
    prepared = prepare_track([as_readsb_prints(track(rows))])
    assert len(prepared.echoes.time_ms) == 1
    assert legs_in_a_batch([prepared]) == legs_one_by_one([prepared])


def test_raw_rows_in_a_batch_are_the_legs_of_the_whole_way():
    names = ("there and back", "forged far north", "touch and go", "unheard below 1,500 ft")
    raw = [as_readsb_prints(track([*SKIES[name], dict(SKIES[name][-1])])) for name in names]
    batch = batch_of(raw)
    found = legs_from(legs_of_batch(batch).legs, aircraft_of_batch(batch))
    assert list(found) == [leg for one in raw for leg in legs_of([one]).legs]


def test_an_empty_batch_has_no_legs():
    assert legs_from(find_legs_of_batch(batch_of([])), aircraft_of_batch(batch_of([]))) == ()
    nobody = batch_of([as_readsb_prints(track([]))])
    assert len(find_legs_of_batch(nobody).aircraft) == 0


@settings(max_examples=60, deadline=None)
@given(days(), st.sampled_from([JET, UNNAMED, LIGHT]))
def test_whatever_the_rows_the_legs_are_the_same(rows, aircraft):
    assert_same([as_readsb_prints(track(rows, aircraft=aircraft))])


@pytest.mark.parametrize("seed", range(3))
def test_cut_and_damaged_journeys_are_the_same_legs(seed):
    assert assert_same(islice(variants(tracks_of_skies(), seed), 60)) > 50


@pytest.mark.shared
def test_real_traces_and_cuts_of_them_are_the_same_legs(shared_data):
    kinds = ("trace_full", "raw_A11F59", "data_", "_data")
    files = [p for p in corpus_files() if p.is_relative_to(shared_data) and _is(p.name, kinds)]
    tracks = [as_readsb_prints(heard.raw) for heard in read_corpus(files)]
    assert assert_same(islice(variants(tracks), 80)) > 130


def _is(name, kinds):
    return any(kind in name for kind in kinds)


def test_machine_code_finds_the_same_legs():
    pytest.importorskip("numba")
    environment = {**os.environ, SWITCH: "1", CACHE_VARIABLE: str(kernel_cache())}
    program = (
        "import sys; sys.path[:0] = sys.argv[1:]; import test_flights_batch as this;"
        "print(this.assert_same(this.islice(this.variants(this.tracks_of_skies()), 150)))"
    )
    command = [sys.executable, "-c", program, str(PROJECT), str(PROJECT / "tests")]
    ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stderr[-2_000:]
    assert int(ran.stdout) > 150


def test_columns_and_records_of_legs_round_trip():
    tracks = [prepare_track([t]).track for t in tracks_of_skies()]
    batch = batch_of(tracks)
    columns, of = find_legs_of_batch(batch), aircraft_of_batch(batch)
    again = columns_from(legs_from(columns, of), columns.aircraft.tolist())
    assert legs_from(again, of) == legs_from(columns, of)
    for name in (
        "aircraft",
        "distance_km",
        "first_row",
        "callsign",
        "gap_began_ms",
        "stop_offsets",
    ):
        np.testing.assert_array_equal(getattr(again, name), getattr(columns, name), name)
    for end in ("takeoff", "landing"):
        for field in dataclasses.fields(columns.takeoff):
            values = getattr(getattr(columns, end), field.name)
            given_back = getattr(getattr(again, end), field.name)
            if field.name == "edge":
                values = np.where(given_back == EDGE_UNKNOWN, given_back, values)
            np.testing.assert_array_equal(given_back, values, f"{end}.{field.name}")


def test_numbers_of_rules_stay():
    assert RULE_NAMES == (
        "on_the_runway",
        "on_the_aerodrome",
        "on_a_heliport",
        "on_the_ground_elsewhere",
        "over_its_runway",
        "lined_up_with_a_runway",
        "likeliest_by_its_way",
        "several_airports_in_reach",
        "lost_in_the_air",
        "stood_there_unheard",
        "took_off_from_there_next",
        "landed_there_before",
    )


@given(st.from_regex(r"[A-Z0-9]{1,8}", fullmatch=True).map(Callsign))
def test_callsigns_round_trip(callsign):
    assert callsign_from_number(number_from_callsign(callsign)) == callsign


@given(st.floats(0, 20_000) | st.integers(0, 400_000).map(lambda n: n / 2_000))
def test_rounding_is_that_of_python(value):
    assert round_decimals(value, 1000.0) == round(value, 3)
    assert round_decimals(value, 10.0) == round(value, 1)


@given(st.floats(0, 3_000) | st.integers(0, 10**9).map(lambda n: n / 120_000_000))
def test_minutes_are_microseconds_as_timedelta_says(minutes):
    assert timedelta(microseconds=us_of_minutes(minutes)) == timedelta(minutes=minutes)


@given(st.lists(st.integers(0, 9_000), min_size=1, max_size=60))
def test_quantile_and_median_are_those_of_numpy(speeds_e1):
    speeds = np.array(speeds_e1) / 10
    assert quantile_kt(np.array(speeds_e1, np.int32), len(speeds)) == np.quantile(speeds, 0.9)
    assert median_of(speeds.copy(), len(speeds)) == np.median(speeds)


@pytest.mark.parametrize(
    ("place", "km"),
    [
        ((33.43, -112.01), 31.0),
        ((0.0, 180.0), 900.0),
        ((89.9, 0.0), 1_500.0),
        ((-16.7, -179.99), 50),
    ],
)
def test_airports_in_a_circle_are_those_of_the_table_in_order(place, km):
    near = np.empty((MOST_AIRPORTS, NEAR_COLUMNS))
    count = airports_within(load_fields(), place, km, near)
    assert near[:count, 0].tolist() == rows_near(*place, km)[0].tolist()


def test_no_circle_asked_for_in_order_holds_more_airports_than_there_is_room_for():
    """Sixteen cells of a quarter of a degree hold any circle of 31 km below 70° of latitude."""
    grid = load_airport_grid()
    counts = np.diff(grid.cell_offsets).reshape(720, 1440).astype(int)
    wide = sum(np.roll(counts, shift, 1) for shift in range(-4, 5))
    tall = sum(np.roll(wide, shift, 0) for shift in range(-2, 3))
    assert tall.max() < MOST_AIRPORTS / 2


def test_a_circle_is_never_so_high_that_no_airport_counts():
    highest = max(load_airports().elevation_ft.tolist())
    assert load_fields().highest_ft == highest
