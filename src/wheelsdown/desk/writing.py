"""Writing files whole or not at all, and the words for a disk that would not.

A file is written beside its place, forced to the disk, and only then put in its place; whoever
reads sees the old bytes or the new ones. Callers hold a lock of `desk.locking`, so the name of the
unfinished file need not differ between processes, and a crash leaves at most one, overwritten next.
"""

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from wheelsdown.errors import BrokenDeskError, OutsideError

UNFINISHED = ".part"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def write_whole(path: Path, data: bytes) -> None:
    """Put `data` at `path`, whole or not at all, and on the disk when this returns."""
    unfinished = path.with_name(f".{path.name}{UNFINISHED}")
    with told_as_outside_error("write", path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            os.replace(unfinished, path)
        except BaseException:
            with suppress(OSError):
                unfinished.unlink(missing_ok=True)
            raise
        _force_folder(path.parent)


@contextmanager
def told_as_outside_error(verb: str, name: str) -> Iterator[None]:
    """Turn an `OSError` into an `OutsideError` that says what to do; `name` holds no folders."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise OutsideError(
                f"could not {verb} {name!r}: no room is left on the disk; nothing of it was "
                "kept, make room and do it again"
            ) from error
        why = error.strerror or type(error).__name__
        raise OutsideError(
            f"could not {verb} {name!r}: {why}; expected a folder that can be read and written, "
            "check its permissions and disk and do it again"
        ) from error


def broken_table(path: Path) -> BrokenDeskError:
    """Return the error for a table that is not as it was written."""
    if "days" in path.parts:
        return BrokenDeskError(
            f"{path.name!r} of the day {path.parent.name!r} cannot be read; delete that folder in "
            "built/record/days/ and add the archive of the day again"
        )
    return BrokenDeskError(
        f"{path.name!r} in built/ cannot be read; delete the folder built/ and add the captures "
        "again, nothing is lost by it"
    )


def _force_folder(folder: Path) -> None:
    """Force the folder's list of names to the disk, where the system can (Windows cannot)."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
