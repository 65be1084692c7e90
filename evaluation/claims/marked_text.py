"""Takes the marks out of a text and remembers where they stood."""

import re
from dataclasses import dataclass

FURNITURE = "%% "
"""Begins a line of furniture; not part of the plain text."""
OPENING = re.compile(r"\[(?P<claim>\d+) |\{(?P<mention>[ptns]\d+) ")
CLOSING = {"]": "a claim", "}": "a mention"}


class NotationError(ValueError):
    """A file that does not follow NOTATION.md."""

    def __init__(self, name: str, line: int, given: object, expected: str) -> None:
        """Keep where it is and say what was given and what was expected."""
        super().__init__(f"{name}.txt line {line}: {given!r} was given, expected {expected}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """Plain text, where each label's mark stood in it, and its lines of furniture."""

    text: str
    spans: dict[str, tuple[int, int]]
    furniture: tuple[tuple[int, int], ...]


def read_marked_text(lines: list[str], *, name: str, first_line: int) -> MarkedText:
    """Return the plain text of marked `lines`; a mark opens and closes in one paragraph."""
    plain: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    furniture: list[tuple[int, int]] = []
    length = 0
    for number, line in enumerate(lines, first_line):
        is_furniture = line.startswith(FURNITURE)
        shown, found = _read_line(line.removeprefix(FURNITURE), name, number)
        for label, (start, end) in found.items():
            if label in spans or is_furniture:
                raise NotationError(name, number, label, "a label once, and none in furniture")
            spans[label] = (length + start, length + end)
        if is_furniture:
            furniture.append((length, length + len(shown)))
        plain.append(shown)
        length += len(shown) + 1
    return MarkedText(text="\n".join(plain), spans=spans, furniture=tuple(furniture))


def _read_line(line: str, name: str, number: int) -> tuple[str, dict[str, tuple[int, int]]]:
    shown: list[str] = []
    spans: dict[str, tuple[int, int]] = {}
    open_marks: list[tuple[str, str, int]] = []
    at = 0
    while at < len(line):
        opening = OPENING.match(line, at)
        if opening is not None:
            label = opening["claim"] or opening["mention"]
            closes = "]" if opening["claim"] else "}"
            open_marks.append((label, closes, len(shown)))
            at = opening.end()
            continue
        if line[at] in CLOSING:
            if not open_marks or open_marks[-1][1] != line[at]:
                raise NotationError(name, number, line[at:], f"no end of {CLOSING[line[at]]} here")
            label, _, start = open_marks.pop()
            if label in spans or start == len(shown):
                raise NotationError(name, number, label, "a label once, around some characters")
            spans[label] = (start, len(shown))
        elif line[at] in "[{":
            raise NotationError(name, number, line[at : at + 12], "a number or p, t, n, s after it")
        else:
            shown.append(line[at])
        at += 1
    if open_marks:
        raise NotationError(name, number, open_marks[-1][0], f"its {open_marks[-1][1]}")
    return "".join(shown), spans
