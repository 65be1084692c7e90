"""Tracks of tests as a batch: one aircraft each, numbers as readsb prints them."""

import numpy as np

from wheelsdown.model.columns import (
    NOT_AN_ICAO_ADDRESS,
    UNKNOWN_INT16,
    UNKNOWN_INT32,
    PositionBatch,
)
from wheelsdown.tracks.batch import packed_callsign


def batch_of(tracks):
    """Return a batch whose aircraft `i` has the rows of `tracks[i]`, a track of one capture."""

    def column(name, scale, kind, unknown=None):
        values = np.concatenate([np.zeros(0), *(getattr(t, name) for t in tracks)])
        known = ~np.isnan(values)
        whole = np.round(np.where(known, values, 0.0) * scale)
        return np.where(known, whole, 0 if unknown is None else unknown).astype(kind)

    heard = [(when, packed_callsign(c)) for t in tracks for when, c in t.callsigns]
    return PositionBatch(
        addresses=np.array([_address(t.aircraft.icao24) for t in tracks], np.int32),
        registrations=tuple(t.aircraft.registration for t in tracks),
        type_codes=tuple(t.aircraft.type_code for t in tracks),
        captures=tuple(t.captures[0] for t in tracks),
        offsets=np.cumsum([0, *(len(t.time_ms) for t in tracks)]).astype(np.int64),
        time_ms=np.concatenate([np.zeros(0, np.int64), *(t.time_ms for t in tracks)]),
        latitude_e6=column("latitude_deg", 1e6, np.int32),
        longitude_e6=column("longitude_deg", 1e6, np.int32),
        altitude_ft=column("altitude_ft", 1, np.int32, UNKNOWN_INT32),
        altitude_geometric_ft=column("altitude_geometric_ft", 1, np.int32, UNKNOWN_INT32),
        on_ground=column("on_ground", 1, np.bool_),
        ground_speed_e1=column("ground_speed_kt", 10, np.int16, UNKNOWN_INT16),
        track_angle_e1=column("track_angle_deg", 10, np.int16, UNKNOWN_INT16),
        vertical_rate_fpm=column("vertical_rate_fpm", 1, np.int32, UNKNOWN_INT32),
        flags=column("flags", 1, np.uint8),
        source=column("source", 1, np.uint8),
        row=column("row", 1, np.int32),
        callsign_offsets=np.cumsum([0, *(len(t.callsigns) for t in tracks)]).astype(np.int64),
        callsign_time_ms=np.array([when for when, _ in heard], np.int64),
        callsign=np.array([packed for _, packed in heard], np.uint64),
    )


def _address(icao24):
    outside = NOT_AN_ICAO_ADDRESS if icao24.startswith("~") else 0
    return int(icao24.removeprefix("~"), 16) + outside
