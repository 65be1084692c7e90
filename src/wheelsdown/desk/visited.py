"""Legs that touched a circle within a time: told by visits, decided by positions where kept.

In: a place, a distance, two times. Out: the legs of those who were there, each with whether a
position was heard inside the circle, or only in a cell of a quarter of a degree that the circle
touches. Who crossed the circle between two positions without being heard in it is not told.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from math import ceil, floor

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

from wheelsdown.aviation.geodesy import EARTH_RADIUS_KM, distance_km
from wheelsdown.desk.column_file import Columns, open_columns
from wheelsdown.desk.day_card import KeptPositions, day_folder, days_held, read_card
from wheelsdown.desk.day_leg_records import leg_records
from wheelsdown.desk.day_legs import DayLegs, open_legs, rows_of_addresses
from wheelsdown.desk.day_members import MEMBERS
from wheelsdown.desk.day_parts import NOT_KEPT
from wheelsdown.desk.day_positions import TIME_CS, times_ms
from wheelsdown.desk.day_queries import in_order_of_takeoff
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.writing import broken_table, told_as_outside_error
from wheelsdown.errors import UsageError
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, Leg
from wheelsdown.model.time_range import ms_from_datetime
from wheelsdown.tracks.visits import CELLS_A_DEGREE, CELLS_ROUND, GROUND_FT, LAST_CELL_ROW

KM_PER_DEGREE = EARTH_RADIUS_KM * np.pi / 180

MOST_KM = 500.0
"""Of the radius: beyond this a list of airports or countries is asked for, not a circle."""

LONGEST_VISIT = timedelta(days=2)
"""A visit lies in the file of the day it was heard in, which may hang over into the day after."""

_POSITIONS = (
    "address",
    "time_ms",
    TIME_CS,
    "latitude_e6",
    "longitude_e6",
    "altitude_ft",
    "on_ground",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class NearLeg:
    """A leg that touched the circle."""

    leg: Leg
    is_exact: bool
    """True where a position was heard inside the circle in the time; False where the positions are
    not kept and only a cell that the circle touches is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    latitude_deg: float
    longitude_deg: float
    within_km: float
    begin_ms: int
    end_ms: int
    below_ft: float | None


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Seen:
    """Aircraft that were there, each with a moment at which it was."""

    address: Int32s
    time_ms: Int64s
    is_exact: Bools


def legs_near(
    desk: Desk,
    latitude_deg: float,
    longitude_deg: float,
    *,
    within_km: float,
    begin: datetime,
    end: datetime,
    below_ft: float | None = None,
    without: Collection[date] = (),
) -> tuple[NearLeg, ...]:
    """Return the legs of days that touched a circle between two times, in order of takeoff.

    `below_ft` leaves out those that were never heard so low there; the ground is lower than any
    altitude, and an altitude not known is not low. A leg is told where the aircraft was heard at a
    moment of it; an aircraft that only stood there has no leg to show. Days in `without` are passed
    over.
    """
    asked = _Asked(
        latitude_deg=latitude_deg,
        longitude_deg=longitude_deg,
        within_km=_possible(within_km),
        begin_ms=ms_from_datetime(begin),
        end_ms=ms_from_datetime(end),
        below_ft=below_ft,
    )
    first, last = begin.astimezone(UTC).date(), end.astimezone(UTC).date()
    found: dict[str, NearLeg] = {}
    for day in days_held(desk):
        if first - LONGEST_VISIT <= day <= last and day not in without:
            for near in _legs_of_day(desk, day, _seen_on(desk, day, asked), without):
                known = found.get(near.leg.leg)
                if known is None or near.is_exact:
                    found[near.leg.leg] = near
    exact = {name: near.is_exact for name, near in found.items()}
    legs = in_order_of_takeoff([near.leg for near in found.values()])
    return tuple(NearLeg(leg=leg, is_exact=exact[leg.leg]) for leg in legs)


def _possible(within_km: float) -> float:
    if not 0 < within_km <= MOST_KM:
        raise UsageError(
            f"a circle of {within_km:g} km was asked for; expected more than 0 and at most "
            f"{MOST_KM:g} km, give another with --within"
        )
    return within_km


def _legs_of_day(
    desk: Desk, day: date, seen: _Seen, without: Collection[date]
) -> Iterator[NearLeg]:
    """Yield the legs that aircraft were on at the moments at which they were seen."""
    if not len(seen.address):
        return
    for legs in open_legs(desk, day, day, without):
        rows = rows_of_addresses(legs, np.unique(seen.address).tolist())
        if len(rows):
            touching, is_exact = _at_moments(legs, rows, seen)
            told = zip(leg_records(legs.file, touching), is_exact.tolist(), strict=True)
            yield from (NearLeg(leg=leg, is_exact=exact) for leg, exact in told)


def _at_moments(legs: DayLegs, rows: Int64s, seen: _Seen) -> tuple[Int64s, Bools]:
    """Return those of some rows in whose time their aircraft was seen, and whether exactly."""
    address = legs.column("address")[rows]
    begin_ms, end_ms = _lasted_ms(legs, rows)
    first = np.searchsorted(seen.address, address, "left")
    beyond = np.searchsorted(seen.address, address, "right")
    touches, exactly = np.zeros(len(rows), bool), np.zeros(len(rows), bool)
    for i, (a, b) in enumerate(zip(first.tolist(), beyond.tolist(), strict=True)):
        during = (seen.time_ms[a:b] >= begin_ms[i]) & (seen.time_ms[a:b] <= end_ms[i])
        touches[i] = during.any()
        exactly[i] = (during & seen.is_exact[a:b]).any()
    return rows[touches], exactly[touches]


def _lasted_ms(legs: DayLegs, rows: Int64s) -> tuple[Int64s, Int64s]:
    """Return when each leg can have begun at the earliest and ended at the latest."""
    takeoff = legs.column("takeoff_earliest_us")[rows]
    landing = legs.column("landing_latest_us")[rows]
    begin = np.where(takeoff == UNKNOWN_TIME_US, legs.column("began_ms")[rows], takeoff // 1000)
    # A landing with an open side is one of which nothing was heard: the last that was heard counts.
    heard = legs.column("landing_earliest_us")[rows]
    end = np.where(landing == UNKNOWN_TIME_US, heard, landing)
    open_end = end == UNKNOWN_TIME_US
    return begin, np.where(open_end, np.iinfo(np.int64).max, -(-end // 1000))


def _seen_on(desk: Desk, day: date, asked: _Asked) -> _Seen:
    """Return who was there by the visits of one day, decided by positions where they are kept."""
    visits = _visits(desk, day, asked)
    sure = _is_inside(visits, asked) & _is_timed(visits, asked)
    if asked.below_ft is not None:
        # How low it was is known of the visit, not of the moment.
        sure &= visits["from_s"] >= asked.begin_ms // 1000
        sure &= visits["to_s"] <= asked.end_ms // 1000
    moments = np.where(
        visits["from_s"] * 1000 >= asked.begin_ms, visits["from_s"], visits["to_s"]
    ).astype(np.int64)
    decided = [(visits["address"][sure], moments[sure] * 1000, np.ones(int(sure.sum()), bool))]
    doubtful = np.setdiff1d(visits["address"][~sure], [])
    kept, heard = _heard(desk, day, doubtful, asked)
    decided.append((heard[0], heard[1], np.ones(len(heard[0]), bool)))
    unkept = ~sure & ~np.isin(visits["address"], kept)
    begin_ms = np.maximum(visits["from_s"][unkept].astype(np.int64) * 1000, asked.begin_ms)
    decided.append((visits["address"][unkept], begin_ms, np.zeros(int(unkept.sum()), bool)))
    address = np.concatenate([one for one, _, _ in decided]).astype(np.int32)
    order = np.argsort(address, kind="stable")
    return _Seen(
        address=address[order],
        time_ms=np.concatenate([one for _, one, _ in decided])[order],
        is_exact=np.concatenate([one for _, _, one in decided])[order],
    )


def _visits(desk: Desk, day: date, asked: _Asked) -> Columns:
    """Return the visits to cells that the circle touches, in the time and low enough."""
    path = day_folder(desk, day) / "visits.parquet"
    with told_as_outside_error("read", path.name):
        try:
            file = pq.ParquetFile(path)
            ranges = _cells_touched(asked)
            groups = _groups_with(file, ranges)
            table = file.read_row_groups(groups) if groups else file.schema_arrow.empty_table()
        except pa.ArrowInvalid as error:
            raise broken_table(path) from error
    visits = {name: table.column(name).to_numpy() for name in table.column_names}
    visits["to_s"] = visits["from_s"] + visits.pop("lasted_s")
    wanted = np.zeros(len(visits["cell"]), bool)
    for first, last in ranges:
        begin, end = np.searchsorted(visits["cell"], [first, last + 1])
        wanted[begin:end] = True
    wanted &= visits["to_s"] >= asked.begin_ms // 1000
    wanted &= visits["from_s"] <= asked.end_ms // 1000
    if asked.below_ft is not None:
        wanted &= visits["lowest_ft"] <= asked.below_ft
    return {name: column[wanted] for name, column in visits.items()}


def _groups_with(file: pq.ParquetFile, ranges: Sequence[tuple[int, int]]) -> list[int]:
    """Return the row groups that may hold cells of some ranges."""
    found = []
    for group in range(file.num_row_groups):
        statistics = file.metadata.row_group(group).column(0).statistics
        # A group of no rows has none.
        if statistics is None:
            continue
        if any(statistics.min <= last and statistics.max >= first for first, last in ranges):
            found.append(group)
    return found


def _cells_touched(asked: _Asked) -> list[tuple[int, int]]:
    """Return the first and last cell, row by row, of the box round the circle."""
    reach_deg = asked.within_km / KM_PER_DEGREE
    south, north = asked.latitude_deg - reach_deg, asked.latitude_deg + reach_deg
    rows = range(
        max(floor((south + 90) * CELLS_A_DEGREE), 0),
        min(floor((north + 90) * CELLS_A_DEGREE), LAST_CELL_ROW) + 1,
    )
    # The widest place of a circle on the globe, and the whole way round where it holds the pole.
    narrow = np.cos(np.radians(asked.latitude_deg))
    aside = np.sin(np.radians(reach_deg)) / narrow if max(abs(south), abs(north)) < 90 else 2.0
    if aside >= 1:
        return [(row * CELLS_ROUND, (row + 1) * CELLS_ROUND - 1) for row in rows]
    aside_deg = float(np.degrees(np.arcsin(aside)))
    west = floor((asked.longitude_deg - aside_deg + 180) * CELLS_A_DEGREE)
    east = floor((asked.longitude_deg + aside_deg + 180) * CELLS_A_DEGREE)
    spans = _round_the_globe(west, east)
    return [(row * CELLS_ROUND + a, row * CELLS_ROUND + b) for row in rows for a, b in spans]


def _round_the_globe(west: int, east: int) -> list[tuple[int, int]]:
    """Return columns of cells from `west` to `east`, in two pieces where they pass 180°."""
    if east - west + 1 >= CELLS_ROUND:
        return [(0, CELLS_ROUND - 1)]
    a, b = west % CELLS_ROUND, east % CELLS_ROUND
    return [(a, b)] if a <= b else [(0, b), (a, CELLS_ROUND - 1)]


def _is_inside(visits: Columns, asked: _Asked) -> Bools:
    """Say of each visit whether its whole cell lies in the circle: then its positions do."""
    row, column = np.divmod(visits["cell"], CELLS_ROUND)
    inside = np.ones(len(row), bool)
    for up in (0, 1):
        for aside in (0, 1):
            inside &= _km(
                (row + up) / CELLS_A_DEGREE - 90, (column + aside) / CELLS_A_DEGREE - 180, asked
            ) <= (asked.within_km)
    return inside


def _is_timed(visits: Columns, asked: _Asked) -> Bools:
    """Say of each visit whether its first or its last position was heard in the time asked for."""
    first_s, last_s = ceil(asked.begin_ms / 1000), asked.end_ms // 1000 - 1
    first = (visits["from_s"] >= first_s) & (visits["from_s"] <= last_s)
    return first | ((visits["to_s"] >= first_s) & (visits["to_s"] <= last_s))


def _km(latitude_deg: Floats, longitude_deg: Floats, asked: _Asked) -> Floats:
    km = distance_km(latitude_deg, longitude_deg, asked.latitude_deg, asked.longitude_deg)
    return np.asarray(km, np.float64)


def _heard(
    desk: Desk, day: date, addresses: Int32s, asked: _Asked
) -> tuple[Int32s, tuple[Int32s, Int64s]]:
    """Return which aircraft have their positions kept, and when any was heard in the circle."""
    nobody = np.zeros(0, np.int32)
    if not len(addresses) or read_card(desk, day).keeping.positions is KeptPositions.NONE:
        return nobody, (nobody, np.zeros(0, np.int64))
    members = open_columns(day_folder(desk, day) / MEMBERS)
    rows = np.flatnonzero(np.isin(members.column("address"), addresses))
    rows = rows[members.column("first_position")[rows] != NOT_KEPT]
    kept = members.column("address")[rows]
    found = [(nobody, np.zeros(0, np.int64))]
    order = np.lexsort((members.column("first_position")[rows], members.column("part")[rows]))
    by_part: dict[int, list[tuple[int, int]]] = {}
    for row in rows[order].tolist():
        part, first = int(members.column("part")[row]), int(members.column("first_position")[row])
        count = int(members.column("positions")[row])
        by_part.setdefault(part, []).append((first, first + count))
    for part, spans in by_part.items():
        path = day_folder(desk, day) / "positions" / f"part-{part:05d}.parquet"
        found.append(_inside(_positions(path, spans), asked))
    return kept, (
        np.concatenate([address for address, _ in found]).astype(np.int32),
        np.concatenate([time_ms for _, time_ms in found]),
    )


def _positions(path: object, spans: Sequence[tuple[int, int]]) -> Columns:
    """Return the positions in some spans of rows of a part."""
    with told_as_outside_error("read", "positions"):
        file = pq.ParquetFile(path)
        sizes = [file.metadata.row_group(i).num_rows for i in range(file.num_row_groups)]
        begins = np.concatenate([[0], np.cumsum(sizes)])
        groups = sorted(
            {
                group
                for first, beyond in spans
                for group in range(
                    int(np.searchsorted(begins, first, "right")) - 1,
                    int(np.searchsorted(begins, beyond, "left")),
                )
            }
        )
        wanted_columns = [name for name in _POSITIONS if name in file.schema_arrow.names]
        table = file.read_row_groups(groups, columns=wanted_columns)
    places = np.concatenate([np.arange(begins[g], begins[g + 1]) for g in groups])
    wanted = np.zeros(len(places), bool)
    for first, beyond in spans:
        begin, end = np.searchsorted(places, [first, beyond])
        wanted[begin:end] = True
    altitude = table.column("altitude_ft").fill_null(2**30).to_numpy()
    columns = {"altitude_ft": altitude, "time_ms": times_ms(table)}
    for name in ("address", "latitude_e6", "longitude_e6", "on_ground"):
        columns[name] = table.column(name).to_numpy()
    return {name: column[wanted] for name, column in columns.items()}


def _inside(positions: Columns, asked: _Asked) -> tuple[Int32s, Int64s]:
    """Return the aircraft and times of positions in the circle, in time and low enough."""
    time_ms = positions["time_ms"]
    rows = np.flatnonzero((time_ms >= asked.begin_ms) & (time_ms <= asked.end_ms))
    latitude, longitude = (
        positions["latitude_e6"][rows] / 1e6,
        positions["longitude_e6"][rows] / 1e6,
    )
    near = _km(latitude, longitude, asked) <= asked.within_km
    if asked.below_ft is not None:
        ground = positions["on_ground"][rows]
        height_ft = np.where(ground, GROUND_FT, positions["altitude_ft"][rows])
        near &= height_ft <= asked.below_ft
    return positions["address"][rows[near]], time_ms[rows[near]]
