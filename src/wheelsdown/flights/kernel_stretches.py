"""`stretches` and `silence` for kernels: where an aircraft was in the air, and where cut.

In: the rows of one aircraft. Out: rows of a table, one a stretch: first and last row, and what
lies before and after. The rules are those of `silence.RULES`, each as it stands there; what costs
much is measured only where a rule asks for it.
"""

import math

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.aviation.performance import ROUTE_FACTOR
from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.kernel_rows import (
    Kind,
    Rows,
    altitude_trend_ft,
    cruising_kt,
    km_between,
    minutes_between,
    rows_within,
)
from wheelsdown.flights.motion import AFTER, BEFORE, SPEED_WINDOW_MINUTES, USUAL_KT
from wheelsdown.flights.silence import (
    DETOUR,
    HINTED_STOP_MINUTES,
    LANDING_AND_TAKEOFF_MINUTES,
    LOITERING_MINUTES,
    LONGEST_FLIGHT_MINUTES,
    SHORTEST_SILENCE_MINUTES,
    TREND_FT,
    TURNAROUND_MINUTES,
)
from wheelsdown.flights.stretches import (
    LONGEST_STAND_UNHEARD_MINUTES,
    NEAR_FIELD_FT,
    NEAR_FIELD_KM,
    OTHER_AIRPORT_KM,
    STANDING_KM,
    STANDING_KT,
)
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32
from wheelsdown.model.flight import Int64s, RowFlag

GROUND, SILENCE, TRACK = 0, 1, 2
"""`Edge` in numbers."""

FIRST, LAST, EDGE_BEFORE, EDGE_AFTER, AIRCRAFT = 0, 1, 2, 3, 4
"""Columns of a table of stretches."""
STRETCH_COLUMNS = 5

NEW_LEG = int(RowFlag.NEW_LEG)
SHORTEST_SILENCE_MS = int(SHORTEST_SILENCE_MINUTES * 60_000)
CALLSIGN_SOON_MS = 600_000
"""So soon after a silence a callsign is one that was set in it, as in `silence`."""

CLEARLY_MINUTES = 1e-6
"""Minutes that differ by less are reckoned out."""

SURELY_ONE_AIRPORT_E6 = 130_000
"""Rows whose latitudes and longitudes differ by less in sum, in millionths of a degree, are less
than 15 km apart anywhere."""


@compiled_inside
def find_stretches(rows: Rows, kind: Kind, found: Int64s, count: int) -> int:
    """Write every stretch in the air from row `count` of `found` on, in order; return how many.

    What does not fit is counted and not written.
    """
    on_ground, lats, lons = rows.on_ground, rows.latitude_e6, rows.longitude_e6
    n = len(on_ground)
    i = 0
    while i < n:
        if on_ground[i]:
            if i + 1 < n and on_ground[i + 1]:
                off_e6 = abs(int(lats[i + 1]) - int(lats[i])) + abs(int(lons[i + 1]) - int(lons[i]))
                if off_e6 > SURELY_ONE_AIRPORT_E6 and _is_unheard_flight(rows, kind, i):
                    _put(found, count, (i + 1, i, GROUND, GROUND))
                    count += 1
            i += 1
            continue
        last_in_air = i
        while last_in_air + 1 < n and not on_ground[last_in_air + 1]:
            last_in_air += 1
        count = _cut_at_landings(rows, (i, last_in_air), found, count)
        i = last_in_air + 1
    return count


@compiled_inside
def _put(found: Int64s, at: int, stretch: tuple[int, int, int, int]) -> None:
    if at < len(found):
        first, last, before, after = stretch
        found[at, FIRST], found[at, LAST] = first, last
        found[at, EDGE_BEFORE], found[at, EDGE_AFTER] = before, after


@compiled_inside
def _cut_at_landings(rows: Rows, in_air: tuple[int, int], found: Int64s, count: int) -> int:
    """Write the stretches of one run in the air, cut at landings unheard, without stands."""
    first, last_in_air = in_air
    times = rows.time_ms
    row = first
    while row <= last_in_air:
        while row < last_in_air and times[row + 1] - times[row] < SHORTEST_SILENCE_MS:
            row += 1
        if row == last_in_air or landed_meanwhile(rows, row, row + 1):
            before, after = edge(rows, first, first - 1), edge(rows, row, row + 1)
            stretch = (first, row, before, after)
            if not _stands(rows, stretch):
                _put(found, count, stretch)
                count += 1
            first = row + 1
        row += 1
    return count


@compiled_inside
def _is_unheard_flight(rows: Rows, kind: Kind, row: int) -> bool:
    """Say whether a flight of which nothing was heard lies between a row and the next."""
    km = km_between(rows, row, row + 1)
    if not km >= OTHER_AIRPORT_KM:
        return False
    usual = kind.climb_minutes + km * ROUTE_FACTOR / kind.cruise_km_per_minute
    return minutes_between(rows, row, row + 1) - usual <= LONGEST_STAND_UNHEARD_MINUTES


@compiled_inside
def edge(rows: Rows, row: int, beyond: int) -> int:
    """Say what lies beyond `row`, the first or last of a stretch."""
    if beyond < 0 or beyond >= len(rows.time_ms):
        return TRACK
    if not rows.on_ground[beyond]:
        return SILENCE
    return GROUND if belongs_to_stand(rows, row, beyond) else SILENCE


@compiled_inside
def belongs_to_stand(rows: Rows, row: int, ground: int) -> bool:
    """Say whether the row in the air left, or came to, the stand of the row on the ground."""
    known = rows.altitude_ft[row] != UNKNOWN_INT32
    low = known and rows.altitude_ft[row] <= NEAR_FIELD_FT
    if low and km_between(rows, row, ground) <= NEAR_FIELD_KM:
        return True
    spare = spare_minutes(rows, min(row, ground), max(row, ground))
    return spare <= LONGEST_STAND_UNHEARD_MINUTES


@compiled_inside
def _stands(rows: Rows, stretch: tuple[int, int, int, int]) -> bool:
    """Say whether a stretch is an aircraft at its stand that says it is in the air."""
    first, last, before, after = stretch
    speeds = rows.ground_speed_e1
    heard_speed = False
    for i in range(first, last + 1):
        speed = speeds[i]
        if speed != UNKNOWN_INT16:
            heard_speed = True
            if speed / 10.0 >= STANDING_KT:
                return False
    if heard_speed:
        return km_between(rows, first, last) <= STANDING_KM
    if GROUND not in (before, after):
        return False
    moved = km_between(rows, first, last) > STANDING_KM
    return not moved and minutes_between(rows, first, last) <= 1


@compiled_inside
def landed_meanwhile(rows: Rows, before: int, after: int) -> bool:
    """Say whether the aircraft landed between two rows in the air, by `silence.RULES`.

    Each rule that says so wants some minutes to spare: what the others ask is looked at first, and
    the minutes are reckoned only where they can decide.
    """
    minutes = minutes_between(rows, before, after)
    if minutes < SHORTEST_SILENCE_MINUTES:
        return False
    enough = SHORTEST_SILENCE_MINUTES
    if minutes < LONGEST_FLIGHT_MINUTES:
        enough = _spare_enough(rows, before, after)
        if minutes < enough:
            return False
    spare = spare_minutes(rows, before, after)
    return spare >= SHORTEST_SILENCE_MINUTES and spare >= enough


@compiled_inside
def _spare_enough(rows: Rows, before: int, after: int) -> float:
    """Return the least minutes to spare at which a rule says that the aircraft landed."""
    came, went = came_down(rows, before), went_up(rows, after)
    if (came or went) and (rows.flags[after] & NEW_LEG) != 0:
        return HINTED_STOP_MINUTES
    if came and went:
        return LANDING_AND_TAKEOFF_MINUTES
    return TURNAROUND_MINUTES if _callsign_changed(rows, before, after) else LOITERING_MINUTES


@compiled_inside
def came_down(rows: Rows, before: int) -> bool:
    """Say whether the aircraft sank into a silence after row `before`."""
    return altitude_trend_ft(rows, before, BEFORE) <= -TREND_FT


@compiled_inside
def went_up(rows: Rows, after: int) -> bool:
    """Say whether the aircraft climbed out of a silence before row `after`."""
    return altitude_trend_ft(rows, after, AFTER) >= TREND_FT


@compiled_inside
def spare_minutes(rows: Rows, before: int, after: int) -> float:
    """Return the minutes between two rows that flying from one to the other does not need."""
    kt = cruising_kt(rows, before, BEFORE)
    kt_after = cruising_kt(rows, after, AFTER)
    if kt > 0 and kt_after > 0:
        kt = (kt + kt_after) / 2
    elif not kt > 0:
        kt = kt_after if kt_after > 0 else USUAL_KT
    km_per_minute = kt * KM_PER_NAUTICAL_MILE / 60
    needed = DETOUR * km_between(rows, before, after) / km_per_minute
    return minutes_between(rows, before, after) - needed


@compiled_inside
def has_to_spare(rows: Rows, before: int, after: int, asked: float) -> bool:
    """Say whether there are so many minutes to spare between two rows.

    Nothing goes faster than in its fastest row: where even that leaves too little, and it mostly
    does, no quantile of speeds is sought.
    """
    minutes = minutes_between(rows, before, after)
    if minutes < asked:
        return False
    fastest_kt = max(fastest_row_kt(rows, before, BEFORE), fastest_row_kt(rows, after, AFTER))
    if fastest_kt > 0:
        km_per_minute = fastest_kt * KM_PER_NAUTICAL_MILE / 60
        least = DETOUR * km_between(rows, before, after) / km_per_minute
        if minutes - least < asked - CLEARLY_MINUTES:
            return False
    return spare_minutes(rows, before, after) >= asked


@compiled_inside
def fastest_row_kt(rows: Rows, row: int, side: int) -> float:
    """Return the greatest speed within half an hour on one side, infinity if none is known.

    Rows on the ground count too: it is only more than any that `cruising_kt` could give.
    """
    first, last = rows_within(rows, row, side, SPEED_WINDOW_MINUTES)
    speeds, on_ground = rows.ground_speed_e1, rows.on_ground
    greatest = UNKNOWN_INT16
    known = False
    for i in range(first, last + 1):
        greatest = max(greatest, int(speeds[i]))
        known = known or (speeds[i] != UNKNOWN_INT16 and not on_ground[i])
    return greatest / 10.0 if known else math.inf


@compiled_inside
def _callsign_changed(rows: Rows, before: int, after: int) -> bool:
    """Say whether another callsign was first heard in the silence or in ten minutes after it."""
    until = heard_until(rows.callsign_time_ms, rows.time_ms[before])
    return 0 < until < heard_until(rows.callsign_time_ms, rows.time_ms[after] + CALLSIGN_SOON_MS)


@compiled_inside
def heard_until(times_ms: Int64s, until_ms: int) -> int:
    """Return how many of some moments in order are not after another: callsigns are few."""
    count = 0
    while count < len(times_ms) and times_ms[count] <= until_ms:
        count += 1
    return count
