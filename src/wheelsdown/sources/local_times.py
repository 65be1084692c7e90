"""Read a time as people write it in a log: a day, a clock, a part of the day, in a local zone.

`2025-12-08 14:26`, `2025-12-07 around noon`, `2025-08-27 evening`, `2025-12-08`. Out comes the
range of instants it can mean, in UTC, by the conventions that the reports are read by: a minute is
`:00` to `:59`; around a clock time is 15 minutes either way, around noon and midnight 30; morning
05-12, afternoon 12-18, evening 18-23, night 18-06; a day alone is the whole local day.
"""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta, tzinfo

from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange

AROUND_CLOCK = timedelta(minutes=15)
AROUND_NOON = timedelta(minutes=30)
SHORTLY = timedelta(minutes=20)

LAST_OF_MINUTE = timedelta(seconds=59)
DAY = timedelta(days=1)
SECOND = timedelta(seconds=1)

PARTS_OF_DAY = {"morning": (5, 12), "afternoon": (12, 18), "evening": (18, 23), "night": (18, 30)}
"""Hours of the local day that a part begins and ends at; night ends at six the next morning."""

NAMED_CLOCKS = {"noon": 12, "midday": 12, "midnight": 24}
"""Midnight without more is the one that ends the day."""

DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[ T]+|$)(.*)", re.S)
CLOCK = r"(?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::(?P<second>\d{2}))?"
AROUND = r"(?:around|about|approximately|approx\.?|circa|c\.|~)\s*"

Span = tuple[datetime, datetime]
"""First and last moment, local and naive."""


def read_local_time(text: str, zone: tzinfo) -> TimeRange | str:
    """Return the range `text` means in `zone`, or the name of what is wrong with it.

    Nothing written, or a part of the day without a day, is a time not known. The faults are
    `not_a_day` (30 February), `not_a_time` (25:00, words not known) and `skipped_by_the_clock`
    (an hour that the change to summer time leaves out).
    """
    text = text.strip()
    if not text or text.lower() in PARTS_OF_DAY:
        return UNKNOWN_TIME
    parts = DATE.fullmatch(text)
    if parts is None:
        return "not_a_time"
    try:
        day = date(int(parts[1]), int(parts[2]), int(parts[3]))
    except ValueError:
        return "not_a_day"
    words = parts[4].strip().lower()
    if words.endswith("z") and re.fullmatch(CLOCK, words[:-1]):
        words, zone = words[:-1], UTC
    for form in FORMS:
        try:
            span = form(day, words)
        except ValueError:
            return "not_a_time"
        if span is not None:
            return _in_utc(span, zone)
    return "not_a_time"


def _whole_day(day: date, words: str) -> Span | None:
    """Nothing but the day: all of it."""
    begin = datetime.combine(day, time())
    return None if words else (begin, begin + DAY - SECOND)


def _part_of_day(day: date, words: str) -> Span | None:
    """`evening`: the hours that the convention gives it."""
    hours = PARTS_OF_DAY.get(words.removeprefix("in the ").removeprefix("at "))
    if hours is None:
        return None
    begin = datetime.combine(day, time())
    return begin + timedelta(hours=hours[0]), begin + timedelta(hours=hours[1])


def _clock(day: date, words: str) -> Span | None:
    """`14:26`: the minute; with seconds, the second."""
    match = re.fullmatch(CLOCK, words)
    if match is None:
        return None
    begin = _moment(day, match)
    return begin, begin + (timedelta() if match["second"] else LAST_OF_MINUTE)


def _around_clock(day: date, words: str) -> Span | None:
    """`around 14:30`: fifteen minutes either way; `14:30 ± 20m`: as said."""
    match = re.fullmatch(AROUND + CLOCK, words)
    said = re.fullmatch(
        CLOCK + r"\s*(?:±|\+/-|\+-)\s*(?P<room>\d{1,3})\s*(?:m|min|minutes)?", words
    )
    if match is None and said is None:
        return None
    begin = _moment(day, match or said)
    room = AROUND_CLOCK if said is None else timedelta(minutes=int(said["room"]))
    return begin - room, begin + room


def _named_clock(day: date, words: str) -> Span | None:
    """`around noon`, `noon`: half an hour either way, for nobody says noon of a minute."""
    match = re.fullmatch(rf"(?:{AROUND})?(\w+)", words)
    hour = NAMED_CLOCKS.get(match[1]) if match else None
    if hour is None:
        return None
    middle = datetime.combine(day, time()) + timedelta(hours=hour)
    return middle - AROUND_NOON, middle + AROUND_NOON


def _shortly(day: date, words: str) -> Span | None:
    """`shortly after 14:30`: the twenty minutes on that side."""
    match = re.fullmatch(rf"(?:shortly|just|soon)\s+(?P<side>before|after)\s+{CLOCK}", words)
    if match is None:
        return None
    at = _moment(day, match)
    return (at - SHORTLY, at) if match["side"] == "before" else (at, at + SHORTLY)


def _between_clocks(day: date, words: str) -> Span | None:
    """`14:30-15:10`: between the two; past midnight if the second is the earlier."""
    match = re.fullmatch(r"(?:between\s+)?([\d:.]+)\s*(?:-|–|to|and)\s*([\d:.]+)", words)
    ends = [re.fullmatch(CLOCK, end) for end in match.groups()] if match else []
    if len(ends) != 2 or ends[0] is None or ends[1] is None:
        return None
    begin, end = _moment(day, ends[0]), _moment(day, ends[1])
    return begin, (end if end >= begin else end + DAY) + LAST_OF_MINUTE


FORMS: tuple[Callable[[date, str], Span | None], ...] = (
    _whole_day,
    _clock,
    _part_of_day,
    _around_clock,
    _named_clock,
    _shortly,
    _between_clocks,
)
"""Tried in this order; the first that knows the words decides."""


def _moment(day: date, match: re.Match[str] | None) -> datetime:
    assert match is not None
    second = int(match["second"]) if match["second"] else 0
    return datetime.combine(day, time(int(match["hour"]), int(match["minute"]), second))


def _in_utc(span: Span, zone: tzinfo) -> TimeRange | str:
    """Return the span in UTC; a clock time that comes twice in a night stands for both."""
    begin, end = span
    if not (_exists(begin, zone) or _exists(end, zone)):
        return "skipped_by_the_clock"
    return TimeRange(
        earliest=min(_utc(begin, zone, fold) for fold in (0, 1)),
        latest=max(_utc(end, zone, fold) for fold in (0, 1)),
    )


def _utc(local: datetime, zone: tzinfo, fold: int) -> datetime:
    return local.replace(tzinfo=zone, fold=fold).astimezone(UTC)


def _exists(local: datetime, zone: tzinfo) -> bool:
    there_and_back = _utc(local, zone, 0).astimezone(zone).replace(tzinfo=None)
    return there_and_back == local
