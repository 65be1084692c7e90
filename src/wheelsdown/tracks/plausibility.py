"""Rows that cannot be so are left out of a track, each under the name of the rule that did it.

In: an assembled track, in order of time. Out: the track without them, and a `Discard` for every
capture and rule. The rules stand in `RULES` in the order they are asked; each sees only what
those before it left. No value is ever changed: a row stays as it came or is left out.
"""

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.model.flight import Bools, Discard, Floats, PositionSource, Track
from wheelsdown.tracks.columns import MEASURED, runs_of, take_rows
from wheelsdown.tracks.elevation import PRESSURE_ERROR_FT, highest_field_ft, nearest_field_ft

NULL_ISLAND_DEG = 0.02
"""Two kilometres round 0°N 0°E: where a receiver without a fix puts an aircraft. No land there."""

HIGHEST_FT = 100_000.0
LOWEST_FT = -2_000.0
"""Balloons fly below the one; the Dead Sea shore in the deepest low reads above the other."""

FASTEST_KT = 800.0
"""Fastest over ground without going supersonic: the record of an airliner in a jet stream is
717 kt (New York to London, 8 February 2020), and a row's time may be a second off."""

PLACE_ERROR_KM = 3.0
"""What two honest positions may be apart for no reason of speed: rounding of time, a coarse
decoding, multilateration."""

PIECE_SECONDS = 60.0
"""Spoofing often begins and ends with a silence, over which its place can be reached."""

MOST_PIECES_BACK = 500
"""So many pieces are looked back over, to keep a track of nothing but pieces in bounds."""

SHIFT_KM = 10.0
SHIFT_SECONDS = 60.0
SHIFT_ROWS = 10
"""A feed whose clock or decoding slips by some seconds moves by a few kilometres and stays there:
ten rows and more after so small a jump are the same flight, single ones are wrong."""

FROZEN_KT = 100.0
FROZEN_SECONDS = 10.0
"""At 100 kt an aircraft moves 500 m in ten seconds: five hundred times what a feed rounds to."""
FROZEN_AT_ANY_SPEED_SECONDS = 60.0
"""Not even a hover keeps a place to the metre for a minute; spoofing can freeze speed as well."""

SPIKE_FT = 2_500.0
SPIKE_SECONDS = 120.0
"""An airliner climbs or sinks 2,500 ft a minute in ordinary flight; a row that far off both of
its neighbours, which agree with each other, is a wrong code and not a manoeuvre."""

CLIMB_FPM = 15_000.0
"""Fighters climb at up to 50,000 ft/min, but for seconds; over a minute nothing that is tracked
here does more than this, and an airliner's emergency descent is a quarter of it."""

GROUND_REACH_SECONDS = 120.0
DIVE_FPM = 8_000.0
"""Twice an emergency descent. A `ground` row between rows from which the ground could only be
reached faster is a transponder's error (seen at 35,000 ft)."""

TYRES_KT = 220.0
"""Airliners' tyres are made for 204 kt: what goes faster between rows in the air is in the air."""
ROLLING_KT = 60.0
FLEETING_SECONDS = 60.0
"""Away from any known field a touch, never below 60 kt and over within a minute, is no landing."""

Rows = npt.NDArray[np.intp]

Rule = Callable[[Track], Bools]
"""Says of each row of a track whether it is to be left out."""


def outside_the_globe(track: Track) -> Bools:
    """Latitude is not within 90° or longitude not within 180°, or either is missing."""
    with np.errstate(invalid="ignore"):
        inside = (np.abs(track.latitude_deg) <= 90) & (np.abs(track.longitude_deg) <= 180)
    return ~inside


def null_island(track: Track) -> Bools:
    """The position is that of a receiver without a fix: 0°N 0°E, to two kilometres."""
    near_equator = np.abs(track.latitude_deg) < NULL_ISLAND_DEG
    return near_equator & (np.abs(track.longitude_deg) < NULL_ISLAND_DEG)


def impossible_altitude(track: Track) -> Bools:
    """The altitude is higher than any aircraft flies or lower than any land lies."""
    with np.errstate(invalid="ignore"):
        return (track.altitude_ft > HIGHEST_FT) | (track.altitude_ft < LOWEST_FT)


def second_place_at_one_time(track: Track) -> Bools:
    """Another row of the same millisecond has another place or state, and says as much or more."""
    n = len(track.time_ms)
    said = np.sum([~np.isnan(getattr(track, name)) for name in MEASURED], axis=0, dtype=int)
    best_first = np.lexsort((np.arange(n), -said, track.time_ms))
    later = np.zeros(n, bool)
    later[1:] = np.diff(track.time_ms[best_first]) == 0
    left_out = np.zeros(n, bool)
    left_out[best_first] = later
    return left_out


def frozen_position(track: Track) -> Bools:
    """In the air, the place is exactly that of ten seconds before at over 100 kt, or of a minute.

    The first ten seconds, or the first minute, of such a stretch stay.
    """
    n = len(track.time_ms)
    if n < 2:
        return np.zeros(n, bool)
    in_air = ~track.on_ground
    same = (np.diff(track.latitude_deg) == 0) & (np.diff(track.longitude_deg) == 0)
    stays = np.concatenate([[False], same & in_air[1:] & in_air[:-1]])
    came = np.maximum.accumulate(np.where(stays, 0, np.arange(n)))
    for_seconds = (track.time_ms - track.time_ms[came]) / 1000
    with np.errstate(invalid="ignore"):
        fast = track.ground_speed_kt > FROZEN_KT
    frozen: Bools = stays & np.where(
        fast, for_seconds >= FROZEN_SECONDS, for_seconds >= FROZEN_AT_ANY_SPEED_SECONDS
    )
    return frozen


def impossible_jump(track: Track) -> Bools:
    """The place cannot be reached at 800 kt from the rows kept; the longest chain is kept.

    The track is cut wherever two rows that follow each other are too far or a minute apart. Of
    all ways to string the pieces together at possible speed, the one with the most rows is the
    track: a spoofed stretch or a second aircraft under the same address falls out whole.
    """
    n = len(track.time_ms)
    if n < 2:
        return np.zeros(n, bool)
    silent = np.diff(track.time_ms) > PIECE_SECONDS * 1000
    starts = np.flatnonzero(np.concatenate([[True], silent | ~_follows(track)]))
    ends = np.concatenate([starts[1:], [n]]) - 1
    kept = _longest_chain(track, starts, ends)
    left_out = np.ones(n, bool)
    for piece in kept:
        left_out[starts[piece] : ends[piece] + 1] = False
    return left_out


def _follows(track: Track) -> Bools:
    """Say of each row but the first whether it can be reached from the row before it."""
    lat, lon = track.latitude_deg, track.longitude_deg
    km = distance_km(lat[:-1], lon[:-1], lat[1:], lon[1:])
    reach: Bools = km <= _reach_km(np.diff(track.time_ms).astype(float))
    return reach


def _reach_km(elapsed_ms: Floats) -> Floats:
    return PLACE_ERROR_KM + FASTEST_KT * 1.852 * elapsed_ms / 3_600_000


def _longest_chain(track: Track, starts: Rows, ends: Rows) -> list[int]:
    """Return the pieces, in order, that can follow one another in place and hold the most rows."""
    lat, lon, time = track.latitude_deg, track.longitude_deg, track.time_ms.astype(float)
    rows = (ends - starts + 1).astype(int)

    def can_follow(piece: int, nearest: int) -> Bools:
        start, earlier = starts[piece], ends[nearest:piece]
        km = distance_km(lat[earlier], lon[earlier], lat[start], lon[start])
        elapsed_ms = time[start] - time[earlier]
        follows: Bools = km <= _reach_km(elapsed_ms)
        if rows[piece] >= SHIFT_ROWS:
            follows |= (km <= SHIFT_KM) & (elapsed_ms <= SHIFT_SECONDS * 1000)
        return follows

    return _chain_of_most_rows(rows, can_follow)


def _chain_of_most_rows(rows: Rows, can_follow: Callable[[int, int], Bools]) -> list[int]:
    """Return the pieces of the chain with the most rows; `can_follow` says which precede one."""
    best = rows.copy()
    before = np.full(len(rows), -1)
    for piece in range(1, len(rows)):
        nearest = max(0, piece - MOST_PIECES_BACK)
        follows = can_follow(piece, nearest)
        if follows.any():
            chosen = int(np.argmax(np.where(follows, best[nearest:piece], -1))) + nearest
            best[piece] += best[chosen]
            before[piece] = chosen
    chain = [int(np.argmax(best))]
    while before[chain[-1]] >= 0:
        chain.append(int(before[chain[-1]]))
    return chain[::-1]


def mlat_outlier(track: Track) -> Bools:
    """An impossible jump of a multilaterated row: receivers disagreed, nobody was spoofing."""
    mlat: Bools = track.source == PositionSource.MLAT.value
    return impossible_jump(track) & mlat


def altitude_spike(track: Track) -> Bools:
    """The altitude is 2,500 ft or more off both neighbours, on one side, and they agree."""
    spike = np.zeros(len(track.time_ms), bool)
    if len(spike) < 3:
        return spike
    height, near = track.altitude_ft, np.diff(track.time_ms) <= SPIKE_SECONDS * 1000
    before, after = height[1:-1] - height[:-2], height[1:-1] - height[2:]
    with np.errstate(invalid="ignore"):
        off = np.minimum(np.abs(before), np.abs(after)) >= SPIKE_FT
        agree = np.abs(height[2:] - height[:-2]) < SPIKE_FT / 2
        same_side = np.sign(before) == np.sign(after)
    spike[1:-1] = off & agree & same_side & near[:-1] & near[1:]
    return spike


def impossible_climb(track: Track) -> Bools:
    """The altitude cannot be reached at 15,000 ft/min from the rows kept, whose chain is longest.

    The ground counts with the elevation of the field it is at: an aircraft that rolls at one
    moment is not at 39,000 ft a minute later, whatever its transponder says.
    """
    n = len(track.time_ms)
    left_out = np.zeros(n, bool)
    height_ft = _heights_ft(track)
    known = np.flatnonzero(~np.isnan(height_ft))
    if len(known) < 2:
        return left_out
    height_ft, time = height_ft[known], track.time_ms[known].astype(float)
    torn = np.abs(np.diff(height_ft)) > _climb_ft(np.diff(time))
    if not torn.any():
        return left_out
    starts = np.flatnonzero(np.concatenate([[True], torn]))
    ends = np.concatenate([starts[1:], [len(known)]]) - 1

    def can_follow(piece: int, nearest: int) -> Bools:
        start, earlier = starts[piece], ends[nearest:piece]
        climb_ft = np.abs(height_ft[start] - height_ft[earlier])
        return np.asarray(climb_ft <= _climb_ft(time[start] - time[earlier]))

    kept = set(_chain_of_most_rows(ends - starts + 1, can_follow))
    for piece in range(len(starts)):
        if piece not in kept:
            left_out[known[starts[piece] : ends[piece] + 1]] = True
    # A flag that is wrong has a rule of its own, which looks at more than heights.
    return left_out & ~track.on_ground


def _climb_ft(elapsed_ms: Floats) -> Floats:
    return SPIKE_FT + CLIMB_FPM * elapsed_ms / 60_000


def _heights_ft(track: Track) -> Floats:
    """Return altitudes, on the ground the elevation of the field there, NaN where neither is."""
    height_ft = track.altitude_ft.copy()
    for first, last in runs_of(track.on_ground):
        field_ft = nearest_field_ft(track.latitude_deg[first], track.longitude_deg[first])
        height_ft[first : last + 1] = np.nan if field_ft is None else field_ft
    return height_ft


def ground_flag_in_flight(track: Track) -> Bools:
    """It says `ground` between rows in the air, and that cannot be.

    Because it is faster than tyres last, because no airport within ten kilometres could be reached
    from the rows before and after, or because there is none, and it never slows down.
    """
    left_out = np.zeros(len(track.time_ms), bool)
    last_row = len(left_out) - 1
    for first, last in runs_of(track.on_ground):
        if first > 0 and last < last_row and _cannot_be_ground(track, first, last):
            left_out[first : last + 1] = True
    return left_out


def _cannot_be_ground(track: Track, first: int, last: int) -> bool:
    """Say whether rows `first` to `last`, said to be on the ground, are in the air."""
    around_ms = (
        track.time_ms[first] - track.time_ms[first - 1],
        track.time_ms[last + 1] - track.time_ms[last],
    )
    if max(around_ms) > GROUND_REACH_SECONDS * 1000:
        return False
    slowest_kt = float(np.min(track.ground_speed_kt[first - 1 : last + 2]))
    if slowest_kt > TYRES_KT:
        return True
    field_ft = highest_field_ft(track.latitude_deg[first], track.longitude_deg[first])
    if field_ft is not None:
        return _out_of_reach(track, first, first - 1, field_ft) and _out_of_reach(
            track, last, last + 1, field_ft
        )
    lasted_ms = track.time_ms[last] - track.time_ms[first]
    return bool(slowest_kt > ROLLING_KT and lasted_ms < FLEETING_SECONDS * 1000)


def _out_of_reach(track: Track, ground: int, air: int, field_ft: float) -> bool:
    """Say whether a field could not be reached in the time between two rows.

    A height that is not known is within reach: nothing is left out for it.
    """
    seconds = abs(float(track.time_ms[air] - track.time_ms[ground])) / 1000
    height_ft = track.altitude_ft[air] - field_ft - PRESSURE_ERROR_FT
    return bool(height_ft > DIVE_FPM * seconds / 60)


RULES: tuple[Rule, ...] = (
    outside_the_globe,
    null_island,
    impossible_altitude,
    second_place_at_one_time,
    frozen_position,
    mlat_outlier,
    impossible_jump,
    altitude_spike,
    impossible_climb,
    ground_flag_in_flight,
)


def leave_out_implausible(track: Track) -> tuple[Track, tuple[Discard, ...]]:
    """Ask every rule in order; return what is left and what each left out."""
    discards: list[Discard] = []
    for rule in RULES:
        left_out = rule(track)
        if left_out.any():
            discards += discards_of(rule.__name__, take_rows(track, left_out))
            track = take_rows(track, ~left_out)
    return track, tuple(discards)


def discards_of(rule: str, left_out: Track) -> tuple[Discard, ...]:
    """Return one `Discard` for each capture that has rows in `left_out`."""
    return tuple(
        Discard(
            rule=rule,
            capture=left_out.captures[capture],
            rows=tuple(sorted(int(row) for row in left_out.row[left_out.capture == capture])),
        )
        for capture in np.unique(left_out.capture)
    )
