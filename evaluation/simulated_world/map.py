"""Where simulated aircraft fly: real airports, how busy each is taken to be, and who listens there.

How busy and how well heard are guesses by country, set down here to be seen; nothing was measured.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.airports import KINDS, load_airports
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.places.removal_hubs import HubRole, default_hubs

WELL_HEARD = """
    US CA GB IE FR DE NL BE LU CH AT IT ES PT DK SE NO FI PL CZ HU RO BG GR HR SI SK EE
    LV LT JP AU NZ KR
"""
BARELY_HEARD = """
    RU BY CN IR IQ SY LY SD SS TD NE ML CF CD AO ET ER SO YE AF TM UZ TJ KG CU VE KP MR
"""
HEARD = {"well": 0.97, "barely": 0.55, "else": 0.85}
"""Share of airports at which receivers hear aircraft on the ground."""

BUSY = {"US": 3.0, "CN": 2.0, "GB": 1.2, "DE": 1.2, "ES": 1.0, "IN": 1.0, "TR": 1.0, "AE": 1.5}


@dataclass(frozen=True, slots=True, kw_only=True)
class Map:
    """Airports in columns."""

    icao: tuple[str, ...]
    country: tuple[str, ...]
    city: tuple[str, ...]
    latitude_deg: npt.NDArray[np.float64]
    longitude_deg: npt.NDArray[np.float64]
    attraction: npt.NDArray[np.float64]
    """Share of traffic; sums to one."""
    heard: npt.NDArray[np.float64]
    """Chance that a receiver there hears aircraft on the ground."""
    staging: npt.NDArray[np.int64]
    """Rows of airports that removal flights leave from."""

    def distance_km(
        self, a: npt.NDArray[np.int64], b: npt.NDArray[np.int64]
    ) -> npt.NDArray[np.float64]:
        """Return great-circle distances between rows."""
        lat, lon = self.latitude_deg, self.longitude_deg
        return np.asarray(distance_km(lat[a], lon[a], lat[b], lon[b]))


def draw_map(most: int) -> Map:
    """Return up to `most` large airports with scheduled service, and those removals leave from."""
    table = load_airports()
    large = np.flatnonzero((table.kind_rank == KINDS.index("large_airport")) & table.scheduled)
    medium = np.flatnonzero((table.kind_rank == KINDS.index("medium_airport")) & table.scheduled)
    chosen = sorted(large.tolist(), key=lambda row: table.icao[row])
    step = max(1, len(medium) // max(most - len(chosen), 1))
    chosen = [*chosen, *sorted(medium.tolist(), key=lambda row: table.icao[row])[::step]][:most]
    stagings = {hub.airport for hub in default_hubs() if hub.role is HubRole.STAGING}
    rows = sorted({*chosen, *(table.row_of[icao] for icao in stagings if icao in table.row_of)})
    at = np.array(rows)
    country = tuple(table.country[row] for row in rows)
    busy = np.array([BUSY.get(c, 0.6) for c in country])
    busy *= np.where(table.kind_rank[at] == KINDS.index("large_airport"), 6.0, 0.6)
    icao = tuple(table.icao[row] for row in rows)
    return Map(
        icao=icao,
        country=country,
        city=tuple(table.city[row] for row in rows),
        latitude_deg=table.latitude_deg[at],
        longitude_deg=table.longitude_deg[at],
        attraction=busy / busy.sum(),
        heard=np.array([_heard(c) for c in country]),
        staging=np.array([n for n, code in enumerate(icao) if code in stagings]),
    )


def _heard(country: str) -> float:
    if country in WELL_HEARD.split():
        return HEARD["well"]
    return HEARD["barely"] if country in BARELY_HEARD.split() else HEARD["else"]
