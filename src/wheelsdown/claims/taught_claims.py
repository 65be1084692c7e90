"""What a taught reader adds to the rules, and what it takes from them.

In come sentences with what the rules told of them; out go the same sentences with what is likely
enough added, and without what the reader finds most unlikely. An added statement holds what our own
grammar reads in its words, and nothing where it is not sure. What the reader takes to be credited
to somebody, but no rule says to whom, is left out: a claim without its speaker is worse than none.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from wheelsdown.claims.attribution import chain_at, modality_at
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.quote_edges import quote_range
from wheelsdown.claims.quote_reading import COUNTED, place_in
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.claims.taught_reader import Candidate, Found, TaughtReader
from wheelsdown.claims.taught_tokens import Range
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import ClaimType, Modality, PassageKind

SAME_WORDS = 0.3
"""Intersection over union of a candidate and a statement of its type that are the same claim."""
TOUCHES = 0.2
"""From here on a candidate says again what the rules told: it is not added."""
SURELY_CREDITED = 0.6
"""So likely credited that a statement without a speaker is left out."""
SHOWN = (PassageKind.BODY, PassageKind.HEADLINE, PassageKind.CAPTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """A sentence that was read: its number, what is in it, what it tells."""

    number: int
    scene: Scene
    statements: tuple[Statement, ...]
    names_vehicle: bool
    """It names a flight or an aircraft: a day said with it is remembered."""


def weigh(
    reader: TaughtReader,
    text: str,
    lines: Sequence[Range],
    heard: Sequence[Heard],
    *,
    flights: bool = True,
) -> list[Heard]:
    """Return what was heard, with the likely claims that no rule told and without unlikely ones.

    Without `flights` nothing is added of any: the report is of holidays, ships or trains.
    """
    found = [
        Found(start=start, end=end, type=told.type)
        for one in heard
        for told in one.statements
        if told.reader == "rules"
        for start, end in [_quoted(one.scene, told.start, told.end)]
    ]
    candidates = reader.find_candidates(text, lines, found)
    weighed = []
    for one in heard:
        sentence = one.scene.sentence
        near = [c for c in candidates if c.start < sentence.end and sentence.start < c.end]
        kept = [s for s in one.statements if _is_likely(reader, one.scene, s, near)]
        for candidate in near:
            if (
                candidate.start >= sentence.start
                and (flights or not candidate.type.startswith("flight."))
                and candidate.likelihood >= reader.enough[candidate.type]
            ):
                added = _statement(one.scene, candidate)
                if added is not None and not any(_says_the_same(added, s) for s in kept):
                    kept.append(added)
        weighed.append(replace(one, statements=tuple(kept)))
    return weighed


def _quoted(scene: Scene, start: int, end: int) -> Range:
    start, end = quote_range(scene.sentence.text, start, end)
    return scene.sentence.start + start, scene.sentence.start + end


def _is_likely(
    reader: TaughtReader, scene: Scene, statement: Statement, near: Sequence[Candidate]
) -> bool:
    """Say whether the reader finds a statement of the rules likely enough to let it stand."""
    if statement.reader != "rules":
        return True
    quoted = _quoted(scene, statement.start, statement.end)
    likely = [
        c.likelihood
        for c in near
        if c.type is statement.type and overlap((c.start, c.end), quoted) > SAME_WORDS
    ]
    return max(likely, default=0.0) >= reader.let_stand[statement.type]


def _says_the_same(one: Statement, other: Statement) -> bool:
    return (
        one.type is other.type and overlap((one.start, one.end), (other.start, other.end)) > TOUCHES
    )


def _statement(scene: Scene, candidate: Candidate) -> Statement | None:
    """Return a candidate as a statement with what stands in its words, or nothing."""
    base = scene.sentence.start
    start, end = quote_range(
        scene.sentence.text, candidate.start - base, min(candidate.end, scene.sentence.end) - base
    )
    if start >= end or scene.sentence.kind not in SHOWN:
        return None
    credited = bool(chain_at(scene.scopes, start, end))
    if candidate.credited >= SURELY_CREDITED and not credited:
        return None
    inside = [p for p in scene.places if start <= p.start and p.end <= end]
    return Statement(
        type=candidate.type,
        start=start,
        end=end,
        rule="taught",
        reader="taught",
        modality=_modality(scene, candidate, start, end),
        place=place_in(scene.sentence.text, inside, candidate.type),
        times=tuple(t for t in scene.times if start <= t.start and t.end <= end),
        count=_count(scene, candidate.type, start, end),
    )


def _modality(scene: Scene, candidate: Candidate, start: int, end: int) -> Modality:
    """Return how firmly it is said: a doubt that either sees is a doubt."""
    if candidate.modality is not Modality.ASSERTED:
        return candidate.modality
    if any(a <= start < b for a, b in scene.doubts):
        return Modality.POSSIBLE
    return modality_at(scene.scopes, start, end) or Modality.ASSERTED


def _count(scene: Scene, type: ClaimType, start: int, end: int) -> CountHit | None:
    """Return the one number of the words, where the type is of a number."""
    inside = [c for c in scene.counts if start <= c.start and c.end <= end]
    return inside[0] if len(inside) == 1 and type in COUNTED else None
