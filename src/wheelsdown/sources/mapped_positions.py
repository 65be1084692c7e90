"""Read positions from a CSV whose columns a mapping explains.

A row is of the address it gives, else of the registration; where it gives neither, all rows of the
file are of one airframe that nobody identified.
"""

from datetime import datetime

from wheelsdown.model.identity import Aircraft, Registration
from wheelsdown.model.provenance import Digest
from wheelsdown.sources.column_mapping import ColumnMapping, text_of
from wheelsdown.sources.contents import Contents
from wheelsdown.sources.csv_table import CsvTable
from wheelsdown.sources.flight_log import find_zone
from wheelsdown.sources.position_table import PositionTable, read_positions
from wheelsdown.sources.times_written import seconds_from


def read_positions_of(
    table: CsvTable, mapping: ColumnMapping, *, digest: Digest, name: str, kind: str
) -> Contents:
    """Return the tracks of a table of positions, its columns explained by `mapping`."""
    rows = [
        {field: text_of(source, row.cells) for field, source in mapping.columns.items()}
        for row in table.rows
    ]
    keys, identities = _identities(rows, digest)
    fields = (
        ("latitude_deg", "latitude"),
        ("longitude_deg", "longitude"),
        ("altitude_ft", "altitude"),
        ("altitude_geometric_ft", "altitude_geometric"),
        ("ground_speed_kt", "ground_speed"),
        ("track_angle_deg", "track"),
        ("vertical_rate_fpm", "vertical_rate"),
    )
    numbers: dict[str, list[object]] = {
        column: [None if row[field].lower() == "ground" else row[field] or None for row in rows]
        for column, field in fields
        if field in mapping.columns
    }
    numbers["time_s"] = [_seconds(row, mapping.zone) for row in rows]
    contents = read_positions(
        PositionTable(
            aircraft=keys,
            numbers=numbers,
            scale={column: mapping.units.get(field, 1.0) for column, field in fields},
            on_ground=[row.get("on_ground") or row.get("altitude", "").lower() for row in rows],
            callsign=[row.get("callsign") for row in rows],
            rows=[row.row for row in table.rows],
            lines=[row.line for row in table.rows],
            identities=identities,
        ),
        kind=kind,
        digest=digest,
        name=name,
        problems=table.problems,
    )
    return Contents(
        kind=kind,
        tracks=contents.tracks,
        problems=contents.problems,
        rows_read=contents.rows_read,
        rows_refused=contents.rows_refused + table.refused,
    )


def _identities(
    rows: list[dict[str, str]], digest: Digest
) -> tuple[list[str], dict[str, Aircraft]]:
    """Return who each row is of: by address, by registration, or one airframe for the file."""
    keys: list[str] = []
    identities: dict[str, Aircraft] = {}
    for row in rows:
        registration = row.get("registration", "").upper()
        key = row.get("icao24", "").lower() or registration or "file"
        keys.append(key)
        if row.get("icao24"):
            continue
        label = None if registration else f"csv/{digest.removeprefix('sha256:')[:12]}"
        known = Registration(registration) if registration else None
        identities[key] = Aircraft(registration=known, label=label)
    return keys, identities


def _seconds(row: dict[str, str], zone_name: str) -> object:
    """Return a row's time in seconds; what is written where it is no time."""
    text = f"{row['day']} {row['time']}" if "day" in row else row["time"]
    zone = find_zone(zone_name)
    try:
        when = datetime.fromisoformat(text)
    except ValueError:
        seconds = seconds_from(text)
        return text if seconds is None else seconds
    if when.tzinfo is None:
        if zone is None:
            return text
        when = when.replace(tzinfo=zone)
        if when.replace(fold=1).utcoffset() != when.utcoffset():
            # A local time that came twice, or never, is no one instant.
            return text
    return when.timestamp()
