"""Who was heard low, where and when: the grid that coverage is read from.

In: all tracks, whoever's they are, with the network each capture is of. Out: one row for each cell,
ten minutes, network and aircraft, with the lowest altitude heard. Grids merge in any order, and any
of them twice, to the same grid.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from wheelsdown.aviation.identifiers import address_of_n_number
from wheelsdown.model.flight import Floats, Int32s, PositionSource, RowFlag, Track
from wheelsdown.model.identity import Aircraft, aircraft_key

CELL_DEG = 0.25
"""28 km from north to south, less from east to west: an airport and its approaches."""
CELLS_ROUND = round(360 / CELL_DEG)

SLOT_MS = 600_000
"""Ten minutes: in less no airliner lands and takes off again unheard. In an hour's slot a file that
ends at ten past would pass for one that was listening until the end of it."""

LOW_FT = 18_000.0
"""Higher than this nothing is kept: a cruise is heard for 400 km round, and says nothing of the
ground. The highest airport lies at 14,472 ft."""
LOWEST_FT = -2_000.0
"""As in the rules for tracks: lower altitudes are wrong."""

ON_GROUND_FT = float("-inf")
"""What stands for `on the ground`: lower than any altitude, whatever the field's elevation."""
TAXI_KT = 60.0
"""Faster than this, or at a speed not known, `on the ground` may be a transponder's error."""

NOT_RECEIVED = tuple(
    source.value
    for source in (
        PositionSource.ADSR,
        PositionSource.TISB,
        PositionSource.ADSC,
        PositionSource.ESTIMATED,
    )
)
"""Rebroadcast from the ground, sent by satellite, or guessed: no receiver heard the aircraft."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class CoverageGrid:
    """One row for each cell, ten minutes, network and aircraft heard low, in that order.

    Columns of equal length; `aircraft` and `network` are places in the tuples of names, which are
    sorted and hold no name without a row.
    """

    cell: Int32s
    """Row of cells from the south pole times `CELLS_ROUND`, plus column from 180° W."""
    slot: Int32s
    """Ten minutes since 1970."""
    network: Int32s
    aircraft: Int32s
    lowest_ft: Floats
    networks: tuple[str, ...]
    names: tuple[str, ...]


def empty_coverage() -> CoverageGrid:
    """Return the grid of nobody heard."""
    none = np.zeros(0, np.int32)
    return CoverageGrid(
        cell=none,
        slot=none,
        network=none,
        aircraft=none,
        lowest_ft=np.zeros(0),
        networks=(),
        names=(),
    )


def coverage_of(tracks: Iterable[Track], network: str) -> CoverageGrid:
    """Return the grid of everybody whom the tracks of one network show low, in one pass."""
    parts: list[tuple[Int32s, Int32s, Floats, str]] = []
    for track in tracks:
        name = heard_name(track.aircraft)
        if name is not None:
            parts.append((*_low_rows(track), name))
    if not parts:
        return empty_coverage()
    names = tuple(sorted({name for *_, name in parts}))
    number = {name: i for i, name in enumerate(names)}
    aircraft = [np.full(len(cell), number[name], np.int32) for cell, _, _, name in parts]
    cell = np.concatenate([cell for cell, *_ in parts])
    return _grouped(
        CoverageGrid(
            cell=cell,
            slot=np.concatenate([slot for _, slot, _, _ in parts]),
            network=np.zeros(len(cell), np.int32),
            aircraft=np.concatenate(aircraft),
            lowest_ft=np.concatenate([lowest for _, _, lowest, _ in parts]),
            networks=(network,),
            names=names,
        )
    )


def heard_name(aircraft: Aircraft) -> str | None:
    """Return the name an aircraft is counted under, so that two sources count it once.

    None for `~` addresses: receivers make them up, and one aircraft may have several.
    """
    if aircraft.icao24 is not None:
        return None if aircraft.icao24.startswith("~") else aircraft.icao24
    by_mark = address_of_n_number(aircraft.registration) if aircraft.registration else None
    return by_mark or aircraft_key(aircraft)


def _low_rows(track: Track) -> tuple[Int32s, Int32s, Floats]:
    """Return cell, slot and lowest altitude of the rows that show reception low down."""
    with np.errstate(invalid="ignore"):
        on_ground = track.on_ground & (track.ground_speed_kt <= TAXI_KT)
        height = np.where(on_ground, ON_GROUND_FT, track.altitude_ft)
        in_air = ~track.on_ground & (height >= LOWEST_FT) & (height <= LOW_FT)
        placed = (np.abs(track.latitude_deg) <= 90) & (np.abs(track.longitude_deg) <= 180)
    received = ~np.isin(track.source, NOT_RECEIVED) & ((track.flags & RowFlag.STALE) == 0)
    rows = np.flatnonzero((on_ground | in_air) & placed & received)
    cell = cells_of(track.latitude_deg[rows], track.longitude_deg[rows])
    slot = (track.time_ms[rows] // SLOT_MS).astype(np.int32)
    if not len(rows):
        return cell, slot, height[rows]
    # Rows that follow each other mostly share cell and slot: take each run as one.
    new = np.flatnonzero((np.diff(cell) != 0) | (np.diff(slot) != 0)) + 1
    starts = np.concatenate([[0], new])
    return cell[starts], slot[starts], np.minimum.reduceat(height[rows], starts)


def cells_of(latitude_deg: Floats, longitude_deg: Floats) -> Int32s:
    """Return the cell of each position; the pole belongs to the last row, 180° E to 180° W."""
    row = np.minimum(np.floor((latitude_deg + 90) / CELL_DEG), 180 / CELL_DEG - 1)
    column = np.floor((longitude_deg + 180) / CELL_DEG) % CELLS_ROUND
    return np.asarray(row * CELLS_ROUND + column, dtype=np.int32)


def merge_coverage(grids: Iterable[CoverageGrid]) -> CoverageGrid:
    """Return the grid of all that any of them heard; order and repeats make no difference."""
    several = list(grids)
    if not several:
        return empty_coverage()
    networks = tuple(sorted({name for grid in several for name in grid.networks}))
    names = tuple(sorted({name for grid in several for name in grid.names}))
    return _grouped(
        CoverageGrid(
            cell=np.concatenate([grid.cell for grid in several]),
            slot=np.concatenate([grid.slot for grid in several]),
            network=_renumbered([(g.network, g.networks) for g in several], networks),
            aircraft=_renumbered([(g.aircraft, g.names) for g in several], names),
            lowest_ft=np.concatenate([grid.lowest_ft for grid in several]),
            networks=networks,
            names=names,
        )
    )


def _renumbered(parts: Sequence[tuple[Int32s, tuple[str, ...]]], names: tuple[str, ...]) -> Int32s:
    number = {name: i for i, name in enumerate(names)}
    return np.concatenate(
        [np.array([number[n] for n in own], np.int32)[column] for column, own in parts if own]
        or [np.zeros(0, np.int32)]
    )


def _grouped(grid: CoverageGrid) -> CoverageGrid:
    """Return the grid in order, one row for each cell, slot, network and aircraft: the lowest."""
    keys = (grid.aircraft, grid.network, grid.slot, grid.cell)
    order = np.lexsort(keys)
    if not len(order):
        return empty_coverage()
    changes = np.zeros(len(order) - 1, bool)
    for key in keys:
        changes |= np.diff(key[order]) != 0
    starts = np.concatenate([[0], np.flatnonzero(changes) + 1])
    kept = order[starts]
    aircraft, names = _only_used(grid.aircraft[kept], grid.names)
    network, networks = _only_used(grid.network[kept], grid.networks)
    return CoverageGrid(
        cell=grid.cell[kept],
        slot=grid.slot[kept],
        network=network,
        aircraft=aircraft,
        lowest_ft=np.minimum.reduceat(grid.lowest_ft[order], starts),
        networks=networks,
        names=names,
    )


def _only_used(column: Int32s, names: tuple[str, ...]) -> tuple[Int32s, tuple[str, ...]]:
    used, places = np.unique(column, return_inverse=True)
    return places.astype(np.int32), tuple(names[i] for i in used.tolist())
