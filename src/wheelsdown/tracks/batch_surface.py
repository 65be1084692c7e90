"""The rules of `surface` as a kernel: which rows of an aircraft are on the ground.

`surface` is the published method; each function here adds to `ground` just the rows that the rule
of its name says are on the ground too.
"""

from wheelsdown.compiling import compiled
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32
from wheelsdown.model.flight import Bools, Int64s
from wheelsdown.tracks.batch_rows import (
    NO_FIELD,
    Rows,
    Surroundings,
    fields_at,
    find_runs,
    is_within,
    kilometres,
)
from wheelsdown.tracks.elevation import PRESSURE_ERROR_FT
from wheelsdown.tracks.surface import (
    FLICKER_SECONDS,
    SAME_STAND_KM,
    SAME_STAND_SECONDS,
    SLOWEST_FLIGHT_KT,
)

SLOWEST_FLIGHT_E1 = round(SLOWEST_FLIGHT_KT * 10)


@compiled
def decide_ground(rows: Rows, around: Surroundings, ground: Bools) -> None:
    """Ask every rule in order, and write into `ground` which rows are on the ground."""
    for i in range(len(ground)):
        ground[i] = rows.on_ground[i]
    slow_at_field_elevation(rows, around, ground)
    starts = around.starts
    runs = find_runs(ground, starts)
    if runs > 1:
        if flickers_at_its_stand(rows, around.doubt, ground, starts[: runs + 1]):
            runs = find_runs(ground, starts)
        flickers_on_its_roll(rows, ground, starts[: runs + 1])


@compiled
def slow_at_field_elevation(rows: Rows, around: Surroundings, ground: Bools) -> None:
    """Slower than 30 kt, and within 1,200 ft of the elevation of the nearest airport."""
    speed_e1 = rows.ground_speed_e1
    field_ft, was_slow = NO_FIELD, False
    for i in range(len(speed_e1)):
        if speed_e1[i] >= SLOWEST_FLIGHT_E1 or speed_e1[i] == UNKNOWN_INT16 or ground[i]:
            was_slow = False
            continue
        if not was_slow:
            field_ft = fields_at(rows, i, around).nearest_ft
        was_slow = True
        known = field_ft != NO_FIELD and rows.altitude_ft[i] != UNKNOWN_INT32
        if known and abs(float(rows.altitude_ft[i]) - field_ft) <= PRESSURE_ERROR_FT:
            ground[i] = True


@compiled
def flickers_at_its_stand(rows: Rows, doubt: Bools, ground: Bools, starts: Int64s) -> bool:
    """Slower than 30 kt, and within 500 m and five minutes of a row on the ground next to it.

    `starts` are those of the stretches on the ground and in the air. Said is whether any flickers.
    """
    any_flickers = False
    for run in range(len(starts) - 1):
        first, end = starts[run], starts[run + 1]
        if ground[first] or not _is_all_slow(rows, first, end):
            continue
        beside = first > 0 and _at_one_stand(rows, first - 1, first, doubt)
        if not beside and end < len(ground):
            beside = _at_one_stand(rows, end - 1, end, doubt)
        if beside:
            any_flickers = True
            for i in range(first, end):
                ground[i] = True
    return any_flickers


@compiled
def _is_all_slow(rows: Rows, first: int, end: int) -> bool:
    for speed_e1 in rows.ground_speed_e1[first:end]:  # noqa: SIM110 - compiles to a loop
        if speed_e1 >= SLOWEST_FLIGHT_E1:
            return False
    return True


@compiled
def _at_one_stand(rows: Rows, a: int, b: int, doubt: Bools) -> bool:
    near = is_within(kilometres(rows, a, b), SAME_STAND_KM, doubt)
    return near and rows.time_ms[b] - rows.time_ms[a] <= SAME_STAND_SECONDS * 1000


@compiled
def flickers_on_its_roll(rows: Rows, ground: Bools, starts: Int64s) -> None:
    """In the air between two rows on the ground that are less than twenty seconds apart."""
    for run in range(1, len(starts) - 2):
        first, end = starts[run], starts[run + 1]
        between_ms = rows.time_ms[end] - rows.time_ms[first - 1]
        if not ground[first] and between_ms < FLICKER_SECONDS * 1000:
            for i in range(first, end):
                ground[i] = True
