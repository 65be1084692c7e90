"""When wheels left or touched the ground, as a range that holds the truth and whose middle is best.

In: one end of a stretch, and the airport where one is named. Out: a `TimeRange` beyond the end's
row, towards the ground. Seen ends lie between a row in the air and one on the ground; of unseen
ones the way still to fly, at the speeds of an approach, tells how long it takes.
"""

from datetime import timedelta

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.flights.ends import End
from wheelsdown.flights.motion import AFTER, km_between, minutes_between
from wheelsdown.flights.stretches import NEAR_FIELD_KM
from wheelsdown.flights.ways import TOUCHDOWN_KM, way_to_airport_km
from wheelsdown.model.flight import Airport
from wheelsdown.model.time_range import TimeRange, datetime_from_ms

FASTEST_KT = 650.0
RUNWAY_KM = 4.0
"""Bounds of how soon an aircraft covers what is left to the ground it was seen on."""

THRESHOLD_KT = 140.0
"""Over the threshold and when they lift off, airliners go 120 to 160 kt over the ground."""
UNKNOWN_KT = 160.0
SLOWEST_KT = 50.0

OFF_THE_GROUND_FT = 200.0
"""Lower than this it is over the runway already, and the way to the threshold is behind it."""
BRISK_CLIMB_FPM = 2_000.0
"""No takeoff takes less time than its height does at this rate."""

LONGER = 1.08
FLARE_SECONDS, LIFT_SECONDS = 6.0, 9.0
"""By how much true times are longer than the way at the mean of speed now and speed at the runway;
fitted to the tuning half of the evaluation, where they leave 7 to 11 s for the usual error."""

SPREAD_SECONDS, SPREAD_SHARE = 30.0, 0.6
LEAST_SPREAD_SECONDS, LEAST_SPREAD_TOUCHING_SECONDS = 40.0, 15.0
"""Half the width of the range: it holds 98 of 100 true times of the tuning half."""


def time_to_ground(end: End) -> TimeRange:
    """Between the last row in the air and the first on the ground, less the way between them."""
    silent = minutes_to_beyond(end)
    assert silent is not None and end.beyond is not None
    km = max(km_between(end.track, end.row, end.beyond) - RUNWAY_KM, 0.0)
    way = km / (FASTEST_KT * KM_PER_NAUTICAL_MILE) * 60
    return _range_from(end, min(way, silent), silent)


def time_at_stand(end: End, airport: Airport, *, observed: bool) -> TimeRange:
    """The same; after a long silence no later than an aircraft so near comes down, or came up."""
    whole = time_to_ground(end)
    assert end.beyond is not None
    km = km_between(end.track, end.row, end.beyond)
    is_near = km <= NEAR_FIELD_KM and end.goes_to_ground and not np.isnan(end.altitude_ft)
    if not is_near or observed:
        return whole
    near = time_by_way(end, airport)
    assert whole.earliest and whole.latest and near.earliest and near.latest
    # The two are reckoned to different points of one airport, and may miss each other by seconds.
    if end.side == AFTER:
        return TimeRange(earliest=whole.earliest, latest=max(near.latest, whole.earliest))
    return TimeRange(earliest=min(near.earliest, whole.latest), latest=whole.latest)


def open_time(end: End) -> TimeRange:
    """Some time after the last row in the air, and before it was heard again if it was."""
    return _range_from(end, 0.0, minutes_to_beyond(end))


def time_by_way(end: End, airport: Airport) -> TimeRange:
    """As long after the last row as the way to the runway takes, give or take half as much."""
    seconds = _seconds_down(end, airport) if end.side == AFTER else _seconds_up(end, airport)
    touching = end.side == AFTER and seconds <= FLARE_SECONDS
    least = LEAST_SPREAD_TOUCHING_SECONDS if touching else LEAST_SPREAD_SECONDS
    half = max(min(seconds, SPREAD_SECONDS + SPREAD_SHARE * seconds), least)
    soonest, latest = max(seconds - half, 0.0) / 60, (seconds + half) / 60
    heard_again = minutes_to_beyond(end)
    if heard_again is not None:
        soonest, latest = min(soonest, heard_again), min(latest, heard_again)
    return _range_from(end, soonest, latest)


def _seconds_down(end: End, airport: Airport) -> float:
    way_km = way_to_airport_km(end, airport)
    if way_km <= TOUCHDOWN_KM:
        return FLARE_SECONDS
    return LONGER * way_km / _mean_km_per_second(end) + FLARE_SECONDS


def _seconds_up(end: End, airport: Airport) -> float:
    """Return the same for a takeoff; over the runway height tells more than the way."""
    height_ft = max(end.altitude_ft - airport.elevation_ft, 0.0)
    low = min(height_ft / OFF_THE_GROUND_FT, 1.0)
    way_seconds = LONGER * way_to_airport_km(end, airport) / _mean_km_per_second(end)
    return max(low * (way_seconds + LIFT_SECONDS), height_ft / BRISK_CLIMB_FPM * 60)


def _mean_km_per_second(end: End) -> float:
    """Return the mean of the speed now and the speed at the runway."""
    now_kt = float(np.nan_to_num(end.track.ground_speed_kt[end.row], nan=UNKNOWN_KT))
    now_kt = max(now_kt, SLOWEST_KT)
    return (now_kt + min(now_kt, THRESHOLD_KT)) / 2 * KM_PER_NAUTICAL_MILE / 3600


def minutes_to_beyond(end: End) -> float | None:
    """Return how long after the end's row the aircraft was heard again, if it was."""
    if end.beyond is None:
        return None
    return abs(minutes_between(end.track, end.row, end.beyond))


def _range_from(end: End, soonest_minutes: float, latest_minutes: float | None) -> TimeRange:
    """Return the range that lies so many minutes beyond the end's row, towards the ground."""
    row = datetime_from_ms(int(end.track.time_ms[end.row]))
    near = row + end.side * timedelta(minutes=soonest_minutes)
    far = None if latest_minutes is None else row + end.side * timedelta(minutes=latest_minutes)
    earliest, latest = (near, far) if end.side == AFTER else (far, near)
    return TimeRange(earliest=earliest, latest=latest)
