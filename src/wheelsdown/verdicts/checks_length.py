"""Checks of how long a flight took and how far its type can fly.

In: a case and a claim. Out: a finding, or nothing where the check does not apply.
"""

from datetime import timedelta

from wheelsdown.aviation.performance import limits_for
from wheelsdown.model.flight import Leg
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case, identified_without
from wheelsdown.verdicts.checks_endpoints import evidence_of, is_firm
from wheelsdown.verdicts.checks_physics import distances_km, stated_hops, stops_between
from wheelsdown.verdicts.phrases import length_words
from wheelsdown.wording.catalogue import both

GATE_TO_GATE = timedelta(minutes=70)
"""Door to door is longer than wheels up to wheels down by both taxis: 45 and 25 minutes at most."""

ROUNDING = timedelta(minutes=30)
"""People give the length of a flight to the half hour."""

CLEARLY_OTHER = timedelta(hours=2)
"""Farther off than this from every way to count, a length is another flight's."""

RANGE_ROOM = 1.15
"""Published ranges are for a full cabin; a half-empty one flies farther, and winds help."""


def check_duration(case: Case, claim: Claim) -> Finding | None:
    """The length said must be that of a leg, or of the whole way, wheels or gates.

    Supported where the recorded length of a leg or of the whole itinerary, up to 70 minutes more
    for both taxis, and half an hour for rounding, meets what was said. Contradicted where all are
    two hours off, both ends are certain, and the flight is identified by other details.
    """
    said = claim.value.duration_minutes
    if claim.type is not ClaimType.FLIGHT_DURATION or said is None or case.best is None:
        return None
    shortest, longest = (timedelta(minutes=m) for m in said)
    spans = [span for span in _lengths(case.best.legs) if span is not None]
    if not spans:
        return None
    misses = [
        max(low - ROUNDING - longest, shortest - high - GATE_TO_GATE - ROUNDING, timedelta(0))
        for low, high in spans
    ]
    firm = all(is_firm(end) for leg in case.best.legs for end in (leg.takeoff, leg.landing))
    if min(misses) == timedelta(0):
        points_to = Rating.SUPPORTED
    elif min(misses) > CLEARLY_OTHER and firm and identified_without(case, claim):
        points_to = Rating.CONTRADICTED
    else:
        points_to = Rating.INCONCLUSIVE
    low, high = spans[misses.index(min(misses))]
    return Finding(
        check="duration",
        claimed={"minutes": list(said)},
        recorded={"minutes": [round(x / timedelta(minutes=1)) for x in (low, high)]},
        points_to=points_to,
        words=both(
            "finding.duration_agrees"
            if points_to is Rating.SUPPORTED
            else "finding.duration_differs",
            said=claim.quote.text,
            recorded=length_words(low + (high - low) / 2),
        ),
        evidence=tuple(e for leg in case.best.legs for e in evidence_of(leg)),
    )


def _lengths(legs: tuple[Leg, ...]) -> list[tuple[timedelta, timedelta] | None]:
    return [*(_length(leg, leg) for leg in legs), _length(legs[0], legs[-1])]


def _length(first: Leg, last: Leg) -> tuple[timedelta, timedelta] | None:
    up, down = first.takeoff.time, last.landing.time
    if not (up.earliest and up.latest and down.earliest and down.latest):
        return None
    return max(down.earliest - up.latest, timedelta(0)), down.latest - up.earliest


def check_range(case: Case, claim: Claim) -> Finding | None:
    """A type said must be able to fly, without a stop, what the report tells as one flight.

    Told where the shortest distance between the places of a departure and the arrival after it is
    more than the type's range and 15 %, and no stop lies between. It decides nothing: a report may
    leave out a stop as easily as it may name the wrong type.
    """
    said = claim.value.aircraft_type
    if claim.type is not ClaimType.FLIGHT_AIRCRAFT or said is None:
        return None
    range_km = limits_for(said).range_km
    for hop in stated_hops(case):
        nearest_km, _ = distances_km(hop.origin, hop.destination)
        if range_km and nearest_km > RANGE_ROOM * range_km and not stops_between(case, hop):
            return Finding(
                check="range_of_type",
                claimed={"type": said},
                recorded={"distance_km": round(nearest_km), "range_km": round(range_km)},
                points_to=None,
                words=both(
                    "finding.beyond_range",
                    said=said,
                    distance=round(nearest_km),
                    range=round(range_km),
                ),
            )
    return None
