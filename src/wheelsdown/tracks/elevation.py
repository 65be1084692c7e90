"""How high the ground is where an aircraft is, as far as airports tell.

There is no map of heights here: away from airports the ground is not known, and the rules that
ask must say what they then take it for.
"""

from wheelsdown.aviation.airports import airports_near

WITHIN_KM = 10.0
"""A valley floor is much the same ten kilometres on; hills between do not carry airports."""

PRESSURE_ERROR_FT = 1_200.0
"""Barometric altitude is for 1013 hPa. At 970 or 1056 hPa, about the deepest low and the highest
high there are, an aircraft on the ground reads 1,200 ft too high or too low."""


def nearest_field_ft(latitude_deg: float, longitude_deg: float) -> float | None:
    """Return the elevation of the nearest airport within ten kilometres, or nothing."""
    near = airports_near(latitude_deg, longitude_deg, WITHIN_KM)
    return float(near[0][0].elevation_ft) if near else None


def highest_field_ft(latitude_deg: float, longitude_deg: float) -> float | None:
    """Return the elevation of the highest airport within ten kilometres, or nothing."""
    near = airports_near(latitude_deg, longitude_deg, WITHIN_KM)
    return max((float(a.elevation_ft) for a, _ in near), default=None)
