"""Read a report kept as plain text: a copy from a browser, a post, a transcript.

The text is what the bytes say and nothing else: no line is joined, no character dropped, NUL
bytes included, for every offset into it must find the same character a year from now.
"""

import csv
import re

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Report
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.decoding import decode_text
from wheelsdown.sources.unpacking import unpack

KIND = "report_text"

LEAST_LETTERS = 0.5
"""Share of letters and spaces among characters: prose has nine tenths, rows of numbers a tenth."""

RUN_OF_WORDS = re.compile(r"(?:[^\W\d_][\w’'-]*[,;:]? ){3}[^\W\d_]")
"""Four words in a row, spaces between: the shortest report has them, a table has not."""
CONTROL = re.compile(r"[\x01-\x08\x0e-\x1f\x7f]")


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are prose: words, and mostly letters; not rows or markup."""
    decoded = decode_text(head)
    if decoded is None or CONTROL.search(decoded[0]) or _is_table(decoded[0]):
        return False
    text = decoded[0].replace("\0", "").strip()
    if not text or text[0] in "{[<":
        return False
    letters = sum(c.isalpha() or c.isspace() for c in text)
    return letters >= LEAST_LETTERS * len(text) and RUN_OF_WORDS.search(text) is not None


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the report whose original and text are the decoded bytes."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    decoded = decode_text(inside)
    if decoded is None:
        return refused(KIND, problem("not_text", name))
    text, whole = decoded
    if not text.strip():
        return refused(KIND, problem("empty_file", name))
    return Contents(
        kind=KIND,
        report=Report(digest=digest, name=name, original=text, text=text),
        problems=() if whole else (problem("text_partly_unreadable", name),),
    )


def _is_table(text: str) -> bool:
    """Say whether the first records are rows of as many cells each, three or more.

    A CSV of a kind we do not read must be named so, and not be taken for a report. Sentences have
    a space after the comma; a header has none.
    """
    for delimiter in (",", ";", "\t", "|"):
        try:
            rows = [row for row in csv.reader(text.splitlines()[:8], delimiter=delimiter) if row]
        except csv.Error:
            continue
        # The last of the lines looked at may end in the middle of a cell.
        widths = {len(row) for row in rows[: max(2, len(rows) - 1)]}
        header = rows[0] if rows else []
        if len(widths) == 1 and len(rows) > 1 and len(header) > 2:
            return len(rows) > 3 or not any(cell.startswith(" ") for cell in header)
    return False
