"""The rows at the two ends of a day, from which legs over midnight are found without the rest.

In: a batch and its legs. Out: for each aircraft its last rows, from before its last leg where the
day ends in the air, and its first rows, to after its first leg where it begins so; some rows beyond
either leg show what it came from. Of the others the first and last few rows stay: between two days,
an aircraft may have flown unheard.
"""

import numpy as np

from wheelsdown.desk.column_file import Column, Columns, offsets_of, ranges
from wheelsdown.desk.day_positions import COLUMNS, position_columns
from wheelsdown.desk.leg_rows import GROUND, SILENCE, digests_of, text_columns
from wheelsdown.model.columns import LegColumns, PositionBatch
from wheelsdown.model.flight import Int64s

FEW_ROWS = 10
"""Of an aircraft that stands at midnight: enough to show that it stands, and where."""

ROWS_AROUND = 120
"""Rows kept beyond a leg that is open at midnight: an hour on a stand, or of the leg before."""

RAGGED: dict[str, tuple[str, ...]] = {
    "registration": ("registration",),
    "type": ("type",),
    "callsign": ("callsign_time_ms", "callsign"),
    "position": tuple(COLUMNS),
}
"""Groups of the table of edges; a `position` is a row of the track."""


def edge_columns(batch: PositionBatch, legs: LegColumns) -> Columns:
    """Return the edges of every aircraft that has rows, in the batch's order.

    `head` and `tail` count the rows, from the first and from the last, that belong to the day's
    two ends; where they meet, all rows are there once. `is_open` says whether a leg is open at
    either end.
    """
    aircraft = np.flatnonzero(np.diff(batch.offsets) > 0)
    begin, end = batch.offsets[:-1][aircraft], batch.offsets[1:][aircraft]
    head_to, tail_from, is_open = _bounds(batch, legs, aircraft)
    meet = head_to >= tail_from
    # Where they meet, the second range is empty and the first is everything.
    first_to = np.where(meet, end, head_to)
    second_from = np.where(meet, end, tail_from)
    rows = ranges(
        np.stack([begin, second_from], axis=1).ravel(), np.stack([first_to, end], axis=1).ravel()
    )
    signs = ranges(batch.callsign_offsets[:-1][aircraft], batch.callsign_offsets[1:][aircraft])
    return {
        "address": batch.addresses[aircraft],
        "capture": digests_of([batch.captures[i] for i in aircraft.tolist()]),
        "head": (head_to - begin).astype(np.int32),
        "tail": (end - tail_from).astype(np.int32),
        "is_open": is_open,
        "rows": (end - begin).astype(np.int32),
        "first_on_ground": batch.on_ground[begin],
        "last_on_ground": batch.on_ground[end - 1],
        "first_latitude_e6": batch.latitude_e6[begin],
        "first_longitude_e6": batch.longitude_e6[begin],
        "last_latitude_e6": batch.latitude_e6[end - 1],
        "last_longitude_e6": batch.longitude_e6[end - 1],
        **text_columns("registration", [batch.registrations[i] for i in aircraft.tolist()]),
        **text_columns("type", [batch.type_codes[i] for i in aircraft.tolist()]),
        "callsign_offsets": offsets_of(np.diff(batch.callsign_offsets)[aircraft]),
        "callsign_time_ms": batch.callsign_time_ms[signs],
        "callsign": batch.callsign[signs],
        "position_offsets": offsets_of((first_to - begin) + (end - second_from)),
        **{name: column[rows] for name, column in position_columns(batch).items()},
    }


def _bounds(
    batch: PositionBatch, legs: LegColumns, aircraft: Int64s
) -> tuple[Int64s, Int64s, Column]:
    """Return where the heads end and the tails begin, and whether a leg is open at either."""
    begin, end = batch.offsets[:-1][aircraft], batch.offsets[1:][aircraft]
    head_to = np.minimum(begin + FEW_ROWS, end)
    tail_from = np.maximum(end - FEW_ROWS, begin)
    is_open = ~batch.on_ground[begin] | ~batch.on_ground[end - 1]
    # A track that is in the air at an end but shows no leg there is kept whole: it is in doubt.
    head_to = np.where(batch.on_ground[begin], head_to, end)
    tail_from = np.where(batch.on_ground[end - 1], tail_from, begin)
    if len(legs.aircraft):
        of = np.searchsorted(legs.aircraft, aircraft, "left")
        beyond = np.searchsorted(legs.aircraft, aircraft, "right")
        for k in np.flatnonzero(beyond > of).tolist():
            numbers = batch.row[begin[k] : end[k]]
            first_leg, last_leg = of[k], beyond[k] - 1
            opens = _is_open(legs.takeoff.edge[first_leg])
            closes = _is_open(legs.landing.edge[last_leg])
            is_open[k] |= opens | closes
            if opens:
                row = begin[k] + int(np.searchsorted(numbers, legs.last_row[first_leg]))
                head_to[k] = min(row + 1 + ROWS_AROUND, end[k])
            elif not batch.on_ground[begin[k]]:
                head_to[k] = min(begin[k] + ROWS_AROUND, end[k])
            if closes:
                row = begin[k] + int(np.searchsorted(numbers, legs.first_row[last_leg]))
                tail_from[k] = max(row - ROWS_AROUND, begin[k])
            elif not batch.on_ground[end[k] - 1]:
                tail_from[k] = max(end[k] - ROWS_AROUND, begin[k])
    return head_to, tail_from, is_open


def _is_open(edge: int) -> bool:
    """Say whether nothing is known to lie beyond an end but the end of the track."""
    return edge not in (GROUND, SILENCE)
