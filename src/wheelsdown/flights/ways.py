"""How far an aircraft still has to fly to each runway round about, and how well its height fits.

In: one end of a stretch in the air. Out: for every airport that it could be making for (or have
come from), how likely that is beside the others. Three things speak: how long the way is, by a
turn on to the final and by a turn before that, against the height there is to lose; how large the
airport is; and whether its runway is long enough at all.
"""

from dataclasses import dataclass
from math import atan2, cos, exp, hypot, isnan, pi, radians

from wheelsdown.aviation.airports import airports_near, runways_of
from wheelsdown.aviation.runways import distance_to_airport_km, has_thresholds
from wheelsdown.flights.ends import End
from wheelsdown.flights.fields import is_long_enough
from wheelsdown.model.flight import Airport, Runway

KM_PER_DEGREE = 111.195

TURN_KM = 1.2
"""Radius of a turn at 25° of bank and 180 kt; on to a final it is flown no faster."""

FINAL_KM = 6.0
"""Airliners are lined up this far before the threshold at the latest: 1,000 ft on a 3° slope."""
CLIMB_OUT_KM = 1.5
"""Turns after takeoff begin at 400 ft or higher, about so far beyond the end of the runway."""

KM_PER_1000_FT_DOWN = 6.0
"""A 3° slope covers 5.8 km for 1,000 ft; the rest are level stretches (tuning half)."""
KM_PER_1000_FT_UP = 2.1
"""Airliners climb at 8° at first and less steeply later (tuning half)."""
TOUCHDOWN_KM = 0.6
"""Between the threshold and where wheels touch, or leave, seen from the ground up."""

OVER_RUNWAY_ASIDE_KM = 0.3
CENTRE_LINE_SHARE = 0.15
"""On the centre line is who is within 300 m of it and 9° more with distance: no turn is ahead."""

SPREAD_KM = 1.6
SPREAD_SHARE = 0.25
"""How far true ways are from expected ones: a part for pressure and place, a part that grows."""

TURNS_DOWN, TURNS_UP, UNKNOWN_TURNS = 2.0, 1.0, 1.0
NOWHERE_NEAR = 3.5
"""Spreads off at which an airport says no more than that the true one is not in the table."""

WEIGHTS = {"large_airport": 1.0, "medium_airport": 0.5, "small_airport": 0.03}
UNSCHEDULED = 0.7
OTHER_KIND = 0.01
NO_RUNWAY = ("heliport", "balloonport", "closed")
"""How much likelier a flight of a jet is to be of a large airport: movements, in round numbers."""
LIGHT_WEIGHTS = {"large_airport": 0.6, "medium_airport": 1.0, "small_airport": 1.0}
LIGHT_KT = 170.0
"""What never goes faster is a light aircraft: it has as much to do at a small field."""

HIGHEST_FT = 10_000.0
"""Higher up, where it goes is anyone's guess: forty kilometres of map lie below."""

LOOK_KM = 15.0
LOOK_KM_PER_1000_FT = 8.0
"""How far about airports are looked at: half as far again as a descent goes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chance:
    """An airport and how likely it is beside the others; they sum up to less than one."""

    airport: Airport
    share: float
    off: float
    """How many spreads its best way is from the one expected at that height."""
    way_km: float


def chances(end: End) -> tuple[Chance, ...]:
    """Return the airports round about, likeliest first; none where it is too high to tell."""
    found = []
    for airport in _airports_about(end):
        off, way = min(_off(end, airport, way, turns) for way, turns in _ways_km(end, airport))
        found.append((_weight(end, airport) * exp(-off * off / 2), off, way, airport))
    total = sum(weight for weight, _, _, _ in found) + exp(-NOWHERE_NEAR * NOWHERE_NEAR / 2)
    ordered = sorted(found, key=lambda one: (-one[0], one[3].icao))
    return tuple(
        Chance(airport=airport, share=weight / total, off=off, way_km=way)
        for weight, off, way, airport in ordered
    )


def _airports_about(end: End) -> list[Airport]:
    """Return the airports that it could use and is not far above; none if its height is unknown."""
    nearest = airports_near(*end.position, LOOK_KM)
    ground_ft = nearest[0][0].elevation_ft if nearest else 0
    height_ft = end.altitude_ft - ground_ft
    if isnan(height_ft) or height_ft > HIGHEST_FT:
        return []
    reach_km = LOOK_KM + LOOK_KM_PER_1000_FT * max(height_ft, 0.0) / 1_000
    return [
        airport
        for airport, _ in airports_near(*end.position, reach_km)
        if airport.kind not in NO_RUNWAY and is_long_enough(airport, end)
    ]


def way_to_airport_km(end: End, airport: Airport) -> float:
    """Return the way to the runway of the airport that fits the height best."""
    if isnan(end.altitude_ft):
        return min(_ways_km(end, airport))[0]
    return min(_off(end, airport, way, turns) for way, turns in _ways_km(end, airport))[1]


def is_light(end: End) -> bool:
    """Say whether speed and type are those of a light aircraft."""
    return (end.fastest_kt or 0.0) < LIGHT_KT and not end.is_jet


def _weight(end: End, airport: Airport) -> float:
    light = is_light(end)
    weight = (LIGHT_WEIGHTS if light else WEIGHTS).get(airport.kind, OTHER_KIND)
    return weight if airport.scheduled or light else weight * UNSCHEDULED


def _off(end: End, airport: Airport, way_km: float, turns: float) -> tuple[float, float]:
    """Return how many spreads a way is off from what the height calls for, and the way."""
    thousands = max(end.altitude_ft - airport.elevation_ft, 0.0) / 1_000
    per_1000 = KM_PER_1000_FT_DOWN if end.side > 0 else KM_PER_1000_FT_UP
    expected = per_1000 * thousands
    off = abs(way_km - expected) / (SPREAD_KM + SPREAD_SHARE * expected)
    usual = TURNS_DOWN if end.side > 0 else TURNS_UP
    return hypot(off, turns / usual), way_km


def _ways_km(end: End, airport: Airport) -> list[tuple[float, float]]:
    """Return the way to each end of each open runway; by its point where none is placed."""
    strips = [r for r in runways_of(airport.icao) if not r.closed and has_thresholds(r)]
    if not strips:
        return [(float(distance_to_airport_km(*end.position, airport)[0]), UNKNOWN_TURNS)]
    return [_way_km(end, runway, turned) for runway in strips for turned in (False, True)]


def _way_km(end: End, runway: Runway, turned: bool) -> tuple[float, float]:
    """Return the way to a touchdown on one end: to the final, on to it, and down it."""
    ends = (runway.first_threshold, runway.second_threshold)
    near, far = reversed(ends) if turned else ends
    assert near is not None and far is not None
    lat, lon = end.position
    shrink = cos(radians(near[0])) * KM_PER_DEGREE
    x, y = (lon - near[1]) * shrink, (lat - near[0]) * KM_PER_DEGREE
    run_x, run_y = (far[1] - near[1]) * shrink, (far[0] - near[0]) * KM_PER_DEGREE
    length = hypot(run_x, run_y) or 1.0
    run_x, run_y = run_x / length, run_y / length
    before = -(x * run_x + y * run_y)
    aside = abs(x * run_y - y * run_x)
    runs, heads = atan2(run_x, run_y), radians(end.landing_direction_deg)
    if aside < OVER_RUNWAY_ASIDE_KM and -length <= before < 0:
        return TOUCHDOWN_KM, 0.0 if isnan(heads) else _turn(heads, runs)
    gate = FINAL_KM if end.side > 0 else CLIMB_OUT_KM
    if aside < CENTRE_LINE_SHARE * max(before, 0.0) + OVER_RUNWAY_ASIDE_KM:
        gate = min(gate, max(before, 0.0))
    to_x, to_y = -gate * run_x - x, -gate * run_y - y
    straight = hypot(to_x, to_y)
    leads = atan2(to_x, to_y) if straight > 0.5 else runs
    turns = _turn(leads, runs) + (0.0 if isnan(heads) else _turn(heads, leads))
    return straight + gate + TURN_KM * turns + TOUCHDOWN_KM, turns


def _turn(a: float, b: float) -> float:
    return abs((a - b + pi) % (2 * pi) - pi)
