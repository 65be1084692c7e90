"""The positions of every capture, and which captures hold an aircraft.

`tracks/<digest>.parquet` has one row a track (whose, which captures, which callsigns) and
`positions/<digest>.parquet` one row a position; both are written once a capture. `aircraft.parquet`
says which captures hold an aircraft; it is made from the tracks tables when it is asked for and
does not match them. Tracks come in and the same tracks go out.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

from wheelsdown.desk.captures import hex_of
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.tables import read_schema, read_table, write_table
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.model.flight import Track
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration, aircraft_key
from wheelsdown.model.provenance import Digest

_COLUMNS: dict[str, tuple[pa.DataType, Any]] = {
    "time_ms": (pa.int64(), np.int64),
    "latitude_deg": (pa.float64(), np.float64),
    "longitude_deg": (pa.float64(), np.float64),
    "altitude_ft": (pa.float64(), np.float64),
    "altitude_geometric_ft": (pa.float64(), np.float64),
    "on_ground": (pa.bool_(), np.bool_),
    "ground_speed_kt": (pa.float64(), np.float64),
    "track_angle_deg": (pa.float64(), np.float64),
    "vertical_rate_fpm": (pa.float64(), np.float64),
    "flags": (pa.uint8(), np.uint8),
    "source": (pa.uint8(), np.uint8),
    "capture": (pa.int32(), np.int32),
    "row": (pa.int32(), np.int32),
}
_POSITIONS = pa.schema(
    [
        ("track", pa.int32()),
        ("icao24", pa.string()),
        ("label", pa.string()),
        *((name, arrow_type) for name, (arrow_type, _) in _COLUMNS.items()),
    ]
)
_TRACKS = pa.schema(
    [
        ("track", pa.int32()),
        ("aircraft", pa.string()),
        ("icao24", pa.string()),
        ("registration", pa.string()),
        ("type", pa.string()),
        ("operator", pa.string()),
        ("label", pa.string()),
        ("captures", pa.list_(pa.string())),
        ("callsign_times_ms", pa.list_(pa.int64())),
        ("callsigns", pa.list_(pa.string())),
    ]
)
_INDEX = pa.schema([("aircraft", pa.string()), ("capture", pa.string())])
_INDEXED = b"captures"
"""Under this word the index names the captures it was made from."""


AIRCRAFT_AT_ONCE = 500
"""How many aircraft are in memory together: a heatmap's five thousand would fill a gigabyte."""


def save_tracks(desk: Desk, digest: Digest, tracks: Sequence[Track]) -> None:
    """Keep the tracks read from one capture, in place of those kept for it before."""
    if any(aircraft_key(track.aircraft) is None for track in tracks):
        raise ValueError("a track of an aircraft with no address, registration or label")
    digits = hex_of(digest)
    tracks_path = desk.record / "tracks" / f"{digits}.parquet"
    with locked(desk, BUILT):
        if tracks_path.exists():
            # Order matters to a crash: what is half replaced must not look whole.
            with told_as_outside_error("replace", tracks_path.name):
                _index_path(desk).unlink(missing_ok=True)
                tracks_path.unlink()
        columns = [_positions_table(number, track) for number, track in enumerate(tracks)]
        positions = pa.concat_tables([_POSITIONS.empty_table(), *columns])
        write_table(desk.record / "positions" / f"{digits}.parquet", positions)
        write_table(
            tracks_path,
            pa.Table.from_pylist([_track_row(n, t) for n, t in enumerate(tracks)], schema=_TRACKS),
        )


def load_tracks(desk: Desk, aircraft: str) -> tuple[Track, ...]:
    """Return every track of the aircraft with this key, from all captures, in order of time."""
    return next(load_each(desk, [aircraft]))[1]


def load_each(desk: Desk, aircraft: Iterable[str]) -> Iterator[tuple[str, tuple[Track, ...]]]:
    """Yield each aircraft with its tracks, as `load_tracks`; a capture is read once for many."""
    _refresh_index(desk)
    keys = sorted(set(aircraft))
    for first in range(0, len(keys), AIRCRAFT_AT_ONCE):
        batch = keys[first : first + AIRCRAFT_AT_ONCE]
        found = _tracks_by_aircraft(desk, batch) if _index_path(desk).exists() else {}
        for key in batch:
            tracks = sorted(found.get(key, []), key=lambda one: one[:3])
            yield key, tuple(track for *_, track in tracks)


def _tracks_by_aircraft(
    desk: Desk, keys: Sequence[str]
) -> dict[str, list[tuple[int, str, int, Track]]]:
    held = read_table(_index_path(desk), [("aircraft", "in", list(keys))])
    found: dict[str, list[tuple[int, str, int, Track]]] = {}
    for digits in sorted(set(held["capture"].to_pylist())):
        for key, number, track in _tracks_in(desk, digits, keys):
            found.setdefault(key, []).append((_first_ms(track), digits, number, track))
    return found


def aircraft_in(desk: Desk, digest: Digest) -> tuple[str, ...]:
    """Return the keys of the aircraft that a capture holds, sorted; none where it was not read."""
    path = desk.record / "tracks" / f"{hex_of(digest)}.parquet"
    return tuple(_keys(read_table(path))) if path.exists() else ()


def all_aircraft(desk: Desk) -> tuple[str, ...]:
    """Return the keys of all aircraft that have positions on the desk, sorted."""
    _refresh_index(desk)
    path = _index_path(desk)
    return tuple(_keys(read_table(path))) if path.exists() else ()


def has_tracks(desk: Desk, digest: Digest) -> bool:
    """Say whether a capture was read for positions, if only to find none."""
    return (desk.record / "tracks" / f"{hex_of(digest)}.parquet").exists()


def _keys(table: Any) -> list[str]:
    keys: list[str] = pc.unique(table["aircraft"]).to_pylist()
    return sorted(keys)


def _index_path(desk: Desk) -> Any:
    return desk.record / "aircraft.parquet"


def _refresh_index(desk: Desk) -> None:
    """Make the index from the tracks tables unless it was made from just these."""
    if _indexed(desk) == _read_captures(desk):
        return
    with locked(desk, BUILT):
        indexed, there = _indexed(desk), _read_captures(desk)
        if indexed == there:
            return
        rows = _rows_still_good(desk, there) if indexed else set()
        for digits in there - (indexed or set()):
            table = read_table(desk.record / "tracks" / f"{digits}.parquet")
            rows |= {(key, digits) for key in _keys(table)}
        aircraft, captures = zip(*sorted(rows), strict=True) if rows else ((), ())
        schema = _INDEX.with_metadata({_INDEXED: " ".join(sorted(there)).encode()})
        write_table(_index_path(desk), pa.table([list(aircraft), list(captures)], schema=schema))


def _rows_still_good(desk: Desk, there: set[str]) -> set[tuple[str, str]]:
    table = read_table(_index_path(desk))
    pairs = zip(table["aircraft"].to_pylist(), table["capture"].to_pylist(), strict=True)
    return {(key, digits) for key, digits in pairs if digits in there}


def _indexed(desk: Desk) -> set[str]:
    """Return the captures the index was made from."""
    path = _index_path(desk)
    return set(read_schema(path).metadata[_INDEXED].decode().split()) if path.exists() else set()


def _read_captures(desk: Desk) -> set[str]:
    """Return the captures whose tracks are kept, by their hex digits."""
    return {path.stem for path in (desk.record / "tracks").glob("[0-9a-f]*.parquet")}


def _positions_table(number: int, track: Track) -> Any:
    rows = len(track.time_ms)
    columns = {
        "track": pa.array(np.full(rows, number, dtype=np.int32)),
        "icao24": pa.array([track.aircraft.icao24] * rows, pa.string()),
        "label": pa.array([track.aircraft.label] * rows, pa.string()),
        **{
            name: pa.array(getattr(track, name), arrow_type)
            for name, (arrow_type, _) in _COLUMNS.items()
        },
    }
    return pa.table(columns, schema=_POSITIONS)


def _track_row(number: int, track: Track) -> dict[str, Any]:
    return {
        "track": number,
        "aircraft": aircraft_key(track.aircraft),
        "icao24": track.aircraft.icao24,
        "registration": track.aircraft.registration,
        "type": track.aircraft.type_code,
        "operator": track.aircraft.operator,
        "label": track.aircraft.label,
        "captures": list(track.captures),
        "callsign_times_ms": [time_ms for time_ms, _ in track.callsigns],
        "callsigns": [callsign for _, callsign in track.callsigns],
    }


def _tracks_in(
    desk: Desk, digits: str, aircraft: Sequence[str]
) -> Iterator[tuple[str, int, Track]]:
    """Yield the tracks of some aircraft in one capture, with their keys and numbers there."""
    name = f"{digits}.parquet"
    these = [("aircraft", "in", list(aircraft))]
    rows = read_table(desk.record / "tracks" / name, these).to_pylist()
    wanted = [row["track"] for row in rows]
    positions = read_table(desk.record / "positions" / name, [("track", "in", wanted)])
    # Written track by track, so the rows of each stand together.
    numbers = positions["track"].to_numpy()
    for row in rows:
        first, beyond = np.searchsorted(numbers, [row["track"], row["track"] + 1])
        yield row["aircraft"], row["track"], _track(row, positions.slice(first, beyond - first))


def _track(row: dict[str, Any], positions: Any) -> Track:
    columns = {
        name: positions[name].to_numpy().astype(dtype, copy=False)
        for name, (_, dtype) in _COLUMNS.items()
    }
    return Track(
        aircraft=_aircraft(row),
        captures=tuple(Digest(capture) for capture in row["captures"]),
        callsigns=_callsigns(row["callsign_times_ms"], row["callsigns"]),
        **columns,
    )


def _aircraft(row: dict[str, Any]) -> Aircraft:
    return Aircraft(
        icao24=None if row["icao24"] is None else IcaoAddress(row["icao24"]),
        registration=None if row["registration"] is None else Registration(row["registration"]),
        type_code=row["type"],
        operator=row["operator"],
        label=row["label"],
    )


def _callsigns(
    times_ms: Iterable[int], callsigns: Iterable[str]
) -> tuple[tuple[int, Callsign], ...]:
    return tuple((when, Callsign(sign)) for when, sign in zip(times_ms, callsigns, strict=True))


def _first_ms(track: Track) -> int:
    return int(track.time_ms[0]) if len(track.time_ms) else 0
