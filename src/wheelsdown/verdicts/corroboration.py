"""Whether independent sources agree: claims of several reports lined up, and their roots counted.

In: voices, each a claim with the root it goes back to. Out: `Line`s, one for each point of an
event, with a grade. Roots are counted, not outlets: ten papers that carry one agency item are one.
What the flight record says stands beside a grade and is never part of it.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import timedelta
from itertools import combinations

from wheelsdown.model.event import Grade, Line, Voice
from wheelsdown.model.report import (
    Attribution,
    Claim,
    ClaimType,
    Modality,
    Reading,
    Root,
    SpeakerKind,
)
from wheelsdown.model.time_range import distance_between
from wheelsdown.model.verdict import CheckedReport
from wheelsdown.verdicts.events import area_of_mention, claimed_time, width
from wheelsdown.verdicts.people_counted import counted_people, stage_of
from wheelsdown.verdicts.root_names import same_name

CLOCKS_DIFFER = timedelta(minutes=45)
"""Two clock times no farther apart can be one flight told at the gate and on the runway."""

ONE_MOMENT = timedelta(hours=3)
"""Times no wider than this tell one landing from another."""

Trace = Callable[[Sequence[Claim]], Sequence[Root]]
"""Finds which of some claims, of several reports, go back to one root. It can only bring roots
together for the count; who contradicts whom is told by the chains as they were read."""

PLACED = frozenset(
    {
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_STOP,
        ClaimType.FLIGHT_TRANSFER,
    }
)

TELLS_OF_IT = PLACED | {ClaimType.FLIGHT_OCCURRENCE, ClaimType.FLIGHT_ROUTE}
"""Who says one of these says that the flight took place."""


def voices_of(reading: Reading, checked: CheckedReport) -> tuple[Voice, ...]:
    """Return the claims of a report, each with its root and what the record says of it."""
    outlet, known = outlet_of(reading), reading.report.source is not None
    return tuple(
        Voice(
            claim=one.claim,
            outlet=outlet,
            root=root,
            named=named,
            authority=_is_authority(one.claim),
            rating=one.verdict.rating.value,
        )
        for one in checked.checked
        for root, named in [root_of(one.claim.attribution, outlet, known=known)]
    )


def outlet_of(reading: Reading) -> str:
    """Return who publishes a report: by name, else by the name it came under."""
    source = reading.report.source
    return reading.report.name if source is None else source.name


def _is_authority(claim: Claim) -> bool:
    origin = claim.attribution[-1] if claim.attribution else None
    return origin is not None and origin.named and origin.kind is SpeakerKind.AUTHORITY


def root_of(chain: Sequence[Attribution], outlet: str, *, known: bool) -> tuple[str, bool]:
    """Return the last link of a chain, and whether it is named; the outlet where there is none.

    An outlet that is not known, of a file somebody saved, is not named either.

    One that is not named is told by who passed it on: the relative that Mediazona quotes.
    """
    if not chain:
        return outlet, known
    if chain[-1].named:
        return chain[-1].name, True
    passed_on = next((link.name for link in reversed(chain[:-1]) if link.named), outlet)
    return f"{chain[-1].name} ({passed_on})", False


def lines_of(voices: Sequence[Voice], trace: Trace | None = None) -> tuple[Line, ...]:
    """Return the voices lined up by what they speak of, every voice in one line.

    Departures, arrivals, stops and transfers meet where the places could be the same, or where two
    exact times are; numbers of people where the same people are counted at the same point; other
    claims by their type.
    """
    groups: list[list[Voice]] = []
    for voice in sorted(voices, key=_narrow_first):
        group = next((g for g in groups if all(_same_point(voice, other) for other in g)), None)
        if group is None:
            groups.append([voice])
        else:
            group.append(voice)
    return tuple(_line(_in_order(group), trace) for group in sorted(groups, key=_order_of_group))


def occurrence_line(voices: Sequence[Voice], trace: Trace | None = None) -> Line:
    """Return one line on whether the flight took place: all who tell of it, and who denies it."""
    telling = [voice for voice in voices if voice.claim.type in TELLS_OF_IT]
    denied = [
        (a.claim.claim, b.claim.claim)
        for a, b in combinations(telling, 2)
        if _denies(a) != _denies(b) and _other_roots(a, b) and _both_past(a, b)
        if ClaimType.FLIGHT_OCCURRENCE in (a.claim.type, b.claim.type)
    ]
    return _graded("event", "", _in_order(telling), denied, trace)


def grade(
    voices: Sequence[Voice],
    disagreements: Sequence[tuple[str, str]],
    trace: Trace | None = None,
) -> tuple[Grade, str, tuple[str, ...]]:
    """Return the grade of what the voices say, the rule that gave it, and the named roots.

    Read from the top: `contested`, two roots say what cannot both be so; `acknowledged`, a named
    authority says it in its own name; `fair`, two or more named roots; `weak`, one; else
    `uncorroborated`: whoever said it is not named, and two such may be one person.
    """
    asserting = [
        v for v in voices if v.claim.modality is Modality.ASSERTED and _says_something(v.claim)
    ]
    named = _distinct(_named_roots(asserting, trace))
    if disagreements:
        return Grade.CONTESTED, "roots_disagree", named
    if any(voice.authority for voice in asserting):
        return Grade.ACKNOWLEDGED, "authority_says_so", named
    if len(named) >= 2:
        return Grade.FAIR, "two_named_roots", named
    if named:
        return Grade.WEAK, "one_named_root", named
    return Grade.UNCORROBORATED, "no_named_root", named


def _named_roots(voices: Sequence[Voice], trace: Trace | None) -> list[str]:
    """Return a name for each root that has one; of claims traced to one root, the first named."""
    if trace is None:
        return [voice.root for voice in voices if voice.named]
    by_claim = {voice.claim.claim: voice for voice in voices}
    traced = trace([voice.claim for voice in voices])
    groups = [[by_claim[claim] for claim in root.claims] for root in traced]
    firsts = (next((voice for voice in group if voice.named), None) for group in groups)
    return [voice.root for voice in firsts if voice is not None]


def _says_something(claim: Claim) -> bool:
    """A speaker who says that the number is not known to him corroborates none."""
    return claim.type is not ClaimType.FLIGHT_PASSENGERS or claim.value.count is not None


def _distinct(names: Iterable[str]) -> tuple[str, ...]:
    """Return each root once: `Valuev` is `Dmitry Valuev`, in either alphabet."""
    kept: list[str] = []
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        if not any(same_name(name, other) for other in kept):
            kept.append(name)
    return tuple(sorted(kept))


def _line(voices: Sequence[Voice], trace: Trace | None) -> Line:
    pairs = [
        (a.claim.claim, b.claim.claim)
        for a, b in combinations(voices, 2)
        if _other_roots(a, b) and _both_past(a, b) and _disagree(a, b)
    ]
    return _graded(voices[0].claim.type.value, _about(voices), voices, pairs, trace)


def _graded(
    point: str,
    about: str,
    voices: Sequence[Voice],
    pairs: Sequence[tuple[str, str]],
    trace: Trace | None,
) -> Line:
    found, rule, roots = grade(voices, pairs, trace)
    return Line(
        point=point,
        about=about,
        voices=tuple(voices),
        roots=roots,
        grade=found,
        rule=rule,
        disagreements=tuple(pairs),
    )


def _same_point(a: Voice, b: Voice) -> bool:
    if a.claim.type is not b.claim.type:
        return False
    if a.claim.type is ClaimType.FLIGHT_PASSENGERS:
        return _people(a) == _people(b)
    if a.claim.type not in PLACED:
        return True
    return _places_meet(a.claim, b.claim) or _one_moment(a.claim, b.claim)


def _people(voice: Voice) -> tuple[str, str]:
    return counted_people(voice.claim), stage_of(voice.claim)[0].value


def _places_meet(a: Claim, b: Claim) -> bool:
    first, second = area_of_mention(a.value.place), area_of_mention(b.value.place)
    if first is None or second is None:
        return first is second
    return bool(first.airports & second.airports)


def _one_moment(a: Claim, b: Claim) -> bool:
    first, second = claimed_time(a), claimed_time(b)
    if first is None or second is None or max(width(first), width(second)) > ONE_MOMENT:
        return False
    return distance_between(first, second) <= CLOCKS_DIFFER


def _disagree(a: Voice, b: Voice) -> bool:
    """Say whether two voices on one point cannot both be right."""
    if _denies(a) != _denies(b):
        return True
    first, second = claimed_time(a.claim), claimed_time(b.claim)
    apart = (
        first is not None and second is not None and distance_between(first, second) > CLOCKS_DIFFER
    )
    elsewhere = a.claim.type in PLACED and not _places_meet(a.claim, b.claim)
    placed = a.claim.value.place is not None and b.claim.value.place is not None
    return apart or (elsewhere and placed) or _values_differ(a.claim, b.claim)


def _values_differ(a: Claim, b: Claim) -> bool:
    one, other = a.value, b.value
    if one.ordinal is not None and other.ordinal is not None and one.ordinal != other.ordinal:
        return True
    if one.registration and other.registration:
        return one.registration.casefold() != other.registration.casefold()
    if one.count is None or other.count is None:
        return False
    low = max(one.count.minimum or 0, other.count.minimum or 0)
    tops = [c.maximum for c in (one.count, other.count) if c.maximum is not None]
    return bool(tops) and low > min(tops)


def _denies(voice: Voice) -> bool:
    return voice.claim.modality is Modality.DENIED


def _both_past(a: Voice, b: Voice) -> bool:
    past = (Modality.ASSERTED, Modality.DENIED)
    return a.claim.modality in past and b.claim.modality in past


def _other_roots(a: Voice, b: Voice) -> bool:
    return not same_name(a.root, b.root)


def _about(voices: Sequence[Voice]) -> str:
    claim = voices[0].claim
    if claim.type is ClaimType.FLIGHT_PASSENGERS:
        return counted_people(claim)
    narrow = min(voices, key=_narrow_first).claim.value.place
    return "" if narrow is None else narrow.name


def _narrow_first(voice: Voice) -> tuple[int, str]:
    area = area_of_mention(voice.claim.value.place)
    return (0 if area is None else len(area.airports), voice.claim.claim)


def _in_order(voices: Iterable[Voice]) -> list[Voice]:
    return sorted(voices, key=lambda v: (v.outlet, v.claim.quote.start, v.claim.claim))


ORDER = tuple(ClaimType)


def _order_of_group(group: Sequence[Voice]) -> tuple[int, str, str]:
    first = min(group, key=lambda v: v.claim.claim).claim
    times = [t.earliest for v in group if (t := claimed_time(v.claim)) and t.earliest]
    return ORDER.index(first.type), str(min(times, default="")), first.claim
