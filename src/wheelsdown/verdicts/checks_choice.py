"""Check of how a flight was picked that people are to have changed to.

In: a case and a claim. Out: a finding, or nothing where the check does not apply.
"""

from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import ConnectionKind, Itinerary
from wheelsdown.model.report import Claim
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import FEW_CHOICES, Case
from wheelsdown.verdicts.checks_endpoints import ENDPOINT_CLAIMS, evidence_of
from wheelsdown.verdicts.matching import leg_for
from wheelsdown.verdicts.phrases import place_words
from wheelsdown.wording.catalogue import both


def check_choice(case: Case, claim: Claim) -> Finding | None:
    """A flight picked out of many must be picked by more than the claim that it is to show.

    Inconclusive where the claim is of an aircraft that people changed to, by more than three
    flights they could have gone on within two days, and no other detail fits that aircraft. From a
    hub flights leave for everywhere every day, so that a wrong day or hour falls on one as well.
    """
    if case.best is None or claim.type not in ENDPOINT_CLAIMS:
        return None
    leg = leg_for(case, claim)
    choices = None if leg is None else _choices_before(case.best, leg)
    if (
        leg is None
        or choices is None
        or choices <= FEW_CHOICES
        or _fits_otherwise(case, claim, leg)
    ):
        return None
    return Finding(
        check="choice",
        claimed=None,
        recorded={"airport": _changed_at(case.best, leg), "choices": choices},
        points_to=Rating.INCONCLUSIVE,
        words=both(
            "finding.one_of_many", place=place_words(_changed_at(case.best, leg)), n=choices
        ),
        evidence=evidence_of(leg),
    )


def _choices_before(best: Itinerary, leg: Leg) -> int | None:
    """Return by how many flights people could have gone on where they came to this aircraft."""
    found = None
    for after, connection in zip(best.legs[1:], best.connections, strict=True):
        if connection.kind is ConnectionKind.TRANSFER:
            found = connection.choices
        if after.leg == leg.leg:
            return found
    return None


def _changed_at(best: Itinerary, leg: Leg) -> str | None:
    key = aircraft_key(leg.aircraft)
    first = next(n for n, x in enumerate(best.legs) if aircraft_key(x.aircraft) == key)
    return best.legs[first].takeoff.airport


def _fits_otherwise(case: Case, claim: Claim, leg: Leg) -> bool:
    """Say whether another detail than `claim` fits the aircraft of `leg`."""
    assert case.best is not None
    key = aircraft_key(leg.aircraft)
    own = {x.leg for x in case.best.legs if aircraft_key(x.aircraft) == key}
    return any(
        fit.fits and fit.leg in own for fit in case.best.fits if fit.constraint.claim != claim.claim
    )
