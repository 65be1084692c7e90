"""Say of each row of a track whether the aircraft is on the ground.

A transponder's own `ground` is a switch at the wheels or a guess from speed: it comes late,
flickers when the power goes, and some aircraft never send it. In: a track without implausible
rows. Out: one mask. `RULES` only ever turn *in the air* into *on the ground*, in this order; a
`ground` that cannot be so has been left out before (`plausibility.ground_flag_in_flight`).
"""

from collections.abc import Callable

import numpy as np

from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.model.flight import Bools, Track
from wheelsdown.tracks.columns import runs_of
from wheelsdown.tracks.elevation import PRESSURE_ERROR_FT, nearest_field_ft

SLOWEST_FLIGHT_KT = 30.0
"""Stall speeds of light aircraft begin near 40 kt; the ten left are headwind. A helicopter at a
hover within 1,200 ft of a field's elevation is taken to be on the ground: the one known error."""

SAME_STAND_KM = 0.5
SAME_STAND_SECONDS = 300.0
"""A parked aircraft whose switch or pressure flickers does not leave its stand."""

FLICKER_SECONDS = 20.0
"""No aircraft leaves the ground and is back on it within twenty seconds, a bounce apart."""

Rule = Callable[[Track, Bools], Bools]
"""Takes a track and which rows are on the ground so far; says which others are."""


def slow_at_field_elevation(track: Track, ground: Bools) -> Bools:
    """Slower than 30 kt, and within 1,200 ft of the elevation of the nearest airport.

    The pressure of the day moves an altitude by up to that much.
    """
    found = np.zeros(len(ground), bool)
    with np.errstate(invalid="ignore"):
        slow = ~ground & (track.ground_speed_kt < SLOWEST_FLIGHT_KT)
    for first, last in runs_of(slow):
        field_ft = nearest_field_ft(track.latitude_deg[first], track.longitude_deg[first])
        if field_ft is not None:
            rows = slice(first, last + 1)
            with np.errstate(invalid="ignore"):
                found[rows] = np.abs(track.altitude_ft[rows] - field_ft) <= PRESSURE_ERROR_FT
    return found


def flickers_at_its_stand(track: Track, ground: Bools) -> Bools:
    """Slower than 30 kt, and within 500 m and five minutes of a row on the ground next to it."""
    found = np.zeros(len(ground), bool)
    with np.errstate(invalid="ignore"):
        slow = ~(track.ground_speed_kt >= SLOWEST_FLIGHT_KT)
    for first, last in runs_of(~ground):
        if not slow[first : last + 1].all():
            continue
        beside = [(first, first - 1)] if first else []
        beside += [(last, last + 1)] if last + 1 < len(ground) else []
        if any(_at_one_stand(track, row, next_to) for row, next_to in beside):
            found[first : last + 1] = True
    return found


def _at_one_stand(track: Track, a: int, b: int) -> bool:
    lat, lon = track.latitude_deg, track.longitude_deg
    near = float(distance_km(lat[a], lon[a], lat[b], lon[b])) <= SAME_STAND_KM
    return near and abs(int(track.time_ms[a] - track.time_ms[b])) <= SAME_STAND_SECONDS * 1000


def flickers_on_its_roll(track: Track, ground: Bools) -> Bools:
    """In the air between two rows on the ground that are less than twenty seconds apart."""
    found = np.zeros(len(ground), bool)
    for first, last in runs_of(~ground):
        if first == 0 or last + 1 == len(ground):
            continue
        between_ms = int(track.time_ms[last + 1] - track.time_ms[first - 1])
        found[first : last + 1] = between_ms < FLICKER_SECONDS * 1000
    return found


RULES: tuple[Rule, ...] = (
    slow_at_field_elevation,
    flickers_at_its_stand,
    flickers_on_its_roll,
)


def is_on_surface(track: Track) -> Bools:
    """Return, row by row, whether the aircraft is on the ground."""
    ground = track.on_ground.copy()
    for rule in RULES:
        ground |= rule(track, ground)
    return ground
