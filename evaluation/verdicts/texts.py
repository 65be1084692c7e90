"""Simulated reports as English and Russian text, read from end to end.

In: a `Told`. Out: a text, one sentence a statement, and where each stands, so that what is read in
a sentence can be held against what was told in it.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from zoneinfo import ZoneInfo

import numpy as np
from babel.dates import format_date

from evaluation.simulated_world.map import Map
from evaluation.verdicts.reporters import Kind, Statement, Told
from wheelsdown.aviation.airports import airport
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Report
from wheelsdown.places.gazetteer import resolve_place

TEMPLATES: dict[Language, dict[Kind, tuple[str, ...]]] = {
    "en": {
        Kind.DEPARTURE: (
            "The plane took off from {place} at {time} local time on {date}.",
            "A charter flight departed {place} on {date} at {time} local time.",
            "It left {place} at {time} local time on {date}.",
        ),
        Kind.ARRIVAL: (
            "The plane landed in {place} at {time} local time on {date}.",
            "It arrived in {place} on {date} at {time} local time.",
            "The flight touched down in {place} at {time} local time on {date}.",
        ),
        Kind.STOP: ("It made a stop in {place}.", "The aircraft stopped in {place} to refuel."),
        Kind.TRANSFER: (
            "In {place} the passengers changed planes.",
            "The deportees were transferred to another plane in {place}.",
        ),
        Kind.AIRCRAFT: ("The aircraft was registered as {aircraft}.",),
    },
    "ru": {
        Kind.DEPARTURE: (
            "Самолёт вылетел из аэропорта города {place} {date} в {time} по местному времени.",
            "Чартерный рейс вылетел {date} в {time} по местному времени из города {place}.",
        ),
        Kind.ARRIVAL: (
            "Самолёт приземлился в аэропорту города {place} {date} в {time} по местному времени.",
            "Рейс прибыл в город {place} {date} в {time} по местному времени.",
        ),
        Kind.STOP: ("Самолёт сделал остановку в городе {place}.",),
        Kind.TRANSFER: ("В городе {place} пассажиры пересели на другой самолёт.",),
        Kind.AIRCRAFT: ("Бортовой номер самолёта — {aircraft}.",),
    },
}
ABOUT = {"en": "about {}", "ru": "около {}"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A report as text: where each statement's sentence begins and ends."""

    report: Report
    sentences: tuple[tuple[int, int], ...]


def write_report(
    rng: np.random.Generator, told: Told, world: Map, language: Language
) -> Written | None:
    """Return a report as text, or nothing where a place has no name in the language."""
    sentences, spans, length = [], [], 0
    for said in told.statements:
        sentence = _sentence(rng, said, world, language)
        if sentence is None:
            return None
        spans.append((length, length + len(sentence)))
        sentences.append(sentence)
        length += len(sentence) + 1
    text = " ".join(sentences)
    digest = Digest(f"sha256:{sha256(text.encode()).hexdigest()}")
    report = Report(digest=digest, name="simulated.txt", original=text, text=text)
    return Written(report=report, sentences=tuple(spans))


def _sentence(
    rng: np.random.Generator, said: Statement, world: Map, language: Language
) -> str | None:
    templates = TEMPLATES[language][said.kind]
    template = templates[int(rng.integers(len(templates)))]
    if said.place is None:
        return template.format(aircraft=said.aircraft)
    place = city_name(world.icao[said.place], language)
    if place is None:
        return None
    if said.first is None or said.last is None:
        return template.format(place=place)
    about = said.last - said.first > 1
    middle = (said.first + said.last) / 2 if about else said.first
    local = datetime.fromtimestamp(round(middle * 60), UTC).astimezone(_zone(world, said.place))
    clock = f"{local:%H:%M}"
    day = format_date(local.date(), "d MMMM y 'года'" if language == "ru" else "long", language)
    time = ABOUT[language].format(clock) if about else clock
    words = template.format(place=place, time=time, date=day)
    return words.replace("в около", "около")


def _zone(world: Map, place: int) -> ZoneInfo:
    found = airport(world.icao[place])
    return ZoneInfo(found.zone if found is not None and found.zone else "UTC")


@cache
def city_name(icao: str, language: Language) -> str | None:
    """Return the name of the airport's city, where the name leads back to the airport."""
    found = airport(icao)
    if found is None or not found.city:
        return None
    cities = [p for p in resolve_place(found.city) if p.kind == "city" and icao in p.airports]
    return (cities[0].ru if language == "ru" else cities[0].en) or None if cities else None
