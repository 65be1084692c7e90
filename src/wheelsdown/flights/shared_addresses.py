"""Addresses under which two aircraft flew: told, never merged, never split by guess.

An address is reassigned when an aircraft is sold abroad, copied by a transponder wrongly set, or
borrowed by a spoofer. In: legs. Out: for each address, the pairs of legs that one aircraft cannot
have flown, with the rule that says so. The legs themselves stay as they are.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby, pairwise

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.aviation.performance import fastest_flight_minutes
from wheelsdown.model.flight import Leg, LegStatus
from wheelsdown.model.identity import IcaoAddress
from wheelsdown.model.time_range import midpoint


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedAddress:
    """Two legs under one address that were not flown by one aircraft, or are not said to be."""

    icao24: IcaoAddress
    first: str
    second: str
    """Ids of the two legs, in order of time."""
    rule: str


def find_shared_addresses(legs: Iterable[Leg]) -> tuple[SharedAddress, ...]:
    """Return every two legs in a row under one address that speak of two aircraft."""
    flown = [leg for leg in legs if leg.aircraft.icao24 and leg.status is LegStatus.FLOWN]
    found = []
    in_order = sorted(flown, key=lambda leg: (leg.aircraft.icao24 or "", *_order(leg)))
    for address, of_one in groupby(in_order, key=lambda leg: leg.aircraft.icao24):
        assert address is not None
        for first, second in pairwise(of_one):
            rule = next((rule for rule in RULES if rule(first, second)), None)
            if rule is not None:
                found.append(
                    SharedAddress(
                        icao24=address, first=first.leg, second=second.leg, rule=rule.__name__
                    )
                )
    return tuple(found)


def two_registrations(first: Leg, second: Leg) -> bool:
    """The sources name two registrations."""
    names = {first.aircraft.registration, second.aircraft.registration}
    return None not in names and len(names) == 2


def in_two_places_at_once(first: Leg, second: Leg) -> bool:
    """The second took off before the first can have landed."""
    landed, left = first.landing.time.earliest, second.takeoff.time.latest
    return landed is not None and left is not None and left < landed


def too_far_too_soon(first: Leg, second: Leg) -> bool:
    """Not even the fastest flight gets from where the first landed to where the second began."""
    landed, left = first.landing.time.earliest, second.takeoff.time.latest
    here = airport(first.landing.airport) if first.landing.airport else None
    there = airport(second.takeoff.airport) if second.takeoff.airport else None
    if landed is None or left is None or here is None or there is None or here == there:
        return False
    km = float(
        distance_km(here.latitude_deg, here.longitude_deg, there.latitude_deg, there.longitude_deg)
    )
    needed = fastest_flight_minutes(km, first.aircraft.type_code)
    return (left - landed).total_seconds() / 60 < needed


RULES: tuple[Callable[[Leg, Leg], bool], ...] = (
    two_registrations,
    in_two_places_at_once,
    too_far_too_soon,
)


def _order(leg: Leg) -> tuple[float, str]:
    when = midpoint(leg.takeoff.time) or midpoint(leg.landing.time)
    return (when.timestamp() if when else float("inf")), leg.leg
