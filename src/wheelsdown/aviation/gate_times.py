"""How far what people say of a flight may lie from when its wheels left or touched the runway.

Reporters and timetables give gate times (off-block, in-block); the record has wheels. The wheels
leave after the gate and touch down before it, so the room is not the same on both sides.
"""

from datetime import timedelta

from wheelsdown.model.time_range import TimeRange

TAXI_OUT = timedelta(minutes=45)
"""A takeoff follows its off-block time by up to this: the slowest tenth of large hubs in the FAA's
ASPM taxi-out figures is near 40 minutes."""

TAXI_IN = timedelta(minutes=25)
"""A landing precedes its in-block time by up to this (ASPM taxi-in, slowest tenth, near 20)."""

CLOCK_SLACK = timedelta(minutes=5)
"""Clocks, rounding to five minutes and the first position heard, on the other side."""


def wheels_off_range(said: TimeRange) -> TimeRange:
    """Return when wheels can have left the ground if a departure was said to be at `said`."""
    return _room(said, before=CLOCK_SLACK, after=TAXI_OUT)


def wheels_down_range(said: TimeRange) -> TimeRange:
    """Return when wheels can have touched down if an arrival was said to be at `said`."""
    return _room(said, before=TAXI_IN, after=CLOCK_SLACK)


def _room(said: TimeRange, *, before: timedelta, after: timedelta) -> TimeRange:
    return TimeRange(
        earliest=None if said.earliest is None else said.earliest - before,
        latest=None if said.latest is None else said.latest + after,
    )
