"""One end of a stretch in the air, seen so that a takeoff is a landing run backwards.

A landing is judged by the last rows in the air and what comes after; a takeoff by the first rows
and what was before, with the direction turned round. The rules of `endpoints` then need no case
of their own for either.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE, bearing_deg
from wheelsdown.aviation.performance import limits_for
from wheelsdown.flights.motion import (
    AFTER,
    BEFORE,
    altitude_near_ft,
    cruising_kt,
    km_between,
    minutes_between,
    path_km,
    rows_within,
)
from wheelsdown.flights.stretches import Edge, Stretch
from wheelsdown.model.flight import Track

LAST_MINUTES = 1.5
"""The sink or climb next to the end: long enough for sparse rows, short against a go-around."""

MOVING_MINUTES = 5.0
MOVING_KT = 40.0
"""Slower over the ground nothing with wings comes down, nor climbs away."""

JET_KT = 330.0
TWIN_KT = 200.0
"""Over the ground, reached in the half hour: only jets pass the one, no small piston the other."""

JET_RUNWAY_FT = 4_000
TWIN_RUNWAY_FT = 2_500
SMALL_RUNWAY_FT = 800
"""What such aircraft land on at the least, where the type is not known or says less."""

GROUND_MINUTES = 10.0
"""Of the rows on the ground those nearest to the flight: the runway, the taxiway, the stand."""


@dataclass(frozen=True, kw_only=True)
class End:
    """One end of a stretch: `side` is `AFTER` for its landing and `BEFORE` for its takeoff.

    Not slotted, so that what is measured is measured once.
    """

    track: Track
    stretch: Stretch
    side: int

    @property
    def row(self) -> int:
        """The last row in the air before the landing, or the first after the takeoff."""
        return self.stretch.last if self.side == AFTER else self.stretch.first

    @property
    def beyond(self) -> int | None:
        """The row beyond the end, if the track has one."""
        row = self.row + self.side
        return row if 0 <= row < len(self.track.time_ms) else None

    @property
    def edge(self) -> Edge:
        """What lies beyond."""
        return self.stretch.after if self.side == AFTER else self.stretch.before

    @property
    def position(self) -> tuple[float, float]:
        """Where the end's row is."""
        return float(self.track.latitude_deg[self.row]), float(self.track.longitude_deg[self.row])

    @cached_property
    def altitude_ft(self) -> float:
        """Height above the sea at the end's row, geometric where known, NaN where neither is.

        Barometric altitude is off by the pressure of the day, up to 1,200 ft.
        """
        geometric = float(self.track.altitude_geometric_ft[self.row])
        if not np.isnan(geometric):
            return geometric
        return altitude_near_ft(self.track, self.row, -self.side)

    @cached_property
    def landing_direction_deg(self) -> float:
        """Direction in which it goes in; for a takeoff, that from which it came, turned round."""
        angle = float(self.track.track_angle_deg[self.row])
        if np.isnan(angle):
            angle = self._direction_from_positions()
        return angle if self.side == AFTER else (angle + 180) % 360

    def _direction_from_positions(self) -> float:
        rows = rows_within(self.track, self.row, -self.side, LAST_MINUTES)
        first, last = rows.start, rows.stop - 1
        lat, lon = self.track.latitude_deg, self.track.longitude_deg
        if km_between(self.track, first, last) == 0:
            return float("nan")
        return float(bearing_deg(lat[first], lon[first], lat[last], lon[last]))

    @cached_property
    def goes_to_ground(self) -> bool:
        """Whether it sinks towards the end (or has climbed from it), by rate or by altitude."""
        rows = rows_within(self.track, self.row, -self.side, LAST_MINUTES)
        heights = self.track.altitude_ft[rows]
        heights = heights[~np.isnan(heights)]
        change_ft = float(heights[-1] - heights[0]) if len(heights) > 1 else 0.0
        rates = self.track.vertical_rate_fpm[rows]
        rates = rates[~np.isnan(rates)]
        rate_fpm = float(np.median(rates)) if len(rates) else 0.0
        sink = -self.side * (change_ft or rate_fpm)
        return sink > 0

    @cached_property
    def moves(self) -> bool:
        """Whether it covers ground near the end as an aeroplane does.

        Where satellite navigation is jammed or forged an aircraft sinks on one spot, which says
        nothing of where it is. So it is asked how far apart the rows are, not what speed they give.
        """
        rows = rows_within(self.track, self.row, -self.side, MOVING_MINUTES)
        first, last = rows.start, rows.stop - 1
        hours = minutes_between(self.track, first, last) / 60
        if hours * 60 < LAST_MINUTES:
            return True
        return path_km(self.track, first, last) / KM_PER_NAUTICAL_MILE / hours >= MOVING_KT

    @cached_property
    def fastest_kt(self) -> float | None:
        """Speed of its cruise as far as the half hour on this side shows it."""
        return cruising_kt(self.track, self.row, -self.side)

    @cached_property
    def is_jet(self) -> bool:
        """Whether type or speed say that it is a jet or an airliner's turboprop."""
        limits = limits_for(self.track.aircraft.type_code)
        if limits.engine_class is not None:
            return limits.engine_class == "J" or limits.wake in ("M", "H", "J")
        return (self.fastest_kt or 0) >= JET_KT

    @cached_property
    def runway_needed_ft(self) -> int:
        """The shortest runway on which it would land."""
        limits = limits_for(self.track.aircraft.type_code)
        if limits.runway_ft is not None:
            return limits.runway_ft
        speed = self.fastest_kt or 0
        if speed >= JET_KT:
            return JET_RUNWAY_FT
        return TWIN_RUNWAY_FT if speed >= TWIN_KT else SMALL_RUNWAY_FT

    @cached_property
    def ground_rows(self) -> np.ndarray[tuple[int], np.dtype[np.intp]]:
        """Rows on the ground beyond the end, within ten minutes of the first of them."""
        if self.beyond is None or not self.track.on_ground[self.beyond]:
            return np.zeros(0, np.intp)
        rows = rows_within(self.track, self.beyond, self.side, GROUND_MINUTES)
        numbers = np.arange(rows.start, rows.stop)
        in_air = np.flatnonzero(~self.track.on_ground[rows])
        if not len(in_air):
            return numbers
        # Another flight may begin within the ten minutes: only what is before it counts.
        return numbers[: in_air[0]] if self.side == AFTER else numbers[in_air[-1] + 1 :]


def landing_end(track: Track, stretch: Stretch) -> End:
    """Return the end of `stretch` at which it lands."""
    return End(track=track, stretch=stretch, side=AFTER)


def takeoff_end(track: Track, stretch: Stretch) -> End:
    """Return the end of `stretch` at which it takes off."""
    return End(track=track, stretch=stretch, side=BEFORE)
