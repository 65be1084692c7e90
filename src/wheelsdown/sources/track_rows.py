"""Put rows of positions, read one by one, into the columns of a `Track`."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import numpy as np

from wheelsdown.model.flight import PositionSource, Track
from wheelsdown.model.identity import Aircraft, Callsign
from wheelsdown.model.provenance import Digest

NAN = float("nan")


class PositionRow(NamedTuple):
    """One position as read; NaN where the source says nothing. `row` counts from 0."""

    row: int
    time_ms: int
    latitude_deg: float
    longitude_deg: float
    altitude_ft: float = NAN
    altitude_geometric_ft: float = NAN
    on_ground: bool = False
    ground_speed_kt: float = NAN
    track_angle_deg: float = NAN
    vertical_rate_fpm: float = NAN
    flags: int = 0
    source: PositionSource = PositionSource.UNKNOWN
    callsign: Callsign | None = None


def track_of(aircraft: Aircraft, rows: Sequence[PositionRow], digest: Digest) -> Track:
    """Return the track of one aircraft, in order of time; rows of one instant keep their order."""
    in_order = sorted(rows, key=lambda row: row.time_ms)

    def floats(field: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
        return np.array([row[field] for row in in_order], dtype=np.float64)

    return Track(
        aircraft=aircraft,
        time_ms=np.array([row.time_ms for row in in_order], dtype=np.int64),
        latitude_deg=floats(2),
        longitude_deg=floats(3),
        altitude_ft=floats(4),
        altitude_geometric_ft=floats(5),
        on_ground=np.array([row.on_ground for row in in_order], dtype=np.bool_),
        ground_speed_kt=floats(7),
        track_angle_deg=floats(8),
        vertical_rate_fpm=floats(9),
        flags=np.array([row.flags for row in in_order], dtype=np.uint8),
        source=np.array([row.source.value for row in in_order], dtype=np.uint8),
        capture=np.zeros(len(in_order), dtype=np.int32),
        row=np.array([row.row for row in in_order], dtype=np.int32),
        captures=(digest,),
        callsigns=callsigns_heard((row.time_ms, row.callsign) for row in in_order),
    )


def callsigns_heard(
    heard: Iterable[tuple[int, Callsign | None]],
) -> tuple[tuple[int, Callsign], ...]:
    """Return each callsign with the time it was first heard after another."""
    changes: list[tuple[int, Callsign]] = []
    for time_ms, callsign in heard:
        if callsign and (not changes or changes[-1][1] != callsign):
            changes.append((time_ms, callsign))
    return tuple(changes)


def callsign_from(value: object) -> Callsign | None:
    """Return the callsign in `value` without padding, or nothing where it holds none.

    `@@@@@@@@` and `00000000` are what receivers write for an identification never set.
    """
    if not isinstance(value, str):
        return None
    text = value.strip().upper()
    return Callsign(text) if text.isascii() and text.isalnum() and text.strip("0") else None
