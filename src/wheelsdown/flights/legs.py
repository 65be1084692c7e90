"""Stage 2: a clean track becomes legs, each one takeoff to the next landing.

In: a track whose `on_ground` is decided, its gaps, and the rows that only repeat its rows.
Out: legs in order, with their two endpoints, the gaps inside, and the rows that show each.
Touching the runway is a landing: a touch-and-go ends one leg and begins the next, and a
go-around, which does not touch it, does neither.
"""

from collections.abc import Sequence

import numpy as np

from wheelsdown.flights.endpoints import find_endpoint
from wheelsdown.flights.ends import End, landing_end, takeoff_end
from wheelsdown.flights.hidden_stops import find_possible_stops
from wheelsdown.flights.motion import path_km
from wheelsdown.flights.stretches import Edge, Stretch, find_stretches
from wheelsdown.flights.turnarounds import join_turnarounds
from wheelsdown.model.flight import Gap, Leg, Track
from wheelsdown.model.identity import Callsign, aircraft_key
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.time_range import datetime_from_ms


def find_legs(
    track: Track, *, gaps: Sequence[Gap] = (), echoes: Track | None = None
) -> tuple[Leg, ...]:
    """Return the legs of one aircraft in order of takeoff.

    `gaps` are those of the track; each leg takes the ones it spans. `echoes` are rows that repeat
    rows of the track, mostly of another capture: they count as evidence of the same legs.
    """
    stretches = find_stretches(track)
    ends = [(takeoff_end(track, stretch), landing_end(track, stretch)) for stretch in stretches]
    legs = [_leg(takeoff, landing, gaps, echoes) for takeoff, landing in ends]
    return join_turnarounds(legs, ends)


def _leg(takeoff: End, landing: End, gaps: Sequence[Gap], echoes: Track | None) -> Leg:
    track, stretch = takeoff.track, takeoff.stretch
    first, last = _rows_shown(stretch)
    began_ms, ended_ms = int(track.time_ms[first]), int(track.time_ms[last])
    inside = tuple(gap for gap in gaps if _is_inside(gap, began_ms, ended_ms))
    return Leg(
        leg=leg_id(track, stretch),
        aircraft=track.aircraft,
        callsigns=_callsigns(track, stretch),
        takeoff=find_endpoint(takeoff),
        landing=find_endpoint(landing),
        distance_km=round(path_km(track, first, last), 1),
        gaps=inside,
        possible_stops=find_possible_stops(track, inside),
        evidence=_evidence(track, echoes, began_ms, ended_ms),
    )


def leg_id(track: Track, stretch: Stretch) -> str:
    """Return aircraft and first moment in the air: `a2c4e0-20251001T165800Z`.

    Of a flight of which nothing was heard, the last moment on the ground before it.
    """
    when = datetime_from_ms(int(track.time_ms[min(stretch.first, stretch.last)]))
    return f"{aircraft_key(track.aircraft)}-{when:%Y%m%dT%H%M%SZ}"


def _rows_shown(stretch: Stretch) -> tuple[int, int]:
    """Return first and last row of the leg: the row on the ground beyond an end belongs to it."""
    first = stretch.first - (stretch.before is Edge.GROUND)
    last = stretch.last + (stretch.after is Edge.GROUND)
    return first, last


def _is_inside(gap: Gap, began_ms: int, ended_ms: int) -> bool:
    began, ended = gap.began.earliest, gap.ended.latest
    assert began is not None and ended is not None
    return datetime_from_ms(began_ms) <= began and ended <= datetime_from_ms(ended_ms)


def _callsigns(track: Track, stretch: Stretch) -> tuple[Callsign, ...]:
    """Return the callsigns sent in the leg, in order; the one set before it, if none came later."""
    first_ms, last_ms = int(track.time_ms[stretch.first]), int(track.time_ms[stretch.last])
    before = [callsign for when, callsign in track.callsigns if when <= first_ms]
    during = [callsign for when, callsign in track.callsigns if first_ms < when <= last_ms]
    heard_before = before[-1:] if not during or _set_on_this_stand(track, stretch) else []
    return tuple(dict.fromkeys([*heard_before, *during]))


def _set_on_this_stand(track: Track, stretch: Stretch) -> bool:
    """Say whether the last callsign before the leg was set after the flight before it."""
    times = [when for when, _ in track.callsigns if when <= track.time_ms[stretch.first]]
    in_air = np.flatnonzero(~track.on_ground[: stretch.first])
    landed_ms = int(track.time_ms[in_air[-1]]) if len(in_air) else -1
    return bool(times) and times[-1] > landed_ms


def _evidence(
    track: Track, echoes: Track | None, began_ms: int, ended_ms: int
) -> tuple[Evidence, ...]:
    """Return first and last row of every capture that has rows of the leg, by digest."""
    rows: dict[Digest, tuple[int, int]] = {}
    for part in (track, echoes) if echoes is not None else (track,):
        a = np.searchsorted(part.time_ms, began_ms)
        b = np.searchsorted(part.time_ms, ended_ms, "right")
        for capture in np.unique(part.capture[a:b]):
            digest = part.captures[capture]
            found = part.row[a:b][part.capture[a:b] == capture]
            low, high = int(found.min()), int(found.max())
            known_low, known_high = rows.get(digest, (low, high))
            rows[digest] = (min(low, known_low), max(high, known_high))
    return tuple(Evidence(capture=digest, rows=rows[digest]) for digest in sorted(rows))
