"""What a report's claims ask of the flight record.

In: an event's claims. Out: `Constraint`s for the search, each with the claim it was read from.
"""

from dataclasses import replace

from wheelsdown.model.itinerary import Area, Constraint, ConstraintKind
from wheelsdown.model.report import Claim, ClaimType, Modality
from wheelsdown.verdicts.events import NARROW, Event, area_of_mention, claimed_time, width


def constraints_of(event: Event) -> tuple[Constraint, ...]:
    """Return what the asserted claims of `event` ask for, in the order of the text.

    A denied, planned or feared flight asks for nothing; a claim with neither a place nor a time
    within two days asks for nothing; a stop told twice ("in Egypt", "in Cairo") is asked for once.
    """
    found: list[Constraint] = []
    for claim in event.claims:
        if claim.modality is Modality.ASSERTED:
            found += _from_claim(claim)
    return _without_repeated_stops(found)


def _from_claim(claim: Claim) -> list[Constraint]:
    match claim.type:
        case ClaimType.FLIGHT_DEPARTURE:
            return _endpoint(claim, ConstraintKind.DEPARTURE, area_of_mention(claim.value.place))
        case ClaimType.FLIGHT_ARRIVAL:
            return _endpoint(claim, ConstraintKind.LANDING, area_of_mention(claim.value.place))
        case ClaimType.FLIGHT_STOP | ClaimType.FLIGHT_TRANSFER:
            return _via(claim, area_of_mention(claim.value.place))
        case ClaimType.FLIGHT_ROUTE:
            return _route(claim)
        case ClaimType.FLIGHT_AIRCRAFT:
            return _aircraft(claim)
        case _:
            return []


def _endpoint(claim: Claim, kind: ConstraintKind, area: Area | None) -> list[Constraint]:
    time = claimed_time(claim)
    if time is not None and width(time) > NARROW:
        time = None
    if area is None and time is None:
        return []
    return [Constraint(kind=kind, area=area, time=time, claim=claim.claim)]


def _via(claim: Claim, area: Area | None) -> list[Constraint]:
    if area is None:
        return []
    return [
        Constraint(
            kind=ConstraintKind.VIA,
            area=area,
            claim=claim.claim,
            changes_aircraft=claim.type is ClaimType.FLIGHT_TRANSFER,
        )
    ]


def _route(claim: Claim) -> list[Constraint]:
    ends = [
        (ConstraintKind.DEPARTURE, area_of_mention(claim.value.origin)),
        *((ConstraintKind.VIA, area_of_mention(place)) for place in claim.value.via),
        (ConstraintKind.LANDING, area_of_mention(claim.value.destination)),
    ]
    return [
        Constraint(kind=kind, area=area, claim=claim.claim)
        for kind, area in ends
        if area is not None
    ]


def _aircraft(claim: Claim) -> list[Constraint]:
    value = claim.value
    wanted = [
        (ConstraintKind.AIRCRAFT, value.registration or value.callsign),
        (ConstraintKind.TYPE, value.aircraft_type),
        (ConstraintKind.OPERATOR, value.operator),
    ]
    return [Constraint(kind=kind, text=text, claim=claim.claim) for kind, text in wanted if text]


def _without_repeated_stops(found: list[Constraint]) -> tuple[Constraint, ...]:
    kept: list[Constraint] = []
    for constraint in found:
        twin = next((k for k in kept if _same_stop(k, constraint)), None)
        if twin is None:
            kept.append(constraint)
            continue
        closer = constraint if _airports(constraint) < _airports(twin) else twin
        changes = constraint.changes_aircraft or twin.changes_aircraft
        kept[kept.index(twin)] = replace(closer, changes_aircraft=changes)
    return tuple(kept)


def _same_stop(a: Constraint, b: Constraint) -> bool:
    both_via = a.kind is ConstraintKind.VIA and b.kind is ConstraintKind.VIA
    return both_via and bool(_airports(a) & _airports(b))


def _airports(constraint: Constraint) -> frozenset[str]:
    return frozenset() if constraint.area is None else constraint.area.airports
