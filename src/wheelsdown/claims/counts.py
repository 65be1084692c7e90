"""Numbers as said, as ranges that promise no more than the words do.

In comes a number and the words around it, found by a language's own module; out goes a `Count`.
The conventions are those of the contract, so that two readers give the same range.
"""

import math
from dataclasses import dataclass

from wheelsdown.model.report import Count

# "About N" is N give or take a tenth.
ABOUT_SHARE_PERCENT = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class CountHit:
    """A number found in a text: its range there, what it counts as, and where the number ends."""

    start: int
    end: int
    count: Count


def count_said(
    start: int, words: str, bounds: tuple[int | None, int | None], *, bare: bool
) -> CountHit:
    """Return what `words` at `start` count: one number, said bare, is the best as well."""
    low, high = bounds
    best = low if bare and low == high else None
    return CountHit(
        start=start,
        end=start + len(words),
        count=Count(text=words, minimum=low, maximum=high, best=best),
    )


def exactly(number: int) -> tuple[int, int]:
    """A bare number is that number."""
    return number, number


def about(number: int) -> tuple[int, int]:
    """ "About N" is N give or take 10 %, rounded outwards."""
    room = number * ABOUT_SHARE_PERCENT / 100
    return math.floor(number - room), math.ceil(number + room)


def more_than(number: int) -> tuple[int, None]:
    """ "More than N" starts at N + 1."""
    return number + 1, None


def at_least(number: int) -> tuple[int, None]:
    """ "At least N" starts at N."""
    return number, None


def less_than(number: int) -> tuple[None, int]:
    """ "Fewer than N" ends at N - 1; nothing is said of the other side."""
    return None, max(0, number - 1)


def at_most(number: int) -> tuple[None, int]:
    """ "Up to N", "as many as N" end at N."""
    return None, number


def nearly(number: int) -> tuple[int, int]:
    """ "Nearly N" is the tenth below N."""
    return about(number)[0], number
