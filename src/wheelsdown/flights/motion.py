"""What a track shows near one of its rows: how fast the aircraft goes, whether it climbs or sinks.

Everything is measured over minutes, not from one row: rows come seconds or minutes apart, and one
speed or rate can be wrong.
"""

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE, distance_km
from wheelsdown.model.flight import Bools, Floats, Track

BEFORE, AFTER = -1, 1
"""Which side of a row is looked at."""

SPEED_WINDOW_MINUTES = 30.0
"""Long enough to reach back from a slow approach into the cruise."""

TREND_WINDOW_MINUTES = 5.0
"""A descent of an airliner takes twenty minutes, a step between levels three."""

USUAL_KT = 250.0
"""Where a track tells no speed at all: between a light aircraft and a jet."""


def runs_of(mask: Bools) -> list[tuple[int, int]]:
    """Return first and last row of each stretch where `mask` holds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]


def minutes_between(track: Track, a: int, b: int) -> float:
    """Return the minutes from row `a` to row `b`."""
    return float(track.time_ms[b] - track.time_ms[a]) / 60_000


def km_between(track: Track, a: int, b: int) -> float:
    """Return how far apart two rows are."""
    lat, lon = track.latitude_deg, track.longitude_deg
    return float(distance_km(lat[a], lon[a], lat[b], lon[b]))


def path_km(track: Track, first: int, last: int) -> float:
    """Return the length of the path from row `first` to row `last`, gaps taken straight."""
    lat, lon = track.latitude_deg[first : last + 1], track.longitude_deg[first : last + 1]
    return float(np.sum(distance_km(lat[:-1], lon[:-1], lat[1:], lon[1:])))


def rows_within(track: Track, row: int, side: int, minutes: float) -> slice:
    """Return the rows from `row` to `minutes` before or after it, itself included."""
    edge_ms = int(track.time_ms[row] + side * minutes * 60_000)
    if side == BEFORE:
        return slice(int(np.searchsorted(track.time_ms, edge_ms, "left")), row + 1)
    return slice(row, int(np.searchsorted(track.time_ms, edge_ms, "right")))


def cruising_kt(track: Track, row: int, side: int) -> float | None:
    """Return the speed that a tenth of the rows within half an hour exceed; nothing if unknown."""
    rows = rows_within(track, row, side, SPEED_WINDOW_MINUTES)
    speeds = track.ground_speed_kt[rows][~track.on_ground[rows]]
    speeds = speeds[~np.isnan(speeds)]
    if len(speeds):
        return float(np.quantile(speeds, 0.9))
    hours = minutes_between(track, rows.start, rows.stop - 1) / 60
    if hours <= 0:
        return None
    return path_km(track, rows.start, rows.stop - 1) / KM_PER_NAUTICAL_MILE / hours


def altitude_trend_ft(track: Track, row: int, side: int) -> float:
    """Return how much higher the aircraft ends than it begins in the five minutes on one side.

    0 where nothing is known of its altitude there.
    """
    rows = rows_within(track, row, side, TREND_WINDOW_MINUTES)
    heights: Floats = track.altitude_ft[rows]
    heights = heights[~np.isnan(heights)]
    return float(heights[-1] - heights[0]) if len(heights) > 1 else 0.0


def altitude_near_ft(track: Track, row: int, side: int) -> float:
    """Return the known altitude nearest to `row` within five minutes on one side; NaN if none."""
    rows = rows_within(track, row, side, TREND_WINDOW_MINUTES)
    heights: Floats = track.altitude_ft[rows]
    heights = heights[~np.isnan(heights)]
    if not len(heights):
        return float("nan")
    return float(heights[-1] if side == BEFORE else heights[0])
