"""A report's text cut into pieces that a page or a terminal can show: claims marked, numbered.

In: a report as read, and the rating of each claim where it has one. Out: passages of pieces. A
piece within several claims leads to the innermost; where claims end, their numbers stand.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wheelsdown.model.report import Claim, PassageKind, Reading, shown_range
from wheelsdown.model.verdict import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A claim in the text: its number from 1, where it stands, and what was found of it."""

    number: int
    claim: Claim
    rating: Rating | None
    """Nothing for what was not checked, and for what a model proposed and nobody accepted."""
    start: int
    """In the text that a reader sees."""
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Characters that lie in the same claims."""

    text: str
    within: tuple[Mark, ...]
    begins: tuple[Mark, ...]
    ends: tuple[Mark, ...]

    @property
    def mark(self) -> Mark | None:
        """The innermost claim they lie in."""
        return min(self.within, key=lambda m: (m.end - m.start, m.number), default=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
    """A paragraph of the report."""

    kind: PassageKind
    language: str | None
    pieces: tuple[Piece, ...]


def marks_of(reading: Reading, ratings: Mapping[str, Rating]) -> tuple[Mark, ...]:
    """Return the claims in the order of the text, numbered from 1, with their ratings."""
    return tuple(
        Mark(number=n, claim=claim, rating=ratings.get(claim.claim), start=start, end=end)
        for n, claim in enumerate(reading.claims, 1)
        for start, end in [shown_range(reading.report, claim.quote.start, claim.quote.end)]
    )


def marked_passages(reading: Reading, marks: Sequence[Mark]) -> Iterator[MarkedPassage]:
    """Yield the passages of a report in order."""
    for passage in reading.passages:
        start, end = shown_range(reading.report, passage.span.start, passage.span.end)
        yield MarkedPassage(
            kind=passage.kind,
            language=passage.language,
            pieces=tuple(_pieces(reading.report.text, start, end, marks)),
        )


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Piece]:
    here = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(c for m in here for c in (m.start, m.end) if start < c < end)})
    for a, b in pairwise(cuts):
        within = [m for m in here if m.start <= a and b <= m.end]
        yield Piece(
            text=text[a:b],
            within=tuple(within),
            begins=tuple(m for m in within if m.start == a),
            ends=tuple(m for m in within if m.end == b),
        )


def counts(marks: Sequence[Mark]) -> Mapping[Rating, int]:
    """Return how many claims got each rating."""
    return {rating: sum(m.rating is rating for m in marks) for rating in Rating}
