"""Airports of the world, by code and by place.

Answers: which airport is `IWA`, what lies within 40 km of this position, what runways has KIWA.
The table is read once, into columns; an `Airport` is made when it is asked for.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.data import numbers, read_lines, texts
from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM, unit_vectors
from wheelsdown.model.flight import Airport, Bools, Floats, Int32s, Runway, UInt8s

KINDS = (
    "large_airport",
    "medium_airport",
    "small_airport",
    "seaplane_base",
    "heliport",
    "balloonport",
    "closed",
)
"""Greatest first; the position here is what `Airports.kind_rank` holds."""

KM_PER_DEGREE = EARTH_RADIUS_KM * np.pi / 180
POLE_DEG = 89.0
"""Nearer the pole than this, longitude says nothing of nearness and is not used to narrow."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Airports:
    """Every airport in columns of equal length, ordered by latitude so that a band is a slice."""

    icao: tuple[str, ...]
    iata: tuple[str, ...]
    local_code: tuple[str, ...]
    other_codes: tuple[str, ...]
    """Former codes and idents, separated by spaces."""
    name: tuple[str, ...]
    city: tuple[str, ...]
    country: tuple[str, ...]
    region: tuple[str, ...]
    zone: tuple[str, ...]
    latitude_deg: Floats
    longitude_deg: Floats
    elevation_ft: Int32s
    kind_rank: UInt8s
    scheduled: Bools
    row_of: dict[str, int] = field(repr=False)
    """ICAO key -> row."""
    vectors: Floats = field(repr=False)
    """Unit vectors of the positions."""


@cache
def load_airports() -> Airports:
    """Read the bundled table; the first call takes a tenth of a second, the next none."""
    table = read_lines("airports")
    latitude_deg, longitude_deg = numbers(table["latitude"]), numbers(table["longitude"])
    icao = texts(table["icao"])
    return Airports(
        icao=icao,
        iata=texts(table["iata"]),
        local_code=texts(table["local"]),
        other_codes=texts(table["other_codes"]),
        name=texts(table["name"]),
        city=texts(table["city"]),
        country=texts(table["country"]),
        region=texts(table["region"]),
        zone=texts(table["zone"]),
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        elevation_ft=numbers(table["elevation_ft"]).astype(np.int32),
        kind_rank=numbers(table["kind_rank"]).astype(np.uint8),
        scheduled=numbers(table["scheduled"]).astype(np.bool_),
        row_of={code: i for i, code in enumerate(icao)},
        vectors=unit_vectors(latitude_deg, longitude_deg),
    )


def airport(icao: str) -> Airport | None:
    """Return the airport whose key is `icao`, or nothing; former codes are not keys."""
    row = load_airports().row_of.get(icao.upper())
    return None if row is None else airport_in_row(row)


@cache
def airport_in_row(row: int) -> Airport:
    """Return row `row` of the columns as a record."""
    a = load_airports()
    return Airport(
        icao=a.icao[row],
        iata=a.iata[row] or None,
        local_code=a.local_code[row] or None,
        name=a.name[row],
        city=a.city[row],
        country=a.country[row],
        region=a.region[row] or None,
        latitude_deg=float(a.latitude_deg[row]),
        longitude_deg=float(a.longitude_deg[row]),
        elevation_ft=int(a.elevation_ft[row]),
        zone=a.zone[row] or None,
        kind=KINDS[a.kind_rank[row]],
        scheduled=bool(a.scheduled[row]),
    )


def airports_by_code(code: str) -> tuple[Airport, ...]:
    """Return every airport that `code` names, likeliest first.

    ICAO key first, then a replaced code (OKBK for OKKK), then IATA codes and the FAA codes of
    airports with service or long runways, greatest first, then local codes. `IWA` is the FAA's
    code of KIWA and IATA's of Ivanovo: both are returned.
    """
    code = code.strip().upper()
    rows = sorted(_code_index().get(code, ()), key=lambda hit: (hit[0], *importance(hit[1])))
    seen = dict.fromkeys(row for _, row in rows)
    return tuple(airport_in_row(row) for row in seen)


@cache
def _code_index() -> dict[str, list[tuple[int, int]]]:
    """Code -> (how good a match, row); the lower the better."""
    a = load_airports()
    index: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, icao in enumerate(a.icao):
        index[icao].append((0, row))
        if a.iata[row]:
            index[a.iata[row]].append((2, row))
        if local := a.local_code[row]:
            # The FAA's three letters are said as often as IATA's where there is an airline.
            faa = a.country[row] == "US" and a.kind_rank[row] <= KINDS.index("medium_airport")
            index[local.upper()].append((2 if faa else 4, row))
        for other in a.other_codes[row].split():
            index[other].append((1 if len(other) == 4 else 3, row))
    return index


def importance(row: int) -> tuple[int, bool, int, str]:
    """Return a sort key that puts the greater airport first: kind, service, longest runway."""
    a = load_airports()
    longest_ft = longest_runway_ft(a.icao[row]) or 0
    return int(a.kind_rank[row]), not a.scheduled[row], -longest_ft, a.icao[row]


def airports_near(
    latitude_deg: float, longitude_deg: float, within_km: float
) -> tuple[tuple[Airport, float], ...]:
    """Return the airports within `within_km` of a position, nearest first, with the distance."""
    rows, away_km = rows_near(latitude_deg, longitude_deg, within_km)
    pairs = zip(rows.tolist(), away_km.tolist(), strict=True)
    return tuple((airport_in_row(row), km) for row, km in pairs)


def rows_near(
    latitude_deg: float, longitude_deg: float, within_km: float
) -> tuple[npt.NDArray[np.intp], Floats]:
    """Return rows and distances of the airports within `within_km`, nearest first.

    The latitude band is a slice, the longitudes narrow it, and the chord between unit vectors
    decides; so the poles and the antimeridian need no case of their own.
    """
    a = load_airports()
    reach_deg = within_km / KM_PER_DEGREE
    first, last = np.searchsorted(
        a.latitude_deg, (latitude_deg - reach_deg, latitude_deg + reach_deg)
    )
    rows = np.arange(first, last)
    outermost = abs(latitude_deg) + reach_deg
    if outermost < POLE_DEG:
        # At its outermost parallel the circle is widest in longitude, for circles short of a pole.
        wide_deg = reach_deg / np.cos(np.radians(outermost))
        off = np.abs((a.longitude_deg[first:last] - longitude_deg + 180.0) % 360.0 - 180.0)
        rows = rows[off <= wide_deg]
    chord = np.linalg.norm(a.vectors[rows] - unit_vectors(latitude_deg, longitude_deg), axis=1)
    away_km = 2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chord / 2, 0.0, 1.0))
    near = np.flatnonzero(away_km <= within_km)
    near = near[np.argsort(away_km[near], kind="stable")]
    return rows[near], away_km[near]


@cache
def _runways() -> dict[str, tuple[Runway, ...]]:
    table = {name: texts(line) for name, line in read_lines("runways").items()}
    names = ("icao", "first", "second", "length_ft", "width_ft", "surface", "closed")
    thresholds = ("lat1", "lon1", "lat2", "lon2")
    found: dict[str, list[Runway]] = defaultdict(list)
    for row in zip(*(table[n] for n in names + thresholds), strict=True):
        icao, first, second, length, width, surface, closed, lat1, lon1, lat2, lon2 = row
        found[icao].append(
            Runway(
                ends=(first, second),
                length_ft=int(length) if length else None,
                width_ft=int(width) if width else None,
                surface=surface,
                closed=closed == "1",
                first_threshold=(float(lat1), float(lon1)) if lat1 else None,
                second_threshold=(float(lat2), float(lon2)) if lat2 else None,
            )
        )
    return {icao: tuple(runways) for icao, runways in found.items()}


def runways_of(icao: str) -> tuple[Runway, ...]:
    """Return the runways of the airport, closed ones too; none where they are not known."""
    return _runways().get(icao.upper(), ())


def longest_runway_ft(icao: str) -> int | None:
    """Return the length of the longest open runway; nothing where no length is known."""
    lengths = [r.length_ft for r in runways_of(icao) if r.length_ft and not r.closed]
    return max(lengths, default=None)
