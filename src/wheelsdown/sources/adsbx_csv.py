"""Read the CSV that FlightTracer makes of ADS-B Exchange traces: one row a position.

Columns: `time` (seconds of the UTC day `timestamp`), `lat`, `lon`, `altitude` (feet, or `ground`),
`ground_speed`, `heading`, `details` (readsb's object, as Python prints a dict), `alt_geom`,
`nnumber`, `model` (type designator), `desc`, `timestamp`, `ping_time` (UTC, the same instant again)
and `icao`. Rows come in no order and may be of several aircraft. Where `time` and `ping_time`
disagree the row is refused: one of them is damaged.
"""

import ast
from datetime import UTC, date, datetime, timedelta

from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.time_range import ms_from_datetime
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.csv_table import CsvRow, header_of, read_table
from wheelsdown.sources.limits import NAN, Limits, checked
from wheelsdown.sources.readsb_trace import ADDRESS, position_source
from wheelsdown.sources.track_rows import PositionRow, callsign_from, track_of
from wheelsdown.sources.unpacking import unpack

KIND = "adsbx_csv"

COLUMNS = ("time", "lat", "lon", "altitude", "timestamp", "icao")
"""What a row cannot do without; the others may be absent."""

SECONDS_OF_DAY = Limits("time", 0, 172_800)
"""As in the trace it was made from: seconds after the day's midnight."""

CLOCK_AGREEMENT = timedelta(milliseconds=20)
"""`time` and `ping_time` are the same number, rounded to a hundredth and to a thousandth."""


def looks_like(head: bytes) -> bool:
    """Say whether the first line names FlightTracer's columns."""
    return set(COLUMNS) <= set(header_of(head))


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return one track for each address in the file."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    table = read_table(inside, name, needs=COLUMNS)
    if isinstance(table, Problem):
        return refused(KIND, table)
    problems = list(table.problems)
    by_aircraft: dict[Aircraft, list[PositionRow]] = {}
    for row in table.rows:
        position = _position(row)
        if isinstance(position, PositionRow):
            by_aircraft.setdefault(_aircraft(row), []).append(position)
        else:
            field, given = position
            problems.append(
                problem("line_with_impossible_value", name, row.line, field=field, given=given)
            )
    read_rows = sum(map(len, by_aircraft.values()))
    return Contents(
        kind=KIND,
        tracks=tuple(track_of(aircraft, rows, digest) for aircraft, rows in by_aircraft.items()),
        problems=tuple(problems),
        rows_read=read_rows,
        rows_refused=table.refused + len(table.rows) - read_rows,
    )


def _aircraft(row: CsvRow) -> Aircraft:
    registration = row.cells.get("nnumber", "").upper()
    return Aircraft(
        icao24=IcaoAddress(row.cells["icao"].lower()),
        registration=Registration(registration) if registration else None,
        type_code=row.cells.get("model") or None,
    )


def _position(row: CsvRow) -> PositionRow | tuple[str, str]:
    """Return the position in a row, or the field that cannot be so and what it holds."""
    cells = row.cells
    if not ADDRESS.fullmatch(cells["icao"].lower()):
        return "icao", repr(cells["icao"])
    when = _when(cells)
    if when is None:
        return "time", repr((cells["time"], cells["timestamp"], cells.get("ping_time")))
    on_ground = cells["altitude"] == "ground"
    numbers: list[float] = []
    for column, limit, needed in (
        ("lat", limits.LATITUDE, True),
        ("lon", limits.LONGITUDE, True),
        ("altitude", limits.ALTITUDE_FT, False),
        ("alt_geom", limits.ALTITUDE_FT, False),
        ("ground_speed", limits.GROUND_SPEED_KT, False),
        ("heading", limits.TRACK_ANGLE_DEG, False),
    ):
        text = cells.get(column, "")
        number = NAN if column == "altitude" and on_ground else checked(text, limit)
        if number is None or (needed and not text):
            return column, repr(text)
        numbers.append(number)
    callsign, message_type = _details(cells.get("details", ""))
    return PositionRow(
        row=row.row,
        time_ms=ms_from_datetime(when),
        latitude_deg=numbers[0],
        longitude_deg=numbers[1],
        altitude_ft=numbers[2],
        altitude_geometric_ft=numbers[3],
        on_ground=on_ground,
        ground_speed_kt=numbers[4],
        track_angle_deg=numbers[5],
        source=position_source(message_type),
        callsign=callsign,
    )


def _when(cells: dict[str, str]) -> datetime | None:
    """Return the instant both clocks of a row agree on; nothing where they cannot be read."""
    seconds = checked(cells["time"], SECONDS_OF_DAY)
    if seconds is None or not cells["time"]:
        return None
    try:
        day = date.fromisoformat(cells["timestamp"][:10])
        ping = datetime.fromisoformat(cells["ping_time"]) if cells.get("ping_time") else None
    except ValueError:
        return None
    when = datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds)
    if ping is not None:
        # `ping_time` carries no zone and is UTC: it equals `timestamp` plus `time` in every row.
        ping = ping.replace(tzinfo=UTC) if ping.tzinfo is None else ping
        if abs(ping - when) > CLOCK_AGREEMENT:
            return None
    return when


def _details(text: str) -> tuple[Callsign | None, str | None]:
    """Return callsign and message type from a details cell; a cell that is no dict says nothing."""
    if not text.startswith("{"):
        return None, None
    try:
        details = ast.literal_eval(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        return None, None
    if not isinstance(details, dict):
        return None, None
    message_type = details.get("type")
    return (
        callsign_from(details.get("flight")),
        message_type if isinstance(message_type, str) else None,
    )
