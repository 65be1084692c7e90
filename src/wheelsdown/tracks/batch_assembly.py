"""The part of `assembly` that one capture of one aircraft needs, as kernels: rows of one moment.

readsb writes a row again now and then, or two places for one moment. Such rows are put in the
order that `assemble_tracks` gives them; those that repeat the row before them are echoes.
"""

from typing import NamedTuple

import numpy as np

from wheelsdown.compiling import compiled
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32, Int16s
from wheelsdown.model.flight import Bools, Int32s, UInt8s
from wheelsdown.tracks.assembly import SAME_PLACE_DEG
from wheelsdown.tracks.batch_rows import Rows, chosen_rows


class Measured(NamedTuple):
    """The columns in which a source may say nothing, of all aircraft of a batch."""

    altitude_ft: Int32s
    altitude_geometric_ft: Int32s
    ground_speed_e1: Int16s
    track_angle_e1: Int16s
    vertical_rate_fpm: Int32s


@compiled
def count_said(measured: Measured, first: int, last: int, said: UInt8s) -> None:
    """Write into `said` how many of the values each row from `first` to before `last` gives."""
    for i in range(first, last):
        count = 0
        count += measured.altitude_ft[i] != UNKNOWN_INT32
        count += measured.altitude_geometric_ft[i] != UNKNOWN_INT32
        count += measured.ground_speed_e1[i] != UNKNOWN_INT16
        count += measured.track_angle_e1[i] != UNKNOWN_INT16
        count += measured.vertical_rate_fpm[i] != UNKNOWN_INT32
        said[i] = count


@compiled
def has_a_moment_twice(rows: Rows) -> bool:
    """Say whether two rows are of one millisecond."""
    twice = False
    for i in range(1, len(rows.time_ms)):
        twice |= rows.time_ms[i] == rows.time_ms[i - 1]
    return twice


@compiled
def in_order(rows: Rows) -> Rows:
    """Return the rows by time and place; of rows that agree, the one that says most comes first."""
    order = np.arange(len(rows.place))
    for i in range(1, len(order)):
        row, at = order[i], i
        while at > 0 and _comes_before(rows, row, order[at - 1]):
            order[at] = order[at - 1]
            at -= 1
        order[at] = row
    return chosen_rows(rows, order)


@compiled
def _comes_before(rows: Rows, a: int, b: int) -> bool:
    """Say whether row `a`, which stands after `b`, is to stand before it: not where all agrees."""
    if rows.time_ms[a] != rows.time_ms[b]:
        return False
    if rows.latitude_e6[a] != rows.latitude_e6[b]:
        return bool(rows.latitude_e6[a] < rows.latitude_e6[b])
    if rows.longitude_e6[a] != rows.longitude_e6[b]:
        return bool(rows.longitude_e6[a] < rows.longitude_e6[b])
    if rows.on_ground[a] != rows.on_ground[b]:
        return bool(rows.on_ground[b])
    return bool(rows.said[a] > rows.said[b])


@compiled
def repeats_a_row(rows: Rows) -> Bools:
    """Say which rows repeat time, place and ground flag of the row before them."""
    repeats = np.zeros(len(rows.place), np.bool_)
    for i in range(1, len(repeats)):
        if rows.time_ms[i] == rows.time_ms[i - 1] and rows.on_ground[i] == rows.on_ground[i - 1]:
            away_deg = rows.latitude_e6[i] / 1e6 - rows.latitude_e6[i - 1] / 1e6
            aside_deg = rows.longitude_e6[i] / 1e6 - rows.longitude_e6[i - 1] / 1e6
            repeats[i] = abs(away_deg) < SAME_PLACE_DEG and abs(aside_deg) < SAME_PLACE_DEG
    return repeats


@compiled
def second_place_at_one_time(rows: Rows) -> Bools:
    """Another row of the same millisecond has another place or state, and says as much or more."""
    left_out = np.zeros(len(rows.place), np.bool_)
    best = 0
    for i in range(1, len(left_out)):
        if rows.time_ms[i] != rows.time_ms[best]:
            best = i
        elif rows.said[i] > rows.said[best]:
            left_out[best] = True
            best = i
        else:
            left_out[i] = True
    return left_out
