"""A simulated week of the world on a desk, with reports of journeys in it: for `check`.

The world is `evaluation.simulated_world`'s: airlines by timetable, charters, removals planted among
them. What was heard of it is put into the tables that days of real traces are kept in. Not real,
and named so.

    python -m evaluation.bench.world_week DESK [--aircraft 65000]
"""

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path

import numpy as np

from evaluation.bench.year import hold_simulated
from evaluation.simulated_world.heard import CAPTURE, INFERRED_CONFIDENCE, NOT_KNOWN, Heard
from evaluation.verdicts.scoring import build
from evaluation.verdicts.texts import write_report
from wheelsdown.aviation.airports import load_airports
from wheelsdown.desk.column_file import Columns
from wheelsdown.desk.day_words import MOST_LETTERS, airport_words, words_of
from wheelsdown.desk.folder import Desk, make_desk
from wheelsdown.desk.leg_rows import (
    DTYPES,
    REASONS,
    SIGHTINGS,
    LegRows,
    digests_of,
    in_order,
    take_rows,
    text_columns,
)
from wheelsdown.flights.leg_columns import RULE_NAMES
from wheelsdown.itineraries.index import order_minutes
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import NoAirport, Sighting

SEED = 1201
AIRCRAFT = 65_000
JOURNEYS = 40
REPORTS = "reports.json"
"""Beside the desk: the texts of reports, and when each appeared."""

A_DAY = 1440.0
KNOWN = (Sighting.OBSERVED, Sighting.INFERRED, Sighting.UNKNOWN)
CONFIDENCE = np.array([0.999, INFERRED_CONFIDENCE, np.nan])


def simulated_week(desk: Desk, *, aircraft: int = AIRCRAFT, seed: int = SEED) -> int:
    """Put the week on a desk, and its reports beside it; return how many legs it has."""
    heard, told = build(seed, aircraft=aircraft, journeys=JOURNEYS)
    rows, day = rows_of_heard(heard), np.floor(order_minutes(heard.columns) / A_DAY)
    for number in np.unique(day).tolist():
        own = in_order(take_rows(rows, np.flatnonzero(day == number)))
        hold_simulated(desk, datetime.fromtimestamp(number * 86_400, UTC).date(), own, "world")
    rng = np.random.default_rng((seed, 4))
    written = [(one, write_report(rng, one, heard.world.map, "en")) for one in told]
    reports = [
        {"text": report.report.text, "published_minute": one.published}
        for one, report in written
        if report is not None
    ]
    (desk.root / REPORTS).write_text(json.dumps(reports), encoding="utf-8")
    return len(rows)


def rows_of_heard(heard: Heard) -> LegRows:
    """Return what was heard as rows of the tables of days."""
    columns, number = heard.columns, heard.true_leg
    table, n = columns.aircraft_table, len(number)
    of = columns.aircraft
    addresses = np.array([int(one.icao24 or "0", 16) for one in table], dtype=np.int32)
    signs = words_of([sign[:MOST_LETTERS] for (sign,) in columns.callsign_table])
    first = np.where(
        np.isfinite(columns.takeoff_first), columns.takeoff_first, columns.takeoff_last
    )
    found: Columns = {
        "address": addresses[of],
        "began_ms": np.rint(first * 60_000).astype(np.int64),
        "distance_km": np.full(n, np.nan),
        **text_columns("registration", [one.registration for one in table], of),
        **text_columns("type", [one.type_code for one in table], of),
        "callsign": signs[columns.callsigns],
        "callsign_offsets": np.arange(n + 1),
        "evidence_offsets": np.arange(n + 1),
        "evidence_capture": np.repeat(digests_of([CAPTURE]), n),
        "evidence_first_row": number,
        "evidence_last_row": number,
    }
    for side, end in enumerate(("takeoff", "landing")):
        found |= _end(heard, end, heard.sighting[side][number])
    for name, dtype in DTYPES.items():
        if name not in found:
            found[name] = np.zeros(n + 1 if name.endswith("_offsets") else 0, dtype)
    shaped = {name: found[name].astype(dtype, copy=False) for name, dtype in DTYPES.items()}
    return LegRows(columns=shaped, rules=RULE_NAMES)


def _end(heard: Heard, end: str, sighting: np.ndarray) -> Columns:
    columns, n = heard.columns, len(sighting)
    rows = {icao: row for row, icao in enumerate(load_airports().icao)}
    row_of = np.array([*(rows[icao] for icao in columns.airports), -1], dtype=np.int32)
    kinds = np.array([SIGHTINGS.index(one) for one in KNOWN])
    reason = 1 + REASONS.index(NoAirport.OUT_OF_COVERAGE)
    return {
        f"{end}_airport": airport_words(row_of[getattr(columns, f"{end}_airport")]),
        f"{end}_reason": np.where(sighting == NOT_KNOWN, reason, 0),
        f"{end}_earliest_us": _us(getattr(columns, f"{end}_first")),
        f"{end}_latest_us": _us(getattr(columns, f"{end}_last")),
        f"{end}_sighting": kinds[sighting],
        f"{end}_confidence": CONFIDENCE[sighting],
        f"{end}_rule": np.zeros(n),
        f"{end}_latitude_deg": np.full(n, np.nan),
        f"{end}_longitude_deg": np.full(n, np.nan),
        f"{end}_edge": np.zeros(n),
    }


def _us(minutes: np.ndarray) -> np.ndarray:
    known = np.isfinite(minutes)
    us = np.rint(np.where(known, minutes, 0.0) * 60_000).astype(np.int64) * 1000
    return np.where(known, us, UNKNOWN_TIME_US)


def main() -> None:
    """Make a simulated week at a path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--aircraft", type=int, default=AIRCRAFT)
    given = parser.parse_args()
    legs = simulated_week(make_desk(given.desk), aircraft=given.aircraft)
    print(f"{legs} simulated legs of a week in {given.desk}")


if __name__ == "__main__":
    main()
