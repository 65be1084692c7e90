"""What reporters make of a journey: rounding, gate times, wrong zones, days and places.

In: a planted journey. Out: a `Told`: what the report says, statement by statement, each with
whether it is so. Also told are flights that never were.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise

import numpy as np

from evaluation.simulated_world.flown import flight_minutes
from evaluation.simulated_world.heard import NOT_KNOWN, Heard
from evaluation.simulated_world.journeys import Planted

GATE_OUT_MINUTES = (5.0, 25.0)
GATE_IN_MINUTES = (4.0, 16.0)
ROUNDINGS = ((1, 0.45), (5, 0.3), (15, 0.12), (30, 0.08), (0, 0.05))
"""To so many minutes, by how many reporters; 0 stands for "about", a quarter of an hour each way"""
WRONG_SHARE = 0.12
"""Of statements, so many are wrong."""
ABOUT_MINUTES = 15.0
SAME_CITY_KM = 60.0
"""Airports of one city: a flight to the next of them is what the report would be taken to tell."""
NOBODY_WITHIN_MINUTES = 180.0
"""No flight left so near the time at which one is said that never was."""


class Kind(StrEnum):
    """What a statement is of."""

    DEPARTURE = "departure"
    ARRIVAL = "arrival"
    STOP = "stop"
    TRANSFER = "transfer"
    AIRCRAFT = "aircraft"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said. Places are rows of the map, times minutes since 1970 UTC."""

    kind: Kind
    place: int | None = None
    first: float | None = None
    last: float | None = None
    aircraft: str | None = None
    is_true: bool = True
    in_record: bool = True
    error: str = "none"
    leg: int | None = None
    """The true leg it speaks of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A report's statements, in order, and the legs it is about (none where it never was)."""

    statements: tuple[Statement, ...]
    legs: tuple[int, ...]
    published: float


def tell_journey(rng: np.random.Generator, heard: Heard, planted: Planted) -> Told:
    """Return what one reporter says of a journey: some of it, some of it wrong."""
    legs = planted.legs
    flown = heard.world.flown
    statements = [_endpoint(rng, heard, legs[0], Kind.DEPARTURE)]
    for before, after in pairwise(legs):
        changes = flown.aircraft[before] != flown.aircraft[after]
        if rng.random() < 0.6:
            kind = Kind.TRANSFER if changes else Kind.STOP
            statements.append(_stop(heard, before, kind))
        if changes or rng.random() < 0.3:
            statements += [
                _endpoint(rng, heard, leg, kind)
                for leg, kind in ((before, Kind.ARRIVAL), (after, Kind.DEPARTURE))
                if rng.random() < 0.55
            ]
    statements.append(_endpoint(rng, heard, legs[-1], Kind.ARRIVAL))
    if rng.random() < 0.15:
        name = heard.world.fleet.aircraft[int(flown.aircraft[legs[0]])].registration
        statements.append(Statement(kind=Kind.AIRCRAFT, aircraft=name))
    statements = [_perhaps_wrong(rng, heard, s) for s in statements]
    return Told(
        statements=tuple(statements), legs=legs, published=float(flown.down[legs[-1]]) + 600.0
    )


def tell_nothing(rng: np.random.Generator, heard: Heard) -> Told:
    """Return a report of a flight that never was, as plausible as one that was.

    Half are from where removals leave to anywhere; half are between two cities that are flown
    between that week, at a time when nobody flew.
    """
    pair = _any_pair if rng.random() < 0.5 else _flown_pair
    while True:
        origin, there = pair(rng, heard)
        km = heard.world.map.distance_km(np.array([origin]), np.array([there]))
        up = heard.world.begins + float(rng.uniform(1.0, heard.world.days - 2.0)) * 1440.0
        if km[0] > 500 and not _flown_near(heard, origin, there, up):
            break
    down = up + float(flight_minutes(rng, km)[0])
    said = [
        _said(rng, Kind.DEPARTURE, origin, up - float(rng.uniform(*GATE_OUT_MINUTES))),
        _said(rng, Kind.ARRIVAL, there, down + float(rng.uniform(*GATE_IN_MINUTES))),
    ]
    false = [replace(s, is_true=False, in_record=False, error="never_was") for s in said]
    return Told(statements=tuple(false), legs=(), published=down + 600.0)


def _any_pair(rng: np.random.Generator, heard: Heard) -> tuple[int, int]:
    world = heard.world.map
    return int(rng.choice(world.staging)), int(rng.choice(len(world.icao), p=world.attraction))


def _flown_pair(rng: np.random.Generator, heard: Heard) -> tuple[int, int]:
    flown = heard.world.flown
    leg = int(rng.integers(len(flown)))
    return int(flown.origin[leg]), int(flown.destination[leg])


def _flown_near(heard: Heard, origin: int, there: int, up: float) -> bool:
    """Say whether any flight joined the two cities at about the time."""
    flown = heard.world.flown
    alike = np.isin(flown.origin, _city(heard, origin))
    alike &= np.isin(flown.destination, _city(heard, there))
    return bool((alike & (np.abs(flown.up - up) < NOBODY_WITHIN_MINUTES)).any())


def _city(heard: Heard, place: int) -> np.typing.NDArray[np.int64]:
    """Return the airports near enough that a report may mean any of them by the city's name."""
    everywhere = np.arange(len(heard.world.map.icao))
    km = heard.world.map.distance_km(np.full(len(everywhere), place), everywhere)
    return np.flatnonzero(km <= SAME_CITY_KM)


def _endpoint(rng: np.random.Generator, heard: Heard, leg: int, kind: Kind) -> Statement:
    flown = heard.world.flown
    departs = kind is Kind.DEPARTURE
    place = int(flown.origin[leg] if departs else flown.destination[leg])
    gate = (
        flown.up[leg] - rng.uniform(*GATE_OUT_MINUTES)
        if departs
        else flown.down[leg] + rng.uniform(*GATE_IN_MINUTES)
    )
    said = _said(rng, kind, place, float(gate))
    known = heard.in_record[leg] and heard.sighting[0 if departs else 1][leg] != NOT_KNOWN
    return Statement(
        kind=kind, place=place, first=said.first, last=said.last, in_record=bool(known), leg=leg
    )


def _said(rng: np.random.Generator, kind: Kind, place: int, gate: float) -> Statement:
    steps, shares = zip(*ROUNDINGS, strict=True)
    step = int(rng.choice(steps, p=shares))
    if step == 0:
        middle = round(gate / 15.0) * 15.0
        return Statement(
            kind=kind, place=place, first=middle - ABOUT_MINUTES, last=middle + ABOUT_MINUTES
        )
    minute = float(round(gate / step) * step)
    return Statement(kind=kind, place=place, first=minute, last=minute + 59 / 60)


def _stop(heard: Heard, leg: int, kind: Kind) -> Statement:
    known = heard.in_record[leg] and heard.sighting[1][leg] != NOT_KNOWN
    place = int(heard.world.flown.destination[leg])
    return Statement(kind=kind, place=place, in_record=bool(known), leg=leg)


def _perhaps_wrong(rng: np.random.Generator, heard: Heard, said: Statement) -> Statement:
    if rng.random() >= WRONG_SHARE or said.kind is Kind.AIRCRAFT:
        return said
    if said.first is None or rng.random() < 0.35:
        return _elsewhere(rng, heard, said)
    error, minutes = ("day", 1440.0) if rng.random() < 0.3 else ("zone", 60.0)
    shift = minutes * float(rng.choice([-1, 1]))
    if error == "zone":
        shift *= float(rng.integers(2, 10))
    assert said.last is not None
    return replace(
        said, first=said.first + shift, last=said.last + shift, is_true=False, error=error
    )


def _elsewhere(rng: np.random.Generator, heard: Heard, said: Statement) -> Statement:
    """Another airport of the same country, or anywhere where there is none far enough away."""
    world, place = heard.world, said.place
    everywhere = np.arange(len(world.map.icao))
    km = world.map.distance_km(np.full(len(everywhere), place), everywhere)
    country = np.array([c == world.map.country[place or 0] for c in world.map.country])
    far = np.flatnonzero(country & (km > 150))
    far = far if len(far) else np.flatnonzero(km > 150)
    return replace(said, place=int(rng.choice(far)), is_true=False, error="place")
