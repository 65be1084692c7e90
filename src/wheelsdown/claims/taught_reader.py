"""The taught readers: small networks that propose where a report makes a claim.

In come the lines of a report and what the rules found in it; out come `Candidate`s: ranges of the
text with a type, how likely it is, and who could be credited with it. They read what nobody wrote a
rule for. What a claim holds (places, times, numbers) is not theirs to say: rules read that.

The weights are files of this package, made by `evaluation/claims/teaching` from passages of this
project; nothing is fetched, and the same text gives the same candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import NamedTuple

import numpy as np

from wheelsdown.claims.taught_network import (
    Array,
    Numbers,
    Weights,
    describe_pieces,
    describe_words,
    in_context,
)
from wheelsdown.claims.taught_tokens import (
    WORD_OR_MARK,
    KnownWords,
    Range,
    WordPieces,
    features_of,
)
from wheelsdown.claims.taught_window import (
    TYPES,
    Candidate,
    CreditedByRules,
    Found,
    Window,
    apart,
    found_at,
)
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import ClaimType

WINDOW_WORDS = 320
"""Read at once: a page of a newspaper is some ten of these."""
SHARED_WORDS = 64
"""Of two neighbouring windows: a sentence cut by one is whole in the other."""
WINDOWS_AT_ONCE = 8
"""Read side by side: more would be no faster and take more memory."""
LONGEST_TEXT_WORDS = 20_000
"""Of a longer report the rest is read by rules alone."""
START_PIECE, BREAK_PIECE = 101, 102
MEANING_PARTS, MEANING_VALUES = 100, 3


class Limits(NamedTuple):
    """How likely a claim of a type must be."""

    enough: float
    """From here on one that no rule found is added."""
    let_stand: float
    """From here on one that a rule found stays."""
    said: float
    """One that a rule found stays as well where something of another type is so likely said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaughtReading:
    """What a taught reader makes of a report."""

    candidates: tuple[Candidate, ...]
    """Likelier ones first; none that shares most of its words with a likelier one of its type."""
    of_found: dict[Found, Candidate]
    """How it sees the claims that the rules found, however unlikely."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text as numbers: one row a word, `ranges` the characters of each (none for a line's end)."""

    numbers: list[int]
    features: list[tuple[int, int, int, int]]
    ranges: list[Range]

    def windows(self) -> range:
        """Return the first word of every window of `WINDOW_WORDS`."""
        return range(0, max(1, len(self.ranges) - SHARED_WORDS), WINDOW_WORDS - SHARED_WORDS)


class TaughtReader:
    """One language's network with its words; built once, asked for every report."""

    def __init__(self, language: Language, files: dict[str, Array]) -> None:
        """Take the arrays of a weights file."""
        self.language = language
        words = files.pop("words").tobytes().decode().split("\n")
        self.meanings = files.pop("meanings", None)
        """Of Russian words: for each the rows of `centres` that its vector is put together of."""
        self.centres = files.pop("centres", None)
        limits = files.pop("limits").tolist()
        self.limits = {t: Limits(*row) for t, row in zip(TYPES, limits, strict=True)}
        """How likely a claim of each type must be."""
        self.weights: Weights = widened(files)
        self.known = KnownWords(words) if self.meanings is not None else None
        self.pieces = WordPieces(words) if self.known is None else None

    def read(
        self, text: str, lines: Sequence[Range], found: Sequence[Found],
        credited: CreditedByRules,
    ) -> TaughtReading:  # fmt: skip
        """Return the ranges of `lines` that could be claims, and how what rules found is seen."""
        words = self.words_of(text, lines)
        candidates: list[Candidate] = []
        of_found: dict[Found, Candidate] = {}
        for window in self._windows(words, found, credited):
            candidates += window.candidates()
            for told in found:
                place = window.words_in(told.start, told.end)
                if told not in of_found and place is not None and isinstance(told.label, ClaimType):
                    of_found[told] = window.candidate(place, told.label, 0.0)
        return TaughtReading(candidates=_apart(candidates), of_found=of_found)

    def words_of(self, text: str, lines: Sequence[Range]) -> Words:
        """Return the words of `lines` as numbers, a line's end as one of them."""
        numbers: list[int] = []
        features: list[tuple[int, int, int, int]] = []
        ranges: list[Range] = []
        if self.pieces is not None:
            numbers, ranges = [START_PIECE], [(0, 0)]
        for start, end in lines:
            if len(numbers) > LONGEST_TEXT_WORDS:
                break
            line = text[start:end]
            if self.pieces is not None:
                cut = list(self.pieces.cut(line))
                numbers += [*(n for n, _ in cut), BREAK_PIECE]
                ranges += [*((start + a, start + b) for _, (a, b) in cut), (end, end)]
            elif self.known is not None:
                found = list(WORD_OR_MARK.finditer(line))
                numbers += [
                    *(self.known.number(m.group().lower()) for m in found),
                    self.known.line_break,
                ]
                features += [features_of(word) for word in (*(m.group() for m in found), "\n")]
                ranges += [*((start + m.start(), start + m.end()) for m in found), (end, end)]
        return Words(numbers=numbers, features=features, ranges=ranges)

    def _windows(
        self, words: Words, found: Sequence[Found], credited: CreditedByRules
    ) -> Iterator[Window]:
        firsts = [first for first in words.windows() if first < len(words.ranges)]
        for k in range(0, len(firsts), WINDOWS_AT_ONCE):
            some = [slice(a, a + WINDOW_WORDS) for a in firsts[k : k + WINDOWS_AT_ONCE]]
            described = [self._described(words, one, found) for one in some]
            for one, hidden in zip(some, in_context(self.weights, described), strict=True):
                yield Window(self.weights, words.ranges[one], hidden, credited)

    def _described(self, words: Words, some: slice, found: Sequence[Found]) -> Array:
        numbers = np.array(words.numbers[some], np.int64)
        told = found_at(words.ranges[some], found)
        if self.known is None:
            return describe_pieces(self.weights, numbers, told)
        features = np.array(words.features[some], np.int64)
        return describe_words(self.weights, self._vectors(numbers), features, told)

    def _vectors(self, numbers: Numbers) -> Array:
        """Return the meanings of words; unknown ones and ends of lines mean nothing."""
        assert self.meanings is not None and self.centres is not None
        vectors = np.zeros((len(numbers), MEANING_PARTS * MEANING_VALUES), np.float32)
        known = numbers < len(self.meanings)
        rows = self.meanings[numbers[known]]
        vectors[known] = put_together(rows, self.centres)
        return vectors


def put_together(rows: Array, centres: Array) -> Array:
    """Return the vectors whose parts are the `rows` of `centres`, `[words, 300]`."""
    parts: Array = centres[np.arange(MEANING_PARTS)[None], rows]
    return parts.reshape(len(rows), MEANING_PARTS * MEANING_VALUES)


def widened(files: dict[str, Array]) -> dict[str, Array]:
    """Return the weights as numbers of 32 bits; each row of eight-bit ones has its own scale."""
    weights: dict[str, Array] = {}
    for name, values in files.items():
        if not name.endswith(".scale"):
            scale = files.get(f"{name}.scale")
            wide = values.astype(np.float32)
            weights[name] = wide if scale is None else wide * scale[:, None]
    return weights


def _apart(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates of all windows, likelier ones first, as `taught_window.apart` does of one."""
    by_place = {(c.type, c.likelihood, c.start, c.end - 1): c for c in reversed(candidates)}
    kept = [
        by_place[type_, *one]
        for type_ in TYPES
        for one in apart([(a, b, c) for t, a, b, c in by_place if t is type_])
    ]
    return tuple(sorted(kept, key=lambda c: (-c.likelihood, c.start, c.end)))


@cache
def taught_reader(language: Language) -> TaughtReader | None:
    """Return the reader of a language, or nothing where the package holds none."""
    file = resources.files("wheelsdown.claims").joinpath(f"data/taught_{language}.npz")
    if not file.is_file():
        return None
    with file.open("rb") as opened, np.load(opened) as arrays:
        return TaughtReader(language, {name: arrays[name] for name in arrays.files})
