"""How likely a claim must be: set on held-out passages, by type where there are enough of them.

What is sought is the best F that counts precision twice as much as recall (`BETA`): a claim that nobody
made does more harm than one that is missed.
"""

from collections.abc import Mapping, Sequence
from itertools import product

from evaluation.claims.comparing import pair_up
from evaluation.claims.gold import GoldClaim
from evaluation.claims.teaching.passages import Lesson
from wheelsdown.claims.taught_claims import SAME_WORDS, TOUCHES
from wheelsdown.claims.taught_reader import TYPES, Candidate, Found
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import ClaimType

BETA = 0.5
ENOUGH = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9)
LET_STAND = (0.0, 0.05, 0.1, 0.15, 0.2, 0.25)
"""What a rule found has words that can be pointed at: it goes only where the reader holds it unlikely."""
CLAIMS_OF_A_TYPE = 30
"""With fewer the threshold of all like it is taken: `flight.*`, or the others."""

Read = tuple[Lesson, Sequence[Candidate]]
Kept = tuple[int, int, ClaimType]


def set_thresholds(read: Sequence[Read]) -> tuple[dict[ClaimType, float], dict[ClaimType, float]]:
    """Return the least likelihoods by type: of what is added, and of what the rules found."""
    enough: dict[ClaimType, float] = {}
    let_stand: dict[ClaimType, float] = {}
    for group in (
        [t for t in TYPES if t.startswith("flight.")],
        [t for t in TYPES if not t.startswith("flight.")],
    ):
        of_all = _best(read, group)
        for type_ in group:
            there = sum(type_ is c.types[0] for lesson, _ in read for c in lesson.passage.claims)
            chosen = _best(read, [type_]) if there >= CLAIMS_OF_A_TYPE else of_all
            enough[type_], let_stand[type_] = chosen
    return enough, let_stand


def _best(read: Sequence[Read], types: Sequence[ClaimType]) -> tuple[float, float]:
    return max(product(ENOUGH, LET_STAND), key=lambda pair: f_of(count(read, types, *pair), BETA))


def f_of(counted: tuple[int, int, int], beta: float = 1.0) -> float:
    """Return F of found, extra and missed claims."""
    found, extra, missed = counted
    whole = (1 + beta**2) * found + extra + beta**2 * missed
    return (1 + beta**2) * found / whole if whole else 0.0


def count(
    read: Sequence[Read], types: Sequence[ClaimType], enough: float | Mapping[ClaimType, float],
    let_stand: float | Mapping[ClaimType, float],
) -> tuple[int, int, int]:  # fmt: skip
    """Return how many claims of `types` are found, extra and missed with these likelihoods."""
    found = extra = missed = 0
    for lesson, candidates in read:
        kept = keep(
            [one for one in lesson.found if one.type in types],
            [one for one in candidates if one.type in types],
            enough,
            let_stand,
        )
        sure = [c for c in lesson.passage.claims if not c.optional]
        doubtful = [c for c in lesson.passage.claims if c.optional]
        pairs = pair_up(sure, kept, _alike)
        paired = {id(one) for _, one in pairs}
        left = [one for one in kept if id(one) not in paired]
        excused = len(pair_up(doubtful, left, _alike))
        got = {id(claim) for claim, _ in pairs}
        found += sum(claim.types[0] in types for claim, _ in pairs)
        missed += sum(claim.types[0] in types and id(claim) not in got for claim in sure)
        extra += len(left) - excused
    return found, extra, missed


def keep(
    found: Sequence[Found], candidates: Sequence[Candidate],
    enough: float | Mapping[ClaimType, float], let_stand: float | Mapping[ClaimType, float],
) -> list[Kept]:  # fmt: skip
    """Return what rules and reader say together, as `taught_claims.weigh` does."""
    kept: list[Kept] = []
    for one in found:
        near = (c.likelihood for c in candidates
                if c.type is one.type and overlap((c.start, c.end), (one.start, one.end)) > SAME_WORDS)  # fmt: skip
        if max(near, default=0.0) >= _at(let_stand, one.type):
            kept.append((one.start, one.end, one.type))
    for c in candidates:
        if c.likelihood >= _at(enough, c.type) and not any(
            t is c.type and overlap((a, b), (c.start, c.end)) > TOUCHES for a, b, t in kept
        ):
            kept.append((c.start, c.end, c.type))
    return kept


def _at(likelihood: float | Mapping[ClaimType, float], type_: ClaimType) -> float:
    return likelihood if isinstance(likelihood, float) else likelihood[type_]


def _alike(gold: GoldClaim, kept: Kept) -> float:
    return overlap((gold.start, gold.end), (kept[0], kept[1])) if kept[2] in gold.types else 0.0
