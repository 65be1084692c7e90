"""The flights of one aircraft in one day: what happened, and what of it was heard.

An aircraft's day is drawn from its own seed, so that it is the same whoever works it out and in
whatever order. Flights may begin before midnight and end after the next: the trace holds what lies
between, the truth holds them whole.
"""

from dataclasses import dataclass
from itertools import count as count_from

import numpy as np

from evaluation.simulated_day.airfields import airfield, draw_first, draw_next, jet_pool, light_pool
from evaluation.simulated_day.fleet import LETTERS, Airframe, draw_airframe, draw_callsign
from evaluation.simulated_day.flying import Flown, chosen, fly, joined
from evaluation.simulated_day.hearing import (
    HeardRows,
    hear,
    heard_rows,
    lowest_heard_ft,
    parked_vehicle,
)
from wheelsdown.aviation.airports import load_airports

DAY_S = 86_400

FLIGHTS_A_DAY = {
    "airliner": (2, 7),
    "regional": (3, 8),
    "business": (1, 4),
    "light": (1, 4),
    "helicopter": (1, 4),
    "glimpsed": (1, 2),
    "multilateration": (1, 4),
    "receiver_address": (1, 2),
}
"""At least, and fewer than; a day ends before all of them are flown if midnight comes first."""

REACH_KM = {"jet": (300.0, 2_600.0), "long": (3_500.0, 11_500.0), "light": (25.0, 320.0)}
CIRCUIT_SHARE = 0.3
"""Of light aircraft's flights: back to where they came from, once round the circuit."""
TURNAROUND_S = {"jet": (2_100.0, 7_500.0), "light": (240.0, 5_400.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFlight:
    """A flight as it truly was; seconds count from the day's midnight."""

    address: str
    kind: str
    callsign: str
    takeoff_airport: str
    landing_airport: str
    takeoff_s: float
    landing_s: float
    takeoff_heard_from_ft: float
    """Above the airport; 0 where the ground is heard."""
    landing_heard_from_ft: float
    rows_in_day: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AircraftDay:
    """One aircraft's day."""

    airframe: Airframe
    rows: HeardRows
    callsigns: tuple[str, ...]
    """One a flight, by number."""
    flights: tuple[TrueFlight, ...]


def simulate_day(seed: int, index: int, address: int) -> AircraftDay:
    """Return the day of aircraft number `index`: drawn anew until somebody heard it."""
    for attempt in count_from(0):
        day = _drawn_day(np.random.default_rng([seed, index, attempt]), seed, address)
        if day is not None:
            return day
    raise AssertionError


def _drawn_day(rng: np.random.Generator, seed: int, address: int) -> AircraftDay | None:
    airframe = draw_airframe(rng, address)
    if airframe.kind == "vehicle":
        return _vehicle(rng, airframe)
    flown = _flights(rng, airframe)
    parts, satellites, numbers, truth, callsigns = [], [], [], [], []
    prefix = "".join(LETTERS[i] for i in rng.integers(0, 26, 3).tolist())
    for number, (flight, rows) in enumerate(flown):
        callsigns.append(draw_callsign(rng, airframe, prefix))
        heard, by_satellite = hear(rng, airframe, flight, rows, seed)
        in_day = (heard.time_s >= 0) & (heard.time_s < DAY_S - 0.01)
        parts.append(chosen(heard, in_day))
        satellites.append(by_satellite[in_day])
        numbers.append(np.full(int(in_day.sum()), number, dtype=np.int64))
        truth.append(_truth(seed, airframe, callsigns[-1], flight, rows, int(in_day.sum())))
    if sum(len(number) for number in numbers) == 0:
        return None
    rows_heard = heard_rows(
        rng, airframe, joined(parts), np.concatenate(satellites), np.concatenate(numbers)
    )
    return AircraftDay(
        airframe=airframe, rows=rows_heard, callsigns=tuple(callsigns), flights=tuple(truth)
    )


def _flights(rng: np.random.Generator, airframe: Airframe) -> list[tuple[Flown, tuple[int, int]]]:
    """Return the flights that touch the day, with the airport rows they left and reached."""
    shape = airframe.performance.shape
    pool = light_pool() if shape == "light" else jet_pool()
    reach = REACH_KM["long" if airframe.long_haul else shape]
    here = draw_first(rng, pool)
    at_s = _begins(rng, airframe, float(load_airports().longitude_deg[here]))
    least, most = FLIGHTS_A_DAY[airframe.kind]
    flights: list[tuple[Flown, tuple[int, int]]] = []
    for _ in range(int(rng.integers(least, most))):
        if at_s > DAY_S:
            break
        round_trip = shape == "light" and rng.random() < CIRCUIT_SHARE
        there = here if round_trip else draw_next(rng, pool, here, *reach)
        flight = fly(rng, airframe.performance, airfield(here), airfield(there), at_s)
        if flight.landing_s > 0:
            flights.append((flight, (here, there)))
        at_s = flight.landing_s + rng.uniform(*TURNAROUND_S[shape])
        here = there
    return flights


def _begins(rng: np.random.Generator, airframe: Airframe, longitude_deg: float) -> float:
    """Return when the first flight leaves its stand: light aircraft by day, others any time."""
    if airframe.performance.shape == "light":
        local_s = rng.normal(12.0, 3.0) * 3_600
        return float((local_s - longitude_deg * 240.0) % DAY_S)
    if airframe.long_haul:
        return float(rng.uniform(-13, 14) * 3_600)
    return float(rng.uniform(-6, 14) * 3_600)


def _truth(
    seed: int,
    airframe: Airframe,
    callsign: str,
    flight: Flown,
    rows: tuple[int, int],
    rows_in_day: int,
) -> TrueFlight:
    codes = load_airports().icao
    mark = "~" if airframe.kind == "receiver_address" else ""
    return TrueFlight(
        address=f"{mark}{airframe.address:06x}",
        kind=airframe.kind,
        callsign=callsign,
        takeoff_airport=codes[rows[0]],
        landing_airport=codes[rows[1]],
        takeoff_s=round(flight.takeoff_s, 1),
        landing_s=round(flight.landing_s, 1),
        takeoff_heard_from_ft=round(lowest_heard_ft(seed, rows[0])),
        landing_heard_from_ft=round(lowest_heard_ft(seed, rows[1])),
        rows_in_day=rows_in_day,
    )


def _vehicle(rng: np.random.Generator, airframe: Airframe) -> AircraftDay:
    rows = parked_vehicle(rng, draw_first(rng, jet_pool()))
    count = len(rows.time_s)
    nobody, none = np.zeros(count, dtype=np.bool_), np.zeros(count, dtype=np.int64)
    return AircraftDay(
        airframe=airframe,
        rows=heard_rows(rng, airframe, rows, nobody, none),
        callsigns=(f"OPS{int(rng.integers(1, 99))}",),
        flights=(),
    )
