"""Tell airframes of a flight log apart where nobody wrote a registration down.

A log of one case lists its legs in order. People stayed aboard from one to the next unless
something says otherwise; each thing that can say so is a rule here, and a new airframe gets the
next letter of its case: `RU-2025-12/A`, `RU-2025-12/B`. Legs of different letters are never joined
into one journey.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

CHANGE_OF_AIRCRAFT = re.compile(
    r"\b(?:change|switch) of (?:air)?(?:craft|planes?)\b|\bother aircraft\b|\banother aircraft\b"
    r"|смен[аыу] (?:самол[её]та|борта)|друг(?:ой|им|ом) (?:самол[её]т|борт)",
    re.IGNORECASE,
)
"""What a note says of the aircraft of its own leg; "who then change aircraft for Tehran" speaks of
what comes after and does not match."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAircraft:
    """What one row says of its aircraft, and where the leg begins and ends; `None`: not said."""

    label: str | None
    registration: str | None
    type_code: str | None
    operator: str | None
    takeoff: str | None
    landing: str | None
    note: str


def _labelled_otherwise(known: LoggedAircraft, row: LoggedAircraft) -> bool:
    """The log itself names the airframes, and names another."""
    return row.label != known.label


def _registered_otherwise(known: LoggedAircraft, row: LoggedAircraft) -> bool:
    """Both registrations are given and differ."""
    return _differ(known.registration, row.registration)


def _of_another_type(known: LoggedAircraft, row: LoggedAircraft) -> bool:
    """Both types are given and differ."""
    return _differ(known.type_code, row.type_code)


def _of_another_operator(known: LoggedAircraft, row: LoggedAircraft) -> bool:
    """Both operators are given and differ."""
    return _differ(known.operator, row.operator)


def _begins_elsewhere(known: LoggedAircraft, row: LoggedAircraft) -> bool:
    """The leg does not begin where the one before ended."""
    return _differ(known.landing, row.takeoff)


def _said_to_change(_: LoggedAircraft, row: LoggedAircraft) -> bool:
    """The note says that the aircraft was changed."""
    return CHANGE_OF_AIRCRAFT.search(row.note) is not None


NEW_AIRFRAME_RULES: tuple[Callable[[LoggedAircraft, LoggedAircraft], bool], ...] = (
    _labelled_otherwise,
    _registered_otherwise,
    _of_another_type,
    _of_another_operator,
    _begins_elsewhere,
    _said_to_change,
)
"""Any one of them makes a new airframe."""


def letters_of(rows: list[LoggedAircraft]) -> list[str]:
    """Return the letter of each leg of one case, in order: A, B, … Z, AA, …"""
    letters: list[str] = []
    number = 0
    known: LoggedAircraft | None = None
    for row in rows:
        if known is not None and any(rule(known, row) for rule in NEW_AIRFRAME_RULES):
            number += 1
            known = None
        known = row if known is None else _learned(known, row)
        letters.append(_letter(number))
    return letters


def _learned(known: LoggedAircraft, row: LoggedAircraft) -> LoggedAircraft:
    """Return what is known of an airframe after one more leg of it."""
    return replace(
        row,
        registration=row.registration or known.registration,
        type_code=row.type_code or known.type_code,
        operator=row.operator or known.operator,
    )


def _differ(a: str | None, b: str | None) -> bool:
    return a is not None and b is not None and a.casefold() != b.casefold()


def _letter(number: int) -> str:
    letters = ""
    while number >= 0:
        letters = chr(ord("A") + number % 26) + letters
        number = number // 26 - 1
    return letters
