"""Everything an English sentence says: of flights, and beside them.

In comes a `Scene`; out go its `Statement`s in the order of the text.
"""

from wheelsdown.claims.english_accounts import find_accounts
from wheelsdown.claims.english_figures import OF_MANY_FLIGHTS
from wheelsdown.claims.english_flights import MOVES, find_flights
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType


def find_statements(scene: Scene) -> tuple[Statement, ...]:
    """Return everything the sentence says, in the order of the text, each once."""
    flights = find_flights(scene)
    accounts = find_accounts(scene, flights)
    if scene.flight_before:
        # "Roughly half of those aboard were Iranians", of a flight just told of, is no average.
        composed = [f for f in flights if f.type is ClaimType.FLIGHT_COMPOSITION]
        accounts = tuple(
            a
            for a in accounts
            if a.type is not ClaimType.STATISTIC or not _are_same_words(a, composed)
        )
    figures = [s for s in accounts if s.type is ClaimType.STATISTIC]
    averages = [s for s in figures if OF_MANY_FLIGHTS.search(scene.sentence.text, s.start, s.end)]
    flights = tuple(
        f for f in flights if not _is_counted(f, figures if f.type in MOVES else averages)
    )
    placed = [
        f
        for f in flights
        if (f.type in OF_ONE_FLIGHT and (f.place or f.count)) or f.type is ClaimType.FLIGHT_TRANSFER
    ]
    accounts = tuple(
        a for a in accounts if a.type not in REMOVALS or not _are_same_words(a, placed)
    )
    removals = [s for s in accounts if s.type in REMOVALS]
    flights = tuple(f for f in flights if not _are_same_words(f, removals))
    # "A flight from Mesa to Cairo" inside words that tell something is a part of what they tell.
    flights = tuple(
        f
        for f in flights
        if f.rule != "route_named"
        or not any(
            o is not f and o.start < f.end and f.start < o.end for o in (*flights, *accounts)
        )
    )
    found = [*flights, *accounts]
    unique = {(s.type, s.start, s.end): s for s in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.type)))


REMOVALS = frozenset({ClaimType.PERSON_REMOVAL, ClaimType.GROUP_REMOVAL})
# What a flight record can show goes before what was done to people, where the words are the same.
OF_ONE_FLIGHT = frozenset(
    {
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_STOP,
        ClaimType.FLIGHT_PASSENGERS,
    }
)
# Two statements are of the same words where they share so much of the longer.
SAME_WORDS = 0.6


def _are_same_words(one: Statement, others: list[Statement]) -> bool:
    """ "60 deportees were flown out of El Paso" is a departure or a removal, not both."""
    return any(
        min(o.end, one.end) - max(o.start, one.start)
        >= SAME_WORDS * (max(o.end, one.end) - min(o.start, one.start))
        for o in others
    )


def _is_counted(flight: Statement, figures: list[Statement]) -> bool:
    """ "1,700 flights left the U.S. since June" is a figure and tells of no flight."""
    return any(f.start <= flight.start and flight.end <= f.end for f in figures)
