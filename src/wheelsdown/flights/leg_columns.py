"""Legs in columns, and the same legs as records: both ways, and nothing lost on the way.

In columns a rule is its place in `RULE_NAMES` and an airport its row in `load_airports()`. The
columns of a batch know the aircraft by number; who it is, and in which capture its rows came,
stands beside them in `BatchAircraft`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np

from wheelsdown.aviation.airports import load_airports
from wheelsdown.flights import endpoints, turnarounds
from wheelsdown.model.columns import (
    NOT_AN_ICAO_ADDRESS,
    UNKNOWN_TIME_US,
    EndColumns,
    LegColumns,
    PositionBatch,
)
from wheelsdown.model.flight import (
    Endpoint,
    Gap,
    Int64s,
    Leg,
    NoAirport,
    PossibleStop,
    RunnerUp,
    Sighting,
)
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration, aircraft_key
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.time_range import TimeRange, datetime_from_ms, instant, ms_from_datetime

STOOD_THERE_UNHEARD = "stood_there_unheard"
"""What rules of the ground are called where the way to it was not seen."""

RULE_NAMES: tuple[str, ...] = (
    *(rule.__name__ for rule in endpoints.RULES),
    STOOD_THERE_UNHEARD,
    *(rule.__name__ for rule in turnarounds.RULES),
)
"""Names of what decides an endpoint; the place here is what `EndColumns.rule` holds. Days are kept
with these numbers: `test_numbers_of_rules_stay` holds them."""

GROUND, SILENCE, TRACK, EDGE_UNKNOWN = 0, 1, 2, 255
"""What `EndColumns.edge` holds. A record does not say what lay beyond an end that was named by its
way: of such a one the columns made from it do not know."""

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_REASONS, _SIGHTINGS = tuple(NoAirport), tuple(Sighting)
_GROUND_RULES = frozenset(
    ("on_the_runway", "on_the_aerodrome", "on_a_heliport", "on_the_ground_elsewhere")
) | {STOOD_THERE_UNHEARD}


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchAircraft:
    """The aircraft that columns know by number, and the capture that the rows of each came in."""

    aircraft: tuple[Aircraft, ...]
    captures: tuple[Digest, ...]


def aircraft_of_batch(batch: PositionBatch) -> BatchAircraft:
    """Return who the aircraft of a batch of positions are."""
    return BatchAircraft(
        aircraft=tuple(
            identity_of(address, registration, type_code)
            for address, registration, type_code in zip(
                batch.addresses.tolist(), batch.registrations, batch.type_codes, strict=True
            )
        ),
        captures=batch.captures,
    )


def identity_of(address: int, registration: str | None, type_code: str | None) -> Aircraft:
    """Return the aircraft of an address as columns hold it."""
    mark = "~" if address & NOT_AN_ICAO_ADDRESS else ""
    return Aircraft(
        icao24=IcaoAddress(f"{mark}{address & ~NOT_AN_ICAO_ADDRESS:06x}"),
        registration=None if registration is None else Registration(registration),
        type_code=type_code,
    )


def legs_from(columns: LegColumns, of: BatchAircraft) -> tuple[Leg, ...]:
    """Return all legs as records, in the order of the columns."""
    takeoffs, landings = _endpoints(columns.takeoff), _endpoints(columns.landing)
    callsigns = _callsigns(columns)
    gaps, stops = _gaps(columns), _stops(columns)
    legs = []
    for i, number in enumerate(columns.aircraft.tolist()):
        aircraft, capture = of.aircraft[number], of.captures[number]
        began = datetime_from_ms(int(columns.began_ms[i]))
        rows = int(columns.first_row[i]), int(columns.last_row[i])
        legs.append(
            Leg(
                leg=f"{aircraft_key(aircraft)}-{began:%Y%m%dT%H%M%SZ}",
                aircraft=aircraft,
                callsigns=callsigns[i],
                takeoff=takeoffs[i],
                landing=landings[i],
                distance_km=float(columns.distance_km[i]),
                gaps=gaps[i],
                possible_stops=stops[i],
                evidence=(Evidence(capture=capture, rows=rows),),
            )
        )
    return tuple(legs)


def _time(us: int) -> datetime | None:
    return None if us == UNKNOWN_TIME_US else _EPOCH + timedelta(microseconds=us)


def _endpoints(ends: EndColumns) -> list[Endpoint]:
    """Return one end of every leg."""
    codes = load_airports().icao
    runner = ends.runner_offsets.tolist()
    runners = [
        RunnerUp(airport=codes[airport], confidence=confidence)
        for airport, confidence in zip(
            ends.runner_airport.tolist(), ends.runner_confidence.tolist(), strict=True
        )
    ]
    columns = (
        ends.airport,
        ends.reason,
        ends.earliest_us,
        ends.latest_us,
        ends.sighting,
        ends.confidence,
        ends.rule,
        ends.latitude_deg,
        ends.longitude_deg,
    )
    found = []
    for i, row in enumerate(zip(*(column.tolist() for column in columns), strict=True)):
        airport, reason, earliest, latest, sighting, confidence, rule, lat, lon = row
        found.append(
            Endpoint(
                airport=codes[airport] if airport >= 0 else None,
                reason=_REASONS[reason - 1] if reason else None,
                time=TimeRange(earliest=_time(earliest), latest=_time(latest)),
                sighting=_SIGHTINGS[sighting],
                confidence=None if np.isnan(confidence) else confidence,
                runners_up=tuple(runners[runner[i] : runner[i + 1]]),
                rule=RULE_NAMES[rule],
                position=None if np.isnan(lat) else (lat, lon),
            )
        )
    return found


def _callsigns(columns: LegColumns) -> list[tuple[Callsign, ...]]:
    texts = [callsign_from_number(number) for number in columns.callsign.tolist()]
    return [tuple(texts[a:b]) for a, b in _pairs(columns.callsign_offsets)]


def callsign_from_number(number: int) -> Callsign:
    """Return the callsign whose characters are the bytes of a number, the lowest first."""
    return Callsign(int(number).to_bytes(8, "little").rstrip(b"\0").decode("ascii"))


def number_from_callsign(callsign: Callsign) -> int:
    """Return the number whose bytes are the characters of a callsign, the lowest first."""
    return int.from_bytes(callsign.encode("ascii"), "little")


def _gaps(columns: LegColumns) -> list[tuple[Gap, ...]]:
    gaps = [
        Gap(
            began=instant(datetime_from_ms(began)),
            ended=instant(datetime_from_ms(ended)),
            from_position=(lat1, lon1),
            to_position=(lat2, lon2),
        )
        for began, ended, lat1, lon1, lat2, lon2 in zip(
            columns.gap_began_ms.tolist(),
            columns.gap_ended_ms.tolist(),
            columns.gap_from_latitude_deg.tolist(),
            columns.gap_from_longitude_deg.tolist(),
            columns.gap_to_latitude_deg.tolist(),
            columns.gap_to_longitude_deg.tolist(),
            strict=True,
        )
    ]
    return [tuple(gaps[a:b]) for a, b in _pairs(columns.gap_offsets)]


def _stops(columns: LegColumns) -> list[tuple[PossibleStop, ...]]:
    codes = load_airports().icao
    stops = [
        PossibleStop(
            airport=codes[airport],
            confidence=confidence,
            earliest=TimeRange(earliest=_time(earliest), latest=_time(latest)),
        )
        for airport, confidence, earliest, latest in zip(
            columns.stop_airport.tolist(),
            columns.stop_confidence.tolist(),
            columns.stop_earliest_us.tolist(),
            columns.stop_latest_us.tolist(),
            strict=True,
        )
    ]
    return [tuple(stops[a:b]) for a, b in _pairs(columns.stop_offsets)]


def _pairs(offsets: Int64s) -> list[tuple[int, int]]:
    return list(pairwise(offsets.tolist()))


def columns_from(legs: Sequence[Leg], numbers: Sequence[int]) -> LegColumns:
    """Return legs as columns; `numbers` are those of their aircraft.

    Raises KeyError for an airport that is not in the table and ValueError for a rule that no
    positions are judged by: of flight logs no columns are made.
    """
    gaps = [gap for leg in legs for gap in leg.gaps]
    stops = [stop for leg in legs for stop in leg.possible_stops]
    rows = [leg.evidence[0].rows or (0, 0) for leg in legs]
    row_of = load_airports().row_of
    return LegColumns(
        aircraft=np.array(numbers, np.int32),
        began_ms=np.array([_began_ms(leg) for leg in legs], np.int64),
        takeoff=_end_columns([leg.takeoff for leg in legs], landing=False),
        landing=_end_columns([leg.landing for leg in legs], landing=True),
        distance_km=np.array([leg.distance_km for leg in legs], np.float64),
        first_row=np.array([first for first, _ in rows], np.int32),
        last_row=np.array([last for _, last in rows], np.int32),
        callsign_offsets=_offsets([len(leg.callsigns) for leg in legs]),
        callsign=np.array(
            [number_from_callsign(callsign) for leg in legs for callsign in leg.callsigns],
            np.uint64,
        ),
        gap_offsets=_offsets([len(leg.gaps) for leg in legs]),
        gap_began_ms=_ms([gap.began.earliest for gap in gaps]),
        gap_ended_ms=_ms([gap.ended.latest for gap in gaps]),
        gap_from_latitude_deg=np.array([gap.from_position[0] for gap in gaps], np.float64),
        gap_from_longitude_deg=np.array([gap.from_position[1] for gap in gaps], np.float64),
        gap_to_latitude_deg=np.array([gap.to_position[0] for gap in gaps], np.float64),
        gap_to_longitude_deg=np.array([gap.to_position[1] for gap in gaps], np.float64),
        stop_offsets=_offsets([len(leg.possible_stops) for leg in legs]),
        stop_airport=np.array([row_of[stop.airport] for stop in stops], np.int32),
        stop_confidence=np.array([stop.confidence for stop in stops], np.float64),
        stop_earliest_us=_us([stop.earliest.earliest for stop in stops]),
        stop_latest_us=_us([stop.earliest.latest for stop in stops]),
    )


def _began_ms(leg: Leg) -> int:
    """Return the moment in the id of a leg: whole seconds, all that a record says of it."""
    when = datetime.strptime(leg.leg.rsplit("-", 1)[1], "%Y%m%dT%H%M%SZ").replace(tzinfo=UTC)
    return ms_from_datetime(when)


def _end_columns(ends: Sequence[Endpoint], *, landing: bool) -> EndColumns:
    runners = [runner for end in ends for runner in end.runners_up]
    row_of = load_airports().row_of
    nowhere = (np.nan, np.nan)
    confidences = [np.nan if end.confidence is None else end.confidence for end in ends]
    return EndColumns(
        airport=np.array([-1 if e.airport is None else row_of[e.airport] for e in ends], np.int32),
        reason=np.array([_number_of_reason(end.reason) for end in ends], np.uint8),
        earliest_us=_us([end.time.earliest for end in ends]),
        latest_us=_us([end.time.latest for end in ends]),
        sighting=np.array([_SIGHTINGS.index(end.sighting) for end in ends], np.uint8),
        confidence=np.array(confidences, np.float64),
        rule=np.array([RULE_NAMES.index(end.rule) for end in ends], np.uint8),
        latitude_deg=np.array([(end.position or nowhere)[0] for end in ends], np.float64),
        longitude_deg=np.array([(end.position or nowhere)[1] for end in ends], np.float64),
        edge=np.array([_edge(end, landing=landing) for end in ends], np.uint8),
        runner_offsets=_offsets([len(end.runners_up) for end in ends]),
        runner_airport=np.array([row_of[runner.airport] for runner in runners], np.int32),
        runner_confidence=np.array([runner.confidence for runner in runners], np.float64),
    )


def _number_of_reason(reason: NoAirport | None) -> int:
    return 0 if reason is None else 1 + _REASONS.index(reason)


def _edge(end: Endpoint, *, landing: bool) -> int:
    """Return what lies beyond an end as far as its record says it."""
    if end.rule in _GROUND_RULES:
        return GROUND
    if end.reason is None:
        return EDGE_UNKNOWN
    open_side = end.time.latest if landing else end.time.earliest
    return TRACK if open_side is None else SILENCE


def _ms(times: Sequence[datetime | None]) -> Int64s:
    return np.array([0 if when is None else ms_from_datetime(when) for when in times], np.int64)


def _us(times: Sequence[datetime | None]) -> Int64s:
    microsecond = timedelta(microseconds=1)
    whole = [UNKNOWN_TIME_US if t is None else (t - _EPOCH) // microsecond for t in times]
    return np.array(whole, np.int64)


def _offsets(counts: Sequence[int]) -> Int64s:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
