"""Say in a small TOML file what the columns of somebody's CSV mean, once, for `mapped_csv`.

    kind = "flight_log"                      # or "positions"
    [columns]
    departure_airport = "From"               # a column
    arrival_airport = ["ToICAO", "ToIATA"]   # the first that is not empty
    registration = { column = "Aircraft", pattern = '\\(([\\w-]+)\\)' }   # a part of one

For positions, `[units]` names the unit of `altitude` (ft, m), `ground_speed` (kt, km/h, m/s, mph)
and `vertical_rate` (fpm, m/s), and `zone` the zone of times that carry none.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from wheelsdown.model.provenance import Problem, problem
from wheelsdown.sources.limits import METRES_TO_FEET, MS_TO_FPM, MS_TO_KNOTS

LOG_FIELDS = frozenset(
    (
        *("case", "operator", "aircraft_type", "registration", "callsign", "aircraft", "icao24"),
        *("departure_airport", "departure_local", "departure_clock", "departure_zone"),
        *("arrival_airport", "arrival_local", "arrival_clock", "arrival_zone"),
        *("day", "duration", "flight_number", "kind", "source_url", "note"),
    )
)
POSITION_FIELDS = frozenset(
    (
        *("time", "day", "latitude", "longitude", "altitude", "altitude_geometric", "on_ground"),
        *("ground_speed", "track", "vertical_rate", "callsign", "icao24", "registration"),
    )
)
FIELDS = {"flight_log": LOG_FIELDS, "positions": POSITION_FIELDS}
NEEDED = {
    "flight_log": ("departure_airport", "arrival_airport"),
    "positions": ("time", "latitude", "longitude"),
}

UNITS: Mapping[str, Mapping[str, float]] = {
    "altitude": {"ft": 1.0, "m": METRES_TO_FEET},
    "altitude_geometric": {"ft": 1.0, "m": METRES_TO_FEET},
    "ground_speed": {"kt": 1.0, "km/h": 1 / 1.852, "m/s": MS_TO_KNOTS, "mph": 1.609344 / 1.852},
    "vertical_rate": {"fpm": 1.0, "m/s": MS_TO_FPM},
}
"""What one of a unit is in the unit of the record: feet, knots, feet a minute."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnSource:
    """Where a field's text is found: the first column that is not empty, or a part of it."""

    columns: tuple[str, ...]
    pattern: re.Pattern[str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ColumnMapping:
    """What the columns of one kind of file mean."""

    kind: str
    columns: Mapping[str, ColumnSource]
    units: Mapping[str, float] = field(default_factory=dict)
    zone: str = "UTC"
    kinds: tuple[tuple[re.Pattern[str], str], ...] = ()
    """Patterns of the column `kind` and what each stands for."""
    scheduled_minutes: tuple[int, int] | None = None
    """How much earlier and later than the timetable a takeoff can be, where that is what it is."""


def text_of(source: ColumnSource | None, cells: Mapping[str, str]) -> str:
    """Return a field's text in one row; empty where it is not there."""
    if source is None:
        return ""
    # Pages give spaces that do not break; they are spaces.
    given = (cells.get(column, "").replace("\xa0", " ").strip() for column in source.columns)
    text = next((cell for cell in given if cell), "")
    if source.pattern is None:
        return text
    found = source.pattern.search(text)
    return (found[1] if found[0] and found.re.groups else found[0]) if found else ""


def parse_mapping(text: str, name: str) -> ColumnMapping | Problem:
    """Return the mapping a TOML text holds, or what is wrong with it."""
    try:
        given = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return problem("broken_toml", name, why=str(error))
    kind = given.get("kind")
    columns = given.get("columns")
    if not isinstance(kind, str) or kind not in FIELDS or not isinstance(columns, dict):
        known = ", ".join(FIELDS)
        return problem("mapping_without_kind", name, given=repr(kind), known=known)
    try:
        sources = {key: _source(spec) for key, spec in columns.items()}
        kinds = tuple((re.compile(k["pattern"]), str(k["kind"])) for k in given.get("kinds", ()))
        scheduled = given.get("departure_is_scheduled")
        minutes = (
            (int(scheduled["early_minutes"]), int(scheduled["late_minutes"])) if scheduled else None
        )
        units = {key: UNITS[key][unit] for key, unit in given.get("units", {}).items()}
    except (re.error, KeyError, TypeError, ValueError) as error:
        return problem("mapping_unread", name, why=repr(error)[:120])
    unknown = sorted(sources.keys() - FIELDS[kind])
    missing = [key for key in NEEDED[kind] if key not in sources]
    if unknown or missing:
        return problem(
            "mapping_of_other_fields",
            name,
            unknown=", ".join(unknown) or "-",
            missing=", ".join(missing) or "-",
            known=", ".join(sorted(FIELDS[kind])),
        )
    return ColumnMapping(
        kind=kind,
        columns=sources,
        units=units,
        zone=str(given.get("zone", "UTC")),
        kinds=kinds,
        scheduled_minutes=minutes,
    )


def _source(spec: object) -> ColumnSource:
    """Return where a field is found; raises TypeError for what is no column."""
    if isinstance(spec, str):
        return ColumnSource(columns=(spec,))
    if isinstance(spec, list) and spec and all(isinstance(column, str) for column in spec):
        return ColumnSource(columns=tuple(spec))
    if isinstance(spec, dict) and "column" in spec and "pattern" in spec:
        return replace(_source(spec["column"]), pattern=re.compile(spec["pattern"]))
    raise TypeError(f"no column: {spec!r}")
