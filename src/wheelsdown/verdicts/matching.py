"""Which leg of the record a claim of a departure or an arrival speaks of.

In: a case and a claim. Out: the leg and its endpoint, or nothing. A leg that meets the claim whole
goes first; else the one of the flight spoken of whose time is nearest, so that it can be compared.
"""

from collections.abc import Iterable
from datetime import timedelta

from wheelsdown.aviation.gate_times import wheels_down_range, wheels_off_range
from wheelsdown.model.flight import Endpoint, Leg
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.time_range import TimeRange, distance_between
from wheelsdown.verdicts.case import Case, leg_of_claim
from wheelsdown.verdicts.events import area_of_mention, claimed_time

FARTHEST_COMPARED = timedelta(hours=12)
"""A leg that lies farther from the time said is another flight, not this one told wrongly."""


def is_departure(claim: Claim) -> bool:
    """Say whether the claim is of a takeoff (else it is of a landing)."""
    return claim.type is ClaimType.FLIGHT_DEPARTURE


def endpoint_of(claim: Claim, leg: Leg) -> Endpoint:
    """Return the end of `leg` that the claim speaks of."""
    return leg.takeoff if is_departure(claim) else leg.landing


def wheels_range(claim: Claim, said: TimeRange) -> TimeRange:
    """Return when wheels can have left or touched the runway if gate time was `said`."""
    return wheels_off_range(said) if is_departure(claim) else wheels_down_range(said)


def leg_for(case: Case, claim: Claim) -> Leg | None:
    """Return the leg that the claim speaks of."""
    whole = [leg for leg in _candidates(case) if _meets_whole(claim, leg)]
    if whole:
        return whole[0]
    near = leg_of_claim(case, claim)
    if near is not None:
        return near
    said = claimed_time(claim)
    if said is None:
        return _by_role(case, claim)
    wanted = wheels_range(claim, said)
    timed = [
        (distance_between(wanted, endpoint_of(claim, leg).time), leg.leg, leg)
        for leg in _candidates(case)
        if endpoint_of(claim, leg).time.earliest or endpoint_of(claim, leg).time.latest
    ]
    timed = [item for item in timed if item[0] <= FARTHEST_COMPARED]
    return min(timed, key=lambda item: item[:2])[2] if timed else None


def _candidates(case: Case) -> tuple[Leg, ...]:
    """Legs of the itinerary, and all there are of aircraft that the report names.

    What an airliner that people changed to flew on another day is none of theirs.
    """
    best = () if case.best is None else case.best.legs
    named = {c.value.registration.casefold() for c in case.event.claims if c.value.registration}
    own = [
        leg
        for leg in case.own_legs
        if leg not in best
        and {n.casefold() for n in (leg.aircraft.icao24, leg.aircraft.registration) if n} & named
    ]
    return (*best, *own)


def _meets_whole(claim: Claim, leg: Leg) -> bool:
    area, said = area_of_mention(claim.value.place), claimed_time(claim)
    endpoint = endpoint_of(claim, leg)
    if area is None and said is None:
        return False
    if area is not None and endpoint.airport not in area.airports:
        return False
    if said is None:
        return False
    return not distance_between(wheels_range(claim, said), endpoint.time)


def _by_role(case: Case, claim: Claim) -> Leg | None:
    """An untimed departure is the first takeoff of the flight, an arrival its last landing."""
    if case.best is None:
        return None
    return case.best.legs[0] if is_departure(claim) else case.best.legs[-1]


def legs_between(legs: Iterable[Leg], first: Leg, last: Leg) -> tuple[Leg, ...]:
    """Return the legs from `first` to `last`, both included; none if out of order."""
    ordered = list(legs)
    if first not in ordered or last not in ordered:
        return ()
    return tuple(ordered[ordered.index(first) : ordered.index(last) + 1])
