"""Pairs the claims of a reader with the claims of the extractor, one with one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeVar

from evaluation.claims.gold import GoldClaim, GoldPassage
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import Claim, Reading

One, Other = TypeVar("One"), TypeVar("Other")

LEAST_OVERLAP = 0.5
"""Intersection over union of two quotes that are still the same claim: more is shared than not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """One passage: what was found, what was missed, what was too much."""

    passage: GoldPassage
    pairs: tuple[tuple[GoldClaim, Claim], ...]
    missed: tuple[GoldClaim, ...]
    extra: tuple[Claim, ...]
    in_furniture: tuple[Claim, ...]


def compare(passage: GoldPassage, reading: Reading) -> Comparison:
    """Pair claims of the same type whose quotes overlap enough, the best overlaps first.

    Optional claims are paired last and then left out: neither found nor extra.
    """
    gold = [claim for claim in passage.claims if not claim.optional]
    optional = [claim for claim in passage.claims if claim.optional]
    pairs = pair_up(gold, reading.claims, _alike)
    paired = {claim.claim for _, claim in pairs}
    left = [claim for claim in reading.claims if claim.claim not in paired]
    excused = {claim.claim for _, claim in pair_up(optional, left, _alike)}
    found = {id(claim) for claim, _ in pairs}
    return Comparison(
        passage=passage,
        pairs=tuple(pairs),
        missed=tuple(claim for claim in gold if id(claim) not in found),
        extra=tuple(claim for claim in left if claim.claim not in excused),
        in_furniture=tuple(
            claim
            for claim in reading.claims
            if any(
                claim.quote.start < end and start < claim.quote.end
                for start, end in passage.furniture
            )
        ),
    )


def pair_up(
    first: Sequence[One], second: Sequence[Other], alike: Callable[[One, Other], float]
) -> list[tuple[One, Other]]:
    """Pair what is the same claim, one with one: those most alike first, then as they stand."""
    candidates = [
        (likeness, -n, -m)
        for n, one in enumerate(first)
        for m, other in enumerate(second)
        if (likeness := alike(one, other)) >= LEAST_OVERLAP
    ]
    pairs: dict[int, int] = {}
    for _, n, m in sorted(candidates, reverse=True):
        if -n not in pairs and -m not in pairs.values():
            pairs[-n] = -m
    return [(first[n], second[m]) for n, m in sorted(pairs.items())]


def _alike(gold: GoldClaim, claim: Claim) -> float:
    if claim.type not in gold.types:
        return 0.0
    return overlap((gold.start, gold.end), (claim.quote.start, claim.quote.end))
