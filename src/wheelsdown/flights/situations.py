"""A leg among the legs of its aircraft: what the rules of classification ask of it.

In: journeys of one aircraft, the watchlist, roles of airports. Out: a story, one situation a leg,
and what can be said of a leg by those before and after it. Nothing here names a class.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.aviation.identifiers import operator_of_callsign
from wheelsdown.flights.watchlist import Watchlist, is_watched
from wheelsdown.model.flight import Endpoint, Journey, Leg, Sighting
from wheelsdown.model.identity import Callsign, aircraft_key
from wheelsdown.model.time_range import distance_between, midpoint
from wheelsdown.places.removal_hubs import HubRole

HOME = frozenset({"US", "PR", "VI", "GU", "AS", "MP"})
"""Countries of the airport table that are the United States: a stop in San Juan is at home."""

CHARTER_CALLSIGN = re.compile(r"TYS(?:ON)?\d{1,3}")
CHARTER_CALLSIGN_SINCE = datetime(2025, 5, 20, tzinfo=UTC)
"""TYSON or TYS and a number: ICE's designated callsign from 20 May 2025 (hardghistory)."""

CHARTERERS = frozenset({"GXA", "HWA", "OAE", "VXP", "LYM", "SWQ", "WAL", "MSR"})
"""Designators of airlines that have flown removals: GlobalX, Eastern Air Express, Omni, Avelo, Key
Lime, Swift, World Atlantic, EgyptAir. They fly other things too: the callsign alone shows nothing.
SWA is not among them: it is Southwest, which public tools took for a charter 785 times."""

RETURN_WITHIN = timedelta(hours=72)
"""A crew that flew to Africa or Asia rests abroad for a night or two before it comes back."""

RIVAL_CONFIDENCE = 0.1
"""El Paso and Ciudad Juárez are 15 km apart: a rival across the border this likely is told."""


class Ground(StrEnum):
    """On whose ground an end of a leg is."""

    HOME = "home"
    ABROAD = "abroad"
    OFFSHORE = "offshore"
    NOWHERE = "nowhere"
    """Not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """A leg among the legs of its aircraft, and what the rules ask of it."""

    leg: Leg
    journey: int
    """Number of the journey it belongs to."""
    watched: bool
    charter_callsign: Callsign | None
    airline_callsign: Callsign | None
    """Of an airline that is not known to fly removals."""
    origin: Ground
    destination: Ground
    rivals: tuple[str, ...]
    """Airports on other ground that fit an end nearly as well."""
    staging: tuple[str, ...]
    """Which of its two airports are staging hubs."""


Story = Sequence[Situation]
"""All legs of one aircraft in order."""


def charter_of(story: Story, i: int) -> Callsign | None:
    """Return ICE's callsign of a leg, or of its journey where the leg has no callsign at all."""
    here = story[i]
    if here.charter_callsign or here.leg.callsigns:
        return here.charter_callsign
    same = (s.charter_callsign for s in story if s.journey == here.journey)
    return next((sign for sign in same if sign), None)


def goes_out(situation: Situation) -> bool:
    """Say whether the leg left the country for another."""
    return situation.origin is Ground.HOME and situation.destination is Ground.ABROAD


def comes_in(situation: Situation) -> bool:
    """Say whether the leg came into the country from another."""
    return situation.origin is Ground.ABROAD and situation.destination is Ground.HOME


def is_abroad(situation: Situation) -> bool:
    """Say whether both ends are in other countries."""
    return situation.origin is Ground.ABROAD and situation.destination is Ground.ABROAD


def is_domestic(situation: Situation) -> bool:
    """Say whether both ends are at home."""
    return situation.origin is Ground.HOME and situation.destination is Ground.HOME


def one_journey(story: Story, first: int, last: int) -> bool:
    """Say whether two legs belong to one journey."""
    return story[first].journey == story[last].journey


def domestic_before(story: Story, i: int) -> list[int]:
    """Return the legs at home right before `i` on its journey, the nearest last."""
    first = i
    while first and one_journey(story, first - 1, i) and is_domestic(story[first - 1]):
        first -= 1
    return list(range(first, i))


def domestic_after(story: Story, i: int) -> list[int]:
    """Return the legs at home right after `i` on its journey."""
    last = i + 1
    while last < len(story) and one_journey(story, last, i) and is_domestic(story[last]):
        last += 1
    return list(range(i + 1, last))


def follows(before: Leg, after: Leg) -> bool:
    """Say whether a leg leaves the airport where the one before landed, within 72 h."""
    here = before.landing.airport
    if here is None or here != after.takeoff.airport:
        return False
    return distance_between(before.landing.time, after.takeoff.time) <= RETURN_WITHIN


def before_far_end(story: Story, out: int, i: int) -> bool:
    """Say whether leg `i` ends no later than at the farthest point from where `out` took off."""
    last = i
    while last + 1 < len(story) and is_abroad(story[last + 1]):
        if not follows(story[last].leg, story[last + 1].leg):
            break
        last += 1
    start = story[out].leg.takeoff.airport
    away = [_km(start, story[j].leg.landing.airport) for j in range(out, last + 1)]
    return i - out <= away.index(max(away))


def _km(one: str | None, other: str | None) -> float:
    a, b = airport(one or ""), airport(other or "")
    if a is None or b is None:
        return 0.0
    return float(distance_km(a.latitude_deg, a.longitude_deg, b.latitude_deg, b.longitude_deg))


def story_of(
    journeys: Sequence[Journey], watchlist: Watchlist, roles: dict[str, HubRole]
) -> list[Situation]:
    """Return the legs of one aircraft's journeys, each with what the rules ask of it."""
    return [
        _situation(leg, number, is_watched(leg, watchlist), roles)
        for number, journey in enumerate(journeys)
        for leg in journey.legs
    ]


def _situation(leg: Leg, journey: int, watched: bool, roles: dict[str, HubRole]) -> Situation:
    ends = (leg.takeoff, leg.landing)
    airports = [end.airport for end in ends if end.airport]
    when = midpoint(leg.takeoff.time) or midpoint(leg.landing.time)
    dated = when is not None and when >= CHARTER_CALLSIGN_SINCE
    signs = leg.callsigns
    return Situation(
        leg=leg,
        journey=journey,
        watched=watched,
        charter_callsign=next((s for s in signs if dated and CHARTER_CALLSIGN.fullmatch(s)), None),
        airline_callsign=next((s for s in signs if _is_airline(s)), None),
        origin=_ground(leg.takeoff.airport, roles),
        destination=_ground(leg.landing.airport, roles),
        rivals=tuple(rival for end in ends for rival in _rivals(end, roles)),
        staging=tuple(a for a in airports if roles.get(a) is HubRole.STAGING),
    )


def _is_airline(callsign: Callsign) -> bool:
    return callsign[:3] not in CHARTERERS and operator_of_callsign(callsign) is not None


def _ground(icao: str | None, roles: dict[str, HubRole]) -> Ground:
    known = airport(icao) if icao else None
    if icao is None or known is None:
        return Ground.NOWHERE
    if roles.get(icao) is HubRole.OFFSHORE:
        return Ground.OFFSHORE
    return Ground.HOME if known.country in HOME else Ground.ABROAD


def _rivals(end: Endpoint, roles: dict[str, HubRole]) -> list[str]:
    if end.sighting in (Sighting.OBSERVED, Sighting.DOCUMENTED) or end.airport is None:
        return []
    own = _ground(end.airport, roles)
    return [
        rival.airport
        for rival in end.runners_up
        if rival.confidence >= RIVAL_CONFIDENCE and _ground(rival.airport, roles) is not own
    ]


def journey_key(journey: Journey) -> str:
    """Return what tells the aircraft of a journey from others."""
    return aircraft_key(journey.aircraft) or journey.journey


def journey_order(journey: Journey) -> tuple[float, str]:
    """Sort by what is known of the first takeoff, else of its landing; the unknown last."""
    first = journey.legs[0]
    when = midpoint(first.takeoff.time) or midpoint(first.landing.time)
    return (when.timestamp() if when else float("inf")), journey.journey
