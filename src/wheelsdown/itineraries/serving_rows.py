"""Which rows serve one constraint, and how many of the whole record do.

In: rows in columns (an index, or a part of a store) and constraints. Out: the rows that serve with
how far each is off, and `Totals`, which parts of a record add up to.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Protocol

import numpy as np

from wheelsdown.aviation.gate_times import wheels_down_range, wheels_off_range
from wheelsdown.itineraries.columns import UNKNOWN, LegEnds, minutes_of
from wheelsdown.itineraries.fitting import ENDS, NEAR_MISS, Half
from wheelsdown.itineraries.links import in_minutes
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s
from wheelsdown.model.itinerary import Area, Constraint, ConstraintKind
from wheelsdown.model.time_range import TimeRange

DAYS_AROUND = timedelta(days=3)
"""Legs this long before and after the times asked for are searched: the longest documented removal,
from Arizona to Moscow, took a day and a half."""

IDENTITY = frozenset({ConstraintKind.AIRCRAFT, ConstraintKind.TYPE, ConstraintKind.OPERATOR})


FEW_AIRPORTS = 8
"""So many are compared with one by one, which is quicker than to look each row's up in a table."""


Minutes = tuple[float, float]
"""From one minute since 1970 to another."""


class LegRows(Protocol):
    """Legs of which it can be asked which serve."""

    @property
    def columns(self) -> LegEnds:
        """Where and when."""

    @property
    def time_key(self) -> Floats:
        """Minute by which legs are ordered."""

    @property
    def airport_code(self) -> Mapping[str, int]:
        """What the codes of airports stand for."""

    def fits_identity(self, constraint: Constraint, /) -> Bools:
        """Say of each row whether it was flown by the aircraft, type or operator asked for."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Serving:
    """Rows that meet a constraint or narrowly miss it, in order."""

    rows: Int64s
    off_minutes: Floats
    meets: Bools


@dataclass(frozen=True, slots=True, kw_only=True)
class Totals:
    """What a record holds on the days asked about."""

    searched: int
    first_minute: float
    """Of any takeoff or landing on those days; infinity where there is none."""
    last_minute: float
    meeting: tuple[int, ...]
    """By constraint: how many legs meet it."""
    halves: tuple[dict[Half, int], ...]
    """By constraint of place and time: how many meet its time alone, and its place alone."""


def binding_of(constraints: Sequence[Constraint]) -> Bools:
    """Say of each constraint whether an itinerary may begin or end with a leg that serves it.

    It does with one that meets a place or time, if narrowly, or flown by the aircraft that is
    named. A type or an operator alone would make every leg of an airline an end of one; they do
    only where nothing else is asked.
    """
    kinds = [c.kind for c in constraints]
    only_identity = all(kind in IDENTITY for kind in kinds)
    return np.array(
        [only_identity or k not in IDENTITY or k is ConstraintKind.AIRCRAFT for k in kinds],
        dtype=np.bool_,
    )


def minutes_searched(constraints: Sequence[Constraint]) -> Minutes | None:
    """Return the first and last minute of the days asked about; nothing where no time is asked."""
    times = [c.time for c in constraints if c.time is not None]
    firsts = [t.earliest or t.latest for t in times]
    lasts = [t.latest or t.earliest for t in times]
    first = min((t for t in firsts if t is not None), default=None)
    last = max((t for t in lasts if t is not None), default=None)
    if first is None or last is None:
        return None
    return minutes_of(TimeRange(earliest=first - DAYS_AROUND, latest=last + DAYS_AROUND))


def on_those_days(time_key: Floats, between: Minutes | None) -> Bools:
    """Legs that nobody timed are always searched; so is all where no time is asked."""
    if between is None:
        return np.ones(len(time_key), dtype=np.bool_)
    within = (time_key >= between[0]) & (time_key <= between[1])
    found: Bools = within | np.isinf(time_key)
    return found


def serving_rows(rows: LegRows, constraint: Constraint, searched: Bools) -> Serving:
    """Return the searched rows that serve a constraint."""
    columns = rows.columns
    wanted: TimeRange | None = None
    first, last = columns.takeoff_first, columns.takeoff_last
    match constraint.kind:
        case ConstraintKind.DEPARTURE:
            wanted = None if constraint.time is None else wheels_off_range(constraint.time)
            at = _in_area(rows, constraint.area, columns.takeoff_airport, searched)
        case ConstraintKind.LANDING:
            wanted = None if constraint.time is None else wheels_down_range(constraint.time)
            first, last = columns.landing_first, columns.landing_last
            at = _in_area(rows, constraint.area, columns.landing_airport, searched)
        case ConstraintKind.VIA if constraint.area is None:
            at = np.empty(0, dtype=np.int64)
        case ConstraintKind.VIA:
            at = _in_area(rows, constraint.area, columns.landing_airport, searched)
        case _:
            at = np.flatnonzero(rows.fits_identity(constraint) & searched)
    off = np.zeros(len(at))
    if wanted is not None:
        off = _minutes_off(wanted, first[at], last[at])
        near = ~np.isnan(off)
        at, off = at[near], off[near]
    meets = off == 0
    if constraint.kind is ConstraintKind.LANDING:
        meets &= ~columns.expected[at]
    return Serving(rows=at, off_minutes=off, meets=meets)


def _minutes_off(wanted: TimeRange, first: Floats, last: Floats) -> Floats:
    """Return how far ranges lie from what is wanted; NaN where that is too far, or unknown."""
    wanted_first, wanted_last = minutes_of(wanted)
    off = np.maximum(np.maximum(wanted_first - last, first - wanted_last), 0.0)
    untimed = np.isinf(first) & np.isinf(last)
    return np.where(untimed | (off > in_minutes(NEAR_MISS)), np.nan, off)


def _in_area(rows: LegRows, area: Area | None, airports: Int32s, searched: Bools) -> Int64s:
    if area is None:
        return np.flatnonzero(searched)
    found = (rows.airport_code.get(icao) for icao in area.airports)
    there = np.flatnonzero(_is_one_of(airports, [code for code in found if code is not None]))
    return there[searched[there]]


def _is_one_of(airports: Int32s, codes: Sequence[int]) -> Bools:
    """Say of each row whether its airport is one of these."""
    if len(codes) <= FEW_AIRPORTS:
        is_there = np.zeros(len(airports), dtype=np.bool_)
        for code in codes:
            is_there |= airports == code
        return is_there
    # One more place than the highest code: the last stands for UNKNOWN, which is -1.
    highest = max(*codes, int(airports.max(initial=0)))
    inside = np.zeros(highest + 1 - UNKNOWN, dtype=np.bool_)
    inside[codes] = True
    is_there = inside[airports]
    return is_there


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LookedOver:
    """What came of asking some rows which serve."""

    searched: Bools
    serving: tuple[Serving, ...]
    """By constraint."""
    totals: Totals


def look_over(
    rows: LegRows, constraints: Sequence[Constraint], between: Minutes | None
) -> LookedOver:
    """Return which of these rows serve each constraint, and how many there are.

    `between` are the minutes searched; nothing where all are.
    """
    searched = on_those_days(rows.time_key, between)
    serving = tuple(serving_rows(rows, constraint, searched) for constraint in constraints)
    first, last = _minutes_between(rows.columns, searched)
    totals = Totals(
        searched=int(np.count_nonzero(searched)),
        first_minute=first,
        last_minute=last,
        meeting=tuple(int(np.count_nonzero(one.meets)) for one in serving),
        halves=tuple(_halves(rows, constraint, searched) for constraint in constraints),
    )
    return LookedOver(searched=searched, serving=serving, totals=totals)


def _halves(rows: LegRows, constraint: Constraint, searched: Bools) -> dict[Half, int]:
    """Count what agrees in one of place and time; of a constraint of one of them there is no half.

    A landing that was only expected has its half all the same.
    """
    if constraint.kind not in ENDS or constraint.area is None or constraint.time is None:
        return {}
    place = serving_rows(rows, replace(constraint, time=None), searched)
    return {
        Half.TIME: _count_at_time(rows.columns, constraint, searched),
        Half.PLACE: len(place.rows),
    }


def _count_at_time(columns: LegEnds, constraint: Constraint, searched: Bools) -> int:
    """Count rows anywhere that the time fits, without a number for how far the others are off."""
    assert constraint.time is not None
    if constraint.kind is ConstraintKind.DEPARTURE:
        wanted = wheels_off_range(constraint.time)
        first, last = columns.takeoff_first, columns.takeoff_last
    else:
        wanted = wheels_down_range(constraint.time)
        first, last = columns.landing_first, columns.landing_last
    wanted_first, wanted_last = minutes_of(wanted)
    at = np.flatnonzero((last >= wanted_first) & (first <= wanted_last) & searched)
    return int(np.count_nonzero(~(np.isinf(first[at]) & np.isinf(last[at]))))


def _minutes_between(columns: LegEnds, searched: Bools) -> tuple[float, float]:
    bounds = (
        columns.takeoff_first,
        columns.takeoff_last,
        columns.landing_first,
        columns.landing_last,
    )
    # Of most shelves every leg was flown on those days: nothing need be copied.
    chosen = bounds if searched.all() else [bound[searched] for bound in bounds]
    return min(map(_least, chosen)), max(map(_most, chosen))


def _least(minutes: Floats) -> float:
    """Return the least; open sides are passed over, but for those of rows that are all open."""
    least = float(minutes.min(initial=np.inf))
    if least != -np.inf:
        return least
    return float(minutes[np.isfinite(minutes)].min(initial=np.inf))


def _most(minutes: Floats) -> float:
    """Return the most, in the same way."""
    most = float(minutes.max(initial=-np.inf))
    if most != np.inf:
        return most
    return float(minutes[np.isfinite(minutes)].max(initial=-np.inf))


def sum_of(parts: Iterable[Totals]) -> Totals:
    """Return what the parts of a record hold together; there must be one at least."""
    found = list(parts)
    return Totals(
        searched=sum(part.searched for part in found),
        first_minute=min(part.first_minute for part in found),
        last_minute=max(part.last_minute for part in found),
        meeting=tuple(map(sum, zip(*(part.meeting for part in found), strict=True))),
        halves=tuple(
            {half: sum(one[half] for one in halves) for half in halves[0]}
            for halves in zip(*(part.halves for part in found), strict=True)
        ),
    )
