"""Lists of aircraft as others publish them: CSV with or without headings, in any column order.

In: the text of a list. Out: the aircraft it names, the pairs in it that cannot be, and the lines
that name none. Known headings are asked first; without them each line's own cells tell.
"""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wheelsdown.flights.pairs import PairCheck
from wheelsdown.flights.watchlist import Watched, read_watched

ADDRESS_HEADINGS = ("icao24", "hex", "modes", "icao", "address", "$icao", "mode_s", "hexcode")
MARK_HEADINGS = ("registration", "reg", "tail", "n-number", "tail_number", "$registration")
NAME_HEADINGS = ("aircraft",)
"""Of this program's own table: an address, a registration, or both."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedLine:
    """One line of a list: an aircraft, or a pair that cannot be, or nothing that names one."""

    line: int
    given: str
    found: Watched | PairCheck | None


def read_published_list(text: str, reason: str | None = None) -> tuple[ListedLine, ...]:
    """Return what each line of a list names, in order; a line of headings is left out."""
    reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""))
    lines = [(reader.line_num, [c.strip() for c in row]) for row in reader if any(row)]
    if not lines:
        return ()
    columns = _columns(lines[0][1])
    body = lines[1:] if columns else lines
    return tuple(_listed(number, row, columns, reason) for number, row in body)


def _columns(first: Sequence[str]) -> list[int]:
    """Return the places of the columns that name an aircraft; none where there are no headings."""
    names = [cell.casefold() for cell in first]
    kinds = (ADDRESS_HEADINGS, MARK_HEADINGS, NAME_HEADINGS)
    found = (next((names.index(h) for h in kind if h in names), None) for kind in kinds)
    return [place for place in found if place is not None]


def _listed(
    number: int, row: Sequence[str], columns: Sequence[int], reason: str | None
) -> ListedLine:
    cells = [row[i] for i in columns if i < len(row)] if columns else list(_naming(row))
    given = " ".join(cell for cell in cells if cell)
    found = read_watched(given, reason) if given else None
    return ListedLine(line=number, given=given or ",".join(row)[:60], found=found)


def _naming(row: Sequence[str]) -> Iterator[str]:
    """Yield the first two cells of a line without headings that name an aircraft by themselves."""
    naming = (cell for cell in row if isinstance(read_watched(cell), Watched))
    for _, cell in zip(range(2), naming, strict=False):
        yield cell
