"""Adding a day: parts are gathered beside its place, in any order, and put there all at once.

In: `DayPart`s. Out: the folder of the day, with the same bytes whatever the order of the parts, and
what changed if the day was there before. A run that is stopped leaves `.building-<day>` with the
parts it has; the next run of the same archive, cut the same way, goes on from them.
"""

import json
import os
import shutil
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from wheelsdown import __version__
from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.times import time_text
from wheelsdown.desk.day_archives import keep_archive
from wheelsdown.desk.day_card import (
    CARD,
    ArchiveFile,
    DayCard,
    Keeping,
    card_bytes,
    day_folder,
    days_folder,
    is_held,
    keeping_json,
    read_card,
)
from wheelsdown.desk.day_changes import DayChange, change_between
from wheelsdown.desk.day_merging import Merged, merge_parts
from wheelsdown.desk.day_parts import DayPart
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.left_out import problem_from_json, problem_json
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.model.provenance import Problem

POSITIONS = "positions"
PROBLEMS = "problems.jsonl"
_PLAN = "plan.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class DayWriter:
    """A day that is being added; `begin_day` gives one."""

    desk: Desk
    day: date
    archive: tuple[ArchiveFile, ...]
    keeping: Keeping
    folder: Path = field(repr=False)
    """Where it is being made."""

    @property
    def done(self) -> frozenset[int]:
        """Numbers of the parts that are there, of this run and of one that was stopped."""
        return frozenset(_parts(self.folder))

    def add_part(self, part: DayPart) -> None:
        """Keep one part; the same number again changes nothing."""
        if part.number not in self.done:
            _write_part(self.folder, part)

    def finish(self, *, now: datetime, problems: tuple[Problem, ...] = ()) -> DayChange:
        """Put the day in its place and say what changed; `problems` are those of the archive."""
        return _finish(self, now, problems)

    def leave(self) -> None:
        """Stop here: what is done stays for the next run."""

    def abandon(self) -> None:
        """Stop here: nothing is to remain."""
        with told_as_outside_error("delete", self.folder.name):
            shutil.rmtree(self.folder, ignore_errors=True)


def begin_day(
    desk: Desk, day: date, *, archive: tuple[ArchiveFile, ...], keeping: Keeping, layout: str
) -> DayWriter:
    """Begin to add a day, or go on where an earlier run of the same archive and layout stopped."""
    mend_days(desk)
    folder = days_folder(desk) / f".building-{day.isoformat()}"
    plan = {
        "archive": [one.digest for one in archive],
        "keeping": keeping_json(keeping),
        "layout": layout,
        "version": __version__,
    }
    with told_as_outside_error("write", folder.name):
        if not _is_same_plan(folder / _PLAN, plan):
            shutil.rmtree(folder, ignore_errors=True)
            (folder / POSITIONS).mkdir(parents=True)
            (folder / _PLAN).write_bytes(dumps(plan).encode())
        shutil.rmtree(folder / "day", ignore_errors=True)
        for path in _parts(folder).values():
            if not _is_whole(path):
                shutil.rmtree(path)
    return DayWriter(desk=desk, day=day, archive=archive, keeping=keeping, folder=folder)


def is_known(desk: Desk, day: date, archive: tuple[ArchiveFile, ...], keeping: Keeping) -> bool:
    """Say whether a day is held that was made of just this archive and keeps the same."""
    if not is_held(desk, day):
        return False
    card = read_card(desk, day)
    same = [one.digest for one in card.archive] == [one.digest for one in archive]
    return same and card.keeping == keeping


def mend_days(desk: Desk) -> None:
    """Put right what a crash left in the middle of replacing a day."""
    folder = days_folder(desk)
    if not folder.is_dir():
        return
    with locked(desk, BUILT), told_as_outside_error("mend", folder.name):
        for old in folder.glob(".replaced-*"):
            place = folder / old.name.removeprefix(".replaced-")
            if place.exists():
                shutil.rmtree(old)
            else:
                old.rename(place)


def day_problems(desk: Desk, day: date) -> tuple[Problem, ...]:
    """Return what could not be used of a day that is held."""
    path = day_folder(desk, day) / PROBLEMS
    with told_as_outside_error("read", path.name):
        lines = path.read_bytes().splitlines() if path.exists() else []
    return tuple(problem_from_json(json.loads(line)) for line in lines)


def _is_same_plan(path: Path, plan: Mapping[str, Any]) -> bool:
    try:
        return bool(json.loads(path.read_bytes()) == plan)
    except (OSError, ValueError):
        return False


def _parts(folder: Path) -> dict[int, Path]:
    """Return the parts that are there whole, by number: a part gets its name last."""
    return {int(path.name[5:]): path for path in sorted(folder.glob("part-*")) if path.is_dir()}


def _write_part(folder: Path, part: DayPart) -> None:
    place = folder / f"part-{part.number:05d}"
    making = folder / f".{place.name}"
    with told_as_outside_error("write", place.name):
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        try:
            sums = {}
            for name, data in part.tables:
                (making / f"{name}.columns").write_bytes(data)
                sums[f"{name}.columns"] = zlib.crc32(data)
            if part.positions is not None:
                (making / "positions.parquet").write_bytes(part.positions)
                sums["positions.parquet"] = zlib.crc32(part.positions)
            listed = [problem_json(one) for one in part.problems]
            # After a power cut files may be there that are empty: their sums tell.
            (making / "part.json").write_bytes(dumps({"sums": sums, "problems": listed}).encode())
            making.rename(place)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise


def _is_whole(path: Path) -> bool:
    try:
        sums = json.loads((path / "part.json").read_bytes())["sums"]
        return all(zlib.crc32((path / name).read_bytes()) == crc for name, crc in sums.items())
    except (OSError, ValueError, KeyError):
        return False


def _finish(writer: DayWriter, now: datetime, problems: tuple[Problem, ...]) -> DayChange:
    desk, day = writer.desk, writer.day
    parts = [path for _, path in sorted(_parts(writer.folder).items())]
    made = writer.folder / "day"
    with told_as_outside_error("write", made.name):
        shutil.rmtree(made, ignore_errors=True)
        (made / POSITIONS).mkdir(parents=True)
        # The names of days go into the mark: two days without a leg are two days.
        mark = " ".join([day.isoformat(), *(one.digest for one in writer.archive)])
        merged = merge_parts(parts, made, mark)
        everything = sorted([*problems, *_problems(parts)], key=_in_order)
        lines = "".join(f"{dumps(problem_json(one))}\n" for one in everything)
        (made / PROBLEMS).write_bytes(lines.encode())
        for path in parts:
            if (path / "positions.parquet").exists():
                # Linked, not moved: a stop from here on leaves the parts as they are.
                _link(path / "positions.parquet", made / POSITIONS / f"{path.name}.parquet")
        card = _card(writer, merged, now, len(everything))
        (made / CARD).write_bytes(card_bytes(card))
        _force(made)
    if writer.keeping.archive:
        for one in writer.archive:
            keep_archive(desk, one, now)
    with locked(desk, BUILT), told_as_outside_error("write", day.isoformat()):
        change = change_between(desk, day, made, card)
        _put_in_place(desk, day, made)
        shutil.rmtree(writer.folder, ignore_errors=True)
    return change


def _put_in_place(desk: Desk, day: date, made: Path) -> None:
    place = day_folder(desk, day)
    old = place.with_name(f".replaced-{place.name}")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    made.rename(place)
    shutil.rmtree(old, ignore_errors=True)


def _card(writer: DayWriter, merged: Merged, now: datetime, problems: int) -> DayCard:
    return DayCard(
        day=writer.day,
        archive=writer.archive,
        added=time_text(now),
        versions=(("wheelsdown", __version__),),
        keeping=writer.keeping,
        files=merged.files,
        refused=merged.refused,
        positions=merged.positions,
        positions_kept=merged.positions_kept,
        aircraft=merged.aircraft,
        legs=merged.legs,
        legs_with_both_airports=merged.legs_with_both_airports,
        problems=problems,
        cells=merged.cells,
        cells_low=merged.cells_low,
        first_ms=merged.first_ms,
        last_ms=merged.last_ms,
        legs_from_us=merged.legs_from_us,
        legs_to_us=merged.legs_to_us,
    )


def _problems(parts: list[Path]) -> list[Problem]:
    return [
        problem_from_json(one)
        for path in parts
        for one in json.loads((path / "part.json").read_bytes())["problems"]
    ]


def _in_order(one: Problem) -> tuple[str, int, str, str]:
    return (one.file, -1 if one.line is None else one.line, one.code, repr(one.values))


def _link(source: Path, target: Path) -> None:
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def _force(folder: Path) -> None:
    """Force every file of a folder to the disk, before the folder gets the name it is known by."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            with path.open("rb+") as file:
                os.fsync(file.fileno())
