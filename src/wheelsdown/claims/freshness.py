"""Of which day a report speaks where it names none: the line over it, its dateline, its haste.

In come the sentences of a report and the days it can have appeared; out go the day that a clock
time without a day can be of, and the zones of its dateline. A post that says "has landed" and a
ticker speak of the day they appear; a report that does not hurry gets no day from here.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence
from wheelsdown.claims.time_resolution import DAY_OF_PUBLICATION
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import PassageKind

HASTE = regex(
    r"\b(?:has|have) (?:just |now )?(?:landed|left|departed|arrived|touched down|"
    r"taken off|reached)\b|"
    r"^\W*(?:LIVE|BREAKING|JUST IN|UPDATE|СРОЧНО|МОЛНИЯ|ОНЛАЙН)\b|[⚡❗🛫🛬✈]|\bтолько "
    r"что (?:приземлил|вылетел|сел|оторвал|взлетел|прилетел|прибыл)|"
    r"^\W*(?:[Сс]ледим за|[Оо]нлайн|[Хх]роника|[Оо]бновляется|[Нн]ачинаем наблюдение)|"
    r"\bна эту минуту\b|"
    r"\b(?:is|are) (?:now )?(?:landing|taking off|on (?:its|the) way)\b"
)
# "13:06 —", "2:20 p.m. The plane …": a line of a ticker opens with when it was written.
STAMP = regex(
    r"^\W*\d{1,2}[:.]\d\d(?:\s*(?:[AaPp]\.?[Mm]\.?|[A-Z]{2,4}|МСК|мск))?(?:\W*$|"
    r"\s*[—–-]?\s+(?=[A-ZА-ЯЁ]))"
)
CLOCK = regex(r"(\d{1,2})[:.](\d\d)")
LEAST_STAMPS = 2
LEAST_STAMPS_BACKWARDS = 3
"""Two times that fall can be the evening of one day and the morning of the next."""
NEAR_THE_TOP_SENTENCES = 6
# A line over the text that says when: "Harlingen, Saturday evening".
HEADING_WORDS = 6
DATELINE = regex(
    r"^(?P<place>[A-ZА-ЯЁ][A-ZА-ЯЁ.'’ -]{2,30}(?:,\s[A-ZА-ЯЁ][\w.]+){0,2})(?P<rest>(?:"
    r",\s[^—–(]{3,24}?)?\s*(?:\([^)]{2,40}\)\s*)?"
    r"(?:,\s[^—–]{3,24})?)\s*(?:[—–]|--|-\s)\s*"
)


def day_of_haste(
    sentences: Sequence[Sentence],
    headings: Sequence[str],
    stamps: int,
    published: tuple[date, date] | None,
    find_times: Callable[[str], tuple[TimeExpression, ...]],
) -> tuple[date, str] | None:
    """Return the day that undated clock times are of, and why; nothing where that is not plain."""
    if published is None or published[0] != published[1]:
        return None
    top = sentences[:NEAR_THE_TOP_SENTENCES]
    for heading in headings:
        if len(heading.split()) > HEADING_WORDS or heading.endswith("."):
            continue
        for said in find_times(heading):
            if said.weekday is not None and said.day is None:
                back = (published[0].weekday() - said.weekday) % 7
                return published[0] - timedelta(days=back), "day in the line above"
    if top and len(top[0].text.split()) <= HEADING_WORDS:
        for said in find_times(top[0].text):
            if said.weekday is not None and said.day is None and said.clock is None:
                back = (published[0].weekday() - said.weekday) % 7
                return published[0] - timedelta(days=back), "day in the first line"
    hurried = any(HASTE.search(s.text) and s.kind is not PassageKind.CAPTION for s in top)
    hurried = hurried or any(HASTE.search(heading) for heading in headings)
    if hurried or stamps >= LEAST_STAMPS:
        return published[0], DAY_OF_PUBLICATION
    return None


def stamps_of(passages: Sequence[str]) -> list[str]:
    """Return the clock times that lines begin with, as they are written."""
    stamps = (STAMP.match(passage) for passage in passages)
    return [stamp[0] for stamp in stamps if stamp is not None]


def is_told_backwards(stamps: Sequence[str]) -> bool:
    """Say whether the stamps of lines fall: a ticker, the newest entry first."""
    clocks = [CLOCK.findall(stamp)[0] for stamp in stamps]
    minutes = [60 * int(hour) + int(minute) for hour, minute in clocks]
    return len(minutes) >= LEAST_STAMPS_BACKWARDS and all(a > b for a, b in pairwise(minutes))


def dateline_of(sentences: Sequence[Sentence]) -> tuple[Sentence, int, int] | None:
    """Return the sentence that opens with a dateline, and where its place stands in it."""
    for sentence in [s for s in sentences if s.kind is PassageKind.BODY][:3]:
        if (found := DATELINE.match(sentence.text)) is not None:
            return sentence, found.start("place"), found.end("place")
    return None
