"""A store of legs in memory: the record of a simulated world, cut into shelves by day.

What `desk.day_candidates` reads from files is here cut from columns, so that a search over shelves
can be held against one over an index of everything.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from wheelsdown.desk.day_card import CARD, day_folder
from wheelsdown.desk.day_merging import write_legs
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_rows import in_order, rows_of_legs
from wheelsdown.itineraries.columns import LegColumns
from wheelsdown.itineraries.fitting import identity_fits
from wheelsdown.itineraries.index import RecordIndex, order_minutes
from wheelsdown.itineraries.record import flown_between
from wheelsdown.itineraries.serving_rows import Minutes
from wheelsdown.itineraries.shelves import Flown, Pair
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import Aircraft, aircraft_key

A_DAY = 1440.0
_ENDS = ("takeoff_airport", "landing_airport", "takeoff_first", "takeoff_last", "landing_first",
         "landing_last", "expected")  # fmt: skip


@dataclass(frozen=True, kw_only=True, eq=False)
class PretendEnds:
    takeoff_airport: np.ndarray
    landing_airport: np.ndarray
    takeoff_first: np.ndarray
    takeoff_last: np.ndarray
    landing_first: np.ndarray
    landing_last: np.ndarray
    expected: np.ndarray


class PretendShelf:
    """Some rows of the columns."""

    def __init__(self, store: "PretendStore", rows: np.ndarray) -> None:
        columns = store.columns
        self.store, self.rows = store, rows
        self.columns = PretendEnds(**{name: getattr(columns, name)[rows] for name in _ENDS})
        self.time_key = store.time_key[rows]
        self.airport_code = store.airport_code
        self.span = (self.time_key.min(initial=np.inf), self.time_key.max(initial=-np.inf))
        self.airframe = store.address[columns.aircraft[rows]]

    def fits_identity(self, constraint, /):
        columns = self.store.columns
        aircraft, called = columns.aircraft[self.rows], columns.callsigns[self.rows]
        return np.array(
            [
                identity_fits(constraint, columns.aircraft_table[a], columns.callsign_table[c])
                for a, c in zip(aircraft, called, strict=True)
            ],
            dtype=np.bool_,
        )

    def legs(self, rows):
        return [self.store.leg_at(int(row)) for row in self.rows[rows]]

    def sketches(self, rows):
        return [
            replace(leg, aircraft=Aircraft(icao24=leg.aircraft.icao24), callsigns=(), evidence=())
            for leg in self.legs(rows)
        ]


class PretendStore:
    """Airframes in `beside` are not on the shelves: their legs are told as objects."""

    def __init__(
        self, columns: LegColumns, index: RecordIndex, beside: Collection[int] = ()
    ) -> None:
        self.columns, self.leg_at = columns, index.legs.at
        self.airports: Sequence[str] = columns.airports
        self.airport_code: Mapping[str, int] = {c: n for n, c in enumerate(columns.airports)}
        self.time_key = order_minutes(columns)
        self.address = np.array([number_of(one) for one in columns.aircraft_table], dtype=np.int32)
        self._beside = np.isin(self.address[columns.aircraft], list(beside))
        self.day = np.floor(self.time_key / A_DAY)
        self.opened = 0
        self.searched_untimed = None

    def told(self):
        return [self.leg_at(int(row)) for row in np.flatnonzero(self._beside)]

    def _parts(self, between: Minutes | None) -> Iterator[np.ndarray]:
        for day in np.unique(self.day):
            if between is None or between[0] - A_DAY <= day * A_DAY <= between[1]:
                self.opened += 1
                yield np.flatnonzero((self.day == day) & ~self._beside)

    def shelves(self, between: Minutes | None) -> Iterator[PretendShelf]:
        for rows in self._parts(between):
            yield PretendShelf(self, rows)

    def of_airframes(self, airframes, between: Minutes | None) -> Iterator[PretendShelf]:
        for rows in self._parts(between):
            own = np.isin(self.address[self.columns.aircraft[rows]], airframes)
            yield PretendShelf(self, rows[own])

    def flown(self, pairs: Collection[Pair]) -> dict[Pair, Flown]:
        rows = np.flatnonzero(~self._beside)
        shelf = PretendShelf(self, rows)
        return {
            pair: flown_between(shelf.columns, shelf.airframe, self.airport_code, pair)
            for pair in pairs
        }

    def addresses_of(self, names: Collection[str]) -> set[int]:
        wanted = {name.casefold() for name in names}
        return {
            number_of(one)
            for one in self.columns.aircraft_table
            if wanted & {n.casefold() for n in (one.icao24, one.registration) if n}
        }


def number_of(aircraft: Aircraft) -> int:
    """Return the number an address is on a shelf."""
    key = aircraft_key(aircraft)
    assert key is not None and aircraft.icao24 is not None
    return int(aircraft.icao24, 16)


def days_written(desk: Desk, flown: Sequence[Leg]) -> None:
    """Put legs on a desk by the day on which they could first have taken off."""
    by_day: dict[date, list[Leg]] = {}
    for leg in flown:
        first = leg.takeoff.time.earliest or leg.takeoff.time.latest or leg.landing.time.earliest
        by_day.setdefault(first.date(), []).append(leg)
    for day, own in by_day.items():
        folder = day_folder(desk, day)
        folder.mkdir(parents=True)
        write_legs(folder, in_order(rows_of_legs(own)), f"pretend {day}", parquet=False)
        (folder / CARD).write_text("{}")
