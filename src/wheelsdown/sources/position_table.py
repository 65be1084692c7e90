"""Turn a table of positions of many aircraft, column by column, into one track for each.

Readers of tables (OpenSky, heatmaps, snapshots, mapped CSV) hand over raw values by column; here
they are checked against what they can be and split by aircraft. A row with a value that cannot be
so is refused with its number and field; rows that hold no position at all are only counted, for
state vectors of aircraft heard but not placed are most of some files.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace

import numpy as np

from wheelsdown.model.flight import Bools, Floats, Int64s, Track, UInt8s
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents
from wheelsdown.sources.limits import Limits, checked
from wheelsdown.sources.track_rows import callsign_from, callsigns_heard

ADDRESS = re.compile(r"~?[0-9a-f]{6}")

HIGHEST_GROUND_FT = 20_000
"""No aerodrome lies higher than 16,000 ft; a row on the ground above this is not on the ground."""
FASTEST_GROUND_KT = 250
"""Nothing rolls faster: Concorde left the ground at 220 kt."""

COLUMNS: Mapping[str, tuple[Limits, bool]] = {
    "time_s": (limits.TIME_S, True),
    "latitude_deg": (limits.LATITUDE, True),
    "longitude_deg": (limits.LONGITUDE, True),
    "altitude_ft": (limits.ALTITUDE_FT, False),
    "altitude_geometric_ft": (limits.ALTITUDE_FT, False),
    "ground_speed_kt": (limits.GROUND_SPEED_KT, False),
    "track_angle_deg": (limits.TRACK_ANGLE_DEG, False),
    "vertical_rate_fpm": (limits.VERTICAL_RATE_FPM, False),
}
"""Columns of numbers, what they can be, and whether a position cannot do without."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PositionTable:
    """Raw values by column, all of the length of `aircraft`; absent columns say nothing.

    `aircraft` holds the key of each row, and `identities` who a key is; a key that is not in it
    is an ICAO address. `scale` turns a column's unit into the one in its name.
    """

    aircraft: Sequence[object]
    numbers: Mapping[str, Sequence[object] | Floats]
    scale: Mapping[str, float] = field(default_factory=dict)
    on_ground: Sequence[object] | Bools | None = None
    callsign: Sequence[object] | None = None
    source: UInt8s | None = None
    """Values of `PositionSource`."""
    rows: Sequence[int] | None = None
    """Row of the file that each is, where it is not its place in the table."""
    lines: Sequence[int] | None = None
    identities: Mapping[str, Aircraft] = field(default_factory=dict)


@dataclass(slots=True)
class _Refusals:
    """Rows left out, with the first thing found wrong with each."""

    of_row: dict[int, tuple[str, str]]
    without_position: set[int]

    def add(self, row: int, name: str, value: object) -> None:
        """Note what is wrong with a row; the first thing counts."""
        self.of_row.setdefault(row, (name, repr(value)[:60]))


def read_positions(
    table: PositionTable, *, kind: str, digest: Digest, name: str, problems: Iterable[Problem] = ()
) -> Contents:
    """Return the tracks of a table, its refused rows as problems after those given."""
    count = len(table.aircraft)
    refusals = _Refusals(of_row={}, without_position=set())
    keys = _keys(table, refusals)
    columns = {
        column: _numbers(table, column, limit, refusals)
        for column, (limit, _) in COLUMNS.items()
        if column in table.numbers
    }
    _note_absent(columns, count, refusals)
    left_out = refusals.of_row.keys() | refusals.without_position
    kept = np.array([i for i in range(count) if i not in left_out], dtype=np.int64)
    tracks = _tracks(table, keys, columns, kept, digest)
    found = [*problems, *_problems(table, refusals, name)]
    return Contents(
        kind=kind,
        tracks=tracks,
        problems=tuple(found) if count or found else (problem("no_positions", name),),
        rows_read=len(kept),
        rows_refused=len(left_out),
    )


def _keys(table: PositionTable, refusals: _Refusals) -> list[str]:
    """Return who each row is of: a key of `identities`, else an address in lower case."""
    known: dict[str, str | None] = {key: key for key in table.identities}
    keys: list[str] = []
    for row, given in enumerate(table.aircraft):
        if isinstance(given, str) and given not in known:
            address = given.strip().lower()
            known[given] = address if ADDRESS.fullmatch(address) else None
        found = known[given] if isinstance(given, str) else None
        if found is None:
            refusals.add(row, "address", given)
        keys.append(found or "")
    return keys


def _numbers(table: PositionTable, column: str, limit: Limits, refusals: _Refusals) -> Floats:
    """Return a column as numbers in its unit, NaN where nothing is said."""
    raw, scale = table.numbers[column], table.scale.get(column, 1.0)
    if isinstance(raw, np.ndarray):
        values = np.asarray(raw, dtype=np.float64) * scale
    elif {type(value) for value in raw} <= {int, float, type(None)}:
        values = np.array([_finite(value) for value in raw], dtype=np.float64) * scale
    else:
        values = np.array([_number(value) for value in raw], dtype=np.float64) * scale
    # Infinity stands for "given, and no number"; NaN for "not given". Neither lies within limits.
    wrong = ~np.isnan(values) & ~((values >= limit.least) & (values <= limit.greatest))
    for row in np.flatnonzero(wrong).tolist():
        refusals.add(row, limit.field, raw[row])
    return values


def _finite(value: object) -> float:
    number = checked(value, limits.NUMBER)
    return np.inf if number is None else number


def _number(value: object) -> float:
    """Return a value as a number: NaN where it is none, infinity where it is something else."""
    if isinstance(value, float) and np.isnan(value):
        return float("nan")
    return _finite(value)


def _note_absent(columns: Mapping[str, Floats], count: int, refusals: _Refusals) -> None:
    """Tell rows that hold no position from rows of which one part is missing."""
    nothing = np.full(count, np.nan)
    latitude = columns.get("latitude_deg", nothing)
    longitude = columns.get("longitude_deg", nothing)
    neither = np.isnan(latitude) & np.isnan(longitude)
    refusals.without_position.update(
        row for row in np.flatnonzero(neither).tolist() if row not in refusals.of_row
    )
    for column, (limit, needed) in COLUMNS.items():
        if needed:
            missing = np.isnan(columns.get(column, nothing)) & ~neither
            for row in np.flatnonzero(missing).tolist():
                refusals.add(row, limit.field, None)


def _tracks(
    table: PositionTable,
    keys: list[str],
    columns: Mapping[str, Floats],
    kept: Int64s,
    digest: Digest,
) -> tuple[Track, ...]:
    """Split the kept rows by aircraft, each in order of time; aircraft in order of their keys."""
    if not len(kept):
        return ()
    names = sorted({keys[i] for i in kept.tolist()})
    code_of = {name: code for code, name in enumerate(names)}
    codes = np.array([code_of[keys[i]] for i in kept.tolist()], dtype=np.int64)
    order = np.lexsort((columns["time_s"][kept], codes))
    kept, codes = kept[order], codes[order]
    bounds = np.searchsorted(codes, np.arange(len(names) + 1)).tolist()
    whole = _track(table, columns, kept, digest)
    callsigns = _callsigns(table, kept.tolist())
    times = whole.time_ms.tolist()
    arrays = [f.name for f in fields(Track) if isinstance(getattr(whole, f.name), np.ndarray)]
    return tuple(
        replace(
            whole,
            **{column: getattr(whole, column)[begin:end] for column in arrays},
            aircraft=table.identities.get(key) or Aircraft(icao24=IcaoAddress(key)),
            callsigns=callsigns_heard(zip(times[begin:end], callsigns[begin:end], strict=True)),
        )
        for key, begin, end in zip(names, bounds[:-1], bounds[1:], strict=True)
    )


def _track(
    table: PositionTable, columns: Mapping[str, Floats], rows: Int64s, digest: Digest
) -> Track:
    """Return the rows as one track, of no aircraft in particular."""
    unknown = np.full(len(rows), np.nan)
    values = {name: columns[name][rows] if name in columns else unknown for name in COLUMNS}
    on_ground = _on_ground(table, rows, values)
    numbers = rows if table.rows is None else np.asarray(table.rows)[rows]
    return Track(
        aircraft=Aircraft(),
        time_ms=np.round(values["time_s"] * 1000).astype(np.int64),
        latitude_deg=values["latitude_deg"],
        longitude_deg=values["longitude_deg"],
        altitude_ft=np.where(on_ground, np.nan, values["altitude_ft"]),
        altitude_geometric_ft=values["altitude_geometric_ft"],
        on_ground=on_ground,
        ground_speed_kt=values["ground_speed_kt"],
        track_angle_deg=values["track_angle_deg"],
        vertical_rate_fpm=values["vertical_rate_fpm"],
        flags=np.zeros(len(rows), dtype=np.uint8),
        source=np.zeros(len(rows), dtype=np.uint8) if table.source is None else table.source[rows],
        capture=np.zeros(len(rows), dtype=np.int32),
        row=numbers.astype(np.int32),
        captures=(digest,),
    )


def _callsigns(table: PositionTable, rows: list[int]) -> list[Callsign | None]:
    if table.callsign is None:
        return [None] * len(rows)
    given = [g if isinstance(g := table.callsign[i], str) else None for i in rows]
    # A flight says its callsign a thousand times; each is looked at once.
    known = {text: callsign_from(text) for text in set(given)}
    return [known[text] for text in given]


def _on_ground(table: PositionTable, rows: Int64s, values: Mapping[str, Floats]) -> Bools:
    """Return which rows are on the ground: as the source says, unless height or speed deny it."""
    if table.on_ground is None:
        return np.zeros(len(rows), dtype=np.bool_)
    if isinstance(table.on_ground, np.ndarray):
        said: Bools = table.on_ground[rows]
    else:
        said = np.array([says_ground(table.on_ground[i]) for i in rows.tolist()], dtype=np.bool_)
    high = values["altitude_ft"] > HIGHEST_GROUND_FT
    fast = values["ground_speed_kt"] > FASTEST_GROUND_KT
    return said & ~high & ~fast


def says_ground(value: object) -> bool:
    """Say whether a cell says yes: a truth value, 1, -1, `true`; anything else says no."""
    if isinstance(value, str):
        return value.strip().lower() in ("true", "1", "-1", "t", "yes", "ground")
    return isinstance(value, bool | int | float) and value in (True, 1, -1)


def _problems(table: PositionTable, refusals: _Refusals, name: str) -> list[Problem]:
    found = []
    for row in sorted(refusals.of_row):
        what, given = refusals.of_row[row]
        if table.lines is not None:
            line = table.lines[row]
            found.append(problem("line_with_impossible_value", name, line, field=what, given=given))
            continue
        number = table.rows[row] if table.rows is not None else row
        found.append(
            problem("row_with_impossible_value", name, row=number, field=what, given=given)
        )
    if refusals.without_position:
        found.append(problem("rows_without_position", name, rows=len(refusals.without_position)))
    return found
