"""Time expressions in Russian.

In comes a simplified sentence; out go its `TimeExpression`s. The words of a time are found one
kind at a time, in the order of `KINDS`, each with the small words before it; neighbours are then
put together: «в понедельник» + «около шести вечера» + «по местному времени».
"""

import re
from dataclasses import replace

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_time_kinds import (
    ALONE_AFTER,
    DIRECTED,
    HINTS,
    KINDS,
)
from wheelsdown.claims.russian_time_readers import direction_of
from wheelsdown.claims.russian_time_words import MONTH
from wheelsdown.claims.times import (
    Nearness,
    TimeExpression,
    given,
    gives_a_day,
    goes_over,
    is_divided,
    mark_same_instant,
    put_together,
    settle_half,
)

_I = re.IGNORECASE

NEARNESS: tuple[tuple[str, Nearness], ...] = (
    (
        r"(?:вскоре|сразу|чуть|немногим|спустя несколько минут)\s(?:после|позже|позднее)|за",
        Nearness.SHORTLY_AFTER,
    ),
    (r"незадолго\sдо|чуть\sраньше|почти|ближе\sк|под", Nearness.SHORTLY_BEFORE),
    (
        r"около|примерно|приблизительно|ориентировочно|порядка|районе|где-то|часов\sв",
        Nearness.ABOUT,
    ),
    (r"не\s(?:раньше|ранее)", Nearness.AFTER),
    (r"до|к|ко|не\sпозднее|не\sпозже", Nearness.BEFORE),
    (r"после|позже", Nearness.AFTER),
    (r"с|со|начиная\sс", Nearness.SINCE),
)
SMALL_WORDS = regex(
    r"(?:\b(?:часов(?=\sв\s)|в|во|на|к|ко|с|со|до|после|за|под|около|примерно|приблизительно|ориентировочно|"
    r"порядка|"
    r"районе|где-то|вскоре|сразу|незадолго|чуть|почти|ближе|не\s(?:позднее|позже|раньше|ранее)|начиная|еще|уже|"
    r"только|конц[аеу]|начал[аеу]|середин[аеуы]|перв(?:ых|ой)|последних|втор(?:ой|ая)|числах|"
    r"половин[еуы]|"
    rf"между|{DIRECTED})\s+)+$",
    _I,
)
PART_OF_MONTH = (
    (r"втор\w+\sполовин", "second half"),
    (r"перв\w+\sполовин", "first half"),
    (r"конц|последних\sчислах", "late"),
    (r"начал|первых\sчислах", "early"),
    (r"середин", "mid"),
)
GLUE = regex(r"^[\s,]*$")
SAME_INSTANT = regex(r"^\s*(?:[(/,]|,?\s*(?:или|то есть|это|—|-|–))\s*(?:в\s)?$")


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`, in order, none overlapping another."""
    said_text = plain(text)
    dateline = DATELINE.match(said_text)
    joined: list[tuple[TimeExpression, bool]] = []
    for said, firm in _find_single(said_text):
        if dateline and said.start < dateline.end():
            continue
        if joined and (both := _join(said_text, joined[-1], (said, firm))) is not None:
            joined[-1] = (both, True)
        else:
            before = joined[-1][0] if joined else None
            joined.append((mark_same_instant(said_text, before, said, SAME_INSTANT), firm))
    settled = (settle_half(said) for said, firm in joined if firm)
    return _join_ranges(said_text, [said for said in settled if said is not None])


# «МОСКВА, 9 дек – РИА Новости.»: where and when the report was filed, and no part of its story.
DATELINE = regex(
    rf"^\W*[А-ЯA-Z][А-ЯA-Z-]{{2,}}(?:[ -][А-ЯA-Z][А-ЯA-Z-]+)?(?:\s\([^)]{{2,30}}\))?,\s"
    rf"\d{{1,2}}\s{MONTH}\.?"
    r"(?:,?\s\d{4}(?:\s?г(?:\.|ода))?)?\s*(?:[-–—.,/]\s*)*(?:(?:РИА Новости|ТАСС|Интерфакс|Рейтер|"
    r"Reuters|АП|AP|AFP|Корр\.?[^.]{0,40})\b[./»]*\s*[-–—]?\s*)?"
)

RANGE_GOES_ON = regex(r"^\s(?:и|до|по)\s?$")
RANGE_BEGINS = regex(r"\b(?:между|с|со)\s", _I)


def _join_ranges(text: str, said: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Make one expression of «с 7 декабря до 9 декабря»: neither day alone is what is said."""
    joined: list[TimeExpression] = []
    for one in said:
        first = joined[-1] if joined else None
        if (
            first is not None
            and gives_a_day(first)
            and gives_a_day(one)
            and first.clock is None
            and RANGE_GOES_ON.match(text[first.end : one.start] + _preposition(text, one))
            and RANGE_BEGINS.match(text, first.start)
        ):
            later = replace(one, nearness=Nearness.EXACT)
            joined[-1] = replace(first, end=one.end, nearness=Nearness.EXACT, until=later)
        elif (
            first is not None
            and goes_over(first, one)
            and OVER.fullmatch(text, first.end, one.start)
        ):
            joined[-1] = replace(first, end=one.end, until=one)
        else:
            joined.append(one)
    return tuple(joined)


# «В конце февраля — начале марта».
OVER = regex(r"\s*(?:или|и|либо|/|-|–|—)\s*(?:в\s)?")


def _preposition(text: str, said: TimeExpression) -> str:
    found = re.match(r"(?:до|по|и)\s", text[said.start : said.start + 4])
    return found.group() if found else ""


def _find_single(text: str) -> list[tuple[TimeExpression, bool]]:
    """Return expressions of one kind each, and whether each can stand alone, in order."""
    taken = bytearray(len(text) + 1)
    found: list[tuple[TimeExpression, bool]] = []
    lower = text.lower()
    for name, pattern, read in KINDS:
        if not any(hint in lower for hint in HINTS[name]):
            continue
        for m in pattern.finditer(text):
            if any(taken[m.start() : m.end()]):
                continue
            values = read(m)
            if values is None:
                continue
            taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
            start, end = m.span("z") if name == "zone" else m.span()
            said = TimeExpression(start=start, end=end, **values)  # type: ignore[arg-type]
            alone = ALONE_AFTER.get(name)
            firm = (
                alone is None
                or values.get("year") is not None
                or bool(alone.search(text, max(0, start - 24), start))
            )
            found.append((_with_words_before(text, said, taken), firm))
    return sorted(found, key=lambda pair: pair[0].start)


def _with_words_before(text: str, said: TimeExpression, taken: bytearray) -> TimeExpression:
    """Add the small words before a time: how near, which part of a month, last or next."""
    begin = max(0, said.start - 48)
    before = SMALL_WORDS.search(text, begin, said.start)
    if not before:
        return said
    start = before.start()
    while start < said.start and any(taken[start : said.start]):
        cut = text.find(" ", start, said.start)
        start = said.start if cut < 0 else cut + 1
    words = " ".join(text[start : said.start].lower().split())
    if not words or said.zone_words is not None:
        return said
    nearness = next((v for p, v in NEARNESS if re.search(rf"(?<!\w)(?:{p})(?!\w)", words)), None)
    if nearness is Nearness.SHORTLY_AFTER and words == "за" and not said.named_clock:
        nearness = None
    if said.day_end is not None:
        nearness = Nearness.EXACT
    part = None
    if is_divided(said):
        part = next((p for stem, p in PART_OF_MONTH if re.search(stem, words)), None)
    return replace(
        said,
        start=start,
        nearness=nearness or said.nearness,
        direction=direction_of(words) or _appointed(words, said) or said.direction,
        part_of_month=part or said.part_of_month,
    )


def _appointed(words: str, said: TimeExpression) -> str | None:
    """«Билеты купили на 27 июня»: a day that something is set for is the next such day."""
    return "next" if words == "на" and said.month is not None and said.year is None else None


PERIODS = frozenset({"months", "season"})
DAYS = frozenset({"day", "weekday", "days_from_publication", "days_from_event"})
# «В понедельник, 8 декабря», «на следующий день, 9 декабря»: one day said twice.
DAYS_SAID_TOGETHER = (frozenset({"weekday", "day"}), frozenset({"days_from_event", "day"}))


def _join(
    text: str, before: tuple[TimeExpression, bool], after: tuple[TimeExpression, bool]
) -> TimeExpression | None:
    """Put two neighbours together where no part of one is said again by the other."""
    first, second = before[0], after[0]
    gap = text[first.end : second.start]
    a, b = given(first), given(second)
    zone_only = b.keys() == {"zone_words"}
    fits = GLUE.match(gap) or (
        zone_only and re.fullmatch(r"[\s,(]*(?:тоже|также|уже)?\s*", gap) is not None
    )
    if not fits or a.keys() & b.keys() or (zone_only and "clock" not in a):
        return None
    names = a.keys() | b.keys()
    of_a_week = "week" in (a.get("season"), b.get("season")) and "weekday" in names
    if PERIODS & names and {"clock", *DAYS} & names and not of_a_week:
        # «В июне, в понедельник» is two times; «на прошлой неделе, в понедельник» is one.
        return None
    together = DAYS & names
    if len(together) > 1 and together not in DAYS_SAID_TOGETHER:
        if "days_from_publication" not in names:
            return None
        a.pop("weekday", None)
    if {"days_from_event", "day"} <= names:
        a.pop("days_from_event", None), b.pop("days_from_event", None)
    return put_together(first, second, a, b)
