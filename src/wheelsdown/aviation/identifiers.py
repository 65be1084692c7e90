"""Addresses, registrations and callsigns: what a string is, and what it says of an aircraft.

An N-number and its 24-bit address are one and the same by the FAA's numbering, so a pair that
disagrees has an error in it. Elsewhere an address tells a country at most.
"""

import re
from bisect import bisect_right
from functools import cache

from wheelsdown.aviation.data import read_lines, texts
from wheelsdown.model.identity import Callsign, IcaoAddress, Registration

US_FIRST, US_LAST = 0xA00001, 0xADF7C7
"""N1 and N99999."""

_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""The alphabet without I and O, which look like 1 and 0."""
_SUFFIXES = 1 + 24 + 24 * 24
"""Nothing, one letter or two after one to three digits."""
_AFTER_FOUR = 1 + 24 + 10
"""Nothing, a letter or a fifth digit after four."""
_SIZES = (
    10 * (10 * (10 * _AFTER_FOUR + _SUFFIXES) + _SUFFIXES) + _SUFFIXES,
    10 * (10 * _AFTER_FOUR + _SUFFIXES) + _SUFFIXES,
    10 * _AFTER_FOUR + _SUFFIXES,
    _AFTER_FOUR,
    1,
)
"""How many N-numbers begin with the first one, two, … five digits."""

_N_NUMBER = re.compile(r"N([1-9]\d{0,4})([A-HJ-NP-Z]{0,2})")
_ADDRESS = re.compile(r"~?[0-9a-f]{6}")
_AIRLINE_CALLSIGN = re.compile(r"([A-Z]{3})\d[0-9A-Z]{0,4}")
# Cyrillic letters that look Latin, and dashes that look like a hyphen, as reports print them.
_LOOKALIKES = str.maketrans("АВСЕНКМОРТХУ‐‑‒–—−", "ABCEHKMOPTXY------")


def address_of_n_number(registration: str) -> IcaoAddress | None:
    """Return the address that belongs to an N-number; nothing for any other mark."""
    match = _N_NUMBER.fullmatch(registration.upper())
    if match is None or len(match[1]) + len(match[2]) > 5:
        return None
    digits, letters = match[1], match[2]
    offset = (int(digits[0]) - 1) * _SIZES[0]
    for size, digit in zip(_SIZES[1:], digits[1:], strict=False):
        # Ahead of the next digit come the number that ends here and those with letters.
        lettered = _SUFFIXES if size != 1 else 1 + 24
        offset += lettered + int(digit) * size
    return IcaoAddress(f"{US_FIRST + offset + _rank_of(letters, two=len(digits) < 4):06x}")


def _rank_of(letters: str, *, two: bool) -> int:
    """Return the place of a suffix: nothing, A, AA, AB, … AZ, B, BA, … or one letter only."""
    if not letters:
        return 0
    if not two:
        return 1 + _LETTERS.index(letters)
    first = 1 + _LETTERS.index(letters[0]) * 25
    return first if len(letters) == 1 else first + 1 + _LETTERS.index(letters[1])


def n_number_of_address(icao24: str) -> Registration | None:
    """Return the N-number that belongs to an address; nothing outside a00001 to adf7c7."""
    address = parse_icao_address(icao24)
    if address is None or address.startswith("~"):
        return None
    value = int(address, 16)
    if not US_FIRST <= value <= US_LAST:
        return None
    first, rest = divmod(value - US_FIRST, _SIZES[0])
    number = f"N{first + 1}"
    for size in _SIZES[1:]:
        lettered = _SUFFIXES if size != 1 else 1 + 24
        if rest < lettered:
            return Registration(number + _letters_at(rest, two=size != 1))
        digit, rest = divmod(rest - lettered, size)
        number += str(digit)
    return Registration(number)


def _letters_at(rank: int, *, two: bool) -> str:
    """Return the suffix at a place; after four digits there is room for one letter only."""
    if rank == 0:
        return ""
    if not two:
        return _LETTERS[rank - 1]
    first, second = divmod(rank - 1, 25)
    return _LETTERS[first] + (_LETTERS[second - 1] if second else "")


def parse_icao_address(text: str) -> IcaoAddress | None:
    """Return six hex digits in lower case, with `~` if it was there; nothing for anything else."""
    address = text.strip().lower().removeprefix("0x")
    return IcaoAddress(address) if _ADDRESS.fullmatch(address) else None


def parse_callsign(text: str) -> Callsign | None:
    """Return a flight identification in upper case; nothing if it is empty or has other signs."""
    callsign = text.strip().upper()
    return Callsign(callsign) if re.fullmatch(r"[A-Z0-9]{2,8}", callsign) else None


def parse_registration(text: str) -> Registration | None:
    """Return a registration in upper case with its hyphen, if it has the form some country uses.

    `su gcc`, `SUGCC` and `SU–GCC` are SU-GCC. Without a hyphen ordinary words fit too (`crash`
    is C-RASH): text is to be searched for registrations with a hyphen or a digit only.
    """
    mark = text.strip().upper().replace("РА-", "RA-").translate(_LOOKALIKES).replace(" ", "-")
    if address_of_n_number(mark) is not None:
        return Registration(mark)
    for prefix, _, hyphen, full, bare in _prefixes():
        if mark.startswith(prefix) and prefix != "N":
            if re.fullmatch(full, mark):
                return Registration(mark)
            if hyphen and (match := re.fullmatch(bare, mark)):
                return Registration(f"{prefix}-{match[1]}")
    return None


@cache
def _prefixes() -> tuple[tuple[str, str, bool, str, str], ...]:
    """Return prefixes, the longest first: (prefix, country, hyphen, with it, without it)."""
    table = read_lines("registration_prefixes")
    columns = (texts(table[n]) for n in ("prefix", "country", "hyphen", "full", "bare"))
    rows = [(p, c, h == "1", full, bare) for p, c, h, full, bare in zip(*columns, strict=True)]
    return tuple(sorted(rows, key=lambda r: -len(r[0])))


def country_of_registration(registration: str) -> str | None:
    """Return the country (ISO 3166-1) whose marks have this form, if any has."""
    mark = parse_registration(registration)
    if mark is None:
        return None
    if address_of_n_number(mark) is not None:
        return "US"
    hits = (
        country
        for prefix, country, _, full, _ in _prefixes()
        if mark.startswith(prefix) and re.fullmatch(full, mark)
    )
    return next((country for country in hits if country != "ZZ"), None)


@cache
def _address_blocks() -> tuple[list[int], tuple[str, ...], tuple[bool, ...]]:
    table = read_lines("address_blocks")
    starts = [int(start, 16) for start in texts(table["start"])]
    return starts, texts(table["country"]), tuple(m == "1" for m in texts(table["military"]))


def country_of_address(icao24: str) -> str | None:
    """Return the country ICAO gave the address to; nothing for none and for `~` addresses."""
    block = _block_of(icao24)
    return None if block is None else block[0] or None


def is_military_address(icao24: str) -> bool:
    """Say whether the address lies in a block known to be a military's; many are not known."""
    block = _block_of(icao24)
    return block is not None and block[1]


def _block_of(icao24: str) -> tuple[str, bool] | None:
    address = parse_icao_address(icao24)
    if address is None or address.startswith("~"):
        return None
    starts, countries, military = _address_blocks()
    i = bisect_right(starts, int(address, 16)) - 1
    return countries[i], military[i]


@cache
def _airlines() -> dict[str, str]:
    table = read_lines("airlines")
    return dict(zip(texts(table["icao"]), texts(table["name"]), strict=True))


def operator_of_callsign(callsign: str) -> str | None:
    """Return the airline whose ICAO designator the callsign begins with, digits following it.

    Nothing for `TYSON41` (a name, not a designator) and `N123AB` (the registration itself). A
    charter may fly under another's callsign, so this is who speaks, not always who operates.
    """
    match = _AIRLINE_CALLSIGN.fullmatch(callsign.strip().upper())
    return None if match is None else _airlines().get(match[1])


def airline_name(designator: str) -> str | None:
    """Return the airline with this three-letter ICAO designator."""
    return _airlines().get(designator.strip().upper())


def check_identity_pair(icao24: str, registration: str) -> str | None:
    """Say in English what is wrong with an address and a registration together, if anything.

    US pairs must be equal by the FAA's numbering; elsewhere the countries must not differ where
    both are known. Nothing is said where nothing can be.
    """
    expected = address_of_n_number(registration.strip().upper())
    actual = parse_icao_address(icao24)
    if actual is None or actual.startswith("~"):
        return None
    if expected is not None:
        if expected == actual:
            return None
        meant = n_number_of_address(actual)
        return f"{registration} is {expected}, not {actual}" + (f" ({meant})" if meant else "")
    if (by_address := n_number_of_address(actual)) is not None:
        return f"{actual} is {by_address}, not {registration}"
    return None
