"""Time expressions in English.

In comes a simplified sentence; out go its `TimeExpression`s. The words of a time are found one
kind at a time (clock, date, weekday, part of day, …), each with the small words before it, and
neighbours are then put together: "shortly after 6 p.m." + "on" + "Tuesday, Dec. 9". A general
date parser was tried and read "We" as Wednesday and "may" as a month.
"""

import re
from dataclasses import replace
from functools import lru_cache

from wheelsdown.claims.english_time_words import (
    BEFORE_A_TIME,
    KINDS,
    NEARNESS,
)
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.times import (
    PARTS_OF_DAY,
    SMALL_HOURS_END,
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

# Kinds that mean a time only with a small word before them or a neighbour of another kind.
NEEDS_COMPANY = frozenset({"season", "part", "year", "zone", "months", "clock24"})
CAPITALISED_MAY = regex(r"\bMay\b")
MUST_PRECEDE = {
    "season": regex(r"\b(?:this|last|next|in|the|of|by|early|late|since|during)\s+$", re.I),
    "part": regex(
        r"\b(?:in the|this|that|at|on the|during the|by|late|early|mid)[\s-]+$", re.I),
    "year": regex(
        r"\b(?:in|since|by|until|of|during|before|after|from|between|late|early|mid|the\syear)[\s-]+$", re.I),
    "months": regex(
        r"\b(?:in|since|by|until|of|during|before|after|late|early|mid|last|next|this|and|through|"
        r"for|from)[\s-]+$", re.I
    ),
    "zone": regex(r"(?!)"),
    "clock24": regex(r""),
}  # fmt: skip

# "A file photo from 2019" is of that year, not of any after it.
PICTURE_FROM = regex(
    r"\b(?:photo|photograph|picture|image|video|footage)\s+from\s+$", re.IGNORECASE
)
GLUE = regex(r"^[\s,]*(?:\s*(?:on|in|of|at|the)\s+)?$")
SAME_INSTANT = regex(r"^\s*(?:[(/,]|,?\s*or|-|–)\s*$")


# A text without any of these says no time.
HINT = regex(
    r"\d|o'clock|day\b|noon|midnight|morning|evening|night|overnight|dawn|(?i:today|"
    r"tomorrow|yesterday|hour|minute|past|quarter|ago\b)|"
    r"\b(?:Jan|Feb|Mar|Apr|May|Ju[nl]|Aug|Sep|Oct|Nov|Dec|spring|summer|autumn|fall|"
    r"winter|week|month|[Yy]ear|Christmas|Halloween|this|last|next)"
)


@lru_cache(maxsize=4096)
def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`, in order, none overlapping another."""
    if not HINT.search(text):
        return ()
    joined: list[tuple[TimeExpression, bool]] = []
    for said, firm in _find_single(text):
        if joined and (both := _join(text, joined[-1][0], said)) is not None:
            joined[-1] = (both, True)
        else:
            before = joined[-1][0] if joined else None
            joined.append((mark_same_instant(text, before, said, SAME_INSTANT), firm))
    settled = (_settle(said) for said, firm in joined if firm)
    return _join_ranges(text, [said for said in settled if said is not None])


def _settle(said: TimeExpression) -> TimeExpression | None:
    """Tell morning from evening; of "a Tuesday in August, at 3 a.m." August is known."""
    if said.weekday is not None and said.months and said.day is None:
        return replace(said, weekday=None, clock=None, clock_end=None, part_of_day=None)
    settled = settle_half(said)
    if settled is None or settled.clock is None or "night" not in (said.part_of_day or ""):
        return settled
    if settled.days_from_publication == -1 and settled.clock < 60 * SMALL_HOURS_END:
        # "At 2 a.m. last night" is of this morning.
        return replace(settled, days_from_publication=0)
    return settled


DIGIT = regex(r"\d")
OF_DIGITS = frozenset(
    {
        *("iso", "dotted", "clock_range", "clock", "clock24", "military", "month_day", "day_month"),
        *("year", "four_digits", "dotted_clock", "zulu", "day_of_month", "bare_hour", "slashed"),
    }
)
RANGE_BEGINS = regex(r"\b(?:between|from)\s+$", re.IGNORECASE)
RANGE_GOES_ON = regex(r"^\s(?:and|to|through|until|till)\s(?:the\s)?$")


def _join_ranges(text: str, said: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Make one expression of "between Dec. 7 and Dec. 9": neither day alone is what is said."""
    joined: list[TimeExpression] = []
    for one in said:
        first = joined[-1] if joined else None
        if (
            first is not None
            and (gives_a_day(first) or first.months or first.year is not None)
            and (gives_a_day(one) or one.months or one.year is not None)
            and RANGE_GOES_ON.match(text[first.end : one.start])
            and RANGE_BEGINS.search(text[: first.start] + "from " * (first.nearness == "after"))
        ):
            joined[-1] = replace(first, end=one.end, nearness=Nearness.EXACT, until=one)
        elif (
            first is not None
            and goes_over(first, one)
            and OVER.fullmatch(text, first.end, one.start)
        ):
            joined[-1] = replace(first, end=one.end, until=one)
        else:
            joined.append(one)
    return tuple(joined)


# "Late February or early March".
OVER = regex(r"\s*(?:or|and|to|/|-|–|—)\s*")


def _find_single(text: str) -> list[tuple[TimeExpression, bool]]:
    """Return expressions of one kind each, and whether each can stand alone, in order."""
    taken = bytearray(len(text) + 1)
    found: list[tuple[TimeExpression, bool]] = []
    digits = DIGIT.search(text) is not None
    for name, pattern, read in KINDS:
        if not digits and name in OF_DIGITS:
            continue
        for m in pattern.finditer(text):
            if any(taken[m.start() : m.end()]):
                continue
            values = read(m)
            if values is None:
                continue
            taken[m.start() : m.end()] = b"\x01" * (m.end() - m.start())
            end = m.end("z") if name == "zone" else m.end()
            start = m.start("z") if name == "zone" else m.start()
            if text[end - 1 : end] == "." and name != "clock" and not text[end:].strip():
                end -= int(not re.search(r"\b[A-Z][a-z]{2,3}\.$", text[start:end]))
            firm = (
                (name == "months" and values.get("year") is not None)
                or name not in NEEDS_COMPANY
                or bool(MUST_PRECEDE[name].search(text[:start][-24:]))
            )
            said = TimeExpression(start=start, end=end, **values)  # type: ignore[arg-type]
            found.append((_with_words_before(text, said, taken), firm))
    return sorted(found, key=lambda pair: pair[0].start)


DID_NOT_BEFORE = regex(r"\b(?:did|was|were|had)(?:\snot|n't)\s[^.,;:“”]{2,60}$")


def _with_words_before(text: str, said: TimeExpression, taken: bytearray) -> TimeExpression:
    """Add the small words before a time: how near, early or late, last or next."""
    window = text[max(0, said.start - 40) : said.start]
    before = BEFORE_A_TIME.search(window)
    if not before:
        return said
    words = " ".join(before.group().lower().replace("-", " ").split())
    start = said.start - (len(window) - before.start())
    if any(taken[start : said.start]):
        return said
    nearness = next((v for p, v in NEARNESS if re.search(rf"\b(?:{p})\b", words)), said.nearness)
    if nearness is Nearness.BEFORE and DID_NOT_BEFORE.search(text, 0, start):
        # "It did not leave until nine": at nine; "it did not leave before nine": then or later.
        nearness = Nearness.AFTER if "before" in words else Nearness.EXACT
    if len(said.months) > 1 and nearness is Nearness.AFTER:
        # "From January to March" says both ends.
        nearness = Nearness.EXACT
    if said.year is not None and said.month is None and PICTURE_FROM.search(window[: before.end()]):
        nearness = Nearness.EXACT
    direction = re.search(r"\b(last|next|this|past|coming)\b", words)
    named = {"past": "last", "coming": "next"}
    said = replace(
        said,
        start=_span_start(text, start, said),
        nearness=nearness,
        direction=named.get(direction[1], direction[1]) if direction else said.direction,
    )
    if direction and direction[1] == "this" and said.part_of_day and not gives_a_day(said):
        said = replace(said, direction=None, days_from_publication=0)
    return _with_early_or_late(said, words)


def _span_start(text: str, start: int, said: TimeExpression) -> int:
    """Leave "of" and "the" outside: "the morning of Dec. 7" is joined by them, not begun."""
    while (m := re.match(r"(?:of|the)\s+", text[start : said.start], re.IGNORECASE)) is not None:
        if re.match(
            r"the\s+(?:end|beginning|start|middle|early|late)", text[start:], re.IGNORECASE
        ):
            break
        start += m.end()
    return start


def _with_early_or_late(said: TimeExpression, words: str) -> TimeExpression:
    part = re.search(r"\b(early|mid|late|end|beginning|start|middle)\b", words)
    if not part:
        return said
    which = {"end": "late", "beginning": "early", "start": "early", "middle": "mid"}.get(
        part[1], part[1]
    )
    if is_divided(said):
        return replace(said, part_of_month=which)
    if which == "mid":
        return said
    if said.part_of_day is not None and said.part_of_day != "early hours":
        return replace(said, part_of_day=f"{which} {said.part_of_day}")
    if said.clock is None and said.part_of_day is None and said.season is None:
        return replace(said, part_of_day=which)
    return said


def _join(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """Put two neighbours together where no part of one is said again by the other."""
    gap = text[first.end : second.start]
    zone_only = given(second).keys() == {"zone_words"}
    fits = GLUE.match(gap) or (zone_only and gap.strip() in ("", "("))
    a, b = given(first), given(second)
    if a.get("part_of_day") in ("early", "late") and "part_of_day" in b:
        # "late Monday night"
        joined_part = f"{a.pop('part_of_day')} {b['part_of_day']}"
        b["part_of_day"] = joined_part if joined_part in PARTS_OF_DAY else b["part_of_day"]
    if not fits or a.keys() & b.keys():
        return None
    periods = {"months", "season", "year"}
    if a.get("season") == "week" and "weekday" in b:
        # "Last week, on Monday".
        b.pop("direction", None)
    elif (periods & a.keys() and not {"clock", "day"} & a.keys()) and not (
        {"day", "weekday"} & a.keys()
    ):
        # "in June, on Monday": a month said before a day is another time.
        return None
    return put_together(first, second, a, b)
