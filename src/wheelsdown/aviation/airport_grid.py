"""Airports and runways in plain arrays, and a grid to find those near a position.

For kernels, which know no objects: the airport is its row in `load_airports()`. Airports lie in
cells of 0.25°; `airports_within` looks at the few cells that a circle touches, and gives the rows,
the distances and the order that `airports.rows_near` gives.
"""

import math
from functools import cache
from typing import Any, NamedTuple

import numpy as np

from wheelsdown.aviation.airports import (
    KM_PER_DEGREE,
    POLE_DEG,
    load_airports,
    longest_runway_ft,
    runways_of,
)
from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM
from wheelsdown.aviation.scalar_geodesy import chord_km, unit_vector
from wheelsdown.compiling import compiled
from wheelsdown.model.columns import Int16s
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, Runway, UInt8s

CELLS_A_DEGREE = 4
"""A quarter of a degree is 28 km: a circle of ten kilometres touches one to four cells."""
CELLS_ROUND = 360 * CELLS_A_DEGREE
ROWS_OF_CELLS = 180 * CELLS_A_DEGREE

ROUNDING_DEG = 1e-9
ROUNDING_CHORD = 1e-11
"""A tenth of a millimetre: so much wider is what narrows the search, lest rounding cuts one off."""


class AirportCells(NamedTuple):
    """What of the grid `airports_within` needs.

    A kernel counts references to every array that it is given: few arrays make a cheap call.
    """

    cell_offsets: Int32s
    cell_airport: Int32s
    unit_vector: Floats


class AirportGrid(NamedTuple):
    """Airports by row of `load_airports()`, their cells, and their runways one after another.

    Cell `c` holds airports `cell_airport[cell_offsets[c]:cell_offsets[c + 1]]`, airport `a` has
    runways `runway_offsets[a]:runway_offsets[a + 1]`, in the order of `runways_of`.
    """

    cell_offsets: Int32s
    cell_airport: Int32s
    """Rows, ascending within a cell."""
    latitude_deg: Floats
    longitude_deg: Floats
    unit_vector: Floats
    """x, y, z of each airport."""
    elevation_ft: Int32s
    kind_rank: UInt8s
    scheduled: Bools
    longest_runway_ft: Int32s
    """Of the open runways; 0 where no length is known."""
    runway_offsets: Int32s
    first_latitude_deg: Floats
    """Thresholds; NaN where not known."""
    first_longitude_deg: Floats
    second_latitude_deg: Floats
    second_longitude_deg: Floats
    length_ft: Int32s
    """0 where not known."""
    width_ft: Int16s
    """0 where not known."""
    closed: Bools


@cache
def load_airport_grid() -> AirportGrid:
    """Return the grid of the bundled airports; made once in a process, in half a second."""
    a = load_airports()
    n = len(a.icao)
    cell = _cells_of(a.latitude_deg, a.longitude_deg)
    by_airport = [runways_of(icao) for icao in a.icao]
    runways = [runway for of_one in by_airport for runway in of_one]
    first, second = (_thresholds(runways, end) for end in ("first_threshold", "second_threshold"))
    return AirportGrid(
        cell_offsets=_offsets(np.bincount(cell, minlength=CELLS_ROUND * ROWS_OF_CELLS)),
        cell_airport=np.argsort(cell, kind="stable").astype(np.int32),
        latitude_deg=a.latitude_deg,
        longitude_deg=a.longitude_deg,
        unit_vector=a.vectors,
        elevation_ft=a.elevation_ft,
        kind_rank=a.kind_rank,
        scheduled=a.scheduled,
        longest_runway_ft=np.fromiter((longest_runway_ft(i) or 0 for i in a.icao), np.int32, n),
        runway_offsets=_offsets(np.array([len(of_one) for of_one in by_airport])),
        first_latitude_deg=first[:, 0].copy(),
        first_longitude_deg=first[:, 1].copy(),
        second_latitude_deg=second[:, 0].copy(),
        second_longitude_deg=second[:, 1].copy(),
        length_ft=np.array([r.length_ft or 0 for r in runways], np.int32),
        width_ft=np.array([r.width_ft or 0 for r in runways], np.int16),
        closed=np.array([r.closed for r in runways], np.bool_),
    )


def _cells_of(latitude_deg: Floats, longitude_deg: Floats) -> Int64s:
    rows = np.floor((latitude_deg + 90.0) * CELLS_A_DEGREE).astype(np.int64)
    columns = np.floor((longitude_deg + 180.0) * CELLS_A_DEGREE).astype(np.int64) % CELLS_ROUND
    return np.asarray(np.clip(rows, 0, ROWS_OF_CELLS - 1) * CELLS_ROUND + columns)


def _offsets(counts: Any) -> Int32s:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int32)


def _thresholds(runways: list[Runway], end: str) -> Floats:
    nowhere = (np.nan, np.nan)
    return np.array([getattr(r, end) or nowhere for r in runways], np.float64).reshape(-1, 2)


def cells_of(grid: AirportGrid) -> AirportCells:
    """Return the part of a grid that the search needs."""
    return AirportCells(grid.cell_offsets, grid.cell_airport, grid.unit_vector)


@compiled
def airports_within(
    grid: AirportGrid | AirportCells,
    place: tuple[float, float],
    within_km: float,
    rows: Int32s,
    away_km: Floats,
) -> int:
    """Write rows and distances of the airports within `within_km`, nearest first; say how many.

    `place` is latitude and longitude.
    `rows` and `away_km` have equal length; where more are found than they hold, the number said is
    greater than that length and what is written is not to be used.
    """
    lat, lon = place
    x, y, z = unit_vector(lat, lon)
    reach_deg = within_km / KM_PER_DEGREE + ROUNDING_DEG
    outermost = abs(lat) + reach_deg
    first_row = max(math.floor((lat - reach_deg + 90.0) * CELLS_A_DEGREE), 0)
    last_row = min(math.floor((lat + reach_deg + 90.0) * CELLS_A_DEGREE), ROWS_OF_CELLS - 1)
    first_column, last_column = 0, CELLS_ROUND - 1
    if outermost < POLE_DEG:
        # At its outermost parallel the circle is widest in longitude.
        wide_deg = reach_deg / math.cos(math.radians(outermost))
        first_column = math.floor((lon - wide_deg + 180.0) * CELLS_A_DEGREE)
        last_column = math.floor((lon + wide_deg + 180.0) * CELLS_A_DEGREE)
        last_column = min(last_column, first_column + CELLS_ROUND - 1)
    # Chords are compared before arcs are asked for: the arc sine costs more than all the rest.
    widest = 2.0 * math.sin(min(within_km / (2.0 * EARTH_RADIUS_KM), math.pi / 2)) + ROUNDING_CHORD
    found = 0
    for row in range(first_row, last_row + 1):
        for column in range(first_column, last_column + 1):
            cell = row * CELLS_ROUND + column % CELLS_ROUND
            for at in range(grid.cell_offsets[cell], grid.cell_offsets[cell + 1]):
                airport = grid.cell_airport[at]
                dx = grid.unit_vector[airport, 0] - x
                dy = grid.unit_vector[airport, 1] - y
                dz = grid.unit_vector[airport, 2] - z
                squared = dx * dx + dy * dy + dz * dz
                if squared > widest * widest:
                    continue
                km = chord_km(math.sqrt(squared))
                if km <= within_km:
                    if found < len(rows):
                        _put_in_order(rows, away_km, found, airport, km)
                    found += 1
    return found


@compiled
def _put_in_order(rows: Int32s, away_km: Floats, count: int, airport: int, km: float) -> None:
    """Insert an airport among `count` that stand nearest first; those equally near go by row."""
    place = count
    while place > 0 and (
        away_km[place - 1] > km or (away_km[place - 1] == km and rows[place - 1] > airport)
    ):
        rows[place] = rows[place - 1]
        away_km[place] = away_km[place - 1]
        place -= 1
    rows[place] = airport
    away_km[place] = km
