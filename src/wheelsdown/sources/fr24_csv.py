"""Read Flightradar24's CSV of one flight, in both layouts.

The website's export: `Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction`, position as
`"latitude,longitude"`. The API's track: `timestamp,lat,lon,alt,gspeed,vspeed,track,squawk,callsign,
source`. Altitudes are barometric feet, speeds knots. Neither names the aircraft: a callsign can be
another airframe's an hour later, so each file is an airframe of its own, labelled by its digest.
"""

import re
from datetime import UTC, datetime

from wheelsdown.model.flight import PositionSource
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.csv_table import CsvRow, header_of, read_table
from wheelsdown.sources.limits import NAN, checked
from wheelsdown.sources.track_rows import PositionRow, callsign_from, track_of
from wheelsdown.sources.unpacking import unpack

KIND = "fr24_csv"

EXPORT_COLUMNS = ("Timestamp", "Callsign", "Position", "Altitude", "Speed", "Direction")
API_COLUMNS = ("timestamp", "lat", "lon", "alt", "gspeed", "track", "callsign")

ON_GROUND_BELOW_KT = 200
"""Altitude 0 stands for the ground. Faster than the fastest touchdown it stands for an altitude
not yet received: a track that begins in climb at 260 kt begins with 0 too."""

SOURCES = {
    "ADSB": PositionSource.ADSB,
    "ADS-B": PositionSource.ADSB,
    "MLAT": PositionSource.MLAT,
    "UAT": PositionSource.ADSB,
    "ESTIMATED": PositionSource.ESTIMATED,
    "EST": PositionSource.ESTIMATED,
}
"""Flightradar24's names; radar of the FAA and satellites have none here and stay unknown."""

SECONDS = re.compile(r"\d{9,10}")


def looks_like(head: bytes) -> bool:
    """Say whether the first line names the columns of either layout."""
    header = set(header_of(head))
    return set(EXPORT_COLUMNS) <= header or set(API_COLUMNS) <= header


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the one track of a file; an aircraft without address or registration."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    exported = "Position" in header_of(inside[:4096])
    table = read_table(inside, name, needs=EXPORT_COLUMNS if exported else API_COLUMNS)
    if isinstance(table, Problem):
        return refused(KIND, table)
    problems = list(table.problems)
    rows: list[PositionRow] = []
    for row in table.rows:
        position = _position(row.row, _api_cells(row) if exported else row.cells)
        if isinstance(position, PositionRow):
            rows.append(position)
        else:
            field, given = position
            problems.append(
                problem("line_with_impossible_value", name, row.line, field=field, given=given)
            )
    aircraft = Aircraft(label=f"fr24/{digest.removeprefix('sha256:')[:12]}")
    return Contents(
        kind=KIND,
        tracks=(track_of(aircraft, rows, digest),) if rows else (),
        problems=tuple(problems),
        rows_read=len(rows),
        rows_refused=table.refused + len(table.rows) - len(rows),
    )


def _api_cells(row: CsvRow) -> dict[str, str]:
    """Return the cells of an export row under the API's names."""
    latitude, _, longitude = row.cells["Position"].partition(",")
    return {
        "timestamp": row.cells["Timestamp"],
        "utc": row.cells.get("UTC", ""),
        "lat": latitude.strip(),
        "lon": longitude.strip(),
        "alt": row.cells["Altitude"],
        "gspeed": row.cells["Speed"],
        "track": row.cells["Direction"],
        "callsign": row.cells["Callsign"],
    }


def _position(row: int, cells: dict[str, str]) -> PositionRow | tuple[str, str]:
    """Return the position in a row, or the field that cannot be so and what it holds."""
    time_ms = _time_ms(cells["timestamp"])
    if time_ms is None or (cells.get("utc") and _time_ms(cells["utc"]) != time_ms):
        return "timestamp", repr((cells["timestamp"], cells.get("utc", "")))
    numbers: list[float] = []
    for column, limit, needed in (
        ("lat", limits.LATITUDE, True),
        ("lon", limits.LONGITUDE, True),
        ("alt", limits.ALTITUDE_FT, False),
        ("gspeed", limits.GROUND_SPEED_KT, False),
        ("track", limits.TRACK_ANGLE_DEG, False),
        ("vspeed", limits.VERTICAL_RATE_FPM, False),
    ):
        text = cells.get(column, "")
        number = checked(text, limit)
        if number is None or (needed and not text):
            return column, repr(text)
        numbers.append(number)
    latitude_deg, longitude_deg, altitude_ft, speed_kt, angle_deg, rate_fpm = numbers
    return PositionRow(
        row=row,
        time_ms=time_ms,
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        altitude_ft=NAN if altitude_ft == 0 else altitude_ft,
        on_ground=altitude_ft == 0 and not speed_kt >= ON_GROUND_BELOW_KT,
        ground_speed_kt=speed_kt,
        track_angle_deg=angle_deg,
        vertical_rate_fpm=rate_fpm,
        source=SOURCES.get(cells.get("source", "").upper(), PositionSource.UNKNOWN),
        callsign=callsign_from(cells["callsign"]),
    )


def _time_ms(text: str) -> int | None:
    """Return milliseconds since 1970 of seconds since 1970 or of an ISO time with its zone."""
    if SECONDS.fullmatch(text):
        return int(text) * 1000
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        return None
    if when.tzinfo is None or checked(when.timestamp(), limits.TIME_S) is None:
        return None
    return round(when.astimezone(UTC).timestamp() * 1000)
