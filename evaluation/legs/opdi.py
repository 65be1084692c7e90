"""EUROCONTROL's Open Performance Data Initiative: its figures, and its published first rule.

The figures are those of 95,116 flights over Europe set against the Network Manager's records.
The rule is that of flight_list_v0.0.1 (opdi.aero/methodology): of the state vectors below
10,000 ft and within 10 km of an airport's reference point, the nearest airport. It is run on the
same cuts, so that a reader sees how hard they are: a mix of cuts in which it names as many as OPDI
does is about as hard as what OPDI had to go by.
"""

import numpy as np

from wheelsdown.aviation.airports import KINDS, load_airports, rows_near
from wheelsdown.model.flight import Track

DEPARTURES_NAMED, DEPARTURES_RIGHT = 0.800, 0.982
ARRIVALS_NAMED, ARRIVALS_RIGHT = 0.683, 0.986
ONE_TRACK = 0.920
LANDING_BIAS_S, LANDING_MAD_S = 5.0, 15.0

WITHIN_KM = 10.0
BELOW_FT = 10_000.0
SMALLEST_KIND = KINDS.index("medium_airport")
ROWS_LOOKED_AT = 40
"""Rows next to the end: of more than these the nearest is never farther out than of them."""


def nearest_airport_named(track: Track, began_ms: int, ended_ms: int, side: int) -> str | None:
    """Return the airport that the first or last rows of a leg are nearest to by that rule."""
    inside = (track.time_ms >= began_ms) & (track.time_ms <= ended_ms)
    rows = np.flatnonzero(inside & (track.on_ground | (track.altitude_ft < BELOW_FT)))
    rows = rows[-ROWS_LOOKED_AT:] if side > 0 else rows[:ROWS_LOOKED_AT]
    if not len(rows):
        return None
    airports = load_airports()
    best: tuple[float, int] | None = None
    for row in (int(rows[-1]), int(rows[0])):
        near, away = rows_near(
            float(track.latitude_deg[row]), float(track.longitude_deg[row]), WITHIN_KM
        )
        for airport_row, km in zip(near.tolist(), away.tolist(), strict=True):
            great = airports.kind_rank[airport_row] <= SMALLEST_KIND
            if great and (best is None or km < best[0]):
                best = (km, airport_row)
    return None if best is None else airports.icao[best[1]]
