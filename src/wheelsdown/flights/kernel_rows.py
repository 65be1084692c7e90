"""`motion` for kernels: what the rows of one aircraft show, in loops over columns of integers.

Every function gives what the function of `motion` of the same name gives, from numbers instead of
arrays: the operations and their order are the same. `Rows` are those of one aircraft, clean, with
`on_ground` decided. Loops take their columns out of it first: in machine code each look into a
tuple of arrays counts its users, which takes longer than all else a loop does.
"""

import math
from typing import NamedTuple

import numpy as np

from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM, KM_PER_NAUTICAL_MILE
from wheelsdown.aviation.scalar_geodesy import distance_km
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.motion import (
    BEFORE,
    SPEED_WINDOW_MINUTES,
    TREND_WINDOW_MINUTES,
)
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32, Int16s
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, UInt8s

SPEED_QUANTILE = 0.9
"""`cruising_kt` is what a tenth of the rows exceed."""

NEAR_E6 = 300_000
"""Rows so near each other in both degrees, in millionths, are measured by the first terms of the
series of the sine: at 0.3° the next one is less than the last digit of a float."""
HALF_RADIAN_PER_E6 = math.pi / 180.0 / 1e6 / 2.0
SIXTH, TWELFTH, THIRTIETH = 1 / 6, 1 / 12, 1 / 30
"""Terms of the series as factors: to divide takes ten times as long as to multiply."""


class Rows(NamedTuple):
    """Columns of one aircraft, units as in `PositionBatch`."""

    time_ms: Int64s
    latitude_e6: Int32s
    longitude_e6: Int32s
    altitude_ft: Int32s
    altitude_geometric_ft: Int32s
    on_ground: Bools
    ground_speed_e1: Int16s
    track_angle_e1: Int16s
    vertical_rate_fpm: Int32s
    flags: UInt8s
    row: Int32s
    callsign_time_ms: Int64s


class Kind(NamedTuple):
    """What the type of an aircraft says of it: `performance` in numbers."""

    climb_minutes: float
    cruise_km_per_minute: float
    """Of `usual_flight_minutes`."""
    is_jet: int
    """1 or 0; -1 where speed must tell."""
    runway_ft: int
    """-1 where speed must tell."""
    stop_runway_ft: int
    """What `hidden_stops` asks of a runway."""


@compiled_inside
def place_of(rows: Rows, i: int) -> tuple[float, float]:
    """Return latitude and longitude of a row in degrees."""
    return rows.latitude_e6[i] / 1e6, rows.longitude_e6[i] / 1e6


@compiled_inside
def minutes_between(rows: Rows, a: int, b: int) -> float:
    """Return the minutes from row `a` to row `b`."""
    return float(rows.time_ms[b] - rows.time_ms[a]) / 60_000


@compiled_inside
def km_between(rows: Rows, a: int, b: int) -> float:
    """Return how far apart two rows are."""
    lat1, lon1 = place_of(rows, a)
    lat2, lon2 = place_of(rows, b)
    return distance_km(lat1, lon1, lat2, lon2)


@compiled_inside
def path_km(rows: Rows, first: int, last: int) -> float:
    """Return the length of the path from row `first` to row `last`, gaps taken straight.

    Rows near each other, and nearly all are, take the first terms of the series and turn the
    cosine of the latitude on from row to row: a sixth of the time.
    """
    total = 0.0
    lats, lons = rows.latitude_e6, rows.longitude_e6
    lat, lon = int(lats[first]), int(lons[first])
    phi = math.radians(lat / 1e6)
    cos_phi, sin_phi = math.cos(phi), math.sin(phi)
    for i in range(first + 1, last + 1):
        to_lat, to_lon = int(lats[i]), int(lons[i])
        dlat, dlon = to_lat - lat, to_lon - lon
        if -NEAR_E6 < dlat < NEAR_E6 and -NEAR_E6 < dlon < NEAR_E6:
            a, b = dlat * HALF_RADIAN_PER_E6, dlon * HALF_RADIAN_PER_E6
            aa, bb = a * a, b * b
            sin_a = a * (1.0 - aa * SIXTH * (1.0 - aa * 0.05))
            sin_b = b * (1.0 - bb * SIXTH * (1.0 - bb * 0.05))
            cos_a = 1.0 - aa * 0.5 * (1.0 - aa * TWELFTH * (1.0 - aa * THIRTIETH))
            # Twice the half angle: cos 2a - 1 = -2 sin² a, sin 2a = 2 sin a cos a.
            turn_cos, turn_sin = -2.0 * sin_a * sin_a, 2.0 * sin_a * cos_a
            to_cos = cos_phi + (cos_phi * turn_cos - sin_phi * turn_sin)
            sin_phi = sin_phi + (sin_phi * turn_cos + cos_phi * turn_sin)
            h = sin_a * sin_a + cos_phi * to_cos * (sin_b * sin_b)
            cos_phi = to_cos
            total += math.sqrt(h) * (1.0 + h * SIXTH * (1.0 + h * 0.45))
        else:
            km = distance_km(lat / 1e6, lon / 1e6, to_lat / 1e6, to_lon / 1e6)
            total += km / (2.0 * EARTH_RADIUS_KM)
            phi = math.radians(to_lat / 1e6)
            cos_phi, sin_phi = math.cos(phi), math.sin(phi)
        lat, lon = to_lat, to_lon
    return total * (2.0 * EARTH_RADIUS_KM)


@compiled_inside
def rows_within(rows: Rows, row: int, side: int, minutes: float) -> tuple[int, int]:
    """Return first and last row from `row` to `minutes` before or after it, itself included."""
    times = rows.time_ms
    edge_ms = times[row] + int(side * minutes * 60_000)
    first = last = row
    if side == BEFORE:
        while first > 0 and times[first - 1] >= edge_ms:
            first -= 1
    else:
        while last + 1 < len(times) and times[last + 1] <= edge_ms:
            last += 1
    return first, last


@compiled_inside
def put_in_place(values: Int32s | Floats, count: int, place: int) -> None:
    """Order the first `count` values so far that the one at `place` is where sorting has it."""
    low, high = 0, count - 1
    while low < high:
        pivot = values[(low + high) // 2]
        i, j = low, high
        while i <= j:
            while values[i] < pivot:
                i += 1
            while values[j] > pivot:
                j -= 1
            if i <= j:
                values[i], values[j] = values[j], values[i]
                i += 1
                j -= 1
        if place <= j:
            high = j
        elif place >= i:
            low = i
        else:
            return


@compiled_inside
def neighbours_in_order(values: Int32s | Floats, count: int, place: int) -> tuple[float, float]:
    """Return the values that sorting has at `place` and after it (the same one at the end)."""
    put_in_place(values, count, place)
    low = values[place]
    if place + 1 >= count:
        return low, low
    high = values[place + 1]
    for i in range(place + 2, count):
        high = min(high, values[i])
    return low, high


@compiled_inside
def quantile_kt(speeds_e1: Int32s, count: int) -> float:
    """Return the quantile of speeds as `numpy.quantile` reckons it."""
    at = (count - 1) * SPEED_QUANTILE
    place = math.floor(at)
    low_e1, high_e1 = neighbours_in_order(speeds_e1, count, place)
    low, high = low_e1 / 10.0, high_e1 / 10.0
    share = at - place
    if share >= 0.5:
        return high - (high - low) * (1 - share)
    return low + (high - low) * share


@compiled_inside
def cruising_kt(rows: Rows, row: int, side: int) -> float:
    """Return the speed that a tenth of the rows within half an hour exceed; 0 if unknown."""
    first, last = rows_within(rows, row, side, SPEED_WINDOW_MINUTES)
    known, on_ground = rows.ground_speed_e1, rows.on_ground
    speeds_e1 = np.empty(last - first + 1, np.int32)
    count = 0
    for i in range(first, last + 1):
        speed = known[i]
        if speed != UNKNOWN_INT16 and not on_ground[i]:
            speeds_e1[count] = speed
            count += 1
    if count:
        return quantile_kt(speeds_e1, count)
    hours = minutes_between(rows, first, last) / 60
    if hours <= 0:
        return 0.0
    return path_km(rows, first, last) / KM_PER_NAUTICAL_MILE / hours


@compiled_inside
def rise_ft(rows: Rows, first: int, last: int) -> int:
    """Return how much higher the last known altitude is than the first; 0 with less than two."""
    heights = rows.altitude_ft
    while first < last and heights[first] == UNKNOWN_INT32:
        first += 1
    while first < last and heights[last] == UNKNOWN_INT32:
        last -= 1
    if first >= last:
        return 0
    return int(heights[last]) - int(heights[first])


@compiled_inside
def altitude_trend_ft(rows: Rows, row: int, side: int) -> int:
    """Return how much higher the aircraft ends than it begins in the five minutes on one side."""
    first, last = rows_within(rows, row, side, TREND_WINDOW_MINUTES)
    return rise_ft(rows, first, last)


@compiled_inside
def altitude_near_ft(rows: Rows, row: int, side: int) -> float:
    """Return the known altitude nearest to `row` within five minutes on one side; NaN if none."""
    first, last = rows_within(rows, row, side, TREND_WINDOW_MINUTES)
    row = last if side == BEFORE else first
    while first <= row <= last:
        if rows.altitude_ft[row] != UNKNOWN_INT32:
            return float(rows.altitude_ft[row])
        row += side
    return math.nan


@compiled_inside
def median_of(values: Floats, count: int) -> float:
    """Return the median of the first `count` values as `numpy.median` reckons it; moves them."""
    if count % 2:
        put_in_place(values, count, count // 2)
        return float(values[count // 2])
    low, high = neighbours_in_order(values, count, count // 2 - 1)
    return float((low + high) / 2.0)
