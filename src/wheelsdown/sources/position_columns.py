"""Fill the columns of a `PositionBatch`, aircraft after aircraft, from text or from tracks.

The unit of each column is what readsb prints: a track read from its text by floats goes into whole
numbers and comes out of them as the same floats. One that does not is refused whole.
"""

import sys
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

from wheelsdown.model.columns import (
    NOT_AN_ICAO_ADDRESS,
    UNKNOWN_INT16,
    UNKNOWN_INT32,
    PositionBatch,
)
from wheelsdown.model.flight import Floats, Track
from wheelsdown.model.provenance import Digest

Column = npt.NDArray[Any]

COLUMNS: tuple[tuple[str, Any], ...] = (
    ("time_ms", np.int64),
    ("latitude_e6", np.int32),
    ("longitude_e6", np.int32),
    ("altitude_ft", np.int32),
    ("altitude_geometric_ft", np.int32),
    ("on_ground", np.bool_),
    ("ground_speed_e1", np.int16),
    ("track_angle_e1", np.int16),
    ("vertical_rate_fpm", np.int32),
    ("flags", np.uint8),
    ("source", np.uint8),
    ("row", np.int32),
    ("callsign_time_ms", np.int64),
    ("callsign", np.uint64),
)
"""Columns in the order in which `readsb_scanner.scan` takes their addresses."""

OF_POSITIONS = 12
"""So many of them have a value for each position; the others have one for each callsign."""

MOST_CALLSIGN = 8

PAGE_BYTES, LINE_BYTES = 4096, 64
STEP_BYTES = 5 * LINE_BYTES
"""Between where columns begin within a page."""

Whose = tuple[str, str | None, str | None]
"""Address, registration and type of an aircraft."""


class Filling:
    """Columns being filled, with room for what is still to come."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self._memory, self.columns = _laid_out(0)
        self._room = -1
        self.clear()

    def clear(self) -> None:
        """Begin again with nothing, in the same memory."""
        self.rows = self.callsigns = 0
        self._aircraft: list[tuple[Whose, Digest]] = []
        self._offsets = [0]
        self._callsign_offsets = [0]

    def make_room(self, rows: int) -> None:
        """See that so many rows more fit, and as many callsigns."""
        if self.rows + rows <= self._room:
            return
        self._room = max(self.rows + rows, self._room * 3 // 2)
        memory, columns = _laid_out(self._room)
        for place, (larger, column) in enumerate(zip(columns, self.columns, strict=True)):
            filled = self.rows if place < OF_POSITIONS else self.callsigns
            larger[:filled] = column[:filled]
        self.columns, self._memory = columns, memory
        self.addresses = np.array([column.ctypes.data for column in columns], np.uint64)

    def close(self, whose: Whose, digest: Digest, rows: int, callsigns: int) -> None:
        """Count rows and callsigns that were filled in as those of one aircraft."""
        self.rows += rows
        self.callsigns += callsigns
        self._aircraft.append((whose, digest))
        self._offsets.append(self.rows)
        self._callsign_offsets.append(self.callsigns)

    def is_free(self) -> bool:
        """Say whether nobody holds any of the columns that were handed out."""
        # One reference is ours, one each column's, and one the call's.
        return sys.getrefcount(self._memory) <= len(self.columns) + 2

    def add(self, track: Track, digest: Digest) -> bool:
        """Add a track if it is whole numbers of the columns' units, else say no."""
        columns = columns_of(track)
        if columns is None:
            return False
        rows, callsigns = len(track.time_ms), len(track.callsigns)
        self.make_room(rows)
        for place, values in enumerate(columns):
            begin = self.rows if place < OF_POSITIONS else self.callsigns
            self.columns[place][begin : begin + len(values)] = values
        aircraft = track.aircraft
        whose = (str(aircraft.icao24), aircraft.registration, aircraft.type_code)
        self.close(whose, digest, rows, callsigns)
        return True

    def batch(self) -> PositionBatch:
        """Return what was filled in, in the same memory."""
        filled = {
            name: column[: self.rows if place < OF_POSITIONS else self.callsigns]
            for place, ((name, _), column) in enumerate(zip(COLUMNS, self.columns, strict=True))
        }
        return PositionBatch(
            addresses=np.array([number_of(one[0]) for one, _ in self._aircraft], np.int32),
            registrations=tuple(registration for (_, registration, _), _ in self._aircraft),
            type_codes=tuple(type_code for (_, _, type_code), _ in self._aircraft),
            captures=tuple(digest for _, digest in self._aircraft),
            offsets=np.array(self._offsets, np.int64),
            callsign_offsets=np.array(self._callsign_offsets, np.int64),
            **filled,
        )


def _laid_out(rows: int) -> tuple[Column, list[Column]]:
    """Return memory for columns of so many rows, none of it taken before it is used, and them.

    Their beginnings lie a few lines of the cache apart: were they multiples of a page apart, rows
    of all columns would be kept in the same few places of it, and drive one another out.
    """
    sizes = [rows * np.dtype(kind).itemsize for _, kind in COLUMNS]
    memory = np.empty(sum(sizes) + (len(sizes) + 1) * PAGE_BYTES, np.uint8)
    begin = -memory.ctypes.data % PAGE_BYTES
    columns: list[Column] = []
    for place, (size, (_, kind)) in enumerate(zip(sizes, COLUMNS, strict=True)):
        columns.append(memory[begin : begin + size].view(kind))
        begin += size
        begin += ((place + 1) * STEP_BYTES - begin) % PAGE_BYTES
    return memory, columns


def columns_of(track: Track) -> Sequence[Column] | None:
    """Return a track in the order of `COLUMNS`, in whole numbers; nothing if some are not whole.

    Only tracks of a single file are taken: the columns hold no file for each row.
    """
    parts = (
        whole(track.latitude_deg, 1e6, np.int32),
        whole(track.longitude_deg, 1e6, np.int32),
        whole(track.altitude_ft, 1, np.int32, UNKNOWN_INT32),
        whole(track.altitude_geometric_ft, 1, np.int32, UNKNOWN_INT32),
        whole(track.ground_speed_kt, 10, np.int16, UNKNOWN_INT16),
        whole(track.track_angle_deg, 10, np.int16, UNKNOWN_INT16),
        whole(track.vertical_rate_fpm, 1, np.int32, UNKNOWN_INT32),
    )
    signs = [callsign for _, callsign in track.callsigns]
    if len(track.captures) != 1 or any(len(sign) > MOST_CALLSIGN for sign in signs):
        return None
    whole_parts = [part for part in parts if part is not None]
    if len(whole_parts) < len(parts):
        return None
    latitude, longitude, altitude, geometric, speed, angle, rate = whole_parts
    return (
        *(track.time_ms, latitude, longitude, altitude, geometric, track.on_ground),
        *(speed, angle, rate, track.flags, track.source, track.row),
        np.array([time_ms for time_ms, _ in track.callsigns], np.int64),
        np.array([int.from_bytes(sign.encode(), "little") for sign in signs], np.uint64),
    )


def whole(values: Floats, unit: float, kind: Any, unknown: int | None = None) -> Column | None:
    """Return values as whole numbers of a unit; nothing where one is not, or has no room there.

    Zero below zero is no whole number; NaN is one only where there is a number for what is unknown.
    """
    absent = np.isnan(values)
    if unknown is None and absent.any():
        return None
    numbers = np.where(absent, 0.0, values)
    scaled = np.rint(numbers * unit)
    most = np.iinfo(kind).max
    if (scaled / unit != numbers).any() or (np.abs(scaled) > most).any():
        return None
    if (np.signbit(numbers) & (numbers == 0)).any():
        return None
    return np.where(absent, 0 if unknown is None else unknown, scaled).astype(kind)


def number_of(address: str) -> int:
    """Return the number that stands for an address in columns."""
    return int(address[-6:], 16) + NOT_AN_ICAO_ADDRESS * address.startswith("~")
