"""Times and places as people type them, on the command line or in a form.

In: words. Out: a `TimeRange` or an `Area`; UsageError says what was given and what would do.
"""

import re
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wheelsdown.errors import UsageError
from wheelsdown.model.itinerary import Area
from wheelsdown.model.time_range import TimeRange, widen
from wheelsdown.places.gazetteer import area_of, resolve_place

TIME_EXAMPLES = "2025-12-07, '2025-12-07 12:00 America/Phoenix ± 90m' or 2025-12-08T23:39Z"

_TIME = re.compile(
    r"""(?P<day>\d{4}-\d\d-\d\d)
        (?:[T\s]+(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?)?
        \s*(?P<zone>Z|UTC|[A-Za-z_]+/[A-Za-z_/+-]+)?
        \s*(?:(?:±|\+-|\+/-)\s*(?P<room>\d+)\s*(?P<unit>m|min|h|d))?\s*""",
    re.VERBOSE,
)
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}


def parse_time(words: str, default_zone: str | None = None) -> TimeRange:
    """Return the range that `words` mean: a whole day, or a minute, with the room asked for.

    Without a zone the time is in `default_zone` (that of the place, where one was named), else UTC.
    """
    match = _TIME.fullmatch(words.strip())
    if match is None:
        raise UsageError(f"cannot read the time {words!r}; expected one like {TIME_EXAMPLES}")
    zone = _zone(match["zone"] or default_zone or "UTC", words)
    try:
        day = date.fromisoformat(match["day"])
        if match["hour"] is None:
            found = _between(_utc(day, time(), zone), _utc(day + timedelta(1), time(), zone))
        else:
            clock = time(int(match["hour"]), int(match["minute"]), int(match["second"] or 0))
            start = _utc(day, clock, zone)
            length = timedelta(seconds=1) if match["second"] else timedelta(minutes=1)
            found = _between(start, start + length)
    except ValueError as error:
        raise UsageError(f"there is no such time as {words!r}: {error}") from error
    if match["room"] is None:
        return found
    return widen(found, timedelta(**{_UNITS[match["unit"]]: int(match["room"])}))


def _between(start: datetime, end: datetime) -> TimeRange:
    return TimeRange(earliest=start, latest=end - timedelta(seconds=1))


def _utc(day: date, clock: time, zone: ZoneInfo) -> datetime:
    return datetime.combine(day, clock, tzinfo=zone).astimezone(UTC)


def _zone(name: str, words: str) -> ZoneInfo:
    try:
        return ZoneInfo("UTC" if name == "Z" else name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise UsageError(
            f"unknown time zone {name!r} in {words!r}; expected a name like America/Phoenix"
        ) from error


def parse_place(words: str) -> Area:
    """Return the airports that `words` stand for: a code, a city, a state or a country.

    A name that stands for several places means all of them; the caller sees which were found.
    """
    places = resolve_place(words)
    areas = [area for area in map(area_of, places) if area.airports]
    if not areas:
        raise UsageError(
            f"unknown place {words!r}; expected an airport code (KIWA, AZA), a city, a state or a "
            "country, in English or Russian"
        )
    zones = {area.zone for area in areas}
    return Area(
        name=words,
        kind=areas[0].kind,
        airports=frozenset().union(*(area.airports for area in areas)),
        zone=zones.pop() if len(zones) == 1 else None,
        country=areas[0].country,
    )
