"""How the parts of a found claim compare with the reader's: times, numbers, places, speakers.

Every outcome is a word. `wrong` and `silent` are kept apart everywhere, because a tool for monitors
may be silent more cheaply than wrong.
"""

from datetime import timedelta
from enum import StrEnum

from evaluation.claims.gold import GoldClaim, GoldCount, GoldPlace, GoldSpeaker, GoldTime
from wheelsdown.model.report import Attribution, Claim, ClaimTime, PlaceMention
from wheelsdown.model.time_range import TimeRange, ranges_overlap

LEAST_HELD = 0.75
"""Share of the reader's range that must lie in the extractor's: a day read in a neighbouring zone
(up to six hours off) still holds, a minute in the wrong zone does not."""

MOST_WIDTH = 2
"""An editor would not write a range more than twice as wide as the words allow."""

ROUNDING = timedelta(seconds=60)
"""`18:15` may end at `:00` or `:59`."""

OPEN_SIDE = timedelta(days=1)
"""How far the known bound of a half-open range may be off: the zone of the text may be open."""


class Outcome(StrEnum):
    """How one part compares."""

    RIGHT = "right"
    WIDE = "too wide"
    WRONG = "wrong"
    SILENT = "silent"


def score_time(gold: GoldTime, times: tuple[ClaimTime, ...]) -> Outcome:
    """Compare one time with the extractor's for the same words, else with its best other one."""
    if not times or gold.time is None:
        return Outcome.SILENT
    same_words = [t for t in times if t.span.start < gold.end and gold.start < t.span.end]
    outcomes = {compare_ranges(gold.time, t.time) for t in same_words or times}
    return next(o for o in Outcome if o in outcomes)


def compare_ranges(gold: TimeRange, found: TimeRange) -> Outcome:
    """Say whether `found` holds `gold` and is no wider than an editor would write."""
    if found.earliest is None and found.latest is None:
        return Outcome.SILENT
    if gold.earliest is None or gold.latest is None:
        return _compare_open(gold, found)
    if not ranges_overlap(gold, found):
        return Outcome.WRONG
    first = max(t for t in (gold.earliest, found.earliest) if t is not None)
    last = min(t for t in (gold.latest, found.latest) if t is not None)
    width = gold.latest - gold.earliest
    if last - first < width * LEAST_HELD - ROUNDING and last - first < width:
        return Outcome.WRONG
    if found.earliest is None or found.latest is None:
        return Outcome.WIDE
    narrow = found.latest - found.earliest <= width * MOST_WIDTH + ROUNDING
    return Outcome.RIGHT if narrow else Outcome.WIDE


def _compare_open(gold: TimeRange, found: TimeRange) -> Outcome:
    """Compare the bound that is known; the open side may be closed by the day of publication."""
    if gold.earliest is not None:
        known, bound = gold.earliest, found.earliest
    else:
        assert gold.latest is not None
        known, bound = gold.latest, found.latest
    if bound is None:
        return Outcome.WIDE
    return Outcome.RIGHT if abs(bound - known) <= OPEN_SIDE else Outcome.WRONG


def score_count(gold: GoldCount, claim: Claim) -> Outcome:
    """Compare both bounds of a number exactly."""
    found = claim.value.count
    if found is None:
        return Outcome.SILENT
    same = (found.minimum, found.maximum) == (gold.minimum, gold.maximum)
    return Outcome.RIGHT if same else Outcome.WRONG


def score_place(gold: GoldPlace, claim: Claim) -> Outcome:
    """Compare what the place stands for with the extractor's for the same words."""
    value = claim.value
    said = [p for p in (value.place, value.origin, value.destination, *value.via) if p is not None]
    found = [p for p in said if p.span.start < gold.end and gold.start < p.span.end]
    if not found:
        return Outcome.SILENT
    return Outcome.RIGHT if any(_same_place(gold, p) for p in found) else Outcome.WRONG


def _same_place(gold: GoldPlace, found: PlaceMention) -> bool:
    """A city of one airport may be named or kept open; one of several must be kept open."""
    if not gold.airports:
        same_region = gold.region is None or found.region == gold.region
        return found.country == gold.country and same_region and found.icao is None
    if len(gold.airports) == 1:
        return found.icao == gold.airports[0] or (
            found.icao is None and gold.airports[0] in found.candidates
        )
    return found.icao is None and set(gold.airports) <= set(found.candidates)


def chain_is_exact(gold: GoldClaim, claim: Claim) -> bool:
    """Say whether the chain has the same kinds and the same characters, in order."""
    return _same_chain(gold, claim, exact=True)


def chain_is_near(gold: GoldClaim, claim: Claim) -> bool:
    """Say whether the chain has the same kinds in order, and characters that overlap."""
    return _same_chain(gold, claim, exact=False)


def _same_chain(gold: GoldClaim, claim: Claim, *, exact: bool) -> bool:
    return len(gold.chain) == len(claim.attribution) and all(
        any(_same_speaker(speaker, found, exact=exact) for speaker in link)
        for link, found in zip(gold.chain, claim.attribution, strict=True)
    )


def _same_speaker(gold: GoldSpeaker, found: Attribution, *, exact: bool) -> bool:
    if found.kind not in gold.kinds:
        return False
    if exact:
        return (found.span.start, found.span.end) == (gold.start, gold.end)
    return found.span.start < gold.end and gold.start < found.span.end


def score_detail(key: str, wanted: str, claim: Claim) -> Outcome:
    """Compare a registration, callsign, ordinal or duration."""
    value = claim.value
    if key == "minutes":
        if value.duration_minutes is None:
            return Outcome.SILENT
        low, high = value.duration_minutes
        return Outcome.RIGHT if low <= int(wanted) <= high else Outcome.WRONG
    found = {
        "registration": value.registration,
        "callsign": value.callsign,
        "ordinal": None if value.ordinal is None else str(value.ordinal),
    }[key]
    if found is None:
        return Outcome.SILENT
    return Outcome.RIGHT if found == wanted else Outcome.WRONG
