"""Checks of what a report says against distance, time and speed, with no flight record at all.

In: a case and a claim. Out: a finding, or nothing where the check does not apply.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.aviation.performance import fastest_flight_minutes, usual_flight_minutes
from wheelsdown.contract.times import range_json
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.itinerary import Area
from wheelsdown.model.report import Claim, ClaimType, Modality
from wheelsdown.model.time_range import TimeRange
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case, is_found
from wheelsdown.verdicts.checks_endpoints import check_airport, check_time
from wheelsdown.verdicts.events import area_of_mention, claimed_time, width, zones_disagree
from wheelsdown.verdicts.matching import leg_for, legs_between
from wheelsdown.verdicts.phrases import about_hours_words, length_words, place_words
from wheelsdown.wording.catalogue import both

SHARP = timedelta(hours=2)
"""Only clock times are held against each other: "on Tuesday" leaves any speed possible."""

UNEXPLAINED_FROM = timedelta(hours=2)
"""Gate times, taxiing, holding and a detour together explain less than this in the slowest tenth of
flights; more must have a cause that the report does not tell."""

EXPLAINED_FROM = timedelta(hours=1)
"""So much more than a non-stop flight takes is told where a stop explains it: a reader who divides
distance by time would else doubt the report."""

WORTH_A_STOP = timedelta(hours=36)
"""A stop that is told of explains up to this much."""

SPEED_ROOM = 0.9
"""The table of speeds is written by hand from public figures; a tenth is left for its errors."""

DETOUR = 1.6
"""A stop lies on the way if the way over it is at most this many times the direct one."""


SharpEndpoint = tuple[Claim, Area, TimeRange]
"""A departure or arrival with the airports it could mean and a clock time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hop:
    """A departure and the arrival that is told as its end, with what lies between as told."""

    departure: Claim
    arrival: Claim
    origin: Area
    destination: Area
    shortest: timedelta
    """From the latest departure to the earliest arrival that the words allow."""
    longest: timedelta


def stated_hops(case: Case) -> tuple[Hop, ...]:
    """Return each departure with clock time and the next arrival after it, in order of time."""
    departures = list(_sharp_endpoints(case, ClaimType.FLIGHT_DEPARTURE))
    arrivals = list(_sharp_endpoints(case, ClaimType.FLIGHT_ARRIVAL))
    hops = []
    for arrival, destination, down in arrivals:
        before = [
            d for d in departures if _before(d[2], down) and d[1].airports != destination.airports
        ]
        if not before:
            continue
        departure, origin, up = max(before, key=lambda d: str(d[2].latest))
        between = [
            told
            for told, _, time in arrivals
            if told is not arrival and _before(up, time) and _before(time, down)
        ]
        if not between:
            hops.append(_hop((departure, origin, up), (arrival, destination, down)))
    return tuple(hops)


def _sharp_endpoints(case: Case, kind: ClaimType) -> Iterator[SharpEndpoint]:
    for claim in case.event.claims:
        area, time = area_of_mention(claim.value.place), claimed_time(claim)
        if claim.type is not kind or claim.modality is not Modality.ASSERTED:
            continue
        if area is not None and area.airports and time is not None and width(time) <= SHARP:
            yield claim, area, time


def _before(a: TimeRange, b: TimeRange) -> bool:
    return a.earliest is not None and b.latest is not None and a.earliest < b.latest


def _hop(departed: SharpEndpoint, arrived: SharpEndpoint) -> Hop:
    (departure, origin, up), (arrival, destination, down) = departed, arrived
    assert up.earliest and up.latest and down.earliest and down.latest
    return Hop(
        departure=departure,
        arrival=arrival,
        origin=origin,
        destination=destination,
        shortest=down.earliest - up.latest,
        longest=down.latest - up.earliest,
    )


def distances_km(origin: Area, destination: Area) -> tuple[float, float]:
    """Return the shortest and the longest great-circle distance between airports of two areas."""
    pairs = [
        float(distance_km(a.latitude_deg, a.longitude_deg, b.latitude_deg, b.longitude_deg))
        for a in (airport(code) for code in sorted(origin.airports))
        for b in (airport(code) for code in sorted(destination.airports))
        if a is not None and b is not None
    ]
    return (min(pairs), max(pairs)) if pairs else (0.0, 0.0)


def check_speed(case: Case, claim: Claim) -> Finding | None:
    """From the departure said to the arrival said must be at least the fastest flight there is.

    The distance is the shortest between the airports of the two places, the time the longest that
    the words allow, the aircraft the fastest of its type or, unnamed, of any airliner, with a tenth
    left for errors of the table. Contradicted where even that does not do; one of the two times or
    places is then wrong, and if the record shows one of the two, it is the other.
    """
    hop = _hop_of(case, claim)
    if hop is None:
        return None
    nearest_km, _ = distances_km(hop.origin, hop.destination)
    fastest_minutes = float(fastest_flight_minutes(nearest_km, _type_of(case, claim)))
    fastest = timedelta(minutes=SPEED_ROOM * fastest_minutes)
    if hop.longest >= fastest:
        return None
    other = hop.arrival if claim.claim == hop.departure.claim else hop.departure
    stands = _standing(case, claim) > _standing(case, other)
    return Finding(
        check="distance_over_time",
        claimed={"minutes": round(hop.longest / timedelta(minutes=1))},
        recorded={
            "distance_km": round(nearest_km),
            "fastest_minutes": round(fastest / timedelta(minutes=1)),
        },
        points_to=None if stands else Rating.CONTRADICTED,
        words=both(
            "finding.too_fast",
            elapsed=length_words(hop.longest),
            distance=round(nearest_km),
            fastest=length_words(fastest),
        ),
    )


def check_unexplained_time(case: Case, claim: Claim) -> Finding | None:
    """From the departure said to the arrival said should not be hours more than the flight takes.

    The usual time of a non-stop flight over the longest distance between the two places is taken
    from the shortest time that the words allow. An hour or more left over is told where a stop that
    the report or the record has explains it, two hours or more where nothing does. Unexplained,
    they make the departure inconclusive (a wait on the ground, a wrong time or an untold stop,
    nobody can say which); the arrival, which others can see, keeps what the record says of it.
    """
    hop = _hop_of(case, claim)
    if hop is None:
        return None
    _, farthest_km = distances_km(hop.origin, hop.destination)
    usual = timedelta(minutes=float(usual_flight_minutes(farthest_km, _type_of(case, claim))))
    left_over = hop.shortest - usual
    stops = stops_between(case, hop)
    explained = bool(stops) and left_over <= WORTH_A_STOP * len(stops)
    if left_over < (EXPLAINED_FROM if explained else UNEXPLAINED_FROM):
        return None
    decides = claim.claim == hop.departure.claim and not explained
    key = "finding.time_explained" if explained else "finding.time_unexplained"
    return Finding(
        check="unexplained_time",
        claimed={
            "minutes": round(hop.shortest / timedelta(minutes=1)),
            "stops": [name for name in stops] or None,
        },
        recorded={
            "distance_km": round(farthest_km),
            "usual_minutes": round(usual / timedelta(minutes=1)),
            "unexplained_minutes": round(left_over / timedelta(minutes=1)),
        },
        points_to=Rating.INCONCLUSIVE if decides else None,
        words=both(
            key,
            elapsed=length_words(hop.shortest),
            usual=length_words(usual),
            distance=round(farthest_km),
            left=about_hours_words(left_over),
            stops=_stop_words(stops),
        ),
    )


def _stop_words(stops: Sequence[str]) -> Bilingual:
    """Return stops by name: airports of the record by theirs, places told as they were told."""
    named = [
        place_words(stop) if airport(stop) is not None else Bilingual(en=stop, ru=stop)
        for stop in stops
    ]
    return Bilingual(en=", ".join(n.en for n in named), ru=", ".join(n.ru for n in named))


def check_zones(case: Case, claim: Claim) -> Finding | None:
    """One instant given in two zones must be one instant.

    Contradicted where the two clock times do not overlap: the report disagrees with itself.
    """
    del case
    if not zones_disagree(claim):
        return None
    return Finding(
        check="zone_consistency",
        claimed=[range_json(t.time) for t in claim.times],
        recorded=None,
        points_to=Rating.CONTRADICTED,
        words=both("finding.zones_disagree", said=" / ".join(t.span.text for t in claim.times)),
    )


def _standing(case: Case, claim: Claim) -> int:
    """Return how well the record shows a claim: 2 by the flight spoken of, 1 by another, 0 not."""
    time, place = check_time(case, claim), check_airport(case, claim)
    if all(f is not None and f.points_to is Rating.SUPPORTED for f in (time, place)):
        return 2
    return int(is_found(case, claim))


def _hop_of(case: Case, claim: Claim) -> Hop | None:
    ends = (
        hop for hop in stated_hops(case) if claim.claim in (hop.departure.claim, hop.arrival.claim)
    )
    return next(ends, None)


def _type_of(case: Case, claim: Claim) -> str | None:
    leg = (
        leg_for(case, claim)
        if claim.type
        in (
            ClaimType.FLIGHT_DEPARTURE,
            ClaimType.FLIGHT_ARRIVAL,
        )
        else None
    )
    return None if leg is None else leg.aircraft.type_code


def stops_between(case: Case, hop: Hop) -> tuple[str, ...]:
    """Return the stops between two ends: the record's where it has both, else those told of."""
    if case.best is not None:
        first, last = leg_for(case, hop.departure), leg_for(case, hop.arrival)
        if first is not None and last is not None:
            between = legs_between(case.best.legs, first, last)
            if between:
                return tuple(leg.landing.airport or "?" for leg in between[:-1])
    return tuple(
        area.name
        for claim in case.event.claims
        if claim.type in (ClaimType.FLIGHT_STOP, ClaimType.FLIGHT_TRANSFER)
        and (area := area_of_mention(claim.value.place)) is not None
        and _on_the_way(hop, area)
    )


def _on_the_way(hop: Hop, stop: Area) -> bool:
    """A stop told of belongs to the hop it lies on: Baltimore is not between Cairo and Moscow."""
    if stop.airports & (hop.origin.airports | hop.destination.airports):
        return False
    direct, _ = distances_km(hop.origin, hop.destination)
    over = distances_km(hop.origin, stop)[0] + distances_km(stop, hop.destination)[0]
    return over <= DETOUR * direct
