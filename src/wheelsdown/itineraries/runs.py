"""Runs: consecutive legs of one airframe that hold a leg which serves what was asked.

In: the index and what its rows serve. Out: `Runs` in columns, for the part a run plays in a chain:
the whole of it, its beginning, its middle or its end.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from wheelsdown.itineraries.columns import UNKNOWN
from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.itineraries.ranking import NEAR_SHARE
from wheelsdown.itineraries.serving import Bits, Served
from wheelsdown.model.flight import Bools, Int64s
from wheelsdown.model.itinerary import ConstraintKind

LONGEST_RUN_LEGS = 6
"""Documented removals have at most four legs on one aircraft; six leave room."""

LONGEST_MIDDLE_LEGS = 3
"""Between two changes of aircraft no documented removal has more than one leg."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Runs:
    """First and last row of each run, and what it gives to each constraint."""

    first: Int64s
    last: Int64s
    bits: Bits

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.first)


def no_runs(constraints: int) -> Runs:
    """Return no runs."""
    nothing = np.empty(0, dtype=np.int64)
    return Runs(first=nothing, last=nothing, bits=np.empty((0, constraints), dtype=np.float32))


def together(parts: Sequence[Runs], constraints: int) -> Runs:
    """Return runs of several kinds as one."""
    if not parts:
        return no_runs(constraints)
    return Runs(
        first=np.concatenate([p.first for p in parts]),
        last=np.concatenate([p.last for p in parts]),
        bits=np.concatenate([p.bits for p in parts]),
    )


def chosen(runs: Runs, keep: Bools | Int64s) -> Runs:
    """Return some of the runs."""
    return Runs(first=runs.first[keep], last=runs.last[keep], bits=runs.bits[keep])


def whole_runs(index: RecordIndex, served: Served) -> Runs:
    """Return runs that begin and end with a leg that serves: itineraries by themselves."""
    ends = _end_rows(index, served)
    found = _from_first(index, served, served.rows, LONGEST_RUN_LEGS)
    kept = [chosen(runs, ends[runs.last]) for runs in found]
    return _without_last_as_stop(served, together(kept, len(served.constraints)))


def opening_runs(index: RecordIndex, served: Served) -> Runs:
    """Return runs that begin with a leg that serves and end where people could change aircraft."""
    found = _from_first(index, served, served.rows, LONGEST_RUN_LEGS)
    kept = [chosen(runs, can_be_left(index, runs)) for runs in found]
    return together(kept, len(served.constraints))


def closing_runs(index: RecordIndex, served: Served) -> Runs:
    """Return runs that people could have changed to, and that end with a leg that serves."""
    ends = np.flatnonzero(_end_rows(index, served)).astype(np.int64)
    found = _to_last(index, served, ends, LONGEST_RUN_LEGS)
    kept = [chosen(runs, can_be_boarded(index, runs)) for runs in found]
    return _without_last_as_stop(served, together(kept, len(served.constraints)))


def middle_runs(index: RecordIndex, served: Served) -> Runs:
    """Return runs between two changes of aircraft: they hold a leg that serves."""
    starts = {0: served.rows}
    for back in range(1, LONGEST_MIDDLE_LEGS):
        earlier = served.rows - back
        starts[back] = earlier[(earlier >= 0) & _one_run(index, earlier, served.rows)]
    rows = np.sort(np.concatenate(list(starts.values())))
    rows = rows[np.diff(rows, prepend=-1) > 0]
    rows = rows[served.searched[rows]]
    found = _from_first(index, served, rows, LONGEST_MIDDLE_LEGS)
    kept = [
        chosen(
            runs,
            can_be_left(index, runs)
            & can_be_boarded(index, runs)
            & (runs.bits[:, served.binding] > 0).any(axis=1),
        )
        for runs in found
    ]
    return together(kept, len(served.constraints))


def can_be_left(index: RecordIndex, runs: Runs) -> Bools:
    """Say of each run whether people could leave it for another aircraft where it ends.

    Its landing is known and timed, and it has not been at that airport before.
    """
    columns = index.columns
    airport = columns.landing_airport[runs.last]
    can = (airport != UNKNOWN) & ~np.isnan(index.down_first[runs.last])
    for step in range(LONGEST_RUN_LEGS):
        row = np.minimum(runs.first + step, runs.last)
        before = runs.first + step < runs.last
        can &= columns.takeoff_airport[row] != airport
        can &= ~before | (columns.landing_airport[row] != airport)
    found: Bools = can
    return found


def can_be_boarded(index: RecordIndex, runs: Runs) -> Bools:
    """Say of each run whether people could come to it from another aircraft where it begins.

    Its takeoff is known and timed, and it does not come back to that airport.
    """
    columns = index.columns
    airport = columns.takeoff_airport[runs.first]
    can = (airport != UNKNOWN) & ~np.isnan(index.up_first[runs.first])
    for step in range(LONGEST_RUN_LEGS):
        row = np.minimum(runs.first + step, runs.last)
        can &= columns.landing_airport[row] != airport
    found: Bools = can
    return found


def _from_first(
    index: RecordIndex, served: Served, firsts: Int64s, most_legs: int
) -> Iterator[Runs]:
    """Yield the runs that begin with given rows, those of one leg first."""
    firsts = firsts[served.searched[firsts]]
    bits, lasts = served.bits_of_rows(firsts), firsts
    for _ in range(most_legs):
        yield Runs(first=firsts, last=lasts, bits=bits)
        further = lasts + 1
        goes_on = (further < len(index)) & _one_run(index, firsts, further)
        firsts, lasts, bits = firsts[goes_on], further[goes_on], bits[goes_on]
        searched = served.searched[lasts]
        firsts, lasts, bits = firsts[searched], lasts[searched], bits[searched]
        bits = np.maximum(bits, served.bits_of_rows(lasts))


def _to_last(index: RecordIndex, served: Served, lasts: Int64s, most_legs: int) -> Iterator[Runs]:
    """Yield the runs that end with given rows, those of one leg first."""
    lasts = lasts[served.searched[lasts]]
    bits, firsts = served.bits_of_rows(lasts), lasts
    for _ in range(most_legs):
        yield Runs(first=firsts, last=lasts, bits=bits)
        earlier = firsts - 1
        goes_on = (earlier >= 0) & _one_run(index, earlier, lasts)
        firsts, lasts, bits = earlier[goes_on], lasts[goes_on], bits[goes_on]
        searched = served.searched[firsts]
        firsts, lasts, bits = firsts[searched], lasts[searched], bits[searched]
        bits = np.maximum(bits, served.bits_of_rows(firsts))


def _one_run(index: RecordIndex, earlier: Int64s, later: Int64s) -> Bools:
    inside = np.clip(later, 0, max(len(index) - 1, 0))
    found: Bools = index.run[np.maximum(earlier, 0)] == index.run[inside]
    return found


def _end_rows(index: RecordIndex, served: Served) -> Bools:
    """Rows that serve, and those that follow on a landing which serves as a stop."""
    ends = np.zeros(len(index), dtype=np.bool_)
    ends[served.rows] = True
    stops = _stops(served)
    if stops.any():
        at = served.rows[(served.bits[:, stops] > 0).any(axis=1)]
        after = at[at + 1 < len(index)] + 1
        ends[after[index.run[after] == index.run[after - 1]]] = True
    return ends


def _stops(served: Served) -> Bools:
    return np.array([c.kind is ConstraintKind.VIA for c in served.constraints], dtype=np.bool_)


def _without_last_as_stop(served: Served, runs: Runs) -> Runs:
    """A landing is a stop only if the itinerary goes on from it: the last gives half."""
    stops = _stops(served)
    if not stops.any() or not len(runs):
        return runs
    bits = runs.bits.copy()
    bits[:, stops] = NEAR_SHARE * served.bits_of_rows(runs.last)[:, stops]
    for step in range(LONGEST_RUN_LEGS - 1):
        row = runs.first + step
        before = np.flatnonzero(row < runs.last)
        given = served.bits_of_rows(row[before])
        bits[np.ix_(before, stops)] = np.maximum(bits[np.ix_(before, stops)], given[:, stops])
    return Runs(first=runs.first, last=runs.last, bits=bits)
