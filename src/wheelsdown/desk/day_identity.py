"""Which rows of a day an aircraft, a type or an operator flew, without a record of every leg.

In: the legs of a day in columns, and what was asked. Out: the rows. The rules are those of
`flights.identity` and `itineraries.fitting`: columns pick the rows that could fit, and each
different name among them is asked once. Rows of addresses that `hand/identities.csv` names are
asked leg by leg, for there a name holds for some days only.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.identifiers import address_of_n_number, airline_name
from wheelsdown.desk.column_file import Column
from wheelsdown.desk.day_leg_records import leg_records
from wheelsdown.desk.day_legs import DayLegs, rows_of_addresses
from wheelsdown.desk.day_words import MOST_LETTERS, address_number, mark_key, text_of, words_of
from wheelsdown.flights.identity import IdentityRow, identify, identify_leg
from wheelsdown.itineraries.fitting import identity_fits
from wheelsdown.model.flight import Bools, Int64s, Leg
from wheelsdown.model.identity import Aircraft, Callsign
from wheelsdown.model.itinerary import Constraint, ConstraintKind

DESIGNATOR_LETTERS = 3
_DESIGNATOR = np.uint64((1 << 8 * DESIGNATOR_LETTERS) - 1)


class Names:
    """Who flew: rows of `identities.csv` by address."""

    def __init__(self, rows: Iterable[IdentityRow]) -> None:
        """Sort the rows by address: a leg need not be held against all of them."""
        self._by_address: dict[str, list[IdentityRow]] = {}
        for row in rows:
            self._by_address.setdefault(row.icao24, []).append(row)

    @property
    def addresses(self) -> tuple[int, ...]:
        """The addresses that are named by hand."""
        numbers = (address_number(address) for address in self._by_address)
        return tuple(sorted(number for number in numbers if number is not None))

    def of_mark(self, mark: str) -> tuple[int, ...]:
        """Return the addresses that were given a registration by hand."""
        wanted = mark.casefold()
        found = (
            address_number(address)
            for address, rows in self._by_address.items()
            if any((row.registration or "").casefold() == wanted for row in rows)
        )
        return tuple(number for number in found if number is not None)

    def aircraft(self, leg: Leg) -> Aircraft:
        """Return who flew a leg, as of its day."""
        rows = self._by_address.get(leg.aircraft.icao24 or "")
        return _unlisted(leg.aircraft, leg.callsigns) if rows is None else _as_listed(rows, leg)


def _as_listed(rows: Sequence[IdentityRow], leg: Leg) -> Aircraft:
    return identify_leg(rows, leg).aircraft


@lru_cache(maxsize=20_000)
def _unlisted(heard: Aircraft, callsigns: tuple[Callsign, ...]) -> Aircraft:
    """Return who flew under callsigns, on any day: an aircraft flies many legs under each."""
    return identify((), heard, day=None, callsigns=callsigns).aircraft


def flown_by(legs: DayLegs, constraint: Constraint, names: Names) -> Bools:
    """Say of every row of a day whether it was flown by what a constraint asks for."""
    match constraint.kind:
        case ConstraintKind.AIRCRAFT:
            fits = _by_aircraft(legs, constraint, names)
        case ConstraintKind.TYPE:
            fits = _by_type(legs, constraint)
        case _:
            fits = _by_operator(legs, constraint)
    by_hand = rows_of_addresses(legs, names.addresses, hidden_too=True)
    fits[by_hand] = _asked(legs, by_hand, constraint, names)
    return fits


def addresses_named(legs: DayLegs, name: str, names: Names) -> set[int]:
    """Return the addresses of a day that an address or a registration may stand for."""
    by_number = address_of_n_number(name.strip().upper())
    given = (address_number(name), None if by_number is None else address_number(by_number))
    found = {number for number in given if number is not None} | set(names.of_mark(name))
    keys, key = legs.column("mark_key"), np.array(mark_key(name), np.uint64)
    begin, end = (int(np.searchsorted(keys, key, side)) for side in ("left", "right"))
    return found | set(legs.column("mark_address")[begin:end].tolist())


def _by_aircraft(legs: DayLegs, constraint: Constraint, names: Names) -> Bools:
    wanted = (constraint.text or "").strip()
    addresses = sorted(addresses_named(legs, wanted, names))
    rows = rows_of_addresses(legs, addresses, hidden_too=True)
    sign = words_of([wanted.upper()])
    called = np.flatnonzero(np.isin(legs.column("callsign"), sign))
    either = np.union1d(rows, rows_of_values(legs, "callsign", called))
    fits = np.zeros(len(legs), dtype=np.bool_)
    fits[either] = _asked(legs, either, constraint, names)
    return fits


def _asked(legs: DayLegs, rows: Int64s, constraint: Constraint, names: Names) -> Bools:
    return np.array(
        [
            identity_fits(constraint, names.aircraft(leg), leg.callsigns)
            for leg in leg_records(legs.file, rows)
        ],
        dtype=np.bool_,
    )


def _by_type(legs: DayLegs, constraint: Constraint) -> Bools:
    data, offsets = legs.column("type"), legs.column("type_offsets").astype(np.int64)
    words = np.zeros(len(legs), dtype=np.uint64)
    lengths = np.diff(offsets)
    for place in range(min(int(lengths.max(initial=0)), MOST_LETTERS)):
        longer = np.flatnonzero(lengths > place)
        letter = data[offsets[longer] + place].astype(np.uint64)
        words[longer] |= letter << np.uint64(8 * place)
    types, of_row = np.unique(words, return_inverse=True)
    fit = [identity_fits(constraint, Aircraft(type_code=text_of(t) or None), ()) for t in types]
    found: Bools = np.array(fit, dtype=np.bool_)[of_row]
    return found


def _by_operator(legs: DayLegs, constraint: Constraint) -> Bools:
    """Ask of each designator first: of the airlines of the world few can be meant."""
    wanted = (constraint.text or "").casefold().strip()
    fits = np.zeros(len(legs), dtype=np.bool_)
    if not wanted:
        return fits
    signs = legs.column("callsign")
    begins = signs & _DESIGNATOR
    could = [one for one in np.unique(begins).tolist() if _could_be(text_of(one), wanted)]
    values = np.flatnonzero(np.isin(begins, np.array(could, dtype=np.uint64)))
    rows = rows_of_values(legs, "callsign", values)
    fits[rows] = _each_once(
        callsigns_of(legs, rows),
        lambda own: identity_fits(constraint, identify((), Aircraft(), day=None, callsigns=own)
                                  .aircraft, own),
    )  # fmt: skip
    return fits


def _could_be(designator: str, wanted: str) -> bool:
    by_letters = designator.casefold().startswith(wanted[:DESIGNATOR_LETTERS])
    return by_letters or wanted in (airline_name(designator) or "").casefold()


def callsigns_of(legs: DayLegs, rows: Int64s) -> list[tuple[Callsign, ...]]:
    """Return the callsigns heard in some legs."""
    signs, offsets = legs.column("callsign"), legs.column("callsign_offsets")
    bounds = zip(offsets[rows].tolist(), offsets[rows + 1].tolist(), strict=True)
    return [tuple(Callsign(text_of(s)) for s in signs[a:b].tolist()) for a, b in bounds]


def _each_once(
    several: Sequence[tuple[Callsign, ...]], ask: Callable[[tuple[Callsign, ...]], bool]
) -> npt.NDArray[np.bool_]:
    answers = {one: ask(one) for one in set(several)}
    return np.array([answers[one] for one in several], dtype=np.bool_)


def rows_of_values(legs: DayLegs, group: str, values: Column) -> Int64s:
    """Return the rows to which values of a ragged column belong, each once."""
    offsets = legs.column(f"{group}_offsets")
    return np.unique(np.searchsorted(offsets, values, side="right") - 1)


def rows_called(legs: DayLegs, callsigns: Collection[str]) -> Int64s:
    """Return the rows in which one of some callsigns was heard."""
    values = np.flatnonzero(np.isin(legs.column("callsign"), words_of(sorted(callsigns))))
    return rows_of_values(legs, "callsign", values)
