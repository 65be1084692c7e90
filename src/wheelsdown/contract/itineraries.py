"""Itineraries as `find --json` prints them, each with what was searched, and the summary line."""

import re

from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.contract.legs import airports_of, leg_json
from wheelsdown.contract.times import known_range_json, time_text
from wheelsdown.model.itinerary import (
    Connection,
    Constraint,
    ConstraintFit,
    Itinerary,
    NextBest,
    Search,
    UnheardLeg,
    Unusual,
)

_ADDRESS = re.compile(r"~?[0-9a-f]{6}")


def itinerary_json(itinerary: Itinerary, rank: int, search: Search) -> JsonObject:
    """Return one itinerary that fits, with its place among the others and what was searched."""
    return {
        **bare_itinerary_json(itinerary, rank),
        "fitting_itineraries": search.fitting,
        **_searched_json(search),
    }


def bare_itinerary_json(itinerary: Itinerary, rank: int) -> JsonObject:
    """Return the itinerary itself: its score, route, legs, connections and how it fits."""
    return without_unknown(
        {
            "rank": rank,
            "score": itinerary.score,
            "confidence": itinerary.confidence,
            "surplus_bits": itinerary.surplus_bits,
            "airports": airports_of(itinerary.legs),
            "legs": [leg_json(leg) for leg in itinerary.legs],
            "connections": [_connection_json(connection) for connection in itinerary.connections],
            "constraints": [constraint_fit_json(fit) for fit in itinerary.fits],
            "branches": [leg_json(leg) for leg in itinerary.branches] or None,
            "unusual": [_unusual_json(unusual) for unusual in itinerary.unusual] or None,
        }
    )


def search_summary_json(search: Search, coverage: object = None) -> JsonObject:
    """Return the last line of a search; `coverage` says in JSON who was listening, if known."""
    summary = {
        "fitting": search.fitting,
        **_searched_json(search),
        **without_unknown(
            {
                "fitting_at_least": search.fitting_at_least or None,
                "next_best_misses": _next_best_json(search.next_best),
                "coverage": coverage,
            }
        ),
    }
    return {"summary": summary}


def constraint_fit_json(fit: ConstraintFit) -> JsonObject:
    """Return what was wanted, what was found in its place, and how far apart they are."""
    return without_unknown(
        {
            "constraint": fit.constraint.kind.value,
            "wanted": wanted_json(fit.constraint),
            "found": fit.found,
            "fits": fit.fits,
            "weight": fit.weight,
            "why": _why(fit),
            "off_by_minutes": fit.off_by_minutes,
            "leg": fit.leg,
            "claim": fit.constraint.claim,
        }
    )


def wanted_json(constraint: Constraint) -> JsonObject:
    """Return what a constraint asks for: a place, a time, words, or several of them."""
    area = constraint.area
    return without_unknown(
        {
            "place": None if area is None else {"name": area.name, "kind": area.kind},
            "time": None if constraint.time is None else known_range_json(constraint.time),
            "text": constraint.text,
        }
    )


def _connection_json(connection: Connection) -> JsonObject:
    return without_unknown(
        {
            "airport": connection.airport,
            "kind": connection.kind.value,
            "minutes": connection.minutes,
            "choices": connection.choices,
            "unheard_leg": _unheard_json(connection.unheard),
            **_aircraft_json("from", connection.from_aircraft),
            **_aircraft_json("to", connection.to_aircraft),
        }
    )


def _unusual_json(unusual: Unusual) -> JsonObject:
    """Return what is out of the ordinary at a change of aircraft, and why."""
    return {
        "kind": unusual.kind,
        "leg": unusual.leg,
        "airport": unusual.airport,
        "words": {"en": unusual.words.en, "ru": unusual.words.ru},
    }


def _next_best_json(found: NextBest | None) -> JsonObject | None:
    """Return how many details the next best misses, and by how many minutes the nearest of them."""
    if found is None:
        return None
    return without_unknown(
        {
            "misses": found.misses,
            "constraint": found.constraint.value,
            "off_by_minutes": found.off_by_minutes,
        }
    )


def _unheard_json(unheard: UnheardLeg | None) -> JsonObject | None:
    """Return the flight that nobody heard, and what physics says of it."""
    if unheard is None:
        return None
    return without_unknown(
        {
            "from": unheard.origin,
            "to": unheard.destination,
            "distance_km": unheard.distance_km,
            "least_minutes": unheard.least_minutes,
            "spare_minutes": unheard.spare_minutes,
        }
    )


def _aircraft_json(side: str, aircraft: str | None) -> JsonObject:
    """Return the aircraft under `…_icao24`, or `…_aircraft` where it is known by another name."""
    if aircraft is None:
        return {}
    kind = "icao24" if _ADDRESS.fullmatch(aircraft) else "aircraft"
    return {f"{side}_{kind}": aircraft}


def _why(fit: ConstraintFit) -> str:
    """Say in a few words what decided whether a constraint is met."""
    if fit.found is None:
        return "the record has nothing in its place"
    if fit.off_by_minutes:
        return f"{fit.off_by_minutes} minutes outside the wanted time"
    return "the record agrees with what was wanted" if fit.fits else "the record has another"


def _searched_json(search: Search) -> JsonObject:
    begin, end = search.searched.earliest, search.searched.latest
    return without_unknown(
        {
            "searched_legs": search.searched_legs,
            "searched_from": None if begin is None else time_text(begin),
            "searched_to": None if end is None else time_text(end),
        }
    )
