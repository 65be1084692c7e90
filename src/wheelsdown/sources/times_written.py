"""Read a moment as position files write it: seconds or milliseconds since 1970, or ISO 8601."""

import math
from datetime import UTC, datetime

from wheelsdown.sources.limits import LATEST_TIME_S, NUMBER, checked

MILLISECONDS_FROM = LATEST_TIME_S * 2
"""A number beyond this is no count of seconds of this century; pandas and web pages count in
milliseconds, microseconds and nanoseconds, each a thousand times more."""


def seconds_from(value: object) -> float | None:
    """Return seconds since 1970; NaN where nothing is said; `None` where it is no time.

    A written time without a zone is UTC, as OpenSky, pandas and BaseStation write it.
    """
    number = checked(value, NUMBER) if not _is_count(value) else float(str(value))
    if number is not None:
        return in_seconds(number)
    if isinstance(value, datetime):
        when = value
    elif isinstance(value, str):
        try:
            when = datetime.fromisoformat(value.strip().replace("/", "-"))
        except ValueError:
            return None
    else:
        return None
    return (when if when.tzinfo else when.replace(tzinfo=UTC)).timestamp()


def in_seconds(number: float) -> float:
    """Return a count since 1970 in seconds, whichever thousandth of a second it counts in."""
    while not math.isnan(number) and abs(number) > MILLISECONDS_FROM:
        number /= 1000
    return number


def _is_count(value: object) -> bool:
    """Say whether a value is a whole number, however large (nanoseconds exceed other limits)."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (
        isinstance(value, str) and value.strip().isascii() and value.strip().isdigit()
    )
