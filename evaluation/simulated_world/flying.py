"""What came of the timetable: delays, flights cancelled, diverted and added; and charters.

In: timetables. Out: `Flown`: every leg of every aircraft, to the minute.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from random import Random

import numpy as np

from evaluation.simulated_world.fleet import Fleet, Work
from evaluation.simulated_world.flown import (
    MINUTES_A_DAY,
    Floats,
    Flown,
    Ints,
    flight_minutes,
    some,
    together,
    usual_minutes,
)
from evaluation.simulated_world.map import Map
from evaluation.simulated_world.timetable import Line, Scheduled, Timetable

CANCELLED_SHARE = 0.02
"""Of flights from the hub and back, so many do not go on a day."""
DIVERTED_SHARE = 0.003
DIVERTED_KM = (60.0, 500.0)
ADDED_A_DAY = 0.5
"""So often a spare aircraft flies one pair of flights more, on a day."""
ADDED_AROUND_MINUTES = 40.0
DELAY_SHARES = (0.72, 0.22, 0.06)
DELAYS_MINUTES = ((-4.0, 12.0), (12.0, 45.0), (45.0, 200.0))
LEAST_TURN_MINUTES = 32.0
TAXI_OUT_MINUTES, TAXI_IN_MINUTES = (6.0, 24.0), (4.0, 14.0)
ON_THE_GROUND_DIVERTED_MINUTES = (50.0, 150.0)
WINDS = 0.04
"""Standard deviation of a flight's length, as a share of it."""

Row = tuple[int, int, int, int, float, float]
"""Aircraft, callsign, origin, destination, up, down."""


@dataclass(slots=True)
class Signs:
    """Callsigns in the order in which they were first heard."""

    rows: dict[str, int] = field(default_factory=dict)

    def row(self, sign: str) -> int:
        """Return the row of a callsign."""
        return self.rows.setdefault(sign, len(self.rows))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Chance:
    """What chance does to flights. One number at a time, numpy would take ten times as long."""

    rng: Random
    world: Map
    free: dict[int, float]
    """By aircraft: when it was last at a gate."""
    usual: dict[tuple[int, int], float]

    def delay(self) -> float:
        """Return by how much a flight is late."""
        (bounds,) = self.rng.choices(DELAYS_MINUTES, DELAY_SHARES)
        return self.rng.uniform(*bounds)

    def minutes(self, origin: int, destination: int) -> float:
        """Return how long a flight took, winds and all."""
        pair = (origin, destination)
        if pair not in self.usual:
            km = self.world.distance_km(np.array([origin]), np.array([destination]))
            self.usual[pair] = float(usual_minutes(km)[0])
        return self.usual[pair] * min(max(self.rng.gauss(1.0, WINDS), 0.88), 1.15)


def fly_timetables(
    rng: np.random.Generator,
    world: Map,
    timetables: Sequence[Timetable],
    signs: Signs,
    days: tuple[float, int],
) -> Flown:
    """Return what was flown of timetables from the first midnight given, for so many days."""
    begins, count = days
    chance = _Chance(rng=Random(int(rng.integers(2**63))), world=world, free={}, usual={})
    rows: list[Row] = []
    for day in range(-1, count):
        midnight = begins + day * MINUTES_A_DAY
        for timetable in timetables:
            for line in timetable.lines:
                if len(line.aircraft) < line.period_days and day % line.period_days:
                    continue
                aircraft = line.aircraft[day % len(line.aircraft)]
                rows += _line_of_a_day(chance, line, aircraft, signs, midnight)
            rows += _added(chance, timetable, signs, midnight)
    flown = _columns(rows)
    within = (flown.up >= begins) & (flown.up < begins + count * MINUTES_A_DAY)
    return some(flown, within)


def _columns(rows: Sequence[Row]) -> Flown:
    table = np.array(rows, dtype=np.float64).reshape(-1, 6)
    aircraft, sign, origin, destination = (table[:, n].astype(np.int64) for n in range(4))
    return Flown(
        aircraft=aircraft, sign=sign, origin=origin, destination=destination, up=table[:, 4],
        down=table[:, 5],
    )  # fmt: skip


def _line_of_a_day(
    chance: _Chance, line: Line, aircraft: int, signs: Signs, midnight: float
) -> Iterator[Row]:
    cancelled = _cancelled(chance, line)
    for number, flight in enumerate(line.flights):
        if number not in cancelled:
            yield from _fly(chance, flight, aircraft, signs, midnight)


def _cancelled(chance: _Chance, line: Line) -> set[int]:
    """Flights from the hub go or do not go together with the one back."""
    outs = range(0 if line.from_hub else 1, len(line.flights) - 1, 2)
    return {n for out in outs if chance.rng.random() < CANCELLED_SHARE for n in (out, out + 1)}


def _fly(
    chance: _Chance, flight: Scheduled, aircraft: int, signs: Signs, midnight: float
) -> Iterator[Row]:
    rng, sign = chance.rng, signs.row(flight.sign)
    planned = midnight + flight.gate_out + chance.delay()
    out = max(planned, chance.free.get(aircraft, -np.inf) + LEAST_TURN_MINUTES)
    up = out + rng.uniform(*TAXI_OUT_MINUTES)
    here, there = flight.origin, flight.destination
    alternate = _alternate(chance, there) if rng.random() < DIVERTED_SHARE else None
    if alternate is not None and alternate != here:
        down = up + chance.minutes(here, alternate)
        yield (aircraft, sign, here, alternate, up, down)
        here, up = alternate, down + rng.uniform(*ON_THE_GROUND_DIVERTED_MINUTES)
    down = up + chance.minutes(here, there)
    chance.free[aircraft] = down + rng.uniform(*TAXI_IN_MINUTES)
    yield (aircraft, sign, here, there, up, down)


def _alternate(chance: _Chance, meant: int) -> int | None:
    """Return an airport near where a flight was to land."""
    everywhere = np.arange(len(chance.world.icao))
    km = chance.world.distance_km(np.full(len(everywhere), meant), everywhere)
    near = np.flatnonzero((km > DIVERTED_KM[0]) & (km < DIVERTED_KM[1]))
    return chance.rng.choice(near.tolist()) if len(near) else None


def _added(chance: _Chance, timetable: Timetable, signs: Signs, midnight: float) -> Iterator[Row]:
    """A spare aircraft flies the same pair as a flight of the timetable, near its time."""
    lines = [x for x in timetable.lines if x.from_hub and len(x.flights) > 1]
    for aircraft in timetable.spares:
        if not lines or chance.rng.random() >= ADDED_A_DAY:
            continue
        line = chance.rng.choice(lines)
        start = 2 * chance.rng.randrange(len(line.flights) // 2)
        moved = midnight + chance.rng.uniform(-1, 1) * ADDED_AROUND_MINUTES
        for flight in line.flights[start : start + 2]:
            extra = Scheduled(
                sign=f"{flight.sign}X", origin=flight.origin, destination=flight.destination,
                gate_out=flight.gate_out, gate_in=flight.gate_in,
            )  # fmt: skip
            yield from _fly(chance, extra, aircraft, signs, moved)


def fly_charters(
    rng: np.random.Generator, world: Map, fleet: Fleet, signs: Signs, days: tuple[float, int]
) -> Flown:
    """Return what charters flew: from where they are to anywhere, after a wait for work."""
    begins, count = days
    flying = np.flatnonzero(fleet.work == Work.CHARTER)
    at: Ints = rng.choice(len(world.icao), size=len(flying), p=world.attraction)
    sign = np.array([signs.row(f"SIMC{n}") for n in flying], dtype=np.int64)
    time: Floats = begins + rng.uniform(0, MINUTES_A_DAY, len(flying))
    parts = []
    while len(flying):
        to = rng.choice(len(world.icao), size=len(flying), p=world.attraction)
        km = world.distance_km(at, to)
        down = time + flight_minutes(rng, km)
        part = Flown(aircraft=flying, sign=sign, origin=at, destination=to, up=time, down=down)
        moves = (to != at) & (km < DIVERTED_KM[1] * 20)
        parts.append(some(part, moves))
        at = np.where(moves, to, at)
        time = np.where(moves, down, time) + rng.uniform(40, 1000, len(flying))
        on = time < begins + count * MINUTES_A_DAY
        flying, at, sign, time = flying[on], at[on], sign[on], time[on]
    return together(parts) if parts else _columns([])
