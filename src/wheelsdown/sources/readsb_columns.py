"""Read many traces of readsb at once into columns: some megabytes of a day, no object a position.

In: a `DayPart`. Out: a `BatchReading`: the positions of its aircraft in one `PositionBatch`, and
what could not be used.

`readsb_trace.read` says what a file holds. Where this process compiles, `readsb_scanner` reads
files in the shape that readsb prints today, to the same result; a file that it declines, and every
file where nothing is compiled, is read by `readsb_trace`. Its track goes into the same columns
where it is whole numbers of their units, as all that readsb prints is; else it is in `tracks`.
"""

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace

import numpy as np

from wheelsdown.compiling import COMPILES
from wheelsdown.model.columns import PositionBatch, UInt64s
from wheelsdown.model.flight import Track, UInt8s
from wheelsdown.model.provenance import Digest, Problem
from wheelsdown.sources.day_archive import DayPart, read_members
from wheelsdown.sources.position_columns import Filling
from wheelsdown.sources.readsb_trace import read
from wheelsdown.sources.trace_heads import head_of_rows
from wheelsdown.sources.unpacking import GZIP_MAGIC

USUAL_ROW_BYTES = 100
"""Rows of readsb have 150 to 180 bytes; room is made for somewhat more rows than there will be."""

MOST_SHARE = 16
"""Traces unpack to six to nine times their size. What an end tells beyond that may be untrue, and
is made room for when it has come."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Machine:
    """What reads a text without Python."""

    unpack_one: Callable[[memoryview], bytearray | None]
    told_length: Callable[[memoryview], int]
    scan: Callable[[UInt8s, int, UInt64s, int, int, int], tuple[int, int]]
    least_row_bytes: int


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class BatchReading:
    """What some trace files hold: each gave an aircraft of the batch, a track, or problems."""

    batch: PositionBatch
    tracks: tuple[Track, ...]
    """Those that are not whole numbers of the columns' units: for `legs_of`."""
    problems: tuple[Problem, ...]
    rows_read: int
    rows_refused: int
    digests: tuple[Digest, ...]
    """Of all files, in their order."""
    bytes_read: int
    """As they lie in the archive."""
    files_declined: int
    """Files that `readsb_trace` read: all, where nothing is compiled."""


def compiled_machine() -> Machine:
    """Return the compiled readers; they need numba and deflate (`wheelsdown[world]`)."""
    from wheelsdown.sources import one_gzip, readsb_scanner  # noqa: PLC0415 - an extra

    return Machine(
        unpack_one=one_gzip.unpack_one,
        told_length=one_gzip.told_length,
        scan=readsb_scanner.scan,
        least_row_bytes=readsb_scanner.LEAST_ROW_BYTES,
    )


MACHINE = compiled_machine() if COMPILES else None


_spare: list[Filling] = []
"""Columns of the last batch: their memory is used again if nobody holds it any longer. New memory
costs a tenth of the time of reading, which the system takes to clear it."""


def read_batch(part: DayPart, machine: Machine | None = MACHINE) -> BatchReading:
    """Return what the traces of a part of a day hold; files that cannot be opened are a problem.

    A process that reads part after part is faster if it lets go of a batch before the next.
    """
    members = read_members(part)
    if isinstance(members, Problem):
        return replace(read_files((), machine), problems=(members,))
    return read_files(zip(part.traces.names, members, strict=True), machine)


def read_files(
    files: Iterable[tuple[str, memoryview]],
    machine: Machine | None = MACHINE,
    *,
    fall_back: bool = True,
) -> BatchReading:
    """Return what trace files hold, given each by its name and bytes.

    Without `fall_back`, those that the machine declines are only counted: to try the machine by.
    """
    files = list(files)
    filling = _take_columns()
    filling.make_room(_rows_at_most(files, machine))
    tracks: list[Track] = []
    problems: list[Problem] = []
    digests: list[Digest] = []
    rows_read = rows_refused = declined = 0
    for name, data in files:
        digest = Digest(f"sha256:{hashlib.sha256(data).hexdigest()}")
        digests.append(digest)
        if machine is not None and _scan(machine, data, filling, digest):
            continue
        declined += 1
        if not fall_back:
            continue
        contents = read(bytes(data), digest=digest, name=name)
        problems += contents.problems
        rows_refused += contents.rows_refused
        for track in contents.tracks:
            if not filling.add(track, digest):
                tracks.append(track)
                rows_read += len(track.time_ms)
    _spare[:] = [filling]
    return BatchReading(
        batch=filling.batch(),
        tracks=tuple(tracks),
        problems=tuple(problems),
        rows_read=rows_read + filling.rows,
        rows_refused=rows_refused,
        digests=tuple(digests),
        bytes_read=sum(len(data) for _, data in files),
        files_declined=declined,
    )


def _take_columns() -> Filling:
    """Return the spare columns if they are free, else new ones."""
    try:
        filling = _spare.pop()
    except IndexError:
        return Filling()
    if not filling.is_free():
        return Filling()
    filling.clear()
    return filling


def _rows_at_most(files: list[tuple[str, memoryview]], machine: Machine | None) -> int:
    """Return how many rows the files are likely to have at most, from the lengths they tell."""
    if machine is None:
        return 0
    texts = (min(machine.told_length(data), MOST_SHARE * len(data)) for _, data in files)
    return sum(texts) // USUAL_ROW_BYTES


def _scan(machine: Machine, data: memoryview, filling: Filling, digest: Digest) -> bool:
    """Scan a file into the columns, and say whether it was accepted."""
    text = machine.unpack_one(data) if data[:2] == GZIP_MAGIC else bytes(data)
    if text is None:
        return False
    head = head_of_rows(text)
    if head is None:
        return False
    filling.make_room(len(text) // machine.least_row_bytes + 1)
    rows, callsigns = machine.scan(
        *(np.frombuffer(text, np.uint8), head.rows_begin, filling.addresses),
        *(filling.rows, filling.callsigns, head.base_ms),
    )
    if rows < 0:
        return False
    whose = (head.address, head.registration, head.type_code)
    filling.close(whose, digest, rows, callsigns)
    return True
