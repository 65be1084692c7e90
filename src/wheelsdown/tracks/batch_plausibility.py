"""The rules of `plausibility` as kernels, for the aircraft that screening does not clear.

`plausibility` is the published method; each function here gives, row by row, what its rule of
the same name gives, and tests hold the two against each other. In ten minutes of the whole world
one aircraft in 230 has a row that some rule leaves out, in a simulated day one in thirty: too many
to make objects for.
"""

import numpy as np

from wheelsdown.compiling import compiled
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32
from wheelsdown.model.flight import Bools, Int32s, Int64s, PositionSource, UInt8s
from wheelsdown.tracks import plausibility
from wheelsdown.tracks.batch_assembly import (
    has_a_moment_twice,
    in_order,
    repeats_a_row,
    second_place_at_one_time,
)
from wheelsdown.tracks.batch_rows import (
    NO_FIELD,
    Rows,
    Surroundings,
    fields_at,
    find_runs,
    is_surely_within,
    is_within,
    kept_rows,
    kilometres,
)
from wheelsdown.tracks.elevation import PRESSURE_ERROR_FT
from wheelsdown.tracks.plausibility import (
    CLIMB_FPM,
    DIVE_FPM,
    FASTEST_KT,
    FLEETING_SECONDS,
    FROZEN_AT_ANY_SPEED_SECONDS,
    FROZEN_KT,
    FROZEN_SECONDS,
    GROUND_REACH_SECONDS,
    HIGHEST_FT,
    LOWEST_FT,
    MOST_PIECES_BACK,
    NULL_ISLAND_DEG,
    PIECE_SECONDS,
    PLACE_ERROR_KM,
    ROLLING_KT,
    SHIFT_KM,
    SHIFT_ROWS,
    SHIFT_SECONDS,
    SPIKE_FT,
    SPIKE_SECONDS,
    TYRES_KT,
)
from wheelsdown.tracks.preparation import REPEATS_A_ROW

RULE_NAMES = (REPEATS_A_ROW, *(rule.__name__ for rule in plausibility.RULES))
"""`left_out_by` of a row is 0 where it is kept, else 1 + the place of the rule here."""


def _number_of(rule: str) -> int:
    return 1 + RULE_NAMES.index(rule)


REPEATS = _number_of(REPEATS_A_ROW)
OUTSIDE_THE_GLOBE = _number_of("outside_the_globe")
NULL_ISLAND = _number_of("null_island")
IMPOSSIBLE_ALTITUDE = _number_of("impossible_altitude")
SECOND_PLACE_AT_ONE_TIME = _number_of("second_place_at_one_time")
FROZEN_POSITION = _number_of("frozen_position")
MLAT_OUTLIER = _number_of("mlat_outlier")
IMPOSSIBLE_JUMP = _number_of("impossible_jump")
ALTITUDE_SPIKE = _number_of("altitude_spike")
IMPOSSIBLE_CLIMB = _number_of("impossible_climb")
GROUND_FLAG_IN_FLIGHT = _number_of("ground_flag_in_flight")

NULL_ISLAND_E6 = round(NULL_ISLAND_DEG * 1e6)
FROZEN_E1 = round(FROZEN_KT * 10)
FROZEN_MS = round(FROZEN_SECONDS * 1000)
FROZEN_AT_ANY_SPEED_MS = round(FROZEN_AT_ANY_SPEED_SECONDS * 1000)
REACH_KM_PER_MS = FASTEST_KT * 1.852 / 3_600_000
IN_ORDER = (
    REPEATS,
    OUTSIDE_THE_GLOBE,
    NULL_ISLAND,
    IMPOSSIBLE_ALTITUDE,
    SECOND_PLACE_AT_ONE_TIME,
    FROZEN_POSITION,
    MLAT_OUTLIER,
    IMPOSSIBLE_JUMP,
    ALTITUDE_SPIKE,
    IMPOSSIBLE_CLIMB,
    GROUND_FLAG_IN_FLIGHT,
)
MLAT = PositionSource.MLAT.value


@compiled
def leave_out_implausible(  # noqa: PLR0912 - a branch a rule
    rows: Rows, around: Surroundings, left_out_by: UInt8s
) -> Rows:
    """Ask every rule in order; return the rows left and note in `left_out_by` who took the others.

    `said` of the rows is to be known. (A chain of branches is machine code in half the time that
    a list of calls would take to compile.)
    """
    if has_a_moment_twice(rows):
        rows = in_order(rows)
    left_out = repeats_a_row(rows)
    for rule in IN_ORDER:
        if rule == OUTSIDE_THE_GLOBE:
            left_out = outside_the_globe(rows)
        elif rule == SECOND_PLACE_AT_ONE_TIME:
            left_out = second_place_at_one_time(rows)
        elif rule == NULL_ISLAND:
            left_out = null_island(rows)
        elif rule == IMPOSSIBLE_ALTITUDE:
            left_out = impossible_altitude(rows)
        elif rule == FROZEN_POSITION:
            left_out = frozen_position(rows)
        elif rule == MLAT_OUTLIER:
            left_out = mlat_outlier(rows, around.doubt)
        elif rule == IMPOSSIBLE_JUMP:
            left_out = impossible_jump(rows, around.doubt)
        elif rule == ALTITUDE_SPIKE:
            left_out = altitude_spike(rows)
        elif rule == IMPOSSIBLE_CLIMB:
            left_out = impossible_climb(rows, around)
        elif rule == GROUND_FLAG_IN_FLIGHT:
            left_out = ground_flag_in_flight(rows, around)
        if left_out.any():
            for i in range(len(left_out)):
                if left_out[i]:
                    left_out_by[rows.place[i]] = rule
            rows = kept_rows(rows, left_out)
    return rows


@compiled
def outside_the_globe(rows: Rows) -> Bools:
    """Latitude is not within 90° or longitude not within 180°."""
    outside = np.zeros(len(rows.place), np.bool_)
    for i in range(len(outside)):
        north, east = abs(int(rows.latitude_e6[i])), abs(int(rows.longitude_e6[i]))
        outside[i] = north > 90_000_000 or east > 180_000_000
    return outside


@compiled
def null_island(rows: Rows) -> Bools:
    """The position is that of a receiver without a fix."""
    near = np.zeros(len(rows.place), np.bool_)
    for i in range(len(near)):
        north, east = abs(int(rows.latitude_e6[i])), abs(int(rows.longitude_e6[i]))
        near[i] = north < NULL_ISLAND_E6 and east < NULL_ISLAND_E6
    return near


@compiled
def impossible_altitude(rows: Rows) -> Bools:
    """The altitude is higher than any aircraft flies or lower than any land lies."""
    impossible = np.zeros(len(rows.place), np.bool_)
    for i in range(len(impossible)):
        height_ft = rows.altitude_ft[i]
        known = height_ft != UNKNOWN_INT32
        impossible[i] = known and (height_ft > HIGHEST_FT or height_ft < LOWEST_FT)
    return impossible


@compiled
def frozen_position(rows: Rows) -> Bools:
    """In the air, the place is just that of ten seconds before at over 100 kt, or of a minute."""
    n = len(rows.time_ms)
    frozen = np.zeros(n, np.bool_)
    came = 0
    for i in range(1, n):
        stays = (
            rows.latitude_e6[i] == rows.latitude_e6[i - 1]
            and rows.longitude_e6[i] == rows.longitude_e6[i - 1]
            and not rows.on_ground[i]
            and not rows.on_ground[i - 1]
        )
        if not stays:
            came = i
            continue
        for_ms = rows.time_ms[i] - rows.time_ms[came]
        fast = rows.ground_speed_e1[i] > FROZEN_E1
        frozen[i] = for_ms >= (FROZEN_MS if fast else FROZEN_AT_ANY_SPEED_MS)
    return frozen


@compiled
def reach_km(elapsed_ms: int) -> float:
    """Return how far an aircraft comes at the greatest speed, and what positions are off."""
    return PLACE_ERROR_KM + REACH_KM_PER_MS * elapsed_ms


@compiled
def impossible_jump(rows: Rows, doubt: Bools) -> Bools:
    """The place cannot be reached at 800 kt from the rows kept; the longest chain is kept."""
    n = len(rows.time_ms)
    starts = np.zeros(n, np.int64)
    pieces = min(n, 1)
    for i in range(1, n):
        elapsed_ms = rows.time_ms[i] - rows.time_ms[i - 1]
        # Asked here once more for speed: to call a function with many arrays counts each of them.
        near = is_surely_within(rows, i - 1, i, reach_km(elapsed_ms))
        if elapsed_ms > PIECE_SECONDS * 1000 or not (near or _can_fly(rows, i - 1, i, doubt)):
            starts[pieces] = i
            pieces += 1
    if pieces < 2:
        return np.zeros(n, np.bool_)
    return _outside_longest_chain(rows, rows.altitude_ft[:0], starts[:pieces], doubt)


@compiled
def mlat_outlier(rows: Rows, doubt: Bools) -> Bools:
    """An impossible jump of a multilaterated row."""
    outliers: Bools = rows.source == MLAT
    if outliers.any():
        jumps = impossible_jump(rows, doubt)
        for i in range(len(jumps)):
            outliers[i] = outliers[i] and jumps[i]
    return outliers


@compiled
def _outside_longest_chain(rows: Rows, height_ft: Int32s, starts: Int64s, doubt: Bools) -> Bools:
    """Say which rows are in no piece of the chain of pieces that holds the most rows.

    Pieces follow one another by height, where there are heights, else by place.
    """
    n, pieces = len(rows.time_ms), len(starts)
    ends, best = np.empty(pieces, np.int64), np.empty(pieces, np.int64)
    before = np.empty(pieces, np.int64)
    for piece in range(pieces):
        ends[piece] = (starts[piece + 1] if piece + 1 < pieces else n) - 1
        best[piece] = ends[piece] - starts[piece] + 1
        before[piece] = -1
    for piece in range(1, pieces):
        most, size = 0, best[piece]
        # From the nearest back: it mostly ends the greatest chain, and then no other is measured.
        for earlier in range(piece - 1, max(0, piece - MOST_PIECES_BACK) - 1, -1):
            if best[earlier] < most:
                continue
            if len(height_ft):
                follows = _can_climb(rows.time_ms, height_ft, ends[earlier], starts[piece])
            else:
                follows = _can_fly(rows, ends[earlier], starts[piece], doubt) or (
                    size >= SHIFT_ROWS and _can_shift(rows, ends[earlier], starts[piece], doubt)
                )
            if follows:
                # Of chains of equal length the first is taken: the last that is met here.
                most, before[piece] = best[earlier], earlier
        best[piece] += most
    outside = np.ones(n, np.bool_)
    piece = int(np.argmax(best))
    while piece >= 0:
        outside[starts[piece] : ends[piece] + 1] = False
        piece = before[piece]
    return outside


@compiled
def _can_fly(rows: Rows, earlier: int, later: int, doubt: Bools) -> bool:
    limit_km = reach_km(rows.time_ms[later] - rows.time_ms[earlier])
    return is_surely_within(rows, earlier, later, limit_km) or is_within(
        kilometres(rows, earlier, later), limit_km, doubt
    )


@compiled
def _can_shift(rows: Rows, earlier: int, later: int, doubt: Bools) -> bool:
    if rows.time_ms[later] - rows.time_ms[earlier] > SHIFT_SECONDS * 1000:
        return False
    return is_within(kilometres(rows, earlier, later), SHIFT_KM, doubt)


@compiled
def _can_climb(time_ms: Int64s, height_ft: Int32s, earlier: int, later: int) -> bool:
    elapsed_ms = time_ms[later] - time_ms[earlier]
    climb_ft = abs(float(height_ft[later]) - height_ft[earlier])
    return bool(climb_ft <= SPIKE_FT + CLIMB_FPM * elapsed_ms / 60_000)


@compiled
def altitude_spike(rows: Rows) -> Bools:
    """The altitude is 2,500 ft or more off both neighbours, on one side, and they agree."""
    height, time_ms, near_ms = rows.altitude_ft, rows.time_ms, SPIKE_SECONDS * 1000
    spike = np.zeros(len(height), np.bool_)
    for i in range(1, len(height) - 1):
        before, here, after = height[i - 1], height[i], height[i + 1]
        if min(before, here, after) == UNKNOWN_INT32:
            continue
        rise, fall = int(here) - before, int(here) - after
        spike[i] = (
            min(abs(rise), abs(fall)) >= SPIKE_FT
            and abs(int(after) - before) < SPIKE_FT / 2
            and (rise > 0) == (fall > 0)
            and time_ms[i] - time_ms[i - 1] <= near_ms
            and time_ms[i + 1] - time_ms[i] <= near_ms
        )
    return spike


@compiled
def impossible_climb(rows: Rows, around: Surroundings) -> Bools:
    """The altitude cannot be reached at 15,000 ft/min from the rows of the longest chain."""
    n = len(rows.time_ms)
    left_out = np.zeros(n, np.bool_)
    height_ft = _heights_ft(rows, around)
    unknown = height_ft == UNKNOWN_INT32
    known = kept_rows(rows, unknown)
    known_ft = height_ft[~unknown]
    starts = np.zeros(n + 1, np.int64)
    pieces = 1
    for i in range(1, len(known_ft)):
        if not _can_climb(known.time_ms, known_ft, i - 1, i):
            starts[pieces] = i
            pieces += 1
    if pieces < 2:
        return left_out
    outside = _outside_longest_chain(known, known_ft, starts[:pieces], around.doubt)
    at = 0
    for i in range(n):
        if not unknown[i]:
            # A flag that is wrong has a rule of its own, which looks at more than heights.
            left_out[i] = outside[at] and not rows.on_ground[i]
            at += 1
    return left_out


@compiled
def _heights_ft(rows: Rows, around: Surroundings) -> Int32s:
    """Return altitudes, on the ground the elevation of the field there."""
    height_ft = rows.altitude_ft.copy()
    starts = around.starts
    for run in range(find_runs(rows.on_ground, starts)):
        if rows.on_ground[starts[run]]:
            field_ft = fields_at(rows, starts[run], around).nearest_ft
            for i in range(starts[run], starts[run + 1]):
                height_ft[i] = field_ft
    return height_ft


@compiled
def ground_flag_in_flight(rows: Rows, around: Surroundings) -> Bools:
    """It says `ground` between rows in the air, and that cannot be."""
    left_out = np.zeros(len(rows.time_ms), np.bool_)
    starts = around.starts
    # The first and the last stretch are not between rows in the air.
    for run in range(1, find_runs(rows.on_ground, starts) - 1):
        first, last = starts[run], starts[run + 1] - 1
        if rows.on_ground[first] and cannot_be_ground(rows, first, last, around):
            for i in range(first, last + 1):
                left_out[i] = True
    return left_out


@compiled
def cannot_be_ground(rows: Rows, first: int, last: int, around: Surroundings) -> bool:
    """Say whether rows `first` to `last`, said to be on the ground, are in the air."""
    time_ms = rows.time_ms
    before_ms, after_ms = time_ms[first] - time_ms[first - 1], time_ms[last + 1] - time_ms[last]
    if max(before_ms, after_ms) > GROUND_REACH_SECONDS * 1000:
        return False
    # Unknown is the least there is, so one unknown speed makes the slowest unknown.
    slowest_e1 = np.min(rows.ground_speed_e1[first - 1 : last + 2])
    known = slowest_e1 != UNKNOWN_INT16
    if known and slowest_e1 / 10 > TYRES_KT:
        return True
    field_ft = fields_at(rows, first, around).highest_ft
    if field_ft != NO_FIELD:
        return _out_of_reach(rows, first, first - 1, field_ft) and _out_of_reach(
            rows, last, last + 1, field_ft
        )
    lasted_ms = time_ms[last] - time_ms[first]
    return bool(known and slowest_e1 / 10 > ROLLING_KT and lasted_ms < FLEETING_SECONDS * 1000)


@compiled
def _out_of_reach(rows: Rows, ground: int, air: int, field_ft: int) -> bool:
    """Say whether a field could not be reached in the time between two rows."""
    if rows.altitude_ft[air] == UNKNOWN_INT32:
        return False
    seconds = abs(rows.time_ms[air] - rows.time_ms[ground]) / 1000
    height_ft = float(rows.altitude_ft[air]) - field_ft - PRESSURE_ERROR_FT
    return bool(height_ft > DIVE_FPM * seconds / 60)
