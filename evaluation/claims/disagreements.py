"""Where extractor and reader disagree in one passage, a line each, for those who tune the rules."""

from collections.abc import Iterator

from evaluation.claims.comparing import Comparison
from evaluation.claims.gold import GoldClaim
from evaluation.claims.value_scoring import (
    Outcome,
    chain_is_exact,
    score_count,
    score_detail,
    score_place,
    score_time,
)
from wheelsdown.model.report import Claim
from wheelsdown.model.time_range import TimeRange


def disagreement_lines(comparison: Comparison) -> list[str]:
    """Return what differs: `-` missed, `+` extra, `!` from furniture, `~` a part of a claim."""
    text = comparison.passage.text
    lines = [f"- {g.types[0].value}: {text[g.start : g.end]!r}" for g in comparison.missed]
    lines += [f"+ {c.type.value}: {c.quote.text!r}" for c in comparison.extra]
    lines += [f"! {c.type.value}: {c.quote.text!r}" for c in comparison.in_furniture]
    for gold, claim in comparison.pairs:
        where = f"{gold.types[0].value} {text[gold.start : gold.end][:60]!r}"
        lines += [f"~ {difference} | {where}" for difference in _differences(text, gold, claim)]
    return lines


def _differences(text: str, gold: GoldClaim, claim: Claim) -> Iterator[str]:
    if claim.modality not in gold.modalities:
        yield f"modality {claim.modality.value}, not {gold.modalities[0].value}"
    if not chain_is_exact(gold, claim):
        wanted = [f"{link[0].kinds[0]} {text[link[0].start : link[0].end]}" for link in gold.chain]
        found = [f"{a.kind} {a.span.text}" for a in claim.attribution]
        yield f"credited to {found}, not {wanted}"
    for time in gold.times:
        if time.time is not None and score_time(time, claim.times) is not Outcome.RIGHT:
            found = [_range(t.time) for t in claim.times]
            yield f"time {text[time.start : time.end]!r} {found}, not {_range(time.time)}"
    count = gold.count
    if count is not None and count.scored and score_count(count, claim) is not Outcome.RIGHT:
        read = claim.value.count
        bounds = None if read is None else (read.minimum, read.maximum)
        yield f"number {bounds}, not {(count.minimum, count.maximum)}"
    for place in gold.places:
        if score_place(place, claim) is not Outcome.RIGHT:
            meant = place.airports or place.region or place.country
            named = text[place.start : place.end]
            yield f"place {named!r} {score_place(place, claim)}: {_places(claim)}, not {meant}"
    for key, value in gold.details:
        if score_detail(key, value, claim) is not Outcome.RIGHT:
            yield f"{key} not {value}"


def _places(claim: Claim) -> list[str]:
    value = claim.value
    said = (value.place, value.origin, value.destination, *value.via)
    return [
        f"{p.name}={p.icao or ','.join(p.candidates) or p.region or p.country}" for p in said if p
    ]


def _range(time: TimeRange) -> str:
    bounds = [
        "" if bound is None else bound.strftime("%Y-%m-%dT%H:%M")
        for bound in (time.earliest, time.latest)
    ]
    return "..".join(bounds)
