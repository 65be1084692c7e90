"""What a search asks of a record, and the record that was indexed whole.

In: an index. Out: a `Record`, of which a search takes only the legs that could serve, and numbers
that hold for all of it. `wide.WideRecord` is one that is too large to be indexed.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from wheelsdown.itineraries.columns import LegEnds
from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.itineraries.serving_rows import Minutes, Totals
from wheelsdown.itineraries.shelves import Flown, Pair
from wheelsdown.itineraries.unusual import Surroundings, pairs_of
from wheelsdown.model.flight import Int32s
from wheelsdown.model.itinerary import Constraint


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Gathered:
    """What a search is made over."""

    index: RecordIndex
    totals: Totals | None
    """Of the whole record, where the index is not all of it."""
    between: Minutes | None = None
    """The minutes searched where no time is asked, if not all that are held."""


class Record(Protocol):
    """A record that can be searched."""

    def gather(self, constraints: Sequence[Constraint]) -> Gathered:
        """Return the legs that could serve, with those of the same airframes on those days."""

    def around(self, index: RecordIndex, changes: Sequence[tuple[int, int]]) -> Surroundings:
        """Return the whole record of the aircraft people came by and went on by, row and row."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedRecord:
    """A record that was indexed whole."""

    index: RecordIndex

    def gather(self, constraints: Sequence[Constraint]) -> Gathered:
        """Return all of it."""
        del constraints
        return Gathered(index=self.index, totals=None)

    def around(self, index: RecordIndex, changes: Sequence[tuple[int, int]]) -> Surroundings:
        """Return all of it."""
        rows = {row for change in changes for row in change}
        columns, airframe = self.index.columns, self.index.airframe
        return Surroundings(
            index=self.index,
            row_of={row: row for row in rows},
            flown={
                pair: flown_between(columns, airframe, self.index.airport_code, pair)
                for pair in pairs_of(index, changes)
            },
        )


def flown_between(
    columns: LegEnds, airframe: Int32s, airport_code: dict[str, int], pair: Pair
) -> Flown:
    """Return what some rows hold of flights between two airports."""
    origin, destination = (airport_code[icao] for icao in pair)
    leaving = np.flatnonzero(columns.takeoff_airport == origin)
    there = leaving[columns.landing_airport[leaving] == destination]
    return Flown(leaving=len(leaving), airframes=np.unique(airframe[there]))
