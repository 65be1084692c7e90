"""Read BaseStation messages (SBS), as receivers write them to port 30003: `MSG,3,…` a line.

Twenty-two cells: type of message, address, date and time of the message, callsign, altitude,
ground speed, track, latitude, longitude, vertical rate, …, on ground. The format names no time
zone: readsb writes UTC and so it is read; a receiver set to local time is hours off, which no file
shows.
"""

import csv

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.decoding import decode_text
from wheelsdown.sources.messages import Message, read_messages
from wheelsdown.sources.position_table import says_ground
from wheelsdown.sources.times_written import seconds_from
from wheelsdown.sources.unpacking import unpack

KIND = "sbs"

CELLS = 22

OTHER_LINES = ("SEL", "ID", "AIR", "STA", "CLK")
"""Lines of BaseStation itself, about its window: no aircraft's message."""


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are BaseStation's messages."""
    return head.lstrip(b"\xef\xbb\xbf\r\n").startswith(b"MSG,") and head.count(b",", 0, 400) > 9


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a track for each address that told positions."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    decoded = decode_text(inside)
    if decoded is None:
        return refused(KIND, problem("not_text", name))
    messages: list[Message] = []
    problems: list[Problem] = []
    lines = decoded[0].split("\n")
    # What follows the last line end is nothing, or a line that was cut.
    for number, line in enumerate(lines[:-1], start=1):
        cells = next(csv.reader([line.strip("\r\0")]), [])
        if not cells or cells[0] in OTHER_LINES:
            continue
        message = _message(cells, number)
        if message is None:
            problems.append(
                problem("row_of_wrong_width", name, number, cells=len(cells), columns=CELLS)
            )
        else:
            messages.append(message)
    if lines[-1].strip("\r\0 "):
        problems.append(problem("row_may_be_cut", name, len(lines)))
    return read_messages(messages, kind=KIND, digest=digest, name=name, problems=problems)


def _message(cells: list[str], line: int) -> Message | None:
    if cells[0] != "MSG" or len(cells) < CELLS:
        return None
    when = seconds_from(f"{cells[6].strip()} {cells[7].strip()}")
    latitude, longitude = cells[14].strip() or None, cells[15].strip() or None
    return Message(
        row=line - 1,
        line=line,
        address=cells[4],
        time_s=cells[7] if when is None else when,
        latitude_deg=latitude,
        longitude_deg=longitude,
        altitude_ft=cells[11].strip() or None,
        ground_speed_kt=cells[12].strip() or None,
        track_angle_deg=cells[13].strip() or None,
        vertical_rate_fpm=cells[16].strip() or None,
        # Type 2 is a surface position, whatever the last cell says.
        on_ground=cells[1] == "2" or says_ground(cells[21]),
        callsign=cells[10].strip() or None,
    )
