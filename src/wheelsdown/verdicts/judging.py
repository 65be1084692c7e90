"""Give every claim of a report its verdict.

In: claims, the search for each event in them, and the legs of the record. Out: `CheckedReport`,
every claim in it once, in the order of the text.
"""

from collections.abc import Callable, Sequence

from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.event import RegisteredFlight
from wheelsdown.model.flight import Leg
from wheelsdown.model.itinerary import Itinerary, Search
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.verdict import CheckedClaim, CheckedReport, Finding, Rating, Verdict
from wheelsdown.verdicts.case import Case, open_case, rivals_of
from wheelsdown.verdicts.checks_aircraft import check_aircraft, check_seats
from wheelsdown.verdicts.checks_choice import check_choice
from wheelsdown.verdicts.checks_endpoints import (
    check_airport,
    check_stop,
    check_time,
    check_transfer,
)
from wheelsdown.verdicts.checks_length import check_duration, check_range
from wheelsdown.verdicts.checks_physics import check_speed, check_unexplained_time, check_zones
from wheelsdown.verdicts.checks_register import check_ordinal, check_previous
from wheelsdown.verdicts.checks_route import check_occurrence, check_route
from wheelsdown.verdicts.events import Event
from wheelsdown.verdicts.rating import rate
from wheelsdown.verdicts.whereabouts import check_elsewhere
from wheelsdown.wording.catalogue import both

CHECKS: tuple[Callable[[Case, Claim], Finding | None], ...] = (
    check_airport,
    check_time,
    check_choice,
    check_stop,
    check_transfer,
    check_route,
    check_occurrence,
    check_elsewhere,
    check_speed,
    check_unexplained_time,
    check_zones,
    check_aircraft,
    check_duration,
    check_range,
    check_seats,
    check_ordinal,
    check_previous,
)


def judge(
    claims: Sequence[Claim],
    searched: Sequence[tuple[Event, Search]],
    legs: Sequence[Leg],
    register: Sequence[RegisteredFlight] = (),
) -> CheckedReport:
    """Return all claims with their verdicts; `searched` holds the events, the main one first.

    What a report says of earlier flights belongs to no event of its own: it is held against the
    register as of the main event.
    """
    previous = [claim for claim in claims if claim.type is ClaimType.FLIGHT_PREVIOUS]
    cases = [
        open_case(event, search, legs, register=register, previous=previous)
        for event, search in searched
    ]
    verdicts = {claim.claim: _verdict(case, claim) for case in cases for claim in case.event.claims}
    main = cases[0] if cases else None
    if main is not None:
        verdicts |= {claim.claim: _verdict(main, claim) for claim in previous}
    return CheckedReport(
        checked=tuple(
            CheckedClaim(claim=claim, verdict=verdicts.get(claim.claim) or _outside(claim))
            for claim in claims
        ),
        best=None if main is None else main.best,
        runners_up=() if main is None else _runners_up(main),
        fitting=0 if main is None or main.best is None else main.others_fitting + 1,
        searched_legs=0 if main is None else main.search.searched_legs,
    )


def _runners_up(main: Case) -> tuple[Itinerary, ...]:
    return tuple(i for i in main.search.itineraries if i is not main.best)


def _verdict(case: Case, claim: Claim) -> Verdict:
    findings = tuple(f for check in CHECKS if (f := check(case, claim)) is not None)
    rivals = _rivals_without_these_legs(case, findings)
    rating, rule = rate(claim, findings, rivals)
    legs = sorted({e.leg for f in findings for e in f.evidence if e.leg is not None})
    return Verdict(
        rating=rating,
        by=rule,
        reason=_reason(rule, rating, findings, rivals),
        findings=findings,
        legs=tuple(legs),
        itinerary=() if case.best is None else tuple(leg.leg for leg in case.best.legs),
        others_fitting=case.others_fitting if case.best is not None else None,
    )


def _rivals_without_these_legs(case: Case, findings: Sequence[Finding]) -> int:
    """Return how many itineraries that fit as well would not show the claim by the same legs."""
    legs = {
        e.leg
        for f in findings
        if f.points_to is Rating.SUPPORTED
        for e in f.evidence
        if e.leg is not None
    }
    return sum(not legs <= {leg.leg for leg in rival.legs} for rival in rivals_of(case))


def _reason(rule: str, rating: Rating, findings: Sequence[Finding], rivals: int) -> Bilingual:
    """Say the rule in words, followed by the findings that decided."""
    deciding = [f for f in findings if f.points_to is rating]
    lead = both(f"verdict.{rule}", n=rivals) if rule == "several_fit" else both(f"verdict.{rule}")
    words = [lead, *(f.words for f in deciding)]
    return Bilingual(en=" ".join(w.en for w in words), ru=" ".join(w.ru for w in words))


def _outside(claim: Claim) -> Verdict:
    """A claim that speaks of no flight event is rated by the same table, without findings."""
    rating, rule = rate(claim, (), 0)
    return Verdict(
        rating=rating,
        by=rule,
        reason=both(f"verdict.{rule}"),
        findings=(),
        legs=(),
        itinerary=(),
        others_fitting=None,
    )
