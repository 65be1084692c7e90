"""The taught readers: small networks that propose where a report makes a claim.

In come the lines of a report and what the rules found in it; out come `Candidate`s: ranges of the
text with a type and how likely it is. They read what nobody wrote a rule for. What a claim holds
(places, times, numbers, speakers) is not theirs to say: rules read that from the words.

The weights are files of this package, made by `evaluation/claims/teaching` from passages of this
project; nothing is fetched, and the same text gives the same candidates.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

import numpy as np

from wheelsdown.claims.taught_network import (
    Array,
    Numbers,
    Weights,
    read_pieces,
    read_words,
    score_firmness,
    score_ranges,
)
from wheelsdown.claims.taught_tokens import (
    WORD_OR_MARK,
    KnownWords,
    Range,
    WordPieces,
    features_of,
)
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import ClaimType, Modality

TYPES = tuple(ClaimType)
"""In the order of the network's answers."""
MODALITIES = (
    Modality.ASSERTED, Modality.DENIED, Modality.PLANNED,
    Modality.EXPECTED, Modality.FEARED, Modality.POSSIBLE,
)  # fmt: skip
"""In the order of the network's answers."""

WINDOW_WORDS = 320
"""Read at once: a page of a newspaper is some ten of these."""
SHARED_WORDS = 64
"""Of two neighbouring windows: a sentence cut by one is whole in the other."""
LONGEST_TEXT_WORDS = 20_000
"""Of a longer report the rest is read by rules alone."""
LEAST_LIKELY = 0.05
"""Below it a range is no candidate."""
SHORTEST_CHARACTERS = 6
MOST_SHARED = 0.4
"""Of two candidates of one type: of the shorter one's characters; the less likely one goes."""
START_PIECE, BREAK_PIECE = 101, 102
MEANING_PARTS, MEANING_VALUES = 100, 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A range of the report's text that could be a claim of a type."""

    start: int
    end: int
    type: ClaimType
    likelihood: float
    """Between 0 and 1, of its being there at all."""
    modality: Modality
    credited: float
    """Likelihood that somebody other than the publisher is credited with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What the rules found: the network weighs it with the words."""

    start: int
    end: int
    type: ClaimType


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
        enough, let_stand = files.pop("enough").tolist(), files.pop("let_stand").tolist()
        self.enough: dict[ClaimType, float] = dict(zip(TYPES, enough, strict=True))
        """Least likelihood by type of a claim that no rule found."""
        self.let_stand: dict[ClaimType, float] = dict(zip(TYPES, let_stand, strict=True))
        """Least likelihood by type of a claim that a rule found."""
        self.weights: Weights = _widened(files)
        self.known = KnownWords(words) if self.meanings is not None else None
        self.pieces = WordPieces(words) if self.known is None else None

    def find_candidates(
        self, text: str, lines: Sequence[Range], found: Sequence[Found]
    ) -> tuple[Candidate, ...]:
        """Return the ranges of `lines` that could be claims, likelier ones first."""
        words = self.words_of(text, lines)
        kept: dict[tuple[int, int, ClaimType], Candidate] = {}
        for first in words.windows():
            for one in self._in_window(words, first, first + WINDOW_WORDS, found):
                key = (one.start, one.end, one.type)
                if key not in kept or kept[key].likelihood < one.likelihood:
                    kept[key] = one
        return _without_lesser(sorted(kept.values(), key=lambda c: (-c.likelihood, c.start, c.end)))

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

    def _in_window(
        self, words: Words, first: int, last: int, found: Sequence[Found]
    ) -> Iterator[Candidate]:
        ranges = words.ranges[first:last]
        if not ranges:
            return
        numbers = np.array(words.numbers[first:last], np.int64)
        told = found_at(ranges, found)
        if self.known is not None:
            features = np.array(words.features[first:last], np.int64)
            hidden = read_words(self.weights, self._vectors(numbers), features, told)
        else:
            hidden = read_pieces(self.weights, numbers, told)
        likely = score_ranges(self.weights, hidden)
        line = np.cumsum([start == end for start, end in ranges])
        for n, more, t in zip(*np.nonzero(likely > LEAST_LIKELY), strict=True):
            begins, ends = ranges[n], ranges[n + more]
            if begins[0] == begins[1] or line[n] != line[n + more]:
                continue
            modality, credited = score_firmness(self.weights, hidden, int(n), int(n + more))
            yield Candidate(
                start=begins[0],
                end=ends[1],
                type=TYPES[t],
                likelihood=float(likely[n, more, t]),
                modality=MODALITIES[int(modality.argmax())],
                credited=credited,
            )

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


def _widened(files: dict[str, Array]) -> dict[str, Array]:
    """Return the weights as numbers of 32 bits; each row of eight-bit ones has its own scale."""
    weights: dict[str, Array] = {}
    for name, values in files.items():
        if not name.endswith(".scale"):
            scale = files.get(f"{name}.scale")
            wide = values.astype(np.float32)
            weights[name] = wide if scale is None else wide * scale[:, None]
    return weights


def found_at(ranges: Sequence[Range], found: Sequence[Found]) -> Array:
    """Return for each word which types of claim the rules let begin there, and go on there."""
    told = np.zeros((len(ranges), 2 * len(TYPES)), np.float32)
    starts = np.array([start for start, _ in ranges])
    ends = np.array([end for _, end in ranges])
    for one in found:
        inside = np.nonzero((starts >= one.start) & (ends <= one.end) & (ends > starts))[0]
        if len(inside):
            told[inside, len(TYPES) + TYPES.index(one.type)] = 1
            told[inside[0], TYPES.index(one.type)] = 1
    return told


def _without_lesser(candidates: Sequence[Candidate]) -> tuple[Candidate, ...]:
    """Return candidates without those that share most of their words with a likelier one."""
    kept: list[Candidate] = []
    for one in candidates:
        length = one.end - one.start
        if length >= SHORTEST_CHARACTERS and not any(
            other.type is one.type
            and min(other.end, one.end) - max(other.start, one.start)
            > MOST_SHARED * min(other.end - other.start, length)
            for other in kept
        ):
            kept.append(one)
    return tuple(kept)


@cache
def taught_reader(language: Language) -> TaughtReader | None:
    """Return the reader of a language, or nothing where the package holds none."""
    file = resources.files("wheelsdown.claims").joinpath(f"data/taught_{language}.npz")
    if not file.is_file():
        return None
    with file.open("rb") as opened, np.load(opened) as arrays:
        return TaughtReader(language, {name: arrays[name] for name in arrays.files})
