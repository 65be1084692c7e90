"""Read a live snapshot: `aircraft.json` of readsb and dump1090, and what the public APIs answer.

One object with `now` and `aircraft` (`ac` in the APIs, whose `now` counts milliseconds): for each
aircraft its last position and how many seconds before `now` it was heard (`seen_pos`). That is the
position's time. One without `seen_pos` has no time and is refused.
"""

from collections.abc import Iterator

import numpy as np

from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.json_text import Json, parse_json
from wheelsdown.sources.limits import Limits, checked
from wheelsdown.sources.position_table import PositionTable, read_positions
from wheelsdown.sources.readsb_trace import position_source
from wheelsdown.sources.times_written import in_seconds
from wheelsdown.sources.unpacking import unpack

KIND = "aircraft_json"

LISTS = ("aircraft", "ac")

SEEN_S = Limits("seen_pos", 0, 7 * 86_400)
"""Seconds since the position: seconds in a feed, days where an API tells the last one known."""


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are a snapshot: an object with `now` or a list of `hex`."""
    text = head.lstrip()
    return text.startswith(b"{") and b'"hex"' in head and (b'"aircraft"' in head or b'"ac"' in head)


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a track of one position for each aircraft that has one."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    value = parse_json(inside, name)
    if isinstance(value, Problem):
        return refused(KIND, value)
    now = checked(value.get("now"), limits.NUMBER) if isinstance(value, dict) else None
    now_s = None if now is None else checked(in_seconds(now), limits.TIME_S)
    if not isinstance(value, dict) or now_s is None:
        return refused(KIND, problem("json_of_another_kind", name, kind=KIND, field="now"))
    listed = next((value[key] for key in LISTS if isinstance(value.get(key), list)), None)
    if not isinstance(listed, list):
        return refused(KIND, problem("json_of_another_kind", name, kind=KIND, field="aircraft"))
    rows = [row if isinstance(row, dict) else {} for row in listed]
    placed = [_placed(row) for row in rows]
    altitude = [row.get("alt_baro") for row in rows]
    return read_positions(
        PositionTable(
            aircraft=[row.get("hex") for row in rows],
            numbers={
                "time_s": [_time(where.get("seen_pos"), now_s) for where in placed],
                "latitude_deg": [where.get("lat") for where in placed],
                "longitude_deg": [where.get("lon") for where in placed],
                "altitude_ft": [None if alt == "ground" else alt for alt in altitude],
                "altitude_geometric_ft": [row.get("alt_geom") for row in rows],
                "ground_speed_kt": [row.get("gs") for row in rows],
                "track_angle_deg": [row.get("track") for row in rows],
                "vertical_rate_fpm": [row.get("baro_rate", row.get("geom_rate")) for row in rows],
            },
            on_ground=[alt == "ground" for alt in altitude],
            callsign=[row.get("flight") for row in rows],
            source=np.array([_source(row) for row in rows], dtype=np.uint8),
            identities=dict(_identities(rows)),
        ),
        kind=KIND,
        digest=digest,
        name=name,
    )


def _placed(row: dict[str, Json]) -> dict[str, Json]:
    """Return where the position stands: in the row, or, when older than a minute, beside it."""
    last = row.get("lastPosition")
    return last if isinstance(last, dict) and "lat" not in row else row


def _time(seen: Json, now_s: float) -> float | str | None:
    """Return the time of a position heard `seen` seconds before `now_s`."""
    if seen is None:
        return None
    seconds = checked(seen, SEEN_S)
    return str(seen) if seconds is None else now_s - seconds


def _source(row: dict[str, Json]) -> int:
    message_type = row.get("type")
    return position_source(message_type if isinstance(message_type, str) else None).value


def _identities(rows: list[dict[str, Json]]) -> Iterator[tuple[str, Aircraft]]:
    """Yield who each address is, where the snapshot says it."""
    for row in rows:
        address, registration, type_code = (row.get(key) for key in ("hex", "r", "t"))
        if isinstance(address, str):
            key = address.strip().lower()
            yield (
                key,
                Aircraft(
                    icao24=IcaoAddress(key),
                    registration=Registration(registration.upper())
                    if isinstance(registration, str) and registration
                    else None,
                    type_code=type_code if isinstance(type_code, str) and type_code else None,
                ),
            )
