"""What would make the details of a report fit: suggested beside the verdict, never instead of it.

In: a checked report, its events with what was found for them, and a way to search. Out: the report
with suggestions: "if the time is UTC, not local", "if the day is the 8th". One change at a time is
tried, of one claim or of all times alike. It is told only where it fits markedly better:

- every detail that was met before still is, and at least one more;
- nothing that is changed is left unmet;
- the flight it then fits is the one that the unchanged details point to (or whose aircraft the
  report names): a change may not pick a flight of its own;
- no other change fits another time as well: which of two it is nobody could tell.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from wheelsdown.model.flight import Leg
from wheelsdown.model.itinerary import Constraint, ConstraintFit, ConstraintKind, Itinerary, Search
from wheelsdown.model.report import Claim, ClaimType, Modality
from wheelsdown.model.time_range import TimeRange, ranges_overlap, widen
from wheelsdown.model.verdict import CheckedClaim, CheckedReport, Rating, Suggestion
from wheelsdown.verdicts.case import identify
from wheelsdown.verdicts.changed_times import Changed, changed_claims
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.events import Event, area_of_mention, claimed_time, zone_said
from wheelsdown.verdicts.matching import endpoint_of, wheels_range
from wheelsdown.verdicts.phrases import time_words
from wheelsdown.wording.catalogue import both

NEAR = timedelta(days=3)
"""Legs this far from a changed time are searched: the longest documented removal took a day and a
half, and the whole record would make every change as dear as the check itself."""

MOST_TRIED = 40
"""Changes tried of one report; more times than this in doubt are no single mistake."""

ENDS = frozenset({ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL})

FindItineraries = Callable[[Sequence[Leg], Sequence[Constraint]], Search]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedRecord:
    """The record that changes are tried on."""

    find: Callable[[Sequence[Constraint]], Search]
    could_meet: Callable[[Claim], bool]
    """Whether any leg ends or begins where and when a claim has it; asked before any search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Try:
    change: str
    zone: str | None
    changed: tuple[Claim, ...]
    best: Itinerary
    met_before: int


def with_suggestions(
    checked: CheckedReport,
    searched: Sequence[tuple[Event, Search]],
    legs: Sequence[Leg],
    find: FindItineraries,
) -> CheckedReport:
    """Return the report with a suggestion beside the verdict of every claim that one helps."""
    ground = SearchedRecord(
        find=lambda wanted: find(_near(legs, wanted), wanted),
        could_meet=lambda claim: any(_meets(claim, leg) for leg in legs),
    )
    return with_suggestions_from(checked, searched, ground)


def with_suggestions_from(
    checked: CheckedReport, searched: Sequence[tuple[Event, Search]], ground: SearchedRecord
) -> CheckedReport:
    """Return the same, whatever the record is."""
    ratings = {one.claim.claim: one.verdict.rating for one in checked.checked}
    found = [
        suggestion
        for event, search in searched
        for suggestion in _suggest(event, search, ratings, ground)
    ]
    if not found:
        return checked
    return replace(checked, checked=tuple(_beside(one, found) for one in checked.checked))


def _beside(one: CheckedClaim, found: Sequence[Suggestion]) -> CheckedClaim:
    own = tuple(s for s in found if one.claim.claim in s.claims)
    return replace(one, verdict=replace(one.verdict, suggestions=own)) if own else one


def _suggest(
    event: Event,
    search: Search,
    ratings: dict[str, Rating],
    ground: SearchedRecord,
) -> list[Suggestion]:
    doubtful = [
        claim
        for claim in event.claims
        if claim.type in ENDS
        and claim.modality is Modality.ASSERTED
        and ratings.get(claim.claim) in (Rating.CONTRADICTED, Rating.INCONCLUSIVE)
        and not _met(search, claim)
    ]
    changes: list[tuple[Changed, ...]] = [
        (one,) for claim in doubtful for one in changed_claims(claim, _zones(event, claim))
    ]
    changes += _all_alike(event, doubtful)
    tried = [
        result
        for changed in changes[:MOST_TRIED]
        if (result := _try(event, search, changed, ground)) is not None
    ]
    return [_worded(one, event) for one in _alone(tried)]


def _met(search: Search, claim: Claim) -> bool:
    best = search.itineraries[0] if search.itineraries else None
    fits = [] if best is None else [f for f in best.fits if f.constraint.claim == claim.claim]
    return bool(fits) and all(fit.fits for fit in fits)


def _zones(event: Event, claim: Claim) -> tuple[str, ...]:
    """Return the zones of the other places that the event's departures and arrivals name."""
    own = zone_said(claim) or (claim.value.place.zone if claim.value.place else None)
    places = [c.value.place for c in event.claims if c.type in ENDS and c.claim != claim.claim]
    zones = {place.zone for place in places if place is not None and place.zone is not None}
    return tuple(sorted(zones - {own, "UTC"}))


def _all_alike(event: Event, doubtful: Sequence[Claim]) -> list[tuple[Changed, ...]]:
    """Return UTC, or the day before or after, for every clock time of the event at once."""
    timed = [c for c in event.claims if c.type in ENDS and c.modality is Modality.ASSERTED]
    timed = [c for c in timed if claimed_time(c) is not None]
    if len(timed) < 2 or not doubtful:
        return []
    by_change: dict[str, list[Changed]] = {}
    for claim in timed:
        for one in changed_claims(claim, ()):
            by_change.setdefault(one.change, []).append(one)
    return [
        tuple(by_change[name])
        for name in ("time_is_utc", "day_before", "day_after")
        if len(by_change.get(name, ())) == len(timed)
    ]


def _try(
    event: Event,
    search: Search,
    changed: Sequence[Changed],
    ground: SearchedRecord,
) -> _Try | None:
    """Return what the record has for the event as changed, where that is markedly better."""
    if not all(ground.could_meet(one.claim) for one in changed):
        return None
    instead = {one.claim.claim: one.claim for one in changed}
    claims = tuple(instead.get(claim.claim, claim) for claim in event.claims)
    wanted = constraints_of(Event(claims=claims))
    found = ground.find(wanted)
    if not found.itineraries:
        return None
    after, ids = found.itineraries[0], set(instead)
    before = search.itineraries[0].fits if search.itineraries else ()
    met = {_name(fit) for fit in after.fits if fit.fits}
    kept = {_name(fit) for fit in before if fit.fits and fit.constraint.claim not in ids}
    own = [fit for fit in after.fits if fit.constraint.claim in ids]
    gained = len(met) - sum(fit.fits for fit in before)
    if not own or not all(fit.fits for fit in own) or not kept <= met or gained < len(changed):
        return None
    if not _points_there(after, ids, alone=len(changed) == 1):
        return None
    return _Try(
        change=changed[0].change,
        zone=changed[0].zone,
        changed=tuple(instead.values()),
        best=after,
        met_before=sum(fit.fits for fit in before),
    )


def _meets(claim: Claim, leg: Leg) -> bool:
    """Say whether a leg ends or begins where and when the claim has it.

    Asked before any search: of a large record most changes meet no leg at all.
    """
    area, said = area_of_mention(claim.value.place), claimed_time(claim)
    endpoint = endpoint_of(claim, leg)
    if area is None or said is None or endpoint.airport not in area.airports:
        return False
    return ranges_overlap(wheels_range(claim, said), endpoint.time)


def _points_there(after: Itinerary, changed: set[str], *, alone: bool) -> bool:
    """Say whether the flight is the one spoken of, whatever was changed.

    One changed time: the others must point to it, or the report names the aircraft. All of them
    changed alike: together they must agree in two places or more, which no one shift does by luck.
    """
    others = [fit for fit in after.fits if fit.constraint.claim not in changed]
    if identify(others) is not None:
        return True
    rule = identify(after.fits)
    if alone:
        return rule == "aircraft_named"
    timed = [f for f in after.fits if f.constraint.claim in changed and f.constraint.area]
    return rule is not None and sum(f.fits for f in timed) >= 2


def _name(fit: ConstraintFit) -> tuple[str | None, ConstraintKind, int]:
    return fit.constraint.claim, fit.constraint.kind, fit.constraint.order


def _near(legs: Sequence[Leg], wanted: Sequence[Constraint]) -> list[Leg]:
    times = [widen(constraint.time, NEAR) for constraint in wanted if constraint.time is not None]
    return [leg for leg in legs if any(_could_be(leg, time) for time in times)]


def _could_be(leg: Leg, time: TimeRange) -> bool:
    ends = [end.time for end in (leg.takeoff, leg.landing) if end.time.earliest or end.time.latest]
    return any(ranges_overlap(end, time) for end in ends)


def _alone(tried: Sequence[_Try]) -> list[_Try]:
    """Return the tries that have no rival: another time for the same claim that fits as well.

    A change of all times that says no more than a change of one is left out for the one.
    """
    kept: list[_Try] = []
    for one in sorted(tried, key=lambda t: len(t.changed)):
        mine = {claim.claim: claimed_time(claim) for claim in one.changed}
        rivals = [
            other
            for other in tried
            if other is not one and len(other.changed) == len(one.changed)
            if any(
                claim.claim in mine and claimed_time(claim) != mine[claim.claim]
                for claim in other.changed
            )
        ]
        told = any(set(mine) & {claim.claim for claim in k.changed} for k in kept)
        if not rivals and not told:
            kept.append(one)
    return kept


def _worded(one: _Try, event: Event) -> Suggestion:
    changed = one.changed[0]
    original = next(claim for claim in event.claims if claim.claim == changed.claim)
    said, instead = claimed_time(original), claimed_time(changed)
    assert said is not None and instead is not None
    after = sum(fit.fits for fit in one.best.fits)
    zone = zone_said(original)
    alike = "all_" if len(one.changed) > 1 else ""
    words = both(
        f"suggestion.{alike}{one.change}",
        zone=one.zone or "",
        instead=time_words(instead, zone),
    )
    fits = both("suggestion.fits", before=one.met_before, after=after, of=len(one.best.fits))
    return Suggestion(
        change=one.change,
        zone=one.zone,
        claims=tuple(claim.claim for claim in one.changed),
        said=said,
        instead=instead,
        fits_before=one.met_before,
        fits_after=after,
        of=len(one.best.fits),
        legs=tuple(leg.leg for leg in one.best.legs),
        words=replace(words, en=f"{words.en} {fits.en}", ru=f"{words.ru} {fits.ru}"),
    )
