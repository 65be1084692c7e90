"""What a language model proposes: words it says are claims, before and after they were checked."""

from dataclasses import dataclass

from wheelsdown.model.report import Claim, ClaimType, Modality, SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ProposedSpeaker:
    """Whom a model takes for a speaker, in the report's words."""

    words: str
    kind: SpeakerKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """One claim as a model proposes it: words and kinds, never offsets, places or times."""

    type: ClaimType
    quote: str
    before: str
    """Words right before the quote, to tell it from the same words elsewhere; often empty."""
    numbers: tuple[str, ...]
    """Every number it says is in the quote."""
    speakers: tuple[ProposedSpeaker, ...]
    """From the nearest to the origin; empty for the publisher's own voice."""
    modality: Modality


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A proposal that was not taken; `model.refused_<reason>` is the sentence."""

    reason: str
    quote: str = ""
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What a model is asked about one part of a report."""

    start: int
    end: int
    """Range of `report.text` the part spans; furniture within it is left out."""
    system: str
    """What it is to do."""
    user: str
    """The part, as data between marks that the report cannot forge."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposals:
    """What became of all that a model proposed for a report."""

    model: str
    claims: tuple[Claim, ...]
    refusals: tuple[Refusal, ...]
    parts: int
    """Parts the report was cut into, and how many of them were answered."""
    parts_answered: int
    failed: tuple[str, str] | None = None
    """Why a part was not answered: `fetch.reason_<reason>`, and a value for its sentence."""
