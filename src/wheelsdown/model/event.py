"""What is known of removal flights across reports: the register, who agrees, how many people."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Claim, Count, Relation, SamePerson


class FlightKind(StrEnum):
    """What a flight on the register was, as the person who entered it says."""

    MASS = "mass"
    """Flown to remove a group: a charter, a special flight."""
    OTHER = "other"
    """Single people on scheduled flights, a small group set down on the way."""
    COUNTED_ONLY = "counted_only"
    """Known only because somebody counts one more flight than anybody has dated."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class RegisteredFlight:
    """One removal flight: one arrival in the country of destination, however many legs it took."""

    event: str
    days: tuple[date, date]
    """First and last day on which it can have arrived, by the calendar there."""
    origin: str | None
    """Country it left, ISO 3166-1 alpha-2."""
    destination: str | None
    kind: FlightKind
    legs: tuple[str, ...] = ()
    """Its legs in the record; none where it is known from reports alone."""
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleCount:
    """What one rule counts up to a flight, that flight included."""

    rule: str
    at_least: int
    at_most: int
    since: date
    flights: tuple[RegisteredFlight, ...]
    """Those counted for certain, in order of day; the flight itself is the last."""

    @property
    def exact(self) -> int | None:
        """The count, where no flight is in doubt."""
        return self.at_least if self.at_least == self.at_most else None


class Grade(StrEnum):
    """How far independent sources agree on one thing said (docs/explanation/corroboration.md)."""

    ACKNOWLEDGED = "acknowledged"
    FAIR = "fair"
    WEAK = "weak"
    CONTESTED = "contested"
    UNCORROBORATED = "uncorroborated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One claim with the root it goes back to: whoever said it first, as far as the words tell."""

    claim: Claim
    outlet: str
    """Who published it; not counted."""
    root: str
    """What is counted: two claims of one root are one."""
    named: bool
    """False where nobody can tell who it is: such roots are never taken for independent."""
    authority: bool = False
    """A body of state that speaks for itself."""
    rating: str | None = None
    """What the flight record says of the claim: shown beside, never counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """Claims of several reports on one point of an event, and how far their roots agree."""

    point: str
    """`flight.arrival`, `flight.passengers`, …: the type of claim."""
    about: str
    """The place, or what is counted; empty where the type says it all."""
    voices: tuple[Voice, ...]
    roots: tuple[str, ...]
    """Named roots that assert it, each once, in order of name."""
    grade: Grade
    rule: str
    disagreements: tuple[tuple[str, str], ...] = ()
    """Pairs of claims that cannot both be so."""


class Stage(StrEnum):
    """At which point of a flight people were counted."""

    SAID = "said"
    """Aboard, with no word on when."""
    BOARDED = "boarded"
    TAKEN_OFF = "taken_off"
    """Led off on the way, before the country of destination."""
    LANDED = "landed"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityEntry:
    """One number somebody gave, as a range, never sharpened."""

    stage: Stage
    count: Count
    voice: Voice
    rule: str
    """The words that placed it at this stage, or `no_word_of_when`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityLedger:
    """All numbers given of one kind of people on one event, and what they leave open."""

    of: str
    entries: tuple[QuantityEntry, ...]
    totals: tuple[tuple[Stage, int | None, int | None], ...]
    """Per stage that somebody counted: the least and the most said; `None` is an open side."""
    remainder: tuple[int, int | None] | None
    """Boarded (or said) less taken off and landed; nothing where no start was counted."""
    overdrawn: bool = False
    """More are said to have come off than got on: the numbers cannot all be so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventReport:
    """One report that tells of an event."""

    report: Digest
    name: str
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Claims of two reports that were compared: `voice` stands so to `other`."""

    voice: Voice
    other: Voice
    order_known: bool
    """Whether `other` is known to have appeared first; else neither is said to be the source."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All pairs that stand to one another in one way and for one reason."""

    relation: Relation
    rule: str
    values: tuple[tuple[str, str], ...]
    """What was compared: the words of either side."""
    pairs: tuple[Pair, ...]
    roots: tuple[str, ...]
    """The named whom the voices go back to, each once: roots are counted, not outlets."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NamesAlike:
    """Two names of different reports that may be of one person; nothing is merged by it."""

    same: SamePerson
    one_in: tuple[str, ...]
    """Outlets that have the one name."""
    other_in: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AcrossReports:
    """How the reports on one event stand to one another."""

    comparisons: tuple[Comparison, ...] = ()
    names: tuple[NamesAlike, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EventPage:
    """All that is known of one removal flight: reports, claims lined up, numbers, its place."""

    flight: RegisteredFlight
    registered: bool
    """False where only reports tell of it, and nobody has entered it or logged it."""
    reports: tuple[EventReport, ...]
    occurrence: Line
    """Whether it took place at all."""
    lines: tuple[Line, ...]
    ledgers: tuple[QuantityLedger, ...]
    position: tuple[RuleCount, ...]
    """Which flight in a row it is, by every rule of counting that needs no words of a report."""
    across: AcrossReports = AcrossReports()
