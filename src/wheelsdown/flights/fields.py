"""Which airports fit where a stretch in the air ends: on whose ground, before whose runway.

Runways decide before reference points: a long runway's end can lie nearer to a small field's
point than to its own.
"""

from dataclasses import dataclass

import numpy as np

from wheelsdown.aviation.airports import airports_near, longest_runway_ft, runways_of
from wheelsdown.aviation.geodesy import Floats, angle_between_deg, bearing_deg, distance_km
from wheelsdown.aviation.runways import (
    APRON_KM,
    airports_by_runway,
    distance_to_airport_km,
    has_thresholds,
    is_on_strip,
)
from wheelsdown.flights.ends import End
from wheelsdown.model.flight import Airport, Runway

FEET_PER_KM = 3_280.84

ON_HELIPORT_KM = 0.5
"""A heliport is a spot; half a kilometre is a hospital's grounds."""

FINAL_KM = 25.0
"""Farther out, aircraft are not yet on a final: they are turned on to it nearer."""

OFF_DIRECTION_DEG = 12.0
"""Crosswind and the last of a turn; parallel runways of other fields differ by more."""

ASIDE_KM = 0.3
ASIDE_PER_KM = 0.05
"""Three degrees either side of the centre line, from 300 m beside the runway: an ILS's width."""

SLOPE_FLAT_DEG = 1.5
SLOPE_STEEP_DEG = 7.5
"""Approaches are flown at 3° (steep ones 5.5°), airliners climb out at 4 to 7°; half a degree and
the pressure of the day allowed for."""
CLIMB_STEEP_DEG = 15.0
"""Light jets and empty airliners climb as steeply."""

PRESSURE_FT = 700.0
"""Height above the field may be off by this much: half a degree of slope ten kilometres out."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Final:
    """An airport with a runway before which the aircraft is lined up."""

    airport: Airport
    to_threshold_km: float
    """Negative over the runway."""
    height_ft: float
    slope_deg: float


def airports_of_ground(end: End) -> tuple[tuple[Airport, float, bool], ...]:
    """Return the airports on whose ground the rows beyond the end lie, best first.

    With each, how far its runways are from the middle of the rows, and whether rows are on one.
    """
    rows = end.ground_rows
    lat, lon = end.track.latitude_deg[rows], end.track.longitude_deg[rows]
    middle = float(np.median(lat)), float(np.median(lon))
    found = []
    for near in airports_by_runway(*middle, within_km=APRON_KM):
        share = _share_on_runway(lat, lon, near.airport)
        away = float(np.median(distance_to_airport_km(lat, lon, near.airport)[0]))
        found.append((near.airport, away, share))
    found.sort(key=lambda one: (-one[2], one[1]))
    return tuple((airport, away, share > 0) for airport, away, share in found)


def heliports_of_ground(end: End) -> tuple[Airport, ...]:
    """Return the heliports within half a kilometre of the first row on the ground."""
    row = end.ground_rows[0 if end.side > 0 else -1]
    lat, lon = float(end.track.latitude_deg[row]), float(end.track.longitude_deg[row])
    near = airports_near(lat, lon, ON_HELIPORT_KM)
    return tuple(airport for airport, _ in near if airport.kind == "heliport")


def _share_on_runway(lat: Floats, lon: Floats, airport: Airport) -> float:
    strips = [is_on_strip(lat, lon, runway) for runway in runways_of(airport.icao)]
    known = [strip for strip in strips if strip is not None]
    return float(np.mean(np.any(known, axis=0))) if known else 0.0


def airports_in_reach(end: End, within_km: float) -> tuple[tuple[Airport, float], ...]:
    """Return the airports within `within_km` whose runways this aircraft can use, nearest first."""
    return tuple(
        (near.airport, near.away_km)
        for near in airports_by_runway(*end.position, within_km=within_km)
        if is_long_enough(near.airport, end)
    )


def is_long_enough(airport: Airport, end: End) -> bool:
    """Say whether a runway of the airport is as long as this aircraft needs, or none is known."""
    longest_ft = longest_runway_ft(airport.icao)
    if longest_ft is None:
        return not end.is_jet
    return longest_ft >= end.runway_needed_ft


def finals(end: End) -> tuple[Final, ...]:
    """Return the airports before one of whose runways the aircraft is lined up, best first."""
    found = []
    for airport, _ in airports_in_reach(end, FINAL_KM):
        fits = [f for r in runways_of(airport.icao) for f in _finals_of(end, airport, r)]
        if fits:
            found.append(min(fits, key=lambda final: abs(final.slope_deg - 3.0)))
    return tuple(sorted(found, key=lambda final: abs(final.slope_deg - 3.0)))


def _finals_of(end: End, airport: Airport, runway: Runway) -> list[Final]:
    """Return the ends of one runway with which the aircraft is lined up at a possible slope."""
    if runway.closed or not has_thresholds(runway):
        return []
    first, second = runway.first_threshold, runway.second_threshold
    assert first is not None and second is not None
    fits = [_final(end, airport, near, far) for near, far in ((first, second), (second, first))]
    return [fit for fit in fits if fit is not None]


def _final(
    end: End, airport: Airport, near: tuple[float, float], far: tuple[float, float]
) -> Final | None:
    """Return how the aircraft is lined up for a landing from the `near` threshold to the `far`."""
    direction = float(bearing_deg(*near, *far))
    off = float(angle_between_deg(end.landing_direction_deg, direction))
    if not off <= OFF_DIRECTION_DEG:
        return None
    away = float(distance_km(*end.position, *near))
    aside_angle = np.radians(float(bearing_deg(*end.position, *near)) - direction)
    before_km, aside_km = away * float(np.cos(aside_angle)), away * abs(float(np.sin(aside_angle)))
    runway_km = float(distance_km(*near, *far))
    if before_km < -runway_km or aside_km > ASIDE_KM + ASIDE_PER_KM * max(before_km, 0.0):
        return None
    height = end.altitude_ft - airport.elevation_ft
    # The touchdown zone, and where wheels leave the runway, lie beyond the near threshold.
    slope = float(np.degrees(np.arctan2(height, FEET_PER_KM * max(before_km + 0.3, 0.3))))
    if not _is_possible_slope(end, height, before_km):
        return None
    return Final(airport=airport, to_threshold_km=before_km, height_ft=height, slope_deg=slope)


def _is_possible_slope(end: End, height_ft: float, before_km: float) -> bool:
    """Say whether the height fits the distance, give or take the pressure of the day."""
    steepest = SLOPE_STEEP_DEG if end.side > 0 else CLIMB_STEEP_DEG
    beyond_km = max(before_km, 0.0)
    lowest = FEET_PER_KM * beyond_km * np.tan(np.radians(SLOPE_FLAT_DEG)) - PRESSURE_FT
    highest = FEET_PER_KM * (beyond_km + 1.0) * np.tan(np.radians(steepest)) + PRESSURE_FT
    return bool(lowest <= height_ft <= highest)
