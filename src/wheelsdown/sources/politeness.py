"""How long to wait before asking a server again: what it asked for, or longer each time.

In come the headers of an answer and how often was tried; out comes a number of seconds.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How often and how long one keeps at it."""

    waits_s: tuple[float, ...] = (2.0, 8.0, 30.0)
    """Before the second, third and fourth try: a restart of a web server takes seconds, a failing
    one is not helped by more requests."""
    longest_wait_s: float = 300.0
    """Asked to wait longer, we leave and ask the rest another day: nobody watches a terminal
    longer than five minutes."""
    failures_before_leaving: int = 3
    """So many days refused or broken in a row are the network's state, not those days'."""


def asked_wait_s(retry_after: str | None, now: datetime) -> float | None:
    """Return the seconds that `Retry-After` asks for, as a number or as a date (RFC 9110, 10.2.3).

    Nothing where it is absent or cannot be read; never less than 0.
    """
    if retry_after is None:
        return None
    words = retry_after.strip()
    if words.isascii() and words.isdigit():
        return float(words[:9])
    try:
        until = parsedate_to_datetime(words)
    except ValueError:
        return None
    if until.tzinfo is None:
        until = until.replace(tzinfo=UTC)
    return max(0.0, (until - now).total_seconds())


def next_wait_s(patience: Patience, tries: int, asked_s: float | None) -> float | None:
    """Return how long to wait after `tries` tries; nothing where it is time to give up.

    What the server asked for is kept to; our own waits are the least.
    """
    if tries > len(patience.waits_s):
        return None
    wait_s = max(patience.waits_s[tries - 1], asked_s or 0.0)
    return wait_s if wait_s <= max(patience.longest_wait_s, patience.waits_s[tries - 1]) else None
