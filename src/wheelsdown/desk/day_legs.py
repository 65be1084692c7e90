"""The legs of a day: columns to search, which are read when they are asked for.

In: the folders of days and the seams between them. Out: `DayLegs`, one at a time. A leg over
midnight lies in two halves in its two days; where the seam was made of just these two days, it
names the halves, which are then hidden, and holds the whole leg.
"""

import os
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

import numpy as np

from wheelsdown.desk.column_file import Column, ColumnFile, Columns, open_columns, rows_equal
from wheelsdown.desk.day_card import days_folder, days_held
from wheelsdown.desk.day_leg_records import are_records, leg_column
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.writing import broken_table, told_as_outside_error
from wheelsdown.model.flight import Bools, Int64s

LEGS = "legs.columns"

DAY = timedelta(days=1)

DAYS_BACK = 2
"""How far back from a midnight a seam looks after an aircraft that was in the air all day: longer
flights than three days are those of balloons."""


MOST_FILES = 32
"""So many may be open before those of earlier days are let go of."""

_NO_ROWS = np.zeros(0, np.int64)


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
    hiding: tuple[Column, ...] = field(repr=False)
    """Numbers of rows that are hidden, in order, as each seam has them."""

    @property
    def hidden(self) -> Int64s:
        """Numbers of the rows that are hidden, in order, each once."""
        return np.unique(np.concatenate([_NO_ROWS, *self.hiding])) if self.hiding else _NO_ROWS

    def __len__(self) -> int:
        """Count the rows, hidden ones too."""
        return self.file.rows

    def column(self, name: str) -> Column:
        """Return a column, all rows of it; of a ragged one, its values or its `_offsets`."""
        return leg_column(self.file, name)


def is_shown(legs: DayLegs) -> Bools:
    """Return of each row whether it is to be shown."""
    shown = np.ones(len(legs), bool)
    shown[legs.hidden] = False
    return shown


def only_shown(legs: DayLegs, rows: Int64s) -> Int64s:
    """Return those of some rows, in order, that are to be shown."""
    for hidden in legs.hiding:
        if len(rows) and len(hidden):
            # Of one type: else the longer of the two is turned into the other's first.
            wanted = rows.astype(hidden.dtype)
            place = np.minimum(hidden.searchsorted(wanted), len(hidden) - 1)
            rows = rows[hidden[place] != wanted]
    return rows


def rows_of_addresses(
    legs: DayLegs, addresses: Sequence[int], *, hidden_too: bool = False
) -> Int64s:
    """Return the rows of some aircraft, in order; only those to be shown unless said so."""
    found = [rows_equal(legs.file, "address", address) for address in sorted(set(addresses))]
    # Rows lie in order of address: those of one after those of the next lower.
    rows = np.concatenate(
        [np.zeros(0, np.int64), *(np.arange(r.start, r.stop) for r in found if r)]
    )
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
    opened = _Opened(
        folder=str(days_folder(desk)),
        without=frozenset(without),
        seams_there=_seams_there(desk),
        seams={},
        files={},
        marks={},
    )
    for day in days_held(desk):
        if (first is None or day >= first) and (last is None or day <= last):
            if day not in opened.without:
                yield from _legs_of_day(opened, day)
            if day == first:
                yield from _legs_of_seam(opened, day - DAY)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """What is known of the files round the day that is looked at, so that each is opened once."""

    folder: str
    """Where the days lie; a record of some years has so many that a `Path` of each costs."""
    without: frozenset[date]
    seams_there: frozenset[date]
    """Those that lie on the desk, whether they still count or not."""
    seams: dict[date, ColumnFile | None]
    files: dict[str, ColumnFile | None]
    """Of days to come and of seams, by name as seams call them."""
    marks: dict[str, str | None]


def _seams_there(desk: Desk) -> frozenset[date]:
    folder = days_folder(desk) / "seams"
    with told_as_outside_error("read", folder.name):
        names = os.listdir(folder) if folder.is_dir() else []
    ending = ".columns"
    return frozenset(
        date.fromisoformat(name.removesuffix(ending))
        for name in names
        if name.endswith(ending) and len(name) == len("2025-12-07") + len(ending)
    )


def _legs_of_day(opened: _Opened, day: date) -> Iterator[DayLegs]:
    """Yield the legs of one day and of the seam after it."""
    if opened.seams_there:
        _mark_of(opened, str(day))
    file = _file(opened, str(day))
    # Whoever asks has it now: the columns read of it go when they are done with.
    del opened.files[str(day)]
    if file is None:
        raise broken_table(Path(f"{opened.folder}/{_place(str(day))}"))
    yield DayLegs(day=day, is_seam=False, file=file, hiding=_hiding(opened, f"{day}", day - DAY))
    yield from _legs_of_seam(opened, day)
    _close_before(opened, day - DAY * (DAYS_BACK + 3))


def _legs_of_seam(opened: _Opened, day: date) -> Iterator[DayLegs]:
    seam = _seam(opened, day)
    if seam is not None:
        hiding = _hiding(opened, f"seam {day}", day + DAY)
        yield DayLegs(day=day, is_seam=True, file=seam, hiding=hiding)


def _hiding(opened: _Opened, name: str, first: date) -> tuple[Column, ...]:
    """Return the rows of a file that seams hide, of which `first` is the earliest that may."""
    if not opened.seams_there:
        return ()
    key = f"hidden {name}"
    seams = (_seam(opened, first + DAY * n) for n in range(DAYS_BACK + 2))
    return tuple(seam.column(key) for seam in seams if seam is not None and key in seam.places)


def _seam(opened: _Opened, day: date) -> ColumnFile | None:
    """Return the seam after a day, if it was made from what is held now."""
    if day not in opened.seams_there:
        return None
    if day not in opened.seams:
        opened.seams[day] = _seam_made_of(opened, day)
    return opened.seams[day]


def _seam_made_of(opened: _Opened, day: date) -> ColumnFile | None:
    seam = _file(opened, f"seam {day}")
    if seam is None or not are_records(seam):
        return None
    made_of: dict[str, str | None] = seam.words["made_of"]
    for name, mark in made_of.items():
        held = date.fromisoformat(name.removeprefix("seam ")) not in opened.without
        if (_mark_of(opened, name) if held else None) != mark:
            return None
    return seam


def _file(opened: _Opened, name: str) -> ColumnFile | None:
    """Return a file of legs, or nothing where it is not there."""
    if name not in opened.files:
        place = f"{opened.folder}/{_place(name)}"
        opened.files[name] = _checked(Path(place)) if os.path.exists(place) else None
    return opened.files[name]


def _close_before(opened: _Opened, day: date) -> None:
    """Let go of the files of earlier days: few files at a time are open."""
    if len(opened.files) < MOST_FILES:
        return
    for seam in [one for one in opened.seams if one < day]:
        del opened.seams[seam]
    for name in [one for one in opened.files if one.removeprefix("seam ") < str(day)]:
        del opened.files[name]


def _checked(path: Path) -> ColumnFile:
    """Open a file of legs; BrokenDeskError for a day that an earlier version wrote otherwise."""
    file = open_columns(path)
    if path.name == LEGS and not are_records(file):
        raise broken_table(path)
    return file


def _mark_of(opened: _Opened, name: str) -> str | None:
    if name not in opened.marks:
        file = _file(opened, name)
        opened.marks[name] = None if file is None else file.words["mark"]
    return opened.marks[name]


def path_of_file(desk: Desk, name: str) -> Path:
    """Return where the legs of a day lie, or those of a seam (`seam <day>`)."""
    return days_folder(desk) / _place(name)


def _place(name: str) -> str:
    seam = name.removeprefix("seam ")
    return f"seams/{seam}.columns" if seam != name else f"{name}/{LEGS}"


def seam_path(desk: Desk, day: date) -> Path:
    """Return where the seam between a day and the next lies, or would."""
    return path_of_file(desk, f"seam {day}")


def mark_of_file(desk: Desk, name: str) -> str | None:
    """Return what tells the file of a day, or of a seam (`seam <day>`), from others before it."""
    path = path_of_file(desk, name)
    if not path.exists():
        return None
    mark: str = open_columns(path).words["mark"]
    return mark


def text_in(columns: Columns, group: str, row: int) -> str | None:
    """Return the text of one row in a ragged column of letters, or nothing where it is empty."""
    begin, end = columns[f"{group}_offsets"][row : row + 2].tolist()
    return columns[group][begin:end].tobytes().decode() or None
