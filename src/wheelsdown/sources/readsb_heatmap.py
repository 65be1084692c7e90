"""Read a heatmap of readsb: half an hour of all aircraft, a position of each every few seconds.

The file (`NN.bin.ttf`, gzip) is an array of 16-byte little-endian entries `int32 address, int32
latitude, int32 longitude, int16 altitude, int16 speed`. It begins with an index, one entry a slice
holding the place of the slice's header; a header has the magic number, the time in milliseconds in
two halves, and the interval. Latitude and longitude are millionths of a degree, altitude 25 ft
(-123 on the ground, -124 unknown), speed tenths of a knot (-1 unknown). An entry whose latitude
has bit 30 set holds the callsign instead. Bit 24 of the address marks those that are not ICAO's,
the five highest bits the type of message.

A position's time is that of its slice, which covers the interval after it. Of a file cut short the
whole slices are kept and the rest is named: a slice is whole where the index shows the next one
beginning after it, or where the file ends as the index says.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.model.flight import PositionSource
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.position_table import PositionTable, read_positions
from wheelsdown.sources.unpacking import unpack

KIND = "readsb_heatmap"

MAGIC = 0x0E7F7C9D
ENTRY = np.dtype(
    [
        ("address", "<u4"),
        ("latitude", "<i4"),
        ("longitude", "<i4"),
        ("altitude", "<i2"),
        ("speed", "<i2"),
    ]
)
MAX_SLICES = 1800
"""Half an hour in slices of one second, the finest readsb can be told to write."""

INFO_BIT = 1 << 30
NOT_ICAO_BIT = 1 << 24
ON_GROUND, ALTITUDE_UNKNOWN, SPEED_UNKNOWN = -123, -124, -1
ALTITUDE_STEP_FT, SPEED_STEP_KT, DEGREE = 25.0, 0.1, 1e-6

SOURCES = np.array(
    [
        PositionSource.ADSB.value,  # adsb_icao
        PositionSource.ADSB.value,  # adsb_icao_nt
        PositionSource.ADSR.value,  # adsr_icao
        PositionSource.TISB.value,  # tisb_icao
        PositionSource.ADSC.value,
        PositionSource.MLAT.value,
        PositionSource.UNKNOWN.value,  # other
        PositionSource.MODE_S.value,
        PositionSource.ADSB.value,  # adsb_other
        PositionSource.ADSR.value,  # adsr_other
        PositionSource.TISB.value,  # tisb_trackfile
        PositionSource.TISB.value,  # tisb_other
        PositionSource.UNKNOWN.value,  # mode_ac, and numbers that are not given yet
    ],
    dtype=np.uint8,
)
"""readsb's message types in the order of their numbers."""

Entries = npt.NDArray[np.void]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slice:
    """Where the entries of one slice lie, and its time."""

    begin: int
    end: int
    time_ms: int


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are an index of slices, and the first slice is where it says."""
    if len(head) < 2 * ENTRY.itemsize:
        return False
    slices, *rest = struct.unpack_from("<4i", head)
    second = struct.unpack_from("<i", head, ENTRY.itemsize)[0]
    at = slices * ENTRY.itemsize
    return (
        0 < slices <= MAX_SLICES
        and not any(rest)
        and (at + 4 > len(head) or struct.unpack_from("<i", head, at)[0] == MAGIC)
        and (second == MAGIC or second > slices)
    )


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return a track for each address, of the slices that are whole."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    if not looks_like(inside):
        return refused(KIND, problem("no_heatmap_index", name))
    whole = len(inside) - len(inside) % ENTRY.itemsize
    entries: Entries = np.frombuffer(inside[:whole], dtype=ENTRY)
    promised = int(entries["address"][0])
    slices: list[Slice] = []
    for found in _slices(entries, promised, name, len(inside)):
        if isinstance(found, Problem):
            return _read_slices(entries, slices, [found], digest, name)
        slices.append(found)
    return _read_slices(entries, slices, [], digest, name)


def _slices(entries: Entries, promised: int, name: str, size: int) -> Iterator[Slice | Problem]:
    """Yield the slices that the index names, until one is not there or not where it is named."""
    index = entries["address"][:promised].astype(np.int64).tolist()
    for number, begin in enumerate(index):
        last = number == promised - 1
        end = len(entries) if last else index[number + 1]
        time_ms = _header_time(entries, begin) if begin < len(entries) else None
        broken = begin < promised or end <= begin or end > len(entries) or time_ms is None
        if broken or (last and size % ENTRY.itemsize):
            yield problem("heatmap_cut_short", name, slices=number, promised=promised)
            return
        assert time_ms is not None
        yield Slice(begin=begin + 1, end=end, time_ms=time_ms)


def _header_time(entries: Entries, at: int) -> int | None:
    """Return the time of the header at `at`, or nothing where no header is."""
    header = entries[at]
    if int(header["address"]) != MAGIC:
        return None
    return (int(header["latitude"]) << 32) | (int(header["longitude"]) & 0xFFFFFFFF)


def _read_slices(
    entries: Entries, slices: list[Slice], problems: list[Problem], digest: Digest, name: str
) -> Contents:
    rows = np.concatenate([np.arange(s.begin, s.end) for s in slices] or [np.zeros(0, np.int64)])
    time_s = np.concatenate(
        [np.full(s.end - s.begin, s.time_ms / 1000) for s in slices] or [np.zeros(0)]
    )
    held = entries[rows]
    info = held["latitude"] >= INFO_BIT
    place = np.flatnonzero(~info)
    if not len(place):
        return Contents(kind=KIND, problems=(*problems, problem("no_positions", name)))
    keys = _addresses(held["address"])
    position = held[place]
    altitude = position["altitude"].astype(np.float64)
    speed = position["speed"].astype(np.float64)
    no_altitude = np.isin(position["altitude"], (ON_GROUND, ALTITUDE_UNKNOWN))
    contents = read_positions(
        PositionTable(
            aircraft=[keys[i] for i in place.tolist()],
            numbers={
                "time_s": time_s[place],
                "latitude_deg": np.round(position["latitude"] * DEGREE, 6),
                "longitude_deg": np.round(position["longitude"] * DEGREE, 6),
                "altitude_ft": np.where(no_altitude, np.nan, altitude * ALTITUDE_STEP_FT),
                "ground_speed_kt": np.where(
                    position["speed"] == SPEED_UNKNOWN, np.nan, np.round(speed * SPEED_STEP_KT, 1)
                ),
            },
            on_ground=position["altitude"] == ON_GROUND,
            callsign=_callsigns(held, keys, info)[place].tolist(),
            source=SOURCES[np.minimum(position["address"] >> 27, len(SOURCES) - 1)],
            rows=rows[place].tolist(),
        ),
        kind=KIND,
        digest=digest,
        name=name,
        problems=problems,
    )
    return contents


def _addresses(codes: npt.NDArray[np.uint32]) -> list[str]:
    return [f"{'~' if c & NOT_ICAO_BIT else ''}{c & 0xFFFFFF:06x}" for c in codes.tolist()]


def _callsigns(
    held: Entries, keys: list[str], info: npt.NDArray[np.bool_]
) -> npt.NDArray[np.object_]:
    """Return the callsign last told of each row's address, in the order of the file."""
    callsigns = np.full(len(held), None, dtype=object)
    latest: dict[str, str] = {}
    raw = held.tobytes()
    for row, (key, tells) in enumerate(zip(keys, info.tolist(), strict=True)):
        if tells:
            at = row * ENTRY.itemsize + 8
            latest[key] = raw[at : at + 8].replace(b"\0", b" ").decode("latin-1")
        callsigns[row] = latest.get(key)
    return callsigns
