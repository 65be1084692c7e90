"""Whether an address and a registration can belong to one aircraft.

In: a pair as somebody published it. Out: right, wrong or cannot tell, the rule that said so, and
what the right address or registration would be. Lists of "known" aircraft are often wrong: in one
public list all seven addresses belonged to other aircraft than those named.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from wheelsdown.aviation.identifiers import (
    address_of_n_number,
    country_of_address,
    country_of_registration,
    n_number_of_address,
    parse_icao_address,
    parse_registration,
)
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.identity import IcaoAddress, Registration
from wheelsdown.wording.catalogue import both

SHARED_BLOCKS: tuple[frozenset[str], ...] = (
    frozenset({"GB", "BM", "KY", "VG", "TC", "FK", "AI", "MS", "SH", "GI", "IM", "JE", "GG"}),
    frozenset({"CN", "HK", "MO"}),
    frozenset({"NL", "AW", "CW", "SX", "BQ", "AN"}),
    frozenset({"FR", "PF", "NC", "GP", "MQ", "GF", "RE", "YT", "PM", "WF", "BL", "MF"}),
    frozenset({"US", "PR", "VI", "GU", "AS", "MP"}),
    frozenset({"DK", "FO", "GL"}),
)
"""Territories register aircraft in their state's block or in their own: neither is an error."""


class PairVerdict(StrEnum):
    """Whether a pair can be."""

    RIGHT = "right"
    WRONG = "wrong"
    CANNOT_TELL = "cannot_tell"


@dataclass(frozen=True, slots=True, kw_only=True)
class PairCheck:
    """A pair, whether it can be, and what it should have been where that is known."""

    icao24: str
    registration: str
    verdict: PairVerdict
    rule: str
    words: Bilingual
    right_icao24: IcaoAddress | None = None
    """The address of the registration named."""
    belongs_to: Registration | None = None
    """The registration of the address given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    icao24: str
    registration: str
    address: IcaoAddress | None
    mark: Registration | None


Rule = Callable[[_Pair], PairCheck | None]


def check_pair(icao24: str, registration: str) -> PairCheck:
    """Say whether an address and a registration can belong to one aircraft."""
    pair = _Pair(
        icao24=icao24.strip(),
        registration=registration.strip(),
        address=parse_icao_address(icao24),
        mark=parse_registration(registration),
    )
    return next(found for rule in RULES if (found := rule(pair)) is not None)


def no_address(pair: _Pair) -> PairCheck | None:
    """The address is not six hex digits, or is one of a receiver's own (`~`): nothing to compare.

    The right address of an N-number is told all the same.
    """
    if pair.address is not None and not pair.address.startswith("~"):
        return None
    return _check(pair, PairVerdict.CANNOT_TELL, "no_address", right=_right(pair))


def us_numbering_agrees(pair: _Pair) -> PairCheck | None:
    """The FAA's numbering gives this address to this N-number."""
    if pair.address is None or _right(pair) != pair.address:
        return None
    return _check(pair, PairVerdict.RIGHT, "us_numbering_agrees", right=pair.address)


def us_numbering_differs(pair: _Pair) -> PairCheck | None:
    """The FAA's numbering gives this N-number another address."""
    right = _right(pair)
    if right is None or right == pair.address:
        return None
    return _check(pair, PairVerdict.WRONG, "us_numbering_differs", right=right)


def address_is_an_n_number(pair: _Pair) -> PairCheck | None:
    """The address is an N-number's by the FAA's numbering, and the registration is none.

    Only a registration of another country's form is held against it: an unreadable one is not.
    """
    meant = _belongs_to(pair)
    if meant is None or pair.mark is None:
        return None
    return _check(pair, PairVerdict.WRONG, "address_is_an_n_number")


def countries_differ(pair: _Pair) -> PairCheck | None:
    """ICAO gave the address to one country, and the registration has the form of another's.

    A state and its territories count as one here.
    """
    by_address, by_mark = _countries(pair)
    if by_address is None or by_mark is None or _one_state(by_address, by_mark):
        return None
    return _check(pair, PairVerdict.WRONG, "countries_differ")


def countries_agree(pair: _Pair) -> PairCheck | None:
    """Country of address and of registration agree: more cannot be told outside the US."""
    by_address, by_mark = _countries(pair)
    if by_address is None or by_mark is None:
        return None
    return _check(pair, PairVerdict.CANNOT_TELL, "countries_agree")


def nothing_to_compare(pair: _Pair) -> PairCheck:
    """The country of one of the two is not known."""
    return _check(pair, PairVerdict.CANNOT_TELL, "nothing_to_compare")


RULES: tuple[Rule, ...] = (
    no_address,
    us_numbering_agrees,
    us_numbering_differs,
    address_is_an_n_number,
    countries_differ,
    countries_agree,
    nothing_to_compare,
)
"""Asked in this order; the first that answers decides."""


def _right(pair: _Pair) -> IcaoAddress | None:
    return None if pair.mark is None else address_of_n_number(pair.mark)


def _belongs_to(pair: _Pair) -> Registration | None:
    return None if pair.address is None else n_number_of_address(pair.address)


def _countries(pair: _Pair) -> tuple[str | None, str | None]:
    by_address = None if pair.address is None else country_of_address(pair.address)
    return by_address, None if pair.mark is None else country_of_registration(pair.mark)


def _one_state(a: str, b: str) -> bool:
    return a == b or any({a, b} <= family for family in SHARED_BLOCKS)


def _check(
    pair: _Pair, verdict: PairVerdict, rule: str, *, right: IcaoAddress | None = None
) -> PairCheck:
    by_address, by_mark = _countries(pair)
    meant = _belongs_to(pair)
    return PairCheck(
        icao24=pair.address or pair.icao24,
        registration=pair.mark or pair.registration,
        verdict=verdict,
        rule=rule,
        words=both(
            f"identity.{rule}",
            address=pair.address or pair.icao24,
            mark=pair.mark or pair.registration,
            right=right or "?",
            meant=meant or "?",
            by_address=by_address or "?",
            by_mark=by_mark or "?",
        ),
        right_icao24=right,
        belongs_to=meant,
    )
