"""How far two readers agree who marked the same passages, neither knowing the other's marks.

In: the half `report`, and the same texts marked anew by a second hand (`gold/LANGUAGE/second`).
Out: the figures that the extractor is given, for the second hand against the first. More than two
readers agree on cannot be asked of a program.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.claims.comparing import pair_up
from evaluation.claims.corpus import read_gold
from evaluation.claims.gold import GoldClaim, GoldPassage
from evaluation.claims.scoring import FLIGHT, Tally
from wheelsdown.claims.text import overlap
from wheelsdown.model.report import ClaimType

SECOND = "second"
"""The part with the marks of the second hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """What two readers of the same passages have in common."""

    pairs: tuple[tuple[GoldClaim, GoldClaim], ...]
    """Claims of the first and of the second that are the same claim."""
    first_alone: tuple[GoldClaim, ...]
    """Claims that only one of them has and does not call optional."""
    second_alone: tuple[GoldClaim, ...]

    def tally(self, prefix: str = "", *, other_than: str | None = None) -> Tally:
        """Count claims of some types: extra are those of the second alone."""

        def is_asked(type_: ClaimType) -> bool:
            return type_.startswith(prefix) and not (other_than and type_.startswith(other_than))

        def count(claims: Iterable[GoldClaim]) -> int:
            return sum(is_asked(claim.types[0]) for claim in claims)

        return Tally(
            found=count(first for first, _ in self.pairs),
            extra=count(self.second_alone),
            missed=count(self.first_alone),
        )

    @property
    def same_chain(self) -> tuple[int, int]:
        """Of how many claims in common the speakers are the same, and of how many there are any."""
        credited = [(a, b) for a, b in self.pairs if a.chain or b.chain]
        return sum(_same_chain(a, b) for a, b in credited), len(credited)

    @property
    def same_time(self) -> tuple[int, int]:
        """Of how many claims that both give one time the ranges are the same, and of how many."""
        both = [(a.times[0], b.times[0]) for a, b in self.pairs if a.times and b.times]
        ranges = [(a.time, b.time) for a, b in both if a.time is not None and b.time is not None]
        return sum(a == b for a, b in ranges), len(ranges)


def agreement(first: Sequence[GoldPassage], second: Sequence[GoldPassage]) -> Agreement:
    """Pair the claims of two readers; ValueError where they did not read the same texts."""
    pairs: list[tuple[GoldClaim, GoldClaim]] = []
    alone: tuple[list[GoldClaim], list[GoldClaim]] = ([], [])
    for one, other in zip(first, second, strict=True):
        if one.text != other.text:
            raise ValueError(f"{one.name}: the two readers were not given the same text")
        found = pair_up(one.claims, other.claims, _alike)
        # Claims that both call optional count for nothing.
        pairs += [(a, b) for a, b in found if not (a.optional and b.optional)]
        for claims, paired, left in (
            (one.claims, {id(a) for a, _ in found}, alone[0]),
            (other.claims, {id(b) for _, b in found}, alone[1]),
        ):
            left += [c for c in claims if not c.optional and id(c) not in paired]
    return Agreement(pairs=tuple(pairs), first_alone=tuple(alone[0]), second_alone=tuple(alone[1]))


def _alike(a: GoldClaim, b: GoldClaim) -> float:
    """Return how alike two claims are that may be of one type."""
    return overlap((a.start, a.end), (b.start, b.end)) if set(a.types) & set(b.types) else 0.0


def _same_chain(a: GoldClaim, b: GoldClaim) -> bool:
    """Say whether some reading of each names the same kinds at the same characters, in order."""
    return len(a.chain) == len(b.chain) and all(
        any(
            set(x.kinds) & set(y.kinds) and (x.start, x.end) == (y.start, y.end)
            for x in ours
            for y in theirs
        )
        for ours, theirs in zip(a.chain, b.chain, strict=True)
    )


def agreement_table(languages: dict[str, str]) -> str:
    """Return the agreement of both readers as a table, a line for each language."""
    lines = [
        "| | claims of the first | of the second | F1 `flight.*` | F1 others | same speakers | same time |",
        "|---|--:|--:|--:|--:|--:|--:|",
    ]
    for language, name in languages.items():
        both = agreement(read_gold(language, "report"), read_gold(language, SECOND))
        everything = both.tally()
        cells = [
            str(everything.found + everything.missed),
            str(everything.found + everything.extra),
            f"{both.tally(FLIGHT).f1 or 0:.2f}",
            f"{both.tally(other_than=FLIGHT).f1 or 0:.2f}",
            *(f"{100 * same / of:.0f}% of {of}" for same, of in (both.same_chain, both.same_time)),
        ]
        lines.append(f"| {name} | {' | '.join(cells)} |")
    return "\n".join(lines)
