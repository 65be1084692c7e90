"""Join runs where people could have changed aircraft, all pairs at once.

In: runs that end somewhere and runs that begin somewhere. Out: pairs of them at one airport in
following time. A hub has thousands: those with the runs that are worth most come first, and how
many were left out is said.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.itineraries.index import RecordIndex, minutes_at
from wheelsdown.itineraries.links import in_minutes
from wheelsdown.itineraries.runs import Runs
from wheelsdown.itineraries.serving import Bits
from wheelsdown.itineraries.transfers import LONGEST_TRANSFER, SHORTEST_TRANSFER
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s

MOST_PAIRS = 150_000
"""More pairs than this are not looked at in one join: those of the rarest runs go first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Places of runs in the two lists, pair by pair; `complete` where none was left out."""

    before: Int64s
    after: Int64s
    complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _Arrivals:
    airport: Int32s
    from_minutes: Floats
    """The earliest that people could take off again."""
    to_minutes: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class _Departures:
    airport: Int32s
    first: Floats
    last: Floats


def join_runs(index: RecordIndex, before: Runs, after: Runs) -> Pairs:
    """Return the pairs of runs between which people could have changed aircraft.

    A pair in which one run gives nothing that the other does not is none.
    """
    nothing = np.empty(0, dtype=np.int64)
    if not len(before) or not len(after):
        return Pairs(before=nothing, after=nothing, complete=True)
    arrivals, departures = _arrivals(index, before.last), _departures(index, after.first)
    left, right, complete = _by_arrival(arrivals, departures, _worth(before))
    if not complete:
        more_left, more_right, _ = _by_departure(arrivals, departures, _worth(after))
        left, right = _once(left, right, more_left, more_right, len(after))
    keep = _can_follow(arrivals, departures, left, right)
    keep = keep & _two_aircraft(index, before.last[left], after.first[right])
    left, right = left[keep], right[keep]
    keep = _each_gives(before.bits.take(left, axis=0), after.bits.take(right, axis=0))
    return Pairs(before=left[keep], after=right[keep], complete=complete)


def _worth(runs: Runs) -> Floats:
    worth: Floats = runs.bits.sum(axis=1, dtype=np.float64)
    return worth


def _each_gives(before: Bits, after: Bits) -> Bools:
    """Say of each pair whether each of the two gives more to something than the other."""
    gained, gives = (np.zeros(len(before), dtype=np.bool_) for _ in range(2))
    # By constraint: there are a handful of them, and hundreds of thousands of pairs.
    for here, there in zip(before.T, after.T, strict=True):
        is_more = there > here
        gained |= is_more
        gives |= ~is_more & (here > 0)
    return gained & gives


def _arrivals(index: RecordIndex, rows: Int64s) -> _Arrivals:
    return _Arrivals(
        airport=index.columns.landing_airport[rows],
        from_minutes=index.down_first[rows] + in_minutes(SHORTEST_TRANSFER),
        to_minutes=index.down_last[rows] + in_minutes(LONGEST_TRANSFER),
    )


def _departures(index: RecordIndex, rows: Int64s) -> _Departures:
    return _Departures(
        airport=index.columns.takeoff_airport[rows],
        first=index.up_first[rows],
        last=index.up_last[rows],
    )


def _by_arrival(
    arrivals: _Arrivals, departures: _Departures, worth: Floats
) -> tuple[Int64s, Int64s, bool]:
    """Give each arrival, those worth most first, the departures that could follow it."""
    order = np.argsort(minutes_at(departures.airport, departures.first), kind="stable")
    keys = minutes_at(departures.airport, departures.first)[order]
    widest = float(np.max(departures.last - departures.first))
    begin = np.searchsorted(keys, minutes_at(arrivals.airport, arrivals.from_minutes - widest))
    end = np.searchsorted(keys, minutes_at(arrivals.airport, arrivals.to_minutes), side="right")
    left, at, complete = _spread(begin, end, worth)
    return left, order[at], complete


def _by_departure(
    arrivals: _Arrivals, departures: _Departures, worth: Floats
) -> tuple[Int64s, Int64s, bool]:
    """Give each departure, those worth most first, the arrivals that it could follow."""
    order = np.argsort(minutes_at(arrivals.airport, arrivals.from_minutes), kind="stable")
    keys = minutes_at(arrivals.airport, arrivals.from_minutes)[order]
    widest = float(np.max(arrivals.to_minutes - arrivals.from_minutes))
    begin = np.searchsorted(keys, minutes_at(departures.airport, departures.first - widest))
    end = np.searchsorted(keys, minutes_at(departures.airport, departures.last), side="right")
    right, at, complete = _spread(begin, end, worth)
    return order[at], right, complete


def _spread(
    begin: npt.NDArray[np.intp], end: npt.NDArray[np.intp], worth: Floats
) -> tuple[Int64s, Int64s, bool]:
    """Return (which, place) for every place from `begin` to `end` of each, within `MOST_PAIRS`."""
    counts = np.maximum(end - begin, 0)
    first_come = np.argsort(-worth, kind="stable")
    room = np.cumsum(counts[first_come]) <= MOST_PAIRS
    taken = first_come[room & (counts[first_come] > 0)]
    which = np.repeat(taken, counts[taken])
    starts = np.cumsum(counts[taken]) - counts[taken]
    place = (
        np.arange(len(which))
        - np.repeat(starts, counts[taken])
        + np.repeat(begin[taken], counts[taken])
    )
    return which.astype(np.int64), place.astype(np.int64), bool(room.all())


def _once(
    left: Int64s, right: Int64s, more_left: Int64s, more_right: Int64s, width: int
) -> tuple[Int64s, Int64s]:
    pairs = np.sort(np.concatenate([left * width + right, more_left * width + more_right]))
    pairs = pairs[np.diff(pairs, prepend=-1) > 0]
    return pairs // width, pairs % width


def _can_follow(arrivals: _Arrivals, departures: _Departures, left: Int64s, right: Int64s) -> Bools:
    found: Bools = (departures.last[right] >= arrivals.from_minutes[left]) & (
        departures.first[right] <= arrivals.to_minutes[left]
    )
    return found


def _two_aircraft(index: RecordIndex, before: Int64s, after: Int64s) -> Bools:
    """Two airframes; of two that nobody named it cannot be said that they are two."""
    apart = index.airframe[before] != index.airframe[after]
    found: Bools = apart & (index.is_named[before] | index.is_named[after])
    return found
