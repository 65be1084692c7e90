"""`fields` and `ways` for kernels: which airports fit where a stretch in the air ends.

Airports are rows of `Fields`. Lists that the rules take in order come back as arrays in that order
with their length.
"""

import math

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_FOOT
from wheelsdown.aviation.runways import (
    APRON_KM,
    LONGEST_RUNWAY_KM,
    OVERRUN_KM,
    UNKNOWN_RUNWAY_KM,
)
from wheelsdown.aviation.scalar_geodesy import angle_between_deg, bearing_deg, distance_km
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.fields import (
    ASIDE_KM,
    ASIDE_PER_KM,
    CLIMB_STEEP_DEG,
    FEET_PER_KM,
    FINAL_KM,
    OFF_DIRECTION_DEG,
    ON_HELIPORT_KM,
    PRESSURE_FT,
    SLOPE_FLAT_DEG,
    SLOPE_STEEP_DEG,
)
from wheelsdown.flights.kernel_circles import (
    NEAR_AIRPORT,
    airports_within,
    put_by_key,
)
from wheelsdown.flights.kernel_ends import Approach
from wheelsdown.flights.kernel_fields import (
    END_DIRECTION_DEG,
    END_LATITUDE,
    END_LONGITUDE,
    END_RUNWAY_KM,
    PORT_ELEVATION_FT,
    PORT_FIRST_END,
    PORT_FIRST_STRIP,
    PORT_HAS_RUNWAY,
    PORT_IS_HELIPORT,
    PORT_LATITUDE,
    PORT_LONGEST_FT,
    PORT_LONGITUDE,
    STRIP_HALF_WIDTH_KM,
    STRIP_KM_PER_LONGITUDE,
    STRIP_LATITUDE,
    STRIP_LENGTH_KM,
    STRIP_LONGITUDE,
    STRIP_OPEN,
    STRIP_UNIT_X,
    STRIP_UNIT_Y,
    Fields,
)
from wheelsdown.flights.kernel_rows import Rows, median_of, place_of
from wheelsdown.flights.ways import KM_PER_DEGREE
from wheelsdown.model.flight import Floats, Int32s

TAN_FLAT = math.tan(math.radians(SLOPE_FLAT_DEG))
TAN_STEEP = math.tan(math.radians(SLOPE_STEEP_DEG))
TAN_CLIMB_STEEP = math.tan(math.radians(CLIMB_STEEP_DEG))

FINAL_AIRPORT, FINAL_TO_THRESHOLD_KM, FINAL_HEIGHT_FT, FINAL_OFF_SLOPE_DEG = 0, 1, 2, 3
FINAL_AWAY_KM = 4
"""Columns of a list of finals: the airport, how far its threshold is, the height above it, how far
the slope is from 3°, and how far its nearest runway is."""
FINAL_COLUMNS = 5


@compiled_inside
def strips_of(fields: Fields, airport: int) -> tuple[int, int]:
    """Return where the strips of an airport begin and end."""
    airports = fields.airports
    return int(airports[airport, PORT_FIRST_STRIP]), int(airports[airport + 1, PORT_FIRST_STRIP])


@compiled_inside
def ends_of(fields: Fields, airport: int) -> tuple[int, int]:
    """Return where the runway ends of an airport begin and end."""
    airports = fields.airports
    return int(airports[airport, PORT_FIRST_END]), int(airports[airport + 1, PORT_FIRST_END])


@compiled_inside
def along_and_aside(strips: Floats, strip: int, place: tuple[float, float]) -> tuple[float, float]:
    """Return km along the centre line from the first threshold, and km beside it."""
    lat, lon = place
    east = lon - strips[strip, STRIP_LONGITUDE] + 180.0
    if not 0.0 <= east < 360.0:
        east = east % 360.0
    x = (east - 180.0) * strips[strip, STRIP_KM_PER_LONGITUDE]
    y = (lat - strips[strip, STRIP_LATITUDE]) * KM_PER_DEGREE
    if strips[strip, STRIP_LENGTH_KM] == 0.0:
        return math.hypot(x, y), 0.0
    unit_x, unit_y = strips[strip, STRIP_UNIT_X], strips[strip, STRIP_UNIT_Y]
    return x * unit_x + y * unit_y, abs(x * unit_y - y * unit_x)


@compiled_inside
def distance_to_airport(
    fields: Fields, airport: int, place: tuple[float, float]
) -> tuple[float, bool]:
    """Return the distance to the nearest open runway, and whether one has a place.

    Else it is the distance to the reference point less half the longest runway.
    """
    nearest, placed = math.inf, False
    first, last = strips_of(fields, airport)
    for strip in range(first, last):
        if fields.strips[strip, STRIP_OPEN] == 0.0:
            continue
        along, aside = along_and_aside(fields.strips, strip, place)
        beyond = max(0.0, -along, along - fields.strips[strip, STRIP_LENGTH_KM])
        nearest = min(nearest, math.hypot(beyond, aside))
        placed = True
    if placed:
        return nearest, True
    longest_ft = fields.airports[airport, PORT_LONGEST_FT]
    half_km = longest_ft * KM_PER_FOOT / 2 if longest_ft else UNKNOWN_RUNWAY_KM
    lat, lon = place
    to_lat, to_lon = (
        fields.airports[airport, PORT_LATITUDE],
        fields.airports[airport, PORT_LONGITUDE],
    )
    to_point = distance_km(lat, lon, to_lat, to_lon)
    return max(0.0, to_point - half_km), False


@compiled_inside
def is_on_strip(strips: Floats, strip: int, place: tuple[float, float]) -> bool:
    """Say whether a place lies on or over the runway or its strip."""
    along, aside = along_and_aside(strips, strip, place)
    wide = aside <= strips[strip, STRIP_HALF_WIDTH_KM]
    long = -OVERRUN_KM <= along <= strips[strip, STRIP_LENGTH_KM] + OVERRUN_KM
    return bool(wide and long)


@compiled_inside
def airports_by_runway(
    fields: Fields, place: tuple[float, float], within_km: float, near: Floats
) -> int:
    """Write the airports with an open runway within `within_km`, nearest first; say how many."""
    looked = airports_within(fields, place, within_km + LONGEST_RUNWAY_KM, near)
    count = 0
    for i in range(looked):
        airport = int(near[i, NEAR_AIRPORT])
        if fields.airports[airport, PORT_HAS_RUNWAY] == 0.0:
            continue
        away, placed = distance_to_airport(fields, airport, place)
        if away <= within_km:
            # Of two equally near the one whose runway has a place stands first, then the nearer.
            put_by_key(near, count, airport, (away, 0.0 if placed else 1.0))
            count += 1
    return count


@compiled_inside
def airports_of_ground(
    rows: Rows, fields: Fields, stand: tuple[int, int], near: Floats
) -> tuple[int, bool]:
    """Write the airports on whose ground the rows of a stand lie, best first.

    Return how many, and whether rows are on a runway of the best.
    """
    first, last = stand
    n = last - first + 1
    values = np.empty(n)
    middle = (
        _median_degrees(rows.latitude_e6, stand, values),
        _median_degrees(rows.longitude_e6, stand, values),
    )
    count = airports_by_runway(fields, middle, APRON_KM, near)
    if not count:
        return 0, False
    if count == 1:
        return 1, rows_on_runway(rows, fields, stand, (int(near[0, NEAR_AIRPORT]), 1)) > 0
    airports = near[:count, NEAR_AIRPORT].copy()
    best_on = 0
    for i in range(count):
        airport = int(airports[i])
        on_runway = rows_on_runway(rows, fields, stand, (airport, n))
        best_on = max(best_on, on_runway)
        for k in range(n):
            values[k] = distance_to_airport(fields, airport, place_of(rows, first + k))[0]
        put_by_key(near, i, airport, (-float(on_runway), median_of(values, n)))
    return count, best_on > 0


@compiled_inside
def _median_degrees(column_e6: Int32s, stand: tuple[int, int], values: Floats) -> float:
    first, last = stand
    for i in range(first, last + 1):
        values[i - first] = column_e6[i] / 1e6
    return median_of(values, last - first + 1)


@compiled_inside
def rows_on_runway(
    rows: Rows, fields: Fields, stand: tuple[int, int], airport_and_enough: tuple[int, int]
) -> int:
    """Return how many rows of a stand are on a runway, open or closed; no more than asked for."""
    airport, enough = airport_and_enough
    first, last = stand
    first_strip, last_strip = strips_of(fields, airport)
    strips, lats, lons = fields.strips, rows.latitude_e6, rows.longitude_e6
    found = 0
    # From both ends inwards: the runway is at one of them.
    for k in range(last - first + 1):
        row = last - k // 2 if k % 2 else first + k // 2
        place = (lats[row] / 1e6, lons[row] / 1e6)
        for strip in range(first_strip, last_strip):
            if is_on_strip(strips, strip, place):
                found += 1
                break
        if found >= enough:
            break
    return found


@compiled_inside
def heliports_near(fields: Fields, place: tuple[float, float], near: Floats) -> int:
    """Write the heliports within half a kilometre, nearest first; say how many."""
    looked = airports_within(fields, place, ON_HELIPORT_KM, near)
    count = 0
    for i in range(looked):
        airport = int(near[i, NEAR_AIRPORT])
        if fields.airports[airport, PORT_IS_HELIPORT] != 0.0:
            near[count, NEAR_AIRPORT] = airport
            count += 1
    return count


@compiled_inside
def is_long_enough(airports: Floats, airport: int, approach: Approach) -> bool:
    """Say whether a runway of the airport is as long as the aircraft needs, or none is known."""
    longest_ft = airports[airport, PORT_LONGEST_FT]
    if longest_ft == 0.0:
        return not approach.is_jet
    return bool(longest_ft >= approach.runway_needed_ft)


@compiled_inside
def nearest_usable(fields: Fields, approach: Approach, within_km: float, near: Floats) -> int:
    """Return the nearest airport in reach whose runways the aircraft can use; -1 if none."""
    place = (approach.latitude_deg, approach.longitude_deg)
    for i in range(airports_by_runway(fields, place, within_km, near)):
        airport = int(near[i, NEAR_AIRPORT])
        if is_long_enough(fields.airports, airport, approach):
            return airport
    return -1


@compiled_inside
def find_finals(
    fields: Fields, approach: Approach, highest_ft: float, near: Floats
) -> tuple[int, Floats]:
    """Return the airports before one of whose runways the aircraft is lined up, best first.

    First how many; those higher than `highest_ft` above the airport are left out.
    """
    place = (approach.latitude_deg, approach.longitude_deg)
    looked = airports_within(fields, place, FINAL_KM + LONGEST_RUNWAY_KM, near)
    count = 0
    finals = np.empty((looked, FINAL_COLUMNS))
    for i in range(looked):
        airport = int(near[i, NEAR_AIRPORT])
        height_ft = approach.altitude_ft - fields.airports[airport, PORT_ELEVATION_FT]
        if height_ft > highest_ft or fields.airports[airport, PORT_HAS_RUNWAY] == 0.0:
            continue
        if not is_long_enough(fields.airports, airport, approach):
            continue
        to_km, off_deg = _best_final(fields, airport, approach, height_ft)
        if off_deg == math.inf:
            continue
        # All that is lined up has runways with places: equally near ones go by reference point.
        away = distance_to_airport(fields, airport, place)[0]
        if away <= FINAL_KM:
            _put_final(finals, count, (float(airport), to_km, height_ft, off_deg, away))
            count += 1
    return count, finals


@compiled_inside
def _put_final(finals: Floats, count: int, final: tuple[float, float, float, float, float]) -> None:
    """Insert a final among `count` that are in order; after those as good and as near."""
    airport, to_km, height_ft, off_deg, away = final
    at = count
    while at > 0 and (
        finals[at - 1, FINAL_OFF_SLOPE_DEG] > off_deg
        or (finals[at - 1, FINAL_OFF_SLOPE_DEG] == off_deg and finals[at - 1, FINAL_AWAY_KM] > away)
    ):
        for column in range(FINAL_COLUMNS):
            finals[at, column] = finals[at - 1, column]
        at -= 1
    finals[at, FINAL_AIRPORT], finals[at, FINAL_TO_THRESHOLD_KM] = airport, to_km
    finals[at, FINAL_HEIGHT_FT], finals[at, FINAL_OFF_SLOPE_DEG] = height_ft, off_deg
    finals[at, FINAL_AWAY_KM] = away


@compiled_inside
def _best_final(
    fields: Fields, airport: int, approach: Approach, height_ft: float
) -> tuple[float, float]:
    """Return km to the threshold and how far off 3° of the best final of one airport.

    Infinity where the aircraft is lined up with none.
    """
    best_km, best_off = math.inf, math.inf
    first, last = ends_of(fields, airport)
    for end in range(first, last):
        direction = fields.ends[end, END_DIRECTION_DEG]
        if not angle_between_deg(approach.direction_deg, direction) <= OFF_DIRECTION_DEG:
            continue
        lat, lon = approach.latitude_deg, approach.longitude_deg
        near_lat, near_lon = fields.ends[end, END_LATITUDE], fields.ends[end, END_LONGITUDE]
        away = distance_km(lat, lon, near_lat, near_lon)
        aside_angle = math.radians(bearing_deg(lat, lon, near_lat, near_lon) - direction)
        before_km, aside_km = away * math.cos(aside_angle), away * abs(math.sin(aside_angle))
        if before_km < -fields.ends[end, END_RUNWAY_KM]:
            continue
        if aside_km > ASIDE_KM + ASIDE_PER_KM * max(before_km, 0.0):
            continue
        if not _is_possible_slope(approach.side, height_ft, before_km):
            continue
        run_ft = FEET_PER_KM * max(before_km + 0.3, 0.3)
        off = abs(math.degrees(math.atan2(height_ft, run_ft)) - 3.0)
        if off < best_off:
            best_km, best_off = before_km, off
    return best_km, best_off


@compiled_inside
def _is_possible_slope(side: int, height_ft: float, before_km: float) -> bool:
    """Say whether the height fits the distance, give or take the pressure of the day."""
    steepest = TAN_STEEP if side > 0 else TAN_CLIMB_STEEP
    beyond_km = max(before_km, 0.0)
    lowest = FEET_PER_KM * beyond_km * TAN_FLAT - PRESSURE_FT
    highest = FEET_PER_KM * (beyond_km + 1.0) * steepest + PRESSURE_FT
    return lowest <= height_ft <= highest
