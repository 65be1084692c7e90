"""Clock times as English says them: "2:39 a.m.", "0947", "a quarter past eight in the evening".

Each function reads what a pattern of `english_time_words` has found, into the fields of a
`TimeExpression`; nothing where the digits make no time.
"""

import re

from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.times import half_of_day


def clock_of(hour: str, minute: str | None, meridiem: str | None) -> int | None:
    """Return the minutes since midnight that hour, minute and "p.m." make, or nothing."""
    h, m = int(hour), int(minute or 0)
    if m > 59 or h > 24 or (meridiem and not 1 <= h <= 12):
        return None
    if meridiem:
        h = h % 12 + (12 if meridiem.lower().startswith("p") else 0)
    return (h % 24) * 60 + m


def read_clock(found: re.Match[str]) -> dict[str, object] | None:
    """Read "2:39 a.m.", "16:55"."""
    clock = clock_of(found["h"], found["m"], found["mer"])
    return None if clock is None else {"clock": clock}


def read_clock_range(found: re.Match[str]) -> dict[str, object] | None:
    """Read "between five and six p.m.": both ends."""
    first = clock_of(found["h1"], found["m1"], found["mer1"] or found["mer"])
    last = clock_of(found["h"], found["m"], found["mer"])
    return None if first is None or last is None else {"clock": first, "clock_end": last}


def read_military(found: re.Match[str]) -> dict[str, object] | None:
    """Read "0947 hours"."""
    clock = clock_of(found["hhmm"][:2], found["hhmm"][2:], None)
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
MINUTES_SPELLED = {
    "quarter": 15,
    "quarter of an hour": 15,
    "half": 30,
    "half an hour": 30,
    "an hour": 60,
}


def _minutes_from_the_hour(found: re.Match[str]) -> int:
    """Return what is said beside an hour: 15 of "a quarter past", -10 of "ten minutes to"."""
    words = (found["minutes"] or found["past"] or "").lower().removeprefix("a ")
    minutes = MINUTES_SPELLED.get(words) or read_number(words) or 0
    return minutes if (found["rel"] or "").lower() in ("past", "after") else -minutes


def read_spelled_clock(found: re.Match[str]) -> dict[str, object] | None:
    """Read "a quarter past eight in the evening", "four o'clock"; a bare "eight" is none."""
    part = (found["part"] or found["night"] or "").lower()
    oclock = "o'clock" in found.group().lower()
    if not (part or oclock or found["rel"]):
        return None
    minutes = 60 * HOURS_SPELLED[found["h"].lower()] + _minutes_from_the_hour(found)
    if not part:
        return {"clock": minutes % 720, "half_of_day_open": True}
    return {"clock": half_of_day(minutes % 720, part)}


def read_named_clock(found: re.Match[str]) -> dict[str, object]:
    """Read "noon", "half past midnight", "ten minutes to midnight"."""
    clock = 0 if found["name"].lower() == "midnight" else 720
    if not found["rel"]:
        return {"clock": clock, "named_clock": True}
    return {"clock": (clock + _minutes_from_the_hour(found)) % 1440}


def read_bare_hour(found: re.Match[str]) -> dict[str, object] | None:
    """Read "at 11", which means a time only beside "last night" or "Tuesday afternoon"."""
    clock = clock_of(found["h"], found["m"], None)
    return None if clock is None else {"clock": clock % 720, "half_of_day_open": True}


# What stands right before a bare "1148" that is a time: "airborne again 1148", "ETA 0935".
BEFORE_FOUR_DIGITS = regex(
    r"(?:\b(?:at|by|again|off|departed|departs?|left|landed|lands|arrived|arrives?|airborne|blocks|down|"
    r"up|out|in|ETA|ETD|ATA|ATD|STD|STA|dep\.?|arr\.?|touchdown|takeoff|landing|departure|arrival|about|"
    r"around|before|after|since|until|till|from|to|and|chocks|wheels-up|overhead|shortly after)"
    r"[:\s]\s?|[@(~]\s?|^\W*)$",
    re.IGNORECASE,
)


def read_four_digits(found: re.Match[str]) -> dict[str, object] | None:
    """Read "airborne again 1148": four digits where a time is expected."""
    before = found.string[max(0, found.start() - 18) : found.start()]
    zulu = found["zulu"] is not None
    if not zulu and not BEFORE_FOUR_DIGITS.search(before):
        return None
    read = read_military(found)
    return {**read, "zone_words": "UTC"} if read and zulu else read


def read_zulu(found: re.Match[str]) -> dict[str, object] | None:
    """Read "0402Z", which is of UTC."""
    read = read_clock(found)
    return None if read is None else {**read, "zone_words": "UTC"}
