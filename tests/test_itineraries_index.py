"""The search in columns against the search written plainly, on small records of any shape."""

from itertools import pairwise

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from itineraries_plain import plain_search
from record_notation import area, departure, landing, leg, legs, named, via
from wheelsdown.itineraries.fitting import fit_leg, meets
from wheelsdown.itineraries.index import index_legs
from wheelsdown.itineraries.search import find_in_index, find_itineraries
from wheelsdown.itineraries.serving import serve
from wheelsdown.itineraries.transfers import connect
from wheelsdown.model.itinerary import Constraint, ConstraintKind

AIRPORTS = ("KIWA", "KBWI", "HECA", "UUDD", "OKKK", "?")
TIMES = [f"12-{day:02d}T{hour:02d}:{minute:02d}" for day in (7, 8) for hour in range(24)
         for minute in (0, 25)]  # fmt: skip


@st.composite
def plans(draw):
    aircraft = draw(st.sampled_from(("N1AX", "N2BX", "~SUGB")))
    up, down = sorted(draw(st.lists(st.sampled_from(TIMES), min_size=2, max_size=2, unique=True)))
    down = draw(st.sampled_from((down, down, down, "?")))
    a, b = (draw(st.sampled_from(AIRPORTS)) for _ in range(2))
    return f"{aircraft} {a} {up} {b} {down} {draw(st.sampled_from(('B763', 'A333')))}"


records = st.lists(plans(), min_size=1, max_size=7, unique=True).map(
    lambda lines: tuple({x.leg: x for x in map(leg, lines)}.values())
)
places = st.sampled_from(AIRPORTS[:-1])
wanted = st.lists(
    st.one_of(
        st.builds(departure, places, st.sampled_from(TIMES), st.sampled_from((0, 60, 600))),
        st.builds(landing, places, st.sampled_from(TIMES), st.sampled_from((0, 60, 600))),
        st.builds(via, places),
        st.just(named(ConstraintKind.TYPE, "B767")),
        st.builds(lambda p: Constraint(kind=ConstraintKind.LANDING, area=area(p)), places),
    ),
    min_size=1,
    max_size=4,
    unique=True,
)


@settings(deadline=None)
@given(records)
def test_rows_follow_as_legs_do(record):
    index = index_legs(record)
    for row, (before, after) in enumerate(pairwise(index.leg(r) for r in range(len(index))), 1):
        if index.airframe[row] == index.airframe[row - 1]:
            joined = connect(before, after)
            assert (index.run[row] == index.run[row - 1]) == (joined is not None)
            assert bool(index.unheard_before[row]) == bool(joined and joined.unheard)


@settings(deadline=None)
@given(records, wanted)
def test_rows_serve_as_legs_do(record, constraints):
    index = index_legs(record)
    served = serve(index, constraints)
    for row in range(len(index)):
        one = index.leg(row)
        given_bits = served.bits_of_rows(np.array([row]))[0]
        for number, constraint in enumerate(constraints):
            whole = given_bits[number] >= np.float32(served.weights[number])
            if constraint.kind is ConstraintKind.TYPE:
                assert whole == meets(constraint, one)
            elif served.searched[row]:
                assert (given_bits[number] > 0) == (fit_leg(constraint, one) is not None)
                assert whole >= meets(constraint, one)


@settings(max_examples=300, deadline=None)
@given(records, wanted)
def test_the_search_in_columns_finds_what_the_plain_one_does(record, constraints):
    search = find_itineraries(record, constraints)
    plain = plain_search(record, constraints)
    found = {
        tuple(x.leg for x in i.legs): tuple(f.fits for f in i.fits) for i in search.itineraries
    }
    assert found.items() <= plain.items()
    if plain:
        # Whatever costs no more is ranked no worse: the best meets no fewer bits than any.
        best = max(sum(f.weight for f in i.fits if f.fits) for i in search.itineraries)
        weights = [f.weight for f in search.itineraries[0].fits]
        assert all(
            sum(w for w, fits in zip(weights, of, strict=True) if fits) <= best + 1e-6
            for of in plain.values()
        )
        assert bool(search.fitting) == any(all(of) for of in plain.values())
    else:
        assert search.itineraries == ()


@settings(deadline=None)
@given(records, wanted)
def test_a_record_indexed_once_answers_alike(record, constraints):
    index = index_legs(record)
    assert find_in_index(index, constraints) == find_itineraries(
        tuple(reversed(record)), constraints
    )


def test_a_flight_nobody_heard_joins_two_that_were():
    record = legs("""
        N1AX KIWA 12-07T19:00 KBWI 12-07T23:00
        N1AX HECA 12-08T14:00 UUDD 12-08T20:00
    """)
    search = find_itineraries(
        record, [departure("KIWA", "12-07T19:00"), landing("UUDD", "12-08T20:00")]
    )
    connection = search.itineraries[0].connections[0]
    assert search.fitting == 1
    assert (connection.unheard.origin, connection.unheard.destination) == ("KBWI", "HECA")
    assert connection.unheard.least_minutes > 400
    assert connection.unheard.spare_minutes > 0


def test_no_flight_is_assumed_that_no_aircraft_could_fly():
    record = legs("""
        N1AX KIWA 12-07T19:00 KBWI 12-07T23:00
        N1AX HECA 12-08T03:00 UUDD 12-08T08:00
    """)
    search = find_itineraries(
        record, [departure("KIWA", "12-07T19:00"), landing("UUDD", "12-08T08:00")]
    )
    assert search.fitting == 0
    assert all(len(i.legs) == 1 for i in search.itineraries)


def test_how_far_the_next_best_misses_is_told():
    record = legs("""
        N1AX KIWA 12-07T19:00 KBWI 12-07T23:00
        N2AX KIWA 12-07T20:25 KBWI 12-07T23:50
    """)
    search = find_itineraries(record, [departure("KIWA", "12-07T19:00")])
    assert search.fitting == 1
    assert (search.next_best.misses, search.next_best.off_by_minutes) == (1, 39)
