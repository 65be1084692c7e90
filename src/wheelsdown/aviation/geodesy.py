"""Distances, bearings and paths on the Earth taken as a sphere.

Takes degrees, gives kilometres and degrees; every function works on numbers and on numpy arrays
of any one shape. A sphere is off by at most 0.56 % from the ellipsoid, less than what a leg flown
around weather differs from any line on a map.
"""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float64]
Degrees = float | Floats

EARTH_RADIUS_KM = 6371.0088
"""Mean radius of WGS 84 (IUGG)."""
KM_PER_NAUTICAL_MILE = 1.852
KM_PER_FOOT = 0.0003048


def distance_km(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> Floats:
    """Return the great-circle distance; exact for near points and antipodes alike (haversine)."""
    phi1, phi2 = np.radians(lat1), np.radians(lat2)
    half_dphi = (phi2 - phi1) / 2
    half_dlambda = np.radians(np.subtract(lon2, lon1)) / 2
    h = np.sin(half_dphi) ** 2 + np.cos(phi1) * np.cos(phi2) * np.sin(half_dlambda) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0))))


def bearing_deg(lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees) -> Floats:
    """Return the direction in which the great circle to the second point begins, 0 to 360."""
    phi1, phi2 = np.radians(lat1), np.radians(lat2)
    dlambda = np.radians(np.subtract(lon2, lon1))
    y = np.sin(dlambda) * np.cos(phi2)
    x = np.cos(phi1) * np.sin(phi2) - np.sin(phi1) * np.cos(phi2) * np.cos(dlambda)
    return np.asarray(np.degrees(np.arctan2(y, x)) % 360.0)


def destination(
    lat: Degrees, lon: Degrees, bearing_deg: Degrees, distance_km: Degrees
) -> tuple[Floats, Floats]:
    """Return where one comes out going `distance_km` from a point along a great circle."""
    phi, theta = np.radians(lat), np.radians(bearing_deg)
    delta = np.asarray(distance_km) / EARTH_RADIUS_KM
    sin_phi2 = np.sin(phi) * np.cos(delta) + np.cos(phi) * np.sin(delta) * np.cos(theta)
    phi2 = np.arcsin(np.clip(sin_phi2, -1.0, 1.0))
    y = np.sin(theta) * np.sin(delta) * np.cos(phi)
    x = np.cos(delta) - np.sin(phi) * np.sin(phi2)
    return np.asarray(np.degrees(phi2)), wrap_longitude(np.add(lon, np.degrees(np.arctan2(y, x))))


def interpolate(
    lat1: Degrees, lon1: Degrees, lat2: Degrees, lon2: Degrees, fraction: Degrees
) -> tuple[Floats, Floats]:
    """Return the point `fraction` (0 to 1) of the way along the great circle."""
    way = distance_km(lat1, lon1, lat2, lon2) * np.asarray(fraction)
    return destination(lat1, lon1, bearing_deg(lat1, lon1, lat2, lon2), way)


def angle_between_deg(a: Degrees, b: Degrees) -> Floats:
    """Return how far apart two directions are, 0 to 180."""
    return np.asarray(np.abs((np.subtract(a, b) + 180.0) % 360.0 - 180.0))


def wrap_longitude(lon: Degrees) -> Floats:
    """Return the same meridian as -180 (inclusive) to 180."""
    return np.asarray((np.asarray(lon) + 180.0) % 360.0 - 180.0)


def unit_vectors(lat: Degrees, lon: Degrees) -> Floats:
    """Return points as rows of x, y, z on the unit sphere: no poles and no antimeridian there."""
    phi, lam = np.radians(lat), np.radians(lon)
    return np.stack([np.cos(phi) * np.cos(lam), np.cos(phi) * np.sin(lam), np.sin(phi)], axis=-1)
