"""What was heard of the simulated world: the record that a desk would have of it.

Some airports have receivers on the ground, some have none; there a leg's end is inferred from where
it was lost, or not known at all. Some legs were not heard at all. A `Leg` is made when asked for.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from evaluation.simulated_world.world import World
from wheelsdown.itineraries.columns import UNKNOWN, LegColumns
from wheelsdown.itineraries.index import RecordIndex, index_columns
from wheelsdown.model.flight import Coverage, Endpoint, Gap, Leg, NoAirport, Sighting
from wheelsdown.model.identity import Callsign
from wheelsdown.model.provenance import Digest, Evidence
from wheelsdown.model.time_range import TimeRange, from_ms

CAPTURE = Digest("sha256:" + "51" * 32)
INFERRED_SHARE = 0.6
"""Of ends that no receiver on the ground heard, so many are inferred; the rest are unknown."""
WRONG_SHARE = 0.02
"""Of inferred airports, so many are another one near."""
LOST_SHARE = 0.02
"""Of ends at airports with receivers, so many are missed all the same."""
UNHEARD_SHARE = 0.5
"""Of legs with neither end heard, so many are not in the record at all."""
INFERRED_CONFIDENCE = 0.93
OCEAN_KM = 4000.0

OBSERVED, INFERRED, NOT_KNOWN = 0, 1, 2
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The record of a world: its index, and for every true leg the row of columns it is in."""

    world: World
    index: RecordIndex
    columns: LegColumns
    true_leg: Ints
    """By row of the columns as given: the number of the true leg."""
    sighting: tuple[npt.NDArray[np.int8], npt.NDArray[np.int8]]
    """By true leg: how its takeoff and its landing are known."""
    in_record: npt.NDArray[np.bool_]
    """By true leg."""
    ends_right: npt.NDArray[np.bool_]
    """By true leg: both its airports are known, and are those where it was."""

    def leg_id(self, number: int) -> str:
        """Return the id of a true leg's record."""
        return f"sim-{number:07d}"


def hear(world: World, seed: int) -> Heard:
    """Return what was heard of a world."""
    rng = np.random.default_rng((seed, 1))
    flown = world.flown
    has_receiver = rng.random(len(world.map.icao)) < world.map.heard
    takeoff = _sightings(rng, has_receiver[flown.origin])
    landing = _sightings(rng, has_receiver[flown.destination])
    neither = (takeoff != OBSERVED) & (landing != OBSERVED)
    in_record = ~(neither & (rng.random(len(flown)) < UNHEARD_SHARE))
    in_record &= ~((takeoff == NOT_KNOWN) & (landing == NOT_KNOWN))
    rows = np.flatnonzero(in_record)
    nearest = _nearest(world)
    up_first, up_last = _times(rng, flown.up, takeoff, -1)
    down_first, down_last = _times(rng, flown.down, landing, +1)
    origin = _airports(rng, flown.origin, takeoff, nearest)
    destination = _airports(rng, flown.destination, landing, nearest)
    columns = LegColumns(
        takeoff_airport=origin[rows],
        landing_airport=destination[rows],
        takeoff_first=up_first[rows],
        takeoff_last=up_last[rows],
        landing_first=down_first[rows],
        landing_last=down_last[rows],
        aircraft=flown.aircraft[rows].astype(np.int32),
        callsigns=flown.sign[rows].astype(np.int32),
        expected=np.zeros(len(rows), dtype=np.bool_),
        logged=np.zeros(len(rows), dtype=np.bool_),
        airports=world.map.icao,
        aircraft_table=world.fleet.aircraft,
        callsign_table=tuple((sign,) for sign in world.callsigns),
    )
    sighting = (takeoff, landing)

    @lru_cache(maxsize=20_000)
    def leg_at(row: int) -> Leg:
        return _leg(world, columns, sighting, row, int(rows[row]))

    return Heard(
        world=world,
        index=index_columns(columns, leg_at),
        columns=columns,
        true_leg=rows,
        sighting=sighting,
        in_record=in_record,
        ends_right=(origin == flown.origin) & (destination == flown.destination),
    )


def _sightings(rng: np.random.Generator, receiver: npt.NDArray[np.bool_]) -> npt.NDArray[np.int8]:
    seen = receiver & (rng.random(len(receiver)) >= LOST_SHARE)
    inferred = rng.random(len(receiver)) < INFERRED_SHARE
    return np.where(seen, OBSERVED, np.where(inferred, INFERRED, NOT_KNOWN)).astype(np.int8)


def _times(
    rng: np.random.Generator,
    true: npt.NDArray[np.float64],
    sighting: npt.NDArray[np.int8],
    side: int,
) -> tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]:
    """Observed to the second, inferred to some minutes; unknown only from the airborne side."""
    # To whole seconds, as a record has them; the columns and the legs made of them must agree.
    true = np.round(true * 60) / 60
    before, after = (np.round(rng.uniform(2, 14, len(true))) for _ in range(2))
    lost = np.round(rng.uniform(8, 60, len(true)))
    first = np.where(sighting == OBSERVED, true, true - before)
    last = np.where(sighting == OBSERVED, true, true + after)
    unknown = sighting == NOT_KNOWN
    if side < 0:
        return np.where(unknown, -np.inf, first), np.where(unknown, true + lost, last)
    return np.where(unknown, true - lost, first), np.where(unknown, np.inf, last)


def _airports(
    rng: np.random.Generator, true: Ints, sighting: npt.NDArray[np.int8], nearest: Ints
) -> npt.NDArray[np.int32]:
    wrong = (sighting == INFERRED) & (rng.random(len(true)) < WRONG_SHARE)
    found = np.where(wrong, nearest[true], true)
    return np.where(sighting == NOT_KNOWN, UNKNOWN, found).astype(np.int32)


def _nearest(world: World) -> Ints:
    everywhere = np.arange(len(world.map.icao))
    found = []
    for row in everywhere:
        km = world.map.distance_km(np.full(len(everywhere), row), everywhere)
        km[row] = np.inf
        found.append(int(np.argmin(km)))
    return np.array(found)


def _leg(
    world: World,
    columns: LegColumns,
    sighting: tuple[npt.NDArray[np.int8], npt.NDArray[np.int8]],
    row: int,
    number: int,
) -> Leg:
    code = int(columns.aircraft[row])
    takeoff = _endpoint(
        columns, int(columns.takeoff_airport[row]), int(sighting[0][number]),
        (columns.takeoff_first[row], columns.takeoff_last[row]),
    )  # fmt: skip
    landing = _endpoint(
        columns, int(columns.landing_airport[row]), int(sighting[1][number]),
        (columns.landing_first[row], columns.landing_last[row]),
    )  # fmt: skip
    return Leg(
        leg=f"sim-{number:07d}",
        aircraft=world.fleet.aircraft[code],
        callsigns=(Callsign(world.callsigns[int(columns.callsigns[row])]),),
        takeoff=takeoff,
        landing=landing,
        distance_km=None,
        gaps=_gaps(world, number),
        possible_stops=(),
        evidence=(Evidence(capture=CAPTURE, rows=(number, number)),),
    )


def _gaps(world: World, number: int) -> tuple[Gap, ...]:
    """Over the ocean nobody listens: two fifths of a long leg are a silent gap."""
    flown = world.flown
    at = np.array([number])
    if world.map.distance_km(flown.origin[at], flown.destination[at])[0] < OCEAN_KM:
        return ()
    up, down = flown.up[number], flown.down[number]
    began, ended = (round((up + share * (down - up)) * 60_000) for share in (0.3, 0.7))
    here = (0.0, 0.0)
    return (
        Gap(
            began=from_ms(began, began),
            ended=from_ms(ended, ended),
            from_position=here,
            to_position=here,
            coverage=Coverage.SILENT,
        ),
    )


def _endpoint(
    columns: LegColumns, airport: int, sighting: int, time: tuple[float, float]
) -> Endpoint:
    known = (Sighting.OBSERVED, Sighting.INFERRED, Sighting.UNKNOWN)[sighting]
    first, last = (
        None if not np.isfinite(minute) else round(float(minute) * 60_000) for minute in time
    )
    bounds = [None if ms is None else from_ms(ms, ms).earliest for ms in (first, last)]
    return Endpoint(
        airport=None if airport == UNKNOWN else columns.airports[airport],
        reason=NoAirport.OUT_OF_COVERAGE if airport == UNKNOWN else None,
        time=TimeRange(earliest=bounds[0], latest=bounds[1]),
        sighting=known,
        confidence=(0.999, INFERRED_CONFIDENCE, None)[sighting],
        runners_up=(),
        rule="simulated",
    )
