"""Parquet tables of the record, written so that the same rows are the same bytes.

Row groups have a fixed size and nothing of the day or machine is written. Only `built/` holds such
tables: one that cannot be read is deleted and made again, never mended.
"""

from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from wheelsdown.desk.writing import broken_table, told_as_outside_error, write_whole

__all__ = ["ROWS_IN_GROUP", "broken_table", "read_schema", "read_table", "write_table"]

ROWS_IN_GROUP = 65_536
"""One aircraft of a world-wide file can be read without the rest, and groups pack well."""


def write_table(path: Path, table: Any) -> None:
    """Write `table` to `path`, whole or not at all."""
    buffer = pa.BufferOutputStream()
    pq.write_table(
        table.combine_chunks(),
        buffer,
        row_group_size=ROWS_IN_GROUP,
        compression="zstd",
        compression_level=6,
    )
    write_whole(path, buffer.getvalue().to_pybytes())


def read_table(path: Path, filters: Any = None) -> Any:
    """Return the table at `path`, or those of its rows that `filters` lets through."""
    with told_as_outside_error("read", path.name):
        try:
            return pq.read_table(path, filters=filters, partitioning=None)
        except pa.ArrowInvalid as error:
            raise broken_table(path) from error


def read_schema(path: Path) -> Any:
    """Return the columns of the table at `path`, with the words kept beside them."""
    with told_as_outside_error("read", path.name):
        try:
            return pq.read_schema(path)
        except pa.ArrowInvalid as error:
            raise broken_table(path) from error
