"""Time expressions in English.

In comes a simplified sentence; out go its `TimeExpression`s. The words of a time are found one
kind at a time (clock, date, weekday, part of day, …), each with the small words before it, and
neighbours are then put together: "shortly after 6 p.m." + "on" + "Tuesday, Dec. 9". A general
date parser was tried and read "We" as Wednesday and "may" as a month.
"""

import re
from collections.abc import Callable
from dataclasses import fields, replace
from datetime import date

from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.times import (
    LOCAL,
    PARTS_OF_DAY,
    Nearness,
    TimeExpression,
    gives_a_day,
)

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, name in enumerate(
        ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]
    )
}

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|March|Mar\.|April|Apr\.|May|June?|July?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)(?![a-z])"
)
YEAR = r"(?:19|20)\d\d(?![\d-])"
NUMBER = (
    r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|"
    r"twenty|thirty|forty)"
)
MERIDIEM = r"(?:[ap]\.\s?m\b\.?|[ap]m\b|[AP]M\b|[AP]\.M\b\.?)"
PLACE_TIME = r"(?:[A-Z][a-z]+ ){1,2}time\b"
ZONE = (
    r"(?:local time|(?:Eastern|Central|Mountain|Pacific)(?:(?: (?:Standard|Daylight))? [Tt]ime\b|"
    r"(?=\s*(?:[,.;)]|$|on\b)))|"
    r"(?:UTC|GMT)(?:[+-]\d{1,2})?\b|(?:ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|MSK|CET|CEST|"
    rf"BST|EET|EEST)\b|{PLACE_TIME})"
)

NEARNESS: tuple[tuple[str, Nearness], ...] = (
    (r"(?:shortly|soon|just|moments|minutes|right) after", Nearness.SHORTLY_AFTER),
    (r"(?:shortly|just|moments|minutes|right) before|nearly|almost", Nearness.SHORTLY_BEFORE),
    (
        r"about|around|approximately|roughly|circa|close to|some ?time (?:around|about)",
        Nearness.ABOUT,
    ),
    (r"by|before|until|no later than|prior to", Nearness.BEFORE),
    (r"after|from|starting", Nearness.AFTER),
    (r"since", Nearness.SINCE),
)
BEFORE_A_TIME = re.compile(
    r"(?:\b(?:at|on|in|by|since|from|until|before|after|around|about|approximately|roughly|nearly|"
    r"almost|circa|shortly|soon|just|moments|minutes|right|early|mid|late|sometime|some time|"
    r"the|of|this|last|next|that|past|coming|during|close to|no later than|prior to|starting|"
    r"over|end|beginning|start|middle)(?:\s+|(?<=mid)-|(?<=early)-|(?<=late)-))+$",
    re.IGNORECASE,
)

Kind = tuple[str, re.Pattern[str], Callable[[re.Match[str]], dict[str, object] | None]]


def _clock(hour: str, minute: str | None, meridiem: str | None) -> int | None:
    h, m = int(hour), int(minute or 0)
    if m > 59 or h > 24 or (meridiem and not 1 <= h <= 12):
        return None
    if meridiem:
        h = h % 12 + (12 if meridiem.lower().startswith("p") else 0)
    return (h % 24) * 60 + m


def _read_clock(found: re.Match[str]) -> dict[str, object] | None:
    clock = _clock(found["h"], found["m"], found["mer"])
    return None if clock is None else {"clock": clock}


def _read_clock_range(found: re.Match[str]) -> dict[str, object] | None:
    first = _clock(found["h1"], found["m1"], found["mer1"] or found["mer"])
    last = _clock(found["h"], found["m"], found["mer"])
    return None if first is None or last is None else {"clock": first, "clock_end": last}


def _read_military(found: re.Match[str]) -> dict[str, object] | None:
    clock = _clock(found["hhmm"][:2], found["hhmm"][2:], None)
    return None if clock is None else {"clock": clock}


def _read_named_clock(found: re.Match[str]) -> dict[str, object]:
    return {"clock": 0 if found.group().lower() == "midnight" else 720, "named_clock": True}


def _date(year: int | None, month: int, day: int, day_end: int | None) -> dict[str, object]:
    try:
        # A leap year where none is said: "Feb. 29" is a date of some year.
        date(year or 2024, month, max(day, day_end or day))
        date(year or 2024, month, day)
    except ValueError:
        return {"impossible": True}
    return {"year": year, "month": month, "day": day, "day_end": day_end}


def _month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def _read_date(found: re.Match[str]) -> dict[str, object]:
    groups = found.groupdict()
    year = int(groups["y"]) if groups["y"] else None
    day_end = int(groups["d2"]) if groups.get("d2") else None
    return _date(year, _month_number(groups["mon"]), int(groups["d"]), day_end)


def _read_numeric(found: re.Match[str]) -> dict[str, object]:
    return _date(int(found["y"]), int(found["mo"]), int(found["d"]), None)


def _read_months(found: re.Match[str]) -> dict[str, object]:
    names = re.findall(MONTH, found.group())
    year = found["y"]
    return {
        "months": tuple(_month_number(n) for n in names),
        "year": int(year) if year else None,
    }


def _read_weekday(found: re.Match[str]) -> dict[str, object]:
    return {"weekday": WEEKDAYS[found["w"].lower()]}


PARTS = {
    "pre-dawn": "early hours",
    "predawn": "early hours",
    "overnight": "night",
    "midday": "noon",
}


def _read_part(found: re.Match[str]) -> dict[str, object]:
    word = " ".join(found["p"].lower().split())
    return {
        "part_of_day": PARTS.get(
            word, word.replace(" hours", "") if "early" not in word else "early hours"
        )
    }


FROM_PUBLICATION = {"today": 0, "tonight": 0, "yesterday": -1, "tomorrow": 1}


def _read_deictic(found: re.Match[str]) -> dict[str, object]:
    word = found.group().lower()
    read: dict[str, object] = {"days_from_publication": FROM_PUBLICATION[word]}
    if word == "tonight":
        read["part_of_day"] = "night"
    return read


def _read_from_event(found: re.Match[str]) -> dict[str, object]:
    which, what = found["which"].lower(), found["what"].lower()
    days = {"next": 1, "following": 1, "previous": -1, "preceding": -1}.get(which, 0)
    read: dict[str, object] = {"days_from_event": days}
    if what != "day":
        read["part_of_day"] = what
    return read


def _read_days_later(found: re.Match[str]) -> dict[str, object] | None:
    number = read_number(found["n"].replace("an", "a"))
    return None if number is None else {"days_from_event": number or 1}


def _read_hours_later(found: re.Match[str]) -> dict[str, object] | None:
    number = read_number(found["n"].replace("an", "a"))
    if number is None:
        return None
    hours = found["unit"].lower().startswith("hour")
    minutes = (number or 1) * (60 if hours else 1)
    # "Two hours later" is said of anything within half an hour of it, "20 minutes" within a tenth.
    room = 30 if hours else max(5, minutes // 10)
    return {"minutes_from_event": (max(0, minutes - room), minutes + room)}


def _read_season(found: re.Match[str]) -> dict[str, object]:
    year = found["y"]
    season = found["s"].lower()
    return {"season": "autumn" if season == "fall" else season, "year": int(year) if year else None}


def _read_year(found: re.Match[str]) -> dict[str, object]:
    return {"year": int(found["y"])}


def _read_this_period(found: re.Match[str]) -> dict[str, object]:
    return {"direction": found["dir"].lower(), "season": found["unit"].lower()}


KINDS: tuple[Kind, ...] = (
    ("iso", re.compile(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)(?!\d)"),
     _read_numeric),
    ("dotted", re.compile(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mo>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"),
     _read_numeric),
    ("clock_range", re.compile(
        rf"(?<![\d:])(?P<h1>\d{{1,2}})(?::(?P<m1>\d\d))?\s?(?P<mer1>{MERIDIEM})?\s?(?:and|to|-|–)\s?"
        rf"(?P<h>\d{{1,2}})(?::(?P<m>\d\d))?\s?(?P<mer>{MERIDIEM})"), _read_clock_range),
    ("clock", re.compile(
        rf"(?<![\d:.$€£])(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<mer>{MERIDIEM})"), _read_clock),
    ("clock24", re.compile(
        r"(?<![\d:.])(?P<h>[01]?\d|2[0-4]):(?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<mer>(?!))?"),
     _read_clock),
    ("military", re.compile(r"(?<!\d)(?P<hhmm>[0-2]\d[0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC|Z\b|"
                            r"local))"),
     _read_military),
    ("named_clock", re.compile(r"\b(?:noon|midday|midnight)\b", re.IGNORECASE), _read_named_clock),
    ("month_day", re.compile(
        rf"\b(?P<mon>{MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:])(?:\s?[-–]\s?(?P<d2>\d{{1,2}})"
        rf"(?![\d:]))?(?:,?\s(?P<y>{YEAR}))?"), _read_date),
    ("day_month", re.compile(
        rf"(?<![\d:.])(?:(?P<d>\d{{1,2}})(?:\s?[-–]\s?(?P<d2>\d{{1,2}}))?(?:st|nd|rd|th)?\s(?:of\s)?)"
        rf"(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?"), _read_date),
    ("months", re.compile(
        rf"\b{MONTH}(?:(?:,\s|\sand\s|,\sand\s|\sor\s){MONTH})*(?:,?\s(?:of\s)?(?P<y>{YEAR}))?"),
     _read_months),
    ("weekday", re.compile(
        r"\b(?P<w>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?!s)", re.IGNORECASE),
     _read_weekday),
    ("days_later", re.compile(
        rf"\b(?P<n>{NUMBER})\sdays?\s(?:later|after(?:wards)?)\b", re.IGNORECASE),
     _read_days_later),
    ("hours_later", re.compile(
        rf"\b(?P<n>{NUMBER})\s(?P<unit>hours?|minutes?)\s(?:later|afterwards?)\b", re.IGNORECASE),
     _read_hours_later),
    ("from_event", re.compile(
        r"\b(?:the\s(?P<which>next|following|same|previous|preceding)|(?P<that>that))\s"
        r"(?P<what>day|morning|afternoon|evening|night)\b", re.IGNORECASE),
     lambda m: _read_from_event(m) if m["which"] else _read_that_day(m)),
    ("deictic", re.compile(r"\b(?:today|tonight|yesterday|tomorrow)\b(?!'s)", re.IGNORECASE),
     _read_deictic),
    ("early_hours", re.compile(r"\b(?P<p>early hours|pre-?dawn hours|overnight)\b", re.IGNORECASE),
     _read_part),
    ("part", re.compile(r"\b(?P<p>morning|afternoon|evening|night|dawn)\b", re.IGNORECASE),
     _read_part),
    ("season", re.compile(
        rf"\b(?P<s>spring|summer|autumn|fall|winter)\b(?:\s(?:of\s)?(?P<y>{YEAR}))?"),
     _read_season),
    ("period", re.compile(r"\b(?P<dir>this|last|next)\s(?P<unit>week|month|year)\b", re.IGNORECASE),
     _read_this_period),
    ("year", re.compile(rf"(?<![\w$€£.,/-])(?P<y>{YEAR})(?![\w%/:]|,\d|\.\d)"), _read_year),
    ("zone", re.compile(rf"\(?\b(?P<z>{ZONE})\)?"), lambda m: {"zone_words": _zone_words(m["z"])}),
)  # fmt: skip


def _read_that_day(found: re.Match[str]) -> dict[str, object]:
    what = found["what"].lower()
    return {"days_from_event": 0, **({} if what == "day" else {"part_of_day": what})}


def _zone_words(words: str) -> str:
    return LOCAL if words.lower() == "local time" else words


# Kinds that mean a time only with a small word before them or a neighbour of another kind.
NEEDS_COMPANY = frozenset({"season", "part", "year", "zone", "months", "clock24"})
CAPITALISED_MAY = re.compile(r"\bMay\b")
MUST_PRECEDE = {
    "season": re.compile(r"\b(?:this|last|next|in|the|of|by|early|late|since|during)\s+$", re.I),
    "part": re.compile(
        r"\b(?:in the|this|that|at|on the|during the|by|late|early|mid)[\s-]+$", re.I),
    "year": re.compile(
        r"\b(?:in|since|by|until|of|during|before|after|late|early|mid)[\s-]+$", re.I),
    "months": re.compile(
        r"\b(?:in|since|by|until|of|during|before|after|late|early|mid|last|next|this|and|through|"
        r"for|from)[\s-]+$", re.I
    ),
    "zone": re.compile(r"(?!)"),
    "clock24": re.compile(r""),
}  # fmt: skip

GLUE = re.compile(r"^[\s,]*(?:\s*(?:on|in|of|at|the)\s+)?$")
SAME_INSTANT = re.compile(r"^\s*(?:[(/,]|,?\s*or|-|–)\s*$")


def find_times(text: str) -> tuple[TimeExpression, ...]:
    """Return the time expressions of `text`, in order, none overlapping another."""
    joined: list[tuple[TimeExpression, bool]] = []
    for said, firm in _find_single(text):
        if joined and (both := _join(text, joined[-1][0], said)) is not None:
            joined[-1] = (both, True)
        else:
            joined.append((_mark_same_instant(text, [j for j, _ in joined], said), firm))
    return _join_ranges(text, [said for said, firm in joined if firm])


RANGE_BEGINS = re.compile(r"\b(?:between|from)\s+$", re.IGNORECASE)
RANGE_GOES_ON = re.compile(r"^\s(?:and|to|through|until|till)\s$")


def _join_ranges(text: str, said: list[TimeExpression]) -> tuple[TimeExpression, ...]:
    """Make one expression of "between Dec. 7 and Dec. 9": neither day alone is what is said."""
    joined: list[TimeExpression] = []
    for one in said:
        first = joined[-1] if joined else None
        if (
            first is not None
            and gives_a_day(first)
            and gives_a_day(one)
            and RANGE_GOES_ON.match(text[first.end : one.start])
            and RANGE_BEGINS.search(text[: first.start] + "from " * (first.nearness == "after"))
        ):
            joined[-1] = replace(first, end=one.end, nearness=Nearness.EXACT, until=one)
        else:
            joined.append(one)
    return tuple(joined)


def _find_single(text: str) -> list[tuple[TimeExpression, bool]]:
    """Return expressions of one kind each, and whether each can stand alone, in order."""
    taken = bytearray(len(text) + 1)
    found: list[tuple[TimeExpression, bool]] = []
    for name, pattern, read in KINDS:
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
            firm = name not in NEEDS_COMPANY or bool(MUST_PRECEDE[name].search(text[:start][-24:]))
            said = TimeExpression(start=start, end=end, **values)  # type: ignore[arg-type]
            found.append((_with_words_before(text, said, taken), firm))
    return sorted(found, key=lambda pair: pair[0].start)


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
    nearness = said.nearness
    for pattern, value in NEARNESS:
        if re.search(rf"\b(?:{pattern})\b", words):
            nearness = value
            break
    direction = re.search(r"\b(last|next|this|past|coming)\b", words)
    named = {"past": "last", "coming": "next"}
    said = replace(
        said,
        start=_span_start(text, start, said),
        nearness=nearness,
        direction=named.get(direction[1], direction[1]) if direction else said.direction,
    )
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
    if said.months or (said.year is not None and said.day is None):
        return replace(said, part_of_month=which)
    if which == "mid":
        return said
    if said.part_of_day is not None and said.part_of_day != "early hours":
        return replace(said, part_of_day=f"{which} {said.part_of_day}")
    if said.clock is None and said.part_of_day is None and said.season is None:
        return replace(said, part_of_day=which)
    return said


PLAIN = TimeExpression(start=0, end=0)
FIELDS = [f.name for f in fields(TimeExpression) if f.name not in ("start", "end", "nearness")]


def _given(said: TimeExpression) -> dict[str, object]:
    return {n: v for n in FIELDS if (v := getattr(said, n)) != getattr(PLAIN, n)}


def _join(text: str, first: TimeExpression, second: TimeExpression) -> TimeExpression | None:
    """Put two neighbours together where no part of one is said again by the other."""
    gap = text[first.end : second.start]
    zone_only = _given(second).keys() == {"zone_words"}
    fits = GLUE.match(gap) or (zone_only and gap.strip() in ("", "("))
    a, b = _given(first), _given(second)
    if a.get("part_of_day") in ("early", "late") and "part_of_day" in b:
        # "late Monday night"
        joined_part = f"{a.pop('part_of_day')} {b['part_of_day']}"
        b["part_of_day"] = joined_part if joined_part in PARTS_OF_DAY else b["part_of_day"]
    if not fits or a.keys() & b.keys():
        return None
    periods = {"months", "season", "year"}
    if (periods & a.keys() and not {"clock", "day"} & a.keys()) and not (
        {"day", "weekday"} & a.keys()
    ):
        # "in June, on Monday": a month said before a day is another time.
        return None
    if ("minutes_from_event" in a) != ("minutes_from_event" in b):
        return None
    nearness = first.nearness if "clock" in a or "clock" not in b else second.nearness
    joined = {**a, **b}
    return TimeExpression(start=first.start, end=second.end, nearness=nearness, **joined)  # type: ignore[arg-type]


def _mark_same_instant(
    text: str, before: list[TimeExpression], said: TimeExpression
) -> TimeExpression:
    """Mark "(15:26 Moscow time)" right after "14:26 local time": one moment in two zones."""
    if not before or said.clock is None or before[-1].clock is None:
        return said
    close = SAME_INSTANT.match(text[before[-1].end : said.start])
    return replace(said, same_instant=True) if close else said
