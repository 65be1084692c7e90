"""What people decided, in tables they can read, edit and diff: `hand/*.csv`.

Each table has fixed columns. A row added by the program is also a line in the ledger; rows that
people write with an editor count just the same. A row that cannot be used is a `Problem`.
"""

import csv
import io
from collections.abc import Iterable, Mapping
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from wheelsdown.desk.captures import hex_of
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import append
from wheelsdown.desk.locking import LEDGER, locked
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.errors import BrokenDeskError, UsageError
from wheelsdown.model.provenance import Digest, Problem, problem

Row = dict[str, str]


class HandTable(StrEnum):
    """The tables; the value is the file's name without `.csv`."""

    RULINGS = "rulings"
    IDENTITIES = "identities"
    CORRECTIONS = "corrections"
    WATCHLIST = "watchlist"
    PUBLICATIONS = "publications"
    HUBS = "hubs"
    REGISTER = "register"
    RETRACTIONS = "retractions"
    ACCEPTED = "accepted"
    READINGS = "readings"
    SOURCES = "sources"


# The first column says what the row is about, and is never empty.
COLUMNS: dict[HandTable, tuple[str, ...]] = {
    HandTable.RULINGS: ("claim", "rating", "by", "at", "reason"),
    HandTable.IDENTITIES: ("icao24", "registration", "type", "operator", "from", "to", "source"),
    HandTable.CORRECTIONS: ("leg", "endpoint", "airport", "by", "at", "reason"),
    HandTable.WATCHLIST: ("aircraft", "by", "at", "reason"),
    HandTable.PUBLICATIONS: ("report", "published", "by", "at", "reason"),
    HandTable.HUBS: ("airport", "role", "by", "at", "reason"),
    HandTable.REGISTER: ("event", "date", "from", "to", "kind", "source"),
    HandTable.RETRACTIONS: ("capture", "by", "at", "reason"),
    HandTable.ACCEPTED: ("claim", "by", "at", "reason", "json"),
    HandTable.READINGS: ("claim", "mark", "by", "at", "reason"),
    HandTable.SOURCES: ("source", "mark", "by", "at", "reason"),
}


def read_hand(desk: Desk, table: HandTable) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return the rows of a table in order, without empty cells, and what could not be used."""
    path = _path(desk, table)
    if not path.exists():
        return (), ()
    with told_as_outside_error("read", path.name):
        # Spreadsheets put a byte order mark before the first column's name.
        text = path.read_text(encoding="utf-8-sig", errors="replace")
    reader = csv.DictReader(io.StringIO(text, newline=""))
    try:
        return _rows(reader, COLUMNS[table], path.name)
    except csv.Error as error:
        # The reader stops in the line after the last that it counted.
        return (), (problem("hand_unreadable", path.name, reader.line_num + 1, why=error),)


def add_to_hand(desk: Desk, table: HandTable, row: Mapping[str, str], now: datetime) -> None:
    """Add one decision to a table and to the ledger."""
    columns = COLUMNS[table]
    if not row.get(columns[0]) or not set(row) <= set(columns):
        raise UsageError(
            f"a row of {table.value} was given as {dict(row)!r}; expected {columns[0]!r}, and of "
            f"the rest any of {', '.join(columns[1:])}"
        )
    path = _path(desk, table)
    with locked(desk, LEDGER):
        with told_as_outside_error("read", path.name):
            old = path.read_bytes() if path.exists() else _csv_line(columns)
        if not old.endswith(b"\n"):
            old += b"\n"
        header = next(csv.reader([old.decode("utf-8-sig", "replace").splitlines()[0]]))
        lacking = sorted(set(row) - set(header))
        if lacking:
            raise BrokenDeskError(
                f"{path.name!r} has no column {', '.join(lacking)}; its first line should be "
                f"{','.join(columns)}, mend it by hand"
            )
        append(desk, f"hand_{table.value}", dict(row), now)
        write_whole(path, old + _csv_line([row.get(name, "") for name in header]))


def _rows(
    reader: "csv.DictReader[str]", columns: tuple[str, ...], file: str
) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    missing = [name for name in columns if name not in (reader.fieldnames or ())]
    if missing:
        return (), (problem("hand_columns_missing", file, 1, columns=", ".join(missing)),)
    rows: list[Row] = []
    problems: list[Problem] = []
    for cells in reader:
        row = {name: cell.strip() for name, cell in cells.items() if name and cell}
        known = {name: cell for name, cell in row.items() if cell}
        if columns[0] in known:
            rows.append(known)
        elif known:
            problems.append(problem("hand_row_unnamed", file, reader.line_num, column=columns[0]))
    return tuple(rows), tuple(problems)


def keep_mapping(desk: Desk, digest: Digest, mapping: str) -> None:
    """Keep what a person said of the columns of one capture: TOML, in `hand/mappings/`."""
    with locked(desk, LEDGER):
        write_whole(_mapping_path(desk, digest), mapping.encode())


def load_mapping(desk: Desk, digest: Digest) -> str | None:
    """Return what was said of the columns of one capture, or nothing."""
    path = _mapping_path(desk, digest)
    if not path.exists():
        return None
    with told_as_outside_error("read", path.name):
        return path.read_text(encoding="utf-8")


def _mapping_path(desk: Desk, digest: Digest) -> Path:
    return desk.hand / "mappings" / f"{hex_of(digest)}.toml"


def _path(desk: Desk, table: HandTable) -> Path:
    return desk.hand / f"{table.value}.csv"


def _csv_line(cells: Iterable[str]) -> bytes:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue().encode()
