"""The times of one statement, resolved: which zone, which day, and what is one instant said twice.

In come a statement's time expressions and the story so far; out go `ClaimTime`s. A claim has one
time, or one in each zone that the report gives it in.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from wheelsdown.claims.statements import Statement
from wheelsdown.claims.story import REMEMBERED, Story, Told, day_for_clock
from wheelsdown.claims.time_resolution import TimeContext, resolve_time
from wheelsdown.claims.times import LOCAL, TimeExpression, gives_a_day, gives_a_period
from wheelsdown.claims.zones import known_zone, zone_from_words, zones_of_place
from wheelsdown.model.report import ClaimTime, ClaimType, Modality, PlaceMention, Span
from wheelsdown.model.time_range import UNKNOWN_TIME, ranges_overlap

# A time is of the place of the event; of these there is none, and the event told before has one.
PLACELESS = frozenset(
    {ClaimType.FLIGHT_ORDINAL, ClaimType.FLIGHT_PREVIOUS, ClaimType.FLIGHT_OCCURRENCE}
)
FUTURE = frozenset({Modality.PLANNED, Modality.EXPECTED})
DAY_FIELDS = ("year", "month", "day", "day_end", "weekday", "direction", "days_from_publication",
              "days_from_event", "until", "impossible")  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What a statement's times are resolved against."""

    published: tuple[date, date] | None
    story: Story
    sentence: int
    """Number of the sentence in the report: nearness in telling."""
    span_of: Callable[[int, int], Span]
    """Turns offsets within the sentence into a span of the original."""
    zone_named: Callable[[str], str | None]
    """Looks the place of "Moscow time" up."""


def resolve_times(statement: Statement, moment: Moment) -> tuple[ClaimTime, ...]:
    """Return when the statement says it was: one time, and the same instant in other zones."""
    said = _chief(statement.times)
    if said is None or (statement.past_plan and said.weekday is not None and said.day is None):
        return ()
    place = (
        statement.place or statement.destination
        if statement.type is ClaimType.FLIGHT_STOP
        else statement.place
    )
    mention = place.mention if place else None
    first = _resolve(said, statement, mention, moment)
    if first is None:
        return ()
    others = [t for t in statement.times if t.same_instant and t.start > said.start]
    again = (_again(t, first, statement, moment) for t in others)
    return (first, *(t for t in again if t is not None))


def _chief(times: tuple[TimeExpression, ...]) -> TimeExpression | None:
    """Return the one to resolve: a clock time with the day said elsewhere, else the finest."""
    firsts = [t for t in times if not t.same_instant]
    clocks = [t for t in firsts if t.clock is not None]
    days = [t for t in firsts if gives_a_day(t) or t.impossible]
    if clocks:
        clock = clocks[0]
        if not gives_a_day(clock) and not clock.impossible and days:
            borrowed = {name: getattr(days[0], name) for name in DAY_FIELDS}
            return replace(clock, **borrowed)
        return clock
    after = [t for t in firsts if t.minutes_from_event is not None]
    rest = days or after or [t for t in firsts if gives_a_period(t)]
    return rest[0] if rest else None


def _zones(
    said: TimeExpression, statement: Statement, mention: PlaceMention | None, moment: Moment
) -> tuple[tuple[str, ...], str]:
    """Return the zones a time may be in and where they are from, in words."""
    if said.zone_words not in (None, LOCAL):
        words = said.zone_words or ""
        named = zone_from_words(words) or known_zone(moment.zone_named(words))
        if named:
            return (named,), f"zone said: {words}"
    zones = zones_of_place(mention)
    if zones and mention is not None:
        label = mention.icao or mention.name
        return zones, f"zone of {label}" if len(zones) == 1 else f"all zones of {label}"
    ends = [p.mention for p in (statement.origin, statement.destination) if p is not None]
    if statement.type is ClaimType.FLIGHT_ROUTE and ends:
        # A route's time is said of either end.
        both = sorted({zone for end in ends for zone in zones_of_place(end)})
        return tuple(both), "zones of both ends"
    for told in reversed(moment.story.told[-REMEMBERED:]):
        if told.zones and (statement.type in PLACELESS or told.type == statement.type):
            return told.zones, "zone of the event told before"
    return (), "no zone known: that day or time anywhere on Earth"


def _resolve(
    said: TimeExpression, statement: Statement, mention: PlaceMention | None, moment: Moment
) -> ClaimTime | None:
    zones, zone_from = _zones(said, statement, mention, moment)
    last = moment.story.last_dated()
    day: tuple[date, str] | None = None
    if said.clock is not None and not gives_a_day(said) and not gives_a_period(said):
        day = day_for_clock(
            moment.story, said.clock, type=statement.type, place=mention, zones=zones,
            sentence=moment.sentence,
        )  # fmt: skip
    context = TimeContext(
        published=moment.published,
        zones=zones,
        zone_from=zone_from,
        day=day[0] if day else None,
        day_from=day[1] if day else "",
        event_day=last.day if last else None,
        event_time=last.time if last else None,
        future=statement.modality in FUTURE,
    )
    return resolve_time(said, context, moment.span_of(said.start, said.end))


def _again(
    said: TimeExpression, first: ClaimTime, statement: Statement, moment: Moment
) -> ClaimTime | None:
    """Return the same instant as said in another zone; nothing if the two cannot be one."""
    zones, zone_from = _zones(said, statement, None, moment)
    if len(zones) != 1 or first.time.earliest is None:
        return None
    around = first.time.earliest.astimezone(ZoneInfo(zones[0])).date()
    for day in (around, around - timedelta(days=1), around + timedelta(days=1)):
        context = TimeContext(
            published=moment.published, zones=zones, zone_from=zone_from, day=day,
            day_from="the same instant",
        )  # fmt: skip
        clock_only = replace(said, day=None, weekday=None, month=None, year=None)
        time = resolve_time(clock_only, context, moment.span_of(said.start, said.end))
        if time is not None and ranges_overlap(time.time, first.time):
            return time
    return None


def told_of(statement: Statement, times: tuple[ClaimTime, ...], sentence: int) -> Told:
    """Return what the story remembers of a statement; a bound is no time to count from."""
    mention = statement.place.mention if statement.place else None
    zones = zones_of_place(mention)
    if not times or times[0].granularity == "bound":
        return Told(type=statement.type, time=UNKNOWN_TIME, day=None, zones=zones, place=mention,
                    sentence=sentence)  # fmt: skip
    first = times[0]
    zones = zones or ((first.zone,) if first.zone else ())
    day = None
    if len(zones) == 1 and first.time.earliest and first.time.latest:
        zone = ZoneInfo(zones[0])
        days = {t.astimezone(zone).date() for t in (first.time.earliest, first.time.latest)}
        day = days.pop() if len(days) == 1 else None
    return Told(type=statement.type, time=first.time, day=day, zones=zones, place=mention,
                sentence=sentence)  # fmt: skip
