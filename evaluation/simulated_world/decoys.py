"""Flights that could be taken for a journey: they differ from it in one thing.

In: a journey's own legs. Out: another journey's, by another charter, an hour or two behind, a day
or some whole hours off, to another airport, or from another. A report whose time is wrong by a day
or by its zone may fit these better than what it tells of.
"""

from dataclasses import replace
from enum import StrEnum

import numpy as np

from evaluation.simulated_world.flown import MINUTES_A_DAY, Flown, usual_minutes
from evaluation.simulated_world.map import Map

SHARE = 0.5
"""Of journeys, so many have a decoy."""
APART_MINUTES = (4.0, 15.0)
"""A decoy that differs in a place alone still has its own minutes: no two land at once."""
BEHIND_MINUTES = (60.0, 150.0)
ZONE_HOURS = (2, 10)
NEAR_KM = (80.0, 900.0)


class Differs(StrEnum):
    """What a decoy differs in."""

    AIRCRAFT = "aircraft"
    DAY = "day"
    ZONE = "zone"
    DESTINATION = "destination"
    ORIGIN = "origin"


def draw_decoy(rng: np.random.Generator, world: Map, own: Flown, aircraft: int, sign: int) -> Flown:
    """Return legs that differ in one thing from a journey's own."""
    differs = list(Differs)[int(rng.integers(len(Differs)))]
    legs = replace(
        own, aircraft=np.full(len(own), aircraft), sign=np.full(len(own), sign, dtype=np.int64)
    )
    match differs:
        case Differs.AIRCRAFT:
            return _moved(legs, float(rng.uniform(*BEHIND_MINUTES)))
        case Differs.DAY:
            return _moved(legs, MINUTES_A_DAY * float(rng.choice([-1, 1])))
        case Differs.ZONE:
            hours = float(rng.integers(*ZONE_HOURS)) * float(rng.choice([-1, 1]))
            return _moved(legs, 60.0 * hours)
        case Differs.DESTINATION:
            return _elsewhere(rng, world, _a_little_later(rng, legs), -1)
        case Differs.ORIGIN:
            return _elsewhere(rng, world, _a_little_later(rng, legs), 0)


def _a_little_later(rng: np.random.Generator, legs: Flown) -> Flown:
    return _moved(legs, float(rng.uniform(*APART_MINUTES)))


def _moved(legs: Flown, minutes: float) -> Flown:
    return replace(legs, up=legs.up + minutes, down=legs.down + minutes)


def _elsewhere(rng: np.random.Generator, world: Map, legs: Flown, leg: int) -> Flown:
    """The first takeoff or the last landing is at another airport not far off."""
    ends = (legs.origin if leg == 0 else legs.destination).copy()
    everywhere = np.arange(len(world.icao))
    km = world.distance_km(np.full(len(everywhere), ends[leg]), everywhere)
    near = np.flatnonzero((km > NEAR_KM[0]) & (km < NEAR_KM[1]))
    other_end = legs.destination[0] if leg == 0 else legs.origin[-1]
    near = near[near != other_end]
    if not len(near):
        return _moved(legs, MINUTES_A_DAY)
    ends[leg] = rng.choice(near)
    changed = replace(legs, origin=ends) if leg == 0 else replace(legs, destination=ends)
    at = np.array([leg])
    length = usual_minutes(world.distance_km(changed.origin[at], changed.destination[at]))[0]
    up, down = legs.up.copy(), legs.down.copy()
    if leg == 0:
        up[0] = down[0] - length
    else:
        down[-1] = up[-1] + length
    return replace(changed, up=up, down=down)
