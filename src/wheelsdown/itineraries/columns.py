"""Legs in columns: codes and minutes in place of objects.

In: legs, as objects. Out: `LegColumns`, which a store may also fill by itself.
"""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

import numpy as np

from wheelsdown.model.flight import Bools, Floats, Int32s, Leg, LegStatus
from wheelsdown.model.identity import Aircraft, aircraft_key
from wheelsdown.model.time_range import TimeRange, ms_from_datetime

T = TypeVar("T", bound=Hashable)

UNKNOWN = -1
"""The code of an airport that nobody knows."""

MS_PER_MINUTE = 60_000.0


class LegEnds(Protocol):
    """Where and when legs began and ended, in columns: see `columns.LegColumns`."""

    @property
    def takeoff_airport(self) -> Int32s:
        """Codes of airports."""

    @property
    def landing_airport(self) -> Int32s:
        """Codes of airports."""

    @property
    def takeoff_first(self) -> Floats:
        """Minutes since 1970."""

    @property
    def takeoff_last(self) -> Floats:
        """Minutes since 1970."""

    @property
    def landing_first(self) -> Floats:
        """Minutes since 1970."""

    @property
    def landing_last(self) -> Floats:
        """Minutes since 1970."""

    @property
    def expected(self) -> Bools:
        """The landing was only expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegColumns:
    """Flown legs in columns of equal length, in any order. Times are minutes since 1970 UTC.

    An open side is minus or plus infinity. `airports`, `aircraft`, … are what the codes stand for.
    """

    takeoff_airport: Int32s
    landing_airport: Int32s
    takeoff_first: Floats
    takeoff_last: Floats
    landing_first: Floats
    landing_last: Floats
    aircraft: Int32s
    callsigns: Int32s
    expected: Bools
    """The landing was expected when it was logged, and has not been seen to happen."""
    logged: Bools
    """A flight log files the leg under a case."""
    airports: tuple[str, ...]
    aircraft_table: tuple[Aircraft, ...]
    """By code. One airframe named apart on two days stands here twice; each that nobody named is
    its own."""
    callsign_table: tuple[tuple[str, ...], ...]


def columns_of(flown: Sequence[Leg]) -> LegColumns:
    """Return legs in columns, in their order."""
    airports, callsigns = _Codes[str](), _Codes[tuple[str, ...]]()
    known: list[Aircraft] = []
    times = np.array(
        [(*minutes_of(x.takeoff.time), *minutes_of(x.landing.time)) for x in flown],
        dtype=np.float64,
    ).reshape(-1, 4)
    return LegColumns(
        takeoff_airport=_int32([airports.or_unknown(x.takeoff.airport) for x in flown]),
        landing_airport=_int32([airports.or_unknown(x.landing.airport) for x in flown]),
        takeoff_first=times[:, 0],
        takeoff_last=times[:, 1],
        landing_first=times[:, 2],
        landing_last=times[:, 3],
        aircraft=_int32(_aircraft_codes(flown, known)),
        callsigns=_int32([callsigns.code(tuple(x.callsigns)) for x in flown]),
        expected=np.array([x.status is LegStatus.EXPECTED for x in flown], dtype=np.bool_),
        logged=np.array([bool(x.group) for x in flown], dtype=np.bool_),
        airports=tuple(airports.known),
        aircraft_table=tuple(known),
        callsign_table=tuple(callsigns.known),
    )


def _aircraft_codes(flown: Sequence[Leg], known: list[Aircraft]) -> list[int]:
    """Number aircraft, adding them to `known`; those that nobody named are each their own."""
    numbers: dict[Aircraft, int] = {}
    codes = []
    for leg in flown:
        named = aircraft_key(leg.aircraft) is not None
        code = numbers.get(leg.aircraft) if named else None
        if code is None:
            code = len(known)
            known.append(leg.aircraft)
            numbers[leg.aircraft] = code
        codes.append(code)
    return codes


def minutes_of(time: TimeRange) -> tuple[float, float]:
    """Return a range as minutes since 1970; an open side is infinite."""
    first, last = time.earliest, time.latest
    return (
        -np.inf if first is None else ms_from_datetime(first) / MS_PER_MINUTE,
        np.inf if last is None else ms_from_datetime(last) / MS_PER_MINUTE,
    )


def _int32(numbers: Sequence[int]) -> Int32s:
    return np.array(numbers, dtype=np.int32)


class _Codes(Generic[T]):
    """Numbers things in the order in which they are first met."""

    def __init__(self) -> None:
        self.known: dict[T, int] = {}

    def code(self, thing: T) -> int:
        """Return the number of a thing."""
        return self.known.setdefault(thing, len(self.known))

    def or_unknown(self, thing: T | None) -> int:
        """Return the number of a thing, or `UNKNOWN` for nothing."""
        return UNKNOWN if thing is None else self.code(thing)
