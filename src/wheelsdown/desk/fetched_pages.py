"""Pages that were fetched for this desk: what was asked, what the server said, which capture it is.

One line of the ledger a page, with the server's headers as it sent them; cookies are left out, for
they name the visitor. So a page that is on the desk is not asked for again.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from wheelsdown.desk.captures import find_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import append, read_ledger
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Capture, Digest

PAGE_FETCHED = "page_fetched"
NOT_KEPT = frozenset({"set-cookie", "set-cookie2"})

Headers = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownPage:
    """A page on the desk and when it was fetched."""

    capture: Capture
    fetched_at: str


def note_page(
    desk: Desk, *, url: str, final_url: str, capture: Digest, headers: Headers, at: datetime
) -> None:
    """Enter in the ledger where a capture was fetched, and what the server said with it."""
    values = {
        "url": url,
        "final_url": final_url,
        "capture": capture,
        "headers": [[name, value] for name, value in headers if name not in NOT_KEPT],
    }
    append(desk, PAGE_FETCHED, values, at)


def find_page(desk: Desk, url: str) -> KnownPage | None:
    """Return what was last fetched from `url`, where it is on the desk; fragments do not count."""
    wanted = _without_fragment(url)
    for entry in reversed(read_ledger(desk)):
        values = dict(entry.values)
        if entry.event != PAGE_FETCHED or _without_fragment(str(values.get("url"))) != wanted:
            continue
        try:
            capture = find_capture(desk, Digest(str(values["capture"])))
        except UsageError:
            continue
        return KnownPage(capture=capture, fetched_at=entry.at)
    return None


def _without_fragment(url: str) -> str:
    return url.strip().partition("#")[0]
