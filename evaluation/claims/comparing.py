"""Pairs the claims of a reader with the claims of the extractor, one with one."""

from dataclasses import dataclass

from evaluation.claims.gold import GoldClaim, GoldPassage
from wheelsdown.model.report import Claim, Reading

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
    pairs = _pair(gold, reading.claims)
    paired = {claim.claim for _, claim in pairs}
    left = [claim for claim in reading.claims if claim.claim not in paired]
    excused = {claim.claim for _, claim in _pair(optional, left)}
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


def overlap(gold: GoldClaim, claim: Claim) -> float:
    """Return intersection over union of two quotes."""
    shared = min(gold.end, claim.quote.end) - max(gold.start, claim.quote.start)
    together = max(gold.end, claim.quote.end) - min(gold.start, claim.quote.start)
    return max(0, shared) / together


def _pair(
    gold: list[GoldClaim], claims: list[Claim] | tuple[Claim, ...]
) -> list[tuple[GoldClaim, Claim]]:
    candidates = [
        (overlap(wanted, claim), -g, -c)
        for g, wanted in enumerate(gold)
        for c, claim in enumerate(claims)
        if claim.type in wanted.types and overlap(wanted, claim) >= LEAST_OVERLAP
    ]
    pairs: dict[int, int] = {}
    for _, g, c in sorted(candidates, reverse=True):
        if -g not in pairs and -c not in pairs.values():
            pairs[-g] = -c
    return [(gold[g], claims[c]) for g, c in sorted(pairs.items())]
