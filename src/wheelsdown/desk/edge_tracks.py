"""Tracks at the edge of a day, read back: what an aircraft began the day with, or ended it with."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

import numpy as np
import pyarrow.parquet as pq

from wheelsdown.desk.column_file import Column, Columns, open_columns
from wheelsdown.desk.day_card import day_folder
from wheelsdown.desk.day_positions import COLUMNS, Identity, batch_from, columns_from
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_rows import digest_text
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.model.flight import Track
from wheelsdown.model.provenance import Digest
from wheelsdown.tracks.batch import track_of

Side = Literal["head", "tail"]

MOST_GROUPS = 3
"""Row groups in memory together; aircraft are asked for in order of address, as they lie."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Edges:
    """The edges of one day: who, from the columns; the rows are read when they are asked for."""

    columns: Columns
    file: Any = field(repr=False)
    group_begins: Column = field(repr=False)
    groups: dict[int, Columns] = field(repr=False)
    """Those read last."""


def open_edges(desk: Desk, day: date) -> Edges | None:
    """Return the edges of a day, or nothing where it has none."""
    folder = day_folder(desk, day)
    if not (folder / "edges.columns").exists():
        return None
    with told_as_outside_error("read", "edges.parquet"):
        file = pq.ParquetFile(folder / "edges.parquet")
    sizes = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
    return Edges(
        columns=open_columns(folder / "edges.columns").columns(),
        file=file,
        group_begins=np.concatenate([[0], np.cumsum(sizes)]),
        groups={},
    )


def rows_of(edges: Edges, address: int) -> range:
    """Return the places of an aircraft: more than one where several files told of it."""
    column = edges.columns["address"]
    begin, end = np.searchsorted(column, np.array([address, address + 1], column.dtype)).tolist()
    return range(begin, end)


def edge_tracks(edges: Edges, address: int, side: Side) -> tuple[Track, ...]:
    """Return what is kept of one end of the day of an aircraft, a track a file."""
    return tuple(_track(edges, place, side) for place in rows_of(edges, address))


def is_cut_in_flight(edges: Edges, address: int, side: Side) -> bool:
    """Say whether what is kept of one end begins, or ends, in the middle of another leg."""
    return any(_is_cut(edges, place, side) for place in rows_of(edges, address))


def is_in_flight_all_day(edges: Edges, address: int) -> bool:
    """Say whether the aircraft came into the day in the air and nothing cuts it from its end."""
    columns = edges.columns
    return any(
        columns["tail"][place] == columns["rows"][place] and not columns["first_on_ground"][place]
        for place in rows_of(edges, address)
    )


def _is_cut(edges: Edges, place: int, side: Side) -> bool:
    columns = edges.columns
    if columns[side][place] == columns["rows"][place]:
        return False
    on_ground = _track(edges, place, side).on_ground
    return not on_ground[0 if side == "tail" else -1]


def _track(edges: Edges, place: int, side: Side) -> Track:
    columns = edges.columns
    begin, end = columns["position_offsets"][place : place + 2].tolist()
    count = int(columns[side][place])
    first, beyond = (begin, begin + count) if side == "head" else (end - count, end)
    signs = slice(*columns["callsign_offsets"][place : place + 2].tolist())
    identity = Identity(
        addresses=columns["address"][place : place + 1],
        registrations=(_text(columns, "registration", place),),
        type_codes=(_text(columns, "type", place),),
        captures=(Digest(digest_text(columns["capture"][place].tobytes())),),
        callsign_offsets=np.array([0, signs.stop - signs.start]),
        callsign_time_ms=columns["callsign_time_ms"][signs],
        callsign=columns["callsign"][signs],
    )
    return track_of(batch_from(identity, [beyond - first], _positions(edges, first, beyond)), 0)


def _positions(edges: Edges, first: int, beyond: int) -> Columns:
    """Return some rows, from the groups they lie in."""
    group_of = np.searchsorted(edges.group_begins, [first, max(first, beyond - 1)], "right") - 1
    pieces = []
    for group in range(int(group_of[0]), int(group_of[1]) + 1):
        if group not in edges.groups:
            while len(edges.groups) >= MOST_GROUPS:
                del edges.groups[min(edges.groups)]
            edges.groups[group] = columns_from(edges.file.read_row_group(group))
        begin = int(edges.group_begins[group])
        span = slice(max(first - begin, 0), beyond - begin)
        pieces.append({name: column[span] for name, column in edges.groups[group].items()})
    return {name: np.concatenate([piece[name] for piece in pieces]) for name in COLUMNS}


def _text(columns: Columns, group: str, place: int) -> str | None:
    begin, end = columns[f"{group}_offsets"][place : place + 2].tolist()
    return columns[group][begin:end].tobytes().decode() or None
