"""What the words of a Russian claim hold beside places, times and counts.

In comes a statement whose words were found; out goes the same with the registration, callsign, type
and operator of the aircraft, the ordinal or the duration that stands in them.
"""

from dataclasses import replace

from wheelsdown.claims.russian_aircraft import aircraft_words
from wheelsdown.claims.russian_durations import AMOUNT, minutes_of
from wheelsdown.claims.russian_series import AN_ORDINAL, ordinal_number
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType


def with_values(scene: Scene, told: Statement) -> Statement:
    """Return a claim of a flight with what its words hold."""
    text = plain(scene.sentence.text)[told.start : told.end]
    if told.type is ClaimType.FLIGHT_ORDINAL and (found := AN_ORDINAL.search(text)) is not None:
        of = text[found.end() :].strip(" ,.")
        return replace(told, ordinal=ordinal_number(found["ordinal"]), of=of)
    if told.type is ClaimType.FLIGHT_DURATION:
        ranges = [minutes for found in AMOUNT.finditer(text) if (minutes := minutes_of(found))]
        return replace(told, duration_minutes=ranges[0]) if len(ranges) == 1 else told
    values = aircraft_words(text)
    return replace(
        told,
        registration=values.get("registration"),
        callsign=values.get("callsign"),
        aircraft_type=values.get("aircraft_type"),
        operator=values.get("operator"),
    )
