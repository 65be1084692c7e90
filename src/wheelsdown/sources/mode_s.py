"""Read decoded Mode S messages, one JSON object a line, as jet1090 and rs1090 write them.

Positions are in messages of register 05 (airborne) and 06 (on the surface), speeds in 09, callsigns
in 08. Answers to a radar (DF 20 and 21) name their sender only through their checksum, so that a
damaged one names another; nothing is taken from them.
"""

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.json_text import Json, parse_json
from wheelsdown.sources.messages import Message, read_messages
from wheelsdown.sources.times_written import seconds_from
from wheelsdown.sources.unpacking import unpack

KIND = "mode_s"

AIRBORNE, SURFACE, IDENTITY, SPEED = "05", "06", "08", "09"

EXTENDED_SQUITTERS = ("17", "18", 17, 18)
"""Formats that carry the sender's address in the clear."""


def looks_like(head: bytes) -> bool:
    """Say whether the first line is a decoded message: a JSON object with `df` and `icao24`."""
    line = head.lstrip().split(b"\n", 1)[0]
    return line.startswith(b"{") and b'"df"' in line and b'"icao24"' in line


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a track for each address that told positions."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    messages: list[Message] = []
    problems: list[Problem] = []
    for number, line in enumerate(inside.split(b"\n"), start=1):
        if not line.strip():
            continue
        value = parse_json(line, name)
        if isinstance(value, dict):
            messages.append(_message(value, number))
        else:
            why = dict(value.values)["why"] if isinstance(value, Problem) else "no object"
            problems.append(problem("broken_json_line", name, number, why=why))
    return read_messages(messages, kind=KIND, digest=digest, name=name, problems=problems)


def _message(value: dict[str, Json], line: int) -> Message:
    seconds = seconds_from(value.get("timestamp"))
    bare = Message(
        row=line - 1,
        line=line,
        address=value.get("icao24"),
        time_s=value.get("timestamp") if seconds is None else seconds,
    )
    if value.get("df") not in EXTENDED_SQUITTERS:
        return bare
    register = value.get("bds")
    if register in (AIRBORNE, SURFACE):
        surface = register == SURFACE
        return bare._replace(
            latitude_deg=value.get("latitude"),
            longitude_deg=value.get("longitude"),
            altitude_ft=None if surface else value.get("altitude"),
            ground_speed_kt=value.get("groundspeed"),
            track_angle_deg=value.get("track"),
            on_ground=surface,
        )
    if register == SPEED:
        return bare._replace(
            ground_speed_kt=value.get("groundspeed"),
            track_angle_deg=value.get("track"),
            vertical_rate_fpm=value.get("vertical_rate"),
        )
    return bare._replace(callsign=value.get("callsign")) if register == IDENTITY else bare
