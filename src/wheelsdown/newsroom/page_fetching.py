"""Reports by URL: fetched once, kept with what the server said, and taken from the desk after that.

In: a URL and how to connect. Out: the bytes and the name they go by. Only addresses of the public
internet are asked; robots.txt is respected. Without a desk nothing is kept.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from wheelsdown.desk.captures import keep_capture, load_capture
from wheelsdown.desk.fetched_pages import find_page, note_page
from wheelsdown.desk.folder import Desk
from wheelsdown.intake import read_contents
from wheelsdown.sources.connections import Access, checked_proxy
from wheelsdown.sources.recognition import REPORT, REPORT_KINDS

if TYPE_CHECKING:
    from wheelsdown.sources.captures import FetchedPage


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """How pages are asked for: through what, and whether those on the desk are asked for again."""

    access: Access
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """The bytes of a page: as fetched now, or from the desk with the time they were fetched."""

    url: str
    data: bytes
    known_since: str | None = None
    fetched: "FetchedPage | None" = None


def asking(proxy: str | None, *, again: bool) -> Asking:
    """Return how to ask; private addresses are never among what may be asked."""
    checked = None if proxy is None else checked_proxy(proxy)
    return Asking(access=Access(proxy=checked), again=again)


def is_url(given: str) -> bool:
    """Say whether what was given is an address of the web."""
    return given.lower().startswith(("http://", "https://"))


def page_of(url: str, desk: Desk | None, how: Asking) -> Page:
    """Return a page, from the desk where it is there, else fetched; nothing is kept yet.

    NotFetchedError where it cannot be had.
    """
    known = None if desk is None or how.again else find_page(desk, url)
    if desk is not None and known is not None:
        data = load_capture(desk, known.capture.digest)
        return Page(url=url, data=data, known_since=known.fetched_at)
    # Imported here: files need no network.
    from wheelsdown.sources.captures import fetch_page  # noqa: PLC0415

    fetched = fetch_page(url, access=how.access)
    return Page(url=url, data=fetched.data, fetched=fetched)


def keep_page(desk: Desk, page: Page) -> None:
    """Keep what was fetched now, where it is of a kind we know, and note in the ledger how it came.

    A page that nothing could be read of is kept too: tomorrow its server may have another.
    """
    fetched = page.fetched
    if fetched is None:
        return
    contents = read_contents(page.data, name=page.url)
    is_report = bool(contents.reports) or contents.kind in REPORT_KINDS
    if not (is_report or contents.tracks or contents.legs):
        return
    kind = REPORT if is_report else contents.kind
    capture, _ = keep_capture(desk, page.data, page.url, kind, fetched.fetched_at)
    note_page(
        desk,
        url=fetched.url,
        final_url=fetched.final_url,
        capture=capture.digest,
        headers=fetched.headers,
        at=fetched.fetched_at,
    )
