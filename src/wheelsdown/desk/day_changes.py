"""What differs when a day is added again: aircraft and legs only before, only now, or changed."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from wheelsdown.desk.column_file import Column, ColumnFile, Columns, open_columns
from wheelsdown.desk.day_card import DayCard, day_folder, is_held
from wheelsdown.desk.day_leg_records import leg_columns, leg_records
from wheelsdown.desk.day_legs import LEGS
from wheelsdown.desk.day_words import address_text
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_rows import ENDS
from wheelsdown.model.flight import Bools, Int64s

MOST_EXAMPLES = 5

_COMPARED = (
    "distance_km",
    *(
        f"{end}_{name}"
        for end in ENDS
        for name in ("airport", "reason", "earliest_us", "latest_us", "confidence", "rule")
    ),
)
"""A leg has changed if one of these has, or how many callsigns it has: not its rows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayChange:
    """What adding a day changed; of a day that was not held before, only its card is told."""

    card: DayCard
    was_held: bool
    aircraft_gone: int = 0
    aircraft_new: int = 0
    legs_gone: int = 0
    legs_new: int = 0
    legs_changed: int = 0
    examples: tuple[tuple[str, str], ...] = ()
    """(what became of it, address or id of the leg): `aircraft_gone`, `leg_changed`, …"""


def change_between(desk: Desk, day: date, made: Path, card: DayCard) -> DayChange:
    """Compare the day that is held with the one made to replace it."""
    if not is_held(desk, day):
        return DayChange(card=card, was_held=False)
    before, now = day_folder(desk, day), made
    gone, new = _only_in_one(_aircraft(before), _aircraft(now))
    examples: list[tuple[str, str]] = []
    examples += [("aircraft_gone", address_text(a)) for a in gone[:MOST_EXAMPLES].tolist()]
    examples += [("aircraft_new", address_text(a)) for a in new[:MOST_EXAMPLES].tolist()]
    old_file, new_file = open_columns(before / LEGS), open_columns(now / LEGS)
    old_keys, new_keys = _keys(old_file), _keys(new_file)
    legs_gone, legs_new = _only_in_one(old_keys, new_keys)
    _, old_rows, new_rows = np.intersect1d(old_keys, new_keys, return_indices=True)
    differ = _differ(old_file, new_file, old_rows, new_rows)
    changed = new_rows[differ]
    lost = _rows_with(old_keys, legs_gone)
    examples += [("leg_gone", leg.leg) for leg in leg_records(old_file, lost[:MOST_EXAMPLES])]
    found = _rows_with(new_keys, legs_new)
    examples += [("leg_new", leg.leg) for leg in leg_records(new_file, found[:MOST_EXAMPLES])]
    some = changed[:MOST_EXAMPLES]
    examples += [("leg_changed", leg.leg) for leg in leg_records(new_file, some)]
    return DayChange(
        card=card,
        was_held=True,
        aircraft_gone=len(gone),
        aircraft_new=len(new),
        legs_gone=len(legs_gone),
        legs_new=len(legs_new),
        legs_changed=len(changed),
        examples=tuple(examples),
    )


def _rows_with(keys: Int64s, wanted: Int64s) -> Int64s:
    """Return the rows with these keys."""
    return np.flatnonzero(np.isin(keys, wanted))


def _aircraft(folder: Path) -> Int64s:
    members = open_columns(folder / "members.columns")
    heard = members.column("address")[members.column("rows") > 0]
    return np.unique(heard).astype(np.int64)


def _keys(file: ColumnFile) -> Int64s:
    """Return a number for each leg, from its aircraft and the second it began in."""
    keys = (file.column("address").astype(np.int64) << 37) + file.column("began_ms") // 1000
    return np.asarray(keys, np.int64)


def _only_in_one(before: Int64s, now: Int64s) -> tuple[Int64s, Int64s]:
    return np.setdiff1d(before, now), np.setdiff1d(now, before)


def _differ(
    old_file: ColumnFile, new_file: ColumnFile, old_rows: Int64s, new_rows: Int64s
) -> Bools:
    """Say of each pair of rows whether they differ."""
    old, new = _with_rules(old_file), _with_rules(new_file)
    differ: Bools = np.zeros(len(old_rows), bool)
    for name in _COMPARED:
        a, b = old[name][old_rows], new[name][new_rows]
        # NaN stands for unknown, and is no other than itself here.
        differ |= (a != b) & ~(_is_nan(a) & _is_nan(b))
    signs = [np.diff(columns["callsign_offsets"]) for columns in (old, new)]
    differ |= signs[0][old_rows] != signs[1][new_rows]
    return differ


def _with_rules(file: ColumnFile) -> Columns:
    """Return the columns with rules by name: another version may number them otherwise."""
    names = np.array(file.words["rules"])
    columns = leg_columns(file)
    return {**columns, **{f"{end}_rule": names[columns[f"{end}_rule"]] for end in ENDS}}


def _is_nan(column: Column) -> Bools:
    if column.dtype.kind != "f":
        return np.zeros(len(column), bool)
    return np.asarray(np.isnan(column), bool)
