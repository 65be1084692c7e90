"""The words of English that say when, one kind at a time: clocks, dates, weekdays, parts of day.

Each row of `KINDS` is a kind of words with its pattern and the function that reads it.
`english_times` looks for them in a sentence and puts neighbours together.
"""

import re
from collections.abc import Callable
from datetime import date

from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.times import (
    LOCAL,
    Nearness,
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
    r"(?:local time|local\b(?=\s*(?:[,.;)]|$|on\b))|(?:Eastern|Central|Mountain|Pacific)(?:(?: (?:Standard|Daylight))? [Tt]ime\b|"
    r"(?=\s*(?:[,.;)]|$|on\b)))|"
    r"(?:UTC|GMT)(?:[+-]\d{1,2})?\b|(?:ET|EST|EDT|CT|CST|CDT|MT|MST|MDT|PT|PST|PDT|MSK|CET|CEST|"
    r"BST|IST|EET|EEST|WAT|EAT|CAT|SAST|PKT|GST|AEST|AEDT|AWST|JST|NPT|AKST|AKDT|HST|AST|ADT|NST)"
    rf"\b|[Zz]ulu\b|{PLACE_TIME})"
)

NEARNESS: tuple[tuple[str, Nearness], ...] = (
    (
        r"(?:shortly|soon|just|moments|minutes|right|little|bit) (?:after|past)",
        Nearness.SHORTLY_AFTER,
    ),
    (
        r"(?:shortly|just|moments|minutes|right|little|bit) (?:before|to)|nearly|almost|just shy of|"
        r"towards?",
        Nearness.SHORTLY_BEFORE,
    ),
    (
        r"about|around|approximately|roughly|circa|close to|some ?time (?:around|about)",
        Nearness.ABOUT,
    ),
    (r"by|before|until|no later than|prior to", Nearness.BEFORE),
    (r"after|from|starting", Nearness.AFTER),
    (r"since", Nearness.SINCE),
)
BEFORE_A_TIME = re.compile(
    r"(?:\b(?:a few minutes|a little|a bit|a few moments|just shy of|towards?|past|some minutes|"
    r"at|on|in|by|since|from|until|before|after|around|about|approximately|roughly|nearly|"
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


HOURS_SPELLED = {
    word: hour
    for hour, word in enumerate(
        (
            *("one", "two", "three", "four", "five", "six"),
            *("seven", "eight", "nine", "ten", "eleven", "twelve"),
        ),
        1,
    )
}
MINUTES_SPELLED = {"quarter": 15, "half": 30, "twenty": 20, "ten": 10, "five": 5, "twenty-five": 25}


# "Three at night" is three in the morning, "ten at night" is not.
SMALL_HOURS_END = 6


def _read_spelled_clock(found: re.Match[str]) -> dict[str, object] | None:
    """Read "a quarter past eight in the evening", "four o'clock"; a bare "eight" is none."""
    part = (found["part"] or found["night"] or "").lower()
    oclock = "o'clock" in found.group().lower()
    if not (part or oclock or found["past"]):
        return None
    minutes = 60 * HOURS_SPELLED[found["h"].lower()]
    if found["past"]:
        amount = MINUTES_SPELLED[found["past"].lower().removeprefix("a ").strip()]
        minutes += amount if found["rel"].lower() in ("past", "after") else -amount
    if not part:
        return {"clock": minutes % 720, "half_of_day_open": True}
    return {"clock": half_of_day(minutes % 720, part)}


def half_of_day(clock: int, part: str) -> int:
    """Return the clock time that "ten" is in the morning, the evening or at night."""
    if "morning" in part or "hours" in part or part in ("dawn", "early"):
        return clock
    late = "night" not in part or clock >= 60 * SMALL_HOURS_END
    return clock + 720 if late else clock


def _read_bare_hour(found: re.Match[str]) -> dict[str, object] | None:
    """Read "at 11", which means a time only beside "last night" or "Tuesday afternoon"."""
    clock = _clock(found["h"], found["m"], None)
    return None if clock is None else {"clock": clock % 720, "half_of_day_open": True}


def _read_ago(found: re.Match[str]) -> dict[str, object] | None:
    number = read_number(found["n"].replace("an", "a"))
    return None if number is None else {"days_from_publication": -(number or 1)}


# What stands right before a bare "1148" that is a time: "airborne again 1148", "ETA 0935".
BEFORE_FOUR_DIGITS = re.compile(
    r"(?:\b(?:at|by|again|off|departed|departs?|left|landed|lands|arrived|arrives?|airborne|blocks|down|"
    r"up|out|in|ETA|ETD|ATA|ATD|STD|STA|dep\.?|arr\.?|touchdown|takeoff|landing|departure|arrival|about|"
    r"around|before|after|since|until|till|from|to|and|chocks|wheels-up|overhead|shortly after)"
    r"[:\s]\s?|[@(~]\s?|^\W*)$",
    re.IGNORECASE,
)


def _read_four_digits(found: re.Match[str]) -> dict[str, object] | None:
    before = found.string[max(0, found.start() - 18) : found.start()]
    zulu = found["zulu"] is not None
    if not zulu and not BEFORE_FOUR_DIGITS.search(before):
        return None
    read = _read_military(found)
    return {**read, "zone_words": "UTC"} if read and zulu else read


def _read_zulu(found: re.Match[str]) -> dict[str, object] | None:
    read = _read_clock(found)
    return None if read is None else {**read, "zone_words": "UTC"}


# Feasts that name a day of the year.
FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "halloween": (10, 31),
    "valentine's day": (2, 14), "st patrick's day": (3, 17), "independence day": (7, 4),
    "the fourth of july": (7, 4), "april fools' day": (4, 1),
}  # fmt: skip


def _read_feast(found: re.Match[str]) -> dict[str, object]:
    month, day = FEASTS[found["feast"].lower()]
    return _date(None, month, day, None)


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


DAYS_SPELLED = {
    word: number
    for number, word in enumerate(
        (
            *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"),
            *("ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth"),
            *("sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth"),
            *("twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth"),
            *("twenty-sixth", "twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth"),
            "thirty-first",
        ),
        1,
    )
}
# "06/02" is a date of June only where the words around it are American.
AMERICAN = re.compile(r"\b(?:[ECMP][SD]T|Eastern|Central|Mountain|Pacific)\b|\b[AP]M\b")


def _read_spelled_day(found: re.Match[str]) -> dict[str, object]:
    year = int(found["y"]) if found["y"] else None
    return _date(year, _month_number(found["mon"]), DAYS_SPELLED[found["d"].lower()], None)


def _read_slashed(found: re.Match[str]) -> dict[str, object] | None:
    before = found.string[max(0, found.start() - 24) : found.start()]
    if (
        not AMERICAN.search(before)
        or not re.search(r"\bon\s$", before)
        or int(found["mo"]) > DECEMBER
    ):
        return None
    year = int(found["y"]) if found["y"] else None
    return _date(
        year + 2000 if year and year < CENTURY else year, int(found["mo"]), int(found["d"]), None
    )


DECEMBER, CENTURY = 12, 100


def _read_numeric(found: re.Match[str]) -> dict[str, object]:
    return _date(int(found["y"]), int(found["mo"]), int(found["d"]), None)


def _read_months(found: re.Match[str]) -> dict[str, object]:
    names = re.findall(MONTH, found.group())
    year = found["y"]
    months = {"months": tuple(_month_number(n) for n in names)}
    if direction := found.groupdict().get("dir"):
        # "In January last year": the year is counted from that of publication.
        return {**months, "season": "year", "direction": direction.lower()}
    return {**months, "year": int(year) if year else None}


def _read_weekday(found: re.Match[str]) -> dict[str, object]:
    return {"weekday": WEEKDAYS[found["w"].lower()]}


PARTS = {
    "pre-dawn": "early hours",
    "predawn": "early hours",
    "dead of night": "early hours",
    "overnight": "night",
    "midday": "noon",
}


def _read_part(found: re.Match[str]) -> dict[str, object]:
    word = " ".join(found["p"].lower().split())
    if word.startswith(("small", "wee", "before", "pre")):
        return {"part_of_day": "early hours"}
    return {
        "part_of_day": PARTS.get(
            word, word.replace(" hours", "") if "early" not in word else "early hours"
        )
    }


FROM_PUBLICATION = {
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
    "today": 0,
    "tonight": 0,
    "yesterday": -1,
    "tomorrow": 1,
}


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


HALVES = {"first": tuple(range(1, 7)), "second": tuple(range(7, 13))}
QUARTERS = {
    "first": (1, 2, 3),
    "second": (4, 5, 6),
    "third": (7, 8, 9),
    "fourth": (10, 11, 12),
    "last": (10, 11, 12),
}


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
        rf"(?<![\d:])(?P<h1>\d{{1,2}})(?:[:.](?P<m1>\d\d))?\s?(?P<mer1>{MERIDIEM})?\s?(?:and|"
        rf"to|-|–)\s?"
        rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<mer>{MERIDIEM})"), _read_clock_range),
    ("clock", re.compile(
        rf"(?<![\d:.$€£])(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<mer>{MERIDIEM})"), _read_clock),
    ("zulu", re.compile(
        r"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[:.]?(?P<m>[0-5]\d)\s?Z\b(?P<mer>(?!))?"), _read_zulu),
    ("clock24", re.compile(
        r"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[:h](?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<mer>(?!))?"),
     _read_clock),
    ("military", re.compile(r"(?<!\d)(?P<hhmm>[0-2]\d[0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC|Z\b|"
                            r"local))"),
     _read_military),
    ("spelled_clock", re.compile(
        r"\b(?:(?P<past>(?:a\s)?(?:quarter|half)|twenty|ten|five|"
        r"twenty-five)\s(?P<rel>past|to|after|before)\s)?"
        r"(?P<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        r"(?:\so'clock)?(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening|night|early\shours|small\shours)|"
        r"(?:at|last|that)\s(?P<night>night)))?"
        r"(?![\w-])", re.IGNORECASE), _read_spelled_clock),
    ("four_digits", re.compile(
        r"(?<![\w.,:/-])(?!19|20)(?P<hhmm>(?:0\d|1\d|2[0-3])[0-5]\d)(?P<zulu>\s?[Zz]\b)?"
        r"(?![\d:.,]\d)(?![\w/-])(?!\s(?:[a-z]+s|men|women|people|km|feet|of)\b)"),
     _read_four_digits),
    ("dotted_clock", re.compile(r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\s)(?=\d\d\.\d\d\.?$))(?P<h>"
            r"[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?![\d%])(?!\s(?:percent|"
            r"per|million))(?P<mer>(?!))?", re.IGNORECASE),
     _read_clock),
    ("bare_hour", re.compile(
        r"(?:(?<=\bat\s)|(?<=\baround\s)|(?<=\babout\s)|(?<=\bby\s)|(?<=\bafter\s)|(?<=\bbefore\s)|"
        r"(?<=\bnearly\s)|(?<=\bpast\s))(?P<h>1[0-2]|[1-9])(?:[.](?P<m>[0-5]\d))?(?![\w.,:/%-]|\s(?:people|"
        r"men|women|hours|minutes|days|passengers))", re.IGNORECASE), _read_bare_hour),
    ("named_clock", re.compile(r"\b(?:noon|midday|midnight)\b", re.IGNORECASE), _read_named_clock),
    ("month_day", re.compile(
        rf"\b(?P<mon>{MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?(?![\d:])(?:\s?[-–]\s?(?P<d2>\d{{1,2}})"
        rf"(?![\d:]))?(?:,?\s(?P<y>{YEAR}))?"), _read_date),
    ("day_month", re.compile(
        rf"(?<![\d:.])(?:(?P<d>\d{{1,2}})(?:\s?[-–]\s?(?P<d2>\d{{1,2}}))?(?:st|nd|rd|"
        rf"th)?\s(?:of\s)?)"
        rf"(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?"), _read_date),
    ("spelled_day", re.compile(
        rf"\b(?P<d>{'|'.join(DAYS_SPELLED)})\sof\s(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?", re.IGNORECASE),
     _read_spelled_day),
    ("slashed", re.compile(
        r"(?<![\d/])(?P<mo>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>(?:20)?\d\d))?(?![\d/])"), _read_slashed),
    ("months", re.compile(
        rf"\b{MONTH}(?:(?:,\s|\sand\s|,\sand\s|\sor\s|\s(?:to|through)\s){MONTH})*"
        rf"(?:,?\s(?:of\s)?(?:(?P<y>{YEAR})|(?P<dir>last|this|next)\syear\b))?"),
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
    ("days_ago", re.compile(rf"\b(?P<n>{NUMBER})\sdays?\sago\b", re.IGNORECASE), _read_ago),
    ("last_night", re.compile(r"\b(?P<which>last|yesterday)\s(?P<what>night|evening)\b", re.IGNORECASE),
     lambda m: {"days_from_publication": -1, "part_of_day": m["what"].lower()}),
    ("feast", re.compile(
        rf"\b(?P<feast>{'|'.join(FEASTS)})\b", re.IGNORECASE), _read_feast),
    ("day_of_month", re.compile(
        r"(?<=\bon\s)the\s(?P<d>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?!\s(?:of|floor|flight|such|day|"
        r"anniversary|parallel|street|avenue|birthday|charter|time)\b)", re.IGNORECASE),
     lambda m: {"day": int(m["d"])}),
    ("deictic", re.compile(r"\b(?:the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)\b(?!'s)", re.IGNORECASE),
     _read_deictic),
    ("early_hours", re.compile(r"\b(?P<p>(?:early|small|wee) hours|pre-?dawn hours|pre-?dawn|before (?:dawn|daybreak|"
    r"sunrise|first light)|dead of night|overnight)\b", re.IGNORECASE),
     _read_part),
    ("part", re.compile(r"\b(?P<p>morning|afternoon|evening|night|dawn)\b", re.IGNORECASE),
     _read_part),
    ("half_year", re.compile(
        rf"\b(?P<half>first|second)\s(?:half|six months)\sof\s(?P<y>{YEAR})", re.IGNORECASE),
     lambda m: {"months": HALVES[m["half"].lower()], "year": int(m["y"])}),
    ("quarter", re.compile(
        rf"\b(?P<q>first|second|third|fourth|last)\squarter\sof\s(?P<y>{YEAR})", re.IGNORECASE),
     lambda m: {"months": QUARTERS[m["q"].lower()], "year": int(m["y"])}),
    ("year_begins", re.compile(
        r"(?<=since )the (?:beginning|start|first|turn) of (?:the|this) year\b", re.IGNORECASE),
     lambda m: {"season": "year", "direction": "this"}),
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
    plain = words.lower()
    if plain == "zulu":
        return "UTC"
    return LOCAL if plain in ("local time", "local") else words
