"""Cut a track into stretches in the air: each becomes one leg.

In: a clean track whose `on_ground` is decided. Out: first and last row of each stretch, and what
lies beyond either end: ground where the aircraft was seen to stand, a silence in which it must
have landed, or the end of what there is. readsb's own mark of a new leg is a hint to one rule only.
"""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.aviation.performance import usual_flight_minutes
from wheelsdown.flights.motion import km_between, minutes_between, runs_of
from wheelsdown.flights.silence import SHORTEST_SILENCE_MINUTES, landed_meanwhile, spare_minutes
from wheelsdown.model.flight import Track

NEAR_FIELD_KM = 40.0
NEAR_FIELD_FT = 12_000.0
"""Where and how high an aircraft that leaves or comes to a field is first or last heard in thin
coverage. Higher up it may be passing over the field on a later flight."""

LONGEST_STAND_UNHEARD_MINUTES = 60.0
"""Farther away than that, it may have stood silent for so long before it left, or have gone
elsewhere and come back; beyond an hour the second is not rare enough."""

OTHER_AIRPORT_KM = 15.0
"""On the ground that far apart, an aircraft has flown: no airport is as wide."""

STANDING_KM = 1.0
STANDING_KT = 35.0
"""Rows said to be in the air that never go faster nor farther are an aircraft at its stand."""


class Edge(StrEnum):
    """What lies beyond one end of a stretch in the air."""

    GROUND = "ground"
    """The row beyond is on the ground, and the aircraft came from there or went there."""
    SILENCE = "silence"
    """It landed unheard, somewhere: the row beyond belongs to another flight or stand."""
    TRACK = "track"
    """There is no row beyond: the track begins or ends in the air."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Rows `first` to `last` in the air, and what lies before and after them.

    Of a flight of which nothing was heard, `first` is the row on the ground after it and `last`
    the one before: there is no row between, and those beyond its ends are the two.
    """

    first: int
    last: int
    before: Edge
    after: Edge


def find_stretches(track: Track) -> tuple[Stretch, ...]:
    """Return every stretch in the air, heard or not, in order."""
    heard = [
        Stretch(
            first=first,
            last=last,
            before=_edge(track, first, first - 1),
            after=_edge(track, last, last + 1),
        )
        for first_in_air, last_in_air in runs_of(~track.on_ground)
        for first, last in _cut_at_landings(track, first_in_air, last_in_air)
    ]
    flown = [stretch for stretch in heard if not _stands(track, stretch)]
    return tuple(sorted([*flown, *_unheard(track)], key=lambda stretch: stretch.last))


def _unheard(track: Track) -> list[Stretch]:
    """Return the flights between two rows on the ground of which nothing was heard."""
    lat, lon, both = track.latitude_deg, track.longitude_deg, track.on_ground
    far = distance_km(lat[:-1], lon[:-1], lat[1:], lon[1:]) >= OTHER_AIRPORT_KM
    return [
        Stretch(first=row + 1, last=row, before=Edge.GROUND, after=Edge.GROUND)
        for row in np.flatnonzero(both[:-1] & both[1:] & far).tolist()
        if _is_one_flight(track, row)
    ]


def _is_one_flight(track: Track, row: int) -> bool:
    """Say whether one flight fits between two rows on the ground and no more than an hour over."""
    usual = usual_flight_minutes(km_between(track, row, row + 1), track.aircraft.type_code)
    return minutes_between(track, row, row + 1) - usual <= LONGEST_STAND_UNHEARD_MINUTES


def _cut_at_landings(track: Track, first: int, last: int) -> list[tuple[int, int]]:
    """Cut rows in the air wherever the aircraft must have landed in a silence between two."""
    silent_ms = np.diff(track.time_ms[first : last + 1])
    long = np.flatnonzero(silent_ms >= SHORTEST_SILENCE_MINUTES * 60_000) + first
    cuts = [int(row) for row in long if landed_meanwhile(track, int(row), int(row) + 1)[0]]
    return list(zip([first, *(cut + 1 for cut in cuts)], [*cuts, last], strict=True))


def _edge(track: Track, row: int, beyond: int) -> Edge:
    """Say what lies beyond `row`, the first or last of a stretch."""
    if not 0 <= beyond < len(track.time_ms):
        return Edge.TRACK
    if not track.on_ground[beyond]:
        return Edge.SILENCE
    return Edge.GROUND if belongs_to_stand(track, row, beyond) else Edge.SILENCE


def belongs_to_stand(track: Track, row: int, ground: int) -> bool:
    """Say whether the row in the air left, or came to, the stand of the row on the ground.

    It did if it is within 40 km of it and not above 12,000 ft, or if flying there straight leaves
    no more than an hour of the time between: in that no other flight fits.
    """
    low = bool(track.altitude_ft[row] <= NEAR_FIELD_FT)
    if low and km_between(track, row, ground) <= NEAR_FIELD_KM:
        return True
    early, late = sorted((row, ground))
    return spare_minutes(track, early, late) <= LONGEST_STAND_UNHEARD_MINUTES


def _stands(track: Track, stretch: Stretch) -> bool:
    """Say whether a stretch is an aircraft at its stand that says it is in the air."""
    rows = slice(stretch.first, stretch.last + 1)
    speeds = track.ground_speed_kt[rows]
    if np.isnan(speeds).all():
        return _nothing_heard_of_flight(track, stretch)
    if np.nanmax(speeds) >= STANDING_KT:
        return False
    return km_between(track, stretch.first, stretch.last) <= STANDING_KM


def _nothing_heard_of_flight(track: Track, stretch: Stretch) -> bool:
    """Say whether a stretch without speeds neither moves nor lasts, beside a stand."""
    moved = km_between(track, stretch.first, stretch.last) > STANDING_KM
    lasted = minutes_between(track, stretch.first, stretch.last) > 1
    beside = Edge.GROUND in (stretch.before, stretch.after)
    return beside and not moved and not lasted
