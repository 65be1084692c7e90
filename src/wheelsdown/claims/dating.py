"""When a report appeared: given, printed on the page, or inferred from what it says.

In come the report, its lines and the time expressions of its sentences; out goes a first and a
last day and where they are from. No clock is read: a page without a date is dated from the
weekdays, dates, years and office-holders it names, or not at all.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import Report
from wheelsdown.model.time_range import TimeRange

Published = tuple[tuple[date, date], str]

# Reports use a bare weekday for the week that ends with their publication.
WEEKDAY_REACHES_BACK_DAYS = 6
# Dates of one removal, its aftermath included, lie within a month of each other.
ONE_STORY_DAYS = 30
FIRST_YEAR = 2000
# The last year taken when several fit: flights of this kind are news, and no clock may be asked.
LAST_YEAR = 2029


@dataclass(frozen=True, slots=True, kw_only=True)
class Incumbency:
    """A person named in an office, and the years in which a report could call them so."""

    name: str
    years: tuple[tuple[int, int], ...]


def date_report(
    report: Report,
    *,
    given: TimeRange | None,
    date_lines: Sequence[TimeExpression],
    said: Sequence[TimeExpression],
    incumbents: Iterable[Incumbency],
) -> Published | None:
    """Return the days a report can have appeared on and how that is known, or nothing."""
    if given is not None and (days := _days_of(given)):
        return days, "given"
    if report.published is not None and (days := _days_of(report.published)):
        return days, report.published_from or "page"
    if printed := _printed_date(date_lines):
        return (printed, printed), "text"
    held = [i for i in incumbents if i.years]
    if inferred := infer_from_weekday(said, held):
        return inferred
    return infer_from_months(said, held) or infer_from_full_date(said)


def _days_of(when: TimeRange) -> tuple[date, date] | None:
    first, last = when.earliest or when.latest, when.latest or when.earliest
    return None if first is None or last is None else (first.date(), last.date())


def _printed_date(date_lines: Sequence[TimeExpression]) -> date | None:
    """Return the first full date of lines that hold little but a date."""
    for said in date_lines:
        if said.year and said.month and said.day and not said.impossible:
            return date(said.year, said.month, said.day)
    return None


def infer_from_weekday(
    said: Sequence[TimeExpression], held: Sequence[Incumbency]
) -> Published | None:
    """Date a report by the last year in which its last date falls on a weekday that it names.

    "Touched down on Tuesday" and "the Dec. 9 flight": 9 December was a Tuesday in 2014 and 2025;
    the report appeared on that day or within the week. Years must also suit the office-holders
    named and be no earlier than the years written out.
    """
    years = _possible_years(said, held)
    for pairs, reason in ((_said_together(said), "date with its weekday"),
                          (_last_date_with_weekdays(said), "weekday and date")):  # fmt: skip
        fitting = [days for year in years if (days := _matching_days(pairs, year))]
        if fitting:
            # The year in which most dates fall on their weekdays; of those, the last.
            best = max(fitting, key=lambda days: (len(days), max(days)))
            day = max(best)
            names = ", ".join(i.name for i in held)
            basis = f"inferred: {reason}" + (f", {names} in office" if names else "")
            return (day, day + timedelta(days=WEEKDAY_REACHES_BACK_DAYS)), basis
    return None


def infer_from_months(
    said: Sequence[TimeExpression], held: Sequence[Incumbency]
) -> Published | None:
    """Date a report by its last month without a year, after the last year written out in it.

    Only where office-holders are named too; "this fall" sets the end.
    """
    written = [s.year for s in said if s.year]
    months = [s for s in said if s.months and s.year is None]
    if not written or not months or not held:
        return None
    after = max(written) + int(any(s.year == max(written) and s.part_of_month for s in said))
    years = [y for y in _possible_years(said, held) if y >= after]
    if not years:
        return None
    year = min(years)
    latest = max(months, key=lambda s: s.months[-1])
    first_day = {"late": 21, "mid": 11}.get(latest.part_of_month or "", 1)
    first = date(year, latest.months[-1], first_day)
    autumn = any(s.season == "autumn" and s.direction == "this" for s in said)
    last = date(year, 12, 21 if autumn else 31)
    return None if last < first else ((first, last), "inferred: months, years and office-holders")


def infer_from_full_date(said: Sequence[TimeExpression]) -> Published | None:
    """Date a report by the last date it writes out in full, where all others follow it closely.

    "Left on Dec. 7, 2025 … landed on Dec. 8": within a month they are one story. A report whose
    dates without a year lie farther off may write out only history, and is not dated by it.
    """
    full = [day for s in said if s.year and (day := _day(s.year, s.month or 0, s.day or 0))]
    if not full:
        return None
    last = max(full)
    for one in said:
        if one.month and one.day and one.year is None:
            near = [_day(year, one.month, one.day) for year in (last.year, last.year + 1)]
            if not any(d and abs((d - last).days) <= ONE_STORY_DAYS for d in near):
                return None
    return (last, last + timedelta(days=ONE_STORY_DAYS)), "inferred: full date"


def _matching_days(pairs: list[tuple[int, int, set[int]]], year: int) -> list[date]:
    return [
        day
        for month, number, weekdays in pairs
        if (day := _day(year, month, number)) and day.weekday() in weekdays
    ]


def _possible_years(said: Sequence[TimeExpression], held: Sequence[Incumbency]) -> list[int]:
    written = [s.year for s in said if s.year and s.year <= LAST_YEAR]
    first = max([FIRST_YEAR, *written])
    return [
        y
        for y in range(first, LAST_YEAR + 1)
        if all(any(a <= y <= b for a, b in i.years) for i in held)
    ]


def _said_together(said: Sequence[TimeExpression]) -> list[tuple[int, int, set[int]]]:
    return [
        (s.month, s.day, {s.weekday})
        for s in said
        if s.month and s.day and s.year is None and s.weekday is not None
    ]


def _last_date_with_weekdays(said: Sequence[TimeExpression]) -> list[tuple[int, int, set[int]]]:
    """Return the last date without a year, to fall on one of the weekdays said alone."""
    weekdays = {s.weekday for s in said if s.weekday is not None and s.day is None}
    dates = {(s.month, s.day) for s in said if s.month and s.day and s.year is None}
    if not weekdays or not dates:
        return []
    # Around the new year, January is later than December.
    wraps = any(m >= 11 for m, _ in dates) and any(m <= 2 for m, _ in dates)
    month, day = max(dates, key=lambda md: ((md[0] + 12) if wraps and md[0] <= 2 else md[0], md[1]))
    return [(month, day, {w for w in weekdays if w is not None})]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
