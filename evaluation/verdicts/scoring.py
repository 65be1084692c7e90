"""Search and rate what simulated reporters say, and count what came of it."""

from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from evaluation.simulated_world.heard import Heard, hear
from evaluation.simulated_world.journeys import plant_journeys
from evaluation.simulated_world.world import simulate_world
from evaluation.verdicts.claims_said import claims_of
from evaluation.verdicts.reporters import Told, tell_journey, tell_nothing
from wheelsdown.itineraries.neighbours import legs_bearing_on
from wheelsdown.itineraries.search import find_in_index
from wheelsdown.model.itinerary import Itinerary, Search
from wheelsdown.model.report import Claim
from wheelsdown.model.verdict import CheckedReport, Rating
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.events import group_events
from wheelsdown.verdicts.judging import judge


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What came of one report."""

    told: Told
    checked: CheckedReport
    search: Search | None
    place: int | None
    """Where the true itinerary stands among those found, from 1."""
    held: bool
    """The record holds every leg of it, and its ends as they are told."""
    true_details: int
    confidence: float | None
    right: bool | None
    """Whether the itinerary taken for the flight is the right one; nothing where none is."""


@dataclass(slots=True)
class Tally:
    """Counts over reports."""

    reports: int = 0
    held: int = 0
    top: Counter[int] = field(default_factory=Counter)
    never: int = 0
    never_offered: int = 0
    ratings: Counter[tuple[str, str]] = field(default_factory=Counter)
    confidences: list[tuple[float, bool]] = field(default_factory=list)


def check_in_index(heard: Heard, claims: tuple[Claim, ...]) -> tuple[CheckedReport, Search | None]:
    """Return verdicts of claims against the indexed record, and the search for the main event."""
    searched = [
        (event, find_in_index(heard.index, constraints_of(event))) for event in group_events(claims)
    ]
    names = [c.value.registration for c in claims if c.value.registration]
    legs = legs_bearing_on(heard.index, names, [search for _, search in searched])
    return judge(claims, searched, legs), searched[0][1] if searched else None


def build(seed: int, *, aircraft: int, journeys: int, days: int = 7) -> tuple[Heard, list[Told]]:
    """Return the record of a simulated world and the reports on its journeys, and on none."""
    empty = simulate_world(seed, aircraft=aircraft, days=days)
    world, planted = plant_journeys(empty, journeys, seed)
    heard = hear(world, seed)
    rng = np.random.default_rng((seed, 3))
    told = [tell_journey(rng, heard, one) for one in planted]
    told += [tell_nothing(rng, heard) for _ in range(journeys // 2)]
    return heard, told


def try_report(heard: Heard, told: Told, *, by_city: bool) -> Outcome:
    """Return what came of one report."""
    claims = claims_of(told, heard.world.map, by_city=by_city)
    checked, search = check_in_index(heard, claims)
    found = () if search is None else search.itineraries
    place = next((n for n, i in enumerate(found, 1) if is_right(heard, told, i)), None)
    best = checked.best
    return Outcome(
        told=told,
        checked=checked,
        search=search,
        place=place,
        held=bool(told.legs) and _is_held(heard, told),
        true_details=sum(s.is_true and s.in_record for s in told.statements),
        confidence=None if best is None else best.confidence,
        right=None if best is None else is_right(heard, told, best),
    )


def is_right(heard: Heard, told: Told, itinerary: Itinerary) -> bool:
    """Say whether all legs of an itinerary are the journey's, and all that was told truly is there.

    Of a leg that only a false statement speaks of, nobody can be asked to find it.
    """
    legs = {leg.leg for leg in itinerary.legs}
    true = {s.leg for s in told.statements if s.is_true and s.leg is not None}
    journey = {heard.leg_id(n) for n in told.legs}
    return {heard.leg_id(n) for n in true} <= legs <= journey


def _is_held(heard: Heard, told: Told) -> bool:
    """The record holds every leg, and both its ends where they truly were."""
    legs = list(told.legs)
    return bool(heard.in_record[legs].all() and heard.ends_right[legs].all())


def tally(outcomes: list[Outcome]) -> Tally:
    """Return the counts over outcomes."""
    total = Tally()
    for one in outcomes:
        total.reports += 1
        if not one.told.legs:
            total.never += 1
            total.never_offered += one.checked.best is not None
        elif one.held and one.true_details >= 2:
            total.held += 1
            total.top[one.place or 99] += 1
        if one.confidence is not None and one.right is not None:
            total.confidences.append((one.confidence, one.right))
        for said, verdict in zip(one.told.statements, one.checked.checked, strict=True):
            truth = "true" if said.is_true else "false"
            total.ratings[truth, verdict.verdict.rating.value] += 1
    return total


def false_supported(total: Tally) -> float:
    """Return the share of all claims that are false and were rated supported."""
    return total.ratings["false", Rating.SUPPORTED.value] / max(sum(total.ratings.values()), 1)


def false_contradicted(total: Tally) -> float:
    """Return the share of all claims that are true and were rated contradicted."""
    return total.ratings["true", Rating.CONTRADICTED.value] / max(sum(total.ratings.values()), 1)
