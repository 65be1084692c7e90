"""What a sentence says, before its times are resolved and its places looked up.

A language's own modules turn a `Scene` (a sentence with everything found in it) into
`Statement`s; `extraction` turns those into claims.
"""

from dataclasses import dataclass, field

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker, chain_at, each_once
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.sentences import Sentence
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import ClaimType, Modality, PlaceMention


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceAt:
    """A place named in a sentence: where in the sentence, and which one."""

    start: int
    end: int
    mention: PlaceMention


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a sentence with one verb of its own; `lead` is the part whose subject it shares."""

    start: int
    end: int
    lead: int | None
    """Index of the clause before it that a missing subject or a relative word points to."""
    relative: bool = False
    where: bool = False
    """It begins with "where": it happened at the last place of the clause before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A sentence with all that rules look at; offsets are within the sentence."""

    sentence: Sentence
    clauses: tuple[Clause, ...]
    places: tuple[PlaceAt, ...]
    times: tuple[TimeExpression, ...]
    counts: tuple[CountHit, ...]
    scopes: tuple[Scope, ...]
    doubts: tuple[tuple[int, int], ...]
    flight_before: bool
    """The sentences right before were about a flight: "it" and "they" may be its words."""
    flight_long_before: bool = False
    """The report has been about a flight, further back: "thirteen are Nigerians" is of it."""
    opinion_piece: bool = False
    """The report judges more than it tells: what it says without a date is a view."""
    known: KnownSpeakers = field(default_factory=KnownSpeakers)
    """Names met so far in the report."""
    person_before: str | None = None
    """The person named last before this sentence: whom "he" means."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said; offsets are within the sentence."""

    type: ClaimType
    start: int
    end: int
    rule: str
    modality: Modality
    place: PlaceAt | None = None
    origin: PlaceAt | None = None
    destination: PlaceAt | None = None
    via: tuple[PlaceAt, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    count: CountHit | None = None
    of: str | None = None
    ordinal: int | None = None
    registration: str | None = None
    callsign: str | None = None
    aircraft_type: str | None = None
    operator: str | None = None
    duration_minutes: tuple[int, int] | None = None
    person: str | None = None
    details: tuple[tuple[str, str], ...] = ()
    speakers: tuple[Speaker, ...] = ()
    """Who says it by the words of the claim itself ("the signatories urged …"), nearest first."""
    chain: tuple[Speaker, ...] | None = None
    """Who says it, where that is known otherwise than by the words around."""
    reader: str = "rules"
    """Or "parser": which reader found it."""
    past_plan: bool = False
    """ "Was due to": a weekday with it can be of the last week or the next."""


def chain_of(scene: Scene, statement: Statement) -> tuple[Speaker, ...]:
    """Return who says it by the words around, then who says it by its own words, each once."""
    if statement.chain is not None:
        return statement.chain
    chain = chain_at(scene.scopes, statement.start, statement.end)
    return each_once((*chain, *statement.speakers))


def clause_at(scene: Scene, at: int) -> int | None:
    """Return the index of the innermost clause that holds `at`."""
    holding = [i for i, c in enumerate(scene.clauses) if c.start <= at < c.end]
    return min(holding, key=lambda i: scene.clauses[i].end - scene.clauses[i].start, default=None)


def place_where(scene: Scene, index: int) -> PlaceAt | None:
    """Return the place that the relative word of a clause points to: the last one before it."""
    clause = scene.clauses[index]
    if not clause.where or clause.lead is None:
        return None
    lead = scene.clauses[clause.lead]
    led = [p for p in scene.places if lead.start <= p.start < lead.end]
    return led[-1] if led else None
