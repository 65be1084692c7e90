"""The search written plainly, leg by leg: what the search in columns must agree with.

The definition is that of `itineraries.chains`: slow, and short enough to be read.
"""

from collections import defaultdict
from itertools import product

from wheelsdown.itineraries.fitting import LegFits, fit_leg, meets
from wheelsdown.itineraries.runs import LONGEST_MIDDLE_LEGS, LONGEST_RUN_LEGS
from wheelsdown.itineraries.told import Route, against
from wheelsdown.itineraries.transfers import (
    LONGEST_FLIGHT,
    LONGEST_TRANSFER,
    SHORTEST_TRANSFER,
    connect,
)
from wheelsdown.model.flight import LegStatus
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import ConnectionKind, ConstraintKind
from wheelsdown.model.time_range import midpoint

IDENTITY = (ConstraintKind.AIRCRAFT, ConstraintKind.TYPE, ConstraintKind.OPERATOR)


def key_of(leg):
    first = midpoint(leg.takeoff.time) or midpoint(leg.landing.time)
    return (first is None, str(first), leg.leg)


def runs_of(legs):
    """Every run there is, of any length up to the longest."""
    by_aircraft = defaultdict(list)
    for leg in sorted((x for x in legs if x.status is not LegStatus.PLANNED), key=key_of):
        by_aircraft[aircraft_key(leg.aircraft) or leg.leg].append(leg)
    for own in by_aircraft.values():
        for first in range(len(own)):
            run = (own[first],)
            yield run
            for leg in own[first + 1 : first + LONGEST_RUN_LEGS]:
                if connect(run[-1], leg) is None:
                    break
                run = (*run, leg)
                yield run


def can_be_left(run):
    here = run[-1].landing.airport
    return here not in {x.takeoff.airport for x in run} | {x.landing.airport for x in run[:-1]}


def can_be_boarded(run):
    return run[0].takeoff.airport not in {x.landing.airport for x in run}


def chains_of(legs):
    """Every chain of up to three runs, as tuples of runs."""
    runs = list(runs_of(legs))
    yield from ((run,) for run in runs)
    leaving = [r for r in runs if r[-1].landing.airport and can_be_left(r)]
    boarding = [r for r in runs if r[0].takeoff.airport and can_be_boarded(r)]
    both = [r for r in leaving if r in boarding and len(r) <= LONGEST_MIDDLE_LEGS]
    yield from (pair for pair in product(leaving, boarding) if joined(*pair))
    for first, middle in product(leaving, both):
        if joined(first, middle):
            for last in boarding:
                if joined(middle, last):
                    yield first, middle, last


def joined(before, after):
    connection = connect(before[-1], after[0])
    return connection is not None and connection.kind is ConnectionKind.TRANSFER


def choices_after(landed, legs):
    """By how many flights people could have gone on in two days, one at least."""
    time, up = landed.landing.time, landed.takeoff.time
    first = time.earliest or up.earliest
    last = time.latest or up.latest + LONGEST_FLIGHT
    return max(
        sum(
            x.takeoff.airport == landed.landing.airport
            and first + SHORTEST_TRANSFER <= x.takeoff.time.earliest <= last + LONGEST_TRANSFER
            for x in legs
        ),
        1,
    )


def plain_search(legs, constraints):
    """The routes that meet each constraint as well as any chain can: {leg ids: (fits, …)}."""
    only_identity = all(c.kind in IDENTITY for c in constraints)
    binding = [
        c
        for c in constraints
        if only_identity or c.kind not in IDENTITY or c.kind is ConstraintKind.AIRCRAFT
    ]
    serves = {x.leg for x in legs if any(fit_leg(c, x) for c in binding)}
    found = {}
    for chain in chains_of(legs):
        flat = [leg for run in chain for leg in run]
        if flat[0].leg not in serves or not all(serves & {x.leg for x in run} for run in chain):
            continue
        fits = LegFits(constraints, [1.0] * len(constraints)).of_chain(flat)
        if any(f.constraint.kind is ConstraintKind.AIRCRAFT and not f.fits for f in fits):
            continue
        own = tuple(f for f in fits if f.constraint in binding)
        choices = tuple(choices_after(run[-1], legs) for run in chain[:-1])
        if against(Route(runs=tuple(chain), fits=own, choices=choices)) is None:
            found[tuple(x.leg for x in flat)] = tuple(f.fits for f in fits)
    return found


def meets_all(constraints, legs):
    """How many legs meet each constraint."""
    return [sum(meets(c, leg) for leg in legs) for c in constraints]
