"""What the record and the report say happened when, in one list by time, local to each place.

In: the legs of an itinerary and the claims of a report. Out: moments in order, each with its time
in UTC and in the zone of its place.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wheelsdown.aviation.airports import airport
from wheelsdown.model.flight import Endpoint, Leg
from wheelsdown.model.report import Claim, ClaimTime
from wheelsdown.model.time_range import TimeRange
from wheelsdown.publishing.leg_words import time_cell
from wheelsdown.publishing.marked_text import Mark

ONE_MOMENT = timedelta(minutes=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One line of the list."""

    time: TimeRange
    utc: str
    local: str | None
    zone: str | None
    kind: str
    """`takeoff`, `landing` or `said`."""
    place: str | None
    leg: Leg | None = None
    endpoint: Endpoint | None = None
    mark: Mark | None = None
    said: str | None = None


def moments_of(legs: Sequence[Leg], marks: Sequence[Mark]) -> list[Moment]:
    """Return what is known to the day or better, in order of the earliest it can have been."""
    found = [*_flown(legs), *_said(marks)]
    timed = [one for one in found if one.time.earliest is not None]
    return sorted(timed, key=lambda one: (str(one.time.earliest), str(one.time.latest), one.kind))


def _flown(legs: Sequence[Leg]) -> Iterator[Moment]:
    for leg in legs:
        for kind, end in (("takeoff", leg.takeoff), ("landing", leg.landing)):
            zone = _zone_of(end.airport)
            yield Moment(
                time=end.time,
                utc=time_cell(end.time),
                local=local_time(end.time, zone),
                zone=zone,
                kind=kind,
                place=end.airport,
                leg=leg,
                endpoint=end,
            )


def _said(marks: Sequence[Mark]) -> Iterator[Moment]:
    for mark in marks:
        if mark.claim.type.startswith("flight."):
            for time in mark.claim.times:
                if time.granularity in ("minute", "hour", "part_of_day", "day"):
                    yield _said_moment(mark, mark.claim, time)


def _said_moment(mark: Mark, claim: Claim, time: ClaimTime) -> Moment:
    return Moment(
        time=time.time,
        utc=time_cell(time.time),
        local=local_time(time.time, time.zone),
        zone=time.zone,
        kind="said",
        place=claim.value.place.name if claim.value.place else None,
        mark=mark,
        said=time.span.text,
    )


def local_time(time: TimeRange, zone: str | None) -> str | None:
    """Return a time by the clocks of a zone, without the year; nothing where that is not known."""
    first, last = time.earliest or time.latest, time.latest or time.earliest
    if first is None or last is None or zone is None:
        return None
    try:
        clock = ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return None
    a, b = first.astimezone(clock), last.astimezone(clock)
    if b - a < ONE_MOMENT:
        return f"{a:%d.%m %H:%M}"
    return (
        f"{a:%d.%m %H:%M} – {b:%H:%M}"
        if a.date() == b.date()
        else f"{a:%d.%m %H:%M} – {b:%d.%m %H:%M}"
    )


def _zone_of(icao: str | None) -> str | None:
    found = None if icao is None else airport(icao)
    return None if found is None else found.zone
