"""What is said: a report, its passages, and the claims in it with their exact characters."""

import html
import re
from bisect import bisect_left
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Characters `start` to `end` (exclusive, Unicode code points) of the report's original text.

    `text` is what a reader sees there: the same characters, without markup where there is any.
    """

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Who publishes."""

    name: str
    url: str | None = None


class PassageKind(StrEnum):
    """What a passage is to the report."""

    HEADLINE = "headline"
    BODY = "body"
    CAPTION = "caption"
    FURNITURE = "furniture"
    """Menus, tickers, appeals for money, warnings: marked, never dropped, and no claim in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph or line of the report; `span` is in the original."""

    kind: PassageKind
    span: Span
    language: Language | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One published item.

    `original` is its text as it came: decoded HTML with its markup, plain text, or the text taken
    out of a PDF. `text` is what a reader sees, and `offsets[i]` is where `text[i]` begins in
    `original` (`offsets[len(text)]` is the end). In plain text the two are the same and `offsets`
    is empty.
    """

    digest: Digest
    name: str
    original: str
    text: str
    offsets: tuple[int, ...] = field(default=(), repr=False)
    body_ranges: tuple[tuple[int, int], ...] = ()
    """Ranges of `text` that an extractor took for the article; empty where none ran."""
    published: TimeRange | None = None
    published_from: str | None = None
    """Where the date of publication was found: `given`, `page`, `text`, …"""
    source: Source | None = None
    url: str | None = None
    capture: Digest | None = None
    """The capture it lies in, where that can hold several; then `digest` is the item's own."""
    item: str | None = None
    """What that capture calls it: a page's address, a message's number, an entry's id."""
    via: Source | None = None
    """Who passed it on, where that is not who published it: the channel that forwards a post."""
    pages: tuple[int, ...] = ()
    """Where each page of a PDF begins in `original`; empty for what has no pages."""


REFERENCE = re.compile(r"&(?:#\d{1,8}|#[xX][0-9a-fA-F]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});?")


def character_reference(original: str, at: int) -> tuple[str, int] | None:
    """Return what the reference at `at` of an HTML page shows, and its length; or nothing.

    `&amp;` shows `&` and is five long. `&copy2` shows the sign and a 2 that is not part of it.
    """
    match = REFERENCE.match(original, at)
    if match is None:
        return None
    written, shown = match[0], html.unescape(match[0])
    for length in range(2, len(written) + 1):
        sign = html.unescape(written[:length])
        if sign != written[:length] and sign + written[length:] == shown:
            return sign, length
    return None


def original_span(report: Report, start: int, end: int) -> Span:
    """Return the span of the original that shows characters `start` to `end` of `report.text`.

    It ends after the last shown character, so markup that follows is not in it; markup between
    them is. `text` is what a reader sees.
    """
    seen = report.text[start:end]
    if not report.offsets:
        return Span(start=start, end=end, text=seen)
    begin = report.offsets[start]
    if start == end:
        return Span(start=begin, end=begin, text="")
    last = report.offsets[end - 1]
    reference = character_reference(report.original, last)
    if reference is not None and seen[-1] in reference[0]:
        return Span(start=begin, end=last + reference[1], text=seen)
    # A line break that a block of the page makes has no character of its own.
    shown = last < len(report.original) and report.original[last] != "<"
    return Span(start=begin, end=last + shown, text=seen)


def shown_range(report: Report, start: int, end: int) -> tuple[int, int]:
    """Return the range of `report.text` that characters `start` to `end` of the original show.

    The way back from `original_span`: markup shows nothing, so a range of it alone is empty.
    """
    if not report.offsets:
        return start, end
    last = len(report.text)
    return bisect_left(report.offsets, start, 0, last), bisect_left(report.offsets, end, 0, last)


class ClaimType(StrEnum):
    """What kind of thing is said."""

    FLIGHT_DEPARTURE = "flight.departure"
    FLIGHT_ARRIVAL = "flight.arrival"
    FLIGHT_STOP = "flight.stop"
    FLIGHT_TRANSFER = "flight.transfer"
    FLIGHT_ROUTE = "flight.route"
    FLIGHT_AIRCRAFT = "flight.aircraft"
    FLIGHT_PASSENGERS = "flight.passengers"
    FLIGHT_COMPOSITION = "flight.composition"
    FLIGHT_ORDINAL = "flight.ordinal"
    FLIGHT_PREVIOUS = "flight.previous"
    FLIGHT_OCCURRENCE = "flight.occurrence"
    FLIGHT_DURATION = "flight.duration"
    PERSON_REMOVAL = "person.removal"
    PERSON_DETENTION = "person.detention"
    PERSON_ARREST = "person.arrest"
    PERSON_INTERROGATION = "person.interrogation"
    PERSON_SUMMONS = "person.summons"
    PERSON_CHARGE = "person.charge"
    PERSON_BACKGROUND = "person.background"
    GROUP_REMOVAL = "group.removal"
    STATISTIC = "statistic"
    APPEAL = "appeal"
    APPEAL_REQUEST = "appeal.request"
    RISK = "risk"
    STATEMENT = "statement"
    EVENT = "event"


class Modality(StrEnum):
    """How firmly it is said."""

    ASSERTED = "asserted"
    DENIED = "denied"
    PLANNED = "planned"
    EXPECTED = "expected"
    FEARED = "feared"
    POSSIBLE = "possible"


class SpeakerKind(StrEnum):
    """What a report credits a claim to."""

    PERSON = "person"
    ORGANISATION = "organisation"
    OUTLET = "outlet"
    AUTHORITY = "authority"
    DATA_SOURCE = "data_source"
    DOCUMENT = "document"
    GROUP = "group"
    ANONYMOUS = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One link of the chain from the nearest speaker to the origin."""

    name: str
    kind: SpeakerKind
    named: bool
    span: Span
    cue: str | None = None
    """The word that credits: `said`, `according to`, `сообщил`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimTime:
    """A time said in a claim, resolved to UTC, with the reason."""

    time: TimeRange
    granularity: str
    """`minute`, `hour`, `part_of_day`, `day`, `week`, `part_of_month`, `month`, `season`, `year`,
    `bound`."""
    zone: str | None
    span: Span
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceMention:
    """A place as named, and what it stands for; an ambiguous name keeps its candidates."""

    name: str
    kind: str
    """`airport`, `city`, `state`, `country`, `region`."""
    span: Span
    icao: str | None = None
    """The airport that is meant, where one serves the place or the text decides."""
    country: str | None = None
    """ISO 3166-1 alpha-2."""
    region: str | None = None
    """ISO 3166-2."""
    candidates: tuple[str, ...] = ()
    """ICAO codes of the airports it could mean."""
    zone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A number as said. `None` is an open side; `best` only where one number was given."""

    text: str
    minimum: int | None
    maximum: int | None
    best: int | None = None
    of: str | None = None
    """What is counted, in the report's words: `passengers`, `Russians`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimValue:
    """What is said, taken apart; each part only where the words give it."""

    place: PlaceMention | None = None
    origin: PlaceMention | None = None
    destination: PlaceMention | None = None
    via: tuple[PlaceMention, ...] = ()
    count: Count | None = None
    ordinal: int | None = None
    of: str | None = None
    """For an ordinal: what is counted, in the report's words."""
    registration: str | None = None
    callsign: str | None = None
    aircraft_type: str | None = None
    operator: str | None = None
    duration_minutes: tuple[int, int] | None = None
    person: str | None = None
    details: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundBy:
    """What found a claim, where that is not the rules of this package."""

    rule: str
    """`model:` and its name."""
    accepted_by: str | None = None
    """The editor who accepted it; until then it is a proposal, and no verdict is given on it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One thing said that could be so or not, tied to its characters and to who said it.

    `attribution` runs from the nearest speaker to the origin; the publisher is not in it, so an
    empty chain is the publisher's own voice.
    """

    claim: str
    report: Digest
    language: Language
    type: ClaimType
    quote: Span
    value: ClaimValue
    times: tuple[ClaimTime, ...]
    attribution: tuple[Attribution, ...]
    modality: Modality = Modality.ASSERTED
    sentence: Span | None = None
    """The sentence it stands in, for `explain`."""
    reader: str = "rules"
    """`rules`; where they were silent `parser`, if installed, or `taught`, if it was asked."""
    found_by: FoundBy | None = None
    """Nothing where the rules found it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caption:
    """A picture's caption and, within it, the credit."""

    span: Span
    credit: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A report as read: what it is, which parts are furniture, and what it says, in text order."""

    report: Report
    language: Language | None
    headline: Span | None
    captions: tuple[Caption, ...]
    furniture: tuple[tuple[int, int], ...]
    passages: tuple[Passage, ...]
    published: tuple[date, date] | None
    """First and last day it can have appeared."""
    published_from: str | None
    claims: tuple[Claim, ...]


class Relation(StrEnum):
    """How a claim of one report stands to a claim of another."""

    REPEATS = "repeats"
    REFINES = "refines"
    """Says the same more closely: a minute for a day, 64 for "about 60", an airport for a city."""
    CONTRADICTS = "contradicts"
    STRIPS_ATTRIBUTION = "strips_attribution"
    """Says as its own what the other credits to somebody."""
    AMPLIFIES = "amplifies"
    """Says more than the other had: passengers become Russians, "may have" becomes "has"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimLink:
    """The later of two claims stands to the earlier one in `relation`, by the rule named."""

    claim: str
    earlier: str
    relation: Relation
    rule: str
    values: tuple[tuple[str, str], ...] = ()
    """What was compared: the words of either side."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """Where several reports have one thing from: copies of one root count once.

    `claims` are the ids of all claims that go back to it, in the order of the reports.
    """

    name: str
    rule: str
    """`same_wording`, `same_origin`, `agency_copy` or `own_voice`."""
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SamePerson:
    """A proposal that two names are of one person; nothing is merged by it."""

    one: str
    other: str
    score: float
    """From 0 to 1: how far the spellings agree, not how likely it is one person."""
    reason: str
    rule: str
