"""The columns of a track, taken by row and joined: nothing else in the stage knows their names."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import numpy.typing as npt

from wheelsdown.model.flight import Bools, Track

COLUMNS = (
    "time_ms",
    "latitude_deg",
    "longitude_deg",
    "altitude_ft",
    "altitude_geometric_ft",
    "on_ground",
    "ground_speed_kt",
    "track_angle_deg",
    "vertical_rate_fpm",
    "flags",
    "source",
    "capture",
    "row",
)
MEASURED = (
    "altitude_ft",
    "altitude_geometric_ft",
    "ground_speed_kt",
    "track_angle_deg",
    "vertical_rate_fpm",
)
"""Columns in which NaN says that the source gave nothing."""


def take_rows(track: Track, chosen: npt.NDArray[np.intp] | Bools) -> Track:
    """Return the rows of `track` that `chosen` picks, by number or by mask, in that order."""
    columns: dict[str, Any] = {name: getattr(track, name)[chosen] for name in COLUMNS}
    return replace(track, **columns)


def stack_columns(tracks: Sequence[Track]) -> dict[str, Any]:
    """Return the columns of several tracks one after the other, as they stand."""
    return {name: np.concatenate([getattr(track, name) for track in tracks]) for name in COLUMNS}


def runs_of(mask: Bools) -> list[tuple[int, int]]:
    """Return first and last row of each stretch where `mask` holds."""
    edges = np.flatnonzero(np.diff(np.concatenate([[False], mask, [False]]).astype(np.int8)))
    return [(int(a), int(b) - 1) for a, b in zip(edges[::2], edges[1::2], strict=True)]
