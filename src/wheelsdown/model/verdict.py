"""What the flight record says of a claim."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.itinerary import Itinerary
from wheelsdown.model.provenance import Evidence
from wheelsdown.model.report import Claim
from wheelsdown.model.time_range import TimeRange


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
class Suggestion:
    """One change to what is said after which the details fit best; beside a verdict, never in it.

    It says "if", not "is": nothing is corrected by it.
    """

    change: str
    """Name of the change: `time_is_utc`, `zone_of_other_end`, `day_before`, `day_after`,
    `other_half_of_day`, `day_and_month_swapped`."""
    zone: str | None
    """The zone the change reads the time in, where it is of a zone."""
    claims: tuple[str, ...]
    """The claims that are changed."""
    said: TimeRange
    instead: TimeRange
    """The first changed claim's time, as said and as changed."""
    fits_before: int
    fits_after: int
    of: int
    """How many details the best itinerary meets as said, and after the change, of how many."""
    legs: tuple[str, ...]
    words: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruling:
    """An editor's decision on one claim. It stands beside the verdict and never replaces it."""

    claim: str
    rating: Rating | None
    """Nothing: the rulings before are withdrawn."""
    by: str
    at: str
    reason: str


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
    suggestions: tuple[Suggestion, ...] = ()


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
    days_searched: tuple[datetime, datetime] | None = None
    """First and last moment searched for a flight of which no time is told, where more is held."""
