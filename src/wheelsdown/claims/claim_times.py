"""The times of one statement, resolved: which zone, which day, and what is one instant said twice.

In come a statement's time expressions and the story so far; out go `ClaimTime`s. A claim has one
time, or one in each zone that the report gives it in.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Statement
from wheelsdown.claims.story import NEXT_SENTENCE, REMEMBERED, Story, Told, day_for_clock
from wheelsdown.claims.time_resolution import (
    DAY_OF_PUBLICATION,
    TimeContext,
    resolve_days,
    resolve_time,
)
from wheelsdown.claims.times import LOCAL, TimeExpression, gives_a_day, gives_a_period
from wheelsdown.claims.zones import (
    known_zone,
    zone_from_words,
    zones_of_adjective,
    zones_of_adjective_time,
    zones_of_place,
)
from wheelsdown.model.report import ClaimTime, ClaimType, Modality, PlaceMention, Span
from wheelsdown.model.time_range import UNKNOWN_TIME, ranges_overlap

# A time is of the place of the event; of these there is none, and the event told before has one.
PLACELESS = frozenset(
    {ClaimType.FLIGHT_ORDINAL, ClaimType.FLIGHT_PREVIOUS, ClaimType.FLIGHT_OCCURRENCE}
)
# "We were driven to Mesa" is told of Mesa.
MOVED_WITHIN = frozenset({ClaimType.EVENT, ClaimType.PERSON_DETENTION})
REMOVALS = frozenset({ClaimType.PERSON_REMOVAL, ClaimType.GROUP_REMOVAL})
FUTURE = frozenset({Modality.PLANNED, Modality.EXPECTED})
# "He is summoned for May 28": told as done, of a day to come.
# «Вылет — Эль-Пасо, 28 марта»: a row of a table has no verb to say whether it has happened.
LABELLED = frozenset({"takeoff_was", "landing_was"})
MAY_LIE_AHEAD = frozenset({ClaimType.PERSON_SUMMONS, ClaimType.APPEAL, ClaimType.RISK})
# "A stand is reserved on September 22", «билеты купили на 27 июня».
ARRANGED = regex(
    r"\b(?:is|are|'s)\s+(?:\w+\s+)?(?:set|to|scheduled|due|planned|booked|expected|slated)\b|"
    r"\bha(?:s|ve)\s+(?:an?|another|(?:his|her|their)\s+next)\s+(?:[\w-]+\s+){0,3}?(?:hearing|appointment|interview|trial|date|appeal)\b|"
    r"\b(?:has|have)\s+(?:been\s+)?(?:reserved|booked|scheduled|set|fixed)\b|\b(?:intend|plan|want|hope)s?\s+to\b|\bwill\b|"
    r"(?<!\w)(?:перен[её]с|отложи)\w*\s+(?:[а-яё]+\s+){0,2}?(?:на|до)\s|"
    r"(?<!\w)(?:назнач|намеч|заплан|состоится|состоятся|будет|будут|пройд[её]т|приглаша)\w*|"
    r"(?<!\w)(?:возраст[её]т|вырастет|увеличится|сократится|продолжатся|продолжится|начнутся|начн[её]тся)(?!\w)|"
    r"(?<!\w)(?:купил|дал|взял|выдал|заказал|забронир)\w*\s+(?:[а-яё]+\s+){0,2}?на\s+\d",
    re.IGNORECASE,
)
MERE_EVENTS = frozenset({ClaimType.EVENT, ClaimType.STATISTIC})
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
    zone_of_page: str | None = None
    """The zone that the page says all its times are in."""
    twelve_hours: bool = False
    """The report says "a.m." and "p.m.": a bare "4:40" may be either."""
    zones_of_text: tuple[str, ...] = ()
    """Zones between which a day lies that is said of no place."""
    day_above: date | None = None
    """The day in the line over a list of clock times."""
    day_of_haste: tuple[date, str] | None = None
    """The day of clock times that no words and no story date, and why."""
    dateline_zones: tuple[str, ...] = ()
    """The zones of the report's own place, for what happened nowhere in particular."""


def resolve_times(statement: Statement, moment: Moment) -> tuple[ClaimTime, ...]:
    """Return when the statement says it was: one time, and the same instant in other zones."""
    times = _of_the_deed(statement, moment)
    said = None if _are_several(times, moment) else _chief(times)
    if said is None:
        return ()
    place = (
        statement.place or statement.destination
        if statement.type is ClaimType.FLIGHT_STOP
        else statement.place
    )
    if place is None and statement.type in MOVED_WITHIN:
        place = statement.destination
    mention = place.mention if place else None
    if (
        moment.twelve_hours
        and said.part_of_day is None
        and said.clock_end is None
        and BARE_CLOCK.search(moment.span_of(said.start, said.end).text)
    ):
        said = replace(said, clock=None, clock_end=None)
    first = _resolve(said, statement, mention, moment)
    if first is None:
        return ()
    others = [t for t in statement.times if t.same_instant and t.start > said.start]
    again = (_again(t, first, statement, moment) for t in others)
    found = (first, *(t for t in again if t is not None))
    if not gives_a_day(said) and DAY_OF_PUBLICATION in first.why and len(_local_days(found)) > 1:
        # "At 18:05 in Arizona (04:05 in Moscow)", said of today: whose today?
        return ()
    return found


def _is_the_day_of_publication(said: TimeExpression, moment: Moment) -> bool:
    """Say whether a weekday is that of the report: "was due on Tuesday", printed on a Tuesday, is today's."""
    days = moment.published
    return (
        days is not None
        and days[0] == days[1]
        and days[0].weekday() == said.weekday
        and said.direction is None
    )


def _local_days(times: tuple[ClaimTime, ...]) -> set[date]:
    zoned = [(t.zone, t.time.earliest) for t in times]
    return {at.astimezone(ZoneInfo(zone)).date() for zone, at in zoned if zone and at}


# "N207AX followed at 4:40", of a report that says "a.m." and "p.m." elsewhere; not "at 4:40 that
# morning", nor "between 3:10 and 3:20 a.m.".
BARE_CLOCK = regex(
    r"(?<![\d:.])(?:[1-9]|1[0-2])[:.][0-5]\d(?![\d:])(?!\s?[ap]\.?m|\s?[AP]M)(?!\s?(?:Z|UTC|GMT))"
)
TWELVE_HOURS = regex(r"\d\s?(?:[ap]\.\s?m\b|[ap]m\b|[AP]M\b)")
TWENTY_FOUR_HOURS = regex(
    r"(?<![\d:])(?:0\d|1[3-9]|2[0-3])[:.]?[0-5]\d(?![\d:])(?!\s?[APap]\.?[Mm])"
)


def counts_to_twelve(text: str) -> bool:
    """Say whether a report tells morning from evening by "a.m." and "p.m." alone."""
    return TWELVE_HOURS.search(text) is not None and TWENTY_FOUR_HOURS.search(text) is None


# "The wanted man, born in 1987", "our article of April 21 said": when something else was.
OF_SOMETHING_ELSE = regex(
    r"\b(?:born|(?:article|story|report|version|post|letter|memo|memorandum|statement|e-?mail|edition|"
    r"dispatch|filing|order|ruling)\s+(?:of|dated|from|published))\s+(?:on\s+)?$|"
    # "A 41% increase from the same period last year": what it is compared with.
    r"\b(?:from|than|over|on|with|to|versus|vs\.?)\s+(?:(?:in|during)\s+)?the\s+(?:same|corresponding|comparable)\s+\w+\s+(?:(?:of|in|a)\s+)?$|"
    r"(?<!\w)(?:родил\w+|рожд[её]нн?\w*)\s+$",
    re.IGNORECASE,
)
# "13:06", the first words of an entry of a ticker.
STAMP = regex(r"\d{1,2}[:.]\d\d")
# "Officials announced in February that more would follow in April": February is of the words.
THAT_FOLLOWS = regex(r"\s+that\s+(?:the|an?|it|they|more|no|all|another|there)\b", re.IGNORECASE)


# "He was due to be sent home after another man was released last year": that was last year.
AFTER_ANOTHER = regex(
    r"\b(?:after|before|since|because|while)\s+(?:[\w’'-]+\s+){1,5}?(?:was|were|had|took|came|fell|began|[a-z]{3,}ed)\s[^,;.]*$|"
    r"(?<!\w)(?:после|с\s+момента|со\s+времени|до)\s+(?:[а-яё]+\s+){0,2}?[а-яё]+(?:ния|тия|ата|ства|ия|та|да)\s+[А-ЯЁ«а-яё][^,;.]*$"
)


def _of_the_deed(statement: Statement, moment: Moment) -> tuple[TimeExpression, ...]:
    """Leave out when somebody was born, a paper was written or the words were said."""
    if statement.type is ClaimType.PERSON_BACKGROUND and len(statement.times) == 1:
        return statement.times
    last = max((t.end for t in statement.times), default=0)
    words = moment.span_of(0, max(last, statement.end)).text
    clocked = any(t.clock is not None and 0 < t.start < statement.end for t in statement.times)
    return tuple(
        t for t in statement.times
        # "13:06 It landed at 12:51": the first is when it was written down.
        if not (clocked and t.start == 0 and STAMP.fullmatch(words[: t.end]))
        # "The eighth flight, the biggest since summer".
        and not (statement.type is ClaimType.FLIGHT_ORDINAL and t.start >= statement.end)
        and not OF_SOMETHING_ELSE.search(words[: t.start])
        and not AFTER_ANOTHER.search(words[statement.start + 1 : t.start])
        and not (t.end < last and THAT_FOLLOWS.match(words, t.end))
    )  # fmt: skip


# «Летом и осенью рейсы вылетали из Аризоны», "on Dec. 7 and Dec. 9 planes left": no one time.
AND = regex(r"\s*(?:,|and|or|и|или|&)\s*", re.IGNORECASE)


def _are_several(times: tuple[TimeExpression, ...], moment: Moment) -> bool:
    """Say whether days or seasons stand side by side, with no clock time to tell which is meant."""
    if any(t.clock is not None for t in times):
        return False
    for one, other in pairwise(times):
        alike = (gives_a_day(one), gives_a_period(one)) == (
            gives_a_day(other),
            gives_a_period(other),
        )
        between = moment.span_of(one.end, other.start).text if one.end < other.start else ""
        if alike and gives_a_day(one) + gives_a_period(one) and AND.fullmatch(between):
            return True
    return False


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
        # "2.30am Irish time": Ireland's; and no other than what is said.
        return zones_of_adjective_time(words), f"zone said: {words}"
    if said.clock is not None and said.zone_words is None and moment.zone_of_page:
        return (moment.zone_of_page,), "zone said for the whole page"
    zones = zones_of_place(mention)
    if zones and mention is not None:
        label = mention.icao or mention.name
        return zones, f"zone of {label}" if len(zones) == 1 else f"all zones of {label}"
    words = moment.span_of(statement.start, statement.end).text
    if (called := zones_of_adjective(words)) and statement.type.startswith("flight."):
        return called, "zone of the country said"
    if (
        gives_a_period(said)
        and moment.dateline_zones
        and not gives_a_day(said)
        and said.clock is None
    ):
        # Months and years run in the zone of the text.
        return moment.dateline_zones, "zone of the report's own place"
    ends = [p.mention for p in (statement.origin, statement.destination) if p is not None]
    if statement.type is ClaimType.FLIGHT_ROUTE and ends:
        # A route's time is said of either end.
        both = {zone for end in ends for zone in zones_of_place(end)}
        if len(ends) == 1:
            # "It flew to Cairo on Jan. 26": told perhaps by the day on which it left.
            last = moment.story.last()
            both |= set(last.zones if last is not None and last.zones else moment.zones_of_text)
        return tuple(sorted(both)), "zones of both ends"
    if stood := _where_it_stood(statement, moment):
        return stood, "zone of the event told before"
    if statement.type in PLACELESS and said.clock is None:
        return _zones_of_the_report(moment)
    for told in reversed(moment.story.told[-REMEMBERED:]):
        if told.zones and (statement.type in PLACELESS or told.type == statement.type):
            return told.zones, "zone of the event told before"
    if headed := next(
        (t for t in moment.story.headed if t.type == statement.type and t.zones), None
    ):
        return headed.zones, "zone of the event in the headline"
    before = moment.story.last()
    if statement.type is ClaimType.FLIGHT_DEPARTURE and before is not None and before.zones:
        # "We were driven to Mesa. The plane left at nine": from where the story is.
        near = moment.sentence - before.sentence <= NEXT_SENTENCE
        if near and before.type is not ClaimType.FLIGHT_DEPARTURE:
            return before.zones, "zone of the event told before"
    if statement.type in REMOVALS:
        # "Deported from the US on Friday" was there; "who fled the US was arrested" was not.
        origin = statement.origin.mention if statement.origin else None
        left = zones_of_place(origin)
        if left and (gives_a_day(said) or said.clock is not None):
            return left, "zones of the place left"
    placeless = statement.type in PLACELESS or not statement.type.startswith("flight.")
    if placeless and said.clock is None:
        return _zones_of_the_report(moment)
    return (), "no zone known: that day or time anywhere on Earth"


def _zones_of_the_report(moment: Moment) -> tuple[tuple[str, ...], str]:
    """Return the zones for what is said of no place: the report's own, or all that it may mean.

    Without a dateline these lie between the zones that such reports tell of and those it told of.
    """
    if moment.dateline_zones:
        return moment.dateline_zones, "zone of the report's own place"
    if not moment.zones_of_text:
        return (), "no zone known: that day or time anywhere on Earth"
    told = {zone for t in (*moment.story.told, *moment.story.headed) for zone in t.zones}
    zones = tuple(sorted({*moment.zones_of_text, *told}))
    return zones, "no place said: between the zones that such reports tell of"


# "It had left at six" goes back behind the landing told before.
BACK_IN_TIME = regex(
    r"\b(?:had|earlier|previously)\b|(?<!\w)(?:ранее|до этого|раньше)(?!\w)", re.IGNORECASE
)


def _where_it_stood(statement: Statement, moment: Moment) -> tuple[str, ...]:
    """Return the zones of the landing told right before a departure that names no place."""
    before = moment.story.last()
    landed = (ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP)
    if statement.type is not ClaimType.FLIGHT_DEPARTURE or statement.place or before is None:
        return ()
    near = before.type in landed and moment.sentence - before.sentence <= NEXT_SENTENCE
    words = moment.span_of(statement.start, statement.end).text
    return before.zones if near and not BACK_IN_TIME.search(words) else ()


SMALL_HOURS_END_MINUTES = 6 * 60


def _day_told_near(
    statement: Statement, moment: Moment, clock: int, zones: tuple[str, ...]
) -> tuple[date, str] | None:
    """Return the day that the sentences right before were about, for an event of a flight."""
    near = moment.story.day_near(moment.sentence)
    if near is None or not (statement.type in REMOVALS or statement.type.startswith("flight.")):
        return None
    last = moment.story.last_dated()
    fresher = last is None or moment.story.days[-1][0] > last.sentence
    if last is not None and last.day not in (None, near) and not fresher:
        return None
    if last is not None and _was_earlier(clock, near, last, zones):
        return None
    if last is not None and _left_before(statement, last):
        # "They arrived early on Thursday. The plane left Warsaw at 19:25": that day or the one before.
        return None
    if clock < SMALL_HOURS_END_MINUTES and (last is None or last.day != near):
        # "On Thursday he was taken away. The plane left at 4:05 a.m.": that, or the next morning.
        return None
    return near, "the day told of in the sentences right before"


def _left_before(statement: Statement, last: Told) -> bool:
    departs = statement.type is ClaimType.FLIGHT_DEPARTURE and statement.place is not None
    return departs and last.type is ClaimType.FLIGHT_ARRIVAL


def _was_earlier(clock: int, day: date, last: Told, zones: tuple[str, ...]) -> bool:
    """Say whether that clock time of the day was over when the event told last happened."""
    if last.time.earliest is None or last.day != day:
        return False
    zone = ZoneInfo((zones or last.zones or ("UTC",))[0])
    wall = datetime.combine(day, time(clock // 60 % 24, clock % 60), tzinfo=zone)
    return wall < last.time.earliest - timedelta(minutes=1)


def _day_of_haste(moment: Moment) -> tuple[date, str] | None:
    """Return the day of a hasty report, where the story has come to no other."""
    last = moment.story.last_dated()
    hasty = moment.day_of_haste
    near = moment.story.day_near(moment.sentence)
    if hasty is None or near not in (None, hasty[0]):
        return None
    return hasty if last is None or last.day in (None, hasty[0]) else None


def _resolve(
    said: TimeExpression, statement: Statement, mention: PlaceMention | None, moment: Moment
) -> ClaimTime | None:
    zones, zone_from = _zones(said, statement, mention, moment)
    last = moment.story.last_dated()
    day: tuple[date, str] | None = None
    if said.clock is not None and not gives_a_day(said) and not gives_a_period(said):
        day = (moment.day_above, "day in the line above") if moment.day_above else day_for_clock(
            moment.story, said.clock, type=statement.type, place=mention, zones=zones,
            sentence=moment.sentence,
        )  # fmt: skip
        day = day or _day_of_haste(moment) or _day_told_near(statement, moment, said.clock, zones)
    context = TimeContext(
        published=moment.published,
        zones=zones,
        zone_from=zone_from,
        day=day[0] if day else None,
        day_from=day[1] if day else "",
        event_day=(last.day if last else None) or moment.story.day_near(moment.sentence),
        event_time=last.time if last else None,
        future=statement.modality in FUTURE
        or statement.type is ClaimType.APPEAL_REQUEST
        or (
            said.weekday is not None and said.direction is None and _is_arranged(statement, moment)
        ),
        story_day=_day_of_flight_told(statement, moment),
        then_ahead=_lay_ahead_then(statement, moment),
        maybe_soon=_may_lie_ahead(statement, moment),
    )
    if (
        statement.past_plan
        and said.weekday is not None
        and said.day is None
        and not context.then_ahead
        and not _is_the_day_of_publication(said, moment)
    ):
        return None
    return resolve_time(said, context, moment.span_of(said.start, said.end))


def _day_of_flight_told(statement: Statement, moment: Moment) -> date | None:
    """Return the day of the flight's event told right before one of the same flight."""
    last = moment.story.last_dated()
    if last is None or not statement.type.startswith("flight."):
        return None
    return last.day if moment.sentence - last.sentence <= NEXT_SENTENCE else None


# "It left on Sunday and was due in Sofia on Monday": of the days after that Sunday.
WAS_DUE = regex(
    r"\b(?:was|were|had been)\s+(?:\w+ly\s+|also\s+|then\s+|originally\s+)?(?:due|expected|scheduled|slated|supposed|set|booked|"
    r"planned|to)\b|(?<!\w)(?:должен|должна|должны|должно)\s+был[аи]?(?!\w)|(?<!\w)(?:ожидал|планировал)\w*(?!\w)",
    re.IGNORECASE,
)


def _lay_ahead_then(statement: Statement, moment: Moment) -> bool:
    last = moment.story.last_dated()
    if last is None or statement.modality not in FUTURE:
        return False
    words = moment.span_of(statement.start, statement.end).text
    return moment.sentence - last.sentence <= NEXT_SENTENCE and WAS_DUE.search(words) is not None


def _may_lie_ahead(statement: Statement, moment: Moment) -> bool:
    """Say whether a statement told as done can be of a day to come: a summons, an arrangement."""
    if statement.type in MAY_LIE_AHEAD or statement.modality is Modality.POSSIBLE:
        return True
    if statement.rule in LABELLED:
        return True
    return _is_arranged(statement, moment)


def _is_arranged(statement: Statement, moment: Moment) -> bool:
    """ "A hearing is set for Monday": told as done, and of a day to come."""
    words = moment.span_of(statement.start, statement.end).text
    return statement.type in MERE_EVENTS and ARRANGED.search(words) is not None


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
        again = resolve_time(clock_only, context, moment.span_of(said.start, said.end))
        if again is not None and ranges_overlap(again.time, first.time):
            return again
    return None


# "Fifteen Uzbeks deported from the US arrived in Tashkent early on Thursday".
# «Россиян доставили в Москву 9 декабря. Самолёт вылетел из Каира в 18:29»: the evening before.
ARRIVED = regex(
    r"\b(?:arriv|land|touch|reach)\w*|\b(?:brought|delivered|returned|repatriated|back)\b|"
    r"(?<!\w)(?:прилет|прибы|приземл|достав|привез|прив[её]з|верну|возвра)\w*",
    re.IGNORECASE,
)


def tells_an_arrival(statement: Statement, words: str) -> bool:
    """Say whether a removal is told by its arrival: what left before, left before that."""
    told_as = (*REMOVALS, ClaimType.EVENT)
    return statement.type in told_as and ARRIVED.search(words) is not None


def told_of(
    statement: Statement,
    times: tuple[ClaimTime, ...],
    sentence: int,
    published: tuple[date, date] | None = None,
) -> Told:
    """Return what the story remembers of a statement; a bound is no time to count from."""
    told = _told_of(statement, times, sentence)
    if told.day is None and times and times[0].granularity != "bound":
        return replace(told, day=_day_said(statement, published))
    return told


LONGEST_HEADING_WORDS = 5


def day_of_heading(
    text: str, times: tuple[TimeExpression, ...], published: tuple[date, date] | None
) -> date | None:
    """Return the day of a line that says nothing else: "Saturday, March 15" over a list."""
    if len(times) != 1 or times[0].clock is not None or len(text.split()) > LONGEST_HEADING_WORDS:
        return None
    alone = not any(c.isalnum() for c in text[: times[0].start] + text[times[0].end :])
    return day_named_alone(times, published) if alone else None


def day_named_alone(
    times: tuple[TimeExpression, ...], published: tuple[date, date] | None
) -> date | None:
    """Return the day of a sentence that names one and no other."""
    days = [t for t in times if gives_a_day(t)]
    if len(days) != 1 or days[0].days_from_event is not None:
        return None
    found = resolve_days(days[0], TimeContext(published=published, zones=(), zone_from=""))
    return found.first if found is not None and found.first == found.last else None


def _day_said(statement: Statement, published: tuple[date, date] | None) -> date | None:
    """Return the local day that the words name, whatever the zone: "last night", "on Tuesday"."""
    said = _chief(statement.times)
    if said is None or not gives_a_day(said) or said.days_from_event is not None:
        return None
    future = statement.modality in FUTURE
    context = TimeContext(published=published, zones=(), zone_from="", future=future)
    days = resolve_days(said, context)
    return days.first if days is not None and days.first == days.last else None


def _told_of(statement: Statement, times: tuple[ClaimTime, ...], sentence: int) -> Told:
    place = statement.place
    if place is None and statement.type in MOVED_WITHIN:
        place = statement.destination
    mention = place.mention if place else None
    zones = zones_of_place(mention)
    if not times or times[0].granularity == "bound":
        return Told(type=statement.type, time=UNKNOWN_TIME, day=None, zones=zones, place=mention,
                    sentence=sentence)  # fmt: skip
    first = times[0]
    if len(zones) != 1 and first.zone is None and first.granularity == "day":
        # A day of no known zone is that day, wherever it was.
        a, b = first.time.earliest, first.time.latest
        middle = (a + (b - a) / 2).date() if a and b else None
        return Told(type=statement.type, time=first.time, day=middle, zones=zones, place=mention,
                    sentence=sentence)  # fmt: skip
    zones = zones or ((first.zone,) if first.zone else ())
    day = None
    if len(zones) == 1 and first.time.earliest and first.time.latest:
        zone = ZoneInfo(zones[0])
        days = {t.astimezone(zone).date() for t in (first.time.earliest, first.time.latest)}
        day = days.pop() if len(days) == 1 else None
    return Told(type=statement.type, time=first.time, day=day, zones=zones, place=mention,
                sentence=sentence)  # fmt: skip
