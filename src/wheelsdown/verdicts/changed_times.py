"""Single changes to the time of a claim: what else could have been meant by the same words.

In: a claim. Out: the claim as each change would have it. Whether a change fits the record is asked
elsewhere. A registration is never changed: one character more or less is another aircraft, and
somebody would be named who has nothing to do with it.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from wheelsdown.model.report import Claim, ClaimTime
from wheelsdown.model.time_range import TimeRange

CLOCK = frozenset({"minute", "hour"})
"""Granularities with a clock time, which can be of another zone or half of the day."""

DATED = CLOCK | {"part_of_day", "day"}
"""Granularities of one day, which can be another."""

_HOUR = re.compile(r"\b(\d{1,2})(?::\d\d|\s*[ap]\.?\s*m\b|\s+(?:утра|вечера|дня|ночи))")
_NUMERIC_DAY = re.compile(r"\b\d{1,2}[./-]\d{1,2}\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A claim with its time changed in one way."""

    change: str
    zone: str | None
    claim: Claim


def time_is_utc(claim: Claim, other_zones: Sequence[str]) -> Iterable[Changed]:
    """The clock time is UTC, not local."""
    del other_zones
    if _utc_is_another_time(claim):
        yield from _in_zone("time_is_utc", claim, "UTC")


def zone_of_other_end(claim: Claim, other_zones: Sequence[str]) -> Iterable[Changed]:
    """The clock time is that of another place the report tells of: takeoff told in landing time."""
    for zone in other_zones:
        yield from _in_zone("zone_of_other_end", claim, zone)


def day_before(claim: Claim, other_zones: Sequence[str]) -> Iterable[Changed]:
    """The day is the one before."""
    del other_zones
    yield from _shifted("day_before", claim, timedelta(days=-1), DATED)


def day_after(claim: Claim, other_zones: Sequence[str]) -> Iterable[Changed]:
    """The day is the one after."""
    del other_zones
    yield from _shifted("day_after", claim, timedelta(days=1), DATED)


def other_half_of_day(claim: Claim, other_zones: Sequence[str]) -> Iterable[Changed]:
    """The hour is of the other half of the same day: 2 p.m., not 2 a.m."""
    del other_zones
    said, zone = _only_time(claim), _zone(claim)
    if said is None or said.time.earliest is None or zone is None:
        return
    hour = _HOUR.search(said.span.text) or _HOUR.search(claim.quote.text)
    if hour is None or int(hour[1]) > 12:
        return
    local_hour = said.time.earliest.astimezone(ZoneInfo(zone)).hour
    yield from _shifted(
        "other_half_of_day", claim, timedelta(hours=12 if local_hour < 12 else -12), CLOCK
    )


def day_and_month_swapped(claim: Claim, other_zones: Sequence[str]) -> Iterable[Changed]:
    """A date in figures has its day and month the other way about: 7 December for 12 July."""
    del other_zones
    said, zone = _only_time(claim), _zone(claim)
    if said is None or zone is None or said.granularity not in DATED:
        return
    if not _NUMERIC_DAY.search(said.span.text):
        return

    def swapped(wall: datetime) -> datetime:
        return wall.replace(month=wall.day, day=wall.month)

    first = said.time.earliest and said.time.earliest.astimezone(ZoneInfo(zone))
    if first and first.day <= 12 and first.day != first.month:
        yield from _with_wall("day_and_month_swapped", claim, swapped, zone, zone)


CHANGES: tuple[Callable[[Claim, Sequence[str]], Iterable[Changed]], ...] = (
    time_is_utc,
    zone_of_other_end,
    day_before,
    day_after,
    other_half_of_day,
    day_and_month_swapped,
)


def changed_claims(claim: Claim, other_zones: Sequence[str]) -> tuple[Changed, ...]:
    """Return `claim` under every change that its words leave room for, in the order of `CHANGES`.

    A claim with several times said in several zones checks itself, and is not changed.
    """
    if _only_time(claim) is None:
        return ()
    return tuple(one for change in CHANGES for one in change(claim, other_zones))


def _only_time(claim: Claim) -> ClaimTime | None:
    return claim.times[0] if len(claim.times) == 1 else None


def _zone(claim: Claim) -> str | None:
    said = _only_time(claim)
    if said is None:
        return None
    return said.zone or (None if claim.value.place is None else claim.value.place.zone)


def _utc_is_another_time(claim: Claim) -> bool:
    said, zone = _only_time(claim), _zone(claim)
    return said is not None and zone not in (None, "UTC")


def _in_zone(change: str, claim: Claim, zone: str) -> Iterable[Changed]:
    said, own = _only_time(claim), _zone(claim)
    if said is None or own is None or said.granularity not in CLOCK:
        return
    for found in _with_wall(change, claim, lambda wall: wall, own, zone):
        if found.claim.times[0].time != said.time:
            yield replace(found, zone=zone)


def _shifted(
    change: str, claim: Claim, by: timedelta, granularities: frozenset[str]
) -> Iterable[Changed]:
    said, zone = _only_time(claim), _zone(claim)
    if said is not None and zone is not None and said.granularity in granularities:
        yield from _with_wall(change, claim, lambda wall: wall + by, zone, zone)


def _with_wall(
    change: str, claim: Claim, moved: Callable[[datetime], datetime], own: str, zone: str
) -> Iterable[Changed]:
    """Yield the claim with what its clock showed in `own` moved, and read in `zone`."""
    said = _only_time(claim)
    if said is None or said.time.earliest is None or said.time.latest is None:
        return

    def again(when: datetime) -> datetime:
        wall = when.astimezone(ZoneInfo(own)).replace(tzinfo=None)
        return moved(wall).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)

    first, last = again(said.time.earliest), again(said.time.latest)
    if first > last:
        return
    time = replace(said, time=TimeRange(earliest=first, latest=last), zone=zone)
    yield Changed(change=change, zone=None, claim=replace(claim, times=(time,)))
