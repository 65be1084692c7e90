"""Where the package asks the network: bytes by URL, with what the server said of them.

In comes a URL; out comes an `Answer`, whatever its status, or a `Failure` with the name of its
reason. How connections are made, and to which addresses never, is in `connections`. Sizes, times
and redirects are bounded; a body that is shorter than announced is a failure, not an answer.
"""

import time
import urllib.robotparser
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import urllib3
from urllib3.exceptions import HTTPError

from wheelsdown import __version__
from wheelsdown.errors import NotFetchedError, OutsideError, UsageError
from wheelsdown.sources.connections import (
    Access,
    Place,
    opened,
    origin_of,
    place_of,
    reason_of,
    redirected,
    url_of,
)
from wheelsdown.wording.catalogue import say

ROBOT = "wheelsdown"
"""Our name in robots.txt."""
USER_AGENT = f"{ROBOT}/{__version__} (checks reports against flight records)"
"""Who asks, said truly: whoever minds can refuse us by name."""

MAX_REDIRECTS = 5
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_CHUNK_BYTES = 65_536
_ROBOTS_BYTES = 512 * 1024
"""RFC 9309, 2.5: at least 500 KiB of a robots.txt are to be read."""

Headers = tuple[tuple[str, str], ...]
Permit = Callable[[Place], None]
Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How much is taken and how long is waited."""

    max_bytes: int
    timeout_s: float = 30.0
    """For a connection, and for each silence after it."""
    deadline_s: float = 300.0
    """For everything: a server that sends a byte at a time does not hold us for a day."""


TRACE_BOUNDS = Bounds(max_bytes=64 * 2**20)
"""A trace as it is sent is under 2 MiB packed, under 20 plain."""
PAGE_BOUNDS = Bounds(max_bytes=32 * 2**20, deadline_s=120.0)
"""A page is under a megabyte, a report in PDF under thirty."""
ARCHIVE_BOUNDS = Bounds(max_bytes=8 * 2**30, deadline_s=12 * 3600.0)
"""Parts of 2 GB, at 50 kB/s half a day; what came is kept and gone on from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a server sent, whatever its status. The body is as it was sent, packed or not."""

    url: str
    final_url: str
    status: int
    headers: Headers
    """Names in lower case, in order."""
    data: bytes
    fetched_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """Why there is no answer: `fetch.reason_<reason>` is the sentence."""

    url: str
    reason: str
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchedPage:
    """A page, unpacked, and what came with it."""

    data: bytes
    headers: Headers
    url: str
    final_url: str
    fetched_at: datetime


def current_time() -> datetime:
    """Return the time; the only clock of this package."""
    return datetime.now(UTC)


def header(headers: Headers, name: str) -> str | None:
    """Return the first header of that name."""
    return next((value for key, value in headers if key == name), None)


def fetch(
    url: str,
    *,
    access: Access,
    bounds: Bounds = TRACE_BOUNDS,
    headers: Mapping[str, str] | None = None,
) -> Answer | Failure:
    """Ask once for a URL, redirects followed; nothing is asked again."""
    try:
        return _follow(url, access, bounds, {"Accept-Encoding": "gzip", **(headers or {})})
    except NotFetchedError as error:
        return Failure(url=url, reason=error.reason, detail=error.detail)


def post(
    url: str, body: bytes, *, access: Access, bounds: Bounds, headers: Mapping[str, str]
) -> Answer | Failure:
    """Send a body to a URL, once; no redirect is followed, so that it goes nowhere else."""
    try:
        place = place_of(url)
        sent = {"User-Agent": USER_AGENT, "Accept-Encoding": "identity", **headers}
        with closing(opened(place, access, sent, bounds.timeout_s, body=body)) as response:
            came = tuple((key.lower(), value) for key, value in response.headers.items())
            data = b"".join(_chunks(response, bounds))
    except NotFetchedError as error:
        return Failure(url=url, reason=error.reason, detail=error.detail)
    except HTTPError as error:
        return Failure(url=url, reason=reason_of(error), detail=str(error)[:200])
    return Answer(
        url=url,
        final_url=url,
        status=response.status,
        headers=came,
        data=data,
        fetched_at=current_time(),
    )


def fetch_page(url: str, *, access: Access, bounds: Bounds = PAGE_BOUNDS) -> FetchedPage:
    """Fetch a report's page or file as robots.txt allows.

    UsageError where the URL is none; NotFetchedError (an OutsideError) where it cannot be had.
    """
    known: dict[str, urllib.robotparser.RobotFileParser] = {}

    def permit(place: Place) -> None:
        if origin_of(place) not in known:
            known[origin_of(place)] = _robots_of(place, access)
        if not known[origin_of(place)].can_fetch(ROBOT, url_of(place)):
            raise NotFetchedError("robots", url_of(place))

    try:
        answer = _follow(url, access, bounds, {"Accept-Encoding": "gzip"}, permit=permit)
        if answer.status != 200:
            raise NotFetchedError("status", url, str(answer.status))
        data = _unpacked(answer, bounds.max_bytes)
    except NotFetchedError as error:
        words = say(f"fetch.reason_{error.reason}", "en", detail=error.detail)
        if error.reason == "bad_url":
            raise UsageError(f"cannot fetch {url!r}: {words}") from error
        raise NotFetchedError(error.reason, url, error.detail, words) from error
    return FetchedPage(
        data=data,
        headers=answer.headers,
        url=url,
        final_url=answer.final_url,
        fetched_at=answer.fetched_at,
    )


def download(
    url: str,
    path: Path,
    *,
    access: Access,
    bounds: Bounds = ARCHIVE_BOUNDS,
    advance: Advance = lambda size: None,
) -> Answer | Failure:
    """Fetch a large file to `path`, going on where an earlier try stopped.

    What came so far lies beside it under `.part`, with the server's name for that version of the
    file; a server that has another version by now sends it whole. `path` is there only once whole.
    """
    part, tag = path.with_name(f"{path.name}.part"), path.with_name(f"{path.name}.etag")
    asked: dict[str, str] = {"Accept-Encoding": "identity"}
    size = part.stat().st_size if part.exists() and tag.exists() else 0
    if size:
        asked |= {"Range": f"bytes={size}-", "If-Range": tag.read_text(encoding="ascii")}

    def receive(response: urllib3.BaseHTTPResponse, status: int, headers: Headers) -> bytes:
        goes_on = status == 206 and _begins_at(headers, size)
        if status not in (200, 206) or (status == 206 and not goes_on):
            part.unlink(missing_ok=True)
            return b""
        etag = header(headers, "etag") or ""
        if not goes_on:
            tag.unlink(missing_ok=True)
            # A weak one does not vouch for the same bytes (RFC 9110, 13.1.5).
            if etag.startswith('"') and etag.isascii():
                tag.write_text(etag, encoding="ascii")
        with part.open("ab" if goes_on else "wb") as file:
            advance(size if goes_on else 0)
            for chunk in _chunks(response, bounds, size if goes_on else 0):
                file.write(chunk)
                advance(len(chunk))
        part.replace(path)
        tag.unlink(missing_ok=True)
        return b""

    try:
        return _follow(url, access, bounds, asked, receive=receive)
    except NotFetchedError as error:
        return Failure(url=url, reason=error.reason, detail=error.detail)
    except OSError as error:
        raise OutsideError(
            f"could not write {path.name!r}: {error.strerror}; a day's archive needs 4 GB on the "
            "desk's disk, make room and do it again"
        ) from error


def _follow(
    url: str,
    access: Access,
    bounds: Bounds,
    headers: Mapping[str, str],
    *,
    permit: Permit = lambda place: None,
    receive: Callable[[urllib3.BaseHTTPResponse, int, Headers], bytes] | None = None,
) -> Answer:
    """Ask, and go where redirects lead, a few times at most; each place is checked anew."""
    place = place_of(url)
    for _ in range(MAX_REDIRECTS + 1):
        permit(place)
        try:
            with closing(
                opened(place, access, {"User-Agent": USER_AGENT, **headers}, bounds.timeout_s)
            ) as response:
                came = tuple((key.lower(), value) for key, value in response.headers.items())
                if response.status in _REDIRECTS:
                    place = redirected(place, header(came, "location"))
                    continue
                if receive is not None:
                    data = receive(response, response.status, came)
                else:
                    data = b"".join(_chunks(response, bounds))
        except HTTPError as error:
            raise NotFetchedError(reason_of(error), url_of(place), str(error)[:200]) from error
        return Answer(
            url=url,
            final_url=url_of(place),
            status=response.status,
            headers=came,
            data=data,
            fetched_at=current_time(),
        )
    raise NotFetchedError("too_many_redirects", url, str(MAX_REDIRECTS))


def _chunks(response: urllib3.BaseHTTPResponse, bounds: Bounds, size: int = 0) -> Iterator[bytes]:
    """Yield the body as it comes, within its bounds."""
    end_at = time.monotonic() + bounds.deadline_s
    while chunk := response.read1(_CHUNK_BYTES, decode_content=False):
        size += len(chunk)
        if size > bounds.max_bytes:
            raise NotFetchedError("too_large", detail=f"{bounds.max_bytes / 2**20:g}")
        if time.monotonic() > end_at:
            raise NotFetchedError("too_slow", detail=f"{bounds.deadline_s:g}")
        yield chunk


def _begins_at(headers: Headers, size: int) -> bool:
    return (header(headers, "content-range") or "").startswith(f"bytes {size}-")


def _unpacked(answer: Answer, max_bytes: int) -> bytes:
    """Undo the packing for the way; a page that unpacks to more than is allowed is refused."""
    coding = (header(answer.headers, "content-encoding") or "identity").strip().lower()
    if coding == "identity":
        return answer.data
    if coding not in ("gzip", "x-gzip"):
        raise NotFetchedError("unknown_encoding", answer.url, coding)
    unpacking = zlib.decompressobj(wbits=31)
    try:
        data = unpacking.decompress(answer.data, max_bytes + 1)
    except zlib.error as error:
        raise NotFetchedError("cut_short", answer.url) from error
    if len(data) > max_bytes:
        raise NotFetchedError("too_large", answer.url, f"{max_bytes / 2**20:g}")
    if not unpacking.eof:
        raise NotFetchedError("cut_short", answer.url)
    return data


def _robots_of(place: Place, access: Access) -> urllib.robotparser.RobotFileParser:
    """Return the rules of a site: none where it has none, all forbidden where it cannot say.

    As RFC 9309, 2.3.1 has it: 4xx is "unavailable" and allows, 5xx and no answer forbid.
    """
    rules = urllib.robotparser.RobotFileParser()
    bounds = Bounds(max_bytes=_ROBOTS_BYTES, deadline_s=30.0)
    try:
        answer = _follow(f"{origin_of(place)}/robots.txt", access, bounds, {})
    except NotFetchedError as error:
        if error.reason in ("address_refused", "name_not_found", "no_connection", "proxy_failed"):
            # The page itself is as far out of reach, and that is what is to be said.
            raise NotFetchedError(error.reason, url_of(place), error.detail) from error
        rules.disallow_all = True  # type: ignore[attr-defined]
        return rules
    if answer.status == 200:
        rules.parse(answer.data.decode("utf-8", errors="replace").splitlines())
    elif 400 <= answer.status < 500 and answer.status != 429:
        rules.allow_all = True  # type: ignore[attr-defined]
    else:
        rules.disallow_all = True  # type: ignore[attr-defined]
    return rules
