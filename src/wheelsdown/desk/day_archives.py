"""The archives that days were made from, kept as captures.

Linked where the disk can do that, so that a day takes its room once, else copied.
"""

import os
import shutil
from datetime import datetime
from pathlib import Path

from wheelsdown.contract.times import time_text
from wheelsdown.desk.capture_paths import capture_paths
from wheelsdown.desk.captures import enter_capture
from wheelsdown.desk.day_card import ARCHIVE_KIND, ArchiveFile
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.locking import LEDGER, locked
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.model.provenance import Capture

_AT_ONCE = 1 << 20


def keep_archive(desk: Desk, archive: ArchiveFile, added: datetime) -> bool:
    """Keep a file of an archive as a capture, by link or copy; say whether it was not there."""
    if archive.path is None:
        raise ValueError(f"an archive without a path: {archive.name!r}")
    path = capture_paths(desk, archive.digest)[0]
    capture = Capture(
        digest=archive.digest,
        kind=ARCHIVE_KIND,
        name=archive.name,
        size_bytes=archive.size_bytes,
        added=time_text(added),
    )
    with locked(desk, LEDGER):
        if not path.exists():
            _link_or_copy(archive.path, path)
        return enter_capture(desk, capture, added)


def _link_or_copy(source: Path, target: Path) -> None:
    unfinished = target.with_name(f".{target.name}.part")
    with told_as_outside_error("write", target.name):
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished.unlink(missing_ok=True)
        try:
            try:
                os.link(source, unfinished)
            except OSError:
                with source.open("rb") as old, unfinished.open("wb") as new:
                    shutil.copyfileobj(old, new, _AT_ONCE)
                    new.flush()
                    os.fsync(new.fileno())
            os.replace(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
