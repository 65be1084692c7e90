"""Which claims speak of one flight event, and the time and place each gives.

In: the claims of a report. Out: `Event`s: claims of flights that happened within days of each
other, in the order of the text. A report on December's flight may mention August's; the two are
searched for apart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from wheelsdown.model.itinerary import Area
from wheelsdown.model.report import Claim, ClaimType, Modality, PlaceMention
from wheelsdown.model.time_range import TimeRange, distance_between, ranges_overlap
from wheelsdown.places.gazetteer import area_of, resolve_place

FLIGHT_EVENTS = frozenset(
    {
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_STOP,
        ClaimType.FLIGHT_TRANSFER,
        ClaimType.FLIGHT_ROUTE,
        ClaimType.FLIGHT_AIRCRAFT,
        ClaimType.FLIGHT_OCCURRENCE,
        ClaimType.FLIGHT_PASSENGERS,
        ClaimType.FLIGHT_ORDINAL,
        ClaimType.FLIGHT_DURATION,
        ClaimType.FLIGHT_COMPOSITION,
    }
)
"""Types that speak of a flight as such; of these, departures and arrivals carry its time."""

TIMED = frozenset({ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP})

SAME_EVENT = timedelta(days=3)
"""Departures and arrivals this close belong to one event: the longest documented removal, from
Arizona to Moscow, took a day and a half."""

NARROW = timedelta(days=2)
"""A time wider than this ("in June") dates no event."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Claims that speak of one flight or chain of flights, in the order of the text."""

    claims: tuple[Claim, ...]


def group_events(claims: Sequence[Claim]) -> tuple[Event, ...]:
    """Return the events of a report, the one with most claims first.

    Claims with no time of their own speak of the event that is told around them: the largest.
    """
    flights = [c for c in claims if c.type in FLIGHT_EVENTS]
    dated = [(c, t) for c in flights if (t := event_time(c)) is not None]
    clusters: list[list[tuple[Claim, TimeRange]]] = []
    for claim, time in sorted(dated, key=lambda item: (str(item[1].earliest), item[0].claim)):
        if clusters and any(_near(time, other) for _, other in clusters[-1]):
            clusters[-1].append((claim, time))
        else:
            clusters.append([(claim, time)])
    clusters.sort(key=lambda cluster: -len(cluster))
    groups = [{c.claim for c, _ in cluster} for cluster in clusters] or [set()]
    placed = {c.claim for c, _ in dated}
    groups[0] |= {c.claim for c in flights if c.claim not in placed}
    events = [Event(claims=tuple(c for c in flights if c.claim in group)) for group in groups]
    return tuple(event for event in events if event.claims)


def _near(a: TimeRange, b: TimeRange) -> bool:
    return distance_between(a, b) <= SAME_EVENT


def event_time(claim: Claim) -> TimeRange | None:
    """Return the time that dates a departure, arrival or stop, or nothing where it dates none."""
    if claim.type not in TIMED:
        return None
    time = claimed_time(claim)
    return time if time is not None and width(time) <= NARROW else None


def claimed_time(claim: Claim) -> TimeRange | None:
    """Return the time said. One instant said in two zones is their overlap, or the first."""
    ranges = [t.time for t in claim.times if t.time.earliest or t.time.latest]
    if not ranges:
        return None
    if len(ranges) > 1 and all(ranges_overlap(ranges[0], other) for other in ranges[1:]):
        firsts = [r.earliest for r in ranges if r.earliest is not None]
        lasts = [r.latest for r in ranges if r.latest is not None]
        return TimeRange(
            earliest=max(firsts) if firsts else None, latest=min(lasts) if lasts else None
        )
    return ranges[0]


def zone_said(claim: Claim) -> str | None:
    """Return the zone in which the report gives the time, for telling it as the reader has it."""
    return next((t.zone for t in claim.times if t.zone is not None), None)


def zones_disagree(claim: Claim) -> bool:
    """Say whether one instant was given in two zones that do not name the same moment."""
    ranges = [t.time for t in claim.times if t.granularity == "minute"]
    return any(not ranges_overlap(a, b) for a in ranges for b in ranges)


def width(time: TimeRange) -> timedelta:
    """Return how wide a range is; an open one is wider than anything."""
    if time.earliest is None or time.latest is None:
        return timedelta.max
    return time.latest - time.earliest


def area_of_mention(place: PlaceMention | None) -> Area | None:
    """Return the airports that a place as named could be, or nothing where none is known."""
    if place is None:
        return None
    if place.icao is not None:
        return Area(
            name=place.name, kind=place.kind, airports=frozenset({place.icao}), zone=place.zone
        )
    if place.candidates:
        return Area(
            name=place.name,
            kind=place.kind,
            airports=frozenset(place.candidates),
            zone=place.zone,
            country=place.country,
        )
    areas = [area_of(p) for p in resolve_place(place.name) if p.kind == place.kind]
    areas = [a for a in areas if place.country is None or a.country in (None, place.country)]
    return areas[0] if areas and areas[0].airports else None


def speaks_of_the_past(claim: Claim) -> bool:
    """Say whether the claim tells of something that happened, or of its not having happened."""
    return claim.modality in (Modality.ASSERTED, Modality.DENIED)
