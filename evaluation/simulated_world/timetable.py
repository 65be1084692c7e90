"""The timetable of an airline: the same flight number, pair of airports and time, day after day.

In: an airline. Out: `Line`s: what one aircraft flies in a day, there and back between the hub and
its spokes, or to a far airport and home again. Flights leave a hub in banks, a few hours apart, so
that people who come by one can go on by the next.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from evaluation.simulated_world.fleet import Airline, Fleet, Work
from evaluation.simulated_world.flown import MINUTES_A_DAY, usual_minutes
from evaluation.simulated_world.map import Map

BANKS_LOCAL = (390.0, 585.0, 780.0, 975.0, 1170.0, 1320.0)
"""Minutes of the local day round which a hub's flights leave: half past six, a quarter to ten, …"""
BANK_HALF_WIDTH_MINUTES = 35.0
FIRST_FROM_SPOKE_LOCAL = (330.0, 450.0)
HOME_BY_LOCAL = 1439.0
TURN_MINUTES = 40.0
LONG_TURN_MINUTES = 110.0
GATES_MINUTES = 28.0
"""Both taxis, as a timetable allows for them."""
BASED_AT_SPOKE_SHARE = 0.3
APART_MINUTES = 90.0
"""Between two flights of one airline to one airport."""
LONG_LEAVES_LOCAL = (540.0, 1410.0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scheduled:
    """One flight of the timetable; gate times in minutes from midnight UTC of the line's day."""

    sign: str
    origin: int
    destination: int
    gate_out: float
    gate_in: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What one aircraft flies, again every `period` days, and the aircraft that take turns."""

    flights: tuple[Scheduled, ...]
    aircraft: tuple[int, ...]
    period_days: int
    from_hub: bool
    """The line begins and ends at the hub; else at a spoke, where its aircraft spends the night."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Timetable:
    """The lines of an airline and the aircraft that stand by."""

    lines: tuple[Line, ...]
    spares: tuple[int, ...]
    hub: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Book:
    """Flight numbers still free, and at what local minutes each spoke is flown to already."""

    signs: Iterator[str]
    flown_to: dict[int, list[float]] = field(default_factory=lambda: defaultdict(list))


def draw_timetable(rng: np.random.Generator, world: Map, fleet: Fleet, of: Airline) -> Timetable:
    """Return an airline's timetable: every aircraft that is no spare has a line."""
    work = fleet.work[of.aircraft]
    short = [int(n) for n in of.aircraft[work == Work.SHORT]]
    long = [int(n) for n in of.aircraft[work == Work.LONG]]
    book = _Book(signs=_signs(of))
    at_spoke = rng.random(len(short)) < BASED_AT_SPOKE_SHARE
    at_hub = tuple(n for n, there in zip(short, at_spoke, strict=True) if not there)
    lines = [
        Line(
            flights=_short(rng, world, of, book, from_hub=not there),
            # Aircraft that spend the night at the hub take turns at its lines.
            aircraft=(number,) if there else _turned(at_hub, at_hub.index(number)),
            period_days=1,
            from_hub=not there,
        )
        for number, there in zip(short, at_spoke, strict=True)
    ]
    while long:
        flights = _long(rng, world, of, book)
        days = int(np.ceil((flights[-1].gate_in - flights[0].gate_out + 90.0) / MINUTES_A_DAY))
        taken, long = long[:days], long[days:]
        period = max(days, 1)
        lines.append(
            Line(flights=flights, aircraft=tuple(taken), period_days=period, from_hub=True)
        )
    spares = tuple(int(n) for n in of.aircraft[work == Work.SPARE])
    return Timetable(lines=tuple(lines), spares=spares, hub=of.hub)


def _turned(aircraft: tuple[int, ...], by: int) -> tuple[int, ...]:
    return aircraft[by:] + aircraft[:by]


def _spoke(rng: np.random.Generator, of: Airline, book: _Book, bank: float) -> int:
    """Return where to fly next: an airline does not send two flights at once to one airport."""
    free = [
        int(spoke)
        for spoke in of.short
        if all(abs(bank - other) >= APART_MINUTES for other in book.flown_to[int(spoke)])
    ]
    spoke = int(rng.choice(free or of.short))
    book.flown_to[spoke].append(bank)
    return spoke


def _signs(of: Airline) -> Iterator[str]:
    number = 100
    while True:
        yield f"QZ{of.number}F{number}"
        number += 1


def _short(
    rng: np.random.Generator, world: Map, of: Airline, book: _Book, *, from_hub: bool
) -> tuple[Scheduled, ...]:
    """There and back as long as the aircraft is home by midnight."""
    zone = _minutes_from_utc(world, of.hub)
    base = of.hub if from_hub else int(rng.choice(of.short))
    flights: list[Scheduled] = []
    if from_hub:
        ready = 0.0
    else:
        out = float(rng.uniform(*FIRST_FROM_SPOKE_LOCAL)) - zone
        flights.append(_flight(world, next(book.signs), base, of.hub, out))
        ready = flights[-1].gate_in + TURN_MINUTES + zone
    while (bank := _bank_after(rng, ready)) is not None:
        spoke = _spoke(rng, of, book, bank)
        there = _flight(world, next(book.signs), of.hub, spoke, bank - zone)
        back = _flight(world, next(book.signs), spoke, of.hub, there.gate_in + TURN_MINUTES)
        ready = back.gate_in + TURN_MINUTES + zone
        home = back if from_hub else _flight(world, "", of.hub, base, back.gate_in + TURN_MINUTES)
        if home.gate_in + zone > HOME_BY_LOCAL:
            break
        flights += [there, back]
    if not from_hub:
        out = max(_local_bank(rng, flights[-1].gate_in + TURN_MINUTES + zone) - zone, 0.0)
        out = max(out, flights[-1].gate_in + TURN_MINUTES)
        flights.append(_flight(world, next(book.signs), of.hub, base, out))
    return tuple(flights)


def _long(rng: np.random.Generator, world: Map, of: Airline, book: _Book) -> tuple[Scheduled, ...]:
    there = int(rng.choice(of.long))
    out = float(rng.uniform(*LONG_LEAVES_LOCAL)) - _minutes_from_utc(world, of.hub)
    first = _flight(world, next(book.signs), of.hub, there, out)
    back_at = first.gate_in + LONG_TURN_MINUTES + float(rng.uniform(0, 300))
    return first, _flight(world, next(book.signs), there, of.hub, back_at)


def _bank_after(rng: np.random.Generator, ready: float) -> float | None:
    """Return when a flight of the next bank leaves, in local minutes; nothing after the last."""
    later = [bank for bank in BANKS_LOCAL if bank + BANK_HALF_WIDTH_MINUTES > ready]
    if not later:
        return None
    spread = float(rng.uniform(-BANK_HALF_WIDTH_MINUTES, BANK_HALF_WIDTH_MINUTES))
    return max(later[0] + spread, ready)


def _local_bank(rng: np.random.Generator, ready: float) -> float:
    bank = _bank_after(rng, ready)
    return ready if bank is None else bank


def _flight(world: Map, sign: str, origin: int, destination: int, gate_out: float) -> Scheduled:
    km = world.distance_km(np.array([origin]), np.array([destination]))
    out = round(gate_out / 5.0) * 5.0
    block = float(usual_minutes(km)[0]) + GATES_MINUTES
    return Scheduled(
        sign=sign, origin=origin, destination=destination, gate_out=out,
        gate_in=round((out + block) / 5.0) * 5.0,
    )  # fmt: skip


def _minutes_from_utc(world: Map, place: int) -> float:
    """By the sun: an hour for fifteen degrees."""
    return round(float(world.longitude_deg[place]) / 15.0) * 60.0
