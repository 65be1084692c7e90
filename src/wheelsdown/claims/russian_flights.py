"""Everything Russian reports say of a flight, each thing once.

In comes a `Scene`; out go `Statement`s. `FINDERS` is the list of everything about flights that
this language's rules find, in the order in which they are tried.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.patterns import regex
from wheelsdown.claims.russian_aircraft import find_aircraft, with_aircraft
from wheelsdown.claims.russian_composition import find_composition, find_transfers
from wheelsdown.claims.russian_durations import find_durations
from wheelsdown.claims.russian_movements import find_movements
from wheelsdown.claims.russian_occurrences import find_occurrences
from wheelsdown.claims.russian_passengers import find_passengers
from wheelsdown.claims.russian_previous import find_previous
from wheelsdown.claims.russian_routes import find_routes_named, find_ways
from wheelsdown.claims.russian_series import find_ordinals, with_ordinal
from wheelsdown.claims.russian_spelling import plain
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType

_I = re.IGNORECASE

FINDERS: tuple[Callable[[Scene], Iterator[Statement]], ...] = (
    find_movements,
    find_passengers,
    find_transfers,
    find_composition,
    find_ordinals,
    find_previous,
    find_occurrences,
    find_aircraft,
    find_durations,
    find_routes_named,
    find_ways,
)

# «Когда самолёт приземлится?» says nothing; «самолёт приземлился?» asks whether it did.
ASKS = regex(
    r"^[^?]*(?<!\w)(?:когда|кто|что за|где|куда|откуда|сколько|почему|зачем|как|какой|"
    r"какие)\s[^?]*\?\W*$",
    _I,
)
# «В 1979-м мы тоже улетали»: no removal flight of today's; years of birth are no dates of flights.
OF_ANOTHER_AGE = regex(r"(?<![\d.,:-])1[89]\d\d(?![\d.:])(?!\s*г(?:ода?|\.)?\s?р)", _I)


# What a film shows or a game plays has not happened.
FICTION = regex(
    r"(?<!\w)(?:в|во|по)\s+(?:[а-яё]+\s+)?(?:фильм|драм|сериал|роман|повест|спектакл|комеди|триллер|кинокартин|"
    r"мультфильм|рассказе|пьес|клип|симулятор|видеоигр|игре)\w*|(?<!\w)(?:герой|героин\w+|персонаж\w*|съ[её]м\w+)\s",
    _I,
)


def _less_what_is_told_of_earlier_ones(found: list[Statement]) -> list[Statement]:
    """«Первый, в феврале, привёз 84 человека» is one claim: of an earlier flight."""
    earlier = [s for s in found if s.rule == "earlier_flights"]
    counted = {(s.start, s.end) for s in found if s.type is ClaimType.FLIGHT_PASSENGERS}
    return [
        s
        for s in found
        if (s in earlier or not any(e.start <= s.start and s.end <= e.end for e in earlier))
        and not ((s.start, s.end) in counted and _says_no_more_than_the_number(s))
    ]


def _says_no_more_than_the_number(one: Statement) -> bool:
    """«Всего прибыло 52 человека» says how many, and not where or when they landed."""
    moved = one.type in (
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ROUTE,
    )
    return moved and not (one.place or one.origin or one.destination or one.times)


# Of two that say the same words, the one further left is meant.
GOES_BEFORE: tuple[ClaimType, ...] = (
    ClaimType.FLIGHT_TRANSFER,
    ClaimType.FLIGHT_ORDINAL,
    ClaimType.FLIGHT_PREVIOUS,
    ClaimType.FLIGHT_STOP,
    ClaimType.FLIGHT_DEPARTURE,
    ClaimType.FLIGHT_ARRIVAL,
    ClaimType.FLIGHT_ROUTE,
    ClaimType.FLIGHT_AIRCRAFT,
    ClaimType.FLIGHT_PASSENGERS,
    ClaimType.FLIGHT_DURATION,
    ClaimType.FLIGHT_COMPOSITION,
    ClaimType.FLIGHT_OCCURRENCE,
)


def find_flights(scene: Scene) -> tuple[Statement, ...]:
    """Return everything the sentence says of a flight; one claim for one stretch of words."""
    if ASKS.match(plain(scene.sentence.text)):
        return ()
    found = [
        statement
        for finder in FINDERS
        for statement in finder(scene)
        if not FICTION.search(scene.sentence.text)
        and not OF_ANOTHER_AGE.search(scene.sentence.text[: statement.end])
    ]
    found = _less_what_is_told_of_earlier_ones(found)
    lengths = {(s.start, s.end): s.duration_minutes for s in found if s.duration_minutes}
    kept: list[Statement] = []
    for one in sorted(found, key=lambda s: GOES_BEFORE.index(s.type)):
        if one.type is ClaimType.FLIGHT_STOP:
            # «В Тиране самолёт простоял три часа»: the stop and how long it was.
            one = replace(one, duration_minutes=lengths.get((one.start, one.end)))
        if one.type is ClaimType.FLIGHT_ROUTE and not one.via and (one.start, one.end) in lengths:
            # «От Балтимора до Каира лайнер летел десять часов» says how long it took.
            continue
        if not any((one.start, one.end) == (k.start, k.end) for k in kept):
            kept.append(with_ordinal(scene, with_aircraft(scene, one)))
    return tuple(sorted(kept, key=lambda s: (s.start, s.end, s.type)))
