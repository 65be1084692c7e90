"""The whole measurement in one call: a corpus in, every figure of the page out."""

import random
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.legs.calibration import Step, calibration_steps, expected_error, wilson
from evaluation.legs.corpus import LANDING, TAKEOFF, Heard, find_true_ends
from evaluation.legs.cuts import HEIGHTS_FT, MIX
from evaluation.legs.marked import judge_marked, marked_legs
from evaluation.legs.scoring import Judged, Tally, judge_cuts, tally
from evaluation.legs.segmentation import Kept, judge_segments
from wheelsdown.model.flight import Floats

RESAMPLES = 400
"""Aircraft drawn anew, with replacement, for the bounds; more does not move the second digit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """Errors of the middle of the range of time, in seconds, where an airport is named."""

    ends: int
    bias_s: float
    mad_s: float
    """Median of the distances from the median, as OPDI has it."""
    inside: float
    median_width_s: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """Everything measured about takeoffs, or about landings."""

    mix: Tally
    named_bounds: tuple[float, float]
    right_bounds: tuple[float, float]
    mix_times: Times | None
    by_height: tuple[tuple[int | None, Tally, Times | None], ...]
    away_from_paris: Tally | None
    never_on_ground: Tally
    """The mix without the ends that are heard on the ground."""
    offered: float
    """Of the ends with airports in reach and none named, the share whose true one is offered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """All figures of one half of the aircraft."""

    aircraft: int
    ends: int
    airports: int
    takeoffs: Side
    landings: Side
    steps: tuple[Step, ...]
    expected_error: float
    segments: tuple[Kept, ...]
    marked: int
    marked_wrong: tuple[tuple[str, str, str], ...]
    judged: tuple[Judged, ...]


def measure(tracks: Sequence[Heard], chosen: Callable[[Heard], bool]) -> Measured:
    """Return every figure for the tracks that `chosen` picks; marked flights are all looked at."""
    ends = [end for end in find_true_ends(tracks) if chosen(end.heard)]
    judged = judge_cuts(ends, [None, *HEIGHTS_FT])
    cut = [one for one in judged if one.cut_ft is not None]
    steps = calibration_steps(cut)
    return Measured(
        aircraft=len({end.heard.key for end in ends}),
        ends=len(ends),
        airports=len({end.airport for end in ends}),
        takeoffs=_side([one for one in judged if one.side == TAKEOFF]),
        landings=_side([one for one in judged if one.side == LANDING]),
        steps=steps,
        expected_error=expected_error(steps),
        segments=tuple(judge_segments([heard for heard in tracks if chosen(heard)])),
        marked=marked_legs(tracks),
        marked_wrong=tuple(judge_marked(tracks)),
        judged=tuple(judged),
    )


def _side(judged: Sequence[Judged]) -> Side:
    mix = tally(judged, mix_weights(judged))
    assert mix is not None
    named, right = _bounds(judged)
    unheard = [one for one in judged if one.cut_ft is not None]
    never_on_ground = tally(unheard, mix_weights(unheard))
    assert never_on_ground is not None
    undecided = [one for one in judged if one.named is None and one.runners_up]
    offered = [one.truth in {icao for icao, _ in one.runners_up} for one in undecided]
    elsewhere = [one for one in judged if not one.truth.startswith("LFP")]
    by_height = []
    for feet in (None, *HEIGHTS_FT):
        under = [one for one in judged if one.cut_ft == feet]
        found = tally(under)
        if found is not None:
            by_height.append((feet, found, times_of(under)))
    return Side(
        mix=mix,
        named_bounds=named,
        right_bounds=right,
        mix_times=times_of([one for one in judged if one.cut_ft is not None], mixed=True),
        by_height=tuple(by_height),
        away_from_paris=tally(elsewhere, mix_weights(elsewhere)),
        never_on_ground=never_on_ground,
        offered=sum(offered) / len(offered) if offered else 0.0,
    )


def mix_weights(judged: Sequence[Judged]) -> list[float]:
    """Return the weight of each end so that every height has its share of the mix."""
    count = Counter(one.cut_ft for one in judged)
    return [MIX[one.cut_ft] / count[one.cut_ft] for one in judged]


def times_of(judged: Sequence[Judged], *, mixed: bool = False) -> Times | None:
    """Return bias, spread and how often the range held the truth."""
    weights = mix_weights(judged) if mixed else [1.0] * len(judged)
    known = [(one, w) for one, w in zip(judged, weights, strict=True) if one.error_s is not None]
    if not known:
        return None
    weight = np.array([w for _, w in known])
    errors = np.array([one.error_s for one, _ in known], float)
    bias = _weighted_median(errors, weight)
    inside = np.array([one.inside for one, _ in known], float)
    return Times(
        ends=len(known),
        bias_s=bias,
        mad_s=_weighted_median(np.abs(errors - bias), weight),
        inside=float((inside * weight).sum() / weight.sum()),
        median_width_s=_weighted_median(np.array([one.width_s for one, _ in known]), weight),
    )


def _weighted_median(values: Floats, weight: Floats) -> float:
    order = np.argsort(values, kind="stable")
    reached = np.cumsum(weight[order]) / weight.sum()
    return float(values[order][int(np.searchsorted(reached, 0.5))])


def _bounds(judged: Sequence[Judged]) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return 95 % bounds of the shares named and right, drawing aircraft anew.

    All ends and cuts of an aircraft stay together: they are not independent of one another. Where
    nothing was wrong, drawing anew shows nothing, and the ends are counted once each.
    """
    true_ends = max(Counter(one.cut_ft for one in judged).values())
    weights = mix_weights(judged)
    keys = sorted({one.key for one in judged})
    sums = {key: np.zeros(3) for key in keys}
    for one, w in zip(judged, weights, strict=True):
        sums[one.key] += w * np.array([1.0, one.named is not None, one.right])
    table = np.array([sums[key] for key in keys])
    chance = random.Random(1)
    named, right = [], []
    for _ in range(RESAMPLES):
        total = table[[chance.randrange(len(keys)) for _ in keys]].sum(axis=0)
        named.append(total[1] / total[0])
        right.append(total[2] / total[1])
    low, high = _middle_95(right)
    if not any(one.wrong for one in judged):
        low = wilson(true_ends, true_ends)[0]
    return _middle_95(named), (low, high)


def _middle_95(values: Sequence[float]) -> tuple[float, float]:
    low, high = np.quantile(values, [0.025, 0.975])
    return float(low), float(high)
