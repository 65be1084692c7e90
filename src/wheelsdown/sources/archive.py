"""Walk through what holds many captures: days of globe_history as tar, split tar, or folders.

A day of the world is three gigabytes in `….tar.aa`, `….tar.ab`, …, cut anywhere, often in the
middle of a member; or `….tar`, or folders of `trace_full_*.json`. Members come out one by one and
nothing is held but the one in hand. What cannot be read of the archive itself (a damaged header, a
missing part, an end that does not come) is a problem among the members, and the walk goes on
behind it where it can: headers stand at every 512 bytes and carry a checksum.

The same archive is often kept twice, as `prod` and as `staging`: a member whose bytes were already
seen is named as a repeat, not read again.
"""

import gzip
import hashlib
import io
import re
import tarfile
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, cast

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.trace_folders import FolderCount
from wheelsdown.sources.unpacking import GZIP_MAGIC

BLOCK = tarfile.BLOCKSIZE
"""Tar is made of blocks of 512 bytes; a header is one block."""

MAX_MEMBER_BYTES = 256 * 2**20
"""Largest member that is read: a heatmap is 25 MiB, a trace of a day under one."""

MAX_HEADER_BYTES = 64 * 1024
"""Largest extended header (a long name)."""

PART = re.compile(r"(?P<stem>.+\.tar(?:\.gz)?)\.(?P<part>(?!gz|xz)[a-z]{2}|\d{2,3})")
"""Names that `split` gives the pieces of an archive."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One capture of an archive: the name it has there, and its bytes."""

    archive: str
    name: str
    data: bytes
    digest: Digest


def walk(paths: Iterable[Path]) -> Iterator[Member | Problem]:
    """Yield every member of archives, folders and single files, and what of them cannot be read.

    Parts of one split archive may be given in any order, or as the folder they lie in.
    """
    seen: set[Digest] = set()
    folders = FolderCount()
    for found in _walk(paths):
        if isinstance(found, Member):
            # Files of a folder tree have their folder as archive: the tree is counted as one.
            folders.see(found.archive if "/" in found.name else "traces", found.name)
        if isinstance(found, Problem):
            yield found
        elif found.digest in seen:
            yield problem("repeated_member", found.archive, member=found.name)
        else:
            seen.add(found.digest)
            yield found
    yield from folders.missing()


def _walk(paths: Iterable[Path]) -> Iterator[Member | Problem]:
    files = [file for path in paths for file in files_in(path)]
    splits: dict[str, list[Path]] = {}
    for file in files:
        if match := PART.fullmatch(file.name):
            splits.setdefault(str(file.with_name(match["stem"])), []).append(file)
    for file in files:
        if match := PART.fullmatch(file.name):
            # Read once, at the place of its first part.
            parts = sorted(splits.pop(str(file.with_name(match["stem"])), []))
            if parts:
                yield from _split(parts, match["stem"])
        elif ".tar" in file.suffixes or file.suffix == ".tgz":
            yield from tar_members(_Joined([file]), file.name)
        else:
            yield from _single(file)


def files_in(path: Path) -> Iterator[Path]:
    """Yield the files of a folder tree in order, or the one file that a path is."""
    if path.is_dir():
        for inside in sorted(path.iterdir()):
            yield from files_in(inside)
    else:
        yield path


def _single(file: Path) -> Iterator[Member | Problem]:
    try:
        size = file.stat().st_size
        if size > MAX_MEMBER_BYTES:
            yield problem("member_too_large", file.name, member=file.name, bytes=size)
            return
        yield _member(file.parent.name, file.name, file.read_bytes())
    except OSError as error:
        yield problem("file_not_read", file.name, why=error.strerror or type(error).__name__)


def _split(parts: Sequence[Path], stem: str) -> Iterator[Member | Problem]:
    """Yield the members of a split archive; a part missing between others is named and ends it."""
    parts, missing = unbroken_parts(parts, stem)
    yield from missing
    if parts:
        yield from tar_members(_Joined(parts), stem)


def unbroken_parts(parts: Sequence[Path], stem: str) -> tuple[Sequence[Path], tuple[Problem, ...]]:
    """Return the parts before the first that is missing, and the problem of that one."""
    names = [file.name.rpartition(".")[2] for file in parts]
    expected = _part_after(None, names[0])
    for place, name in enumerate(names):
        if name != expected:
            return parts[:place], (problem("archive_part_missing", stem, part=expected),)
        expected = _part_after(name, name)
    return parts, ()


def _part_after(name: str | None, like: str) -> str:
    """Return the part that follows `name`, or the first one named in the manner of `like`."""
    if like.isdigit():
        # `split -d` begins at 00; people number from 01.
        first = like if int(like) <= 1 else "0" * len(like)
        return f"{int(name) + 1:0{len(like)}d}" if name else first
    if name is None:
        return "aa"
    return name[0] + chr(ord(name[1]) + 1) if name[1] != "z" else chr(ord(name[0]) + 1) + "a"


class _Joined(io.RawIOBase):
    """The bytes of several files one after another, with one of them open at a time."""

    def __init__(self, parts: Sequence[Path]) -> None:
        super().__init__()
        self._waiting = list(parts)
        self._open: BinaryIO | None = None

    def readable(self) -> bool:
        """Say that this can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill `buffer` from the open file, else from the next."""
        while True:
            if self._open is None:
                if not self._waiting:
                    return 0
                self._open = self._waiting.pop(0).open("rb")
            data = self._open.read(len(buffer))
            if data:
                buffer[: len(data)] = data
                return len(data)
            self._open.close()
            self._open = None

    def close(self) -> None:
        """Close the file that is open."""
        if self._open is not None:
            self._open.close()
        super().close()


def tar_members(stream: io.RawIOBase, name: str) -> Iterator[Member | Problem]:
    """Yield the files of a tar stream, plain or gzip, and what of it is damaged."""
    with io.BufferedReader(stream, 2**20) as buffered:
        packed = buffered.peek(2)[:2] == GZIP_MAGIC
        blocks: BinaryIO = cast(BinaryIO, gzip.GzipFile(fileobj=buffered)) if packed else buffered
        try:
            yield from _members(blocks, name)
        except (EOFError, zlib.error, gzip.BadGzipFile) as error:
            yield problem("archive_cut_short", name, why=str(error)[:120])


def _members(blocks: BinaryIO, name: str) -> Iterator[Member | Problem]:
    long_name: str | None = None
    # Where blocks began that are no headers; an archive ends in blocks of zeros and nothing after.
    odd_from: int | None = None
    only_zeros = True
    at = 0
    while True:
        header = blocks.read(BLOCK)
        if len(header) < BLOCK:
            yield from problems_of_end(name, at + len(header), odd_from, only_zeros=only_zeros)
            return
        at += BLOCK
        try:
            info = tarfile.TarInfo.frombuf(header, "utf-8", "surrogateescape")
        except tarfile.HeaderError:
            # Look for the next header, block by block.
            odd_from = at - BLOCK if odd_from is None else odd_from
            only_zeros = only_zeros and not any(header)
            continue
        if odd_from is not None:
            yield problem("archive_damaged", name, begin=odd_from, end=at - BLOCK)
            odd_from, only_zeros = None, True
        padded = -(-info.size // BLOCK) * BLOCK if has_data(info) else 0
        if padded > (MAX_HEADER_BYTES if is_extension(info) else MAX_MEMBER_BYTES):
            yield problem("member_too_large", name, member=shown_name(info.name), bytes=info.size)
            at += _skip(blocks, padded)
            continue
        body = blocks.read(padded)
        at += len(body)
        if len(body) < info.size:
            yield problem(
                "archive_cut_short", name, why=f"within {shown_name(long_name or info.name)}"
            )
            return
        if is_extension(info):
            long_name = extended_name(info, body[: info.size]) or long_name
            continue
        if info.isreg():
            yield _member(name, shown_name(long_name or info.name), body[: info.size])
        long_name = None


def problems_of_end(
    name: str, at: int, odd_from: int | None, *, only_zeros: bool
) -> Iterator[Problem]:
    """Yield what is wrong with how an archive ends: in damage, or in nothing instead of zeros."""
    if odd_from is None:
        yield problem("archive_cut_short", name, why=f"no end after {at} bytes")
    elif not only_zeros:
        yield problem("archive_damaged", name, begin=odd_from, end=at)


def has_data(info: tarfile.TarInfo) -> bool:
    """Say whether bytes of its own follow a header."""
    return info.isreg() or is_extension(info) or info.type not in tarfile.SUPPORTED_TYPES


def is_extension(info: tarfile.TarInfo) -> bool:
    """Say whether a header only carries a name for the next."""
    return info.type in (
        *(tarfile.GNUTYPE_LONGNAME, tarfile.GNUTYPE_LONGLINK),
        *(tarfile.XHDTYPE, tarfile.XGLTYPE, tarfile.SOLARIS_XHDTYPE),
    )


def extended_name(info: tarfile.TarInfo, body: bytes) -> str | None:
    """Return the name that GNU's or POSIX's extended header gives the next member."""
    if info.type == tarfile.GNUTYPE_LONGNAME:
        return body.split(b"\0", 1)[0].decode("utf-8", "surrogateescape")
    if info.type in (tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE):
        match = re.search(rb"^\d+ path=([^\n]+)\n", body, re.MULTILINE)
        return match[1].decode("utf-8", "surrogateescape") if match else None
    return None


def _skip(blocks: BinaryIO, count: int) -> int:
    skipped = 0
    while skipped < count:
        data = blocks.read(min(2**20, count - skipped))
        if not data:
            break
        skipped += len(data)
    return skipped


def shown_name(name: str) -> str:
    """Return a member's name as text that can be printed."""
    return name.encode("utf-8", "replace").decode("utf-8").removeprefix("./")


def _member(archive: str, name: str, data: bytes) -> Member:
    digest = Digest(f"sha256:{hashlib.sha256(data).hexdigest()}")
    return Member(archive=archive, name=name, data=data, digest=digest)
