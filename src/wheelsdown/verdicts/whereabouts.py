"""Where an aircraft is known to have been at a time: in the air, or standing at an airport.

In: legs of one aircraft and a time range. Out: a `Whereabouts`, or nothing where the record does
not cover the whole of that range. Only this turns silence about an event into its absence.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import pairwise

from wheelsdown.contract.times import range_json
from wheelsdown.model.flight import Coverage, Gap, Leg, LegStatus, Sighting
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.time_range import TimeRange, ranges_overlap, widen
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case
from wheelsdown.verdicts.events import area_of_mention, claimed_time, width, zone_said
from wheelsdown.verdicts.matching import endpoint_of, is_departure, wheels_range
from wheelsdown.verdicts.phrases import place_words, time_words, zone_of
from wheelsdown.wording.catalogue import both

LONGEST_UNHEARD = timedelta(minutes=10)
"""In a shorter silence no airliner lands and takes off again."""

ROUNDED = timedelta(minutes=30)
"""Reporters round to the half hour without saying "about": what misses by less contradicts nobody.
"""

WIDEST_SAID = timedelta(hours=6)
"""A time said more loosely than this ("on Tuesday") is not held against an aircraft's movements."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Whereabouts:
    """Standing at `airport`, or in the air where it is nothing, during the whole of a range."""

    airport: str | None
    legs: tuple[Leg, ...]


def whereabouts(legs: Sequence[Leg], during: TimeRange) -> Whereabouts | None:
    """Return where the aircraft of `legs` (all of one aircraft, in order) was during the range.

    In the air: between the latest takeoff and the earliest landing of a leg, with no silence longer
    than ten minutes then, unless others were heard low all along its way. Standing: between a
    landing and the next takeoff at the same airport, both observed. Anything else is not known.
    """
    if during.earliest is None or during.latest is None:
        return None
    for leg in legs:
        if _airborne(leg, during) and not any(_unheard(gap, during) for gap in leg.gaps):
            return Whereabouts(airport=None, legs=(leg,))
    for before, after in pairwise(legs):
        if _standing(before, after, during):
            return Whereabouts(airport=before.landing.airport, legs=(before, after))
    return None


def _airborne(leg: Leg, during: TimeRange) -> bool:
    up, down = leg.takeoff.time.latest, leg.landing.time.earliest
    if up is None or down is None or during.earliest is None or during.latest is None:
        return False
    return up <= during.earliest and during.latest <= down


def _unheard(gap: Gap, during: TimeRange) -> bool:
    """A gap in which others were heard low all along the way hides no landing."""
    silence = TimeRange(earliest=gap.began.earliest, latest=gap.ended.latest)
    hides = gap.coverage is not Coverage.HEARD and width(silence) > LONGEST_UNHEARD
    return hides and ranges_overlap(silence, during)


def _standing(before: Leg, after: Leg, during: TimeRange) -> bool:
    down, up = before.landing.time.latest, after.takeoff.time.earliest
    if down is None or up is None or during.earliest is None or during.latest is None:
        return False
    seen = before.landing.sighting is after.takeoff.sighting is Sighting.OBSERVED
    same = before.landing.airport is not None and before.landing.airport == after.takeoff.airport
    return seen and same and down <= during.earliest and during.latest <= up


def knows_whereabouts(case: Case, leg: Leg, during: TimeRange) -> bool:
    """Say whether the record knows where the aircraft of `leg` was during the whole of a range.

    A flight log holds no positions: its own clock times stand for them.
    """
    if leg.takeoff.sighting is Sighting.DOCUMENTED or leg.landing.sighting is Sighting.DOCUMENTED:
        return True
    return whereabouts(_legs_of_same_aircraft(case.own_legs, leg), during) is not None


def _legs_of_same_aircraft(legs: Iterable[Leg], leg: Leg) -> list[Leg]:
    key = aircraft_key(leg.aircraft)
    own = [x for x in legs if aircraft_key(x.aircraft) == key and x.status is LegStatus.FLOWN]
    return sorted(own, key=lambda x: str(x.takeoff.time.earliest or x.landing.time.earliest))


def check_elsewhere(case: Case, claim: Claim) -> Finding | None:
    """A named aircraft cannot land or take off at a place while the record has it somewhere else.

    Contradicted where, for the whole of the time said (give or take the gate), the record shows the
    aircraft in the air, or standing at an airport, with no silence in which it could have happened;
    no other aircraft is spoken of or found that it could have been; and the aircraft was not there
    within half an hour, by which reporters round.
    """
    said, area = claimed_time(claim), area_of_mention(claim.value.place)
    if said is None or width(said) > WIDEST_SAID or not _one_aircraft_alone(case):
        return None
    wanted = wheels_range(claim, said)
    own = _legs_of_same_aircraft(case.own_legs, case.own_legs[0])
    found = whereabouts(own, wanted)
    if found is None or any(_narrowly_misses(leg, claim, wanted) for leg in own):
        return None
    return _elsewhere_finding(claim, said, area.name if area else None, found)


def _narrowly_misses(leg: Leg, claim: Claim, wanted: TimeRange) -> bool:
    """Say whether a leg begins or ends where it is said to, but for the rounding of a clock."""
    area = area_of_mention(claim.value.place)
    endpoint = endpoint_of(claim, leg)
    there = area is None or endpoint.airport is None or endpoint.airport in area.airports
    return there and ranges_overlap(widen(wanted, ROUNDED), endpoint.time)


def _one_aircraft_alone(case: Case) -> bool:
    """Say whether all that is told can only be of one aircraft, which the report names.

    Where people changed aircraft, what is told of the other is not to be held against the named.
    """
    aircraft = {aircraft_key(leg.aircraft) for leg in case.own_legs}
    changes = any(c.type is ClaimType.FLIGHT_TRANSFER for c in case.event.claims)
    named = any(c.value.registration for c in case.event.claims)
    return named and not changes and len(aircraft) == 1


def _elsewhere_finding(
    claim: Claim, said: TimeRange, place: str | None, found: Whereabouts
) -> Finding:
    leg = found.legs[0]
    zone = zone_said(claim) or zone_of(leg.landing.airport or leg.takeoff.airport)
    if found.airport is None:
        words = both(
            "finding.was_in_the_air",
            said=time_words(said, zone),
            origin=place_words(leg.takeoff.airport),
            destination=place_words(leg.landing.airport),
        )
    else:
        words = both(
            "finding.was_standing", said=time_words(said, zone), place=place_words(found.airport)
        )
    return Finding(
        check="whereabouts",
        claimed={"place": place, "time": range_json(said), "takeoff": is_departure(claim)},
        recorded={"airport": found.airport, "in_the_air": found.airport is None},
        points_to=Rating.CONTRADICTED,
        words=words,
        evidence=tuple(e for x in found.legs for e in x.evidence),
    )
