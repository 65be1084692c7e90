"""The record in order, built once and searched many times.

In: legs, as objects or as columns from a store. Out: a `RecordIndex`: one row a flown leg, each
airframe's legs together and in order of time, with what can follow what on one airframe. A `Leg`
is only asked for where an itinerary is made of it, so that a world week need not be objects.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from wheelsdown.itineraries.columns import LegColumns, columns_of
from wheelsdown.itineraries.links import closed, in_minutes, landed_range, link_rows
from wheelsdown.itineraries.transfers import LONGEST_TRANSFER, SHORTEST_TRANSFER
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, Leg, LegStatus
from wheelsdown.model.identity import Aircraft, aircraft_key

FARTHEST_MINUTES = 1e8
"""More than any time in minutes since 1970: parts airports in a key of airport and time."""


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
    departure_keys: Floats = field(repr=False)
    """Airports and times of all takeoffs in order, for counting those of one airport."""
    row_of_store: Int64s
    """For each row, its place in what `leg_at` is asked for."""
    leg_at: Callable[[int], Leg]
    airport_code: dict[str, int]
    planned: tuple[Leg, ...] = ()
    """Legs that a log only planned: never part of an itinerary, told as ways to have gone on."""

    def leg(self, row: int) -> Leg:
        """Return the leg of a row."""
        return self.leg_at(int(self.row_of_store[row]))

    def departures_after(self, rows: Int64s) -> Int64s:
        """Return, for each landing, how many takeoffs people could have left by."""
        airport = self.columns.landing_airport[rows]
        begin = minutes_at(airport, self.down_first[rows] + in_minutes(SHORTEST_TRANSFER))
        end = minutes_at(airport, self.down_last[rows] + in_minutes(LONGEST_TRANSFER))
        last = np.searchsorted(self.departure_keys, end, side="right")
        count: Int64s = np.maximum(last - np.searchsorted(self.departure_keys, begin), 1)
        return count

    def __len__(self) -> int:
        """Return how many flown legs there are."""
        return len(self.airframe)


def index_legs(legs: Sequence[Leg]) -> RecordIndex:
    """Return the index of legs as objects. Planned legs were not flown and are left out."""
    flown = sorted((x for x in legs if x.status is not LegStatus.PLANNED), key=_as_logged)
    planned = tuple(sorted((x for x in legs if x.status is LegStatus.PLANNED), key=lambda x: x.leg))
    return index_columns(columns_of(flown), flown.__getitem__, planned=planned)


def _as_logged(leg: Leg) -> tuple[str, int, str]:
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
    airframe_of_code = _airframes(columns.aircraft_table)
    airframe = airframe_of_code[columns.aircraft]
    time_key = order_minutes(columns)
    order = np.lexsort((np.arange(len(airframe)), time_key, airframe))
    ordered = _in_order(columns, order)
    linked, unheard = link_rows(ordered, airframe[order])
    down_first, down_last = landed_range(ordered)
    up_first, up_last = closed(ordered.takeoff_first, ordered.takeoff_last)
    named = np.array([aircraft_key(a) is not None for a in columns.aircraft_table], dtype=np.bool_)
    timed = ~np.isnan(up_first)
    return RecordIndex(
        columns=ordered,
        airframe=airframe[order],
        time_key=time_key[order],
        run=np.cumsum(~linked).astype(np.int32) if len(order) else np.empty(0, np.int32),
        unheard_before=unheard,
        is_named=named[ordered.aircraft],
        down_first=down_first,
        down_last=down_last,
        up_first=up_first,
        up_last=up_last,
        departure_keys=np.sort(minutes_at(ordered.takeoff_airport[timed], up_first[timed])),
        row_of_store=order.astype(np.int64),
        leg_at=leg_at,
        planned=planned,
        airport_code={icao: code for code, icao in enumerate(columns.airports)},
    )


def minutes_at(airport: Int32s, minutes: Floats) -> Floats:
    """Return a key in which times of one airport stand together, in order."""
    key: Floats = airport * FARTHEST_MINUTES + minutes
    return key


def order_minutes(columns: LegColumns) -> Floats:
    """Return the time by which legs of one airframe are ordered; infinity where none is known.

    The middle of the takeoff's range, else of the landing's: of one that is known to the day and
    one to the hour neither bound would do.
    """
    up_first, up_last = closed(columns.takeoff_first, columns.takeoff_last)
    down_first, down_last = closed(columns.landing_first, columns.landing_last)
    takeoff, landing = (up_first + up_last) / 2, (down_first + down_last) / 2
    known = np.where(np.isnan(takeoff), landing, takeoff)
    found: Floats = np.where(np.isnan(known), np.inf, known)
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


def _airframes(table: Sequence[Aircraft]) -> Int32s:
    """Number airframes: aircraft of one key are one, an aircraft of no key is its own."""
    numbers: dict[Hashable, int] = {}
    codes = [
        numbers.setdefault(aircraft_key(aircraft) or row, len(numbers))
        for row, aircraft in enumerate(table)
    ]
    found: Int32s = np.array(codes, dtype=np.int32)
    return found
