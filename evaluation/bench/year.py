"""A simulated year of the world's legs on a desk: 65,000 aircraft, 170,000 legs a day, 62 million.

Not real, and named so: aircraft fly from airport to airport, chosen by their size, at a jet's speed
on the great circle, with an hour or more between legs. Made by seed with numpy, day by day, in the
tables that days of real traces are kept in; there are no positions behind them.

    python -m evaluation.bench.year DESK [--days 365] [--legs 170000]
"""

import argparse
import shutil
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import numpy as np
import pyarrow.parquet as pq

from wheelsdown import __version__
from wheelsdown.aviation.airports import load_airports
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.desk.column_file import Columns, offsets_of, packed_columns
from wheelsdown.desk.day_card import CARD, DayCard, Keeping, KeptPositions, card_bytes, day_folder
from wheelsdown.desk.day_merging import VISITS, write_legs
from wheelsdown.desk.day_words import airport_words, word_of
from wheelsdown.desk.folder import Desk, make_desk, open_desk
from wheelsdown.desk.leg_rows import DIGEST, DTYPES, SIGHTINGS, LegRows, in_order
from wheelsdown.flights.leg_columns import RULE_NAMES
from wheelsdown.model.flight import Sighting

FIRST_DAY = date(2025, 1, 1)
AIRCRAFT = 65_000
LEGS_A_DAY = 170_000
AIRPORTS = 6_000
KM_A_MINUTE = 12.5
SHARE_WITHOUT_AIRPORT = 0.15
"""Of ends: as in thin coverage."""


def simulated_legs_year(
    desk: Desk,
    *,
    days: int = 365,
    legs_a_day: int = LEGS_A_DAY,
    first_day: date = FIRST_DAY,
    seed: int = 1,
) -> int:
    """Put a simulated record on a desk; return how many legs it has."""
    return sum(
        simulated_legs_day(desk, first_day + timedelta(days=n), legs_a_day=legs_a_day, seed=seed)
        for n in range(days)
    )


def simulated_legs_day(
    desk: Desk, day: date, *, legs_a_day: int = LEGS_A_DAY, seed: int = 1
) -> int:
    """Put one simulated day of legs on a desk, in place of what is there; return how many."""
    rows = in_order(simulated_rows(day, legs_a_day=legs_a_day, seed=seed))
    hold_simulated(desk, day, rows, "legs")
    return len(rows)


def hold_simulated(desk: Desk, day: date, rows: LegRows, what: str) -> None:
    """Put a day of simulated legs, in order, on a desk, in place of what is there."""
    folder = day_folder(desk, day)
    making = folder.with_name(f".simulated-{day}")
    shutil.rmtree(making, ignore_errors=True)
    making.mkdir(parents=True)
    span = write_legs(making, rows, f"simulated {day}", parquet=False)
    (making / "members.columns").write_bytes(_no_members())
    pq.write_table(VISITS.empty_table(), making / "visits.parquet")
    both = (rows.columns["takeoff_airport"] != 0) & (rows.columns["landing_airport"] != 0)
    card = DayCard(
        day=day,
        archive=(),
        added=f"{day}T23:59:59Z",
        versions=(("wheelsdown", __version__), ("simulated", what)),
        keeping=Keeping(positions=KeptPositions.NONE, archive=False),
        files=0,
        refused=0,
        positions=0,
        positions_kept=0,
        aircraft=len(np.unique(rows.columns["address"])),
        legs=len(rows),
        legs_with_both_airports=int(both.sum()),
        problems=0,
        cells=0,
        cells_low=0,
        first_ms=None,
        last_ms=None,
        legs_from_us=None if span is None else span[0],
        legs_to_us=None if span is None else span[1],
    )
    (making / CARD).write_bytes(card_bytes(card))
    shutil.rmtree(folder, ignore_errors=True)
    making.rename(folder)


def addresses() -> np.ndarray:
    """Return the addresses of the simulated fleet, in order."""
    chosen = np.random.default_rng(7).choice(1 << 24, AIRCRAFT, replace=False)
    return np.sort(chosen).astype(np.int32)


def simulated_rows(day: date, *, legs_a_day: int = LEGS_A_DAY, seed: int = 1) -> LegRows:
    """Return one simulated day of legs, in no order."""
    random = np.random.default_rng([seed, day.toordinal()])
    flown = _flights(random, day, legs_a_day)
    n = len(flown["aircraft"])
    columns: Columns = {
        "address": addresses()[flown["aircraft"]],
        "began_ms": flown["takeoff_us"] // 1000,
        "distance_km": np.round(flown["km"], 1),
        **_marks(flown["aircraft"]),
        "callsign": _callsigns(flown["aircraft"]),
        "callsign_offsets": np.arange(n + 1),
        "evidence_offsets": np.arange(n + 1),
        "evidence_capture": np.frombuffer(random.bytes(32 * n), DIGEST),
        "evidence_first_row": np.zeros(n),
        "evidence_last_row": np.full(n, 400),
    }
    for end in ("takeoff", "landing"):
        columns |= _end(end, flown, random)
    empty = offsets_of(np.zeros(n, int))
    for name, dtype in DTYPES.items():
        if name not in columns:
            columns[name] = empty if name.endswith("_offsets") else np.zeros(0, dtype)
    shaped = {name: columns[name].astype(dtype, copy=False) for name, dtype in DTYPES.items()}
    return LegRows(columns=shaped, rules=RULE_NAMES)


def _flights(random: np.random.Generator, day: date, legs_a_day: int) -> Columns:
    """Return chains of flights: each aircraft goes on from where it landed."""
    airports = load_airports()
    greatest = np.argsort(airports.kind_rank, kind="stable")[:AIRPORTS]
    weights = 1 / np.arange(10, AIRPORTS + 10)
    weights /= weights.sum()
    aircraft = np.arange(AIRCRAFT)
    begin_us = int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp()) * 1_000_000
    at = random.choice(greatest, AIRCRAFT, p=weights)
    when_us = begin_us + random.integers(0, 14 * 3600, AIRCRAFT) * 1_000_000
    left, found = legs_a_day, []
    while left > 0:
        to = random.choice(greatest, len(aircraft), p=weights)
        km = np.asarray(
            distance_km(
                airports.latitude_deg[at],
                airports.longitude_deg[at],
                airports.latitude_deg[to],
                airports.longitude_deg[to],
            )
        )
        # Few fly farther than a day's range; who would goes next door instead.
        flies = (km > 100) & (km < 9_000) & (random.random(len(aircraft)) < 0.75)
        minutes = km / KM_A_MINUTE + 20
        landed_us = when_us + (minutes * 60_000_000).astype(np.int64)
        flies &= landed_us < begin_us + 26 * 3_600_000_000
        rows = np.flatnonzero(flies)[:left]
        found.append(
            {
                "aircraft": aircraft[rows],
                "takeoff": at[rows],
                "landing": to[rows],
                "km": km[rows],
                "takeoff_us": when_us[rows],
                "landing_us": landed_us[rows],
            }
        )
        left -= len(rows)
        at = np.where(flies, to, at)
        stand_us = random.integers(40, 240, len(aircraft)) * 60_000_000
        when_us = np.where(flies, landed_us + stand_us, when_us)
        if len(found) > 40:
            break
    return {name: np.concatenate([one[name] for one in found]) for name in found[0]}


def _end(end: str, flown: Columns, random: np.random.Generator) -> Columns:
    airports, n = load_airports(), len(flown["aircraft"])
    known = random.random(n) >= SHARE_WITHOUT_AIRPORT
    row, when_us = flown[end], flown[f"{end}_us"]
    slack_us = np.where(known, 0, 600_000_000)
    observed, unknown = SIGHTINGS.index(Sighting.OBSERVED), SIGHTINGS.index(Sighting.UNKNOWN)
    runners = random.integers(0, 3, n)
    return {
        f"{end}_airport": np.where(known, airport_words(row), 0).astype(np.uint64),
        f"{end}_reason": np.where(known, 0, 1),
        f"{end}_earliest_us": when_us - slack_us,
        f"{end}_latest_us": when_us + slack_us,
        f"{end}_sighting": np.where(known, observed, unknown),
        f"{end}_confidence": np.where(known, 0.97, np.nan),
        f"{end}_rule": np.zeros(n),
        f"{end}_latitude_deg": airports.latitude_deg[row],
        f"{end}_longitude_deg": airports.longitude_deg[row],
        f"{end}_edge": np.zeros(n),
        f"{end}_runner_offsets": offsets_of(runners),
        f"{end}_runner_airport": np.full(int(runners.sum()), word_of("KIWA"), np.uint64),
        f"{end}_runner_confidence": np.full(int(runners.sum()), 0.02),
    }


def _marks(aircraft: np.ndarray) -> Columns:
    """Return registrations `S-00042` and one type for all."""
    digits = 48 + (aircraft[:, None] // 10 ** np.arange(4, -1, -1)) % 10
    text = np.concatenate([np.tile([83, 45], (len(aircraft), 1)), digits], axis=1)
    return {
        "registration_offsets": np.arange(len(aircraft) + 1) * 7,
        "registration": text.astype(np.uint8).ravel(),
        "type_offsets": np.arange(len(aircraft) + 1) * 4,
        "type": np.tile(np.frombuffer(b"A320", np.uint8), len(aircraft)),
    }


def _callsigns(aircraft: np.ndarray) -> np.ndarray:
    words = np.array([word_of(f"SIM{number}") for number in range(AIRCRAFT)], np.uint64)
    return words[aircraft]


def _no_members() -> bytes:
    columns: Columns = {
        "address": np.zeros(0, np.int32),
        "digest": np.zeros(0, DIGEST),
        "rows": np.zeros(0, np.int32),
        "positions": np.zeros(0, np.int32),
    }
    return packed_columns(columns, 0, {})


def main() -> None:
    """Make a simulated record at a path."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("desk", type=Path)
    parser.add_argument("--days", type=int, default=365)
    parser.add_argument("--legs", type=int, default=LEGS_A_DAY)
    given = parser.parse_args()
    desk = open_desk(given.desk) if (given.desk / "desk.toml").exists() else make_desk(given.desk)
    legs = simulated_legs_year(desk, days=given.days, legs_a_day=given.legs)
    print(f"{legs} simulated legs of {given.days} days in {given.desk}")


if __name__ == "__main__":
    main()
