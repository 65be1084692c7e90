"""When an aircraft in the air falls silent and is heard in the air again: did it land meanwhile?

In: two rows that follow each other. Out: yes or no, with the name of the rule that decided. Nobody
heard a landing: all that is concluded is that no flight takes so long, and where it landed stays
unknown until other rules say so. The rules stand in `RULES`; the first that is sure decides.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE
from wheelsdown.flights.motion import (
    AFTER,
    BEFORE,
    USUAL_KT,
    altitude_trend_ft,
    cruising_kt,
    km_between,
    minutes_between,
)
from wheelsdown.model.flight import RowFlag, Track

SHORTEST_SILENCE_MINUTES = 8.0
"""Nothing comes down from where it was heard, lands and is heard climbing again in less."""

DETOUR = 1.15
"""Flights are flown up to 15 % longer than the great circle, or into that much wind."""

LANDING_AND_TAKEOFF_MINUTES = 20.0
"""Down from 10,000 ft, off the runway, back and up again: the least a stop costs."""

HINTED_STOP_MINUTES = 10.0
"""The same where readsb, which saw more rows than it kept, began a new leg."""

TURNAROUND_MINUTES = 45.0
"""The least between two flights of an airline under different callsigns, descent included."""

LOITERING_MINUTES = 120.0
"""Aircraft that wait, survey or refuel are unheard for an hour; for two above the same place by
day is rare, and a stop of which nothing was heard is common."""

LONGEST_FLIGHT_MINUTES = 20 * 60.0
"""Singapore to New York, the longest there is, takes 18 h 50 min."""

TREND_FT = 800.0
"""Lost or gained within five minutes: more than a correction, less than any descent or climb."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """What there is to go by between the last row heard and the next."""

    minutes: float
    spare_minutes: float
    """What is left of the silence after flying straight from one row to the other."""
    came_down: bool
    went_up: bool
    callsign_changed: bool
    hinted: bool


Rule = Callable[[Silence], bool | None]
"""Says whether the aircraft landed; nothing where it cannot tell."""


def too_short_to_land(silence: Silence) -> bool | None:
    """It did not: less than eight minutes of silence, or fewer than eight to spare."""
    shortest = min(silence.minutes, silence.spare_minutes)
    return False if shortest < SHORTEST_SILENCE_MINUTES else None


def longer_than_any_flight(silence: Silence) -> bool | None:
    """It did: silent for twenty hours."""
    return True if silence.minutes >= LONGEST_FLIGHT_MINUTES else None


def came_down_and_went_up(silence: Silence) -> bool | None:
    """It did: it sank into the silence, climbed out of it, and had twenty minutes to spare."""
    moved = silence.came_down and silence.went_up
    return True if moved and silence.spare_minutes >= LANDING_AND_TAKEOFF_MINUTES else None


def began_a_new_leg(silence: Silence) -> bool | None:
    """It did: readsb marked a new leg, it sank or climbed, and had ten minutes to spare."""
    moved = silence.came_down or silence.went_up
    enough = silence.spare_minutes >= HINTED_STOP_MINUTES
    return True if silence.hinted and moved and enough else None


def changed_callsign(silence: Silence) -> bool | None:
    """It did: another callsign afterwards, and 45 minutes to spare."""
    enough = silence.spare_minutes >= TURNAROUND_MINUTES
    return True if silence.callsign_changed and enough else None


def no_flight_takes_so_long(silence: Silence) -> bool | None:
    """It did: two hours to spare."""
    return True if silence.spare_minutes >= LOITERING_MINUTES else None


def flew_on(silence: Silence) -> bool | None:
    """It did not, as far as can be told: nothing says that it did."""
    return False


RULES: tuple[Rule, ...] = (
    too_short_to_land,
    longer_than_any_flight,
    came_down_and_went_up,
    began_a_new_leg,
    changed_callsign,
    no_flight_takes_so_long,
    flew_on,
)


def landed_meanwhile(track: Track, before: int, after: int) -> tuple[bool, str]:
    """Say whether the aircraft landed between two rows in the air, and which rule says so."""
    silence = measure_silence(track, before, after)
    for rule in RULES:
        landed = rule(silence)
        if landed is not None:
            return landed, rule.__name__
    raise AssertionError("the last rule always decides")


def measure_silence(track: Track, before: int, after: int) -> Silence:
    """Return what there is to go by between rows `before` and `after`."""
    return Silence(
        minutes=minutes_between(track, before, after),
        spare_minutes=spare_minutes(track, before, after),
        came_down=altitude_trend_ft(track, before, BEFORE) <= -TREND_FT,
        went_up=altitude_trend_ft(track, after, AFTER) >= TREND_FT,
        callsign_changed=_callsign_changed(track, before, after),
        hinted=bool(track.flags[after] & RowFlag.NEW_LEG),
    )


def spare_minutes(track: Track, before: int, after: int) -> float:
    """Return the minutes between two rows that flying from one to the other does not need."""
    speeds = [
        speed
        for speed in (cruising_kt(track, before, BEFORE), cruising_kt(track, after, AFTER))
        if speed is not None and speed > 0
    ]
    km_per_minute = (sum(speeds) / len(speeds) if speeds else USUAL_KT) * KM_PER_NAUTICAL_MILE / 60
    needed = DETOUR * km_between(track, before, after) / km_per_minute
    return minutes_between(track, before, after) - needed


def _callsign_changed(track: Track, before: int, after: int) -> bool:
    """Say whether another callsign was first heard in the silence or in ten minutes after it."""
    if not track.callsigns:
        return False
    times = np.array([when for when, _ in track.callsigns])
    until = int(np.searchsorted(times, track.time_ms[before], "right"))
    soon = int(np.searchsorted(times, track.time_ms[after] + 600_000, "right"))
    return 0 < until < soon
