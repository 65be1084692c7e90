"""`endpoint_times` for kernels: when wheels left or touched the ground, in microseconds since 1970.

A range is a pair; an open side is `UNKNOWN_TIME_US`.
"""

import math

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.endpoint_times import (
    BRISK_CLIMB_FPM,
    FASTEST_KT,
    FLARE_SECONDS,
    LEAST_SPREAD_SECONDS,
    LEAST_SPREAD_TOUCHING_SECONDS,
    LIFT_SECONDS,
    LONGER,
    OFF_THE_GROUND_FT,
    RUNWAY_KM,
    SLOWEST_KT,
    SPREAD_SECONDS,
    SPREAD_SHARE,
    THRESHOLD_KT,
    UNKNOWN_KT,
)
from wheelsdown.flights.kernel_ends import Approach, End
from wheelsdown.flights.kernel_fields import PORT_ELEVATION_FT, Fields
from wheelsdown.flights.kernel_rows import Rows, km_between, minutes_between
from wheelsdown.flights.kernel_ways import best_way
from wheelsdown.flights.motion import AFTER
from wheelsdown.flights.ways import TOUCHDOWN_KM
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_TIME_US

US_PER_MINUTE = 60_000_000


@compiled_inside
def us_of_minutes(minutes: float) -> int:
    """Return microseconds as `timedelta(minutes=…)` rounds them: to the even one of two."""
    whole = math.floor(minutes)
    us = (minutes - whole) * US_PER_MINUTE
    whole_us = math.floor(us)
    left = us - whole_us
    total = int(whole) * US_PER_MINUTE + int(whole_us)
    if left > 0.5 or (left == 0.5 and total % 2 == 1):
        total += 1
    return total


@compiled_inside
def minutes_to_beyond(rows: Rows, end: End) -> float:
    """Return how long after the end's row the aircraft was heard again; infinity if never."""
    if end.beyond < 0:
        return math.inf
    return abs(minutes_between(rows, end.row, end.beyond))


@compiled_inside
def _range_from(rows: Rows, end: End, minutes: tuple[float, float]) -> tuple[int, int]:
    """Return the range so many minutes beyond the end's row, towards the ground."""
    soonest, latest = minutes
    row_us = int(rows.time_ms[end.row]) * 1_000
    near = row_us + end.side * us_of_minutes(soonest)
    far = UNKNOWN_TIME_US
    if latest != math.inf:
        far = row_us + end.side * us_of_minutes(latest)
    return (near, far) if end.side == AFTER else (far, near)


@compiled_inside
def time_to_ground(rows: Rows, end: End) -> tuple[int, int]:
    """Between the last row in the air and the first on the ground, less the way between them."""
    silent = minutes_to_beyond(rows, end)
    km = max(km_between(rows, end.row, end.beyond) - RUNWAY_KM, 0.0)
    way = km / (FASTEST_KT * KM_PER_NAUTICAL_MILE) * 60
    return _range_from(rows, end, (min(way, silent), silent))


@compiled_inside
def open_time(rows: Rows, end: End) -> tuple[int, int]:
    """Some time after the last row in the air, and before it was heard again if it was."""
    return _range_from(rows, end, (0.0, minutes_to_beyond(rows, end)))


@compiled_inside
def time_by_way(
    rows: Rows, end: End, fields: Fields, approach: Approach, airport: int
) -> tuple[int, int]:
    """As long after the last row as the way to the runway takes, give or take half as much."""
    way_km = best_way(fields, airport, approach)[1]
    speed = _mean_km_per_second(rows, end)
    if end.side == AFTER:
        seconds = FLARE_SECONDS
        if way_km > TOUCHDOWN_KM:
            seconds = LONGER * way_km / speed + FLARE_SECONDS
    else:
        height_ft = max(approach.altitude_ft - fields.airports[airport, PORT_ELEVATION_FT], 0.0)
        low = min(height_ft / OFF_THE_GROUND_FT, 1.0)
        way_seconds = LONGER * way_km / speed
        seconds = max(low * (way_seconds + LIFT_SECONDS), height_ft / BRISK_CLIMB_FPM * 60)
    touching = end.side == AFTER and seconds <= FLARE_SECONDS
    least = LEAST_SPREAD_TOUCHING_SECONDS if touching else LEAST_SPREAD_SECONDS
    half = max(min(seconds, SPREAD_SECONDS + SPREAD_SHARE * seconds), least)
    soonest, latest = max(seconds - half, 0.0) / 60, (seconds + half) / 60
    heard_again = minutes_to_beyond(rows, end)
    return _range_from(rows, end, (min(soonest, heard_again), min(latest, heard_again)))


@compiled_inside
def _mean_km_per_second(rows: Rows, end: End) -> float:
    """Return the mean of the speed now and the speed at the runway."""
    speed_e1 = rows.ground_speed_e1[end.row]
    now_kt = UNKNOWN_KT if speed_e1 == UNKNOWN_INT16 else speed_e1 / 10.0
    now_kt = max(now_kt, SLOWEST_KT)
    return (now_kt + min(now_kt, THRESHOLD_KT)) / 2 * KM_PER_NAUTICAL_MILE / 3600
