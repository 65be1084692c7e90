"""At which airport a stretch in the air began or ended, when, how that is known, and how surely.

In: one end of a stretch. Out: an `Endpoint` with an airport or the reason for none. A landing is
never claimed because the data stopped: without rows on the ground an airport is named only where
the aircraft is lined up with a runway of it, or low and sinking with no other in reach.
The rules stand in `RULES`; the first that is sure decides and gives the endpoint its name.
Confidences are the share of right airports each rule is expected to have; see docs/explanation.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

import numpy as np

from wheelsdown.aviation.airports import airports_near
from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.aviation.runways import distance_to_airport_km
from wheelsdown.flights.ends import End
from wheelsdown.flights.fields import (
    Final,
    airports_in_reach,
    airports_of_ground,
    finals,
    heliports_of_ground,
)
from wheelsdown.flights.motion import AFTER, BEFORE, km_between, minutes_between
from wheelsdown.flights.stretches import NEAR_FIELD_KM, Edge
from wheelsdown.model.flight import Airport, Endpoint, NoAirport, RunnerUp, Sighting
from wheelsdown.model.time_range import TimeRange, datetime_from_ms

OBSERVED_WITHIN_MINUTES = 15.0
"""Between the last row in the air and the first on the ground, or the reverse. Longer than a jet
takes from where thin coverage loses it to its stand; more, and it is an inference."""

OBSERVED_WITHIN_KM = 3.0
"""However long the silence: heard on the ground, and just off or just over the runway of it."""

ON_RUNWAY = 0.99
ON_AERODROME = 0.97
STOOD_THERE = 0.9
NO_FIELD_THERE = None

OVER_RUNWAY_FT = 500.0
OVER_RUNWAY_KM = 1.5
OVER_RUNWAY = 0.95
"""As low and as near as that, only a go-around or a low pass does not land."""

LOW_FINAL_FT, LOW_FINAL = 1_500.0, 0.92
HIGH_FINAL_FT, HIGH_FINAL = 4_000.0, 0.85
"""Above 4,000 ft aircraft are still being turned on to their final, or off it."""

CLEAR_SLOPE_DEG = 1.5
"""Of two airports in line the one flown to at 3°, if the other is this much farther from it."""

REACH_FT = 3_500.0
"""Higher up the nearest airport was the wrong one as often as not (round Paris, San Francisco)."""
REACH_KM = 8.0
REACH_KM_PER_1000_FT = 8.0
"""A 3° slope covers 5.8 km for 1,000 ft; a third more for level stretches and the last turn."""
ONLY_AIRPORT = 0.8
BESIDE_KM = 3.0
BESIDE_FT = 1_000.0
"""A light aircraft in the circuit of a field is no farther and no higher."""

FASTEST_KT = 650.0
RUNWAY_KM = 4.0
SLOWEST_SHARE = 0.4
SLOWEST_KT = 60.0
FLATTEST_FPM = 350.0
"""Bounds of how soon and how late an aircraft covers what is left to the runway."""
LATEST_SLACK_MINUTES = 3.0
"""A turn, a wait for the runway to be clear."""

Rule = Callable[[End], Endpoint | None]
"""Decides an endpoint, or says nothing."""


def on_the_runway(end: End) -> Endpoint | None:
    """Rows on the ground lie on a runway of the airport."""
    return _from_ground(end, on_runway=True, rule="on_the_runway")


def on_the_aerodrome(end: End) -> Endpoint | None:
    """Rows on the ground lie within two kilometres of a runway of the airport."""
    return _from_ground(end, on_runway=False, rule="on_the_aerodrome")


def on_a_heliport(end: End) -> Endpoint | None:
    """Rows on the ground lie within 500 m of a heliport, and of no runway within two kilometres."""
    if end.edge is not Edge.GROUND:
        return None
    heliports = heliports_of_ground(end)
    if not heliports:
        return None
    return _on_ground(end, heliports, ON_AERODROME, "on_a_heliport")


def on_the_ground_elsewhere(end: End) -> Endpoint | None:
    """Rows are on the ground where no airport is known."""
    if end.edge is not Edge.GROUND:
        return None
    return _nowhere(end, NoAirport.NO_AERODROME, "on_the_ground_elsewhere", _sighting(end))


def over_its_runway(end: End) -> Endpoint | None:
    """It is lost sinking, lined up, within 1.5 km of a threshold and 500 ft of the runway."""
    near = [
        final
        for final in _finals_going_down(end)
        if final.height_ft <= OVER_RUNWAY_FT and final.to_threshold_km <= OVER_RUNWAY_KM
    ]
    return _named_final(end, near, OVER_RUNWAY, "over_its_runway")


def lined_up_with_a_runway(end: End) -> Endpoint | None:
    """It is lost sinking, below 4,000 ft, on the final of one airport's runway and no other's.

    A takeoff must also have no other airport nearer: aircraft turn soon after it.
    """
    lined = [final for final in _finals_going_down(end) if final.height_ft <= HIGH_FINAL_FT]
    if not lined or (end.side == BEFORE and not _is_nearest(end, lined[0].airport)):
        return None
    low = lined[0].height_ft <= LOW_FINAL_FT
    return _named_final(end, lined, LOW_FINAL if low else HIGH_FINAL, "lined_up_with_a_runway")


def only_airport_in_reach(end: End) -> Endpoint | None:
    """It is lost sinking below 3,500 ft, and one airport alone is in reach.

    In reach are airports whose runways are long enough, within 8 km and 8 km more for every
    1,000 ft of height; an aircraft that is no jet must be within 3 km and 1,000 ft of the one.
    """
    fields = _in_reach(end)
    if len(fields) != 1 or not end.goes_to_ground:
        return None
    airport, away_km = fields[0]
    if not end.is_jet and (away_km > BESIDE_KM or _height_ft(end, airport) > BESIDE_FT):
        return None
    return _inferred(end, [airport], ONLY_AIRPORT, "only_airport_in_reach")


def several_airports_in_reach(end: End) -> Endpoint | None:
    """It is lost sinking and low with airports in reach, and nothing decides between them."""
    fields = _in_reach(end)
    if not fields or not end.goes_to_ground:
        return None
    likely = tuple(
        RunnerUp(airport=airport.icao, confidence=round(0.6 / len(fields), 3))
        for airport, _ in fields[:5]
    )
    return _nowhere(
        end,
        NoAirport.UNDETERMINED,
        "several_airports_in_reach",
        Sighting.UNKNOWN,
        likely,
    )


def lost_in_the_air(end: End) -> Endpoint | None:
    """There are no rows on the ground, and where it went cannot be told."""
    at_edge = end.edge is Edge.TRACK
    reason = NoAirport.TRACK_INCOMPLETE if at_edge else NoAirport.OUT_OF_COVERAGE
    return _nowhere(end, reason, "lost_in_the_air", Sighting.UNKNOWN)


RULES: tuple[Rule, ...] = (
    on_the_runway,
    on_the_aerodrome,
    on_a_heliport,
    on_the_ground_elsewhere,
    over_its_runway,
    lined_up_with_a_runway,
    only_airport_in_reach,
    several_airports_in_reach,
    lost_in_the_air,
)


def find_endpoint(end: End) -> Endpoint:
    """Ask the rules in order; the last always answers."""
    for rule in RULES:
        endpoint = rule(end)
        if endpoint is not None:
            return endpoint
    raise AssertionError("the last rule always decides")


def _from_ground(end: End, *, on_runway: bool, rule: str) -> Endpoint | None:
    if end.edge is not Edge.GROUND:
        return None
    fields = airports_of_ground(end)
    if not fields or fields[0][2] is not on_runway:
        return None
    airports = [airport for airport, _, _ in fields]
    return _on_ground(end, airports, ON_RUNWAY if on_runway else ON_AERODROME, rule)


def _sighting(end: End) -> Sighting:
    """Return whether ground and air were seen close enough in time or place to call it observed."""
    assert end.beyond is not None
    near = km_between(end.track, end.row, end.beyond) <= OBSERVED_WITHIN_KM
    return Sighting.OBSERVED if near and end.goes_to_ground else _sighting_by_time(end)


def _sighting_by_time(end: End) -> Sighting:
    silent = _minutes_to_beyond(end)
    observed = silent is not None and silent <= OBSERVED_WITHIN_MINUTES
    return Sighting.OBSERVED if observed else Sighting.INFERRED


def _on_ground(end: End, airports: Sequence[Airport], confidence: float, rule: str) -> Endpoint:
    sighting = _sighting(end)
    observed = sighting is Sighting.OBSERVED
    return Endpoint(
        airport=airports[0].icao,
        reason=None,
        time=_time_at_stand(end, airports[0]),
        sighting=sighting,
        confidence=confidence if observed else STOOD_THERE,
        runners_up=_runners_up(airports[1:], confidence if observed else STOOD_THERE),
        rule=rule if observed else "stood_there_unheard",
        position=_ground_position(end),
    )


def _ground_position(end: End) -> tuple[float, float]:
    assert end.beyond is not None
    track = end.track
    return float(track.latitude_deg[end.beyond]), float(track.longitude_deg[end.beyond])


def _runners_up(airports: Sequence[Airport], confidence: float) -> tuple[RunnerUp, ...]:
    """Share what the first airport leaves equally among the next four."""
    others = airports[:4]
    share = round((1 - confidence) / (len(others) + 1), 3)
    return tuple(RunnerUp(airport=airport.icao, confidence=share) for airport in others)


def _is_nearest(end: End, airport: Airport) -> bool:
    near = airports_in_reach(end, REACH_KM * 2)
    return not near or near[0][0].icao == airport.icao


def _finals_going_down(end: End) -> tuple[Final, ...]:
    return finals(end) if end.goes_to_ground else ()


def _named_final(end: End, lined: Sequence[Final], confidence: float, rule: str) -> Endpoint | None:
    """Return the endpoint at the best final, unless another airport's is as good."""
    if not lined:
        return None
    if len(lined) > 1:
        margin = abs(lined[1].slope_deg - 3.0) - abs(lined[0].slope_deg - 3.0)
        if margin < CLEAR_SLOPE_DEG:
            return None
    return _inferred(end, [final.airport for final in lined], confidence, rule)


def _in_reach(end: End) -> list[tuple[Airport, float]]:
    """Return the airports that an aircraft as high as this could be about to land at."""
    if np.isnan(end.altitude_ft):
        return []
    near = airports_near(*end.position, REACH_KM + REACH_KM_PER_1000_FT * REACH_FT / 1_000)
    ground_ft = near[0][0].elevation_ft if near else 0.0
    height_ft = end.altitude_ft - ground_ft
    if height_ft > REACH_FT:
        return []
    within_km = REACH_KM + REACH_KM_PER_1000_FT * max(height_ft, 0.0) / 1_000
    return [
        (airport, away_km)
        for airport, away_km in airports_in_reach(end, within_km)
        if _height_ft(end, airport) <= REACH_FT
    ]


def _height_ft(end: End, airport: Airport) -> float:
    return end.altitude_ft - airport.elevation_ft


def _inferred(end: End, airports: Sequence[Airport], confidence: float, rule: str) -> Endpoint:
    return Endpoint(
        airport=airports[0].icao,
        reason=None,
        time=_time_from_bounds(end, airports[0]),
        sighting=Sighting.INFERRED,
        confidence=confidence,
        runners_up=_runners_up(airports[1:], confidence),
        rule=rule,
        position=end.position,
    )


def _nowhere(
    end: End,
    reason: NoAirport,
    rule: str,
    sighting: Sighting,
    runners_up: tuple[RunnerUp, ...] = (),
) -> Endpoint:
    on_ground = reason is NoAirport.NO_AERODROME
    return Endpoint(
        airport=None,
        reason=reason,
        time=_time_to_ground(end) if on_ground else _open_time(end),
        sighting=sighting,
        confidence=NO_FIELD_THERE,
        runners_up=runners_up,
        rule=rule,
        position=_ground_position(end) if on_ground else end.position,
    )


def _range_from(end: End, soonest_minutes: float, latest_minutes: float | None) -> TimeRange:
    """Return the range that lies so many minutes beyond the end's row, towards the ground."""
    row = datetime_from_ms(int(end.track.time_ms[end.row]))
    near = row + end.side * timedelta(minutes=soonest_minutes)
    far = None if latest_minutes is None else row + end.side * timedelta(minutes=latest_minutes)
    earliest, latest = (near, far) if end.side == AFTER else (far, near)
    return TimeRange(earliest=earliest, latest=latest)


def _minutes_to_beyond(end: End) -> float | None:
    """Return how long after the end's row the aircraft was heard again, if it was."""
    if end.beyond is None:
        return None
    return abs(minutes_between(end.track, end.row, end.beyond))


def _time_to_ground(end: End) -> TimeRange:
    """Between the last row in the air and the first on the ground, less the way between them."""
    silent = _minutes_to_beyond(end)
    assert silent is not None and end.beyond is not None
    km = max(km_between(end.track, end.row, end.beyond) - RUNWAY_KM, 0.0)
    way = km / (FASTEST_KT * KM_PER_NAUTICAL_MILE) * 60
    return _range_from(end, min(way, silent), silent)


def _time_at_stand(end: End, airport: Airport) -> TimeRange:
    """The same; after a long silence no later than an aircraft so near comes down, or came up."""
    whole = _time_to_ground(end)
    assert end.beyond is not None
    km = km_between(end.track, end.row, end.beyond)
    is_near = km <= NEAR_FIELD_KM and end.goes_to_ground and not np.isnan(end.altitude_ft)
    if not is_near or _sighting_by_time(end) is Sighting.OBSERVED:
        return whole
    near = _time_from_bounds(end, airport)
    assert whole.earliest and whole.latest and near.earliest and near.latest
    # The two are reckoned to different points of one airport, and may miss each other by seconds.
    if end.side == AFTER:
        return TimeRange(earliest=whole.earliest, latest=max(near.latest, whole.earliest))
    return TimeRange(earliest=min(near.earliest, whole.latest), latest=whole.latest)


def _open_time(end: End) -> TimeRange:
    """Some time after the last row in the air, and before it was heard again if it was."""
    return _range_from(end, 0.0, _minutes_to_beyond(end))


def _time_from_bounds(end: End, airport: Airport) -> TimeRange:
    """As soon and as late as an aircraft that far and that high comes down, or came up."""
    km = float(distance_to_airport_km(*end.position, airport)[0])
    height = max(_height_ft(end, airport), 0.0)
    speed = float(np.nan_to_num(end.track.ground_speed_kt[end.row], nan=SLOWEST_KT))
    slow_kt = max(SLOWEST_SHARE * speed, SLOWEST_KT)
    # Wheels may touch, or have left, anywhere on a runway, and distance is to its nearest point.
    soonest = max(km - RUNWAY_KM, 0.0) / (FASTEST_KT * KM_PER_NAUTICAL_MILE) * 60
    latest = max(km / (slow_kt * KM_PER_NAUTICAL_MILE) * 60, height / FLATTEST_FPM)
    latest += LATEST_SLACK_MINUTES
    heard_again = _minutes_to_beyond(end)
    if heard_again is not None:
        soonest, latest = min(soonest, heard_again), min(latest, heard_again)
    return _range_from(end, soonest, latest)
