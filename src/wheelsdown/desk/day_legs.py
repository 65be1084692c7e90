"""The legs of a day, mapped into memory: columns to search, and records of the rows that are found.

In: the folders of days and the seams between them. Out: `DayLegs`, one at a time. A leg over
midnight lies in two halves in its two days; where the seam was made of just these two days, it
names the halves, which are then hidden, and holds the whole leg.
"""

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np

from wheelsdown.desk.column_file import (
    Column,
    ColumnFile,
    Columns,
    join_columns,
    open_columns,
    rows_equal,
    slice_columns,
    take_columns,
)
from wheelsdown.desk.day_card import day_folder, days_folder, days_held
from wheelsdown.desk.day_words import address_text, text_of
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_rows import DTYPES, RAGGED, digest_text
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import (
    Bools,
    Coverage,
    Endpoint,
    Gap,
    Int64s,
    Leg,
    NoAirport,
    PossibleStop,
    RunnerUp,
    Sighting,
)
from wheelsdown.model.identity import Aircraft, Callsign, Registration
from wheelsdown.model.provenance import Evidence
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange, datetime_from_ms

LEGS = "legs.columns"

FEW_OF = 8
"""Where fewer than an eighth of the rows are asked for, only theirs are read."""

DAY = timedelta(days=1)

DAYS_BACK = 2
"""How far back from a midnight a seam looks after an aircraft that was in the air all day: longer
flights than three days are those of balloons."""

_EPOCH = datetime.fromisoformat("1970-01-01T00:00:00+00:00")


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class DayLegs:
    """Legs in columns (`leg_rows.DTYPES` names them), in order of address and beginning.

    `column` gives a column as it lies in the file: airports are words (`day_words.word_of`), times
    microseconds with `UNKNOWN_TIME_US` where open. Rows in `hidden` are halves of legs that a seam
    joined: they are not to be shown nor counted.
    """

    day: date
    """For a seam, the day before the midnight."""
    is_seam: bool
    file: ColumnFile = field(repr=False)
    hidden: Int64s = field(repr=False)
    """Numbers of rows, in order."""

    def __len__(self) -> int:
        """Count the rows, hidden ones too."""
        return self.file.rows

    def column(self, name: str) -> Column:
        """Return a column, all rows of it; of a ragged one, its values or its `_offsets`."""
        return self.file.column(name)


def is_shown(legs: DayLegs) -> Bools:
    """Return of each row whether it is to be shown."""
    shown = np.ones(len(legs), bool)
    shown[legs.hidden] = False
    return shown


def only_shown(legs: DayLegs, rows: Int64s) -> Int64s:
    """Return those of some rows, in order, that are to be shown."""
    if not len(legs.hidden) or not len(rows):
        return rows
    place = np.minimum(np.searchsorted(legs.hidden, rows), len(legs.hidden) - 1)
    return np.asarray(rows[legs.hidden[place] != rows], np.int64)


def rows_of_addresses(
    legs: DayLegs, addresses: Sequence[int], *, hidden_too: bool = False
) -> Int64s:
    """Return the rows of some aircraft, in order; only those to be shown unless said so."""
    found = [rows_equal(legs.file, "address", address) for address in addresses]
    rows = np.unique(np.concatenate([np.zeros(0, np.int64), *found]).astype(np.int64))
    return rows if hidden_too else only_shown(legs, rows)


def open_legs(
    desk: Desk,
    first: date | None = None,
    last: date | None = None,
    without: Collection[date] = (),
) -> Iterator[DayLegs]:
    """Yield the legs of the days held from `first` to `last`, and of the seams at each of them.

    Days in `without` are passed over as if they were not held. Few files at a time are open: a
    record of some years has more than may be.
    """
    opened = _Opened(desk=desk, without=frozenset(without), seams={}, marks={})
    for day in days_held(desk):
        if (first is None or day >= first) and (last is None or day <= last):
            if day not in opened.without:
                yield from _legs_of_day(opened, day)
            if day == first:
                yield from _legs_of_seam(opened, day - DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """What is known of the files round the day that is looked at, so that each is opened once."""

    desk: Desk
    without: frozenset[date]
    seams: dict[date, ColumnFile | None]
    marks: dict[str, str | None]


def _legs_of_day(opened: _Opened, day: date) -> Iterator[DayLegs]:
    """Yield the legs of one day and of the seam after it."""
    file = open_columns(day_folder(opened.desk, day) / LEGS)
    opened.marks[str(day)] = file.words["mark"]
    yield DayLegs(day=day, is_seam=False, file=file, hidden=_hidden(opened, f"{day}", day - DAY))
    yield from _legs_of_seam(opened, day)


def _legs_of_seam(opened: _Opened, day: date) -> Iterator[DayLegs]:
    seam = _seam(opened, day)
    if seam is not None:
        hidden = _hidden(opened, f"seam {day}", day + DAY)
        yield DayLegs(day=day, is_seam=True, file=seam, hidden=hidden)


def _hidden(opened: _Opened, name: str, first: date) -> Int64s:
    """Return the rows of a file that seams hide, of which `first` is the earliest that may."""
    key, found = f"hidden {name}", []
    for seam in (_seam(opened, first + DAY * n) for n in range(DAYS_BACK + 2)):
        if seam is not None and key in seam.places:
            found.append(seam.column(key).astype(np.int64))
    return np.unique(np.concatenate(found)) if found else np.zeros(0, np.int64)


def _seam(opened: _Opened, day: date) -> ColumnFile | None:
    """Return the seam after a day, if it was made from what is held now."""
    if day not in opened.seams:
        for old in [one for one in opened.seams if one < day - DAY * (DAYS_BACK + 3)]:
            del opened.seams[old]
        opened.seams[day] = _seam_made_of(opened, day)
    return opened.seams[day]


def _seam_made_of(opened: _Opened, day: date) -> ColumnFile | None:
    path = seam_path(opened.desk, day)
    if not path.exists():
        return None
    seam = open_columns(path)
    made_of: dict[str, str | None] = seam.words["made_of"]
    for name, mark in made_of.items():
        if name not in opened.marks:
            opened.marks[name] = mark_of_file(opened.desk, name)
        held = date.fromisoformat(name.removeprefix("seam ")) not in opened.without
        if (opened.marks[name] if held else None) != mark:
            return None
    return seam


def seam_path(desk: Desk, day: date) -> Path:
    """Return where the seam between a day and the next lies, or would."""
    return days_folder(desk) / "seams" / f"{day.isoformat()}.columns"


def mark_of_file(desk: Desk, name: str) -> str | None:
    """Return what tells the file of a day, or of a seam (`seam <day>`), from others before it."""
    is_seam = name.startswith("seam ")
    day = date.fromisoformat(name.removeprefix("seam "))
    path = seam_path(desk, day) if is_seam else day_folder(desk, day) / LEGS
    if not path.exists():
        return None
    mark: str = open_columns(path).words["mark"]
    return mark


def leg_records(file: ColumnFile, rows: Sequence[int] | Int64s) -> tuple[Leg, ...]:
    """Return the legs in some rows, which are in order, as records."""
    return records_of([(file.said, cut_columns(file, rows))]) if len(rows) else ()


def records_of(found: Sequence[tuple[bytes, Columns]]) -> tuple[Leg, ...]:
    """Return legs cut out of several files, each with what its numbers mean, as records."""
    legs: list[Leg] = []
    for words, several in groupby(found, key=lambda one: _lists(one[0])):
        pieces = [columns for _, columns in several]
        if pieces:
            columns = join_columns(pieces, RAGGED)
            values = _Values(
                plain={name: column.tolist() for name, column in columns.items()},
                letters={name: columns[name].tobytes() for name in ("registration", "type")},
                words=words,
            )
            legs += [_leg(values, row) for row in range(len(columns["address"]))]
    return tuple(legs)


def cut_columns(file: ColumnFile, rows: Sequence[int] | Int64s) -> Columns:
    """Return all columns of some rows, in order; of many rows all is read, of few only theirs."""
    wanted = np.asarray(rows, np.int64)
    if len(wanted) * FEW_OF > file.rows:
        columns = {name: file.column(name) for name in DTYPES}
        return take_columns(columns, RAGGED, wanted)
    # Rows of an aircraft lie together.
    breaks = np.flatnonzero(np.diff(wanted) != 1) + 1
    starts, ends = wanted[[0, *breaks]].tolist(), wanted[[*(breaks - 1), -1]].tolist()
    names = tuple(DTYPES)
    pieces = [
        slice_columns(file, names, RAGGED, range(first, last + 1))
        for first, last in zip(starts, ends, strict=True)
    ]
    return pieces[0] if len(pieces) == 1 else join_columns(pieces, RAGGED)


@lru_cache(maxsize=64)
def _lists(said: bytes) -> dict[str, Any]:
    words = json.loads(said)
    return {name: words[name] for name in ("rules", "reasons", "sightings", "coverages")}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Values:
    """Columns as lists of Python's own numbers, and what they mean."""

    plain: dict[str, list[Any]]
    letters: dict[str, bytes]
    words: dict[str, Any]


def _leg(values: _Values, row: int) -> Leg:
    plain = values.plain
    address = address_text(plain["address"][row])
    began = datetime_from_ms(plain["began_ms"][row])
    registration, type_code = (_text(values, group, row) for group in ("registration", "type"))
    coverages = values.words["coverages"]
    return Leg(
        leg=f"{address}-{began:%Y%m%dT%H%M%SZ}",
        aircraft=Aircraft(
            icao24=address,
            registration=None if registration is None else Registration(registration),
            type_code=type_code,
        ),
        callsigns=tuple(Callsign(text_of(word)) for (word,) in _group(plain, "callsign", row)),
        takeoff=_endpoint(values, "takeoff", row),
        landing=_endpoint(values, "landing", row),
        distance_km=_or_none(plain["distance_km"][row]),
        gaps=tuple(
            Gap(
                began=_instant_ms(began_ms),
                ended=_instant_ms(ended_ms),
                from_position=(from_latitude, from_longitude),
                to_position=(to_latitude, to_longitude),
                coverage=Coverage(coverages[coverage]),
            )
            for (
                began_ms,
                ended_ms,
                from_latitude,
                from_longitude,
                to_latitude,
                to_longitude,
                coverage,
            ) in _group(plain, "gap", row)
        ),
        possible_stops=tuple(
            PossibleStop(
                airport=text_of(airport), confidence=confidence, earliest=_range(earliest, latest)
            )
            for airport, confidence, earliest, latest in _group(plain, "stop", row)
        ),
        evidence=tuple(
            Evidence(capture=digest_text(capture), rows=None if first < 0 else (first, last))
            for capture, first, last in _group(plain, "evidence", row)
        ),
    )


def _endpoint(values: _Values, end: str, row: int) -> Endpoint:
    plain, words = values.plain, values.words
    reason = plain[f"{end}_reason"][row]
    latitude_deg = _or_none(plain[f"{end}_latitude_deg"][row])
    longitude_deg = _or_none(plain[f"{end}_longitude_deg"][row])
    known = latitude_deg is not None and longitude_deg is not None
    return Endpoint(
        airport=text_of(plain[f"{end}_airport"][row]) or None,
        reason=NoAirport(words["reasons"][reason - 1]) if reason else None,
        time=_range(plain[f"{end}_earliest_us"][row], plain[f"{end}_latest_us"][row]),
        sighting=Sighting(words["sightings"][plain[f"{end}_sighting"][row]]),
        confidence=_or_none(plain[f"{end}_confidence"][row]),
        runners_up=tuple(
            RunnerUp(airport=text_of(code), confidence=confidence)
            for code, confidence in _group(plain, f"{end}_runner", row)
        ),
        rule=words["rules"][plain[f"{end}_rule"][row]],
        position=(latitude_deg, longitude_deg) if known else None,  # type: ignore[arg-type]
    )


def _group(plain: dict[str, list[Any]], group: str, row: int) -> Iterator[tuple[Any, ...]]:
    """Return the values of one row in a ragged group."""
    begin, end = plain[f"{group}_offsets"][row : row + 2]
    return zip(*(plain[name][begin:end] for name in RAGGED[group]), strict=True)


def _text(values: _Values, group: str, row: int) -> str | None:
    begin, end = values.plain[f"{group}_offsets"][row : row + 2]
    return values.letters[group][begin:end].decode() or None


def text_in(columns: Columns, group: str, row: int) -> str | None:
    """Return the text of one row in a ragged column of letters, or nothing where it is empty."""
    begin, end = columns[f"{group}_offsets"][row : row + 2].tolist()
    return columns[group][begin:end].tobytes().decode() or None


def _or_none(value: float) -> float | None:
    # NaN is no other number's equal, nor its own.
    return value if value == value else None  # noqa: PLR0124


def _instant_ms(when_ms: int) -> TimeRange:
    when = datetime_from_ms(when_ms)
    return TimeRange(earliest=when, latest=when)


def _range(earliest_us: int, latest_us: int) -> TimeRange:
    if earliest_us == UNKNOWN_TIME_US and latest_us == UNKNOWN_TIME_US:
        return UNKNOWN_TIME
    return TimeRange(earliest=_time(earliest_us), latest=_time(latest_us))


def _time(when_us: int) -> datetime | None:
    return None if when_us == UNKNOWN_TIME_US else _EPOCH + timedelta(microseconds=when_us)
