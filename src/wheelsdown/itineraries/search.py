"""Find the routes that people could have travelled.

In: legs and constraints. Out: a `Search`: itineraries, best first, how many meet everything that
was asked, and how many legs were looked at (the base rate, without which "one fits" says nothing).

A **run** is consecutive legs of one aircraft. Runs that hold a **seed**, a leg that meets a
constraint or misses it narrowly, are joined, at most twice, where people could have changed
aircraft; an itinerary begins and ends with a seed.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from wheelsdown.itineraries.fitting import fit_itinerary, fit_leg
from wheelsdown.itineraries.ranking import score, sort_key, weight_bits
from wheelsdown.itineraries.transfers import connect
from wheelsdown.model.flight import Leg, LegStatus
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import (
    Connection,
    Constraint,
    ConstraintKind,
    Itinerary,
    Search,
)
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange

LONGEST_RUN_LEGS = 6
"""Documented removals have at most four legs on one aircraft; six leave room."""

MOST_TRANSFERS = 2
"""Documented removals have at most two changes of aircraft (Cairo, then Kuwait)."""

MOST_RETURNED = 20

IDENTITY = frozenset({ConstraintKind.AIRCRAFT, ConstraintKind.TYPE, ConstraintKind.OPERATOR})

_FAR_FUTURE = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chain:
    legs: tuple[Leg, ...]
    connections: tuple[Connection, ...]
    transfers: int = 0


def find_itineraries(legs: Sequence[Leg], constraints: Sequence[Constraint]) -> Search:
    """Return the itineraries that meet most of `constraints`, best first.

    Planned legs were not flown and are left out. Where an aircraft is asked for by name, only
    chains with a leg of that aircraft are offered.
    """
    flown = sorted((leg for leg in legs if leg.status is not LegStatus.PLANNED), key=_in_order)
    weights = [
        weight_bits(sum(_meets(constraint, leg) for leg in flown), len(flown))
        for constraint in constraints
    ]
    seeds = {leg.leg for leg in flown if _is_seed(leg, constraints)}
    chains = [
        chain
        for chain in _join_runs(_runs(flown, seeds))
        if chain.legs[0].leg in seeds and chain.legs[-1].leg in seeds
    ]
    found = [_as_itinerary(chain, constraints, weights) for chain in chains]
    found = _without_longer_twins([i for i in found if _names_agree(i)])
    found.sort(key=lambda i: sort_key(i.fits, i.connections, [leg.leg for leg in i.legs]))
    return Search(
        itineraries=tuple(found[:MOST_RETURNED]),
        fitting=sum(all(fit.fits for fit in i.fits) for i in found) if constraints else 0,
        searched_legs=len(flown),
        searched=_searched_range(flown),
    )


def _in_order(leg: Leg) -> tuple[datetime, str]:
    first = leg.takeoff.time.earliest or leg.takeoff.time.latest
    first = first or leg.landing.time.earliest or leg.landing.time.latest
    return (first or _FAR_FUTURE, leg.leg)


def _meets(constraint: Constraint, leg: Leg) -> bool:
    fit = fit_leg(constraint, leg)
    return fit is not None and fit.fits


def _is_seed(leg: Leg, constraints: Sequence[Constraint]) -> bool:
    """A leg begins or ends a candidate if it meets a constraint of place and time, if narrowly.

    A type or an operator alone would make every leg of an airline a seed; they only when nothing
    else is asked.
    """
    places = [c for c in constraints if c.kind not in IDENTITY] or list(constraints)
    named = [c for c in constraints if c.kind is ConstraintKind.AIRCRAFT]
    return any(fit_leg(c, leg) is not None for c in places + named)


def _runs(flown: Sequence[Leg], seeds: set[str]) -> list[_Chain]:
    """Return every stretch of joined legs of one aircraft that holds a seed."""
    by_aircraft: dict[str, list[Leg]] = defaultdict(list)
    for leg in flown:
        by_aircraft[aircraft_key(leg.aircraft) or leg.leg].append(leg)
    return [
        run
        for own in by_aircraft.values()
        if any(leg.leg in seeds for leg in own)
        for first in range(len(own))
        for run in _runs_from(own[first : first + LONGEST_RUN_LEGS], seeds)
    ]


def _runs_from(own: Sequence[Leg], seeds: set[str]) -> Iterable[_Chain]:
    """Yield the stretches that begin with the first of `own`, from the first seed on."""
    legs: tuple[Leg, ...] = (own[0],)
    connections: tuple[Connection, ...] = ()
    holds_seed = own[0].leg in seeds
    if holds_seed:
        yield _Chain(legs=legs, connections=connections)
    for leg in own[1:]:
        connection = connect(legs[-1], leg)
        if connection is None:
            return
        legs, connections = (*legs, leg), (*connections, connection)
        holds_seed = holds_seed or leg.leg in seeds
        if holds_seed:
            yield _Chain(legs=legs, connections=connections)


def _join_runs(runs: Sequence[_Chain]) -> list[_Chain]:
    """Return the runs and every chain of up to `MOST_TRANSFERS` + 1 of them."""
    by_start: dict[str | None, list[_Chain]] = defaultdict(list)
    for run in runs:
        by_start[run.legs[0].takeoff.airport].append(run)
    chains = list(runs)
    latest = list(runs)
    for _ in range(MOST_TRANSFERS):
        latest = [
            _Chain(
                legs=chain.legs + run.legs,
                connections=(*chain.connections, transfer, *run.connections),
                transfers=chain.transfers + 1,
            )
            for chain in latest
            if chain.legs[-1].landing.airport is not None
            for run in by_start[chain.legs[-1].landing.airport]
            if aircraft_key(run.legs[0].aircraft) != aircraft_key(chain.legs[-1].aircraft)
            and (transfer := connect(chain.legs[-1], run.legs[0])) is not None
        ]
        chains += latest
    return chains


def _as_itinerary(
    chain: _Chain, constraints: Sequence[Constraint], weights: Sequence[float]
) -> Itinerary:
    fits = fit_itinerary(constraints, weights, chain.legs)
    return Itinerary(
        legs=chain.legs, connections=chain.connections, fits=fits, score=round(score(fits), 4)
    )


def _names_agree(itinerary: Itinerary) -> bool:
    return all(fit.fits for fit in itinerary.fits if fit.constraint.kind is ConstraintKind.AIRCRAFT)


def _without_longer_twins(found: Sequence[Itinerary]) -> list[Itinerary]:
    """Drop an itinerary that holds another whole and meets nothing more than it does.

    Else every fitting route would be counted again with each leg flown before or after it.
    """
    by_fits: dict[tuple[tuple[bool, str | None], ...], list[Itinerary]] = defaultdict(list)
    kept = []
    for itinerary in sorted(found, key=lambda i: len(i.legs)):
        ids = frozenset(leg.leg for leg in itinerary.legs)
        key = tuple((fit.fits, fit.leg if fit.fits else None) for fit in itinerary.fits)
        if any(frozenset(leg.leg for leg in k.legs) <= ids for k in by_fits[key]):
            continue
        by_fits[key].append(itinerary)
        kept.append(itinerary)
    return kept


def _searched_range(flown: Sequence[Leg]) -> TimeRange:
    times = [
        t
        for leg in flown
        for t in (
            leg.takeoff.time.earliest,
            leg.takeoff.time.latest,
            leg.landing.time.earliest,
            leg.landing.time.latest,
        )
        if t is not None
    ]
    return TimeRange(earliest=min(times), latest=max(times)) if times else UNKNOWN_TIME
