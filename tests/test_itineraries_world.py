"""A record on shelves answers as an index of everything does, to the digit, for every report."""

import sys
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.verdicts.claims_said import claims_of
from evaluation.verdicts.scoring import build

from pretend_store import PretendStore, days_written, number_of
from record_notation import departure, named, via
from wheelsdown.desk.airport_slots import airport_codes, codes_of_words
from wheelsdown.desk.day_candidates import DayStore
from wheelsdown.desk.day_words import airport_words, words_of
from wheelsdown.desk.folder import make_desk
from wheelsdown.flights.identity import IdentityRow
from wheelsdown.itineraries.search import find_in_index, find_in_record, find_itineraries
from wheelsdown.itineraries.wide import WideRecord
from wheelsdown.model.itinerary import ConstraintKind
from wheelsdown.model.report import Reading, Report
from wheelsdown.pipeline import (
    check,
    check_in_days,
    name_aircraft,
    one_leg_a_flight,
    read,
)
from wheelsdown.places.typed import parse_time
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.events import group_events

SEED = 501


@pytest.fixture(scope="module")
def world():
    heard, told = build(SEED, aircraft=250, journeys=30)
    claims = [claims_of(one, heard.world.map, by_city=n % 2 == 0) for n, one in enumerate(told)]
    asked = [constraints_of(event) for one in claims for event in group_events(one)]
    return heard, claims, asked


def without_times(constraints):
    return [replace(one, time=None) for one in constraints if one.area or one.text]


def named_alone(constraints):
    kinds = (ConstraintKind.AIRCRAFT, ConstraintKind.TYPE, ConstraintKind.OPERATOR)
    return [one for one in constraints if one.kind in kinds]


@pytest.mark.parametrize("every", [0, 5])
def test_shelves_answer_as_everything_does(world, every):
    heard, _, asked = world
    aircraft = heard.world.fleet.aircraft
    beside = [number_of(one) for one in aircraft[::every]] if every else []
    record = WideRecord(PretendStore(heard.columns, heard.index, beside))
    for constraints in asked:
        assert find_in_record(record, constraints) == find_in_index(heard.index, constraints)


@pytest.mark.parametrize("changed", [without_times, named_alone])
def test_what_is_asked_without_a_time_or_a_place_is_answered_alike(world, changed):
    heard, _, asked = world
    record = WideRecord(PretendStore(heard.columns, heard.index))
    for constraints in map(changed, asked[::4]):
        assert find_in_record(record, constraints) == find_in_index(heard.index, constraints)


def test_a_time_alone_is_answered_alike(world):
    heard, _, asked = world
    record = WideRecord(PretendStore(heard.columns, heard.index))
    timed = [replace(c, area=None) for constraints in asked for c in constraints if c.time]
    for constraint in timed[::40]:
        assert find_in_record(record, [constraint]) == find_in_index(heard.index, [constraint])


def test_only_the_days_asked_about_are_opened(world):
    heard, _, _ = world
    store = PretendStore(heard.columns, heard.index)
    begins = datetime.fromtimestamp(heard.world.begins * 60, UTC)
    WideRecord(store).gather([departure("KJFK", f"{begins:%m-%dT%H:%M}")])
    assert store.opened < 3 * len(np.unique(store.day))


def reading_of(claims):
    report = Report(digest="sha256:" + "0" * 64, name="told", original="", text="")
    return Reading(
        report=report, language="en", headline=None, captions=(), furniture=(), passages=(),
        published=None, published_from=None, claims=tuple(claims),
    )  # fmt: skip


@pytest.fixture(scope="module")
def held(world, tmp_path_factory):
    """A desk that holds the simulated week by day, and its legs as a desk would give them."""
    heard, _, _ = world
    desk = make_desk(tmp_path_factory.mktemp("world") / "desk")
    flown = [_as_heard(heard.index.leg(row)) for row in range(len(heard.index))]
    days_written(desk, flown)
    return desk, flown


def _as_heard(leg):
    """The leg as positions give it: its id by its first moment, and no operator."""
    times = (leg.takeoff.time.earliest, leg.takeoff.time.latest, leg.landing.time.earliest)
    first = next(when for when in times if when is not None)
    own = f"{leg.aircraft.icao24}-{first:%Y%m%dT%H%M%SZ}"
    return replace(leg, leg=own, aircraft=replace(leg.aircraft, operator=None))


def store_of(desk, small=(), identities=(), retracted=()):
    return DayStore(
        desk, small=small, identities=identities, retracted=retracted, join=one_leg_a_flight
    )


def test_a_desk_of_days_answers_as_its_legs_do(world, held):
    _, _, asked = world
    desk, flown = held
    record, everything = WideRecord(store_of(desk)), name_aircraft((), flown)
    for constraints in asked[::5]:
        found = find_in_record(record, constraints)
        assert found == find_itineraries(everything, constraints)


def test_names_given_by_hand_hold_on_the_shelves(world, held):
    desk, flown = held
    row = flown[0]
    rows = [
        IdentityRow(
            icao24=row.aircraft.icao24, registration="RA-76370", type_code="B763",
            operator="Some Airline", begin=date(2025, 12, 2),
        )
    ]  # fmt: skip
    record, everything = WideRecord(store_of(desk, identities=rows)), name_aircraft(rows, flown)
    for kind, text in (("AIRCRAFT", "ra-76370"), ("TYPE", "B767"), ("OPERATOR", "some air")):
        constraints = [named(ConstraintKind[kind], text)]
        found = find_in_record(record, constraints)
        assert found == find_itineraries(everything, constraints)
        assert any(
            leg.aircraft.registration == "RA-76370" for i in found.itineraries for leg in i.legs
        )


@pytest.mark.parametrize("text", ["A320", "B777", "B737", "E190"])
def test_types_are_found_on_shelves(held, text):
    desk, flown = held
    constraints = [named(ConstraintKind.TYPE, text), departure("KJFK", "12-03T12:00", 600)]
    found = find_in_record(WideRecord(store_of(desk)), constraints)
    assert found == find_itineraries(name_aircraft((), flown), constraints)


def test_callsigns_are_found_on_shelves(held):
    desk, flown = held
    sign = next(leg.callsigns[0] for leg in flown if leg.callsigns)
    record, everything = WideRecord(store_of(desk)), name_aircraft((), flown)
    for kind, text in ((ConstraintKind.AIRCRAFT, sign), (ConstraintKind.OPERATOR, sign[:3])):
        constraints = [named(kind, text.lower())]
        assert find_in_record(record, constraints) == find_itineraries(everything, constraints)


def test_a_flight_told_by_a_log_too_is_one_leg(world, held):
    """What the small record tells of is joined with the day's own leg, as objects."""
    _, _, asked = world
    desk, flown = held
    logged = [
        replace(
            leg, leg=f"log-{n}", group="XX-2025-12",
            evidence=(replace(leg.evidence[0], capture="sha256:" + "ab" * 32),),
        )
        for n, leg in enumerate(flown[::50])
    ]  # fmt: skip
    record = WideRecord(store_of(desk, small=logged))
    everything = one_leg_a_flight(name_aircraft((), [*logged, *flown]))
    for constraints in asked[::12]:
        found = find_in_record(record, constraints)
        assert found == find_itineraries(everything, constraints)


def test_legs_of_a_retracted_capture_are_on_no_shelf(world, held):
    desk, flown = held
    retracted = [flown[0].evidence[0].capture]
    record = WideRecord(store_of(desk, retracted=retracted))
    assert find_in_record(record, [via("KJFK")]).searched_legs == 0


def test_a_report_is_checked_alike(world, held):
    _, claims, _ = world
    desk, flown = held
    record, everything = WideRecord(store_of(desk)), name_aircraft((), flown)
    for one in claims[::8]:
        reading = reading_of(one)
        assert check_in_days(reading, record) == check(reading, everything)


def test_airports_kept_as_words_are_found_again():
    rows = np.arange(-1, len(airport_codes()), 7, dtype=np.int32)
    assert np.array_equal(codes_of_words(airport_words(rows)), rows)
    assert codes_of_words(words_of(["ZZ-QQQ"])).tolist() == [-1]


def test_without_a_time_only_the_last_days_of_a_long_record_are_searched(world):
    heard, _, _ = world
    store = PretendStore(heard.columns, heard.index)
    begin, end = heard.world.begins + 2880, heard.world.begins + 5760
    store.searched_untimed = (begin, end)
    record = WideRecord(store)
    search = find_in_record(record, [via("KJFK")])
    within = (store.time_key >= begin) & (store.time_key <= end)
    assert search.searched_legs == np.count_nonzero(within)
    assert record.days_searched([via("KJFK")]) is not None
    assert record.days_searched([departure("KJFK", "12-03T12:00")]) is None


def plain_report(text):
    return Report(digest="sha256:" + "0" * 64, name="a.txt", original=text, text=text)


def test_a_check_says_which_days_it_searched_where_the_report_tells_no_time(world):
    heard, _, _ = world
    store = PretendStore(heard.columns, heard.index)
    store.searched_untimed = (heard.world.begins + 2880, heard.world.begins + 5760)
    record = WideRecord(store)
    untimed, timed = (
        check_in_days(read(plain_report(text), published=parse_time("2025-12-09")), record)
        for text in (
            "A deportation plane left New York for Cairo, a lawyer said.",
            "A deportation plane left New York for Cairo on December 3, a lawyer said.",
        )
    )
    assert untimed.days_searched == record.days_searched([via("KJFK")])
    assert timed.days_searched is None
