"""Read feeds: RSS 0.9x, 1.0 and 2.0, and Atom. Each entry is a report with its own date.

The original of an entry is its title, an empty line, and its text as the feed gives it, HTML with
its markup where it is HTML; the whole text is taken where the feed has it beside a summary. An
Atom entry that says only when it was changed has no date of publication here: it may be old.
"""

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from lxml import etree

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Report, Source
from wheelsdown.model.time_range import TimeRange, instant
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.items import MOST_ITEMS, item_digest, unique_reports
from wheelsdown.sources.page_metadata import moment_of
from wheelsdown.sources.unpacking import unpack
from wheelsdown.sources.visible_text import visible_text

KIND = "feed"

ROOT = re.compile(rb"<(?:rss|feed|(?:\w+:)?RDF)[\s>]")
ENTRIES = frozenset({"item", "entry"})

TEXTS = ("encoded", "content", "description", "summary")
"""Elements that hold an entry's text, the fullest first; `encoded` is RSS's `content:encoded`."""

DATES = ("pubDate", "published", "issued", "date")
"""Elements that say when an entry appeared; `date` is Dublin Core's, `issued` Atom 0.3's."""

ZONE_AT_END = re.compile(r"(?:[+-]\d{2}:?\d{2}|Z|[A-Z]{2,5})$")
MARKUP = re.compile(r"<\w[^>]*>|&(?:#\w+|\w+);")

Element = Any
"""An element of lxml, which has no types of its own."""


def looks_like(head: bytes) -> bool:
    """Say whether the first element is the root of a feed."""
    top = re.sub(rb"<\?.*?\?>|<!--.*?-->|<!DOCTYPE[^>\[]*>", b"", head[:16_384], flags=re.S)
    return re.match(rb"\s*(?:\xef\xbb\xbf)?\s*" + ROOT.pattern, top) is not None


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a report for each entry of a feed."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    # No entities, no document type from elsewhere, no network: a file says what it says.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(inside.lstrip(), parser)
    except etree.XMLSyntaxError as error:
        return refused(KIND, problem("broken_xml", name, error.lineno, why=error.msg or "empty"))
    entries = [element for element in root.iter() if _tag(element) in ENTRIES]
    publisher = _publisher(root)
    reports = [
        report
        for entry in entries[:MOST_ITEMS]
        if (report := _report(entry, publisher, digest, name)) is not None
    ]
    if not reports:
        return refused(KIND, problem("feed_without_entries", name))
    problems = []
    if len(entries) > MOST_ITEMS:
        problems.append(problem("too_many_items", name, items=len(entries), most=MOST_ITEMS))
    if len(reports) < len(entries[:MOST_ITEMS]):
        empty = len(entries[:MOST_ITEMS]) - len(reports)
        problems.append(problem("items_without_text", name, n=empty))
    return Contents(kind=KIND, reports=unique_reports(reports), problems=tuple(problems))


def _report(entry: Element, publisher: Source | None, capture: Digest, name: str) -> Report | None:
    title = _plain(_text_of(_child(entry, ("title",))))
    content = _content(entry)
    seen = visible_text(content) if MARKUP.search(content) else None
    body = content.strip() if seen is None else seen.text
    if not title and not body:
        return None
    head = f"{title}\n\n" if title and content else title
    original = head + content
    text = original if seen is None else head + seen.text
    offsets = () if seen is None else (*range(len(head)), *(len(head) + at for at in seen.offsets))
    url = _link(entry)
    called = _text_of(_child(entry, ("guid", "id"))).strip() or url or title
    published = next((t for element in _all(entry, DATES) if (t := _moment(element))), None)
    return Report(
        digest=item_digest(called, original),
        name=name,
        original=original,
        text=text,
        offsets=offsets,
        published=published,
        published_from="feed" if published else None,
        source=_source(entry) or publisher,
        url=url,
        capture=capture,
        item=called,
    )


def _content(entry: Element) -> str:
    """Return the fullest text of an entry, XML's own escaping undone once."""
    for name in TEXTS:
        for element in entry:
            if _tag(element) != name:
                continue
            if element.get("type") == "xhtml":
                text = "".join(
                    etree.tostring(child, encoding="unicode", with_tail=False) for child in element
                )
            else:
                text = _text_of(element)
            if text.strip():
                return text
    return ""


def _publisher(root: Element) -> Source | None:
    """Return who publishes the feed, by the title it gives itself."""
    channel = next((e for e in root.iter() if _tag(e) == "channel"), root)
    title = _plain(_text_of(_child(channel, ("title",))))
    return Source(name=title, url=_link(channel)) if title else None


def _source(entry: Element) -> Source | None:
    """Return where a feed that gathers others says that it took an entry from."""
    said = _child(entry, ("source",))
    if said is None:
        return None
    title = _plain(_text_of(_child(said, ("title",))) or _text_of(said))
    url = said.get("url") or _link(said)
    return Source(name=title, url=url) if title else None


def _link(element: Element) -> str | None:
    for link in _all(element, ("link",)):
        if link.get("rel", "alternate") == "alternate":
            address = (link.get("href") or _text_of(link)).strip()
            if address.startswith(("http://", "https://")):
                return address
    return None


def _moment(element: Element) -> TimeRange | None:
    """Return the time an element gives, of RFC 822 or ISO 8601; without a zone, the day."""
    said = _text_of(element).strip()
    if (when := moment_of(said)) is not None:
        return when
    try:
        parsed = parsedate_to_datetime(said)
        if parsed.tzinfo is None:
            # "-0000": in UTC, the writer's own zone not told (RFC 5322, 3.3).
            parsed = parsed.replace(tzinfo=UTC)
        return instant(parsed) if ZONE_AT_END.search(said) else _day(parsed)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _day(when: datetime) -> TimeRange | None:
    return moment_of(when.date().isoformat())


def _plain(title: str) -> str:
    """Return a title as a line of text; feeds escape the references in it once or twice."""
    shown = visible_text(title).text if MARKUP.search(title) else title
    return re.sub(r"\s+", " ", html.unescape(shown)).strip()


def _all(parent: Element, names: tuple[str, ...]) -> Iterator[Element]:
    for name in names:
        yield from (child for child in parent if _tag(child) == name)


def _child(parent: Element, names: tuple[str, ...]) -> Element | None:
    return next(_all(parent, names), None)


def _text_of(element: Element | None) -> str:
    return "" if element is None else "".join(str(piece) for piece in element.itertext())


def _tag(element: Element) -> str:
    """Return an element's name without its namespace; nothing of comments and the like."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""
