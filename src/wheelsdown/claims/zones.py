"""Which time zones a time may be in: those its words name, else those of the place of the event.

In comes a place mention or the words of a zone; out go IANA names. A country of several zones
gives them all, and a time said of it then spans them all.
"""

from functools import cache
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from wheelsdown.aviation.airports import airport, load_airports
from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import PlaceMention
from wheelsdown.places.nationalities import find_nationalities

ZONES_BY_WORD: dict[str, str] = {
    **dict.fromkeys(("ET", "EST", "EDT", "Eastern"), "America/New_York"),
    **dict.fromkeys(("CT", "CST", "CDT", "Central"), "America/Chicago"),
    **dict.fromkeys(("MT", "MDT", "Mountain"), "America/Denver"),
    "MST": "America/Phoenix",
    **dict.fromkeys(("PT", "PST", "PDT", "Pacific"), "America/Los_Angeles"),
    **dict.fromkeys(("UTC", "GMT", "Greenwich"), "UTC"),
    **dict.fromkeys(("MSK", "Moscow"), "Europe/Moscow"),
    **dict.fromkeys(("CET", "CEST", "Central European"), "Europe/Paris"),
    **dict.fromkeys(("EET", "EEST"), "Europe/Helsinki"),
    "BST": "Europe/London",
    "Arizona": "America/Phoenix",
}

# Small fields can lie in odd corners of a country; its zones are those of airports with service.
LARGEST_KINDS = 2


def zone_from_words(words: str) -> str | None:
    """Return the zone that "ET", "UTC+3" or "Moscow time" names, without looking places up."""
    plain = words.strip().removesuffix("time").removesuffix("Time").strip()
    for suffix in (" Standard", " Daylight"):
        plain = plain.removesuffix(suffix)
    if plain[:3] in ("UTC", "GMT") and plain[3:4] in ("+", "-"):
        # POSIX signs run the other way: UTC+3 is Etc/GMT-3.
        sign = "-" if plain[3] == "+" else "+"
        return known_zone(f"Etc/GMT{sign}{int(plain[4:])}") if plain[4:].isdigit() else None
    return ZONES_BY_WORD.get(plain)


@cache
def known_zone(name: str | None) -> str | None:
    """Return `name` if it is a zone of the bundled database."""
    if not name:
        return None
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError):
        return None
    return name


@cache
def zones_of_country(country: str, region: str | None = None) -> tuple[str, ...]:
    """Return the zones in which airports with service lie, of a country or one region of it."""
    a = load_airports()
    zones = {
        a.zone[i]
        for i, c in enumerate(a.country)
        if c == country
        and (region is None or a.region[i] == region)
        and a.zone[i]
        and (a.scheduled[i] or a.kind_rank[i] < LARGEST_KINDS)
    }
    return tuple(sorted(z for z in zones if known_zone(z)))


# "The Egyptian capital", "Morocco's biggest city": of that country, whichever city it is.
CITY_OF_A_COUNTRY = regex(
    r"\bthe\s+(?P<country>[A-Z][a-z]+)\s+(?:capital|city|airport|airfield|metropolis|port city|resort|town|side)\b"
)


def zones_of_adjective(words: str) -> tuple[str, ...]:
    """Return the zones of the country whose capital or city the words speak of, if it is one."""
    said = CITY_OF_A_COUNTRY.search(words)
    hits = find_nationalities(said["country"], "en") if said else ()
    return zones_of_country(hits[0].country) if len(hits) == 1 else ()


def zones_of_adjective_time(words: str) -> tuple[str, ...]:
    """Return the zones of "Irish time"; none where the words are of no country."""
    hits = find_nationalities(words, "en")
    return zones_of_country(hits[0].country) if len(hits) == 1 else ()


def zones_of_place(place: PlaceMention | None) -> tuple[str, ...]:
    """Return the zones a place lies in; none where nothing is known of it."""
    if place is None:
        return ()
    if zone := known_zone(place.zone):
        return (zone,)
    if place.country:
        return zones_of_country(place.country, place.region)
    found = (airport(icao) for icao in place.candidates)
    return tuple(sorted({zone for a in found if a is not None and (zone := known_zone(a.zone))}))
