"""The flight record: airports, tracks, and the legs and journeys made of them."""

from dataclasses import dataclass
from enum import Enum, IntFlag, StrEnum

import numpy as np
import numpy.typing as npt

from wheelsdown.model.identity import Aircraft, Callsign
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.time_range import TimeRange

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
Int64s = npt.NDArray[np.int64]
Int32s = npt.NDArray[np.int32]
UInt8s = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True, kw_only=True)
class Runway:
    """One strip of ground with two ends; positions of thresholds in degrees where known."""

    ends: tuple[str, str]
    length_ft: int | None
    width_ft: int | None
    surface: str
    closed: bool
    first_threshold: tuple[float, float] | None
    second_threshold: tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Airport:
    """A place where aircraft land. `icao` is its key everywhere in the program."""

    icao: str
    iata: str | None
    local_code: str | None
    name: str
    city: str
    country: str
    """ISO 3166-1 alpha-2."""
    region: str | None
    """ISO 3166-2, `US-AZ`."""
    latitude_deg: float
    longitude_deg: float
    elevation_ft: int
    zone: str | None
    """IANA time zone."""
    kind: str
    """`large_airport`, `medium_airport`, `small_airport`, `heliport`, `seaplane_base`, …"""
    scheduled: bool


class RowFlag(IntFlag):
    """What readsb says of one row. `NEW_LEG` is a hint, not the truth."""

    STALE = 1
    NEW_LEG = 2
    GEOMETRIC_RATE = 4
    GEOMETRIC_ALTITUDE = 8


class PositionSource(Enum):
    """How a position was come by; the value is what `Track.source` holds."""

    UNKNOWN = 0
    ADSB = 1
    ADSR = 2
    MLAT = 3
    TISB = 4
    ADSC = 5
    MODE_S = 6
    ESTIMATED = 7


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Track:
    """Positions of one address in columns of equal length, as a source gave them or cleaned.

    Unknown numbers are NaN. `altitude_ft` is barometric and NaN on the ground.
    `capture` and `row` say which row of which file each position is; `captures` lists the files.
    """

    aircraft: Aircraft
    time_ms: Int64s
    latitude_deg: Floats
    longitude_deg: Floats
    altitude_ft: Floats
    altitude_geometric_ft: Floats
    on_ground: Bools
    ground_speed_kt: Floats
    track_angle_deg: Floats
    vertical_rate_fpm: Floats
    flags: UInt8s
    source: UInt8s
    capture: Int32s
    row: Int32s
    captures: tuple[Digest, ...]
    callsigns: tuple[tuple[int, Callsign], ...] = ()
    """(time_ms, callsign) at each time one was heard and differed from the one before."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Discard:
    """Rows left out of a track, and the rule that left them out."""

    rule: str
    capture: Digest
    rows: tuple[int, ...]


class Coverage(StrEnum):
    """Whether anybody was listening where and when an aircraft was not heard."""

    HEARD = "heard"
    """Others were heard there then: it would have been."""
    SILENT = "silent"
    """Nobody was heard there then."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """A stretch with no positions. Nothing is said of why."""

    began: TimeRange
    ended: TimeRange
    from_position: tuple[float, float]
    to_position: tuple[float, float]
    coverage: Coverage = Coverage.UNKNOWN


class Sighting(StrEnum):
    """How a takeoff or landing is known."""

    OBSERVED = "observed"
    """Positions reach the ground at the airport."""
    INFERRED = "inferred"
    """They stop short and a named rule concluded."""
    DOCUMENTED = "documented"
    """A flight log or a person said so."""
    UNKNOWN = "unknown"


class NoAirport(StrEnum):
    """Why an endpoint has no airport."""

    OUT_OF_COVERAGE = "out_of_coverage"
    UNDETERMINED = "undetermined"
    TRACK_INCOMPLETE = "track_incomplete"
    NO_AERODROME = "no_aerodrome"


@dataclass(frozen=True, slots=True, kw_only=True)
class RunnerUp:
    """Another airport that an endpoint could have been."""

    airport: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """A takeoff or a landing: an airport or a reason for none, and when."""

    airport: str | None
    reason: NoAirport | None
    time: TimeRange
    sighting: Sighting
    confidence: float | None
    runners_up: tuple[RunnerUp, ...]
    rule: str
    """Name of the rule that decided; each is a row in docs/explanation/legs.md."""
    position: tuple[float, float] | None = None
    """Nearest known position (latitude, longitude) in degrees."""

    def __post_init__(self) -> None:
        """Hold the promise of the contract: no airport without a reason, none with both."""
        if (self.airport is None) == (self.reason is None):
            raise ValueError(f"airport {self.airport!r} with reason {self.reason!r}")


@dataclass(frozen=True, slots=True, kw_only=True)
class PossibleStop:
    """An airport where the aircraft could have stood inside a gap."""

    airport: str
    confidence: float
    earliest: TimeRange
    """When it could have landed there at the earliest and latest."""


class LegStatus(StrEnum):
    """Whether the record says a leg was flown. Positions show flown legs only."""

    FLOWN = "flown"
    PLANNED = "planned"
    EXPECTED = "expected"


@dataclass(frozen=True, slots=True, kw_only=True)
class Leg:
    """One takeoff to the next landing of one aircraft."""

    leg: str
    aircraft: Aircraft
    callsigns: tuple[Callsign, ...]
    takeoff: Endpoint
    landing: Endpoint
    distance_km: float | None
    gaps: tuple[Gap, ...]
    possible_stops: tuple[PossibleStop, ...]
    evidence: tuple[Evidence, ...]
    status: LegStatus = LegStatus.FLOWN
    group: str | None = None
    """The case a flight log files this leg under."""
    note: str | None = None
    source_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """Time on the ground between two legs of one aircraft; a trace shows no purpose of it."""

    airport: str | None
    landed: TimeRange
    took_off: TimeRange


@dataclass(frozen=True, slots=True, kw_only=True)
class Journey:
    """Legs of one aircraft that belong together, in order."""

    journey: str
    aircraft: Aircraft
    legs: tuple[Leg, ...]
    stops: tuple[Stop, ...]
