"""One spelling for rules to match: ё as е, and Cyrillic letters where Latin look-alikes stand.

In comes a Russian sentence; out go sentences of the same length, so that every offset holds.
`respell` mends what a keyboard or a filter did to the letters; `plain` is what patterns look at.
"""

import re
import unicodedata
from functools import lru_cache

from wheelsdown.claims.patterns import regex

YO = str.maketrans("ёЁ", "еЕ")
LOOK_ALIKE = str.maketrans("ABCEHKMOPTXaceopxyuk", "АВСЕНКМОРТХасеорхуик")
MIXED_WORD = regex(r"(?:[A-Za-z]+[А-Яа-яЁё]|[А-Яа-яЁё]+[A-Za-z])[A-Za-zА-Яа-яЁё]*")
ONLY_LOOK_ALIKES = regex(r"[ABCEHKMOPTXaceopxyА-Яа-яЁё]+")
MARKED_WORD = regex(r"[А-Яа-яЁё]+(?:[\u0300\u0301\u0306\u0308][А-Яа-яЁё]*)+")
STRESS = regex("[\u0300\u0301]")


# «(признано в РФ иноагентом)», «(организация запрещена в России)»: what the law has papers add.
ADDED_BY_LAW = regex(
    r"\([^()]{0,80}?(?:иноагент|иностранн\w+\s+агент|нежелательн|экстремист|террорист|запрещ[её]н)[^()]{0,120}\)",
    re.IGNORECASE,
)


def respell(text: str) -> str:
    """Return `text` with mixed words in Cyrillic and letters with loose marks composed.

    "и" with a loose breve becomes "й"; spaces after the word fill up what it loses in length, and
    stand for what the law has papers add to a name.
    """
    text = ADDED_BY_LAW.sub(lambda found: " " * len(found.group()), text)
    if not text.isascii():
        text = MARKED_WORD.sub(_compose, text)
    return MIXED_WORD.sub(_to_cyrillic, text)


def _compose(found: re.Match[str]) -> str:
    composed = unicodedata.normalize("NFC", STRESS.sub("", found.group()))
    return composed.ljust(len(found.group()))


def _to_cyrillic(found: re.Match[str]) -> str:
    word = found.group()
    return word.translate(LOOK_ALIKE) if ONLY_LOOK_ALIKES.fullmatch(word) else word


@lru_cache(maxsize=256)
def plain(text: str) -> str:
    """Return `text` with е for ё: writers use either."""
    return text.translate(YO)
