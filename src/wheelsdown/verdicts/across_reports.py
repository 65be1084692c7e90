"""How reports on one event stand to one another: repeated, refined, contradicted, altered.

In: what each report tells of an event, and the functions that link claims and compare names. Out:
`AcrossReports`. A link is kept only where both claims are of one point of the event (one landing,
one stage of counting): what may be two things is not compared. What is told is how the words
differ, never whether it was so.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from itertools import combinations

from wheelsdown.model.event import AcrossReports, Comparison, NamesAlike, Pair, Voice
from wheelsdown.model.report import (
    Claim,
    ClaimLink,
    Modality,
    Reading,
    Relation,
    SamePerson,
    SpeakerKind,
)
from wheelsdown.verdicts.corroboration import PLACED, Trace, lines_of
from wheelsdown.verdicts.events import FLIGHT_EVENTS, claimed_time
from wheelsdown.verdicts.people_counted import stage_of
from wheelsdown.verdicts.root_names import same_name

DAYS_APART = timedelta(days=2)
"""Days of publication are by calendars that may lie a day apart: Moscow's and Honolulu's."""

LinkClaims = Callable[[Sequence[Reading]], Sequence[ClaimLink]]
"""Links the claims of readings that are in order of appearance."""
CompareNames = Callable[[Iterable[str]], Sequence[SamePerson]]

DIRECTED = frozenset({Relation.REFINES, Relation.STRIPS_ATTRIBUTION, Relation.AMPLIFIES})
"""Relations that are not the same the other way round."""
OF_A_PERSON = "person."
NAME = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word of a name: `I. Petrov` and `I Petrov` are one name."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparers:
    """The functions of the claims stage that an event page is made with."""

    trace: Trace
    link: LinkClaims
    compare_names: CompareNames


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldBy:
    """What one report tells of an event."""

    reading: Reading
    voices: tuple[Voice, ...]


def across_reports(told: Sequence[ToldBy], comparers: Comparers) -> AcrossReports:
    """Return how the reports on one event stand to one another, in order of relation and rule."""
    in_order = sorted(told, key=_appearance)
    voices = {v.claim.claim: v for one in in_order for v in one.voices}
    lines = _line_of_claims(tuple(voices.values()))
    found = [
        (link, Pair(voice=voices[link.claim], other=voices[link.earlier], order_known=known))
        for one, other in combinations(in_order, 2)
        for link, known in _links(one, other, comparers.link)
    ]
    sure = [(link, pair) for link, pair in found if not _in_doubt(link, pair, lines)]
    kept = _told(_without_weaker(sure, in_order), in_order)
    return AcrossReports(
        comparisons=tuple(_comparisons(kept, comparers.trace)),
        names=_names_alike(in_order, comparers.compare_names),
    )


def appeared_before(one: Reading, other: Reading) -> bool:
    """Say whether one report is known to have appeared before the other.

    By the instants their pages give, where both do; else by days at least two apart.
    """
    a, b = one.report.published, other.report.published
    if a is not None and b is not None and a.latest is not None and b.earliest is not None:
        widths = [t.latest - t.earliest for t in (a, b) if t.latest and t.earliest]
        if len(widths) == 2 and max(widths) < timedelta(hours=23) and a.latest < b.earliest:
            return True
    if one.published is None or other.published is None:
        return False
    return other.published[0] - one.published[1] >= DAYS_APART


def _appearance(told: ToldBy) -> tuple[str, str]:
    days, instant = told.reading.published, told.reading.report.published
    first = instant.earliest if instant is not None else None
    when = first.isoformat() if first else days[0].isoformat() if days else "9"
    return when, told.reading.report.digest


def _links(one: ToldBy, other: ToldBy, link: LinkClaims) -> Iterator[tuple[ClaimLink, bool]]:
    """Yield the links of two reports both ways round, with whether their order is known."""
    earlier, later = _of_event(one), _of_event(other)
    known = appeared_before(one.reading, other.reading)
    yield from ((found, known) for found in link((earlier, later)))
    other_way = link((later, earlier))
    yield from ((found, known) for found in other_way if found.relation in DIRECTED)


def _of_event(told: ToldBy) -> Reading:
    return replace(told.reading, claims=tuple(voice.claim for voice in told.voices))


def _line_of_claims(voices: Sequence[Voice]) -> dict[str, int]:
    """Return which line of the event page each departure, arrival, stop and transfer is in."""
    lines = lines_of([voice for voice in voices if voice.claim.type in PLACED])
    return {v.claim.claim: number for number, line in enumerate(lines) for v in line.voices}


Doubt = Callable[[ClaimLink, Pair, Mapping[str, int]], bool]


def _in_doubt(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    return any(doubt(link, pair, lines) for doubt in DOUBTS)


def another_point(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    """Say whether a landing and a landing may be two, by place: two stops of one journey."""
    del link
    a, b = pair.voice.claim, pair.other.claim
    if a.type not in PLACED:
        return False
    placeless = a.value.place is None or b.value.place is None
    return placeless or lines.get(a.claim) != lines.get(b.claim)


def another_count(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    """Say whether two numbers may be of other people, or of another point of the flight."""
    del lines
    a, b = pair.voice.claim, pair.other.claim
    one, other = a.value.count, b.value.count
    if one is None and other is None:
        return False
    if one is None or other is None:
        return True
    equal = _equal_counts(a, b)
    if link.rule == "called_more":
        return not equal
    if link.relation is Relation.STRIPS_ATTRIBUTION and not equal:
        return True
    if link.rule == "same_values" or link.relation is Relation.STRIPS_ATTRIBUTION:
        return False
    return stage_of(a)[0] is not stage_of(b)[0]


def _equal_counts(one: Claim, other: Claim) -> bool:
    a, b = one.value.count, other.value.count
    return a is not None and b is not None and (a.minimum, a.maximum) == (b.minimum, b.maximum)


def another_ordinal(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    """Say whether one counts a third and the other a fourth: its line says that they disagree."""
    del lines, link
    one, other = pair.voice.claim.value.ordinal, pair.other.claim.value.ordinal
    return one != other


def another_figure(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    """Say whether figures of no flight may be two: other numbers, or a period that is not said.

    "80 in June and August" and "several dozen in late August" are both so.
    """
    del link, lines
    claims = (pair.voice.claim, pair.other.claim)
    if not any(map(_is_figure, claims)):
        return False
    undated = any(_is_figure(claim) and claimed_time(claim) is None for claim in claims)
    return undated or not _equal_counts(*claims)


def _is_figure(claim: Claim) -> bool:
    return claim.type not in FLIGHT_EVENTS and not claim.type.startswith(OF_A_PERSON)


def came_to_pass(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    """Say whether a plan told first and the deed told later are the two halves of one story."""
    del lines
    plans = (Modality.PLANNED, Modality.EXPECTED)
    return link.rule == "said_more_firmly" and pair.other.claim.modality in plans


def said_by_another(link: ClaimLink, pair: Pair, lines: Mapping[str, int]) -> bool:
    """Say whether a source of its own says it more firmly: that confirms, and does not amplify."""
    del lines
    if link.rule != "said_more_firmly" or not pair.voice.claim.attribution:
        return False
    return not same_name(pair.voice.root, pair.other.root)


DOUBTS: tuple[Doubt, ...] = (
    another_point,
    another_count,
    another_ordinal,
    another_figure,
    came_to_pass,
    said_by_another,
)

Linked = tuple[ClaimLink, Pair]


def _told(kept: Sequence[Linked], in_order: Sequence[ToldBy]) -> list[Linked]:
    """Leave out what the earlier of two reports would do to the later one, where that is known."""
    place = {one.reading.report.digest: number for number, one in enumerate(in_order)}
    return [
        (link, pair)
        for link, pair in kept
        if not pair.order_known or place[pair.voice.claim.report] > place[pair.other.claim.report]
    ]


def _without_weaker(sure: Sequence[Linked], told: Sequence[ToldBy]) -> list[Linked]:
    """Leave out repeats where one of unknown order refines the other, and credits not left out."""
    finer = {_ids(p) for link, p in sure if link.relation is Relation.REFINES}
    unordered = {_ids(p) for _, p in sure if not p.order_known}
    as_much = {
        _ids(p)
        for link, p in sure
        if link.relation is Relation.REFINES
        or (link.relation is Relation.REPEATS and _ids(p)[::-1] not in finer)
    }
    as_much |= {ids[::-1] for ids in as_much if ids not in finer}
    return [
        (link, pair)
        for link, pair in sure
        if not (link.relation is Relation.REPEATS and _refined(pair, finer & unordered))
        and not (
            link.relation is Relation.STRIPS_ATTRIBUTION
            and (not _says_as_much(pair, as_much) or _credits_elsewhere(pair, told))
        )
    ]


def _refined(pair: Pair, finer: Collection[tuple[str, str]]) -> bool:
    return _ids(pair) in finer or _ids(pair)[::-1] in finer


def _says_as_much(pair: Pair, known: Collection[tuple[str, str]]) -> bool:
    """Say whether a claim gives all that the credited one gives: "on Tuesday" is no "at 2:39"."""
    return _equal_counts(pair.voice.claim, pair.other.claim) or _ids(pair) in known


def _credits_elsewhere(pair: Pair, told: Sequence[ToldBy]) -> bool:
    """Say whether the report itself credits the same source on this: its lead need not."""
    own = pair.voice.claim
    source = pair.other.claim.attribution[-1].name
    return any(
        same_name(voice.claim.attribution[-1].name, source)
        for one in told
        if one.reading.report.digest == own.report
        for voice in one.voices
        if voice.claim.type is own.type and voice.claim.attribution
    )


def _ids(pair: Pair) -> tuple[str, str]:
    return pair.voice.claim.claim, pair.other.claim.claim


def _comparisons(kept: Sequence[Linked], trace: Trace) -> Iterator[Comparison]:
    """Yield the pairs put together: repeats by what is repeated, others by what was compared."""
    groups: dict[tuple[str, ...], list[Pair]] = defaultdict(list)
    repeated = _repeated_together([pair for link, pair in kept if link.rule == "same_values"])
    for link, pair in kept:
        words = tuple(word.casefold() for value in link.values for word in value)
        of = repeated.get(pair.voice.claim.claim, pair.voice.claim.type.value)
        groups[(link.relation.value, link.rule, of, *words)].append(pair)
    values = {(link.rule, pair): link.values for link, pair in kept}
    for (relation, rule, *_), pairs in sorted(groups.items(), key=_order):
        found = Relation(relation)
        yield Comparison(
            relation=found,
            rule=rule,
            values=values[rule, pairs[0]],
            pairs=tuple(pairs),
            roots=_roots_of(pairs, trace, both=found is Relation.REPEATS),
        )


ORDER = (
    Relation.CONTRADICTS,
    Relation.AMPLIFIES,
    Relation.STRIPS_ATTRIBUTION,
    Relation.REFINES,
    Relation.REPEATS,
)
"""What asks for an editor first."""


def _order(group: tuple[tuple[str, ...], Sequence[Pair]]) -> tuple[int, tuple[str, ...]]:
    return ORDER.index(Relation(group[0][0])), group[0]


def _repeated_together(pairs: Sequence[Pair]) -> dict[str, str]:
    """Return for each claim that is repeated the name of its group: who repeats one repeats all."""
    group: dict[str, str] = {}
    for pair in pairs:
        a, b = pair.voice.claim.claim, pair.other.claim.claim
        mine, theirs = group.setdefault(a, a), group.setdefault(b, b)
        for claim, name in tuple(group.items()):
            if name == theirs:
                group[claim] = mine
    return group


def _roots_of(pairs: Sequence[Pair], trace: Trace, *, both: bool) -> tuple[str, ...]:
    """Return the named whom the voices go back to, each once; of repeats, those on either side."""
    voices = {v.claim.claim: v for p in pairs for v in ((p.voice, p.other) if both else (p.voice,))}
    names: list[str] = []
    for root in trace([voice.claim for voice in voices.values()]):
        members = [voices[claim] for claim in root.claims]
        name = next((voice.root for voice in members if voice.named), None)
        if name is not None and not any(same_name(name, known) for known in names):
            names.append(name)
    return tuple(sorted(names))


def _names_alike(told: Sequence[ToldBy], compare: CompareNames) -> tuple[NamesAlike, ...]:
    """Return the names of different reports that may be of one person."""
    reports: dict[str, dict[str, str]] = defaultdict(dict)
    for one in told:
        outlet = one.voices[0].outlet if one.voices else one.reading.report.name
        for name in people_named(one.reading):
            reports[name][one.reading.report.digest] = outlet
    proposed = [p for p in compare(reports) if p.one in reports and p.other in reports]
    return tuple(
        NamesAlike(
            same=p,
            one_in=tuple(sorted(set(reports[p.one].values()))),
            other_in=tuple(sorted(set(reports[p.other].values()))),
        )
        for p in proposed
        if len(reports[p.one].keys() | reports[p.other].keys()) > 1
    )


def people_named(reading: Reading) -> frozenset[str]:
    """Return the people a report names: those it credits and those it tells of."""
    speakers = {
        speaker.name
        for claim in reading.claims
        for speaker in claim.attribution
        if speaker.named and speaker.kind is SpeakerKind.PERSON
    }
    told_of = {claim.value.person for claim in reading.claims if claim.value.person}
    return frozenset(" ".join(NAME.findall(name)) for name in speakers | told_of)
