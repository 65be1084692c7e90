"""Legs of the days held, asked as the legs of the small record are: `leg_table.query_legs`.

In: an aircraft, airports, bounds of time. Out: the legs that fit, in order of takeoff. Nothing but
the columns asked for is read of a day, and records are made of what is found.
"""

from collections.abc import Collection, Iterable
from datetime import date, datetime

import numpy as np

from wheelsdown.desk.column_file import rows_equal, values_at
from wheelsdown.desk.day_card import days_held
from wheelsdown.desk.day_leg_records import leg_records
from wheelsdown.desk.day_legs import DayLegs, only_shown, open_legs, rows_of_addresses
from wheelsdown.desk.day_words import address_number, mark_key, plain_mark, words_of
from wheelsdown.desk.folder import Desk
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import Bools, Int64s, Leg
from wheelsdown.model.time_range import TimeRange, datetime_from_ms, ms_from_datetime

_SOONEST = ("takeoff_earliest_us", "takeoff_latest_us", "landing_earliest_us", "landing_latest_us")
_LATEST = ("takeoff_latest_us", "takeoff_earliest_us", "landing_latest_us", "landing_earliest_us")
"""A takeoff known only between bounds fits where it could have been in time; one not known at all
goes by its landing. The first that is known counts."""


def day_legs(
    desk: Desk,
    *,
    aircraft: str | None = None,
    airports: frozenset[str] | None = None,
    begin: datetime | None = None,
    end: datetime | None = None,
    without: Collection[date] = (),
) -> tuple[Leg, ...]:
    """Return the legs of days that fit, in order of takeoff, or of landing where none is known.

    `aircraft` is an address or a registration (hyphens do not matter); `airports` fits where the
    leg began or ended at one of them; `begin` and `end` (both inclusive) fit where it could have
    taken off between them. Days in `without` are passed over.
    """
    found: list[Leg] = []
    for legs in open_legs(desk, without=without):
        if (begin is None and end is None) or _may_hold(legs, begin, end):
            rows = only_shown(legs, fitting_rows(legs, aircraft, airports, begin, end))
            if len(rows):
                found += leg_records(legs.file, rows)
    return tuple(in_order_of_takeoff(found))


def in_order_of_takeoff(legs: Iterable[Leg]) -> list[Leg]:
    """Return legs in order of takeoff, or of landing where no takeoff is known, then of id."""

    def order(leg: Leg) -> tuple[bool, int, str]:
        times = (leg.takeoff.time, leg.landing.time)
        known = [one for time in times for one in (time.earliest, time.latest) if one is not None]
        return (not known, ms_from_datetime(known[0]) if known else 0, leg.leg)

    return sorted(legs, key=order)


def find_day_leg(desk: Desk, leg: str) -> Leg | None:
    """Return the leg with this id from the days held, or nothing."""
    address, _, _ = leg.partition("-")
    if address_number(address) is None:
        return None
    return next((one for one in day_legs(desk, aircraft=address) if one.leg == leg), None)


def count_day_legs(desk: Desk) -> int:
    """Return how many legs the days held show."""
    return sum(len(legs) - len(legs.hidden) for legs in open_legs(desk))


def days_range(desk: Desk) -> TimeRange:
    """Return from the first to the last moment of any leg of the days held."""
    spans = [legs.file.words["span_us"] for legs in open_legs(desk) if legs.file.words["span_us"]]
    if not days_held(desk) or not spans:
        return TimeRange(earliest=None, latest=None)
    first, last = min(span[0] for span in spans), max(span[1] for span in spans)
    return TimeRange(
        earliest=datetime_from_ms(first // 1000), latest=datetime_from_ms(-(-last // 1000))
    )


def fitting_rows(
    legs: DayLegs,
    aircraft: str | None = None,
    airports: frozenset[str] | None = None,
    begin: datetime | None = None,
    end: datetime | None = None,
) -> Int64s:
    """Return the rows of one day that fit, hidden ones too."""
    rows = np.arange(len(legs)) if aircraft is None else _of_aircraft(legs, aircraft)
    if airports is not None:
        rows = rows[_at_airports(legs, airports, rows)]
    if begin is not None:
        rows = rows[rounded_ms(_first_known(legs, _LATEST, rows)) >= ms_from_datetime(begin)]
    if end is not None:
        soonest = _first_known(legs, _SOONEST, rows)
        in_time = rounded_ms(soonest) <= ms_from_datetime(end)
        rows = rows[in_time & (soonest != UNKNOWN_TIME_US)]
    return rows


def rounded_ms(times_us: Int64s) -> Int64s:
    """Return times as the small record has them: to the nearest millisecond, halves to even."""
    down, rest = np.divmod(times_us, 1000)
    up = (rest > 500) | ((rest == 500) & (down % 2 == 1))
    return np.asarray(down + up, np.int64)


def _may_hold(legs: DayLegs, begin: datetime | None, end: datetime | None) -> bool:
    """Say whether any leg of a file can lie in the time asked for."""
    span = legs.file.words["span_us"]
    if span is None:
        return begin is None and end is None
    after = end is not None and span[0] // 1000 > ms_from_datetime(end) + 1
    before = begin is not None and span[1] // 1000 < ms_from_datetime(begin) - 1
    return not (after or before)


def _of_aircraft(legs: DayLegs, aircraft: str) -> Int64s:
    """Return the rows of an address, and those of a registration."""
    found = _of_mark(legs, aircraft)
    number = address_number(aircraft)
    if number is None:
        return found
    own = rows_of_addresses(legs, (number,), hidden_too=True)
    return own if not len(found) else np.union1d(found, own)


def _of_mark(legs: DayLegs, mark: str) -> Int64s:
    """Return the rows whose registration is `mark`, but for case and hyphens."""
    places = rows_equal(legs.file, "mark_key", mark_key(mark))
    if not places:
        return np.zeros(0, np.int64)
    addresses = legs.file.part("mark_address", places.start, places.stop).tolist()
    rows = rows_of_addresses(legs, addresses, hidden_too=True)
    fits = [
        plain_mark(leg.aircraft.registration or "") == plain_mark(mark)
        for leg in leg_records(legs.file, rows)
    ]
    return np.asarray(rows[np.array(fits, bool)], np.int64)


def _at_airports(legs: DayLegs, airports: frozenset[str], rows: Int64s) -> Bools:
    wanted = words_of(sorted(airports))
    at: Bools = np.zeros(len(rows), bool)
    for name in ("takeoff_airport", "landing_airport"):
        at |= np.isin(values_at(legs.file, name, rows), wanted)
    return at


def _first_known(legs: DayLegs, names: tuple[str, ...], rows: Int64s) -> Int64s:
    found = np.array(values_at(legs.file, names[0], rows))
    for name in names[1:]:
        unknown = np.flatnonzero(found == UNKNOWN_TIME_US)
        if not len(unknown):
            break
        found[unknown] = values_at(legs.file, name, rows[unknown])
    return found
