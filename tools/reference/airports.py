"""Merge OurAirports 2022 and 2026 with standing-data into one table of airports and runways.

Identity: an OurAirports airport is its numeric id, which survives renaming; the 2026 runways name
the ident of 2026 for it. Standing-data joins by code, else by IATA code or position.
"""

import math
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from reference.rows import Row, read_csv, write_columns
from reference.zones import give_zones

ICAO = re.compile(r"[A-Z]{4}")
KIND_RANK = [
    "large_airport",
    "medium_airport",
    "small_airport",
    "seaplane_base",
    "heliport",
    "balloonport",
    "closed",
]
POSITIONS_DIFFER_KM = 5.0
SAME_FIELD_KM = 3.0
"""Two codes at one place are one airport: half a long runway, and room for a sloppy position."""

BEING_BUILT = "(under construction)"
"""In the name of a closed airport: OurAirports of 2022 expected it."""

SAME_SITE_KM = 15.0
"""Where a field still to be built was placed by the plans."""

HEADER = [
    *("icao", "iata", "local", "name", "city", "country", "region", "latitude", "longitude"),
    *("elevation_ft", "zone", "kind_rank", "scheduled", "other_codes"),
]
RUNWAY_HEADER = [
    *("icao", "first", "second", "length_ft", "width_ft", "surface", "closed"),
    *("lat1", "lon1", "lat2", "lon2"),
]

# OurAirports of 2022 is wrong or late here; each line says why.
CORRECTIONS: dict[str, dict[str, object]] = {
    "UUBW": {"city": "Zhukovsky", "region": "RU-MOS"},  # filed under Moscow; a town of its own
    "UACC": {"name": "Nursultan Nazarbayev International Airport", "city": "Astana"},
    "HESX": {"scheduled": True},  # scheduled since 2022 (standing-data lists it with SPX)
    "LUKK": {"iata": "RMO"},  # KIV until 2024
    "EDDT": {"kind": "closed", "scheduled": False},  # Berlin Tegel, closed November 2020
}
# Codes that were replaced and that neither source carries with its successor.
RENAMED = {"KIV": "LUKK", "TSE": "UACC", "OKBK": "OKKK", "HSSJ": "HJJJ", "UAFM": "UCFM"}


@dataclass(kw_only=True)
class Field:
    icao: str
    iata: str = ""
    local: str = ""
    name: str = ""
    city: str = ""
    country: str = ""
    region: str = ""
    lat: float = 0.0
    lon: float = 0.0
    elevation_ft: int | None = None
    zone: str = ""
    kind: str = "small_airport"
    scheduled: bool = False
    other: set[str] = field(default_factory=set)
    ref: str = ""
    """OurAirports id."""
    source: str = "ourairports"


def km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    p1, p2 = math.radians(lat1), math.radians(lat2)
    d = math.radians(lon2 - lon1)
    h = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(d / 2) ** 2
    return 2 * 6371.0088 * math.asin(min(1.0, math.sqrt(h)))


class Nearby:
    """Fields by whole degree, for questions of what lies near."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.cells: dict[tuple[int, int], list[Field]] = defaultdict(list)
        for f in fields:
            self.cells[math.floor(f.lat), math.floor(f.lon)].append(f)

    def near(self, lat: float, lon: float, degrees: int = 1) -> list[tuple[float, Field]]:
        i, j = math.floor(lat), math.floor(lon)
        wide = min(180, math.ceil(degrees / max(0.05, math.cos(math.radians(lat)))))
        found = [
            (km(lat, lon, f.lat, f.lon), f)
            for di in range(-degrees, degrees + 1)
            for dj in range(-wide, wide + 1)
            for f in self.cells.get((i + di, (j + dj + 180) % 360 - 180), ())
        ]
        return sorted(found, key=lambda x: (x[0], x[1].icao))


def newest_idents(runways: list[Row]) -> dict[str, str]:
    return {r["airport_ref"]: r["airport_ident"] for r in runways}


def from_ourairports(row: Row, newest: dict[str, str]) -> Field:
    """The key is the ident of 2026 if it changed to an ICAO code, else GPS code, else ident."""
    ident, gps, new = row["ident"].upper(), row["gps_code"].upper(), newest.get(row["id"], "")
    if new and new != row["ident"] and ICAO.fullmatch(new):
        key = new
    else:
        key = gps if ICAO.fullmatch(gps) else ident
    return Field(
        icao=key,
        iata=row["iata_code"] if re.fullmatch(r"[A-Z0-9]{3}", row["iata_code"]) else "",
        local=row["local_code"],
        name=row["name"],
        city=row["municipality"],
        country=row["iso_country"],
        region=row["iso_region"],
        lat=round(float(row["latitude_deg"]), 5),
        lon=round(float(row["longitude_deg"]), 5),
        elevation_ft=int(row["elevation_ft"]) if row["elevation_ft"] else None,
        kind=row["type"],
        scheduled=row["scheduled_service"] == "yes",
        # Two-part idents ("US-0571") are OurAirports' own numbers, not codes anybody says.
        other={c for c in (ident, gps, new) if c and "-" not in c} - {key},
        ref=row["id"],
    )


def keep_one_each(fields: list[Field]) -> dict[str, Field]:
    """Of several under one key keep the greatest open one; others stay under their ident."""
    kept: dict[str, Field] = {}
    for f in sorted(fields, key=lambda f: (KIND_RANK.index(f.kind), not f.scheduled, f.ref)):
        if f.icao not in kept:
            kept[f.icao] = f
            continue
        spare = next((c for c in sorted(f.other) if c not in kept), None)
        if spare is not None:
            f.other -= {spare}
            f.icao = spare
            kept[spare] = f
    return kept


def join_standing(
    kept: dict[str, Field], rows: list[Row], thresholds: dict[str, tuple[float, float]]
) -> list[str]:
    """Add what only standing-data has; return a line for each position the sources dispute."""
    owner = {c: f for f in kept.values() for c in f.other} | kept
    nearby, disputes = Nearby(kept.values()), []
    for row in rows:
        code = row["ICAO"]
        if not code:
            continue
        lat, lon = float(row["Latitude"]), float(row["Longitude"])
        known = owner.get(code) or at_the_same_place(nearby, lat, lon, row)
        if known is None:
            kept[code] = owner[code] = standing_only(row)
            continue
        if ICAO.fullmatch(code) and not ICAO.fullmatch(known.icao) and code not in kept:
            # OurAirports knew the field before it had a code.
            kept[code] = kept.pop(known.icao)
            known.other.add(known.icao)
            known.icao = code
        elif code != known.icao:
            known.other.add(code)
        if BEING_BUILT in known.name:
            # Standing-data lists airports in service: it has opened since.
            known.kind, known.scheduled, known.name = "medium_airport", True, row["Name"]
        known.iata = known.iata or row["IATA"]
        if row["IATA"] and row["IATA"] != known.iata:
            known.other.add(row["IATA"])
        if known.elevation_ft is None and row["AltitudeFeet"] not in ("", "0"):
            known.elevation_ft = round(float(row["AltitudeFeet"]))
        off = km(lat, lon, known.lat, known.lon)
        if off > POSITIONS_DIFFER_KM:
            disputes.append(settle(known, (lat, lon), off, thresholds.get(known.icao)))
    return disputes


def at_the_same_place(nearby: Nearby, lat: float, lon: float, row: Row) -> Field | None:
    for off, f in nearby.near(lat, lon):
        if off > (SAME_SITE_KM if BEING_BUILT in f.name else SAME_FIELD_KM):
            continue
        same_iata = bool(row["IATA"]) and row["IATA"] == f.iata
        faa = f.country == "US" and row["ICAO"] in ("K" + f.icao, "K" + f.local)
        usable = f.kind not in ("heliport", "closed") or BEING_BUILT in f.name
        if (same_iata or faa) and usable:
            return f
    return None


def standing_only(row: Row) -> Field:
    """A field that OurAirports of 2022 did not know: with an IATA code and this name, a new one."""
    new = bool(row["IATA"]) and "International" in row["Name"]
    return Field(
        icao=row["ICAO"],
        iata=row["IATA"],
        name=row["Name"],
        city=row["Location"],
        country=row["CountryISO2"],
        lat=round(float(row["Latitude"]), 5),
        lon=round(float(row["Longitude"]), 5),
        elevation_ft=round(float(row["AltitudeFeet"])) if row["AltitudeFeet"] else None,
        kind="medium_airport" if new else kind_by_name(row["Name"]),
        scheduled=new,
        source="standing",
    )


def kind_by_name(name: str) -> str:
    return "heliport" if "heliport" in name.lower() else "small_airport"


def settle(
    f: Field, standing: tuple[float, float], off: float, runway: tuple[float, float] | None
) -> str:
    """Take the position nearer to the runways; without thresholds keep OurAirports'."""
    took = "ourairports"
    if runway and km(*standing, *runway) < km(f.lat, f.lon, *runway):
        f.lat, f.lon = round(standing[0], 5), round(standing[1], 5)
        took = "standing"
    why = "runway" if runway else "no thresholds"
    return f"{f.icao}\t{off:.1f}\t{took}\t{why}"


def runway_rows(rows: list[Row], key_of: dict[str, str]) -> list[tuple[object, ...]]:
    out: list[tuple[object, ...]] = []
    for r in rows:
        key = key_of.get(r["airport_ref"]) or key_of.get(r["airport_ident"])
        first, second = ends(r)
        # Helipads: no direction, and no aeroplane lands there.
        if key is None or (r["le_ident"].startswith("H") and not r["he_ident"]):
            continue
        out.append(
            (
                key,
                r["le_ident"],
                r["he_ident"],
                r["length_ft"] if r["length_ft"] != "0" else "",
                r["width_ft"] if r["width_ft"] != "0" else "",
                r["surface"],
                r["closed"],
                *(first or ("", "")),
                *(second or ("", "")),
            )
        )
    return sorted(set(out), key=lambda r: [str(c) for c in r])


def ends(r: Row) -> tuple[tuple[float, float] | None, tuple[float, float] | None]:
    def at(end: str) -> tuple[float, float] | None:
        lat, lon = r[f"{end}_latitude_deg"], r[f"{end}_longitude_deg"]
        return (round(float(lat), 6), round(float(lon), 6)) if lat and lon else None

    return at("le"), at("he")


def runway_middles(rows: list[Row]) -> dict[str, tuple[float, float]]:
    """Middle of all thresholds by airport id and ident."""
    points: dict[str, list[tuple[float, float]]] = defaultdict(list)
    for r in rows:
        for p in ends(r):
            if p:
                points[r["airport_ref"]].append(p)
                points[r["airport_ident"]].append(p)
    return {
        k: (sum(p[0] for p in ps) / len(ps), sum(p[1] for p in ps) / len(ps))
        for k, ps in points.items()
    }


def runways_only(rows: list[Row], kept: dict[str, Field], key_of: dict[str, str]) -> list[Field]:
    """Airports that only the runways of 2026 know: no name, but a place where aircraft land."""
    nearby, middles, found = Nearby(kept.values()), runway_middles(rows), {}
    for ref, ident in newest_idents(rows).items():
        middle = middles.get(ref)
        if ref in key_of or ident in key_of or ident in found or middle is None:
            continue
        near = nearby.near(*middle, degrees=3)
        open_near = [f for off, f in near if off < SAME_FIELD_KM and f.kind != "closed"]
        if open_near or not near:
            continue
        found[ident] = Field(
            icao=ident,
            name=ident,
            country=near[0][1].country,
            region=near[0][1].region,
            lat=round(middle[0], 5),
            lon=round(middle[1], 5),
            ref=ref,
            source="runways",
        )
    return list(found.values())


def fill_elevations(fields: list[Field], runways: list[Row], key_of: dict[str, str]) -> int:
    """A runway end's elevation, else the nearest airport's: the model has no unknown elevation."""
    for r in runways:
        key = key_of.get(r["airport_ref"]) or key_of.get(r["airport_ident"])
        height = r["le_elevation_ft"] or r["he_elevation_ft"]
        f = next((f for f in by_key(fields).get(key or "", [])), None)
        if f is not None and f.elevation_ft is None and height:
            f.elevation_ft = int(float(height))
    nearby = Nearby(f for f in fields if f.elevation_ft is not None)
    guessed = [f for f in fields if f.elevation_ft is None]
    for f in guessed:
        near = nearby.near(f.lat, f.lon, degrees=2)
        f.elevation_ft = near[0][1].elevation_ft if near else 0
    return len(guessed)


_by_key: dict[int, dict[str, list[Field]]] = {}


def by_key(fields: list[Field]) -> dict[str, list[Field]]:
    if id(fields) not in _by_key:
        table: dict[str, list[Field]] = defaultdict(list)
        for f in fields:
            table[f.icao].append(f)
        _by_key[id(fields)] = table
    return _by_key[id(fields)]


def correct(kept: dict[str, Field]) -> None:
    for icao, changes in CORRECTIONS.items():
        f = kept[icao]
        if "iata" in changes and f.iata:
            f.other.add(f.iata)
        for name, value in changes.items():
            setattr(f, name, value)
    for old, new in RENAMED.items():
        if old not in kept:
            kept[new].other.add(old)


def worth_keeping(f: Field) -> bool:
    """Leave out hospital pads, meadows, and closed fields nobody has a code for."""
    if f.kind in ("heliport", "balloonport", "closed"):
        return bool(f.iata) or ICAO.fullmatch(f.icao) is not None
    return True


def build_airports(source: Path, out: Path) -> None:
    runways = read_csv(source / "ourairports_runways.csv")
    newest = newest_idents(runways)
    rows = read_csv(source / "ourairports_airports_2022.csv.gz")
    kept = keep_one_each([from_ourairports(r, newest) for r in rows])
    refs = {f.ref: f.icao for f in kept.values()}
    middles = runway_middles(runways)
    thresholds = {icao: middles[ref] for ref, icao in refs.items() if ref in middles}
    disputes = join_standing(kept, read_csv(source / "standing_airports.csv"), thresholds)
    correct(kept)
    # Again: joining gave some a better key.
    refs = {f.ref: f.icao for f in kept.values() if f.ref}
    key_of = {c: f.icao for f in kept.values() for c in f.other if ICAO.fullmatch(c)}
    key_of |= {k: k for k in kept} | refs
    extra = runways_only(runways, kept, key_of)
    kept |= {f.icao: f for f in extra}
    key_of |= {f.ref: f.icao for f in extra} | {f.icao: f.icao for f in extra}
    # In order of latitude, so that a band of them is a slice.
    fields = sorted(filter(worth_keeping, kept.values()), key=lambda f: (f.lat, f.icao))
    guessed = fill_elevations(fields, runways, key_of)
    without = give_zones(fields)
    final = {f.icao for f in fields}
    print(f"{len(disputes)} positions disputed, {len(extra)} known by runway only")
    print(f"{guessed} elevations from the nearest airport, {without} airports without a zone")
    write_columns(
        out / "disputed_positions.columns.gz",
        ["icao", "apart_km", "took", "because"],
        (line.split("\t") for line in sorted(disputes) if line.split("\t")[0] in final),
    )
    write_columns(
        out / "airports.columns.gz",
        HEADER,
        (
            (
                *(f.icao, f.iata, f.local if f.local != f.icao else "", f.name, f.city),
                *(f.country, f.region, f"{f.lat:.5f}", f"{f.lon:.5f}", f.elevation_ft, f.zone),
                *(KIND_RANK.index(f.kind), int(f.scheduled)),
                " ".join(sorted(f.other - {f.iata, f.local})),
            )
            for f in fields
        ),
    )
    strips = [r for r in runway_rows(runways, key_of) if r[0] in final]
    write_columns(out / "runways.columns.gz", RUNWAY_HEADER, strips)
