"""From a time as said to a range of UTC, with the reason.

In come a `TimeExpression`, the zones it may be in, and what is known of the day: when the report
was published and which day is being told of. Out comes a `ClaimTime`, or nothing where the words
and the context do not fix one. The widths of ranges are those of the contract.
"""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from wheelsdown.claims.times import (
    DAYS_UP_TO,
    NOON_MINUTES,
    PARTS_OF_DAY,
    UP_TO_NOW,
    Nearness,
    TimeExpression,
    gives_a_day,
    gives_a_period,
)
from wheelsdown.model.report import ClaimTime, Span
from wheelsdown.model.time_range import TimeRange

ABOUT_MINUTES = 15
"""Room on either side of "around six"."""
ABOUT_NAMED_CLOCK_MINUTES = 30
"""Room on either side of "around noon", which is said more loosely."""
SHORTLY_MINUTES = 20
"""Room on the one side of "shortly after"."""

# Where no zone can be told, a local day may begin as early and end as late as anywhere on Earth.
EASTERNMOST = timezone(timedelta(hours=14))
WESTERNMOST = timezone(timedelta(hours=-12))

SEASON_MONTHS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 12), "winter": (12, 14)}
# The astronomical autumn ends on the winter solstice; the meteorological one before. Both are said.
AUTUMN_LAST_DAY = 21
DECEMBER = 12

DAY_OF_PUBLICATION = "day of publication"
"""Reason for a day that is counted from that of publication, or is it."""
EVE_OF_PUBLICATION = timedelta(days=3)
"""Beside an event at most so old «накануне» is yesterday; beside an older one it may be its eve."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeContext:
    """What a report supplies to a time that does not say it all."""

    published: tuple[date, date] | None
    zones: tuple[str, ...]
    zone_from: str
    """Where the zones are from, in words: `zone of UUDD`."""
    day: date | None = None
    """The local day to give a clock time that has none."""
    day_from: str = ""
    event_day: date | None = None
    """The local day of the event told before: what "the next day" counts from."""
    event_time: TimeRange | None = None
    future: bool = False
    """The event was still to come: a weekday is then the next one."""
    then_ahead: bool = False
    """The event was still to come when the one told before it happened: "it was due on Monday"."""
    story_day: date | None = None
    """The local day of a flight's event told in the sentences right before."""
    maybe_soon: bool = False
    """It may be shortly ahead: news names no day of nearly a year ago without its year."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """A run of local days, with how it was fixed."""

    first: date
    last: date
    granularity: str
    why: str


def resolve_time(said: TimeExpression, context: TimeContext, span: Span) -> ClaimTime | None:
    """Return the range of UTC that `said` stands for, or nothing where it cannot be fixed."""
    if said.impossible:
        return None
    if said.minutes_from_event is not None:
        return _after_event(said, context, span)
    try:
        return _on_days(said, context, span)
    except (OverflowError, ValueError):
        # The first and the last year of the calendar have days without a UTC time.
        return None


def _after_event(said: TimeExpression, context: TimeContext, span: Span) -> ClaimTime | None:
    before = context.event_time
    if said.minutes_from_event is None or before is None or before.earliest is None:
        return None
    if before.latest is None or before.latest - before.earliest > timedelta(hours=3):
        # "Two hours later" than some time that day says no more than the day.
        return None
    low, high = (timedelta(minutes=m) for m in said.minutes_from_event)
    return ClaimTime(
        time=TimeRange(earliest=before.earliest + low, latest=before.latest + high),
        granularity="hour",
        zone=None,
        span=span,
        why="counted from the event told before",
    )


def _on_days(said: TimeExpression, context: TimeContext, span: Span) -> ClaimTime | None:
    days = resolve_days(said, context)
    if days is None:
        return None
    why = [days.why, context.zone_from]
    if said.clock is not None:
        earliest, latest, granularity = _clock_range(said, days, context.zones)
        why.insert(0, "clock")
    elif said.part_of_day is not None and gives_a_day(said):
        earliest, latest = _part_range(said.part_of_day, days, context.zones)
        granularity = "part_of_day"
        why.insert(0, "part of day")
    else:
        earliest = _earliest(datetime.combine(days.first, time()), context.zones)
        latest = _latest(datetime.combine(days.last, time(23, 59, 59)), context.zones)
        granularity = days.granularity
    time_range, bound = _with_side(said, earliest, latest)
    return ClaimTime(
        time=time_range,
        granularity="bound" if bound else granularity,
        zone=context.zones[0] if len(context.zones) == 1 else None,
        span=span,
        why=" + ".join(w for w in why if w),
    )


def _with_side(
    said: TimeExpression, earliest: datetime, latest: datetime
) -> tuple[TimeRange, bool]:
    """Open the side that "by", "before", "after" and "since" leave open."""
    if said.nearness is Nearness.BEFORE:
        exclusive = said.clock is not None and latest - earliest <= timedelta(minutes=1)
        return TimeRange(earliest=None, latest=earliest if exclusive else latest), True
    if said.nearness in (Nearness.AFTER, Nearness.SINCE):
        return TimeRange(earliest=earliest, latest=None), True
    return TimeRange(earliest=earliest, latest=latest), False


BEFORE_MIDNIGHT = frozenset({Nearness.SHORTLY_BEFORE, Nearness.BEFORE})


def _clock_range(
    said: TimeExpression, days: Days, zones: tuple[str, ...]
) -> tuple[datetime, datetime, str]:
    """Return bounds of a clock time on the days: a minute, or the room that its words leave."""
    clock = said.clock or 0
    first = datetime.combine(days.first, time()) + timedelta(minutes=clock)
    last = datetime.combine(days.last, time()) + timedelta(minutes=clock)
    if said.named_clock and clock == 0 and said.nearness in BEFORE_MIDNIGHT:
        # "Shortly before midnight on Monday" is late on Monday, not late on Sunday.
        first, last = first + timedelta(days=1), last + timedelta(days=1)
    if said.part_of_day == "night before" and clock >= NOON_MINUTES:
        # «В ночь на воскресенье, в 23:40»: on Saturday.
        first, last = first - timedelta(days=1), last - timedelta(days=1)
    if said.clock_end is not None:
        later = said.clock_end - clock
        last += timedelta(minutes=later if later >= 0 else later + 24 * 60)
        return _earliest(first, zones), _latest(last, zones), "hour"
    room = timedelta(minutes=ABOUT_NAMED_CLOCK_MINUTES if said.named_clock else ABOUT_MINUTES)
    shortly = timedelta(minutes=SHORTLY_MINUTES)
    if said.nearness is Nearness.ABOUT:
        return _earliest(first - room, zones), _latest(last + room, zones), "hour"
    if said.nearness is Nearness.SHORTLY_BEFORE:
        return _earliest(first - shortly, zones), _latest(last, zones), "hour"
    if said.nearness is Nearness.SHORTLY_AFTER:
        return _earliest(first, zones), _latest(last + shortly, zones), "hour"
    end_of_minute = timedelta(seconds=59)
    return _earliest(first, zones), _latest(last + end_of_minute, zones), "minute"


def _part_range(part: str, days: Days, zones: tuple[str, ...]) -> tuple[datetime, datetime]:
    begins, ends = PARTS_OF_DAY[part]
    first = datetime.combine(days.first, time()) + timedelta(hours=begins)
    last_day = days.last
    if ends > 24 and days.last > days.first:
        # "The night of Dec. 8-9" ends on the morning of the 9th.
        last_day -= timedelta(days=1)
    last = datetime.combine(last_day, time()) + timedelta(hours=ends, seconds=-1)
    return _earliest(first, zones), _latest(last, zones)


def _earliest(local: datetime, zones: tuple[str, ...]) -> datetime:
    if not zones:
        return local.replace(tzinfo=EASTERNMOST).astimezone(UTC)
    return min(local.replace(tzinfo=ZoneInfo(z)).astimezone(UTC) for z in zones)


def _latest(local: datetime, zones: tuple[str, ...]) -> datetime:
    if not zones:
        return local.replace(tzinfo=WESTERNMOST).astimezone(UTC)
    # The second pass through an hour, where clocks were put back.
    return max(local.replace(tzinfo=ZoneInfo(z), fold=1).astimezone(UTC) for z in zones)


def resolve_days(said: TimeExpression, context: TimeContext) -> Days | None:
    """Return the local days that `said` speaks of, by the first of `DAY_RULES` that applies."""
    for applies, resolve in DAY_RULES:
        if applies(said):
            return resolve(said, context)
    return None


def _range_of_days(said: TimeExpression, context: TimeContext) -> Days | None:
    """ "Between Dec. 7 and Dec. 9" is all the days from the one to the other."""
    assert said.until is not None
    first = resolve_days(replace(said, until=None), context)
    last = resolve_days(said.until, context)
    if first is None or last is None or last.last < first.first:
        return None
    return Days(first=first.first, last=last.last, granularity="day", why="range of days")


def _on_weekday(said: TimeExpression, context: TimeContext) -> Days | None:
    """A weekday is the last one up to publication, or the next one for what is to come."""
    if said.season == "week":
        return _in_week(said, context)
    if said.direction in ("previous", "following"):
        return _weekday_from_event(said, context)
    told = _weekday_of_story(said, context)
    if told is not None:
        return _one_day(told, "weekday + day of the event told before")
    day = _weekday_near(said, context)
    return None if day is None else _one_day(day, "weekday + publication")


def _in_week(said: TimeExpression, context: TimeContext) -> Days | None:
    """ "On Monday last week"."""
    week = _calendar_unit(said, context)
    if week is None or said.weekday is None:
        return None
    return _one_day(week.first + timedelta(days=said.weekday), "weekday + week + publication")


def _weekday_from_event(said: TimeExpression, context: TimeContext) -> Days | None:
    """ "The previous Tuesday" is the last one before the event told before."""
    if context.event_day is None or said.weekday is None:
        return None
    step = -1 if said.direction == "previous" else 1
    near = (context.event_day + timedelta(days=step * n) for n in range(1, 8))
    day = next(d for d in near if d.weekday() == said.weekday)
    return _one_day(day, "counted from the event told before")


WEEK = timedelta(days=7)


def _weekday_of_story(said: TimeExpression, context: TimeContext) -> date | None:
    """Return the such weekday nearest to a day told right before that was long before publication.

    "It landed on December 9. It had left Cairo on Monday", in March: December 8. "It left on Sunday and
    was due on Monday" is the Monday after that Sunday.
    """
    day, published = context.story_day, context.published
    if day is None or published is None or said.weekday is None or said.direction is not None:
        return None
    if context.then_ahead:
        return day + timedelta(days=(said.weekday - day.weekday()) % 7)
    if context.future or published[0] - day <= WEEK:
        return None
    near = (day + timedelta(days=n) for n in range(-3, 4))
    return next(d for d in near if d.weekday() == said.weekday)


def _from_publication(said: TimeExpression, context: TimeContext) -> Days | None:
    """ "Yesterday" counts from the day of publication, if that is one day."""
    if context.published is None or context.published[0] != context.published[1]:
        return None
    if said.direction == "eve" and context.event_day is not None:
        # «Накануне», told of long ago, is the eve of that as well as yesterday.
        if context.published[0] - context.event_day > EVE_OF_PUBLICATION:
            return None
    day = context.published[0] + timedelta(days=said.days_from_publication or 0)
    return _one_day(day, DAY_OF_PUBLICATION)


def _from_event(said: TimeExpression, context: TimeContext) -> Days | None:
    """ "The next day" counts from the day of the event told before."""
    if context.event_day is None:
        return None
    day = context.event_day + timedelta(days=said.days_from_event or 0)
    return _one_day(day, "counted from the event told before")


def _supplied(said: TimeExpression, context: TimeContext) -> Days | None:
    """A clock time without a day takes the day that the story supplies."""
    return None if context.day is None else _one_day(context.day, context.day_from)


def _one_day(day: date, why: str) -> Days:
    return Days(first=day, last=day, granularity="day", why=why)


NEAR_DAYS = 7
"""A day of the month so near to the event told before is of the same story."""


def _day_of_month(said: TimeExpression, context: TimeContext) -> Days | None:
    """«26-го» is the last such day up to publication, or the next one for what is to come.

    Beside an event told before it is the day near that: "on November 26 …, and by midday on the 27th".
    """
    if context.event_day is not None and context.published is not None and not context.future:
        around = (context.event_day + timedelta(days=n) for n in range(-NEAR_DAYS, NEAR_DAYS + 1))
        near = [d for d in around if d.day == said.day and d <= context.published[1]]
        if len(near) == 1:
            return _one_day(near[0], "day of the month + the event told before")
    days = set()
    for reference in context.published or ():
        near = [reference + timedelta(days=n) for n in range(-31, 32)]
        ahead = [d for d in near if d.day == said.day and d >= reference]
        passed = [d for d in near if d.day == said.day and d <= reference]
        days.add(min(ahead, default=None) if context.future else max(passed, default=None))
    day = days.pop() if len(days) == 1 else None
    return None if day is None else _one_day(day, "day of the month + publication")


def _dated(said: TimeExpression, context: TimeContext) -> Days | None:
    if said.month is None:
        return _day_of_month(said, context)
    assert said.day is not None
    year = said.year or year_of(
        said.month,
        said.day,
        context.published,
        future=context.future or (context.maybe_soon and _is_soon(said, context)),
    )
    if year is None:
        return None
    try:
        first = date(year, said.month, said.day)
        last = date(year, said.month, said.day_end or said.day)
    except ValueError:
        return None
    why = "date" if said.year else "date + year from the publication"
    if said.weekday is not None and said.day_end is not None:
        # "The Wednesday before Halloween": the one such day of several.
        first = first + timedelta(days=(said.weekday - first.weekday()) % 7)
        last = min(first, last)
    elif said.weekday is not None and first.weekday() != said.weekday:
        ahead = _day_or_none(year + 1, said.month, said.day)
        if (
            said.year is None
            and _is_soon(said, context)
            and ahead
            and ahead.weekday() == said.weekday
        ):
            first = last = ahead
            why += ", the next one, which is that weekday"
        else:
            why += " (the weekday said with it is another)"
    return Days(first=first, last=max(first, last), granularity="day", why=why)


SOON_DAYS = 62
"""A day or month so little ahead is meant rather than the one ten or twelve months ago."""


def _is_soon(said: TimeExpression, context: TimeContext) -> bool:
    """Say whether the next such day or month is at most two months after publication."""
    month = said.month or (said.months[0] if said.months else None)
    if month is None or context.published is None:
        return False
    reference = context.published[1]
    ahead = (
        _day_or_none(year, month, said.day or 1) for year in (reference.year, reference.year + 1)
    )
    return any(d and timedelta(days=2) < d - reference <= timedelta(days=SOON_DAYS) for d in ahead)


def year_of(
    month: int, day: int, published: tuple[date, date] | None, *, future: bool = False
) -> int | None:
    """Return the year in which a date without one was last before publication, or will be next.

    News speaks of what was: a past event is of the year before publication, give a day or two for
    the date line between writer and reader.
    """
    if published is None:
        return None
    ahead = timedelta(days=300 if future else 2)
    years = set()
    for reference in published:
        fitting = [
            d
            for y in (reference.year - 1, reference.year, reference.year + 1)
            if (d := _day_or_none(y, month, day)) and d <= reference + ahead
        ]
        if future:
            fitting = [d for d in fitting if d >= reference - timedelta(days=31)] or fitting
        if not fitting:
            return None
        years.add((min if future else max)(fitting).year)
    return years.pop() if len(years) == 1 else None


def _day_or_none(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _weekday_near(said: TimeExpression, context: TimeContext) -> date | None:
    """Return the last such weekday up to publication, or the next one for what is to come."""
    if context.published is None or said.weekday is None:
        return None
    days = set()
    for reference in context.published:
        back = (reference.weekday() - said.weekday) % 7
        if said.direction == "next":
            days.add(reference + timedelta(days=7 - back))
        elif context.future or (said.direction == "this" and context.maybe_soon):
            days.add(reference + timedelta(days=(7 - back) % 7))
        elif said.direction == "before last":
            days.add(reference - timedelta(days=back + 7))
        elif said.direction == "last" and back == 0:
            days.add(reference - timedelta(days=7))
        else:
            days.add(reference - timedelta(days=back))
    return days.pop() if len(days) == 1 else None


def _period(said: TimeExpression, context: TimeContext) -> Days | None:
    if said.months:
        return _months(said, context)
    if said.season is not None:
        return _season_or_unit(said, context)
    assert said.year is not None
    first, last = _part_of_year(said, said.year)
    return Days(first=first, last=last, granularity="year", why="year")


PARTS_OF_YEAR: Mapping[str, tuple[int, int]] = {
    "early": (1, 4), "late": (9, 12), "first half": (1, 6), "second half": (7, 12),
}  # fmt: skip
"""First and last month; of any other part the words say too little."""


def _part_of_year(said: TimeExpression, year: int) -> tuple[date, date]:
    begins, ends = PARTS_OF_YEAR.get(said.part_of_month or "", (1, 12))
    if said.nearness is Nearness.BEFORE:
        # "By late 2024" leaves open since when.
        begins = 1
    return date(year, begins, 1), date(year, ends, calendar.monthrange(year, ends)[1])


PARTS_OF_MONTH: Mapping[str, tuple[int, int | None]] = {
    "early": (1, 10), "mid": (11, 20), "late": (21, None),
    "first half": (1, 15), "second half": (16, None),
}  # fmt: skip
"""First and last day; nothing for the month's own last."""


def _part_of_month(said: TimeExpression, first: date, last: date) -> tuple[date, date]:
    begins, ends = PARTS_OF_MONTH.get(said.part_of_month or "", (1, None))
    return first.replace(day=begins), last.replace(day=ends) if ends else last


def _months(said: TimeExpression, context: TimeContext) -> Days | None:
    year = said.year
    why = "month"
    if year is None:
        future = context.future or (context.maybe_soon and _is_soon(said, context))
        years = {_year_of_months(said, d, future=future) for d in context.published or ()}
        year = years.pop() if len(years) == 1 else None
        if year is None:
            return None
        why = "month + year from the publication"
    first_year = year - (said.months[0] > said.months[-1])
    first = date(first_year, said.months[0], 1)
    last = date(year, said.months[-1], calendar.monthrange(year, said.months[-1])[1])
    first, last = _part_of_month(said, first, last)
    granularity = "part_of_month" if said.part_of_month else "month"
    return Days(first=first, last=last, granularity=granularity, why=why)


def _year_of_months(said: TimeExpression, reference: date, *, future: bool) -> int | None:
    if said.season == "year":
        # «В июне прошлого года»: the year itself is said, counted from that of publication.
        return reference.year + STEPS.get(said.direction or "", 0)
    if future and said.direction is None:
        return reference.year + (said.months[-1] < reference.month)
    first, last = said.months[0], said.months[-1]
    if said.direction is None and first <= reference.month < last:
        # "In the first half of the year", said in April: the one that has begun, or the last one.
        return None
    return _year_of_month(last, reference, said.direction)


def _year_of_month(month: int, reference: date, direction: str | None) -> int:
    if direction == "next":
        return reference.year + (month <= reference.month)
    passed = month <= reference.month
    if direction == "last" and month == reference.month:
        passed = False
    return reference.year if passed else reference.year - 1


def _season_or_unit(said: TimeExpression, context: TimeContext) -> Days | None:
    if said.season in ("week", "month", "year"):
        return _calendar_unit(said, context)
    year = said.year
    if year is None:
        ahead = context.future or context.maybe_soon
        years = {_year_of_season(said, d, future=ahead) for d in context.published or ()}
        if len(years) != 1:
            return None
        year = years.pop()
    begins, ends = SEASON_MONTHS[said.season or ""]
    last_year, last_month = year + (ends > DECEMBER), (ends - 1) % 12 + 1
    last_day = calendar.monthrange(last_year, last_month)[1]
    if said.season == "autumn":
        last_day = AUTUMN_LAST_DAY
    first, last = date(year, begins, 1), date(last_year, last_month, last_day)
    middle = first + (last - first) / 2
    if said.part_of_month == "early":
        last = middle
    elif said.part_of_month == "late":
        first = middle
    return Days(
        first=first,
        last=last,
        granularity="season",
        why="season + publication" if said.year is None else "season",
    )


def _year_of_season(said: TimeExpression, reference: date, *, future: bool) -> int:
    """Return the year in which a season begins: "since autumn", said in March, is of last year."""
    if said.direction in STEPS:
        return reference.year + STEPS[said.direction]
    begins, ends = SEASON_MONTHS[said.season or ""]
    if ends > DECEMBER and reference.month <= ends % DECEMBER + 1:
        # "This winter", said in January or in March.
        return reference.year - 1
    to_come = future or said.direction == "this" or begins <= reference.month
    return reference.year - (not to_come)


STEPS = {"before last": -2, "last": -1, "next": 1}


def _calendar_unit(said: TimeExpression, context: TimeContext) -> Days | None:
    if context.published is None or context.published[0] != context.published[1]:
        return None
    reference = context.published[0]
    step = STEPS.get(said.direction or "", 0)
    unit = said.season or ""
    if said.direction == UP_TO_NOW:
        first = reference - timedelta(days=DAYS_UP_TO[unit])
        return Days(first=first, last=reference, granularity=unit, why="days up to publication")
    if unit == "week":
        first = reference - timedelta(days=reference.weekday()) + timedelta(days=7 * step)
        last = first + timedelta(days=6)
    elif unit == "month":
        months = reference.year * 12 + reference.month - 1 + step
        year, month = months // 12, months % 12 + 1
        last = date(year, month, calendar.monthrange(year, month)[1])
        first, last = _part_of_month(said, date(year, month, 1), last)
    else:
        first, last = _part_of_year(said, reference.year + step)
    if said.part_of_month == "earlier":
        last = max(first, reference)
    return Days(first=first, last=last, granularity=unit, why="calendar + publication")


DAY_RULES: tuple[
    tuple[
        Callable[[TimeExpression], bool],
        Callable[[TimeExpression, TimeContext], Days | None],
    ],
    ...,
] = (
    (lambda said: said.until is not None, _range_of_days),
    (lambda said: said.day is not None, _dated),
    (lambda said: said.weekday is not None, _on_weekday),
    (lambda said: said.days_from_publication is not None, _from_publication),
    (lambda said: said.days_from_event is not None, _from_event),
    (gives_a_period, _period),
    (lambda said: said.clock is not None, _supplied),
)
