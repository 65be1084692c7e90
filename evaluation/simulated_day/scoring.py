"""Legs found in a simulated day held against the flights that were flown.

An end is asked about if the flight was heard for a while and the end lies in the day. It is found
if a leg of the aircraft has that end within a quarter of an hour; then its airport is right, wrong,
or not named. Ends heard on the ground are counted apart: there nothing has to be inferred.
"""

import csv
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

from evaluation.simulated_day.days import DAY_S, TrueFlight
from wheelsdown.aviation.airports import load_airports
from wheelsdown.model.columns import NOT_AN_ICAO_ADDRESS, UNKNOWN_TIME_US, EndColumns, LegColumns
from wheelsdown.model.flight import Floats, Int32s

NEAR_S = 900.0
FEWEST_ROWS = 30

FoundEnd = tuple[int, float, str | None]
"""Number of the address, seconds since 1970 (the middle of what is known), airport."""


def read_truth(path: Path) -> list[TrueFlight]:
    """Return the flights of a simulated day as they truly were."""
    with path.open(newline="", encoding="utf-8") as file:
        return [
            TrueFlight(
                address=row["address"],
                kind=row["kind"],
                callsign=row["callsign"],
                takeoff_airport=row["takeoff_airport"],
                landing_airport=row["landing_airport"],
                takeoff_s=float(row["takeoff_s"]),
                landing_s=float(row["landing_s"]),
                takeoff_heard_from_ft=float(row["takeoff_heard_from_ft"]),
                landing_heard_from_ft=float(row["landing_heard_from_ft"]),
                rows_in_day=int(row["rows_in_day"]),
            )
            for row in csv.DictReader(file)
        ]


def ends_of(legs: LegColumns, addresses: Int32s) -> dict[str, list[FoundEnd]]:
    """Return the takeoffs and the landings of the legs of a batch."""
    codes = load_airports().icao
    found = {}
    for which, end in (("takeoff", legs.takeoff), ("landing", legs.landing)):
        when_s, whose = _middle_s(end), addresses[legs.aircraft]
        found[which] = [
            (address, when, codes[airport] if airport >= 0 else None)
            for address, when, airport in zip(
                whose.tolist(), when_s.tolist(), end.airport.tolist(), strict=True
            )
        ]
    return found


def score(
    truth: Iterable[TrueFlight], midnight_s: int, found: Mapping[str, Sequence[FoundEnd]]
) -> dict[str, int]:
    """Return counts by `ground` or `air` and what became of the end: `ground right`, `air wrong`."""
    counts: Counter[str] = Counter()
    for which, ends in found.items():
        of_aircraft = defaultdict(list)
        for address, when_s, airport in ends:
            of_aircraft[address].append((when_s, airport))
        for flight in truth:
            when_s = getattr(flight, f"{which}_s")
            if flight.rows_in_day < FEWEST_ROWS or not 0 <= when_s < DAY_S:
                continue
            near = [
                airport
                for found_s, airport in of_aircraft[_number(flight.address)]
                if abs(found_s - midnight_s - when_s) < NEAR_S
            ]
            heard = "ground" if getattr(flight, f"{which}_heard_from_ft") == 0 else "air"
            counts[f"{heard} {_became(near, getattr(flight, f'{which}_airport'))}"] += 1
    return dict(sorted(counts.items()))


def _became(near: list[str | None], truly: str) -> str:
    if not near:
        return "not found"
    if truly in near:
        return "right"
    return "wrong" if any(near) else "not named"


def _middle_s(end: EndColumns) -> Floats:
    """Return the middle of the time, or the side that is known."""
    earliest, latest = end.earliest_us, end.latest_us
    earliest = np.where(earliest == UNKNOWN_TIME_US, latest, earliest)
    latest = np.where(latest == UNKNOWN_TIME_US, earliest, latest)
    middle: Floats = (earliest / 2 + latest / 2) / 1e6
    return middle


def _number(address: str) -> int:
    return int(address.lstrip("~"), 16) + NOT_AN_ICAO_ADDRESS * address.startswith("~")
