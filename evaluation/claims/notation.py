"""Reads the notation of NOTATION.md: marked text in, plain text and the claims in it out.

Strict, because a slip of a bracket would silently move the goalposts: whatever does not fit is a
`NotationError` that names the file, the line, what was given and what was expected.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from evaluation.claims.gold import (
    GoldClaim,
    GoldCount,
    GoldPassage,
    GoldPlace,
    GoldSpeaker,
    GoldTime,
)
from evaluation.claims.marked_text import MarkedText, NotationError, read_marked_text
from evaluation.claims.marked_times import read_range
from wheelsdown.model.report import ClaimType, Modality, SpeakerKind

SEPARATOR = "---"
HEADER = ("language", "published", "zone", "style")
NOT_GIVEN = " (not given)"
VOICE = "-"
"""In `by=`: the publisher's own voice, the same as no `by=` at all."""
ROW = re.compile(r"(?P<label>[ptns]?\d+)(?P<optional>\?)?\s+(?P<value>\S.*)")
PAIR = re.compile(r'(?P<key>[a-z]+)=(?:"(?P<quoted>[^"]*)"|(?P<plain>\S+))')
CLAIM_KEYS = {
    "place", "time", "count", "by", "modality", "registration", "callsign", "ordinal", "minutes",
}  # fmt: skip
REFERENCES = {"place": "p", "time": "t", "count": "n", "by": "s"}
AIRPORTS = re.compile(r"[A-Z]{4}(?:,[A-Z]{4})*")
COUNTRY = re.compile(r"[A-Z]{2}")
REGION = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
COUNT = re.compile(r"(?P<from>\d*)(?P<dots>\.\.)?(?P<to>\d*)")


def read_passage(path: Path) -> GoldPassage:
    """Return the passage of a file `…/LANGUAGE/PART/NAME.txt`."""
    return parse_passage(path.read_text(encoding="utf-8"), name=path.stem, part=path.parent.name)


def parse_passage(source: str, *, name: str, part: str) -> GoldPassage:
    """Return the passage that `source` writes in the notation."""
    header_lines, body_lines, table_lines = _sections(source, name)
    header = _header(header_lines, name)
    marked = read_marked_text(body_lines, name=name, first_line=len(header_lines) + 2)
    rows = _rows(table_lines, name, first_line=len(header_lines) + len(body_lines) + 3)
    _check_labels(marked, rows, name)
    claims = [
        _claim(label, rows, marked, header["zone"], name) for label in rows if label.isdigit()
    ]
    written = header["published"]
    if header["language"] not in ("en", "ru"):
        raise NotationError(name, 1, header["language"], "language: en or ru")
    return GoldPassage(
        name=name,
        language="en" if header["language"] == "en" else "ru",
        part=part,
        style=header["style"],
        published=_day(written.removesuffix(NOT_GIVEN), name),
        published_is_given=not written.endswith(NOT_GIVEN),
        text=marked.text,
        furniture=marked.furniture,
        claims=tuple(sorted(claims, key=lambda claim: (claim.start, -claim.end))),
    )


def _sections(source: str, name: str) -> tuple[list[str], list[str], list[str]]:
    lines = source.rstrip("\n").split("\n")
    cuts = [i for i, line in enumerate(lines) if line == SEPARATOR]
    if len(cuts) != 2:
        raise NotationError(
            name, 1, f"{len(cuts)} lines of {SEPARATOR}", "two: header, text, table"
        )
    return lines[: cuts[0]], lines[cuts[0] + 1 : cuts[1]], lines[cuts[1] + 1 :]


def _header(lines: list[str], name: str) -> dict[str, str]:
    header = {key: value for key, _, value in (line.partition(": ") for line in lines)}
    if tuple(header) != HEADER or not all(header.values()):
        raise NotationError(name, 1, sorted(header), f"the header lines {', '.join(HEADER)}")
    return header


def _day(written: str, name: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise NotationError(name, 2, written, "published: YYYY-MM-DD") from None


Rows = dict[str, tuple[int, bool, str]]
"""By label: line of the file, whether it is optional, and what is written after it."""


def _rows(lines: list[str], name: str, first_line: int) -> Rows:
    rows: Rows = {}
    for number, line in enumerate(lines, first_line):
        match = ROW.fullmatch(line.strip())
        if match is None:
            raise NotationError(name, number, line, "a label and what it stands for")
        if match["label"] in rows:
            raise NotationError(name, number, match["label"], "each label once in the table")
        rows[match["label"]] = (number, match["optional"] is not None, match["value"])
    return rows


def _check_labels(marked: MarkedText, rows: Rows, name: str) -> None:
    for label in marked.spans.keys() - rows.keys():
        raise NotationError(name, 0, label, "a row of the table for every mark of the text")
    for label in rows.keys() - marked.spans.keys():
        raise NotationError(name, rows[label][0], label, "a mark of the text for every row")
    used = {
        label
        for row_label, (line, _, value) in rows.items()
        if row_label.isdigit()
        for key, written in _pairs(value, name, line)
        if key in REFERENCES
        for label in re.split(r"[,>|]", written)
    }
    for label in {row for row in rows if not row.isdigit()} - used:
        raise NotationError(name, rows[label][0], label, "a claim that uses the mention")


def _pairs(value: str, name: str, line: int) -> Iterator[tuple[str, str]]:
    _, _, written = value.partition(" ")
    rest = PAIR.sub("", written).strip()
    if rest:
        raise NotationError(name, line, rest, "key=value after the type of a claim")
    for match in PAIR.finditer(written):
        if match["key"] not in CLAIM_KEYS:
            raise NotationError(name, line, match["key"], f"one of {sorted(CLAIM_KEYS)}")
        yield match["key"], match["quoted"] or match["plain"]


def _claim(label: str, rows: Rows, marked: MarkedText, zone: str, name: str) -> GoldClaim:
    line, optional, value = rows[label]
    types = value.split(" ", 1)[0].split("/")
    pairs = dict(_pairs(value, name, line))
    reading = _Mentions(rows, marked, zone, name)
    start, end = marked.spans[label]
    try:
        return GoldClaim(
            name=label,
            start=start,
            end=end,
            types=tuple(ClaimType(written) for written in types),
            optional=optional,
            modalities=tuple(Modality(m) for m in pairs.get("modality", "asserted").split("/")),
            places=tuple(reading.place(p) for p in _references(pairs, "place")),
            times=tuple(reading.time(t) for t in _references(pairs, "time")),
            count=reading.count(pairs["count"]) if "count" in pairs else None,
            chain=tuple(
                tuple(reading.speaker(s) for s in link.split("|"))
                for link in pairs.get("by", VOICE).split(">")
                if link != VOICE
            ),
            details=tuple((k, v) for k, v in pairs.items() if k not in {*REFERENCES, "modality"}),
        )
    except KeyError as unknown:
        raise NotationError(name, line, unknown.args[0], "a label that the table holds") from None
    except ValueError as refused:
        raise NotationError(name, line, value, f"types and modalities ({refused})") from None


def _references(pairs: Mapping[str, str], key: str) -> list[str]:
    return pairs[key].split(",") if key in pairs else []


class _Mentions:
    """The rows of one passage's mentions, read on demand."""

    def __init__(self, rows: Rows, marked: MarkedText, zone: str, name: str) -> None:
        self.rows, self.marked, self.zone, self.name = rows, marked, zone, name

    def _of(self, label: str, letter: str) -> tuple[int, str, int, int]:
        line, _, value = self.rows[label]
        if not label.startswith(letter):
            raise NotationError(self.name, line, label, f"a label that begins with {letter}")
        return line, value, *self.marked.spans[label]

    def place(self, label: str) -> GoldPlace:
        line, value, start, end = self._of(label, "p")
        if AIRPORTS.fullmatch(value):
            return GoldPlace(start=start, end=end, airports=tuple(value.split(",")))
        if COUNTRY.fullmatch(value):
            return GoldPlace(start=start, end=end, country=value)
        if REGION.fullmatch(value):
            return GoldPlace(start=start, end=end, country=value[:2], region=value)
        raise NotationError(self.name, line, value, "KIWA, UUDD,UUEE, EG or US-AZ")

    def time(self, label: str) -> GoldTime:
        line, value, start, end = self._of(label, "t")
        if value == "?":
            return GoldTime(start=start, end=end, time=None)
        time = read_range(value, zone=self.zone, name=self.name, line=line)
        return GoldTime(start=start, end=end, time=time)

    def count(self, label: str) -> GoldCount:
        line, value, start, end = self._of(label, "n")
        if value == "?":
            return GoldCount(start=start, end=end, minimum=None, maximum=None, scored=False)
        match = COUNT.fullmatch(value)
        if match is None or not (match["from"] or match["to"]):
            raise NotationError(self.name, line, value, "64, 81.., ..135, 24..99 or ?")
        low = int(match["from"]) if match["from"] else None
        high = low if not match["dots"] else int(match["to"]) if match["to"] else None
        return GoldCount(start=start, end=end, minimum=low, maximum=high)

    def speaker(self, label: str) -> GoldSpeaker:
        line, value, start, end = self._of(label, "s")
        try:
            kinds = tuple(SpeakerKind(kind) for kind in value.split("/"))
        except ValueError:
            raise NotationError(self.name, line, value, "kinds of speaker with / between") from None
        return GoldSpeaker(start=start, end=end, kinds=kinds)
