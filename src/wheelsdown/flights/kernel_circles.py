"""Which airports lie in a circle: the cells it touches, and the chord to each airport in them.

As `airport_grid.airports_within`, from the tables of `kernel_fields` and into one array.
"""

import math
from typing import NamedTuple

from wheelsdown.aviation.airport_grid import (
    CELLS_A_DEGREE,
    CELLS_ROUND,
    ROUNDING_DEG,
    ROWS_OF_CELLS,
)
from wheelsdown.aviation.airports import POLE_DEG
from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM
from wheelsdown.aviation.scalar_geodesy import unit_vector
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.kernel_fields import (
    PORT_ELEVATION_FT,
    PORT_X,
    PORT_Y,
    PORT_Z,
    Fields,
)
from wheelsdown.model.flight import Floats

NEAR_AIRPORT, NEAR_FIRST, NEAR_SECOND = 0, 1, 2
"""Columns of a list of airports: the airport, and the two keys it is ordered by."""
NEAR_COLUMNS = 3

MOST_AIRPORTS = 2_048
"""Room of a list. No circle of the widths asked for in order holds a quarter as many."""


class Circle(NamedTuple):
    """A circle on the Earth: its middle as x, y, z, the square of its chord, its cells."""

    x: float
    y: float
    z: float
    chord_squared: float
    first_row: int
    last_row: int
    first_column: int
    last_column: int


@compiled_inside
def circle_of(place: tuple[float, float], within_km: float) -> Circle:
    """Return the circle about a place."""
    lat, lon = place
    x, y, z = unit_vector(lat, lon)
    half_chord = math.sin(min(within_km / EARTH_RADIUS_KM / 2, math.pi / 2))
    reach_deg = math.degrees(within_km / EARTH_RADIUS_KM) + ROUNDING_DEG
    first_row = max(math.floor((lat - reach_deg + 90.0) * CELLS_A_DEGREE), 0)
    last_row = min(math.floor((lat + reach_deg + 90.0) * CELLS_A_DEGREE), ROWS_OF_CELLS - 1)
    first_column, last_column = 0, CELLS_ROUND - 1
    outermost = abs(lat) + reach_deg
    if outermost < POLE_DEG:
        # At its outermost parallel the circle is widest in longitude.
        wide_deg = reach_deg / math.cos(math.radians(outermost))
        first_column = math.floor((lon - wide_deg + 180.0) * CELLS_A_DEGREE)
        last_column = math.floor((lon + wide_deg + 180.0) * CELLS_A_DEGREE)
        last_column = min(last_column, first_column + CELLS_ROUND - 1)
    chord = 4.0 * half_chord * half_chord
    return Circle(x, y, z, chord, first_row, last_row, first_column, last_column)


@compiled_inside
def chord_squared(airports: Floats, airport: int, circle: Circle) -> float:
    """Return the square of the chord from the middle of a circle to an airport."""
    dx = airports[airport, PORT_X] - circle.x
    dy = airports[airport, PORT_Y] - circle.y
    dz = airports[airport, PORT_Z] - circle.z
    return float(dx * dx + dy * dy + dz * dz)


@compiled_inside
def airports_within(
    fields: Fields, place: tuple[float, float], within_km: float, near: Floats
) -> int:
    """Write the airports within `within_km`, nearest first; say how many."""
    circle = circle_of(place, within_km)
    airports, offsets, members = fields.airports, fields.cell_offsets, fields.cell_airport
    count = 0
    for row in range(circle.first_row, circle.last_row + 1):
        for column in range(circle.first_column, circle.last_column + 1):
            cell = row * CELLS_ROUND + column % CELLS_ROUND
            for at in range(offsets[cell], offsets[cell + 1]):
                airport = members[at]
                away = chord_squared(airports, airport, circle)
                if away <= circle.chord_squared:
                    put_by_key(near, count, airport, (away, float(airport)))
                    count += 1
    return count


@compiled_inside
def put_by_key(near: Floats, count: int, airport: int, key: tuple[float, float]) -> None:
    """Insert an airport among `count` that are in order of their keys; after those of its own."""
    first, second = key
    place = count
    while place > 0 and (
        near[place - 1, NEAR_FIRST] > first
        or (near[place - 1, NEAR_FIRST] == first and near[place - 1, NEAR_SECOND] > second)
    ):
        for column in range(NEAR_COLUMNS):
            near[place, column] = near[place - 1, column]
        place -= 1
    near[place, NEAR_AIRPORT] = airport
    near[place, NEAR_FIRST], near[place, NEAR_SECOND] = first, second


@compiled_inside
def elevation_of_nearest_ft(fields: Fields, place: tuple[float, float], within_km: float) -> float:
    """Return the elevation of the nearest airport of any kind within so far; 0 if there is none."""
    circle = circle_of(place, within_km)
    airports, offsets, members = fields.airports, fields.cell_offsets, fields.cell_airport
    nearest, best = -1, circle.chord_squared
    for row in range(circle.first_row, circle.last_row + 1):
        for column in range(circle.first_column, circle.last_column + 1):
            cell = row * CELLS_ROUND + column % CELLS_ROUND
            for at in range(offsets[cell], offsets[cell + 1]):
                airport = int(members[at])
                away = chord_squared(airports, airport, circle)
                if away < best or (away == best and (nearest < 0 or airport < nearest)):
                    nearest, best = airport, away
    return float(airports[nearest, PORT_ELEVATION_FT]) if nearest >= 0 else 0.0
