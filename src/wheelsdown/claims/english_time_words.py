"""The words of English that say when, one kind at a time: clocks, dates, weekdays, parts of day.

Each row of `KINDS` is a kind of words with its pattern and the function that reads it.
`english_times` looks for them in a sentence and puts neighbours together.
"""

import re
from collections.abc import Callable
from datetime import date, timedelta

from wheelsdown.claims.english_clock_words import (
    read_bare_hour,
    read_clock,
    read_clock_range,
    read_four_digits,
    read_military,
    read_named_clock,
    read_spelled_clock,
    read_zulu,
)
from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.times import (
    HALVES,
    LOCAL,
    QUARTERS,
    Nearness,
    date_given,
    days_of_part,
    days_up_to_publication,
    last_weekend,
    nth_weekday,
    years_up_to,
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
WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
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
    (r"(?:not|no) (?:before|earlier than|sooner than)", Nearness.AFTER),
    (r"by|before|until|no later than|prior to", Nearness.BEFORE),
    (r"after|from|starting", Nearness.AFTER),
    (r"since", Nearness.SINCE),
)
BEFORE_A_TIME = regex(
    r"(?:\b(?:not before|(?:not|no) earlier than|(?:not|no) sooner than|a few minutes|a little|a bit|a few moments|just shy of|towards?|past|some minutes|"
    r"at|on|in|by|since|from|until|before(?!\s(?:at|in|on)\s)|after(?!\s(?:at|in|on)\s)|around|about|approximately|roughly|nearly|"
    r"almost|circa|shortly|soon|just|moments|minutes|right|early|mid|late|sometime|some time|"
    r"the|of|this|last|next|that(?!\s+(?:at|on|in|by|since|from|until|before|after|around|about|early|late|shortly|just)\b)|past|coming|during|close to|no later than|prior to|starting|"
    r"over|end|beginning|start|middle)(?:\s+|(?<=mid)-|(?<=early)-|(?<=late)-))+$",
    re.IGNORECASE,
)

Kind = tuple[str, re.Pattern[str], Callable[[re.Match[str]], dict[str, object] | None]]


def _read_ago(found: re.Match[str]) -> dict[str, object] | None:
    number = _few(found["n"])
    return None if number is None else {"days_from_publication": -(number or 1)}


# Feasts that name a day of the year.
FEASTS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "boxing day": (12, 26), "halloween": (10, 31),
    "christmas": (12, 25), "the new year": (1, 1), "new year": (1, 1), "may day": (5, 1),
    "valentine's day": (2, 14), "st patrick's day": (3, 17), "independence day": (7, 4),
    "the fourth of july": (7, 4), "april fools' day": (4, 1),
}  # fmt: skip
FEAST = "|".join(sorted(FEASTS, key=len, reverse=True))


def _read_feast(found: re.Match[str]) -> dict[str, object] | None:
    before = found.string[: found.start()]
    if found["feast"].lower() in ONLY_AFTER_SINCE and not SINCE_A_FEAST.search(before):
        return None
    month, day = FEASTS[found["feast"].lower()]
    return date_given(None, month, day)


DAYS_IN_MONTH = 31


def _read_weekday_by_feast(found: re.Match[str]) -> dict[str, object] | None:
    """Read "the Wednesday before Halloween": such a day of the seven before it, in one month."""
    month, day = FEASTS[found["feast"].lower()]
    first, last = (day - 7, day - 1) if found["side"].lower() == "before" else (day + 1, day + 7)
    if first < 1 or last > DAYS_IN_MONTH:
        return {"impossible": True}
    return {"month": month, "day": first, "day_end": last, "weekday": WEEKDAYS[found["w"].lower()]}


# "Since the new year" begins on a day; "in the new year" names none.
ONLY_AFTER_SINCE = frozenset({"christmas", "the new year", "new year"})
SINCE_A_FEAST = regex(r"\b(?:since|after|before|until|on)\s+$", re.IGNORECASE)


def _month_number(words: str) -> int:
    return MONTHS[words.lower().rstrip(".")]


def _read_date(found: re.Match[str]) -> dict[str, object]:
    groups = found.groupdict()
    year = int(groups["y"]) if groups["y"] else None
    day_end = int(groups["d2"]) if groups.get("d2") else None
    return date_given(year, _month_number(groups["mon"]), int(groups["d"]), day_end)


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
AMERICAN = regex(r"\b(?:[ECMP][SD]T|Eastern|Central|Mountain|Pacific)\b|\b[AP]M\b")


def _read_spelled_day(found: re.Match[str]) -> dict[str, object]:
    year = int(found["y"]) if found["y"] else None
    return date_given(year, _month_number(found["mon"]), DAYS_SPELLED[found["d"].lower()])


def _read_slashed(found: re.Match[str]) -> dict[str, object] | None:
    before = found.string[max(0, found.start() - 24) : found.start()]
    if (
        not AMERICAN.search(before)
        or not re.search(r"\bon\s$", before)
        or int(found["mo"]) > DECEMBER
    ):
        return None
    year = int(found["y"]) if found["y"] else None
    return date_given(
        year + 2000 if year and year < CENTURY else year, int(found["mo"]), int(found["d"])
    )


DECEMBER, CENTURY = 12, 100


def _read_numeric(found: re.Match[str]) -> dict[str, object]:
    return date_given(int(found["y"]), int(found["mo"]), int(found["d"]))


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
    "lunch time": "lunchtime",
}


def _read_part(found: re.Match[str]) -> dict[str, object]:
    word = " ".join(found["p"].lower().split())
    if word.startswith(("overnight ", "night ")):
        return {"part_of_day": "night before"}
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


def _few(words: str) -> int | None:
    """Read a number of `NUMBER`; "an hour" is no number, and 0."""
    return read_number("a" if words.lower() == "an" else words)


def _read_weeks_ago(found: re.Match[str]) -> dict[str, object] | None:
    number = _few(found["n"])
    return None if number is None else {"days_from_publication": -7 * (number or 1)}


def _read_days_later(found: re.Match[str]) -> dict[str, object] | None:
    number = _few(found["n"])
    if number is None:
        return None
    return {"days_from_event": -(number or 1) if found["back"] else number or 1}


def _read_day_by_event(found: re.Match[str]) -> dict[str, object]:
    """Read "the day before", "the night after"."""
    what = found["what"].lower()
    read: dict[str, object] = {"days_from_event": -1 if found["side"].lower() == "before" else 1}
    return read if what == "day" else {**read, "part_of_day": what}


def _read_day_by_feast(found: re.Match[str]) -> dict[str, object]:
    """Read "three days before Christmas", "the day after Christmas"."""
    month, day = FEASTS[found["feast"].lower()]
    number = 1 if found["n"].lower() == "the" else _few(found["n"]) or 1
    # No feast is near enough to the end of February for the year to matter.
    at = date(2023, month, day) + timedelta(days=-number if found["side"] == "before" else number)
    return date_given(None, at.month, at.day)


def _read_weekday_by_event(found: re.Match[str]) -> dict[str, object]:
    """Read "the previous Tuesday": counted from the event told before."""
    which = {"preceding": "previous"}.get(found["which"].lower(), found["which"].lower())
    return {"weekday": WEEKDAYS[found["w"].lower()], "direction": which}


def _read_hours_later(found: re.Match[str]) -> dict[str, object] | None:
    number = _few(found["n"])
    more = _few(found["m"]) if found["m"] else 0
    if number is None or more is None:
        return None
    hours = found["unit"].lower().startswith("hour")
    halves = 30 if found["half"] or found["half_after"] else 0
    if not hours and (halves or found["m"]):
        return None
    minutes = (number or 1) * (60 if hours else 1) + halves + more
    # "Two hours later" is said of anything within half an hour of it, "20 minutes" within a tenth,
    # "two hours and ten minutes" within as much as "ten minutes".
    room = 30 if hours and not more else 5 if hours else max(5, minutes // 10)
    return {"minutes_from_event": (max(0, minutes - room), minutes + room)}


def _read_part_of_year(found: re.Match[str], months: tuple[int, ...]) -> dict[str, object]:
    if direction := found["dir"]:
        said = direction.lower()
        return {"months": months, "season": "year", "direction": "this" if said == "the" else said}
    return {"months": months, "year": int(found["y"]) if found["y"] else None}


def _read_nth_weekday(found: re.Match[str]) -> dict[str, object]:
    """Read "the last Friday of January"."""
    year, month = int(found["y"]) if found["y"] else None, _month_number(found["mon"])
    which, weekday = WHICH[found["n"].lower()], WEEKDAYS[found["w"].lower()]
    return nth_weekday(which, weekday, month, year)


def _read_season(found: re.Match[str]) -> dict[str, object]:
    year = found["y"]
    season = found["s"].lower()
    return {"season": "autumn" if season == "fall" else season, "year": int(year) if year else None}


def _read_year(found: re.Match[str]) -> dict[str, object]:
    return {"year": int(found["y"])}


def _read_part_of_one_month(found: re.Match[str]) -> dict[str, object] | None:
    """Read "the first week of March", "the second half of May", "the last days of June"."""
    year, month = int(found["y"]) if found["y"] else None, _month_number(found["mon"])
    which, unit = WHICH[found["n"].lower()], found["unit"].lower()
    if unit == "half":
        half = {1: "first half", 2: "second half"}.get(which)
        return {"months": (month,), "year": year, "part_of_month": half} if half else None
    return days_of_part(which, unit, month, year)


WHICH = {"first": 1, "second": 2, "third": 3, "fourth": 4, "last": 0}
LAST_QUARTER = 4


def _read_this_period(found: re.Match[str]) -> dict[str, object]:
    direction = found["dir"].lower()
    said = direction if direction in ("this", "last", "next") else "this"
    passed = {"part_of_month": "earlier"} if found["earlier"] else {}
    return {"direction": said, "season": found["unit"].lower(), **passed}


KINDS: tuple[Kind, ...] = (
    ("iso", regex(r"(?<![\d-])(?P<y>(?:19|20)\d\d)-(?P<mo>\d\d)-(?P<d>\d\d)(?!\d)"),
     _read_numeric),
    ("dotted", regex(r"(?<![\d.])(?P<d>\d{1,2})\.(?P<mo>\d{1,2})\.(?P<y>(?:19|20)\d\d)(?!\d)"),
     _read_numeric),
    ("clock_range", regex(
        rf"(?<![\d:])(?P<h1>\d{{1,2}})(?:[:.](?P<m1>\d\d))?\s?(?P<mer1>{MERIDIEM})?\s?(?:and|"
        rf"to|-|–)\s?"
        rf"(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<mer>{MERIDIEM})"), read_clock_range),
    ("clock", regex(
        rf"(?<![\d:.$€£])(?P<h>\d{{1,2}})(?:[:.](?P<m>\d\d))?\s?(?P<mer>{MERIDIEM})"), read_clock),
    ("zulu", regex(
        r"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[:.]?(?P<m>[0-5]\d)\s?Z\b(?P<mer>(?!))?"), read_zulu),
    ("clock24", regex(
        r"(?<![\d:.])(?P<h>[01]?\d|2[0-4])[:h](?P<m>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?P<mer>(?!))?"),
     read_clock),
    ("military", regex(r"(?<!\d)(?P<hhmm>[0-2]\d[0-5]\d)(?=\s?(?:hours|hrs|GMT|UTC|Z\b|"
                            r"local))"),
     read_military),
    ("spelled_clock", regex(
        rf"\b(?:(?:(?P<past>(?:a\s)?(?:quarter|half)|twenty|ten|five|"
        rf"twenty-five)|(?P<minutes>{NUMBER})\sminutes?)\s(?P<rel>past|to|after|before)\s)?"
        r"(?P<h>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
        r"(?:\so'clock)?(?:\s(?:in\sthe\s(?P<part>morning|afternoon|evening|night|early\shours|small\shours)|"
        r"(?:at|last|that)\s(?P<night>night)))?"
        r"(?![\w-])", re.IGNORECASE), read_spelled_clock),
    ("four_digits", regex(
        r"(?<![\w.,:/-])(?!19|20)(?P<hhmm>(?:0\d|1\d|2[0-3])[0-5]\d)(?P<zulu>\s?[Zz]\b)?"
        r"(?![\d:.,]\d)(?![\w/-])(?!\s(?:[a-z]+s|men|women|people|km|feet|of)\b)"),
     read_four_digits),
    ("dotted_clock", regex(r"(?:(?<=\bat\s)|(?<=\bby\s)|(?<=\s)(?=\d\d\.\d\d\.?$))(?P<h>"
            r"[01]?\d|2[0-3])\.(?P<m>[0-5]\d)(?![\d%])(?!\s(?:percent|"
            r"per|million))(?P<mer>(?!))?", re.IGNORECASE),
     read_clock),
    ("bare_hour", regex(
        r"(?:(?<=\bat\s)|(?<=\baround\s)|(?<=\babout\s)|(?<=\bby\s)|(?<=\bafter\s)|(?<=\bbefore\s)|"
        r"(?<=\bnearly\s)|(?<=\bpast\s))(?P<h>1[0-2]|[1-9])(?:[.](?P<m>[0-5]\d)|\so'clock)?(?![\w.,:/%-]|\s(?:people|"
        rf"men|women|hours|minutes|days|passengers|(?:of\s)?{MONTH}))", re.IGNORECASE), read_bare_hour),
    ("named_clock", regex(
        rf"\b(?:(?P<past>(?:a\s)?quarter\sof\san\shour|(?:a\s)?(?:quarter|half)|half\san\shour|an\shour|(?P<minutes>{NUMBER}|twenty-five)(?:\sminutes)?)\s"
        r"(?P<rel>past|to|after|before)\s)?(?P<name>noon|midday|midnight)\b", re.IGNORECASE),
     read_named_clock),
    ("month_day", regex(
        rf"\b(?<!\d\s)(?P<mon>{MONTH})\s(?P<d>\d{{1,2}})(?:st|nd|rd|"
        rf"th)?(?![\d:])(?:(?:\s?[-–]\s?|\s(?:or|and)\s)(?P<d2>\d{{1,2}})"
        rf"(?![\d:])(?!\s?[ap]\.?m|\s(?!(?:on|at|from|in|and|to|as|by|of|but|after|before|when|while|amid)\b|{YEAR})\w))?(?:,?\s(?P<y>{YEAR}))?"), _read_date),
    ("day_month", regex(
        rf"(?<![\d:.])(?:(?P<d>\d{{1,2}})(?:(?:\s?[-–]\s?|(?:st|nd|rd|th)?\s(?:or|and)\s)(?P<d2>\d{{1,2}}))?(?:st|nd|rd|"
        rf"th)?\s(?:of\s)?)"
        rf"(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?"), _read_date),
    ("spelled_day", regex(
        rf"\b(?P<d>{'|'.join(DAYS_SPELLED)})\sof\s(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?", re.IGNORECASE),
     _read_spelled_day),
    ("slashed", regex(
        r"(?<![\d/])(?P<mo>\d{1,2})/(?P<d>\d{1,2})(?:/(?P<y>(?:20)?\d\d))?(?![\d/])"), _read_slashed),
    ("counted_in_weeks", regex(
        rf"\b{NUMBER}\s(?:weeks?|months?|years?)\s(?:ago|earlier|before|later),?\s(?:on\s|in\s)?(?:{WEEKDAY}|{MONTH}(?!\s\d))\b|"
        rf"\b(?:{WEEKDAY}|{MONTH}),?\s{NUMBER}\s(?:weeks?|months?|years?)\s(?:ago|earlier|before|later)\b",
        re.IGNORECASE),
     lambda _: {"impossible": True}),
    ("part_of_one_month", regex(
        rf"\b(?P<n>first|second|third|fourth|last)\s(?P<unit>week|half|days?)\s(?:of|in)\s(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?",
        re.IGNORECASE),
     _read_part_of_one_month),
    ("weekend", regex(
        r"\b(?:(?:over|at|during|on)\s(?:the|this\spast)|last|this\spast|the\spast)\sweekend\b(?!\s(?:before|after|of))",
        re.IGNORECASE),
     lambda _: last_weekend()),
    ("nth_weekday", regex(
        rf"\b(?P<n>first|second|third|fourth|last)\s(?P<w>{WEEKDAY})\s(?:of|in)\s"
        rf"(?P<mon>{MONTH})(?:,?\s(?P<y>{YEAR}))?", re.IGNORECASE), _read_nth_weekday),
    ("months", regex(
        rf"\b{MONTH}(?:(?:,\s|\sand\s|,\sand\s|\sor\s|\s(?:to|through)\s){MONTH})*"
        rf"(?:,?\s(?:of\s)?(?:(?P<y>{YEAR})|(?P<dir>last|this|next)\syear\b))?"),
     _read_months),
    ("weekday_by_feast", regex(
        rf"\b(?P<w>{WEEKDAY})\s(?P<side>before|after)\s"
        rf"(?P<feast>{FEAST})\b(?!['’])", re.IGNORECASE),
     _read_weekday_by_feast),
    ("day_by_feast", regex(
        rf"\b(?P<n>the|{NUMBER})\sdays?\s(?P<side>before|after)\s(?P<feast>{FEAST})\b"
        r"(?!['’])", re.IGNORECASE),
     _read_day_by_feast),
    ("weekday_by_event", regex(
        rf"\bthe\s(?P<which>previous|preceding|following)\s(?P<w>{WEEKDAY})\b",
        re.IGNORECASE),
     _read_weekday_by_event),
    ("weekday_by_something", regex(
        rf"(?<=\bthe\s){WEEKDAY}\s(?:before|after)\b", re.IGNORECASE),
     lambda _: {"impossible": True}),
    ("weekday", regex(
        rf"\b(?P<w>{WEEKDAY})\b(?!s)", re.IGNORECASE),
     _read_weekday),
    ("days_later", regex(
        rf"\b(?P<n>{NUMBER})\sdays?\s(?:later|after(?:wards?)?|(?P<back>earlier))\b", re.IGNORECASE),
     _read_days_later),
    ("day_by_event", regex(
        r"\bthe\s(?P<what>day|morning|afternoon|evening|night)\s(?P<side>before|after)(?=\s*(?:[,.;:]|$|at\s\d))",
        re.IGNORECASE),
     _read_day_by_event),
    ("hours_later", regex(
        rf"\b(?P<n>{NUMBER})(?P<half>\sand\sa\shalf)?\s(?P<unit>hours?|minutes?)(?P<half_after>\sand\sa\shalf)?"
        rf"(?:(?:,|\sand|,\sand)?\s(?P<m>{NUMBER})\sminutes?)?\s(?:later|afterwards?)\b", re.IGNORECASE),
     _read_hours_later),
    ("from_event", regex(
        r"\b(?:the\s(?P<which>next|following|same|previous|preceding)|(?P<that>that))\s"
        r"(?P<what>day|morning|afternoon|evening|night)\b", re.IGNORECASE),
     lambda m: _read_from_event(m) if m["which"] else _read_that_day(m)),
    ("weeks_ago_today", regex(rf"\b(?P<n>{NUMBER})\sweeks?\sago\stoday\b", re.IGNORECASE),
     _read_weeks_ago),
    ("days_ago", regex(rf"\b(?P<n>{NUMBER})\sdays?\sago\b", re.IGNORECASE), _read_ago),
    ("last_night", regex(r"\b(?P<which>last|yesterday)\s(?P<what>night|evening)\b", re.IGNORECASE),
     lambda m: {"days_from_publication": -1, "part_of_day": m["what"].lower()}),
    ("feast", regex(
        rf"\b(?P<feast>{FEAST})\b(?!['’])", re.IGNORECASE),
     _read_feast),
    ("day_of_month", regex(
        r"(?:(?<=\bon\s)|(?<=\bfor\s)|(?<=\buntil\s)|(?<=\bsince\s)|(?<=morning\sof\s)|(?<=afternoon\sof\s)|"
        r"(?<=evening\sof\s)|(?<=night\sof\s)|(?<=day\s)|(?<=day,\s))the\s(?P<d>[1-9]|[12]\d|3[01])(?:st|nd|rd|th)\b(?:\sof\s(?:this|"
        r"the\s(?:present|current|same))\smonth\b)?(?!\s(?:of|floor|flight|such|day|"
        r"anniversary|parallel|street|avenue|birthday|charter|time)\b)", re.IGNORECASE),
     lambda m: {"day": int(m["d"])}),
    ("deictic", regex(r"\b(?:the day before yesterday|the day after tomorrow|today|tonight|yesterday|tomorrow)\b(?!'s)", re.IGNORECASE),
     _read_deictic),
    ("early_hours", regex(r"\b(?P<p>(?:early|small|wee) hours|pre-?dawn hours|pre-?dawn|before (?:dawn|daybreak|"
    r"sunrise|first light)|dead of night|overnight (?:in)?to(?= (?:early )?[A-Z])|(?<!day )night (?:in)?to(?= [A-Z])|overnight)\b", re.IGNORECASE),
     _read_part),
    ("part", regex(r"\b(?P<p>morning|afternoon|evening|night|dawn|lunch ?time)\b", re.IGNORECASE),
     _read_part),
    ("half_year", regex(
        rf"\b(?P<half>first|second)\s(?:half|six months)\sof\s(?:(?P<y>{YEAR})|(?P<dir>this|last|next|the)\syear\b)",
        re.IGNORECASE),
     lambda m: _read_part_of_year(m, HALVES[WHICH[m["half"].lower()]])),
    ("quarter", regex(
        rf"\b(?P<q>first|second|third|fourth|last)\squarter(?:\sof\s(?:(?P<y>{YEAR})|(?P<dir>this|last|next|the)\syear\b)|"
        r"(?=\s*(?:$|[,.;])))(?!\sof)", re.IGNORECASE),
     lambda m: _read_part_of_year(m, QUARTERS[WHICH[m["q"].lower()] or LAST_QUARTER])),
    ("year_begins", regex(
        r"(?<=since )the (?:beginning|start|first|turn) of (?:the|this) year\b", re.IGNORECASE),
     lambda m: {"season": "year", "direction": "this"}),
    ("season", regex(
        rf"\b(?P<s>spring|summer|autumn|fall|winter)\b(?:\s(?:of\s)?(?P<y>{YEAR}))?"),
     _read_season),
    ("period", regex(
        r"\b(?:(?P<earlier>earlier)\s(?=this\b))?(?P<dir>this|last|next|the\s(?:current|present|ongoing))\s(?P<unit>week|month|year)\b", re.IGNORECASE),
     _read_this_period),
    ("years", regex(
        rf"\b(?:in|of|during|between|from)\s(?P<y>{YEAR})\s?(?:and|or|to|through|until|[-–])\s?(?P<y2>{YEAR})(?![\w%/:])", re.IGNORECASE),
     lambda m: years_up_to(int(m["y"]), int(m["y2"]))),
    ("up_to_now", regex(r"\b(?:in|over|during|within|for)\sthe\s(?:past|last)\s(?P<unit>week|month)\b", re.IGNORECASE),
     lambda m: days_up_to_publication(m["unit"].lower())),
    ("year", regex(rf"(?<![\w$€£.,/-])(?P<y>{YEAR})(?![\w%/:]|,\d|\.\d)"), _read_year),
    ("zone", regex(rf"\(?\b(?P<z>{ZONE})\)?"), lambda m: {"zone_words": _zone_words(m["z"])}),
)  # fmt: skip


def _read_that_day(found: re.Match[str]) -> dict[str, object]:
    what = found["what"].lower()
    return {"days_from_event": 0, **({} if what == "day" else {"part_of_day": what})}


def _zone_words(words: str) -> str:
    plain = words.lower()
    if plain == "zulu":
        return "UTC"
    return LOCAL if plain in ("local time", "local") else words
