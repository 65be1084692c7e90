"""Columns of numbers in one file, of which nothing is read that is not asked for.

A year of the world is 62 million legs in 365 files: opening one of these costs a fiftieth of a
millisecond, where a Parquet file costs thirty times that and then has to be unpacked. In and out:
named arrays. A *ragged* column is a group of arrays of equal length with `<group>_offsets`, one
more than there are rows: row `i` has the values `offsets[i]:offsets[i + 1]`. The same arrays are
the same bytes. Nothing is left out: where nothing is known stands a value that says so.
"""

import json
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from wheelsdown.desk.writing import broken_table, told_as_outside_error

Column = npt.NDArray[Any]
Columns = dict[str, Column]
Ragged = Mapping[str, Sequence[str]]
"""Group -> the columns of its values; its offsets are `<group>_offsets`."""

_MAGIC = b"wheelsdown columns 1\n"
_ALIGNED = 64
_HEAD = len(_MAGIC) + 4 * 8
_FIRST_BYTES = 16_384
"""Read at once when a file is opened: its head, which is seldom longer, and some columns."""


if sys.platform == "win32":

    def _read_at(descriptor: int, count: int, offset: int) -> bytes:
        os.lseek(descriptor, offset, os.SEEK_SET)
        return os.read(descriptor, count)

else:
    _read_at = os.pread


class _Bytes:
    """The bytes of a file that is read where it is asked for, or of one that is in memory.

    Read and not mapped: of most files a few rows are asked for, and a page that is mapped and then
    faults costs five times what reading the row does.
    """

    __slots__ = ("_data", "_descriptor", "_first", "size")

    def __init__(self, source: Path | bytes) -> None:
        self._data, self._descriptor, self._first = b"", -1, b""
        if isinstance(source, bytes):
            self._data, self.size = source, len(source)
        else:
            self._descriptor = os.open(source, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            self.size = os.fstat(self._descriptor).st_size
            self._first = self.read(0, _FIRST_BYTES)

    def __del__(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def read(self, offset: int, count: int) -> bytes:
        if self._descriptor < 0:
            return self._data[offset : offset + count]
        if offset + count <= len(self._first):
            return self._first[offset : offset + count]
        try:
            return _read_at(self._descriptor, count, offset)
        except OSError:
            with told_as_outside_error("read", "a table of a day"):
                raise


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class ColumnFile:
    """An open file: its words, and its columns when they are asked for."""

    path: Path
    rows: int
    places: dict[str, tuple[np.dtype[Any], int, int]] = field(repr=False)
    """Type, first byte and number of values of each column."""
    data: _Bytes = field(repr=False)
    said: bytes = field(repr=False)
    read: Columns = field(repr=False, default_factory=dict)
    """Columns that were read whole."""

    @property
    def words(self) -> dict[str, Any]:
        """What the numbers mean, and whatever else the writer put beside them."""
        try:
            words: dict[str, Any] = json.loads(self.said)
        except ValueError as error:
            raise broken_table(self.path) from error
        return words

    def column(self, name: str) -> Column:
        """Return a whole column; it cannot be written to."""
        if name not in self.read:
            self.read[name] = self.part(name, 0, self.places[name][2])
        return self.read[name]

    def part(self, name: str, first: int, beyond: int) -> Column:
        """Return some values of a column that follow each other."""
        if name in self.read:
            return self.read[name][first:beyond]
        dtype = self.places[name][0]
        if beyond <= first:
            return np.zeros(0, dtype)
        return np.frombuffer(self.bytes_of(name, first, beyond), dtype)

    def bytes_of(self, name: str, first: int, beyond: int) -> bytes:
        """Return the bytes of some values of a column that follow each other."""
        dtype, offset, _ = self.places[name]
        size = dtype.itemsize
        data = self.data.read(offset + first * size, (beyond - first) * size)
        if len(data) != (beyond - first) * size:
            raise broken_table(self.path)
        return data

    def columns(self) -> Columns:
        """Return all columns."""
        return {name: self.column(name) for name in self.places}


def packed_columns(columns: Columns, rows: int, words: Mapping[str, Any]) -> bytes:
    """Return the bytes of a file with these columns."""
    shape = json.dumps([[name, column.dtype.str] for name, column in columns.items()]).encode()
    said = json.dumps(dict(words), separators=(",", ":")).encode()
    counts = np.array([len(column) for column in columns.values()], "<i8").tobytes()
    begin = _aligned(_HEAD + len(shape) + len(counts) + len(said))
    sizes = np.array([begin, rows, len(shape), len(said)], "<i8").tobytes()
    head = b"".join([_MAGIC, sizes, shape, counts, said])
    parts = [head.ljust(begin)]
    for column in columns.values():
        parts += [column.tobytes(), b"\0" * (_aligned(column.nbytes) - column.nbytes)]
    return b"".join(parts)


def open_columns(path: Path) -> ColumnFile:
    """Open a file of columns; BrokenDeskError where it is not one, or is cut short."""
    with told_as_outside_error("read", path.name):
        return _opened(path, _Bytes(path))


def unpacked_columns(data: bytes, name: str = "columns") -> ColumnFile:
    """Return the columns in bytes that `packed_columns` gave."""
    return _opened(Path(name), _Bytes(data))


def _opened(path: Path, data: _Bytes) -> ColumnFile:
    first = data.read(0, _FIRST_BYTES)
    if not first.startswith(_MAGIC) or len(first) < _HEAD:
        raise broken_table(path)
    begin, rows, of_shape, of_words = np.frombuffer(first, "<i8", 4, len(_MAGIC)).tolist()
    if begin > len(first):
        first = data.read(0, begin)
    try:
        shape = _shape(first[_HEAD : _HEAD + of_shape])
        counts_end = _HEAD + of_shape + 8 * len(shape)
        counts = np.frombuffer(first, "<i8", len(shape), _HEAD + of_shape).tolist()
    except (ValueError, TypeError) as error:
        raise broken_table(path) from error
    places: dict[str, tuple[np.dtype[Any], int, int]] = {}
    offset = begin
    for (name, dtype, size), count in zip(shape, counts, strict=True):
        places[name] = (dtype, offset, count)
        offset += -(-count * size // _ALIGNED) * _ALIGNED
    if offset > data.size:
        raise broken_table(path)
    said = first[counts_end : counts_end + of_words]
    return ColumnFile(path=path, rows=rows, places=places, data=data, said=said)


@lru_cache(maxsize=64)
def _shape(text: bytes) -> tuple[tuple[str, np.dtype[Any], int], ...]:
    """Return names, types and sizes of columns; they are the same in all files of a kind."""
    types = [(name, np.dtype(dtype)) for name, dtype in json.loads(text)]
    return tuple((name, dtype, dtype.itemsize) for name, dtype in types)


STEP = 512
"""Every so many values of an ordered column stand in its `<name>_step` once more."""


def with_steps(columns: Columns, names: Sequence[str]) -> Columns:
    """Return the columns with the steps of the ordered ones, in which values are found quickly."""
    # First: they are then read together with the head.
    return {**{f"{name}_step": columns[name][::STEP] for name in names}, **columns}


def rows_equal(file: ColumnFile, name: str, value: int) -> range:
    """Return the rows in which an ordered column that has steps holds a value."""
    steps = file.column(f"{name}_step")
    wanted = steps.dtype.type(value)
    first = max(int(steps.searchsorted(wanted, "left")) - 1, 0) * STEP
    beyond = min(int(steps.searchsorted(wanted, "right")) * STEP, file.places[name][2])
    if beyond <= first:
        return range(0)
    block = file.part(name, first, beyond)
    begin = first + int(block.searchsorted(wanted, "left"))
    return range(begin, first + int(block.searchsorted(wanted, "right")))


def values_at(file: ColumnFile, name: str, rows: npt.NDArray[np.int64]) -> Column:
    """Return a column's values in some rows, which are in order; where few, only these are read."""
    if not len(rows):
        return np.zeros(0, file.places[name][0])
    first, beyond = int(rows[0]), int(rows[-1]) + 1
    if name in file.read or beyond - first > file.rows // 4:
        column = file.column(name)
        return column if len(rows) == file.rows else column[rows]
    return file.part(name, first, beyond)[rows - first]


def slice_columns(file: ColumnFile, names: Sequence[str], ragged: Ragged, rows: range) -> Columns:
    """Return the named columns of rows that follow each other, and nothing else is read."""
    found: Columns = {}
    for group, several in ragged.items():
        if not file.places[several[0]][2]:
            found[f"{group}_offsets"] = np.zeros(len(rows) + 1, np.int32)
            found |= {name: file.part(name, 0, 0) for name in several}
            continue
        offsets = file.part(f"{group}_offsets", rows.start, rows.stop + 1)
        first, beyond = int(offsets[0]), int(offsets[-1])
        found[f"{group}_offsets"] = offsets - offsets[0]
        for name in several:
            found[name] = file.part(name, first, beyond)
    for name in names:
        if name not in found:
            found[name] = file.part(name, rows.start, rows.stop)
    return {name: found[name] for name in names}


def take_columns(columns: Columns, ragged: Ragged, rows: npt.NDArray[np.intp]) -> Columns:
    """Return the rows named, in that order."""
    of_groups = {name for group in ragged.values() for name in group}
    taken: Columns = {}
    places: dict[str, npt.NDArray[np.int64]] = {}
    for group, names in ragged.items():
        offsets = columns[f"{group}_offsets"].astype(np.int64)
        places |= dict.fromkeys(names, ranges(offsets[rows], offsets[rows + 1]))
    for name, column in columns.items():
        group = name.removesuffix("_offsets")
        if name in of_groups:
            taken[name] = column[places[name]]
        elif group != name and group in ragged:
            lengths = column[rows + 1].astype(np.int64) - column[rows]
            taken[name] = offsets_of(lengths)
        else:
            taken[name] = column[rows]
    return taken


def join_columns(several: Sequence[Columns], ragged: Ragged) -> Columns:
    """Return the rows of several, one after another; all have the same columns."""
    joined: Columns = {}
    for name in several[0]:
        group = name.removesuffix("_offsets")
        if group != name and group in ragged:
            joined[name] = offsets_of(np.concatenate([np.diff(one[name]) for one in several]))
        else:
            joined[name] = np.concatenate([one[name] for one in several])
    return joined


def offsets_of(lengths: npt.NDArray[Any]) -> npt.NDArray[np.int32]:
    """Return where each of the values of so many begins, and where the last end."""
    offsets = np.zeros(len(lengths) + 1, np.int32)
    np.cumsum(lengths, out=offsets[1:])
    return offsets


def ranges(begin: npt.NDArray[np.int64], end: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """Return the numbers from each `begin` to before its `end`, one range after another."""
    lengths = end - begin
    before = np.cumsum(lengths) - lengths
    found = np.arange(int(lengths.sum())) + np.repeat(begin - before, lengths)
    return np.asarray(found, np.int64)


def _aligned(size: int) -> int:
    return -(-size // _ALIGNED) * _ALIGNED
