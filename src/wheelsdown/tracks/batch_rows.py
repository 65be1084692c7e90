"""The columns of one aircraft of a batch, as the kernels of this stage take them.

Numbers are as readsb prints them: millionths of a degree, whole feet, tenths of a knot. So times,
places, heights and speeds are compared without rounding. Where an answer hangs on a distance that
is within a millimetre of a limit, the kernel does not give one: it is *in doubt*, and the
aircraft goes the long way, through `prepare_track`.
"""

import math
from typing import NamedTuple

import numpy as np

from wheelsdown.aviation.airport_grid import (
    AirportCells,
    airports_within,
    cells_of,
    load_airport_grid,
)
from wheelsdown.aviation.airports import KM_PER_DEGREE
from wheelsdown.aviation.scalar_geodesy import distance_km
from wheelsdown.compiling import compiled
from wheelsdown.model.columns import UNKNOWN_INT32, Int16s
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, UInt8s
from wheelsdown.tracks.elevation import WITHIN_KM

DOUBT_KM = 1e-6
"""A millimetre: thousands of times what two computations of one distance differ by."""

SURELY_KM = 1e-3
"""A metre less than a limit: what rounds differently in a quick look is left to the exact one."""

E6_PER_KM = 1e6 / KM_PER_DEGREE

WIDEST_COSINE = np.cos(np.radians(np.arange(91.0)))
"""By whole degrees of latitude: no parallel from there to the pole is wider."""

NO_FIELD = UNKNOWN_INT32
"""In place of an elevation where no airport is near."""

MOST_FIELDS = 1_000
"""Airports within ten kilometres of one place; the table has 60 at most."""


class Rows(NamedTuple):
    """Rows of one aircraft in order of time."""

    time_ms: Int64s
    latitude_e6: Int32s
    longitude_e6: Int32s
    altitude_ft: Int32s
    on_ground: Bools
    ground_speed_e1: Int16s
    source: UInt8s
    said: UInt8s
    """How many values a row gives; filled in where two rows are of one moment."""
    place: Int64s
    """Which of the aircraft's rows each is, from 0."""


class Surroundings(NamedTuple):
    """What kernels look things up in, and where they say that they are in doubt.

    Rules that look nothing up are given `doubt` alone: references to every array given are counted.
    """

    cells: AirportCells
    elevation_ft: Int32s
    """Of each airport."""
    near: Int32s
    """Room for rows of airports."""
    near_km: Floats
    starts: Int64s
    """Room for the stretches of one aircraft."""
    doubt: Bools
    """One element: whether anything asked about this aircraft was too close to call."""


class Fields(NamedTuple):
    """Elevations of the airports around a place, `NO_FIELD` where there is none."""

    nearest_ft: int
    highest_ft: int


def surroundings(most_rows: int) -> Surroundings:
    """Return fresh room for one thread, for aircraft of so many rows."""
    grid = load_airport_grid()
    return Surroundings(
        cells=cells_of(grid),
        elevation_ft=grid.elevation_ft,
        near=np.empty(MOST_FIELDS, np.int32),
        near_km=np.empty(MOST_FIELDS, np.float64),
        starts=np.empty(most_rows + 1, np.int64),
        doubt=np.zeros(1, np.bool_),
    )


@compiled
def rows_between(rows: Rows, first: int, last: int) -> Rows:
    """Return the rows of one aircraft, from `first` to before `last`, counted from 0."""
    return Rows(
        rows.time_ms[first:last],
        rows.latitude_e6[first:last],
        rows.longitude_e6[first:last],
        rows.altitude_ft[first:last],
        rows.on_ground[first:last],
        rows.ground_speed_e1[first:last],
        rows.source[first:last],
        rows.said[first:last],
        rows.place[: last - first],
    )


@compiled
def kept_rows(rows: Rows, left_out: Bools) -> Rows:
    """Return the rows that a mask does not leave out."""
    chosen = np.empty(len(left_out) - np.count_nonzero(left_out), np.int64)
    count = 0
    for i in range(len(left_out)):
        if not left_out[i]:
            chosen[count] = i
            count += 1
    return chosen_rows(rows, chosen)


@compiled
def chosen_rows(rows: Rows, chosen: Int64s) -> Rows:
    """Return rows by number, in the order given."""
    n = len(chosen)
    found = Rows(
        np.empty(n, np.int64),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.int32),
        np.empty(n, np.bool_),
        np.empty(n, np.int16),
        np.empty(n, np.uint8),
        np.empty(n, np.uint8),
        np.empty(n, np.int64),
    )
    for to in range(n):
        i = chosen[to]
        found.time_ms[to] = rows.time_ms[i]
        found.latitude_e6[to] = rows.latitude_e6[i]
        found.longitude_e6[to] = rows.longitude_e6[i]
        found.altitude_ft[to] = rows.altitude_ft[i]
        found.on_ground[to] = rows.on_ground[i]
        found.ground_speed_e1[to] = rows.ground_speed_e1[i]
        found.source[to] = rows.source[i]
        found.said[to] = rows.said[i]
        found.place[to] = rows.place[i]
    return found


@compiled
def find_runs(mask: Bools, starts: Int64s) -> int:
    """Write where the stretches of equal values start, and the end of the last; say how many."""
    count = 0
    for row in range(len(mask)):
        if row == 0 or mask[row] != mask[row - 1]:
            starts[count] = row
            count += 1
    starts[count] = len(mask)
    return count


@compiled
def kilometres(rows: Rows, a: int, b: int) -> float:
    """Return the distance between two rows."""
    return distance_km(
        rows.latitude_e6[a] / 1e6,
        rows.longitude_e6[a] / 1e6,
        rows.latitude_e6[b] / 1e6,
        rows.longitude_e6[b] / 1e6,
    )


@compiled
def is_surely_within(rows: Rows, a: int, b: int, limit_km: float) -> bool:
    """Say whether a distance, taken rather too long than too short, is within a limit.

    First along a meridian and then along a parallel, taken as long as the equator. Else by the
    haversine with angles in place of their sines and the wider parallel of the two; an arc sine is
    at most `x + x³/4` below 0.7.
    """
    north = abs(int(rows.latitude_e6[b]))
    away = abs(int(rows.latitude_e6[b]) - rows.latitude_e6[a])
    aside = abs(int(rows.longitude_e6[b]) - rows.longitude_e6[a])
    if aside > 180_000_000:
        aside = 360_000_000 - aside
    limit_e6 = (limit_km - SURELY_KM) * E6_PER_KM
    if away + aside <= limit_e6:
        return True
    outer = WIDEST_COSINE[min(max(north - away, 0) // 1_000_000, 90)]
    half_phi, half_lambda = math.radians(away / 2e6), math.radians(aside / 2e6)
    squared = half_phi * half_phi + outer * outer * half_lambda * half_lambda
    half_arc = math.sqrt(squared) * (1 + squared / 4)
    return bool(squared < 0.49 and math.degrees(2 * half_arc) * 1e6 <= limit_e6)


@compiled
def is_within(km: float, limit_km: float, doubt: Bools) -> bool:
    """Say whether a distance is within a limit; where that hangs on a millimetre, doubt it."""
    if abs(km - limit_km) < DOUBT_KM:
        doubt[0] = True
    return km <= limit_km


@compiled
def fields_at(rows: Rows, row: int, around: Surroundings) -> Fields:
    """Return what `elevation.nearest_field_ft` and `highest_field_ft` say of the place of a row."""
    near, near_km = around.near, around.near_km
    place = (rows.latitude_e6[row] / 1e6, rows.longitude_e6[row] / 1e6)
    count = airports_within(around.cells, place, WITHIN_KM + DOUBT_KM, near, near_km)
    if count > len(near) or (count > 0 and near_km[count - 1] > WITHIN_KM - DOUBT_KM):
        around.doubt[0] = True
    nearest_ft, highest_ft = NO_FIELD, NO_FIELD
    for i in range(min(count, len(near))):
        elevation_ft = int(around.elevation_ft[near[i]])
        if i == 0:
            nearest_ft = elevation_ft
        # Airports of one and the same position are no doubt: the table's order decides.
        elif 0.0 < near_km[i] - near_km[0] < DOUBT_KM and elevation_ft != nearest_ft:
            around.doubt[0] = True
        highest_ft = max(highest_ft, elevation_ft)
    return Fields(nearest_ft, highest_ft)
