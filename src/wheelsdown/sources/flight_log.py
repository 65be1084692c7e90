"""Read a flight log: legs that people wrote down, with no positions.

Columns: `departure_airport` and `arrival_airport` (codes of any kind) and, where known, `case`,
`leg`, `operator`, `aircraft_type`, `registration`, `callsign`, `aircraft`, `departure_local`,
`departure_zone`, `arrival_local`, `arrival_zone`, `kind` (actual, planned, expected), `source_url`,
`note`. Out come legs whose ends are documented, each with the row that says so. What a row says
that cannot be so is a problem with its line; the rest of the row is kept while it still names an
airport. Where nobody identified the aircraft, legs of one case are told apart by `airframes`.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from wheelsdown.aviation.airports import airport as airport_of
from wheelsdown.aviation.airports import airports_by_code
from wheelsdown.aviation.identifiers import address_of_n_number, parse_icao_address
from wheelsdown.model.flight import Airport, Endpoint, Leg, LegStatus, NoAirport, Sighting
from wheelsdown.model.identity import Aircraft, IcaoAddress, Registration, aircraft_key
from wheelsdown.model.provenance import Digest, Evidence, Problem, problem
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange
from wheelsdown.sources.airframes import LoggedAircraft, letters_of
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.csv_table import CsvRow, header_of, read_table
from wheelsdown.sources.local_times import read_local_time
from wheelsdown.sources.track_rows import callsign_from
from wheelsdown.sources.unpacking import unpack

KIND = "flight_log"

COLUMNS = ("departure_airport", "arrival_airport")

STATUSES = {
    "": LegStatus.FLOWN,
    "actual": LegStatus.FLOWN,
    "flown": LegStatus.FLOWN,
    "landed": LegStatus.FLOWN,
    "planned": LegStatus.PLANNED,
    "scheduled": LegStatus.PLANNED,
    "expected": LegStatus.EXPECTED,
    "estimated": LegStatus.EXPECTED,
}
"""What `kind` can say. Of an expected leg the departure took place and the landing was awaited."""

NAMES_AIRPORT = "log_names_airport"
NAMES_NO_AIRPORT = "log_names_no_airport"
AIRPORT_NOT_KNOWN = "log_airport_not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedLeg:
    """One row as read, before it is known whose airframe flew it."""

    row: CsvRow
    takeoff: Endpoint
    landing: Endpoint
    status: LegStatus


def looks_like(head: bytes) -> bool:
    """Say whether the first line names both airports of a leg."""
    return set(COLUMNS) <= set(header_of(head))


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the legs of a log, and a problem for all that it says and cannot be."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    table = read_table(inside, name, needs=COLUMNS, by_hand=True)
    if isinstance(table, Problem):
        return refused(KIND, table)
    problems = list(table.problems)
    logged = [leg for row in table.rows if (leg := _logged_leg(row, name, problems))]
    legs = legs_of(logged, digest)
    return Contents(
        kind=KIND,
        legs=legs,
        problems=tuple(problems),
        rows_read=len(legs),
        rows_refused=table.refused + len(table.rows) - len(legs),
    )


def _logged_leg(row: CsvRow, name: str, problems: list[Problem]) -> LoggedLeg | None:
    """Return what a row says, or nothing where it says nothing that can be used."""
    said = row.cells.get("kind", "").lower()
    status = STATUSES.get(said)
    if status is None:
        # A flight that was cancelled, or what else it may be, is not one that was flown.
        given = {"given": repr(said), "known": ", ".join(s for s in STATUSES if s)}
        problems.append(problem("log_kind_not_known", name, row.line, **given))
        return None
    takeoff, landing = (_endpoint(row, side, name, problems) for side in ("departure", "arrival"))
    if takeoff.airport is None and landing.airport is None:
        problems.append(problem("log_row_without_airport", name, row.line))
        return None
    began, ended = takeoff.time.earliest, landing.time.latest
    if began is not None and ended is not None and ended < began:
        problems.append(problem("log_lands_before_takeoff", name, row.line))
        return None
    return LoggedLeg(row=row, takeoff=takeoff, landing=landing, status=status)


def _endpoint(row: CsvRow, side: str, name: str, problems: list[Problem]) -> Endpoint:
    """Return one end of a leg as a row documents it."""
    code = row.cells[f"{side}_airport"]
    zone_name = row.cells.get(f"{side}_zone", "")
    found, fault = find_airport(code, zone_name)
    if fault is not None:
        problems.append(problem(fault, name, row.line, column=f"{side}_airport", given=repr(code)))
    time = _time(row, side, found, name, problems)
    return documented_endpoint(found, time, named=bool(code))


def documented_endpoint(found: Airport | None, time: TimeRange, *, named: bool) -> Endpoint:
    """Return an end that a log documents: its airport, or that it names none that is known."""
    absent = AIRPORT_NOT_KNOWN if named else NAMES_NO_AIRPORT
    return Endpoint(
        airport=found.icao if found else None,
        reason=None if found else NoAirport.UNDETERMINED,
        time=time,
        sighting=Sighting.DOCUMENTED if found else Sighting.UNKNOWN,
        confidence=None,
        runners_up=(),
        rule=NAMES_AIRPORT if found else absent,
    )


def find_airport(code: str, zone_name: str = "") -> tuple[Airport | None, str | None]:
    """Return the airport of a code, or why there is none.

    An ICAO code is itself. A code of several airports (`IWA` is the FAA's of KIWA and IATA's of
    Ivanovo) means the one in the zone that the log gives; where none or several are, none is taken.
    """
    if not code:
        return None, None
    found: Sequence[Airport] = airports_by_code(code)
    exact = airport_of(code.strip())
    if exact is not None or not found:
        return exact, None if exact else "airport_code_not_known"
    if len(found) > 1:
        found = [airport for airport in found if airport.zone == zone_name]
    return (found[0], None) if len(found) == 1 else (None, "airport_code_ambiguous")


def find_zone(name: str) -> tzinfo | None:
    """Return the time zone of an IANA name, or nothing where there is no such zone."""
    if name.upper() in ("UTC", "Z", "GMT"):
        return UTC
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        # An unknown name; one that could leave the folder of zones; a folder itself ("Europe").
        return None


def _time(
    row: CsvRow, side: str, found: Airport | None, name: str, problems: list[Problem]
) -> TimeRange:
    text = row.cells.get(f"{side}_local", "")
    zone_name = row.cells.get(f"{side}_zone", "")
    zone = find_zone(zone_name or (found.zone if found and found.zone else ""))
    if zone_name and zone is None:
        column = f"{side}_zone"
        problems.append(
            problem("zone_not_known", name, row.line, column=column, given=repr(zone_name))
        )
    if not text:
        return UNKNOWN_TIME
    if zone is None:
        if not zone_name:
            problems.append(problem("local_time_without_zone", name, row.line, given=repr(text)))
        return UNKNOWN_TIME
    time = read_local_time(text, zone)
    if isinstance(time, TimeRange):
        return time
    column = f"{side}_local"
    problems.append(problem(f"local_time_{time}", name, row.line, column=column, given=repr(text)))
    return UNKNOWN_TIME


def legs_of(logged: Iterable[LoggedLeg], digest: Digest) -> tuple[Leg, ...]:
    """Return the legs in the order of the log, with aircraft and ids that a rebuild gives again."""
    in_order = list(logged)
    aircraft = _aircraft_by_row(in_order, digest)
    taken: set[str] = set()
    legs: list[Leg] = []
    for leg in in_order:
        flown_by = aircraft[leg.row.row]
        legs.append(_leg(leg, flown_by, _leg_id(leg, flown_by, taken), digest))
    return tuple(legs)


def _leg(logged: LoggedLeg, flown_by: Aircraft, leg_id: str, digest: Digest) -> Leg:
    cells = logged.row.cells
    callsign = callsign_from(cells.get("callsign"))
    return Leg(
        leg=leg_id,
        aircraft=flown_by,
        callsigns=(callsign,) if callsign else (),
        takeoff=logged.takeoff,
        landing=logged.landing,
        distance_km=None,
        gaps=(),
        possible_stops=(),
        evidence=(Evidence(capture=digest, rows=(logged.row.row, logged.row.row)),),
        status=logged.status,
        group=cells.get("case") or None,
        note=cells.get("note") or None,
        source_url=cells.get("source_url") or None,
    )


def _aircraft_by_row(logged: list[LoggedLeg], digest: Digest) -> dict[int, Aircraft]:
    """Return the aircraft of each row: by registration, else by case and letter."""
    by_case: dict[str, list[LoggedLeg]] = defaultdict(list)
    for leg in logged:
        # A row of no case shares its airframe with none.
        short = digest.removeprefix("sha256:")[:8]
        by_case[leg.row.cells.get("case") or f"log-{short}-row{leg.row.row}"].append(leg)
    aircraft: dict[int, Aircraft] = {}
    for case, legs in by_case.items():
        said = [_said_of_aircraft(leg) for leg in legs]
        for leg, row, letter in zip(legs, said, letters_of(said), strict=True):
            icao24 = icao_address(leg.row.cells.get("icao24"), row.registration)
            identified = icao24 or row.registration
            label = None if identified else f"{case}/{row.label or letter}"
            aircraft[leg.row.row] = Aircraft(
                icao24=icao24,
                registration=Registration(row.registration) if row.registration else None,
                type_code=row.type_code,
                operator=row.operator,
                label=label,
            )
    return aircraft


def _said_of_aircraft(leg: LoggedLeg) -> LoggedAircraft:
    cells = leg.row.cells
    return LoggedAircraft(
        label=cells.get("aircraft") or None,
        registration=cells.get("registration", "").upper() or None,
        type_code=cells.get("aircraft_type") or None,
        operator=cells.get("operator") or None,
        takeoff=leg.takeoff.airport,
        landing=leg.landing.airport,
        note=cells.get("note", ""),
    )


def icao_address(given: str | None, registration: str | None) -> IcaoAddress | None:
    """Return the address that a log gives, or that a registration of the United States implies."""
    address = parse_icao_address(given) if given else None
    return address or (address_of_n_number(registration) if registration else None)


def _leg_id(leg: LoggedLeg, flown_by: Aircraft, taken: set[str]) -> str:
    """Return an id from content; legs of one airframe on one day without a clock need the row."""
    key = re.sub(r"[^\w~-]+", "-", (aircraft_key(flown_by) or "log").lower()).strip("-")
    began = leg.takeoff.time.earliest
    leg_id = f"{key}-{began:%Y%m%dT%H%M%SZ}" if began else f"{key}-row{leg.row.row}"
    if leg_id in taken:
        leg_id += f"-row{leg.row.row}"
    taken.add(leg_id)
    return leg_id
