"""What legs on a desk were to removals: the desk's watchlist and hubs, asked of whole journeys."""

from collections.abc import Sequence
from datetime import timedelta

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.watchlist import read_hubs, read_watchlist
from wheelsdown.flights.classification import LegClass
from wheelsdown.flights.watchlist import watchlist_of
from wheelsdown.intake import legs_on
from wheelsdown.model.bilingual import Language
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.provenance import Problem
from wheelsdown.model.time_range import midpoint
from wheelsdown.pipeline import classify

EITHER_SIDE = timedelta(days=7)
"""Of the legs asked about: a removal, its stops of three days at most, and the way back."""


def has_watchlist(desk: Desk) -> bool:
    """Say whether anybody is watched on the desk."""
    return bool(read_watchlist(desk)[0])


def classes_of(
    desk: Desk, legs: Sequence[Leg], language: Language
) -> tuple[dict[str, LegClass], tuple[Problem, ...]]:
    """Return the class of each leg by its id, and the rows of the hand tables not understood.

    A class is told from the legs before and after, whether or not those were asked for.
    """
    entries, unread = read_watchlist(desk, language)
    hubs, wrong = read_hubs(desk)
    classes = classify(_with_neighbours(desk, legs), watchlist_of(entries), hubs)
    wanted = {leg.leg for leg in legs}
    return {one.leg: one for one in classes if one.leg in wanted}, (*unread, *wrong)


def _with_neighbours(desk: Desk, legs: Sequence[Leg]) -> list[Leg]:
    times = [
        when for leg in legs for end in (leg.takeoff, leg.landing) if (when := midpoint(end.time))
    ]
    keys = {aircraft_key(leg.aircraft) for leg in legs}
    found = {leg.leg: leg for leg in legs}
    if times:
        around = legs_on(desk, begin=min(times) - EITHER_SIDE, end=max(times) + EITHER_SIDE)
        found |= {leg.leg: leg for leg in around if aircraft_key(leg.aircraft) in keys}
    return list(found.values())
