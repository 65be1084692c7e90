"""Whether any rule could leave out a row of an aircraft: one quick look at each row.

Most aircraft have no row that is wrong. The look is conservative: what it clears,
every rule of `plausibility` clears; what it does not clear the rules are asked about.
"""

from wheelsdown.compiling import compiled
from wheelsdown.model.columns import UNKNOWN_INT32
from wheelsdown.tracks.batch_assembly import has_a_moment_twice
from wheelsdown.tracks.batch_plausibility import (
    FROZEN_AT_ANY_SPEED_MS,
    FROZEN_E1,
    FROZEN_MS,
    NULL_ISLAND_E6,
    cannot_be_ground,
    reach_km,
)
from wheelsdown.tracks.batch_rows import Rows, Surroundings, fields_at, find_runs, is_surely_within
from wheelsdown.tracks.plausibility import (
    CLIMB_FPM,
    HIGHEST_FT,
    LOWEST_FT,
    SPIKE_FT,
)

CLIMB_FT_PER_MS = CLIMB_FPM / 60_000
NEAREST_CLIMB_FT = SPIKE_FT - 1.0
"""A foot less than the rule allows, what rounds differently here is left to it."""


@compiled
def nothing_is_implausible(rows: Rows, around: Surroundings) -> bool:
    """Say whether it is certain that no rule leaves out any row."""
    if has_a_moment_twice(rows):
        return False
    return places_hold(rows) and heights_hold(rows, around) and ground_holds(rows, around)


@compiled
def places_hold(rows: Rows) -> bool:
    """Say whether all places are on the globe, in reach one of another, and move on in flight."""
    lat, lon, time_ms, ground = rows.latitude_e6, rows.longitude_e6, rows.time_ms, rows.on_ground
    came = 0
    for i in range(len(lat)):
        north, east = abs(int(lat[i])), abs(int(lon[i]))
        if north > 90_000_000 or east > 180_000_000:
            return False
        if north < NULL_ISLAND_E6 and east < NULL_ISLAND_E6:
            return False
        if i == 0:
            continue
        if not is_surely_within(rows, i - 1, i, reach_km(time_ms[i] - time_ms[i - 1])):
            return False
        if lat[i] != lat[i - 1] or lon[i] != lon[i - 1] or ground[i] or ground[i - 1]:
            came = i
        elif time_ms[i] - time_ms[came] >= FROZEN_MS:
            for_ms = time_ms[i] - time_ms[came]
            if rows.ground_speed_e1[i] > FROZEN_E1 or for_ms >= FROZEN_AT_ANY_SPEED_MS:
                return False
    return True


@compiled
def heights_hold(rows: Rows, around: Surroundings) -> bool:
    """Say whether no altitude is impossible, spikes, or is too far from the height known before.

    On the ground the height is the elevation of the field.
    """
    time_ms, ground = rows.time_ms, rows.on_ground
    known, known_ft, rise_ft, field_ft = -1, 0, 0, 0
    for i in range(len(time_ms)):
        if ground[i]:
            if rows.altitude_ft[i] != UNKNOWN_INT32:
                # No source gives an altitude on the ground; the rules would look at it.
                return False
            if i == 0 or not ground[i - 1]:
                field_ft = fields_at(rows, i, around).nearest_ft
            here_ft = field_ft
        else:
            here_ft = int(rows.altitude_ft[i])
        if here_ft == UNKNOWN_INT32:
            continue
        if here_ft > HIGHEST_FT or here_ft < LOWEST_FT:
            return False
        step_ft, elapsed_ms = here_ft - known_ft, time_ms[i] - time_ms[known]
        if known < 0 or abs(step_ft) <= NEAREST_CLIMB_FT:
            step_ft = 0
        elif abs(step_ft) > NEAREST_CLIMB_FT + CLIMB_FT_PER_MS * elapsed_ms:
            return False
        # A spike is up and down again, or down and up.
        if step_ft < 0 < rise_ft or rise_ft < 0 < step_ft:
            return False
        known, known_ft, rise_ft = i, here_ft, step_ft
    return True


@compiled
def ground_holds(rows: Rows, around: Surroundings) -> bool:
    """Say whether every stretch on the ground between rows in the air can be so."""
    starts = around.starts
    # The first and the last stretch are not between rows in the air.
    for run in range(1, find_runs(rows.on_ground, starts) - 1):
        first, last = starts[run], starts[run + 1] - 1
        if rows.on_ground[first] and cannot_be_ground(rows, first, last, around):
            return False
    return True
