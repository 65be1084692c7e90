"""What a place name means: which place, and which airports lie in it.

Takes a name or a code in English or Russian, in any case form; gives the places it can mean,
likeliest first. Nothing is guessed: an unknown name gives no place, an ambiguous one several.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from typing import Literal

from wheelsdown.model.bilingual import Language
from wheelsdown.model.itinerary import Area
from wheelsdown.places.data import read_columns
from wheelsdown.places.spelling import normal

PlaceKind = Literal["airport", "city", "state", "country", "region"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedPlace:
    """A place with a name in both languages and the airports it stands for."""

    key: str
    """`country:US`, `state:US-AZ`, `region:UA-43`, `city:US-AZ:mesa`, `airport:KIWA`."""
    kind: PlaceKind
    en: str
    ru: str
    """Empty where no Russian name is known."""
    country: str
    """ISO 3166-1 alpha-2."""
    region: str | None
    """ISO 3166-2."""
    zone: str | None
    """The zone all its airports share; of a city in two zones, its main airport's."""
    airports: tuple[str, ...]
    """ICAO codes of airports that take passenger aircraft, greatest first."""
    icao: str | None
    """The airport meant, where one airport alone serves the place."""
    listed: bool = True
    """False of a town known only as an airport's municipality: believed in context alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """A place that words can mean, and what must stand around them in running text."""

    place: NamedPlace
    needs: str
    """`""` nothing, `context` a preposition, `case` exact capitals, `code` both of these,
    `after_city` a city before."""


Names = dict[tuple[str, ...], tuple[Meaning, ...]]


@cache
def _places() -> dict[str, NamedPlace]:
    table = read_columns("places")
    columns = ("key", "kind", "en", "ru", "country", "region", "zone", "airports", "icao", "tier")
    found = {}
    for row in zip(*(table[c] for c in columns), strict=True):
        key, kind, en, ru, country, region, zone, airports, icao, tier = row
        found[key] = NamedPlace(
            key=key,
            kind=_kind(kind),
            en=en,
            ru=ru,
            country=country,
            region=region or None,
            zone=zone or None,
            airports=tuple(airports.split()),
            icao=icao or None,
            listed=tier == "0",
        )
    return found


def _kind(text: str) -> PlaceKind:
    for kind in ("airport", "city", "state", "country", "region"):
        if text == kind:
            return kind
    raise ValueError(f"no kind of place: {text!r}")


@cache
def names_in(language: Language) -> Names:
    """Return every known name as a tuple of normal words, with its meanings, likeliest first."""
    places, table = _places(), read_columns("words")
    found: dict[tuple[str, ...], list[Meaning]] = defaultdict(list)
    for words, tongue, key, needs in zip(
        *(table[c] for c in ("words", "language", "key", "needs")), strict=True
    ):
        if tongue == language:
            found[tuple(words.split())].append(Meaning(place=places[key], needs=needs))
    return {words: tuple(meanings) for words, meanings in found.items()}


def place_of_key(key: str) -> NamedPlace | None:
    """Return the place with this key."""
    return _places().get(key)


def place_of_airport(icao: str) -> NamedPlace | None:
    """Return the airport with this ICAO key as a place; small ones too."""
    return _places().get(f"airport:{icao}") or next(
        (p for p in _airports_of_code(icao) if p.icao == icao), None
    )


def resolve_place(words: str) -> tuple[NamedPlace, ...]:
    """Return the places that `words` can mean, likeliest first; none if the name is unknown.

    A name in either language and any case form goes before a code (`Lima` is the city, though
    LIMA is an airport of Turin), and one that lists name before a mere municipality. A part after
    a comma, or in brackets, narrows: `Alexandria, Louisiana`, `Меса (Аризона)`, `Mobile, Ala.`
    """
    words = words.strip()
    if match := re.fullmatch(r"(.+?)\s*(?:,\s*|\()(.+?)\)?", words):
        inside = _by_name(match[2], after_city=True)
        return tuple(
            place
            for place in _by_name(match[1])
            if any(lies_in(place, wider) for wider in inside) and place not in inside
        )
    return _likeliest(_by_name(words)) or _airports_of_code(words.upper())


def _by_name(words: str, *, after_city: bool = False) -> tuple[NamedPlace, ...]:
    key = tuple(normal(words).split())
    found: dict[str, NamedPlace] = {}
    for language in ("en", "ru"):
        for meaning in names_in("ru" if language == "ru" else "en").get(key, ()):
            if after_city or meaning.needs != "after_city":
                found[meaning.place.key] = meaning.place
    return tuple(found.values())


def _likeliest(places: tuple[NamedPlace, ...]) -> tuple[NamedPlace, ...]:
    return tuple(p for p in places if p.listed) or places


def lies_in(place: NamedPlace, wider: NamedPlace) -> bool:
    """Say whether `place` is a part of `wider` (a country, state, region or city)."""
    if wider.kind == "country":
        return place.country == wider.country and place.kind != "country"
    if wider.kind in ("state", "region"):
        return place.region == wider.region and place.kind in ("city", "airport")
    if wider.kind == "city":
        return place.kind == "airport" and place.icao in wider.airports
    return False


def area_of(place: NamedPlace) -> Area:
    """Return the airports that `place` stands for, as itineraries are searched by."""
    kind = "state" if place.kind == "region" else place.kind
    return Area(
        name=place.en,
        kind=kind,
        airports=frozenset(place.airports),
        zone=place.zone,
        country=place.country,
    )


@cache
def _airports_of_code(code: str) -> tuple[NamedPlace, ...]:
    """Return airports of every size by any code: ICAO, replaced ICAO, IATA and FAA, local.

    A better kind of match hides the worse: `KWI` is Kuwait and no strip.
    """
    found = sorted(_rows_by_code().get(code, ()))
    best = found[0][0] if found else 0
    rows = (row for match, _, _, row in found if match == best)
    return tuple(dict.fromkeys(_airport_in_row(_airports(), row) for row in rows))


@cache
def _airports() -> dict[str, list[str]]:
    return read_columns("airports", package="wheelsdown.aviation.data")


@cache
def _rows_by_code() -> dict[str, list[tuple[int, int, bool, int]]]:
    """Return rows of the airport table by code: how good a match, then the greatest first.

    The order of `aviation.airports.airports_by_code` and from its table; parts of one layer do
    not import one another.
    """
    table = _airports()
    wanted = ("icao", "iata", "local", "other_codes", "country", "kind_rank", "scheduled")
    hits: dict[str, list[tuple[int, int, bool, int]]] = defaultdict(list)
    for row, cells in enumerate(zip(*(table[c] for c in wanted), strict=True)):
        icao, iata, local, others, country, rank, scheduled = cells
        order = (int(rank), scheduled != "1", row)
        hits[icao].append((0, *order))
        if iata:
            hits[iata].append((2, *order))
        if local:
            hits[local.upper()].append((2 if country == "US" and rank < "2" else 4, *order))
        for other in others.split():
            hits[other].append((1 if len(other) == 4 else 3, *order))
    return hits


def _airport_in_row(table: dict[str, list[str]], row: int) -> NamedPlace:
    icao = table["icao"][row]
    return _places().get(f"airport:{icao}") or NamedPlace(
        key=f"airport:{icao}",
        kind="airport",
        en=table["name"][row],
        ru="",
        country=table["country"][row],
        region=table["region"][row] or None,
        zone=table["zone"][row] or None,
        airports=(icao,),
        icao=icao,
        listed=False,
    )
