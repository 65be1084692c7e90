"""Ask one network for days of aircraft, politely, and judge what comes before it is believed.

In come wants; out comes an `Arrival` each, one at a time, as long as it makes sense to go on. A
network is asked for one thing at a time, with its interval between; what passes (busy, broken, cut
short) is asked for again after a wait; one that refuses or fails several times in a row is left
alone until the next run. A body is believed only if it is whole, of the aircraft asked for and of
that day: captive portals and misconfigured servers answer 200 too.
"""

import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from datetime import time as clock
from enum import StrEnum
from pathlib import Path

from wheelsdown.errors import NotFetchedError
from wheelsdown.model.provenance import Digest
from wheelsdown.sources import opensky_states, readsb_trace
from wheelsdown.sources.captures import Answer, Failure, Headers, current_time, fetch, header
from wheelsdown.sources.connections import Access
from wheelsdown.sources.networks import Network, is_own_receiver, trace_url
from wheelsdown.sources.opensky_account import Database, OpenDatabase, open_database, states_of
from wheelsdown.sources.politeness import Patience, asked_wait_s, next_wait_s
from wheelsdown.sources.recognition import read_capture

BUSY = frozenset({408, 425, 429, 500, 502, 503, 504})
REFUSED = frozenset({401, 402, 403, 451})
GONE = frozenset({404, 410})
PASSING = frozenset({"no_connection", "timed_out", "cut_short", "too_slow", "proxy_failed"})
"""Failures that a second try may not meet."""

_UNREAD = Digest("sha256:" + "0" * 64)
"""Stands where a body is only looked at; it is kept, under its own digest, elsewhere."""


class Came(StrEnum):
    """What came of one want."""

    DATA = "data"
    NOTHING = "nothing"
    """The network says it has none."""
    UNCHANGED = "unchanged"
    """As it was when we had it last."""
    FAILED = "failed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Want:
    """One aircraft's UTC day; no aircraft: the whole day, where a network publishes it so."""

    aircraft: str | None
    day: date
    known: Headers = ()
    """Headers of what we have of it, to ask only for what changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """What came of one want, and from where."""

    aircraft: str
    day: date
    came: Came
    url: str
    at: datetime
    data: bytes = b""
    kind: str = readsb_trace.KIND
    network: str = ""
    """Filled in by whoever asks several."""
    reason: str | None = None
    detail: str = ""
    status: int | None = None
    headers: Headers = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Manners:
    """How a network is asked: through what, how patiently, and how one is told to stop."""

    access: Access
    pause: Callable[[float], bool]
    """Waits that many seconds, and says whether to stop."""
    patience: Patience
    advance: Callable[[int], None] = lambda size: None
    """Told of bytes as they come."""
    folder: Path = Path()
    """Where archives lie while they are read."""
    open_database: OpenDatabase = open_database
    proven: bool = False
    """The network has given something before: its "nothing" can be believed."""


class Pace:
    """Keeps the interval between the starts of requests to one network."""

    def __init__(self, interval_s: float, pause: Callable[[float], bool]) -> None:
        """Take the least time between two starts, and what waits."""
        self._interval_s = interval_s
        self._pause = pause
        self._next_at = 0.0

    def __call__(self) -> bool:
        """Wait for one's turn; say whether to stop."""
        stopped = self._pause(max(0.0, self._next_at - time.monotonic()))
        self._next_at = time.monotonic() + self._interval_s
        return stopped


def ask_traces(network: Network, wants: Sequence[Want], manners: Manners) -> Iterator[Arrival]:
    """Ask for one trace after another."""
    pace = Pace(network.interval_s, manners.pause)
    proven = manners.proven or not is_own_receiver(network)
    in_a_row = 0
    for want in wants:
        assert want.aircraft is not None
        url = trace_url(network, want.aircraft, want.day)
        answer = ask_patiently(url, manners, pace, _conditions(want))
        if answer is None:
            return
        arrival = _judged(answer, want.aircraft, want.day)
        manners.advance(len(arrival.data))
        proven = proven or arrival.came is Came.DATA
        if arrival.came is Came.NOTHING and not proven:
            # A wrong path says 404 to everything: no emptiness is learned from it.
            yield failed(arrival.aircraft, arrival.day, url, "nothing_yet")
            continue
        yield arrival
        in_a_row = in_a_row + 1 if arrival.came is Came.FAILED else 0
        if in_a_row >= manners.patience.failures_before_leaving or arrival.reason == "told_to_wait":
            return


def ask_states(network: Network, wants: Sequence[Want], manners: Manners) -> Iterator[Arrival]:
    """Ask OpenSky's database for one day after another."""
    pace = Pace(network.interval_s, manners.pause)
    database = manners.open_database()
    in_a_row = 0
    for want in wants:
        assert want.aircraft is not None
        if pace():
            return
        arrival = _states_arrival(database, want.aircraft, want.day)
        manners.advance(len(arrival.data))
        yield arrival
        in_a_row = in_a_row + 1 if arrival.came is Came.FAILED else 0
        if in_a_row >= manners.patience.failures_before_leaving:
            return


def ask_patiently(
    url: str,
    manners: Manners,
    pace: Pace,
    headers: dict[str, str] | None = None,
    once: Callable[[], Answer | Failure] | None = None,
) -> Answer | Failure | None:
    """Ask until there is an answer that will not pass; nothing where one is told to stop.

    `once` asks in another way than into memory.
    """
    tries = 0
    while True:
        if pace():
            return None
        tries += 1
        came = once() if once else fetch(url, access=manners.access, headers=headers)
        if isinstance(came, Failure):
            passing, asked_s = came.reason in PASSING, None
        else:
            passing = came.status in BUSY
            asked_s = asked_wait_s(header(came.headers, "retry-after"), came.fetched_at)
        if not passing:
            return came
        wait_s = next_wait_s(manners.patience, tries, asked_s)
        if wait_s is None:
            if asked_s is not None and asked_s > manners.patience.longest_wait_s:
                return Failure(url=url, reason="told_to_wait", detail=f"{asked_s / 60:.0f}")
            return came
        if manners.pause(wait_s):
            return None


def failed(aircraft: str, day: date, url: str, reason: str, detail: str = "") -> Arrival:
    """Return the arrival of nothing usable."""
    return Arrival(
        aircraft=aircraft,
        day=day,
        came=Came.FAILED,
        url=url,
        at=current_time(),
        reason=reason,
        detail=detail,
    )


def what_is_wrong(data: bytes, kind: str, aircraft: str, day: date) -> tuple[str, str] | None:
    """Return (reason, detail) why a body is not the aircraft's day; nothing where it is.

    It must read as a whole file of its kind, all of it of that address, with a position on that
    UTC day. A whole file without positions is no wrong: `is_without_rows` tells it.
    """
    contents = read_capture(data, digest=_UNREAD, name=aircraft, kind=kind)
    if not contents.tracks:
        codes = {problem.code for problem in contents.problems}
        return ("not_a_trace", ", ".join(sorted(codes))) if codes else None
    others = {track.aircraft.icao24 for track in contents.tracks} - {aircraft}
    if others:
        return "another_aircraft", ", ".join(sorted(str(other) for other in others))
    start_ms = datetime.combine(day, clock(), tzinfo=UTC).timestamp() * 1000
    end_ms = start_ms + timedelta(days=1).total_seconds() * 1000
    if not any(
        ((track.time_ms >= start_ms) & (track.time_ms < end_ms)).any() for track in contents.tracks
    ):
        return "another_day", ""
    return None


def is_without_rows(data: bytes, kind: str) -> bool:
    """Say whether a body is a whole file of its kind that holds no position."""
    contents = read_capture(data, digest=_UNREAD, name="", kind=kind)
    return not contents.tracks and not contents.problems


def _conditions(want: Want) -> dict[str, str]:
    """Return headers that ask only for what changed since."""
    etag, modified = header(want.known, "etag"), header(want.known, "last-modified")
    if etag:
        return {"If-None-Match": etag}
    return {"If-Modified-Since": modified} if modified else {}


def _judged(answer: Answer | Failure, aircraft: str, day: date) -> Arrival:
    """Return what an answer to a request for a trace means."""
    if isinstance(answer, Failure):
        return failed(aircraft, day, answer.url, answer.reason, answer.detail)
    came, reason, detail = Came.FAILED, None, ""
    if answer.status == 200:
        came, reason, detail = _body_judged(answer, aircraft, day)
    elif answer.status == 304:
        came = Came.UNCHANGED
    elif answer.status in GONE:
        came = Came.NOTHING
    else:
        reason = "refused" if answer.status in REFUSED else "status"
        detail = str(answer.status)
    return Arrival(
        aircraft=aircraft,
        day=day,
        came=came,
        url=answer.url,
        at=answer.fetched_at,
        data=answer.data if came is Came.DATA else b"",
        reason=reason,
        detail=detail,
        status=answer.status,
        headers=answer.headers,
    )


def _body_judged(answer: Answer, aircraft: str, day: date) -> tuple[Came, str | None, str]:
    coding = (header(answer.headers, "content-encoding") or "identity").lower()
    if coding not in ("identity", "gzip", "x-gzip"):
        return Came.FAILED, "unknown_encoding", coding
    wrong = what_is_wrong(answer.data, readsb_trace.KIND, aircraft, day)
    if wrong:
        return Came.FAILED, *wrong
    if is_without_rows(answer.data, readsb_trace.KIND):
        return Came.NOTHING, None, ""
    return Came.DATA, None, ""


def _states_arrival(database: Database, aircraft: str, day: date) -> Arrival:
    """Ask the database for one day and judge the table."""
    url = f"opensky:{aircraft}/{day}"
    try:
        data = states_of(database, aircraft, day)
    except NotFetchedError as error:
        return failed(aircraft, day, url, error.reason, error.detail)
    wrong = None if data is None else what_is_wrong(data, opensky_states.KIND, aircraft, day)
    if wrong:
        return failed(aircraft, day, url, *wrong)
    nothing = data is None or is_without_rows(data, opensky_states.KIND)
    return Arrival(
        aircraft=aircraft,
        day=day,
        came=Came.NOTHING if nothing else Came.DATA,
        url=url,
        at=current_time(),
        data=b"" if nothing or data is None else data,
        kind=opensky_states.KIND,
    )
