"""Read a page saved as MHTML (`.mht`, `.mhtml`): what browsers call "web page, single file".

It is a mail message (RFC 2557) whose parts are the page and what it loads. The report is the page
itself; its frames, pictures and styles are parts that are not read. The page's HTML, decoded from
quoted-printable or base64, is the original.
"""

import email
import email.policy
import re
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect, StartBoundaryNotFoundDefect
from email.message import Message

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.archived_page import (
    PAGE_TYPES,
    ArchivedPage,
    archived_report,
    media_type_of,
)
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.unpacking import unpack

KIND = "mhtml"

HEADER_BYTES = 8192
"""The message's own header lines end within this."""


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are mail headers that announce a page with its parts."""
    top = re.split(rb"\r?\n\r?\n", head[:HEADER_BYTES].lstrip(), maxsplit=1)[0].lower()
    return (
        re.match(rb"[a-z-]+:", top) is not None
        and b"mime-version:" in top
        and b"multipart/related" in top
    )


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the report that a saved page holds."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    message = email.message_from_bytes(inside.lstrip(), policy=email.policy.compat32)
    part, is_last = _page_part(message)
    cut = any(
        isinstance(defect, CloseBoundaryNotFoundDefect | StartBoundaryNotFoundDefect)
        for defect in message.defects
    )
    if part is None or (cut and is_last):
        return refused(KIND, problem("saved_page_cut_short", name))
    payload = part.get_payload(decode=True)
    if not isinstance(payload, bytes):
        return refused(KIND, problem("saved_page_cut_short", name))
    address = _said(message, "Snapshot-Content-Location") or _said(part, "Content-Location")
    media_type, charset = media_type_of(str(part.get("Content-Type", "")))
    page = ArchivedPage(url=address, media_type=media_type, charset=charset, data=payload)
    report = archived_report(page, capture=digest, name=name)
    if isinstance(report, Problem):
        return refused(KIND, replace(report, file=name))
    # One page, one file: the file's digest names both.
    whole = replace(report, digest=digest, capture=None, item=None, url=address or None)
    return Contents(
        kind=KIND,
        report=whole,
        problems=(problem("saved_page_parts_missing", name),) if cut else (),
    )


def _page_part(message: Message) -> tuple[Message | None, bool]:
    """Return the part that is the page, and whether no other part follows it.

    It is the part with the address of the snapshot, else the one named as the start (RFC 2387),
    else the first that is HTML.
    """
    parts = [part for part in message.walk() if not part.is_multipart()]
    pages = [p for p in parts if p.get_content_type() in PAGE_TYPES]
    location = _said(message, "Snapshot-Content-Location")
    start = message.get_param("start")
    ways = (
        [p for p in pages if location and _said(p, "Content-Location") == location],
        [p for p in pages if start and _said(p, "Content-ID") == str(start)],
        pages,
    )
    page = next((found[0] for found in ways if found), None)
    return page, page is not None and page is parts[-1]


def _said(message: Message, header: str) -> str:
    """Return a header's value; long addresses are folded over lines."""
    return re.sub(r"\s+", "", str(message.get(header, "")))
