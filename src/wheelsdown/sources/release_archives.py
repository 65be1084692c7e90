"""Read traces out of a day's release archive: a tar, split into parts, of gzip files.

In come the parts as they were downloaded, in order; out comes each trace's address and bytes.
Nothing is unpacked to the disk, and no name inside the archive becomes a path.
"""

import os
import re
import tarfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import IO, cast

from wheelsdown.errors import NotFetchedError

TRACE = re.compile(r"(?:\./)?traces/[0-9a-f]{2}/trace_full_(~?[0-9a-f]{6})\.json")

MAX_TRACE_BYTES = 32 * 2**20
"""Most of one packed trace; a busy aircraft's day is under 2 MiB."""

END_OF_TAR = 1024
"""A tar ends in at least two blocks of 512 zeros, and nothing else follows."""


def traces_in(
    parts: Sequence[Path], wanted: Callable[[str], bool] = lambda icao24: True
) -> Iterator[tuple[str, bytes]]:
    """Yield (address, packed bytes) of each wanted trace; NotFetchedError if it is not whole."""
    joined = _Joined(parts)
    try:
        with closing(joined), tarfile.open(fileobj=cast(IO[bytes], joined), mode="r|") as tar:
            for member in tar:
                match = TRACE.fullmatch(member.name)
                if match is None or not member.isfile() or not wanted(match[1]):
                    continue
                if member.size > MAX_TRACE_BYTES:
                    raise NotFetchedError("broken_archive", parts[0].name, "a trace too large")
                file = tar.extractfile(member)
                if file is not None:
                    yield match[1], file.read()
            end = tar.offset
    except tarfile.TarError as error:
        raise NotFetchedError("broken_archive", parts[0].name, str(error)) from error
    # A header that cannot be read looks to tarfile like the end: the aircraft after it would pass
    # for ones that were not seen that day.
    if not _is_end(parts, end):
        raise NotFetchedError("broken_archive", parts[0].name, f"stops at byte {end}")


def _is_end(parts: Sequence[Path], offset: int) -> bool:
    """Say whether from there on there are zeros only, and as many as end a tar."""
    left = sum(path.stat().st_size for path in parts) - offset
    if left < END_OF_TAR:
        return False
    for path in reversed(parts):
        size = min(left, path.stat().st_size)
        with path.open("rb") as file:
            file.seek(-size, os.SEEK_END)
            while data := file.read(2**20):
                if data.strip(b"\0"):
                    return False
        left -= size
    return True


class _Joined:
    """Several files read as one."""

    def __init__(self, parts: Sequence[Path]) -> None:
        self._left = list(parts)
        self._file: IO[bytes] | None = None

    def read(self, size: int) -> bytes:
        """Return up to `size` bytes, and nothing only at the very end."""
        read: list[bytes] = []
        while size > 0:
            if self._file is None:
                if not self._left:
                    break
                self._file = self._left.pop(0).open("rb")
            data = self._file.read(size)
            if not data:
                self._file.close()
                self._file = None
            read.append(data)
            size -= len(data)
        return b"".join(read)

    def close(self) -> None:
        """Close what is open."""
        if self._file is not None:
            self._file.close()
