"""`ends` for kernels: what the rows near one end of a stretch in the air show.

`End` is where the end is; `Approach` what is measured of it, for ends at which an airport is
looked for without rows on the ground.
"""

import math
from typing import NamedTuple

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.aviation.scalar_geodesy import bearing_deg
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.ends import (
    GROUND_MINUTES,
    JET_KT,
    JET_RUNWAY_FT,
    LAST_MINUTES,
    MOVING_KT,
    MOVING_MINUTES,
    SMALL_RUNWAY_FT,
    TWIN_KT,
    TWIN_RUNWAY_FT,
)
from wheelsdown.flights.kernel_rows import (
    Kind,
    Rows,
    altitude_near_ft,
    cruising_kt,
    km_between,
    minutes_between,
    neighbours_in_order,
    path_km,
    place_of,
    put_in_place,
    rise_ft,
    rows_within,
)
from wheelsdown.flights.motion import AFTER
from wheelsdown.flights.ways import LIGHT_KT
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32


class End(NamedTuple):
    """One end of a stretch: `side` is `AFTER` for its landing and `BEFORE` for its takeoff."""

    row: int
    """The last row in the air before the landing, or the first after the takeoff."""
    beyond: int
    """The row beyond the end, -1 if the track has none."""
    side: int
    edge: int
    """What lies beyond, in the numbers of `kernel_stretches`."""


class Approach(NamedTuple):
    """How an aircraft goes in (or, for a takeoff run backwards, came out)."""

    side: int
    latitude_deg: float
    longitude_deg: float
    altitude_ft: float
    direction_deg: float
    """NaN if unknown."""
    is_jet: bool
    runway_needed_ft: int
    is_light: bool


@compiled_inside
def end_of(rows: Rows, row: int, side: int, edge: int) -> End:
    """Return the end of a stretch at `row`."""
    beyond = row + side
    return End(row, beyond if 0 <= beyond < len(rows.time_ms) else -1, side, edge)


@compiled_inside
def height_of(rows: Rows, end: End) -> float:
    """Return the height above the sea at the end's row, geometric where known; NaN if neither."""
    geometric = rows.altitude_geometric_ft[end.row]
    if geometric != UNKNOWN_INT32:
        return float(geometric)
    return altitude_near_ft(rows, end.row, -end.side)


@compiled_inside
def landing_direction_deg(rows: Rows, end: End) -> float:
    """Return the direction in which it goes in; for a takeoff whence it came, turned round."""
    angle_e1 = rows.track_angle_e1[end.row]
    angle = angle_e1 / 10.0
    if angle_e1 == UNKNOWN_INT16:
        first, last = rows_within(rows, end.row, -end.side, LAST_MINUTES)
        if km_between(rows, first, last) == 0:
            return math.nan
        lat1, lon1 = place_of(rows, first)
        lat2, lon2 = place_of(rows, last)
        angle = bearing_deg(lat1, lon1, lat2, lon2)
    return float(angle if end.side == AFTER else (angle + 180) % 360)


@compiled_inside
def goes_to_ground(rows: Rows, end: End) -> bool:
    """Say whether it sinks towards the end (or has climbed from it), by altitude or by rate."""
    first, last = rows_within(rows, end.row, -end.side, LAST_MINUTES)
    change_ft = rise_ft(rows, first, last)
    if change_ft:
        return -end.side * change_ft > 0
    known = rows.vertical_rate_fpm
    rates = np.empty(last - first + 1, np.int32)
    count = 0
    for i in range(first, last + 1):
        if known[i] != UNKNOWN_INT32:
            rates[count] = known[i]
            count += 1
    if not count:
        return False
    middle = count // 2
    if count % 2:
        put_in_place(rates, count, middle)
        return -end.side * int(rates[middle]) > 0
    low, high = neighbours_in_order(rates, count, middle - 1)
    return -end.side * (int(low) + int(high)) > 0


@compiled_inside
def moves(rows: Rows, end: End) -> bool:
    """Say whether it covers ground near the end as an aeroplane does."""
    first, last = rows_within(rows, end.row, -end.side, MOVING_MINUTES)
    hours = minutes_between(rows, first, last) / 60
    if hours * 60 < LAST_MINUTES:
        return True
    return path_km(rows, first, last) / KM_PER_NAUTICAL_MILE / hours >= MOVING_KT


@compiled_inside
def approach_of(rows: Rows, kind: Kind, end: End) -> Approach:
    """Measure an end; its speed only where the type does not say what is asked of it."""
    asks_speed = kind.is_jet != 1 or kind.runway_ft < 0
    fastest_kt = cruising_kt(rows, end.row, -end.side) if asks_speed else JET_KT
    is_jet = fastest_kt >= JET_KT if kind.is_jet < 0 else kind.is_jet == 1
    needed_ft = kind.runway_ft
    if needed_ft < 0:
        needed_ft = SMALL_RUNWAY_FT
        if fastest_kt >= JET_KT:
            needed_ft = JET_RUNWAY_FT
        elif fastest_kt >= TWIN_KT:
            needed_ft = TWIN_RUNWAY_FT
    lat, lon = place_of(rows, end.row)
    height_ft, direction_deg = height_of(rows, end), landing_direction_deg(rows, end)
    is_light = fastest_kt < LIGHT_KT and not is_jet
    return Approach(end.side, lat, lon, height_ft, direction_deg, is_jet, needed_ft, is_light)


@compiled_inside
def ground_rows(rows: Rows, end: End) -> tuple[int, int]:
    """Return first and last row on the ground beyond the end, ten minutes of one stand."""
    first, last = rows_within(rows, end.beyond, end.side, GROUND_MINUTES)
    on_ground = rows.on_ground
    row = end.beyond
    # Another flight may begin within the ten minutes: only what is before it counts.
    while first <= row + end.side <= last and on_ground[row + end.side]:
        row += end.side
    return (end.beyond, row) if end.side == AFTER else (row, end.beyond)
