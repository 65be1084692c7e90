"""Positions as they came, in Parquet, in less than ten bytes each; and the same batch out again.

Every number is stored as the difference from the row before, packed in as few bits as differences
need, and then compressed: aircraft after aircraft, each in order of time, most of them are small.
What is not known is not stored. Who each aircraft is stands in the table of members.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wheelsdown.desk.column_file import Column, Columns, offsets_of, ranges
from wheelsdown.model.columns import UNKNOWN_INT16, UNKNOWN_INT32, PositionBatch
from wheelsdown.model.flight import Int64s

COLUMNS: dict[str, tuple[pa.DataType, type, int | None]] = {
    "time_ms": (pa.int64(), np.int64, None),
    "latitude_e6": (pa.int32(), np.int32, None),
    "longitude_e6": (pa.int32(), np.int32, None),
    "altitude_ft": (pa.int32(), np.int32, UNKNOWN_INT32),
    "altitude_geometric_ft": (pa.int32(), np.int32, UNKNOWN_INT32),
    "on_ground": (pa.bool_(), np.bool_, None),
    "ground_speed_e1": (pa.int16(), np.int16, UNKNOWN_INT16),
    "track_angle_e1": (pa.int16(), np.int16, UNKNOWN_INT16),
    "vertical_rate_fpm": (pa.int32(), np.int32, UNKNOWN_INT32),
    "flags": (pa.uint8(), np.uint8, None),
    "source": (pa.uint8(), np.uint8, None),
    "row": (pa.int32(), np.int32, None),
}
"""Columns of `PositionBatch`, their types, and what stands in them for nothing known."""

SCHEMA = pa.schema(
    [("address", pa.int32()), *((name, kind) for name, (kind, *_) in COLUMNS.items())]
)
TIME_CS = "time_cs"
"""In place of `time_ms` where all times are whole hundredths, as readsb prints them: a third of a
byte less a row."""

PACKED = {name: "DELTA_BINARY_PACKED" for name in (*SCHEMA.names, TIME_CS) if name != "on_ground"}

ROWS_IN_GROUP = 32_768
"""Some thirty aircraft: the rows of one are found without unpacking a day."""

COMPRESSION_LEVEL = 1
"""Levels to 3 gain two parts in a hundred and take a half longer."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Identity:
    """Who the aircraft of some rows are: what a batch holds beside its positions."""

    addresses: Column
    registrations: tuple[str | None, ...]
    type_codes: tuple[str | None, ...]
    captures: tuple[str, ...]
    callsign_offsets: Column
    callsign_time_ms: Column
    callsign: Column


def position_columns(batch: PositionBatch) -> Columns:
    """Return the columns of positions of a batch by their names."""
    return {name: getattr(batch, name) for name in COLUMNS}


def positions_table(addresses: Column, columns: Columns) -> pa.Table:
    """Return rows of positions as an Arrow table."""
    arrays = [pa.array(addresses, pa.int32())]
    for name, (kind, _, unknown) in COLUMNS.items():
        column = columns[name]
        mask = None if unknown is None else column == unknown
        arrays.append(pa.array(column, kind, mask=mask))
    return pa.Table.from_arrays(arrays, schema=SCHEMA)


def with_times_packed(table: pa.Table) -> pa.Table:
    """Return rows of positions with their times in hundredths of a second, where they are whole."""
    time_ms = table.column("time_ms").to_numpy()
    time_cs = time_ms // 10
    if not np.array_equal(time_cs * 10, time_ms):
        return table
    place = table.schema.get_field_index("time_ms")
    return table.set_column(place, TIME_CS, pa.array(time_cs))


def times_ms(table: pa.Table) -> Int64s:
    """Return the times of rows of positions, however they are kept."""
    if TIME_CS in table.column_names:
        return np.asarray(table.column(TIME_CS).to_numpy() * 10, np.int64)
    return np.asarray(table.column("time_ms").to_numpy(), np.int64)


def position_options(names: Sequence[str]) -> dict[str, object]:
    """Return how Parquet files of positions are written."""
    return {
        "compression": "zstd",
        "compression_level": COMPRESSION_LEVEL,
        "use_dictionary": False,
        "column_encoding": {name: PACKED[name] for name in names if name in PACKED},
        "write_statistics": ["address"],
    }


def packed_positions(batch: PositionBatch, aircraft: Int64s) -> bytes:
    """Return the positions of some aircraft of a batch, by their numbers, as a Parquet file."""
    lengths = np.diff(batch.offsets)[aircraft]
    columns = position_columns(batch)
    if len(aircraft) < len(batch.addresses):
        rows = ranges(batch.offsets[:-1][aircraft], batch.offsets[1:][aircraft])
        columns = {name: column[rows] for name, column in columns.items()}
    addresses = np.repeat(batch.addresses[aircraft], lengths)
    table = with_times_packed(positions_table(addresses, columns))
    sink = pa.BufferOutputStream()
    pq.write_table(
        table, sink, row_group_size=ROWS_IN_GROUP, **position_options(table.column_names)
    )
    packed: bytes = sink.getvalue().to_pybytes()
    return packed


def columns_from(table: pa.Table) -> Columns:
    """Return the columns of a table of positions as a batch has them."""
    columns: Columns = {"time_ms": times_ms(table)}
    for name, (_, dtype, unknown) in COLUMNS.items():
        if name == "time_ms":
            continue
        column = table.column(name)
        if unknown is not None:
            column = column.fill_null(pa.scalar(unknown, column.type))
        columns[name] = column.to_numpy().astype(dtype, copy=False)
    return columns


def batch_from(
    identity: Identity, lengths: Sequence[int] | Column, columns: Columns
) -> PositionBatch:
    """Return a batch of aircraft of which each has so many rows, one after another."""
    offsets = np.zeros(len(lengths) + 1, np.int64)
    np.cumsum(np.asarray(lengths, np.int64), out=offsets[1:])
    return PositionBatch(
        addresses=np.asarray(identity.addresses, np.int32),
        registrations=identity.registrations,
        type_codes=identity.type_codes,
        captures=identity.captures,  # type: ignore[arg-type]
        offsets=offsets,
        callsign_offsets=np.asarray(identity.callsign_offsets, np.int64),
        callsign_time_ms=np.asarray(identity.callsign_time_ms, np.int64),
        callsign=np.asarray(identity.callsign, np.uint64),
        **columns,
    )


def empty_offsets(rows: int) -> Column:
    """Return the offsets of a ragged column in which no row has a value."""
    return offsets_of(np.zeros(rows, np.int64))
