"""The ways in which receivers do not hear all, as functions from a track to what is left of it.

Radio at 1090 MHz goes in straight lines: a receiver hears nothing below its horizon. One on the
field hears taxiing; one twenty kilometres off in a town hears down to some hundreds of feet; one a
hundred kilometres off hears nothing below 2,500 ft, one 150 km off nothing below 5,000.
"""

import random

import numpy as np

from evaluation.legs.corpus import TrueEnd
from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.model.flight import Bools, Floats, Track
from wheelsdown.tracks.columns import take_rows

HEIGHTS_FT = (0, 300, 1_000, 2_000, 3_000, 4_000, 5_000, 7_000, 10_000)
"""Unheard below; at 0 every row on the ground is taken away and none in the air."""

MIX: dict[int | None, float] = {
    None: 0.21,
    0: 0.12,
    300: 0.12,
    1_000: 0.16,
    2_000: 0.09,
    3_000: 0.09,
    4_000: 0.07,
    5_000: 0.06,
    7_000: 0.04,
    10_000: 0.04,
}
"""What share of ends is unheard below what height; None: heard on the ground. The shares are such
that OPDI's published rule names no more in this mix than OPDI's flight list does of its flights,
so it is no kinder than what that list had to go by; `reception` measures how much harder it is
than ten minutes of the whole world."""

AROUND_KM = 150.0
"""Around the airport nothing is heard below the height: also of other flights of the aircraft."""

BURST_SECONDS = 90.0
DROPPED_SHARE = 0.4
"""Random loss: bursts with a mean of 90 s (a turn that shadows the antenna, a hill), four tenths
of all time; every second or third position of a receiver at the edge of its range is lost too."""
SINGLE_LOSS = 0.3


def unheard_below(end: TrueEnd, feet: int) -> Track:
    """Return what is left where nothing is heard below so many feet above the airport of `end`."""
    raw = end.heard.raw
    field = airport(end.airport)
    assert field is not None
    away = distance_km(raw.latitude_deg, raw.longitude_deg, field.latitude_deg, field.longitude_deg)
    height_ft, grounded = _height_over(end)
    low = height_ft < feet if feet else np.zeros(len(height_ft), bool)
    return take_rows(raw, ~((grounded | low) & (away <= AROUND_KM)))


def _height_over(end: TrueEnd) -> tuple[Floats, Bools]:
    """Return the true height of each raw row above the runway, and which rows are on the ground.

    From the cleaned track: a row with a wrong altitude is as low as the rows beside it.
    """
    track = end.heard.prepared.track
    known = track.on_ground | ~np.isnan(track.altitude_ft)
    heights = np.where(track.on_ground, 0.0, track.altitude_ft - end.surface_ft)
    raw = end.heard.raw
    height_ft = np.interp(raw.time_ms, track.time_ms[known], heights[known])
    nearest = np.searchsorted(track.time_ms, raw.time_ms).clip(0, len(track.time_ms) - 1)
    grounded = raw.on_ground | track.on_ground[nearest]
    return height_ft, np.asarray(grounded)


def with_dropouts(track: Track, seed: int) -> Track:
    """Return what is left after bursts of loss and single losses, the same for the same seed."""
    chance = random.Random(seed)
    kept = np.ones(len(track.time_ms), bool)
    if not len(kept):
        return track
    now, last = float(track.time_ms[0]), float(track.time_ms[-1])
    between_s = BURST_SECONDS * (1 - DROPPED_SHARE) / DROPPED_SHARE
    while now <= last:
        now += chance.expovariate(1 / between_s) * 1000
        burst = chance.expovariate(1 / BURST_SECONDS) * 1000
        kept &= ~((track.time_ms >= now) & (track.time_ms < now + burst))
        now += burst
    single = np.array([chance.random() < SINGLE_LOSS for _ in range(len(kept))])
    return take_rows(track, kept & ~single)


def with_hole(track: Track, began_ms: int, ended_ms: int) -> Track:
    """Return the track without all rows between two times: an ocean, a desert, a closed border."""
    return take_rows(track, (track.time_ms <= began_ms) | (track.time_ms >= ended_ms))


def in_two_files(track: Track, at_ms: int) -> tuple[Track, Track]:
    """Return the track as two captures cut at midnight, which falls on `at_ms`."""
    first, second = track.time_ms < at_ms, track.time_ms >= at_ms
    return take_rows(track, first), take_rows(track, second)
