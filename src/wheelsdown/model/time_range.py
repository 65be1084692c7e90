"""An instant known to lie between two bounds.

The same type stands for a takeoff seen to the second and for "around six in the evening".
Times are aware and in UTC; a bound that is not known is `None`.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRange:
    """Not before `earliest`, not after `latest` (both inclusive); `None` is an open side."""

    earliest: datetime | None
    latest: datetime | None

    def __post_init__(self) -> None:
        """Refuse naive times and ranges that end before they begin."""
        for bound in (self.earliest, self.latest):
            if bound is not None and bound.tzinfo is None:
                raise ValueError(f"a naive time in a TimeRange: {bound!r}")
        if self.earliest and self.latest and self.latest < self.earliest:
            raise ValueError(f"range ends before it begins: {self.earliest} > {self.latest}")


UNKNOWN_TIME = TimeRange(earliest=None, latest=None)


def instant(when: datetime) -> TimeRange:
    """Return the range that holds exactly `when`."""
    utc = when.astimezone(UTC)
    return TimeRange(earliest=utc, latest=utc)


def from_ms(earliest_ms: int, latest_ms: int) -> TimeRange:
    """Return the range between two times in milliseconds since 1970 UTC."""
    return TimeRange(earliest=datetime_from_ms(earliest_ms), latest=datetime_from_ms(latest_ms))


def datetime_from_ms(time_ms: int) -> datetime:
    """Return the aware UTC time of milliseconds since 1970."""
    return datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=int(time_ms))


def ms_from_datetime(when: datetime) -> int:
    """Return milliseconds since 1970 UTC."""
    return round((when - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1))


def ranges_overlap(a: TimeRange, b: TimeRange) -> bool:
    """Say whether some instant could lie in both; an open side excludes nothing."""
    a_before_b = a.latest is not None and b.earliest is not None and a.latest < b.earliest
    b_before_a = b.latest is not None and a.earliest is not None and b.latest < a.earliest
    return not (a_before_b or b_before_a)


def distance_between(a: TimeRange, b: TimeRange) -> timedelta:
    """Return how far apart two ranges lie at their nearest; zero where they overlap."""
    if ranges_overlap(a, b):
        return timedelta(0)
    if a.latest is not None and b.earliest is not None and a.latest < b.earliest:
        return b.earliest - a.latest
    assert a.earliest is not None and b.latest is not None
    return a.earliest - b.latest


def widen(a: TimeRange, by: timedelta) -> TimeRange:
    """Return `a` with `by` more room on each side."""
    return TimeRange(
        earliest=None if a.earliest is None else a.earliest - by,
        latest=None if a.latest is None else a.latest + by,
    )


def midpoint(a: TimeRange) -> datetime | None:
    """Return the middle of a closed range, the only bound of a half-open one, or nothing."""
    if a.earliest is None or a.latest is None:
        return a.earliest or a.latest
    return a.earliest + (a.latest - a.earliest) / 2
