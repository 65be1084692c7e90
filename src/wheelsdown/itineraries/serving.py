"""Which legs of the record serve what was asked, all legs at once.

In: the index, constraints, and what the whole record holds. Out: a `Served`: the legs on those
days, which constraints each of them meets or narrowly misses, and what that counts for in bits. The
rules are those of `serving_rows`, which are those of `fitting.fit_leg`, for all legs at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.itineraries.fitting import Half, may_be_rounded
from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.itineraries.ranking import NEAR_SHARE, near_bits, weight_bits
from wheelsdown.itineraries.serving_rows import (
    IDENTITY,
    Minutes,
    Serving,
    Totals,
    binding_of,
    look_over,
    minutes_searched,
)
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s
from wheelsdown.model.itinerary import Constraint, ConstraintFit

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
    totals: Totals
    """What the whole record holds on those days, of which the index may be a part."""

    @property
    def searched_legs(self) -> int:
        """How many legs of the record were flown on those days."""
        return self.totals.searched

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


def serve(
    index: RecordIndex,
    constraints: Sequence[Constraint],
    totals: Totals | None = None,
    between: Minutes | None = None,
) -> Served:
    """Return which legs serve `constraints`.

    `totals` are those of the whole record, where the index has only the legs that could serve and
    those of the same airframes; else the index is the record. `between` are the minutes searched,
    where the constraints do not tell.
    """
    own = look_over(index, constraints, minutes_searched(constraints) or between)
    whole, found = totals or own.totals, own.serving
    weights = [weight_bits(meeting, whole.searched) for meeting in whole.meeting]
    distances = [np.sort(np.round(one.off_minutes)) for one in found]
    binding = binding_of(constraints)
    serves = np.zeros(len(index), dtype=np.bool_)
    for one, binds in zip(found, binding, strict=True):
        if binds:
            serves[one.rows] = True
    rows = np.flatnonzero(serves).astype(np.int64)
    place = np.full(len(index), -1, dtype=np.int32)
    place[rows] = np.arange(len(rows), dtype=np.int32)
    bits = np.zeros((len(rows), len(constraints)), dtype=np.float32)
    for column, one in enumerate(found):
        at = place[one.rows]
        given = _bits(
            constraints[column],
            serving=one,
            distances=distances[column],
            weight=weights[column],
            searched=whole.searched,
        )
        bits[at[at >= 0], column] = given[at >= 0]
    return Served(
        constraints=tuple(constraints),
        weights=tuple(weights),
        half_weights=tuple(
            {half: weight_bits(meeting, whole.searched) for half, meeting in halves.items()}
            for halves in whole.halves
        ),
        distances=tuple(distances),
        searched=own.searched,
        rows=rows,
        bits=bits,
        place_in_rows=place,
        identity=tuple(
            _as_flags(one.rows, len(index)) if c.kind in IDENTITY else None
            for one, c in zip(found, constraints, strict=True)
        ),
        binding=binding,
        totals=whole,
    )


def _as_flags(rows: Int64s, count: int) -> Bools:
    flags = np.zeros(count, dtype=np.bool_)
    flags[rows] = True
    return flags


def _bits(
    constraint: Constraint,
    *,
    serving: Serving,
    distances: Floats,
    weight: float,
    searched: int,
) -> npt.NDArray[np.float64]:
    """A leg that meets gives the whole weight, one that is off what that nearness counts for."""
    near = np.flatnonzero(~serving.meets)
    found = np.where(serving.meets, weight, 0.0)
    # Minutes are whole, so that a few hundred answers do for all legs.
    off, at = np.unique(np.round(serving.off_minutes[near]), return_inverse=True)
    ranks = np.searchsorted(distances, off, side="right").tolist()
    bits = [
        near_bits(rank, searched, rounded=may_be_rounded(constraint, by))
        for rank, by in zip(ranks, off.tolist(), strict=True)
    ]
    found[near] = np.array(bits)[at] if len(near) else 0
    return found
