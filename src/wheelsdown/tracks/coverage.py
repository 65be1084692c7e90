"""Whether an aircraft would have been heard at a place and time: silence told from absence.

In: the grid of who was heard low, a place, a time, and how low. Out: heard, silent or unknown, with
the rule that said so. An aircraft's own silence shows nothing. It is evidence only where others
were heard low in the same cell, by the same network, all through the time in question.
"""

from bisect import bisect_left
from collections.abc import Callable, Collection
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.model.flight import Coverage, Int64s
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.time_range import TimeRange, ms_from_datetime
from wheelsdown.tracks.heard_grid import (
    CELL_DEG,
    CELLS_ROUND,
    SLOT_MS,
    CoverageGrid,
    cells_of,
    heard_name,
)

FEWEST_OTHERS = 2
"""One may be a spoofed or misplaced position; two distinct aircraft are not."""
LONGEST_HOLE_SLOTS = 2
"""Others heard at least every half hour: within twenty minutes of every ten. Receivers that go off
and files that end leave longer holes than traffic at a busy field does."""
RING_CELLS = 5
"""Round a cell where nobody was heard, 1.25° or about 140 km: whether anybody was listening."""

LAST_ROW = round(180 / CELL_DEG) - 1

_Places = npt.NDArray[np.intp]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """Who else was heard low at a place, and what follows from it."""

    coverage: Coverage
    rule: str
    others: int
    """Distinct other aircraft heard there then, as low as asked."""
    lowest_ft: float | None
    """The lowest of any other heard there then; `ON_GROUND_FT` is on the ground."""


def coverage_at(
    grid: CoverageGrid,
    place: tuple[float, float],
    during: TimeRange,
    *,
    below_ft: float,
    besides: Aircraft | None = None,
    networks: Collection[str] | None = None,
) -> Coverage:
    """Say whether an aircraft at `place` (latitude, longitude) and low would have been heard."""
    return who_was_heard(
        grid, place, during, below_ft=below_ft, besides=besides, networks=networks
    ).coverage


def who_was_heard(
    grid: CoverageGrid,
    place: tuple[float, float],
    during: TimeRange,
    *,
    below_ft: float,
    besides: Aircraft | None = None,
    networks: Collection[str] | None = None,
) -> Heard:
    """Return who else was heard at a place, and whether at `below_ft` or lower all through a time.

    `below_ft` is barometric, above the sea. `besides` is the aircraft asked about, which is no
    witness; `networks` are those whose captures hold it, since another network's listening says
    nothing of this one's silence. With an open range nothing is known.
    """
    if during.earliest is None or during.latest is None:
        return Heard(coverage=Coverage.UNKNOWN, rule="time_not_known", others=0, lowest_ft=None)
    row, column = divmod(int(cells_of(np.array([place[0]]), np.array([place[1]]))[0]), CELLS_ROUND)
    asked = _Asked(
        grid=grid,
        row=row,
        column=column,
        first_slot=ms_from_datetime(during.earliest) // SLOT_MS,
        last_slot=ms_from_datetime(during.latest) // SLOT_MS,
        below_ft=below_ft,
        besides=_number_of(grid, besides),
        networks=None if networks is None else _numbers_of(grid.networks, networks),
    )
    rule, coverage = next((rule, said) for rule in RULES if (said := rule(asked)) is not None)
    low, anybody = _as_low(asked), _others(asked, reach=0)
    return Heard(
        coverage=coverage,
        rule=rule.__name__,
        others=len(np.unique(grid.aircraft[low])),
        lowest_ft=float(grid.lowest_ft[anybody].min()) if len(anybody) else None,
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Asked:
    """A question to the grid."""

    grid: CoverageGrid
    row: int
    column: int
    """Of the cell."""
    first_slot: int
    last_slot: int
    below_ft: float
    besides: int | None
    """Number of the aircraft that is no witness."""
    networks: list[int] | None
    """Numbers of the networks that count; nothing: all."""


def _number_of(grid: CoverageGrid, aircraft: Aircraft | None) -> int | None:
    name = None if aircraft is None else heard_name(aircraft)
    if name is None:
        return None
    place = bisect_left(grid.names, name)
    return place if place < len(grid.names) and grid.names[place] == name else None


def _numbers_of(names: tuple[str, ...], wanted: Collection[str]) -> list[int]:
    return [number for number, name in enumerate(names) if name in wanted]


def _others(asked: _Asked, reach: int) -> _Places:
    """Return the rows of others in the cells within `reach`, in the time and twenty minutes round.

    Columns go round the globe; rows end at the poles.
    """
    first_row, last_row = max(0, asked.row - reach), min(LAST_ROW, asked.row + reach)
    rows = np.concatenate(
        [
            _rows_in(asked, row * CELLS_ROUND + (asked.column + step) % CELLS_ROUND)
            for row in range(first_row, last_row + 1)
            for step in range(-reach, reach + 1)
        ]
    )
    if asked.besides is not None:
        rows = rows[asked.grid.aircraft[rows] != asked.besides]
    if asked.networks is not None:
        rows = rows[np.isin(asked.grid.network[rows], asked.networks)]
    return rows


def _rows_in(asked: _Asked, cell: int) -> _Places:
    begin, end = np.searchsorted(asked.grid.cell, [cell, cell + 1])
    slots = asked.grid.slot[begin:end]
    first = np.searchsorted(slots, asked.first_slot - LONGEST_HOLE_SLOTS)
    last = np.searchsorted(slots, asked.last_slot + LONGEST_HOLE_SLOTS, "right")
    return np.arange(begin + first, begin + last)


def _as_low(asked: _Asked) -> _Places:
    rows = _others(asked, reach=0)
    return rows[asked.grid.lowest_ft[rows] <= asked.below_ft]


def _throughout(asked: _Asked, rows: _Places) -> bool:
    """Say whether two others and more were heard, and somebody within 20 minutes of every ten."""
    if len(np.unique(asked.grid.aircraft[rows])) < FEWEST_OTHERS:
        return False
    slots = np.unique(asked.grid.slot[rows]).astype(np.int64)
    wanted: Int64s = np.arange(asked.first_slot, asked.last_slot + 1)
    after = np.searchsorted(slots, wanted)
    later = slots[np.minimum(after, len(slots) - 1)]
    earlier = slots[np.maximum(after - 1, 0)]
    away = np.minimum(np.abs(later - wanted), np.abs(earlier - wanted))
    return bool((away <= LONGEST_HOLE_SLOTS).all())


Rule = Callable[[_Asked], Coverage | None]


def others_heard_low_throughout(asked: _Asked) -> Coverage | None:
    """Heard: two others or more in the cell as low as asked, somebody at least every half hour."""
    return Coverage.HEARD if _throughout(asked, _as_low(asked)) else None


def others_heard_around_only(asked: _Asked) -> Coverage | None:
    """Silent: nobody else in the cell, though others were heard low within 1.25° throughout."""
    if len(_others(asked, reach=0)):
        return None
    around = _others(asked, reach=RING_CELLS)
    return Coverage.SILENT if _throughout(asked, around) else None


def too_few_to_tell(asked: _Asked) -> Coverage | None:
    """Unknown: the captures hold too little of others there and then to tell."""
    del asked
    return Coverage.UNKNOWN


RULES: tuple[Rule, ...] = (
    others_heard_low_throughout,
    others_heard_around_only,
    too_few_to_tell,
)
"""Asked in this order; the first that answers decides."""
