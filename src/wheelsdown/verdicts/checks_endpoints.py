"""Checks of where and when an aircraft took off, landed and stopped.

In: a case and a claim. Out: a finding, or nothing where the check does not apply. The docstring of
each check is the published method.
"""

from datetime import timedelta

from wheelsdown.contract.times import range_json
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.flight import Coverage, Endpoint, Leg, LegStatus, Sighting
from wheelsdown.model.itinerary import ConnectionKind, ConstraintKind
from wheelsdown.model.provenance import Evidence
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.time_range import TimeRange, ranges_overlap, widen
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case, identified_without, is_found
from wheelsdown.verdicts.events import area_of_mention, claimed_time, zone_said
from wheelsdown.verdicts.matching import endpoint_of, is_departure, leg_for, wheels_range
from wheelsdown.verdicts.phrases import length_words, place_words, time_words, zone_of
from wheelsdown.verdicts.whereabouts import ROUNDED, knows_whereabouts
from wheelsdown.wording.catalogue import both

SHARP_ENOUGH = timedelta(minutes=15)
"""A recorded time this much wider than the one said still shows it; a wider one cannot."""

FIRM_CONFIDENCE = 0.95
"""An inferred airport below this confidence contradicts nobody."""

DOCUMENTED_TO = timedelta(minutes=5)
"""A flight log contradicts a clock time only where it gives one itself, to about the minute."""

SAME_TIME = timedelta(hours=2)
"""A landing this near the time said is the one meant, so that its place can be held against it."""

ENDPOINT_CLAIMS = frozenset({ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL})


def check_airport(case: Case, claim: Claim) -> Finding | None:
    """The place said must contain the airport where the record has the takeoff or landing.

    Supported where it does. Contradicted where the record has it elsewhere for certain (observed,
    documented, or inferred at 0.95 or more), at the time said give or take two hours, and the
    flight is identified by other details. A place said without a time is never contradicted: the
    aircraft may have gone on unheard.
    """
    area = area_of_mention(claim.value.place)
    if claim.type not in ENDPOINT_CLAIMS or area is None:
        return None
    leg = leg_for(case, claim)
    if leg is None:
        return None
    endpoint = endpoint_of(claim, leg)
    if endpoint.airport is None:
        points_to = Rating.INCONCLUSIVE
    elif endpoint.airport in area.airports:
        points_to = Rating.SUPPORTED if _happened(claim, leg) else Rating.INCONCLUSIVE
    elif _same_time(claim, endpoint):
        points_to = _against(case, claim, leg, endpoint)
    else:
        points_to = Rating.INCONCLUSIVE
    return Finding(
        check="takeoff_airport" if is_departure(claim) else "landing_airport",
        claimed={"place": area.name},
        recorded={"airport": endpoint.airport, "sighting": str(endpoint.sighting)},
        points_to=points_to,
        words=_airport_sentence(claim, endpoint, area.name, points_to),
        evidence=evidence_of(leg),
    )


def check_time(case: Case, claim: Claim) -> Finding | None:
    """The wheels must have left or touched the runway when the report says, give or take the gate.

    A departure said to be at T allows a takeoff from T − 5 to T + 45 minutes, an arrival a landing
    from T − 25 to T + 5. Supported where the whole recorded range lies inside what was said with
    that room (and a quarter of an hour for the record's own width); contradicted where none of it
    does, by more than half an hour of rounding, the airport is the one said, the flight is
    identified by other details, and the record knows where the aircraft was at the time said; else
    inconclusive.
    """
    said = claimed_time(claim)
    if claim.type not in ENDPOINT_CLAIMS or said is None:
        return None
    leg = leg_for(case, claim)
    if leg is None:
        return None
    endpoint = endpoint_of(claim, leg)
    wanted = wheels_range(claim, said)
    if endpoint.time.earliest is None or endpoint.time.latest is None:
        points_to = Rating.INCONCLUSIVE
    elif not ranges_overlap(wanted, endpoint.time):
        known = _same_place(claim, endpoint) and knows_whereabouts(case, leg, wanted)
        known = known and not ranges_overlap(widen(wanted, ROUNDED), endpoint.time)
        points_to = _against(case, claim, leg, endpoint) if known else Rating.INCONCLUSIVE
    elif _inside(endpoint.time, widen(wanted, SHARP_ENOUGH)) and _happened(claim, leg):
        points_to = Rating.SUPPORTED
    else:
        points_to = Rating.INCONCLUSIVE
    return Finding(
        check="takeoff_time" if is_departure(claim) else "landing_time",
        claimed=range_json(said),
        recorded=range_json(endpoint.time),
        points_to=points_to,
        words=_time_sentence(claim, said, endpoint, points_to),
        evidence=evidence_of(leg),
    )


def check_stop(case: Case, claim: Claim) -> Finding | None:
    """A stop said must be a landing of the flight there that was not its last.

    Supported where the identified itinerary lands in that place and goes on from it. Contradicted
    where every landing of an identified flight is known, none is there, no gap leaves room, and it
    has all the departures and arrivals told: a stop may lie outside a part of the route.
    """
    area = area_of_mention(claim.value.place)
    if claim.type is not ClaimType.FLIGHT_STOP or area is None or case.best is None:
        return None
    landed = [
        (leg, connection)
        for leg, connection in zip(case.best.legs, case.best.connections, strict=False)
        if leg.landing.airport in area.airports
    ]
    if landed:
        leg = landed[0][0]
        zone = zone_of(leg.landing.airport)
        words = both(
            "finding.stop_found",
            place=place_words(leg.landing.airport),
            landed=time_words(leg.landing.time, zone),
        )
        return _stop_finding(area.name, leg.landing.airport, Rating.SUPPORTED, words, leg)
    open_end = any(
        leg.landing.airport is None or leg.possible_stops or hides_a_stop(leg)
        for leg in case.best.legs
    )
    whole = not open_end and identified_without(case, claim) and _all_observed(case.best.legs)
    whole = whole and _has_both_ends(case)
    points_to = Rating.CONTRADICTED if whole else Rating.INCONCLUSIVE
    key = "finding.stop_absent" if whole else "finding.stop_not_seen"
    words = both(key, said=area.name)
    return _stop_finding(area.name, None, points_to, words, case.best.legs[0])


def check_transfer(case: Case, claim: Claim) -> Finding | None:
    """A change of aircraft said must be a transfer of the itinerary, at the place said if any.

    Supported where the identified itinerary needs one aircraft into the place and another out of
    it. Who walked from one to the other no flight record shows. Never contradicted: a person may
    always have left by an aircraft that was not looked for.
    """
    area = area_of_mention(claim.value.place)
    if claim.type is not ClaimType.FLIGHT_TRANSFER or case.best is None:
        return None
    claimed = {"place": None if area is None else area.name}
    for connection in case.best.connections:
        there = area is None or connection.airport in area.airports
        if connection.kind is ConnectionKind.TRANSFER and there:
            legs = [leg for leg in case.best.legs if leg.landing.airport == connection.airport]
            wait = timedelta(minutes=connection.minutes or 0)
            key = "finding.transfer_found" if connection.minutes else "finding.transfer_untimed"
            words = both(key, place=place_words(connection.airport), wait=length_words(wait))
            return Finding(
                check="transfer",
                claimed=claimed,
                recorded={"airport": connection.airport, "minutes": connection.minutes},
                points_to=Rating.SUPPORTED,
                words=words,
                evidence=tuple(e for leg in legs for e in evidence_of(leg)),
            )
    return Finding(
        check="transfer",
        claimed=claimed,
        recorded=None,
        points_to=Rating.INCONCLUSIVE,
        words=both("finding.transfer_not_seen", said=claim.quote.text),
    )


def hides_a_stop(leg: Leg) -> bool:
    """Say whether a leg has a gap in which it could have landed unheard."""
    return any(gap.coverage is not Coverage.HEARD for gap in leg.gaps)


def evidence_of(leg: Leg) -> tuple[Evidence, ...]:
    """Return the captures a leg rests on, each with the leg's id."""
    return tuple(Evidence(capture=e.capture, rows=e.rows, leg=leg.leg) for e in leg.evidence)


def is_firm(endpoint: Endpoint) -> bool:
    """Say whether the record is sure enough of an airport and its time to contradict somebody."""
    match endpoint.sighting:
        case Sighting.OBSERVED:
            return True
        case Sighting.INFERRED:
            return (endpoint.confidence or 0.0) >= FIRM_CONFIDENCE
        case Sighting.DOCUMENTED:
            first, last = endpoint.time.earliest, endpoint.time.latest
            return first is not None and last is not None and last - first <= DOCUMENTED_TO
        case _:
            return False


def _against(case: Case, claim: Claim, leg: Leg, endpoint: Endpoint) -> Rating:
    """Return contradicted where the record is firm about the very flight that is spoken of."""
    sure = is_firm(endpoint) and _happened(claim, leg) and identified_without(case, claim, leg)
    # Where another route that was found shows it, `best` may not be the flight spoken of.
    sure = sure and not is_found(case, claim)
    return Rating.CONTRADICTED if sure else Rating.INCONCLUSIVE


def _same_time(claim: Claim, endpoint: Endpoint) -> bool:
    said = claimed_time(claim)
    return said is not None and ranges_overlap(
        widen(wheels_range(claim, said), SAME_TIME), endpoint.time
    )


def _same_place(claim: Claim, endpoint: Endpoint) -> bool:
    area = area_of_mention(claim.value.place)
    return area is None or endpoint.airport in area.airports


def _happened(claim: Claim, leg: Leg) -> bool:
    """A log's expected landing has not been seen to happen; its takeoff has."""
    return leg.status is LegStatus.FLOWN or (
        leg.status is LegStatus.EXPECTED and is_departure(claim)
    )


def _inside(inner: TimeRange, outer: TimeRange) -> bool:
    after = outer.earliest is None or (
        inner.earliest is not None and inner.earliest >= outer.earliest
    )
    before = outer.latest is None or (inner.latest is not None and inner.latest <= outer.latest)
    return after and before


def _has_both_ends(case: Case) -> bool:
    """Say whether every departure and arrival told is one of the itinerary's, and both are told."""
    ends = (ConstraintKind.DEPARTURE, ConstraintKind.LANDING)
    fits = () if case.best is None else case.best.fits
    told = {fit.constraint.kind for fit in fits if fit.constraint.kind in ends}
    return len(told) == 2 and all(fit.fits for fit in fits if fit.constraint.kind in ends)


def _all_observed(legs: tuple[Leg, ...]) -> bool:
    return all(leg.landing.sighting is Sighting.OBSERVED for leg in legs)


def _stop_finding(
    claimed: str, airport: str | None, points_to: Rating, words: Bilingual, leg: Leg
) -> Finding:
    return Finding(
        check="stop",
        claimed={"place": claimed},
        recorded=None if airport is None else {"airport": airport},
        points_to=points_to,
        words=words,
        evidence=evidence_of(leg),
    )


def _airport_sentence(claim: Claim, endpoint: Endpoint, said: str, points_to: Rating) -> Bilingual:
    what = "takeoff" if is_departure(claim) else "landing"
    if endpoint.airport is None:
        return both(
            f"finding.{what}_airport_unknown", said=said, reason=both(f"reason.{endpoint.reason}")
        )
    outcome = "agrees" if points_to is Rating.SUPPORTED else "differs"
    seen = both(f"sighting.{endpoint.sighting}")
    place = place_words(endpoint.airport)
    return both(f"finding.{what}_airport_{outcome}", said=said, place=place, sighting=seen)


def _time_sentence(
    claim: Claim, said: TimeRange, endpoint: Endpoint, points_to: Rating
) -> Bilingual:
    what = "takeoff" if is_departure(claim) else "landing"
    zone = zone_of(endpoint.airport)
    recorded, wanted = time_words(endpoint.time, zone), time_words(said, zone_said(claim) or zone)
    if endpoint.time.earliest is None and endpoint.time.latest is None:
        return both(f"finding.{what}_time_unknown", said=wanted)
    if points_to is Rating.SUPPORTED:
        outcome = "agrees"
    elif ranges_overlap(said, endpoint.time):
        outcome = "too_wide"
    else:
        outcome = "differs"
    return both(f"finding.{what}_time_{outcome}", said=wanted, recorded=recorded)
