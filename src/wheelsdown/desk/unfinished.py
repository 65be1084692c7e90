"""Captures that are kept but not yet in the record: what a stop in the middle leaves to be done.

A capture is marked before it is read and the mark is taken off once the record was redrawn with it.
So a rerun, with the same files or with others, finishes what was begun and skips what is done.
"""

from collections.abc import Iterable
from pathlib import Path

from wheelsdown.desk.captures import hex_of
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.model.provenance import Digest


def mark_unfinished(desk: Desk, digest: Digest) -> None:
    """Note that a capture is about to be read into the record."""
    with locked(desk, BUILT):
        write_whole(_folder(desk) / hex_of(digest), b"")


def unfinished(desk: Desk) -> frozenset[Digest]:
    """Return the captures whose reading was begun and not finished."""
    folder = _folder(desk)
    if not folder.is_dir():
        return frozenset()
    with told_as_outside_error("read", folder.name):
        return frozenset(
            Digest(f"sha256:{path.name}") for path in folder.iterdir() if len(path.name) == 64
        )


def mark_finished(desk: Desk, digests: Iterable[Digest]) -> None:
    """Take the marks off captures that the record now holds."""
    with locked(desk, BUILT), told_as_outside_error("clear", _folder(desk).name):
        for digest in digests:
            (_folder(desk) / hex_of(digest)).unlink(missing_ok=True)


def is_read(desk: Desk, digest: Digest) -> bool:
    """Say whether the record already holds what a capture has, its problems included."""
    read = (desk.record / "problems" / f"{hex_of(digest)}.jsonl").exists()
    return read and not (_folder(desk) / hex_of(digest)).exists()


def _folder(desk: Desk) -> Path:
    return desk.built / "unfinished"
