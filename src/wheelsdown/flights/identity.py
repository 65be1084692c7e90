"""Who flew under an address on a day: identity holds for a period, and each part has its source.

In: rows that people wrote down (address, registration, type, operator, from, to, source), what the
position source said, the day and the callsigns heard. Out: the aircraft as of that day, the rule
that named each part, how sure the operator is, and what speaks against it. Nothing is merged that
does not agree: a part that two sources dispute is left unknown, and the dispute is told.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wheelsdown.aviation.identifiers import n_number_of_address, operator_of_callsign
from wheelsdown.flights.pairs import PairVerdict, check_pair
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration
from wheelsdown.model.time_range import midpoint
from wheelsdown.wording.catalogue import both

OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "GXA": ("Global Crossing Airlines", "GlobalX"),
    "HWA": ("Eastern Air Express", "Hillwood Airways"),
    "OAE": ("Omni Air International", "Omni Air"),
    "VXP": ("Avelo Airlines", "Avelo"),
    "LYM": ("Key Lime Air",),
    "MSR": ("EgyptAir",),
}
"""Under which names monitors write the operators of removal flights, by ICAO designator."""


class Certainty(StrEnum):
    """How sure an operator is."""

    SURE = "sure"
    """A dated row and the callsign agree."""
    LIKELY = "likely"
    """One of the two says so. A charter may fly under another's callsign."""
    UNKNOWN = "unknown"
    """Nothing says so, or two sources differ."""


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRow:
    """What somebody wrote down of an address, for the days `begin` to `end` (both inclusive)."""

    icao24: IcaoAddress
    registration: Registration | None = None
    type_code: str | None = None
    operator: str | None = None
    begin: date | None = None
    end: date | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Something that speaks against an identity: the rule that saw it, and the words for it."""

    rule: str
    words: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Identification:
    """An aircraft as of a day, which rule named its parts, and what is in doubt."""

    aircraft: Aircraft
    registration_rule: str
    operator_rule: str
    operator_certainty: Certainty
    doubts: tuple[Doubt, ...]
    sources: tuple[str, ...]
    """Of the rows that were used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """All there is to go by."""

    heard: Aircraft
    rows: tuple[IdentityRow, ...]
    """Those of the address and the day whose pair can be."""
    callsigns: tuple[Callsign, ...]


Named = tuple[Registration | None, str]


def identify_leg(rows: Iterable[IdentityRow], leg: Leg) -> Identification:
    """Return who flew a leg, as of the day it took off (else landed)."""
    when = midpoint(leg.takeoff.time) or midpoint(leg.landing.time)
    return identify(
        rows, leg.aircraft, day=None if when is None else when.date(), callsigns=leg.callsigns
    )


def identify(
    rows: Iterable[IdentityRow],
    heard: Aircraft,
    *,
    day: date | None,
    callsigns: Sequence[Callsign] = (),
) -> Identification:
    """Return the aircraft as of a day. Without a day only rows without a period are used."""
    of_day = [row for row in rows if row.icao24 == heard.icao24 and holds_on(row, day)]
    wrong = [row for row in of_day if _pair_is_wrong(row)]
    usable = tuple(row for row in of_day if row not in wrong)
    known = _Known(heard=heard, rows=usable, callsigns=tuple(callsigns))
    registration, registration_rule = _registration(known)
    operator, operator_rule, certainty = _operator(known)
    doubts = [_wrong_row(row) for row in wrong]
    doubts += [doubt for check in DOUBTS if (doubt := check(known)) is not None]
    return Identification(
        aircraft=Aircraft(
            icao24=heard.icao24,
            registration=registration,
            type_code=_only({r.type_code for r in usable if r.type_code}, heard.type_code),
            operator=operator,
            label=heard.label,
        ),
        registration_rule=registration_rule,
        operator_rule=operator_rule,
        operator_certainty=certainty,
        doubts=tuple(doubts),
        sources=tuple(dict.fromkeys(row.source for row in usable if row.source)),
    )


def holds_on(row: IdentityRow, day: date | None) -> bool:
    """Say whether a row holds on a day; a row without a period always does."""
    if day is None:
        return row.begin is None and row.end is None
    return (row.begin is None or row.begin <= day) and (row.end is None or day <= row.end)


def _registration(known: _Known) -> Named:
    for rule in REGISTRATION_RULES:
        named = rule(known)
        if named is not None:
            return named
    return None, "nothing_names_it"


def _us_numbering(known: _Known) -> Named | None:
    """An address from a00001 to adf7c7 is one N-number by the FAA's numbering, and no other."""
    address = known.heard.icao24
    mark = None if address is None else n_number_of_address(address)
    return None if mark is None else (mark, "us_numbering")


def _rows_differ(known: _Known) -> Named | None:
    """Two rows of the same day name two aircraft: neither is taken."""
    return (None, "two_aircraft_named") if len(_marks(known)) > 1 else None


def _row_names_it(known: _Known) -> Named | None:
    """All rows of the day that name a registration name the same."""
    marks = _marks(known)
    return (marks[0], "identity_row") if marks else None


def _source_names_it(known: _Known) -> Named | None:
    """The position source named it: from its list of today, not of the day of the flight."""
    mark, address = known.heard.registration, known.heard.icao24
    if mark is None:
        return None
    if address and check_pair(address, mark).verdict is PairVerdict.WRONG:
        return None
    return mark, "position_source"


REGISTRATION_RULES: tuple[Callable[[_Known], Named | None], ...] = (
    _us_numbering,
    _rows_differ,
    _row_names_it,
    _source_names_it,
)
"""Asked in this order; the first that answers decides, if only that nobody knows."""


def _operator(known: _Known) -> tuple[str | None, str, Certainty]:
    """Return the operator, the rule that named it, and how sure it is.

    A dated row and the callsign's designator: sure where both agree, likely where one speaks,
    unknown where they differ or several rows do.
    """
    by_row = list(dict.fromkeys(row.operator for row in known.rows if row.operator))
    by_callsign = _speakers(known)
    if len(by_row) > 1 or len(by_callsign) > 1:
        return None, "several_operators_named", Certainty.UNKNOWN
    if by_row and by_callsign:
        if same_operator(by_row[0], by_callsign[0]):
            return by_row[0], "identity_row_and_callsign", Certainty.SURE
        return None, "row_and_callsign_differ", Certainty.UNKNOWN
    ways = (
        (by_row[0] if by_row else None, "identity_row"),
        (operator_of_callsign(by_callsign[0]) if by_callsign else None, "callsign_designator"),
        (known.heard.operator, "position_source"),
    )
    for operator, rule in ways:
        if operator:
            return operator, rule, Certainty.LIKELY
    return None, "nothing_names_it", Certainty.UNKNOWN


def _speakers(known: _Known) -> list[Callsign]:
    """Return a callsign of each airline heard; TYSON41 and N278GX name none."""
    first_of = {sign[:3]: sign for sign in reversed(known.callsigns) if operator_of_callsign(sign)}
    return list(first_of.values())


def same_operator(name: str, callsign: str) -> bool:
    """Say whether an operator, written as a name or a designator, is who a callsign names."""
    designator = callsign[:3].upper()
    if name.strip().upper() == designator:
        return True
    names = {operator_of_callsign(callsign) or "", *OTHER_NAMES.get(designator, ())}
    return _plain(name) in {_plain(one) for one in names if one}


def _plain(name: str) -> str:
    return "".join(sign for sign in name.casefold() if sign.isalnum())


def _marks(known: _Known) -> list[Registration]:
    return list(dict.fromkeys(row.registration for row in known.rows if row.registration))


def _only(values: set[str], otherwise: str | None) -> str | None:
    """Return the one value, nothing where there are several, `otherwise` where there is none."""
    if not values:
        return otherwise
    return values.pop() if len(values) == 1 else None


def _pair_is_wrong(row: IdentityRow) -> bool:
    if row.registration is None:
        return False
    return check_pair(row.icao24, row.registration).verdict is PairVerdict.WRONG


def _wrong_row(row: IdentityRow) -> Doubt:
    assert row.registration is not None
    return Doubt(
        rule="row_pair_is_wrong",
        words=both(
            "identity.row_pair_is_wrong",
            why=check_pair(row.icao24, row.registration).words,
            source=row.source or "?",
        ),
    )


def _address_reassigned(known: _Known) -> Doubt | None:
    """Two rows of the same day give the address to two aircraft."""
    marks = _marks(known)
    if len(marks) < 2:
        return None
    words = both("identity.address_reassigned", address=known.heard.icao24, marks=", ".join(marks))
    return Doubt(rule="address_reassigned", words=words)


def _source_differs(known: _Known) -> Doubt | None:
    """The position source names another registration than the rule that decided."""
    decided, said = _registration(known)[0], known.heard.registration
    if decided is None or said is None or decided == said:
        return None
    words = both("identity.source_differs", said=said, decided=decided)
    return Doubt(rule="source_differs", words=words)


def _operators_differ(known: _Known) -> Doubt | None:
    """Rows and callsigns name more than one operator: a lease, a charter, or a stale row."""
    if _operator(known)[1] not in ("several_operators_named", "row_and_callsign_differ"):
        return None
    rows = sorted({row.operator for row in known.rows if row.operator})
    signs = [f"{operator_of_callsign(sign)} ({sign})" for sign in _speakers(known)]
    words = both("identity.operators_differ", named=", ".join([*rows, *signs]))
    return Doubt(rule="operators_differ", words=words)


DOUBTS: tuple[Callable[[_Known], Doubt | None], ...] = (
    _address_reassigned,
    _source_differs,
    _operators_differ,
)
