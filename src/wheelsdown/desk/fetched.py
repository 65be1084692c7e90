"""What was asked of which network for which aircraft and day, and what came: read off the ledger.

One line of the ledger an outcome, with the URL, the server's headers and the capture. The last line
about a day holds, but a failure never takes back what came before it. So a rerun asks only for what
is missing, and nothing but the ledger has to be kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from wheelsdown.desk.captures import find_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import LedgerEntry, append, read_ledger
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Digest

FETCH = "fetch"
TERMS = "terms_shown"

EVERY_AIRCRAFT = "*"
"""Stands for the aircraft where a whole day was taken."""

Key = tuple[str, str, str]
"""(network, address, day)."""


class Outcome(StrEnum):
    """What became of one aircraft's day at one network."""

    HAVE = "have"
    EMPTY = "empty"
    """The network has nothing of that aircraft that day. Not: it did not fly."""
    UNFINISHED = "unfinished"
    """The day was not over when we asked; it is asked for again."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """One outcome."""

    network: str
    aircraft: str
    day: date
    outcome: Outcome
    url: str
    reason: str | None = None
    """Of a failure: `fetch.reason_<reason>` is its sentence."""
    detail: str = ""
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    captures: tuple[Digest, ...] = ()


def remember(desk: Desk, fetched: Fetched, now: datetime) -> None:
    """Enter one outcome in the ledger."""
    values: dict[str, Any] = {
        "network": fetched.network,
        "aircraft": fetched.aircraft,
        "day": fetched.day.isoformat(),
        "outcome": fetched.outcome.value,
        "url": fetched.url,
    }
    if fetched.reason is not None:
        values |= {"reason": fetched.reason, "detail": fetched.detail}
    if fetched.status is not None:
        values["status"] = fetched.status
    if fetched.headers:
        values["headers"] = dict(fetched.headers)
    if fetched.captures:
        values["captures"] = list(fetched.captures)
    append(desk, FETCH, values, now)


def remembered(desk: Desk) -> dict[Key, Fetched]:
    """Return what holds for each (network, address, day) that was ever asked for."""
    found: dict[Key, Fetched] = {}
    for entry in read_ledger(desk):
        if entry.event != FETCH:
            continue
        fetched = _fetched(entry)
        key = key_of(fetched.network, fetched.aircraft, fetched.day)
        if fetched.outcome is not Outcome.FAILED or key not in found:
            found[key] = fetched
    return found


def key_of(network: str, aircraft: str, day: date) -> Key:
    """Return the key of an outcome."""
    return network, aircraft, day.isoformat()


def is_settled(desk: Desk, fetched: Fetched | None) -> bool:
    """Say whether a day need not be asked for again: empty, or there with its captures."""
    if fetched is None or fetched.outcome in (Outcome.FAILED, Outcome.UNFINISHED):
        return False
    return has_captures(desk, fetched)


def has_captures(desk: Desk, fetched: Fetched) -> bool:
    """Say whether every capture of an outcome is on the desk."""
    return all(_is_there(desk, digest) for digest in fetched.captures)


def terms_shown(desk: Desk) -> frozenset[str]:
    """Return the networks whose terms were shown to the users of this desk."""
    return frozenset(
        str(dict(entry.values).get("network"))
        for entry in read_ledger(desk)
        if entry.event == TERMS
    )


def note_terms(desk: Desk, network: str, now: datetime) -> None:
    """Note that a network's terms were shown."""
    append(desk, TERMS, {"network": network}, now)


def _is_there(desk: Desk, digest: Digest) -> bool:
    try:
        find_capture(desk, digest)
    except UsageError:
        return False
    return True


def _fetched(entry: LedgerEntry) -> Fetched:
    values: Mapping[str, Any] = dict(entry.values)
    return Fetched(
        network=values["network"],
        aircraft=values["aircraft"],
        day=date.fromisoformat(values["day"]),
        outcome=Outcome(values["outcome"]),
        url=values["url"],
        reason=values.get("reason"),
        detail=values.get("detail", ""),
        status=values.get("status"),
        headers=tuple(values.get("headers", {}).items()),
        captures=tuple(Digest(digest) for digest in values.get("captures", ())),
    )
