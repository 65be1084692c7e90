"""Short words as whole numbers, so that columns of them are searched as fast as numbers.

Airport codes, callsigns and addresses have at most eight ASCII characters: the first stands in the
lowest byte, zero bytes after the last, as in `model.columns`. An airport is stored by its code and
not by its row, for rows move when the table of airports is renewed.
"""

import hashlib
from collections.abc import Iterable
from functools import cache

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.airports import load_airports
from wheelsdown.model.columns import NOT_AN_ICAO_ADDRESS
from wheelsdown.model.flight import Int32s
from wheelsdown.model.identity import IcaoAddress

Words = npt.NDArray[np.uint64]

MOST_LETTERS = 8
NO_WORD = 0


def word_of(text: str) -> int:
    """Return a word as a number; ValueError where it is too long or not ASCII."""
    data = text.encode("ascii", errors="strict")
    if len(data) > MOST_LETTERS:
        raise ValueError(f"a word of more than {MOST_LETTERS} letters: {text!r}")
    return int.from_bytes(data, "little")


def text_of(word: int) -> str:
    """Return the word that a number stands for; empty for none."""
    return int(word).to_bytes(8, "little").rstrip(b"\0").decode("ascii", errors="replace")


def words_of(texts: Iterable[str]) -> Words:
    """Return words as numbers, those left out that cannot be one."""
    return np.array(
        [word_of(t) for t in texts if t.isascii() and len(t) <= MOST_LETTERS], dtype=np.uint64
    )


def airport_words(rows: Int32s) -> Words:
    """Return the codes of rows of the airport table; none for -1."""
    return _words_of_airports()[np.asarray(rows)]


@cache
def _words_of_airports() -> Words:
    # One more at the end: -1, no airport, picks it.
    return np.array([*(word_of(code) for code in load_airports().icao), NO_WORD], dtype=np.uint64)


def address_text(address: int) -> IcaoAddress:
    """Return an address as it is written: six hex digits, `~` first where it is not ICAO's."""
    mark = "~" if address & NOT_AN_ICAO_ADDRESS else ""
    return IcaoAddress(f"{mark}{address & (NOT_AN_ICAO_ADDRESS - 1):06x}")


def address_number(address: str) -> int | None:
    """Return the number of an address as written, or nothing where it is none."""
    digits = address.strip().lower()
    mark = NOT_AN_ICAO_ADDRESS if digits.startswith("~") else 0
    digits = digits.removeprefix("~")
    if len(digits) != 6 or not set(digits) <= set("0123456789abcdef"):
        return None
    return int(digits, 16) | mark


def plain_mark(registration: str) -> str:
    """Return a registration as marks are compared: without hyphens, in small letters."""
    return registration.replace("-", "").lower()


def mark_key(registration: str) -> int:
    """Return the number under which a registration is looked up; two marks may share one."""
    plain = plain_mark(registration).encode()
    return int.from_bytes(hashlib.blake2b(plain, digest_size=8).digest(), "little")
