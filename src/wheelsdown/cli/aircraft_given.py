"""Aircraft as people name them on the command line: an address, or a registration.

In come words, the desk and the days in question; out come 24-bit addresses. A US registration is an
address by the FAA's numbering; any other is looked up among the identities that people wrote down
for the desk, since an address is given to another aircraft in time.
"""

from datetime import date

from wheelsdown.aviation.identifiers import (
    address_of_n_number,
    parse_icao_address,
    parse_registration,
)
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, Row, read_hand
from wheelsdown.errors import UsageError
from wheelsdown.model.identity import IcaoAddress


def addresses_given(
    words: str, desk: Desk, first: date, last: date
) -> tuple[tuple[IcaoAddress, date, date], ...]:
    """Return each address that `words` mean, with the days between `first` and `last` it holds.

    UsageError where the words are neither an address nor a registration that can be resolved.
    """
    address = parse_icao_address(words)
    if address is not None:
        return ((address, first, last),)
    registration = parse_registration(words)
    if registration is None:
        raise UsageError(
            f"cannot read the aircraft {words!r}; expected a 24-bit address (six hex digits, like "
            "a1b2c3) or a registration (like N123AB or SU-GCC)"
        )
    address = address_of_n_number(registration)
    if address is not None:
        return ((address, first, last),)
    rows = read_hand(desk, HandTable.IDENTITIES)[0]
    periods = (_period(row, first, last) for row in rows if row.get("registration") == registration)
    found = tuple(dict.fromkeys(period for period in periods if period is not None))
    if not found:
        raise UsageError(
            f"no 24-bit address is known for {registration!r} between {first} and {last}; give "
            "the address instead, or add a line with icao24 and registration to "
            f"hand/{HandTable.IDENTITIES.value}.csv"
        )
    return found


def _period(row: Row, first: date, last: date) -> tuple[IcaoAddress, date, date] | None:
    """Return a row's address and the days of it that are asked for, if any are."""
    address = parse_icao_address(row["icao24"])
    if address is None:
        return None
    start = max(first, _day(row.get("from")) or first)
    end = min(last, _day(row.get("to")) or last)
    return (address, start, end) if start <= end else None


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
