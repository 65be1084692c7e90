"""Read a CSV whose columns a mapping explains: flight logs and positions of any maker.

`column_mapping` says which column is what. A flight log may give times as `flight_log` does, or as
a day with clocks and zone abbreviations (`clock_times`). What cannot be read is named by line.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from wheelsdown.aviation.identifiers import parse_registration
from wheelsdown.model.flight import Airport
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange
from wheelsdown.sources.clock_times import (
    Clocks,
    parse_clock,
    parse_duration,
    takeoff_and_landing,
    zones_for,
)
from wheelsdown.sources.column_mapping import ColumnMapping, parse_mapping, text_of
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.csv_table import CsvRow, header_of, read_table
from wheelsdown.sources.flight_log import (
    STATUSES,
    LoggedLeg,
    documented_endpoint,
    find_airport,
    find_zone,
    legs_of,
)
from wheelsdown.sources.local_times import read_local_time
from wheelsdown.sources.mapped_positions import read_positions_of
from wheelsdown.sources.unpacking import unpack

MAPPED_CSV = "mapped_csv"
"""Kind of a CSV that is of no known kind but that of its mapping."""

RADARBOX = "radarbox_log"

BUNDLED = {RADARBOX: "radarbox.toml"}
"""Kinds that a mapping in this package explains."""

SIDES = ("departure", "arrival")


@cache
def bundled_mapping(kind: str) -> ColumnMapping:
    """Return the mapping that comes with the package for a kind."""
    text = (files("wheelsdown.sources") / "mappings" / BUNDLED[kind]).read_text(encoding="utf-8")
    mapping = parse_mapping(text, BUNDLED[kind])
    if isinstance(mapping, Problem):
        raise ValueError(f"the bundled mapping {BUNDLED[kind]} is wrong: {mapping}")
    return mapping


def looks_like_radarbox(head: bytes) -> bool:
    """Say whether the first line has the columns of RadarBox's flight history."""
    columns = bundled_mapping(RADARBOX).columns.values()
    return {c for source in columns for c in source.columns} <= set(header_of(head))


def read_radarbox(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return the legs of RadarBox's flight history."""
    mapping = bundled_mapping(RADARBOX)
    return read_mapped(data, digest=digest, name=name, mapping=mapping, kind=RADARBOX)


def read_mapped(
    data: bytes, *, digest: Digest, name: str, mapping: ColumnMapping, kind: str = MAPPED_CSV
) -> Contents:
    """Return what a CSV holds, its columns explained by `mapping`."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(kind, inside)
    needs = tuple(dict.fromkeys(c for source in mapping.columns.values() for c in source.columns))
    table = read_table(inside, name, needs=needs, by_hand=mapping.kind == "flight_log")
    if isinstance(table, Problem):
        return refused(kind, table)
    if mapping.kind == "positions":
        return read_positions_of(table, mapping, digest=digest, name=name, kind=kind)
    problems = list(table.problems)
    logged = [leg for row in table.rows if (leg := _logged(row, mapping, name, problems))]
    legs = legs_of(logged, digest)
    return Contents(
        kind=kind,
        legs=legs,
        problems=tuple(problems),
        rows_read=len(legs),
        rows_refused=table.refused + len(table.rows) - len(legs),
    )


MAPPED_CSV = "mapped_csv"
"""Kind of a CSV that is of no known kind but that of its mapping."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Row:
    """One row with the text of each field, and where what is wrong with it goes."""

    row: CsvRow
    said: dict[str, str]
    name: str
    problems: list[Problem]

    def tell(self, code: str, **values: str) -> None:
        """Add a problem with the row's line."""
        self.problems.append(problem(code, self.name, self.row.line, **values))


def _logged(
    csv_row: CsvRow, mapping: ColumnMapping, name: str, problems: list[Problem]
) -> LoggedLeg | None:
    """Return the leg of one row, or nothing with a problem that names it."""
    said = {field: text_of(source, csv_row.cells) for field, source in mapping.columns.items()}
    row = _Row(row=csv_row, said=said, name=name, problems=problems)
    kind = _kind(said.get("kind", ""), mapping)
    status = None if kind is None else STATUSES.get(kind)
    if status is None:
        known = ", ".join(kind for _, kind in mapping.kinds) or ", ".join(filter(None, STATUSES))
        row.tell("log_kind_not_known", given=repr(said.get("kind", "")), known=known)
        return None
    airports: dict[str, Airport | None] = {}
    for side in SIDES:
        code = said[f"{side}_airport"]
        airports[side], fault = find_airport(code)
        if fault is not None:
            row.tell(fault, column=f"{side}_airport", given=repr(code))
    if not any(airports.values()):
        row.tell("log_row_without_airport")
        return None
    times = _times(row, airports, mapping)
    if times is None:
        return None
    takeoff, landing = (
        documented_endpoint(airports[side], time, named=bool(said[f"{side}_airport"]))
        for side, time in zip(SIDES, times, strict=True)
    )
    return LoggedLeg(
        row=CsvRow(row=csv_row.row, line=csv_row.line, cells=_cells(said)),
        takeoff=takeoff,
        landing=landing,
        status=status,
    )


def _kind(said: str, mapping: ColumnMapping) -> str | None:
    if not mapping.kinds:
        return said.lower()
    return next((kind for pattern, kind in mapping.kinds if pattern.search(said)), None)


def _cells(said: dict[str, str]) -> dict[str, str]:
    """Return the row under the names of `flight_log`; a timetable's number is not a callsign."""
    registration = parse_registration(said.get("registration", ""))
    number = said.get("flight_number", "")
    parts = (f"flight {number}" if number else "", said.get("note", ""))
    note = "; ".join(part for part in parts if part)
    return {**said, "registration": registration or said.get("registration", ""), "note": note}


def _times(
    row: _Row, airports: dict[str, Airport | None], mapping: ColumnMapping
) -> tuple[TimeRange, TimeRange] | None:
    """Return takeoff and landing; nothing, with a problem, where a written time cannot be so."""
    if "day" not in mapping.columns:
        return _local_times(row, airports)
    said = row.said
    try:
        day = date.fromisoformat(said["day"])
    except ValueError:
        row.tell("local_time_not_a_day", column="day", given=repr(said["day"]))
        return None
    clocks = {side: parse_clock(said.get(f"{side}_clock", "")) for side in SIDES}
    zones = {side: zones_for(said.get(f"{side}_zone", ""), airports[side]) for side in SIDES}
    for side in SIDES:
        text = said.get(f"{side}_clock", "")
        if text and clocks[side] is None:
            row.tell("local_time_not_a_time", column=f"{side}_clock", given=repr(text))
            return None
        if text and not zones[side]:
            given = repr(said.get(f"{side}_zone", ""))
            row.tell("zone_not_known", column=f"{side}_zone", given=given)
    takeoff, landing = takeoff_and_landing(
        Clocks(
            day=day,
            departure=clocks["departure"],
            departure_zones=zones["departure"],
            arrival=clocks["arrival"],
            arrival_zones=zones["arrival"],
            duration=parse_duration(said.get("duration", "")),
        ),
        mapping.scheduled_minutes,
    )
    if clocks["arrival"] is not None and zones["arrival"] and landing.earliest is None:
        row.tell("log_times_do_not_fit")
    return takeoff, landing


def _local_times(
    row: _Row, airports: dict[str, Airport | None]
) -> tuple[TimeRange, TimeRange] | None:
    """Return times that each carry their own day, as `local_times` reads them."""
    times: list[TimeRange] = []
    for side in SIDES:
        airport = airports[side]
        text = row.said.get(f"{side}_local", "")
        zone_name = row.said.get(f"{side}_zone") or (airport.zone if airport else None) or ""
        zone = find_zone(zone_name)
        if zone is None:
            if text:
                row.tell("zone_not_known", column=f"{side}_zone", given=repr(zone_name))
            times.append(UNKNOWN_TIME)
            continue
        time = read_local_time(text, zone)
        if not isinstance(time, TimeRange):
            row.tell(f"local_time_{time}", column=f"{side}_local", given=repr(text))
            return None
        times.append(time)
    if times[0].earliest and times[1].latest and times[1].latest < times[0].earliest:
        row.tell("log_lands_before_takeoff")
        return None
    return times[0], times[1]
