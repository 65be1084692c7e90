"""Counts in English: digits, number words, ranges, "about", "more than", "several dozen".

In comes a simplified sentence; out go the counts in it. Ages, penalties, prices, years, times,
flight numbers and types of aircraft are not counts.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from wheelsdown.claims import counts
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.english_nationals import NATIONALS
from wheelsdown.claims.patterns import regex

UNITS = {
    w: i
    for i, w in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
TENS = {
    w: 10 * i
    for i, w in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2
    )
}
SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000}

# ACLED codes "dozens" as at least 12; "several dozen" is two dozen or more, below a hundred.
VAGUE: dict[str, tuple[int, int | None]] = {
    "several dozen": (24, 99),
    "a few dozen": (24, 99),
    "some dozens": (24, 99),
    "dozens": (12, None),
    "scores": (40, None),
    "hundreds": (200, None),
    "thousands": (2000, None),
    "several hundred": (200, 999),
    "a few hundred": (200, 999),
    "several thousand": (2000, 9999),
    "a few thousand": (2000, 9999),
    "a couple of hundred": (150, 299),
    "a couple hundred": (150, 299),
    "a couple of dozen": (20, 30),
    "a couple dozen": (20, 30),
    "about two dozen": (20, 30),
    "around two dozen": (20, 30),
    "some two dozen": (20, 30),
    "roughly two dozen": (20, 30),
    "nearly two dozen": (20, 24),
    "about a dozen": (10, 15),
    "around a dozen": (10, 15),
    "a dozen or so": (10, 15),
}

APPROXIMATORS: dict[str, Callable[[int], tuple[int | None, int | None]]] = {
    **dict.fromkeys(
        (
            *("about", "around", "approximately", "roughly", "some", "an estimated", "circa"),
            *("perhaps", "maybe", "something like", "in the region of", "in the order of", "say"),
            *("around about", "roughly about", "an approximate", "approx."),
        ),
        counts.about,
    ),
    **dict.fromkeys(
        (
            *("more than", "over", "upwards of", "in excess of", "well over", "well above"),
            *("just over", "a little over", "slightly over", "slightly more than", "north of"),
            *("a little more than", "above", "greater than", "beyond"),
        ),
        counts.more_than,
    ),
    **dict.fromkeys(
        (
            *("at least", "no fewer than", "not less than", "no less than", "not fewer than"),
            *("a minimum of", "minimum"),
        ),
        counts.at_least,
    ),
    **dict.fromkeys(("fewer than", "less than", "under", "below"), counts.less_than),
    **dict.fromkeys(
        (
            *("up to", "as many as", "at most", "no more than", "not more than", "a maximum of"),
            *("maximum", "not above", "not over", "not exceeding", "capped at", "limited to"),
        ),
        counts.at_most,
    ),
    **dict.fromkeys(
        (
            *("nearly", "almost", "close to", "just under", "a little under", "slightly under"),
            *("slightly fewer than", "not quite", "just short of", "close on"),
        ),
        counts.nearly,
    ),
}

_SMALL = "|".join([*UNITS, *TENS])
_WORDS = (
    rf"(?:(?:a|{_SMALL})\s+)?(?:hundred|thousand|million)(?:\s+(?:and\s+)?(?:{_SMALL})"
    rf"(?:[-\s](?:{_SMALL}))?)?|(?:{_SMALL})(?:-(?:{_SMALL}))?"
)
_DIGITS = r"\d{1,3}(?:,\d{3})+|\d{1,7}"
_DOZEN = rf"(?:(?:{_DIGITS}|a|half\s+a|{_SMALL})\s+)dozen"
_DECIMAL = r"\d{1,3}\.\d{1,2}\s+(?:thousand|million)"
_NUMBER = rf"(?:{_DOZEN}|{_DECIMAL}|(?:{_DIGITS})(?:\s+(?:thousand|million))?|{_WORDS})"
_APPROXIMATOR = "|".join(sorted((re.escape(a) for a in APPROXIMATORS), key=len, reverse=True))
_VAGUE = "|".join(sorted((re.escape(v) for v in VAGUE), key=len, reverse=True))

COUNT = regex(
    rf"(?<![\w.,$€£#/:-])(?:(?P<vague>{_VAGUE})"
    rf"|(?:(?:(?P<about>{_APPROXIMATOR})|between)\s+)?(?P<low>{_NUMBER})"
    rf"(?:(?:\s?(?:to|-|–|and|or)\s?|,?\s(?:maybe|perhaps|possibly|or maybe)\s)(?P<high>{_NUMBER}))?(?P<orso>\s+or\s+(?:so|more)|"
    rf"-odd|-plus|-some)?)"
    r"(?![\w/:]|[-,.]\d|-[A-Za-z])",
    re.IGNORECASE,
)

# What follows a number that is not a count of people: money, shares, ages, terms, clocks, lengths.
NOT_A_COUNT_AFTER = regex(
    r"^\s*(?:%|(?:m|b|tr)illions?\b|percent|per cent|a\.?m\b|p\.?m\b|o'clock|years?\b(?!-)|-?year-old|months?\b|"
    r"weeks?\b|"
    r"days?\b|hours?\b|minutes?\b|seconds?\b|miles?\b|km\b|kilomet|feet\b|dollars?\b|euros?\b|"
    r"rubles?\b|knots\b|degrees?\b|local time|UTC|GMT|ET\b|EST\b|EDT\b|(?-i:(?:of )?"
    r"(?:Jan|Feb|March|April|May|June?|July?|Aug|Sept|Oct|Nov|Dec)(?:[a-z]*ber|[a-z]*ary|ust)?\b))",
    re.IGNORECASE,
)
NOT_A_COUNT_BEFORE = regex(
    r"(?:Boeing|Airbus|Embraer|Gulfstream|Dash|Falcon|Challenger|Flight|flight number|No\.|page|Jan\w*\.?|Feb\w*\.?|"
    r"Mar(?:ch|\.)|Apr\w*\.?|May|June?\.?|July?\.?|Aug\w*\.?|Sept?\w*\.?|Oct\w*\.?|Nov\w*\.?|"
    r"Dec\w*\.?|aged?|Article|Title|Section|Gate|Runway|Terminal|MD|[$€£]|USD|EUR)\s?$"
)
# "They woke us at three," "by seven in the morning".
AT_AN_HOUR = regex(r"\b(?:at|by|until|till|past|before|after)\s$", re.IGNORECASE)
HOUR_ENDS = regex(r"\s*(?:[,.;!?”\"]|$|\s(?:in|at|on|that|this|the)\b)")
HOURS = range(1, 13)
# "A chartered 737".
AIRLINER = regex(r"7[0-8]7")
FIRST_YEAR, LAST_YEAR = 1900, 2100


@lru_cache(maxsize=4096)
def find_counts(text: str) -> tuple[CountHit, ...]:
    """Return the counts of `text` in order, each with the range its words promise."""
    hits = []
    for found in COUNT.finditer(text):
        if _is_no_count(text, found):
            continue
        bounds = _bounds(found)
        if bounds is not None:
            bare = found["about"] is None
            hits.append(counts.count_said(found.start(), found.group().strip(), bounds, bare=bare))
    return tuple(hits)


# "$5.1 million": no million.
SCALE_ALONE = regex(r"(?:hundred|thousand|million)\b", re.IGNORECASE)
NUMBER_BEFORE = regex(r"\d\s*$")
# "Eswatini is one of several countries" counts nobody.
IS_BEFORE = regex(r"\b(?:is|was|be|been|become|became|remains?)\s+$", re.IGNORECASE)


def _is_no_count(text: str, found: re.Match[str]) -> bool:
    if found.group().lower() == "one" and text[: found.start()].rstrip().lower().endswith("no"):
        return True
    after = text[found.end() : found.end() + 16]
    if AIRLINER.fullmatch(found["low"] or "") and not re.match(r"\s+\w+s\b", after):
        return True
    before = text[max(0, found.start() - 16) : found.start()]
    if SCALE_ALONE.match(found.group()) and NUMBER_BEFORE.search(before):
        return True
    if found.group().lower() == "one" and IS_BEFORE.search(before) and after.startswith(" of "):
        return True
    if NOT_A_COUNT_AFTER.match(after) or NOT_A_COUNT_BEFORE.search(before):
        return True
    low = found["low"] or ""
    if AT_AN_HOUR.search(before) and read_number(low) in HOURS and HOUR_ENDS.match(after):
        return True
    bare_year = low.isdigit() and FIRST_YEAR <= int(low) <= LAST_YEAR and not found["about"]
    people_follow = re.match(r"\s+(?:people|passengers|deportees|migrants|Russians)\b", after)
    return bare_year and not people_follow


ODD = 9
"""What "-odd" adds to a round number at the most; a tenth, where that is more."""
DECIMAL = regex(r"(?P<whole>\d+)\.(?P<after>\d+)\s+(?P<scale>thousand|million)", re.IGNORECASE)


def _bounds(found: re.Match[str]) -> tuple[int | None, int | None] | None:
    """Return least and most of what was said; nothing where the words make no number."""
    whole = _plain(found.group())
    if whole in VAGUE:
        return VAGUE[whole]
    decimal = DECIMAL.fullmatch(found["low"])
    # "1.5 million" is no more exact than its last digit.
    step = SCALES[decimal["scale"].lower()] // 10 ** len(decimal["after"]) if decimal else 0
    low = int(decimal["whole"] + decimal["after"]) * step if decimal else read_number(found["low"])
    if low is None:
        return None
    if step and not (found["high"] or found["about"]):
        return low - step // 2, low + step // 2
    if found["high"]:
        high = read_number(found["high"])
        return None if high is None or high < low else (low, high)
    if found["orso"] == "-odd":
        # "Forty-odd" is forty and some more, and less than fifty.
        return low, low + max(ODD, low // 10)
    if found["orso"]:
        more = found["orso"].endswith(("more", "plus"))
        return counts.at_least(low) if more else counts.about(low)
    return APPROXIMATORS[_plain(found["about"])](low) if found["about"] else counts.exactly(low)


def _plain(words: str) -> str:
    return " ".join(words.lower().split())


def read_number(words: str) -> int | None:
    """Return the number that digits or English number words make, or nothing."""
    total = current = 0
    for word in _plain(words).replace(",", "").replace("-", " ").split():
        if word.isdigit():
            current += int(word)
        elif word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "half":
            return 6
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total, current = total + (current or 1) * SCALES[word], 0
        elif word not in ("a", "and"):
            return None
    return total + current


# Women, children and families may be only some of those aboard.
PEOPLE_COUNTED = regex(
    r"\s+(?:(?!of\b)[\w-]+\s+){0,2}?(?:(?i:passengers|deportees|returnees|expellees|migrants|refugees|detainees|prisoners|men|"
    rf"people|persons|souls|citizens|nationals|asylum[- ]seekers|immigrants|villagers|fishermen)\b|{NATIONALS})"
)
