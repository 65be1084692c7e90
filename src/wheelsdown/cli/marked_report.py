"""A report on a terminal with its claims underlined and numbered, and a table of them below.

In comes a `Reading`; out go rich renderables. Each claim is underlined where it stands, its number
after its last word; a claim within another is underlined twice. Furniture is dimmed, never dropped.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from wheelsdown.claims.proposals import is_proposed
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import Claim, PassageKind, Reading, shown_range
from wheelsdown.publishing.claim_words import claim_heading, speaker_words, value_words
from wheelsdown.publishing.visible_text import on_one_line, visible
from wheelsdown.wording.catalogue import say

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
BETWEEN_NUMBERS = "˒"

COLOURS = (("flight.", "cyan"), ("person.", "yellow"), ("group.", "yellow"))
"""By what is spoken of; anything else is green. The underline says it without colours too."""
OTHER_COLOUR = "green"
PROPOSED_COLOUR = "magenta"
PROPOSED = "?"
"""After the number of a claim that a model proposes and nobody has accepted."""

DIMMED = Style(dim=True)
HEADINGS = ("number", "claim", "who", "read")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """One claim to be underlined: its number, and its range in the text a reader sees."""

    number: int
    start: int
    end: int
    claim: Claim


def print_marked(reading: Reading, language: Language, console: Console | None = None) -> None:
    """Print the report with its claims underlined, then the table of them."""
    out = console or Console(highlight=False)
    marks = marks_of(reading)
    for line in marked_lines(reading, marks):
        out.print(line)
    out.print()
    if marks:
        out.print(claims_table(marks, language))
        out.print()


def marks_of(reading: Reading) -> tuple[Mark, ...]:
    """Return the claims, numbered from 1 in the order of the text."""
    return tuple(
        Mark(number=number, start=start, end=end, claim=claim)
        for number, claim in enumerate(reading.claims, 1)
        for start, end in [shown_range(reading.report, claim.quote.start, claim.quote.end)]
    )


def marked_lines(reading: Reading, marks: Sequence[Mark]) -> Iterator[Text]:
    """Yield the passages of a report in order, parted by empty lines but for furniture."""
    before: PassageKind | None = None
    for passage in reading.passages:
        kinds = {before or passage.kind, passage.kind}
        if before is not None and (len(kinds) > 1 or PassageKind.FURNITURE not in kinds):
            yield Text()
        start, end = shown_range(reading.report, passage.span.start, passage.span.end)
        base = _base_style(passage.kind)
        yield _marked(reading.report.text, start, end, marks, base)
        before = passage.kind


def _base_style(kind: PassageKind) -> Style:
    if kind is PassageKind.FURNITURE:
        return DIMMED
    if kind is PassageKind.CAPTION:
        return Style(italic=True)
    return Style(bold=kind is PassageKind.HEADLINE)


def _marked(text: str, start: int, end: int, marks: Sequence[Mark], base: Style) -> Text:
    """Return a stretch of text, cut where a claim begins or ends and styled by those it is in."""
    here = [m for m in marks if m.start < end and m.end > start]
    cuts = sorted({start, end, *(c for m in here for c in (m.start, m.end) if start < c < end)})
    line = Text(end="\n")
    for a, b in pairwise(cuts):
        within = [m for m in here if m.start <= a and b <= m.end]
        line.append(visible(text[a:b]), base + _underline(within))
        ending = [m for m in here if m.end == b]
        if ending:
            line.append(_raised(ending), Style(bold=True, color=_colour(ending[-1].claim)))
    return line


def _underline(within: Sequence[Mark]) -> Style:
    """Return how characters within some claims look: the innermost gives the colour."""
    if not within:
        return Style()
    innermost = min(within, key=lambda m: (m.end - m.start, m.number))
    nested = len({(m.start, m.end) for m in within}) > 1
    return Style(underline=not nested, underline2=nested, color=_colour(innermost.claim))


def _colour(claim: Claim) -> str:
    if is_proposed(claim):
        return PROPOSED_COLOUR
    found = (colour for kind, colour in COLOURS if claim.type.startswith(kind))
    return next(found, OTHER_COLOUR)


def _raised(marks: Sequence[Mark]) -> str:
    return BETWEEN_NUMBERS.join(
        str(m.number).translate(RAISED) + (PROPOSED if is_proposed(m.claim) else "") for m in marks
    )


def claims_table(marks: Sequence[Mark], language: Language) -> Table:
    """Return the claims by number: type, who says it, what was read out of it, the id."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for name in HEADINGS:
        justify = "right" if name == "number" else "left"
        table.add_column(
            say(f"cli.marked_{name}", language),
            justify=justify,  # type: ignore[arg-type]
            overflow="fold",
            ratio=None if name == "number" else 3 if name == "read" else 2,
        )
    for mark in marks:
        table.add_row(*_row(mark, language))
    return table


def _row(mark: Mark, language: Language) -> tuple[Text, ...]:
    claim = mark.claim
    read = Text("\n").join(
        [
            *(Text(on_one_line(words)) for words in value_words(claim, language)),
            Text(claim.claim, DIMMED),
        ]
    )
    return (
        Text(str(mark.number), Style(bold=True, color=_colour(claim))),
        Text(claim_heading(claim, language)),
        Text(on_one_line(speaker_words(claim.attribution, language))),
        read,
    )
