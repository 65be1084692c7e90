"""What one leg of an aircraft tells of the next: it leaves from where it stood.

In: the legs of one aircraft in order, and the ends of their stretches. Out: the same legs, with an
airport for a landing or takeoff that had several in reach, where the leg beside it names one of
them. Nothing is named that the end itself did not hold for possible.
"""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from wheelsdown.aviation.airports import airport
from wheelsdown.flights.endpoint_times import time_by_way
from wheelsdown.flights.ends import End
from wheelsdown.model.flight import Endpoint, Leg, NoAirport, RunnerUp, Sighting
from wheelsdown.model.time_range import TimeRange

POSSIBLE_SHARE = 0.1
"""An airport with a smaller share of the chances is not one of those that the end speaks for."""

SURE_ENOUGH = 0.95
"""The end that lends its airport is itself right at least so often."""

AS_SURE = 0.9
"""What such a name is worth: 8 of 8 in the tuning half, by Laplace's rule."""

LONGEST_STAND_HOURS = 12.0
"""Over a night more than one unheard flight fits between."""


def join_turnarounds(legs: Sequence[Leg], ends: Sequence[tuple[End, End]]) -> tuple[Leg, ...]:
    """Return the legs with what each tells of its neighbour's end; `ends` are theirs in order."""
    joined = list(legs)
    for i, (before, after) in enumerate(pairwise(legs)):
        if not _is_one_stand(before.landing, after.takeoff):
            continue
        if took_off_from_there_next(before, after):
            landing = _lent(ends[i][1], before.landing, after.takeoff, "took_off_from_there_next")
            joined[i] = replace(joined[i], landing=landing)
        if landed_there_before(before, after):
            takeoff = _lent(ends[i + 1][0], after.takeoff, before.landing, "landed_there_before")
            joined[i + 1] = replace(joined[i + 1], takeoff=takeoff)
    return tuple(joined)


def took_off_from_there_next(before: Leg, after: Leg) -> bool:
    """Several airports were in reach, and its next leg begins at one of them within 12 hours."""
    return _lends(before.landing, after.takeoff)


def landed_there_before(before: Leg, after: Leg) -> bool:
    """Several airports were in reach, and its last leg ended at one of them within 12 hours."""
    return _lends(after.takeoff, before.landing)


RULES = (took_off_from_there_next, landed_there_before)


def _is_one_stand(landing: Endpoint, takeoff: Endpoint) -> bool:
    landed, left = landing.time.earliest, takeoff.time.latest
    if landed is None or left is None:
        return False
    return 0 <= (left - landed).total_seconds() <= LONGEST_STAND_HOURS * 3600


def _lends(poor: Endpoint, rich: Endpoint) -> bool:
    """Say whether `rich` names an airport that `poor` holds for possible."""
    sure = rich.airport is not None and (rich.confidence or 0.0) >= SURE_ENOUGH
    if not sure or poor.reason is not NoAirport.UNDETERMINED:
        return False
    shares = {one.airport: one.confidence for one in poor.runners_up}
    return shares.get(str(rich.airport), 0.0) >= POSSIBLE_SHARE


def _lent(end: End, poor: Endpoint, rich: Endpoint, rule: str) -> Endpoint:
    others = tuple(one for one in poor.runners_up if one.airport != rich.airport)
    left = sum(one.confidence for one in others) or 1.0
    return replace(
        poor,
        airport=rich.airport,
        reason=None,
        sighting=Sighting.INFERRED,
        confidence=AS_SURE,
        runners_up=tuple(
            RunnerUp(airport=o.airport, confidence=round((1 - AS_SURE) * o.confidence / left, 3))
            for o in others
        ),
        time=_time(end, poor, str(rich.airport)),
        rule=rule,
    )


def _time(end: End, poor: Endpoint, icao: str) -> TimeRange:
    """From its last row to twice as late as the way there takes: it may have been in a turn."""
    there = airport(icao)
    whole = poor.time
    assert there is not None and whole.earliest is not None and whole.latest is not None
    usual = time_by_way(end, there)
    assert usual.earliest is not None and usual.latest is not None
    if end.side > 0:
        latest = min(whole.latest, usual.latest + (usual.latest - whole.earliest))
        return TimeRange(earliest=whole.earliest, latest=latest)
    earliest = max(whole.earliest, usual.earliest - (whole.latest - usual.earliest))
    return TimeRange(earliest=earliest, latest=whole.latest)
