"""Messages of a Telegram export, in either of its forms, as reports.

A message is one report: its own time, the channel it stands in, its own words. A forwarded one is
published by whom it was forwarded from, and passed on by the channel (`Report.via`). When such a
post first appeared is said only in the HTML export; else it is known only to be no later than the
message, so that "yesterday" in it is not counted from the day of forwarding.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from wheelsdown.model.provenance import Digest, problem
from wheelsdown.model.report import Report, Source
from wheelsdown.model.time_range import TimeRange
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.items import MOST_ITEMS, item_digest, unique_reports

FIRST_POSSIBLE = datetime(2013, 8, 14, tzinfo=UTC)
"""Telegram began on this day: no message is older."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One message of an export; `original` may hold markup, and then `offsets` lead into it."""

    channel: str
    number: str
    sent: TimeRange | None
    author: str | None
    original: str
    text: str
    offsets: tuple[int, ...] = ()
    forwarded_from: str | None = None
    first_sent: TimeRange | None = None
    """Of a forwarded message: when the original was sent, where the export says so."""


def contents_of_messages(
    kind: str, messages: Iterable[Message], *, without_text: int, digest: Digest, name: str
) -> Contents:
    """Return a report for each message with words; the others are counted."""
    told = list(messages)
    reports = unique_reports(_report(message, digest, name) for message in told[:MOST_ITEMS])
    if not reports:
        return refused(kind, problem("export_without_messages", name))
    problems = []
    if len(told) > MOST_ITEMS:
        problems.append(problem("too_many_items", name, items=len(told), most=MOST_ITEMS))
    if without_text:
        problems.append(problem("items_without_text", name, n=without_text))
    return Contents(kind=kind, reports=reports, problems=tuple(problems))


def _report(message: Message, capture: Digest, name: str) -> Report:
    item = f"{message.channel}/{message.number}"
    channel = Source(name=message.channel)
    own = Source(name=message.author) if message.author else channel
    is_forwarded = message.forwarded_from is not None
    published = _first_published(message) if is_forwarded else message.sent
    return Report(
        digest=item_digest(item, message.original),
        name=name,
        original=message.original,
        text=message.text,
        offsets=message.offsets,
        published=published,
        published_from="message" if published else None,
        source=Source(name=message.forwarded_from) if message.forwarded_from else own,
        via=channel if is_forwarded or own != channel else None,
        capture=capture,
        item=item,
    )


def _first_published(message: Message) -> TimeRange | None:
    """Return when a forwarded post can first have appeared."""
    if message.first_sent is not None:
        return message.first_sent
    if message.sent is None or message.sent.latest is None:
        return None
    latest = message.sent.latest
    return TimeRange(earliest=min(FIRST_POSSIBLE, latest), latest=latest)
