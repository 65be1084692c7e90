"""What the flight record says of a claim."""

from dataclasses import dataclass
from enum import StrEnum

from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.itinerary import Itinerary
from wheelsdown.model.provenance import Evidence
from wheelsdown.model.report import Claim


class Rating(StrEnum):
    """The program's answer to one claim."""

    SUPPORTED = "supported"
    CONTRADICTED = "contradicted"
    INCONCLUSIVE = "inconclusive"
    NOT_CHECKABLE = "not_checkable"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One check of one claim: what was claimed, what the record has, and what that points to.

    `claimed` and `recorded` are values in the contract's JSON form: shown, never computed with.
    """

    check: str
    claimed: object
    recorded: object
    points_to: Rating | None
    """`None`: worth telling, decides nothing."""
    words: Bilingual
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """A rating, the rule that gave it, and the findings it rests on."""

    rating: Rating
    by: str
    reason: Bilingual
    findings: tuple[Finding, ...]
    legs: tuple[str, ...]
    itinerary: tuple[str, ...]
    others_fitting: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedClaim:
    """A claim with its verdict beside it."""

    claim: Claim
    verdict: Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReport:
    """All claims of a report with their verdicts, and the itinerary that fits best."""

    checked: tuple[CheckedClaim, ...]
    best: Itinerary | None
    runners_up: tuple[Itinerary, ...]
    fitting: int
    searched_legs: int
