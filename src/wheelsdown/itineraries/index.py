"""The record in order, built once and searched many times.

In: legs, as objects or as columns from a store. Out: a `RecordIndex`: one row a flown leg, each
airframe's legs together and in order of time, with what can follow what on one airframe. A `Leg`
is only asked for where an itinerary is made of it, so that a world week need not be objects.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from wheelsdown.itineraries.columns import MS_PER_MINUTE, LegColumns, LegEnds, columns_of
from wheelsdown.itineraries.fitting import identity_fits
from wheelsdown.itineraries.links import closed, in_minutes, landed_range, link_rows
from wheelsdown.itineraries.transfers import LONGEST_TRANSFER, SHORTEST_TRANSFER
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, Leg, LegStatus
from wheelsdown.model.identity import Aircraft, aircraft_key
from wheelsdown.model.itinerary import Constraint

FARTHEST_MINUTES = 1e8
"""More than any time in minutes since 1970: parts airports in a key of airport and time."""

FARTHEST_MS = 1 << 42
"""The same in milliseconds, for keys that must be exact whatever the number of an airport."""

NOBODY = Aircraft()
"""An aircraft of which nothing is known."""


Takeoffs = Callable[[Int32s], tuple[Int32s, Floats]]
"""Returns the takeoffs at some airports: the airport of each, and its minute."""


class Departures:
    """Takeoffs of the record, to be counted: those of an airport are looked up when asked for."""

    def __init__(self, takeoffs: Takeoffs, airports: int) -> None:
        """Ask `takeoffs` for nothing yet; there are so many codes of airports."""
        self._takeoffs = takeoffs
        self._known = np.zeros(airports, dtype=np.bool_)
        self._keys: Int64s = np.empty(0, dtype=np.int64)

    def between(self, airport: Int32s, first: Floats, last: Floats) -> Int64s:
        """Return how many takeoffs there were at each airport from one minute to another."""
        if not self._known[airport].all():
            new = np.unique(airport[~self._known[airport]])
            where, minutes = self._takeoffs(new)
            timed = ~np.isnan(minutes)
            if not timed.all():
                where, minutes = where[timed], minutes[timed]
            self._keys = np.sort(np.concatenate([self._keys, ms_at(where, minutes)]))
            self._known[new] = True
        begin = np.searchsorted(self._keys, ms_at(airport, first))
        count: Int64s = np.searchsorted(self._keys, ms_at(airport, last), side="right") - begin
        return count


def departures_of(columns: LegEnds, airports: int) -> Departures:
    """Return the takeoffs of some columns."""

    def takeoffs(wanted: Int32s) -> tuple[Int32s, Floats]:
        flags = np.zeros(airports + 1, dtype=np.bool_)
        flags[wanted] = True
        return takeoffs_at(columns, flags)

    return Departures(takeoffs, airports)


def takeoffs_at(columns: LegEnds, wanted: Bools) -> tuple[Int32s, Floats]:
    """Return takeoffs at the airports that are marked; the last mark is for no airport."""
    at = np.flatnonzero(wanted.take(columns.takeoff_airport, mode="wrap"))
    first: Floats = columns.takeoff_first[at]
    # Of most both bounds are known: the rest is seen to apart.
    rest = np.flatnonzero(~np.isfinite(first))
    first[rest], _ = closed(first[rest], columns.takeoff_last[at[rest]])
    return columns.takeoff_airport[at], first


def ms_at(airport: Int32s, minutes: Floats) -> Int64s:
    """Return a whole number in which times of one airport stand together, in order."""
    ms: Int64s = np.rint(minutes * MS_PER_MINUTE).astype(np.int64)
    return airport.astype(np.int64) * FARTHEST_MS + ms


def _as_they_come(rows: Int64s) -> None:
    """Make nothing ahead: for legs that are there already."""
    del rows


@dataclass(frozen=True, slots=True, kw_only=True)
class LegObjects:
    """The legs of the rows of some columns, made when they are asked for."""

    at: Callable[[int], Leg]
    planned: tuple[Leg, ...] = ()
    make_ready: Callable[[Int64s], None] = _as_they_come
    whole: Callable[[Int64s], Sequence[Leg]] | None = None
    """Where `at` gives only what a search needs of a leg: all that is known of some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordIndex:
    """The columns in order, with the way back to the legs."""

    columns: LegColumns
    airframe: Int32s
    """The same number for legs of one airframe; those of unknown airframes each have their own."""
    time_key: Floats
    """Minute by which legs are ordered; infinity where nobody timed a leg."""
    run: Int32s
    """The same number for legs of one airframe that follow on each other without a break."""
    unheard_before: Bools
    """Between the row before, of the same run, and this one lies a flight that nobody heard."""
    is_named: Bools
    """Something is known of the airframe that tells it from others."""
    down_first: Floats
    """Landings with an open side closed, or taken from the takeoff: see `links.landed_range`."""
    down_last: Floats
    up_first: Floats
    up_last: Floats
    departures: Departures
    """All takeoffs of the record, be they rows here or not."""
    fits_identity: Callable[[Constraint], Bools]
    """Says of each row whether it was flown by the aircraft, type or operator asked for."""
    row_of_store: Int64s
    """For each row, its place in what `legs` are asked for."""
    legs: "LegObjects"
    airport_code: dict[str, int]

    @property
    def planned(self) -> tuple[Leg, ...]:
        """Legs that a log only planned: no part of an itinerary, told as ways to have gone on."""
        return self.legs.planned

    def leg(self, row: int) -> Leg:
        """Return the leg of a row."""
        return self.legs.at(int(self.row_of_store[row]))

    def whole_legs(self, rows: Int64s) -> Sequence[Leg]:
        """Return the legs of some rows with all that is known of them."""
        places = self.row_of_store[rows]
        if self.legs.whole is None:
            return [self.legs.at(place) for place in places.tolist()]
        return self.legs.whole(places)

    def make_ready(self, rows: Int64s) -> None:
        """Let the legs of some rows be made all at once, where that is cheaper."""
        self.legs.make_ready(self.row_of_store[rows])

    def departures_after(self, rows: Int64s) -> Int64s:
        """Return, for each landing, how many takeoffs people could have left by."""
        # Of two hundred thousand chains many change after the same landing: each is asked once.
        is_asked = np.zeros(len(self), dtype=np.bool_)
        is_asked[rows] = True
        asked = np.flatnonzero(is_asked)
        count = np.ones(len(self), dtype=np.int64)
        count[asked] = self.departures.between(
            self.columns.landing_airport[asked],
            self.down_first[asked] + in_minutes(SHORTEST_TRANSFER),
            self.down_last[asked] + in_minutes(LONGEST_TRANSFER),
        )
        found: Int64s = np.maximum(count[rows], 1)
        return found

    def __len__(self) -> int:
        """Return how many flown legs there are."""
        return len(self.airframe)


def index_legs(legs: Sequence[Leg]) -> RecordIndex:
    """Return the index of legs as objects. Planned legs were not flown and are left out."""
    flown = sorted((x for x in legs if x.status is not LegStatus.PLANNED), key=as_logged)
    planned = tuple(sorted((x for x in legs if x.status is LegStatus.PLANNED), key=lambda x: x.leg))
    return index_columns(columns_of(flown), flown.__getitem__, planned=planned)


def as_logged(leg: Leg) -> tuple[str, int, str]:
    """Legs that nobody timed stand in the order of their log."""
    first = leg.evidence[0] if leg.evidence else None
    row = first.rows[0] if first is not None and first.rows is not None else 0
    return (first.capture if first is not None else "", row, leg.leg)


def index_columns(
    columns: LegColumns, leg_at: Callable[[int], Leg], *, planned: tuple[Leg, ...] = ()
) -> RecordIndex:
    """Return the index of columns; `leg_at` makes the leg of a row of the columns as given.

    Rows of one time are kept in the order given, which for `index_legs` is that of their log.
    """
    airframe_of_code = number_airframes(columns.aircraft_table)
    named = np.array([aircraft_key(a) is not None for a in columns.aircraft_table], dtype=np.bool_)
    who = Airframes(
        number=airframe_of_code[columns.aircraft],
        is_named=named[columns.aircraft],
        fit=lambda constraint: identity_of(columns, constraint),
    )
    departures = departures_of(columns, len(columns.airports))
    return index_rows(columns, who, LegObjects(at=leg_at, planned=planned), departures=departures)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Airframes:
    """Who flew each row of some columns."""

    number: Int32s
    """The same for legs of one airframe; in the order of their keys."""
    is_named: Bools
    fit: Callable[[Constraint], Bools]
    """Says of each row whether it was flown by the aircraft, type or operator asked for."""


def index_rows(
    columns: LegColumns,
    who: Airframes,
    legs: LegObjects,
    *,
    departures: Departures,
    airport_code: dict[str, int] | None = None,
) -> RecordIndex:
    """Return the index of rows whose airframes are known by number, in a record of `departures`."""
    codes = airport_code or {icao: code for code, icao in enumerate(columns.airports)}
    time_key = order_minutes(columns)
    order = np.lexsort((np.arange(len(time_key)), time_key, who.number))
    ordered, airframe = _in_order(columns, order), who.number[order]
    linked, unheard = link_rows(ordered, airframe)
    down_first, down_last = landed_range(ordered)
    up_first, up_last = closed(ordered.takeoff_first, ordered.takeoff_last)
    return RecordIndex(
        columns=ordered,
        airframe=airframe,
        time_key=time_key[order],
        run=np.cumsum(~linked).astype(np.int32) if len(order) else np.empty(0, np.int32),
        unheard_before=unheard,
        is_named=who.is_named[order],
        down_first=down_first,
        down_last=down_last,
        up_first=up_first,
        up_last=up_last,
        departures=departures,
        fits_identity=lambda constraint: who.fit(constraint)[order],
        row_of_store=order.astype(np.int64),
        legs=legs,
        airport_code=codes,
    )


def identity_of(columns: LegColumns, constraint: Constraint) -> Bools:
    """Say of each row whether it was flown by the aircraft, type or operator asked for.

    Each aircraft and each callsign there is is asked once, not each leg.
    """
    aircraft = [identity_fits(constraint, one, ()) for one in columns.aircraft_table]
    called = [identity_fits(constraint, NOBODY, signs) for signs in columns.callsign_table]
    by_aircraft = np.array(aircraft, dtype=np.bool_)[columns.aircraft]
    found: Bools = by_aircraft | np.array(called, dtype=np.bool_)[columns.callsigns]
    return found


def minutes_at(airport: Int32s, minutes: Floats) -> Floats:
    """Return a key in which times of one airport stand together, in order."""
    key: Floats = airport * FARTHEST_MINUTES + minutes
    return key


def order_minutes(columns: LegEnds) -> Floats:
    """Return the time by which legs of one airframe are ordered; infinity where none is known.

    The middle of the takeoff's range, else of the landing's: of one that is known to the day and
    one to the hour neither bound would do.
    """
    with np.errstate(invalid="ignore"):
        found: Floats = (columns.takeoff_first + columns.takeoff_last) / 2
    # Of most both bounds are known: the rest is seen to apart.
    rest = np.flatnonzero(~np.isfinite(found))
    up_first, up_last = closed(columns.takeoff_first[rest], columns.takeoff_last[rest])
    down_first, down_last = closed(columns.landing_first[rest], columns.landing_last[rest])
    takeoff, landing = (up_first + up_last) / 2, (down_first + down_last) / 2
    known = np.where(np.isnan(takeoff), landing, takeoff)
    found[rest] = np.where(np.isnan(known), np.inf, known)
    return found


_PER_ROW = (
    "takeoff_airport",
    "landing_airport",
    "takeoff_first",
    "takeoff_last",
    "landing_first",
    "landing_last",
    "aircraft",
    "callsigns",
    "expected",
    "logged",
)


def _in_order(columns: LegColumns, order: npt.NDArray[np.intp]) -> LegColumns:
    return replace(columns, **{name: getattr(columns, name)[order] for name in _PER_ROW})


def number_airframes(table: Sequence[Aircraft]) -> Int32s:
    """Number airframes: aircraft of one key are one, an aircraft of no key is its own.

    In the order of their keys, addresses before all others, so that some of the record's legs
    stand as they do among all of them.
    """
    keys = [airframe_order(one) for one in table]
    in_order = sorted({key for key in keys if key[1]})
    numbers: dict[Hashable, int] = {key: number for number, key in enumerate(in_order)}
    codes = [
        numbers.setdefault(key if key[1] else row, len(numbers)) for row, key in enumerate(keys)
    ]
    return np.array(codes, dtype=np.int32)


def airframe_order(aircraft: Aircraft) -> tuple[bool, str]:
    """Return what airframes are ordered by; with nothing in it for one that nobody named."""
    return (aircraft.icao24 is None, aircraft_key(aircraft) or "")
