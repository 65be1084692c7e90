"""What a reader sees of an HTML page, and where each character of it stands in the source.

Markup goes in; out come the visible text and, for every character of it, its place in the source:
so a claim read from the text can be shown in the page as it came. Blocks begin new lines, runs of
white space are one space (not in `pre`), character references are the character they stand for,
and what is never shown (scripts, styles, hidden elements) is left out.
"""

import re
from dataclasses import dataclass

from wheelsdown.model.report import character_reference
from wheelsdown.sources.markup_parser import MarkupParser

# fmt: off
NEVER_SHOWN = frozenset(
    [
        "script", "style", "noscript", "template", "title", "svg", "math", "iframe", "object",
        "canvas", "audio", "video", "select", "textarea", "datalist", "dialog",
    ]
)
PARAGRAPHS = frozenset(
    [
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "main",
        "aside", "header", "footer", "nav", "ul", "ol", "dl", "table", "figure", "pre", "hr",
        "form", "body",
    ]
)
"""Elements set apart by an empty line, as a browser copies them."""
LINES = frozenset(
    [
        "div", "li", "dt", "dd", "tr", "br", "figcaption", "caption", "address", "details",
        "summary", "fieldset", "legend", "thead", "tbody", "tfoot",
    ]
)
"""Elements that begin a new line."""
CELLS = frozenset(("td", "th"))
VOID = frozenset(
    [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr",
    ]
)
# fmt: on
NOT_THE_ARTICLE = frozenset(("nav", "footer", "aside", "menu"))
"""Elements that say themselves that they are not the article; `header` only outside of one."""
SPACE = " \t\n\r\f"
HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class VisibleText:
    """The text, its places in the source (one more than characters), and what is beside it."""

    text: str
    offsets: tuple[int, ...]
    beside: tuple[tuple[int, int], ...]
    """Ranges of menus, footers and side columns, by the elements they stand in."""
    headings: tuple[tuple[int, int], ...]
    """Ranges of `h1` elements."""


def visible_text(source: str) -> VisibleText:
    """Return what a reader sees of the page `source`."""
    page = _Page(source)
    page.feed(source)
    page.close()
    return page.result()


class _Page(MarkupParser):
    """Collects shown characters and their places; the parser tells where each piece begins."""

    def __init__(self, source: str) -> None:
        # References are handed over one by one, so that each keeps its own place.
        super().__init__(convert_charrefs=False)
        self._source = source
        self._line_starts = [0] + [m.end() for m in re.finditer("\n", source)]
        self._chars: list[str] = []
        self._places: list[int] = []
        self._not_shown: list[str] = []
        self._preformatted = 0
        self._space_at: int | None = None
        # Line ends wanted before the next character, and the place of the markup that wants them.
        self._breaks = (0, 0)
        self._open: list[tuple[str, int]] = []
        self._beside: list[tuple[int, int]] = []
        self._headings: list[tuple[int, int]] = []

    def _here(self) -> int:
        line, column = self.getpos()
        return self._line_starts[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element: a line break, a hidden part, or a part beside the article."""
        if self._not_shown:
            if tag == self._not_shown[0]:
                self._not_shown.append(tag)
            return
        given = dict(attrs)
        hidden = "hidden" in given or HIDDEN.search(given.get("style") or "") is not None
        if tag not in VOID and (tag in NEVER_SHOWN or hidden):
            self._not_shown.append(tag)
            return
        self._break_for(tag)
        if tag == "pre":
            self._preformatted += 1
        if tag in NOT_THE_ARTICLE or tag in ("header", "h1", "article", "main"):
            self._open.append((tag, len(self._chars)))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Treat `<p/>` as begun and ended; void elements only begin."""
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """End an element, and those inside it that the page forgot to end."""
        if self._not_shown:
            if tag == self._not_shown[0]:
                self._not_shown.pop()
            return
        self._break_for(tag)
        if tag == "pre" and self._preformatted:
            self._preformatted -= 1
        for i in range(len(self._open) - 1, -1, -1):
            if self._open[i][0] == tag:
                self._close(i)
                break

    def _close(self, i: int) -> None:
        """End the open element `i`, and those inside it that the page forgot to end."""
        inside_article = any(name in ("article", "main") for name, _ in self._open[:i])
        tag, begin = self._open[i]
        del self._open[i:]
        if tag == "h1":
            self._headings.append((begin, len(self._chars)))
        elif tag in NOT_THE_ARTICLE or (tag == "header" and not inside_article):
            self._beside.append((begin, len(self._chars)))

    def _break_for(self, tag: str) -> None:
        wanted = 2 if tag in PARAGRAPHS else 1 if tag in LINES else 0
        if tag == "br" and self._breaks[0]:
            wanted = min(2, self._breaks[0] + 1)
        if wanted > self._breaks[0]:
            self._breaks = (wanted, self._here())
        if tag in CELLS and self._space_at is None:
            self._space_at = self._here()

    def handle_data(self, data: str) -> None:
        """Show a run of plain characters, each at its own place."""
        if self._not_shown:
            return
        begin = self._here()
        for i, char in enumerate(data):
            self._show(char, begin + i)

    def handle_entityref(self, name: str) -> None:
        """Show the character that `&name;` stands for."""
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        """Show the character that `&#number;` stands for."""
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if self._not_shown:
            return
        here = self._here()
        if self._source.startswith(";", here + len(written)):
            written += ";"
        sign, length = character_reference(written, 0) or ("", 0)
        for char in sign:
            self._show(char, here)
        # What is no reference, and what follows one that has no semicolon, is plain text.
        for i, char in enumerate(written[length:], start=here + length):
            self._show(char, i)

    def unknown_decl(self, data: str) -> None:
        """Leave `<![CDATA[` and its like out: a browser does not show them."""

    def _show(self, char: str, place: int) -> None:
        if char in SPACE and not self._preformatted:
            if self._space_at is None:
                self._space_at = place
            return
        wanted, where = self._breaks
        if self._chars and wanted:
            self._chars += "\n" * wanted
            self._places += [where] * wanted
        elif self._chars and self._space_at is not None and self._chars[-1] != "\n":
            self._chars.append(" ")
            self._places.append(self._space_at)
        self._breaks, self._space_at = (0, 0), None
        self._chars.append(char)
        self._places.append(place)

    def result(self) -> VisibleText:
        """Return what was collected; an element that never ends bounds nothing."""
        return VisibleText(
            text="".join(self._chars),
            offsets=(*self._places, len(self._source)),
            beside=tuple(sorted(self._beside)),
            headings=tuple(self._headings),
        )
