"""Which of the files to be added are days of the world, and how each is cut into parts.

In: paths. Out: a `PlannedDay` for each archive that holds a day, and the paths that are none. How a
day is cut depends on its archive alone, so that a run that was stopped finds its parts again.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

from wheelsdown.desk.day_card import Keeping
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.scale.work import WorkPart
from wheelsdown.sources import day_archive, readsb_trace
from wheelsdown.sources.archive import PART, files_in
from wheelsdown.sources.day_archive import PART_BYTES, DayIndex, index_day, read_members, share_out

A_DAY_HAS_FILES = 500
"""A network hears tens of thousands of aircraft a day; whoever gathers chosen ones has hundreds at
most. Those are kept file by file, each a capture of its own."""

ASKED_FOR_DATE = 9
"""Traces that are looked at to tell the day: a few of an archive may hang over from the night
before, never most."""

MS_A_DAY = 86_400_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedDay:
    """An archive that holds a day, cut into parts."""

    day: date
    name: str
    paths: tuple[Path, ...]
    """The archive, or the parts that it was split into, in order."""
    parts: tuple[WorkPart, ...]
    keeping: Keeping
    layout: str
    """How it is cut."""
    other_files: int
    """Files of the archive that are no traces: statistics, heatmaps. They are not read."""
    problems: tuple[Problem, ...]

    @property
    def files(self) -> int:
        """How many traces there are."""
        return sum(part.files for part in self.parts)

    @property
    def size_bytes(self) -> int:
        """How many bytes they have, packed as they are."""
        return sum(part.size_bytes for part in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be added: days, files that are none, and what is wrong with the choice."""

    days: tuple[PlannedDay, ...]
    others: tuple[Path, ...]
    problems: tuple[Problem, ...]


def plan_days(
    paths: Iterable[Path],
    *,
    keeping: Keeping,
    at_least: int = A_DAY_HAS_FILES,
    part_bytes: int = PART_BYTES,
) -> Plan:
    """Tell days from other files; an archive with fewer traces than `at_least` is no day."""
    days: dict[date, PlannedDay] = {}
    others: list[Path] = []
    problems: list[Problem] = []
    for group in _groups(paths):
        planned = _planned(group, at_least, part_bytes, keeping) if _is_tar(group[0]) else None
        if planned is None:
            others += group
        elif planned.day in days:
            # Published twice, as `prod` and `staging`: the second would only replace the first.
            other = days[planned.day].name
            problems.append(problem("day_given_twice", planned.name, day=planned.day, other=other))
        else:
            days[planned.day] = planned
    return Plan(days=tuple(days.values()), others=tuple(others), problems=tuple(problems))


def _groups(paths: Iterable[Path]) -> list[tuple[Path, ...]]:
    """Return the files that belong together: the parts of a split archive, or one path alone.

    A folder stays whole unless there are archives in it.
    """
    groups: dict[Path, list[Path]] = {}
    for path in paths:
        inside = list(files_in(path)) if path.is_dir() else [path]
        if path.is_dir() and not any(map(_is_tar, inside)):
            inside = [path]
        for file in inside:
            match = PART.fullmatch(file.name)
            groups.setdefault(file if match is None else file.with_name(match["stem"]), []).append(
                file
            )
    return [tuple(sorted(set(group))) for group in groups.values()]


def _is_tar(path: Path) -> bool:
    return (path.suffix == ".tar" or PART.fullmatch(path.name) is not None) and path.is_file()


def _planned(
    paths: Sequence[Path], at_least: int, part_bytes: int, keeping: Keeping
) -> PlannedDay | None:
    index = index_day(paths)
    index = None if index is None else _each_once(index)
    if index is None or not index.traces.names or len(index.traces.names) < at_least:
        return None
    day = day_of(index)
    if day is None:
        return None
    places = {volume.path: number for number, volume in enumerate(index.volumes)}
    return PlannedDay(
        day=day,
        name=index.archive,
        paths=tuple(Path(volume.path) for volume in index.volumes),
        parts=tuple(
            WorkPart(
                number=number,
                traces=traces,
                first_volume=places[traces.volumes[0].path],
                keeping=keeping,
            )
            for number, traces in enumerate(share_out(index, part_bytes))
        ),
        keeping=keeping,
        layout=f"parts of {part_bytes} bytes",
        other_files=len(index.others.names),
        problems=index.problems,
    )


def _each_once(index: DayIndex) -> DayIndex:
    """Return the index with one trace for each aircraft: the last, as unpacking would leave it."""
    names = [name.rpartition("/")[2] for name in index.traces.names]
    last = {name: i for i, name in enumerate(names)}
    if len(last) == len(names):
        return index
    kept = sorted(last.values())
    repeats = [index.traces.names[i] for i, name in enumerate(names) if last[name] != i]
    return replace(
        index,
        traces=day_archive.Members(
            names=tuple(index.traces.names[i] for i in kept),
            offsets=tuple(index.traces.offsets[i] for i in kept),
            sizes=tuple(index.traces.sizes[i] for i in kept),
        ),
        problems=(
            *index.problems,
            *(problem("trace_given_again", index.archive, member=name) for name in repeats),
        ),
    )


def day_of(index: DayIndex) -> date | None:
    """Return the UTC day that most rows of some traces lie in; nothing where none can be read."""
    traces = index.traces
    step = max(1, len(traces.names) // ASKED_FOR_DATE)
    days: Counter[int] = Counter()
    for i in range(0, len(traces.names), step):
        one = day_archive.Members(
            names=(traces.names[i],), offsets=(traces.offsets[i],), sizes=(traces.sizes[i],)
        )
        (part,) = share_out(replace(index, traces=one))
        found = read_members(part)
        if isinstance(found, Problem):
            continue
        contents = readsb_trace.read(bytes(found[0]), digest=Digest(""), name=one.names[0])
        for track in contents.tracks:
            days.update((track.time_ms // MS_A_DAY).tolist())
    if not days:
        return None
    number = min(days, key=lambda one: (-days[one], one))
    return datetime.fromtimestamp(number * MS_A_DAY / 1000, tz=UTC).date()
