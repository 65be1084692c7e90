"""Read a trace of readsb: one aircraft's positions of a day, as globe_history keeps them.

In come `trace_full_*.json` and `trace_recent_*.json`, plain or gzip (readsb writes gzip under the
name `.json`): an object with `icao`, `timestamp` and `trace`, an array of rows `[seconds after
timestamp, latitude, longitude, altitude | "ground" | null, ground speed, track, flags, vertical
rate, details | null, source, geometric altitude, …]`; before 2022 rows end after the seventh to
ninth field. Out comes one track. The format is described in readsb's README-json.

A file whose JSON is not whole gives nothing. In a whole file, a row that cannot be so is refused
with its number and the others are kept.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from wheelsdown.model.flight import PositionSource, RowFlag
from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.json_text import Json, parse_json
from wheelsdown.sources.limits import NAN, Limits, checked
from wheelsdown.sources.track_rows import PositionRow, callsign_from, track_of
from wheelsdown.sources.unpacking import unpack

KIND = "readsb_trace"

ADDRESS = re.compile(r"~?[0-9a-f]{6}")
"""Six hex digits; `~` where they are not an ICAO address."""

LENGTHS_BEFORE_2022 = (7, 8, 9)
LENGTH_SINCE_2022 = 14
"""Rows of today have fourteen fields; a later readsb may add more at the end."""

LENGTH_SHARE = 0.1
"""One readsb writes all rows of a file alike. A length that fewer than a tenth of the rows have is
a row that lost or gained a field, and whose values then stand in the wrong places."""

OFFSET_S = Limits("seconds after timestamp", 0, 172_800)
"""A day's trace holds a day and what hung over from the night before; never two days."""

ORDER_TOLERANCE_S = 1.0
"""Rows are written in order; receivers' clocks differ by less than a second."""

FLAGS = Limits("flags", 0, 255)

SOURCES = (
    ("adsb", PositionSource.ADSB),
    ("adsr", PositionSource.ADSR),
    ("mlat", PositionSource.MLAT),
    ("tisb", PositionSource.TISB),
    ("adsc", PositionSource.ADSC),
    ("mode_s", PositionSource.MODE_S),
)
"""Beginnings of readsb's message types (`adsb_icao`, `adsb_icao_nt`, `tisb_trackfile`, …)."""


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are those of a trace: an object with `icao` and `trace`."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and (
        (b'"icao"' in head and b'"trace"' in head) or head.lstrip().startswith(b'{"icao":"')
    )


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the one track that a trace file holds, and its refused rows as problems."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    trace = parse_json(inside, name)
    if isinstance(trace, Problem):
        return refused(KIND, trace)
    if not isinstance(trace, dict):
        return refused(KIND, problem("json_of_another_kind", name, kind=KIND, field="icao"))
    return read_trace(trace, digest=digest, name=name)


def read_trace(trace: dict[str, Json], *, digest: Digest, name: str) -> Contents:
    """Return the contents of a trace whose JSON is parsed."""
    head = read_head(trace)
    rows = trace.get("trace")
    wrong = head if isinstance(head, str) else None if isinstance(rows, list) else "trace"
    if wrong is not None:
        return refused(KIND, problem("json_of_another_kind", name, kind=KIND, field=wrong))
    assert isinstance(head, tuple) and isinstance(rows, list)
    aircraft, base_s = head
    problems: list[Problem] = []
    positions = _positions(rows, base_s, name, problems)
    return Contents(
        kind=KIND,
        tracks=(track_of(aircraft, positions, digest),) if positions else (),
        problems=tuple(problems),
        rows_read=len(positions),
        rows_refused=len(rows) - len(positions),
    )


def read_head(trace: dict[str, Json]) -> tuple[Aircraft, float] | str:
    """Return the aircraft and the time that offsets count from, or the field that cannot be so."""
    address = trace.get("icao")
    if not isinstance(address, str) or ADDRESS.fullmatch(address.lower()) is None:
        return "icao"
    base_s = checked(trace.get("timestamp"), limits.TIME_S)
    if base_s is None or not _plain(trace.get("timestamp")):
        return "timestamp"
    aircraft = Aircraft(
        icao24=IcaoAddress(address.lower()),
        registration=_registration(trace.get("r")),
        type_code=_text(trace.get("t")),
        # `ownOp` is the owner in the register, often a bank or a trustee, not who flies it.
        operator=None,
    )
    return aircraft, base_s


def _positions(
    rows: Sequence[Json], base_s: float, name: str, problems: list[Problem]
) -> list[PositionRow]:
    """Return the rows that hold, in order; the others go to `problems`."""
    usual = _usual_lengths(rows)
    kept: list[PositionRow] = []
    for index, row in enumerate(rows):
        if not isinstance(row, list) or len(row) not in usual:
            fields = len(row) if isinstance(row, list) else 0
            problems.append(problem("row_of_wrong_length", name, row=index, fields=fields))
            continue
        position = _position(row, index, base_s)
        if isinstance(position, PositionRow):
            kept.append(position)
        else:
            field, given = position
            problems.append(
                problem("row_with_impossible_value", name, row=index, field=field, given=given)
            )
    in_order = rows_in_order(kept, round(ORDER_TOLERANCE_S * 1000))
    left_out = {row.row for row in kept} - {row.row for row in in_order}
    problems.extend(problem("row_out_of_order", name, row=row) for row in sorted(left_out))
    return in_order


def _usual_lengths(rows: Sequence[Json]) -> set[int]:
    """Return the numbers of fields that rows of this file may have."""
    counts = Counter(len(row) for row in rows if isinstance(row, list))
    return {
        length
        for length, count in counts.items()
        if (length in LENGTHS_BEFORE_2022 or length >= LENGTH_SINCE_2022)
        and count >= LENGTH_SHARE * len(rows)
    }


def _position(row: list[Json], index: int, base_s: float) -> PositionRow | tuple[str, str]:
    """Return the position in a row, or the field that cannot be so and what it holds."""
    details = row[8] if len(row) > 8 else None
    if details is not None and not isinstance(details, dict):
        return "details", _shown(details)
    on_ground = row[3] == "ground"
    fields: list[float] = []
    for place, limit, needed in (
        (0, OFFSET_S, True),
        (1, limits.LATITUDE, True),
        (2, limits.LONGITUDE, True),
        (3, limits.ALTITUDE_FT, False),
        (4, limits.GROUND_SPEED_KT, False),
        (5, limits.TRACK_ANGLE_DEG, False),
        (6, FLAGS, True),
        (7, limits.VERTICAL_RATE_FPM, False),
        (10, limits.ALTITUDE_FT, False),
    ):
        value = row[place] if place < len(row) else None
        number = NAN if place == 3 and on_ground else checked(value, limit)
        is_text = isinstance(value, str) and not (place == 3 and on_ground)
        if number is None or is_text or (needed and value is None):
            return limit.field, _shown(value)
        fields.append(number)
    message_type = row[9] if len(row) > 9 else (details or {}).get("type")
    if message_type is not None and not isinstance(message_type, str):
        return "source", _shown(message_type)
    if fields[6] % 1:
        return FLAGS.field, _shown(row[6])
    flags = int(fields[6])
    geometric = bool(flags & RowFlag.GEOMETRIC_ALTITUDE)
    return PositionRow(
        row=index,
        time_ms=round((base_s + fields[0]) * 1000),
        latitude_deg=fields[1],
        longitude_deg=fields[2],
        # `altitude_ft` is barometric; readsb's flag 8 says that this one is not.
        altitude_ft=NAN if geometric else fields[3],
        altitude_geometric_ft=fields[3] if geometric else fields[8],
        on_ground=on_ground,
        ground_speed_kt=fields[4],
        track_angle_deg=fields[5],
        vertical_rate_fpm=fields[7],
        flags=flags,
        source=position_source(message_type),
        callsign=callsign_from((details or {}).get("flight")),
    )


def rows_in_order(rows: Sequence[PositionRow], tolerance_ms: int) -> list[PositionRow]:
    """Return the most rows that can be kept so that time never runs back.

    Steps back within the tolerance are only sorted. Otherwise the longest run of rows in order is
    kept: one row with a wrong time is left out, and not all that follow it.
    """
    times = [row.time_ms for row in rows]
    if all(b - a >= -tolerance_ms for a, b in pairwise(times)):
        return sorted(rows, key=lambda row: row.time_ms)
    ends: list[int] = []  # ends[k]: least time that a run of k + 1 rows can end with
    at: list[int] = []  # at[k]: the row it ends with
    before: list[int] = []  # before[i]: the row before row i in the longest run ending there
    for i, time in enumerate(times):
        k = bisect_right(ends, time)
        before.append(at[k - 1] if k else -1)
        ends[k : k + 1] = [time]
        at[k : k + 1] = [i]
    kept: list[PositionRow] = []
    i = at[-1]
    while i >= 0:
        kept.append(rows[i])
        i = before[i]
    return kept[::-1]


def position_source(message_type: str | None) -> PositionSource:
    """Return how a position was come by from readsb's name of the message type."""
    for beginning, source in SOURCES:
        if message_type is not None and message_type.startswith(beginning):
            return source
    return PositionSource.UNKNOWN


def _plain(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _text(value: Json) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _registration(value: Json) -> Registration | None:
    text = _text(value)
    return None if text is None else Registration(text.upper())


def _shown(value: Json) -> str:
    return repr(value)[:60]
