"""Named places: countries, states, cities, airports; their names and what they stand for."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from babel import Locale

from reference.airports import KIND_RANK, km
from reference.declension import forms
from reference.names import (
    AIRPORTS,
    CODES,
    COUNTRY_ALIASES,
    HUBS,
    PROVINCES,
    REGIONS,
    RISKY,
    RISKY_AIRPORTS,
    RISKY_RU,
    STATES,
)
from reference.rows import Row, read_columns, read_csv, write_columns

HERE = Path(__file__).parent
METRO_KM = 40.0
"""Airports this near to a city's main airport serve it too, where that one is a great one."""
JET_RUNWAY_FT = 5000
"""Shorter runways take no airliner with passengers (see performance.csv)."""
NOT_NAMES = {
    "international",
    "regional",
    "municipal",
    "airport",
    "airfield",
    "field",
    "air",
    "base",
}
AIRPORT_TAIL = re.compile(
    r"\s+((Inter)?national|Regional|Municipal|Airport|Airfield|Aerodrome|Air Base|Air Force Base)+$"
)

HEADER = ["key", "kind", "en", "ru", "country", "region", "zone", "airports", "icao", "tier"]
FORM_HEADER = ["words", "language", "key", "needs"]


@dataclass(kw_only=True)
class Port:
    icao: str
    name: str
    city: str
    country: str
    region: str
    lat: float
    lon: float
    zone: str
    rank: int
    scheduled: bool
    longest_ft: int

    def order(self) -> tuple[int, bool, int, str]:
        return self.rank, not self.scheduled, -self.longest_ft, self.icao


@dataclass(kw_only=True)
class Place:
    key: str
    kind: str
    en: str
    ru: str = ""
    country: str = ""
    region: str = ""
    airports: list[Port] = field(default_factory=list)
    icao: str = ""
    tier: int = 0
    """1: a municipality of the airport table that no list names; it needs context."""


@dataclass(kw_only=True)
class Gazetteer:
    ports: dict[str, Port]
    places: dict[str, Place] = field(default_factory=dict)
    words: set[tuple[str, str, str, str]] = field(default_factory=set)

    def say(self, place: Place, language: str, names: Iterable[str], needs: str = "") -> None:
        for name in names:
            made = forms(name) if language == "ru" else {name}
            for form in made:
                if words := normal(form):
                    self.words.add((words, language, place.key, needs))


def normal(name: str) -> str:
    """Words of a name parted by single spaces: no accents, no case, no punctuation, ё as е."""
    kept = name.lower().replace("ё", "е").replace("й", "\0")
    plain = "".join(c for c in unicodedata.normalize("NFKD", kept) if not unicodedata.combining(c))
    plain = plain.replace("\0", "й").translate(SPECIAL)
    return " ".join(re.findall(r"[^\W_]+", plain))


SPECIAL = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "ð": "d"})


def read_ports(data: Path) -> dict[str, Port]:
    longest: dict[str, int] = defaultdict(int)
    for r in read_columns(data / "runways.columns.gz"):
        if r["closed"] != "1" and r["length_ft"]:
            longest[r["icao"]] = max(longest[r["icao"]], int(r["length_ft"]))
    cities = (HERE / "cities.txt").read_text(encoding="utf-8")
    by_hand = set(re.findall(r"\b[A-Z]{4}\b", cities + AIRPORTS))
    found = {}
    for r in read_columns(data / "airports.columns.gz"):
        port = Port(
            icao=r["icao"],
            name=r["name"],
            city=r["city"],
            country=r["country"],
            region=r["region"],
            lat=float(r["latitude"]),
            lon=float(r["longitude"]),
            zone=r["zone"],
            rank=int(r["kind_rank"]),
            scheduled=r["scheduled"] == "1",
            longest_ft=longest[r["icao"]],
        )
        great = port.rank <= KIND_RANK.index("medium_airport")
        named = port.icao in by_hand and port.rank <= KIND_RANK.index("small_airport")
        if (
            great
            or named
            or (port.scheduled and port.longest_ft >= JET_RUNWAY_FT and port.rank <= 2)
        ):
            found[port.icao] = port
    return found


def the_one(ports: Iterable[Port]) -> str:
    """The only airport with scheduled service, else the only one at all, else none."""
    ports = list(ports)
    scheduled = [p for p in ports if p.scheduled and p.longest_ft >= JET_RUNWAY_FT]
    if len(scheduled) == 1:
        return scheduled[0].icao
    return ports[0].icao if len(ports) == 1 else ""


def add_area(g: Gazetteer, place: Place, inside: Iterable[Port]) -> Place:
    place.airports = sorted(inside, key=Port.order)
    place.icao = the_one(place.airports)
    assert place.key not in g.places, place.key
    g.places[place.key] = place
    return place


def add_countries(g: Gazetteer, rows: list[Row]) -> None:
    en, ru = Locale("en").territories, Locale("ru").territories
    for row in rows:
        code = row["code"]
        if code not in ru:
            continue  # OurAirports' own: no country, disputed reefs
        inside = [p for p in g.ports.values() if p.country == code]
        more_en, more_ru = COUNTRY_ALIASES.get(code, ("", ""))
        name_en = re.sub(r"^The ", "", row["name"])
        name_ru = (more_ru.split("=")[0]) or ru.get(code, "")
        place = Place(key=f"country:{code}", kind="country", en=name_en, ru=name_ru, country=code)
        add_area(g, place, inside)
        english = {name_en, en.get(code, name_en), *filter(None, more_en.split("="))}
        cased = {n for n in english if n.replace(".", "").isupper() and len(n.replace(".", "")) < 5}
        g.say(place, "en", english - cased - RISKY)
        g.say(place, "en", english & RISKY, "context")
        g.say(place, "en", cased, "case")
        russian = {n for n in (name_ru, ru.get(code, ""), *more_ru.split("=")) if n}
        russian = {re.sub(r"\s*\(.*\)", "", n) for n in russian}
        g.say(place, "ru", russian - RISKY_RU)
        g.say(place, "ru", russian & RISKY_RU, "context")


def table(text: str) -> Iterator[list[str]]:
    for line in text.strip().splitlines():
        if not line.startswith("#"):
            yield line.split("|")


def add_states(g: Gazetteer) -> None:
    for country, text in (("US", STATES), ("CA", PROVINCES)):
        for code, en, short, ru in table(text):
            region = f"{country}-{code}"
            inside = [p for p in g.ports.values() if p.region == region]
            names = ru.split("=")
            place = Place(
                key=f"state:{region}",
                kind="state",
                en=en,
                ru=names[0],
                country=country,
                region=region,
            )
            add_area(g, place, inside)
            g.say(place, "en", [en])
            g.say(place, "en", [*filter(None, short.split("=")), code], "after_city")
            g.say(place, "ru", names)
    for region, en, ru in table(REGIONS):
        inside = [p for p in g.ports.values() if p.region == region]
        place = Place(
            key=f"region:{region}", kind="region", en=en.split("=")[0], ru=ru.split("=")[0],
            country=region[:2], region=region,
        )  # fmt: skip
        add_area(g, place, inside)
        g.say(place, "en", en.split("="))
        g.say(place, "ru", ru.split("="))


def municipalities(port: Port) -> list[str]:
    """Names in the municipality column: `Pullman/Moscow`, `Beijing (Daxing)`, `Tulum, Q. Roo`."""
    parts = re.split(r"\s*[/(,;)]\s*|\s+-\s+|[–—]", port.city)
    return [p for p in dict.fromkeys(parts) if len(p) > 2 and not p.isdigit()]


def add_cities(g: Gazetteer) -> None:
    by_city: dict[tuple[str, str], list[Port]] = defaultdict(list)
    for port in g.ports.values():
        for name in municipalities(port):
            by_city[normal(name), port.country].append(port)
    listed: set[tuple[str, str, str]] = set()
    for en, ru, where, codes in table((HERE / "cities.txt").read_text(encoding="utf-8")):
        country, names = where[:2], en.split("=")
        there = [p for n in names for p in by_city[normal(n), country]]
        there = [p for p in there if "-" not in where or p.region == where or country != "US"]
        listed_codes = codes.rstrip("!").split()
        named = [g.ports[c] for c in listed_codes if c in g.ports]
        for code in set(listed_codes) - {p.icao for p in named}:
            print(f"cities.txt: {en} names {code}, which is no open airport")
        if codes.endswith("!"):
            inside = named
        else:
            inside = with_metro({p.icao: p for p in (*named, *there)}, g)
        region = where if "-" in where else next((p.region for p in named), "")
        place = Place(
            key=f"city:{where}:{normal(names[0]).replace(' ', '-')}",
            kind="city", en=names[0], ru=ru.split("=")[0], country=country, region=region,
        )  # fmt: skip
        add_area(g, place, inside)
        place.airports = [*named, *(p for p in place.airports if p not in named)]
        if len(named) > 1:
            place.icao = ""
        g.say(place, "en", names, "context" if names[0] in RISKY else "")
        if ru:
            g.say(place, "ru", ru.split("="), "context" if ru.split("=")[0] in RISKY_RU else "")
        listed |= {(normal(n), country, region) for n in names}
        listed |= {(normal(n), country, "") for n in names if country != "US"}
    add_unlisted_cities(g, by_city, listed)


def with_metro(own: dict[str, Port], g: Gazetteer) -> list[Port]:
    great = [p for p in own.values() if p.rank == 0]
    found = dict(own)
    for p in g.ports.values():
        serves = p.scheduled and p.longest_ft >= JET_RUNWAY_FT
        if serves and any(
            p.country == q.country and km(p.lat, p.lon, q.lat, q.lon) <= METRO_KM for q in great
        ):
            found[p.icao] = p
    return list(found.values())


def add_unlisted_cities(
    g: Gazetteer,
    by_city: dict[tuple[str, str], list[Port]],
    listed: set[tuple[str, str, str]],
) -> None:
    for (words, country), ports in sorted(by_city.items()):
        for region in sorted({p.region for p in ports}):
            if (words, country, region) in listed or (words, country, "") in listed:
                continue
            inside = [p for p in ports if p.region == region]
            name = next(n for p in inside for n in municipalities(p) if normal(n) == words)
            place = Place(
                key=f"city:{region or country}:{words.replace(' ', '-')}",
                kind="city", en=name, country=country, region=region, tier=1,
            )  # fmt: skip
            if place.key not in g.places:
                add_area(g, place, inside)
                g.say(place, "en", [name], "context")


def add_airports(g: Gazetteer) -> None:
    by_hand = {code: (en, ru) for code, en, ru in table(AIRPORTS)}
    # What is made from the name of a small field is not said where a list gives it to another.
    given = {
        normal(form)
        for en, _ in by_hand.values()
        for name in filter(None, en.split("="))
        for form in (name, *with_airport(name))
    }
    for port in g.ports.values():
        en, ru = by_hand.get(port.icao, ("", ""))
        place = Place(
            key=f"airport:{port.icao}", kind="airport", en=port.name, ru=ru.split("=")[0],
            country=port.country, region=port.region,
        )  # fmt: skip
        add_area(g, place, [port])
        for part in (port.name, *re.split(r"\s+/\s+", port.name)):
            made = with_airport(part)
            if port.icao not in by_hand:
                made = {form for form in made if normal(form) not in given}
            g.say(place, "en", made, "")
        for name in filter(None, en.split("=")):
            risk = "context" if name in RISKY_AIRPORTS else ""
            g.say(place, "en", [name], risk)
            g.say(place, "en", with_airport(name))
        for name in filter(None, ru.split("=")):
            g.say(place, "ru", [name], "context" if name in RISKY_RU else "")
    # Codes said in text as names.
    for code in sorted(HUBS | set(by_hand)):
        if f"airport:{code}" in g.places:
            g.say(g.places[f"airport:{code}"], "en", [code], "case")
    for code, short in CODES.items():
        g.say(g.places[f"airport:{code}"], "en", short, "code")


def with_airport(name: str) -> set[str]:
    """`X International Airport` is also `X Airport` and `X International`; a bare `X` is a city."""
    base = name
    while (shorter := AIRPORT_TAIL.sub("", base)) != base:
        base = shorter
    said = {name} if "irport" in name or "Base" in name or "Field" in name else set()
    if set(normal(base).split()) <= NOT_NAMES:
        return said
    if "Base" in name and "Airport" not in name:
        return {name}
    return said | {f"{base} Airport", f"{base} International Airport", f"{base} International"}


def zone_of(place: Place) -> str:
    """The zone all its airports share; of a city's, else its main airport's."""
    zones = {p.zone for p in place.airports}
    if len(zones) == 1 or (zones and place.kind in ("city", "airport")):
        return place.airports[0].zone
    return ""


def sort_key(place: Place) -> tuple[object, ...]:
    """Likelier first: listed ones; airport, country, city, state; hubs and great ones."""
    hub = any(p.icao in HUBS for p in place.airports[:1])
    kinds = ["airport", "country", "city", "state", "region"]
    first = place.airports[0].order() if place.airports else (9, True, 0, "")
    kind = 1 if place.en in ("Washington", "New York") and place.kind == "city" else 0
    return (place.tier, kinds.index(place.kind) - kind, not hub, first, place.key)


def build_places(source: Path, data: Path, out: Path) -> None:
    g = Gazetteer(ports=read_ports(data))
    add_countries(g, read_csv(source / "ourairports_countries.csv"))
    add_states(g)
    add_cities(g)
    add_airports(g)
    ordered = sorted(g.places.values(), key=sort_key)
    rank = {p.key: i for i, p in enumerate(ordered)}
    write_columns(
        out / "places.columns.gz",
        HEADER,
        (
            (
                *(p.key, p.kind, p.en, p.ru, p.country, p.region, zone_of(p)),
                *(" ".join(q.icao for q in p.airports), p.icao, p.tier),
            )
            for p in ordered
        ),
    )
    words = sorted(g.words, key=lambda w: (w[1], w[0], rank[w[2]], w[3]))
    write_columns(out / "words.columns.gz", FORM_HEADER, words)
