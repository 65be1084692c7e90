"""Which legs of the record serve what was asked, all legs at once.

In: the index and constraints. Out: a `Served`: the legs on those days, which constraints each of
them meets or narrowly misses, and what that counts for in bits. The rules are those of
`fitting.fit_leg`, which is asked again for the few legs that an itinerary is made of.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.gate_times import wheels_down_range, wheels_off_range
from wheelsdown.itineraries.columns import UNKNOWN, minutes_of
from wheelsdown.itineraries.fitting import (
    ENDS,
    NEAR_MISS,
    Half,
    identity_fits,
    may_be_rounded,
)
from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.itineraries.links import in_minutes
from wheelsdown.itineraries.ranking import NEAR_SHARE, near_bits, weight_bits
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.itinerary import Area, Constraint, ConstraintFit, ConstraintKind
from wheelsdown.model.time_range import TimeRange

DAYS_AROUND = timedelta(days=3)
"""Legs this long before and after the times asked for are searched: the longest documented removal,
from Arizona to Moscow, took a day and a half."""

NOBODY = Aircraft()
"""An aircraft of which nothing is known."""

IDENTITY = frozenset({ConstraintKind.AIRCRAFT, ConstraintKind.TYPE, ConstraintKind.OPERATOR})

Bits = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Served:
    """What the legs of those days give to each constraint."""

    constraints: tuple[Constraint, ...]
    weights: tuple[float, ...]
    half_weights: tuple[dict[Half, float], ...]
    """By constraint: what its time alone would weigh, at whatever place, and its place alone."""
    distances: tuple[Floats, ...]
    """By constraint: how many minutes off each leg is that is not far off, in order."""
    searched: Bools
    """By row of the index: the leg was flown on the days asked about."""
    rows: Int64s
    """Rows of the index with which an itinerary may begin or end."""
    bits: Bits
    """By leg of `rows`, by constraint."""
    place_in_rows: Int32s
    """By row of the index: where it stands in `rows`, or -1."""
    identity: tuple[Bools | None, ...]
    """By constraint that names an aircraft, type or operator: the rows that meet it."""
    binding: Bools
    """By constraint: an itinerary may begin or end with a leg that serves it."""

    @property
    def searched_legs(self) -> int:
        """How many legs were flown on those days."""
        return int(np.count_nonzero(self.searched))

    def bits_of_rows(self, rows: Int64s) -> Bits:
        """Return what rows of the index give to each constraint."""
        place = self.place_in_rows[rows]
        found = np.zeros((len(rows), len(self.constraints)), dtype=np.float32)
        found[place >= 0] = self.bits[place[place >= 0]]
        for column, met in enumerate(self.identity):
            if met is not None:
                found[:, column] = np.where(met[rows], self.weights[column], 0)
        return found

    def bits_of_fit(self, number: int, fit: ConstraintFit) -> float:
        """Return what a leg found for constraint `number` counts for."""
        if fit.fits:
            return fit.weight
        if fit.off_by_minutes is None:
            # A stop where a change of aircraft was told: the place is right, what is told is not.
            return 0.0 if fit.found is None else NEAR_SHARE * fit.weight
        return self._near_bits(number, fit.off_by_minutes)

    def bits_of_half(self, number: int, half: Half) -> float:
        """Return what it counts for if of constraint `number` only the time or place is met."""
        return NEAR_SHARE * self.half_weights[number].get(half, 0.0)

    def _near_bits(self, number: int, off_by_minutes: int) -> float:
        as_near = np.searchsorted(self.distances[number], off_by_minutes, side="right")
        rounded = may_be_rounded(self.constraints[number], off_by_minutes)
        return near_bits(int(as_near), self.searched_legs, rounded=rounded)


def serve(index: RecordIndex, constraints: Sequence[Constraint]) -> Served:
    """Return which legs serve `constraints`.

    An itinerary begins and ends with a leg that meets a constraint of place and time, if narrowly,
    or flown by the aircraft that is named. A type or an operator alone would make every leg of an
    airline an end of one; they do only where nothing else is asked.
    """
    searched = _on_those_days(index, constraints)
    count = int(np.count_nonzero(searched))
    off = [_off_minutes(index, constraint, searched) for constraint in constraints]
    met = [_met(index, c, o) for c, o in zip(constraints, off, strict=True)]
    off = [np.round(minutes) for minutes in off]
    weights = [weight_bits(int(np.count_nonzero(m)), count) for m in met]
    distances = [np.sort(o[~np.isnan(o)]) for o in off]
    kinds = [c.kind for c in constraints]
    only_identity = all(kind in IDENTITY for kind in kinds)
    binding = np.array(
        [only_identity or k not in IDENTITY or k is ConstraintKind.AIRCRAFT for k in kinds],
        dtype=np.bool_,
    )
    serves = np.zeros(len(index), dtype=np.bool_)
    for column, minutes in enumerate(off):
        if binding[column]:
            serves |= ~np.isnan(minutes)
    rows = np.flatnonzero(serves).astype(np.int64)
    bits = np.zeros((len(rows), len(constraints)), dtype=np.float32)
    for column, minutes in enumerate(off):
        bits[:, column] = _bits(
            constraints[column],
            minutes=minutes[rows],
            met=met[column][rows],
            distances=distances[column],
            weight=weights[column],
            searched=count,
        )
    place = np.full(len(index), -1, dtype=np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    return Served(
        constraints=tuple(constraints),
        weights=tuple(weights),
        half_weights=tuple(_half_weights(index, c, searched, count) for c in constraints),
        distances=tuple(distances),
        searched=searched,
        rows=rows,
        bits=bits,
        place_in_rows=place,
        identity=tuple(m if k in IDENTITY else None for m, k in zip(met, kinds, strict=True)),
        binding=binding,
    )


def _half_weights(
    index: RecordIndex, constraint: Constraint, searched: Bools, count: int
) -> dict[Half, float]:
    halves = {
        Half.TIME: replace(constraint, area=None),
        Half.PLACE: replace(constraint, time=None),
    }
    return {
        half: weight_bits(int(np.count_nonzero(_off_minutes(index, one, searched) == 0)), count)
        for half, one in halves.items()
        if constraint.kind in ENDS
    }


def _bits(
    constraint: Constraint,
    *,
    minutes: Floats,
    met: Bools,
    distances: Floats,
    weight: float,
    searched: int,
) -> npt.NDArray[np.float64]:
    """A leg that meets gives the whole weight, one that is off what that nearness counts for."""
    near = np.flatnonzero(~np.isnan(minutes) & ~met)
    found = np.where(met, weight, 0.0)
    # Minutes are whole, so that a few hundred answers do for all legs.
    off, at = np.unique(minutes[near], return_inverse=True)
    ranks = np.searchsorted(distances, off, side="right").tolist()
    bits = [
        near_bits(rank, searched, rounded=may_be_rounded(constraint, by))
        for rank, by in zip(ranks, off.tolist(), strict=True)
    ]
    found[near] = np.array(bits)[at] if len(near) else 0
    return found


def _on_those_days(index: RecordIndex, constraints: Sequence[Constraint]) -> Bools:
    """Legs that nobody timed are always searched; so is all where no time is asked."""
    times = [c.time for c in constraints if c.time is not None]
    firsts = [t.earliest or t.latest for t in times]
    lasts = [t.latest or t.earliest for t in times]
    first = min((t for t in firsts if t is not None), default=None)
    last = max((t for t in lasts if t is not None), default=None)
    if first is None or last is None:
        return np.ones(len(index), dtype=np.bool_)
    begin, end = minutes_of(TimeRange(earliest=first - DAYS_AROUND, latest=last + DAYS_AROUND))
    within = (index.time_key >= begin) & (index.time_key <= end)
    found: Bools = within | ~np.isfinite(index.time_key)
    return found


def _off_minutes(index: RecordIndex, constraint: Constraint, searched: Bools) -> Floats:
    """Return by how much each row is off in minutes; NaN where it serves nothing."""
    columns = index.columns
    match constraint.kind:
        case ConstraintKind.DEPARTURE:
            wanted = None if constraint.time is None else wheels_off_range(constraint.time)
            first, last = columns.takeoff_first, columns.takeoff_last
            off = _endpoint_off(wanted, first, last)
            fits = _in_area(index, constraint.area, columns.takeoff_airport)
        case ConstraintKind.LANDING:
            wanted = None if constraint.time is None else wheels_down_range(constraint.time)
            first, last = columns.landing_first, columns.landing_last
            off = _endpoint_off(wanted, first, last)
            fits = _in_area(index, constraint.area, columns.landing_airport)
        case ConstraintKind.VIA:
            off = np.zeros(len(index))
            fits = _in_area(index, constraint.area, columns.landing_airport)
            fits &= constraint.area is not None
        case _:
            off = np.zeros(len(index))
            fits = _identity(index, constraint)
    return np.where(fits & searched, off, np.nan)


def _endpoint_off(wanted: TimeRange | None, first: Floats, last: Floats) -> Floats:
    if wanted is None:
        return np.zeros(len(first))
    wanted_first, wanted_last = minutes_of(wanted)
    off = np.maximum(np.maximum(wanted_first - last, first - wanted_last), 0.0)
    untimed = ~np.isfinite(first) & ~np.isfinite(last)
    return np.where(untimed | (off > in_minutes(NEAR_MISS)), np.nan, off)


def _in_area(index: RecordIndex, area: Area | None, airports: Int32s) -> Bools:
    if area is None:
        return np.ones(len(airports), dtype=np.bool_)
    # One more place than there are airports: the last stands for UNKNOWN, which is -1.
    inside = np.zeros(len(index.columns.airports) - UNKNOWN, dtype=np.bool_)
    codes = (index.airport_code.get(icao) for icao in area.airports)
    inside[[code for code in codes if code is not None]] = True
    found: Bools = inside[airports]
    return found


def _identity(index: RecordIndex, constraint: Constraint) -> Bools:
    """Ask once for each aircraft and once for each callsign there is, not for each leg."""
    columns = index.columns
    aircraft = [identity_fits(constraint, one, ()) for one in columns.aircraft_table]
    called = [identity_fits(constraint, NOBODY, signs) for signs in columns.callsign_table]
    by_aircraft = np.array(aircraft, dtype=np.bool_)[columns.aircraft]
    found: Bools = by_aircraft | np.array(called, dtype=np.bool_)[columns.callsigns]
    return found


def _met(index: RecordIndex, constraint: Constraint, off: Floats) -> Bools:
    met = off == 0
    if constraint.kind is ConstraintKind.LANDING:
        met &= ~index.columns.expected
    found: Bools = met
    return found
