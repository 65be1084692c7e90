"""Stage 2 for many aircraft at once: clean rows of a batch in, legs in columns out.

What comes out is what `find_legs` gives for the track of every aircraft of the batch: airports,
rules, confidences, runners-up, times to the microsecond. Kernels do it in loops over columns;
they know the methods by the names and numbers of the modules that define them, and a test holds
the two against each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.aviation.performance import (
    CLIMB_AND_APPROACH_MIN,
    TURBOPROP_CLIMB_AND_APPROACH_MIN,
    limits_for,
)
from wheelsdown.flights.hidden_stops import MOST_STOPS, SHORTEST_RUNWAY_FT
from wheelsdown.flights.kernel_endpoints import (
    AIRPORT,
    CONFIDENCE,
    EARLIEST,
    EDGE,
    ENDPOINT_COLUMNS,
    LATEST,
    LATITUDE,
    LONGITUDE,
    MOST_RUNNERS,
    REASON,
    RULE,
    RUNNER_AIRPORT,
    RUNNER_CONFIDENCE,
    RUNNERS,
    SIGHTING,
)
from wheelsdown.flights.kernel_fields import load_fields
from wheelsdown.flights.kernel_legs import (
    SHORTEST_GAP_MS,
    Batch,
    Contents,
    Legs,
    describe_legs,
    find_all_stretches,
    list_contents,
)
from wheelsdown.flights.kernel_rows import Rows
from wheelsdown.flights.kernel_stretches import AIRCRAFT, STRETCH_COLUMNS
from wheelsdown.model.columns import EndColumns, LegColumns, PositionBatch
from wheelsdown.model.flight import Floats, Int32s, Int64s

ROOM_FOR_LEGS = 64
"""Besides four an aircraft; where more are found, room is made and they are found again."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Echoes:
    """Rows that repeat a row of a batch, aircraft by aircraft: evidence for the same legs."""

    aircraft: Int32s
    time_ms: Int64s
    row: Int32s
    """Number of the row in its file."""


NO_ECHOES = Echoes(
    aircraft=np.empty(0, np.int32), time_ms=np.empty(0, np.int64), row=np.empty(0, np.int32)
)


def find_legs_of_batch(clean: PositionBatch, *, echoes: Echoes = NO_ECHOES) -> LegColumns:
    """Return the legs of every aircraft, in order; `clean` is what the stage before makes."""
    batch, fields = _batch(clean, echoes), load_fields()
    stretches = _stretches(batch)
    n = len(stretches)
    ends = np.zeros((n, 2, ENDPOINT_COLUMNS))
    legs = Legs(
        began_ms=np.empty(n, np.int64),
        distance_km=np.empty(n),
        first_row=np.empty(n, np.int32),
        last_row=np.empty(n, np.int32),
    )
    describe_legs(batch, fields, stretches, ends, legs)
    contents = _room_for_contents(batch, n)
    list_contents(batch, fields, stretches, contents)
    return _columns(stretches, ends, legs, contents)


def kinds_of(type_codes: Sequence[str | None]) -> Floats:
    """Return what kernels ask of each type, the fields of `Kind`, one row an aircraft."""
    rows = {code: _kind(code) for code in set(type_codes)}
    return np.array([rows[code] for code in type_codes], np.float64).reshape(-1, 5)


def _kind(type_code: str | None) -> tuple[float, ...]:
    # As `usual_flight_minutes`: a type nobody named is taken for an ordinary airliner.
    usual = limits_for(type_code if type_code else "A320")
    is_jet_like = usual.engine_class in (None, "J")
    climb = CLIMB_AND_APPROACH_MIN if is_jet_like else TURBOPROP_CLIMB_AND_APPROACH_MIN
    limits = limits_for(type_code)
    is_jet = -1
    if limits.engine_class is not None:
        is_jet = int(limits.engine_class == "J" or limits.wake in ("M", "H", "J"))
    runway_ft = -1 if limits.runway_ft is None else limits.runway_ft
    per_minute = usual.cruise_kt * KM_PER_NAUTICAL_MILE / 60.0
    return climb, per_minute, is_jet, runway_ft, limits.runway_ft or SHORTEST_RUNWAY_FT


def _batch(clean: PositionBatch, echoes: Echoes) -> Batch:
    aircraft = len(clean.offsets) - 1
    return Batch(
        columns=Rows(
            time_ms=clean.time_ms,
            latitude_e6=clean.latitude_e6,
            longitude_e6=clean.longitude_e6,
            altitude_ft=clean.altitude_ft,
            altitude_geometric_ft=clean.altitude_geometric_ft,
            on_ground=clean.on_ground,
            ground_speed_e1=clean.ground_speed_e1,
            track_angle_e1=clean.track_angle_e1,
            vertical_rate_fpm=clean.vertical_rate_fpm,
            flags=clean.flags,
            row=clean.row,
            callsign_time_ms=clean.callsign_time_ms,
        ),
        offsets=clean.offsets,
        callsign_offsets=clean.callsign_offsets,
        callsign=clean.callsign,
        kinds=kinds_of(clean.type_codes),
        echo_offsets=np.searchsorted(echoes.aircraft, np.arange(aircraft + 1)),
        echo_time_ms=echoes.time_ms,
        echo_row=echoes.row,
    )


def _stretches(batch: Batch) -> Int64s:
    """Return the table of all stretches; aircraft by aircraft, in order."""
    room = ROOM_FOR_LEGS + 4 * len(batch.offsets)
    while True:
        found = np.empty((room, STRETCH_COLUMNS), np.int64)
        count = int(find_all_stretches(batch, found))
        if count <= room:
            return found[:count]
        room = count


def _room_for_contents(batch: Batch, legs: int) -> Contents:
    """Return arrays that hold whatever the legs contain: a gap is in one leg at the most."""
    gaps = int(np.count_nonzero(np.diff(batch.columns.time_ms) >= SHORTEST_GAP_MS))
    stops = gaps * MOST_STOPS
    return Contents(
        callsign_offsets=np.zeros(legs + 1, np.int64),
        callsign=np.empty(len(batch.callsign) + legs, np.uint64),
        gap_offsets=np.zeros(legs + 1, np.int64),
        gap_ms=np.empty((gaps, 2), np.int64),
        gap_degrees=np.empty((gaps, 4)),
        stop_offsets=np.zeros(legs + 1, np.int64),
        stop_airport=np.empty(stops, np.int32),
        stop_confidence=np.empty(stops),
        stop_ms=np.empty((stops, 2), np.int64),
    )


def _columns(stretches: Int64s, ends: Floats, legs: Legs, contents: Contents) -> LegColumns:
    callsigns, gaps, stops = (
        int(offsets[-1])
        for offsets in (contents.callsign_offsets, contents.gap_offsets, contents.stop_offsets)
    )
    degrees = contents.gap_degrees[:gaps]
    return LegColumns(
        aircraft=stretches[:, AIRCRAFT].astype(np.int32),
        began_ms=legs.began_ms,
        takeoff=_end_columns(ends, 0),
        landing=_end_columns(ends, 1),
        distance_km=legs.distance_km,
        first_row=legs.first_row,
        last_row=legs.last_row,
        callsign_offsets=contents.callsign_offsets,
        callsign=contents.callsign[:callsigns].copy(),
        gap_offsets=contents.gap_offsets,
        gap_began_ms=contents.gap_ms[:gaps, 0].copy(),
        gap_ended_ms=contents.gap_ms[:gaps, 1].copy(),
        gap_from_latitude_deg=degrees[:, 0].copy(),
        gap_from_longitude_deg=degrees[:, 1].copy(),
        gap_to_latitude_deg=degrees[:, 2].copy(),
        gap_to_longitude_deg=degrees[:, 3].copy(),
        stop_offsets=contents.stop_offsets,
        stop_airport=contents.stop_airport[:stops].copy(),
        stop_confidence=contents.stop_confidence[:stops].copy(),
        stop_earliest_us=contents.stop_ms[:stops, 0] * 1_000,
        stop_latest_us=contents.stop_ms[:stops, 1] * 1_000,
    )


def _end_columns(ends: Floats, which: int) -> EndColumns:
    """Return one side of the table of endpoints, as columns."""
    table = ends[:, which]
    runners = table[:, RUNNERS].astype(np.int64)
    used = np.arange(MOST_RUNNERS) < runners[:, np.newaxis]
    runner_airport = table[:, RUNNER_AIRPORT : RUNNER_AIRPORT + MOST_RUNNERS]
    runner_confidence = table[:, RUNNER_CONFIDENCE : RUNNER_CONFIDENCE + MOST_RUNNERS]
    return EndColumns(
        airport=table[:, AIRPORT].astype(np.int32),
        reason=table[:, REASON].astype(np.uint8),
        earliest_us=table[:, EARLIEST].astype(np.int64),
        latest_us=table[:, LATEST].astype(np.int64),
        sighting=table[:, SIGHTING].astype(np.uint8),
        confidence=table[:, CONFIDENCE].copy(),
        rule=table[:, RULE].astype(np.uint8),
        latitude_deg=table[:, LATITUDE].copy(),
        longitude_deg=table[:, LONGITUDE].copy(),
        edge=table[:, EDGE].astype(np.uint8),
        runner_offsets=_offsets(runners),
        runner_airport=runner_airport[used].astype(np.int32),
        runner_confidence=runner_confidence[used],
    )


def _offsets(counts: Any) -> Int64s:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
