"""The simulated fleet: airlines with a hub and its spokes, charters, and what each aircraft does."""

from dataclasses import dataclass
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from evaluation.simulated_world.map import Map
from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration

Ints = npt.NDArray[np.int64]

AIRCRAFT_AN_AIRLINE = 60
SHORT_SPOKES, LONG_SPOKES = 60, 8
SHORT_KM, LONG_KM = (250.0, 2500.0), (3000.0, 9000.0)
SHORT_TYPES, LONG_TYPES = ("B738", "A320", "E190", "A321"), ("B77W", "A333", "B789")


class Work(IntEnum):
    """What an aircraft does all week."""

    SHORT = 0
    """A line of short flights a day, by timetable."""
    LONG = 1
    """To a far airport and back, by timetable."""
    SPARE = 2
    """Stands at the hub and flies what is added."""
    CHARTER = 3
    """From anywhere to anywhere, by no timetable."""


WORK_SHARES = (0.75, 0.19, 0.03, 0.03)


@dataclass(frozen=True, slots=True, kw_only=True)
class Airline:
    """A hub, where it flies from there, and its aircraft."""

    number: int
    hub: int
    short: Ints
    """Rows of the map."""
    long: Ints
    aircraft: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleet:
    """Aircraft by number, what each does, and the airlines."""

    aircraft: tuple[Aircraft, ...]
    work: Ints
    airlines: tuple[Airline, ...]


def simulate_fleet(rng: np.random.Generator, world: Map, size: int) -> Fleet:
    """Return a fleet of `size` aircraft."""
    count = max(3, size // AIRCRAFT_AN_AIRLINE)
    hubs = rng.choice(len(world.icao), size=count, p=world.attraction)
    airline = np.arange(size) % count
    work = rng.choice(len(Work), size=size, p=WORK_SHARES)
    airlines = tuple(
        Airline(
            number=number,
            hub=int(hub),
            short=_spokes(rng, world, int(hub), SHORT_KM, SHORT_SPOKES),
            long=_spokes(rng, world, int(hub), LONG_KM, LONG_SPOKES),
            aircraft=np.flatnonzero((airline == number) & (work != Work.CHARTER)),
        )
        for number, hub in enumerate(hubs)
    )
    aircraft = [_named(rng, n, int(airline[n]), Work(int(work[n]))) for n in range(size)]
    return Fleet(aircraft=tuple(aircraft), work=work, airlines=airlines)


def _spokes(
    rng: np.random.Generator, world: Map, hub: int, km: tuple[float, float], count: int
) -> Ints:
    distance = world.distance_km(np.full(len(world.icao), hub), np.arange(len(world.icao)))
    near = np.flatnonzero((distance > km[0]) & (distance < km[1]))
    if len(near) < count:
        near = np.argsort(distance)[1 : count + 20]
    weights = world.attraction[near] / world.attraction[near].sum()
    found: Ints = rng.choice(near, size=count, p=weights, replace=False)
    return found


def _named(rng: np.random.Generator, number: int, airline: int, work: Work) -> Aircraft:
    types = LONG_TYPES if work is Work.LONG else SHORT_TYPES
    charter = work is Work.CHARTER
    return Aircraft(
        icao24=IcaoAddress(f"{0x100000 + number:06x}"),
        registration=Registration(f"SIM-{number:05d}"),
        type_code=types[int(rng.integers(len(types)))],
        operator=f"Simulated Charter {airline % 7}" if charter else f"Simulated Airline {airline}",
    )
