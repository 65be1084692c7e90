"""Times of the contract: UTC, RFC 3339 with `Z`; a range has a bound only where it is known."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from wheelsdown.contract.json_lines import JsonObject
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange


def time_text(when: datetime) -> str:
    """Return `when` as `2025-12-08T23:39:00Z`, with milliseconds only where there are any."""
    utc = when.astimezone(UTC).replace(tzinfo=None)
    precision = "milliseconds" if utc.microsecond >= 1000 else "seconds"
    return utc.isoformat(timespec=precision) + "Z"


def time_from_text(text: str) -> datetime:
    """Return the aware UTC time of an RFC 3339 `text`."""
    return datetime.fromisoformat(text).astimezone(UTC)


def range_json(time: TimeRange) -> JsonObject:
    """Return `{"earliest": …, "latest": …}`; a side that is not known is absent."""
    bounds = {"earliest": time.earliest, "latest": time.latest}
    return {side: time_text(when) for side, when in bounds.items() if when is not None}


def range_from_json(obj: Mapping[str, Any] | None) -> TimeRange:
    """Return the range that `range_json` wrote; nothing there is a time wholly unknown."""
    if obj is None:
        return UNKNOWN_TIME
    earliest, latest = obj.get("earliest"), obj.get("latest")
    return TimeRange(
        earliest=None if earliest is None else time_from_text(earliest),
        latest=None if latest is None else time_from_text(latest),
    )


def known_range_json(time: TimeRange) -> JsonObject | None:
    """Return the range as JSON, or nothing where neither bound is known."""
    return range_json(time) or None


def moment_json(time: TimeRange) -> str | JsonObject | None:
    """Return one time where both bounds are the same, else the range; nothing if unknown."""
    if time.earliest is not None and time.earliest == time.latest:
        return time_text(time.earliest)
    return known_range_json(time)


def moment_from_json(value: str | Mapping[str, Any] | None) -> TimeRange:
    """Return the range that `moment_json` wrote."""
    if isinstance(value, str):
        when = time_from_text(value)
        return TimeRange(earliest=when, latest=when)
    return range_from_json(value)
