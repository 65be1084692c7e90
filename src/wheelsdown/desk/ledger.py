"""The ledger: one line per arrival and per decision, each holding the hash of the one before.

A line is a JSON object: `at` (when), `event` (what), the event's own keys, `previous` (the hash of
the line before) and last `hash` (SHA-256 of this line as it would be without `hash`). So a byte
changed in any line shows, and so does a line taken out of the middle or put in. Lines taken off
the end do not show from the chain; `desk.captures.verify_captures` finds their captures unlisted.
"""

import hashlib
import json
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO, Any

from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.times import time_text
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.locking import LEDGER, locked
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.errors import BrokenDeskError
from wheelsdown.model.provenance import Problem, problem

BEGINNING = "sha256:" + "0" * 64
"""What the first line has for the hash of the line before."""
_TAIL_BYTES = 65536
"""How much is read at a time, from the end, to find the last line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedgerEntry:
    """One line of the ledger. `values` are the event's own keys."""

    at: str
    event: str
    values: tuple[tuple[str, Any], ...]
    previous: str
    hash: str


def current_time() -> datetime:
    """Return the time; the only clock of the desk."""
    return datetime.now(UTC)


def append(
    desk: Desk, event: str, values: Mapping[str, Any], now: datetime | None = None
) -> LedgerEntry:
    """Add one line, on the disk when this returns; a line torn by a crash is cut off first."""
    with locked(desk, LEDGER), told_as_outside_error("write", desk.ledger.name):
        at = now or current_time()
        with desk.ledger.open("a+b", buffering=0) as file:
            previous = _mend(file, at)
            return _write(file, event, values, previous=previous, at=at)


def read_ledger(desk: Desk) -> tuple[LedgerEntry, ...]:
    """Return the lines in order; BrokenDeskError where one is not a line of a ledger.

    A last line that a crash cut short is not there yet.
    """
    entries = []
    for number, entry in numbered_entries(desk):
        if entry is None:
            raise BrokenDeskError(
                f"{desk.ledger.name} line {number} is not as wheelsdown wrote it; "
                "run 'wheelsdown verify', and put back a copy of the file"
            )
        entries.append(entry)
    return tuple(entries)


def numbered_entries(desk: Desk) -> Iterator[tuple[int, LedgerEntry | None]]:
    """Yield each line with its number, and nothing for one that is not a line of a ledger."""
    for number, line in _whole_lines(desk):
        yield number, _parse(line)


def verify_ledger(desk: Desk) -> tuple[Problem, ...]:
    """Return what is wrong with the ledger, with its lines; nothing where every byte is in place.

    `ledger_changed`: a line's bytes do not have its hash. `ledger_chain_broken`: a line does not
    continue the one before it. `ledger_torn`: the last line was cut short.
    """
    problems = []
    previous: str | None = BEGINNING
    name = desk.ledger.name
    for number, line in _whole_lines(desk):
        entry = _parse(line)
        if entry is None or not _has_its_hash(line):
            problems.append(problem("ledger_changed", name, number))
        if entry is not None and previous is not None and entry.previous != previous:
            problems.append(problem("ledger_chain_broken", name, number))
        previous = None if entry is None else entry.hash
    torn = _torn_bytes(desk)
    if torn:
        problems.append(problem("ledger_torn", name, bytes=torn))
    return tuple(problems)


def _write(
    file: IO[bytes], event: str, values: Mapping[str, Any], *, previous: str, at: datetime
) -> LedgerEntry:
    """Write one line at the end, or nothing: what a full disk cut short is taken back."""
    body = dumps({"at": time_text(at), "event": event, **values, "previous": previous}).encode()
    own_hash = _hash(body)
    left = _with_hash(body, own_hash) + b"\n"
    end = file.seek(0, os.SEEK_END)
    try:
        while left:
            left = left[file.write(left) :]
        os.fsync(file.fileno())
    except OSError:
        os.ftruncate(file.fileno(), end)
        raise
    return LedgerEntry(
        at=time_text(at),
        event=event,
        values=tuple(values.items()),
        previous=previous,
        hash=own_hash,
    )


def _mend(file: IO[bytes], at: datetime) -> str:
    """Cut a torn last line off, note it in the ledger, and return the hash of the last line."""
    end = file.seek(0, os.SEEK_END)
    last_line, torn = _last_line(file, end)
    previous = BEGINNING
    if last_line:
        entry = _parse(last_line)
        if entry is None:
            raise BrokenDeskError(
                "the last line of ledger.jsonl is not as wheelsdown wrote it, so nothing can be "
                "added after it; run 'wheelsdown verify', and put back a copy of the file"
            )
        previous = entry.hash
    if torn:
        file.truncate(end - torn)
        previous = _write(file, "mended", {"torn_bytes": torn}, previous=previous, at=at).hash
    return previous


def _last_line(file: IO[bytes], end: int) -> tuple[bytes, int]:
    """Return the last whole line without its end, and how many bytes of a torn one follow it."""
    tail = b""
    start = end
    while start > 0 and tail.count(b"\n") < 2:
        start = max(0, start - _TAIL_BYTES)
        file.seek(start)
        tail = file.read(end - start)
    whole, newline, torn = tail.rpartition(b"\n")
    if not newline:
        return b"", len(torn)
    return whole.rpartition(b"\n")[2], len(torn)


def _whole_lines(desk: Desk) -> Iterator[tuple[int, bytes]]:
    """Yield the number (from 1) and bytes of each line that has its end."""
    if not desk.ledger.exists():
        return
    with told_as_outside_error("read", desk.ledger.name), desk.ledger.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.endswith(b"\n"):
                yield number, line[:-1]


def _torn_bytes(desk: Desk) -> int:
    if not desk.ledger.exists():
        return 0
    with told_as_outside_error("read", desk.ledger.name), desk.ledger.open("rb") as file:
        return _last_line(file, file.seek(0, os.SEEK_END))[1]


def _parse(line: bytes) -> LedgerEntry | None:
    """Return a line as an entry, or nothing where it is not one."""
    try:
        obj = json.loads(line)
        own = dict(obj)
        at, event, previous, own_hash = (own.pop(k) for k in ("at", "event", "previous", "hash"))
    except (ValueError, KeyError, TypeError):
        return None
    return LedgerEntry(
        at=at, event=event, values=tuple(own.items()), previous=previous, hash=own_hash
    )


def _has_its_hash(line: bytes) -> bool:
    """Say whether a line is, to the byte, what its other keys and their hash make."""
    body = line.rpartition(b', "hash": "')[0] + b"}"
    return line == _with_hash(body, _hash(body))


def _with_hash(body: bytes, own_hash: str) -> bytes:
    return body[:-1] + b', "hash": "' + own_hash.encode() + b'"}'


def _hash(data: bytes) -> str:
    return "sha256:" + hashlib.sha256(data).hexdigest()
