"""Read a CSV file as rows with their line numbers; what is not a row becomes a problem.

Position files come from programs that end every line. A last line without its end is one that was
cut, and its last number may be half a number: such a row is not certainly whole and is not kept.
Nor is one that runs over several lines: a stray quote has joined two rows. Logs typed by hand lack
the last line end and have notes of several lines; there a row is kept if it has all its cells.
"""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass

from wheelsdown.model.provenance import Problem, problem
from wheelsdown.sources.decoding import decode_text

DELIMITERS = (",", ";", "\t")
"""Commas; semicolons where a spreadsheet's comma is the decimal point; tabs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvRow:
    """One row: its number from 0 without the header, its line from 1, and its cells by column."""

    row: int
    line: int
    cells: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class CsvTable:
    """The header as written, the whole rows, and what is wrong with the others."""

    header: tuple[str, ...]
    rows: tuple[CsvRow, ...]
    problems: tuple[Problem, ...]
    refused: int
    """How many rows are not among `rows`."""


def header_of(head: bytes) -> tuple[str, ...]:
    """Return the cells of the first line, for recognition; none where it is no CSV."""
    decoded = decode_text(head)
    line = decoded[0].split("\n", 1)[0].strip("\r") if decoded else ""
    try:
        cells = next(csv.reader([line], delimiter=_delimiter(line)), [])
    except csv.Error:
        return ()
    return tuple(cell.strip() for cell in cells) if len(cells) > 1 else ()


def read_table(
    data: bytes, name: str, *, needs: tuple[str, ...], by_hand: bool = False
) -> CsvTable | Problem:
    """Return the table in `data`; a problem where it lacks a column in `needs` or is no CSV."""
    decoded = decode_text(data)
    if decoded is None:
        return problem("not_text", name)
    text, whole = decoded
    if not text.strip():
        return problem("empty_file", name)
    records = _records(text)
    _, first = next(records, ((1, 1), []))
    header = tuple(cell.strip() for cell in first) if isinstance(first, list) else ()
    missing = [column for column in needs if column not in header]
    if missing:
        given = ", ".join(header)[:200]
        return problem("columns_missing", name, 1, missing=", ".join(missing), given=given)
    rows: list[CsvRow] = []
    problems: list[Problem] = []
    whole_lines = by_hand or text.endswith(("\n", "\r"))
    for number, ((begin, end), cells) in enumerate(held := list(records)):
        last = number == len(held) - 1
        if isinstance(cells, str):
            problems.append(problem("broken_csv", name, begin, why=cells))
        elif len(cells) != len(header):
            problems.append(
                problem("row_of_wrong_width", name, begin, cells=len(cells), columns=len(header))
            )
        elif (last and not whole_lines) or (end > begin and not by_hand):
            problems.append(problem("row_may_be_cut", name, begin))
        else:
            stripped = (cell.strip() for cell in cells)
            by_column = dict(zip(header, stripped, strict=True))
            rows.append(CsvRow(row=number, line=begin, cells=by_column))
    refused = len(problems)
    if not whole:
        problems.append(problem("text_partly_unreadable", name))
    return CsvTable(header=header, rows=tuple(rows), problems=tuple(problems), refused=refused)


def _records(text: str) -> Iterator[tuple[tuple[int, int], list[str] | str]]:
    """Yield first and last line of each record with its cells, or with why it is none.

    Blank lines are no records.
    """
    first_line = text.split("\n", 1)[0]
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=_delimiter(first_line), strict=True
    )
    line = 1
    while True:
        cells: list[str] | str
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cells = str(error)
        if cells and any(cells):
            yield (line, reader.line_num), cells
        line = reader.line_num + 1


def _delimiter(line: str) -> str:
    """Return the delimiter that the header has most of."""
    return max(DELIMITERS, key=line.count)
