"""The legs of days as a search asks for them: `itineraries.shelves.LegStore`, read from files.

In: the days of a desk, and the legs of its small record. Out: shelves of columns, mapped and turned
into minutes when they are asked for; a `Leg` is made only of rows that an itinerary may hold. What
the small record tells of a flight that a day tells of too is one leg: near such legs the aircraft's
own legs of the day are taken off the shelf, and joined with them as objects.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cached_property

import numpy as np

from wheelsdown.aviation.airports import load_airports
from wheelsdown.desk.airport_slots import airport_codes, codes_of_words
from wheelsdown.desk.column_file import Column, values_at
from wheelsdown.desk.day_card import days_held
from wheelsdown.desk.day_identity import Names, addresses_named, flown_by, rows_called
from wheelsdown.desk.day_leg_records import leg_records
from wheelsdown.desk.day_legs import DayLegs, open_legs, rows_of_addresses
from wheelsdown.desk.day_words import (
    address_number,
    address_text,
    text_of,
    word_of,
)
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_rows import DIGEST, digest_bytes
from wheelsdown.flights.identity import IdentityRow
from wheelsdown.itineraries.columns import MS_PER_MINUTE
from wheelsdown.itineraries.index import order_minutes
from wheelsdown.itineraries.serving_rows import Minutes
from wheelsdown.itineraries.shelves import MOST_ADDRESSES, Flown, Pair
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import (
    Bools,
    Endpoint,
    Floats,
    Int32s,
    Int64s,
    Leg,
    NoAirport,
    Sighting,
)
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.itinerary import Constraint
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import TimeRange, datetime_from_ms

MARGIN = timedelta(days=1)
"""A leg lies in the day in which it was heard; it may have taken off on the day before."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)

US_PER_MINUTE = 1000 * MS_PER_MINUTE

MOST_DAYS_UNTIMED = 31
"""Without a time every airframe that was ever there could serve: of a month of the world these are
five million legs in memory, of a year more than a laptop holds."""

FEW_OF = 400
"""Where fewer than one row in so many is wanted, stretches of a column are read one by one."""

FEW_AIRCRAFT = 100
"""So many are looked up one by one; of more, every row is asked."""


class DayShelf:
    """Some rows of one day, or of the seam after it."""

    def __init__(
        self, legs: DayLegs, rows: Int64s | None, names: Names, *, whole: "DayShelf | None" = None
    ) -> None:
        """Take `rows` of the file, or all of them; nothing is read yet.

        `whole` is the shelf of all rows, if there is one: what it has made is not made again.
        """
        self.file = legs
        self._rows = rows
        self._names = names
        self.columns = DayEnds(self.values)
        if whole is not None and rows is not None:
            self.columns.take_made(whole.columns, rows)
        self.airport_code: Mapping[str, int] = airport_codes()

    def values(self, name: str) -> Column:
        """Return a column of these rows."""
        if self._rows is None:
            return self.file.column(name)
        if name in self.file.file.read or len(self._rows) * FEW_OF > len(self.file):
            return values_at(self.file.file, name, self._rows)
        # The rows of an aircraft stand together: a few hundred bytes are read of a million.
        none = self.file.file.part(name, 0, 0)
        return np.concatenate(
            [none, *(self.file.file.part(name, a, b) for a, b in self._stretches)]
        )

    @cached_property
    def _stretches(self) -> list[tuple[int, int]]:
        """First row, and the one beyond, of rows that stand together."""
        if self._rows is None or not len(self._rows):
            return []
        breaks = np.flatnonzero(np.diff(self._rows) != 1)
        first = self._rows[np.concatenate([[0], breaks + 1])]
        last = self._rows[np.concatenate([breaks, [len(self._rows) - 1]])]
        return list(zip(first.tolist(), (last + 1).tolist(), strict=True))

    @cached_property
    def airframe(self) -> Int32s:
        """The number of the address that each leg was flown under."""
        return self.values("address")

    @cached_property
    def time_key(self) -> Floats:
        """Minute by which legs are ordered."""
        return order_minutes(self.columns)

    @cached_property
    def span(self) -> Minutes:
        """Between which minutes all legs of the file were flown."""
        span_us = self.file.file.words["span_us"]
        if span_us is None:
            return np.inf, -np.inf
        # A minute more on each side: bounds are whole milliseconds, and the middle is rounded.
        return span_us[0] / US_PER_MINUTE - 1, span_us[1] / US_PER_MINUTE + 1

    def fits_identity(self, constraint: Constraint, /) -> Bools:
        """Say of each row whether it was flown by the aircraft, type or operator asked for."""
        fits = flown_by(self.file, constraint, self._names)
        return fits if self._rows is None else fits[self._rows]

    def legs(self, rows: Int64s) -> Sequence[Leg]:
        """Return the legs in some rows, with who flew them as of their day."""
        chosen = rows if self._rows is None else self._rows[rows]
        legs = leg_records(self.file.file, chosen)
        return [replace(leg, aircraft=self._names.aircraft(leg)) for leg in legs]

    def sketches(self, rows: Int64s) -> Sequence[Leg]:
        """Return the same legs with no more than their id, address, airports and times."""
        chosen = rows if self._rows is None else self._rows[rows]
        columns = {name: values_at(self.file.file, name, chosen).tolist() for name in _SKETCHED}
        several = zip(*columns.values(), strict=True)
        return [_sketch(dict(zip(_SKETCHED, values, strict=True))) for values in several]

    def all_legs(self) -> Sequence[Leg]:
        """Return all legs."""
        return self.legs(np.arange(len(self.airframe)))

    def of_airframes(self, airframes: Int32s, chosen: Bools | None) -> "DayShelf":
        """Return the rows of some airframes alone; `chosen` marks them where they are many."""
        if chosen is None:
            rows = rows_of_addresses(self.file, airframes.tolist(), hidden_too=True)
            if self._rows is not None:
                rows = rows[np.isin(rows, self._rows, assume_unique=True)]
        else:
            rows = np.flatnonzero(chosen[self.airframe])
            rows = rows if self._rows is None else self._rows[rows]
        whole = self if self._rows is None else None
        return DayShelf(self.file, rows, self._names, whole=whole)


_SKETCHED = (
    "address",
    "began_ms",
    "takeoff_airport",
    "takeoff_earliest_us",
    "takeoff_latest_us",
    "landing_airport",
    "landing_earliest_us",
    "landing_latest_us",
)
_NO_AIRPORT = NoAirport.UNDETERMINED


def _sketch(row: Mapping[str, int]) -> Leg:
    address = address_text(row["address"])
    return Leg(
        leg=f"{address}-{datetime_from_ms(row['began_ms']):%Y%m%dT%H%M%SZ}",
        aircraft=Aircraft(icao24=address),
        callsigns=(),
        takeoff=_sketched_end(row, "takeoff"),
        landing=_sketched_end(row, "landing"),
        distance_km=None,
        gaps=(),
        possible_stops=(),
        evidence=(),
    )


def _sketched_end(row: Mapping[str, int], end: str) -> Endpoint:
    airport = text_of(row[f"{end}_airport"]) or None
    return Endpoint(
        airport=airport,
        reason=_NO_AIRPORT if airport is None else None,
        time=_range(row[f"{end}_earliest_us"], row[f"{end}_latest_us"]),
        sighting=Sighting.UNKNOWN,
        confidence=None,
        runners_up=(),
        rule="",
    )


def _range(earliest_us: int, latest_us: int) -> TimeRange:
    first, last = (
        None if us == UNKNOWN_TIME_US else _EPOCH + timedelta(microseconds=us)
        for us in (earliest_us, latest_us)
    )
    return TimeRange(earliest=first, latest=last)


class DayEnds:
    """Where and when legs began and ended, each column made when it is first asked for."""

    def __init__(self, values: Callable[[str], Column]) -> None:
        """Take columns as `values` gives them, of the rows that are meant."""
        self._values = values

    def take_made(self, whole: "DayEnds", rows: Int64s) -> None:
        """Take these rows of the columns that were made of a whole file."""
        made = {name: column for name, column in vars(whole).items() if name in _MADE}
        vars(self).update({name: column[rows] for name, column in made.items()})

    @cached_property
    def takeoff_airport(self) -> Int32s:
        """Rows of the airport table."""
        return codes_of_words(self._values("takeoff_airport"))

    @cached_property
    def landing_airport(self) -> Int32s:
        """Rows of the airport table."""
        return codes_of_words(self._values("landing_airport"))

    @cached_property
    def takeoff_first(self) -> Floats:
        """Minutes since 1970."""
        return _minutes(self._values("takeoff_earliest_us"), -np.inf)

    @cached_property
    def takeoff_last(self) -> Floats:
        """Minutes since 1970."""
        return _minutes(self._values("takeoff_latest_us"), np.inf)

    @cached_property
    def landing_first(self) -> Floats:
        """Minutes since 1970."""
        return _minutes(self._values("landing_earliest_us"), -np.inf)

    @cached_property
    def landing_last(self) -> Floats:
        """Minutes since 1970."""
        return _minutes(self._values("landing_latest_us"), np.inf)

    @cached_property
    def expected(self) -> Bools:
        """No leg that was heard was only expected."""
        return np.zeros(len(self._values("address")), dtype=np.bool_)


_MADE = frozenset(
    name for name, value in vars(DayEnds).items() if isinstance(value, cached_property)
)


def _minutes(times_us: Int64s, unknown: float) -> Floats:
    """Return times as legs in columns have them: of whole milliseconds, halves to even."""
    minutes = times_us / 1000.0
    np.rint(minutes, out=minutes)
    minutes /= MS_PER_MINUTE
    minutes[times_us == UNKNOWN_TIME_US] = unknown
    return minutes


Beside = Mapping[date, frozenset[int]]
"""By day: addresses whose legs are told as objects."""


class DayStore:
    """The days of a desk, and what else is told of flights.

    `join` makes the legs of one flight one leg; `small` are those of the small record, named. Days
    in `without`, and legs that rest on `retracted` captures alone, are as if they were not held.
    """

    def __init__(
        self,
        desk: Desk,
        *,
        small: Sequence[Leg],
        identities: Sequence[IdentityRow],
        retracted: Collection[Digest] = (),
        without: Collection[date] = (),
        join: Callable[[Sequence[Leg]], Sequence[Leg]],
    ) -> None:
        """Read nothing yet."""
        self._desk = desk
        self._small = small
        self._names = Names(identities)
        self._retracted = np.array([digest_bytes(one) for one in sorted(retracted)], dtype=DIGEST)
        self._without = without
        self._join = join
        self._between: Minutes | None = None
        self._kept: dict[tuple[date, bool], DayShelf] = {}

    def _open(self, first: date | None, last: date | None) -> Iterator[DayLegs]:
        return open_legs(self._desk, first, last, self._without)

    @property
    def airports(self) -> Sequence[str]:
        """What the codes of airports stand for."""
        return load_airports().icao

    @property
    def airport_code(self) -> Mapping[str, int]:
        """The row of every airport in the table."""
        return airport_codes()

    @cached_property
    def searched_untimed(self) -> Minutes | None:
        """The last days held, where more are held than can be searched in memory at once."""
        days = [day for day in days_held(self._desk) if day not in self._without]
        if len(days) <= MOST_DAYS_UNTIMED:
            return None
        first, beyond = days[-MOST_DAYS_UNTIMED], days[-1] + timedelta(days=1)
        return _minute_of(first), _minute_of(beyond)

    def told(self) -> Sequence[Leg]:
        """Return the legs that are on no shelf."""
        return self._told

    @cached_property
    def _told(self) -> tuple[Leg, ...]:
        of_days = [
            leg
            for legs in self._files_of(sorted(self._beside))
            for leg in self._shelf(legs, self._standing(legs) & self._is_beside(legs)).all_legs()
        ]
        # Of a leg that both know, the record of single captures has heard more sources.
        known = {leg.leg for leg in self._small}
        return tuple(self._join([*self._small, *(x for x in of_days if x.leg not in known)]))

    @cached_property
    def _beside(self) -> Beside:
        """Addresses that the small record tells of too, by the days around what it tells."""
        found: dict[date, set[int]] = {}
        unnamed: dict[date, set[str]] = {}
        for leg in self._small:
            for day in _days_of(leg):
                address = address_number(leg.aircraft.icao24 or "")
                if address is not None:
                    found.setdefault(day, set()).add(address)
                else:
                    named = [leg.aircraft.registration] if leg.aircraft.registration else []
                    unnamed.setdefault(day, set()).update(named, leg.callsigns)
        for day, names in unnamed.items():
            for legs in self._open(day, day):
                called = legs.column("address")[rows_called(legs, names)]
                marks = [addresses_named(legs, name, self._names) for name in names]
                found.setdefault(day, set()).update(called.tolist(), *marks)
        return {day: frozenset(addresses) for day, addresses in found.items()}

    def _is_beside(self, legs: DayLegs) -> Bools:
        days = (legs.day, legs.day + MARGIN) if legs.is_seam else (legs.day,)
        addresses = {a for day in days for a in self._beside.get(day, ())}
        if not addresses:
            return np.zeros(len(legs), dtype=np.bool_)
        return np.isin(legs.column("address"), np.array(sorted(addresses), dtype=np.int32))

    def _files_of(self, days: Sequence[date]) -> Iterator[DayLegs]:
        """Yield the days and the seams at either end of each, every one once."""
        seen: set[tuple[date, bool]] = set()
        for day in days:
            for legs in self._open(day, day):
                if (legs.day, legs.is_seam) not in seen:
                    seen.add((legs.day, legs.is_seam))
                    yield legs

    def _standing(self, legs: DayLegs) -> Bools:
        """Say of each row whether it is shown and rests on a capture that was not retracted."""
        stands = np.ones(len(legs), dtype=np.bool_)
        stands[legs.hidden] = False
        if len(self._retracted):
            kept = ~np.isin(legs.column("evidence_capture"), self._retracted)
            offsets = legs.column("evidence_offsets").astype(np.int64)
            before = np.concatenate([[0], np.cumsum(kept)])
            stands &= (before[offsets[1:]] > before[offsets[:-1]]) | (np.diff(offsets) == 0)
        return stands

    def _shelf(self, legs: DayLegs, taken: Bools) -> DayShelf:
        return DayShelf(legs, None if taken.all() else np.flatnonzero(taken), self._names)

    def shelves(self, between: Minutes | None) -> Iterable[DayShelf]:
        """Return all shelves with a leg that took off (else landed) between two minutes."""
        if between is None:
            # Not kept: those of a year would fill the memory.
            return self._opened(None, None, self._kept)
        if between != self._between:
            first, last = (_date_of(minutes) for minutes in between)
            known = {key: shelf for key, shelf in self._kept.items() if first <= key[0] <= last}
            opened = self._opened(first - MARGIN, last + MARGIN, known)
            self._kept = {(shelf.file.day, shelf.file.is_seam): shelf for shelf in opened}
            self._between = between
        return self._kept.values()

    def _opened(
        self, first: date | None, last: date | None, known: Mapping[tuple[date, bool], DayShelf]
    ) -> Iterator[DayShelf]:
        for legs in self._open(first, last):
            shelf = known.get((legs.day, legs.is_seam))
            yield shelf or self._shelf(legs, self._standing(legs) & ~self._is_beside(legs))

    def of_airframes(self, airframes: Int32s, between: Minutes | None) -> Iterator[DayShelf]:
        """Return the rows of some airframes alone, of the same shelves."""
        chosen: Bools | None = None
        if len(airframes) > FEW_AIRCRAFT:
            chosen = np.zeros(MOST_ADDRESSES, dtype=np.bool_)
            chosen[airframes] = True
        for shelf in self.shelves(between):
            own = shelf.of_airframes(airframes, chosen)
            if len(own.airframe):
                yield own

    def flown(self, pairs: Collection[Pair]) -> Mapping[Pair, Flown]:
        """Return what all shelves hold of flights between airports."""
        leaving = dict.fromkeys(pairs, 0)
        airframes: dict[Pair, list[Int32s]] = {pair: [] for pair in pairs}
        for shelf in self.shelves(None) if pairs else ():
            begins, ends = shelf.values("takeoff_airport"), shelf.values("landing_airport")
            for pair in pairs:
                origin, destination = (np.uint64(word_of(icao)) for icao in pair)
                rows = np.flatnonzero(begins == origin)
                leaving[pair] += len(rows)
                airframes[pair].append(np.unique(shelf.airframe[rows[ends[rows] == destination]]))
        none = np.empty(0, dtype=np.int32)
        return {
            pair: Flown(leaving=leaving[pair], airframes=np.unique(np.concatenate([none, *found])))
            for pair, found in airframes.items()
        }

    def addresses_of(self, names: Collection[str]) -> Collection[int]:
        """Return the addresses under which aircraft of these names (addresses, marks) flew."""
        return {
            address
            for legs in (self._open(None, None) if names else ())
            for name in names
            for address in addresses_named(legs, name, self._names)
        }


def _minute_of(day: date) -> float:
    return datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() / 60


def _date_of(minutes: float) -> date:
    return datetime.fromtimestamp(minutes * 60, UTC).date()


def _days_of(leg: Leg) -> set[date]:
    """Return the days on which a leg was flown, and those before and after them."""
    ends = (leg.takeoff.time, leg.landing.time)
    days = {when.date() for time in ends for when in (time.earliest, time.latest) if when}
    return {day + step for day in days for step in (-MARGIN, timedelta(0), MARGIN)}
