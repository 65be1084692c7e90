"""Itineraries: who could have travelled how, in one-line flight plans."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from record_notation import departure, landing, leg, legs, named, via
from wheelsdown.itineraries.search import find_itineraries
from wheelsdown.itineraries.transfers import connect
from wheelsdown.model.itinerary import ConnectionKind, ConstraintKind, Search

ARIZONA_TO_MOSCOW = legs("""
    N1AX KIWA 12-07T19:05 KBWI 12-07T23:10
    N1AX KBWI 12-08T01:30 HECA 12-08T12:26
    SUGB HECA 12-08T16:40 UUDD 12-08T23:39 A333 EgyptAir
    N1AX HECA 12-08T18:00 OKKK 12-08T20:30
    SUGC HECA 12-08T07:00 EGLL 12-08T12:00
    N2BX KIWA 12-07T20:05 KELP 12-07T21:10
""")


def routes(search: Search) -> list[str]:
    return [
        " ".join([i.legs[0].takeoff.airport or "?", *(x.landing.airport or "?" for x in i.legs)])
        for i in search.itineraries
    ]


def test_a_change_of_aircraft_is_found():
    search = find_itineraries(
        ARIZONA_TO_MOSCOW,
        [departure("KIWA", "12-07T19:00", 30), via("HECA"), landing("UUDD", "12-08T23:39")],
    )
    assert routes(search)[0] == "KIWA KBWI HECA UUDD"
    kinds = [c.kind for c in search.itineraries[0].connections]
    assert kinds == [ConnectionKind.STOP, ConnectionKind.TRANSFER]
    assert search.itineraries[0].connections[1].minutes == 254
    assert search.fitting == 1
    assert search.searched_legs == 6


def test_a_single_leg_needs_no_connection():
    search = find_itineraries(ARIZONA_TO_MOSCOW, [landing("UUDD", "12-08T23:39")])
    assert routes(search)[0] == "HECA UUDD"


def test_nothing_is_offered_as_fitting_for_a_flight_that_never_was():
    search = find_itineraries(ARIZONA_TO_MOSCOW, [landing("EDDF", "12-08T23:39")])
    assert (search.fitting, search.itineraries) == (0, ())


def test_a_near_miss_is_told_with_how_far_it_misses():
    search = find_itineraries(ARIZONA_TO_MOSCOW, [landing("UUDD", "12-09T01:39")])
    assert search.fitting == 0
    assert search.itineraries[0].fits[0].off_by_minutes == 95


def test_where_two_fit_two_are_said():
    twins = legs("""
        N1AX KIWA 12-07T19:05 KBWI 12-07T23:10
        N2AX KIWA 12-07T19:09 KBWI 12-07T23:15
    """)
    search = find_itineraries(twins, [departure("KIWA", "12-07T19:00"), via("KBWI")])
    assert search.fitting == 0  # neither goes on from Baltimore
    search = find_itineraries(twins, [departure("KIWA", "12-07T19:00")])
    assert search.fitting == 2


def test_rare_details_weigh_more():
    search = find_itineraries(
        ARIZONA_TO_MOSCOW, [departure("HECA", "12-08T16:40", 600), landing("UUDD", "12-08T23:39")]
    )
    weights = {f.constraint.kind: f.weight for f in search.itineraries[0].fits}
    assert weights[ConstraintKind.LANDING] > weights[ConstraintKind.DEPARTURE]


def test_gate_times_fit_wheels():
    search = find_itineraries(ARIZONA_TO_MOSCOW, [departure("HECA", "12-08T16:05")])
    assert search.fitting == 1


@pytest.mark.parametrize("name", ["SUGB", "sugb"])
def test_a_named_aircraft_is_never_swapped_for_another(name):
    wanted = [named(ConstraintKind.AIRCRAFT, name), departure("KIWA", "12-07T19:00", 60)]
    search = find_itineraries(ARIZONA_TO_MOSCOW, wanted)
    assert all(any(x.aircraft.registration == "SUGB" for x in i.legs) for i in search.itineraries)


@pytest.mark.parametrize("said", ["A330", "a333", "330"])
def test_a_family_of_types_is_met_by_its_designators(said):
    search = find_itineraries(
        ARIZONA_TO_MOSCOW, [landing("UUDD", "12-08T23:39"), named(ConstraintKind.TYPE, said)]
    )
    assert search.fitting == 1


@pytest.mark.parametrize(
    ("before", "after", "kind"),
    [
        ("A1 KIWA 12-07T19:00 KBWI 12-07T23:00", "A1 KBWI 12-08T01:00 HECA 12-08T12:00", "stop"),
        (
            "A1 KIWA 12-07T19:00 KBWI 12-07T23:00",
            "B2 KBWI 12-08T01:00 HECA 12-08T12:00",
            "transfer",
        ),
        ("A1 KIWA 12-07T19:00 KBWI 12-07T23:00", "B2 KBWI 12-07T23:05 HECA 12-08T12:00", None),
        ("A1 KIWA 12-07T19:00 KBWI 12-07T23:00", "B2 KBWI 12-07T20:05 HECA 12-08T12:00", None),
        ("A1 KIWA 12-07T19:00 KBWI 12-07T23:00", "B2 KJFK 12-08T01:00 HECA 12-08T12:00", None),
        ("A1 KIWA 12-07T19:00 KBWI 12-07T23:00", "B2 KBWI 12-11T01:00 HECA 12-11T12:00", None),
        ("A1 KIWA 12-07T19:00 ? ?", "A1 KBWI 12-08T01:00 HECA 12-08T12:00", "stop"),
        ("A1 KIWA 12-07T19:00 ? ?", "B2 KBWI 12-08T01:00 HECA 12-08T12:00", None),
        ("A1 KIWA 12-07T19:00 KBWI ?", "B2 KBWI 12-08T01:00 HECA 12-08T12:00", "transfer"),
        ("A1 KIWA 12-07T19:00 KBWI ?", "B2 KBWI 12-15T01:00 HECA 12-15T12:00", None),
    ],
)
def test_what_can_follow_what(before, after, kind):
    connection = connect(leg(before), leg(after))
    assert (connection and connection.kind.value) == kind


@settings(deadline=None)
@given(st.permutations(ARIZONA_TO_MOSCOW))
def test_the_order_of_the_record_does_not_matter(shuffled):
    wanted = [departure("KIWA", "12-07T19:00", 30), landing("UUDD", "12-08T23:39")]
    assert find_itineraries(shuffled, wanted) == find_itineraries(ARIZONA_TO_MOSCOW, wanted)
