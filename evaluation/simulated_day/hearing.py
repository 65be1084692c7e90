"""Which rows of a flight are heard, and what is wrong with some of those that are.

Radio at 1090 MHz goes straight: near airports nothing is heard below a height that depends on how
far the nearest receiver is; over oceans and in some countries nothing is heard at all, but for a
report by satellite now and then. Of what is heard, some values are missing or wrong: shares beside
each rule.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from evaluation.simulated_day.airfields import airfield, is_within_reach
from evaluation.simulated_day.fleet import Airframe
from evaluation.simulated_day.flying import FIELDS, Flown, Rows, chosen
from wheelsdown.aviation.airports import load_airports
from wheelsdown.model.flight import Bools, Floats, Int64s

GROUND_IS_HEARD = {0: 0.65, 1: 0.45, 2: 0.35}
"""By size of airport: one in two of all, as in the corpus of `evaluation.legs`."""
ONLY_GROUND_IS_MISSED = 0.25
"""Of those where it is not heard."""
LOWEST_HEARD_FT = (150.0, 5_000.0)
"""Above the field, elsewhere; low values more often."""

HOLE_SHARE = 0.10
"""Of flights: a stretch of ten minutes to an hour is lost."""
LOST_ROWS_SHARE = 0.02
LIGHT_LOST_SHARE = 0.5
"""Of light aircraft: heard on and off only."""
SATELLITE_SHARE = 0.3
"""Of long flights: a report every fourteen minutes by satellite (ADS-C) where nobody hears them."""
SATELLITE_EVERY_S = 840.0

SPIKE_SHARE = 0.012
"""Of aircraft: an altitude wrong by thousands of feet, in one row or three."""
JUMP_SHARE = 0.004
"""Of aircraft: one position hundreds of kilometres off, as a wrongly decoded one is."""
REPEAT_SHARE = 0.01
"""Of aircraft: a row that stands there twice."""
FLICKER_SHARE = 0.02
"""Of aircraft: low rows in the air that say `ground`, or the reverse after touching down."""
UNKNOWN_ALTITUDE_SHARE = 0.0015
UNKNOWN_MOTION_SHARE = 0.15
"""Of rows after a silence: speed, direction and rate are not known yet."""
NO_BAROMETER_SHARE = 0.003
"""Of aircraft: only the satellite receiver's altitude is sent, flag 8."""

STALE_AFTER_S = 20.0
STALE, NEW_LEG, GEOMETRIC_RATE, GEOMETRIC_ALTITUDE = 1, 2, 4, 8


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class HeardRows:
    """Rows as they will be printed, rounded as readsb rounds them."""

    time_cs: Int64s
    """Hundredths of a second since midnight."""
    latitude_e6: Int64s
    longitude_e6: Int64s
    altitude_ft: Int64s
    altitude_known: Bools
    on_ground: Bools
    speed_e1: Int64s
    angle_e1: Int64s
    motion_known: Bools
    angle_known: Bools
    flags: Int64s
    rate_fpm: Int64s
    rate_known: Bools
    geometric_ft: Int64s
    geometric_known: Bools
    by_satellite: Bools
    flight: Int64s
    """Which of the aircraft's flights the row belongs to."""


COLUMNS = tuple(HeardRows.__dataclass_fields__)


@cache
def lowest_heard_ft(seed: int, row: int) -> float:
    """Return the height above an airport below which nothing is heard; 0 if the ground is."""
    rng = np.random.default_rng([seed, 7, row])
    kind = min(int(load_airports().kind_rank[row]), 2)
    if rng.random() < GROUND_IS_HEARD[kind]:
        return 0.0
    if rng.random() < ONLY_GROUND_IS_MISSED:
        return 40.0
    least, most = LOWEST_HEARD_FT
    return float(least + (most - least) * rng.random() ** 2)


def hear(
    rng: np.random.Generator,
    airframe: Airframe,
    flown: Flown,
    airport_rows: tuple[int, int],
    seed: int,
) -> tuple[Rows, Bools]:
    """Return the rows of a flight that are heard, and which of them by satellite."""
    rows = flown.rows
    heard = is_within_reach(rows.latitude_deg, rows.longitude_deg)
    middle_s = (flown.takeoff_s + flown.landing_s) / 2
    for place, row in enumerate(airport_rows):
        lowest_ft = lowest_heard_ft(seed, row)
        if lowest_ft:
            near = (rows.time_s < middle_s) == (place == 0)
            low = rows.altitude_ft < airfield(row).elevation_ft + lowest_ft
            heard &= ~(near & (rows.on_ground | low))
    lasts_s = flown.landing_s - flown.takeoff_s
    if rng.random() < HOLE_SHARE:
        began_s = flown.takeoff_s + rng.uniform(0.1, 0.9) * lasts_s
        heard &= (rows.time_s < began_s) | (rows.time_s > began_s + rng.uniform(600, 3_600))
    if airframe.performance.shape == "light" and rng.random() < LIGHT_LOST_SHARE:
        heard &= _on_and_off(rng, rows.time_s)
    heard &= rng.random(len(heard)) >= LOST_ROWS_SHARE
    if airframe.kind in ("glimpsed", "receiver_address"):
        began_s = flown.takeoff_s + rng.uniform(0.0, 0.95) * lasts_s
        heard &= (rows.time_s > began_s) & (rows.time_s < began_s + rng.uniform(60, 1_500))
    by_satellite = np.zeros(len(heard), dtype=np.bool_)
    if airframe.long_haul and rng.random() < SATELLITE_SHARE:
        turn = np.floor(rows.time_s / SATELLITE_EVERY_S)
        first = np.diff(turn, prepend=turn[0]) > 0
        by_satellite = first & ~heard & (rows.altitude_ft > 20_000)
    which = heard | by_satellite
    return chosen(rows, which), by_satellite[which]


def _on_and_off(rng: np.random.Generator, time_s: Floats) -> Bools:
    knots_s = np.arange(time_s[0], time_s[-1] + 180.0, 90.0)
    return np.interp(time_s, knots_s, rng.normal(0.35, 1.0, len(knots_s))) > 0.0


def heard_rows(
    rng: np.random.Generator, airframe: Airframe, rows: Rows, by_satellite: Bools, flight: Int64s
) -> HeardRows:
    """Return rows rounded as readsb rounds them, with what is missing or wrong in them."""
    count = len(rows.time_s)
    pressure_ft = rng.normal(0.0, 90.0)
    on_ground = rows.on_ground.copy()
    altitude_ft = rows.altitude_ft + pressure_ft + rng.normal(0, 8, count)
    geometric_ft = rows.altitude_ft * (1 + rng.normal(0.02, 0.012)) + rng.normal(0, 12, count)
    step_s = np.diff(rows.time_s, prepend=-1e6)
    stale = step_s > STALE_AFTER_S
    new_flight = np.diff(flight, prepend=flight[:1]) > 0
    motion_known = ~((stale & (rng.random(count) < UNKNOWN_MOTION_SHARE)) | by_satellite)
    if airframe.kind == "vehicle":
        altitude_ft = altitude_ft * 0
    no_barometer = rng.random() < NO_BAROMETER_SHARE
    flags = stale * STALE + new_flight * NEW_LEG
    flags = flags + (GEOMETRIC_RATE if airframe.rate_is_geometric else 0) * (
        motion_known & ~on_ground
    )
    flags = flags + (GEOMETRIC_ALTITUDE if no_barometer else 0) * ~on_ground
    says_angle = 0.3 if airframe.performance.shape == "light" else 0.9
    columns = {
        "time_cs": np.round(rows.time_s * 100),
        "latitude_e6": np.round((rows.latitude_deg + rng.normal(0, 2e-5, count)) * 1e6),
        "longitude_e6": np.round((rows.longitude_deg + rng.normal(0, 2e-5, count)) * 1e6),
        "altitude_ft": np.round((geometric_ft if no_barometer else altitude_ft) / 25) * 25,
        "altitude_known": rng.random(count) >= UNKNOWN_ALTITUDE_SHARE,
        "on_ground": on_ground,
        "speed_e1": np.clip(np.round(rows.ground_speed_kt * 10), 0, 9_999),
        "angle_e1": np.round((rows.track_angle_deg + rng.normal(0, 0.25, count)) * 10) % 3600,
        "motion_known": motion_known,
        "angle_known": motion_known & (~on_ground | (rng.random(count) < says_angle)),
        "flags": flags,
        "rate_fpm": np.round(rows.rate_fpm / 64) * 64,
        "rate_known": motion_known & ~on_ground,
        "geometric_ft": np.round(geometric_ft / 25) * 25,
        "geometric_known": ~on_ground & (airframe.kind != "multilateration") & ~by_satellite,
        "by_satellite": by_satellite,
        "flight": flight,
    }
    columns["longitude_e6"] = (columns["longitude_e6"] + 180_000_000) % 360_000_000 - 180_000_000
    kinds = {name: np.bool_ if columns[name].dtype == np.bool_ else np.int64 for name in COLUMNS}
    heard = HeardRows(**{name: columns[name].astype(kinds[name]) for name in COLUMNS})
    return _spoiled(rng, heard)


def _spoiled(rng: np.random.Generator, heard: HeardRows) -> HeardRows:
    """Return the rows with the faults that some aircraft have."""
    values = {name: getattr(heard, name) for name in COLUMNS}
    count = len(heard.time_cs)
    spikes, jumps, repeats, flickers = rng.random(4) < (
        *(SPIKE_SHARE, JUMP_SHARE, REPEAT_SHARE, FLICKER_SHARE),
    )
    at = int(rng.integers(count))
    if spikes:
        some = slice(at, at + int(rng.choice((1, 1, 3))))
        values["altitude_ft"][some] += int(rng.choice((-1, 1))) * int(rng.integers(150, 900)) * 25
        values["altitude_ft"] = np.clip(values["altitude_ft"], -1_000, 60_000)
    if jumps:
        values["latitude_e6"][at] = np.clip(
            values["latitude_e6"][at] + int(rng.integers(1, 6)) * 1_000_000, -90e6, 90e6
        )
    if flickers:
        low = ~heard.on_ground & (heard.altitude_ft < 3_000) & (heard.speed_e1 < 1_600)
        values["on_ground"] = heard.on_ground | (low & (rng.random(count) < 0.08))
    if repeats:
        order = np.sort(np.append(np.arange(count), at))
        values = {name: value[order] for name, value in values.items()}
    return HeardRows(**values)


def parked_vehicle(rng: np.random.Generator, row: int) -> Rows:
    """Return the day of a vehicle that drives about an airport, always on the ground."""
    field = airfield(row)
    began_s = rng.uniform(0, 70_000)
    time_s = began_s + np.cumsum(rng.uniform(4.0, 60.0, int(rng.integers(60, 700))))
    count = len(time_s)
    phase = time_s / 700.0
    wide = 0.4 * field.ends[0].length_km / 111.0
    values = {
        "time_s": time_s,
        "latitude_deg": field.latitude_deg + wide * np.sin(phase),
        "longitude_deg": field.longitude_deg + wide * np.cos(1.3 * phase),
        "altitude_ft": np.full(count, float(field.elevation_ft)),
        "on_ground": np.ones(count, dtype=np.bool_),
        "ground_speed_kt": rng.uniform(0, 30, count),
        "track_angle_deg": rng.uniform(0, 360, count),
        "rate_fpm": np.zeros(count),
    }
    return chosen(Rows(**{name: values[name] for name in FIELDS}), time_s < 86_400.0)
