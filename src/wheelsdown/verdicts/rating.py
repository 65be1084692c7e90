"""From findings to a rating: the one table, read from the top; the first rule that applies decides.

In: a claim, its findings and how many other itineraries fit. Out: a rating and the rule's name.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from wheelsdown.model.report import Claim, ClaimType, Modality
from wheelsdown.model.verdict import Finding, Rating

CHECKABLE = frozenset(
    {
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_STOP,
        ClaimType.FLIGHT_TRANSFER,
        ClaimType.FLIGHT_ROUTE,
        ClaimType.FLIGHT_AIRCRAFT,
        ClaimType.FLIGHT_OCCURRENCE,
        ClaimType.FLIGHT_ORDINAL,
        ClaimType.FLIGHT_PREVIOUS,
        ClaimType.FLIGHT_DURATION,
    }
)
"""What a flight record can show. Who was aboard, why, and what was said it cannot."""

REGISTER = frozenset({"ordinal", "previous"})

PHYSICS = frozenset({"distance_over_time", "zone_consistency"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounds:
    """What the table looks at."""

    claim: Claim
    findings: tuple[Finding, ...]
    others_fitting: int
    """Other itineraries that fit as well, and would not support this claim by the same leg."""

    def points(self, rating: Rating) -> list[Finding]:
        """Return the findings that point to `rating`."""
        return [f for f in self.findings if f.points_to is rating]


def not_an_event(grounds: Grounds) -> Rating | None:
    """A plan, an expectation or a fear has not happened by being said: no record can show it."""
    past = grounds.claim.modality in (Modality.ASSERTED, Modality.DENIED)
    return None if past else Rating.NOT_CHECKABLE


def physics_forbids(grounds: Grounds) -> Rating | None:
    """Distance, time and clocks rule it out, whatever was flown."""
    against = [f for f in grounds.points(Rating.CONTRADICTED) if f.check in PHYSICS]
    return Rating.CONTRADICTED if against else None


def record_shows_otherwise(grounds: Grounds) -> Rating | None:
    """A check found the record to show something else, and it would have shown this.

    What a report denies is contradicted by what supports it, and the reverse.
    """
    if grounds.claim.modality is Modality.DENIED:
        return None
    return Rating.CONTRADICTED if grounds.points(Rating.CONTRADICTED) else None


def no_flight_record_shows_it(grounds: Grounds) -> Rating | None:
    """The claim is of people, reasons or words, which no flight record holds."""
    return None if grounds.claim.type in CHECKABLE else Rating.NOT_CHECKABLE


def denial(grounds: Grounds) -> Rating | None:
    """What the record shows contradicts its denial; what it rules out supports it."""
    if grounds.claim.modality is not Modality.DENIED:
        return None
    supports, against = grounds.points(Rating.SUPPORTED), grounds.points(Rating.CONTRADICTED)
    if against:
        return Rating.SUPPORTED
    whole = supports and not grounds.points(Rating.INCONCLUSIVE) and not grounds.others_fitting
    return Rating.CONTRADICTED if whole else Rating.INCONCLUSIVE


def hours_unexplained(grounds: Grounds) -> Rating | None:
    """Hours are left between departure and arrival that nothing told or recorded explains."""
    flagged = [f for f in grounds.points(Rating.INCONCLUSIVE) if f.check == "unexplained_time"]
    return Rating.INCONCLUSIVE if flagged else None


def several_fit(grounds: Grounds) -> Rating | None:
    """Other flights fit as well: which one is spoken of cannot be told."""
    return Rating.INCONCLUSIVE if grounds.others_fitting and grounds.findings else None


def register_shows_it(grounds: Grounds) -> Rating | None:
    """The register of removal flights shows it: which flight in a row, or that others came before.

    The register rests on reports too, so this is a rule of its own and says so.
    """
    supports = [f for f in grounds.points(Rating.SUPPORTED) if f.check in REGISTER]
    return Rating.SUPPORTED if supports and not grounds.points(Rating.INCONCLUSIVE) else None


def record_shows_it(grounds: Grounds) -> Rating | None:
    """Every part of the claim that was checked is in the record."""
    supports = grounds.points(Rating.SUPPORTED)
    return Rating.SUPPORTED if supports and not grounds.points(Rating.INCONCLUSIVE) else None


def record_cannot_tell(grounds: Grounds) -> Rating | None:
    """A part of the claim was looked for and could neither be shown nor ruled out."""
    return Rating.INCONCLUSIVE if grounds.findings else None


def nothing_fits(grounds: Grounds) -> Rating | None:
    """No flight of the record could be taken for the one spoken of."""
    del grounds
    return Rating.INCONCLUSIVE


TABLE: tuple[Callable[[Grounds], Rating | None], ...] = (
    not_an_event,
    physics_forbids,
    record_shows_otherwise,
    no_flight_record_shows_it,
    denial,
    hours_unexplained,
    several_fit,
    register_shows_it,
    record_shows_it,
    record_cannot_tell,
    nothing_fits,
)


def rate(claim: Claim, findings: Sequence[Finding], others_fitting: int) -> tuple[Rating, str]:
    """Return the rating of the first rule of `TABLE` that applies, and the rule's name."""
    grounds = Grounds(claim=claim, findings=tuple(findings), others_fitting=others_fitting)
    for rule in TABLE:
        rating = rule(grounds)
        if rating is not None:
            return rating, rule.__name__
    raise AssertionError("the last rule of the table always applies")
