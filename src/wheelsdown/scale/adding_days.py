"""A day archive onto the desk: its parts are worked out somewhere and gathered here.

In: a desk, an archive cut into parts, something that runs parts. Out: what became of the day. It is
on the desk whole or not at all; what was worked out before a stop is there for the next run.
"""

import hashlib
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from wheelsdown.desk.day_card import ArchiveFile, DayCard, read_card
from wheelsdown.desk.day_changes import DayChange
from wheelsdown.desk.day_parts import DayPart
from wheelsdown.desk.day_writing import DayWriter, begin_day, day_problems, is_known
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.errors import OutsideError
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.scale.outcomes import Outcome, Runner
from wheelsdown.scale.planning import PlannedDay
from wheelsdown.scale.work import WorkPart, work

Advance = Callable[[str, int, int], None]
"""Called with a name, and the files and bytes just finished."""


class DayState(StrEnum):
    """What became of a day archive."""

    ADDED = "added"
    KNOWN = "known"
    """The desk has this day from this archive, and keeps the same of it."""
    REPLACED = "replaced"
    UNFINISHED = "unfinished"
    """Some parts could not be worked out: nothing on the desk changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTaken:
    """What became of one archive."""

    day: date
    name: str
    state: DayState
    parts: int
    done_before: int
    """Parts that an earlier run had worked out."""
    card: DayCard | None
    change: DayChange | None = None
    problems: tuple[Problem, ...] = ()
    """What of the archive could not be used; of an unfinished day, the parts that failed."""


def add_day(
    desk: Desk,
    planned: PlannedDay,
    *,
    run: Runner[WorkPart, DayPart],
    now: datetime,
    advance: Advance = lambda name, files, size: None,
    begun: Callable[[int], None] = lambda done_before: None,
) -> DayTaken:
    """Work out every part of a day and put it on the desk; OutsideError where that cannot be.

    `begun` is called with how many parts an earlier run had done, before the first is worked out.
    """
    taken = DayTaken(
        day=planned.day,
        name=planned.name,
        state=DayState.KNOWN,
        parts=len(planned.parts),
        done_before=0,
        card=None,
    )
    stamps = _stamps(planned.paths)
    files = digested(planned.paths)
    if is_known(desk, planned.day, files, planned.keeping):
        return replace(taken, card=read_card(desk, planned.day))
    writer = begin_day(
        desk, planned.day, archive=files, keeping=planned.keeping, layout=planned.layout
    )
    done = writer.done
    taken = replace(taken, done_before=len(done))
    begun(len(done))
    for part in planned.parts:
        if part.number in done:
            advance(planned.name, part.files, part.size_bytes)
    waiting = [part for part in planned.parts if part.number not in done]
    failures = _gather(writer, run, waiting, advance)
    if failures:
        writer.leave()
        return replace(taken, state=DayState.UNFINISHED, problems=failures)
    if _stamps(planned.paths) != stamps:
        writer.abandon()
        raise OutsideError(f"{planned.name!r} was changed while it was read; do it again")
    change = writer.finish(now=now, problems=planned.problems)
    state = DayState.REPLACED if change.was_held else DayState.ADDED
    return replace(
        taken,
        state=state,
        card=change.card,
        change=change,
        problems=day_problems(desk, planned.day),
    )


def _gather(
    writer: DayWriter,
    run: Runner[WorkPart, DayPart],
    parts: Sequence[WorkPart],
    advance: Advance,
) -> tuple[Problem, ...]:
    """Write down every part as it comes; return a problem for each that does not."""
    failures = []
    outcomes = run(work, parts)
    try:
        for outcome in outcomes:
            if outcome.result is None:
                failures.append(_failed(outcome))
                continue
            writer.add_part(outcome.result)
            advance(outcome.part.traces.archive, outcome.part.files, outcome.part.size_bytes)
    finally:
        # A full disk or Ctrl-C: what still runs must not go on for nobody.
        outcomes.close()
    return tuple(failures)


def _failed(outcome: Outcome[WorkPart, DayPart]) -> Problem:
    """Return the problem of a part without a result, by its first and last file."""
    names, failure = outcome.part.traces.traces.names, outcome.failure
    assert failure is not None
    return problem(
        f"day_part_{failure.reason}",
        outcome.part.traces.archive,
        first=names[0],
        last=names[-1],
        files=len(names),
        why=failure.detail,
    )


def digested(paths: Sequence[Path]) -> tuple[ArchiveFile, ...]:
    """Return the files of an archive with their digests: the desk knows them by these."""
    with ThreadPoolExecutor(max_workers=2) as threads:
        return tuple(threads.map(_digested, paths))


def _digested(path: Path) -> ArchiveFile:
    with told_as_outside_error("read", path.name), path.open("rb") as file:
        digest = hashlib.file_digest(file, "sha256").hexdigest()
        return ArchiveFile(
            name=path.name,
            digest=Digest(f"sha256:{digest}"),
            size_bytes=file.tell(),
            path=path,
        )


def _stamps(paths: Sequence[Path]) -> list[tuple[int, int]]:
    """Return what tells that files were not written to meanwhile."""
    with told_as_outside_error("read", paths[0].name):
        return [(stat.st_size, stat.st_mtime_ns) for stat in map(Path.stat, paths)]
