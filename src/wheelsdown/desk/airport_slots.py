"""Airports kept as words, turned into rows of the airport table a hundred thousand at a time.

Days keep an airport by its code, for rows move when the table is renewed; a search counts in rows.
In: a column of words. Out: a column of rows.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from wheelsdown.aviation.airports import load_airports
from wheelsdown.desk.column_file import Column
from wheelsdown.desk.day_words import MOST_LETTERS
from wheelsdown.itineraries.columns import UNKNOWN
from wheelsdown.model.flight import Int32s, Int64s

_SLOTS_BITS = 19
_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2^64 over the golden ratio: spreads words that differ in a letter over all slots."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _AirportSlots:
    word: Column
    code: Int32s
    sorted_words: Column
    sorted_codes: Int32s


@lru_cache(maxsize=1)
def airport_codes() -> dict[str, int]:
    """Return the row of every airport in the table."""
    return {icao: row for row, icao in enumerate(load_airports().icao)}


@lru_cache(maxsize=1)
def _airport_slots() -> _AirportSlots:
    """Return a slot for every airport; of two in one slot the second is looked up by order."""
    words = np.array(load_airports().icao, dtype=f"S{MOST_LETTERS}").view(np.uint64)
    codes = np.arange(len(words), dtype=np.int32)
    word = np.zeros(1 << _SLOTS_BITS, dtype=np.uint64)
    code = np.full(1 << _SLOTS_BITS, UNKNOWN, dtype=np.int32)
    slot, by_traffic = _slots(words), _least_flown_from_first()
    word[slot[by_traffic]], code[slot[by_traffic]] = words[by_traffic], codes[by_traffic]
    code[word == 0] = UNKNOWN
    order = np.argsort(words, kind="stable")
    return _AirportSlots(word=word, code=code, sorted_words=words[order], sorted_codes=codes[order])


def _least_flown_from_first() -> Int64s:
    """Return the rows of airports, large ones with airlines last: of two these keep the slot."""
    airports = load_airports()
    kind = airports.kind_rank.astype(np.int64)
    return np.lexsort((-kind, airports.scheduled)).astype(np.int64)


def _slots(words: Column) -> Int64s:
    slot = words * _SPREAD
    slot >>= np.uint64(64 - _SLOTS_BITS)
    # Numpy would turn unsigned places into signed ones at every use.
    return slot.view(np.int64)


def codes_of_words(words: Column) -> Int32s:
    """Return rows of the airport table for codes stored as words; `UNKNOWN` for none."""
    table = _airport_slots()
    slot = _slots(words)
    codes: Int32s = table.code.take(slot, mode="clip")
    other = np.flatnonzero(table.word.take(slot, mode="clip") != words)
    if len(other):
        at = np.searchsorted(table.sorted_words, words[other])
        at = np.minimum(at, len(table.sorted_words) - 1)
        known = table.sorted_words[at] == words[other]
        codes[other] = np.where(known, table.sorted_codes[at], UNKNOWN)
    return codes
