"""Sentences of a passage, and the quotations in it.

In comes the text of a report and the range of a passage; out go ranges of sentences. A sentence
that ends inside a quotation goes on to the end of the quotation, so that what is quoted stays
with its speaker.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.text import simplify
from wheelsdown.model.report import PassageKind

# A quotation that is never closed ends with its paragraph; one longer than this was not closed.
LONGEST_QUOTATION_CHARACTERS = 3000

# A list or a table without a stop is not a sentence, and rules take time by the square of a
# sentence's length: what is longer is read in pieces, cut where a sentence, a clause or a word ends.
LONGEST_SENTENCE_CHARACTERS = 1000

END = regex(r"[.!?…]+[\"”»')\]]*(?=\s|$)")
LAST_WORD = regex(r"[^\s(\"“«]{0,24}$")
SPACES = regex(r"\s*")
OPENING = "“«"
CLOSING = "”»"
WORD = regex(r"[^\W_]+")
MARKS = regex(r"[“”«»\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence: its range in the report, its simplified text, where and in what it stands."""

    start: int
    end: int
    text: str
    passage: int
    kind: PassageKind
    quotations: tuple[tuple[int, int], ...]
    """Ranges within `text`, marks included."""
    words: frozenset[str] = frozenset()
    """Its words in lower case: a rule whose words are not among them need not look."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of a list that is written as a text."""
    return frozenset(words.split())


def may_speak_of(sentence: Sentence, words: frozenset[str]) -> bool:
    """Say whether the sentence has one of `words`; where its words were not taken, it may."""
    return not sentence.words or not words.isdisjoint(sentence.words)


@dataclass(frozen=True, slots=True, kw_only=True)
class StopRules:
    """What a language needs to tell a full stop from the dot of an abbreviation."""

    abbreviations: frozenset[str]
    """Lower case with their dot; a sentence goes on after them."""
    may_end: frozenset[str]
    """Abbreviations that a sentence may end in, if one of `starters` follows."""
    starters: frozenset[str]


def find_quotations(text: str) -> tuple[tuple[int, int], ...]:
    """Return the ranges of quotations, marks included; straight marks open and close by turns.

    One left open reaches to the end of `text`, if that is near: the next paragraph goes on with it.
    """
    found: list[tuple[int, int]] = []
    opened: int | None = None
    inner = 0
    for mark in MARKS.finditer(text):
        sign, at = mark.group(), mark.start()
        if opened is not None and at - opened > LONGEST_QUOTATION_CHARACTERS:
            opened, inner = None, 0
        # «… сказал «Медиазоне» …»: angle marks nest, where each that opens is closed.
        if opened is not None and text[opened] == "«" and sign in "«»" and (sign == "«" or inner):
            inner += 1 if sign == "«" else -1
            continue
        if opened is None and (sign in OPENING or sign == '"'):
            opened = at
        elif opened is not None and (sign in CLOSING or sign == '"'):
            found.append((opened, at + 1))
            opened = None
    if opened is not None and len(text) - opened <= LONGEST_QUOTATION_CHARACTERS:
        found.append((opened, len(text)))
    return tuple(found)


def is_left_open(sentence: Sentence) -> bool:
    """Say whether a quotation is all of the sentence and not closed: the next paragraph goes on."""
    whole = sentence.quotations[:1] == ((0, len(sentence.text)),)
    return whole and sentence.text[-1] not in CLOSING and sentence.text[-1] != '"'


def split_sentences(
    text: str, start: int, end: int, *, rules: StopRules, passage: int, kind: PassageKind
) -> tuple[Sentence, ...]:
    """Return the sentences of the passage `start` to `end` of `text`, in order, none empty."""
    simple = simplify(text[start:end])
    quotations = find_quotations(simple)
    sentences: list[Sentence] = []
    began = 0
    for stop in [*_stops(simple, quotations, rules), len(simple)]:
        began = _skip_spaces(simple, began)
        last = stop
        while last > began and simple[last - 1].isspace():
            last -= 1
        for a, b in _pieces(simple, began, last):
            sentences.append(
                Sentence(
                    start=start + a,
                    end=start + b,
                    text=simple[a:b],
                    passage=passage,
                    kind=kind,
                    quotations=find_quotations(simple[a:b]),
                    words=frozenset(WORD.findall(simple[a:b].lower())),
                )
            )
        began = stop
    return tuple(sentences)


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the range whole, or cut in pieces of which none is too long and none is empty."""
    while end - start > LONGEST_SENTENCE_CHARACTERS:
        window = text[start : start + LONGEST_SENTENCE_CHARACTERS]
        ends = max(window.rfind(mark) for mark in (". ", "! ", "? ", "; "))
        if ends < LONGEST_SENTENCE_CHARACTERS // 2:
            ends = max(ends, window.rfind(", "), window.rfind("\n"))
        if ends < LONGEST_SENTENCE_CHARACTERS // 2:
            ends = window.rfind(" ")
        cut = start + ends + 1 if ends > 0 else start + len(window)
        yield start, cut
        start = _skip_spaces(text, cut)
    if start < end:
        yield start, end


def _skip_spaces(text: str, at: int) -> int:
    spaces = SPACES.match(text, at)
    return spaces.end() if spaces else at


def _stops(text: str, quotations: tuple[tuple[int, int], ...], rules: StopRules) -> list[int]:
    """Return where sentences end: at end marks outside quotations that are no abbreviation's."""
    stops: list[int] = []
    remaining = list(reversed(quotations))
    for mark in END.finditer(text):
        at = mark.start()
        while remaining and remaining[-1][1] < mark.end():
            remaining.pop()
        inside = bool(remaining) and remaining[-1][0] < at and mark.end() < remaining[-1][1]
        if not inside and _ends_sentence(text, mark.start(), mark.end(), rules):
            stops.append(mark.end())
    return stops


def _ends_sentence(text: str, dot: int, after: int, rules: StopRules) -> bool:
    following = text[after : after + 40].lstrip()
    if not following:
        return True
    if following[0].islower():
        return False
    if text[dot] != "." or text[dot : dot + 2] == "..":
        return True
    word = LAST_WORD.search(text, max(0, dot - 24), dot)
    last = (word.group() if word else "").lower() + "."
    if last in rules.may_end:
        first = re.match(r"[^\W\d_]+", following.lstrip("“\"«'"))
        return first is not None and first.group().lower() in rules.starters
    initial = len(last) == 2 and last[0].isalpha() and text[dot - 1].isupper()
    return last not in rules.abbreviations and not initial
