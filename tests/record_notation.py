"""Legs and constraints in one line each, for tests.

`N1AX KIWA 12-07T19:00 KBWI 12-07T23:30` is an observed leg of 2025; `~` before an aircraft makes it
documented, `?` stands for what is not known, a fifth word is the type, a sixth the operator.
"""

from datetime import UTC, datetime, timedelta

from wheelsdown.model.flight import Endpoint, Leg, NoAirport, Sighting
from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration
from wheelsdown.model.itinerary import Area, Constraint, ConstraintKind
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange, instant

CAPTURE = Digest("sha256:" + "ab" * 32)


def moment(words: str) -> datetime:
    """Return `12-07T19:00` of 2025 in UTC."""
    return datetime.fromisoformat(f"2025-{words}").replace(tzinfo=UTC)


def minute(words: str) -> TimeRange:
    """Return the whole minute of `12-07T19:00`."""
    start = moment(words)
    return TimeRange(earliest=start, latest=start + timedelta(seconds=59))


def between(first: str, last: str) -> TimeRange:
    """Return the range between two moments."""
    return TimeRange(earliest=moment(first), latest=moment(last))


def _endpoint(airport: str, time: str, documented: bool) -> Endpoint:
    known = Sighting.DOCUMENTED if documented else Sighting.OBSERVED
    return Endpoint(
        airport=None if airport == "?" else airport,
        reason=NoAirport.OUT_OF_COVERAGE if airport == "?" else None,
        time=UNKNOWN_TIME if time == "?" else instant(moment(time)),
        sighting=Sighting.UNKNOWN if airport == "?" else known,
        confidence=None if airport == "?" else 0.99,
        runners_up=(),
        rule="test",
    )


def leg(plan: str) -> Leg:
    """Return the leg that one line describes."""
    words = plan.split()
    documented = words[0].startswith("~")
    name = words[0].lstrip("~")
    return Leg(
        leg=f"{name.lower()}-{words[2]}-{words[1]}",
        aircraft=Aircraft(
            icao24=IcaoAddress(name.lower()),
            registration=Registration(name),
            type_code=words[5] if len(words) > 5 else None,
            operator=words[6] if len(words) > 6 else None,
        ),
        callsigns=(),
        takeoff=_endpoint(words[1], words[2], documented),
        landing=_endpoint(words[3], words[4], documented),
        distance_km=None,
        gaps=(),
        possible_stops=(),
        evidence=(Evidence(capture=CAPTURE, rows=(0, 9)),),
    )


def legs(plans: str) -> tuple[Leg, ...]:
    """Return the legs of several lines."""
    return tuple(leg(line) for line in plans.strip().splitlines() if line.strip())


def area(*airports: str) -> Area:
    """Return an area of airports."""
    return Area(name="/".join(airports), kind="city", airports=frozenset(airports))


def departure(airport: str, time: str, room_minutes: int = 0) -> Constraint:
    """Return "left `airport` at `time`"."""
    return _constraint(ConstraintKind.DEPARTURE, airport, time, room_minutes)


def landing(airport: str, time: str, room_minutes: int = 0) -> Constraint:
    """Return "landed at `airport` at `time`"."""
    return _constraint(ConstraintKind.LANDING, airport, time, room_minutes)


def via(airport: str) -> Constraint:
    """Return "stopped at `airport`"."""
    return Constraint(kind=ConstraintKind.VIA, area=area(airport))


def named(kind: ConstraintKind, text: str) -> Constraint:
    """Return "flown by `text`"."""
    return Constraint(kind=kind, text=text)


def _constraint(kind: ConstraintKind, airport: str, time: str, room_minutes: int) -> Constraint:
    room = timedelta(minutes=room_minutes)
    said = minute(time)
    assert said.earliest and said.latest
    wide = TimeRange(earliest=said.earliest - room, latest=said.latest + room)
    return Constraint(kind=kind, area=area(airport), time=wide)
