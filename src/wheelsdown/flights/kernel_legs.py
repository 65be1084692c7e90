"""`legs` and `hidden_stops` for kernels: the stretches of many aircraft become rows of legs.

In: the columns of a batch, and tables with room for what comes out. `find_all_stretches` says how
many legs there are; `describe_legs` then writes their ends, lengths and rows, and `list_contents`
what a leg has any number of: callsigns, gaps, and stops that a gap could hide.
"""

import math
from typing import Any, NamedTuple

import numpy as np

from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM, KM_PER_NAUTICAL_MILE
from wheelsdown.aviation.scalar_geodesy import distance_km, unit_vector
from wheelsdown.compiling import compiled, compiled_inside
from wheelsdown.flights.hidden_stops import (
    LIKELY_SHARE,
    MOST_STOPS,
    SHORTEST_SPARE_MINUTES,
    UNLIKELY_SHARE,
)
from wheelsdown.flights.kernel_circles import MOST_AIRPORTS, NEAR_COLUMNS
from wheelsdown.flights.kernel_endpoints import (
    EDGE,
    Scene,
    Slot,
    find_endpoint,
    is_one_stand,
    lend,
    lends,
    round_decimals,
)
from wheelsdown.flights.kernel_ends import end_of
from wheelsdown.flights.kernel_fields import (
    PORT_LATITUDE,
    PORT_LONGEST_FT,
    PORT_LONGITUDE,
    PORT_X,
    PORT_Y,
    PORT_Z,
    Fields,
)
from wheelsdown.flights.kernel_rows import (
    Kind,
    Rows,
    cruising_kt,
    minutes_between,
    path_km,
    place_of,
)
from wheelsdown.flights.kernel_stretches import (
    AIRCRAFT,
    EDGE_AFTER,
    EDGE_BEFORE,
    FIRST,
    GROUND,
    LAST,
    came_down,
    find_stretches,
    has_to_spare,
    heard_until,
    went_up,
)
from wheelsdown.flights.motion import AFTER, BEFORE, USUAL_KT
from wheelsdown.flights.silence import LANDING_AND_TAKEOFF_MINUTES
from wheelsdown.model.flight import Floats, Int32s, Int64s

SHORTEST_GAP_MS = 600_000
"""A gap is ten minutes or more between two rows, as in `tracks.gaps`."""

KM_PER_DEGREE = EARTH_RADIUS_KM * math.pi / 180
ROUNDING_KM = 1e-6
"""By so much more than it needs is looked at, lest rounding leaves an airport out."""


class Batch(NamedTuple):
    """The columns of all aircraft; rows and callsigns of one are cut out by the offsets."""

    columns: Rows
    offsets: Int64s
    callsign_offsets: Int64s
    callsign: Any
    kinds: Floats
    """One row an aircraft, the fields of `Kind`."""
    echo_offsets: Int64s
    echo_time_ms: Int64s
    echo_row: Int32s


class Flight(NamedTuple):
    """One aircraft and the airports it could have stood at."""

    rows: Rows
    kind: Kind
    fields: Fields


class Legs(NamedTuple):
    """What a leg has one of; the rest is in `Endpoints`."""

    began_ms: Int64s
    distance_km: Floats
    first_row: Int32s
    last_row: Int32s


class Contents(NamedTuple):
    """What a leg has any number of: the offsets say which are whose."""

    callsign_offsets: Int64s
    callsign: Any
    gap_offsets: Int64s
    gap_ms: Int64s
    """Beginning and end of each gap."""
    gap_degrees: Floats
    """Latitude and longitude from which, latitude and longitude to which."""
    stop_offsets: Int64s
    stop_airport: Int32s
    stop_confidence: Floats
    stop_ms: Int64s
    """Earliest and latest landing."""


@compiled_inside
def rows_of(batch: Batch, aircraft: int) -> Rows:
    """Return the rows of one aircraft."""
    a, z = batch.offsets[aircraft], batch.offsets[aircraft + 1]
    c, d = batch.callsign_offsets[aircraft], batch.callsign_offsets[aircraft + 1]
    columns = batch.columns
    return Rows(
        columns.time_ms[a:z],
        columns.latitude_e6[a:z],
        columns.longitude_e6[a:z],
        columns.altitude_ft[a:z],
        columns.altitude_geometric_ft[a:z],
        columns.on_ground[a:z],
        columns.ground_speed_e1[a:z],
        columns.track_angle_e1[a:z],
        columns.vertical_rate_fpm[a:z],
        columns.flags[a:z],
        columns.row[a:z],
        columns.callsign_time_ms[c:d],
    )


@compiled_inside
def kind_of(batch: Batch, aircraft: int) -> Kind:
    """Return what the type of one aircraft says of it."""
    values = batch.kinds[aircraft]
    return Kind(values[0], values[1], int(values[2]), int(values[3]), int(values[4]))


@compiled
def find_all_stretches(batch: Batch, found: Int64s) -> int:
    """Write the stretches of every aircraft; return how many, or more than there is room for."""
    count = 0
    for aircraft in range(len(batch.offsets) - 1):
        rows, kind = rows_of(batch, aircraft), kind_of(batch, aircraft)
        until = find_stretches(rows, kind, found, count)
        for k in range(count, min(until, len(found))):
            found[k, AIRCRAFT] = aircraft
        count = until
    return count


@compiled
def describe_legs(
    batch: Batch, fields: Fields, stretches: Int64s, ends: Floats, legs: Legs
) -> None:
    """Write ends, length and rows of every leg, and what each tells of its neighbour's end."""
    near = np.empty((MOST_AIRPORTS, NEAR_COLUMNS))
    at = 0
    while at < len(stretches):
        aircraft = stretches[at, AIRCRAFT]
        rows = rows_of(batch, aircraft)
        scene = Scene(rows, kind_of(batch, aircraft), fields, near, ends)
        begin = at
        while at < len(stretches) and stretches[at, AIRCRAFT] == aircraft:
            first, last = stretches[at, FIRST], stretches[at, LAST]
            before, after = stretches[at, EDGE_BEFORE], stretches[at, EDGE_AFTER]
            ends[at, 0, EDGE], ends[at, 1, EDGE] = before, after
            takeoff = end_of(rows, first, BEFORE, before)
            landing = end_of(rows, last, AFTER, after)
            find_endpoint(scene, takeoff, Slot(at, 0))
            find_endpoint(scene, landing, Slot(at, 1))
            legs.began_ms[at] = rows.time_ms[min(first, last)]
            shown = rows_shown(stretches, at)
            legs.distance_km[at] = round_decimals(path_km(rows, shown[0], shown[1]), 10.0)
            legs.first_row[at], legs.last_row[at] = _evidence(batch, aircraft, rows, shown)
            at += 1
        _join_turnarounds(scene, stretches, begin, at)


@compiled_inside
def rows_shown(stretches: Int64s, leg: int) -> tuple[int, int]:
    """Return first and last row of a leg: the row on the ground beyond an end belongs to it."""
    first, last = stretches[leg, FIRST], stretches[leg, LAST]
    if stretches[leg, EDGE_BEFORE] == GROUND:
        first -= 1
    if stretches[leg, EDGE_AFTER] == GROUND:
        last += 1
    return first, last


@compiled_inside
def _evidence(batch: Batch, aircraft: int, rows: Rows, shown: tuple[int, int]) -> tuple[int, int]:
    """Return lowest and highest number of the rows of the file in the time of a leg."""
    first, last = shown
    times, numbers = rows.time_ms, rows.row
    began_ms, ended_ms = times[first], times[last]
    while first > 0 and times[first - 1] == began_ms:
        first -= 1
    while last + 1 < len(times) and times[last + 1] == ended_ms:
        last += 1
    low = high = numbers[first]
    for i in range(first + 1, last + 1):
        low, high = min(low, numbers[i]), max(high, numbers[i])
    for k in range(batch.echo_offsets[aircraft], batch.echo_offsets[aircraft + 1]):
        if began_ms <= batch.echo_time_ms[k] <= ended_ms:
            low, high = min(low, batch.echo_row[k]), max(high, batch.echo_row[k])
    return low, high


@compiled_inside
def _join_turnarounds(scene: Scene, stretches: Int64s, begin: int, end: int) -> None:
    """Let each leg of an aircraft tell of its neighbour's end."""
    for before in range(begin, end - 1):
        after = before + 1
        if not is_one_stand(scene.out, before, after):
            continue
        landing, takeoff = Slot(before, 1), Slot(after, 0)
        if lends(scene.out, landing, takeoff):
            last, beyond = stretches[before, LAST], stretches[before, EDGE_AFTER]
            lend(scene, end_of(scene.rows, last, AFTER, beyond), landing, takeoff)
        elif lends(scene.out, takeoff, landing):
            first, beyond = stretches[after, FIRST], stretches[after, EDGE_BEFORE]
            lend(scene, end_of(scene.rows, first, BEFORE, beyond), takeoff, landing)


@compiled
def list_contents(batch: Batch, fields: Fields, stretches: Int64s, out: Contents) -> None:
    """Write callsigns, gaps and possible stops of every leg."""
    callsigns, gaps, stops = 0, 0, 0
    for leg in range(len(stretches)):
        aircraft = stretches[leg, AIRCRAFT]
        rows = rows_of(batch, aircraft)
        callsigns = _list_callsigns(batch, rows, stretches[leg], out, callsigns)
        first, last = rows_shown(stretches, leg)
        times = rows.time_ms
        for row in range(first, last):
            if times[row + 1] - times[row] < SHORTEST_GAP_MS:
                continue
            out.gap_ms[gaps, 0], out.gap_ms[gaps, 1] = times[row], times[row + 1]
            out.gap_degrees[gaps, 0], out.gap_degrees[gaps, 1] = place_of(rows, row)
            out.gap_degrees[gaps, 2], out.gap_degrees[gaps, 3] = place_of(rows, row + 1)
            gaps += 1
            flight = Flight(rows, kind_of(batch, aircraft), fields)
            stops = _list_stops(flight, row, out, stops)
        out.callsign_offsets[leg + 1] = callsigns
        out.gap_offsets[leg + 1] = gaps
        out.stop_offsets[leg + 1] = stops


@compiled_inside
def _list_callsigns(batch: Batch, rows: Rows, stretch: Int64s, out: Contents, count: int) -> int:
    """Write the callsigns sent in a leg, in order; the one set before it, if none came later."""
    offset = batch.callsign_offsets[stretch[AIRCRAFT]]
    first_ms, last_ms = rows.time_ms[stretch[FIRST]], rows.time_ms[stretch[LAST]]
    times = rows.callsign_time_ms
    begin = count
    set_before = heard_until(times, first_ms)
    until = max(heard_until(times, last_ms), set_before)
    if set_before > 0 and (
        until == set_before or _set_on_this_stand(rows, stretch, times[set_before - 1])
    ):
        out.callsign[count] = batch.callsign[offset + set_before - 1]
        count += 1
    for k in range(set_before, until):
        callsign = batch.callsign[offset + k]
        known = False
        for heard in range(begin, count):
            known = known or out.callsign[heard] == callsign
        if not known:
            out.callsign[count] = callsign
            count += 1
    return count


@compiled_inside
def _set_on_this_stand(rows: Rows, stretch: Int64s, set_ms: int) -> bool:
    """Say whether the last callsign before the leg was set after the flight before it."""
    on_ground = rows.on_ground
    row = stretch[FIRST] - 1
    while row >= 0 and on_ground[row]:
        row -= 1
    return (row < 0 and set_ms > -1) or (row >= 0 and set_ms > rows.time_ms[row])


@compiled_inside
def _list_stops(flight: Flight, before: int, out: Contents, count: int) -> int:
    """Write at most five airports where the aircraft could have stood in the gap after a row."""
    rows, after = flight.rows, before + 1
    if rows.on_ground[before] or rows.on_ground[after]:
        return count
    if not has_to_spare(rows, before, after, SHORTEST_SPARE_MINUTES):
        return count
    speed_kt = cruising_kt(rows, before, BEFORE) or cruising_kt(rows, after, AFTER)
    km_per_minute = (speed_kt or USUAL_KT) * KM_PER_NAUTICAL_MILE / 60
    best = np.empty((MOST_STOPS, 4))
    fits = _fitting_stops(flight, before, km_per_minute, best)
    share = LIKELY_SHARE if came_down(rows, before) or went_up(rows, after) else UNLIKELY_SHARE
    began_ms, silent = rows.time_ms[before], minutes_between(rows, before, after)
    half_stop = LANDING_AND_TAKEOFF_MINUTES / 2
    for k in range(min(fits, MOST_STOPS)):
        out.stop_airport[count] = int(best[k, 1])
        out.stop_confidence[count] = round_decimals(share / fits, 1000.0)
        out.stop_ms[count, 0] = round(began_ms + best[k, 2] * 60_000)
        out.stop_ms[count, 1] = round(began_ms + (silent - best[k, 3] - half_stop) * 60_000)
        count += 1
    return count


@compiled_inside
def _fitting_stops(flight: Flight, before: int, km_per_minute: float, best: Floats) -> int:
    """Return how many airports it could have stood at; write the five of most time to spare.

    A row of `best` is minutes to spare, the airport, minutes there and minutes onward.
    """
    rows, kind, fields = flight
    lat1, lon1 = place_of(rows, before)
    lat2, lon2 = place_of(rows, before + 1)
    x1, y1, z1 = unit_vector(lat1, lon1)
    x2, y2, z2 = unit_vector(lat2, lon2)
    silent = minutes_between(rows, before, before + 1)
    most_km = (silent - LANDING_AND_TAKEOFF_MINUTES) * km_per_minute + ROUNDING_KM
    reach_deg = most_km / KM_PER_DEGREE
    southmost, northmost = max(lat1, lat2) - reach_deg, min(lat1, lat2) + reach_deg
    fits = 0
    for row in fields.stops:
        airport = fields.airports[row]
        lat, lon = airport[PORT_LATITUDE], airport[PORT_LONGITUDE]
        if lat > northmost:
            break
        if lat < southmost or airport[PORT_LONGEST_FT] < kind.stop_runway_ft:
            continue
        x, y, z = airport[PORT_X], airport[PORT_Y], airport[PORT_Z]
        chord = math.sqrt((x - x1) ** 2 + (y - y1) ** 2 + (z - z1) ** 2)
        chord += math.sqrt((x - x2) ** 2 + (y - y2) ** 2 + (z - z2) ** 2)
        # A chord is no longer than its arc: what fails by chords fails by arcs.
        if chord * EARTH_RADIUS_KM > most_km:
            continue
        there = distance_km(lat1, lon1, lat, lon) / km_per_minute
        onward = distance_km(lat2, lon2, lat, lon) / km_per_minute
        spare = silent - there - onward - LANDING_AND_TAKEOFF_MINUTES
        if spare >= 0:
            _keep_stop(best, fits, (spare, float(row), there, onward))
            fits += 1
    return fits


@compiled_inside
def _keep_stop(best: Floats, count: int, stop: tuple[float, float, float, float]) -> None:
    """Put an airport among the five of most time to spare."""
    place = min(count, MOST_STOPS)
    while place > 0 and best[place - 1, 0] < stop[0]:
        place -= 1
    for k in range(min(count, MOST_STOPS - 1), place, -1):
        best[k] = best[k - 1]
    if place < MOST_STOPS:
        best[place, 0], best[place, 1] = stop[0], stop[1]
        best[place, 2], best[place, 3] = stop[2], stop[3]
