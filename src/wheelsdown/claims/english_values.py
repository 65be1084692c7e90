"""What the words of an English claim hold beside places, times and counts.

In comes a statement whose words were found; out goes the same with the registration, callsign, type
and operator of the aircraft, the ordinal or the duration that stands in them.
"""

from dataclasses import replace

from wheelsdown.claims.english_aircraft import aircraft_words
from wheelsdown.claims.english_durations import AMOUNT, minutes_of, range_of_minutes
from wheelsdown.claims.english_series import AN_ORDINAL, ordinal_number
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType


def with_values(scene: Scene, told: Statement) -> Statement:
    """Return a claim of a flight with what its words hold."""
    text = scene.sentence.text[told.start : told.end]
    if told.type is ClaimType.FLIGHT_ORDINAL and (found := AN_ORDINAL.search(text)) is not None:
        of = text[found.end() :].strip(" ,.")
        return replace(told, ordinal=ordinal_number(found["ordinal"]), of=of)
    if told.type is ClaimType.FLIGHT_DURATION:
        return _with_duration(told, text)
    values = {kind: value for _, _, kind, value in reversed(aircraft_words(text, cued=True))}
    return replace(
        told,
        registration=values.get("registration"),
        callsign=values.get("callsign"),
        aircraft_type=values.get("aircraft_type"),
        operator=values.get("operator"),
    )


def _with_duration(told: Statement, text: str) -> Statement:
    amounts = [
        (found, minutes) for found in AMOUNT.finditer(text) if (minutes := minutes_of(found))
    ]
    if len(amounts) != 1:
        return told
    return replace(told, duration_minutes=range_of_minutes(*amounts[0]))
