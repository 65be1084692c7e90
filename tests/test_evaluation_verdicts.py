"""Floors under the numbers of docs/evaluation/verdicts.md, on worlds small enough for every run."""

import sys
from datetime import timedelta
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.simulated_world.decoys import draw_decoy
from evaluation.simulated_world.flown import some
from evaluation.simulated_world.heard import hear
from evaluation.simulated_world.journeys import plant_journeys
from evaluation.simulated_world.world import simulate_world
from evaluation.verdicts.large_world import Searches, add_searches, searches_table
from evaluation.verdicts.real_cases import ask_real_cases
from evaluation.verdicts.report import rows_of
from evaluation.verdicts.scoring import build, tally, try_report

from wheelsdown.itineraries.search import find_in_index
from wheelsdown.model.itinerary import Area, Constraint, ConstraintKind
from wheelsdown.model.time_range import from_ms

FLOOR_TOP_1 = 0.93
FLOOR_NEVER = 0.98
MOST_FALSE = 2
"""Claims of some 300: the bar of 0.2 % is held on the large run; here only a fall shows."""


@pytest.fixture(scope="module")
def numbers():
    heard, told = build(501, aircraft=600, journeys=50)
    total = tally([try_report(heard, one, by_city=n % 2 == 0) for n, one in enumerate(told)])
    return total, {row.name: row.value for row in rows_of(total)}


def test_the_right_itinerary_comes_first(numbers):
    assert numbers[1]["right itinerary first"] >= FLOOR_TOP_1


def test_nothing_is_offered_for_flights_that_never_were(numbers):
    assert numbers[1]["never was: nothing offered"] >= FLOOR_NEVER


def test_hardly_a_false_claim_is_supported_or_a_true_one_contradicted(numbers):
    ratings = numbers[0].ratings
    assert ratings["false", "supported"] <= MOST_FALSE
    assert ratings["true", "contradicted"] <= MOST_FALSE


def test_most_true_claims_of_what_was_heard_are_supported(numbers):
    ratings = numbers[0].ratings
    true = sum(n for (truth, _), n in ratings.items() if truth == "true")
    assert ratings["true", "supported"] >= 0.65 * true


def test_a_seed_always_gives_the_same_world():
    one, other = (hear(simulate_world(7, aircraft=50, days=2), 7) for _ in range(2))
    assert [one.index.leg(r) for r in range(20)] == [other.index.leg(r) for r in range(20)]


def test_columns_and_legs_of_a_simulated_record_agree():
    heard = hear(simulate_world(8, aircraft=50, days=2), 8)
    columns = heard.index.columns
    for row in range(0, len(heard.index), 7):
        leg = heard.index.leg(row)
        code = columns.takeoff_airport[row]
        assert leg.takeoff.airport == (None if code < 0 else columns.airports[code])
        if leg.landing.time.latest is not None:
            minutes = leg.landing.time.latest.timestamp() / 60
            assert abs(minutes - columns.landing_last[row]) < 1e-3


def test_a_timetable_is_flown_every_day():
    world = simulate_world(11, aircraft=200, days=4)
    flown, days = world.flown, {}
    for leg in range(len(flown)):
        sign = world.callsigns[flown.sign[leg]]
        if sign.startswith("QZ") and not sign.endswith("X"):
            pair = (int(flown.origin[leg]), int(flown.destination[leg]))
            days.setdefault((sign, pair), []).append(flown.up[leg] % 1440)
    regular = [times for times in days.values() if len(times) >= 3]
    assert len(regular) > 0.6 * len(days)
    assert all(len(times) <= 5 for times in days.values())  # the day before reaches in


def test_no_aircraft_is_in_two_places():
    flown = simulate_world(12, aircraft=200, days=4).flown
    order = np.lexsort((flown.up, flown.aircraft))
    same = flown.aircraft[order][1:] == flown.aircraft[order][:-1]
    assert (flown.up[order][1:] > flown.down[order][:-1])[same].all()
    assert (flown.origin[order][1:] == flown.destination[order][:-1])[same].all()


@pytest.mark.parametrize("seed", range(12))
def test_a_decoy_differs_and_is_no_faster_than_a_flight(seed):
    world = simulate_world(13, aircraft=60, days=5)
    _, (planted,) = plant_journeys(world, 1, seed)
    whole, _ = plant_journeys(world, 1, seed)
    own = some(whole.flown, np.array(planted.legs[:1]))
    decoy = draw_decoy(np.random.default_rng(seed), world.map, own, 9999, 0)
    assert (decoy.down - decoy.up > 20).all()
    assert (decoy.up != own.up).any() or (decoy.destination != own.destination).any()


def test_searches_of_a_world_are_timed_and_counted():
    heard, told = build(502, aircraft=100, journeys=4)
    searches = Searches()
    add_searches(searches, heard, told)
    assert len(searches.seconds) == len(told) and searches.legs == len(heard.index)
    assert "100 aircraft" in searches_table([("100 aircraft", searches)])


def test_a_leg_of_a_large_record_is_found_by_its_two_ends():
    heard = hear(simulate_world(9, aircraft=2500, days=7), 9)
    flown = heard.world.flown
    number = next(n for n in range(20_000, len(flown)) if heard.ends_right[n] and
                  heard.in_record[n])  # fmt: skip
    codes = heard.world.map.icao
    search = find_in_index(
        heard.index,
        [
            _wanted(ConstraintKind.DEPARTURE, codes[flown.origin[number]], flown.up[number] - 12),
            _wanted(ConstraintKind.LANDING, codes[flown.destination[number]], flown.down[number]),
        ],
    )
    assert any([x.leg for x in i.legs] == [heard.leg_id(number)] for i in search.itineraries[:3])
    assert search.searched_legs > 40_000
    assert search.searched.latest - search.searched.earliest > timedelta(days=3)


def _wanted(kind, airport, minute):
    area = Area(name=airport, kind="airport", airports=frozenset({airport}))
    ms = round(float(minute) * 60_000)
    return Constraint(kind=kind, area=area, time=from_ms(ms, ms + 59_000))


@pytest.mark.shared
def test_the_documented_routes_are_found(shared_data):
    assert all(one.is_documented_route for one in ask_real_cases(shared_data))
