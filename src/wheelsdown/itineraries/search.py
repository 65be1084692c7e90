"""Find the routes that people could have travelled.

In: the indexed record and constraints. Out: a `Search`: itineraries, best first, how many meet all
that was asked, how many legs were looked at (the base rate, without which "one fits" says nothing),
and by how much the next best misses.
"""

from bisect import insort
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice, pairwise

import numpy as np

from wheelsdown.itineraries.chains import NONE, Chains, find_chains
from wheelsdown.itineraries.fitting import (
    LegFits,
    half_met,
    strain_minutes,
    without_turned_round,
)
from wheelsdown.itineraries.index import RecordIndex, index_legs
from wheelsdown.itineraries.misses import next_best_of
from wheelsdown.itineraries.ranking import (
    confidence,
    cost_bits,
    score,
    sort_key,
    surplus_bits,
    transfers_in,
)
from wheelsdown.itineraries.record import IndexedRecord, Record
from wheelsdown.itineraries.serving import Served, serve
from wheelsdown.itineraries.told import Route, against, untold_changes
from wheelsdown.itineraries.transfers import connect
from wheelsdown.itineraries.unusual import Change, branches_at, unusual_at
from wheelsdown.model.flight import Floats, Int64s, Leg
from wheelsdown.model.itinerary import (
    Connection,
    ConnectionKind,
    Constraint,
    ConstraintFit,
    ConstraintKind,
    Itinerary,
    Search,
)
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange, from_ms

MOST_RETURNED = 20

MOST_LOOKED_AT = 600
"""So many of the chains worth most are looked at leg by leg; `Search` says where there are more."""

MADE_AT_ONCE = 100
"""Legs of so many chains are made together: of the 600 often the first hundred do."""

MOST_KEPT = 2 * MOST_RETURNED
"""Detours are dropped from among them."""

WORTH_ROOM_BITS = 8.0
"""As much more than in columns an itinerary may turn out to be worth: changes that are told, and a
detail of which only the time or the place agrees."""

SAME_SCORE = 1e-6

MOST_DESCRIBED = 5
"""For so many of the best it is said what is out of the ordinary, and where people could have gone
on to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    itinerary: Itinerary
    rows: tuple[int, ...]
    cost_bits: float


def find_itineraries(legs: Sequence[Leg], constraints: Sequence[Constraint]) -> Search:
    """Return the itineraries that meet most of `constraints`, best first.

    Planned legs were not flown and are left out. Where an aircraft is asked for by name, only
    chains with a leg of that aircraft are offered.
    """
    return find_in_index(index_legs(legs), constraints)


def find_in_index(
    index: RecordIndex,
    constraints: Sequence[Constraint],
    *,
    watched: frozenset[str] = frozenset(),
) -> Search:
    """Return the same from a record that was indexed once, to be searched many times."""
    return find_in_record(IndexedRecord(index=index), constraints, watched=watched)


def find_in_record(
    record: Record,
    constraints: Sequence[Constraint],
    *,
    watched: frozenset[str] = frozenset(),
) -> Search:
    """Return the same from any record.

    `watched` names aircraft by address, registration or label: where people changed to one of
    them it is said.
    """
    gathered = record.gather(constraints)
    index = gathered.index
    served = serve(index, constraints, gathered.totals, gathered.between)
    chains = find_chains(index, served)
    looked_at = _worth_looking_at(chains)
    legs = cache(index.legs.at)
    index = replace(index, legs=replace(index.legs, at=legs))
    found = sorted(_worth_keeping(index, served, chains, looked_at), key=_order)
    found = _without_detours(found)
    fitting = _fitting(found) if constraints else 0
    returned = _with_whole_legs(index, found[:MOST_RETURNED])
    best = _described(record, index, returned[:MOST_DESCRIBED], watched)
    best[:1] = [_with_confidence(best[0], [f.itinerary for f in found[1:]])] if best else []
    best += [f.itinerary for f in returned[MOST_DESCRIBED:]]
    left_out = int(np.count_nonzero(chains.meets_all)) > len(looked_at) or not chains.complete
    return Search(
        itineraries=tuple(best),
        fitting=fitting,
        searched_legs=served.searched_legs,
        searched=_searched_range(served),
        fitting_at_least=bool(fitting) and left_out,
        next_best=next_best_of([f.itinerary for f in found]),
    )


def _worth_looking_at(chains: Chains) -> list[int]:
    """Return chains worth most, in order; rows break ties, so that the result is always one."""
    worth = np.round(chains.worth, 4)
    at = _worth_no_less(worth, MOST_LOOKED_AT)
    keys = (*chains.last[at].T[::-1], *chains.first[at].T[::-1], -worth[at])
    found: list[int] = at[np.lexsort(keys)][:MOST_LOOKED_AT].tolist()
    return found


def _worth_no_less(worth: Floats, most: int) -> Int64s:
    """Return the places of so many that are worth most, and of all that are worth the last's."""
    if len(worth) <= most:
        return np.arange(len(worth))
    border = np.partition(worth, -most)[-most]
    return np.flatnonzero(worth >= border)


def _worth_keeping(
    index: RecordIndex, served: Served, chains: Chains, looked_at: Sequence[int]
) -> list[_Found]:
    """Return itineraries of the chains looked at, until the rest can be worth no more than those.

    In columns a chain is worth no less than leg by leg, but for `WORTH_ROOM_BITS`.
    """
    found: list[_Found] = []
    worths: list[float] = []
    ground = _ground(index, served)
    choices: Iterator[tuple[int, ...]] = iter(())
    for number, at in enumerate(looked_at):
        if not number % MADE_AT_ONCE:
            block = looked_at[number : number + MADE_AT_ONCE]
            index.make_ready(_rows_of(chains, block))
            choices = iter(_choices(index, chains, block))
        enough = len(worths) >= MOST_KEPT and not chains.meets_all[at]
        if enough and chains.worth[at] + WORTH_ROOM_BITS < worths[-MOST_KEPT]:
            break
        one = _look_at(ground, _runs_of(chains, at), next(choices))
        if one is not None:
            found.append(one)
            bits = sum(fit.bits for fit in one.itinerary.fits)
            insort(worths, bits - one.cost_bits)
    return found


def _rows_of(chains: Chains, looked_at: Sequence[int]) -> Int64s:
    """Return the rows of all legs of some chains."""
    rows = {row for at in looked_at for run in _runs_of(chains, at) for row in run}
    return np.array(sorted(rows), dtype=np.int64)


def _choices(index: RecordIndex, chains: Chains, looked_at: Sequence[int]) -> list[tuple[int, ...]]:
    """Return of some chains by how many flights people could have gone on at each change."""
    last = chains.last[looked_at]
    # After every run but the last people change.
    changes = chains.first[looked_at][:, 1:] != NONE
    departures = iter(index.departures_after(last[:, :-1][changes]).tolist())
    return [tuple(islice(departures, n)) for n in np.count_nonzero(changes, axis=1).tolist()]


def _runs_of(chains: Chains, at: int) -> list[range]:
    """Return the rows of each run of a chain."""
    return [
        range(first, last + 1)
        for first, last in zip(chains.first[at].tolist(), chains.last[at].tolist(), strict=True)
        if first != NONE
    ]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Ground:
    """What chains are made of. Hundreds of them share a few legs: each is asked about once."""

    index: RecordIndex
    served: Served
    fits: LegFits
    connect: Callable[[int, int], Connection | None]
    """Joins the legs of two rows."""


def _ground(index: RecordIndex, served: Served) -> _Ground:
    return _Ground(
        index=index,
        served=served,
        fits=LegFits(
            served.constraints,
            served.weights,
            lambda number, fit: round(served.bits_of_fit(number, fit), 6),
        ),
        connect=cache(lambda before, after: connect(index.leg(before), index.leg(after))),
    )


def _look_at(
    ground: _Ground, rows_of_runs: Sequence[range], departures: tuple[int, ...]
) -> _Found | None:
    """Return the itinerary of a chain, or nothing where a part of it turns out to serve nothing.

    `departures` says for each change of aircraft by how many flights people could have gone on.
    """
    served, rows = ground.served, tuple(row for run in rows_of_runs for row in run)
    connections = _connections(ground, rows)
    if connections is None:
        return None
    runs = tuple(tuple(ground.index.leg(row) for row in run) for run in rows_of_runs)
    legs = tuple(leg for run in runs for leg in run)
    fits = ground.fits.of_chain(legs)
    if not _names_agree(fits):
        return None
    binding = tuple(fit for fit, binds in zip(fits, served.binding, strict=True) if binds)
    if against(Route(runs=runs, fits=binding, choices=departures)) is not None:
        return None
    fits = without_turned_round(_with_halves(served, fits, legs), legs)
    cost = cost_bits(
        legs=len(legs),
        unheard=sum(c.unheard is not None for c in connections),
        departures=departures,
        searched=served.searched_legs,
        told_changes=sum(fit.fits and fit.constraint.changes_aircraft for fit in fits),
        untold_changes=untold_changes(runs, fits),
    )
    connections = _with_choices(connections, departures)
    itinerary = Itinerary(
        legs=legs,
        connections=connections,
        fits=fits,
        score=round(score(fits), 4),
        surplus_bits=round(surplus_bits(fits, cost, served.searched_legs), 2),
    )
    return _Found(itinerary=itinerary, rows=rows, cost_bits=cost)


def _with_halves(
    served: Served, fits: Sequence[ConstraintFit], legs: Sequence[Leg]
) -> tuple[ConstraintFit, ...]:
    """Count a detail of which only the time or the place agrees for what that is worth."""
    return tuple(
        fit if half is None else replace(fit, bits=round(served.bits_of_half(number, half), 6))
        for number, (fit, half) in enumerate(zip(fits, half_met(fits, legs), strict=True))
    )


def _connections(ground: _Ground, rows: Sequence[int]) -> tuple[Connection, ...] | None:
    found = [ground.connect(before, after) for before, after in pairwise(rows)]
    connections = tuple(c for c in found if c is not None)
    return connections if len(connections) == len(found) else None


def _with_choices(
    connections: Sequence[Connection], departures: Sequence[int]
) -> tuple[Connection, ...]:
    """Say at each change of aircraft by how many flights people could have gone on."""
    choices = iter(departures)
    return tuple(
        replace(c, choices=next(choices)) if c.kind is ConnectionKind.TRANSFER else c
        for c in connections
    )


def _names_agree(fits: Sequence[ConstraintFit]) -> bool:
    return all(fit.fits for fit in fits if fit.constraint.kind is ConstraintKind.AIRCRAFT)


def _order(found: _Found) -> tuple[int, int, int, tuple[str, ...]]:
    itinerary = found.itinerary
    strain = strain_minutes(itinerary.fits, itinerary.legs)
    return sort_key(itinerary.fits, found.cost_bits, strain, [x.leg for x in itinerary.legs])


def _without_detours(found: Sequence[_Found]) -> list[_Found]:
    """Drop an itinerary that holds a better one whole and meets nothing more than it does."""
    kept: list[_Found] = []
    by_fits: dict[tuple[tuple[bool, str | None], ...], list[frozenset[int]]] = {}
    for one in found:
        rows = frozenset(one.rows)
        key = tuple((fit.fits, fit.leg) for fit in one.itinerary.fits)
        if any(better <= rows for better in by_fits.get(key, ())):
            continue
        by_fits.setdefault(key, []).append(rows)
        kept.append(one)
    return kept


def _fitting(found: Sequence[_Found]) -> int:
    """Return how many meet everything with no more changes of aircraft than the fewest.

    Where one aircraft did it all, whoever changed at a hub could always have come that way too.
    """
    whole = [f.itinerary for f in found if all(fit.fits for fit in f.itinerary.fits)]
    changes = [transfers_in(itinerary.connections) for itinerary in whole]
    return changes.count(min(changes)) if changes else 0


def _with_whole_legs(index: RecordIndex, found: Sequence[_Found]) -> list[_Found]:
    """Return itineraries with all that is known of their legs."""
    rows = np.array([row for one in found for row in one.rows], dtype=np.int64)
    legs = iter(index.whole_legs(rows))
    return [
        replace(one, itinerary=replace(one.itinerary, legs=tuple(islice(legs, len(one.rows)))))
        for one in found
    ]


def _described(
    record: Record, index: RecordIndex, best: Sequence[_Found], watched: frozenset[str]
) -> list[Itinerary]:
    """Add what is out of the ordinary at each change, and how else people could have gone on."""
    changes = [_changes(one) for one in best]
    if not any(changes):
        return [one.itinerary for one in best]
    around = record.around(index, [pair for pairs in changes for pair in pairs])
    described = []
    for one, pairs in zip(best, changes, strict=True):
        told = [
            Change(
                index=around.index,
                came=around.row_of[came],
                went=around.row_of[went],
                flown=around.flown,
            )
            for came, went in pairs
        ]
        described.append(
            replace(
                one.itinerary,
                branches=tuple(leg for change in told for leg in branches_at(change)),
                unusual=tuple(said for change in told for said in unusual_at(change, watched)),
            )
        )
    return described


def _changes(found: _Found) -> list[tuple[int, int]]:
    """Return the rows people came by and went on by at each change of aircraft."""
    steps = zip(found.rows, found.rows[1:], found.itinerary.connections, strict=False)
    return [(came, went) for came, went, c in steps if c.kind is ConnectionKind.TRANSFER]


def _with_confidence(best: Itinerary, others: Sequence[Itinerary]) -> Itinerary:
    """Say how often such an itinerary is the right one: it depends on how many fit as well."""
    rivals = sum(other.score >= best.score - SAME_SCORE for other in others)
    found = confidence(best.fits, transfers_in(best.connections), rivals)
    return replace(best, confidence=found)


def _searched_range(served: Served) -> TimeRange:
    first, last = served.totals.first_minute, served.totals.last_minute
    if not np.isfinite(first) or not np.isfinite(last):
        return UNKNOWN_TIME
    return from_ms(round(first * 60_000), round(last * 60_000))
