"""One flight from parking to parking: rows in time, as a perfect receiver would write them.

Speed and height follow from the kilometres flown and still to fly, as pilots fly them: a climb
that flattens, a cruise, three degrees down. readsb keeps a row where something changes, so rows
stand densely near the ground and in turns and twenty seconds apart in level cruise.
"""

from dataclasses import dataclass

import numpy as np

from evaluation.simulated_day.airfields import Airfield, RunwayEnd
from evaluation.simulated_day.routes import (
    Manner,
    Route,
    along,
    circuit,
    lift_off_point,
    positions,
    route_between,
    touchdown_point,
)
from wheelsdown.aviation.geodesy import bearing_deg, distance_km
from wheelsdown.model.flight import Bools, Floats

KM_H_PER_KT = 1.852
LOW_FT = 8_000.0
LEVEL_FPM = 400.0
SECONDS_BETWEEN_ROWS = {"high level": 19.5, "high climb": 11.8, "low": 4.9, "ground": 13.0}
"""So that the means come to those of the real traces (`comparison.py`): 18.1, 11.9, 5.0 and 9.9 s;
rows on the ground stand closer while rolling, and extra rows in cruise."""

UNEVEN = {"level": 0.02, "other": 0.32}
"""How far a row is from where it would stand if all were evenly spaced, in parts of the step. readsb
never lets more than twenty seconds pass while it hears an aircraft."""
EXTRA_ROWS_SHARE = 0.09
"""Of rows in level cruise: something small changed in between."""

HEIGHT_BY_KM = {
    "jet": ((0, 2, 25, 60, 130, 240), (0, 500, 8_000, 16_000, 27_000, 41_000)),
    "light": ((0, 2, 12, 60), (0, 450, 2_800, 10_500)),
}
DESCENT_FT_PER_KM = 172.0
"""A path of three degrees."""
SPEED_BY_KM = {
    "jet": ((0, 3, 20, 45, 120, 260), (142, 165, 250, 290, 390, 500)),
    "light": ((0, 2, 8, 30), (62, 75, 100, 190)),
}
SPEED_TO_GO_BY_KM = {
    "jet": ((0, 8, 16, 45, 110, 220), (132, 145, 185, 250, 310, 500)),
    "light": ((0, 3, 10, 30), (58, 70, 95, 190)),
}

JET = Manner(roll_km=1.7, out_km=4.0, final_km=18.0, turn_km=2.4, aim_km=0.4)
LIGHT = Manner(roll_km=0.4, out_km=1.0, final_km=2.6, turn_km=0.4, aim_km=0.2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Performance:
    """What a kind of aircraft can do."""

    shape: str
    """`jet` or `light`: a key of the tables above."""
    cruise_kt: float
    cruise_ft: float
    taxi_s: float

    @property
    def manner(self) -> Manner:
        """How far from runways it turns."""
        return JET if self.shape == "jet" else LIGHT


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Rows:
    """Rows of a flight before they are heard; columns of equal length, in order of time."""

    time_s: Floats
    latitude_deg: Floats
    longitude_deg: Floats
    altitude_ft: Floats
    """By barometer; the field's own where on the ground."""
    on_ground: Bools
    ground_speed_kt: Floats
    track_angle_deg: Floats
    rate_fpm: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flown:
    """One flight and when it truly left and touched the ground."""

    rows: Rows
    takeoff_s: float
    landing_s: float


def fly(
    rng: np.random.Generator,
    performance: Performance,
    origin: Airfield,
    goal: Airfield,
    off_block_s: float,
) -> Flown:
    """Return a flight; from an airport to itself it is one round of the circuit."""
    manner = performance.manner
    off = _end_towards(rng, origin, goal, leaving=True)
    on = off if origin is goal else _end_towards(rng, goal, origin, leaving=False)
    route = circuit(on, manner) if origin is goal else route_between(off, on, manner)
    out, takeoff_s = _taxi_out(rng, performance, origin, off, off_block_s)
    air, landing_s = _airborne(rng, performance, route, (origin, goal), takeoff_s)
    inn = _taxi_in(rng, performance, goal, on, landing_s)
    return Flown(rows=joined([out, air, inn]), takeoff_s=takeoff_s, landing_s=landing_s)


def joined(parts: list[Rows]) -> Rows:
    """Return rows one after another."""
    return Rows(
        **{name: np.concatenate([getattr(part, name) for part in parts]) for name in FIELDS}
    )


FIELDS = tuple(Rows.__dataclass_fields__)


def chosen(rows: Rows, which: Bools) -> Rows:
    """Return some of the rows."""
    return Rows(**{name: getattr(rows, name)[which] for name in FIELDS})


def _end_towards(
    rng: np.random.Generator, here: Airfield, there: Airfield, *, leaving: bool
) -> RunwayEnd:
    """Return a runway end: mostly the one that saves a turn, else what the wind wants."""
    if here is there or rng.random() < 0.35:
        return here.ends[int(rng.integers(len(here.ends)))]
    way = float(
        bearing_deg(here.latitude_deg, here.longitude_deg, there.latitude_deg, there.longitude_deg)
    )
    wanted = way if leaving else way + 180.0
    return min(here.ends, key=lambda end: abs((end.heading_deg - wanted + 180) % 360 - 180))


def _airborne(
    rng: np.random.Generator,
    performance: Performance,
    route: Route,
    fields: tuple[Airfield, Airfield],
    takeoff_s: float,
) -> tuple[Rows, float]:
    """Return the rows in the air and the moment of touching down."""
    half = np.linspace(0, 1, 160) ** 2 * route.length_km / 2
    fine_km = np.concatenate([half, route.length_km - half[-2::-1]])
    speed_kt = _speed(performance, route.length_km, fine_km)
    pace = 3600.0 / (speed_kt * KM_H_PER_KT)
    fine_s = np.concatenate([[0.0], np.cumsum(np.diff(fine_km) * (pace[1:] + pace[:-1]) / 2)])
    height_ft = _height(performance, route.length_km, fine_km, fields)
    rate = np.gradient(height_ft, fine_s) * 60
    between_s = np.where(
        height_ft < LOW_FT,
        SECONDS_BETWEEN_ROWS["low"],
        np.where(
            np.abs(rate) > LEVEL_FPM,
            SECONDS_BETWEEN_ROWS["high climb"],
            SECONDS_BETWEEN_ROWS["high level"],
        ),
    )
    time_s = _moments(rng, fine_s, between_s)
    km = np.interp(time_s, fine_s, fine_km)
    latitude, longitude = positions(route, km)
    rows = Rows(
        time_s=takeoff_s + time_s,
        latitude_deg=latitude,
        longitude_deg=longitude,
        altitude_ft=np.interp(time_s, fine_s, height_ft),
        on_ground=np.zeros(len(time_s), dtype=np.bool_),
        ground_speed_kt=np.interp(time_s, fine_s, speed_kt) + rng.normal(0, 1.2, len(time_s)),
        track_angle_deg=_directions(latitude, longitude),
        rate_fpm=np.interp(time_s, fine_s, rate) + rng.normal(0, 40, len(time_s)),
    )
    return rows, takeoff_s + float(fine_s[-1])


def _directions(latitude: Floats, longitude: Floats) -> Floats:
    """Return the direction from the row before to the row after each."""
    after = np.minimum(np.arange(len(latitude)) + 1, len(latitude) - 1)
    before = np.maximum(np.arange(len(latitude)) - 1, 0)
    return bearing_deg(latitude[before], longitude[before], latitude[after], longitude[after])


def _moments(rng: np.random.Generator, fine_s: Floats, between_s: Floats) -> Floats:
    """Return the moments of rows: as many as `between_s` asks for, unevenly."""
    wanted = np.concatenate(
        [[0.0], np.cumsum(np.diff(fine_s) * (1 / between_s[1:] + 1 / between_s[:-1]) / 2)]
    )
    count = max(2, int(wanted[-1]))
    even = (np.arange(count) + 0.5) * (wanted[-1] / count)
    level = np.interp(even, wanted, between_s) > SECONDS_BETWEEN_ROWS["high climb"] + 1.0
    uneven = rng.uniform(-1.0, 1.0, count) * np.where(level, UNEVEN["level"], UNEVEN["other"])
    extra = even[level & (rng.random(count) < EXTRA_ROWS_SHARE)]
    at = np.sort(np.concatenate([even + uneven, extra + rng.uniform(0.1, 0.9, len(extra))]))
    at = np.clip(at, 0.0, wanted[-1])
    moments: Floats = np.interp(at, wanted, fine_s)
    return moments


def _speed(performance: Performance, length_km: float, km: Floats) -> Floats:
    up = np.interp(km, *SPEED_BY_KM[performance.shape])
    down = np.interp(length_km - km, *SPEED_TO_GO_BY_KM[performance.shape])
    return np.minimum(np.minimum(up, down), performance.cruise_kt)


def _height(
    performance: Performance, length_km: float, km: Floats, fields: tuple[Airfield, Airfield]
) -> Floats:
    origin_ft, goal_ft = (field.elevation_ft for field in fields)
    up = origin_ft + np.interp(km, *HEIGHT_BY_KM[performance.shape])
    down = goal_ft + (length_km - km) * DESCENT_FT_PER_KM
    floor_ft = max(origin_ft, goal_ft)
    cruise_ft = performance.cruise_ft + (floor_ft if performance.shape == "light" else 0)
    if fields[0] is fields[1]:
        cruise_ft = origin_ft + 1_000.0
    return np.minimum(np.minimum(up, down), max(cruise_ft, floor_ft + 1_000.0))


def _stand(rng: np.random.Generator, field: Airfield, end: RunwayEnd) -> tuple[float, float]:
    """Return where an aircraft parks: beside the runway."""
    middle = along((end.latitude_deg, end.longitude_deg), end.heading_deg, end.length_km / 2)
    aside_km = rng.uniform(0.2, 0.35 + 0.3 * end.length_km)
    return along(middle, end.heading_deg + 90.0, float(aside_km))


def _taxi_out(
    rng: np.random.Generator,
    performance: Performance,
    field: Airfield,
    end: RunwayEnd,
    off_block_s: float,
) -> tuple[Rows, float]:
    """Return the rows from the stand to lifting off, and that moment."""
    lift = lift_off_point(end, performance.manner)
    start = (end.latitude_deg, end.longitude_deg)
    stand = _stand(rng, field, end)
    roll_km = float(distance_km(*start, *lift))
    taxi_s = performance.taxi_s * rng.uniform(0.5, 1.6)
    off_kt = SPEED_BY_KM[performance.shape][1][0]
    roll_s = 2 * roll_km / (off_kt * KM_H_PER_KT) * 3600
    taxi = _along_ground(rng, field, (stand, start), (0.0, taxi_s), (0.0, 18.0))
    roll = _along_ground(rng, field, (start, lift), (taxi_s, taxi_s + roll_s), (0.0, off_kt))
    rows = joined([taxi, roll])
    return _later(rows, off_block_s), off_block_s + taxi_s + roll_s


def _taxi_in(
    rng: np.random.Generator,
    performance: Performance,
    field: Airfield,
    end: RunwayEnd,
    landing_s: float,
) -> Rows:
    """Return the rows from touching down to the stand."""
    touch = touchdown_point(end, performance.manner)
    roll_km = min(1.6 if performance.shape == "jet" else 0.4, 0.6 * end.length_km)
    turn_off = along(touch, end.heading_deg, roll_km)
    on_kt = SPEED_TO_GO_BY_KM[performance.shape][1][0]
    roll_s = 2 * roll_km / (on_kt * KM_H_PER_KT) * 3600
    taxi_s = performance.taxi_s * rng.uniform(0.3, 1.0)
    roll = _along_ground(rng, field, (touch, turn_off), (0.5, roll_s), (on_kt, 12.0))
    home = (turn_off, _stand(rng, field, end))
    taxi = _along_ground(rng, field, home, (roll_s, roll_s + taxi_s), (12.0, 0.0))
    return _later(joined([roll, taxi]), landing_s)


def _along_ground(
    rng: np.random.Generator,
    field: Airfield,
    ends: tuple[tuple[float, float], tuple[float, float]],
    times_s: tuple[float, float],
    speeds_kt: tuple[float, float],
) -> Rows:
    """Return rows on a straight line, faster or slower by the same amount every second."""
    lasts_s = times_s[1] - times_s[0]
    fast = max(speeds_kt) > 30.0
    between_s = 2.0 if fast else SECONDS_BETWEEN_ROWS["ground"]
    count = max(2, int(lasts_s / between_s))
    done = (np.arange(count) + rng.uniform(0.05, 0.95, count)) / count
    if fast:
        first, last = speeds_kt
        way = (first * done + (last - first) * done**2 / 2) / ((first + last) / 2)
        speed_kt = first + (last - first) * done
    else:
        way = done
        speed_kt = rng.uniform(0.0, 19.0, count)
    (lat1, lon1), (lat2, lon2) = ends
    east = (lon2 - lon1 + 180.0) % 360.0 - 180.0
    heading = float(bearing_deg(lat1, lon1, lat2, lon2))
    return Rows(
        time_s=times_s[0] + done * lasts_s,
        latitude_deg=lat1 + way * (lat2 - lat1),
        longitude_deg=(lon1 + way * east + 180.0) % 360.0 - 180.0,
        altitude_ft=np.full(count, float(field.elevation_ft)),
        on_ground=np.ones(count, dtype=np.bool_),
        ground_speed_kt=speed_kt,
        track_angle_deg=np.full(count, heading),
        rate_fpm=np.zeros(count),
    )


def _later(rows: Rows, seconds: float) -> Rows:
    values = {name: getattr(rows, name) for name in FIELDS}
    return Rows(**{**values, "time_s": rows.time_s + seconds})
