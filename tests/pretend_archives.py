"""Day archives for tests: flights of the pretend sky, written as readsb writes a day."""

import gzip
import io
import json
import math
import tarfile
from datetime import timedelta
from pathlib import Path

from pretend_sky import DAY, fly, stand

FIELDS = ("ground_speed_kt", "track_angle_deg")
ROUTES = (
    ("KIWA", "KPHX", "10:00"),
    ("KBUR", "KLAX", "12:10"),
    ("LFPG", "LFPO", "08:30"),
    ("UUDD", "UUEE", "15:45"),
)
"""Short hops: a test needs ends, not cruises."""


def trace_json(icao24: str, rows: list[dict], *, registration: str | None = None) -> bytes:
    """Return the text of a trace as readsb prints it, fourteen fields a row."""
    base_s = DAY.timestamp()
    printed = ",\n".join(_row(row, base_s, icao24) for row in rows)
    head = json.dumps({"icao": icao24, "r": registration, "t": "A320", "timestamp": base_s})
    return f'{head[:-1]}, "trace":[ {printed} ]}}'.replace("[ [", "[[").encode()


def _row(row: dict, base_s: float, icao24: str) -> str:
    angles = [_number(row.get(name, math.nan), 1) for name in FIELDS]
    altitude = '"ground"' if row["on_ground"] else _number(row["altitude_ft"], 0)
    details = f'{{"type":"adsb_icao","flight":"TST{icao24[:3].upper()}  ","alt_geom":null}}'
    fields = (
        f"{row['time_ms'] / 1000 - base_s:.2f}",
        f"{row['latitude_deg']:.6f}",
        f"{row['longitude_deg']:.6f}",
        altitude,
        *angles,
        "0",
        "null",
        details if row["time_ms"] % 40_000 == 0 else "null",
        '"adsb_icao"',
        *("null",) * 4,
    )
    return f"[{','.join(fields)}]"


def _number(value: float, digits: int) -> str:
    return "null" if math.isnan(value) else f"{value:.{digits}f}"


def traces(aircraft: int = 12, *, days_later: int = 0) -> dict[str, bytes]:
    """Return traces of so many aircraft by their names in the archive."""
    found = {}
    for number in range(aircraft):
        icao24 = f"a0{number:02x}{(number * 37) % 256:02x}"
        origin, target, off = ROUTES[number % len(ROUTES)]
        rows = fly(origin, target, off, cruise_ft=6_000, every_s=20)
        rows = stand(origin, "06:00", "06:05") + rows + stand(target, "20:00", "20:05")
        later = round(timedelta(days=days_later).total_seconds() * 1000)
        moved = [{**row, "time_ms": row["time_ms"] + later + number} for row in rows]
        text = trace_json(icao24, moved, registration=f"N{number}WD")
        name = f"./traces/{icao24[-2:]}/trace_full_{icao24}.json"
        found[name] = gzip.compress(text, mtime=0)
    return found


def write_day(path: Path, members: dict[str, bytes]) -> Path:
    """Write an archive of a day, other small files in it too."""
    with tarfile.open(path, "w") as out:
        for name, data in {"./README.txt": b"a day\n", **members}.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
    return path
