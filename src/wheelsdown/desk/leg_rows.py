"""Legs as rows of raw columns: made from a batch's columns or from records, and records again.

Everything a leg found in positions holds is in its row, and nothing else is needed to show it.
Airports and callsigns are words (`day_words`); rules, reasons and sightings are places in lists
that stand beside the columns: a program whose own lists have changed reads a file all the same.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import numpy as np

from wheelsdown.desk.column_file import (
    Column,
    Columns,
    join_columns,
    offsets_of,
    ranges,
    take_columns,
)
from wheelsdown.desk.day_words import MOST_LETTERS, address_number, airport_words, word_of
from wheelsdown.model.columns import UNKNOWN_TIME_US, EndColumns, LegColumns, PositionBatch
from wheelsdown.model.flight import Coverage, Endpoint, Gap, Leg, NoAirport, Sighting
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import TimeRange, ms_from_datetime

ENDS = ("takeoff", "landing")

DIGEST = np.dtype("V32")
"""The 32 bytes of a digest."""

RAGGED: dict[str, tuple[str, ...]] = {
    "registration": ("registration",),
    "type": ("type",),
    "callsign": ("callsign",),
    "takeoff_runner": ("takeoff_runner_airport", "takeoff_runner_confidence"),
    "landing_runner": ("landing_runner_airport", "landing_runner_confidence"),
    "gap": (
        "gap_began_ms",
        "gap_ended_ms",
        "gap_from_latitude_deg",
        "gap_from_longitude_deg",
        "gap_to_latitude_deg",
        "gap_to_longitude_deg",
        "gap_coverage",
    ),
    "stop": ("stop_airport", "stop_confidence", "stop_earliest_us", "stop_latest_us"),
    "evidence": ("evidence_capture", "evidence_first_row", "evidence_last_row"),
}
_END = {
    "airport": np.uint64,
    "reason": np.uint8,
    "earliest_us": np.int64,
    "latest_us": np.int64,
    "sighting": np.uint8,
    "confidence": np.float64,
    "rule": np.uint8,
    "latitude_deg": np.float64,
    "longitude_deg": np.float64,
    "edge": np.uint8,
}
DTYPES: dict[str, Any] = {
    "address": np.int32,
    "began_ms": np.int64,
    "distance_km": np.float64,
    **{f"{end}_{name}": dtype for end in ENDS for name, dtype in _END.items()},
    "registration": np.uint8,
    "type": np.uint8,
    "callsign": np.uint64,
    **{f"{end}_runner_airport": np.uint64 for end in ENDS},
    **{f"{end}_runner_confidence": np.float64 for end in ENDS},
    "gap_began_ms": np.int64,
    "gap_ended_ms": np.int64,
    "gap_from_latitude_deg": np.float64,
    "gap_from_longitude_deg": np.float64,
    "gap_to_latitude_deg": np.float64,
    "gap_to_longitude_deg": np.float64,
    "gap_coverage": np.uint8,
    "stop_airport": np.uint64,
    "stop_confidence": np.float64,
    "stop_earliest_us": np.int64,
    "stop_latest_us": np.int64,
    "evidence_capture": DIGEST,
    "evidence_first_row": np.int32,
    "evidence_last_row": np.int32,
    **{f"{group}_offsets": np.int32 for group in RAGGED},
}
"""Every column of a row of legs, in the order in which they are written."""

GROUND, SILENCE, TRACK_END = 0, 1, 2
"""What `EndColumns.edge` says lies beyond an end; `UNKNOWN_EDGE` for legs made from records."""
UNKNOWN_EDGE = 255

COVERAGES = tuple(Coverage)
SIGHTINGS = tuple(Sighting)
REASONS = tuple(NoAirport)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LegRows:
    """Legs in raw columns, and the names of the rules in their `rule` columns."""

    columns: Columns
    rules: tuple[str, ...]

    def __len__(self) -> int:
        """Count the legs."""
        return len(self.columns["address"])


def words_of_rows(rows: LegRows) -> dict[str, Any]:
    """Return what the numbers in the columns mean, to stand beside them in a file."""
    return {
        "rules": list(rows.rules),
        "sightings": [one.value for one in SIGHTINGS],
        "reasons": [one.value for one in REASONS],
        "coverages": [one.value for one in COVERAGES],
    }


def rows_of_columns(legs: LegColumns, batch: PositionBatch, rules: Sequence[str]) -> LegRows:
    """Return the legs of a batch as rows; `rules` are the names its numbers of rules stand for."""
    n, of = len(legs.aircraft), legs.aircraft
    columns: Columns = {
        "address": batch.addresses[of],
        "began_ms": legs.began_ms,
        "distance_km": legs.distance_km,
        **_end_columns("takeoff", legs.takeoff),
        **_end_columns("landing", legs.landing),
        **text_columns("registration", batch.registrations, of),
        **text_columns("type", batch.type_codes, of),
        "callsign_offsets": legs.callsign_offsets,
        "callsign": legs.callsign,
        "gap_offsets": legs.gap_offsets,
        "gap_began_ms": legs.gap_began_ms,
        "gap_ended_ms": legs.gap_ended_ms,
        "gap_from_latitude_deg": legs.gap_from_latitude_deg,
        "gap_from_longitude_deg": legs.gap_from_longitude_deg,
        "gap_to_latitude_deg": legs.gap_to_latitude_deg,
        "gap_to_longitude_deg": legs.gap_to_longitude_deg,
        "gap_coverage": np.full(len(legs.gap_began_ms), COVERAGES.index(Coverage.UNKNOWN)),
        "stop_offsets": legs.stop_offsets,
        "stop_airport": airport_words(legs.stop_airport),
        "stop_confidence": legs.stop_confidence,
        "stop_earliest_us": legs.stop_earliest_us,
        "stop_latest_us": legs.stop_latest_us,
        "evidence_offsets": np.arange(n + 1),
        "evidence_capture": digests_of(batch.captures)[of],
        "evidence_first_row": legs.first_row,
        "evidence_last_row": legs.last_row,
    }
    return LegRows(columns=_in_shape(columns), rules=tuple(rules))


def rows_of_legs(legs: Iterable[Leg], rules: Sequence[str] = ()) -> LegRows:
    """Return legs found in positions as rows; ValueError for one without an address.

    Of what flight logs say beside (group, note, label, operator) nothing is kept.
    """
    several = list(legs)
    ends = [(leg.takeoff, leg.landing) for leg in several]
    names = tuple(dict.fromkeys((*rules, *(end.rule for pair in ends for end in pair))))
    columns: Columns = {
        "address": np.array([_address(leg) for leg in several], np.int32),
        "began_ms": np.array([began_ms(leg.leg) for leg in several], np.int64),
        "distance_km": np.array([_or_nan(leg.distance_km) for leg in several], np.float64),
        **_ends_of_records("takeoff", [leg.takeoff for leg in several], names),
        **_ends_of_records("landing", [leg.landing for leg in several], names),
        **text_columns("registration", [leg.aircraft.registration for leg in several]),
        **text_columns("type", [leg.aircraft.type_code for leg in several]),
        **_group("callsign", [[(word_of(s),) for s in _short(leg.callsigns)] for leg in several]),
        **_group("gap", [[_gap(gap) for gap in leg.gaps] for leg in several]),
        **_group(
            "stop",
            [
                [
                    (word_of(one.airport), one.confidence, *_bounds_us(one.earliest))
                    for one in leg.possible_stops
                ]
                for leg in several
            ],
        ),
        **_group(
            "evidence",
            [
                [(digest_bytes(one.capture), *(one.rows or (-1, -1))) for one in leg.evidence]
                for leg in several
            ],
        ),
    }
    return LegRows(columns=_in_shape(columns), rules=names)


def join_rows(several: Sequence[LegRows]) -> LegRows:
    """Return the legs of several, one after another, under one list of rules."""
    parts = [one for one in several if len(one)] or list(several[:1])
    if not parts:
        return rows_of_legs(())
    names = sorted({name for one in parts for name in one.rules})
    renamed = [_under_rules(one, names) for one in parts]
    return LegRows(columns=join_columns(renamed, RAGGED), rules=tuple(names))


def in_order(rows: LegRows) -> LegRows:
    """Return the legs by address, then in the order they began; the same rows in the same order."""
    columns = rows.columns
    keys = [
        columns[name]
        for name in ("landing_latest_us", "takeoff_earliest_us", "began_ms", "address")
    ]
    first_row = first_of(columns, "evidence", columns["evidence_first_row"])
    capture = first_of(columns, "evidence", columns["evidence_capture"].view(">u8")[::4])
    return take_rows(rows, np.lexsort((first_row, capture, *keys)))


def take_rows(rows: LegRows, wanted: Column) -> LegRows:
    """Return the rows named, in that order."""
    return LegRows(columns=take_columns(rows.columns, RAGGED, wanted), rules=rows.rules)


def first_of(columns: Columns, group: str, values: Column) -> Column:
    """Return the first of each row's values in a group, 0 where it has none."""
    offsets = columns[f"{group}_offsets"]
    has = np.diff(offsets) > 0
    found = np.zeros(len(has), values.dtype)
    found[has] = values[offsets[:-1][has]]
    return found


def text_at(columns: Columns, group: str) -> list[str]:
    """Return the texts of all rows of a ragged column of letters."""
    data, offsets = columns[group].tobytes(), columns[f"{group}_offsets"].tolist()
    return [data[a:b].decode() for a, b in pairwise(offsets)]


def digest_bytes(digest: str) -> bytes:
    """Return the 32 bytes of a digest."""
    return bytes.fromhex(digest.removeprefix("sha256:"))


def digests_of(digests: Sequence[str]) -> Column:
    """Return digests as a column."""
    return np.frombuffer(b"".join(digest_bytes(one) for one in digests), DIGEST)


def digest_text(value: bytes) -> Digest:
    """Return the digest that 32 bytes stand for."""
    return Digest(f"sha256:{value.hex()}")


def _in_shape(columns: Mapping[str, Column]) -> Columns:
    """Return the columns in the order and of the types in which they are written."""
    return {
        name: np.ascontiguousarray(columns[name]).astype(dtype, copy=False)
        for name, dtype in DTYPES.items()
    }


def _under_rules(rows: LegRows, names: Sequence[str]) -> Columns:
    place = np.array([names.index(name) for name in rows.rules] or [0], np.uint8)
    renamed = {f"{end}_rule": place[rows.columns[f"{end}_rule"]] for end in ENDS}
    return {**rows.columns, **renamed}


def _end_columns(end: str, ends: EndColumns) -> Columns:
    found: Columns = {f"{end}_{name}": getattr(ends, name) for name in _END if name != "airport"}
    found[f"{end}_airport"] = airport_words(ends.airport)
    found[f"{end}_runner_offsets"] = ends.runner_offsets
    found[f"{end}_runner_airport"] = airport_words(ends.runner_airport)
    found[f"{end}_runner_confidence"] = ends.runner_confidence
    return found


def _ends_of_records(end: str, ends: Sequence[Endpoint], rules: Sequence[str]) -> Columns:
    positions = [one.position or (np.nan, np.nan) for one in ends]
    times = [_bounds_us(one.time) for one in ends]
    found = {
        "airport": [0 if one.airport is None else word_of(one.airport) for one in ends],
        "reason": [0 if one.reason is None else 1 + REASONS.index(one.reason) for one in ends],
        "earliest_us": [earliest for earliest, _ in times],
        "latest_us": [latest for _, latest in times],
        "sighting": [SIGHTINGS.index(one.sighting) for one in ends],
        "confidence": [_or_nan(one.confidence) for one in ends],
        "rule": [rules.index(one.rule) for one in ends],
        "latitude_deg": [latitude for latitude, _ in positions],
        "longitude_deg": [longitude for _, longitude in positions],
        "edge": [UNKNOWN_EDGE] * len(ends),
    }
    runners = [[(word_of(r.airport), r.confidence) for r in one.runners_up] for one in ends]
    arrays = {f"{end}_{name}": np.array(found[name], dtype) for name, dtype in _END.items()}
    return {**arrays, **_group(f"{end}_runner", runners)}


def _group(group: str, rows: Sequence[Sequence[tuple[Any, ...]]]) -> Columns:
    """Return a ragged group of columns from the tuples of values of each row."""
    names = RAGGED[group]
    values = list(zip(*(one for row in rows for one in row), strict=True)) or [()] * len(names)
    columns: Columns = {
        name: np.array(list(column), DTYPES[name])
        for name, column in zip(names, values, strict=True)
    }
    return {f"{group}_offsets": offsets_of(np.array([len(row) for row in rows], int)), **columns}


def text_columns(group: str, texts: Sequence[str | None], of: Column | None = None) -> Columns:
    """Return texts as bytes; with `of`, the text of each row is the one of that number."""
    data = [(text or "").encode() for text in texts]
    offsets = offsets_of(np.array([len(one) for one in data], int))
    column = np.frombuffer(b"".join(data), np.uint8)
    if of is None:
        return {f"{group}_offsets": offsets, group: column}
    begin, end = offsets[:-1].astype(np.int64)[of], offsets[1:].astype(np.int64)[of]
    return {f"{group}_offsets": offsets_of(end - begin), group: column[ranges(begin, end)]}


def _address(leg: Leg) -> int:
    number = address_number(leg.aircraft.icao24 or "")
    if number is None:
        raise ValueError(f"a leg of an aircraft without an address: {leg.leg!r}")
    return number


def began_ms(leg_id: str) -> int:
    """Return the moment in the id of a leg, which is cut to the second."""
    text = leg_id.rpartition("-")[2]
    return ms_from_datetime(datetime.strptime(text, "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC))


def _gap(gap: Gap) -> tuple[Any, ...]:
    began, ended = _bounds_us(gap.began), _bounds_us(gap.ended)
    coverage = COVERAGES.index(gap.coverage)
    return (began[0] // 1000, ended[0] // 1000, *gap.from_position, *gap.to_position, coverage)


def _bounds_us(time: TimeRange) -> tuple[int, int]:
    def us(when: datetime | None) -> int:
        return UNKNOWN_TIME_US if when is None else _us_of(when)

    return us(time.earliest), us(time.latest)


def _us_of(when: datetime) -> int:
    return (when - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1)


def _or_nan(value: float | None) -> float:
    return np.nan if value is None else value


def _short(callsigns: Iterable[str]) -> list[str]:
    """Return the callsigns that a transponder can send: it has room for eight characters."""
    return [sign for sign in callsigns if len(sign) <= MOST_LETTERS]
