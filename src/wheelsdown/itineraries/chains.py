"""Chains of legs that people could have travelled, all at once in columns.

In: the index and which of its rows serve what was asked. Out: `Chains`, up to three runs each, with
what each is worth before it is looked at leg by leg.

A **run** is consecutive legs of one airframe. A chain is a run, or two or three of them joined
where people could have changed aircraft. It begins and ends with a leg that serves a constraint
(or, after a stop that was asked for, with the next leg of the same aircraft), and every run in it
holds one. Nobody is taken back to the airport where they change aircraft.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.itineraries.joining import Pairs, join_runs
from wheelsdown.itineraries.ranking import (
    LEGS_OF_A_SMALL_RECORD,
    TRANSFER_COST_BITS,
    UNHEARD_COST_BITS,
    leg_cost_bits,
)
from wheelsdown.itineraries.runs import (
    Runs,
    closing_runs,
    middle_runs,
    opening_runs,
    whole_runs,
)
from wheelsdown.itineraries.serving import Bits, Served
from wheelsdown.model.flight import Bools, Floats, Int64s

MOST_TRANSFERS = 2
"""Documented removals have at most two changes of aircraft (Cairo, then Kuwait)."""

NONE = -1

MOST_TRIPLES = 200_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Chains:
    """First and last rows of up to three runs, `NONE` where there is none."""

    first: npt.NDArray[np.int64]
    """Chain by run."""
    last: npt.NDArray[np.int64]
    worth: Floats
    """Bits given, less costs."""
    meets_all: Bools
    """As far as columns tell: the order of stops is looked at later."""
    complete: bool
    """Whether all chains there are stand here."""


def find_chains(index: RecordIndex, served: Served) -> Chains:
    """Return the chains that could be what was asked for."""
    parts = [_chains(index, served, [whole_runs(index, served)])]
    complete = True
    if served.binding.sum() > 1:
        opening, closing = opening_runs(index, served), closing_runs(index, served)
        direct = join_runs(index, opening, closing)
        parts.append(_of_two(index, served, opening, closing, direct))
        complete = direct.complete
    if served.binding.sum() > 2:
        middle = middle_runs(index, served)
        onto, off = join_runs(index, opening, middle), join_runs(index, middle, closing)
        triples = _match(onto, off)
        parts.append(_of_three(index, served, (opening, middle, closing), (onto, off), triples))
        complete = complete and onto.complete and off.complete and triples[2]
    return Chains(
        first=np.concatenate([p.first for p in parts]),
        last=np.concatenate([p.last for p in parts]),
        worth=np.concatenate([p.worth for p in parts]),
        meets_all=np.concatenate([p.meets_all for p in parts]),
        complete=complete,
    )


def _of_two(
    index: RecordIndex, served: Served, opening: Runs, closing: Runs, pairs: Pairs
) -> Chains:
    parts = [_at(opening, pairs.before), _at(closing, pairs.after)]
    return _chains(index, served, parts)


def _of_three(
    index: RecordIndex,
    served: Served,
    runs: tuple[Runs, Runs, Runs],
    joins: tuple[Pairs, Pairs],
    triples: tuple[Int64s, Int64s, bool],
) -> Chains:
    opening, middle, closing = runs
    onto, off = joins
    first, second, _ = triples
    parts = [
        _at(opening, onto.before[first]),
        _at(middle, onto.after[first]),
        _at(closing, off.after[second]),
    ]
    return _chains(index, served, parts)


def _at(runs: Runs, places: Int64s) -> Runs:
    # Rows of a table are taken ten times as fast as they are indexed.
    bits = runs.bits.take(places, axis=0)
    return Runs(first=runs.first[places], last=runs.last[places], bits=bits)


def _match(onto: Pairs, off: Pairs) -> tuple[Int64s, Int64s, bool]:
    """Return which pairs onto a middle run go with which pairs off it."""
    order = np.argsort(off.before, kind="stable")
    keys = off.before[order]
    begin, end = np.searchsorted(keys, onto.after), np.searchsorted(keys, onto.after, side="right")
    counts = end - begin
    room = np.cumsum(counts) <= MOST_TRIPLES
    taken = np.flatnonzero(room & (counts > 0))
    which = np.repeat(taken, counts[taken])
    starts = np.cumsum(counts[taken]) - counts[taken]
    offset = np.arange(len(which)) - np.repeat(starts, counts[taken])
    place = offset + np.repeat(begin[taken], counts[taken])
    return which.astype(np.int64), order[place].astype(np.int64), bool(room.all())


def _chains(index: RecordIndex, served: Served, parts: list[Runs]) -> Chains:
    count, rows = len(parts[0]), MOST_TRANSFERS + 1
    first, last = (np.full((count, rows), NONE, dtype=np.int64) for _ in range(2))
    bits: Bits = np.zeros((count, len(served.constraints)), dtype=np.float32)
    cost = np.full(count, TRANSFER_COST_BITS * (len(parts) - 1))
    unheard = np.cumsum(index.unheard_before)
    for column, runs in enumerate(parts):
        first[:, column], last[:, column] = runs.first, runs.last
        bits = np.maximum(bits, runs.bits)
        cost += leg_cost_bits(served.searched_legs) * (runs.last - runs.first + 1)
        cost += UNHEARD_COST_BITS * (unheard[runs.last] - unheard[runs.first])
    for runs in parts[:-1]:
        few = served.searched_legs / (served.searched_legs + LEGS_OF_A_SMALL_RECORD)
        cost += np.log2(1 + few * index.departures_after(runs.last))
    weights = np.array(served.weights, dtype=np.float32)
    meets_all: Bools = np.ones(count, dtype=np.bool_)
    for given, weight in zip(bits.T, weights, strict=True):
        meets_all &= given - weight > -1e-4
    return Chains(
        first=first,
        last=last,
        worth=bits.sum(axis=1, dtype=np.float64) - cost,
        meets_all=meets_all,
        complete=True,
    )
