"""Read a report kept as a web page: the source as it came, and what a reader sees of it.

`visible_text` gives the text with its places in the source. Which part of it is the article is
asked of the extractor trafilatura; its paragraphs are found again in our text, so that it only
points and no character is its own. Who published, and when, is taken from what the page says of
itself; where it says nothing, nothing is taken.
"""

import re
from collections.abc import Iterable

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Report, Source
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.decoding import decode_text
from wheelsdown.sources.limits import MOST_CHARACTERS
from wheelsdown.sources.page_metadata import page_metadata
from wheelsdown.sources.unpacking import unpack
from wheelsdown.sources.visible_text import VisibleText, visible_text

KIND = "web_page"

MARKUP = re.compile(
    r"<(?:!doctype\s+html|html|head|body|article|main|div|p|h1|meta|title)[\s>]", re.IGNORECASE
)

SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")

LEAST_TO_FIND = 25
"""Characters without spaces that a sentence must have to be looked for on its own, when its
paragraph is not found whole: shorter ones stand in menus too."""

PICTURE_IN_PAGE = re.compile(r"data:(?:image|font|video|audio)/[^\"'\s)>]{64,}")
"""Pictures and fonts that a browser's "save as one file" writes into attributes and styles."""

Range = tuple[int, int]


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are HTML: markup of a page after at most a comment."""
    decoded = decode_text(head, page=True)
    if decoded is None:
        return False
    text = re.sub(r"^(?:\s|<!--.*?-->|<\?xml.*?\?>)*", "", decoded[0], flags=re.S)
    return text.startswith("<") and MARKUP.search(text) is not None


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the report that a page holds."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    decoded = decode_text(inside, page=True)
    if decoded is None:
        return refused(KIND, problem("not_text", name))
    source, whole = decoded
    report = page_report(source, digest=digest, name=name)
    if isinstance(report, Problem):
        return refused(KIND, report)
    return Contents(
        kind=KIND,
        report=report,
        problems=() if whole else (problem("text_partly_unreadable", name),),
    )


def page_report(source: str, *, digest: Digest, name: str) -> Report | Problem:
    """Return the report that the decoded HTML `source` holds, or why there is none."""
    seen = visible_text(source)
    if not seen.text.strip():
        return problem("page_without_text", name)
    if len(seen.text) > MOST_CHARACTERS:
        return problem("report_too_long", name, characters=len(seen.text), most=MOST_CHARACTERS)
    said = page_metadata(source)
    return Report(
        digest=digest,
        name=name,
        original=source,
        text=seen.text,
        offsets=seen.offsets,
        body_ranges=body_ranges(source, seen),
        published=said.published,
        published_from="page" if said.published else None,
        source=Source(name=said.site_name) if said.site_name else None,
        url=said.url,
    )


def body_ranges(source: str, seen: VisibleText) -> tuple[Range, ...]:
    """Return the ranges of the visible text that are the article; none where none was found."""
    # Imported here: it takes a second, and only pages need it.
    import trafilatura  # noqa: PLC0415

    # Pictures written into the page are most of its bytes, and the extractor has no use for them.
    bare = PICTURE_IN_PAGE.sub("", source)
    article = trafilatura.extract(bare, include_comments=False, include_tables=True)
    if not article:
        return ()
    found = _find_in(seen.text, article.split("\n"))
    if not found:
        return ()
    # The extractor gives the title apart from the text; on the page it is the first heading.
    found += [heading for heading in seen.headings[:1] if heading[0] < heading[1]]
    return _joined(_without(sorted(found), seen.beside), seen.text)


def _find_in(text: str, paragraphs: Iterable[str]) -> list[Range]:
    """Find paragraphs in `text` whatever their white space, in order, else from the beginning."""
    places = [i for i, char in enumerate(text) if not char.isspace()]
    squeezed = "".join(text[i] for i in places)
    found: list[Range] = []
    after = 0

    def find(words: str) -> bool:
        nonlocal after
        wanted = "".join(words.split())
        at = squeezed.find(wanted, after)
        if at < 0 and len(wanted) >= LEAST_TO_FIND:
            at = squeezed.find(wanted)
        if at < 0 or not wanted:
            return False
        after = at + len(wanted)
        found.append((places[at], places[after - 1] + 1))
        return True

    for paragraph in paragraphs:
        if not find(paragraph) and not find(paragraph.removeprefix("- ")):
            for sentence in SENTENCE_END.split(paragraph):
                if len("".join(sentence.split())) >= LEAST_TO_FIND:
                    find(sentence)
    return found


def _without(ranges: list[Range], holes: tuple[Range, ...]) -> list[Range]:
    """Return the parts of `ranges` outside `holes`."""
    for hole_begin, hole_end in holes:
        cut = []
        for begin, end in ranges:
            pieces = (begin, min(end, hole_begin)), (max(begin, hole_end), end)
            cut += [(b, e) for b, e in pieces if b < e]
        ranges = cut
    return ranges


def _joined(ranges: list[Range], text: str) -> tuple[Range, ...]:
    """Join ranges that overlap or have only white space between them."""
    joined: list[Range] = []
    for begin, end in sorted(ranges):
        if joined and (begin <= joined[-1][1] or not text[joined[-1][1] : begin].strip()):
            joined[-1] = (joined[-1][0], max(joined[-1][1], end))
        else:
            joined.append((begin, end))
    return tuple(joined)
