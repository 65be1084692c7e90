"""Airports of our own table with their runways, and where on Earth there are receivers.

Which airports get how much traffic is ours: large ones ten times the traffic of medium ones, and
countries weighted roughly by their scheduled traffic.
"""

from dataclasses import dataclass
from functools import cache

import numpy as np

from wheelsdown.aviation.airports import load_airports, runways_of
from wheelsdown.aviation.geodesy import bearing_deg, distance_km
from wheelsdown.aviation.runways import has_thresholds
from wheelsdown.model.flight import Bools, Floats, Int32s

JET_RUNWAY_FT = 5_500
LIGHT_RUNWAY_FT = 1_500
USUAL_LIGHT_RUNWAY_KM = 0.9

COUNTRY_WEIGHTS = {
    **{"US": 3.0, "CN": 2.0, "GB": 1.6, "DE": 1.6, "ES": 1.4, "IN": 1.2, "JP": 1.2, "FR": 1.3},
    **{"IT": 1.2, "BR": 1.0, "TR": 1.2, "CA": 1.0, "AU": 1.0, "MX": 1.0, "AE": 1.2, "NL": 1.4},
}
OTHER_COUNTRY_WEIGHT = 0.6
LARGE_WEIGHT = 10.0

HEARD_WITHIN_KM = 310.0
"""An aircraft at cruise is heard some 170 nautical miles from a receiver; receivers stand near
airports with scheduled flights, less often in the countries below."""

SPARSE_COUNTRIES = frozenset(
    [
        *("CN", "RU", "KP", "IR", "AF", "TD", "NE", "ML", "SD", "LY"),
        *("DZ", "MR", "CD", "CF", "AO", "MG", "MN", "TM", "ER", "YE"),
    ]
)
"""Where few people feed receivers: only large airports have one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RunwayEnd:
    """A runway as flown from one of its ends."""

    latitude_deg: float
    longitude_deg: float
    heading_deg: float
    length_km: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Airfield:
    """An airport with the ends of its runways."""

    icao: str
    latitude_deg: float
    longitude_deg: float
    elevation_ft: int
    ends: tuple[RunwayEnd, ...]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Pool:
    """Airports that some kind of aircraft uses, with the share of traffic each gets."""

    rows: Int32s
    latitude_deg: Floats
    longitude_deg: Floats
    weight: Floats


def draw_first(rng: np.random.Generator, pool: Pool) -> int:
    """Return the row of an airport to start from."""
    share = np.cumsum(pool.weight)
    return int(pool.rows[np.searchsorted(share, rng.random() * share[-1])])


def draw_next(
    rng: np.random.Generator, pool: Pool, row: int, nearest_km: float, farthest_km: float
) -> int:
    """Return the row of an airport between two distances from another, or else the nearest."""
    a = load_airports()
    away_km = distance_km(
        a.latitude_deg[row], a.longitude_deg[row], pool.latitude_deg, pool.longitude_deg
    )
    weight = np.where((away_km > nearest_km) & (away_km < farthest_km), pool.weight, 0.0)
    share = np.cumsum(weight)
    if share[-1] == 0.0:
        return int(pool.rows[np.argmin(np.where(pool.rows == row, np.inf, away_km))])
    return int(pool.rows[np.searchsorted(share, rng.random() * share[-1])])


@cache
def jet_pool() -> Pool:
    """Return the airports with scheduled flights and a runway for jets."""
    a = load_airports()
    rows = [
        row
        for row in np.flatnonzero(a.scheduled & (a.kind_rank <= 1)).tolist()
        if _longest_ft(a.icao[row]) >= JET_RUNWAY_FT and airfield(row).ends
    ]
    return _pool(rows, [_traffic(row) for row in rows])


@cache
def light_pool() -> Pool:
    """Return the airports that small aircraft use: mostly in countries with many of them."""
    a = load_airports()
    countries = ("US", "CA", "GB", "DE", "FR", "AU", "NL", "SE", "CH", "NZ", "ZA", "BR")
    rows = [
        row
        for row in np.flatnonzero(a.kind_rank <= 2).tolist()
        if a.country[row] in countries and _longest_ft(a.icao[row]) >= LIGHT_RUNWAY_FT
    ]
    weight = {0: 0.5, 1: 3.0, 2: 1.0}
    return _pool(rows, [weight[int(a.kind_rank[row])] for row in rows])


@cache
def airfield(row: int) -> Airfield:
    """Return an airport of our table as flown; without thresholds, one runway is made up."""
    a = load_airports()
    ends: list[RunwayEnd] = []
    for runway in runways_of(a.icao[row]):
        if runway.closed or not has_thresholds(runway):
            continue
        one, two = runway.first_threshold, runway.second_threshold
        assert one is not None and two is not None
        length_km = float(distance_km(*one, *two))
        if length_km < 0.4:
            continue
        for here, there in ((one, two), (two, one)):
            heading = float(bearing_deg(*here, *there))
            ends.append(_end(here, heading, length_km))
    latitude, longitude = float(a.latitude_deg[row]), float(a.longitude_deg[row])
    if not ends:
        ends = [
            _end((latitude, longitude), heading, USUAL_LIGHT_RUNWAY_KM) for heading in (60.0, 240.0)
        ]
    # Jets and light aircraft alike take one of the longer runways.
    longest_km = max(end.length_km for end in ends)
    return Airfield(
        icao=a.icao[row],
        latitude_deg=latitude,
        longitude_deg=longitude,
        elevation_ft=int(a.elevation_ft[row]),
        ends=tuple(end for end in ends if end.length_km >= 0.7 * longest_km),
    )


@cache
def receivers() -> Bools:
    """Return the cells of one degree, 180 by 360 from the south-west, in which cruise is heard."""
    a = load_airports()
    heard = np.zeros((180, 360), dtype=np.bool_)
    cell_lat = np.arange(180, dtype=np.float64) - 89.5
    cell_lon = np.arange(360, dtype=np.float64) - 179.5
    fed = a.scheduled & (a.kind_rank <= 1)
    for row in np.flatnonzero(fed).tolist():
        if a.country[row] in SPARSE_COUNTRIES and a.kind_rank[row] > 0:
            continue
        latitude, longitude = a.latitude_deg[row], a.longitude_deg[row]
        band = np.flatnonzero(np.abs(cell_lat - latitude) < 4.0)
        near = distance_km(latitude, longitude, cell_lat[band][:, None], cell_lon[None, :])
        heard[band] |= near <= HEARD_WITHIN_KM
    return heard


def is_within_reach(latitude_deg: Floats, longitude_deg: Floats) -> Bools:
    """Say which positions lie in a cell where aircraft at cruise are heard."""
    south = np.clip(np.floor(latitude_deg + 90).astype(np.int64), 0, 179)
    west = np.floor(longitude_deg + 180).astype(np.int64) % 360
    return receivers()[south, west]


def _end(here: tuple[float, float], heading_deg: float, length_km: float) -> RunwayEnd:
    return RunwayEnd(
        latitude_deg=here[0], longitude_deg=here[1], heading_deg=heading_deg, length_km=length_km
    )


def _longest_ft(icao: str) -> int:
    return max((r.length_ft or 0 for r in runways_of(icao) if not r.closed), default=0)


def _traffic(row: int) -> float:
    a = load_airports()
    size = LARGE_WEIGHT if a.kind_rank[row] == 0 else 1.0
    return size * COUNTRY_WEIGHTS.get(a.country[row], OTHER_COUNTRY_WEIGHT)


def _pool(rows: list[int], weights: list[float]) -> Pool:
    a = load_airports()
    return Pool(
        rows=np.array(rows, dtype=np.int32),
        latitude_deg=a.latitude_deg[rows],
        longitude_deg=a.longitude_deg[rows],
        weight=np.array(weights),
    )
