"""Find the routes that people could have travelled.

In: the indexed record and constraints. Out: a `Search`: itineraries, best first, how many meet all
that was asked, how many legs were looked at (the base rate, without which "one fits" says nothing),
and by how much the next best misses.
"""

from bisect import insort
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np

from wheelsdown.itineraries.chains import NONE, Chains, find_chains
from wheelsdown.itineraries.fitting import (
    fit_itinerary,
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
from wheelsdown.itineraries.serving import Served, serve
from wheelsdown.itineraries.told import Route, against, untold_changes
from wheelsdown.itineraries.transfers import connect
from wheelsdown.itineraries.unusual import Change, branches_at, unusual_at
from wheelsdown.model.flight import Leg
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
    """Return the same from a record that was indexed once, to be searched many times.

    `watched` names aircraft by address, registration or label: where people changed to one of
    them it is said.
    """
    served = serve(index, constraints)
    chains = find_chains(index, served)
    looked_at = _worth_looking_at(chains)
    index = replace(index, leg_at=cache(index.leg_at))
    found = sorted(_worth_keeping(index, served, chains, looked_at), key=_order)
    found = _without_detours(found)
    fitting = _fitting(found) if constraints else 0
    best = [_described(index, f, watched) for f in found[:MOST_DESCRIBED]]
    best[:1] = [_with_confidence(best[0], [f.itinerary for f in found[1:]])] if best else []
    best += [f.itinerary for f in found[MOST_DESCRIBED:MOST_RETURNED]]
    left_out = int(np.count_nonzero(chains.meets_all)) > len(looked_at) or not chains.complete
    return Search(
        itineraries=tuple(best),
        fitting=fitting,
        searched_legs=served.searched_legs,
        searched=_searched_range(index, served),
        fitting_at_least=bool(fitting) and left_out,
        next_best=next_best_of([f.itinerary for f in found]),
    )


def _worth_looking_at(chains: Chains) -> list[int]:
    """Return chains worth most, in order; rows break ties, so that the result is always one."""
    keys = (*chains.last.T[::-1], *chains.first.T[::-1], -np.round(chains.worth, 4))
    return [int(at) for at in np.lexsort(keys)[:MOST_LOOKED_AT]]


def _worth_keeping(
    index: RecordIndex, served: Served, chains: Chains, looked_at: Sequence[int]
) -> list[_Found]:
    """Return itineraries of the chains looked at, until the rest can be worth no more than those.

    In columns a chain is worth no less than leg by leg, but for `WORTH_ROOM_BITS`.
    """
    found: list[_Found] = []
    worths: list[float] = []
    for at in looked_at:
        enough = len(worths) >= MOST_KEPT and not chains.meets_all[at]
        if enough and chains.worth[at] + WORTH_ROOM_BITS < worths[-MOST_KEPT]:
            break
        one = _look_at(index, served, chains, at)
        if one is not None:
            found.append(one)
            bits = sum(fit.bits for fit in one.itinerary.fits)
            insort(worths, bits - one.cost_bits)
    return found


def _look_at(index: RecordIndex, served: Served, chains: Chains, at: int) -> _Found | None:
    """Return the itinerary of a chain, or nothing where a part of it turns out to serve nothing."""
    rows_of_runs = [
        range(int(first), int(last) + 1)
        for first, last in zip(chains.first[at], chains.last[at], strict=True)
        if first != NONE
    ]
    runs = tuple(tuple(index.leg(row) for row in rows) for rows in rows_of_runs)
    legs = tuple(leg for run in runs for leg in run)
    connections = _connections(legs)
    fits = tuple(
        replace(fit, bits=round(served.bits_of_fit(number, fit), 6))
        for number, fit in enumerate(fit_itinerary(served.constraints, served.weights, legs))
    )
    if connections is None or not _names_agree(fits):
        return None
    changes = [rows[-1] for rows in rows_of_runs[:-1]]
    departures = index.departures_after(np.array(changes, dtype=np.int64)).tolist()
    binding = tuple(fit for fit, binds in zip(fits, served.binding, strict=True) if binds)
    if against(Route(runs=runs, fits=binding, choices=tuple(departures))) is not None:
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
    return _Found(
        itinerary=itinerary,
        rows=tuple(row for rows in rows_of_runs for row in rows),
        cost_bits=cost,
    )


def _with_halves(
    served: Served, fits: Sequence[ConstraintFit], legs: Sequence[Leg]
) -> tuple[ConstraintFit, ...]:
    """Count a detail of which only the time or the place agrees for what that is worth."""
    return tuple(
        fit if half is None else replace(fit, bits=round(served.bits_of_half(number, half), 6))
        for number, (fit, half) in enumerate(zip(fits, half_met(fits, legs), strict=True))
    )


def _connections(legs: Sequence[Leg]) -> tuple[Connection, ...] | None:
    found = [connect(before, after) for before, after in pairwise(legs)]
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


def _described(index: RecordIndex, found: _Found, watched: frozenset[str]) -> Itinerary:
    """Add what is out of the ordinary at each change, and how else people could have gone on."""
    changes = [
        Change(index=index, came=came, went=went)
        for came, went, connection in zip(
            found.rows, found.rows[1:], found.itinerary.connections, strict=False
        )
        if connection.kind is ConnectionKind.TRANSFER
    ]
    return replace(
        found.itinerary,
        branches=tuple(leg for change in changes for leg in branches_at(change)),
        unusual=tuple(one for change in changes for one in unusual_at(change, watched)),
    )


def _with_confidence(best: Itinerary, others: Sequence[Itinerary]) -> Itinerary:
    """Say how often such an itinerary is the right one: it depends on how many fit as well."""
    rivals = sum(other.score >= best.score - SAME_SCORE for other in others)
    found = confidence(best.fits, transfers_in(best.connections), rivals)
    return replace(best, confidence=found)


def _searched_range(index: RecordIndex, served: Served) -> TimeRange:
    columns = index.columns
    bounds = (
        columns.takeoff_first,
        columns.takeoff_last,
        columns.landing_first,
        columns.landing_last,
    )
    first = min((_least(b[served.searched]) for b in bounds), default=np.inf)
    last = max((-_least(-b[served.searched]) for b in bounds), default=-np.inf)
    if not np.isfinite(first) or not np.isfinite(last):
        return UNKNOWN_TIME
    return from_ms(round(first * 60_000), round(last * 60_000))


def _least(minutes: np.typing.NDArray[np.float64]) -> float:
    finite = minutes[np.isfinite(minutes)]
    return float(finite.min()) if len(finite) else np.inf
