"""What a claim says, taken apart: places, counts, aircraft, in the contract's keys and back."""

from collections.abc import Mapping
from typing import Any

from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.model.report import ClaimValue, Count, PlaceMention, Span


def value_json(value: ClaimValue) -> JsonObject:
    """Return the parts of a value that the words give; the others are absent."""
    return without_unknown(
        {
            "place": _known_place_json(value.place),
            "origin": _known_place_json(value.origin),
            "destination": _known_place_json(value.destination),
            "via": [place_json(place) for place in value.via] or None,
            "count": None if value.count is None else count_json(value.count),
            "ordinal": value.ordinal,
            "of": value.of,
            "registration": value.registration,
            "callsign": value.callsign,
            "type": value.aircraft_type,
            "operator": value.operator,
            "duration_minutes": _duration_json(value.duration_minutes),
            "person": value.person,
            "details": _details_json(value.details) or None,
        }
    )


def value_from_json(obj: Mapping[str, Any]) -> ClaimValue:
    """Return the value that `value_json` wrote."""
    duration = obj.get("duration_minutes")
    return ClaimValue(
        place=_known_place_from_json(obj.get("place")),
        origin=_known_place_from_json(obj.get("origin")),
        destination=_known_place_from_json(obj.get("destination")),
        via=tuple(place_from_json(place) for place in obj.get("via", ())),
        count=_count_from_json(obj["count"]) if "count" in obj else None,
        ordinal=obj.get("ordinal"),
        of=obj.get("of"),
        registration=obj.get("registration"),
        callsign=obj.get("callsign"),
        aircraft_type=obj.get("type"),
        operator=obj.get("operator"),
        duration_minutes=None if duration is None else (duration["min"], duration["max"]),
        person=obj.get("person"),
        details=_details_from_json(obj.get("details", {})),
    )


def place_json(place: PlaceMention) -> JsonObject:
    """Return a place as named and what it stands for; an ambiguous one has `candidates`."""
    return without_unknown(
        {
            "name": place.name,
            "kind": place.kind,
            "icao": place.icao,
            "candidates": list(place.candidates) or None,
            "country": place.country,
            "region": place.region,
            "zone": place.zone,
            "start": place.span.start,
            "end": place.span.end,
            "text": place.span.text,
        }
    )


def place_from_json(obj: Mapping[str, Any]) -> PlaceMention:
    """Return the place that `place_json` wrote."""
    return PlaceMention(
        name=obj["name"],
        kind=obj["kind"],
        span=Span(start=obj["start"], end=obj["end"], text=obj["text"]),
        icao=obj.get("icao"),
        country=obj.get("country"),
        region=obj.get("region"),
        candidates=tuple(obj.get("candidates", ())),
        zone=obj.get("zone"),
    )


def count_json(count: Count) -> JsonObject:
    """Return a number as said, never sharpened.

    `min` and `max` are always there, null where that side is open. `best` is there where one
    number was given, null where a side is open and none was, and absent for a closed range.
    """
    open_side = count.minimum is None or count.maximum is None
    counted: JsonObject = {"text": count.text, "min": count.minimum, "max": count.maximum}
    if open_side or count.best is not None:
        counted["best"] = count.best
    return {**counted, **without_unknown({"of": count.of})}


def _count_from_json(obj: Mapping[str, Any]) -> Count:
    return Count(
        text=obj["text"],
        minimum=obj["min"],
        maximum=obj["max"],
        best=obj.get("best"),
        of=obj.get("of"),
    )


def _known_place_json(place: PlaceMention | None) -> JsonObject | None:
    return None if place is None else place_json(place)


def _known_place_from_json(obj: Mapping[str, Any] | None) -> PlaceMention | None:
    return None if obj is None else place_from_json(obj)


def _duration_json(minutes: tuple[int, int] | None) -> JsonObject | None:
    return None if minutes is None else {"min": minutes[0], "max": minutes[1]}


def _details_json(details: tuple[tuple[str, str], ...]) -> JsonObject:
    """Return details by name; a name that is there several times has a list."""
    by_name: dict[str, list[str]] = {}
    for name, text in details:
        by_name.setdefault(name, []).append(text)
    return {name: said[0] if len(said) == 1 else said for name, said in by_name.items()}


def _details_from_json(obj: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (name, text)
        for name, said in obj.items()
        for text in ([said] if isinstance(said, str) else said)
    )
