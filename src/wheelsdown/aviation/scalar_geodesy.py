"""The formulas of `geodesy` for one pair of points: what kernels call in their loops.

Numbers in, numbers out, no arrays made. The operations and their order are those of `geodesy`, so
that both give the same float wherever numpy and the C library agree on a sine, and within a few
units in the last place elsewhere.
"""

import math

from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM
from wheelsdown.compiling import compiled


@compiled
def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the great-circle distance (haversine)."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    sin_phi = math.sin((phi2 - phi1) / 2)
    sin_lambda = math.sin(math.radians(lon2 - lon1) / 2)
    h = sin_phi * sin_phi + math.cos(phi1) * math.cos(phi2) * (sin_lambda * sin_lambda)
    return 2 * EARTH_RADIUS_KM * math.asin(math.sqrt(min(max(h, 0.0), 1.0)))


@compiled
def bearing_deg(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Return the direction in which the great circle to the second point begins, 0 to 360."""
    phi1, phi2 = math.radians(lat1), math.radians(lat2)
    dlambda = math.radians(lon2 - lon1)
    y = math.sin(dlambda) * math.cos(phi2)
    x = math.cos(phi1) * math.sin(phi2) - math.sin(phi1) * math.cos(phi2) * math.cos(dlambda)
    return math.degrees(math.atan2(y, x)) % 360.0


@compiled
def angle_between_deg(a: float, b: float) -> float:
    """Return how far apart two directions are, 0 to 180."""
    return abs((a - b + 180.0) % 360.0 - 180.0)


@compiled
def unit_vector(lat: float, lon: float) -> tuple[float, float, float]:
    """Return the point as x, y, z on the unit sphere."""
    phi, lam = math.radians(lat), math.radians(lon)
    return math.cos(phi) * math.cos(lam), math.cos(phi) * math.sin(lam), math.sin(phi)


@compiled
def chord_km(chord: float) -> float:
    """Return the great-circle distance between the ends of a chord of the unit sphere."""
    return 2 * EARTH_RADIUS_KM * math.asin(min(max(chord / 2, 0.0), 1.0))
