"""The legs of a day as a Parquet table for other programs: words as words, and nulls for unknown.

Nothing here reads it: what the desk asks, it asks the raw columns (`column_file`).
"""

from collections.abc import Callable, Sequence

import numpy as np
import pyarrow as pa

from wheelsdown.desk.column_file import Column, Columns
from wheelsdown.desk.day_words import address_text, text_of
from wheelsdown.desk.leg_rows import (
    COVERAGES,
    ENDS,
    REASONS,
    SIGHTINGS,
    LegRows,
    text_at,
)
from wheelsdown.model.columns import UNKNOWN_TIME_US

_UTC_US = pa.timestamp("us", tz="UTC")
_UTC_MS = pa.timestamp("ms", tz="UTC")


def legs_table(rows: LegRows) -> pa.Table:
    """Return every leg with all it holds."""
    columns = rows.columns
    found: dict[str, pa.Array] = {
        "aircraft": _named(columns["address"], address_text),
        "registration": pa.array([text or None for text in text_at(columns, "registration")]),
        "type": pa.array([text or None for text in text_at(columns, "type")]),
        "began": pa.array(columns["began_ms"], _UTC_MS),
        "callsigns": _lists(columns, "callsign", _named(columns["callsign"], text_of)),
    }
    for end in ENDS:
        found |= {f"{end}_{name}": array for name, array in _end(rows, end).items()}
    found["distance_km"] = _floats(columns["distance_km"])
    found["gaps"] = _structs(
        columns,
        "gap",
        {
            "began": pa.array(columns["gap_began_ms"], _UTC_MS),
            "ended": pa.array(columns["gap_ended_ms"], _UTC_MS),
            "from_latitude_deg": pa.array(columns["gap_from_latitude_deg"]),
            "from_longitude_deg": pa.array(columns["gap_from_longitude_deg"]),
            "to_latitude_deg": pa.array(columns["gap_to_latitude_deg"]),
            "to_longitude_deg": pa.array(columns["gap_to_longitude_deg"]),
            "coverage": _chosen(columns["gap_coverage"], COVERAGES),
        },
    )
    found["possible_stops"] = _structs(
        columns,
        "stop",
        {
            "airport": _named(columns["stop_airport"], text_of),
            "confidence": pa.array(columns["stop_confidence"]),
            "earliest": _times(columns["stop_earliest_us"]),
            "latest": _times(columns["stop_latest_us"]),
        },
    )
    found["evidence"] = _structs(
        columns,
        "evidence",
        {
            "capture": _digests(columns["evidence_capture"]),
            "first_row": pa.array(columns["evidence_first_row"]),
            "last_row": pa.array(columns["evidence_last_row"]),
        },
    )
    return pa.table(found)


def _end(rows: LegRows, end: str) -> dict[str, pa.Array]:
    of = {name: rows.columns[f"{end}_{name}"] for name in _END}
    reasons = ("", *REASONS)
    return {
        "airport": _named(of["airport"], lambda word: text_of(word) or None),
        "reason": pa.array([str(reasons[r]) or None for r in of["reason"].tolist()], pa.string()),
        "earliest": _times(of["earliest_us"]),
        "latest": _times(of["latest_us"]),
        "sighting": _chosen(of["sighting"], SIGHTINGS),
        "confidence": _floats(of["confidence"]),
        "rule": _chosen(of["rule"], rows.rules),
        "latitude_deg": _floats(of["latitude_deg"]),
        "longitude_deg": _floats(of["longitude_deg"]),
        "runners_up": _structs(
            rows.columns,
            f"{end}_runner",
            {
                "airport": _named(rows.columns[f"{end}_runner_airport"], text_of),
                "confidence": pa.array(rows.columns[f"{end}_runner_confidence"]),
            },
        ),
    }


_END = (
    "airport",
    "reason",
    "earliest_us",
    "latest_us",
    "sighting",
    "confidence",
    "rule",
    "latitude_deg",
    "longitude_deg",
)


def _named(words: Column, name: Callable[[int], str | None]) -> pa.Array:
    """Return numbers under their names; each name is made once."""
    known, place = np.unique(words, return_inverse=True)
    names = pa.array([name(int(word)) for word in known.tolist()], pa.string())
    return names.take(pa.array(place))


def _chosen(places: Column, names: Sequence[str]) -> pa.Array:
    return pa.array([str(name) for name in names] or [""], pa.string()).take(pa.array(places))


def _times(times_us: Column) -> pa.Array:
    return pa.array(times_us, mask=times_us == UNKNOWN_TIME_US).cast(_UTC_US)


def _floats(values: Column) -> pa.Array:
    return pa.array(values, mask=np.isnan(values))


def _digests(values: Column) -> pa.Array:
    """Return digests as their 32 bytes."""
    return pa.Array.from_buffers(pa.binary(32), len(values), [None, pa.py_buffer(values.tobytes())])


def _lists(columns: Columns, group: str, values: pa.Array) -> pa.Array:
    return pa.ListArray.from_arrays(pa.array(columns[f"{group}_offsets"]), values)


def _structs(columns: Columns, group: str, fields: dict[str, pa.Array]) -> pa.Array:
    values = pa.StructArray.from_arrays(list(fields.values()), names=list(fields))
    return _lists(columns, group, values)
