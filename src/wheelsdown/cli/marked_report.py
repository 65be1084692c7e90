"""A report on a terminal with its claims underlined and numbered, and a table of them below.

In comes a `Reading`; out go rich renderables. Each claim is underlined where it stands, its number
after its last word; a claim within another is underlined twice. Furniture is dimmed, never dropped.
"""

from collections.abc import Iterator, Sequence

from rich.console import Console
from rich.style import Style
from rich.table import Table
from rich.text import Text

from wheelsdown.claims.proposals import is_proposed
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import Claim, PassageKind, Reading
from wheelsdown.publishing.claim_words import claim_heading, speaker_words, value_words
from wheelsdown.publishing.marked_text import Mark, Piece, marked_passages, marks_of
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


def print_marked(reading: Reading, language: Language, console: Console | None = None) -> None:
    """Print the report with its claims underlined, then the table of them."""
    out = console or Console(highlight=False)
    marks = marks_of(reading, ratings={})
    for line in marked_lines(reading, marks):
        out.print(line)
    out.print()
    if marks:
        out.print(claims_table(marks, language))
        out.print()


def marked_lines(reading: Reading, marks: Sequence[Mark]) -> Iterator[Text]:
    """Yield the passages of a report in order, parted by empty lines but for furniture."""
    before: PassageKind | None = None
    for passage in marked_passages(reading, marks):
        kinds = {before or passage.kind, passage.kind}
        if before is not None and (len(kinds) > 1 or PassageKind.FURNITURE not in kinds):
            yield Text()
        yield _marked(passage.pieces, _base_style(passage.kind))
        before = passage.kind


def _base_style(kind: PassageKind) -> Style:
    if kind is PassageKind.FURNITURE:
        return DIMMED
    if kind is PassageKind.CAPTION:
        return Style(italic=True)
    return Style(bold=kind is PassageKind.HEADLINE)


def _marked(pieces: Sequence[Piece], base: Style) -> Text:
    """Return a passage, each piece styled by the claims it is in."""
    line = Text(end="\n")
    for piece in pieces:
        line.append(visible(piece.text), base + _underline(piece))
        if piece.ends:
            line.append(_raised(piece.ends), Style(bold=True, color=_colour(piece.ends[-1].claim)))
    return line


def _underline(piece: Piece) -> Style:
    """Return how characters within some claims look: the innermost gives the colour."""
    if piece.mark is None:
        return Style()
    nested = len({(m.start, m.end) for m in piece.within}) > 1
    return Style(underline=not nested, underline2=nested, color=_colour(piece.mark.claim))


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
