"""Bytes as they came, kept under their digest and never changed.

`captures/ab/abcd….bin` holds the bytes; `abcd….json` beside it, its card, says what they are (name,
kind, size, when added). The ledger gets one line per arrival. A capture is there once its card is,
which is written last; so a crash in between leaves nothing that counts, and adding the same bytes
again completes it.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from datetime import datetime
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.times import time_text
from wheelsdown.desk.capture_paths import capture_paths, digest_of, digest_of_file, hex_of
from wheelsdown.desk.day_members import member_capture, read_member
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import append, numbered_entries
from wheelsdown.desk.locking import LEDGER, locked
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.errors import BrokenDeskError, UsageError, WheelsdownError
from wheelsdown.model.provenance import Capture, Digest, Problem, problem

__all__ = [
    "change_kind",
    "digest_of",
    "enter_capture",
    "find_capture",
    "hex_of",
    "keep_capture",
    "list_captures",
    "load_capture",
    "name_for_people",
    "verify_captures",
]

ARRIVAL = "arrival"
KIND_CHANGED = "kind_changed"
RESTORED = "restored"


def keep_capture(
    desk: Desk, data: bytes, name: str, kind: str, added: datetime
) -> tuple[Capture, bool]:
    """Keep `data`; return its capture, and whether it was not there before.

    The same bytes again change nothing, whatever name they come under; bytes that went missing
    from the desk are put back. `name` is shown to people and loses the folders of the machine.
    """
    digest = digest_of(data)
    bytes_path, card_path = capture_paths(desk, digest)
    with locked(desk, LEDGER):
        if card_path.exists():
            if bytes_path.exists():
                load_capture(desk, digest)
                return find_capture(desk, digest), False
            write_whole(bytes_path, data)
            append(desk, RESTORED, {"capture": digest}, added)
            return find_capture(desk, digest), True
        capture = Capture(
            digest=digest,
            kind=kind,
            name=name_for_people(name),
            size_bytes=len(data),
            added=time_text(added),
        )
        # Bytes without a card: a crash came between, and the ledger may have them already.
        listed = _listed(desk).get(digest) if bytes_path.exists() else None
        write_whole(bytes_path, data)
        if listed is None:
            _list(desk, capture, added)
        write_whole(card_path, _card(listed or capture))
        return listed or capture, True


def enter_capture(desk: Desk, capture: Capture, added: datetime) -> bool:
    """Enter bytes that lie in their place already; say whether the desk did not have them."""
    card_path = capture_paths(desk, capture.digest)[1]
    with locked(desk, LEDGER):
        if card_path.exists():
            return False
        listed = _listed(desk).get(capture.digest)
        if listed is None:
            _list(desk, capture, added)
        write_whole(card_path, _card(listed or capture))
        return True


def change_kind(desk: Desk, digest: Digest, kind: str, now: datetime) -> Capture:
    """Let a capture be read as `kind` from now on, because a person said so."""
    with locked(desk, LEDGER):
        old = find_capture(desk, digest)
        if old.kind == kind:
            return old
        capture = replace(old, kind=kind)
        append(desk, KIND_CHANGED, {"capture": digest, "from": old.kind, "to": kind}, now)
        write_whole(capture_paths(desk, digest)[1], _card(capture))
        return capture


def load_capture(desk: Desk, digest: Digest) -> bytes:
    """Return the bytes of a capture; BrokenDeskError where they are gone or have changed.

    A file inside the archive of a day is read out of it.
    """
    path, card_path = capture_paths(desk, digest)
    if not path.exists():
        inside = None if card_path.exists() else read_member(desk, digest)
        if inside is not None:
            return inside
        if card_path.exists():
            raise BrokenDeskError(
                f"the bytes of capture {digest!r} are gone; put {path.name!r} back from a copy of "
                "the desk, or add the same file again"
            )
        raise UsageError(f"no capture {digest!r} on the desk {desk.name!r}; add its file first")
    with told_as_outside_error("read", path.name):
        data = path.read_bytes()
    if digest_of(data) != digest:
        raise BrokenDeskError(
            f"the bytes of capture {digest!r} have changed since they came; "
            f"delete {path.name!r} and add the same file again, or put it back from a copy"
        )
    return data


def find_capture(desk: Desk, digest: Digest) -> Capture:
    """Return what is known of a capture, or of a file inside the archive of a day.

    UsageError where the desk has none such.
    """
    card_path = capture_paths(desk, digest)[1]
    if not card_path.exists():
        inside = member_capture(desk, digest)
        if inside is not None:
            return inside
        raise UsageError(f"no capture {digest!r} on the desk {desk.name!r}; add its file first")
    return _read_card(card_path)


def list_captures(desk: Desk) -> tuple[Capture, ...]:
    """Return all captures in order of arrival, and of digest where they came together."""
    captures = [_read_card(path) for _, path in _cards(desk)]
    return tuple(sorted(captures, key=lambda capture: (capture.added, capture.digest)))


def verify_captures(desk: Desk) -> tuple[Problem, ...]:
    """Return the captures that are not as they came, by their names for people.

    `capture_changed`: the bytes do not have their digest. `capture_missing`: the ledger has an
    arrival, the desk no bytes. `capture_unlisted`: the desk has bytes, the ledger no arrival.
    `capture_card_changed`: what the desk says of the bytes is not what the ledger says.
    """
    listed = _listed(desk)
    cards = dict(_cards(desk))
    return tuple(
        problem(code, _name(digest, listed), digest=digest)
        for digest in sorted(listed.keys() | cards.keys())
        for code in _what_is_wrong(desk, digest, listed.get(digest))
    )


def name_for_people(name: str) -> str:
    """Return an address as it is, and a path without its folders: they name people's machines."""
    if name.startswith(("http://", "https://")):
        return name
    return PureWindowsPath(PurePosixPath(name).name).name or "unnamed"


def _list(desk: Desk, capture: Capture, now: datetime) -> None:
    """Enter a capture in the ledger; where that fails, take its bytes back as well."""
    try:
        append(desk, ARRIVAL, _ledger_values(capture), now)
    except WheelsdownError:
        with suppress(OSError):
            capture_paths(desk, capture.digest)[0].unlink(missing_ok=True)
        raise


def _listed(desk: Desk) -> dict[Digest, Capture]:
    """Return the captures as the ledger has them, later decisions about them included."""
    listed: dict[Digest, Capture] = {}
    for _, entry in numbered_entries(desk):
        if entry is None:
            continue
        values = dict(entry.values)
        if entry.event == ARRIVAL:
            capture = _capture({**values, "added": entry.at})
            listed[capture.digest] = capture
        elif entry.event == KIND_CHANGED and values.get("capture") in listed:
            digest = Digest(values["capture"])
            listed[digest] = replace(listed[digest], kind=values["to"])
    return listed


def _what_is_wrong(desk: Desk, digest: Digest, listed: Capture | None) -> Iterator[str]:
    """Yield the codes of what is wrong with one capture."""
    bytes_path, card_path = capture_paths(desk, digest)
    with told_as_outside_error("read", bytes_path.name):
        digest_there = digest_of_file(bytes_path) if bytes_path.exists() else None
        card = card_path.read_bytes() if card_path.exists() else None
    if digest_there is None or card is None:
        yield "capture_missing"
    if digest_there is not None and digest_there != digest:
        yield "capture_changed"
    if listed is None:
        yield "capture_unlisted"
    elif card is not None and card != _card(listed):
        yield "capture_card_changed"


def _cards(desk: Desk) -> Iterator[tuple[Digest, Path]]:
    """Yield each capture that is there whole, in order of digest."""
    for path in sorted(desk.captures.glob("[0-9a-f][0-9a-f]/*.json")):
        if len(path.stem) == 64:
            yield Digest(f"sha256:{path.stem}"), path


def _read_card(path: Path) -> Capture:
    with told_as_outside_error("read", path.name):
        text = path.read_bytes()
    try:
        return _capture(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise BrokenDeskError(
            f"{path.name!r} does not say what its capture is; run 'wheelsdown verify', and put it "
            "back from a copy of the desk"
        ) from error


def _capture(values: Mapping[str, Any]) -> Capture:
    return Capture(
        digest=Digest(values["capture"]),
        kind=values["kind"],
        name=values["name"],
        size_bytes=values["size_bytes"],
        added=values["added"],
    )


def _ledger_values(capture: Capture) -> dict[str, str | int]:
    return {
        "capture": capture.digest,
        "kind": capture.kind,
        "name": capture.name,
        "size_bytes": capture.size_bytes,
    }


def _card(capture: Capture) -> bytes:
    return (dumps({**_ledger_values(capture), "added": capture.added}) + "\n").encode()


def _name(digest: Digest, listed: Mapping[Digest, Capture]) -> str:
    return listed[digest].name if digest in listed else digest
