"""What must be told of a route before it is offered: every part of it has to answer to something.

In: a route with how it meets what was asked. Out: the name of the rule that speaks against it, or
nothing. A record of all flights holds a way from anywhere to anywhere; these rules keep out those
that only use a detail to get somewhere else.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from wheelsdown.itineraries.fitting import may_be_rounded
from wheelsdown.model.flight import Leg
from wheelsdown.model.itinerary import ConstraintFit, ConstraintKind

ONE_PLACE = frozenset({"airport", "city"})
"""Kinds of places that one does not leave for another part of the same."""

FEW_CHOICES = 3
"""Where so few flights left in two days, one that misses what is told can still be the one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Legs in order, by aircraft, and how they meet what was asked."""

    runs: tuple[tuple[Leg, ...], ...]
    fits: tuple[ConstraintFit, ...]
    """Of the constraints with which an itinerary may begin or end."""
    choices: tuple[int, ...]
    """At each change of aircraft, by how many flights people could have gone on."""

    @property
    def legs(self) -> tuple[Leg, ...]:
        """All legs in order."""
        return tuple(leg for run in self.runs for leg in run)

    @property
    def used(self) -> frozenset[str]:
        """Ids of the legs in which something asked was found."""
        return frozenset(fit.leg for fit in self.fits if fit.leg is not None)


def an_end_answers_to_nothing(route: Route) -> bool:
    """The first or the last leg is where nothing that was asked was found.

    After a stop that was asked for, the last leg may be the one that went on from it.
    """
    legs = route.legs
    via = ConstraintKind.VIA
    stops = {f.leg for f in route.fits if f.constraint.kind is via and f.leg is not None}
    last_run = route.runs[-1]
    goes_on = len(last_run) > 1 and last_run[-2].leg in stops
    return legs[0].leg not in route.used or not (legs[-1].leg in route.used or goes_on)


def an_aircraft_answers_to_nothing(route: Route) -> bool:
    """People would have flown on an aircraft in which nothing that was asked was found."""
    return not all(route.used & {leg.leg for leg in run} for run in route.runs)


def changed_for_a_near_miss(route: Route) -> bool:
    """People would have changed aircraft, among many, for a flight that only narrowly misses.

    Of the flights that leave a hub one is always near; which one it is, a miss cannot tell. An
    aircraft before or after such a change must meet something, give or take the rounding of a
    clock.
    """
    met = {
        fit.leg
        for fit in route.fits
        if fit.fits or may_be_rounded(fit.constraint, fit.off_by_minutes)
    }
    answers = [bool(met & {leg.leg for leg in run}) for run in route.runs]
    return any(
        choices > FEW_CHOICES and not (before and after)
        for choices, before, after in zip(route.choices, answers, answers[1:], strict=False)
    )


def goes_round_untold(route: Route) -> bool:
    """The route comes back to where it had landed, with nothing told in between.

    An airliner is at its base every day: else yesterday's landing there would do for today's.
    """
    legs = route.legs
    landed: dict[str, int] = {}
    for number, leg in enumerate(legs):
        airport = leg.landing.airport
        before = None if airport is None else landed.get(airport)
        if before is not None and not route.used & {x.leg for x in legs[before + 1 : number]}:
            return True
        if airport is not None:
            landed[airport] = number
    return False


def leaves_where_it_arrives(route: Route) -> bool:
    """The route was in the city of a landing asked for, left it untold, and only then lands there.

    Else people told to have landed in New York would be flown from Kennedy by way of Boston to
    Newark, because there the time fits.
    """
    place = {leg.leg: number for number, leg in enumerate(route.legs)}
    return any(
        leg.landing.airport in fit.constraint.area.airports
        and not _told_between(route, number, place[fit.leg])
        for fit in route.fits
        if fit.constraint.kind is ConstraintKind.LANDING
        and fit.leg is not None
        and fit.constraint.area is not None
        and fit.constraint.area.kind in ONE_PLACE
        for number, leg in enumerate(route.legs[: place[fit.leg]])
    )


def _told_between(route: Route, first: int, last: int) -> bool:
    """Say whether anything is told from the landing of leg `first` to the takeoff of `last`."""
    legs = route.legs
    between = {leg.leg for leg in legs[first + 1 : last]}
    departure = ConstraintKind.DEPARTURE
    return any(
        fit.leg in between
        or (fit.leg == legs[first].leg and fit.constraint.kind is not departure)
        or (fit.leg == legs[last].leg and fit.constraint.kind is departure)
        for fit in route.fits
    )


def comes_back_untold(route: Route) -> bool:
    """The route comes back to where it began, of which nothing is told.

    Told are a departure of the first leg, or its landing at the time said. An airliner that flies
    to a hub and home again would else do for any two who met there.
    """
    legs = route.legs
    began = legs[0].takeoff.airport
    if began is None or all(leg.landing.airport != began for leg in legs[1:]):
        return False
    return not any(
        fit.constraint.kind is ConstraintKind.DEPARTURE
        or (fit.fits and fit.constraint.time is not None)
        for fit in route.fits
        if fit.leg == legs[0].leg
    )


RULES: tuple[Callable[[Route], bool], ...] = (
    an_end_answers_to_nothing,
    an_aircraft_answers_to_nothing,
    changed_for_a_near_miss,
    goes_round_untold,
    leaves_where_it_arrives,
    comes_back_untold,
)


def against(route: Route) -> str | None:
    """Return the name of the first rule that speaks against a route, or nothing."""
    return next((rule.__name__ for rule in RULES if rule(route)), None)


def untold_changes(runs: Sequence[Sequence[Leg]], fits: Sequence[ConstraintFit]) -> int:
    """Return at how many changes of aircraft nothing is told: no landing, stop or departure."""
    ends = {
        (fit.leg, fit.constraint.kind is ConstraintKind.DEPARTURE)
        for fit in fits
        if fit.leg is not None
    }
    return sum(
        (before[-1].leg, False) not in ends and (after[0].leg, True) not in ends
        for before, after in pairwise(runs)
    )
