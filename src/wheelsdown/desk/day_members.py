"""Files inside the archives of days, opened as captures are.

Such a file is no capture of its own, but legs name it as their evidence by its digest: it is found
by that in the tables of the days, and its bytes are read out of the archive, if that was kept.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

import numpy as np

from wheelsdown.desk.capture_paths import capture_paths, hex_of
from wheelsdown.desk.column_file import ColumnFile, open_columns
from wheelsdown.desk.day_card import day_folder, days_held, read_card
from wheelsdown.desk.day_legs import text_in
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.errors import BrokenDeskError
from wheelsdown.model.provenance import Capture, Digest

MEMBER_KIND = "readsb_trace"
MEMBERS = "members.columns"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A file inside the archive of a day."""

    day: date
    name: str
    archive: tuple[Digest, ...]
    archive_file: int
    """Which file of the archive it begins in."""
    offset: int
    size_bytes: int


def find_member(desk: Desk, digest: Digest) -> Member | None:
    """Return the file with this digest inside the archive of a day held, or nothing."""
    wanted = np.frombuffer(bytes.fromhex(hex_of(digest)), np.uint64)
    for day, file in _members(desk):
        words = file.column("digest").view(np.uint64).reshape(-1, 4)
        for row in np.flatnonzero(words[:, 0] == wanted[0]).tolist():
            if (words[row] == wanted).all():
                return _member(desk, day, file, row)
    return None


def member_capture(desk: Desk, digest: Digest) -> Capture | None:
    """Return what is known of a file inside an archive, as of a capture; nothing if none is."""
    member = find_member(desk, digest)
    if member is None:
        return None
    return Capture(
        digest=digest,
        kind=MEMBER_KIND,
        name=member.name,
        size_bytes=member.size_bytes,
        added=read_card(desk, member.day).added,
    )


def read_member(desk: Desk, digest: Digest) -> bytes | None:
    """Return the bytes of a file inside an archive; nothing where no day has it.

    BrokenDeskError where the archive was not kept, or has changed.
    """
    member = find_member(desk, digest)
    if member is None:
        return None
    data = b"".join(_bytes_of(desk, member))
    if hashlib.sha256(data).hexdigest() != hex_of(digest):
        raise BrokenDeskError(
            f"the archive of {member.day} has changed since it came: {member.name!r} in it is not "
            "what it was; put the archive back from a copy and add it again"
        )
    return data


def _bytes_of(desk: Desk, member: Member) -> Iterator[bytes]:
    """Yield the bytes of a member; it may go on in the next file of an archive that was cut."""
    offset, left = member.offset, member.size_bytes
    for digest in member.archive[member.archive_file :]:
        path = capture_paths(desk, digest)[0]
        if not path.exists():
            raise BrokenDeskError(
                f"the archive of {member.day} was not kept on the desk {desk.name!r}: add it "
                f"again, without --legs-only, to open {member.name!r}"
            )
        with told_as_outside_error("read", path.name), path.open("rb") as file:
            file.seek(offset)
            found = file.read(left)
        yield found
        offset, left = 0, left - len(found)
        if not left:
            return


def _members(desk: Desk) -> Iterator[tuple[date, ColumnFile]]:
    for day in days_held(desk):
        yield day, open_columns(day_folder(desk, day) / MEMBERS)


def _member(desk: Desk, day: date, file: ColumnFile, row: int) -> Member:
    return Member(
        day=day,
        name=text_in(file.columns(), "name", row) or "",
        archive=tuple(one.digest for one in read_card(desk, day).archive),
        archive_file=int(file.column("archive_file")[row]),
        offset=int(file.column("offset")[row]),
        size_bytes=int(file.column("size")[row]),
    )
