"""Read OpenSky's state vectors: from its database, its API, and as the library traffic keeps them.

As CSV, JSON (rows, columns or the API's arrays) or Parquet, packed or not. OpenSky's own columns
are `time`, `icao24`, `lat`, `lon`, `velocity`, `heading`, `vertrate`, `baroaltitude`,
`geoaltitude`, `onground`, `callsign`, `lastposupdate` in metric units; traffic's are `timestamp`,
`latitude`, `longitude`, `groundspeed`, `track`, `vertical_rate`, `altitude`, `last_position` in
feet and knots. Which of the two a file has is told by its column of times.

A state vector repeats the last position while no new one is heard, for up to five minutes. Where
the file says when that was, that is the position's time, and repeats of it are left out.
"""

import io
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.csv_table import header_of, read_table
from wheelsdown.sources.json_text import Json, parse_json
from wheelsdown.sources.limits import METRES_TO_FEET, MS_TO_FPM, MS_TO_KNOTS
from wheelsdown.sources.position_table import PositionTable, read_positions
from wheelsdown.sources.times_written import seconds_from
from wheelsdown.sources.unpacking import unpack

KIND = "opensky_states"

PARQUET_MAGIC = b"PAR1"

MAX_ROWS = 5_000_000
"""Most rows of a Parquet file: a few kilobytes of it can stand for as many, and columns of values
in memory take a kilobyte a row. An hour of the world has 30 million: split it by aircraft."""

TRAFFIC = {
    "timestamp": "time_s",
    "latitude": "latitude_deg",
    "longitude": "longitude_deg",
    "altitude": "altitude_ft",
    "geoaltitude": "altitude_geometric_ft",
    "groundspeed": "ground_speed_kt",
    "track": "track_angle_deg",
    "vertical_rate": "vertical_rate_fpm",
}
OWN = {
    "time": "time_s",
    "lat": "latitude_deg",
    "lon": "longitude_deg",
    "baroaltitude": "altitude_ft",
    "geoaltitude": "altitude_geometric_ft",
    "velocity": "ground_speed_kt",
    "heading": "track_angle_deg",
    "vertrate": "vertical_rate_fpm",
}
METRIC = {
    "altitude_ft": METRES_TO_FEET,
    "altitude_geometric_ft": METRES_TO_FEET,
    "ground_speed_kt": MS_TO_KNOTS,
    "vertical_rate_fpm": MS_TO_FPM,
}
POSITION_TIMES = ("lastposupdate", "last_position")

API_COLUMNS = (
    *("icao24", "callsign", "origin_country", "lastposupdate", "last_contact", "lon", "lat"),
    *("baroaltitude", "onground", "velocity", "heading", "vertrate", "sensors", "geoaltitude"),
)
"""The API's arrays in order; squawk, spi, source and category follow and are not needed."""

Columns = Mapping[str, Sequence[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateColumns:
    """A file's columns, with the lines of its rows where it has lines, and problems on the way."""

    columns: Columns
    lines: tuple[int, ...] | None = None
    rows: tuple[int, ...] | None = None
    problems: tuple[Problem, ...] = ()
    refused: int = 0


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are state vectors in one of their forms."""
    if head.startswith(PARQUET_MAGIC):
        return True
    text = head.lstrip()
    if text.startswith((b"[{", b"{")):
        return (
            (b'"icao24"' in head and (b'"timestamp"' in head or b'"time"' in head))
            or (text.startswith(b'{"time":') and b'"states":' in head)
            or _is_by_column(text)
        )
    return _names(set(header_of(head))) is not None


def _is_by_column(text: bytes) -> bool:
    """Say whether a JSON object begins with a column of traffic's, its rows by number."""
    return any(text.startswith(b'{"%s":{"0":' % name.encode()) for name in (*TRAFFIC, "icao24"))


def _names(header: set[str]) -> tuple[dict[str, str], dict[str, float]] | None:
    """Return which columns stand for which, and their units; nothing where neither set fits."""
    if {"icao24", "timestamp", "latitude", "longitude"} <= header:
        return TRAFFIC, {}
    if {"icao24", "time", "lat", "lon"} <= header:
        return OWN, METRIC
    return None


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a track for each address."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    states = _columns(inside, name)
    if isinstance(states, Problem):
        return refused(KIND, states)
    named = _names(set(states.columns))
    if named is None:
        given = ", ".join(states.columns)[:200]
        missing = "icao24, time, lat, lon"
        return refused(KIND, problem("columns_missing", name, missing=missing, given=given))
    contents = _positions(states, *named, digest=digest, name=name)
    rows = len(states.columns["icao24"]) + states.refused
    return replace(contents, rows_refused=rows - contents.rows_read)


def _positions(
    states: StateColumns,
    names: Mapping[str, str],
    scale: Mapping[str, float],
    *,
    digest: Digest,
    name: str,
) -> Contents:
    columns = states.columns
    times: list[object] = [_seconds(value) for value in columns[_time_column(names)]]
    repeated: set[int] = set()
    for column in POSITION_TIMES:
        if column in columns:
            heard = [_seconds(value) for value in columns[column]]
            repeated = _repeats(columns["icao24"], heard, *(columns[c] for c in _places(names)))
            times = [
                h if isinstance(h, float) and not math.isnan(h) else t
                for h, t in zip(heard, times, strict=True)
            ]
    kept = [i for i in range(len(times)) if i not in repeated]
    numbers = {names[c]: [columns[c][i] for i in kept] for c in names if c in columns}
    numbers["time_s"] = [times[i] for i in kept]
    problems = list(states.problems)
    if repeated:
        problems.append(problem("repeated_positions", name, rows=len(repeated)))

    def of_kept(column: str) -> list[object] | None:
        return [columns[column][i] for i in kept] if column in columns else None

    return read_positions(
        PositionTable(
            aircraft=[columns["icao24"][i] for i in kept],
            numbers=numbers,
            scale=scale,
            on_ground=of_kept("onground"),
            callsign=of_kept("callsign"),
            rows=[states.rows[i] if states.rows else i for i in kept],
            lines=[states.lines[i] for i in kept] if states.lines else None,
        ),
        kind=KIND,
        digest=digest,
        name=name,
        problems=problems,
    )


def _time_column(names: Mapping[str, str]) -> str:
    return next(column for column, meaning in names.items() if meaning == "time_s")


def _places(names: Mapping[str, str]) -> list[str]:
    return [c for c, meaning in names.items() if meaning in ("latitude_deg", "longitude_deg")]


def _seconds(value: object) -> object:
    """Return a time in seconds, or what was written where it is none: the check names it."""
    seconds = seconds_from(value)
    return value if seconds is None else seconds


def _repeats(aircraft: Sequence[object], *position: Sequence[object]) -> set[int]:
    """Return the rows that hold the position, of the same moment, of a row before."""
    seen: set[tuple[object, ...]] = set()
    repeated: set[int] = set()
    for row, (key, when, *place) in enumerate(zip(aircraft, *position, strict=True)):
        held = (str(key), when, *map(str, place))
        if isinstance(when, float) and not math.isnan(when):
            if held in seen:
                repeated.add(row)
            seen.add(held)
    return repeated


def _columns(inside: bytes, name: str) -> StateColumns | Problem:
    """Return a file's columns, whatever its form."""
    if inside.startswith(PARQUET_MAGIC):
        return _parquet(inside, name)
    if inside.lstrip()[:1] in (b"{", b"["):
        value = parse_json(inside, name)
        if isinstance(value, Problem):
            return value
        return _json(value, name)
    table = read_table(inside, name, needs=("icao24",))
    if isinstance(table, Problem):
        return table
    return StateColumns(
        columns={column: [row.cells[column] for row in table.rows] for column in table.header},
        lines=tuple(row.line for row in table.rows),
        rows=tuple(row.row for row in table.rows),
        problems=table.problems,
        refused=table.refused,
    )


def _json(value: Json, name: str) -> StateColumns | Problem:
    """Return the columns of rows, of pandas' columns by row number, or of the API's arrays."""
    if isinstance(value, dict) and isinstance(value.get("states"), list):
        return _api(value, name)
    if isinstance(value, list) and value and all(isinstance(row, dict) for row in value):
        rows = [row for row in value if isinstance(row, dict)]
        names = dict.fromkeys(column for row in rows for column in row)
        return StateColumns(columns={c: [row.get(c) for row in rows] for c in names})
    if isinstance(value, dict) and value and all(isinstance(c, dict) for c in value.values()):
        by_column = {c: held for c, held in value.items() if isinstance(held, dict)}
        numbers = list(next(iter(by_column.values())))
        # A column that has other rows than its neighbour is damage: which value is whose is lost.
        if all(list(held) == numbers for held in by_column.values()):
            return StateColumns(columns={c: list(held.values()) for c, held in by_column.items()})
    return problem("json_of_another_kind", name, kind=KIND, field="icao24")


def _api(value: dict[str, Json], name: str) -> StateColumns | Problem:
    states = value["states"]
    assert isinstance(states, list)
    rows: list[tuple[int, list[Json]]] = []
    problems: list[Problem] = []
    for number, row in enumerate(states):
        if isinstance(row, list) and len(row) >= len(API_COLUMNS):
            rows.append((number, row))
        else:
            fields = len(row) if isinstance(row, list) else 0
            problems.append(problem("row_of_wrong_length", name, row=number, fields=fields))
    columns: dict[str, Sequence[object]] = {
        column: [row[place] for _, row in rows] for place, column in enumerate(API_COLUMNS)
    }
    columns["time"] = [value.get("time")] * len(rows)
    return StateColumns(
        columns=columns,
        rows=tuple(number for number, _ in rows),
        problems=tuple(problems),
        refused=len(problems),
    )


def _parquet(inside: bytes, name: str) -> StateColumns | Problem:
    # Imported here: half a second, and few files are Parquet.
    import pyarrow as pa  # noqa: PLC0415
    import pyarrow.parquet as pq  # noqa: PLC0415

    wanted = {*TRAFFIC, *OWN, *POSITION_TIMES, "icao24", "onground", "callsign"}
    try:
        file = pq.ParquetFile(io.BytesIO(inside))
        names = [column for column in file.schema_arrow.names if column in wanted]
        rows = file.metadata.num_rows
        if rows > MAX_ROWS:
            return problem("too_many_rows", name, rows=rows, most=MAX_ROWS)
        table = file.read(columns=names)
    except (pa.ArrowException, OSError) as error:
        # Parquet ends in its index: a file cut short has none, and none of it can be read.
        return problem("broken_parquet", name, why=str(error).split("\n", 1)[0][:120])
    return StateColumns(columns={column: table[column].to_pylist() for column in names})
