"""All legs of the desk in one Parquet table, searched with DuckDB.

The flat columns are for searching; the `json` column holds the whole leg as the contract prints it,
so that nothing is lost. Rows stand in order of takeoff, then id: the same legs give the same bytes
whatever the order in which they were added. `origin` tells legs seen in positions from those that a
flight log says: each kind is replaced without touching the other.
"""

import json
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.dataset as ds

from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.legs import leg_from_json, leg_json
from wheelsdown.desk.captures import hex_of
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.tables import broken_table, read_schema, read_table, write_table
from wheelsdown.model.flight import Endpoint, Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import TimeRange, datetime_from_ms, ms_from_datetime

POSITIONS = "positions"
"""The origin of legs that were seen; that of documented ones is the digest of their flight log."""

_SCHEMA = pa.schema(
    [
        ("leg", pa.string()),
        ("aircraft", pa.string()),
        ("icao24", pa.string()),
        ("registration", pa.string()),
        ("type", pa.string()),
        ("operator", pa.string()),
        ("label", pa.string()),
        ("takeoff_airport", pa.string()),
        ("takeoff_earliest_ms", pa.int64()),
        ("takeoff_latest_ms", pa.int64()),
        ("takeoff_sighting", pa.string()),
        ("landing_airport", pa.string()),
        ("landing_earliest_ms", pa.int64()),
        ("landing_latest_ms", pa.int64()),
        ("landing_sighting", pa.string()),
        ("distance_km", pa.float64()),
        ("status", pa.string()),
        ("group", pa.string()),
        ("origin", pa.string()),
        ("order_ms", pa.int64()),
        ("json", pa.string()),
    ]
)
_IN_ORDER = ["order_ms", "leg", "origin", "json"]

# A condition is in the query only where its value is asked for. A takeoff that is known only
# between bounds fits where it could have been in time; one not known at all goes by its landing.
_CONDITIONS = {
    "leg": "leg = $leg",
    "aircraft": (
        "(lower(icao24) = lower($aircraft) OR lower(label) = lower($aircraft)"
        " OR lower(replace(registration, '-', '')) = lower(replace($aircraft, '-', '')))"
    ),
    "airports": (
        "(list_contains($airports, takeoff_airport) OR list_contains($airports, landing_airport))"
    ),
    "begin_ms": (
        "coalesce(takeoff_latest_ms, takeoff_earliest_ms, landing_latest_ms, landing_earliest_ms)"
        " >= $begin_ms"
    ),
    "end_ms": (
        "coalesce(takeoff_earliest_ms, takeoff_latest_ms, landing_earliest_ms, landing_latest_ms)"
        " <= $end_ms"
    ),
}


def replace_legs(desk: Desk, aircraft_keys: Collection[str], legs: Sequence[Leg]) -> None:
    """Let `legs` be all that positions show of these aircraft, in place of what was there."""
    keys = {aircraft_key(leg.aircraft) for leg in legs}
    if None in keys:
        raise ValueError("a leg of an aircraft with no address, registration or label")
    gone = pa.array(sorted({*aircraft_keys, *(key for key in keys if key)}), pa.string())
    seen = pc.field("origin") == POSITIONS
    _replace(desk, seen & pc.field("aircraft").isin(gone), [_row(leg, POSITIONS) for leg in legs])


def replace_documented_legs(desk: Desk, digest: Digest, legs: Sequence[Leg]) -> None:
    """Let `legs` be all that the flight log with this digest says."""
    hex_of(digest)
    _replace(desk, pc.field("origin") == digest, [_row(leg, digest) for leg in legs])


def query_legs(
    desk: Desk,
    *,
    aircraft: str | None = None,
    airports: frozenset[str] | None = None,
    begin: datetime | None = None,
    end: datetime | None = None,
) -> tuple[Leg, ...]:
    """Return the legs that fit, in order of takeoff, or of landing where no takeoff is known.

    `aircraft` is an address, a registration (hyphens do not matter) or a label; `airports` fits
    where the leg began or ended at one of them; `begin` and `end` (both inclusive) fit where it
    could have taken off between them.
    """
    return _select(
        desk,
        aircraft=aircraft,
        airports=None if airports is None else sorted(airports),
        begin_ms=None if begin is None else ms_from_datetime(begin),
        end_ms=None if end is None else ms_from_datetime(end),
    )


def find_leg(desk: Desk, leg: str) -> Leg | None:
    """Return the leg with this id, or nothing."""
    found = _select(desk, leg=leg)
    return found[0] if found else None


def count_legs(desk: Desk) -> int:
    """Return how many legs the record has."""
    path = _path(desk)
    return int(ds.dataset(path).count_rows()) if path.exists() else 0


def recorded_range(desk: Desk) -> TimeRange:
    """Return from the first to the last time of any leg; both unknown where there is none."""
    sql = (
        "SELECT min(least(takeoff_earliest_ms, takeoff_latest_ms, landing_earliest_ms,"
        " landing_latest_ms)), max(greatest(takeoff_earliest_ms, takeoff_latest_ms,"
        " landing_earliest_ms, landing_latest_ms)) FROM legs"
    )
    first_ms, last_ms = _run(desk, sql, {})[0] if _path(desk).exists() else (None, None)
    return TimeRange(
        earliest=None if first_ms is None else datetime_from_ms(first_ms),
        latest=None if last_ms is None else datetime_from_ms(last_ms),
    )


def _path(desk: Desk) -> Path:
    return desk.record / "legs.parquet"


def _replace(desk: Desk, gone: Any, rows: list[dict[str, Any]]) -> None:
    """Take out the rows that `gone` names, put in `rows`, and write all of them in order."""
    new = pa.Table.from_pylist(rows, schema=_SCHEMA)
    with locked(desk, BUILT):
        if _path(desk).exists():
            _expect_columns(desk)
            new = pa.concat_tables([read_table(_path(desk), ~gone).cast(_SCHEMA), new])
        order = pc.sort_indices(new, [(c, "ascending") for c in _IN_ORDER])
        write_table(_path(desk), new.take(order))


def _row(leg: Leg, origin: str) -> dict[str, Any]:
    ends = {**_end("takeoff", leg.takeoff), **_end("landing", leg.landing)}
    times = [ends[f"{side}_{bound}_ms"] for side in ("takeoff", "landing") for bound in _BOUNDS]
    return {
        "leg": leg.leg,
        "aircraft": aircraft_key(leg.aircraft),
        "icao24": leg.aircraft.icao24,
        "registration": leg.aircraft.registration,
        "type": leg.aircraft.type_code,
        "operator": leg.aircraft.operator,
        "label": leg.aircraft.label,
        **ends,
        "distance_km": leg.distance_km,
        "status": leg.status.value,
        "group": leg.group,
        "origin": origin,
        "order_ms": next((time for time in times if time is not None), None),
        "json": dumps(leg_json(leg)),
    }


_BOUNDS = ("earliest", "latest")


def _end(side: str, endpoint: Endpoint) -> dict[str, Any]:
    return {
        f"{side}_airport": endpoint.airport,
        f"{side}_earliest_ms": _ms(endpoint.time.earliest),
        f"{side}_latest_ms": _ms(endpoint.time.latest),
        f"{side}_sighting": endpoint.sighting.value,
    }


def _ms(when: datetime | None) -> int | None:
    return None if when is None else ms_from_datetime(when)


def _select(desk: Desk, **asked: object) -> tuple[Leg, ...]:
    """Return the legs that meet what is asked, in the table's order."""
    if not _path(desk).exists():
        return ()
    values = {name: value for name, value in asked.items() if value is not None}
    where = " AND ".join(_CONDITIONS[name] for name in values) or "true"
    sql = f"SELECT json FROM legs WHERE {where} ORDER BY order_ms NULLS LAST, leg, origin, json"
    return tuple(leg_from_json(json.loads(text)) for (text,) in _run(desk, sql, values))


def _run(desk: Desk, sql: str, values: dict[str, object]) -> list[tuple[Any, ...]]:
    """Run one query over the table of legs.

    The table is handed to DuckDB by Arrow: DuckDB's own reader takes `*` and `[` in the name of
    the desk's folder for wildcards.
    """
    _expect_columns(desk)
    with duckdb.connect(":memory:") as connection:
        connection.register("legs", ds.dataset(_path(desk)))
        try:
            rows: list[tuple[Any, ...]] = connection.execute(sql, values).fetchall()
        except duckdb.Error as error:
            raise broken_table(_path(desk)) from error
    return rows


def _expect_columns(desk: Desk) -> None:
    """Refuse a table of another version of the program, or of another program."""
    if not read_schema(_path(desk)).equals(_SCHEMA):
        raise broken_table(_path(desk))
