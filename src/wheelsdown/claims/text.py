"""The characters of a report: one-for-one simplification, language, lines and joined lines.

In comes `report.text`; out go ranges of it. Nothing here changes the length of a text, so an
offset found in the simplified text is an offset in the report.
"""

from collections.abc import Callable

from wheelsdown.claims.patterns import regex
from wheelsdown.model.bilingual import Language

# One character for one character: rules then need one apostrophe and one space.
SIMPLER = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u02bc\u2032", "'"),
        **dict.fromkeys("\u201e\u201f", "“"),
        **dict.fromkeys("\u2010\u2011\u2012", "-"),
        **dict.fromkeys("\t\n\r\x0b\x0c\x85\xa0\u2028\u2029\u202f\u3000\x00\ufeff", " "),
        **{chr(c): " " for c in range(0x2000, 0x2010)},
    }
)

LINE = regex(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+")
CYRILLIC = regex(r"[А-Яа-яЁё]")
LATIN = regex(r"[A-Za-z]")
WORD = regex(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")

# Letters looked at to tell the language: enough for any page, little for a file of megabytes.
LANGUAGE_SAMPLE_CHARACTERS = 200_000

# A line broken by a mail program or a PDF is about this long; a menu entry is shorter.
WRAPPED_LINE_CHARACTERS = 45

# "2) 9 Dec: …", "07:40 — …": the next entry of a list, and no rest of a sentence.
LIST_MARK = regex(
    r"\d{1,3}[).]\s|\d{1,2}[:.]\d\d\b|\d{1,2}/\d{1,2}\b|"
    r"\d{1,2}\s[A-Z][a-z]{2,8}\b\.?\s?[:–—-]"
)

TERMINAL = '.!?…:;”"»)'


def overlap(one: tuple[int, int], other: tuple[int, int]) -> float:
    """Return intersection over union of two ranges, each from its first character to its last."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return max(0, shared) / max(1, max(one[1], other[1]) - min(one[0], other[0]))


def simplify(text: str) -> str:
    """Return `text` with one apostrophe, one space and one hyphen; every offset stays the same."""
    return text.translate(SIMPLER)


def language_of(text: str) -> Language | None:
    """Return the language most letters are of, judged by script; nothing without letters."""
    sample = text[:LANGUAGE_SAMPLE_CHARACTERS]
    cyrillic = len(CYRILLIC.findall(sample))
    latin = len(LATIN.findall(sample))
    if cyrillic == latin == 0:
        return None
    return "ru" if cyrillic > latin else "en"


# A Russian sentence may be full of Latin names, types and callsigns; an English one has no Cyrillic.
LATIN_IN_RUSSIAN = 3


def is_in_language(text: str, language: Language) -> bool:
    """Say whether `text` can be a sentence of `language`, whatever foreign names it is full of."""
    if language != "ru":
        return language_of(text) == language
    cyrillic = len(CYRILLIC.findall(text))
    return cyrillic > 0 and cyrillic * LATIN_IN_RUSSIAN >= len(LATIN.findall(text))


def find_lines(text: str) -> list[tuple[int, int]]:
    """Return the lines that hold more than spaces, whole, indentation and all, in order."""
    return [m.span() for m in LINE.finditer(text) if m.group().strip(" \t\xa0\x00\ufeff\u200b")]


def join_wrapped_lines(
    text: str, lines: list[tuple[int, int]], stands_alone: Callable[[str], bool]
) -> list[tuple[int, int]]:
    """Return `lines` with those joined that a program broke in the middle of a sentence.

    A line is joined to the next where no empty line lies between, it is long, it ends in no
    terminal mark, and the next begins with a small letter or a digit; a line with a digit first
    that `stands_alone` ("4 min read") is not.
    """
    joined: list[tuple[int, int]] = []
    for start, end in lines:
        alone = text[start].isdigit() and stands_alone(text[start:end])
        if joined and not alone and _runs_on(text, joined[-1], start):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def _runs_on(text: str, before: tuple[int, int], start: int) -> bool:
    """Say whether the line at `start` goes on with the sentence of the range `before`."""
    between = text[before[1] : start]
    if between.count("\n") > 1 or len(between) > 2:
        return False
    last_line = text[max(before[0], before[1] - 200) : before[1]].splitlines()[-1:]
    if not last_line or len(last_line[0]) < WRAPPED_LINE_CHARACTERS:
        return False
    if last_line[0].rstrip()[-1:] in TERMINAL:
        return False
    first = text[start : start + 1]
    if LIST_MARK.match(text, start):
        return False
    return first.islower() or first.isdigit()


def trim(text: str, start: int, end: int, marks: str = " ") -> tuple[int, int]:
    """Return the range without spaces and `marks` at either end."""
    while start < end and (text[start] in marks or text[start].isspace()):
        start += 1
    while end > start and (text[end - 1] in marks or text[end - 1].isspace()):
        end -= 1
    return start, end


def count_words(text: str) -> int:
    """Return how many words `text` has."""
    return sum(1 for _ in WORD.finditer(text))
