"""A simulated world: where, who, and what was flown, every leg of every aircraft to the minute.

Airlines fly by timetable between a hub and its spokes, charters from anywhere to anywhere; journeys
of removals are planted among them. All of it is truth: what was heard is another module.
"""

from dataclasses import dataclass
from datetime import UTC, datetime

import numpy as np

from evaluation.simulated_world.fleet import Fleet, simulate_fleet
from evaluation.simulated_world.flown import Flown, together
from evaluation.simulated_world.flying import Signs, fly_charters, fly_timetables
from evaluation.simulated_world.map import Map, draw_map
from evaluation.simulated_world.timetable import draw_timetable

BEGINS = datetime(2025, 12, 1, tzinfo=UTC)
MOST_AIRPORTS = 1200


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """A simulated world."""

    map: Map
    fleet: Fleet
    flown: Flown
    callsigns: tuple[str, ...]
    begins: float
    """Minutes since 1970 UTC."""
    days: int


def simulate_world(seed: int, *, aircraft: int, days: int) -> World:
    """Return the world of a seed."""
    rng = np.random.default_rng(seed)
    world_map = draw_map(MOST_AIRPORTS)
    fleet = simulate_fleet(rng, world_map, aircraft)
    begins = BEGINS.timestamp() / 60
    timetables = [draw_timetable(rng, world_map, fleet, one) for one in fleet.airlines]
    signs = Signs()
    flown = together(
        [
            fly_timetables(rng, world_map, timetables, signs, (begins, days)),
            fly_charters(rng, world_map, fleet, signs, (begins, days)),
        ]
    )
    return World(
        map=world_map, fleet=fleet, flown=flown, callsigns=tuple(signs.rows), begins=begins,
        days=days,
    )  # fmt: skip
