"""`endpoints` and `turnarounds` for kernels: airport, time, rule and sureness of every end.

Endpoints are rows of two tables, one of integers and one of floats, and of two for runners-up;
the columns are named by the numbers below. The rules are those of `endpoints.RULES` in their order.
"""

import math
import sys
from typing import NamedTuple

import numpy as np

from wheelsdown.compiling import compiled_inside
from wheelsdown.flights.endpoints import (
    CALIBRATED_DOWN,
    CALIBRATED_HIGH,
    CALIBRATED_UP,
    CLEAR_SLOPE_DEG,
    HIGH_FINAL_FT,
    HIGH_FT,
    LEAST_SHARE,
    LIGHT_FT,
    LIGHT_WAY_KM,
    LIKELIEST_FT,
    LINED_UP,
    NEAREST_KM,
    OBSERVED_WITHIN_KM,
    OBSERVED_WITHIN_MINUTES,
    ON_AERODROME,
    ON_RUNWAY,
    OVER_RUNWAY,
    OVER_RUNWAY_FT,
    OVER_RUNWAY_KM,
    STOOD_THERE,
    SURE_SHARE_DOWN,
    SURE_SHARE_HIGH,
    SURE_SHARE_UP,
)
from wheelsdown.flights.kernel_airports import (
    FINAL_AIRPORT,
    FINAL_HEIGHT_FT,
    FINAL_OFF_SLOPE_DEG,
    FINAL_TO_THRESHOLD_KM,
    airports_of_ground,
    find_finals,
    heliports_near,
    nearest_usable,
)
from wheelsdown.flights.kernel_circles import NEAR_AIRPORT
from wheelsdown.flights.kernel_ends import (
    Approach,
    End,
    approach_of,
    goes_to_ground,
    ground_rows,
    height_of,
    moves,
)
from wheelsdown.flights.kernel_fields import PORT_ELEVATION_FT, Fields
from wheelsdown.flights.kernel_rows import Kind, Rows, km_between, place_of
from wheelsdown.flights.kernel_stretches import GROUND, TRACK
from wheelsdown.flights.kernel_times import (
    minutes_to_beyond,
    open_time,
    time_by_way,
    time_to_ground,
)
from wheelsdown.flights.kernel_ways import (
    LIKELY_AIRPORT,
    LIKELY_WAY_KM,
    LIKELY_WEIGHT,
    find_chances,
)
from wheelsdown.flights.leg_columns import RULE_NAMES, STOOD_THERE_UNHEARD
from wheelsdown.flights.motion import AFTER, BEFORE
from wheelsdown.flights.stretches import NEAR_FIELD_KM
from wheelsdown.flights.turnarounds import AS_SURE, LONGEST_STAND_HOURS, POSSIBLE_SHARE, SURE_ENOUGH
from wheelsdown.flights.ways import HIGHEST_FT
from wheelsdown.model.columns import UNKNOWN_TIME_US
from wheelsdown.model.flight import Floats, NoAirport, Sighting

AIRPORT, REASON, EARLIEST, LATEST, SIGHTING, RULE, EDGE = 0, 1, 2, 3, 4, 5, 6
CONFIDENCE, LATITUDE, LONGITUDE, RUNNERS = 7, 8, 9, 10
RUNNER_AIRPORT, RUNNER_CONFIDENCE, MOST_RUNNERS = 11, 16, 5
"""Columns of an endpoint: the last two begin five columns each. All are floats: microseconds since
1970 are whole numbers that a float holds."""
ENDPOINT_COLUMNS = 21

_SIGHTINGS, _REASONS = list(Sighting), list(NoAirport)
OBSERVED = _SIGHTINGS.index(Sighting.OBSERVED)
INFERRED = _SIGHTINGS.index(Sighting.INFERRED)
UNSEEN = _SIGHTINGS.index(Sighting.UNKNOWN)
OUT_OF_COVERAGE = 1 + _REASONS.index(NoAirport.OUT_OF_COVERAGE)
UNDETERMINED = 1 + _REASONS.index(NoAirport.UNDETERMINED)
TRACK_INCOMPLETE = 1 + _REASONS.index(NoAirport.TRACK_INCOMPLETE)
NO_AERODROME = 1 + _REASONS.index(NoAirport.NO_AERODROME)

ON_THE_RUNWAY = RULE_NAMES.index("on_the_runway")
ON_THE_AERODROME = RULE_NAMES.index("on_the_aerodrome")
ON_A_HELIPORT = RULE_NAMES.index("on_a_heliport")
ON_THE_GROUND_ELSEWHERE = RULE_NAMES.index("on_the_ground_elsewhere")
OVER_ITS_RUNWAY = RULE_NAMES.index("over_its_runway")
LINED_UP_WITH_A_RUNWAY = RULE_NAMES.index("lined_up_with_a_runway")
LIKELIEST_BY_ITS_WAY = RULE_NAMES.index("likeliest_by_its_way")
SEVERAL_AIRPORTS_IN_REACH = RULE_NAMES.index("several_airports_in_reach")
LOST_IN_THE_AIR = RULE_NAMES.index("lost_in_the_air")
UNHEARD = RULE_NAMES.index(STOOD_THERE_UNHEARD)
TOOK_OFF_FROM_THERE_NEXT = RULE_NAMES.index("took_off_from_there_next")
LANDED_THERE_BEFORE = RULE_NAMES.index("landed_there_before")

LONGEST_STAND_US = int(LONGEST_STAND_HOURS * 3600 * 1_000_000)
SUMS_ARE_COMPENSATED = sys.version_info >= (3, 12)
"""Since 3.12 Python's `sum` of floats carries what rounding cut off."""


class Slot(NamedTuple):
    """Where one endpoint is written."""

    leg: int
    which: int


class Scene(NamedTuple):
    """One aircraft, the airports it is held against, and where its endpoints are written."""

    rows: Rows
    kind: Kind
    fields: Fields
    near: Floats
    out: Floats


class Decision(NamedTuple):
    """What a rule says, but for the time and the other airports."""

    airport: int
    reason: int
    sighting: int
    confidence: float
    rule: int


@compiled_inside
def round_decimals(value: float, scale: float) -> float:
    """Return what Python's `round` gives to as many decimals as `scale` has noughts.

    `round` looks at the exact value; here the product is taken with what rounding cut off of it.
    """
    product = value * scale
    whole = math.floor(product)
    over = product - (whole + 0.5)
    if over == 0.0:
        # Veltkamp and Dekker: the product of the halves of both numbers is exact.
        split = 134_217_729.0 * value
        high = split - (split - value)
        low = value - high
        over = (high * scale - product) + low * scale
    if over > 0.0 or (over == 0.0 and whole % 2 == 1):
        whole += 1
    return whole / scale


@compiled_inside
def find_endpoint(scene: Scene, end: End, slot: Slot) -> None:
    """Write the endpoint at an end: ask the rules in order."""
    if end.edge == GROUND:
        _find_on_ground(scene, end, slot)
        return
    rows = scene.rows
    place = place_of(rows, end.row)
    if goes_to_ground(rows, end) and moves(rows, end):
        height_ft = height_of(rows, end)
        # Higher than any airport by more than any rule takes: not looked at further.
        if height_ft <= scene.fields.highest_ft + HIGHEST_FT:
            approach = approach_of(rows, scene.kind, end)
            if _find_by_final(scene, end, approach, slot):
                return
            if _find_by_way(scene, end, approach, slot):
                return
    reason = TRACK_INCOMPLETE if end.edge == TRACK else OUT_OF_COVERAGE
    decision = Decision(-1, reason, UNSEEN, math.nan, LOST_IN_THE_AIR)
    _write(scene.out, slot, decision, open_time(rows, end), place)


@compiled_inside
def _write(
    out: Floats, slot: Slot, decision: Decision, time: tuple[int, int],
    place: tuple[float, float],
) -> None:  # fmt: skip
    leg, which = slot
    out[leg, which, AIRPORT] = decision.airport
    out[leg, which, REASON] = decision.reason
    out[leg, which, EARLIEST], out[leg, which, LATEST] = time
    out[leg, which, SIGHTING] = decision.sighting
    out[leg, which, RULE] = decision.rule
    out[leg, which, CONFIDENCE] = decision.confidence
    out[leg, which, LATITUDE], out[leg, which, LONGITUDE] = place


@compiled_inside
def _find_on_ground(scene: Scene, end: End, slot: Slot) -> None:
    """Rows of a stand on the ground: whose ground it is, and whether the way there was seen."""
    rows, fields, near, out = scene.rows, scene.fields, scene.near, scene.out
    stand = ground_rows(rows, end)
    place = place_of(rows, end.beyond)
    goes = goes_to_ground(rows, end)
    seen_soon = minutes_to_beyond(rows, end) <= OBSERVED_WITHIN_MINUTES
    is_near = goes and km_between(rows, end.row, end.beyond) <= OBSERVED_WITHIN_KM
    sighting = OBSERVED if is_near or seen_soon else INFERRED
    count, on_runway = airports_of_ground(rows, fields, stand, near)
    rule, confidence = ON_THE_AERODROME, ON_AERODROME
    if count and on_runway:
        rule, confidence = ON_THE_RUNWAY, ON_RUNWAY
    if not count:
        count = heliports_near(fields, place, near)
        rule = ON_A_HELIPORT
    if not count:
        decision = Decision(-1, NO_AERODROME, sighting, math.nan, ON_THE_GROUND_ELSEWHERE)
        _write(out, slot, decision, time_to_ground(rows, end), place)
        return
    if sighting == INFERRED:
        rule, confidence = UNHEARD, STOOD_THERE
    airport = int(near[0, NEAR_AIRPORT])
    _runners_up(out, slot, near, count, confidence)
    time = time_to_ground(rows, end)
    if goes and not seen_soon and km_between(rows, end.row, end.beyond) <= NEAR_FIELD_KM:
        time = _time_after_silence(scene, end, airport, time)
    _write(out, slot, Decision(airport, 0, sighting, confidence, rule), time, place)


@compiled_inside
def _time_after_silence(
    scene: Scene, end: End, airport: int, whole: tuple[int, int]
) -> tuple[int, int]:
    """No later than an aircraft so near comes down, or came up."""
    if math.isnan(height_of(scene.rows, end)):
        return whole
    approach = approach_of(scene.rows, scene.kind, end)
    earliest, latest = time_by_way(scene.rows, end, scene.fields, approach, airport)
    if end.side == AFTER:
        return whole[0], max(latest, whole[0])
    return min(earliest, whole[1]), whole[1]


@compiled_inside
def _runners_up(out: Floats, slot: Slot, airports: Floats, count: int, confidence: float) -> None:
    """Share what the first airport of a list leaves equally among the next four."""
    leg, which = slot
    others = min(count - 1, 4)
    share = round_decimals((1 - confidence) / (others + 1), 1000.0)
    out[leg, which, RUNNERS] = others
    for k in range(others):
        out[leg, which, RUNNER_AIRPORT + k] = airports[k + 1, 0]
        out[leg, which, RUNNER_CONFIDENCE + k] = share


@compiled_inside
def _find_by_final(scene: Scene, end: End, approach: Approach, slot: Slot) -> bool:
    """Name the airport over or before whose runway it is lost, if it is one."""
    rows, fields, near, out = scene.rows, scene.fields, scene.near, scene.out
    count, finals = find_finals(fields, approach, HIGH_FINAL_FT, near)
    if not count:
        return False
    low = _over_runway(finals, count)
    number = _clear_of_others(low)
    rule, confidence = OVER_ITS_RUNWAY, OVER_RUNWAY
    if not number:
        if end.side == BEFORE:
            nearest = nearest_usable(fields, approach, NEAREST_KM, near)
            if nearest >= 0 and nearest != int(finals[0, FINAL_AIRPORT]):
                return False
        low = finals[:count]
        number = _clear_of_others(low)
        rule, confidence = LINED_UP_WITH_A_RUNWAY, LINED_UP
    if not number:
        return False
    airport = int(low[0, FINAL_AIRPORT])
    _runners_up(out, slot, low, number, confidence)
    time = time_by_way(rows, end, fields, approach, airport)
    decision = Decision(airport, 0, INFERRED, confidence, rule)
    _write(out, slot, decision, time, place_of(rows, end.row))
    return True


@compiled_inside
def _over_runway(finals: Floats, count: int) -> Floats:
    """Return the finals so low and near that only a go-around does not land."""
    low = np.empty_like(finals)
    found = 0
    for k in range(count):
        near = finals[k, FINAL_TO_THRESHOLD_KM] <= OVER_RUNWAY_KM
        if near and finals[k, FINAL_HEIGHT_FT] <= OVER_RUNWAY_FT:
            low[found] = finals[k]
            found += 1
    return low[:found]


@compiled_inside
def _clear_of_others(finals: Floats) -> int:
    """Return how many finals there are; 0 where the second is as good as the first."""
    if len(finals) > 1:
        margin = finals[1, FINAL_OFF_SLOPE_DEG] - finals[0, FINAL_OFF_SLOPE_DEG]
        if margin < CLEAR_SLOPE_DEG:
            return 0
    return len(finals)


@compiled_inside
def _find_by_way(scene: Scene, end: End, approach: Approach, slot: Slot) -> bool:
    """Name the likeliest airport by its way, or those in reach; say whether there was any."""
    rows, fields, out = scene.rows, scene.fields, scene.out
    count, total, likely = find_chances(fields, approach)
    if not count:
        return False
    place = place_of(rows, end.row)
    best = int(likely[0, LIKELY_AIRPORT])
    if _is_sure(fields, approach, likely, total):
        share = likely[0, LIKELY_WEIGHT] / total
        height_ft = approach.altitude_ft - fields.airports[best, PORT_ELEVATION_FT]
        confidence = _calibrated(share, end.side, height_ft)
        _shares(out, slot, likely, (1, min(count, 6)), total)
        time = time_by_way(rows, end, fields, approach, best)
        decision = Decision(best, 0, INFERRED, confidence, LIKELIEST_BY_ITS_WAY)
        _write(out, slot, decision, time, place)
        return True
    if not _shares(out, slot, likely, (0, min(count, 5)), total):
        return False
    decision = Decision(-1, UNDETERMINED, UNSEEN, math.nan, SEVERAL_AIRPORTS_IN_REACH)
    _write(out, slot, decision, open_time(rows, end), place)
    return True


@compiled_inside
def _is_sure(fields: Fields, approach: Approach, likely: Floats, total: float) -> bool:
    """Say whether the likeliest airport has share enough for its height."""
    best = int(likely[0, LIKELY_AIRPORT])
    height_ft = approach.altitude_ft - fields.airports[best, PORT_ELEVATION_FT]
    needed = SURE_SHARE_UP if approach.side == BEFORE else SURE_SHARE_DOWN
    if height_ft > HIGH_FT:
        needed = SURE_SHARE_HIGH
    if height_ft > LIKELIEST_FT or likely[0, LIKELY_WEIGHT] / total < needed:
        return False
    far_or_high = likely[0, LIKELY_WAY_KM] > LIGHT_WAY_KM or height_ft > LIGHT_FT
    return not (approach.is_light and far_or_high)


@compiled_inside
def _calibrated(share: float, side: int, height_ft: float) -> float:
    """Return how often a share of all chances turned out right in the tuning half."""
    if height_ft > HIGH_FT:
        return CALIBRATED_HIGH
    for least, right in CALIBRATED_UP if side == BEFORE else CALIBRATED_DOWN:
        if share >= least:
            return right
    return math.nan


@compiled_inside
def _shares(out: Floats, slot: Slot, likely: Floats, part: tuple[int, int], total: float) -> int:
    """Write the shares of some of the likeliest as runners-up; say how many are worth it."""
    leg, which = slot
    written = 0
    for k in range(part[0], part[1]):
        share = likely[k, LIKELY_WEIGHT] / total
        if share >= LEAST_SHARE:
            out[leg, which, RUNNER_AIRPORT + written] = likely[k, LIKELY_AIRPORT]
            out[leg, which, RUNNER_CONFIDENCE + written] = round_decimals(share, 1000.0)
            written += 1
    out[leg, which, RUNNERS] = written
    return written


@compiled_inside
def lends(out: Floats, poor: Slot, rich: Slot) -> bool:
    """Say whether the end `rich` names an airport that `poor` holds for possible."""
    airport = int(out[rich.leg, rich.which, AIRPORT])
    if airport < 0 or not out[rich.leg, rich.which, CONFIDENCE] >= SURE_ENOUGH:
        return False
    if out[poor.leg, poor.which, REASON] != UNDETERMINED:
        return False
    for k in range(int(out[poor.leg, poor.which, RUNNERS])):
        if out[poor.leg, poor.which, RUNNER_AIRPORT + k] == airport:
            return bool(out[poor.leg, poor.which, RUNNER_CONFIDENCE + k] >= POSSIBLE_SHARE)
    return False


@compiled_inside
def is_one_stand(out: Floats, before: int, after: int) -> bool:
    """Say whether a landing and the next takeoff are within twelve hours."""
    landed, left = out[before, 1, EARLIEST], out[after, 0, LATEST]
    both_known = landed != UNKNOWN_TIME_US and left != UNKNOWN_TIME_US  # noqa: PLR1714
    return bool(both_known and 0 <= left - landed <= LONGEST_STAND_US)


@compiled_inside
def lend(scene: Scene, end: End, slot: Slot, rich: Slot) -> None:
    """Give the end of one slot the airport of another."""
    leg, which = slot
    out = scene.out
    airport = int(out[rich.leg, rich.which, AIRPORT])
    _share_rest(out, slot, airport)
    approach = approach_of(scene.rows, scene.kind, end)
    earliest, latest = time_by_way(scene.rows, end, scene.fields, approach, airport)
    # From its last row to twice as late as the way there takes: it may have been in a turn.
    whole = out[leg, which]
    if end.side > 0:
        whole[LATEST] = min(whole[LATEST], latest + (latest - whole[EARLIEST]))
    else:
        whole[EARLIEST] = max(whole[EARLIEST], earliest - (whole[LATEST] - earliest))
    whole[AIRPORT], whole[REASON], whole[SIGHTING] = airport, 0, INFERRED
    whole[RULE] = TOOK_OFF_FROM_THERE_NEXT if end.side > 0 else LANDED_THERE_BEFORE
    out[leg, which, CONFIDENCE] = AS_SURE


@compiled_inside
def _share_rest(out: Floats, slot: Slot, airport: int) -> None:
    """Take an airport out of the runners-up; the others share what it leaves as they stood."""
    leg, which = slot
    kept = 0
    total, cut_off = 0.0, 0.0
    for k in range(int(out[leg, which, RUNNERS])):
        if out[leg, which, RUNNER_AIRPORT + k] == airport:
            continue
        share = out[leg, which, RUNNER_CONFIDENCE + k]
        out[leg, which, RUNNER_AIRPORT + kept] = out[leg, which, RUNNER_AIRPORT + k]
        out[leg, which, RUNNER_CONFIDENCE + kept] = share
        added = total + share
        larger, smaller = max(total, share), min(total, share)
        cut_off += (larger - added) + smaller
        total = added
        kept += 1
    if SUMS_ARE_COMPENSATED:
        total += cut_off
    for k in range(kept):
        share = (1 - AS_SURE) * out[leg, which, RUNNER_CONFIDENCE + k] / (total or 1.0)
        out[leg, which, RUNNER_CONFIDENCE + k] = round_decimals(share, 1000.0)
    out[leg, which, RUNNERS] = kept
