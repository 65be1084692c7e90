"""What a check may look at: one event's claims, the search for it, and the record of its aircraft.

Records and small questions about them; no check and no rating is here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from wheelsdown.model.event import RegisteredFlight
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import (
    ConstraintFit,
    ConstraintKind,
    Itinerary,
    Search,
)
from wheelsdown.model.report import Claim
from wheelsdown.verdicts.events import Event, width

SPECIFIC_TIME = timedelta(hours=3)
"""A time no wider than this tells one flight from the others of its day."""

TO_THE_MINUTE = timedelta(minutes=15)
"""A time no wider than this tells one landing from the others of its hour."""

SPECIFIC_PLACE_AIRPORTS = 8
"""A place with no more airports than this is a city or an airport, not a country."""

SAME_SCORE = 1e-6

DETAILS_PAST_A_CHANGE = 2
"""So many other details must fit an aircraft that people changed to or from at a busy airport,
before the record can speak against what is said of it: one alone fits some flight or other."""

FEW_CHOICES = 3
"""Where people could have gone on by no more flights than this in two days, a departure told to the
minute falls on one of them by chance less than once in twenty times."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One event of a report beside what the record has for it."""

    event: Event
    search: Search
    best: Itinerary | None
    """The itinerary that fits best, where it can be taken for the flight spoken of."""
    identified_by: str | None
    """Name of the rule under which `best` is the flight spoken of."""
    others_fitting: int
    """How many other itineraries fit as well as `best`."""
    own_legs: tuple[Leg, ...]
    """All legs in the record of the aircraft that the report names, and of those in `best`."""
    register: tuple[RegisteredFlight, ...] = ()
    """Removal flights that are known: entered by hand, or filed under a case by a flight log."""
    previous: tuple[Claim, ...] = ()
    """What the report says of earlier flights."""


def open_case(
    event: Event,
    search: Search,
    legs: Sequence[Leg],
    *,
    register: Sequence[RegisteredFlight] = (),
    previous: Sequence[Claim] = (),
) -> Case:
    """Return the case of `event`: its best itinerary, if it can be taken for it, and its rivals."""
    first = search.itineraries[0] if search.itineraries else None
    rule = None if first is None else identify(first.fits)
    rivals = [] if first is None else _rivals(first, search.itineraries)
    return Case(
        event=event,
        search=search,
        best=first if rule else None,
        identified_by=rule,
        others_fitting=len(rivals),
        own_legs=_own_legs(event, first if rule else None, legs),
        register=tuple(register),
        previous=tuple(previous),
    )


def _rivals(best: Itinerary, all_found: Sequence[Itinerary]) -> list[Itinerary]:
    return [i for i in all_found if i is not best and i.score >= best.score - SAME_SCORE]


def rivals_of(case: Case) -> tuple[Itinerary, ...]:
    """Return the other itineraries that fit as well as the best."""
    return () if case.best is None else tuple(_rivals(case.best, case.search.itineraries))


def identify(fits: Sequence[ConstraintFit]) -> str | None:
    """Return the rule under which an itinerary can be taken for the flight a report speaks of.

    `aircraft_named`: the report names the aircraft, and a place or time fits too.
    `details_agree`: two or more details fit, one of them a place with a time within three hours.
    `one_exact_detail`: one detail fits to a quarter of an hour at an airport or city.
    None of them holds unless the itinerary meets more details than it misses.
    """
    met = [fit for fit in fits if fit.fits]
    if len(met) <= len(fits) - len(met):
        return None
    named = any(fit.constraint.kind is ConstraintKind.AIRCRAFT for fit in met)
    if named and len(met) > 1:
        return "aircraft_named"
    specific = [fit for fit in met if _time_width(fit) <= SPECIFIC_TIME and fit.constraint.area]
    if specific and len(met) > 1:
        return "details_agree"
    exact = [
        fit
        for fit in specific
        if _time_width(fit) <= TO_THE_MINUTE
        and fit.constraint.area is not None
        and len(fit.constraint.area.airports) <= SPECIFIC_PLACE_AIRPORTS
    ]
    return "one_exact_detail" if exact else None


def _time_width(fit: ConstraintFit) -> timedelta:
    return timedelta.max if fit.constraint.time is None else width(fit.constraint.time)


def identified_without(case: Case, claim: Claim, leg: Leg | None = None) -> bool:
    """Say whether `best` would still be taken for the flight had `claim` not been made.

    Only then can the record contradict the claim: a claim that alone chose the flight cannot also
    be wrong about it. Where `leg`, which is held against it, lies past a change of aircraft with
    many flights to choose from, two other details must fit that aircraft.
    """
    if case.best is None:
        return False
    fits = [fit for fit in case.best.fits if fit.constraint.claim != claim.claim]
    if identify(fits) is None:
        return False
    if leg is None or not _chosen_from_many(case.best):
        return True
    key = aircraft_key(leg.aircraft)
    own = {x.leg for x in case.best.legs if aircraft_key(x.aircraft) == key}
    return sum(fit.fits and fit.leg in own for fit in fits) >= DETAILS_PAST_A_CHANGE


def _chosen_from_many(itinerary: Itinerary) -> bool:
    return any((c.choices or 0) > FEW_CHOICES for c in itinerary.connections)


def _own_legs(event: Event, best: Itinerary | None, legs: Sequence[Leg]) -> tuple[Leg, ...]:
    named = {c.value.registration.casefold() for c in event.claims if c.value.registration}
    keys = set() if best is None else {aircraft_key(leg.aircraft) for leg in best.legs} - {None}
    return tuple(
        leg
        for leg in legs
        if aircraft_key(leg.aircraft) in keys
        or {n.casefold() for n in (leg.aircraft.icao24, leg.aircraft.registration) if n} & named
    )


def is_found(case: Case, claim: Claim) -> bool:
    """Say whether some leg of an itinerary that was found meets all that `claim` asks, with a time.

    It need not be the flight spoken of; that it was flown is enough to doubt another claim first.
    """
    return any(
        fit.fits and fit.constraint.time is not None and fit.constraint.claim == claim.claim
        for itinerary in case.search.itineraries
        for fit in itinerary.fits
    )


def leg_of_claim(case: Case, claim: Claim) -> Leg | None:
    """Return the leg of the best itinerary that meets or narrowly misses what `claim` asks."""
    if case.best is None:
        return None
    by_id: Mapping[str, Leg] = {leg.leg: leg for leg in case.best.legs}
    for fit in case.best.fits:
        if fit.constraint.claim == claim.claim and fit.leg is not None:
            return by_id.get(fit.leg)
    return None
