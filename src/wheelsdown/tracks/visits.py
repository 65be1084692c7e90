"""Who was in which quarter of a degree, from when to when, and how low: a day in two bytes a row.

In: clean rows of some aircraft. Out: one *visit* for every run of rows of one aircraft in one cell
with no silence longer than ten minutes between them. Where an aircraft was not heard it has no
visit: the cells it must have crossed between two rows are not guessed.
"""

from dataclasses import dataclass

import numpy as np

from wheelsdown.compiling import compiled
from wheelsdown.model.columns import UNKNOWN_INT32, PositionBatch
from wheelsdown.model.flight import Bools, Int32s, Int64s

CELLS_A_DEGREE = 4
CELLS_ROUND = 360 * CELLS_A_DEGREE
LAST_CELL_ROW = 180 * CELLS_A_DEGREE - 1
"""The cells are those of `heard_grid`: rows from the south pole, columns from 180° W."""

LONGEST_SILENCE_MS = 600_000
"""As for gaps: longer unheard, an aircraft may have been elsewhere and come back."""

GROUND_FT = -(2**15)
"""What stands for the ground: lower than any altitude."""

UNKNOWN_FT = 2**20
"""What stands for an altitude not known: higher than any, so that it never makes a visit low."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Visits:
    """Visits of some aircraft, in columns of equal length."""

    cell: Int32s
    """Row of cells times `CELLS_ROUND`, plus column."""
    address: Int32s
    from_s: Int32s
    """Second in which the first row was heard, since 1970."""
    to_s: Int32s
    """Second in which the last row was heard."""
    lowest_ft: Int32s
    """Barometric; `GROUND_FT` on the ground, `UNKNOWN_FT` where no altitude was sent."""


def visits_of(batch: PositionBatch) -> Visits:
    """Return the visits of all aircraft of a batch, aircraft by aircraft, in order of time."""
    rows = len(batch.time_ms)
    out = np.empty((5, rows), np.int32)
    n = _find_visits(
        batch.offsets,
        batch.addresses,
        batch.time_ms,
        batch.latitude_e6,
        batch.longitude_e6,
        batch.altitude_ft,
        batch.on_ground,
        out,
    )
    cell, address, from_s, to_s, lowest_ft = (column[:n].copy() for column in out)
    return Visits(cell=cell, address=address, from_s=from_s, to_s=to_s, lowest_ft=lowest_ft)


@compiled
def cell_at(latitude_e6: int, longitude_e6: int) -> int:
    """Return the cell of a position; the pole belongs to the last row, 180° E to 180° W."""
    row = (latitude_e6 + 90_000_000) // (1_000_000 // CELLS_A_DEGREE)
    column = (longitude_e6 + 180_000_000) // (1_000_000 // CELLS_A_DEGREE) % CELLS_ROUND
    return min(max(row, 0), LAST_CELL_ROW) * CELLS_ROUND + column


@compiled
def _find_visits(  # noqa: PLR0917 - the columns of a batch
    offsets: Int64s,
    addresses: Int32s,
    time_ms: Int64s,
    latitude_e6: Int32s,
    longitude_e6: Int32s,
    altitude_ft: Int32s,
    on_ground: Bools,
    out: Int32s,
) -> int:
    """Write visits to the five rows of `out`; return how many."""
    n = -1
    for aircraft in range(len(addresses)):
        cell_before = -1
        time_before = 0
        for i in range(offsets[aircraft], offsets[aircraft + 1]):
            cell = cell_at(latitude_e6[i], longitude_e6[i])
            second = time_ms[i] // 1000
            if on_ground[i]:
                height_ft = GROUND_FT
            elif altitude_ft[i] == UNKNOWN_INT32:
                height_ft = UNKNOWN_FT
            else:
                height_ft = altitude_ft[i]
            if cell != cell_before or time_ms[i] - time_before > LONGEST_SILENCE_MS:
                n += 1
                out[0, n] = cell
                out[1, n] = addresses[aircraft]
                out[2, n] = second
                out[4, n] = height_ft
            out[3, n] = second
            out[4, n] = min(out[4, n], height_ft)
            cell_before = cell
            time_before = time_ms[i]
    return n + 1
