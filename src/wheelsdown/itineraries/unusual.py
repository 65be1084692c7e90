"""What is out of the ordinary where people changed aircraft, and how else they could have gone on.

In: the indexed record and the rows of an itinerary. Out: `Unusual` findings with their reasons, and
the legs that branch off. A hub has hundreds of continuations; these are the reasons to look at one.
Each rule says one thing or nothing; `RULES` has them in order.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from wheelsdown.aviation.identifiers import operator_of_callsign
from wheelsdown.itineraries.columns import UNKNOWN
from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.itineraries.shelves import Flown, Pair
from wheelsdown.itineraries.transfers import connect
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.flight import Leg
from wheelsdown.model.itinerary import Unusual
from wheelsdown.wording.catalogue import both

WAITED_MINUTES = 180.0
"""Scheduled turnarounds of the longest flights take two to three hours."""

ENOUGH_DEPARTURES = 20
"""Only where the record holds so many other departures does "no other goes there" say anything."""

MOST_BRANCHES = 10


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Surroundings:
    """The whole record as far as it bears on some changes of aircraft."""

    index: RecordIndex
    """With all legs of the aircraft people came by and went on by, and all that were logged."""
    row_of: Mapping[int, int]
    """Where in it the rows stand that the changes are told by."""
    flown: Mapping[Pair, Flown]
    """By the airports of the flights people went on by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of aircraft: the row people came by and the row they went on by."""

    index: RecordIndex
    came: int
    went: int
    flown: Mapping[Pair, Flown]

    @property
    def leg(self) -> Leg:
        """The leg by which people went on."""
        return self.index.leg(self.went)

    @property
    def airport(self) -> str:
        """Where they changed."""
        return self.index.columns.airports[int(self.index.columns.landing_airport[self.came])]


def pairs_of(index: RecordIndex, changes: Sequence[tuple[int, int]]) -> frozenset[Pair]:
    """Return from where to where people went on, at changes told by the rows they came and went."""
    pairs = {_pair(index, went) for _, went in changes}
    return frozenset(pair for pair in pairs if pair is not None)


def _pair(index: RecordIndex, row: int) -> Pair | None:
    columns = index.columns
    origin, destination = int(columns.takeoff_airport[row]), int(columns.landing_airport[row])
    if UNKNOWN in (origin, destination):
        return None
    return columns.airports[origin], columns.airports[destination]


def aircraft_waited(change: Change) -> Unusual | None:
    """The aircraft stood there already when people landed, and longer than a turnaround takes."""
    index, before = change.index, change.went - 1
    if before < 0 or index.run[before] != index.run[change.went]:
        return None
    if index.columns.landing_airport[before] != index.columns.takeoff_airport[change.went]:
        return None
    stood = index.up_first[change.went] - index.down_last[before]
    if not stood >= WAITED_MINUTES or index.down_last[before] > index.down_first[change.came]:
        return None
    words = both("itinerary.aircraft_waited", airport=change.airport, hours=round(stood / 60))
    return _unusual("aircraft_waited", change, words)


def no_other_such_flight(change: Change) -> Unusual | None:
    """No other aircraft of the record flies between the two airports, though many leave the one."""
    pair = _pair(change.index, change.went)
    if pair is None:
        return None
    flown = change.flown[pair]
    if flown.leaving < ENOUGH_DEPARTURES:
        return None
    if (flown.airframes != change.index.airframe[change.went]).any():
        return None
    words = both(
        "itinerary.no_other_such_flight",
        airport=change.airport,
        destination=pair[1],
        n=flown.leaving,
    )
    return _unusual("no_other_such_flight", change, words)


def first_between_the_two(change: Change) -> Unusual | None:
    """It is the first flight of this aircraft between the two airports in the whole record."""
    index, columns = change.index, change.index.columns
    own = index.airframe == index.airframe[change.went]
    pair = (columns.takeoff_airport == columns.takeoff_airport[change.went]) & (
        columns.landing_airport == columns.landing_airport[change.went]
    )
    flown = np.flatnonzero(own & pair)
    if np.count_nonzero(own) < ENOUGH_DEPARTURES or flown[0] != change.went:
        return None
    words = both(
        "itinerary.first_between_the_two",
        airport=change.airport,
        n=int(np.count_nonzero(own)),
    )
    return _unusual("first_between_the_two", change, words)


def callsign_of_no_airline(change: Change) -> Unusual | None:
    """Every callsign heard is a name or a registration, not an airline's: charters and states."""
    callsigns = change.leg.callsigns
    if not callsigns or any(operator_of_callsign(sign) for sign in callsigns):
        return None
    words = both("itinerary.callsign_of_no_airline", callsign=", ".join(callsigns))
    return _unusual("callsign_of_no_airline", change, words)


def on_watchlist(change: Change, watched: frozenset[str]) -> Unusual | None:
    """The aircraft is one that the team watches."""
    aircraft = change.leg.aircraft
    names = {n for n in (aircraft.icao24, aircraft.registration, aircraft.label) if n} & watched
    if not names:
        return None
    words = both("itinerary.on_watchlist", aircraft=min(names))
    return _unusual("on_watchlist", change, words)


RULES: tuple[Callable[[Change], Unusual | None], ...] = (
    aircraft_waited,
    no_other_such_flight,
    first_between_the_two,
    callsign_of_no_airline,
)


def unusual_at(change: Change, watched: frozenset[str] = frozenset()) -> tuple[Unusual, ...]:
    """Return everything out of the ordinary at one change of aircraft."""
    found = [on_watchlist(change, watched), *(rule(change) for rule in RULES)]
    return tuple(one for one in found if one is not None)


def branches_at(change: Change) -> tuple[Leg, ...]:
    """Return other legs by which people could have gone on.

    Those of the aircraft they came by, and those that a log files under the same case, planned
    ones included: some may have gone on this way, some that.
    """
    index = change.index
    came, went = index.leg(change.came), change.leg
    found = list(_next_of_same_aircraft(change))
    if came.group is not None or went.group is not None:
        groups = {g for g in (came.group, went.group) if g is not None}
        codes = index.columns.landing_airport[change.came]
        rows = np.flatnonzero(index.columns.logged & (index.columns.takeoff_airport == codes))
        logged = [index.leg(int(row)) for row in rows] + [
            leg for leg in index.planned if leg.takeoff.airport == change.airport
        ]
        found += [leg for leg in logged if leg.group in groups and _goes_on(came, leg)]
    return tuple({x.leg: x for x in found if x.leg not in (came.leg, went.leg)}.values())[
        :MOST_BRANCHES
    ]


def _next_of_same_aircraft(change: Change) -> list[Leg]:
    row = change.came + 1
    if row >= len(change.index) or change.index.run[row] != change.index.run[change.came]:
        return []
    return [change.index.leg(row)]


def _goes_on(came: Leg, leg: Leg) -> bool:
    """A planned leg may have no times: then the case that both are filed under must do."""
    untimed = leg.takeoff.time.earliest is None and leg.takeoff.time.latest is None
    return untimed or connect(came, leg) is not None


def _unusual(kind: str, change: Change, words: Bilingual) -> Unusual:
    return Unusual(kind=kind, leg=change.leg.leg, airport=change.airport, words=words)
