"""Airports and times that the rules give to cut ends, against the uncut track.

A right airport counts +1, none 0, a wrong one −2. A truth whose leg is swallowed by another leg
is scored with what that leg says, so that a missed stop counts as the wrong airport it leads to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from evaluation.legs.corpus import TAKEOFF, TrueEnd, air_times_ms
from evaluation.legs.cuts import unheard_below
from evaluation.legs.opdi import nearest_airport_named
from wheelsdown.flights.legs import find_legs
from wheelsdown.model.flight import Endpoint, Leg, Track
from wheelsdown.model.time_range import midpoint, ms_from_datetime
from wheelsdown.tracks.preparation import prepare_track

LEFT_MINUTES = 1.0
"""A leg of which less is left is no track that anyone could judge, and is not counted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One cut end and what became of it."""

    side: int
    cut_ft: int | None
    to_tune_on: bool
    truth: str
    file: str
    key: str
    named: str | None
    rule: str
    confidence: float | None
    runners_up: tuple[tuple[str, float], ...]
    nearest: str | None
    """What OPDI's published rule says."""
    error_s: float | None
    """Middle of the range less the true time, where an airport is named and the truth is sure."""
    width_s: float | None
    inside: bool | None

    @property
    def right(self) -> bool:
        """Whether the airport named is the true one."""
        return self.named == self.truth

    @property
    def wrong(self) -> bool:
        """Whether another airport is named than the true one."""
        return self.named is not None and not self.right

    @property
    def score(self) -> int:
        """+1 right, 0 silent, −2 wrong."""
        return int(self.right) - 2 * int(self.wrong)


def judge_cuts(ends: Iterable[TrueEnd], heights_ft: Sequence[int | None]) -> list[Judged]:
    """Return every end under every cut; ends of which nothing is left are not counted."""
    found: list[Judged] = []
    for end in ends:
        for feet in heights_ft:
            track = end.heard.raw if feet is None else unheard_below(end, feet)
            judged = judge_end(end, track, feet)
            if judged is not None:
                found.append(judged)
    return found


def judge_end(end: TrueEnd, track: Track, feet: int | None) -> Judged | None:
    """Return what is said of one end when only `track` was heard; nothing if too little is."""
    of_leg = (track.time_ms >= end.began_ms) & (track.time_ms <= end.ended_ms)
    times = track.time_ms[of_leg]
    if len(times) < 2 or times[-1] - times[0] < LEFT_MINUTES * 60_000:
        return None
    prepared = prepare_track([track])
    legs = find_legs(prepared.track, gaps=prepared.gaps, echoes=prepared.echoes)
    leg = _leg_of(end, legs, prepared.track)
    if leg is None:
        return None
    endpoint = leg.takeoff if end.side == TAKEOFF else leg.landing
    error_s, width_s, inside = _time_error(end, endpoint)
    return Judged(
        side=end.side,
        cut_ft=feet,
        to_tune_on=end.heard.to_tune_on,
        truth=end.airport,
        file=end.heard.file,
        key=end.heard.key,
        named=endpoint.airport,
        rule=endpoint.rule,
        confidence=endpoint.confidence,
        runners_up=tuple((one.airport, one.confidence) for one in endpoint.runners_up),
        nearest=_nearest(end, track),
        error_s=error_s,
        width_s=width_s,
        inside=inside,
    )


def _nearest(end: TrueEnd, track: Track) -> str | None:
    minute = 60_000
    return nearest_airport_named(track, end.began_ms - minute, end.ended_ms + minute, end.side)


def _leg_of(end: TrueEnd, legs: Iterable[Leg], track: Track) -> Leg | None:
    """Return the leg that was heard in the air for most of the time of the true leg."""
    best: tuple[int, Leg] | None = None
    for leg in legs:
        times = air_times_ms(leg, track)
        if times is None:
            continue
        overlap = min(times[1], end.ended_ms) - max(times[0], end.began_ms)
        if overlap > 0 and (best is None or overlap > best[0]):
            best = (overlap, leg)
    return None if best is None else best[1]


def _time_error(end: TrueEnd, endpoint: Endpoint) -> tuple[float | None, float | None, bool | None]:
    """Return error of the middle, width of the range, and whether the truth lies in it."""
    earliest, latest = endpoint.time.earliest, endpoint.time.latest
    middle = midpoint(endpoint.time)
    if endpoint.airport is None or not end.times_sure or None in (earliest, latest, middle):
        return None, None, None
    assert earliest is not None and latest is not None and middle is not None
    error_s = (ms_from_datetime(middle) - end.time_ms) / 1000
    inside = ms_from_datetime(earliest) <= end.time_ms <= ms_from_datetime(latest)
    return error_s, (latest - earliest).total_seconds(), inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """Shares of a set of judged ends; a weight of each cut height where it is a mix."""

    ends: int
    named: float
    right_of_named: float | None
    wrong: float
    score: float
    nearest_named: float
    nearest_right: float | None


def tally(judged: Sequence[Judged], weights: Sequence[float] | None = None) -> Tally | None:
    """Return the shares, each end counting with its weight."""
    if not judged:
        return None
    weight = np.ones(len(judged)) if weights is None else np.asarray(weights, float)
    total = float(weight.sum())

    def share(flags: Iterable[bool]) -> float:
        return float(weight[np.fromiter(flags, bool, len(judged))].sum()) / total

    named, right = share(j.named is not None for j in judged), share(j.right for j in judged)
    nearest = share(j.nearest is not None for j in judged)
    nearest_right = share(j.nearest == j.truth for j in judged)
    return Tally(
        ends=len(judged),
        named=named,
        right_of_named=right / named if named else None,
        wrong=named - right,
        score=float((weight * [j.score for j in judged]).sum()) / total,
        nearest_named=nearest,
        nearest_right=nearest_right / nearest if nearest else None,
    )
