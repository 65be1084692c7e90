"""Each leg of a day in one piece, so that two reads give all of it.

In: legs in columns (`leg_rows`). Out: a column of rows of one size, `row`, with every number a leg
has once, how many it has of the others, and where in the column `many` these stand, side by side;
and columns or `Leg` records again. A leg read from forty columns was forty places on the disk.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from struct import Struct
from typing import Any

import numpy as np

from wheelsdown.desk.column_file import Column, ColumnFile, Columns, offsets_of, ranges
from wheelsdown.desk.day_words import address_text, text_of
from wheelsdown.desk.leg_rows import DTYPES, RAGGED, digest_text
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import (
    Coverage,
    Endpoint,
    Gap,
    Int64s,
    Leg,
    LegStatus,
    NoAirport,
    PossibleStop,
    RunnerUp,
    Sighting,
)
from wheelsdown.model.identity import Aircraft, Callsign, Registration
from wheelsdown.model.provenance import Evidence
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange, datetime_from_ms

ROW, MANY = "row", "many"

SEARCHED = (
    "address",
    "began_ms",
    *(f"{end}_{name}" for end in ("takeoff", "landing")
      for name in ("airport", "earliest_us", "latest_us")),
    "type_offsets",
    "type",
    "callsign_offsets",
    "callsign",
)  # fmt: skip
"""Columns that stand beside the rows as well: what searches look through from end to end."""

FEW_OF = 32
"""Where more than one row in so many is asked for, all between the first and the last are read."""

ROWS_AT_ONCE = 8_192
"""So many rows are packed at a time: every byte of theirs needs a number of eight bytes."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

_MOST = 65_535
"""What a leg can have of one kind: counts are written in two bytes."""

_IN_MANY = {name for names in RAGGED.values() for name in names}
_ONCE = [name for name in DTYPES if name not in _IN_MANY and not name.endswith("_offsets")]
_ROW = np.dtype(
    [
        *((name, np.dtype(DTYPES[name])) for name in _ONCE),
        *((f"{group} count", np.dtype("<u2")) for group in RAGGED),
        ("begin", np.dtype("<u4")),
    ]
)
_GROUPS = {
    group: np.dtype([(name, np.dtype(DTYPES[name])) for name in names])
    for group, names in RAGGED.items()
}


def with_records(columns: Columns) -> Columns:
    """Return the columns of a file of legs: those searched through, and the legs in one piece."""
    n = len(columns["address"])
    rows = np.zeros(n, _ROW)
    for name in _ONCE:
        rows[name] = columns[name]
    for group in RAGGED:
        counts = np.diff(columns[f"{group}_offsets"])
        if counts.max(initial=0) > _MOST:
            raise ValueError(f"a leg with more than {_MOST} of {group}")
        rows[f"{group} count"] = counts
    begins = _begins(rows)
    rows["begin"] = begins[:-1]
    many = np.zeros(int(begins[-1]), np.uint8)
    for first in range(0, n, ROWS_AT_ONCE):
        _fill(many, columns, rows[first : first + ROWS_AT_ONCE], first)
    searched = {name: columns[name] for name in SEARCHED}
    return {**searched, ROW: rows.view(f"V{_ROW.itemsize}"), MANY: many}


def _begins(rows: Column) -> Int64s:
    sizes = sum(
        rows[f"{group} count"].astype(np.int64) * dtype.itemsize for group, dtype in _GROUPS.items()
    )
    return np.concatenate([[0], np.cumsum(sizes)]).astype(np.int64)


def _fill(many: Column, columns: Columns, rows: Column, first: int) -> None:
    """Put what some rows, of which `first` is the first, have many of in its place."""
    for group, dtype in _GROUPS.items():
        offsets = columns[f"{group}_offsets"]
        begin, beyond = int(offsets[first]), int(offsets[first + len(rows)])
        values = np.zeros(beyond - begin, dtype)
        for name in dtype.names or ():
            values[name] = columns[name][begin:beyond]
        many[_bytes_of(rows, group)] = values.view(np.uint8)


def _bytes_of(rows: Column, group: str) -> Int64s:
    """Return where in `many` the bytes of a group stand, row by row."""
    begin = rows["begin"].astype(np.int64)
    for before, dtype in _GROUPS.items():
        length = rows[f"{before} count"].astype(np.int64) * dtype.itemsize
        if before == group:
            return ranges(begin, begin + length)
        begin += length
    raise KeyError(group)


def leg_column(file: ColumnFile, name: str) -> Column:
    """Return a whole column of a file of legs, whether it stands by itself or in the rows."""
    if name in file.places or name in file.read:
        return file.column(name)
    rows = _rows_of(file)
    group = name.removesuffix("_offsets")
    if name in _ONCE:
        file.read[name] = np.ascontiguousarray(rows[name])
    elif group != name:
        file.read[name] = offsets_of(rows[f"{group} count"])
    else:
        (group,) = (group for group, names in RAGGED.items() if name in names)
        many = file.column(MANY)
        pieces = [
            many[_bytes_of(rows[first : first + ROWS_AT_ONCE], group)]
            for first in range(0, len(rows), ROWS_AT_ONCE)
        ]
        values = np.concatenate([many[:0], *pieces]).view(_GROUPS[group])
        file.read[name] = np.ascontiguousarray(values[name])
    return file.read[name]


def leg_columns(file: ColumnFile) -> Columns:
    """Return every column of the legs in a file, as `leg_rows` has them."""
    return {name: leg_column(file, name) for name in DTYPES}


def _rows_of(file: ColumnFile) -> Column:
    return file.column(ROW).view(_ROW)


def are_records(file: ColumnFile) -> bool:
    """Say whether a file of legs has them in one piece, each as this version writes it."""
    row = file.places.get(ROW)
    return row is not None and row[0].itemsize == _ROW.itemsize and MANY in file.places


_LETTERS = {"<i4": "i", "<i8": "q", "<f8": "d", "<u8": "Q", "|u1": "B", "<u2": "H", "<u4": "I"}


def _struct(dtype: np.dtype[Any]) -> Struct:
    fields = [dtype[name] for name in dtype.names or ()]
    letters = (_LETTERS.get(field.str, f"{field.itemsize}s") for field in fields)
    return Struct("<" + "".join(letters))


_ROW_STRUCT = _struct(_ROW)
_END_FIELDS = 10
_TAKEOFF_AT = _ONCE.index("takeoff_airport")
_LANDING_AT = _TAKEOFF_AT + _END_FIELDS
_COUNTS_AT = len(_ONCE)
_CALLSIGN, _TAKEOFF_RUNNER, _LANDING_RUNNER, _GAP, _STOP, _EVIDENCE = (
    _struct(dtype) for dtype in list(_GROUPS.values())[2:]
)
_SIZES = tuple(dtype.itemsize for dtype in _GROUPS.values())


def _open_twin(kind: type) -> Any:
    """Return a class laid out as a record, but not frozen.

    A frozen record is filled through `object.__setattr__`, which takes four times as long as all
    else: of the legs here thousands are made at once. A twin is filled and then becomes the record.
    """
    return type(f"_Open{kind.__name__}", (), {"__slots__": kind.__slots__})  # type: ignore[attr-defined]


_OpenLeg, _OpenEndpoint, _OpenTimeRange = map(_open_twin, (Leg, Endpoint, TimeRange))


def leg_records(file: ColumnFile, rows: Sequence[int] | Int64s) -> tuple[Leg, ...]:
    """Return the legs in some rows, which are in order, as records."""
    wanted = np.asarray(rows, np.int64).tolist()
    if not wanted:
        return ()
    meaning, size = _meaning(file.said), _ROW_STRUCT.size
    found: list[Leg] = []
    for stretch in _stretches(wanted):
        first = stretch[0]
        data = file.bytes_of(ROW, first, stretch[-1] + 1)
        many, begin = _many_of(file, data)
        found += [
            _leg(_ROW_STRUCT.unpack_from(data, (row - first) * size), many, begin, meaning)
            for row in stretch
        ]
    return tuple(found)


def _stretches(rows: list[int]) -> list[list[int]]:
    """Return rows in groups that are read at once: all, or those that follow each other."""
    if rows[-1] - rows[0] < len(rows) * FEW_OF:
        return [rows]
    found = [[rows[0]]]
    for row in rows[1:]:
        if row == found[-1][-1] + 1:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _many_of(file: ColumnFile, data: bytes) -> tuple[bytes, int]:
    """Return what rows that follow each other have many of, and where in the column it begins."""
    begin: int = _ROW_STRUCT.unpack_from(data)[-1]
    *counts, beyond = _ROW_STRUCT.unpack_from(data, len(data) - _ROW_STRUCT.size)[_COUNTS_AT:]
    beyond += sum(count * size for count, size in zip(counts, _SIZES, strict=True))
    return file.bytes_of(MANY, begin, beyond), begin


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meaning:
    """What the numbers in the rows of a file stand for."""

    rules: tuple[str, ...]
    reasons: tuple[NoAirport | None, ...]
    sightings: tuple[Sighting, ...]
    coverages: tuple[Coverage, ...]


@lru_cache(maxsize=1_024)
def _meaning(said: bytes) -> _Meaning:
    words = json.loads(said)
    return _Meaning(
        rules=tuple(words["rules"]),
        reasons=(None, *(NoAirport(one) for one in words["reasons"])),
        sightings=tuple(Sighting(one) for one in words["sightings"]),
        coverages=tuple(Coverage(one) for one in words["coverages"]),
    )


def _leg(row: tuple[Any, ...], many: bytes, begin: int, meaning: _Meaning) -> Leg:
    letters, types, signs, takeoffs, landings, gaps, stops, evidence, at = row[_COUNTS_AT:]
    # What there is many of lies in the order of `RAGGED`; each begins where the one before ends.
    letters_at = at - begin
    types_at = letters_at + letters
    signs_at = types_at + types
    takeoffs_at = signs_at + signs * _CALLSIGN.size
    landings_at = takeoffs_at + takeoffs * _TAKEOFF_RUNNER.size
    gaps_at = landings_at + landings * _LANDING_RUNNER.size
    stops_at = gaps_at + gaps * _GAP.size
    evidence_at = stops_at + stops * _STOP.size
    end = evidence_at + evidence * _EVIDENCE.size
    aircraft = _aircraft(row[0], many[letters_at:types_at], many[types_at:signs_at])
    leg = _OpenLeg()
    leg.leg = f"{aircraft.icao24}-{_began_text(row[1] // 1000)}"
    leg.aircraft = aircraft
    leg.callsigns = _callsigns(many[signs_at:takeoffs_at])
    leg.takeoff = _endpoint(row, _TAKEOFF_AT, many[takeoffs_at:landings_at], meaning)
    leg.landing = _endpoint(row, _LANDING_AT, many[landings_at:gaps_at], meaning)
    leg.distance_km = _or_none(row[2])
    leg.gaps = _gaps(many[gaps_at:stops_at], meaning) if gaps else ()
    leg.possible_stops = _stops(many[stops_at:evidence_at]) if stops else ()
    leg.evidence = tuple(
        [
            Evidence(capture=digest_text(capture), rows=None if first < 0 else (first, last))
            for capture, first, last in _EVIDENCE.iter_unpack(many[evidence_at:end])
        ]
    )
    leg.status = LegStatus.FLOWN
    leg.group = leg.note = leg.source_url = None
    leg.__class__ = Leg
    return leg  # type: ignore[no-any-return]


def _began_text(began_s: int) -> str:
    days, second = divmod(began_s, 86_400)
    minute, second = divmod(second, 60)
    hour, minute = divmod(minute, 60)
    return f"{_day_text(days)}T{hour:02d}{minute:02d}{second:02d}Z"


@lru_cache(maxsize=1_024)
def _day_text(days: int) -> str:
    return f"{_EPOCH + timedelta(days=days):%Y%m%d}"


def _endpoint(row: tuple[Any, ...], at: int, runners: bytes, meaning: _Meaning) -> Endpoint:
    (
        airport,
        reason,
        earliest_us,
        latest_us,
        sighting,
        confidence,
        rule,
        latitude_deg,
        longitude_deg,
        _,
    ) = row[at : at + _END_FIELDS]
    if (airport == 0) != (reason != 0):
        raise ValueError(f"airport {_word(airport)!r} with reason {meaning.reasons[reason]!r}")
    known = latitude_deg == latitude_deg and longitude_deg == longitude_deg  # noqa: PLR0124
    endpoint = _OpenEndpoint()
    endpoint.airport = _word(airport) if airport else None
    endpoint.reason = meaning.reasons[reason]
    endpoint.time = _range(earliest_us, latest_us)
    endpoint.sighting = meaning.sightings[sighting]
    endpoint.confidence = _or_none(confidence)
    endpoint.runners_up = _runners(runners) if runners else ()
    endpoint.rule = meaning.rules[rule]
    endpoint.position = (latitude_deg, longitude_deg) if known else None
    endpoint.__class__ = Endpoint
    return endpoint  # type: ignore[no-any-return]


# Few are different in what is found at once: the same frozen record serves all legs that have it.
@lru_cache(maxsize=8_192)
def _aircraft(address: int, letters: bytes, type_code: bytes) -> Aircraft:
    return Aircraft(
        icao24=address_text(address),
        registration=Registration(letters.decode()) if letters else None,
        type_code=type_code.decode() or None,
    )


@lru_cache(maxsize=8_192)
def _callsigns(data: bytes) -> tuple[Callsign, ...]:
    return tuple(Callsign(text_of(word)) for (word,) in _CALLSIGN.iter_unpack(data))


@lru_cache(maxsize=8_192)
def _runners(data: bytes) -> tuple[RunnerUp, ...]:
    return tuple(
        RunnerUp(airport=text_of(word), confidence=confidence)
        for word, confidence in _TAKEOFF_RUNNER.iter_unpack(data)
    )


@lru_cache(maxsize=8_192)
def _word(word: int) -> str:
    return text_of(word)


def _gaps(data: bytes, meaning: _Meaning) -> tuple[Gap, ...]:
    return tuple(
        Gap(
            began=_instant_ms(began_ms),
            ended=_instant_ms(ended_ms),
            from_position=(from_latitude, from_longitude),
            to_position=(to_latitude, to_longitude),
            coverage=meaning.coverages[coverage],
        )
        for (
            began_ms,
            ended_ms,
            from_latitude,
            from_longitude,
            to_latitude,
            to_longitude,
            coverage,
        ) in _GAP.iter_unpack(data)
    )


def _stops(data: bytes) -> tuple[PossibleStop, ...]:
    return tuple(
        PossibleStop(
            airport=text_of(airport), confidence=confidence, earliest=_range(earliest, latest)
        )
        for airport, confidence, earliest, latest in _STOP.iter_unpack(data)
    )


def _or_none(value: float) -> float | None:
    # NaN is no other number's equal, nor its own.
    return value if value == value else None  # noqa: PLR0124


def _instant_ms(when_ms: int) -> TimeRange:
    when = datetime_from_ms(when_ms)
    return TimeRange(earliest=when, latest=when)


def _range(earliest_us: int, latest_us: int) -> TimeRange:
    if earliest_us == UNKNOWN_TIME_US and latest_us == UNKNOWN_TIME_US:
        return UNKNOWN_TIME
    earliest = _time(earliest_us)
    if latest_us != earliest_us:
        return TimeRange(earliest=earliest, latest=_time(latest_us))
    time = _OpenTimeRange()
    time.earliest = time.latest = earliest
    time.__class__ = TimeRange
    return time  # type: ignore[no-any-return]


def _time(when_us: int) -> datetime | None:
    return None if when_us == UNKNOWN_TIME_US else _EPOCH + timedelta(microseconds=when_us)
