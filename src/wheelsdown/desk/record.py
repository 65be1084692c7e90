"""The flight record in `built/record/`: the front door to its tables, and forgetting all of it.

The record is drawn up from captures alone. Everything in it can be deleted and made again with the
same bytes; the pipeline does the making, this keeps and finds.
"""

import shutil

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.left_out import load_discards, load_problems, replace_discards, save_problems
from wheelsdown.desk.leg_table import (
    count_legs,
    find_leg,
    query_legs,
    recorded_range,
    replace_documented_legs,
    replace_legs,
)
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.positions import (
    aircraft_in,
    all_aircraft,
    has_tracks,
    load_each,
    load_tracks,
    save_tracks,
)
from wheelsdown.desk.writing import told_as_outside_error

__all__ = [
    "aircraft_in",
    "all_aircraft",
    "count_legs",
    "find_leg",
    "forget_built",
    "has_tracks",
    "load_discards",
    "load_each",
    "load_problems",
    "load_tracks",
    "query_legs",
    "recorded_range",
    "replace_discards",
    "replace_documented_legs",
    "replace_legs",
    "save_problems",
    "save_tracks",
]


def forget_built(desk: Desk) -> None:
    """Delete everything in `built/`; a crash on the way leaves it all there or all gone."""
    forgotten = desk.root / ".forgotten"
    with locked(desk, BUILT), told_as_outside_error("delete", desk.built.name):
        if forgotten.exists():
            shutil.rmtree(forgotten)
        if desk.built.exists():
            desk.built.rename(forgotten)
            shutil.rmtree(forgotten)
        desk.built.mkdir()
