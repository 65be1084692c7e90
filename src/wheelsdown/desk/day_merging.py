"""The parts of a day put together: its tables, in an order that no longer tells of the parts.

In: folders of parts. Out: the tables in the folder of the day, and the counts for its card. Visits
and edges are many: they are merged stretch by stretch, so that a day fits in memory on any machine.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wheelsdown.desk.column_file import (
    Column,
    ColumnFile,
    Columns,
    join_columns,
    open_columns,
    packed_columns,
    slice_columns,
    take_columns,
    with_steps,
)
from wheelsdown.desk.day_edges import RAGGED as EDGES_RAGGED
from wheelsdown.desk.day_leg_records import with_records
from wheelsdown.desk.day_legs import LEGS
from wheelsdown.desk.day_parts import MEMBERS_RAGGED
from wheelsdown.desk.day_positions import (
    SCHEMA,
    position_options,
    positions_table,
)
from wheelsdown.desk.day_words import mark_key
from wheelsdown.desk.leg_parquet import legs_table
from wheelsdown.desk.leg_rows import (
    DTYPES,
    ENDS,
    LegRows,
    in_order,
    join_rows,
    text_at,
    words_of_rows,
)
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.tracks.heard_grid import LOW_FT
from wheelsdown.tracks.visits import CELLS_ROUND, LAST_CELL_ROW

ROWS_AT_ONCE = 1_000_000
"""Of visits or edges that are in memory together while they are merged."""

VISITS_IN_GROUP = 65_536

_SECOND_BITS, _ADDRESS_BITS = 18, 25
"""Three days of seconds; an address and the mark of one that is not ICAO's."""

VISITS = pa.schema(
    [
        ("cell", pa.int32()),
        ("from_s", pa.int32()),
        ("lasted_s", pa.int32()),
        ("address", pa.int32()),
        ("lowest_ft", pa.int32()),
    ]
)
LEFT_OUT = pa.schema([("address", pa.int32()), ("row", pa.int32()), ("rule", pa.string())])


@dataclass(frozen=True, slots=True, kw_only=True)
class Merged:
    """What was counted on the way."""

    files: int
    refused: int
    positions: int
    positions_kept: int
    aircraft: int
    legs: int
    legs_with_both_airports: int
    cells: int
    cells_low: int
    first_ms: int | None
    last_ms: int | None
    legs_from_us: int | None
    legs_to_us: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heard:
    """When and where anybody was heard."""

    first_s: int
    last_s: int
    cells: int
    cells_low: int


def merge_parts(parts: Sequence[Path], made: Path, mark: str) -> Merged:
    """Write the tables of a day from its parts; `mark` is what the day was made of."""
    # The edges take as long as all else: packing them leaves the interpreter to the others.
    with ThreadPoolExecutor(max_workers=1) as beside:
        edges = beside.submit(_merge_edges, _open(parts, "edges"), made)
        members = _merge_members(_open(parts, "members"), made)
        rows = in_order(join_rows([_leg_rows(one) for one in _open(parts, "legs")]))
        span_us = write_legs(made, rows, mark)
        heard = _merge_visits(_open(parts, "visits"), made / "visits.parquet")
        _merge_left_out(_open(parts, "left_out"), made / "left_out.parquet")
        edges.result()
    both = np.logical_and(*(rows.columns[f"{end}_airport"] != 0 for end in ENDS))
    return Merged(
        files=len(members["rows"]),
        refused=int((members["rows"] == 0).sum()),
        positions=int(members["rows"].sum()),
        positions_kept=int(members["positions"].sum()),
        aircraft=len(np.unique(members["address"][members["rows"] > 0])),
        legs=len(rows),
        legs_with_both_airports=int(both.sum()),
        first_ms=None if heard is None else heard.first_s * 1000,
        last_ms=None if heard is None else heard.last_s * 1000 + 999,
        cells=0 if heard is None else heard.cells,
        cells_low=0 if heard is None else heard.cells_low,
        legs_from_us=None if span_us is None else span_us[0],
        legs_to_us=None if span_us is None else span_us[1],
    )


def write_legs(
    made: Path, rows: LegRows, mark: str, *, parquet: bool = True
) -> tuple[int, int] | None:
    """Write legs in order, for us and for other programs; return the time their bounds span."""
    (made / LEGS).write_bytes(packed_legs(rows, mark))
    if parquet:
        pq.write_table(
            legs_table(rows), made / "legs.parquet", compression="zstd", compression_level=3
        )
    return _span_us(rows)


def packed_legs(
    rows: LegRows,
    made_of: str,
    more: Mapping[str, Column] = MappingProxyType({}),
    words: Mapping[str, Any] = MappingProxyType({}),
) -> bytes:
    """Return the file of legs in order, with more columns and words beside them."""
    columns = {**with_records(rows.columns), **mark_columns(rows), **more}
    beside = {**words_of_rows(rows), "span_us": _span_us(rows), **words}
    beside["mark"] = mark_of(made_of, columns)
    ordered = with_steps(columns, ("address", "mark_key"))
    return packed_columns(ordered, len(rows), beside)


def mark_columns(rows: LegRows) -> Columns:
    """Return the table of registrations, by number: which address flew under each."""
    texts = text_at(rows.columns, "registration")
    addresses = rows.columns["address"].tolist()
    seen = {pair for pair in zip(texts, addresses, strict=True) if pair[0]}
    pairs = sorted({(mark_key(text), of) for text, of in seen})
    return {
        "mark_key": np.array([key for key, _ in pairs], np.uint64),
        "mark_address": np.array([of for _, of in pairs], np.int32),
    }


def mark_of(made_of: str, columns: Columns) -> str:
    """Return what tells these columns from any others."""
    digest = hashlib.blake2b(made_of.encode(), digest_size=16)
    for column in columns.values():
        digest.update(column.tobytes())
    return digest.hexdigest()


def _open(parts: Sequence[Path], table: str) -> list[ColumnFile]:
    return [open_columns(path / f"{table}.columns") for path in parts]


def _leg_rows(file: ColumnFile) -> LegRows:
    return LegRows(
        columns={name: file.column(name) for name in DTYPES}, rules=tuple(file.words["rules"])
    )


def _span_us(rows: LegRows) -> tuple[int, int] | None:
    """Return the least and greatest moment that any known bound of a leg has."""
    bounds = [rows.columns[f"{end}_{side}_us"] for end in ENDS for side in ("earliest", "latest")]
    known = [column[column != UNKNOWN_TIME_US] for column in bounds]
    least = [int(column.min()) for column in known if len(column)]
    greatest = [int(column.max()) for column in known if len(column)]
    return (min(least), max(greatest)) if least else None


def _merge_members(files: Sequence[ColumnFile], made: Path) -> Columns:
    several = [file.columns() for file in files]
    if not several:
        raise ValueError("a day of no parts")
    joined = join_columns(several, MEMBERS_RAGGED)
    order = np.lexsort((joined["offset"], joined["archive_file"], joined["address"]))
    members = take_columns(joined, MEMBERS_RAGGED, order)
    (made / "members.columns").write_bytes(packed_columns(members, len(order), {}))
    return members


def _merge_visits(files: Sequence[ColumnFile], path: Path) -> _Heard | None:
    """Write the visits by cell; return when and where anybody was heard."""
    found: list[_Heard] = []
    options = {
        "compression": "zstd",
        "compression_level": 1,
        "use_dictionary": False,
        "column_encoding": dict.fromkeys(VISITS.names, "DELTA_BINARY_PACKED"),
        "write_statistics": ["cell"],
    }
    writer = _GroupWriter(path, VISITS, VISITS_IN_GROUP, options)
    for columns in _stretches(files, {}, "cell", 1 + LAST_CELL_ROW * CELLS_ROUND + CELLS_ROUND):
        order = _order_of_visits(columns)
        visits = {name: column[order] for name, column in columns.items()}
        low = visits["lowest_ft"] <= LOW_FT
        found.append(
            _Heard(
                first_s=int(visits["from_s"].min()),
                last_s=int(visits["to_s"].max()),
                cells=len(np.unique(visits["cell"])),
                cells_low=len(np.unique(visits["cell"][low])),
            )
        )
        visits["lasted_s"] = visits.pop("to_s") - visits["from_s"]
        writer.write(pa.table([pa.array(visits[name]) for name in VISITS.names], schema=VISITS))
    writer.close()
    if not found:
        return None
    return _Heard(
        first_s=min(one.first_s for one in found),
        last_s=max(one.last_s for one in found),
        # No cell lies in two stretches.
        cells=sum(one.cells for one in found),
        cells_low=sum(one.cells_low for one in found),
    )


def _order_of_visits(columns: Columns) -> Column:
    """Return visits in order of cell, time and aircraft."""
    keys = ("lowest_ft", "to_s", "address", "from_s", "cell")
    after_s = columns["from_s"] - columns["from_s"].min()
    if int(after_s.max()) < 1 << _SECOND_BITS:
        # One number for all three sorts five times as fast: 20 bits of cell, 18, 25 of address.
        key = columns["cell"].astype(np.uint64) << np.uint64(_SECOND_BITS + _ADDRESS_BITS)
        key |= after_s.astype(np.uint64) << np.uint64(_ADDRESS_BITS)
        key |= columns["address"].astype(np.uint64)
        order = np.argsort(key)
        in_order = key[order]
        if not (in_order[1:] == in_order[:-1]).any():
            return order
    return np.lexsort(tuple(columns[name] for name in keys))


def _merge_edges(files: Sequence[ColumnFile], made: Path) -> None:
    """Write who the aircraft at the edges are, and beside it the rows."""
    rows_of = {"position": EDGES_RAGGED["position"]}
    writer = _GroupWriter(
        made / "edges.parquet", None, VISITS_IN_GROUP * 2, position_options(SCHEMA.names)
    )
    found: list[Columns] = []
    for columns in _stretches(files, EDGES_RAGGED, "address", 1 << 26):
        order = np.lexsort((columns["capture"].view(">u8")[::4], columns["address"]))
        edges = take_columns(columns, EDGES_RAGGED, order)
        lengths = np.diff(edges["position_offsets"])
        positions = {name: edges.pop(name) for name in rows_of["position"]}
        writer.write(positions_table(np.repeat(edges["address"], lengths), positions))
        found.append(edges)
    writer.close()
    if found:
        ragged = {group: names for group, names in EDGES_RAGGED.items() if group != "position"}
        edges = join_columns(found, {**ragged, "position": ()})
        data = packed_columns(edges, len(edges["address"]), {})
        (made / "edges.columns").write_bytes(data)


def _merge_left_out(files: Sequence[ColumnFile], path: Path) -> None:
    tables = [
        (file.columns(), np.array([*file.words["rules"], ""], dtype=object)) for file in files
    ]
    address = np.concatenate([columns["address"] for columns, _ in tables])
    row = np.concatenate([columns["row"] for columns, _ in tables])
    rule = np.concatenate([names[columns["rule"]] for columns, names in tables])
    order = np.lexsort((rule.astype(str), row, address))
    columns = [
        pa.array(address[order]),
        pa.array(row[order]),
        pa.array(rule[order], pa.string()),
    ]
    pq.write_table(pa.table(columns, schema=LEFT_OUT), path, compression="zstd")


def _stretches(
    files: Sequence[ColumnFile], ragged: dict[str, tuple[str, ...]], key: str, beyond: int
) -> Iterator[Columns]:
    """Yield the rows of several files, each in order of `key`, a stretch of keys at a time.

    A stretch has about `ROWS_AT_ONCE` rows, or so many values of the last ragged group; no more of
    the files than that is in memory.
    """
    weights = [n for group in list(ragged)[-1:] for n in ragged[group][:1]] or [key]
    total = sum(file.places[weights[0]][2] for file in files)
    if not total:
        return
    keys = [file.column(key) for file in files]
    before = [0] * len(files)
    for bound in _quantiles(keys, max(1, -(-total // ROWS_AT_ONCE)), beyond):
        after = [int(np.searchsorted(column, bound)) for column in keys]
        pieces = [
            slice_columns(file, tuple(file.places), ragged, range(a, b))
            for file, a, b in zip(files, before, after, strict=True)
            if b > a
        ]
        before = after
        if pieces:
            yield join_columns(pieces, ragged)


def _quantiles(keys: Sequence[Column], pieces: int, beyond: int) -> list[int]:
    """Return keys that cut all rows into about so many equal pieces; the last is beyond all."""
    sample = np.sort(np.concatenate([key[:: max(1, len(key) // 1000)] for key in keys]))
    places = np.linspace(0, len(sample) - 1, pieces + 1).astype(int)[1:-1]
    return [*sorted({int(key) for key in sample[places]}), beyond]


class _GroupWriter:
    """Writes a Parquet file in groups of just so many rows, however they come."""

    def __init__(
        self, path: Path, schema: pa.Schema | None, rows: int, options: dict[str, Any]
    ) -> None:
        self._path, self._rows, self._options = path, rows, options
        self._waiting: list[pa.Table] = []
        self._writer: pq.ParquetWriter | None = None
        if schema is not None:
            self._writer = pq.ParquetWriter(path, schema, **options)

    def write(self, table: pa.Table) -> None:
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._path, table.schema, **self._options)
        self._waiting.append(table)
        if sum(one.num_rows for one in self._waiting) >= self._rows:
            self._flush(keep_rest=True)

    def close(self) -> None:
        self._flush(keep_rest=False)
        if self._writer is not None:
            self._writer.close()

    def _flush(self, *, keep_rest: bool) -> None:
        if not self._waiting:
            return
        whole = pa.concat_tables(self._waiting)
        rows = whole.num_rows // self._rows * self._rows if keep_rest else whole.num_rows
        if rows and self._writer is not None:
            now = whole.slice(0, rows).combine_chunks()
            self._writer.write_table(now, row_group_size=self._rows)
        self._waiting = [whole.slice(rows)] if rows < whole.num_rows else []
