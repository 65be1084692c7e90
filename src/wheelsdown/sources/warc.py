"""Read web archives: WARC (ISO 28500), as crawlers and archiving browsers write it.

An archive holds everything a page loaded. The reports in it are the HTML pages, PDFs and texts that
a server gave with status 200 and a browser showed as pages; frames, advertisements and documents
with hardly a word are left out and counted. A record whose bytes do not have the digest that the
archive gives them is not used.
"""

import contextlib
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.report import Report
from wheelsdown.sources.archived_page import (
    DOCUMENT_TYPES,
    ArchivedPage,
    archived_report,
    media_type_of,
    undo_content_encoding,
)
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.items import unique_reports
from wheelsdown.sources.unpacking import unpack

KIND = "warc"

MAX_DOCUMENT_BYTES = 64 * 2**20
"""Largest page or PDF read from an archive."""

MOST_DOCUMENTS = 2_000
"""Documents read from one archive: a crawl of a whole site is for other tools."""

LEAST_WORDS = 30
"""A document with fewer is a frame, a counter or an error, where the archive has others."""

WORD = re.compile(r"[^\W\d_]{2,}")
MADE_FOR_A_PAGE = frozenset({"", "document"})
"""Values of Sec-Fetch-Dest with which a browser asks for a page; `iframe` and others are parts."""


@dataclass(slots=True)
class _Found:
    """What was met in an archive so far."""

    pages: list[ArchivedPage] = field(default_factory=list)
    asked_for: dict[str, str] = field(default_factory=dict)
    """By URL: what a browser said that it asked for."""
    problems: list[Problem] = field(default_factory=list)


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are the version line of a WARC record."""
    return head.startswith(b"WARC/")


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return every report of an archive."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    pages, problems = pages_of_warc(inside, name)
    return contents_of(KIND, pages, problems, digest=digest, name=name)


def pages_of_warc(data: bytes, name: str) -> tuple[list[ArchivedPage], list[Problem]]:
    """Return the documents of an unpacked WARC that were shown as pages, and what went wrong."""
    # Imported here: only archives need it.
    from warcio.archiveiterator import ArchiveIterator  # noqa: PLC0415
    from warcio.exceptions import ArchiveLoadFailed  # noqa: PLC0415
    from warcio.statusandheaders import StatusAndHeadersParserException  # noqa: PLC0415

    damages = (ArchiveLoadFailed, StatusAndHeadersParserException)
    found = _Found()
    # It writes its warnings to stderr; ours are values.
    with contextlib.redirect_stderr(io.StringIO()):
        records = ArchiveIterator(io.BytesIO(data), check_digests=True)
        try:
            for record in records:
                _take(record, name, found)
                if len(found.pages) >= MOST_DOCUMENTS:
                    found.problems.append(problem("archive_of_too_many", name, most=MOST_DOCUMENTS))
                    break
        except (*damages, EOFError, ValueError, TypeError, AttributeError, LookupError) as error:
            # A damaged header can break warcio's own assumptions anywhere.
            why = re.sub(r"\s+", " ", str(error)).strip()[:120] or type(error).__name__
            found.problems.append(problem("archive_cut_short", name, why=why))
        if records.err_count:
            found.problems.append(problem("archive_lengths_wrong", name, n=records.err_count))
    shown = [p for p in found.pages if found.asked_for.get(p.url, "") in MADE_FOR_A_PAGE]
    if len(shown) < len(found.pages):
        left_out = len(found.pages) - len(shown)
        found.problems.append(problem("archived_parts_left_out", name, n=left_out))
    return shown, found.problems


def contents_of(
    kind: str, pages: list[ArchivedPage], problems: list[Problem], *, digest: Digest, name: str
) -> Contents:
    """Return the reports of documents; those with hardly a word only where there is no other."""
    reports: list[Report] = []
    problems = [*problems]
    for page in pages:
        report = archived_report(page, capture=digest, name=name)
        if isinstance(report, Problem):
            problems.append(report)
        else:
            reports.append(report)
    long = [r for r in reports if len(WORD.findall(r.text)) >= LEAST_WORDS]
    if long and len(long) < len(reports):
        problems.append(problem("archived_parts_left_out", name, n=len(reports) - len(long)))
    kept = unique_reports(long or reports)
    if not kept:
        problems.append(problem("archive_without_pages", name))
    return Contents(kind=kind, reports=kept, problems=tuple(problems))


def _take(record: Any, name: str, found: _Found) -> None:
    """Take one record: a document a server sent, or what a browser asked for."""
    headers = record.rec_headers
    url = (headers.get_header("WARC-Target-URI") or "").strip("<> ")
    http = record.http_headers
    if record.rec_type == "request" and http is not None:
        # The response's record comes before or after; a page may be a frame of another as well.
        asked = (http.get_header("Sec-Fetch-Dest") or "").lower()
        if found.asked_for.get(url) not in ("", "document"):
            found.asked_for[url] = asked
        return
    if not url.startswith(("http://", "https://", "file:", "urn:")) or not _is_document(record):
        return
    content_type = (http or headers).get_header("Content-Type") or ""
    media_type, charset = media_type_of(content_type)
    if media_type not in DOCUMENT_TYPES:
        return
    body = _body(record, f"{name} ({url})")
    if isinstance(body, Problem):
        found.problems.append(body)
    elif body.strip():
        found.pages.append(ArchivedPage(url=url, media_type=media_type, charset=charset, data=body))


def _is_document(record: Any) -> bool:
    if record.rec_type == "resource":
        return True
    http = record.http_headers
    return record.rec_type == "response" and http is not None and http.get_statuscode() == "200"


def _body(record: Any, where: str) -> bytes | Problem:
    """Return what a record's server sent, unpacked; a problem where it is not whole."""
    from warcio.bufferedreaders import ChunkedDataException, ChunkedDataReader  # noqa: PLC0415

    raw = b"".join(_pieces(record.raw_stream, MAX_DOCUMENT_BYTES + 1))
    if len(raw) > MAX_DOCUMENT_BYTES:
        return problem("archived_page_too_large", where, most_mib=MAX_DOCUMENT_BYTES // 2**20)
    if getattr(record.raw_stream, "limit", 0):
        return problem("archived_page_cut_short", where)
    wrong = [said for said in record.digest_checker.problems if said.startswith("block digest")]
    if wrong:
        # Writers disagree on what a payload's digest is of; a block's is plain.
        return problem("archived_page_changed", where)
    http = record.http_headers
    if http is None:
        return raw
    if (http.get_header("Transfer-Encoding") or "").strip().lower() == "chunked":
        chunks = ChunkedDataReader(io.BytesIO(raw), raise_exceptions=True, decomp_type=None)
        try:
            raw = b"".join(_pieces(chunks, len(raw) + 1)) or raw
        except ChunkedDataException:
            return problem("archived_page_cut_short", where)
    return undo_content_encoding(raw, http.get_header("Content-Encoding") or "", where)


def _pieces(stream: Any, most: int) -> Iterator[bytes]:
    while most > 0 and (piece := stream.read(min(65_536, most))):
        most -= len(piece)
        yield piece
