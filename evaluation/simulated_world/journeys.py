"""Journeys of people planted in the simulated world: removals that a reporter could tell of.

In: a world. Out: the world with the journeys' own legs among the others, and for each journey the
numbers of its legs in order. Some go on one aircraft, with a stop or without; some change at a hub
to a flight that goes there anyway; of some, others went on by another flight.
"""

from dataclasses import dataclass, replace

import numpy as np

from evaluation.simulated_world.decoys import SHARE as DECOY_SHARE
from evaluation.simulated_world.decoys import draw_decoy
from evaluation.simulated_world.flown import Flown, flight_minutes, together
from evaluation.simulated_world.world import World
from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration

AT_A_CHANGE_MINUTES = (90.0, 1440.0)
STAND_MINUTES = (45.0, 240.0)
LEGS_OWN = (1, 4)
CHARTER_TYPES = ("B763", "B738", "A320", "B772")


@dataclass(frozen=True, slots=True, kw_only=True)
class Planted:
    """One journey: its legs in order by number, and those that others branched off by."""

    legs: tuple[int, ...]
    branches: tuple[int, ...]


def plant_journeys(world: World, count: int, seed: int) -> tuple[World, tuple[Planted, ...]]:
    """Return the world with `count` journeys in it, on aircraft of their own and on others'.

    Beside half of them stands a decoy: a flight that differs in one thing.
    """
    rng = np.random.default_rng((seed, 2))
    aircraft, signs = list(world.fleet.aircraft), list(world.callsigns)
    parts, drafts, added = [world.flown], [], len(world.flown)
    for _ in range(count):
        own = _own_legs(rng, world, len(aircraft), len(signs))
        numbers = tuple(range(added, added + len(own)))
        onward = _onward(rng, world, own) if rng.random() < 0.45 else []
        drafts.append(Planted(legs=(*numbers, *onward[:1]), branches=tuple(onward[1:])))
        for legs in (own, *_decoys(rng, world, own, len(aircraft) + 1, len(signs) + 1)):
            number = len(signs) - len(world.callsigns)
            aircraft.append(_charter(rng, number))
            signs.append(f"SIMR{number}")
            parts.append(legs)
            added += len(legs)
    fleet = replace(world.fleet, aircraft=tuple(aircraft))
    flown = together(parts)
    return replace(world, fleet=fleet, callsigns=tuple(signs), flown=flown), tuple(drafts)


def _decoys(
    rng: np.random.Generator, world: World, own: Flown, aircraft: int, sign: int
) -> tuple[Flown, ...]:
    if rng.random() >= DECOY_SHARE:
        return ()
    return (draw_decoy(rng, world.map, own, aircraft, sign),)


def _charter(rng: np.random.Generator, number: int) -> Aircraft:
    return Aircraft(
        icao24=IcaoAddress(f"{0xE00000 + number:06x}"),
        registration=Registration(f"SIM-R{number:04d}"),
        type_code=CHARTER_TYPES[int(rng.integers(len(CHARTER_TYPES)))],
        operator=f"Simulated Charter {number % 7}",
    )


def _own_legs(rng: np.random.Generator, world: World, aircraft: int, sign: int) -> Flown:
    """One to four legs of a charter from a staging airport, each within an airliner's range."""
    count = int(rng.choice([1, 2, 3, 4], p=[0.35, 0.35, 0.2, 0.1]))
    here = int(rng.choice(world.map.staging))
    time = world.begins + rng.uniform(1.0, world.days - 3.0) * 1440.0
    rows = []
    been = {here}
    for _ in range(count):
        there = _destination(rng, world, here, been)
        km = world.map.distance_km(np.array([here]), np.array([there]))
        down = time + float(flight_minutes(rng, km)[0])
        rows.append((aircraft, here, there, time, down))
        been.add(there)
        here, time = there, down + rng.uniform(*STAND_MINUTES)
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    return Flown(
        aircraft=columns[0], sign=np.full(len(rows), sign, dtype=np.int64), origin=columns[1],
        destination=columns[2], up=columns[3], down=columns[4],
    )  # fmt: skip


def _destination(rng: np.random.Generator, world: World, here: int, been: set[int]) -> int:
    everywhere = np.arange(len(world.map.icao))
    km = world.map.distance_km(np.full(len(everywhere), here), everywhere)
    weights = np.where((km > 500) & (km < 9500), world.map.attraction, 0.0)
    weights[list(been)] = 0.0
    return int(rng.choice(everywhere, p=weights / weights.sum()))


def _onward(rng: np.random.Generator, world: World, own: Flown) -> list[int]:
    """Return up to two flights that leave where the charter landed, hours later."""
    flown, hub, landed = world.flown, own.destination[-1], own.down[-1]
    wait = flown.up - landed
    least, most = AT_A_CHANGE_MINUTES
    leaving = np.flatnonzero((flown.origin == hub) & (wait > least) & (wait < most))
    home = set(own.origin.tolist()) | set(own.destination.tolist())
    leaving = np.array([n for n in leaving if flown.destination[n] not in home], dtype=np.int64)
    if not len(leaving):
        return []
    return [int(n) for n in rng.permutation(leaving)[: int(rng.integers(1, 3))]]
