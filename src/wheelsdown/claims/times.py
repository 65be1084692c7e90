"""Times as said: what the words give, before anybody knows the year, the day or the zone.

A language's own module finds `TimeExpression`s in a sentence; `time_resolution` turns them into
ranges of UTC. Keeping the two apart lets every expression be asked which part the text gave and
which part was supplied, and from where.
"""

import re
from calendar import monthrange
from dataclasses import dataclass, fields, replace
from datetime import date
from enum import StrEnum


class Nearness(StrEnum):
    """How a clock time or a date is said to be near, before or after the moment meant."""

    EXACT = "exact"
    ABOUT = "about"
    SHORTLY_BEFORE = "shortly before"
    SHORTLY_AFTER = "shortly after"
    BEFORE = "before"
    AFTER = "after"
    SINCE = "since"


LOCAL = "local"
"""The zone words "local time": the zone is that of the place of the event."""


DIVIDED_SEASONS = frozenset({"month", "year", "spring", "summer", "autumn", "winter"})
"""What has an early and a late part; of a week the words say too little."""

UP_TO_NOW = "up to now"
DAYS_UP_TO = {"week": 7, "month": 31, "year": 366}
"""Days back from publication that "in the past week" may reach: a month has no more than 31, a year no more than 366."""
HALVES = {1: tuple(range(1, 7)), 2: tuple(range(7, 13))}
QUARTERS = {n: tuple(range(3 * n - 2, 3 * n + 1)) for n in range(1, 5)}
FEBRUARY = 2
FEW_DAYS = 5
"""Of "the first days of May" and the last ones."""
SATURDAY, SUNDAY = 5, 6
SMALL_HOURS_END = 6
"""Three at night is three in the morning, ten at night is not."""
NOON_MINUTES = 720

# First and last hour of what is said, in hours of the local day; past 24 is the next day.
PARTS_OF_DAY: dict[str, tuple[int, int]] = {
    "early": (0, 9),
    "early hours": (0, 6),
    "dawn": (3, 8),
    "morning": (5, 12),
    "early morning": (0, 9),
    "late morning": (9, 12),
    "lunchtime": (11, 15),
    "afternoon": (12, 18),
    "early afternoon": (12, 16),
    "late afternoon": (15, 19),
    "evening": (18, 23),
    "early evening": (17, 21),
    "late evening": (20, 24),
    "late": (18, 24),
    "night": (18, 30),
    "late night": (20, 30),
    # «В ночь на 9 декабря» begins on the evening of the 8th.
    "night before": (-6, 6),
    # «Вчера ночью» is said of the night before that day and of the one after.
    "either night": (0, 30),
    "first half": (5, 12),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that say when, taken apart. Each field only where the words give it."""

    start: int
    end: int
    nearness: Nearness = Nearness.EXACT
    clock: int | None = None
    """Minutes since midnight."""
    clock_end: int | None = None
    """For "between five and six": the later one."""
    half_of_day_open: bool = False
    """ "At 11": morning or evening is told, if at all, by other words."""
    named_clock: bool = False
    """Noon or midnight: "around" them is wider."""
    zone_words: str | None = None
    """`local`, or the words of the zone: `ET`, `Moscow time`."""
    year: int | None = None
    month: int | None = None
    day: int | None = None
    day_end: int | None = None
    """For "Dec. 7-9": the last day."""
    weekday: int | None = None
    """0 is Monday."""
    direction: str | None = None
    """`last`, `next` or `this`, said of a weekday, month, season or year; `before last`, `previous` and
    `following` of a weekday; `up to now` of a week or month; `eve` of a day before."""
    days_from_publication: int | None = None
    """Today 0, yesterday -1."""
    days_from_event: int | None = None
    """The same day 0, the next day 1: counted from the event told before."""
    minutes_from_event: tuple[int, int] | None = None
    """ "Two hours later", with the room that the words leave."""
    part_of_day: str | None = None
    """A key of `PARTS_OF_DAY`."""
    months: tuple[int, ...] = ()
    part_of_month: str | None = None
    """`early`, `mid` or `late`, of a month, a season or a year; `first half` or `second half` of a month
    or a year; `earlier` this week, month or year."""
    season: str | None = None
    same_instant: bool = False
    """Said right after another clock time, as the same moment in another zone."""
    until: "TimeExpression | None" = None
    """For "between Dec. 7 and Dec. 9": the later one."""
    impossible: bool = False
    """A date that no calendar has: "Feb. 30"."""


def date_given(
    year: int | None, month: int, day: int, day_end: int | None = None
) -> dict[str, object]:
    """Return the parts of a date, or that no calendar has it."""
    try:
        # A leap year where none is said: "Feb. 29" is a date of some year.
        date(year or 2024, month, max(day, day_end or day))
        date(year or 2024, month, day)
    except ValueError:
        return {"impossible": True}
    return {"year": year, "month": month, "day": day, "day_end": day_end}


def nth_weekday(which: int, weekday: int, month: int, year: int | None) -> dict[str, object]:
    """Return the parts of "the second Friday of May"; `which` is 0 for the last one.

    Where its days depend on a year that is not said, it is late in the month.
    """
    if which:
        first, last = 7 * which - 6, 7 * which
    elif month == FEBRUARY and year is None:
        return {"months": (month,), "year": None, "part_of_month": "late"}
    else:
        last = monthrange(year or 2023, month)[1]
        first = last - 6
    return {"year": year, "month": month, "day": first, "day_end": last, "weekday": weekday}


def days_of_part(which: int, unit: str, month: int, year: int | None) -> dict[str, object] | None:
    """Return the parts of "the first week of May", "the last days of May"; `which` is 0 for the last."""
    length = monthrange(year or 2023, month)[1]
    days = {"week": 7, "days": FEW_DAYS, "day": 1}[unit]
    if which > 1 and unit != "week":
        return None
    first = days * (which - 1) + 1 if which else length - days + 1
    return {"year": year, "month": month, "day": first, "day_end": min(first + days - 1, length)}


def last_weekend() -> dict[str, object]:
    """Return the parts of "over the weekend": the Saturday and the Sunday before publication."""
    return {"weekday": SATURDAY, "until": TimeExpression(start=0, end=0, weekday=SUNDAY)}


def days_up_to_publication(unit: str) -> dict[str, object]:
    """Return the parts of "in the past week": so many days up to that of publication."""
    return {"season": unit, "direction": UP_TO_NOW}


def years_up_to(first: int, last: int) -> dict[str, object] | None:
    """Return the parts of "in 2024 and 2025": all from the one to the other."""
    if last <= first:
        return None
    return {"year": first, "until": TimeExpression(start=0, end=0, year=last)}


def gives_a_day(said: TimeExpression) -> bool:
    """Say whether the words tell which day is meant, by date, weekday or from another day."""
    return (
        said.day is not None
        or said.weekday is not None
        or said.days_from_publication is not None
        or said.days_from_event is not None
    )


def gives_a_period(said: TimeExpression) -> bool:
    """Say whether the words name months, a season or a year and no day."""
    return not gives_a_day(said) and (
        bool(said.months) or said.season is not None or said.year is not None
    )


def is_divided(said: TimeExpression) -> bool:
    """Say whether "early" and "late" are of the months, the season or the year that is said."""
    return (
        bool(said.months)
        or (said.year is not None and said.day is None)
        or said.season in DIVIDED_SEASONS
    )


def goes_over(first: TimeExpression, second: TimeExpression) -> bool:
    """Say whether "late February" and "early March" are said: two parts next to each other."""
    return (first.part_of_month, second.part_of_month) == ("late", "early")


_PLAIN = TimeExpression(start=0, end=0)
_FIELDS = [f.name for f in fields(TimeExpression) if f.name not in ("start", "end", "nearness")]
_OPEN_CLOCK = frozenset({"clock", "half_of_day_open", "zone_words"})


def given(said: TimeExpression) -> dict[str, object]:
    """Return what the words give, but for how near the moment is said to be."""
    return {n: v for n in _FIELDS if (v := getattr(said, n)) != getattr(_PLAIN, n)}


def put_together(
    first: TimeExpression, second: TimeExpression, a: dict[str, object], b: dict[str, object]
) -> TimeExpression | None:
    """Return one expression of two neighbours that give the parts `a` and `b`, none of them twice.

    "Two hours later" and "on Monday" are two times.
    """
    if ("minutes_from_event" in a) != ("minutes_from_event" in b):
        return None
    nearness = first.nearness if "clock" in a or "clock" not in b else second.nearness
    joined = {**a, **b}
    return TimeExpression(start=first.start, end=second.end, nearness=nearness, **joined)  # type: ignore[arg-type]


def mark_same_instant(
    text: str, before: TimeExpression | None, said: TimeExpression, between: re.Pattern[str]
) -> TimeExpression:
    """Mark "(15:26 Moscow time)" right after "14:26 local time": one moment in two zones.

    `between` matches what may stand between the two.
    """
    if before is None or said.clock is None or before.clock is None:
        return said
    close = between.match(text[before.end : said.start])
    return replace(said, same_instant=True) if close else said


def half_of_day(clock: int, part: str) -> int:
    """Return the clock time that "ten" is in the morning, the evening or at night."""
    if "morning" in part or "hours" in part or part in ("dawn", "early"):
        return clock
    late = "night" not in part or clock >= 60 * SMALL_HOURS_END
    return clock + 720 if late else clock


def settle_half(said: TimeExpression) -> TimeExpression | None:
    """Tell morning from evening by the part of the day said with a clock time.

    "At 6:15 on Tuesday evening" is 18:15; "at 11" with no part of the day is no clock time.
    """
    if said.clock is None:
        return said
    if said.part_of_day is None:
        if not said.half_of_day_open:
            return said
        rest = replace(said, clock=None, half_of_day_open=False)
        return None if given(said).keys() <= _OPEN_CLOCK else rest
    clock = half_of_day(said.clock, said.part_of_day) if said.clock < NOON_MINUTES else said.clock
    return replace(said, clock=clock, half_of_day_open=False)
