"""How claims of several reports stand to one another: repeated, refined, contradicted, stripped.

In come readings in the order in which the reports appeared; out go links from a later claim to an
earlier one. Two claims are compared only where they are of one type and can be of one event: their
places and times do not exclude it. What is linked is what is said, never whether it was so.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

from wheelsdown.claims.patterns import regex
from wheelsdown.model.report import (
    Claim,
    ClaimLink,
    ClaimType,
    Count,
    Modality,
    PlaceMention,
    Reading,
    Relation,
)
from wheelsdown.model.time_range import TimeRange, ranges_overlap

LINKED = frozenset(
    {
        *(ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP),
        *(ClaimType.FLIGHT_TRANSFER, ClaimType.FLIGHT_ROUTE, ClaimType.FLIGHT_PASSENGERS),
        *(ClaimType.FLIGHT_ORDINAL, ClaimType.FLIGHT_OCCURRENCE, ClaimType.GROUP_REMOVAL),
        *(ClaimType.PERSON_REMOVAL, ClaimType.PERSON_ARREST, ClaimType.PERSON_DETENTION),
        *(ClaimType.PERSON_CHARGE, ClaimType.PERSON_INTERROGATION, ClaimType.STATISTIC),
    }
)
# Statements of how many can be told as passengers by one and as people removed by another.
HOW_MANY = frozenset({ClaimType.FLIGHT_PASSENGERS, ClaimType.GROUP_REMOVAL, ClaimType.STATISTIC})
OF_A_PERSON = "person."
FIRMNESS = {
    Modality.POSSIBLE: 0,
    Modality.FEARED: 0,
    Modality.EXPECTED: 1,
    Modality.PLANNED: 1,
    Modality.ASSERTED: 2,
}
# "64 passengers" of one report and "64 Russians" of another: the second says who they were.
ANYBODY = regex(
    r"\b(?:passengers?|people|persons?|deportees|those|men and women|human beings|пассажир\w*|"
    r"человек\w*|люд\w+|депортированн\w+|them|us)\b",
    re.IGNORECASE,
)

Verdict = tuple[Relation, str, tuple[tuple[str, str], ...]]
Rule = Callable[[Claim, Claim], Verdict | None]


def link_claims(readings: Sequence[Reading]) -> tuple[ClaimLink, ...]:
    """Return how later claims stand to earlier ones, `readings` being in order of appearance.

    Every rule of `RULES` that speaks gives a link, so one pair can both repeat and strip.
    """
    earlier: dict[str, list[Claim]] = defaultdict(list)
    links: list[ClaimLink] = []
    for reading in readings:
        own = [c for c in reading.claims if c.type in LINKED]
        for claim in own:
            for before in earlier[_family(claim)]:
                links += _links(claim, before)
        for claim in own:
            earlier[_family(claim)].append(claim)
    return tuple(links)


def _family(claim: Claim) -> str:
    return "how_many" if claim.type in HOW_MANY else claim.type.value


def _links(claim: Claim, before: Claim) -> Iterator[ClaimLink]:
    if not can_be_of_one_event(claim, before):
        return
    for rule in RULES:
        found = rule(claim, before)
        if found is not None:
            relation, name, values = found
            yield ClaimLink(claim=claim.claim, earlier=before.claim, relation=relation, rule=name,
                            values=values)  # fmt: skip


def can_be_of_one_event(one: Claim, other: Claim) -> bool:
    """Say whether two claims can tell of one event: neither place nor day nor person excludes it.

    Claims that name no person, place, time or number in common cannot be compared.
    """
    if one.type.startswith(OF_A_PERSON):
        return one.value.person is not None and one.value.person == other.value.person
    a, b = _time(one), _time(other)
    if a is not None and b is not None and not _near(a, b):
        return False
    places = _places(one), _places(other)
    if all(places) and not _share_a_place(*places):
        return False
    dated = a is not None and b is not None
    counted = one.value.count is not None and other.value.count is not None
    return dated or all(places) or (counted and _family(one) == "how_many")


def _time(claim: Claim) -> TimeRange | None:
    return claim.times[0].time if claim.times else None


def _near(a: TimeRange, b: TimeRange) -> bool:
    """Say whether two ranges touch or lie within a day: reports of one event differ by that."""
    if ranges_overlap(a, b):
        return True
    if None in (a.earliest, a.latest, b.earliest, b.latest):
        return True
    assert a.earliest and a.latest and b.earliest and b.latest
    gap = max(a.earliest, b.earliest) - min(a.latest, b.latest)
    return gap.total_seconds() <= SAME_EVENT_HOURS * 3600


# Two reports of one landing differ by a clock or a time zone, not by two days.
SAME_EVENT_HOURS = 26


def _places(claim: Claim) -> tuple[PlaceMention, ...]:
    value = claim.value
    chief = value.place or value.destination or value.origin
    return (chief,) if chief is not None else ()


def _share_a_place(one: tuple[PlaceMention, ...], other: tuple[PlaceMention, ...]) -> bool:
    return any(same_place(a, b) for a in one for b in other)


def same_place(one: PlaceMention, other: PlaceMention) -> bool:
    """Say whether two mentions can be of one place: "Moscow" and Domodedovo, Arizona and Mesa."""
    if one.icao and other.icao:
        return one.icao == other.icao
    for a, b in ((one, other), (other, one)):
        if a.icao and b.candidates:
            return a.icao in b.candidates
    if one.candidates and other.candidates:
        return bool(set(one.candidates) & set(other.candidates))
    if one.country != other.country:
        return False
    return one.region == other.region or None in (one.region, other.region)


def contradiction(claim: Claim, before: Claim) -> Verdict | None:
    """Numbers, times or modalities of one event that cannot both be so contradict."""
    denied = {claim.modality, before.modality}
    if Modality.DENIED in denied and len(denied) > 1:
        said = (("earlier", before.modality.value), ("later", claim.modality.value))
        return Relation.CONTRADICTS, "one_denies", said
    if Modality.DENIED in denied:
        return None
    one, other = claim.value.count, before.value.count
    if one and other and not _counts_meet(one, other) and _same_unit(claim, before):
        return Relation.CONTRADICTS, "counts_apart", _counts(before, claim)
    a, b = _time(claim), _time(before)
    if a and b and not ranges_overlap(a, b):
        said = (("earlier", before.times[0].span.text), ("later", claim.times[0].span.text))
        return Relation.CONTRADICTS, "times_apart", said
    return None


def refinement(claim: Claim, before: Claim) -> Verdict | None:
    """A narrower number, time or place within the earlier one refines it."""
    if contradiction(claim, before) is not None:
        return None
    one, other = claim.value.count, before.value.count
    if one and other and _same_unit(claim, before) and _within_count(one, other):
        return Relation.REFINES, "count_narrower", _counts(before, claim)
    a, b = _time(claim), _time(before)
    if a and b and _within_time(a, b):
        said = (("earlier", before.times[0].span.text), ("later", claim.times[0].span.text))
        return Relation.REFINES, "time_narrower", said
    for p in _places(claim):
        for q in _places(before):
            if p.icao and not q.icao and same_place(p, q):
                return Relation.REFINES, "place_narrower", (("earlier", q.name), ("later", p.name))
    return None


def repetition(claim: Claim, before: Claim) -> Verdict | None:
    """The same number, time and place, as far as both give them, repeat."""
    if contradiction(claim, before) or refinement(claim, before):
        return None
    one, other = claim.value.count, before.value.count
    if one and other:
        same = (one.minimum, one.maximum) == (other.minimum, other.maximum)
        if not same or not _same_unit(claim, before):
            return None
    return Relation.REPEATS, "same_values", ()


def stripping(claim: Claim, before: Claim) -> Verdict | None:
    """What the earlier report credits and the later says as its own has lost its attribution.

    A later chain that keeps the earlier origin, or names the outlet, has not.
    """
    if claim.attribution or not before.attribution or contradiction(claim, before):
        return None
    if claim.modality is not Modality.ASSERTED:
        return None
    return (
        Relation.STRIPS_ATTRIBUTION,
        "credited_before",
        (("credited", before.attribution[-1].name),),
    )


def amplification(claim: Claim, before: Claim) -> Verdict | None:
    """The same number of people called more than before, or a doubt left out, amplifies."""
    if FIRMNESS.get(claim.modality, -1) > FIRMNESS.get(before.modality, 9):
        said = (("earlier", before.modality.value), ("later", claim.modality.value))
        return Relation.AMPLIFIES, "said_more_firmly", said
    one, other = claim.value.count, before.value.count
    if not one or not other:
        return None
    same = (one.minimum, one.maximum) == (other.minimum, other.maximum)
    if same and _of_anybody(other) and one.of and not _of_anybody(one):
        return Relation.AMPLIFIES, "called_more", (("earlier", other.of or ""), ("later", one.of))
    sharper = other.best is None and one.best is not None and not _within_count(one, other)
    if sharper and _counts_meet(one, other):
        return Relation.AMPLIFIES, "number_sharpened", _counts(before, claim)
    open_above = other.maximum is not None and one.maximum is None
    if open_above and (one.minimum or 0) >= (other.minimum or 0) and _same_unit(claim, before):
        return Relation.AMPLIFIES, "bound_left_out", _counts(before, claim)
    return None


def _of_anybody(count: Count) -> bool:
    return count.of is None or ANYBODY.search(count.of) is not None


def _same_unit(claim: Claim, before: Claim) -> bool:
    """Say whether two numbers count the same: 64 passengers and 30 Russians may both be so."""
    one, other = claim.value.count, before.value.count
    if one is None or other is None or claim.type is not before.type:
        return False
    return _of_anybody(one) == _of_anybody(other)


def _counts(before: Claim, claim: Claim) -> tuple[tuple[str, str], ...]:
    one, other = before.value.count, claim.value.count
    return (("earlier", one.text if one else ""), ("later", other.text if other else ""))


def _counts_meet(one: Count, other: Count) -> bool:
    low = max(one.minimum or 0, other.minimum or 0)
    highs = [c.maximum for c in (one, other) if c.maximum is not None]
    return not highs or low <= min(highs)


def _within_count(one: Count, other: Count) -> bool:
    """Say whether `one` promises more than `other` and nothing outside it."""
    if (one.minimum, one.maximum) == (other.minimum, other.maximum):
        return False
    above = other.maximum is None or (one.maximum is not None and one.maximum <= other.maximum)
    return above and (one.minimum or 0) >= (other.minimum or 0)


def _within_time(a: TimeRange, b: TimeRange) -> bool:
    if a == b or a.earliest is None or a.latest is None:
        return False
    begins = b.earliest is None or a.earliest >= b.earliest
    return begins and (b.latest is None or a.latest <= b.latest)


RULES: tuple[Rule, ...] = (contradiction, refinement, repetition, stripping, amplification)
