"""Which leg can follow which: on the same aircraft (a stop), or on another at the same airport.

In: two legs. Out: the `Connection` that joins them, or nothing.
"""

from datetime import timedelta

from wheelsdown.itineraries.unheard import unheard_leg
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import Connection, ConnectionKind
from wheelsdown.model.time_range import TimeRange, midpoint

LONGEST_STOP = timedelta(hours=36)
"""A stand longer than this ends a journey: crews rest 10 to 24 hours, and the longest stop in the
documented removals of 2025-26 is under a day."""

LONGEST_TRANSFER = timedelta(hours=48)
"""In the documented cases people were held between aircraft for hours to a day."""

SHORTEST_TRANSFER = timedelta(minutes=20)
"""A group under escort cannot leave one aircraft and take off in another in less."""


LONGEST_FLIGHT = timedelta(hours=19)
"""The longest airline flight, Singapore to New York, is scheduled at 18 h 50."""


def connect(before: Leg, after: Leg) -> Connection | None:
    """Return how people could go from `before` to `after`, or nothing where they could not.

    The airports must be the same; where one is not known, only the same aircraft will do. One that
    landed here and took off there has flown a leg that nobody heard, if it can have.
    """
    if before.leg == after.leg:
        return None
    same_aircraft = _same_aircraft(before, after)
    airport = _shared_airport(before, after, same_aircraft)
    if airport is None:
        return _over_an_unheard_leg(before, after) if same_aircraft else None
    shortest = timedelta(0) if same_aircraft else SHORTEST_TRANSFER
    longest = LONGEST_STOP if same_aircraft else LONGEST_TRANSFER
    landed, took_off = _landed(before), after.takeoff.time
    if _is_timed(landed) and _is_timed(took_off):
        if not _can_follow(landed, took_off, shortest, longest):
            return None
    elif not same_aircraft:
        # A log may give no times; then only its own order of one aircraft's legs can be trusted.
        return None
    return Connection(
        airport=airport,
        kind=ConnectionKind.STOP if same_aircraft else ConnectionKind.TRANSFER,
        minutes=minutes_between(before.landing.time, after.takeoff.time),
        from_aircraft=aircraft_key(before.aircraft),
        to_aircraft=aircraft_key(after.aircraft),
    )


def _over_an_unheard_leg(before: Leg, after: Leg) -> Connection | None:
    down, up = before.landing.airport, after.takeoff.airport
    if down is None or up is None:
        return None
    unheard = unheard_leg(down, up, _landed(before), after.takeoff.time)
    if unheard is None:
        return None
    return Connection(
        airport=down,
        kind=ConnectionKind.STOP,
        minutes=minutes_between(before.landing.time, after.takeoff.time),
        from_aircraft=aircraft_key(before.aircraft),
        to_aircraft=aircraft_key(after.aircraft),
        unheard=unheard,
    )


def minutes_between(landed: TimeRange, took_off: TimeRange) -> int | None:
    """Return minutes from the middle of `landed` to that of `took_off`, both closed ranges."""
    if None in (landed.earliest, landed.latest, took_off.earliest, took_off.latest):
        return None
    down, up = midpoint(landed), midpoint(took_off)
    assert down is not None and up is not None
    return round((up - down) / timedelta(minutes=1))


def _same_aircraft(before: Leg, after: Leg) -> bool:
    key = aircraft_key(before.aircraft)
    return key is not None and key == aircraft_key(after.aircraft)


def _shared_airport(before: Leg, after: Leg, same_aircraft: bool) -> str | None:
    down, up = before.landing.airport, after.takeoff.airport
    if down is not None and up is not None:
        return down if down == up else None
    return (down or up) if same_aircraft else None


def _is_timed(time: TimeRange) -> bool:
    return time.earliest is not None or time.latest is not None


def _landed(leg: Leg) -> TimeRange:
    """A landing nobody timed came after its takeoff, and within the longest flight there is."""
    landed, took_off = leg.landing.time, leg.takeoff.time
    if landed.earliest is not None or landed.latest is not None:
        return landed
    first, last = took_off.earliest or took_off.latest, took_off.latest or took_off.earliest
    return TimeRange(earliest=first, latest=None if last is None else last + LONGEST_FLIGHT)


def _can_follow(
    landed: TimeRange, took_off: TimeRange, shortest: timedelta, longest: timedelta
) -> bool:
    """Say whether some takeoff in `took_off` comes `shortest` to `longest` after a landing."""
    down_first, down_last = landed.earliest or landed.latest, landed.latest or landed.earliest
    up_first, up_last = took_off.earliest or took_off.latest, took_off.latest or took_off.earliest
    assert down_first and down_last and up_first and up_last
    return up_last >= down_first + shortest and up_first <= down_last + longest
