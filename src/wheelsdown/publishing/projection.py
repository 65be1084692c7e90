"""Degrees on the globe to points on a sheet.

In: latitudes and longitudes in degrees. Out: points of a plate carrée whose longitudes are shrunk
by the cosine of the middle latitude, so that shapes near the middle are right. Longitudes are
unrolled along each path: a flight across the date line stays in one piece.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Position = tuple[float, float]
"""Latitude and longitude in degrees."""

MARGIN = 70.0
"""Points left free around the drawing for labels."""

SMALLEST_SPAN_DEG = 1.0
"""A flight that went nowhere is still drawn with some land around it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A projection that fits given positions on a sheet of `width` by `height` points."""

    width: float
    height: float
    middle_longitude_deg: float
    shrink: float
    scale: float
    left: float
    top: float

    def point(self, position: Position) -> tuple[float, float]:
        """Return x (right) and y (down) of a position."""
        longitude = near(position[1], self.middle_longitude_deg)
        x = (longitude - self.middle_longitude_deg) * self.shrink * self.scale - self.left
        return round(x, 1), round(-position[0] * self.scale - self.top, 1)


def near(longitude_deg: float, reference_deg: float) -> float:
    """Return the longitude, give or take whole turns, that lies within 180° of the reference."""
    return reference_deg + (longitude_deg - reference_deg + 180.0) % 360.0 - 180.0


def fit_sheet(positions: Sequence[Position], width: float, height: float) -> Sheet:
    """Return the sheet on which all positions fit, as large as they can be."""
    unrolled = [positions[0][1]]
    for _, longitude in positions[1:]:
        unrolled.append(near(longitude, unrolled[-1]))
    south, north = _spread([p[0] for p in positions])
    west, east = _spread(unrolled)
    shrink = max(math.cos(math.radians((south + north) / 2)), 0.1)
    scale = min(
        (width - 2 * MARGIN) / ((east - west) * shrink), (height - 2 * MARGIN) / (north - south)
    )
    return Sheet(
        width=width,
        height=height,
        middle_longitude_deg=(west + east) / 2,
        shrink=shrink,
        scale=scale,
        left=-width / 2,
        top=-(south + north) / 2 * scale - height / 2,
    )


def _spread(degrees: Sequence[float]) -> tuple[float, float]:
    first, last = min(degrees), max(degrees)
    lack = max(SMALLEST_SPAN_DEG - (last - first), 0.0) / 2
    return first - lack, last + lack
