"""Adds comparisons up: precision and recall by type, and how right the parts of claims are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.claims.comparing import Comparison, compare
from evaluation.claims.gold import GoldClaim, GoldPassage
from evaluation.claims.reading import read_marked
from evaluation.claims.value_scoring import (
    Outcome,
    chain_is_exact,
    chain_is_near,
    score_count,
    score_detail,
    score_place,
    score_time,
)
from wheelsdown.model.report import Claim, ClaimType

FLIGHT = "flight."


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Found, extra and missed claims of one type or of several."""

    found: int
    extra: int
    missed: int

    @property
    def precision(self) -> float | None:
        """Share of what the extractor took that the reader took; nothing where it took none."""
        taken = self.found + self.extra
        return self.found / taken if taken else None

    @property
    def recall(self) -> float | None:
        """Share of what the reader took that the extractor took; nothing where there is none."""
        there = self.found + self.missed
        return self.found / there if there else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall: 2 TP / (2 TP + FP + FN)."""
        total = 2 * self.found + self.extra + self.missed
        return 2 * self.found / total if total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """All numbers of one language and part."""

    passages: int
    by_type: dict[ClaimType, Tally]
    exact_quotes: int
    times: Counter[Outcome]
    counts: Counter[Outcome]
    places: Counter[Outcome]
    details: Counter[Outcome]
    modalities: Counter[Outcome]
    credited: Counter[Outcome]
    """Claims the reader credits to someone: `too wide` where kinds agree and characters overlap."""
    uncredited: Counter[Outcome]
    """Claims in the publisher's own voice: `wrong` where the extractor credits someone."""
    in_furniture: int

    def tally(self, prefix: str = "", *, other_than: str | None = None) -> Tally:
        """Return the sum over the types that begin with `prefix` or do not with `other_than`."""
        chosen = [
            tally
            for type_, tally in self.by_type.items()
            if type_.value.startswith(prefix)
            and not (other_than and type_.value.startswith(other_than))
        ]
        return Tally(
            found=sum(t.found for t in chosen),
            extra=sum(t.extra for t in chosen),
            missed=sum(t.missed for t in chosen),
        )


def compare_all(
    passages: Iterable[GoldPassage], *, parsers: bool = True, taught: bool = False
) -> list[Comparison]:
    """Run the extractor on every passage, with parsers and the taught reader or without, and compare."""
    return [
        compare(passage, read_marked(passage, parsers=parsers, taught=taught))
        for passage in passages
    ]


def score(comparisons: Sequence[Comparison]) -> Score:
    """Return the numbers of some comparisons."""
    pairs = [pair for comparison in comparisons for pair in comparison.pairs]
    return Score(
        passages=len(comparisons),
        by_type=_by_type(comparisons),
        exact_quotes=sum((g.start, g.end) == (c.quote.start, c.quote.end) for g, c in pairs),
        times=Counter(
            score_time(t, c.times) for g, c in pairs for t in g.times if t.time is not None
        ),
        counts=Counter(
            score_count(g.count, c) for g, c in pairs if g.count is not None and g.count.scored
        ),
        places=Counter(score_place(p, c) for g, c in pairs for p in g.places),
        details=Counter(score_detail(k, w, c) for g, c in pairs for k, w in g.details),
        modalities=Counter(
            Outcome.RIGHT if c.modality in g.modalities else Outcome.WRONG for g, c in pairs
        ),
        credited=Counter(_credit(g, c) for g, c in pairs if g.chain),
        uncredited=Counter(_credit(g, c) for g, c in pairs if not g.chain),
        in_furniture=sum(len(comparison.in_furniture) for comparison in comparisons),
    )


def _by_type(comparisons: Sequence[Comparison]) -> dict[ClaimType, Tally]:
    found = Counter(g.types[0] for one in comparisons for g, _ in one.pairs)
    missed = Counter(g.types[0] for one in comparisons for g in one.missed)
    extra = Counter(c.type for one in comparisons for c in one.extra)
    return {
        type_: Tally(found=found[type_], extra=extra[type_], missed=missed[type_])
        for type_ in ClaimType
    }


def _credit(gold: GoldClaim, claim: Claim) -> Outcome:
    if chain_is_exact(gold, claim):
        return Outcome.RIGHT
    if not claim.attribution:
        return Outcome.SILENT
    return Outcome.WIDE if chain_is_near(gold, claim) else Outcome.WRONG
