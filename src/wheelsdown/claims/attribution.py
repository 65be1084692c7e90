"""Who is credited with what: speakers, and the stretch of a sentence each stands behind.

A language's own module finds `Scope`s; here they are put together into the chain of one claim,
from the nearest speaker (the outlet that was told) to the origin (the one who told it).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from wheelsdown.model.report import Modality, SpeakerKind


@dataclass(slots=True, kw_only=True)
class KnownSpeakers:
    """Names met so far in one report: full names by surname, and whom "he" and "they" mean."""

    full_names: dict[str, str] = field(default_factory=dict)
    last_person: str | None = None
    last_person_kind: SpeakerKind = SpeakerKind.PERSON
    """`anonymous` where "she" is a relative without a name."""
    last_group: str | None = None
    last_group_kind: SpeakerKind = SpeakerKind.GROUP
    last_named: str | None = None
    """The person named last, speaker or not: whom "he was deported" means."""
    unnamed_here: bool = False
    """The sentence says that its speakers would not be named."""
    last_body: str | None = None
    """The authority, organisation or outlet that spoke last: whom "it" means."""
    last_body_kind: SpeakerKind = SpeakerKind.ORGANISATION
    last_body_feminine: bool | None = None
    """Whether the noun of that body is feminine; `None` where it is neuter."""
    named_when_body_spoke: str | None = None
    """The person named last when it spoke: one named since may be meant instead."""
    own_article: bool = False
    """The page spoke of itself last ("our article of Monday said"): "it" is the article."""
    is_release: bool = False
    """The report is a body's own release: what the body asks is the publisher's voice."""
    is_signed: bool = False
    """The report is sworn, or a letter: what "I" and "we" did is what it tells."""
    interviewee: str | None = None
    """Whom an answer without a name is by: the person named last before the first question."""
    kinds: dict[str, SpeakerKind] = field(default_factory=dict)
    """What a name was first called: "the exiled outlet Perelom" makes Perelom an outlet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """One link of a chain: its characters in the report's text, and who that is."""

    start: int
    end: int
    name: str
    kind: SpeakerKind
    named: bool
    cue: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """Characters `start` to `end` of a sentence are what `chain` says."""

    start: int
    end: int
    chain: tuple[Speaker, ...]
    words: tuple[int, int]
    """The words that credit: no part of what is said."""
    modality: Modality | None = None
    """How firmly the speaker says it, where the cue tells: `denied`, `feared`."""
    quoted: bool = False
    """Verbatim: a quotation right after this one has the same speaker."""
    rule: str = ""


def scopes_at(scopes: Iterable[Scope], start: int, end: int) -> tuple[Scope, ...]:
    """Return the scopes that hold the middle of `start` to `end`, outermost first.

    One that holds the words of another is outside it: "the ministry said …, Reuters reported".
    """
    middle = (start + end) // 2
    holding = [s for s in scopes if s.start <= middle < s.end]
    return tuple(sorted(holding, key=lambda s: -sum(_encloses(s, o) for o in holding)))


def _encloses(outer: Scope, inner: Scope) -> bool:
    return outer is not inner and outer.start <= inner.words[0] < outer.end


def chain_at(scopes: Iterable[Scope], start: int, end: int) -> tuple[Speaker, ...]:
    """Return the speakers behind a stretch, nearest first, each once."""
    return each_once(s for scope in scopes_at(scopes, start, end) for s in scope.chain)


def each_once(speakers: Iterable[Speaker]) -> tuple[Speaker, ...]:
    """Return a chain without those named before: by the same name, or by words they share."""
    chain: list[Speaker] = []
    for one in speakers:
        if not any(c.name == one.name or (c.start < one.end and one.start < c.end) for c in chain):
            chain.append(one)
    return tuple(chain)


def modality_at(scopes: Iterable[Scope], start: int, end: int) -> Modality | None:
    """Return how firmly the innermost speaker who tells it says the stretch."""
    for scope in reversed(scopes_at(scopes, start, end)):
        if scope.modality is not None:
            return scope.modality
    return None
