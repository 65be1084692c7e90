"""Legs and journeys as the contract prints them, and legs read back without loss.

Beyond the contract's keys a leg carries, only where there is something to say: `label`, `status`
(when not flown), `group`, `note` and `source_url` from a flight log, the `coverage` of a gap, and
the `position` nearest to an endpoint.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.contract.times import (
    known_range_json,
    moment_from_json,
    moment_json,
    range_from_json,
    range_json,
)
from wheelsdown.model.flight import (
    Coverage,
    Endpoint,
    Gap,
    Journey,
    Leg,
    LegStatus,
    NoAirport,
    PossibleStop,
    RunnerUp,
    Sighting,
    Stop,
)
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration
from wheelsdown.model.provenance import Digest, Evidence


def leg_json(leg: Leg) -> JsonObject:
    """Return one leg as `legs --json` prints it."""
    return without_unknown(
        {
            "leg": leg.leg,
            **_identity_json(leg.aircraft),
            "callsigns": list(leg.callsigns),
            "takeoff": endpoint_json(leg.takeoff),
            "landing": endpoint_json(leg.landing),
            "distance_km": leg.distance_km,
            "gaps": [_gap_json(gap) for gap in leg.gaps],
            "stops_possible_in_gaps": [_possible_stop_json(s) for s in leg.possible_stops],
            "evidence": [evidence_json(evidence) for evidence in leg.evidence],
            "label": leg.aircraft.label,
            "status": None if leg.status is LegStatus.FLOWN else leg.status.value,
            "group": leg.group,
            "note": leg.note,
            "source_url": leg.source_url,
        }
    )


def leg_from_json(obj: Mapping[str, Any]) -> Leg:
    """Return the leg that `leg_json` wrote."""
    return Leg(
        leg=obj["leg"],
        aircraft=_aircraft_from_json(obj),
        callsigns=tuple(Callsign(sign) for sign in obj["callsigns"]),
        takeoff=endpoint_from_json(obj["takeoff"]),
        landing=endpoint_from_json(obj["landing"]),
        distance_km=obj.get("distance_km"),
        gaps=tuple(_gap_from_json(gap) for gap in obj["gaps"]),
        possible_stops=tuple(
            _possible_stop_from_json(stop) for stop in obj["stops_possible_in_gaps"]
        ),
        evidence=tuple(evidence_from_json(evidence) for evidence in obj["evidence"]),
        status=LegStatus(obj.get("status", LegStatus.FLOWN)),
        group=obj.get("group"),
        note=obj.get("note"),
        source_url=obj.get("source_url"),
    )


def endpoint_json(endpoint: Endpoint) -> JsonObject:
    """Return a takeoff or landing; `airport` is null where there is none, and `reason` says why."""
    reason = None if endpoint.reason is None else endpoint.reason.value
    known = without_unknown(
        {
            "reason": reason,
            "time": known_range_json(endpoint.time),
            "sighting": endpoint.sighting.value,
            "confidence": endpoint.confidence,
            "runners_up": [_runner_up_json(runner_up) for runner_up in endpoint.runners_up],
            "rule": endpoint.rule,
            "position": _position_json(endpoint.position),
        }
    )
    return {"airport": endpoint.airport, **known}


def endpoint_from_json(obj: Mapping[str, Any]) -> Endpoint:
    """Return the endpoint that `endpoint_json` wrote."""
    return Endpoint(
        airport=obj["airport"],
        reason=NoAirport(obj["reason"]) if "reason" in obj else None,
        time=range_from_json(obj.get("time")),
        sighting=Sighting(obj["sighting"]),
        confidence=obj.get("confidence"),
        runners_up=tuple(RunnerUp(**runner_up) for runner_up in obj["runners_up"]),
        rule=obj["rule"],
        position=_pair(obj["position"]) if "position" in obj else None,
    )


def journey_json(journey: Journey) -> JsonObject:
    """Return one journey as `journeys --json` prints it; its legs by their ids."""
    return without_unknown(
        {
            "journey": journey.journey,
            **_identity_json(journey.aircraft),
            "legs": [leg.leg for leg in journey.legs],
            "airports": airports_of(journey.legs),
            "stops": [_stop_json(stop) for stop in journey.stops],
            "label": journey.aircraft.label,
        }
    )


def airports_of(legs: Sequence[Leg]) -> list[str | None]:
    """Return the airports of a route in order, each meeting point once.

    An airport nobody knows stays in the list as null: leaving it out would say that the aircraft
    flew straight on. Where a leg ends at one airport and the next begins at another, both stand.
    """
    airports: list[str | None] = [legs[0].takeoff.airport] if legs else []
    for number, leg in enumerate(legs, start=1):
        landed = leg.landing.airport
        left = legs[number].takeoff.airport if number < len(legs) else None
        airports.append(landed or left)
        if landed and left and landed != left:
            airports.append(left)
    return airports


def evidence_json(evidence: Evidence) -> JsonObject:
    """Return what shows a thing: the leg, the capture, its first and last row."""
    return without_unknown(
        {
            "leg": evidence.leg,
            "capture": evidence.capture,
            "rows": None if evidence.rows is None else list(evidence.rows),
        }
    )


def evidence_from_json(obj: Mapping[str, Any]) -> Evidence:
    """Return the evidence that `evidence_json` wrote."""
    rows = obj.get("rows")
    return Evidence(
        capture=Digest(obj["capture"]),
        rows=None if rows is None else (rows[0], rows[1]),
        leg=obj.get("leg"),
    )


def _identity_json(aircraft: Aircraft) -> JsonObject:
    """Return who the aircraft is; what is not known stays `None` for the caller to leave out."""
    return {
        "icao24": aircraft.icao24,
        "registration": aircraft.registration,
        "type": aircraft.type_code,
        "operator": aircraft.operator,
    }


def _aircraft_from_json(obj: Mapping[str, Any]) -> Aircraft:
    return Aircraft(
        icao24=IcaoAddress(obj["icao24"]) if "icao24" in obj else None,
        registration=Registration(obj["registration"]) if "registration" in obj else None,
        type_code=obj.get("type"),
        operator=obj.get("operator"),
        label=obj.get("label"),
    )


def _runner_up_json(runner_up: RunnerUp) -> JsonObject:
    return {"airport": runner_up.airport, "confidence": runner_up.confidence}


def _gap_json(gap: Gap) -> JsonObject:
    return without_unknown(
        {
            "from": moment_json(gap.began),
            "to": moment_json(gap.ended),
            "from_position": _position_json(gap.from_position),
            "to_position": _position_json(gap.to_position),
            "coverage": gap.coverage.value,
        }
    )


def _gap_from_json(obj: Mapping[str, Any]) -> Gap:
    return Gap(
        began=moment_from_json(obj.get("from")),
        ended=moment_from_json(obj.get("to")),
        from_position=_pair(obj["from_position"]),
        to_position=_pair(obj["to_position"]),
        coverage=Coverage(obj["coverage"]),
    )


def _possible_stop_json(stop: PossibleStop) -> JsonObject:
    return {
        "airport": stop.airport,
        "confidence": stop.confidence,
        **range_json(stop.earliest),
    }


def _possible_stop_from_json(obj: Mapping[str, Any]) -> PossibleStop:
    return PossibleStop(
        airport=obj["airport"], confidence=obj["confidence"], earliest=range_from_json(obj)
    )


def _stop_json(stop: Stop) -> JsonObject:
    return without_unknown(
        {
            "airport": stop.airport,
            "landed": known_range_json(stop.landed),
            "took_off": known_range_json(stop.took_off),
        }
    )


def _position_json(position: tuple[float, float] | None) -> list[float] | None:
    return None if position is None else list(position)


def _pair(numbers: Sequence[float]) -> tuple[float, float]:
    latitude_deg, longitude_deg = numbers
    return (latitude_deg, longitude_deg)
