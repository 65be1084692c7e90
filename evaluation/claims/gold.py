"""What a reader marked in a passage: the records `notation` makes and `scoring` compares with.

Spans are half-open ranges of the passage's plain text. Where the contract leaves a careful reader
a choice, a record holds every answer that counts as right.
"""

from dataclasses import dataclass
from datetime import date

from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import ClaimType, Modality, SpeakerKind
from wheelsdown.model.time_range import TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPlace:
    """A place: one airport, the airports of a city, or a country or state without one."""

    start: int
    end: int
    airports: tuple[str, ...] = ()
    country: str | None = None
    region: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldTime:
    """A time as a range in UTC; `None` where the passage does not decide it."""

    start: int
    end: int
    time: TimeRange | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldCount:
    """A number; `scored` is false where the contract does not fix its bounds."""

    start: int
    end: int
    minimum: int | None
    maximum: int | None
    scored: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldSpeaker:
    """One link of a chain and the kinds that a reader may call it."""

    start: int
    end: int
    kinds: tuple[SpeakerKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldClaim:
    """One claim; `types[0]` is what it counts as, the rest are right as well."""

    name: str
    start: int
    end: int
    types: tuple[ClaimType, ...]
    optional: bool
    """One careful reader takes it and another does not: neither finding nor leaving it counts."""
    modalities: tuple[Modality, ...]
    places: tuple[GoldPlace, ...]
    times: tuple[GoldTime, ...]
    count: GoldCount | None
    chain: tuple[tuple[GoldSpeaker, ...], ...]
    """From the nearest speaker to the origin; each link with the spans that may stand for it."""
    details: tuple[tuple[str, str], ...]
    """`registration`, `callsign`, `ordinal`, `minutes` where the words give them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GoldPassage:
    """One marked passage."""

    name: str
    language: Language
    part: str
    style: str
    published: date
    published_is_given: bool
    """False where the extractor must find the date in the text."""
    text: str
    furniture: tuple[tuple[int, int], ...]
    claims: tuple[GoldClaim, ...]
