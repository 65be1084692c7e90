"""Give every airport its time zone.

A country with one zone has it everywhere. Elsewhere the package `airportsdata` is asked by code,
and its answer kept only if tzdata puts that zone in the airport's country. What is left takes the
zone of the nearest airport that has one, in its own region first, then in its country.
"""

from collections import Counter, defaultdict
from importlib.resources import files
from typing import Protocol

import airportsdata

# Not in zone.tab: Kosovo keeps Belgrade's time.
EXTRA = {"XK": ["Europe/Belgrade"]}


class Placed(Protocol):
    icao: str
    country: str
    region: str
    lat: float
    lon: float
    zone: str
    local: str


def zones_by_country() -> tuple[dict[str, list[str]], dict[str, set[str]]]:
    """(country -> its zones, zone -> the countries that may use it)."""
    listed: dict[str, list[str]] = defaultdict(list)
    allowed: dict[str, set[str]] = defaultdict(set)
    for name in ("zone.tab", "zone1970.tab"):
        for line in (files("tzdata.zoneinfo") / name).read_text().splitlines():
            if line.startswith("#"):
                continue
            countries, _, zone = line.split("\t")[:3]
            for country in countries.split(","):
                allowed[zone].add(country)
                if name == "zone.tab":
                    listed[country].append(zone)
    for country, zones in EXTRA.items():
        listed[country] = zones
        for zone in zones:
            allowed[zone].add(country)
    return dict(listed), dict(allowed)


def links() -> dict[str, str]:
    """Old names and what they stand for today (`America/Buenos_Aires`)."""
    text = (files("tzdata.zoneinfo") / "tzdata.zi").read_text().splitlines()
    pairs = (line.split() for line in text if line.startswith("L "))
    return {old: new for _, new, old in pairs}


def give_zones(fields: list[Placed]) -> int:
    """Set `zone` of every field; return how many got none."""
    listed, allowed = zones_by_country()
    old_names = links()
    asked = airportsdata.load("ICAO") | {}
    by_lid = airportsdata.load("LID")
    wrong: Counter[str] = Counter()
    for f in fields:
        of_country = listed.get(f.country, [])
        if len(of_country) == 1:
            f.zone = of_country[0]
            continue
        if f.country == "PS":
            f.zone = "Asia/Gaza" if f.lon < 34.6 else "Asia/Hebron"
            continue
        row = asked.get(f.icao) or (by_lid.get(f.local or f.icao) if f.country == "US" else None)
        zone = row["tz"] if row else ""
        if zone and zone not in allowed:
            zone = old_names.get(zone, zone)
        if zone and f.country in allowed.get(zone, ()):
            f.zone = zone
        elif zone:
            wrong[f.country] += 1
    print("zones of another country, dropped:", dict(wrong.most_common(12)))
    spread(fields)
    return sum(not f.zone for f in fields)


def spread(fields: list[Placed]) -> None:
    """Give what is left the zone of the nearest airport in its region, else in its country."""
    known: dict[str, list[tuple[float, float, str]]] = defaultdict(list)
    for f in fields:
        if f.zone:
            known[f.country].append((f.lat, f.lon, f.zone))
            known[f.region or f.country].append((f.lat, f.lon, f.zone))
    for f in fields:
        if not f.zone:
            near = known.get(f.region or f.country) or known.get(f.country) or []
            # Degrees are good enough to say who is nearest within one region.
            best = min(
                near,
                key=lambda p: (p[0] - f.lat) ** 2 + ((p[1] - f.lon + 180) % 360 - 180) ** 2 / 4,
                default=None,
            )
            f.zone = best[2] if best else ""
