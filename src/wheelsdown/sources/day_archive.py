"""Find the traces of a day in its archive without reading them, and share them out to be read.

In: a day of globe_history as `.tar`, as the parts of a split tar, or as a folder. Out: where each
trace lies, what else there is, and what of the archive is damaged; and `DayPart`s of some megabytes
each, small records that another process can be sent and reads the bytes from.

`archive.walk` reads the same archives member by member and is the reference: same members, same
problems. A packed tar (`.tar.gz`) cannot be entered in the middle; it is read there only.
"""

import mmap
import re
import tarfile
import zlib
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from wheelsdown.model.provenance import Problem, problem
from wheelsdown.sources.archive import (
    BLOCK,
    MAX_HEADER_BYTES,
    MAX_MEMBER_BYTES,
    PART,
    extended_name,
    files_in,
    has_data,
    is_extension,
    problems_of_end,
    shown_name,
    unbroken_parts,
)
from wheelsdown.sources.trace_folders import FolderCount
from wheelsdown.sources.unpacking import GZIP_MAGIC

PART_BYTES = 8 * 2**20
"""What one process is given at a time: about 270,000 positions, a second's work at the slowest,
and 30 MB of memory."""

TRACE = re.compile(r"trace_full_[^/]*\.json")
"""The last part of the name of a trace of a whole day."""

PLAIN_NAME = re.compile(rb"(?:\./)?(?P<name>[!-~]*[!-.0-~])\0+")
PLAIN_FILE = re.compile(
    rb"(?s)[0-7]{7}[\0 ][0-7]{7}[\0 ][0-7]{7}[\0 ]"  # mode, owner, group
    rb"(?P<size>[0-7]{11})[\0 ][0-7]{11}[\0 ]"  # and time of change
    rb"(?P<checksum>[0-7]{6}\0 )0"
    rb".{172}(?:[0-7]{7}[\0 ]|\0{8}){2}\0.{166}"  # devices; no prefix of the name
)
"""The first 100 bytes of a header and the others, for a file with a short name, as all makers of
tar write it: nothing else can be read from them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Volume:
    """One file of the archive, and where its bytes begin in that of all together."""

    path: str
    begin: int
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Members:
    """Files in an archive, in its order; offsets count through all its volumes."""

    names: tuple[str, ...]
    offsets: tuple[int, ...]
    sizes: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayIndex:
    """Where everything of a day lies. Problems are those that `archive.walk` has of it."""

    archive: str
    """The name for people: `v2025.12.06-planes-readsb-prod-0.tar`."""
    volumes: tuple[Volume, ...]
    traces: Members
    others: Members
    """What is no trace of a whole day: for `archive.walk`, if for anyone."""
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """Some traces of a day: all that a process needs to read them."""

    archive: str
    volumes: tuple[Volume, ...]
    traces: Members


@dataclass(slots=True)
class _Found:
    """What a walk has come upon so far."""

    names: list[str]
    offsets: list[int]
    sizes: list[int]
    problems: list[Problem]

    def add(self, name: str, offset: int, size: int) -> None:
        self.names.append(name)
        self.offsets.append(offset)
        self.sizes.append(size)


def index_day(paths: Sequence[Path]) -> DayIndex | None:
    """Return where the traces of a day lie; nothing where only `archive.walk` can read it.

    A day is one tar, or all parts of one split tar, or one folder of files that are no archives.
    """
    files = [file for path in paths for file in files_in(path)]
    if not files:
        return None
    stems = {match["stem"] if (match := PART.fullmatch(file.name)) else None for file in files}
    if len(stems) == 1 and None not in stems:
        stem = str(stems.pop())
        parts, missing = unbroken_parts(sorted(files), stem)
        return _of_tar(parts, stem, missing)
    if len(files) == 1 and ".tar" in files[0].suffixes:
        return _of_tar(files, files[0].name, ())
    if any(".tar" in file.suffixes or file.suffix == ".tgz" for file in files):
        return None
    return _of_folder(files)


def share_out(index: DayIndex, part_bytes: int = PART_BYTES) -> Iterator[DayPart]:
    """Yield the traces in parts of about so many bytes, in the archive's order."""
    traces = index.traces
    begin = size = 0
    for i, one in enumerate(traces.sizes, 1):
        size += one
        if size >= part_bytes or i == len(traces.sizes):
            yield _part(index, begin, i)
            begin, size = i, 0


def _part(index: DayIndex, begin: int, end: int) -> DayPart:
    members = Members(
        names=index.traces.names[begin:end],
        offsets=index.traces.offsets[begin:end],
        sizes=index.traces.sizes[begin:end],
    )
    first, last = members.offsets[0], members.offsets[-1] + members.sizes[-1]
    return DayPart(
        archive=index.archive,
        volumes=tuple(v for v in index.volumes if v.begin < last and first < v.begin + v.size),
        traces=members,
    )


def read_members(part: DayPart) -> list[memoryview] | Problem:
    """Return the bytes of each trace of a part; they stay valid as long as they are held."""
    traces = part.traces
    begin, end = traces.offsets[0], traces.offsets[-1] + traces.sizes[-1]
    try:
        data = _bytes_between(part.volumes, begin, end)
    except OSError as error:
        why = error.strerror or type(error).__name__
        return problem("file_not_read", part.archive, why=why)
    if len(data) < end - begin:
        return problem("file_not_read", part.archive, why="it was changed while it was read")
    return [
        data[offset - begin : offset - begin + size]
        for offset, size in zip(traces.offsets, traces.sizes, strict=True)
    ]


def _bytes_between(volumes: Sequence[Volume], begin: int, end: int) -> memoryview:
    """Return a stretch of an archive: a view of one volume, or pieces of several put together."""
    if len(volumes) == 1 and end > begin:
        volume = volumes[0]
        start = begin - volume.begin
        mapped = start - start % mmap.ALLOCATIONGRANULARITY
        with Path(volume.path).open("rb") as file:
            if Path(volume.path).stat().st_size < end - volume.begin:
                return memoryview(b"")
            view = mmap.mmap(
                file.fileno(), end - volume.begin - mapped, offset=mapped, access=mmap.ACCESS_READ
            )
        return memoryview(view)[start - mapped :]
    pieces = []
    for volume in volumes:
        with Path(volume.path).open("rb") as file:
            file.seek(max(0, begin - volume.begin))
            pieces.append(file.read(min(end - volume.begin, volume.size) - file.tell()))
    return memoryview(b"".join(pieces))


def _volumes(files: Sequence[Path]) -> tuple[Volume, ...]:
    volumes = []
    begin = 0
    for file in files:
        size = file.stat().st_size
        volumes.append(Volume(path=str(file), begin=begin, size=size))
        begin += size
    return tuple(volumes)


def _of_folder(files: Sequence[Path]) -> DayIndex:
    """Index files that are members themselves; the folder of each is its archive's name."""
    found = _Found([], [], [], [])
    folders = FolderCount()
    readable = []
    for file in files:
        try:
            size = file.stat().st_size
            file.open("rb").close()
        except OSError as error:
            why = error.strerror or type(error).__name__
            found.problems.append(problem("file_not_read", file.name, why=why))
            continue
        if size > MAX_MEMBER_BYTES:
            found.problems.append(
                problem("member_too_large", file.name, member=file.name, bytes=size)
            )
            continue
        readable.append(file)
        folders.see("traces", file.name)
    volumes = _volumes(readable)
    for volume, file in zip(volumes, readable, strict=True):
        found.add(file.name, volume.begin, volume.size)
    return _index(files[0].parent.name, volumes, found, folders)


def _of_tar(files: Sequence[Path], name: str, missing: tuple[Problem, ...]) -> DayIndex | None:
    """Index a tar; nothing where it is packed."""
    found = _Found([], [], [], list(missing))
    volumes = _volumes(files)
    if files:
        with files[0].open("rb") as file:
            if file.read(2) == GZIP_MAGIC:
                return None
        with _headers_of(volumes) as headers:
            walk_headers(headers, name, found)
    folders = FolderCount()
    for member in found.names:
        folders.see(name if "/" in member else "traces", member)
    return _index(name, volumes, found, folders)


def _index(name: str, volumes: tuple[Volume, ...], found: _Found, folders: FolderCount) -> DayIndex:
    is_trace = [TRACE.fullmatch(name.rpartition("/")[2]) is not None for name in found.names]

    def members(traces: bool) -> Members:
        kept = [i for i, is_one in enumerate(is_trace) if is_one == traces]
        return Members(
            names=tuple(found.names[i] for i in kept),
            offsets=tuple(found.offsets[i] for i in kept),
            sizes=tuple(found.sizes[i] for i in kept),
        )

    return DayIndex(
        archive=name,
        volumes=volumes,
        traces=members(True),
        others=members(False),
        problems=(*found.problems, *folders.missing()),
    )


@contextmanager
def _headers_of(volumes: Sequence[Volume]) -> Iterator["_Headers"]:
    with ExitStack() as opened:
        files = [opened.enter_context(open(one.path, "rb", buffering=0)) for one in volumes]
        yield _Headers(volumes, files)


class _Headers:
    """The volumes of a tar as one stretch of bytes, of which only headers are read.

    Read and not mapped: the headers of a day lie so close that all of it would be in memory.
    """

    def __init__(self, volumes: Sequence[Volume], files: Sequence[IO[bytes]]) -> None:
        self._volumes, self._files = volumes, files
        self.size = volumes[-1].begin + volumes[-1].size

    def between(self, begin: int, end: int) -> bytes:
        """Return the bytes from `begin` to `end`, fewer at the end of the archive."""
        return b"".join(
            _read(file, max(begin, one.begin) - one.begin, min(end - one.begin, one.size))
            for one, file in zip(self._volumes, self._files, strict=True)
            if begin < one.begin + one.size and one.begin < end
        )

    def pass_plain_files(self, at: int, found: _Found) -> int:
        """Note ordinary files within a volume, and return where there is something else."""
        for one, file in zip(self._volumes, self._files, strict=True):
            if not one.begin <= at < one.begin + one.size:
                continue
            here, end = at - one.begin, one.size
            while here + BLOCK <= end:
                plain = plain_file(_read(file, here, here + BLOCK))
                if plain is None or here + BLOCK + plain[1] > end:
                    break
                here += BLOCK
                found.add(plain[0], one.begin + here, plain[1])
                here += -(-plain[1] // BLOCK) * BLOCK
            # Padding may be cut off, behind the last member.
            at = min(one.begin + here, self.size)
        return at


def _read(file: IO[bytes], begin: int, end: int) -> bytes:
    file.seek(begin)
    return file.read(end - begin)


def walk_headers(blocks: _Headers, name: str, found: _Found) -> None:
    """Go from header to header, as `archive.tar_members` does, and note what is there."""
    long_name: str | None = None
    # Where blocks began that are no headers; an archive ends in blocks of zeros and nothing after.
    odd_from: int | None = None
    only_zeros = True
    at = 0
    while True:
        if odd_from is None and long_name is None:
            at = blocks.pass_plain_files(at, found)
        header = blocks.between(at, at + BLOCK)
        if len(header) < BLOCK:
            at += len(header)
            found.problems += problems_of_end(name, at, odd_from, only_zeros=only_zeros)
            return
        at += BLOCK
        try:
            info = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            odd_from = at - BLOCK if odd_from is None else odd_from
            only_zeros = only_zeros and not any(header)
            continue
        if odd_from is not None:
            found.problems.append(problem("archive_damaged", name, begin=odd_from, end=at - BLOCK))
            odd_from, only_zeros = None, True
        padded = -(-info.size // BLOCK) * BLOCK if has_data(info) else 0
        size = info.size
        if padded > (MAX_HEADER_BYTES if is_extension(info) else MAX_MEMBER_BYTES):
            given = shown_name(info.name)
            found.problems.append(problem("member_too_large", name, member=given, bytes=size))
            at = min(at + padded, blocks.size)
            continue
        if has_data(info) and blocks.size - at < size:
            within = f"within {shown_name(long_name or info.name)}"
            found.problems.append(problem("archive_cut_short", name, why=within))
            return
        if is_extension(info):
            long_name = extended_name(info, blocks.between(at, at + size)) or long_name
        else:
            if info.isreg():
                found.add(shown_name(long_name or info.name), at, size)
            long_name = None
        at = min(at + padded, blocks.size)


def plain_file(header: bytes) -> tuple[str, int] | None:
    """Return name and size from the header of an ordinary file, if nothing about it is unusual.

    The checksum is the sum of the header's bytes, with spaces in its own place. An Adler-32
    contains the sum of bytes, plus one, in its low half: in two halves it cannot overflow.
    """
    name, match = PLAIN_NAME.fullmatch(header[:100]), PLAIN_FILE.fullmatch(header[100:])
    if name is None or match is None:
        return None
    sums = zlib.adler32(header[:256]) & 0xFFFF, zlib.adler32(header[256:]) & 0xFFFF
    check = match["checksum"]
    if sum(sums) - 2 - sum(check) + len(check) * ord(" ") != int(check[:6], 8):
        return None
    size = int(match["size"], 8)
    return (name["name"].decode(), size) if size <= MAX_MEMBER_BYTES else None
