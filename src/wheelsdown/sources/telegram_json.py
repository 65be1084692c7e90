"""Read `result.json` of Telegram Desktop's export: one chat, or everything of an account.

Messages are kept in pieces (plain text, links, bold words); the text is the pieces one after
another, and nothing else. The time is `date_unixtime`; older exports have only the clock of the
computer that exported, without its zone, and then the day is taken and not the minute.
"""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.time_range import TimeRange, instant
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.items import printable
from wheelsdown.sources.json_text import Json, parse_json
from wheelsdown.sources.page_metadata import moment_of
from wheelsdown.sources.telegram import Message, contents_of_messages
from wheelsdown.sources.unpacking import unpack

KIND = "telegram_json"

CHANNELS = frozenset({"public_channel", "private_channel"})
"""Kinds of chat where the chat itself speaks; elsewhere people do."""

CHAT = re.compile(
    rb'"type"\s*:\s*"(?:(?:public|private)_(?:channel|supergroup|group)|personal_chat|bot_chat|'
    rb'saved_messages)"'
)
ACCOUNT = re.compile(rb'^\s*\{\s*"about"\s*:\s*"Here is the data you requested')


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are an export of a chat with its messages, or of an account."""
    return ACCOUNT.match(head) is not None or (
        head.lstrip().startswith(b"{")
        and CHAT.search(head) is not None
        and re.search(rb'"messages"\s*:\s*\[', head) is not None
    )


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a report for each message with words."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    export = parse_json(inside, name)
    if isinstance(export, Problem):
        return refused(KIND, export)
    chats = list(_chats(export))
    if not chats:
        return refused(KIND, problem("json_of_another_kind", name, kind=KIND, field="messages"))
    messages: list[Message] = []
    without_text = 0
    for chat in chats:
        for said in _list(chat.get("messages")):
            message = _message(said, chat) if isinstance(said, dict) else None
            if message is not None:
                messages.append(message)
            else:
                without_text += 1
    return contents_of_messages(KIND, messages, without_text=without_text, digest=digest, name=name)


def _chats(export: Json) -> Iterator[dict[str, Json]]:
    """Yield the chats of an export: itself, or those in its lists."""
    if not isinstance(export, dict):
        return
    if "messages" in export:
        yield export
    for key in ("chats", "left_chats"):
        held = export.get(key)
        if isinstance(held, dict):
            yield from (chat for chat in _list(held.get("list")) if isinstance(chat, dict))


def _message(said: dict[str, Json], chat: dict[str, Json]) -> Message | None:
    """Return a message; nothing of one without words, or of a notice of the service itself."""
    if said.get("type") != "message":
        return None
    text = printable(_text(said.get("text")))
    if not text.strip():
        return None
    channel = _words(chat.get("name")) or f"chat {_words(chat.get('id')) or '?'}"
    author = None if chat.get("type") in CHANNELS else _words(said.get("from"))
    return Message(
        channel=channel,
        number=_words(said.get("id")) or "?",
        sent=_sent(said),
        author=author,
        original=text,
        text=text,
        # A forward from a deleted account has the key and no name.
        forwarded_from=(
            _words(said.get("forwarded_from")) or "unknown" if "forwarded_from" in said else None
        ),
    )


def _text(said: Json) -> str:
    """Return the text of a message, which is one string or a list of pieces."""
    if isinstance(said, str):
        return said
    pieces = (piece.get("text") if isinstance(piece, dict) else piece for piece in _list(said))
    return "".join(piece for piece in pieces if isinstance(piece, str))


def _sent(said: dict[str, Json]) -> TimeRange | None:
    unix = said.get("date_unixtime")
    if isinstance(unix, str | int) and re.fullmatch(r"\d{1,11}", str(unix)):
        return instant(datetime.fromtimestamp(int(unix), UTC))
    date = said.get("date")
    return moment_of(date) if isinstance(date, str) else None


def _list(value: Json) -> list[Json]:
    return value if isinstance(value, list) else []


def _words(value: Json) -> str | None:
    """Return a name or a number as text; nothing where it is empty or neither."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return None
    return printable(str(value)).strip() or None
