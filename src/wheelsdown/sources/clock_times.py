"""Work out when a flight took off and landed from a day and clock times without days.

A log of an airline gives the day, the clock at departure, and the clock at arrival, each local and
with an abbreviation of its zone. The arrival may be the next day's. Every reading that the row
allows is kept and the range spans them all: too wide is silence, too narrow is wrong.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from wheelsdown.aviation.local_time import zones_of_abbreviation
from wheelsdown.model.flight import Airport
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange

LONGEST_FLIGHT = timedelta(hours=20)
"""The longest flights there are last nineteen hours."""

DURATION_SLACK = timedelta(minutes=30)
"""A duration counts from the gate or from the wheels; half an hour tells the days apart."""

LAST_OF_MINUTE = timedelta(seconds=59)
DAY = timedelta(days=1)

CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
DURATION = re.compile(r"(?:(\d{1,2})\s*[h:]\s*)(\d{1,2})\s*m?", re.IGNORECASE)

Span = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True, kw_only=True)
class Clocks:
    """What a row says of its times: the day, both clocks with their zones, and how long it took."""

    day: date
    departure: time | None
    departure_zones: Sequence[str]
    arrival: time | None
    arrival_zones: Sequence[str]
    duration: timedelta | None


def parse_clock(text: str) -> time | None:
    """Return the clock time of `text`, or nothing where it is none."""
    match = CLOCK.fullmatch(text)
    if match is None or int(match[1]) > 23 or int(match[2]) > 59:
        return None
    return time(int(match[1]), int(match[2]))


def parse_duration(text: str) -> timedelta | None:
    """Return how long `02h22m` or `2:22` is, or nothing where it is no duration."""
    match = DURATION.fullmatch(text.strip())
    return timedelta(hours=int(match[1]), minutes=int(match[2])) if match else None


def zones_for(abbreviation: str, airport: Airport | None) -> tuple[str, ...]:
    """Return the zones a clock can be in: the airport's, if the abbreviation is not against it.

    Abbreviations are many places' (CST is Chicago and Shanghai) and often the wrong one of summer
    and winter; the airport's zone decides, and where it is not known every place's zone counts.
    """
    if airport is not None and airport.zone:
        return (airport.zone,)
    return zones_of_abbreviation(abbreviation) if abbreviation else ()


def takeoff_and_landing(
    clocks: Clocks, scheduled_minutes: tuple[int, int] | None
) -> tuple[TimeRange, TimeRange]:
    """Return when the flight took off and landed, as far as day and clocks tell."""
    takeoffs = _takeoffs(clocks, scheduled_minutes)
    landings = _landings(clocks, takeoffs)
    takeoff, landing = _hull(takeoffs), _hull(landings)
    if takeoff.earliest is None or takeoff.latest is None:
        return takeoff, landing
    if landing.earliest is None or landing.latest is None:
        return takeoff, landing
    # It took off before it landed, and by as much as it is said to have flown.
    earliest, latest = takeoff.earliest, min(takeoff.latest, landing.latest)
    if clocks.duration is not None:
        earliest = max(earliest, landing.earliest - clocks.duration - DURATION_SLACK)
        latest = min(latest, landing.latest - clocks.duration + DURATION_SLACK)
    if latest < earliest:
        return takeoff, landing
    return TimeRange(earliest=earliest, latest=latest), landing


def _takeoffs(clocks: Clocks, scheduled_minutes: tuple[int, int] | None) -> list[Span]:
    spans: list[Span] = []
    for zone in clocks.departure_zones:
        if clocks.departure is None:
            spans.append(_local_day(clocks.day, zone))
            continue
        begin, end = _minute(clocks.day, clocks.departure, zone)
        if scheduled_minutes is not None:
            begin -= timedelta(minutes=scheduled_minutes[0])
            end += timedelta(minutes=scheduled_minutes[1])
        spans.append((begin, end))
    return spans


def _landings(clocks: Clocks, takeoffs: Sequence[Span]) -> list[Span]:
    """Return the arrival clock on the day and the next, where the flight fits before it."""
    if clocks.arrival is None:
        return []
    candidates = [
        _minute(clocks.day + after, clocks.arrival, zone)
        for zone in clocks.arrival_zones
        for after in (timedelta(), DAY)
    ]
    return [landing for landing in candidates if _fits(landing, takeoffs, clocks.duration)]


def _fits(landing: Span, takeoffs: Sequence[Span], duration: timedelta | None) -> bool:
    if not takeoffs:
        return True
    if duration is None:
        return any(
            begin < landing[1] and landing[0] - end < LONGEST_FLIGHT for begin, end in takeoffs
        )
    left = landing[0] - duration
    return any(begin - DURATION_SLACK <= left <= end + DURATION_SLACK for begin, end in takeoffs)


def _minute(day: date, clock: time, zone: str) -> Span:
    """Return the minute of a local clock in UTC; a minute that comes twice spans both."""
    folds = [
        datetime.combine(day, clock.replace(fold=fold), tzinfo=ZoneInfo(zone)).astimezone(UTC)
        for fold in (0, 1)
    ]
    return min(folds), max(folds) + LAST_OF_MINUTE


def _local_day(day: date, zone: str) -> Span:
    return _minute(day, time(), zone)[0], _minute(day, time(23, 59), zone)[1]


def _hull(spans: Sequence[Span]) -> TimeRange:
    if not spans:
        return UNKNOWN_TIME
    return TimeRange(earliest=min(s[0] for s in spans), latest=max(s[1] for s in spans))
