"""Reads times of the notation: local, in a named zone, as short or as long as they are known.

`2025-12-09T02:39 Europe/Moscow` is that minute, `2025-12-09` that day, `2025-12` that month, `2025`
that year; `A..B` runs from the first instant of A to the last of B; `A..` and `..B` are open.
"""

import calendar
import re
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from evaluation.claims.marked_text import NotationError
from wheelsdown.model.time_range import TimeRange

WRITTEN = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?")


def read_range(value: str, *, zone: str, name: str, line: int) -> TimeRange:
    """Return the range that `value` writes, in its own zone or else in `zone`."""
    written, _, named_zone = value.partition(" ")
    try:
        where = ZoneInfo(named_zone.strip() or zone)
        first, dots, last = written.partition("..")
        earliest = _bounds(first, where)[0] if first else None
        final = last if dots else first
        latest = _bounds(final, where)[1] if final else None
        return TimeRange(earliest=earliest, latest=latest)
    except (ValueError, ZoneInfoNotFoundError):
        expected = "2025-12-09T02:39 Europe/Moscow, 2025-12-09, 2025-12, 2025, A..B, A.. or ..B"
        raise NotationError(name, line, value, expected) from None


def _bounds(written: str, zone: ZoneInfo) -> tuple[datetime, datetime]:
    match = WRITTEN.fullmatch(written)
    if match is None:
        raise ValueError(written)
    year, month, day, hour, minute = (
        None if part is None else int(part) for part in match.groups()
    )
    assert year is not None
    last_month = month or 12
    last_day = day or calendar.monthrange(year, last_month)[1]
    first = datetime(year, month or 1, day or 1, hour or 0, minute or 0, tzinfo=zone)
    last = datetime(
        year,
        last_month,
        last_day,
        23 if hour is None else hour,
        59 if minute is None else minute,
        tzinfo=zone,
    )
    return first.astimezone(UTC), last.astimezone(UTC) + timedelta(seconds=59)
