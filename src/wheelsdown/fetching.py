"""From networks onto the desk: what is still wanted, asked of several at once, kept as it comes.

In come networks, aircraft and days; out comes a `Gathered`. Each network is asked by a thread of
its own, one request at a time; the desk is written by the caller's thread alone. Every outcome goes
into the ledger, so a stop at any moment loses at most what was under way, and the next run asks for
the rest.
"""

import queue
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial

from wheelsdown.desk.captures import digest_of
from wheelsdown.desk.fetched import (
    EVERY_AIRCRAFT,
    Fetched,
    Key,
    Outcome,
    has_captures,
    is_settled,
    key_of,
    remember,
    remembered,
)
from wheelsdown.desk.folder import Desk
from wheelsdown.errors import OutsideError, WheelsdownError
from wheelsdown.intake import Incoming, take_in
from wheelsdown.model.provenance import Problem
from wheelsdown.sources.asking import Arrival, Came, Manners, Want, ask_states, ask_traces
from wheelsdown.sources.asking_archives import ask_archives
from wheelsdown.sources.connections import Access
from wheelsdown.sources.networks import Layout, Network, is_closed
from wheelsdown.sources.opensky_account import OpenDatabase, open_database
from wheelsdown.sources.politeness import Patience

ASKERS: dict[Layout, Callable[[Network, Sequence[Want], Manners], Iterator[Arrival]]] = {
    Layout.TRACES: ask_traces,
    Layout.ARCHIVE: ask_archives,
    Layout.STATES: ask_states,
}

KEPT_HEADERS = ("date", "etag", "last-modified", "content-type", "content-encoding", "server")
"""What the ledger keeps of a server's headers: what shows when and what it sent."""

_BATCH = 40
"""Arrivals kept together: an aircraft's legs are found anew for a batch, not for each file."""
_BATCH_S = 10.0
"""Nothing that came lies longer in memory alone."""
_WAITING = 64
"""Arrivals that may wait for the desk; an archive yields faster than a disk takes."""
_LOOK_UP_S = 0.2
"""How often a thread looks whether it is to stop."""

Advance = Callable[[str, int, int], None]
"""Told of a name, and of how many files and bytes just came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """An aircraft's UTC day; no aircraft: all of them."""

    aircraft: str | None
    day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What is to be asked of one network, and how much of what was wanted is settled already."""

    network: Network
    wants: tuple[Want, ...]
    settled: int
    proven: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What became of a run: every want is in `outcomes`, `settled` or `unasked`."""

    outcomes: tuple[Fetched, ...]
    settled: int
    unasked: int
    """Left for the next run, since the network was left alone."""
    problems: tuple[Problem, ...]
    size_bytes: int
    legs: int | None
    """Legs on the desk afterwards; nothing where nothing came."""


@dataclass(slots=True, kw_only=True)
class _Tally:
    """What has come so far."""

    outcomes: list[Fetched] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    size_bytes: int = 0
    legs: int | None = None


@dataclass(frozen=True, slots=True)
class _Ended:
    """A network's thread is done."""

    error: WheelsdownError | None


def plan(
    desk: Desk,
    networks: Iterable[Network],
    wishes: Sequence[Wish],
    *,
    again: bool = False,
) -> tuple[Plan, ...]:
    """Return what is still to be asked for: what is there or known to be empty is not.

    With `again` all is asked for, but only for what changed where the network can tell.
    """
    known = remembered(desk)
    plans = []
    for network in networks:
        wants = tuple(
            want
            for wish in wishes
            if (want := _want(desk, network, wish, known, again)) is not None
        )
        plans.append(
            Plan(
                network=network,
                wants=wants,
                settled=len(wishes) - len(wants),
                proven=any(key[0] == network.key and f.captures for key, f in known.items()),
            )
        )
    return tuple(plans)


def gather(
    desk: Desk,
    plans: Sequence[Plan],
    *,
    access: Access,
    patience: Patience | None = None,
    advance: Advance = lambda name, files, size: None,
    database: OpenDatabase = open_database,
) -> Gathered:
    """Ask every network for what is planned, and keep what comes.

    Stopped by the keyboard, it keeps what came and lets the stop go on.
    """
    stop = threading.Event()
    arrivals: queue.Queue[Arrival | _Ended] = queue.Queue(_WAITING)
    tally = _Tally()
    working = [plan for plan in plans if plan.wants]
    for one in working:
        manners = Manners(
            access=access,
            pause=stop.wait,
            patience=patience or Patience(),
            advance=partial(advance, one.network.key, 0),
            folder=desk.built / "downloads",
            open_database=database,
            proven=one.proven,
        )
        # Daemons: a thread that waits for a slow server must not keep a stopped program alive.
        threading.Thread(
            target=_work, args=(one, manners, arrivals, stop), name=one.network.key, daemon=True
        ).start()
    networks = {one.network.key: one.network for one in working}
    batch: list[tuple[Network, Arrival]] = []
    errors: list[WheelsdownError] = []
    try:
        _collect(desk, arrivals, networks, batch, tally, errors, advance)
    finally:
        stop.set()
        batch += _left_in(arrivals, networks)
        _keep(desk, batch, tally)
    if errors:
        raise errors[0]
    asked = {key_of(f.network, f.aircraft, f.day) for f in tally.outcomes}
    return Gathered(
        outcomes=tuple(tally.outcomes),
        settled=sum(one.settled for one in plans),
        unasked=sum(_key(one.network, want) not in asked for one in plans for want in one.wants),
        problems=tuple(tally.problems),
        size_bytes=tally.size_bytes,
        legs=tally.legs,
    )


def _want(
    desk: Desk, network: Network, wish: Wish, known: Mapping[Key, Fetched], again: bool
) -> Want | None:
    """Return what is to be asked of a network for one day; nothing where that is settled."""
    before = known.get(key_of(network.key, wish.aircraft or EVERY_AIRCRAFT, wish.day))
    if not again:
        if is_settled(desk, before):
            return None
        if before is None and key_of(network.key, EVERY_AIRCRAFT, wish.day) in known:
            # The whole day was taken, and this aircraft was not in it.
            return None
    has_it = before is not None and before.captures and has_captures(desk, before)
    headers = before.headers if before is not None and has_it else ()
    return Want(aircraft=wish.aircraft, day=wish.day, known=headers)


def _key(network: Network, want: Want) -> Key:
    return key_of(network.key, want.aircraft or EVERY_AIRCRAFT, want.day)


def _work(
    one: Plan, manners: Manners, arrivals: "queue.Queue[Arrival | _Ended]", stop: threading.Event
) -> None:
    """Ask one network for everything planned and hand on what comes."""
    error: WheelsdownError | None = OutsideError(
        f"asking {one.network.key!r} ended unexpectedly; what came is kept, do it again"
    )
    try:
        for arrival in ASKERS[one.network.layout](one.network, one.wants, manners):
            _hand_on(replace(arrival, network=one.network.key), arrivals, stop)
            if stop.is_set():
                break
        error = None
    except WheelsdownError as ours:
        error = ours
    finally:
        _hand_on(_Ended(error), arrivals, stop)


def _hand_on(
    item: Arrival | _Ended, arrivals: "queue.Queue[Arrival | _Ended]", stop: threading.Event
) -> None:
    while not stop.is_set():
        try:
            arrivals.put(item, timeout=_LOOK_UP_S)
        except queue.Full:
            continue
        return


def _collect(  # noqa: PLR0917 - one caller
    desk: Desk,
    arrivals: "queue.Queue[Arrival | _Ended]",
    networks: Mapping[str, Network],
    batch: list[tuple[Network, Arrival]],
    tally: _Tally,
    errors: list[WheelsdownError],
    advance: Advance,
) -> None:
    """Take arrivals until every network's thread has ended; keep them batch by batch."""
    left = len(networks)
    keep_at = time.monotonic() + _BATCH_S
    while left:
        try:
            item = arrivals.get(timeout=_LOOK_UP_S)
        except queue.Empty:
            item = None
        if isinstance(item, _Ended):
            left -= 1
            errors += [item.error] if item.error else []
        elif item is not None:
            batch.append((networks[item.network], item))
            advance(item.network, 1, 0)
        if len(batch) >= _BATCH or time.monotonic() >= keep_at:
            _keep(desk, batch, tally)
            keep_at = time.monotonic() + _BATCH_S


def _left_in(
    arrivals: "queue.Queue[Arrival | _Ended]", networks: Mapping[str, Network]
) -> Iterator[tuple[Network, Arrival]]:
    """Yield what came before a stop and was not looked at."""
    while not arrivals.empty():
        item = arrivals.get()
        if isinstance(item, Arrival):
            yield networks[item.network], item


def _keep(desk: Desk, batch: list[tuple[Network, Arrival]], tally: _Tally) -> None:
    """Take the bodies in, then remember each outcome, so that none is remembered without them."""
    bodies = [arrival for _, arrival in batch if arrival.data]
    refused: dict[str, str] = {}
    if bodies:
        files = [Incoming(name=a.url, data=a.data, kind=a.kind) for a in bodies]
        taken = take_in(desk, files, now=bodies[-1].at)
        refused = dict(taken.refused)
        tally.problems += taken.problems
        tally.size_bytes += sum(len(a.data) for a in bodies)
        tally.legs = taken.legs
    unchanged = any(arrival.came is Came.UNCHANGED for _, arrival in batch)
    known = remembered(desk) if unchanged else {}
    for network, arrival in batch:
        fetched = _outcome(network, arrival, refused.get(arrival.url))
        if arrival.came is Came.UNCHANGED:
            before = known[key_of(network.key, arrival.aircraft, arrival.day)]
            fetched = replace(fetched, captures=before.captures, headers=before.headers)
        remember(desk, fetched, arrival.at)
        tally.outcomes.append(fetched)
    batch.clear()


def _outcome(network: Network, arrival: Arrival, refusal: str | None) -> Fetched:
    """Return what is to be remembered of an arrival."""
    closed = is_closed(network, arrival.day, arrival.at)
    outcome = Outcome.FAILED
    if arrival.came in (Came.DATA, Came.UNCHANGED) and refusal is None:
        outcome = Outcome.HAVE if closed else Outcome.UNFINISHED
    elif arrival.came is Came.NOTHING:
        outcome = Outcome.EMPTY if closed else Outcome.UNFINISHED
    return Fetched(
        network=network.key,
        aircraft=arrival.aircraft,
        day=arrival.day,
        outcome=outcome,
        url=arrival.url,
        reason="not_a_trace" if refusal else arrival.reason,
        detail=refusal or arrival.detail,
        status=arrival.status,
        headers=tuple((key, value) for key, value in arrival.headers if key in KEPT_HEADERS),
        captures=(digest_of(arrival.data),) if arrival.data and refusal is None else (),
    )
