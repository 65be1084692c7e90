"""What editors mark: claims that were read wrongly, and what kind of source a publisher is.

In: `hand/readings.csv` and `hand/sources.csv`. Out: the mark that stands on each claim or source:
the last row of it, unless that takes the mark away. Rows are never changed, so every mark can be
taken back and every taking back is on record.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from wheelsdown.contract.times import time_text
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, add_to_hand, read_hand
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Problem, problem

NO_MARK = "none"
"""Takes the mark before away."""


class ReadingMark(StrEnum):
    """What is wrong with a claim as it was read."""

    NOT_SAID = "not_said"
    """The report does not say this: no verdict is given on it and no event told from it."""


class SourceMark(StrEnum):
    """What a publisher is, in the editors' judgement; shown beside its reports, never counted."""

    FIRST_HAND = "first_hand"
    """Has its own people or documents there."""
    PASSES_ON = "passes_on"
    """Reprints others."""
    OF_A_STATE = "of_a_state"
    UNRELIABLE = "unreliable"


Marked = Literal["readings", "sources"]
_TABLES: Mapping[Marked, tuple[HandTable, str, frozenset[str]]] = {
    "readings": (HandTable.READINGS, "claim", frozenset(ReadingMark)),
    "sources": (HandTable.SOURCES, "source", frozenset(SourceMark)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One mark that stands."""

    on: str
    mark: str
    by: str
    at: str
    reason: str


def read_marks(desk: Desk, of: Marked) -> tuple[Mapping[str, Mark], tuple[Problem, ...]]:
    """Return the mark that stands on each, and a problem for every row that cannot be used."""
    table, key, known = _TABLES[of]
    rows, problems = read_hand(desk, table)
    standing: dict[str, Mark] = {}
    unread = list(problems)
    for row in rows:
        mark = row.get("mark", "")
        if mark == NO_MARK:
            standing.pop(row[key], None)
        elif mark in known:
            standing[row[key]] = Mark(
                on=row[key],
                mark=mark,
                by=row.get("by", ""),
                at=row.get("at", ""),
                reason=row.get("reason", ""),
            )
        else:
            words = ", ".join((*sorted(known), NO_MARK))
            given = repr(mark)
            file = f"{table.value}.csv"
            unread.append(problem("mark_unknown", file, given=given, known=words))
    return standing, tuple(unread)


def add_mark(
    desk: Desk, of: Marked, on: str, mark: str, *, by: str, reason: str, now: datetime
) -> None:
    """Write a mark down, or that the one before is taken away; in the hand table and the ledger."""
    table, key, known = _TABLES[of]
    if mark not in known and mark != NO_MARK:
        words = ", ".join((*sorted(known), NO_MARK))
        raise UsageError(f"a mark was given as {mark!r}; expected one of {words}")
    if not by.strip() or not reason.strip():
        raise UsageError("a mark was given without a name or a reason; give both")
    row = {key: on, "mark": mark, "by": by, "at": time_text(now), "reason": reason}
    add_to_hand(desk, table, row, now)
