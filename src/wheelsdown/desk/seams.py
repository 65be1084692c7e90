"""Legs over midnight: two days side by side know each half of them, and together the whole.

In: the edges of two days (`day_edges`) and the function that finds legs. Out: `seams/<D>.columns`,
made of D and the day after: the legs that are other when both days are looked at together, and the
rows of the days' own tables that they take the place of. It says what it was made from; when one of
the days is replaced it no longer counts, and is made again.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice

import numpy as np

from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.desk.column_file import Column, open_columns
from wheelsdown.desk.day_card import day_folder, days_held
from wheelsdown.desk.day_legs import DAY, DAYS_BACK, LEGS, mark_of_file, seam_path
from wheelsdown.desk.day_merging import packed_legs
from wheelsdown.desk.day_words import address_number
from wheelsdown.desk.edge_tracks import (
    Edges,
    edge_tracks,
    is_cut_in_flight,
    is_in_flight_all_day,
    open_edges,
)
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_rows import began_ms, in_order, rows_of_legs
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.writing import write_whole
from wheelsdown.flights.stretches import OTHER_AIRPORT_KM
from wheelsdown.model.flight import Int32s, Leg, Track

FindLegs = Callable[[Sequence[Sequence[Track]]], Sequence[tuple[Leg, ...]]]
"""Finds the legs of many aircraft, each given by its tracks; none where there is no track."""

AIRCRAFT_AT_ONCE = 2_000

NEARBY_KM = OTHER_AIRPORT_KM - 1
"""An aircraft that stands before and after midnight no farther apart has not flown between."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _AtMidnight:
    """What is kept of one aircraft on either side of midnight."""

    before: tuple[Track, ...]
    after: tuple[Track, ...]
    cut_before: bool
    """Whether it begins in the middle of an earlier leg."""
    cut_after: bool


def seams_to_make(desk: Desk) -> tuple[date, ...]:
    """Return the days held with the day after whose seam is not there or is stale, in order."""
    held = set(days_held(desk))
    stale = [day for day in sorted(held) if day + DAY in held and not is_made(desk, day)]
    # A seam made anew makes those after it stale: they hide its legs.
    later = {day + DAY * n for day in stale for n in range(1, DAYS_BACK + 1)}
    return tuple(day for day in sorted({*stale, *later}) if day in held and day + DAY in held)


def is_made(desk: Desk, day: date) -> bool:
    """Say whether the seam after a day is there and was made from what is held now."""
    path = seam_path(desk, day)
    if not path.exists():
        return False
    made_of: Mapping[str, str | None] = open_columns(path).words["made_of"]
    return all(mark_of_file(desk, name) == mark for name, mark in made_of.items())


def make_seam(desk: Desk, day: date, find: FindLegs) -> int:
    """Make the seam between a day and the day after; return how many legs it holds.

    `find` is given what is kept of an aircraft before midnight, after it, and on both sides: the
    legs that differ are those the seam puts in place of the days' own.
    """
    new: list[Leg] = []
    gone: set[str] = set()
    waiting = _at_midnight(desk, day)
    while aircraft := list(islice(waiting, AIRCRAFT_AT_ONCE)):
        for one, found in zip(aircraft, _legs_of(aircraft, find), strict=True):
            differ, replaced = _differ(one, *found)
            new += differ
            gone |= replaced
    made_of = {name: mark_of_file(desk, name) for name in _names(day)}
    hidden = {
        f"hidden {name}": _rows_with_ids(desk, name, gone)
        for name, mark in made_of.items()
        if mark is not None
    }
    made_from = " ".join(["seam", *(f"{name} {mark}" for name, mark in made_of.items())])
    rows = in_order(rows_of_legs(new))
    data = packed_legs(rows, made_from, hidden, {"made_of": made_of})
    with locked(desk, BUILT):
        write_whole(seam_path(desk, day), data)
    return len(new)


def _names(day: date) -> list[str]:
    """Return the files that a seam is made of, and whose rows it may hide."""
    before = [day - DAY * n for n in range(1, DAYS_BACK + 1)]
    return [f"{day}", f"{day + DAY}", *map(str, before), *(f"seam {one}" for one in before)]


def _legs_of(
    aircraft: Sequence[_AtMidnight], find: FindLegs
) -> Iterator[tuple[tuple[Leg, ...], tuple[Leg, ...], tuple[Leg, ...]]]:
    """Return the legs of each aircraft before midnight, after it, and of both together."""
    n = len(aircraft)
    before, after = [one.before for one in aircraft], [one.after for one in aircraft]
    found = find([*before, *after, *((*one.before, *one.after) for one in aircraft)])
    return zip(found[:n], found[n : 2 * n], found[2 * n :], strict=True)


def _differ(
    one: _AtMidnight, before: tuple[Leg, ...], after: tuple[Leg, ...], both: tuple[Leg, ...]
) -> tuple[list[Leg], set[str]]:
    """Return the legs that only both sides together show, and the ids of those they replace."""
    # Of the outermost legs only a piece may be kept, to show what the leg at midnight came from.
    cut = {before[0].leg} if one.cut_before and len(before) > 1 else set()
    cut |= {after[-1].leg} if one.cut_after and len(after) > 1 else set()
    alone = {leg.leg: leg for leg in (*before, *after)}
    new = [leg for leg in both if alone.get(leg.leg) != leg and leg.leg not in cut]
    same = {leg.leg for leg in both if alone.get(leg.leg) == leg}
    return new, alone.keys() - same - cut


def _at_midnight(desk: Desk, day: date) -> Iterator[_AtMidnight]:
    """Yield the aircraft heard on both days that may have flown at midnight or round it."""
    before, after = open_edges(desk, day), open_edges(desk, day + DAY)
    if before is None or after is None:
        return
    earlier = [open_edges(desk, day - DAY * n) for n in range(1, DAYS_BACK + 1)]
    for address in _in_question(before, after).tolist():
        tails, edges = edge_tracks(before, address, "tail"), before
        for day_before in earlier:
            # In the air all day: what the day before ended with belongs to it.
            if day_before is None or not is_in_flight_all_day(edges, address):
                break
            tails, edges = (*edge_tracks(day_before, address, "tail"), *tails), day_before
        yield _AtMidnight(
            before=tails,
            after=edge_tracks(after, address, "head"),
            cut_before=is_cut_in_flight(edges, address, "tail"),
            cut_after=is_cut_in_flight(after, address, "head"),
        )


def _in_question(before: Edges, after: Edges) -> Int32s:
    """Return the addresses heard on both days but for those that stood still over midnight."""
    ends, begins = before.columns, after.columns
    shared, a, b = np.intersect1d(ends["address"], begins["address"], return_indices=True)
    km = distance_km(
        ends["last_latitude_e6"][a] / 1e6,
        ends["last_longitude_e6"][a] / 1e6,
        begins["first_latitude_e6"][b] / 1e6,
        begins["first_longitude_e6"][b] / 1e6,
    )
    several = _repeated(ends["address"]) | _repeated(begins["address"])
    flew = ends["is_open"][a] | begins["is_open"][b] | (np.asarray(km) >= NEARBY_KM)
    return np.asarray(shared[flew | np.isin(shared, list(several))], np.int32)


def _repeated(addresses: Column) -> set[int]:
    return set(addresses[1:][addresses[1:] == addresses[:-1]].tolist())


def _rows_with_ids(desk: Desk, name: str, ids: set[str]) -> Int32s:
    """Return the rows of a file of legs that have one of these ids."""
    is_seam = name.startswith("seam ")
    day = date.fromisoformat(name.removeprefix("seam "))
    path = seam_path(desk, day) if is_seam else day_folder(desk, day) / LEGS
    file = open_columns(path)
    keys = (file.column("address").astype(np.int64) << 37) + file.column("began_ms") // 1000
    wanted = [
        ((address_number(leg.partition("-")[0]) or 0) << 37) + began_ms(leg) // 1000 for leg in ids
    ]
    return np.flatnonzero(np.isin(keys, np.array(sorted(wanted), np.int64))).astype(np.int32)
