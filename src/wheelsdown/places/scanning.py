"""Find every run of words that is a known name, longest first, before any rule of context.

Which names are looked up goes by script, word for word: Russian reports write JFK and
Phoenix-Mesa in Latin letters.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from wheelsdown.places.blocked_names import BLOCKED
from wheelsdown.places.gazetteer import Meaning, Names, names_in
from wheelsdown.places.spelling import Word

# Inside a name words are parted by a blank, a dash or an apostrophe, alone or between blanks.
_GAP = re.compile(r"[ \u00a0\u202f]?[-–—‑'’ʼ]?[ \u00a0\u202f]?|\. ?|[ \u00a0]?/[ \u00a0]?")
EXACT = frozenset(("case", "code"))
"""Needs of names that are believed in capitals alone."""
_SMALL = frozenset(
    (
        *("of", "and", "the", "de", "la", "le", "el", "al", "es", "da", "do", "di", "du", "e", "y"),
        *("on", "upon", "in", "airport", "international", "airfield", "air", "base", "field"),
        *("region", "oblast", "national", "naval", "army"),
    )
)
"""Words of a name that need no capital."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """Words `first` to `last` (inclusive) are a name; no meanings: the name of something else."""

    first: int
    last: int
    meanings: tuple[Meaning, ...]


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return names by their first word, the longest first."""
    found: dict[str, set[tuple[str, ...]]] = defaultdict(set)
    for name in (*names_in("en"), *names_in("ru"), *BLOCKED):
        found[name[0]].add(name)
    return {word: tuple(sorted(names, key=lambda n: (-len(n), n))) for word, names in found.items()}


def scan(text: str, words: list[Word]) -> list[Match]:
    """Return the known names in `words`, longest at each place, none overlapping another."""
    names, found, i = _by_first_word(), [], 0
    while i < len(words):
        match = _match_at(text, words, i, names.get(words[i].normal, ()))
        if match is None:
            i += 1
        else:
            found.append(match)
            i = match.last + 1
    return found


def _match_at(
    text: str, words: list[Word], i: int, names: tuple[tuple[str, ...], ...]
) -> Match | None:
    if not words[i].is_capital:
        return None
    for name in names:
        run = words[i : i + len(name)]
        if tuple(word.normal for word in run) != name or not _is_one_name(text, run):
            continue
        if name in BLOCKED:
            return Match(first=i, last=i + len(name) - 1, meanings=())
        meanings = tuple(m for m in _meanings(name) if m.needs not in EXACT or _is_upper(run))
        if meanings:
            return Match(first=i, last=i + len(name) - 1, meanings=meanings)
    return None


def _meanings(name: tuple[str, ...]) -> tuple[Meaning, ...]:
    tables: tuple[Names, Names] = (names_in("en"), names_in("ru"))
    return tuple(meaning for table in tables for meaning in table.get(name, ()))


def _is_one_name(text: str, run: list[Word]) -> bool:
    """Say whether words hang together and begin with capitals, as names do."""
    for before, after in pairwise(run):
        gap = text[before.end : after.start]
        if not _GAP.fullmatch(gap) or ("." in gap and len(before.text) > 2):
            return False
        cyrillic = before.text[0] > "\u0400"
        if not (cyrillic or after.is_capital or after.normal in _SMALL or gap in "'’ʼ"):
            return False
    return True


def _is_upper(run: list[Word]) -> bool:
    return all(word.text.isupper() for word in run)
