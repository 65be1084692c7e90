"""Stretches of a clean track with no positions. Of why there are none nothing is said."""

import numpy as np

from wheelsdown.model.flight import Gap, Track
from wheelsdown.model.time_range import datetime_from_ms, instant

SHORTEST_GAP_MINUTES = 10.0
"""Below this an aircraft cannot come down from a route, stand and be back on it; feeds that keep
few rows of a cruise (Flightradar24: one in six minutes and more) would be all gaps."""


def find_gaps(track: Track) -> tuple[Gap, ...]:
    """Return every stretch of ten minutes or more between two positions that follow each other."""
    silent_ms = np.diff(track.time_ms)
    return tuple(
        Gap(
            began=instant(datetime_from_ms(int(track.time_ms[i]))),
            ended=instant(datetime_from_ms(int(track.time_ms[i + 1]))),
            from_position=_position(track, i),
            to_position=_position(track, i + 1),
        )
        for i in np.flatnonzero(silent_ms >= SHORTEST_GAP_MINUTES * 60_000).tolist()
    )


def _position(track: Track, i: int) -> tuple[float, float]:
    return float(track.latitude_deg[i]), float(track.longitude_deg[i])
