"""The simulated fleet: airlines with a hub and its spokes, charters, and who flies for whom."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from evaluation.simulated_world.map import Map
from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration

Ints = npt.NDArray[np.int64]

AIRCRAFT_AN_AIRLINE = 60
SHORT_SPOKES, LONG_SPOKES = 16, 8
SHORT_KM, LONG_KM = (250.0, 2500.0), (3000.0, 9000.0)
LONG_HAUL_SHARE = 0.2
CHARTER_SHARE = 0.02
SHORT_TYPES, LONG_TYPES = ("B738", "A320", "E190", "A321"), ("B77W", "A333", "B789")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Aircraft by number: where they are based, where they go, and what they are called."""

    aircraft: tuple[Aircraft, ...]
    callsigns: tuple[tuple[str, ...], ...]
    hub: Ints
    """By aircraft: the row of its airline's hub in the map."""
    spokes: Ints
    """By aircraft, by choice: rows of the airports it flies to."""
    is_charter: npt.NDArray[np.bool_]


def simulate_fleet(rng: np.random.Generator, world: Map, size: int) -> Fleet:
    """Return a fleet of `size` aircraft."""
    airlines = max(3, size // AIRCRAFT_AN_AIRLINE)
    hubs = rng.choice(len(world.icao), size=airlines, p=world.attraction)
    short = np.array([_spokes(rng, world, hub, SHORT_KM, SHORT_SPOKES) for hub in hubs])
    long = np.array([_spokes(rng, world, hub, LONG_KM, LONG_SPOKES) for hub in hubs])
    airline = rng.integers(airlines, size=size)
    is_charter = rng.random(size) < CHARTER_SHARE
    is_long = rng.random(size) < LONG_HAUL_SHARE
    # Eight of an aircraft's own, so that a pair of airports is served by a few of an airline.
    short_own = np.take_along_axis(
        short[airline], rng.integers(SHORT_SPOKES, size=(size, 8)), axis=1
    )
    long_own = np.take_along_axis(long[airline], rng.integers(LONG_SPOKES, size=(size, 8)), axis=1)
    anywhere = rng.choice(len(world.icao), size=(size, 8), p=world.attraction)
    spokes = np.where(is_long[:, None], long_own, short_own)
    spokes = np.where(is_charter[:, None], anywhere, spokes)
    names = [
        _named(rng, number, int(airline[number]), bool(is_charter[number]), bool(is_long[number]))
        for number in range(size)
    ]
    return Fleet(
        aircraft=tuple(aircraft for aircraft, _ in names),
        callsigns=tuple(callsigns for _, callsigns in names),
        hub=hubs[airline],
        spokes=spokes,
        is_charter=is_charter,
    )


def _spokes(
    rng: np.random.Generator, world: Map, hub: int, km: tuple[float, float], count: int
) -> Ints:
    distance = world.distance_km(np.full(len(world.icao), hub), np.arange(len(world.icao)))
    near = np.flatnonzero((distance > km[0]) & (distance < km[1]))
    if len(near) < count:
        near = np.argsort(distance)[1 : count + 20]
    weights = world.attraction[near] / world.attraction[near].sum()
    return rng.choice(near, size=count, p=weights)


def _named(
    rng: np.random.Generator, number: int, airline: int, charter: bool, long_haul: bool
) -> tuple[Aircraft, tuple[str, ...]]:
    types = LONG_TYPES if long_haul else SHORT_TYPES
    operator = f"Simulated Charter {airline % 7}" if charter else f"Simulated Airline {airline}"
    aircraft = Aircraft(
        icao24=IcaoAddress(f"{0x100000 + number:06x}"),
        registration=Registration(f"SIM-{number:05d}"),
        type_code=types[int(rng.integers(len(types)))],
        operator=operator,
    )
    return aircraft, (f"{'SIMC' if charter else 'QZ'}{airline % 1000}{number % 10}",)
