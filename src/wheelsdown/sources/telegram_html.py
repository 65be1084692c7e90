"""Read `messages.html` of Telegram Desktop's export: one chat, a thousand messages a file.

The original of a message is the HTML of its text, as it stands in the file. The time is in the
title of the message's clock; newer exports name its zone, older ones do not, and then the day is
taken and not the minute.
"""

import re
from dataclasses import dataclass, field

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.time_range import TimeRange
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.decoding import decode_text
from wheelsdown.sources.markup_parser import MarkupParser
from wheelsdown.sources.page_metadata import moment_of
from wheelsdown.sources.telegram import Message, contents_of_messages
from wheelsdown.sources.unpacking import unpack
from wheelsdown.sources.visible_text import VOID, visible_text

KIND = "telegram_html"

CLOCK = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})(?: UTC([+-]\d{2}:\d{2}))?")
NUMBER = re.compile(r"message(\d+)")


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are a page that Telegram Desktop wrote."""
    return b"<title>Exported Data</title>" in head and b'class="page_wrap' in head


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a report for each message with words."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    decoded = decode_text(inside, page=True)
    if decoded is None:
        return refused(KIND, problem("not_text", name))
    page = _Export(decoded[0])
    page.feed(decoded[0])
    page.close()
    told = [message for found in page.found if (message := _message(found, page)) is not None]
    contents = contents_of_messages(
        KIND, told, without_text=len(page.found) - len(told), digest=digest, name=name
    )
    if page.is_whole or not contents.reports:
        return contents
    cut = problem("export_cut_short", name)
    return Contents(kind=KIND, reports=contents.reports, problems=(*contents.problems, cut))


@dataclass(slots=True)
class _Found:
    """One message as met in the page."""

    number: str
    author: str = ""
    clock: str = ""
    text: tuple[int, int] | None = None
    is_forwarded: bool = False
    forwarded_from: str = ""
    forwarded_clock: str = ""


def _message(found: _Found, page: "_Export") -> Message | None:
    if found.text is None:
        return None
    original = page.source[slice(*found.text)]
    seen = visible_text(original)
    if not seen.text.strip():
        return None
    channel = " ".join(page.channel.split()) or "chat"
    author = " ".join(found.author.split())
    return Message(
        channel=channel,
        number=found.number,
        sent=_moment(found.clock),
        author=author if author and author != channel else None,
        original=original,
        text=seen.text,
        offsets=seen.offsets,
        forwarded_from=(
            (" ".join(found.forwarded_from.split()) or "unknown") if found.is_forwarded else None
        ),
        first_sent=_moment(found.forwarded_clock),
    )


def _moment(clock: str) -> TimeRange | None:
    match = CLOCK.fullmatch(clock.strip())
    if match is None:
        return None
    day, month, year, time, zone = match.groups()
    return moment_of(f"{year}-{month}-{day}T{time}{zone or ''}")


@dataclass(slots=True)
class _Open:
    """An element that is open, and what it is of a message."""

    tag: str
    role: str
    begin: int = 0
    message: _Found | None = field(default=None)


class _Export(MarkupParser):
    """Collects messages, each with the place of its text in the source."""

    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = source
        self.channel = ""
        self.found: list[_Found] = []
        self.is_whole = False
        self._line_starts = [0] + [m.end() for m in re.finditer("\n", source)]
        self._open: list[_Open] = []
        self._author = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element; note what it says of the message it stands in."""
        if tag in VOID:
            return
        given = {name: value or "" for name, value in attrs}
        classes = frozenset(given.get("class", "").split())
        message = self._message()
        opened = _Open(tag=tag, role=self._role(tag, classes, given))
        if opened.role == "message":
            opened.message = message = self._begin(classes, given)
        elif opened.role == "forwarded" and message is not None:
            message.is_forwarded = True
        elif opened.role == "clock" and message is not None:
            if self._inside("forwarded"):
                message.forwarded_clock = given.get("title", "")
            else:
                message.clock = given.get("title", "")
        line, column = self.getpos()
        opened.begin = self._line_starts[line - 1] + column + len(self.get_starttag_text() or "")
        self._open.append(opened)

    def handle_endtag(self, tag: str) -> None:
        """Close an element, and those inside it that were not closed."""
        self.is_whole = self.is_whole or tag == "html"
        at = next((i for i in range(len(self._open) - 1, -1, -1) if self._open[i].tag == tag), None)
        if at is None:
            return
        line, column = self.getpos()
        here = self._line_starts[line - 1] + column
        message = self._message()
        closed = self._open[at]
        if closed.role == "text" and message is not None and message.text is None:
            message.text = (closed.begin, here)
        if closed.role == "name" and message is not None and not self._inside("forwarded"):
            self._author = message.author
        del self._open[at:]

    def handle_data(self, data: str) -> None:
        """Take the names of the channel, of the author, and of whom a post is forwarded from."""
        roles = {opened.role for opened in self._open}
        message = self._message()
        if "title" in roles and message is None:
            self.channel += data
        if message is None or "clock" in roles or "name" not in roles:
            return
        if "forwarded" in roles:
            message.forwarded_from += data
        else:
            message.author += data

    def _role(self, tag: str, classes: frozenset[str], given: dict[str, str]) -> str:
        """Return what an element is, by the classes Telegram gives it."""
        is_text = tag == "div" and "text" in classes
        roles = {
            "message": "message" in classes and bool(NUMBER.fullmatch(given.get("id", ""))),
            "forwarded": {"forwarded", "body"} <= classes,
            "clock": {"date", "details"} <= classes and "title" in given,
            "name": "from_name" in classes,
            "header": "page_header" in classes,
            "title": is_text and self._inside("header"),
            "text": is_text,
        }
        return next((role for role, fits in roles.items() if fits), "")

    def _begin(self, classes: frozenset[str], given: dict[str, str]) -> _Found:
        """Begin a message; one joined to that before has the same author and does not say so."""
        found = _Found(number=given["id"].removeprefix("message"))
        if "joined" in classes:
            found.author = self._author
        else:
            self._author = ""
        self.found.append(found)
        return found

    def _message(self) -> _Found | None:
        held = (opened.message for opened in reversed(self._open))
        return next((message for message in held if message is not None), None)

    def _inside(self, role: str) -> bool:
        return any(opened.role == role for opened in self._open)
