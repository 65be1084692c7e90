"""The passages that teach: marked text in, and beside each what the rules alone find in it.

A file of `evaluation/claims/taught` holds passages in the notation of NOTATION.md with a line
`=====` between them. Most leave out places, times and numbers: the readers learn where a claim is,
of what type, how firmly it is said and whether somebody is credited.
"""

import sys
from dataclasses import dataclass
from pathlib import Path

from evaluation.claims.gold import GoldPassage
from evaluation.claims.marked_text import NotationError
from evaluation.claims.notation import parse_passage
from evaluation.claims.reading import as_report, published
from wheelsdown.claims.extraction import hear_report
from wheelsdown.claims.taught_claims import credited_by_rules, found_by_rules
from wheelsdown.claims.taught_window import CreditedByRules, Found
from wheelsdown.model.bilingual import Language

FOLDER = Path(__file__).parents[1] / "taught"
BETWEEN = "\n=====\n"
HELD_OUT_FILES = 2
"""The last of every writer's: thresholds are set and the first scores taken on them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A marked passage with what the rules find in it and the lines they read."""

    passage: GoldPassage
    found: tuple[Found, ...]
    credited: CreditedByRules
    lines: tuple[tuple[int, int], ...]


def taught_files(language: Language) -> list[Path]:
    """Return the files of a language, by writer (their first letter) and number."""
    return sorted((FOLDER / language).glob("*.txt"))


def held_out_files(language: Language, unknown: str | None = None) -> list[Path]:
    """Return all files of the writers `unknown`; without them, the last files of every writer."""
    files = taught_files(language)
    if unknown is not None:
        return [file for file in files if file.name[0] in unknown]
    writers = sorted({file.name[0] for file in files})
    return [f for w in writers for f in [x for x in files if x.name[0] == w][-HELD_OUT_FILES:]]


def read_taught(files: list[Path]) -> list[GoldPassage]:
    """Return the passages of files; one that does not follow the notation is named and left out."""
    passages = []
    for file in files:
        for number, source in enumerate(file.read_text(encoding="utf-8").split(BETWEEN), 1):
            name = f"{file.stem}-{number}"
            try:
                passages.append(parse_passage(source.strip("\n") + "\n", name=name, part="taught"))
            except NotationError as error:
                sys.stderr.write(f"left out: {error}\n")
    return passages


def as_lesson(passage: GoldPassage) -> Lesson:
    """Return a passage with what the rules alone find: no parser, no taught reader."""
    heard = hear_report(as_report(passage), published=published(passage))
    at = 0
    lines = []
    for line in passage.text.split("\n"):
        end = at + len(line)
        if line.strip() and not any(a < end and at < b for a, b in passage.furniture):
            lines.append((at, end))
        at = end + 1
    return Lesson(
        passage=passage,
        found=tuple(found_by_rules(heard)),
        credited=credited_by_rules(heard),
        lines=tuple(lines),
    )
