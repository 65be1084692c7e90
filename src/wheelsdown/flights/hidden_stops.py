"""Where an aircraft could have landed inside a gap of a leg, if it did.

In: a track and the gaps of one leg. Out: airports that it could have reached, stood at and left
within a gap, those of least detour first. Nothing here says that it landed: a gap in which it must
have has already ended the leg. Where nothing speaks for a stop, confidences say so.
"""

from collections.abc import Sequence

import numpy as np

from wheelsdown.aviation.airports import KINDS, airport_in_row, load_airports, longest_runway_ft
from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE, distance_km
from wheelsdown.aviation.performance import limits_for
from wheelsdown.flights.motion import AFTER, BEFORE, USUAL_KT, cruising_kt, minutes_between
from wheelsdown.flights.silence import LANDING_AND_TAKEOFF_MINUTES, measure_silence
from wheelsdown.model.flight import Floats, Gap, PossibleStop, Track
from wheelsdown.model.time_range import TimeRange, datetime_from_ms, ms_from_datetime

SHORTEST_SPARE_MINUTES = 30.0
"""What headwind and routing leave over in a gap of an hour or two is less."""

LIKELY_SHARE = 0.4
"""It sank into the gap or climbed out of it: a stop is about as likely as a step in level."""
UNLIKELY_SHARE = 0.05
"""It was level on both sides: slow, or waiting, far more often than down and up again."""

MOST_STOPS = 5
SMALLEST_KIND = KINDS.index("medium_airport")
SHORTEST_RUNWAY_FT = 4_000
"""For aircraft of unknown type: what jets need."""


def find_possible_stops(track: Track, gaps: Sequence[Gap]) -> tuple[PossibleStop, ...]:
    """Return at most five airports for each gap with half an hour to spare."""
    return tuple(stop for gap in gaps for stop in _stops_in(track, gap))


def _stops_in(track: Track, gap: Gap) -> list[PossibleStop]:
    assert gap.began.earliest is not None
    before = int(np.searchsorted(track.time_ms, ms_from_datetime(gap.began.earliest), "right")) - 1
    silence = measure_silence(track, before, before + 1)
    in_air = not track.on_ground[before : before + 2].any()
    if not in_air or silence.spare_minutes < SHORTEST_SPARE_MINUTES:
        return []
    speed_kt = cruising_kt(track, before, BEFORE) or cruising_kt(track, before + 1, AFTER)
    km_per_minute = (speed_kt or USUAL_KT) * KM_PER_NAUTICAL_MILE / 60
    there, onward = _minutes_by_way_of(gap, km_per_minute)
    spare = silence.minutes - there - onward - LANDING_AND_TAKEOFF_MINUTES
    fits = [row for row in np.argsort(-spare).tolist() if spare[row] >= 0 and _usable(track, row)]
    share = LIKELY_SHARE if silence.came_down or silence.went_up else UNLIKELY_SHARE
    return [
        PossibleStop(
            airport=airport_in_row(row).icao,
            confidence=round(share / len(fits), 3),
            earliest=_landing_time(track, before, float(there[row]), float(onward[row])),
        )
        for row in fits[:MOST_STOPS]
    ]


def _minutes_by_way_of(gap: Gap, km_per_minute: float) -> tuple[Floats, Floats]:
    """Return the minutes to every airport from where the gap begins, and on to where it ends."""
    airports = load_airports()
    to = distance_km(*gap.from_position, airports.latitude_deg, airports.longitude_deg)
    on = distance_km(*gap.to_position, airports.latitude_deg, airports.longitude_deg)
    return to / km_per_minute, on / km_per_minute


def _usable(track: Track, row: int) -> bool:
    """Say whether the airport is one that flights of this aircraft go to."""
    airports = load_airports()
    if airports.kind_rank[row] > SMALLEST_KIND:
        return False
    needed_ft = limits_for(track.aircraft.type_code).runway_ft or SHORTEST_RUNWAY_FT
    return (longest_runway_ft(airports.icao[row]) or 0) >= needed_ft


def _landing_time(track: Track, before: int, there: float, onward: float) -> TimeRange:
    """As soon as it gets there, and so late that it can still be where it was heard again."""
    half_stop = LANDING_AND_TAKEOFF_MINUTES / 2
    silent = minutes_between(track, before, before + 1)
    began_ms = int(track.time_ms[before])
    return TimeRange(
        earliest=datetime_from_ms(round(began_ms + there * 60_000)),
        latest=datetime_from_ms(round(began_ms + (silent - onward - half_stop) * 60_000)),
    )
