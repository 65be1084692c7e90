"""Routes that people could have travelled, and what was asked of them."""

from dataclasses import dataclass
from enum import StrEnum

from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.flight import Leg
from wheelsdown.model.time_range import TimeRange


class ConnectionKind(StrEnum):
    """How two legs of an itinerary are joined."""

    STOP = "stop"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnheardLeg:
    """A flight that nobody heard: the aircraft landed at one airport and left another."""

    origin: str
    destination: str
    distance_km: int
    least_minutes: int
    """What the fastest flight over that distance takes."""
    spare_minutes: int | None
    """What is left of the time between the two heard legs; nothing where either is open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Two legs joined at an airport: people stay aboard (stop) or change aircraft (transfer)."""

    airport: str
    kind: ConnectionKind
    minutes: int | None
    """Middle of the landing to middle of the next takeoff; nothing where either is unknown."""
    from_aircraft: str | None
    to_aircraft: str | None
    choices: int | None = None
    """At a transfer: by how many flights people could have gone on, this one included."""
    unheard: UnheardLeg | None = None
    """The flight in between that nobody heard; `airport` is then where the leg before landed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """What a place name stands for, as airports: all that lie in it."""

    name: str
    kind: str
    """`airport`, `city`, `state`, `country`."""
    airports: frozenset[str]
    zone: str | None = None
    country: str | None = None


class ConstraintKind(StrEnum):
    """Which part of a route a constraint speaks of."""

    DEPARTURE = "departure"
    LANDING = "landing"
    VIA = "via"
    AIRCRAFT = "aircraft"
    TYPE = "type"
    OPERATOR = "operator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One thing wanted of an itinerary: a place, a time, both, or who flew. Any could be wrong."""

    kind: ConstraintKind
    area: Area | None = None
    time: TimeRange | None = None
    text: str | None = None
    """For aircraft, type and operator: the words to match."""
    order: int = 0
    """Position among several `VIA`, from 0."""
    claim: str | None = None
    """The claim it was read from."""
    changes_aircraft: bool = False
    """Of a `VIA`: people are told to have changed aircraft there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConstraintFit:
    """How an itinerary meets one constraint."""

    constraint: Constraint
    found: str | None
    """What the record has in its place, in a few words; nothing where it has nothing."""
    fits: bool
    off_by_minutes: int | None
    """How far outside the wanted time, 0 inside it."""
    weight: float
    """Bits: how rare it is in the record to meet it."""
    leg: str | None = None
    bits: float = 0.0
    """What it counts for in the ranking: `weight` where it fits, less where it narrowly misses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unusual:
    """What is out of the ordinary at a change of aircraft, and why that is said."""

    kind: str
    """Name of the rule: `aircraft_waited`, `no_other_such_flight`, …"""
    leg: str
    airport: str
    words: Bilingual


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """Legs that people could have travelled one after the other."""

    legs: tuple[Leg, ...]
    connections: tuple[Connection, ...]
    fits: tuple[ConstraintFit, ...]
    score: float
    """Share of the wanted bits that it meets, 0 to 1."""
    surplus_bits: float | None = None
    """Bits met beyond what the best of all routes searched would meet by chance."""
    confidence: float | None = None
    """Of the best: how often such an itinerary is the right one, as counted in simulated weeks."""
    branches: tuple[Leg, ...] = ()
    """Other legs by which people could have gone on from where they changed aircraft."""
    unusual: tuple[Unusual, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NextBest:
    """The best itinerary that does not fit: how many details it misses, and the one by least."""

    misses: int
    constraint: ConstraintKind
    """Which it misses by least."""
    off_by_minutes: int | None
    """By how much; nothing where the record has nothing in its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search over the record gave: the ranked itineraries and how much was searched."""

    itineraries: tuple[Itinerary, ...]
    fitting: int
    """How many meet every constraint."""
    searched_legs: int
    searched: TimeRange
    fitting_at_least: bool = False
    """More routes than could be looked at one by one: `fitting` is then the least there are."""
    next_best: NextBest | None = None
