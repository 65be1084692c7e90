"""Read OpenSky's flight lists: flights it concluded from its data, with estimated airports.

JSON of the API (`icao24`, `firstSeen`, `estDepartureAirport`, `lastSeen`, `estArrivalAirport`,
`callsign`) or CSV with the same columns or those of its data set (`origin`, `destination`,
`firstseen`, `lastseen`). An airport is OpenSky's estimate and is documented as such, by the row. A
flight was first and last seen in the air: it took off before the one and landed after the other,
by as much as reception at the airport leaves out.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from wheelsdown.model.flight import LegStatus
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.csv_table import CsvRow, header_of, read_table
from wheelsdown.sources.flight_log import (
    LoggedLeg,
    documented_endpoint,
    find_airport,
    legs_of,
)
from wheelsdown.sources.json_text import parse_json
from wheelsdown.sources.limits import checked
from wheelsdown.sources.readsb_trace import ADDRESS
from wheelsdown.sources.times_written import seconds_from
from wheelsdown.sources.unpacking import unpack

KIND = "opensky_flights"

NAMES: Mapping[str, Sequence[str]] = {
    "icao24": ("icao24",),
    "first_seen": ("firstSeen", "firstseen", "first_seen"),
    "last_seen": ("lastSeen", "lastseen", "last_seen"),
    "origin": ("estDepartureAirport", "estdepartureairport", "origin", "departure"),
    "destination": ("estArrivalAirport", "estarrivalairport", "destination", "arrival"),
    "callsign": ("callsign",),
}
"""What each thing is called in the API, the database and the published data set."""

UNSEEN = timedelta(minutes=30)
"""How long before it was first seen, or after it was last seen, a flight can have taken off or
landed: OpenSky estimates an airport only for a track that ends within 30 km and 2,500 m of it,
which is ten minutes of flight; reception on some approaches is lost twice as early."""


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are a list of flights."""
    if head.lstrip()[:1] in (b"[", b"{"):
        return b'"estDepartureAirport"' in head or b'"firstSeen"' in head
    header = set(header_of(head))
    return all(any(name in header for name in NAMES[key]) for key in ("icao24", "first_seen"))


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the flights of a list as documented legs."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    rows = _rows(inside, name)
    if isinstance(rows, Problem):
        return refused(KIND, rows)
    held, problems = rows
    count = len(held) + len(problems)
    logged = [leg for row in held if (leg := _logged(row, name, problems))]
    legs = legs_of(logged, digest)
    return Contents(
        kind=KIND,
        legs=legs,
        problems=tuple(problems),
        rows_read=len(legs),
        rows_refused=count - len(legs),
    )


def _rows(inside: bytes, name: str) -> tuple[list[CsvRow], list[Problem]] | Problem:
    if inside.lstrip()[:1] not in (b"[", b"{"):
        table = read_table(inside, name, needs=("icao24",))
        return table if isinstance(table, Problem) else (list(table.rows), list(table.problems))
    value = parse_json(inside, name)
    if isinstance(value, Problem):
        return value
    if not isinstance(value, list):
        return problem("json_of_another_kind", name, kind=KIND, field="icao24")
    rows: list[CsvRow] = []
    problems: list[Problem] = []
    for number, row in enumerate(value):
        if isinstance(row, dict):
            cells = {key: "" if held is None else str(held) for key, held in row.items()}
            rows.append(CsvRow(row=number, line=number + 1, cells=cells))
        else:
            problems.append(problem("row_of_wrong_length", name, row=number, fields=0))
    return rows, problems


def _logged(row: CsvRow, name: str, problems: list[Problem]) -> LoggedLeg | None:
    said = {key: next((row.cells[n] for n in NAMES[key] if n in row.cells), "") for key in NAMES}
    address = said["icao24"].lower()
    first, last = _moment(said["first_seen"]), _moment(said["last_seen"])
    for field, good in (
        ("icao24", ADDRESS.fullmatch(address) is not None),
        ("firstSeen", first is not None),
        ("lastSeen", last is not None and (first is None or first <= last)),
    ):
        if not good:
            given = said[{"firstSeen": "first_seen", "lastSeen": "last_seen"}.get(field, field)]
            problems.append(
                problem("line_with_impossible_value", name, row.line, field=field, given=given)
            )
            return None
    assert first is not None and last is not None
    ends = []
    for key, time in (
        ("origin", TimeRange(earliest=first - UNSEEN, latest=first)),
        ("destination", TimeRange(earliest=last, latest=last + UNSEEN)),
    ):
        found, fault = find_airport(said[key])
        if fault is not None:
            problems.append(problem(fault, name, row.line, column=key, given=repr(said[key])))
        # Where no airport was estimated the flight went on beyond what was heard.
        ends.append(
            documented_endpoint(found, time if found else UNKNOWN_TIME, named=bool(said[key]))
        )
    if all(end.airport is None for end in ends):
        problems.append(problem("log_row_without_airport", name, row.line))
        return None
    cells = {"icao24": address, "callsign": said["callsign"]}
    return LoggedLeg(
        row=CsvRow(row=row.row, line=row.line, cells=cells),
        takeoff=ends[0],
        landing=ends[1],
        status=LegStatus.FLOWN,
    )


def _moment(text: str) -> datetime | None:
    seconds = seconds_from(text) if text else None
    if seconds is None or checked(seconds, limits.TIME_S) is None:
        return None
    return datetime.fromtimestamp(seconds, tz=UTC)
