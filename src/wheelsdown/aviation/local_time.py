"""Local clock times of places, and the zones that reporters abbreviate.

A clock time in a zone is a range, because twice a year an hour is said twice or not at all.
"""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wheelsdown.model.time_range import TimeRange

LAST_SECOND = timedelta(seconds=1)
"""Ranges include both bounds, and reports know no parts of a second."""


@cache
def _zone(zone: str) -> ZoneInfo:
    return ZoneInfo(zone)


def is_zone(zone: str) -> bool:
    """Say whether the time zone database has a zone of this name."""
    try:
        _zone(zone)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def local(when_utc: datetime, zone: str) -> datetime:
    """Return an instant as the clocks of `zone` show it."""
    return when_utc.astimezone(_zone(zone))


def _utc(day: date, clock: time, zone: str, fold: int) -> datetime:
    wall = datetime.combine(day, clock.replace(tzinfo=None, fold=fold), tzinfo=_zone(zone))
    return wall.astimezone(UTC)


def resolve_local(day: date, clock: time, zone: str) -> TimeRange:
    """Return when the clocks of `zone` show `clock` on `day`.

    One instant on all but two days a year. A time shown twice is the range from the first to the
    second; a time skipped is the range between its two readings, before and after the change.
    """
    readings = sorted((_utc(day, clock, zone, 0), _utc(day, clock, zone, 1)))
    return TimeRange(earliest=readings[0], latest=readings[1])


def utc_range_of_local_day(day: date, zone: str) -> TimeRange:
    """Return the first to the last second of a calendar day in `zone`: 23 to 25 hours."""
    # fold=0 is right also where clocks change at midnight (Cairo): the day begins at the change.
    begins = _utc(day, time(0), zone, 0)
    ends = _utc(day + timedelta(days=1), time(0), zone, 0)
    return TimeRange(earliest=begins, latest=ends - LAST_SECOND)


# Abbreviation -> (country, zone) in order of likelihood. Reporters write EST in July too, so an
# abbreviation names the zone whose clocks are meant, not an offset.
_EASTERN = (("US", "America/New_York"), ("CA", "America/Toronto"))
_CENTRAL = (("US", "America/Chicago"), ("CA", "America/Winnipeg"))
_PACIFIC = (("US", "America/Los_Angeles"), ("CA", "America/Vancouver"))
_ALASKA = (("US", "America/Anchorage"),)
_MOSCOW = (("RU", "Europe/Moscow"),)
_CENTRAL_EUROPE = (("DE", "Europe/Berlin"), ("FR", "Europe/Paris"), ("PL", "Europe/Warsaw"))
_EASTERN_EUROPE = (
    *(("UA", "Europe/Kyiv"), ("RO", "Europe/Bucharest"), ("MD", "Europe/Chisinau")),
    *(("GR", "Europe/Athens"), ("EG", "Africa/Cairo")),
)
_ABBREVIATIONS: dict[str, tuple[tuple[str, str], ...]] = {
    **dict.fromkeys(("UTC", "GMT", "Z", "ZULU", "UTC+0", "ГРИНВИЧ"), (("", "UTC"),)),
    **dict.fromkeys(("ET", "EST", "EDT", "EASTERN"), _EASTERN),
    "CST": (*_CENTRAL, ("CN", "Asia/Shanghai"), ("CU", "America/Havana")),
    **dict.fromkeys(("CT", "CDT", "CENTRAL"), _CENTRAL),
    "MST": (
        *(("US", "America/Phoenix"), ("US", "America/Denver"), ("CA", "America/Edmonton")),
        ("MX", "America/Hermosillo"),
    ),
    **dict.fromkeys(
        ("MT", "MDT", "MOUNTAIN"), (("US", "America/Denver"), ("CA", "America/Edmonton"))
    ),
    **dict.fromkeys(("PT", "PST", "PDT", "PACIFIC"), _PACIFIC),
    **dict.fromkeys(("AKST", "AKDT"), _ALASKA),
    "HST": (("US", "Pacific/Honolulu"),),
    "AST": (("PR", "America/Puerto_Rico"), ("CA", "America/Halifax"), ("SA", "Asia/Riyadh")),
    "ADT": (("CA", "America/Halifax"),),
    **dict.fromkeys(("MSK", "МСК", "MSD"), _MOSCOW),
    "BST": (("GB", "Europe/London"), ("BD", "Asia/Dhaka")),
    **dict.fromkeys(("CET", "CEST"), _CENTRAL_EUROPE),
    **dict.fromkeys(("EET", "EEST"), _EASTERN_EUROPE),
    "TRT": (("TR", "Europe/Istanbul"),),
    "IST": (
        *(("IN", "Asia/Kolkata"), ("IL", "Asia/Jerusalem")),
        *(("IE", "Europe/Dublin"), ("TR", "Europe/Istanbul")),
    ),
    "GST": (("AE", "Asia/Dubai"),),
    "PKT": (("PK", "Asia/Karachi"),),
    "JST": (("JP", "Asia/Tokyo"),),
    "KST": (("KR", "Asia/Seoul"),),
    "WAT": (("NG", "Africa/Lagos"),),
    "CAT": (("ZA", "Africa/Maputo"),),
    "EAT": (("KE", "Africa/Nairobi"),),
    "SAST": (("ZA", "Africa/Johannesburg"),),
    "BRT": (("BR", "America/Sao_Paulo"),),
}


def zones_of_abbreviation(abbreviation: str, country: str | None = None) -> tuple[str, ...]:
    """Return the zones an abbreviation can mean, likeliest first; those of `country` alone if any.

    `EST` -> America/New_York; `IST` in Israel -> Asia/Jerusalem; `мск` -> Europe/Moscow.
    """
    known = _ABBREVIATIONS.get(abbreviation.strip().strip(".").replace(".", "").upper(), ())
    there = tuple(zone for where, zone in known if where == country)
    return there or tuple(zone for _, zone in known)
