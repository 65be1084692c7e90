"""The quantity ledger of an event: how many were said, boarded, taken off on the way, landed.

In: voices that count people. Out: a ledger for each kind of people, every number a range with who
said it, and the remainder, which stays in sight: people who boarded and are not told to have landed
are not lost in a total.
"""

from collections import defaultdict
from collections.abc import Sequence

from wheelsdown.model.event import QuantityEntry, QuantityLedger, Stage, Voice
from wheelsdown.model.report import ClaimType, Modality
from wheelsdown.verdicts.people_counted import counted_people, stage_of


def ledgers_of(voices: Sequence[Voice]) -> tuple[QuantityLedger, ...]:
    """Return a ledger for each kind of people counted, people in general first.

    Only what was asserted is entered; a number of the plan is no number of the flight.
    """
    by_people: dict[str, list[QuantityEntry]] = defaultdict(list)
    for voice in voices:
        claim = voice.claim
        if claim.type is not ClaimType.FLIGHT_PASSENGERS or claim.value.count is None:
            continue
        if claim.modality is Modality.ASSERTED:
            stage, rule = stage_of(claim)
            entry = QuantityEntry(stage=stage, count=claim.value.count, voice=voice, rule=rule)
            by_people[counted_people(claim)].append(entry)
    names = sorted(by_people, key=lambda name: (name != "people", name))
    return tuple(_ledger(name, by_people[name]) for name in names)


def _ledger(of: str, entries: Sequence[QuantityEntry]) -> QuantityLedger:
    ordered = sorted(
        entries, key=lambda e: (tuple(Stage).index(e.stage), e.voice.outlet, e.voice.claim.claim)
    )
    totals = tuple(
        (stage, *hull([e for e in ordered if e.stage is stage]))
        for stage in Stage
        if any(e.stage is stage for e in ordered)
    )
    left, overdrawn = remainder(totals)
    return QuantityLedger(
        of=of, entries=tuple(ordered), totals=totals, remainder=left, overdrawn=overdrawn
    )


def hull(entries: Sequence[QuantityEntry]) -> tuple[int | None, int | None]:
    """Return the least and the most that anybody said: numbers that differ are all kept open."""
    lows = [entry.count.minimum for entry in entries]
    tops = [entry.count.maximum for entry in entries]
    low = None if None in lows else min(n for n in lows if n is not None)
    top = None if None in tops else max(n for n in tops if n is not None)
    return low, top


def remainder(
    totals: Sequence[tuple[Stage, int | None, int | None]],
) -> tuple[tuple[int, int | None] | None, bool]:
    """Return how many of those who boarded are not told to have come off, and if too many are.

    Boarded, or where nobody told of that the number aboard, less those taken off and those landed.
    How many landed is open where nobody counted them.
    """
    by_stage = {stage: (low, top) for stage, low, top in totals}
    start = by_stage.get(Stage.BOARDED) or by_stage.get(Stage.SAID)
    if start is None:
        return None, False
    low, top = start
    # Nobody told of as taken off is nobody taken off, as far as is told. Landings are not so: a
    # report that gives none leaves open how many landed.
    off = by_stage.get(Stage.TAKEN_OFF, (0, 0))
    landed = by_stage.get(Stage.LANDED, (0, None))
    most = None if top is None else top - (off[0] or 0) - (landed[0] or 0)
    least = 0
    if low is not None and off[1] is not None and landed[1] is not None:
        least = low - off[1] - landed[1]
    overdrawn = most is not None and most < 0
    return (max(least, 0), None if most is None else max(most, 0)), overdrawn
