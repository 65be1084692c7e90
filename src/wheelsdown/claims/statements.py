"""What a sentence says of a flight, before its times are resolved and its places looked up.

A language's own modules turn a `Scene` (a sentence with everything found in it) into
`Statement`s; `extraction` turns those into claims.
"""

from dataclasses import dataclass

from wheelsdown.claims.attribution import Scope
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing said of a flight; offsets are within the sentence."""

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
    details: tuple[tuple[str, str], ...] = ()
    past_plan: bool = False
    """ "Was due to": a weekday with it can be of the last week or the next."""


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
