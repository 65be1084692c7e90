"""Run by the Python of an environment that has `traffic`, never by the project's own.

`python traffic_script.py FOLDER AIRPORTS.csv`: read plain traces with `Flight.from_readsb`, split
them into flights, infer both airports, print the processor time of each step as JSON.
"""

import json
import logging
import sys
import time
import warnings
from pathlib import Path
from typing import Any

import pandas as pd
from traffic.core import Flight
from traffic.data.basic.airports import Airports

NEEDED = (
    *("timestamp", "icao24", "latitude", "longitude", "altitude", "groundspeed", "track"),
    *("vertical_rate",),
)
SPLIT_AFTER = "10 min"
"""As our own gaps."""
FEWEST_ROWS = 10


def read_flight(path: Path) -> Any:
    """Return a trace as a Flight with numbers where numbers belong."""
    raw = Flight.from_readsb(path)
    data = raw.data[list(NEEDED)].copy()
    data["onground"] = data.altitude == "ground"
    for name in ("altitude", "groundspeed", "track", "vertical_rate"):
        data[name] = pd.to_numeric(data[name], errors="coerce")
    data["callsign"] = raw.data.get("aircraft_flight")
    data["timestamp"] = pd.to_datetime(data.timestamp, utc=True)
    return Flight(data)


def airport_of(flight: Any, end: str, airports: Any) -> str | None:
    """Return the airport that `infer_airport` names, or nothing where it fails."""
    try:
        code: str | None = flight.infer_airport(end, dataset=airports).icao
    except Exception:
        return None
    return code


def main() -> None:
    """Measure and print."""
    warnings.simplefilter("ignore")
    logging.disable(logging.CRITICAL)
    folder, table = Path(sys.argv[1]), sys.argv[2]
    airports = Airports(pd.read_csv(table, keep_default_na=False))
    paths = sorted(folder.glob("*.json"))
    began = time.process_time()
    flights, refused = [], 0
    for path in paths:
        try:
            flights.append(read_flight(path))
        except Exception:
            refused += 1
    read = time.process_time()
    found = named = 0
    for flight in flights:
        # Flight.split cuts at silences only; rows on the ground are cut out to part two flights.
        in_air = flight.data[~flight.data.onground]
        if len(in_air) < FEWEST_ROWS:
            continue
        for leg in Flight(in_air).split(SPLIT_AFTER):
            if len(leg.data) < FEWEST_ROWS:
                continue
            ends = [airport_of(leg, end, airports) for end in ("takeoff", "landing")]
            found, named = found + 1, named + sum(end is not None for end in ends)
    ended = time.process_time()
    print(
        json.dumps(
            {
                "files": len(paths),
                "refused": refused,
                "positions": sum(len(flight.data) for flight in flights),
                "read_s": read - began,
                "legs_s": ended - read,
                "flights": found,
                "ends_named": named,
            }
        )
    )


if __name__ == "__main__":
    main()
