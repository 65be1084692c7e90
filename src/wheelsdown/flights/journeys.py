"""Legs of one aircraft that belong together, as far as a trace shows that.

In: legs of any aircraft, in any order. Out: journeys in order of takeoff; every leg is in one.
A stop has no purpose here: a trace does not show one.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from itertools import groupby, pairwise

from wheelsdown.model.flight import Journey, Leg, Stop
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.time_range import distance_between, midpoint

LONGEST_STOP = timedelta(hours=6)
"""Between landing and next takeoff. A stop for fuel, people or a change of crew takes one to
four hours; a crew that goes to rest is off for ten (14 CFR 117.25), a night stand is eight."""


def find_journeys(legs: Iterable[Leg]) -> tuple[Journey, ...]:
    """Join legs of one aircraft where the next takes off from where the last landed, within 6 h."""
    in_order = sorted(legs, key=lambda leg: (_key(leg), _order(leg)))
    journeys = [
        _journey(together)
        for _, of_one in groupby(in_order, key=_key)
        for together in _joined(list(of_one))
    ]
    return tuple(sorted(journeys, key=lambda journey: (_order(journey.legs[0]), journey.journey)))


def _key(leg: Leg) -> str:
    return aircraft_key(leg.aircraft) or leg.leg


def _order(leg: Leg) -> tuple[float, str]:
    """Sort by what is known of the takeoff, else of the landing; the unknown last."""
    when = midpoint(leg.takeoff.time) or midpoint(leg.landing.time)
    return (when.timestamp() if when else float("inf")), leg.leg


def _joined(legs: Sequence[Leg]) -> list[list[Leg]]:
    together: list[list[Leg]] = []
    for leg in legs:
        if together and belong_together(together[-1][-1], leg):
            together[-1].append(leg)
        else:
            together.append([leg])
    return together


def belong_together(leg: Leg, following: Leg) -> bool:
    """Say whether the second leg leaves the airport where the first landed, within six hours."""
    airport = leg.landing.airport
    if airport is None or airport != following.takeoff.airport:
        return False
    return distance_between(leg.landing.time, following.takeoff.time) <= LONGEST_STOP


def _journey(legs: Sequence[Leg]) -> Journey:
    return Journey(
        journey=f"{legs[0].leg}-journey",
        aircraft=legs[0].aircraft,
        legs=tuple(legs),
        stops=tuple(
            Stop(
                airport=leg.landing.airport,
                landed=leg.landing.time,
                took_off=following.takeoff.time,
            )
            for leg, following in pairwise(legs)
        ),
    )
