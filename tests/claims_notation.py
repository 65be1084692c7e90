"""Passages in the reader's notation, and what they expect.

`{departure: The jet left [Mesa] [at 6:14 a.m. Friday]}, {said by: an advocate} said.`

Braces mark the quote of a claim, with its type and, if it is not asserted, its modality:
`{arrival denied: …}`. Brackets inside mark a place or a time of that claim. `{said by: …}` marks
every speaker of the passage. Quotes may nest. Everything not marked must give no claim.
"""

import datetime as dt
from dataclasses import dataclass, field

from wheelsdown.claims.extraction import read_report
from wheelsdown.model.report import Reading, Report
from wheelsdown.model.time_range import TimeRange

# A Saturday: "on Friday" is 7 November 2025 and "on Monday" the 3rd.
PUBLISHED = dt.date(2025, 11, 8)


@dataclass
class Marked:
    """A passage without its marks, and the marks."""

    text: str = ""
    quotes: set = field(default_factory=set)
    speakers: set = field(default_factory=set)
    parts: dict = field(default_factory=dict)


def parse(marked: str) -> Marked:
    """Return the plain text of a marked passage with what is marked."""
    found = Marked()
    open_marks: list = []
    i = 0
    while i < len(marked):
        if marked[i] == "{":
            head, _, _ = marked[i + 1 :].partition(":")
            open_marks.append((head.strip(), len(found.text)))
            i += len(head) + 2
            i += marked[i] == " "
        elif marked[i] == "[":
            open_marks.append(("[", len(found.text)))
            i += 1
        elif marked[i] in "}]":
            head, start = open_marks.pop()
            _close(found, head, start, open_marks)
            i += 1
        else:
            found.text += marked[i]
            i += 1
    return found


def _close(found: Marked, head: str, start: int, open_marks: list) -> None:
    words = found.text[start:]
    if head == "[":
        owner = next((m for m in reversed(open_marks) if m[0] not in ("[", "said by")), None)
        if owner is not None:
            found.parts.setdefault((owner[0].split()[0], owner[1]), set()).add(words)
    elif head == "said by":
        found.speakers.add(words)
    else:
        kind, _, modality = head.partition(" ")
        found.quotes.add((kind, modality or "asserted", words))


def read(text: str, published: dt.date | None = PUBLISHED) -> Reading:
    """Return the reading of a plain text that appeared on `published`."""
    when = None
    if published is not None:
        noon = dt.datetime(published.year, published.month, published.day, 12, tzinfo=dt.UTC)
        when = TimeRange(earliest=noon, latest=noon)
    report = Report(digest="sha256:" + "ab" * 32, name="case", original=text, text=text)
    return read_report(report, published=when)


def quotes_of(reading: Reading, types: str = "") -> set:
    """Return type, modality and words of every claim whose type begins with `types`."""
    return {
        (c.type.removeprefix("flight."), str(c.modality), c.quote.text)
        for c in reading.claims
        if c.type.startswith(types)
    }


def speakers_of(reading: Reading, types: str = "") -> set:
    """Return the words of every speaker of every claim whose type begins with `types`."""
    claims = (c for c in reading.claims if c.type.startswith(types))
    return {a.span.text for c in claims for a in c.attribution}


def parts_of(reading: Reading, types: str = "") -> dict:
    """Return the places and times of every claim that has any, by type and where its quote is."""
    parts: dict = {}
    for c in (c for c in reading.claims if c.type.startswith(types)):
        v = c.value
        places = [p.span.text for p in (v.place, v.origin, v.destination, *v.via) if p is not None]
        words = {*places, *(t.span.text for t in c.times)}
        if words:
            key = (c.type.removeprefix("flight."), c.quote.start)
            parts.setdefault(key, set()).update(words)
    return parts


def check(marked: str, types: str = "") -> None:
    """Hold a marked passage against what is read from it, of the types that begin so."""
    expected = parse(marked)
    reading = read(expected.text)
    assert quotes_of(reading, types) == expected.quotes
    assert speakers_of(reading, types) == expected.speakers
    assert parts_of(reading, types) == expected.parts
