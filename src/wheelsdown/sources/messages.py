"""Put single messages of many aircraft together into positions.

A transponder says where it is, how fast, and who it is in messages of their own. A position takes
the speed said by the same address shortly before it, and the callsign last heard; nothing is taken
from after it, and nothing older than a few seconds.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from wheelsdown.model.provenance import Digest, Problem
from wheelsdown.sources.contents import Contents
from wheelsdown.sources.position_table import PositionTable, read_positions

SPEED_HOLDS_S = 10.0
"""A speed is sent twice a second; after ten seconds without one an airliner may have turned or
slowed beyond what the old one says (a standard-rate turn is 30 degrees by then)."""


class Message(NamedTuple):
    """What one message says; `None` where it says nothing of it."""

    row: int
    line: int
    address: object
    time_s: object
    latitude_deg: object = None
    longitude_deg: object = None
    altitude_ft: object = None
    ground_speed_kt: object = None
    track_angle_deg: object = None
    vertical_rate_fpm: object = None
    on_ground: bool = False
    callsign: object = None


@dataclass(slots=True)
class _Heard:
    """What an address last said of itself beside its position."""

    speed_at_s: float = float("-inf")
    speed: tuple[object, object, object] = (None, None, None)
    callsign: object = None


def read_messages(
    messages: Sequence[Message],
    *,
    kind: str,
    digest: Digest,
    name: str,
    problems: Sequence[Problem],
) -> Contents:
    """Return the tracks that messages tell; each problem given is of a line that is no message."""
    contents = read_positions(
        positions_among(messages), kind=kind, digest=digest, name=name, problems=problems
    )
    return replace(
        contents,
        rows_read=len(messages) - contents.rows_refused,
        rows_refused=contents.rows_refused + len(problems),
    )


def positions_among(messages: Iterable[Message]) -> PositionTable:
    """Return the messages that hold positions as a table, with what was said shortly before."""
    heard: dict[object, _Heard] = {}
    positions: list[Message] = []
    for message in messages:
        key = str(message.address)
        state = heard.setdefault(key, _Heard())
        state.callsign = message.callsign or state.callsign
        said = (message.ground_speed_kt, message.track_angle_deg, message.vertical_rate_fpm)
        now_s = message.time_s if isinstance(message.time_s, int | float) else None
        if any(value is not None for value in said) and now_s is not None:
            state.speed, state.speed_at_s = said, now_s
        if message.latitude_deg is None and message.longitude_deg is None:
            continue
        fresh = now_s is not None and 0 <= now_s - state.speed_at_s <= SPEED_HOLDS_S
        speed, angle, rate = state.speed if fresh else said
        positions.append(
            message._replace(
                ground_speed_kt=speed,
                track_angle_deg=angle,
                vertical_rate_fpm=rate,
                callsign=state.callsign,
            )
        )
    return PositionTable(
        aircraft=[m.address for m in positions],
        numbers={
            "time_s": [m.time_s for m in positions],
            "latitude_deg": [m.latitude_deg for m in positions],
            "longitude_deg": [m.longitude_deg for m in positions],
            "altitude_ft": [m.altitude_ft for m in positions],
            "ground_speed_kt": [m.ground_speed_kt for m in positions],
            "track_angle_deg": [m.track_angle_deg for m in positions],
            "vertical_rate_fpm": [m.vertical_rate_fpm for m in positions],
        },
        on_ground=[m.on_ground for m in positions],
        callsign=[m.callsign for m in positions],
        rows=[m.row for m in positions],
        lines=[m.line for m in positions],
    )
