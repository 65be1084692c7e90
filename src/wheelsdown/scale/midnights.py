"""Legs over midnight, found where the days themselves were worked out.

In: a desk with days that lie side by side. Out: for each midnight between them, the legs that only
both days together show.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.seams import make_seam, seams_to_make
from wheelsdown.errors import OutsideError
from wheelsdown.model.flight import Leg, Track
from wheelsdown.pipeline import legs_of
from wheelsdown.scale.outcomes import Runner, in_this_process

AIRCRAFT_AT_ONCE = 50
"""What one process is given: some seconds of work."""

FEW = 2 * AIRCRAFT_AT_ONCE
"""Fewer are found here before other processes would have started."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SomeAircraft:
    """The tracks of some aircraft around one midnight."""

    number: int
    tracks: tuple[tuple[Track, ...], ...]


def join_midnights(desk: Desk, run: Runner[SomeAircraft, tuple[tuple[Leg, ...], ...]]) -> int:
    """Make one leg of the two halves of each over midnight; return how many nights were joined."""
    days = seams_to_make(desk)
    for day in days:
        make_seam(desk, day, partial(_find, run))
    return len(days)


def legs_of_each(some: SomeAircraft) -> tuple[tuple[Leg, ...], ...]:
    """Return the legs of each aircraft from all its tracks."""
    return tuple(legs_of(tracks).legs for tracks in some.tracks)


def _find(
    run: Runner[SomeAircraft, tuple[tuple[Leg, ...], ...]], several: Sequence[Sequence[Track]]
) -> list[tuple[Leg, ...]]:
    parts = [
        SomeAircraft(
            number=number, tracks=tuple(map(tuple, several[number : number + AIRCRAFT_AT_ONCE]))
        )
        for number in range(0, len(several), AIRCRAFT_AT_ONCE)
    ]
    found: list[tuple[Leg, ...]] = [()] * len(several)
    for outcome in (in_this_process if len(several) <= FEW else run)(legs_of_each, parts):
        if outcome.result is None:
            why = "" if outcome.failure is None else f": {outcome.failure.detail}"
            raise OutsideError(
                f"legs over midnight could not be found{why}; the days are on the desk, "
                "add one of them again to find the legs"
            )
        number = outcome.part.number
        found[number : number + len(outcome.result)] = outcome.result
    return found
