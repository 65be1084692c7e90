"""Whether one flight stays one leg when parts of it are not heard, and nothing lands in mid-air.

A true leg is one with both ends seen on the ground or at the track's own ends, and no silence of
five minutes inside. It stays one if exactly one cut leg covers it and that one covers no other. An
airport named at a cut in mid-air, where the uncut track flies on, is a false landing or takeoff.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.legs.corpus import Heard, air_times_ms
from evaluation.legs.cuts import in_two_files, with_dropouts, with_hole
from wheelsdown.flights.legs import find_legs
from wheelsdown.model.flight import Leg, NoAirport, Sighting, Track
from wheelsdown.tracks.preparation import prepare_track

SHORTEST_MINUTES = 20.0
SHORTEST_CIRCUIT_MINUTES = 4.0
LONGEST_SILENCE_MINUTES = 5.0
HOLE_SHARE = 0.5
"""Of the time of a leg: the middle half is not heard, as over an ocean."""

Times = tuple[int, int]
Cut = Callable[[Track, Times, int], tuple[Track, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What became of the true legs under one cut."""

    cut: str
    legs: int
    one_leg: int
    split: int
    joined: int
    lost: int
    false_ends: int
    """Airports named where the track was cut in mid-air, other than where the leg truly ends."""


def _dropouts(track: Track, times: Times, seed: int) -> tuple[Track, ...]:
    return (with_dropouts(track, seed),)


def _hole(track: Track, times: Times, seed: int) -> tuple[Track, ...]:
    quarter = round((times[1] - times[0]) * (1 - HOLE_SHARE) / 2)
    return (with_hole(track, times[0] + quarter, times[1] - quarter),)


def _two_files(track: Track, times: Times, seed: int) -> tuple[Track, ...]:
    return in_two_files(track, (times[0] + times[1]) // 2)


def _every_cut(track: Track, times: Times, seed: int) -> tuple[Track, ...]:
    [holed] = _hole(track, times, seed)
    first, second = in_two_files(with_dropouts(holed, seed), (times[0] + times[1]) // 2)
    return tuple(part for part in (first, second) if len(part.time_ms))


MIDNIGHT = "two files, cut at midnight"

CUTS: dict[str, Cut] = {
    "whole": lambda track, times, seed: (track,),
    "random dropouts": _dropouts,
    "middle half unheard": _hole,
    MIDNIGHT: _two_files,
    "all three at once": _every_cut,
}


def judge_segments(tracks: Iterable[Heard]) -> list[Kept]:
    """Return for every way of cutting how many true legs stayed one."""
    chosen = [(heard, of) for heard in tracks if (of := true_legs(heard))]
    return [_judge(cut, chosen) for cut in CUTS]


def true_legs(heard: Heard) -> list[Times]:
    """Return the times of the legs of a track that are certain to be one flight each."""
    track = heard.prepared.track
    found = []
    for leg in heard.legs:
        times = air_times_ms(leg, track)
        if times is None or not (_sure(leg.takeoff.rule) and _sure(leg.landing.rule)):
            continue
        inside = (track.time_ms >= times[0]) & (track.time_ms <= times[1])
        silence = np.diff(track.time_ms[inside]).max(initial=0) / 60_000
        observed = Sighting.OBSERVED in (leg.takeoff.sighting, leg.landing.sighting)
        shortest = SHORTEST_CIRCUIT_MINUTES if observed else SHORTEST_MINUTES
        cut_out = NoAirport.OUT_OF_COVERAGE in (leg.takeoff.reason, leg.landing.reason)
        lasted = (times[1] - times[0]) / 60_000
        if lasted >= shortest and silence <= LONGEST_SILENCE_MINUTES and not cut_out:
            found.append(times)
    return found


def _sure(rule: str) -> bool:
    return rule not in ("stood_there_unheard",)


def _judge(cut: str, chosen: Sequence[tuple[Heard, list[Times]]]) -> Kept:
    counts = dict.fromkeys(("one_leg", "split", "joined", "lost"), 0)
    false_ends = legs = 0
    for seed, (heard, all_times) in enumerate(chosen):
        for times in all_times:
            parts = CUTS[cut](heard.raw, times, seed)
            found = _times_of(_legs_of(parts))
            counts[_fate(times, all_times, found)] += 1
            legs += 1
            if cut == MIDNIGHT:
                false_ends += _false_ends(parts, _leg_at(heard, times), times)
    return Kept(cut=cut, legs=legs, false_ends=false_ends, **counts)


def _leg_at(heard: Heard, times: Times) -> Leg:
    track = heard.prepared.track
    return next(leg for leg in heard.legs if air_times_ms(leg, track) == times)


def _legs_of(parts: Sequence[Track]) -> tuple[tuple[Leg, ...], Track]:
    prepared = prepare_track(parts)
    track = prepared.track
    return find_legs(track, gaps=prepared.gaps, echoes=prepared.echoes), track


def _times_of(found: tuple[tuple[Leg, ...], Track]) -> list[Times]:
    legs, track = found
    return [times for leg in legs if (times := air_times_ms(leg, track)) is not None]


def _fate(times: Times, others: Sequence[Times], found: Sequence[Times]) -> str:
    """Say what became of one true leg."""
    covering = [one for one in found if _overlap(one, times) > 0]
    if not covering:
        return "lost"
    if len(covering) > 1:
        return "split"
    swallowed = sum(_overlap(covering[0], other) > 0 for other in others)
    return "joined" if swallowed > 1 else "one_leg"


def _overlap(a: Times, b: Times) -> int:
    return min(a[1], b[1]) - max(a[0], b[0])


def _false_ends(parts: Sequence[Track], whole: Leg, times: Times) -> int:
    """Return how many airports the files alone name at the cut that are not where the leg ends."""
    first, second = (_of_leg(part, times) for part in parts)
    landing = first.landing.airport if first else None
    takeoff = second.takeoff.airport if second else None
    false_landing = landing not in (None, whole.landing.airport)
    return int(false_landing) + int(takeoff not in (None, whole.takeoff.airport))


def _of_leg(part: Track, times: Times) -> Leg | None:
    """Return the leg of one file that is a part of the true leg."""
    if not len(part.time_ms):
        return None
    legs, track = _legs_of((part,))
    for leg in legs:
        of_leg = air_times_ms(leg, track)
        if of_leg is not None and _overlap(of_leg, times) > 0:
            return leg
    return None
