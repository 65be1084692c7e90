"""Checks of a whole route said at once, and of a flight's having taken place at all.

In: a case and a claim. Out: a finding, or nothing where the check does not apply.
"""

from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case, identified_without
from wheelsdown.verdicts.checks_endpoints import evidence_of
from wheelsdown.wording.catalogue import both


def check_route(case: Case, claim: Claim) -> Finding | None:
    """The places of a route said must be those of the identified itinerary, in that order.

    Supported where every one of them is met; else inconclusive: the record may lack a leg.
    """
    if claim.type is not ClaimType.FLIGHT_ROUTE or case.best is None:
        return None
    fits = [fit for fit in case.best.fits if fit.constraint.claim == claim.claim]
    if not fits:
        return None
    met = all(fit.fits for fit in fits) and identified_without(case, claim)
    flown = airports_of(case)
    key = "finding.route_agrees" if met else "finding.route_not_shown"
    return Finding(
        check="route",
        claimed={"places": [f.constraint.area.name for f in fits if f.constraint.area]},
        recorded={"airports": list(flown)},
        points_to=Rating.SUPPORTED if met else Rating.INCONCLUSIVE,
        words=both(key, flown=" – ".join(flown)),
        evidence=tuple(e for leg in case.best.legs for e in evidence_of(leg)),
    )


def check_occurrence(case: Case, claim: Claim) -> Finding | None:
    """A flight said to have taken place is shown by an identified itinerary.

    Supported where the other details of the report identify one.
    """
    if claim.type is not ClaimType.FLIGHT_OCCURRENCE or case.best is None:
        return None
    flown = airports_of(case)
    return Finding(
        check="occurrence",
        claimed=None,
        recorded={"airports": list(flown)},
        points_to=Rating.SUPPORTED,
        words=both("finding.occurred", flown=" – ".join(flown)),
        evidence=tuple(e for leg in case.best.legs for e in evidence_of(leg)),
    )


def airports_of(case: Case) -> tuple[str, ...]:
    """Return the airports of the best itinerary in order, `?` where one is not known."""
    if case.best is None:
        return ()
    legs = case.best.legs
    return (legs[0].takeoff.airport or "?", *(leg.landing.airport or "?" for leg in legs))
