"""The same flight told by several sources is one leg with several pieces of evidence.

In: legs of any aircraft, from positions of different feeds and from flight logs. Out: the same
legs, those of one flight made one. Tracks of one address are joined before legs are found; this
joins what carries no address (a Flightradar24 export, a log) to the leg that does.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import timedelta

from wheelsdown.model.flight import Endpoint, Leg, LegStatus, Sighting
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.time_range import TimeRange, distance_between

SAME_MOMENT = timedelta(minutes=30)
"""Takeoffs of one callsign or airframe this near are one takeoff: a log's gate time and a feed that
first heard it after the climb are within half an hour; no airliner flies two legs in that."""

SURENESS = {
    Sighting.OBSERVED: 0,
    Sighting.INFERRED: 1,
    Sighting.DOCUMENTED: 2,
    Sighting.UNKNOWN: 3,
}


def merge_sightings(legs: Iterable[Leg]) -> tuple[Leg, ...]:
    """Return the legs with every flight once, in the order in which they came.

    A leg joins another if both are of the same airframe, or one has none and they share a callsign;
    if no end contradicts (another airport, or another time by more than half an hour); and if
    exactly one other leg qualifies: of two candidates neither is chosen.
    """
    in_order = list(legs)
    by_name: dict[str, list[Leg]] = defaultdict(list)
    for leg in in_order:
        for name in _names(leg):
            by_name[name].append(leg)
    merged: dict[str, Leg] = {leg.leg: leg for leg in in_order}
    for leg in sorted(in_order, key=_sureness, reverse=True):
        into = _only_twin(leg, by_name, merged)
        if into is not None:
            merged[into.leg] = _join(merged[into.leg], merged.pop(leg.leg))
    return tuple(merged[leg.leg] for leg in in_order if leg.leg in merged)


def _names(leg: Leg) -> set[str]:
    own = {leg.aircraft.icao24, leg.aircraft.registration, *leg.callsigns}
    return {name for name in own if name}


def _only_twin(leg: Leg, by_name: dict[str, list[Leg]], merged: dict[str, Leg]) -> Leg | None:
    """Return the one leg, surer than this, that is of the same flight."""
    candidates = {
        other.leg: other
        for name in _names(leg)
        for other in by_name[name]
        if other.leg != leg.leg and other.leg in merged and _sureness(other) < _sureness(leg)
    }
    twins = [other for other in candidates.values() if is_same_flight(leg, other)]
    return twins[0] if len(twins) == 1 else None


def _sureness(leg: Leg) -> tuple[int, bool, str]:
    """Sort surest first: best-seen ends, then a known address, then the id."""
    ends = SURENESS[leg.takeoff.sighting] + SURENESS[leg.landing.sighting]
    return (ends, leg.aircraft.icao24 is None, leg.leg)


def is_same_flight(a: Leg, b: Leg) -> bool:
    """Say whether two legs tell of one flight: same airframe or callsign, and both ends agree."""
    if a.status is LegStatus.PLANNED or b.status is LegStatus.PLANNED:
        return False
    if _seen_in_one_file(a, b):
        return False
    if not _same_airframe(a.aircraft, b.aircraft, bool(set(a.callsigns) & set(b.callsigns))):
        return False
    takeoff, landing = _agree(a.takeoff, b.takeoff), _agree(a.landing, b.landing)
    return takeoff is not False and landing is not False and bool(takeoff or landing)


def _seen_in_one_file(a: Leg, b: Leg) -> bool:
    """Say whether positions of one file show both: it was cut into legs once, circuits into many.

    Of a log two rows may tell of one flight.
    """
    documented = any(
        end.sighting is Sighting.DOCUMENTED for leg in (a, b) for end in (leg.takeoff, leg.landing)
    )
    files = {evidence.capture for evidence in a.evidence}
    return not documented and any(evidence.capture in files for evidence in b.evidence)


def _same_airframe(a: Aircraft, b: Aircraft, same_callsign: bool) -> bool:
    if a.icao24 and b.icao24:
        return a.icao24 == b.icao24
    if a.registration and b.registration:
        return a.registration == b.registration
    return same_callsign


def _agree(a: Endpoint, b: Endpoint) -> bool | None:
    """Say whether two ends agree, or nothing where one of them knows too little to say."""
    if a.airport and b.airport and a.airport != b.airport:
        return False
    if not (_is_timed(a.time) and _is_timed(b.time)):
        return None
    return distance_between(a.time, b.time) <= SAME_MOMENT


def _is_timed(time: TimeRange) -> bool:
    return time.earliest is not None and time.latest is not None


def _join(surer: Leg, other: Leg) -> Leg:
    """Return the surer leg with the other's evidence, and what the surer does not know from it."""
    names = surer.aircraft
    return replace(
        surer,
        aircraft=replace(
            names,
            registration=names.registration or other.aircraft.registration,
            type_code=names.type_code or other.aircraft.type_code,
            operator=names.operator or other.aircraft.operator,
        ),
        callsigns=tuple(dict.fromkeys((*surer.callsigns, *other.callsigns))),
        takeoff=_surer_end(surer.takeoff, other.takeoff),
        landing=_surer_end(surer.landing, other.landing),
        evidence=tuple(
            sorted(
                {*surer.evidence, *other.evidence}, key=lambda e: (e.capture, e.rows or (-1, -1))
            )
        ),
        group=surer.group or other.group,
        note=surer.note or other.note,
        source_url=surer.source_url or other.source_url,
    )


def _surer_end(a: Endpoint, b: Endpoint) -> Endpoint:
    return min((a, b), key=lambda end: SURENESS[end.sighting])
