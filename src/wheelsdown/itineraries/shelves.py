"""How a store of many legs is asked: shelves of columns, and objects where they are wanted.

A record of the world lies in files by day. A stage opens no file: what it needs of one is written
down here, and whoever keeps the files provides it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from wheelsdown.itineraries.serving_rows import LegRows, Minutes
from wheelsdown.model.flight import Int32s, Int64s, Leg

Pair = tuple[str, str]
"""Where a leg took off, and where it landed."""

MOST_ADDRESSES = 1 << 25
"""24 bits, and one more for addresses that are not ICAO's: airframes of shelves are numbered so."""


class Shelf(LegRows, Protocol):
    """Legs of some days: where, when and by whom, in columns; as objects when asked for.

    Codes of airports are those of the store; no leg of a shelf is among the told legs.
    """

    @property
    def airframe(self) -> Int32s:
        """The number of the address that each leg was flown under."""

    @property
    def span(self) -> Minutes:
        """Between which minutes all its legs were flown."""

    def legs(self, rows: Int64s) -> Sequence[Leg]:
        """Return the legs in some rows, which are in order."""

    def sketches(self, rows: Int64s) -> Sequence[Leg]:
        """Return the same legs with no more than their id, address, airports and times."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Flown:
    """What the whole record holds of flights from one airport to another."""

    leaving: int
    """Takeoffs at the one, wherever they went."""
    airframes: Int32s
    """Those that flew to the other, each once."""


class LegStore(Protocol):
    """Where the legs of a large record lie."""

    @property
    def airports(self) -> Sequence[str]:
        """What the codes of airports stand for, on all shelves."""

    @property
    def airport_code(self) -> Mapping[str, int]:
        """The same the other way."""

    @property
    def searched_untimed(self) -> Minutes | None:
        """What is searched where no time is asked, if that cannot be all that is held."""

    def told(self) -> Sequence[Leg]:
        """Return the legs that are on no shelf: those of flight logs and of single files."""

    def shelves(self, between: Minutes | None) -> Iterable[Shelf]:
        """Return all shelves with a leg that took off (else landed) between two minutes."""

    def of_airframes(self, airframes: Int32s, between: Minutes | None) -> Iterable[Shelf]:
        """Return the rows of some airframes alone, of the same shelves."""

    def flown(self, pairs: Collection[Pair]) -> Mapping[Pair, Flown]:
        """Return what all shelves hold of flights between airports."""

    def addresses_of(self, names: Collection[str]) -> Collection[int]:
        """Return the addresses under which aircraft of these names (addresses, marks) flew."""
