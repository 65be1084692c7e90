"""What was flown in the simulated world: every leg of every aircraft, to the minute.

Airlines fly from their hub to a spoke and back, charters from anywhere to anywhere; journeys of
removals are planted among them. All of it is truth: what was heard is another module.
"""

from dataclasses import dataclass, replace
from datetime import UTC, datetime

import numpy as np
import numpy.typing as npt

from evaluation.simulated_world.fleet import Fleet, simulate_fleet
from evaluation.simulated_world.map import Map, draw_map

BEGINS = datetime(2025, 12, 1, tzinfo=UTC)
MINUTES_A_DAY = 1440.0
MOST_AIRPORTS = 1200
CRUISE_KM_A_MINUTE = 13.2
CLIMB_AND_APPROACH_MINUTES = 22.0

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flown:
    """True legs in columns. Airports are rows of the map, times minutes since 1970 UTC."""

    aircraft: Ints
    origin: Ints
    destination: Ints
    up: Floats
    down: Floats

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.aircraft)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A simulated world: where, who, and what was flown."""

    map: Map
    fleet: Fleet
    flown: Flown
    begins: float
    """Minutes since 1970 UTC."""
    days: int


def simulate_world(seed: int, *, aircraft: int, days: int) -> World:
    """Return the world of a seed."""
    rng = np.random.default_rng(seed)
    world_map = draw_map(MOST_AIRPORTS)
    fleet = simulate_fleet(rng, world_map, aircraft)
    begins = BEGINS.timestamp() / 60
    flown = _fly(rng, world_map, fleet, begins, begins + days * MINUTES_A_DAY)
    return World(map=world_map, fleet=fleet, flown=flown, begins=begins, days=days)


def flight_minutes(rng: np.random.Generator, km: Floats) -> Floats:
    """Return how long flights over these distances take, takeoff to landing, winds and all."""
    usual = CLIMB_AND_APPROACH_MINUTES + km / CRUISE_KM_A_MINUTE
    return usual * rng.normal(1.0, 0.04, len(km)).clip(0.88, 1.15)


def _fly(rng: np.random.Generator, world: Map, fleet: Fleet, begins: float, ends: float) -> Flown:
    """Move all aircraft a leg at a time until the last has reached the end."""
    size = len(fleet.aircraft)
    at = fleet.hub.copy()
    time = begins + rng.uniform(0, MINUTES_A_DAY, size)
    parts = []
    flying = np.arange(size)
    while len(flying):
        choice = fleet.spokes[flying, rng.integers(fleet.spokes.shape[1], size=len(flying))]
        home = (at[flying] != fleet.hub[flying]) & ~fleet.is_charter[flying]
        to = np.where(home, fleet.hub[flying], choice)
        same = to == at[flying]
        to = np.where(same, fleet.hub[flying], to)
        moves = to != at[flying]
        km = world.distance_km(at[flying], to)
        down = time[flying] + flight_minutes(rng, km)
        part = Flown(
            aircraft=flying, origin=at[flying].copy(), destination=to, up=time[flying].copy(),
            down=down,
        )  # fmt: skip
        parts.append(_where(part, moves))
        at[flying] = to
        stand = rng.uniform(40, 110, len(flying)) + np.where(km > 3000, 60.0, 0.0)
        # One turn in seven is a night on the ground; charters wait for work.
        stand += np.where(rng.random(len(flying)) < 1 / 7, rng.uniform(300, 600, len(flying)), 0)
        stand += np.where(fleet.is_charter[flying], rng.uniform(0, 900, len(flying)), 0)
        time[flying] = np.where(moves, down, time[flying]) + stand
        flying = flying[time[flying] < ends]
    return together(parts)


def _where(flown: Flown, keep: npt.NDArray[np.bool_]) -> Flown:
    names = ("aircraft", "origin", "destination", "up", "down")
    return replace(flown, **{name: getattr(flown, name)[keep] for name in names})


def together(parts: list[Flown]) -> Flown:
    """Return legs of several parts as one."""
    return Flown(
        aircraft=np.concatenate([p.aircraft for p in parts]),
        origin=np.concatenate([p.origin for p in parts]),
        destination=np.concatenate([p.destination for p in parts]),
        up=np.concatenate([p.up for p in parts]),
        down=np.concatenate([p.down for p in parts]),
    )
