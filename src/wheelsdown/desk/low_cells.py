"""Where anybody was heard low: on one day of the world, or in all single captures together.

In: a desk. Out: cells of a quarter degree (as `heard_grid` numbers them) with how many aircraft
were heard low in each. Where there are none, silence shows nothing.
"""

from datetime import date

import numpy as np
import pyarrow.compute as pc

from wheelsdown.desk.coverage_table import load_coverage
from wheelsdown.desk.day_card import day_folder
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.tables import read_table
from wheelsdown.model.flight import Int32s
from wheelsdown.tracks.heard_grid import LOW_FT


def low_cells_of_day(desk: Desk, day: date) -> tuple[Int32s, Int32s]:
    """Return the cells in which aircraft were heard low that day, and how many in each."""
    path = day_folder(desk, day) / "visits.parquet"
    visits = read_table(path, [("lowest_ft", "<=", round(LOW_FT))])
    heard = visits.group_by("cell").aggregate([("address", "count_distinct")])
    order = pc.sort_indices(heard, sort_keys=[("cell", "ascending")])
    heard = heard.take(order)
    counts = heard["address_count_distinct"].to_numpy().astype(np.int32)
    return heard["cell"].to_numpy().astype(np.int32), counts


def low_cells_of_captures(desk: Desk) -> tuple[Int32s, Int32s]:
    """Return the same of all single captures."""
    grid = load_coverage(desk)
    pairs = np.unique(np.stack([grid.cell, grid.aircraft], axis=1), axis=0)
    cells, counts = np.unique(pairs[:, 0], return_counts=True)
    return cells.astype(np.int32), counts.astype(np.int32)
