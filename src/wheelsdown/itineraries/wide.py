"""A record too large to be indexed whole: only the legs that could serve, and counts of the rest.

In: a store with the legs of days in columns, and legs as objects from other sources. Out: a
`Record`: the search over what it gathers gives just the answer it gives over an index of
everything. An itinerary holds legs of airframes of which some leg serves, and no others; all that a
search needs to know of the rest are numbers.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

import numpy as np

from wheelsdown.itineraries.columns import MS_PER_MINUTE, UNKNOWN, LegColumns, columns_of
from wheelsdown.itineraries.index import (
    Airframes,
    Departures,
    LegObjects,
    RecordIndex,
    as_logged,
    identity_of,
    index_rows,
    number_airframes,
    order_minutes,
    takeoffs_at,
)
from wheelsdown.itineraries.links import in_minutes
from wheelsdown.itineraries.record import Gathered, flown_between
from wheelsdown.itineraries.serving_rows import (
    IDENTITY,
    Minutes,
    Totals,
    binding_of,
    look_over,
    minutes_searched,
    on_those_days,
    sum_of,
)
from wheelsdown.itineraries.shelves import MOST_ADDRESSES, Flown, LegStore, Pair, Shelf
from wheelsdown.itineraries.transfers import LONGEST_TRANSFER
from wheelsdown.itineraries.unusual import Surroundings, pairs_of
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, Leg, LegStatus
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import Constraint
from wheelsdown.model.time_range import datetime_from_ms

Part = tuple[Shelf, Int64s]
"""A shelf, and which of its rows are taken."""

_ENDS = (
    "takeoff_airport",
    "landing_airport",
    "takeoff_first",
    "takeoff_last",
    "landing_first",
    "landing_last",
    "expected",
)


class WideRecord:
    """A record on the shelves of a store."""

    def __init__(self, store: LegStore) -> None:
        """Ask `store` for nothing yet."""
        self._store = store

    @cached_property
    def told(self) -> "Told":
        """The legs on no shelf, in columns."""
        return told_legs(self._store)

    def gather(self, constraints: Sequence[Constraint]) -> Gathered:
        """Return the legs that could serve, with those of the same airframes on those days."""
        searched, binding = self._searched(constraints), binding_of(constraints)
        between = _with_departures(searched)
        totals: list[Totals] = []
        serves = np.zeros(MOST_ADDRESSES, dtype=np.bool_)
        for rows in self._everything(between):
            if not _may_hold(rows, searched):
                continue
            found = look_over(rows, constraints, searched)
            totals.append(found.totals)
            for one, binds in zip(found.serving, binding, strict=True):
                airframe = rows.airframe[one.rows]
                if binds:
                    serves[airframe[airframe < MOST_ADDRESSES]] = True
        airframes = np.flatnonzero(serves).astype(np.int32)
        parts = [
            (shelf, np.flatnonzero(on_those_days(shelf.time_key, searched)))
            for shelf in self._store.of_airframes(airframes, between)
            if _may_hold(shelf, searched)
        ]
        departures = self._departures(between)
        # Who flew a leg is looked up where it is asked for, or where the leg is told of.
        sketched = not any(constraint.kind in IDENTITY for constraint in constraints)
        index = _index(self.told, parts, departures, sketched=sketched)
        return Gathered(index=index, totals=sum_of(totals), between=searched)

    def days_searched(self, constraints: Sequence[Constraint]) -> tuple[datetime, datetime] | None:
        """Return first and last moment searched where that is neither asked for nor everything."""
        between = self._store.searched_untimed
        if between is None or minutes_searched(constraints) is not None:
            return None
        first, last = (datetime_from_ms(round(m * MS_PER_MINUTE)) for m in between)
        return first, last - timedelta(minutes=1)

    def _searched(self, constraints: Sequence[Constraint]) -> Minutes | None:
        return minutes_searched(constraints) or self._store.searched_untimed

    def _everything(self, between: Minutes | None) -> "Iterator[Told | Shelf]":
        yield self.told
        yield from self._store.shelves(between)

    def _departures(self, between: Minutes | None) -> Departures:
        airports = len(self.told.columns.airports)

        def takeoffs(wanted: Int32s) -> tuple[Int32s, Floats]:
            flags = np.zeros(airports - UNKNOWN, dtype=np.bool_)
            flags[wanted] = True
            found = [takeoffs_at(rows.columns, flags) for rows in self._everything(between)]
            at, minutes = zip(*found, strict=True)
            return np.concatenate(at), np.concatenate(minutes)

        return Departures(takeoffs, airports)

    def around(self, index: RecordIndex, changes: Sequence[tuple[int, int]]) -> Surroundings:
        """Return the whole record of the aircraft people came by and went on by, row and row."""
        rows = np.unique(np.array(changes, dtype=np.int64))
        airframes = np.unique(index.airframe[rows])
        on_shelves = airframes[airframes < MOST_ADDRESSES].astype(np.int32)
        parts = [
            (shelf, np.arange(len(shelf.time_key)))
            for shelf in self._store.of_airframes(on_shelves, None)
        ]
        whole = _index(self.told, parts, index.departures, sketched=False)
        row_of = {row: _same_leg(whole, index, row) for row in rows.tolist()}
        found = np.array(sorted(row_of.values()), dtype=np.int64)
        # And the flights by which the same aircraft went on.
        whole.make_ready(np.union1d(found, np.minimum(found + 1, len(whole) - 1)))
        return Surroundings(
            index=whole,
            row_of=row_of,
            flown=self._flown(pairs_of(index, changes)),
        )

    def _flown(self, pairs: Collection[Pair]) -> Mapping[Pair, Flown]:
        told, on_shelves = self.told, self._store.flown(pairs)
        found = {}
        for pair in pairs:
            one = flown_between(told.columns, told.airframe, told.airport_code, pair)
            other = on_shelves[pair]
            found[pair] = Flown(
                leaving=one.leaving + other.leaving,
                airframes=np.union1d(one.airframes, other.airframes),
            )
        return found

    def holds(self, constraints: Sequence[Constraint]) -> bool:
        """Say whether every constraint is met by some leg of the days asked about."""
        searched = self._searched(constraints)
        met = [False] * len(constraints)
        for rows in self._everything(searched):
            found = look_over(rows, constraints, searched)
            met = [a or bool(b.meets.any()) for a, b in zip(met, found.serving, strict=True)]
            if all(met):
                break
        return bool(met) and all(met)

    def bearing_on(self, names: Collection[str]) -> tuple[Leg, ...]:
        """Return all legs of the aircraft of these names, and all that are on no shelf."""
        addresses = np.array(sorted(self._store.addresses_of(names)), dtype=np.int32)
        found = [
            leg
            for shelf in (self._store.of_airframes(addresses, None) if len(addresses) else ())
            for leg in shelf.legs(np.arange(len(shelf.time_key)))
        ]
        return (*self.told.flown, *self.told.planned, *found)


def _with_departures(searched: Minutes | None) -> Minutes | None:
    """Return the minutes searched, and those in which people who landed last could have left."""
    if searched is None:
        return None
    return searched[0], searched[1] + in_minutes(LONGEST_TRANSFER)


def _may_hold(rows: "Told | Shelf", between: Minutes | None) -> bool:
    """Say whether any leg of a shelf can have been flown between two minutes."""
    return between is None or (rows.span[0] <= between[1] and rows.span[1] >= between[0])


def _same_leg(whole: RecordIndex, part: RecordIndex, row: int) -> int:
    same = whole.airframe == part.airframe[row]
    return int(np.flatnonzero(same & (whole.time_key == part.time_key[row]))[0])


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Told:
    """The legs on no shelf, with the store's codes of airports and numbers of airframes."""

    flown: tuple[Leg, ...]
    planned: tuple[Leg, ...]
    columns: LegColumns
    time_key: Floats
    airframe: Int32s
    is_named: Bools
    airport_code: dict[str, int]
    span: Minutes = (-np.inf, np.inf)

    def fits_identity(self, constraint: Constraint, /) -> Bools:
        """Say of each leg whether it was flown by the aircraft, type or operator asked for."""
        return identity_of(self.columns, constraint)


def told_legs(store: LegStore) -> Told:
    """Return the legs that are on no shelf of a store."""
    legs = store.told()
    flown = sorted((x for x in legs if x.status is not LegStatus.PLANNED), key=as_logged)
    planned = sorted((x for x in legs if x.status is LegStatus.PLANNED), key=lambda x: x.leg)
    columns, codes = _with_codes_of(store, columns_of(flown))
    table = columns.aircraft_table
    # Behind the addresses, in the order in which an index of everything has them.
    number = number_airframes(table) + MOST_ADDRESSES
    address = np.array([_address(one.icao24) for one in table], dtype=np.int32)
    named = np.array([aircraft_key(one) is not None for one in table], dtype=np.bool_)
    return Told(
        flown=tuple(flown),
        planned=tuple(planned),
        columns=columns,
        time_key=order_minutes(columns),
        airframe=np.where(address < 0, number, address)[columns.aircraft],
        is_named=named[columns.aircraft],
        airport_code=codes,
    )


def _with_codes_of(store: LegStore, columns: LegColumns) -> tuple[LegColumns, dict[str, int]]:
    """Return the columns with the store's codes, and these with those it does not know added."""
    codes = dict(store.airport_code)
    of_code = np.array(
        [*(codes.setdefault(icao, len(codes)) for icao in columns.airports), UNKNOWN],
        dtype=np.int32,
    )
    given = {
        name: of_code[getattr(columns, name)] for name in ("takeoff_airport", "landing_airport")
    }
    return replace(columns, **given, airports=tuple(codes)), codes


def _address(icao24: str | None) -> int:
    """Return an address as a number that stands in its order among all; -1 for none."""
    if icao24 is None:
        return -1
    own = icao24.removeprefix("~")
    return int(own, 16) + (MOST_ADDRESSES >> 1 if own != icao24 else 0)


class _Ahead:
    """Makes legs many at a time: one by one each would be looked up anew."""

    def __init__(self, told: Sequence[Leg], parts: Sequence[Part], *, sketched: bool) -> None:
        self._told = told
        self._parts = parts
        self._sketched = sketched
        self._begins = np.cumsum([len(told), *(len(rows) for _, rows in parts)])
        self._made: dict[int, Leg] = {}

    def make(self, wanted: Int64s) -> None:
        """Make the legs of these rows of the columns."""
        missing = np.array([r for r in np.unique(wanted).tolist() if r not in self._made], np.int64)
        self._made |= self._legs(missing, sketched=self._sketched)

    def _legs(self, rows: Int64s, *, sketched: bool) -> dict[int, Leg]:
        """Return the legs of rows that are in order, by row."""
        found = {row: self._told[row] for row in rows.tolist() if row < len(self._told)}
        for number, (shelf, taken) in enumerate(self._parts):
            begin, end = self._begins[number : number + 2]
            own = rows[np.searchsorted(rows, begin) : np.searchsorted(rows, end)]
            if len(own):
                places = taken[own - begin]
                legs = shelf.sketches(places) if sketched else shelf.legs(places)
                found.update(zip(own.tolist(), legs, strict=True))
        return found

    def whole(self, rows: Int64s) -> list[Leg]:
        """Return the legs of some rows with all that is known of them."""
        found = self._legs(np.unique(rows), sketched=False)
        return [found[row] for row in rows.tolist()]

    def leg_at(self, row: int) -> Leg:
        """Return the leg of a row of the columns."""
        if row not in self._made:
            self.make(np.array([row]))
        return self._made[row]


def _index(
    told: Told, parts: Sequence[Part], departures: Departures, *, sketched: bool
) -> RecordIndex:
    """Return the index of the told legs and of rows of shelves, in a record of `departures`."""
    ahead, more = _Ahead(told.flown, parts, sketched=sketched), sum(len(rows) for _, rows in parts)
    nobody = np.full(more, UNKNOWN, dtype=np.int32)
    columns = LegColumns(
        **{name: _joined(told, parts, name) for name in _ENDS},
        aircraft=np.concatenate([told.columns.aircraft, nobody]),
        callsigns=np.concatenate([told.columns.callsigns, nobody]),
        logged=np.concatenate([told.columns.logged, np.zeros(more, dtype=np.bool_)]),
        airports=told.columns.airports,
        aircraft_table=told.columns.aircraft_table,
        callsign_table=told.columns.callsign_table,
    )

    def fit(constraint: Constraint) -> Bools:
        on_shelves = [shelf.fits_identity(constraint)[rows] for shelf, rows in parts]
        return np.concatenate([told.fits_identity(constraint), *on_shelves])

    who = Airframes(
        number=np.concatenate([told.airframe, *(shelf.airframe[rows] for shelf, rows in parts)]),
        is_named=np.concatenate([told.is_named, np.ones(more, dtype=np.bool_)]),
        fit=fit,
    )
    legs = LegObjects(
        at=ahead.leg_at, planned=told.planned, make_ready=ahead.make, whole=ahead.whole
    )
    return index_rows(columns, who, legs, departures=departures, airport_code=told.airport_code)


def _joined(told: Told, parts: Sequence[Part], name: str) -> np.ndarray:
    own = [getattr(shelf.columns, name)[rows] for shelf, rows in parts]
    return np.concatenate([getattr(told.columns, name), *own])
