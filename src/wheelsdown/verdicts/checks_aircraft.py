"""Checks of which aircraft flew and how many it seats.

In: a case and a claim. Out: a finding, or nothing where the check does not apply.
"""

from wheelsdown.aviation.performance import limits_for
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case, identified_without
from wheelsdown.verdicts.checks_endpoints import evidence_of
from wheelsdown.wording.catalogue import both


def check_aircraft(case: Case, claim: Claim) -> Finding | None:
    """The aircraft, type or operator said must be that of the identified flight.

    Supported where every name said is met by one leg of it. Never contradicted by a name alone:
    operators change hands, and a record may lack the type.
    """
    if claim.type is not ClaimType.FLIGHT_AIRCRAFT:
        return None
    said = claim.value.registration or claim.value.aircraft_type or claim.value.operator
    said = said or claim.value.callsign
    if said is None:
        return None
    if case.best is None:
        return _aircraft_absent(claim, said, case)
    fits = [fit for fit in case.best.fits if fit.constraint.claim == claim.claim]
    if not fits:
        return None
    met = all(fit.fits for fit in fits) and identified_without(case, claim)
    found = ", ".join(fit.found for fit in fits if fit.found) or None
    legs = [leg for leg in case.best.legs if leg.leg in {fit.leg for fit in fits}]
    key = "finding.aircraft_agrees" if met else "finding.aircraft_not_shown"
    return Finding(
        check="aircraft",
        claimed={"aircraft": said},
        recorded=None if found is None else {"aircraft": found},
        points_to=Rating.SUPPORTED if met else Rating.INCONCLUSIVE,
        words=both(key, said=said),
        evidence=tuple(e for leg in legs for e in evidence_of(leg)),
    )


def _aircraft_absent(claim: Claim, said: str, case: Case) -> Finding | None:
    if claim.value.registration is None:
        return None
    key = "finding.aircraft_flew" if case.own_legs else "finding.aircraft_not_in_record"
    return Finding(
        check="aircraft",
        claimed={"aircraft": said},
        recorded={"legs": len(case.own_legs)},
        points_to=Rating.INCONCLUSIVE,
        words=both(key, said=said, n=len(case.own_legs)),
    )


def check_seats(case: Case, claim: Claim) -> Finding | None:
    """No more people can have been aboard than the type is certified to carry.

    Contradicted where the least number said is more than the most seats of the type of the
    identified flight's largest aircraft. A smaller number shows nothing: a flight record does not
    count people.
    """
    count = claim.value.count
    if claim.type is not ClaimType.FLIGHT_PASSENGERS or count is None or case.best is None:
        return None
    types = [leg.aircraft.type_code for leg in case.best.legs]
    if count.minimum is None or not types or None in types:
        return None
    known = [limits_for(code).seats_max for code in types]
    seats = max((n for n in known if n is not None), default=None)
    if (
        seats is None
        or None in known
        or count.minimum <= seats
        or not identified_without(case, claim)
    ):
        return None
    return Finding(
        check="seats",
        claimed={"text": count.text, "min": count.minimum},
        recorded={"seats_max": seats, "types": sorted({t for t in types if t})},
        points_to=Rating.CONTRADICTED,
        words=both("finding.too_many_aboard", said=count.text, seats=seats),
    )
