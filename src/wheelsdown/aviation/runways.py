"""Where a position lies with respect to runways.

The airport whose reference point is nearest is often the wrong one: a long runway's end may lie
nearer to a small field's reference point than to its own. So runways decide first, and the
reference point only where no threshold is known. Positions are numbers or numpy arrays.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from wheelsdown.aviation.airports import airports_near, longest_runway_ft, runways_of
from wheelsdown.aviation.geodesy import (
    KM_PER_FOOT,
    Degrees,
    Floats,
    angle_between_deg,
    bearing_deg,
    distance_km,
)
from wheelsdown.model.flight import Airport, Bools, Runway

STRIP_MARGIN_KM = 0.075
"""Beside the paved width: half of ICAO Annex 14's 150 m strip, and what ADS-B positions are off."""
OVERRUN_KM = 0.3
"""Beyond the ends: runway end safety area (ICAO Annex 14 recommends 240 m) and blast pads."""
USUAL_WIDTH_FT = 150
"""Where the width is not given: ICAO code letter C and D runways are 45 m wide."""
APRON_KM = 2.0
"""Aprons and hangars lie within this of a runway at all but the widest fields (ours)."""
UNKNOWN_RUNWAY_KM = 1.5
"""Half a runway of 3 km, the length of most that jets use: for fields without thresholds."""
LONGEST_RUNWAY_KM = 6.0
"""No paved runway of the table is longer than 5.2 (KEDW)."""
_KM_PER_DEGREE = 111.195


class Basis(StrEnum):
    """What a distance to an airport was measured to."""

    RUNWAY = "runway"
    REFERENCE_POINT = "reference_point"
    """No threshold is known: half the longest runway, or a usual one, is taken off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearness:
    """An airport, how far its nearest open runway is, and what that rests on."""

    airport: Airport
    away_km: float
    basis: Basis
    runway: Runway | None


def has_thresholds(runway: Runway) -> bool:
    """Say whether both ends of the runway have a position."""
    return runway.first_threshold is not None and runway.second_threshold is not None


def distance_to_runway_km(lat: Degrees, lon: Degrees, runway: Runway) -> Floats | None:
    """Return the distance to the centre line between the thresholds; nothing without thresholds."""
    along_km, aside_km, length_km = _along_and_aside(lat, lon, runway) or (None, None, 0.0)
    if along_km is None or aside_km is None:
        return None
    beyond_km = np.maximum(0.0, np.maximum(-along_km, along_km - length_km))
    return np.asarray(np.hypot(beyond_km, aside_km))


def _along_and_aside(
    lat: Degrees, lon: Degrees, runway: Runway
) -> tuple[Floats, Floats, float] | None:
    """Return km along the centre line from the first threshold, km beside it, and its length.

    On a plane that touches the Earth at the first threshold: within 50 km it is off by metres.
    """
    if runway.first_threshold is None or runway.second_threshold is None:
        return None
    lat0, lon0 = runway.first_threshold
    scale = np.cos(np.radians(lat0)) * _KM_PER_DEGREE

    def plane(la: Degrees, lo: Degrees) -> tuple[Floats, Floats]:
        east = (np.subtract(lo, lon0) + 180.0) % 360.0 - 180.0
        return np.asarray(east * scale), np.asarray(np.subtract(la, lat0) * _KM_PER_DEGREE)

    x, y = plane(lat, lon)
    end_x, end_y = (float(v) for v in plane(*runway.second_threshold))
    length_km = float(np.hypot(end_x, end_y))
    if length_km == 0.0:
        return np.hypot(x, y), np.zeros_like(x), 0.0
    unit_x, unit_y = end_x / length_km, end_y / length_km
    return x * unit_x + y * unit_y, np.asarray(np.abs(x * unit_y - y * unit_x)), length_km


def is_on_strip(lat: Degrees, lon: Degrees, runway: Runway) -> Bools | None:
    """Say which positions lie on or over the runway or its strip; nothing without thresholds."""
    measured = _along_and_aside(lat, lon, runway)
    if measured is None:
        return None
    along_km, aside_km, length_km = measured
    half_width_km = (runway.width_ft or USUAL_WIDTH_FT) * KM_PER_FOOT / 2
    return np.asarray(
        (aside_km <= half_width_km + STRIP_MARGIN_KM)
        & (along_km >= -OVERRUN_KM)
        & (along_km <= length_km + OVERRUN_KM)
    )


def runway_direction_deg(runway: Runway) -> float | None:
    """Return the true direction from first to second end; nothing without thresholds.

    The painted number is no substitute: it is magnetic, off by up to 30 degrees in the north.
    """
    if runway.first_threshold is None or runway.second_threshold is None:
        return None
    return float(bearing_deg(*runway.first_threshold, *runway.second_threshold))


def off_alignment_deg(track_angle_deg: Degrees, runway: Runway) -> Floats | None:
    """Return how far a track angle is from the nearer of the runway's two directions, 0 to 90."""
    direction = runway_direction_deg(runway)
    if direction is None:
        return None
    off = angle_between_deg(track_angle_deg, direction)
    return np.asarray(np.minimum(off, 180.0 - off))


def distance_to_airport_km(
    lat: Degrees, lon: Degrees, airport: Airport
) -> tuple[Floats, Basis, tuple[Runway, ...]]:
    """Return the distance to the nearest open runway, what it rests on, and the runways measured.

    Where no open runway has thresholds: distance to the reference point less half the longest
    runway, and never below zero.
    """
    strips = tuple(r for r in runways_of(airport.icao) if not r.closed and has_thresholds(r))
    away = [d for r in strips if (d := distance_to_runway_km(lat, lon, r)) is not None]
    if away:
        return np.asarray(np.minimum.reduce(away)), Basis.RUNWAY, strips
    longest_ft = longest_runway_ft(airport.icao)
    half_km = longest_ft * KM_PER_FOOT / 2 if longest_ft else UNKNOWN_RUNWAY_KM
    to_point = distance_km(lat, lon, airport.latitude_deg, airport.longitude_deg)
    return np.maximum(0.0, to_point - half_km), Basis.REFERENCE_POINT, ()


def is_on_aerodrome(lat: Degrees, lon: Degrees, airport: Airport) -> tuple[Bools, Basis]:
    """Say which positions lie on the airport's surface: within `APRON_KM` of an open runway."""
    away_km, basis, _ = distance_to_airport_km(lat, lon, airport)
    return np.asarray(away_km <= APRON_KM), basis


def airports_by_runway(lat: float, lon: float, within_km: float) -> tuple[Nearness, ...]:
    """Return the airports with an open runway within `within_km` of a position, nearest first.

    Closed airports and those for helicopters and balloons are left out.
    """
    found = []
    for airport, _ in airports_near(lat, lon, within_km + LONGEST_RUNWAY_KM):
        if airport.kind in ("heliport", "balloonport", "closed"):
            continue
        away_km, basis, strips = distance_to_airport_km(lat, lon, airport)
        if away_km <= within_km:
            runway = min(
                strips,
                key=lambda r: float(distance_to_runway_km(lat, lon, r) or 0.0),
                default=None,
            )
            found.append(
                Nearness(airport=airport, away_km=float(away_km), basis=basis, runway=runway)
            )
    return tuple(sorted(found, key=lambda n: (n.away_km, n.basis != Basis.RUNWAY)))
