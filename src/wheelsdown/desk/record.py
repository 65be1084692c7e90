"""The flight record in `built/record/`: the front door to its tables, and forgetting all of it.

The record is drawn up from captures alone. Everything in it can be deleted and made again with the
same bytes; the pipeline does the making, this keeps and finds.
"""

import shutil
from pathlib import Path

from wheelsdown.desk.day_card import days_folder
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
    """Delete everything in `built/` but days; a crash on the way leaves it there or all gone.

    A day can have been added from an archive that was not kept: it goes only by another one.
    """
    forgotten = desk.root / ".forgotten"
    with locked(desk, BUILT), told_as_outside_error("delete", desk.built.name):
        if forgotten.exists():
            _bring_days_back(desk, forgotten)
        if desk.built.exists():
            desk.built.rename(forgotten)
            _bring_days_back(desk, forgotten)
        desk.built.mkdir(exist_ok=True)


def _bring_days_back(desk: Desk, forgotten: Path) -> None:
    """Delete what was forgotten, its days moved back first."""
    place, days = days_folder(desk), forgotten / "record" / "days"
    if days.is_dir() and not place.exists():
        place.parent.mkdir(parents=True, exist_ok=True)
        days.rename(place)
    shutil.rmtree(forgotten)
