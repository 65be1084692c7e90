"""The real cases: documented flights of Russians out of the United States, asked for as reported.

In: the flight log that lies beside the project. Out: for each question, whether the best itinerary
is the documented one. These are few, and none has positions: they show that nothing is lost, not
how often one is right.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from pathlib import Path

from wheelsdown.itineraries.index import RecordIndex, index_legs
from wheelsdown.itineraries.search import find_in_index
from wheelsdown.model.flight import Leg
from wheelsdown.model.itinerary import Area, Constraint, ConstraintKind
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import TimeRange
from wheelsdown.sources.flight_log import read

Asked = tuple[str, str, str, int]
"""Which end, an airport or type, the beginning of the time (UTC) and its length in hours."""

CASES: tuple[tuple[str, tuple[str | None, ...], tuple[Asked, ...]], ...] = (
    (
        "August 2025",
        ("HECA", "UUDD"),
        (
            ("departure", "HECA", "2025-08-26T21:00", 24),
            ("landing", "UUDD", "2025-08-27T14:00", 7),
        ),
    ),
    (
        "December 2025",
        ("KIWA", "KBWI", "HECA", "UUDD"),
        (
            ("departure", "KIWA", "2025-12-07T18:30", 1),
            ("via", "KBWI", "", 0),
            ("via", "HECA", "", 0),
            ("landing", "UUDD", "2025-12-08T23:39", 0),
        ),
    ),
    (
        "January 2026",
        ("KIWA", "KPSM", "HECA", None),
        (
            ("departure", "KIWA", "2026-01-25T12:00", 7),
            ("via", "KPSM", "", 0),
            ("via", "HECA", "", 0),
            ("departure", "HECA", "2026-01-26T11:48", 0),
        ),
    ),
    (
        "March 2026",
        (None, "LATI", "LROP", "LUKK"),
        (("via", "LATI", "", 0), ("via", "LROP", "", 0), ("landing", "LUKK", "", 0)),
    ),
)
"""Documented routes, with what the reports named in the flight log say of them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RealOutcome:
    """One question and what was found."""

    name: str
    found: tuple[str | None, ...]
    is_documented_route: bool
    fitting: int
    searched: int


def ask_real_cases(shared_data: Path) -> tuple[RealOutcome, ...]:
    """Return what is found for each case in the flight log."""
    index = index_legs(_logged(shared_data / "flights" / "documented_legs.csv"))
    return tuple(_ask(index, name, route, asked) for name, route, asked in CASES)


def _ask(
    index: RecordIndex, name: str, route: tuple[str | None, ...], asked: tuple[Asked, ...]
) -> RealOutcome:
    search = find_in_index(index, [_constraint(*one) for one in asked])
    legs = search.itineraries[0].legs if search.itineraries else ()
    found = (legs[0].takeoff.airport, *(x.landing.airport for x in legs)) if legs else ()
    return RealOutcome(
        name=name,
        found=found,
        is_documented_route=found == route,
        fitting=search.fitting,
        searched=search.searched_legs,
    )


def _constraint(kind: str, airport: str, time: str, hours: int) -> Constraint:
    when = None
    if time:
        begin = datetime.fromisoformat(time).replace(tzinfo=UTC)
        length = timedelta(hours=hours) if hours else timedelta(seconds=59)
        when = TimeRange(earliest=begin, latest=begin + length)
    area = Area(name=airport, kind="airport", airports=frozenset({airport}))
    return Constraint(kind=ConstraintKind(kind), area=area, time=when)


def _logged(path: Path) -> tuple[Leg, ...]:
    data = path.read_bytes()
    digest = Digest(f"sha256:{sha256(data).hexdigest()}")
    return tuple(read(data, digest=digest, name=path.name).legs)
