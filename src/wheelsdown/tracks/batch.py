"""Stage 1 for many aircraft at once: the rows of a batch in, the clean rows out.

What comes out is what `prepare_track` gives for every aircraft of the batch, each of which has one
track of one file. Kernels do it; an aircraft that they decline, where a distance is too close to a
limit to call, goes through `prepare_track` itself.
"""

from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from wheelsdown.compiling import compiled
from wheelsdown.model.columns import (
    NOT_AN_ICAO_ADDRESS,
    UNKNOWN_INT16,
    UNKNOWN_INT32,
    PositionBatch,
)
from wheelsdown.model.flight import Bools, Discard, Floats, Int32s, Int64s, Track, UInt8s
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration
from wheelsdown.tracks.assembly import merge_callsigns
from wheelsdown.tracks.batch_assembly import Measured, count_said
from wheelsdown.tracks.batch_plausibility import RULE_NAMES, leave_out_implausible
from wheelsdown.tracks.batch_rows import Rows, Surroundings, rows_between, surroundings
from wheelsdown.tracks.batch_screening import nothing_is_implausible
from wheelsdown.tracks.batch_surface import decide_ground
from wheelsdown.tracks.gaps import SHORTEST_GAP_MINUTES
from wheelsdown.tracks.preparation import PreparedTrack, prepare_track

POSITION_COLUMNS = (
    "time_ms",
    "latitude_e6",
    "longitude_e6",
    "altitude_ft",
    "altitude_geometric_ft",
    "on_ground",
    "ground_speed_e1",
    "track_angle_e1",
    "vertical_rate_fpm",
    "flags",
    "source",
    "row",
)


ROWS_A_PIECE = 300
"""A piece costs as much as to look at so many rows one by one."""

CLEAR, TO_BE_ASKED, DECLINED = range(3)
"""No rule can leave out a row; some rule may; the kernels cannot say."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PreparedBatch:
    """The clean rows of a batch, and what was left out of it."""

    clean: PositionBatch
    """The same aircraft, `on_ground` decided; columns may be those of the batch that came in."""
    left_out_aircraft: Int32s
    """One element for each row left out, aircraft by aircraft."""
    left_out_row: Int32s
    """Number of the row in its file."""
    left_out_rule: UInt8s
    """Place in `batch_plausibility.RULE_NAMES`."""
    declined: Int32s
    """Aircraft that went through `prepare_track`; their rows are in `clean` like all others."""


class _Columns(NamedTuple):
    """What the kernel takes of a batch and what it writes."""

    offsets: Int64s
    rows: Rows
    """Of all aircraft; `place` counts up to the most rows that one has."""
    measured: Measured
    ground: Bools
    left_out_by: UInt8s
    status: UInt8s
    """Of each aircraft: `CLEAR`, `TO_BE_ASKED`, `DECLINED`."""


def prepare_batch(batch: PositionBatch) -> PreparedBatch:
    """Leave out what cannot be and decide ground, for every aircraft as `prepare_track` does."""
    n, aircraft = len(batch.time_ms), len(batch.addresses)
    most_rows = int(max(np.diff(batch.offsets), default=0))
    columns = _Columns(
        offsets=batch.offsets,
        rows=Rows(
            time_ms=batch.time_ms,
            latitude_e6=batch.latitude_e6,
            longitude_e6=batch.longitude_e6,
            altitude_ft=batch.altitude_ft,
            on_ground=batch.on_ground,
            ground_speed_e1=batch.ground_speed_e1,
            source=batch.source,
            said=np.zeros(n, np.uint8),
            place=np.arange(most_rows),
        ),
        measured=Measured(
            altitude_ft=batch.altitude_ft,
            altitude_geometric_ft=batch.altitude_geometric_ft,
            ground_speed_e1=batch.ground_speed_e1,
            track_angle_e1=batch.track_angle_e1,
            vertical_rate_fpm=batch.vertical_rate_fpm,
        ),
        ground=np.empty(n, np.bool_),
        left_out_by=np.zeros(n, np.uint8),
        status=np.full(aircraft, CLEAR, np.uint8),
    )
    around = surroundings(most_rows)
    _prepare_clear(columns, around)
    _prepare_others(columns, around)
    declined = np.flatnonzero(columns.status == DECLINED).astype(np.int32)
    for i in declined.tolist():
        _put_back(columns, batch, i, prepare_track([track_of(batch, i)]))
    return _prepared(_with_callsigns_in_order(batch), columns, declined)


@compiled
def _prepare_clear(columns: _Columns, around: Surroundings) -> None:
    """Decide ground for the aircraft of which no row can be left out; name the others."""
    for aircraft in range(len(columns.status)):
        first, last = columns.offsets[aircraft], columns.offsets[aircraft + 1]
        if first == last:
            continue
        rows = rows_between(columns.rows, first, last)
        around.doubt[0] = False
        if nothing_is_implausible(rows, around):
            decide_ground(rows, around, columns.ground[first:last])
        else:
            columns.status[aircraft] = TO_BE_ASKED
        if around.doubt[0]:
            columns.status[aircraft] = DECLINED


@compiled
def _prepare_others(columns: _Columns, around: Surroundings) -> None:
    """Ask every rule about the aircraft that are not clear, and decide ground for them."""
    for aircraft in range(len(columns.status)):
        if columns.status[aircraft] != TO_BE_ASKED:
            continue
        first, last = columns.offsets[aircraft], columns.offsets[aircraft + 1]
        left_out_by = columns.left_out_by[first:last]
        around.doubt[0] = False
        count_said(columns.measured, first, last, columns.rows.said)
        rows = leave_out_implausible(rows_between(columns.rows, first, last), around, left_out_by)
        ground = np.empty(len(rows.place), np.bool_)
        decide_ground(rows, around, ground)
        for i in range(len(ground)):
            columns.ground[first + rows.place[i]] = ground[i]
        if around.doubt[0]:
            columns.status[aircraft] = DECLINED
            left_out_by[:] = 0


def _put_back(
    columns: _Columns, batch: PositionBatch, aircraft: int, prepared: PreparedTrack
) -> None:
    """Write what `prepare_track` found into the columns."""
    first, last = (int(v) for v in batch.offsets[aircraft : aircraft + 2])
    number = batch.row[first:last]
    by_number = np.argsort(number, kind="stable")
    for discard in prepared.discards:
        places = by_number[np.searchsorted(number, discard.rows, sorter=by_number)]
        columns.left_out_by[first + places] = 1 + RULE_NAMES.index(discard.rule)
    kept = first + by_number[np.searchsorted(number, prepared.track.row, sorter=by_number)]
    columns.ground[kept] = prepared.track.on_ground


def _with_callsigns_in_order(batch: PositionBatch) -> PositionBatch:
    """Return the batch with callsigns of one moment in the order that `merge_callsigns` gives."""
    offsets, time_ms = batch.callsign_offsets, batch.callsign_time_ms
    owner = np.repeat(np.arange(len(batch.addresses)), np.diff(offsets))
    level = (time_ms[1:] == time_ms[:-1]) & (owner[1:] == owner[:-1])
    if not level.any():
        return batch
    heard = [merge_callsigns([track_of(batch, i)]) for i in range(len(batch.addresses))]
    flat = [pair for of_one in heard for pair in of_one]
    return replace(
        batch,
        callsign_offsets=np.cumsum([0, *map(len, heard)]),
        callsign_time_ms=np.array([time for time, _ in flat], np.int64),
        callsign=np.array([packed_callsign(callsign) for _, callsign in flat], np.uint64),
    )


def _prepared(batch: PositionBatch, columns: _Columns, declined: Int32s) -> PreparedBatch:
    """Return the batch without the rows left out."""
    left_out = np.flatnonzero(columns.left_out_by)
    owner = np.searchsorted(batch.offsets, left_out, "right") - 1
    clean: dict[str, Any] = {name: getattr(batch, name) for name in POSITION_COLUMNS}
    clean["on_ground"] = columns.ground
    offsets = batch.offsets
    if len(left_out):
        clean = _without(clean, left_out)
        fewer = np.bincount(owner, minlength=len(batch.addresses))
        offsets = offsets - np.concatenate([[0], np.cumsum(fewer)])
    return PreparedBatch(
        clean=replace(batch, offsets=offsets, **clean),
        left_out_aircraft=owner.astype(np.int32),
        left_out_row=batch.row[left_out],
        left_out_rule=columns.left_out_by[left_out] - np.uint8(1),
        declined=declined,
    )


def _without(columns: dict[str, Any], left_out: npt.NDArray[np.intp]) -> dict[str, Any]:
    """Return the columns without some rows: in long pieces, or row by row where there are many."""
    n = len(columns["time_ms"])
    if len(left_out) * ROWS_A_PIECE > n:
        keep = np.ones(n, np.bool_)
        keep[left_out] = False
        return {name: values[keep] for name, values in columns.items()}
    begins, ends = [0, *(left_out + 1).tolist()], [*left_out.tolist(), n]
    pieces = [slice(a, b) for a, b in zip(begins, ends, strict=True) if a < b]
    return {
        name: np.concatenate([values[:0], *(values[piece] for piece in pieces)])
        for name, values in columns.items()
    }


def discards_of(prepared: PreparedBatch, aircraft: int) -> tuple[Discard, ...]:
    """Return what was left out of one aircraft, as `prepare_track` says it."""
    first, last = np.searchsorted(prepared.left_out_aircraft, (aircraft, aircraft + 1))
    rules, rows = prepared.left_out_rule[first:last], prepared.left_out_row[first:last]
    return tuple(
        Discard(
            rule=RULE_NAMES[rule],
            capture=prepared.clean.captures[aircraft],
            rows=tuple(sorted(rows[rules == rule].tolist())),
        )
        for rule in np.unique(rules)
    )


def rows_before_gaps(batch: PositionBatch) -> Int64s:
    """Return the rows of a clean batch after which their aircraft is silent for ten minutes."""
    silent = np.diff(batch.time_ms) >= SHORTEST_GAP_MINUTES * 60_000
    ends = batch.offsets[1:-1] - 1
    silent[ends[(ends >= 0) & (ends < len(silent))]] = False
    return np.flatnonzero(silent)


def track_of(batch: PositionBatch, aircraft: int) -> Track:
    """Return the track of one aircraft of a batch, as `readsb_trace.read` gives it."""
    rows = slice(int(batch.offsets[aircraft]), int(batch.offsets[aircraft + 1]))
    n = rows.stop - rows.start
    return Track(
        aircraft=aircraft_of(batch, aircraft),
        time_ms=batch.time_ms[rows],
        latitude_deg=batch.latitude_e6[rows] / 1e6,
        longitude_deg=batch.longitude_e6[rows] / 1e6,
        altitude_ft=_known(batch.altitude_ft[rows], UNKNOWN_INT32),
        altitude_geometric_ft=_known(batch.altitude_geometric_ft[rows], UNKNOWN_INT32),
        on_ground=batch.on_ground[rows],
        ground_speed_kt=_known(batch.ground_speed_e1[rows], UNKNOWN_INT16) / 10,
        track_angle_deg=_known(batch.track_angle_e1[rows], UNKNOWN_INT16) / 10,
        vertical_rate_fpm=_known(batch.vertical_rate_fpm[rows], UNKNOWN_INT32),
        flags=batch.flags[rows],
        source=batch.source[rows],
        capture=np.zeros(n, np.int32),
        row=batch.row[rows],
        captures=(batch.captures[aircraft],),
        callsigns=_callsigns(batch, aircraft),
    )


def aircraft_of(batch: PositionBatch, aircraft: int) -> Aircraft:
    """Return the identity of one aircraft of a batch."""
    address = int(batch.addresses[aircraft])
    mark = "~" if address & NOT_AN_ICAO_ADDRESS else ""
    registration = batch.registrations[aircraft]
    return Aircraft(
        icao24=IcaoAddress(f"{mark}{address % NOT_AN_ICAO_ADDRESS:06x}"),
        registration=None if registration is None else Registration(registration),
        type_code=batch.type_codes[aircraft],
    )


def _known(values: npt.NDArray[np.signedinteger[Any]], unknown: int) -> Floats:
    return np.where(values == unknown, np.nan, values.astype(np.float64))


def _callsigns(batch: PositionBatch, aircraft: int) -> tuple[tuple[int, Callsign], ...]:
    of_this = slice(
        int(batch.callsign_offsets[aircraft]), int(batch.callsign_offsets[aircraft + 1])
    )
    heard = zip(
        batch.callsign_time_ms[of_this].tolist(), batch.callsign[of_this].tolist(), strict=True
    )
    return tuple((time_ms, callsign_text(packed)) for time_ms, packed in heard)


def callsign_text(packed: int) -> Callsign:
    """Return a callsign from the eight bytes that a batch holds it in."""
    return Callsign(int(packed).to_bytes(8, "little").rstrip(b"\0").decode("ascii"))


def packed_callsign(callsign: Callsign) -> int:
    """Return the eight bytes that a batch holds a callsign in."""
    return int.from_bytes(callsign.encode("ascii").ljust(8, b"\0"), "little")
