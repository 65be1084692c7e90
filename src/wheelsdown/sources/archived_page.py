"""A document as it was saved by a browser or a crawler: bytes with the address they came from.

WARC, WACZ and MHTML differ in how they pack pages; what is packed is the same. In comes an
`ArchivedPage`; out comes its report: the decoded HTML is the original, as of a page saved alone.
"""

import zlib
from dataclasses import dataclass, replace

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Report
from wheelsdown.sources import pdf, report_text
from wheelsdown.sources.decoding import decode_text
from wheelsdown.sources.items import item_digest
from wheelsdown.sources.unpacking import GZIP_MAGIC, MAX_UNPACKED_BYTES, unpack
from wheelsdown.sources.web_page import page_report

PAGE_TYPES = frozenset({"text/html", "application/xhtml+xml"})
PDF_TYPE = "application/pdf"
TEXT_TYPE = "text/plain"
DOCUMENT_TYPES = PAGE_TYPES | {PDF_TYPE, TEXT_TYPE}
"""Media types of what a person could have read as a report; the rest are its pictures and code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """One document of an archive, as the server sent it."""

    url: str
    media_type: str
    """Lower case, without parameters: `text/html`."""
    charset: str | None
    """What the server said; it goes before what the page says of itself, as in a browser."""
    data: bytes


def media_type_of(content_type: str) -> tuple[str, str | None]:
    """Return the media type and charset that a Content-Type header names."""
    kind, *parameters = content_type.split(";")
    named = dict(p.strip().lower().partition("=")[::2] for p in parameters)
    return kind.strip().lower(), named.get("charset", "").strip("\"' ") or None


def archived_report(page: ArchivedPage, *, capture: Digest, name: str) -> Report | Problem:
    """Return the report that a document of an archive holds, under an id of its own."""
    report = _report(page, capture, name)
    if isinstance(report, Problem):
        return replace(report, file=f"{name} ({page.url})")
    return replace(
        report,
        digest=item_digest(page.url, report.original),
        capture=capture,
        item=page.url,
        url=page.url,
    )


def _report(page: ArchivedPage, digest: Digest, name: str) -> Report | Problem:
    """Return the report, read as what the server said it is."""
    if page.media_type == PDF_TYPE:
        return pdf.pdf_report(page.data, digest=digest, name=name)
    text = _decoded(page)
    if text is None:
        return problem("not_text", name)
    if page.media_type in PAGE_TYPES:
        return page_report(text, digest=digest, name=name)
    # Scripts and tables are sent as plain text too.
    if not report_text.looks_like(text[:4000].encode("utf-8", "replace")):
        return problem("page_without_text", name)
    return Report(digest=digest, name=name, original=text, text=text)


def undo_content_encoding(data: bytes, encoding: str, where: str) -> bytes | Problem:
    """Undo the packing that a server chose for the way; a problem where it cannot be undone.

    Some archivers keep the header and unpack the body: what does not begin as gzip is plain.
    """
    coding = encoding.strip().lower()
    if coding in ("", "identity"):
        return data
    if coding in ("gzip", "x-gzip"):
        return unpack(data, where) if data.startswith(GZIP_MAGIC) else data
    if coding == "deflate":
        inflated = _inflated(data, where)
        return data if inflated is None else inflated
    return problem("archived_page_packed", where, encoding=coding)


def _inflated(data: bytes, where: str) -> bytes | Problem | None:
    """Undo `deflate`, with or without zlib's header; nothing where it is neither."""
    for bits in (zlib.MAX_WBITS, -zlib.MAX_WBITS):
        unpacking = zlib.decompressobj(wbits=bits)
        try:
            inside = unpacking.decompress(data, MAX_UNPACKED_BYTES)
        except zlib.error:
            continue
        if unpacking.eof:
            return inside
        return problem("truncated_gzip", where, unpacked_bytes=len(inside))
    return None


def _decoded(page: ArchivedPage) -> str | None:
    if page.charset is not None:
        try:
            return page.data.decode(page.charset).removeprefix("\ufeff")
        except (LookupError, UnicodeDecodeError):
            # The server named a charset that there is not, or another than it sent.
            pass
    decoded = decode_text(page.data, page=page.media_type in PAGE_TYPES)
    return None if decoded is None else decoded[0]
