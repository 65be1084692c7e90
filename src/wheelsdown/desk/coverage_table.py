"""Who was heard low, where and when, in one table: `built/record/coverage.parquet`.

Each addition merges into what is there; the same captures give the same bytes, whatever the order
in which they came. `load_coverage` reads only the ten minutes that are asked for.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wheelsdown.desk.captures import find_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_table import query_legs
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.tables import broken_table, read_schema, read_table, write_table
from wheelsdown.model.flight import Int64s, Leg, Track
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.time_range import TimeRange, datetime_from_ms, ms_from_datetime
from wheelsdown.tracks.coverage import LONGEST_HOLE_SLOTS
from wheelsdown.tracks.gap_coverage import cover_gaps, listening_of
from wheelsdown.tracks.heard_grid import (
    SLOT_MS,
    CoverageGrid,
    empty_coverage,
    merge_coverage,
)

LONGEST_LEG = timedelta(days=2)
"""A gap may lie so long after the takeoff its leg is found by; no flight takes a day."""

_NAMES = pa.dictionary(pa.int32(), pa.string())
_SCHEMA = pa.schema(
    [
        ("cell", pa.int32()),
        ("slot", pa.int32()),
        ("network", _NAMES),
        ("aircraft", _NAMES),
        ("lowest_ft", pa.float64()),
    ]
)


def add_coverage(desk: Desk, grids: Iterable[CoverageGrid]) -> CoverageGrid:
    """Merge grids into the desk's, and return what they hold together."""
    new = merge_coverage(grids)
    if len(new.cell):
        with locked(desk, BUILT):
            write_table(_path(desk), _table(merge_coverage([load_coverage(desk), new])))
    return new


def load_coverage(desk: Desk, during: TimeRange | None = None) -> CoverageGrid:
    """Return the desk's grid, or as much of it as questions about `during` need."""
    path = _path(desk)
    if not path.exists():
        return empty_coverage()
    if not read_schema(path).equals(_SCHEMA):
        raise broken_table(path)
    return _grid(read_table(path, None if during is None else _within(during)))


def aircraft_in_gaps(desk: Desk, grid: CoverageGrid) -> frozenset[str]:
    """Return the aircraft whose gaps on the desk could have another coverage by what a grid adds.

    So that the record is the same whether an aircraft came before those that were heard beside it,
    or after them.
    """
    slots = np.unique(grid.slot).astype(np.int64)
    if not len(slots):
        return frozenset()
    begin = datetime_from_ms(int(slots[0]) * SLOT_MS) - LONGEST_LEG
    end = datetime_from_ms((int(slots[-1]) + LONGEST_HOLE_SLOTS + 1) * SLOT_MS)
    legs = query_legs(desk, begin=begin, end=end)
    keys = (aircraft_key(leg.aircraft) for leg in legs if _could_change(leg, slots))
    return frozenset(key for key in keys if key)


def cover_legs(
    desk: Desk, legs: Iterable[Leg], tracks: Sequence[Track], grid: CoverageGrid
) -> tuple[Leg, ...]:
    """Return the legs of one aircraft, found in `tracks`, with the coverage of their gaps."""
    digests = {digest for track in tracks for digest in track.captures}
    networks = {digest: find_capture(desk, digest).kind for digest in digests}
    listening = listening_of(tracks, networks)
    return tuple(
        replace(leg, gaps=cover_gaps(leg.gaps, grid, leg.aircraft, listening)) for leg in legs
    )


def _could_change(leg: Leg, slots: Int64s) -> bool:
    for gap in leg.gaps:
        if gap.began.earliest is not None and gap.ended.latest is not None:
            first = ms_from_datetime(gap.began.earliest) // SLOT_MS - LONGEST_HOLE_SLOTS
            last = ms_from_datetime(gap.ended.latest) // SLOT_MS + LONGEST_HOLE_SLOTS
            place = int(np.searchsorted(slots, first))
            if place < len(slots) and slots[place] <= last:
                return True
    return False


def _path(desk: Desk) -> Path:
    return desk.record / "coverage.parquet"


def _within(during: TimeRange) -> Any:
    wanted = pc.scalar(True)
    if during.earliest is not None:
        first = ms_from_datetime(during.earliest) // SLOT_MS - LONGEST_HOLE_SLOTS
        wanted &= pc.field("slot") >= first
    if during.latest is not None:
        last = ms_from_datetime(during.latest) // SLOT_MS + LONGEST_HOLE_SLOTS
        wanted &= pc.field("slot") <= last
    return wanted


def _table(grid: CoverageGrid) -> Any:
    columns = {
        "cell": pa.array(grid.cell),
        "slot": pa.array(grid.slot),
        "network": _named(grid.network, grid.networks),
        "aircraft": _named(grid.aircraft, grid.names),
        "lowest_ft": pa.array(grid.lowest_ft),
    }
    return pa.table(columns, schema=_SCHEMA)


def _named(column: Any, names: tuple[str, ...]) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(column), pa.array(names, pa.string()))


def _grid(table: Any) -> CoverageGrid:
    network, networks = _numbered(table["network"])
    aircraft, names = _numbered(table["aircraft"])
    # Merging one grid puts names in order and drops those without a row.
    return merge_coverage(
        [
            CoverageGrid(
                cell=table["cell"].to_numpy(),
                slot=table["slot"].to_numpy(),
                network=network,
                aircraft=aircraft,
                lowest_ft=table["lowest_ft"].to_numpy(),
                networks=networks,
                names=names,
            )
        ]
    )


def _numbered(column: Any) -> tuple[Any, tuple[str, ...]]:
    """Return numbers and names of a column of names, kept in pieces or whole."""
    whole = column.combine_chunks()
    if isinstance(whole, pa.ChunkedArray):
        whole = whole.unify_dictionaries().combine_chunks()
    if not isinstance(whole, pa.DictionaryArray):
        whole = whole.dictionary_encode()
    return whole.indices.to_numpy().astype(np.int32), tuple(whole.dictionary.to_pylist())
