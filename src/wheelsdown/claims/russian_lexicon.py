"""Words of Russian reports by meaning: a class of words, and every form that belongs to it.

In comes a stretch of text in plain spelling; out go its words, each with the classes it is in. A
class is written as stems: a verb's take every finite ending ("задерж": задержали, задержан,
задерживают), but not the participles and nouns that only name ("задержанный", "задержание"); a
noun's take every case. `meets` then looks for words of several classes near one another, in any
order, as Russian sets them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.russian_word_classes import NOUNS, VERBS

# Endings by which a Russian verb is finite, a short passive or an infinitive.
FINITE_ENDING = (
    r"[а-я]{0,5}?(?:л(?:а|о|и|ся|ась|ось|ись)?|(?<=[аеуяюи])т(?:ся)?|(?<=[аеяи])н[аоы]?|"
    r"(?<=[лн])(?:[аоиы]|ась|ось|ись|ся)?|(?<=[яы])т[аоы]?|(?<=[аеиоуыя])ть(?:ся)?|(?<=[зс])ть(?:ся)?|ти(?:сь)?|чь(?:ся)?|"
    r"(?<=[аяую])ем(?:ся)?)"
)
CASE_ENDING = (
    r"(?:[аоуыиеяюьй]|[оеи]?[вйм]|[ая]ми?|[ая]х|[иь]ю|и[яеюйм]|и(?:ем|ям|ях|ями)|[оы]е|ая|[оеь]го|"
    r"[оеь]му|[ыи]х|[ыиь]м|[уюь]ю|[ыиь]ми)?"
)
# Words further apart than this are rarely of one construction.
NEAR_WORDS = 7

WORD = regex(r"[А-Яа-яA-Za-z][А-Яа-яA-Za-z-]*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word: its range in the text, its place in the row of words, its classes."""

    start: int
    end: int
    number: int
    classes: frozenset[str]


def _compiled(stems: Mapping[str, str], ending: str) -> dict[str, re.Pattern[str]]:
    """One pattern a class; a stem that ends in "!" is a whole word."""
    patterns = {}
    for name, listed in stems.items():
        words = plain(listed).split()
        open_ = sorted((w for w in words if not w.endswith("!")), key=len, reverse=True)
        whole = [w[:-1] for w in words if w.endswith("!")]
        parts = [*whole, *([rf"(?:{'|'.join(open_)}){ending}"] if open_ else [])]
        patterns[name] = regex("|".join(parts), re.IGNORECASE)
    return patterns


_PATTERNS = {**_compiled(VERBS, FINITE_ENDING), **_compiled(NOUNS, CASE_ENDING)}


@lru_cache(maxsize=30_000)
def classes_of(word: str) -> frozenset[str]:
    """Return the classes of a word form."""
    return frozenset(name for name, pattern in _PATTERNS.items() if pattern.fullmatch(word))


@lru_cache(maxsize=512)
def words_of(text: str) -> tuple[Word, ...]:
    """Return the words of a text, which is in plain spelling, in order."""
    return tuple(
        Word(found.start(), found.end(), i, classes_of(found.group().lower()))
        for i, found in enumerate(WORD.finditer(text))
    )


def first_of(text: str, *classes: str) -> Word | None:
    """Return the first word of one of the classes."""
    wanted = frozenset(classes)
    return next((w for w in words_of(text) if w.classes & wanted), None)


def meets(text: str, *parts: str, within: int = NEAR_WORDS) -> Word | None:
    """Return the first word of the first class that has a word of each other class near it.

    A part may name several classes, "страж|арест": one of them is enough.
    """
    words = words_of(text)
    wanted = [frozenset(part.split("|")) for part in parts]
    for one in words:
        if one.classes & wanted[0] and all(
            any(
                other is not one
                and other.classes & part
                and abs(other.number - one.number) <= within
                for other in words
            )
            for part in wanted[1:]
        ):
            return one
    return None
