"""One part of a day's archive, worked out: all its tables, small enough to send between processes.

In: the batch that the files of a part hold, its clean rows and its legs. Out: a `DayPart`, bytes
all through. A pure function: the same part gives the same bytes, wherever it runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.desk.column_file import Column, Columns, offsets_of, packed_columns, take_columns
from wheelsdown.desk.day_card import Keeping, KeptPositions
from wheelsdown.desk.day_edges import RAGGED as EDGES_RAGGED
from wheelsdown.desk.day_edges import edge_columns
from wheelsdown.desk.day_positions import packed_positions
from wheelsdown.desk.leg_rows import (
    digest_bytes,
    digests_of,
    join_rows,
    rows_of_columns,
    rows_of_legs,
    text_columns,
    words_of_rows,
)
from wheelsdown.flights.leg_columns import RULE_NAMES as LEG_RULES
from wheelsdown.model.columns import LegColumns, PositionBatch
from wheelsdown.model.flight import Bools, Int32s, Int64s, Leg
from wheelsdown.model.provenance import Digest, Problem
from wheelsdown.tracks.batch import PreparedBatch
from wheelsdown.tracks.batch_plausibility import RULE_NAMES as TRACK_RULES
from wheelsdown.tracks.visits import visits_of

KM_PER_DEGREE = 111.0
"""A little less than a degree of latitude: what is nearer than so many is looked at."""

NOT_KEPT = -1
"""What stands for the place of positions that were not kept."""

MEMBERS_RAGGED: dict[str, tuple[str, ...]] = {
    "name": ("name",),
    "registration": ("registration",),
    "type": ("type",),
    "callsign": ("callsign_time_ms", "callsign"),
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class MemberFacts:
    """The files of a part, those that could not be read too: columns of equal length."""

    names: tuple[str, ...]
    archive_file: Int32s
    """Which file of the archive, from 0, it begins in."""
    offsets: Int64s
    """First byte of it there."""
    sizes: Int64s
    digests: tuple[Digest, ...]
    addresses: Int32s
    """As in `PositionBatch`; -1 where the file gave none."""
    rows: Int32s
    """Rows read from it; 0 where it was refused."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayPart:
    """Everything that comes of one part."""

    number: int
    tables: tuple[tuple[str, bytes], ...]
    """`legs`, `members`, `visits`, `edges`, `left_out`: each a file of columns."""
    positions: bytes | None
    """Parquet; nothing where none were kept."""
    problems: tuple[Problem, ...]


def make_part(
    number: int,
    *,
    members: MemberFacts,
    batch: PositionBatch,
    prepared: PreparedBatch,
    legs: LegColumns,
    keeping: Keeping,
    problems: Sequence[Problem] = (),
    other_legs: Sequence[Leg] = (),
) -> DayPart:
    """Return the part made of a batch; `other_legs` are those of files that fit no batch."""
    kept = kept_aircraft(batch, keeping)
    rows = join_rows([rows_of_columns(legs, batch, LEG_RULES), rows_of_legs(other_legs, LEG_RULES)])
    member_columns = _members(members, batch, kept, number)
    edges = _by_address(edge_columns(batch, legs))
    visits = _visits(prepared.clean)
    left_out = _left_out(batch, prepared)
    tables = (
        ("legs", packed_columns(rows.columns, len(rows), words_of_rows(rows))),
        ("members", packed_columns(member_columns, len(members.names), {})),
        ("visits", packed_columns(visits, len(visits["cell"]), {})),
        ("edges", packed_columns(edges, len(edges["address"]), {})),
        ("left_out", packed_columns(left_out, len(left_out["row"]), {"rules": list(TRACK_RULES)})),
    )
    return DayPart(
        number=number,
        tables=tables,
        positions=packed_positions(batch, kept) if len(kept) else None,
        problems=tuple(problems),
    )


def _by_address(edges: Columns) -> Columns:
    """Return the edges by address, as a day has them."""
    order = np.lexsort((edges["capture"].view(">u8")[::4], edges["address"]))
    return take_columns(edges, EDGES_RAGGED, order)


def kept_aircraft(batch: PositionBatch, keeping: Keeping) -> Int64s:
    """Return the numbers of the aircraft of a batch whose positions are to be kept."""
    everyone = np.arange(len(batch.addresses))
    if keeping.positions is KeptPositions.ALL:
        return everyone
    if keeping.positions is KeptPositions.NONE:
        return everyone[:0]
    chosen = np.isin(batch.addresses, sorted(keeping.addresses))
    if keeping.area is not None:
        chosen |= _was_within(batch, keeping.area)
    return everyone[chosen]


def _was_within(batch: PositionBatch, area: tuple[float, float, float]) -> Bools:
    """Say of each aircraft whether any of its rows is within so many km of a place."""
    latitude_deg, longitude_deg, within_km = area
    band = np.abs(batch.latitude_e6 / 1e6 - latitude_deg) <= within_km / KM_PER_DEGREE
    rows = np.flatnonzero(band)
    km = distance_km(
        batch.latitude_e6[rows] / 1e6, batch.longitude_e6[rows] / 1e6, latitude_deg, longitude_deg
    )
    of = np.searchsorted(batch.offsets, rows[np.asarray(km) <= within_km], "right") - 1
    was = np.zeros(len(batch.addresses), bool)
    was[of] = True
    return was


def _members(members: MemberFacts, batch: PositionBatch, kept: Int64s, number: int) -> Columns:
    """Return the table of files: each with its aircraft and where its positions stand."""
    # Which aircraft of the batch came out of which file is known by the bytes.
    of_digest = {digest_bytes(digest): i for i, digest in enumerate(batch.captures)}
    own = np.array([of_digest.get(digest_bytes(d), -1) for d in members.digests], np.int64)
    lengths = np.diff(batch.offsets)
    first = np.full(len(batch.addresses) + 1, NOT_KEPT, np.int64)
    first[kept] = np.concatenate([[0], np.cumsum(lengths[kept])])[:-1]
    registrations = [batch.registrations[i] if i >= 0 else None for i in own.tolist()]
    type_codes = [batch.type_codes[i] if i >= 0 else None for i in own.tolist()]
    sign_counts = np.append(np.diff(batch.callsign_offsets), 0)
    return {
        "address": members.addresses.astype(np.int32),
        "digest": digests_of(members.digests),
        "archive_file": members.archive_file.astype(np.uint16),
        "offset": members.offsets.astype(np.int64),
        "size": members.sizes.astype(np.int64),
        "rows": members.rows.astype(np.int32),
        "part": np.where(first[own] == NOT_KEPT, NOT_KEPT, number).astype(np.int32),
        "first_position": first[own],
        "positions": np.where(first[own] == NOT_KEPT, 0, np.append(lengths, 0)[own]),
        **text_columns("name", list(members.names)),
        **text_columns("registration", registrations),
        **text_columns("type", type_codes),
        "callsign_offsets": offsets_of(sign_counts[own]),
        **_callsigns(batch, own),
    }


def _callsigns(batch: PositionBatch, own: Column) -> Columns:
    offsets = batch.callsign_offsets
    rows = np.concatenate(
        [np.arange(offsets[i], offsets[i + 1]) for i in own.tolist() if i >= 0]
        or [np.zeros(0, np.int64)]
    ).astype(np.int64)
    return {"callsign_time_ms": batch.callsign_time_ms[rows], "callsign": batch.callsign[rows]}


def _visits(clean: PositionBatch) -> Columns:
    """Return the visits by cell; a day puts those of a cell in order when it has all of them."""
    visits = visits_of(clean)
    order = np.argsort(visits.cell, kind="stable")
    names = ("cell", "address", "from_s", "to_s", "lowest_ft")
    return {name: getattr(visits, name)[order] for name in names}


def _left_out(batch: PositionBatch, prepared: PreparedBatch) -> Columns:
    return {
        "address": batch.addresses[prepared.left_out_aircraft],
        "row": prepared.left_out_row,
        "rule": prepared.left_out_rule,
    }
