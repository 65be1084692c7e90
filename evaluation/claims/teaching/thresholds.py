"""How likely a claim must be: set on held-out passages, by type where there are enough of them.

What is sought is the best F that counts precision twice as much as recall (`BETA`): a claim that nobody
made does more harm than one that is missed.
"""

from collections.abc import Mapping, Sequence
from itertools import product

from evaluation.claims.comparing import pair_up
from evaluation.claims.gold import GoldClaim
from evaluation.claims.teaching.passages import Lesson
from wheelsdown.claims.taught_claims import (
    TOUCHES,
    Likelihoods,
    better_edges,
    likelihoods_at,
    stands,
)
from wheelsdown.claims.taught_reader import Limits
from wheelsdown.claims.taught_window import TYPES, Candidate, Found
from wheelsdown.claims.text import overlap
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import ClaimType

BETA = 0.5
ENOUGH = (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.7, 0.8, 0.9)
LET_STAND: Mapping[Language, tuple[float, ...]] = {
    "en": (0.0, 0.005, 0.01),
    "ru": (0.0, 0.05, 0.1, 0.15, 0.2, 0.25),
}
"""What a rule found has words that can be pointed at. In English it goes only where the reader holds it
next to impossible: up to 0.02 F of passages rises by less than 0.01, and two of the 43 claims of two
real pages go that stay with 0.01; up to 0.25 a quarter of them. In Russian, where there are no such
pages, the limit is set by F alone."""
NEVER_DROPPED: Mapping[Language, frozenset[ClaimType]] = {
    "en": frozenset({ClaimType.FLIGHT_OCCURRENCE}),
    "ru": frozenset(),
}
"""Of these what a rule found stays however unlikely: on the two real pages the reader takes "which X
confirmed took place" for nothing at all; F of unknown writers is lower by 0.002 for it."""
SAID = (0.2, 0.3, 1.0)
RULES_ALONE = Limits(enough=1.0, let_stand=0.0, said=1.0)
CLAIMS_OF_A_TYPE = 30
"""With fewer the threshold of all like it is taken: `flight.*`, or the others."""

Read = tuple[Lesson, Sequence[Candidate]]
"""A passage with what rules found in it, and what the reader takes for likely."""
Kept = tuple[int, int, ClaimType]


def set_limits(language: Language, read: Sequence[Read]) -> dict[ClaimType, Limits]:
    """Return by type how likely a claim must be that is added, and one that the rules found."""
    limits: dict[ClaimType, Limits] = {}
    for group in (
        [t for t in TYPES if t.startswith("flight.")],
        [t for t in TYPES if not t.startswith("flight.")],
    ):
        of_all = _best(language, read, group)
        for type_ in group:
            there = sum(type_ is c.types[0] for lesson, _ in read for c in lesson.passage.claims)
            best = _best(language, read, [type_]) if there >= CLAIMS_OF_A_TYPE else of_all
            never = type_ in NEVER_DROPPED[language]
            limits[type_] = best._replace(let_stand=0.0) if never else best
    return limits


def _best(language: Language, read: Sequence[Read], types: Sequence[ClaimType]) -> Limits:
    tried = (Limits(*row) for row in product(ENOUGH, LET_STAND[language], SAID))
    return max(tried, key=lambda limits: f_of(count(read, types, limits), BETA))


def f_of(counted: tuple[int, int, int], beta: float = 1.0) -> float:
    """Return F of found, extra and missed claims."""
    found, extra, missed = counted
    whole = (1 + beta**2) * found + extra + beta**2 * missed
    return (1 + beta**2) * found / whole if whole else 0.0


def count(
    read: Sequence[Read], types: Sequence[ClaimType], limits: Limits | Mapping[ClaimType, Limits]
) -> tuple[int, int, int]:  # fmt: skip
    """Return how many claims of `types` are found, extra and missed with these likelihoods."""
    found = extra = missed = 0
    for lesson, candidates in read:
        kept = keep([one for one in lesson.found if one.label in types], candidates, types, limits)
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
    found: Sequence[Found], candidates: Sequence[Candidate], types: Sequence[ClaimType],
    limits: Limits | Mapping[ClaimType, Limits],
) -> list[Kept]:  # fmt: skip
    """Return what rules and reader say together, as `taught_claims.weigh` does."""
    kept: list[Kept] = []
    for one in found:
        type_ = ClaimType(one.label)
        if stands(_seen(one, candidates), _of(limits, type_)):
            better = better_edges(type_, (one.start, one.end), candidates) or one
            kept.append((better.start, better.end, type_))
    for c in candidates:
        if (
            c.type in types
            and c.likelihood >= _of(limits, c.type).enough
            and not any(
                t is c.type and overlap((a, b), (c.start, c.end)) > TOUCHES for a, b, t in kept
            )
        ):
            kept.append((c.start, c.end, c.type))
    return kept


_SEEN: dict[tuple[int, Found], Likelihoods] = {}


def _seen(found: Found, candidates: Sequence[Candidate]) -> Likelihoods:
    """Return the likelihoods at a finding; a search asks for the same ones thousands of times."""
    key = id(candidates), found
    if key not in _SEEN:
        _SEEN[key] = likelihoods_at(ClaimType(found.label), (found.start, found.end), candidates)
    return _SEEN[key]


def _of(limits: Limits | Mapping[ClaimType, Limits], type_: ClaimType) -> Limits:
    return limits if isinstance(limits, Limits) else limits[type_]


def _alike(gold: GoldClaim, kept: Kept) -> float:
    return overlap((gold.start, gold.end), (kept[0], kept[1])) if kept[2] in gold.types else 0.0
