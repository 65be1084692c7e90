"""Which row of the columns can follow which on one airframe: `transfers.connect`, all rows at once.

In: columns in order, airframe by airframe. Out: for every row, whether it follows on the row before
it, and whether a flight that nobody heard lies between the two.
"""

from datetime import timedelta

import numpy as np
import numpy.typing as npt

from wheelsdown.itineraries.columns import UNKNOWN, LegColumns, LegEnds
from wheelsdown.itineraries.transfers import LONGEST_FLIGHT, LONGEST_STOP
from wheelsdown.itineraries.unheard import LEAST_GROUND_TIME, LONGEST_UNHEARD, least_minutes
from wheelsdown.model.flight import Bools, Floats, Int32s


def in_minutes(length: timedelta) -> float:
    """Return a length of time in minutes, as the columns count it."""
    return length / timedelta(minutes=1)


def landed_range(columns: LegEnds) -> tuple[Floats, Floats]:
    """Return first and last minute of each landing, from the takeoff where nobody timed it.

    Where one side is open it is the other; where nothing is known both are NaN.
    """
    off_first, off_last = closed(columns.takeoff_first, columns.takeoff_last)
    first, last = closed(columns.landing_first, columns.landing_last)
    untimed = np.isnan(first)
    return (
        np.where(untimed, off_first, first),
        np.where(untimed, off_last + in_minutes(LONGEST_FLIGHT), last),
    )


def closed(first: Floats, last: Floats) -> tuple[Floats, Floats]:
    """Return ranges with an open side set to the other one; NaN where both are open."""
    known_first = np.where(np.isfinite(first), first, last)
    known_last = np.where(np.isfinite(last), last, first)
    nothing = ~np.isfinite(known_first)
    return np.where(nothing, np.nan, known_first), np.where(nothing, np.nan, known_last)


def link_rows(columns: LegColumns, airframe: Int32s) -> tuple[Bools, Bools]:
    """Return (follows the row before, a flight nobody heard lies between) for every row."""
    rows = len(airframe)
    linked, unheard = np.zeros(rows, dtype=np.bool_), np.zeros(rows, dtype=np.bool_)
    if rows < 2:
        return linked, unheard
    down, up = columns.landing_airport[:-1], columns.takeoff_airport[1:]
    same = airframe[:-1] == airframe[1:]
    both_known = (down != UNKNOWN) & (up != UNKNOWN)
    one_known = (down == UNKNOWN) != (up == UNKNOWN)
    here = one_known | (both_known & (down == up))
    down_first, down_last = (x[:-1] for x in landed_range(columns))
    up_first, up_last = (x[1:] for x in closed(columns.takeoff_first, columns.takeoff_last))
    untimed = np.isnan(down_first) | np.isnan(up_first)
    in_time = (up_last >= down_first) & (up_first <= down_last + in_minutes(LONGEST_STOP))
    linked[1:] = same & here & (untimed | in_time)
    apart = same & both_known & ~here & ~untimed
    apart &= up_first <= down_last + in_minutes(LONGEST_UNHEARD)
    least = np.full(rows - 1, np.inf)
    at = np.flatnonzero(apart)
    least[at] = _least_minutes(columns, at)
    unheard[1:] = apart & (up_last - down_first >= least + 2 * in_minutes(LEAST_GROUND_TIME))
    linked |= unheard
    return linked, unheard


def _least_minutes(columns: LegColumns, at: npt.NDArray[np.intp]) -> list[float]:
    pairs = zip(
        columns.landing_airport[at].tolist(), columns.takeoff_airport[at + 1].tolist(), strict=True
    )
    return [least_minutes(columns.airports[a], columns.airports[b]) for a, b in pairs]
