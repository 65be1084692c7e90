"""What has to be told of a route before it is offered, in one-line flight plans."""

from dataclasses import replace

import pytest

from record_notation import area, departure, landing, legs, named, via
from wheelsdown.itineraries.fitting import Half, LegFits, half_met, may_be_rounded
from wheelsdown.itineraries.search import find_itineraries
from wheelsdown.itineraries.told import RULES, Route, against
from wheelsdown.model.itinerary import ConstraintKind

CHARTER = "N1AX KIWA 12-07T19:00 KBWI 12-07T23:00"
IN_NEW_YORK = replace(landing("KJFK", "12-08T06:10"), area=area("KJFK", "KEWR"))


def route(plans: str, *wanted, choices: tuple[int, ...] = ()) -> Route:
    flown = legs(plans)
    runs, registration = [], None
    for leg in flown:
        if leg.aircraft.registration != registration:
            runs.append(())
            registration = leg.aircraft.registration
        runs[-1] = (*runs[-1], leg)
    fits = LegFits(wanted, [1.0] * len(wanted)).of_chain(flown)
    return Route(runs=tuple(runs), fits=fits, choices=choices)


def test_what_is_told_from_end_to_end_is_offered():
    onward = "N2BX KBWI 12-08T01:30 HECA 12-08T12:26"
    told = (departure("KIWA", "12-07T18:45"), landing("HECA", "12-08T12:30"))
    assert against(route(f"{CHARTER}\n{onward}", *told, choices=(300,))) is None


@pytest.mark.parametrize(
    ("rule", "plans", "wanted"),
    [
        (
            "an_end_answers_to_nothing",
            f"{CHARTER}\nN1AX KBWI 12-08T01:30 HECA 12-08T12:26",
            (departure("KIWA", "12-07T18:45"),),
        ),
        (
            "an_aircraft_answers_to_nothing",
            f"{CHARTER}\nN2BX KBWI 12-08T01:30 KJFK 12-08T02:26\n"
            "N3CX KJFK 12-08T05:00 HECA 12-08T15:00",
            (departure("KIWA", "12-07T18:45"), landing("HECA", "12-08T15:10")),
        ),
        (
            "changed_for_a_near_miss",
            f"{CHARTER}\nN2BX KBWI 12-08T01:30 HECA 12-08T12:26",
            (departure("KIWA", "12-07T18:45"), landing("HECA", "12-08T15:10")),
        ),
        (
            "goes_round_untold",
            "N1AX KIWA 12-07T01:00 KELP 12-07T02:00\nN1AX KELP 12-07T04:00 KSAT 12-07T05:00\n"
            "N1AX KSAT 12-07T07:00 KELP 12-07T08:00\nN1AX KELP 12-07T09:00 KMIA 12-07T13:00",
            (departure("KIWA", "12-07T00:50"), landing("KMIA", "12-07T13:10")),
        ),
        (
            "leaves_where_it_arrives",
            "N1AX KIWA 12-07T19:00 KJFK 12-07T23:00\nN1AX KJFK 12-08T01:30 KBOS 12-08T02:26\n"
            "N1AX KBOS 12-08T05:00 KEWR 12-08T06:00",
            (departure("KIWA", "12-07T18:45"), IN_NEW_YORK),
        ),
        (
            "comes_back_untold",
            "N2BX EGLL 12-07T08:00 HECA 12-07T12:26\nN2BX HECA 12-07T14:00 EGLL 12-07T19:00",
            (via("HECA"), departure("HECA", "12-07T13:50"), landing("EGLL", "12-07T19:05")),
        ),
    ],
)
def test_what_speaks_against_a_route(rule, plans, wanted):
    assert against(route(plans, *wanted, choices=(300, 300))) == rule


def test_every_rule_has_its_case_above():
    cases = test_what_speaks_against_a_route.pytestmark[0].args[1]
    assert [rule.__name__ for rule in RULES] == [case[0] for case in cases]


def test_where_few_flights_leave_a_near_miss_can_be_the_one():
    plans = f"{CHARTER}\nN2BX KBWI 12-08T01:30 HECA 12-08T12:26"
    told = (departure("KIWA", "12-07T18:45"), landing("HECA", "12-08T15:10"))
    assert against(route(plans, *told, choices=(2,))) is None


def test_an_aircraft_that_came_and_went_back_is_offered_if_that_is_told():
    plans = "N1AX KIWA 12-07T08:00 MGGT 12-07T12:26\nN1AX MGGT 12-07T14:00 KIWA 12-07T19:00"
    told = (landing("MGGT", "12-07T12:30"), landing("KIWA", "12-07T19:05"))
    assert against(route(plans, *told)) is None


def test_a_change_that_is_told_is_not_met_by_a_stop():
    stayed = legs(f"{CHARTER}\nN1AX KBWI 12-08T01:30 HECA 12-08T12:26")
    told = replace(via("KBWI"), changes_aircraft=True)
    assert [fit.fits for fit in LegFits([via("KBWI"), told], [1.0, 1.0]).of_chain(stayed)] == [
        True, False,
    ]  # fmt: skip


def test_a_stop_from_which_nobody_is_seen_to_go_on_is_said_but_not_met():
    (fit,) = LegFits([via("KBWI")], [1.0]).of_chain(legs(CHARTER))
    assert fit.found and not fit.fits


def test_a_told_change_chooses_between_two_ways_on():
    record = legs(f"""
        {CHARTER}
        N1AX KBWI 12-08T01:40 HECA 12-08T12:20
        N2BX KBWI 12-08T01:30 HECA 12-08T12:26
    """)
    told = [
        departure("KIWA", "12-07T18:45"),
        replace(via("KBWI"), changes_aircraft=True),
        landing("HECA", "12-08T12:30"),
    ]
    best = find_itineraries(record, told).itineraries[0]
    assert [leg.aircraft.registration for leg in best.legs] == ["N1AX", "N2BX"]


@pytest.mark.parametrize(
    ("wanted", "half"),
    [
        (landing("KDCA", "12-07T23:10"), Half.TIME),
        (landing("KBWI", "12-09T23:10"), Half.PLACE),
        (landing("KDCA", "12-09T23:10"), None),
    ],
)
def test_what_agrees_by_half(wanted, half):
    flown = legs(CHARTER)
    assert half_met(LegFits([wanted], [1.0]).of_chain(flown), flown) == (half,)


@pytest.mark.parametrize(
    ("time", "off", "rounded"),
    [("12-07T19:00", 20, True), ("12-07T19:30", 20, True), ("12-07T19:10", 20, False),
     ("12-07T19:00", 40, False), ("12-07T19:00", None, False)],
)  # fmt: skip
def test_only_a_round_time_was_rounded(time, off, rounded):
    assert may_be_rounded(departure("KIWA", time), off) is rounded
    assert not may_be_rounded(named(ConstraintKind.AIRCRAFT, "N1AX"), off)


def test_what_comes_back_in_the_evening_did_not_land_in_the_morning():
    record = legs("""
        N1AX KBRO 12-07T00:00 KSAN 12-07T03:00
        N2BX KSAN 12-07T06:00 KTUL 12-07T08:30
        N2BX KTUL 12-07T09:40 KSAN 12-07T12:30
    """)
    told = [
        landing("KSAN", "12-07T03:10"),
        departure("KSAN", "12-07T05:45"),
        landing("KTUL", "12-07T08:40"),
    ]
    best = find_itineraries(record, told).itineraries[0]
    assert [leg.takeoff.airport for leg in best.legs] == ["KBRO", "KSAN"]
