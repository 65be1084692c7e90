"""The aircraft a team watches, told from any of the names it was written under.

In: the words of a row (`N278GX`, `a2c4e0`, `SU-GCC 0101db`, or a flight log's own label). Out: an
entry that knows the address of an N-number and the N-number of an address, and whether a leg was
flown by one of the list. A pair that cannot be is never an entry: see `pairs.check_pair`.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from wheelsdown.aviation.identifiers import (
    address_of_n_number,
    n_number_of_address,
    parse_icao_address,
    parse_registration,
)
from wheelsdown.flights.pairs import PairCheck, PairVerdict, check_pair
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import IcaoAddress, Registration

_LIKE_A_REGISTRATION = re.compile(r"\S*[-‐‑‒–—−\d]\S*")
"""With a hyphen or a digit: bare words fit the marks of some countries (`crash` is C-RASH)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watched:
    """One aircraft of the watchlist, by what is known of it."""

    icao24: IcaoAddress | None = None
    registration: Registration | None = None
    label: str | None = None
    """A flight log's own name for an airframe nobody identified."""
    reason: str | None = None

    @property
    def name(self) -> str:
        """What the list calls it, and the table keeps: enough to find both address and mark."""
        if self.registration is None:
            return str(self.icao24 or self.label or "?")
        if self.icao24 is None or address_of_n_number(self.registration) == self.icao24:
            return self.registration
        return f"{self.registration} {self.icao24}"


def read_watched(words: str, reason: str | None = None) -> Watched | PairCheck | None:
    """Return the aircraft that words name, the check of a pair that cannot be, or nothing.

    A pair may be parted by spaces, `/`, `=` or a comma, in either order.
    """
    parts = [part for part in re.split(r"[\s/=,;]+", words.strip()) if part]
    if len(parts) > 2:
        return None
    read = [(parse_icao_address(part), _read_mark(part)) for part in parts]
    addresses = [address for address, _ in read if address is not None]
    marks = [mark for address, mark in read if address is None and mark is not None]
    if len(addresses) > 1 or len(marks) > 1 or len(addresses) + len(marks) != len(parts):
        return None
    return _entry(next(iter(addresses), None), next(iter(marks), None), reason)


def _read_mark(words: str) -> Registration | None:
    return parse_registration(words) if _LIKE_A_REGISTRATION.fullmatch(words) else None


def _entry(
    address: IcaoAddress | None, mark: Registration | None, reason: str | None
) -> Watched | PairCheck | None:
    if address is None and mark is None:
        return None
    if address is not None and mark is not None:
        check = check_pair(address, mark)
        if check.verdict is PairVerdict.WRONG:
            return check
    return Watched(
        icao24=address or (None if mark is None else address_of_n_number(mark)),
        registration=mark or (None if address is None else n_number_of_address(address)),
        reason=reason,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Watchlist:
    """The entries, by everything that a leg can name an aircraft with."""

    entries: tuple[Watched, ...]
    names: frozenset[str]


def watchlist_of(entries: Iterable[Watched]) -> Watchlist:
    """Return a watchlist; an aircraft that stands twice is one."""
    kept = {entry.name: entry for entry in entries}
    names = {str(name) for entry in kept.values() for name in _names(entry) if name}
    return Watchlist(entries=tuple(kept.values()), names=frozenset(names))


def _names(entry: Watched) -> tuple[str | None, ...]:
    return (entry.icao24, entry.registration, entry.label)


def is_watched(leg: Leg, watchlist: Watchlist) -> bool:
    """Say whether the aircraft of a leg is on the list.

    The address that was heard decides where there is one: a registration beside it is what some
    table makes of the address, and tables are wrong. Without an address the registration does,
    else the label.
    """
    aircraft = leg.aircraft
    if aircraft.icao24 is not None:
        if aircraft.icao24 in watchlist.names:
            return True
        # An address outside the US says nothing of the mark: then the source's word is all.
        known = n_number_of_address(aircraft.icao24) is not None
        return not known and aircraft.registration in watchlist.names
    return (aircraft.registration or aircraft.label) in watchlist.names


def last_seen(entry: Watched, legs: Iterable[Leg]) -> Leg | None:
    """Return the last of `legs` (in order of time) that the aircraft flew."""
    alone = watchlist_of([entry])
    return next((leg for leg in reversed(list(legs)) if is_watched(leg, alone)), None)
