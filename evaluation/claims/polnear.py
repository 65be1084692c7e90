"""Reads PolNeAR's layout: `text/NAME.txt` beside `attributions/NAME_XXXX.ann` in brat's notation.

A line `T1<tab>Source 0 5;8 12<tab>words` names characters, `E1<tab>Attribution:T2 Source:T1
Content:T3` ties a cue to its source and content. Several annotators marked some texts, each in a
file of four hex digits of his own; the first is read.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ANNOTATOR = re.compile(r"_[0-9a-f]{4}$")


@dataclass(frozen=True, slots=True, kw_only=True)
class PolnearAttribution:
    """Who is credited, and with what; a broken span counts from its first to its last character."""

    source: tuple[int, int]
    content: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class PolnearText:
    """One news item."""

    name: str
    text: str
    attributions: tuple[PolnearAttribution, ...]


def read_polnear(folder: Path) -> Iterator[PolnearText]:
    """Yield the texts of one split, in order of their names; a mark file without a text is left."""
    marks: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        marks.setdefault(ANNOTATOR.sub("", path.stem), path)
    for name, path in marks.items():
        text = folder / "text" / f"{name}.txt"
        if text.is_file():
            # Offsets count a carriage return as a character, so no line ending may be changed.
            yield PolnearText(
                name=name,
                text=text.read_bytes().decode("utf-8"),
                attributions=tuple(_attributions(path.read_text(encoding="utf-8"))),
            )


def _attributions(marks: str) -> Iterator[PolnearAttribution]:
    spans: dict[str, tuple[int, int]] = {}
    events: list[dict[str, str]] = []
    for line in marks.splitlines():
        columns = line.split("\t")
        if line.startswith("T") and len(columns) >= 3:
            bounds = [int(number) for number in re.findall(r"\d+", columns[1].split(" ", 1)[1])]
            spans[columns[0]] = (bounds[0], bounds[-1])
        elif line.startswith("E") and len(columns) >= 2:
            parts = (part.split(":") for part in columns[1].split())
            # A second source of one event is `Source2`: the first is enough to be credited.
            events.append({role: label for role, label in parts})
    for event in events:
        if event.get("Source") in spans and event.get("Content") in spans:
            yield PolnearAttribution(source=spans[event["Source"]], content=spans[event["Content"]])
