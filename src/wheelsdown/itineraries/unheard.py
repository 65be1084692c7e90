"""A flight that nobody heard, between two of one aircraft that were: what physics says of it.

In: the airports and times of the two heard legs. Out: an `UnheardLeg`, or nothing where no
aircraft could have flown it in the time there was.
"""

from datetime import timedelta
from functools import cache
from math import inf

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.aviation.performance import fastest_flight_minutes
from wheelsdown.model.itinerary import UnheardLeg
from wheelsdown.model.time_range import TimeRange

LONGEST_UNHEARD = timedelta(hours=36)
"""Longer than this between two heard legs, more than one flight may be missing."""

LEAST_GROUND_TIME = timedelta(minutes=20)
"""An airliner stands at least this long on each side of the flight nobody heard."""


def unheard_leg(
    origin: str, destination: str, landed: TimeRange, took_off: TimeRange
) -> UnheardLeg | None:
    """Return the flight from where an aircraft landed to where it next took off, if it can be."""
    first, last = landed.earliest or landed.latest, took_off.latest or took_off.earliest
    at_least, at_most = took_off.earliest or took_off.latest, landed.latest or landed.earliest
    if not (first and last and at_least and at_most) or origin == destination:
        return None
    least = least_minutes(origin, destination)
    room = (last - first - 2 * LEAST_GROUND_TIME) / timedelta(minutes=1)
    if room < least or at_least - at_most > LONGEST_UNHEARD:
        return None
    return UnheardLeg(
        origin=origin,
        destination=destination,
        distance_km=round(airport_distance_km(origin, destination) or 0.0),
        least_minutes=round(least),
        spare_minutes=round(room - least),
    )


@cache
def least_minutes(origin: str, destination: str) -> float:
    """Return what the fastest airliner takes between two airports; infinity where one is unknown.

    The type is left out of it: what is ruled out must be ruled out for any aircraft.
    """
    km = airport_distance_km(origin, destination)
    return inf if km is None else fastest_flight_minutes(km, None)


def airport_distance_km(origin: str, destination: str) -> float | None:
    """Return the great-circle distance between two airports of the table."""
    a, b = airport(origin), airport(destination)
    if a is None or b is None:
        return None
    return float(distance_km(a.latitude_deg, a.longitude_deg, b.latitude_deg, b.longitude_deg))
