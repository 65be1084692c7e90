"""Routes that people could have travelled, and what was asked of them."""

from dataclasses import dataclass
from enum import StrEnum

from wheelsdown.model.flight import Leg
from wheelsdown.model.time_range import TimeRange


class ConnectionKind(StrEnum):
    """How two legs of an itinerary are joined."""

    STOP = "stop"
    TRANSFER = "transfer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Two legs joined at an airport: people stay aboard (stop) or change aircraft (transfer)."""

    airport: str
    kind: ConnectionKind
    minutes: int | None
    """Middle of the landing to middle of the next takeoff; nothing where either is unknown."""
    from_aircraft: str | None
    to_aircraft: str | None


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Itinerary:
    """Legs that people could have travelled one after the other."""

    legs: tuple[Leg, ...]
    connections: tuple[Connection, ...]
    fits: tuple[ConstraintFit, ...]
    score: float
    """Share of the wanted bits that it meets, 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """What a search over the record gave: the ranked itineraries and how much was searched."""

    itineraries: tuple[Itinerary, ...]
    fitting: int
    """How many meet every constraint."""
    searched_legs: int
    searched: TimeRange
