"""The way through the air from one runway to another, as positions by kilometres flown.

A line through a few points: along the runway, straight out, round to the great circle, round to
the final, straight in. Corners are rounded by averaging the line with itself a little before and
after, so that a turn has a radius.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.simulated_day.airfields import RunwayEnd
from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM, bearing_deg, destination
from wheelsdown.model.flight import Floats

Point = tuple[float, float]

SHARP_TURN_DEG = 100.0
"""A turn sharper than this is flown as two, by way of a point to the side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How far from runways an aircraft turns, in kilometres."""

    roll_km: float
    out_km: float
    """Straight on after the runway's end."""
    final_km: float
    turn_km: float
    aim_km: float
    """Where on the runway it touches down."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Route:
    """A line of great circles."""

    corners: Floats
    """Unit vectors, one a row."""
    at_km: Floats
    """Kilometres from the first corner to each."""
    turn_km: float

    @property
    def length_km(self) -> float:
        """From wheels off to wheels on."""
        return float(self.at_km[-1])


def along(start: Point, heading_deg: float, km: float) -> Point:
    """Return where a great circle leads."""
    lat, lon = destination(*start, heading_deg, km)
    return float(lat), float(lon)


def lift_off_point(end: RunwayEnd, manner: Manner) -> Point:
    """Return where the wheels leave a runway."""
    roll_km = min(manner.roll_km, 0.75 * end.length_km)
    return along((end.latitude_deg, end.longitude_deg), end.heading_deg, roll_km)


def touchdown_point(end: RunwayEnd, manner: Manner) -> Point:
    """Return where the wheels touch a runway."""
    aim_km = min(manner.aim_km, 0.3 * end.length_km)
    return along((end.latitude_deg, end.longitude_deg), end.heading_deg, aim_km)


def route_between(off: RunwayEnd, on: RunwayEnd, manner: Manner) -> Route:
    """Return the way from lifting off one runway to touching another."""
    lift = lift_off_point(off, manner)
    touch = touchdown_point(on, manner)
    out = along(lift, off.heading_deg, off.length_km + manner.out_km)
    join = along(touch, on.heading_deg + 180.0, manner.final_km)
    leaving = float(bearing_deg(*out, *join))
    arriving = float(bearing_deg(*join, *out)) + 180.0
    points = [lift, out]
    if abs(turn := _difference(leaving, off.heading_deg)) > SHARP_TURN_DEG:
        points.append(along(out, off.heading_deg + np.copysign(90.0, turn), 2.5 * manner.turn_km))
    if abs(turn := _difference(on.heading_deg, arriving)) > SHARP_TURN_DEG:
        side = on.heading_deg - np.copysign(90.0, turn)
        points.append(along(join, side, 2.5 * manner.turn_km))
    return _route([*points, join, touch], manner.turn_km)


def circuit(end: RunwayEnd, manner: Manner) -> Route:
    """Return one round of the traffic circuit to the left, from lifting off to touching."""
    lift, touch = lift_off_point(end, manner), touchdown_point(end, manner)
    heading, wide_km = end.heading_deg, 1.5
    out = along(lift, heading, max(end.length_km, 0.8) + 0.5)
    base = along(touch, heading + 180.0, manner.final_km)
    points = [lift, out, along(out, heading - 90, wide_km), along(base, heading - 90, wide_km)]
    return _route([*points, base, touch], 0.3)


def positions(route: Route, km: Floats) -> tuple[Floats, Floats]:
    """Return latitudes and longitudes at kilometres along the way, corners rounded."""
    reach = np.minimum(route.turn_km, np.minimum(km, route.length_km - km))
    middle = _vectors(route, km)
    rounded = 2.0 * middle + _vectors(route, km - reach) + _vectors(route, km + reach)
    x, y, z = rounded.T
    return np.degrees(np.arctan2(z, np.hypot(x, y))), np.degrees(np.arctan2(y, x))


def _vectors(route: Route, km: Floats) -> Floats:
    part = np.clip(np.searchsorted(route.at_km, km, "right") - 1, 0, len(route.at_km) - 2)
    lengths = np.diff(route.at_km) / EARTH_RADIUS_KM
    done = (km - route.at_km[part]) / EARTH_RADIUS_KM
    scale = (1.0 / np.sin(lengths))[part]
    before, after = np.sin(lengths[part] - done) * scale, np.sin(done) * scale
    mixed: Floats = route.corners[part] * before[:, None] + route.corners[part + 1] * after[:, None]
    return mixed


def _route(points: Sequence[Point], turn_km: float) -> Route:
    lat, lon = np.radians(np.array(points)).T
    corners = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    chord = np.linalg.norm(np.diff(corners, axis=0), axis=1)
    steps_km = 2 * EARTH_RADIUS_KM * np.arcsin(np.clip(chord / 2, 1e-9, 1.0))
    return Route(
        corners=corners, at_km=np.concatenate([[0.0], np.cumsum(steps_km)]), turn_km=turn_km
    )


def _difference(a_deg: float, b_deg: float) -> float:
    return (a_deg - b_deg + 180.0) % 360.0 - 180.0
