"""`ways` for kernels: how far it is to each runway round about, and how likely each airport is."""

import math

import numpy as np

from wheelsdown.aviation.airport_grid import CELLS_ROUND
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.kernel_airports import distance_to_airport, ends_of, is_long_enough
from wheelsdown.flights.kernel_circles import (
    Circle,
    chord_squared,
    circle_of,
    elevation_of_nearest_ft,
)
from wheelsdown.flights.kernel_ends import Approach
from wheelsdown.flights.kernel_fields import (
    END_KM_PER_LONGITUDE,
    END_LATITUDE,
    END_LENGTH_KM,
    END_LONGITUDE,
    END_RUN_X,
    END_RUN_Y,
    END_RUNS,
    PORT_CODE_RANK,
    PORT_ELEVATION_FT,
    PORT_HAS_RUNWAY,
    PORT_LIGHT_WEIGHT,
    PORT_WEIGHT,
    Fields,
)
from wheelsdown.flights.ways import (
    CENTRE_LINE_SHARE,
    CLIMB_OUT_KM,
    FINAL_KM,
    HIGHEST_FT,
    KM_PER_1000_FT_DOWN,
    KM_PER_1000_FT_UP,
    KM_PER_DEGREE,
    LOOK_KM,
    LOOK_KM_PER_1000_FT,
    NOWHERE_NEAR,
    OVER_RUNWAY_ASIDE_KM,
    SPREAD_KM,
    SPREAD_SHARE,
    TOUCHDOWN_KM,
    TURN_KM,
    TURNS_DOWN,
    TURNS_UP,
    UNKNOWN_TURNS,
)
from wheelsdown.model.flight import Floats

LIKELY_AIRPORT, LIKELY_WEIGHT, LIKELY_WAY_KM, LIKELY_CODE_RANK = 0, 1, 2, 3
"""Columns of a list of the likeliest airports."""
LIKELY_COLUMNS = 4
MOST_LIKELY = 6
"""So many are kept: the likeliest and five runners-up."""


@compiled_inside
def find_chances(fields: Fields, approach: Approach) -> tuple[int, float, Floats]:
    """Return how many airports it could be making for, the sum of all weights, the likeliest six.

    None where it is too high to tell. A share is a weight by that sum.
    """
    likely = np.empty((MOST_LIKELY, LIKELY_COLUMNS))
    place = (approach.latitude_deg, approach.longitude_deg)
    height_ft = approach.altitude_ft - elevation_of_nearest_ft(fields, place, LOOK_KM)
    if math.isnan(height_ft) or height_ft > HIGHEST_FT:
        return 0, 0.0, likely
    reach_km = LOOK_KM + LOOK_KM_PER_1000_FT * max(height_ft, 0.0) / 1_000
    circle = circle_of(place, reach_km)
    airports, offsets, members = fields.airports, fields.cell_offsets, fields.cell_airport
    column_of_weight = PORT_LIGHT_WEIGHT if approach.is_light else PORT_WEIGHT
    total, count = 0.0, 0
    for row in range(circle.first_row, circle.last_row + 1):
        for column in range(circle.first_column, circle.last_column + 1):
            cell = row * CELLS_ROUND + column % CELLS_ROUND
            for at in range(offsets[cell], offsets[cell + 1]):
                airport = members[at]
                if not _could_go_to(airports, airport, circle, approach):
                    continue
                off, way_km = best_way(fields, airport, approach)
                weight = airports[airport, column_of_weight] * math.exp(-off * off / 2)
                total += weight
                rank = airports[airport, PORT_CODE_RANK]
                _keep(likely, count, (float(airport), weight, way_km, rank))
                count += 1
    return count, total + math.exp(-NOWHERE_NEAR * NOWHERE_NEAR / 2), likely


@compiled_inside
def _could_go_to(airports: Floats, airport: int, circle: Circle, approach: Approach) -> bool:
    """Say whether an airport is in a circle and the aircraft could use it."""
    if chord_squared(airports, airport, circle) > circle.chord_squared:
        return False
    if airports[airport, PORT_HAS_RUNWAY] == 0.0:
        return False
    return is_long_enough(airports, airport, approach)


@compiled_inside
def _keep(likely: Floats, count: int, one: tuple[float, float, float, float]) -> None:
    """Put an airport among the likeliest; of two as likely the one of the lower code is first."""
    airport, weight, way_km, rank = one
    place = min(count, MOST_LIKELY)
    while place > 0 and (
        likely[place - 1, LIKELY_WEIGHT] < weight
        or (
            likely[place - 1, LIKELY_WEIGHT] == weight
            and likely[place - 1, LIKELY_CODE_RANK] > rank
        )
    ):
        place -= 1
    if place == MOST_LIKELY:
        return
    for k in range(min(count, MOST_LIKELY - 1), place, -1):
        for column in range(LIKELY_COLUMNS):
            likely[k, column] = likely[k - 1, column]
    likely[place, LIKELY_AIRPORT], likely[place, LIKELY_WEIGHT] = airport, weight
    likely[place, LIKELY_WAY_KM], likely[place, LIKELY_CODE_RANK] = way_km, rank


@compiled_inside
def best_way(fields: Fields, airport: int, approach: Approach) -> tuple[float, float]:
    """Return how many spreads the best way is off from what the height calls for, and the way.

    Where the height is not known all are as good, and the shortest is best.
    """
    first, last = ends_of(fields, airport)
    elevation_ft = fields.airports[airport, PORT_ELEVATION_FT]
    if first == last:
        place = (approach.latitude_deg, approach.longitude_deg)
        way_km = distance_to_airport(fields, airport, place)[0]
        return _off(approach, elevation_ft, (way_km, UNKNOWN_TURNS)), way_km
    ends = fields.ends
    best_off, best_km = math.inf, math.inf
    for end in range(first, last):
        way = way_km_of(ends, end, approach)
        off = _off(approach, elevation_ft, way)
        if off < best_off or (off == best_off and way[0] < best_km):
            best_off, best_km = off, way[0]
    return best_off, best_km


@compiled_inside
def _off(approach: Approach, elevation_ft: float, way: tuple[float, float]) -> float:
    """Return how many spreads a way is off; its turns count too."""
    if math.isnan(approach.altitude_ft):
        return 0.0
    way_km, turns = way
    thousands = max(approach.altitude_ft - elevation_ft, 0.0) / 1_000
    down = approach.side > 0
    expected = (KM_PER_1000_FT_DOWN if down else KM_PER_1000_FT_UP) * thousands
    off = abs(way_km - expected) / (SPREAD_KM + SPREAD_SHARE * expected)
    return math.hypot(off, turns / (TURNS_DOWN if down else TURNS_UP))


@compiled_inside
def way_km_of(ends: Floats, end: int, approach: Approach) -> tuple[float, float]:
    """Return the way to a touchdown on one runway end, and the turns it takes."""
    run_x, run_y = ends[end, END_RUN_X], ends[end, END_RUN_Y]
    runs = ends[end, END_RUNS]
    x = (approach.longitude_deg - ends[end, END_LONGITUDE]) * ends[end, END_KM_PER_LONGITUDE]
    y = (approach.latitude_deg - ends[end, END_LATITUDE]) * KM_PER_DEGREE
    before = -(x * run_x + y * run_y)
    aside = abs(x * run_y - y * run_x)
    heads = math.radians(approach.direction_deg)
    heads_known = not math.isnan(heads)
    if aside < OVER_RUNWAY_ASIDE_KM and -ends[end, END_LENGTH_KM] <= before < 0:
        return TOUCHDOWN_KM, _turn(heads, runs) if heads_known else 0.0
    gate = FINAL_KM if approach.side > 0 else CLIMB_OUT_KM
    if aside < CENTRE_LINE_SHARE * max(before, 0.0) + OVER_RUNWAY_ASIDE_KM:
        gate = min(gate, max(before, 0.0))
    to_x, to_y = -gate * run_x - x, -gate * run_y - y
    straight = math.hypot(to_x, to_y)
    leads = math.atan2(to_x, to_y) if straight > 0.5 else runs
    turns = _turn(leads, runs) + (_turn(heads, leads) if heads_known else 0.0)
    return straight + gate + TURN_KM * turns + TOUCHDOWN_KM, turns


@compiled_inside
def _turn(a: float, b: float) -> float:
    return abs((a - b + math.pi) % (2 * math.pi) - math.pi)
