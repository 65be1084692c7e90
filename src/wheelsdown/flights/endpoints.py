"""At which airport a stretch in the air began or ended, when, how that is known, and how surely.

In: one end of a stretch. Out: an `Endpoint` with an airport or the reason for none. A landing is
never claimed because the data stopped: without rows on the ground an airport is named only where
the aircraft is lined up with a runway of it, or low and sinking with no other in reach.
The rules stand in `RULES`; the first that is sure decides and gives the endpoint its name.
Confidences are the share of right airports each rule had in the tuning half of the evaluation;
docs/evaluation/legs.md has the share in the other half.
"""

from collections.abc import Callable, Sequence

from wheelsdown.flights.endpoint_times import (
    minutes_to_beyond,
    open_time,
    time_at_stand,
    time_by_way,
    time_to_ground,
)
from wheelsdown.flights.ends import End
from wheelsdown.flights.fields import (
    Final,
    airports_in_reach,
    airports_of_ground,
    finals,
    heliports_of_ground,
)
from wheelsdown.flights.motion import BEFORE, km_between
from wheelsdown.flights.stretches import Edge
from wheelsdown.flights.ways import Chance, chances, is_light
from wheelsdown.model.flight import Airport, Endpoint, NoAirport, RunnerUp, Sighting

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
OVER_RUNWAY = 0.99
"""As low and as near as that, only a go-around or a low pass does not land."""

LINED_UP = 0.98
HIGH_FINAL_FT = 4_000.0
"""Above 4,000 ft aircraft are still being turned on to their final, or off it."""

CLEAR_SLOPE_DEG = 1.5
"""Of two airports in line the one flown to at 3°, if the other is this much farther from it."""

NEAREST_KM = 16.0
"""A takeoff in line with a runway is not from there if a usable field is nearer than it."""

SURE_SHARE_DOWN = 0.8
SURE_SHARE_UP = 0.9
"""Where the likeliest airport has this share of all chances it was the true one in 99 of 100 ends
of the tuning half; takeoffs turn sooner and climb more differently than landings come down."""
HIGH_FT, SURE_SHARE_HIGH = 4_500.0, 0.95
LIKELIEST_FT = 6_000.0
"""Higher up, half of what is known of where it goes is the map of airports and not the aircraft:
of ten takeoffs of the tuning half unheard below 7,000 ft one was given a wrong one."""
LIGHT_FT, LIGHT_WAY_KM = 1_000.0, 6.0
"""A light aircraft in the circuit of a field is no farther and no higher; elsewhere it may do
anything."""
CALIBRATED_HIGH = 0.96
CALIBRATED_UP = ((0.97, 0.99), (0.0, 0.9))
CALIBRATED_DOWN = ((0.95, 0.97), (0.0, 0.9))
"""(share of all chances, how often right) in the tuning half, by Laplace's rule and rounded:
131 of 131 and 21 of 23 takeoffs, 26 of 26 and 20 of 21 landings; of those unheard below 5,000 ft
27 of 27. The same ends under several cuts are in these numbers: they look surer than they are."""
LEAST_SHARE = 0.02
"""Runners-up with less are not worth a reader's time."""

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
    return _named_final(end, lined, LINED_UP, "lined_up_with_a_runway")


def likeliest_by_its_way(end: End) -> Endpoint | None:
    """It is lost sinking below 6,000 ft, and its way, height and direction fit one airport alone.

    The share of that airport among all round about must be 0.8 for a landing and 0.9 for a
    takeoff; a light aircraft must also be within 6 km and 1,000 ft of it.
    """
    likely = _chances(end)
    if not likely:
        return None
    best = likely[0]
    height_ft = _height_ft(end, best.airport)
    if height_ft > LIKELIEST_FT or best.share < _share_needed(end, height_ft):
        return None
    if is_light(end) and (best.way_km > LIGHT_WAY_KM or height_ft > LIGHT_FT):
        return None
    return Endpoint(
        airport=best.airport.icao,
        reason=None,
        time=time_by_way(end, best.airport),
        sighting=Sighting.INFERRED,
        confidence=calibrated(best.share, end.side, height_ft),
        runners_up=_shares(likely[1:]),
        rule="likeliest_by_its_way",
        position=end.position,
    )


def several_airports_in_reach(end: End) -> Endpoint | None:
    """It is lost sinking with airports in reach, and nothing is sure between them."""
    likely = _shares(_chances(end))
    if not likely:
        return None
    rule = "several_airports_in_reach"
    return _nowhere(end, NoAirport.UNDETERMINED, rule, Sighting.UNKNOWN, likely)


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
    likeliest_by_its_way,
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
    observed = (near and end.goes_to_ground) or _seen_soon(end)
    return Sighting.OBSERVED if observed else Sighting.INFERRED


def _seen_soon(end: End) -> bool:
    silent = minutes_to_beyond(end)
    return silent is not None and silent <= OBSERVED_WITHIN_MINUTES


def _on_ground(end: End, airports: Sequence[Airport], confidence: float, rule: str) -> Endpoint:
    sighting = _sighting(end)
    observed = sighting is Sighting.OBSERVED
    return Endpoint(
        airport=airports[0].icao,
        reason=None,
        time=time_at_stand(end, airports[0], observed=_seen_soon(end)),
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
    near = airports_in_reach(end, NEAREST_KM)
    return not near or near[0][0].icao == airport.icao


def _finals_going_down(end: End) -> tuple[Final, ...]:
    return finals(end) if end.goes_to_ground and end.moves else ()


def _named_final(end: End, lined: Sequence[Final], confidence: float, rule: str) -> Endpoint | None:
    """Return the endpoint at the best final, unless another airport's is as good."""
    if not lined:
        return None
    if len(lined) > 1:
        margin = abs(lined[1].slope_deg - 3.0) - abs(lined[0].slope_deg - 3.0)
        if margin < CLEAR_SLOPE_DEG:
            return None
    return _inferred(end, [final.airport for final in lined], confidence, rule)


def _share_needed(end: End, height_ft: float) -> float:
    if height_ft > HIGH_FT:
        return SURE_SHARE_HIGH
    return SURE_SHARE_UP if end.side == BEFORE else SURE_SHARE_DOWN


def calibrated(share: float, side: int, height_ft: float) -> float:
    """Return how often a share of all chances turned out right in the tuning half."""
    if height_ft > HIGH_FT:
        return CALIBRATED_HIGH
    steps = CALIBRATED_UP if side == BEFORE else CALIBRATED_DOWN
    return next(right for least, right in steps if share >= least)


def _chances(end: End) -> tuple[Chance, ...]:
    """Return the airports it could have gone to, if it went down and flew at all."""
    return chances(end) if end.goes_to_ground and end.moves else ()


def _shares(likely: Sequence[Chance]) -> tuple[RunnerUp, ...]:
    return tuple(
        RunnerUp(airport=one.airport.icao, confidence=round(one.share, 3))
        for one in likely[:5]
        if one.share >= LEAST_SHARE
    )


def _height_ft(end: End, airport: Airport) -> float:
    return end.altitude_ft - airport.elevation_ft


def _inferred(end: End, airports: Sequence[Airport], confidence: float, rule: str) -> Endpoint:
    return Endpoint(
        airport=airports[0].icao,
        reason=None,
        time=time_by_way(end, airports[0]),
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
        time=time_to_ground(end) if on_ground else open_time(end),
        sighting=sighting,
        confidence=NO_FIELD_THERE,
        runners_up=runners_up,
        rule=rule,
        position=_ground_position(end) if on_ground else end.position,
    )
