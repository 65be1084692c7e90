"""Where words stand in a report, letter for letter but for spaces, quotation marks and dashes.

In come the text of a report and words somebody says are in it; out go ranges of the text. A model,
like a person at a keyboard, types straight quotes and one space; nothing else may differ.
"""

from bisect import bisect_right
from dataclasses import dataclass

from wheelsdown.claims.patterns import regex

ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛ʼ′`", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒–—―−", "-"),
        **dict.fromkeys("\u200b\u200c\u200d\u00ad\ufeff\u2060"),
    }
)
SPACE = regex(r"\s+")
UNSEEN = "\u200b\u200c\u200d\u00ad\ufeff\u2060"
ODD = regex(rf"[\s{UNSEEN}]{{2,}}|[^\S ]|[{UNSEEN}]")
"""What is not a single plain space between words."""
# "3" of "3,500" and "500" of "3 500" are no numbers of the text.
DIGIT_BEFORE = regex(r"\d[.,'\s]?$")
DIGIT_AFTER = regex(r"[.,'\s]?\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Searchable:
    """A text as it is searched: one space for any, plain marks, unseen characters left out."""

    plain: str
    shifts: tuple[tuple[int, int], ...]
    """(from where in `plain`, what to add) to come back to the text, in order."""


def plain_words(words: str) -> str:
    """Return words with one space for any, plain quotation marks and hyphens."""
    return SPACE.sub(" ", words.translate(ALIKE)).strip()


def searchable(text: str) -> Searchable:
    """Return a text made ready to be searched many times."""
    pieces: list[str] = []
    shifts: list[tuple[int, int]] = []
    length = at = 0
    for odd in ODD.finditer(text):
        pieces.append(text[at : odd.start()])
        length += odd.start() - at
        kept = " " if any(c.isspace() for c in odd[0]) else ""
        pieces.append(kept)
        length += len(kept)
        at = odd.end()
        shifts.append((length, at - length))
    pieces.append(text[at:])
    return Searchable(plain="".join(pieces).translate(ALIKE), shifts=tuple(shifts))


def find_words(words: str, within: Searchable, *, most: int = 50) -> tuple[tuple[int, int], ...]:
    """Return the ranges of the text where `words` stand as whole words, at most `most`."""
    wanted = plain_words(words)
    found: list[tuple[int, int]] = []
    at = within.plain.find(wanted) if wanted else -1
    while at >= 0 and len(found) < most:
        end = at + len(wanted)
        if _whole(within.plain, at, end):
            found.append((_back(within, at), _back(within, end - 1) + 1))
        at = within.plain.find(wanted, at + 1)
    return tuple(found)


def stands_before(words: str, start: int, text: str) -> bool:
    """Say whether `words` stand right before `start` of a text."""
    wanted = plain_words(words)
    before = plain_words(text[max(0, start - 2 * len(wanted) - 20) : start])
    return bool(wanted) and before.endswith(wanted)


def _whole(text: str, start: int, end: int) -> bool:
    """Say whether a range cuts no word and no number."""
    first, last = text[start], text[end - 1]
    if start and first.isalnum() and text[start - 1].isalnum():
        return False
    if end < len(text) and last.isalnum() and text[end].isalnum():
        return False
    if first.isdigit() and DIGIT_BEFORE.search(text[max(0, start - 2) : start]):
        return False
    return not (last.isdigit() and DIGIT_AFTER.match(text[end : end + 2]))


def _back(within: Searchable, at: int) -> int:
    """Return where the character at `at` of the plain text stands in the text itself."""
    index = bisect_right(within.shifts, (at, 1 << 60)) - 1
    return at if index < 0 else at + within.shifts[index][1]
