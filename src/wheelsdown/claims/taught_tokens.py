"""How the taught readers cut text: words and marks, each with its place in the text.

In come lines of a report and a vocabulary; out go numbers for the network and, for each, the range
of characters it stands for. English is cut into pieces of words, as the model was that the English
reader grew from; Russian into whole words, with the number of the nearest known form.
"""

import unicodedata
import zlib
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence

from wheelsdown.claims.patterns import regex

Range = tuple[int, int]

LONGEST_WORD_CHARACTERS = 100
"""A longer run of letters is no word."""

# Russian: digits, words with their hyphens, single marks.
WORD_OR_MARK = regex(r"\d+|[^\W\d_]+(?:[-’'][^\W\d_]+)*|[^\w\s]|_")
LATIN = regex(r"[a-z]")
YEAR_DIGITS = 4
SUFFIX_CHARACTERS, PREFIX_CHARACTERS, ENDING_CHARACTERS = 3, 4, 2
BUCKETS = 8192
"""Numbers that beginnings and endings of words are folded into."""

# The nearest known form of a word shares its beginning: this many letters and this much of it.
LEAST_SHARED_CHARACTERS = 5
LEAST_SHARED = 0.6
LONGER_BY_CHARACTERS = 4


class WordPieces:
    """Cuts English into pieces of words, the longest known piece first, without case or accents."""

    def __init__(self, pieces: Sequence[str]) -> None:
        """Take the vocabulary: a piece inside a word begins with `##`."""
        self.numbers = {piece: n for n, piece in enumerate(pieces)}
        self.unknown = self.numbers["[UNK]"]

    def cut(self, line: str) -> Iterator[tuple[int, Range]]:
        """Yield the number and the range of each piece of a line."""
        for letters, places in _basic_words(line):
            yield from self._pieces(letters, places)

    def _pieces(self, letters: str, places: Sequence[int]) -> Iterator[tuple[int, Range]]:
        found: list[tuple[int, Range]] = []
        at = 0
        while at < len(letters) <= LONGEST_WORD_CHARACTERS:
            for end in range(len(letters), at, -1):
                number = self.numbers.get(("##" if at else "") + letters[at:end])
                if number is not None:
                    found.append((number, (places[at], places[end - 1] + 1)))
                    at = end
                    break
            else:
                break
        if at == len(letters):
            yield from found
        else:
            yield self.unknown, (places[0], places[-1] + 1)


def _basic_words(line: str) -> Iterator[tuple[str, list[int]]]:
    """Yield words in small letters without accents, and marks one by one, with their places."""
    letters: list[str] = []
    places: list[int] = []
    for at, character in enumerate(line):
        category = unicodedata.category(character)
        is_mark = category.startswith("P") or (character.isascii() and category.startswith("S"))
        if is_mark or character.isspace():
            if letters:
                yield "".join(letters), places
            letters, places = [], []
            if is_mark:
                yield character, [at]
        elif not category.startswith("C"):
            for small in unicodedata.normalize("NFD", character.lower()):
                if unicodedata.category(small) != "Mn":
                    letters.append(small)
                    places.append(at)
    if letters:
        yield "".join(letters), places


class KnownWords:
    """Finds the number of a Russian word, or of the known form of it that is nearest."""

    def __init__(self, words: Sequence[str]) -> None:
        """Take the known words, in order of their letters."""
        self.words = words
        self.numbers: Mapping[str, int] = {word: n for n, word in enumerate(words)}
        self.unknown = len(words)
        self.line_break = len(words) + 1

    def number(self, word: str) -> int:
        """Return the number of a word in small letters."""
        plain = word.replace("ё", "е")
        for form in (word, plain, word.rsplit("-", 1)[-1]):
            if form in self.numbers:
                return self.numbers[form]
        if len(word) < LEAST_SHARED_CHARACTERS:
            return self.unknown
        after = bisect(self.words, plain)
        near = [n for n in (after - 1, after) if 0 <= n < len(self.words)]
        shared = {n: _shared(plain, self.words[n]) for n in near}
        fitting = [n for n in near if self._is_form(plain, self.words[n], shared[n])]
        return max(fitting, key=lambda n: shared[n], default=self.unknown)

    @staticmethod
    def _is_form(word: str, known: str, shared: int) -> bool:
        enough = max(LEAST_SHARED_CHARACTERS, LEAST_SHARED * len(word))
        return shared >= enough and len(known) <= len(word) + LONGER_BY_CHARACTERS


def _shared(one: str, other: str) -> int:
    """Return how many first letters two words share."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                min(len(one), len(other)))  # fmt: skip


def features_of(word: str) -> tuple[int, int, int, int]:
    """Return the numbers of a word's ending, beginning, kind of ending, and shape."""
    small = word.lower().replace("ё", "е")
    whole = small.isdigit() or not small.isalnum()
    kind = small if whole else small[-ENDING_CHARACTERS:]
    return (
        _bucket("s" + small[-SUFFIX_CHARACTERS:]),
        _bucket("p" + small[:PREFIX_CHARACTERS]),
        _bucket("c" + kind),
        _shape(word),
    )


def _bucket(text: str) -> int:
    return zlib.crc32(text.encode()) % BUCKETS


def _shape(word: str) -> int:
    """Return 0 for the end of a line, 1 and 2 digits, 3 a mark, 4 to 7 letters of several kinds."""
    if word == "\n":
        return 0
    if word.isdigit():
        return 1 if len(word) == YEAR_DIGITS else 2
    if not word[0].isalnum():
        return 3
    if word.isupper() and len(word) > 1:
        return 4
    if word[0].isupper():
        return 5
    return 6 if LATIN.match(word) else 7
