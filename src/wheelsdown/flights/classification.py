"""What a leg was to removals, told from whole journeys: the judgement monitors make by eye.

In: journeys, the watchlist, the hubs. Out: for every leg one class, the rule that gave it, and why
in words. The rules stand in `RULES`; the first that answers decides. A trace shows no people: no
class says that anybody was aboard, and where nothing speaks for a class the answer is unknown.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from wheelsdown.aviation.identifiers import operator_of_callsign
from wheelsdown.flights.situations import (
    Ground,
    Situation,
    Story,
    before_far_end,
    charter_of,
    comes_in,
    domestic_after,
    domestic_before,
    follows,
    goes_out,
    is_abroad,
    is_domestic,
    journey_key,
    journey_order,
    one_journey,
    story_of,
)
from wheelsdown.flights.watchlist import Watchlist
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.flight import Journey, LegStatus
from wheelsdown.places.removal_hubs import Hub
from wheelsdown.wording.catalogue import both


class LegLabel(StrEnum):
    """The classes."""

    REMOVAL = "removal"
    """Out of the country, carrying people out."""
    REMOVAL_RETURN = "removal_return"
    """Back into the country after a removal."""
    CONNECTION = "connection"
    """At home, on the way of the same aircraft to a removal."""
    SHUFFLE = "shuffle"
    """At home, between places of detention; monitors say domestic transfer too."""
    OTHER = "other"
    """Something speaks for its being none of these."""
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegClass:
    """What a leg was, which rule said so, and why."""

    leg: str
    label: LegLabel
    rule: str
    why: Bilingual


Answer = tuple[LegLabel, dict[str, object]]
Rule = Callable[[Story, int], Answer | None]
"""Says what leg `i` of a story is, with the values of its sentence; nothing where it cannot."""


def classify_legs(
    journeys: Iterable[Journey], watchlist: Watchlist, hubs: Iterable[Hub]
) -> tuple[LegClass, ...]:
    """Return the class of every leg of the journeys, aircraft by aircraft in order of time."""
    roles = {hub.airport: hub.role for hub in hubs}
    in_order = sorted(journeys, key=lambda journey: (journey_key(journey), journey_order(journey)))
    classes: list[LegClass] = []
    for _, of_one in groupby(in_order, key=journey_key):
        story = story_of(list(of_one), watchlist, roles)
        classes += [decide(story, i) for i in range(len(story))]
    return tuple(classes)


def decide(story: Story, i: int) -> LegClass:
    """Return the class of one leg by the first rule that answers."""
    for rule in RULES:
        answer = rule(story, i)
        if answer is not None:
            label, values = answer
            told = {**_told(story, i), **values}
            words = both(f"classification.{rule.__name__}", n=None, **told)
            return LegClass(leg=story[i].leg.leg, label=label, rule=rule.__name__, why=words)
    raise AssertionError("the last rule always answers")


# What is decided before where it flew.


def not_flown(story: Story, i: int) -> Answer | None:
    """It was planned or expected: unknown."""
    return (LegLabel.UNKNOWN, {}) if story[i].leg.status is not LegStatus.FLOWN else None


def airline_callsign(story: Story, i: int) -> Answer | None:
    """An aircraft nobody watches, under the callsign of an airline not known to fly removals."""
    return _under_airline(story[i], LegLabel.OTHER) if not story[i].watched else None


def watched_under_airline_callsign(story: Story, i: int) -> Answer | None:
    """A watched aircraft under such a callsign: let to that airline, or another flight: unknown."""
    return _under_airline(story[i], LegLabel.UNKNOWN)


def neither_watched_nor_chartered(story: Story, i: int) -> Answer | None:
    """Not on the watchlist, and no charter callsign on this leg; or on its journey, if it has none.

    It may have been a removal all the same (military aircraft, a new tail): unknown.
    """
    return None if story[i].watched or charter_of(story, i) else (LegLabel.UNKNOWN, {})


def end_not_known(story: Story, i: int) -> Answer | None:
    """One of its airports is not known: unknown."""
    ends = (story[i].origin, story[i].destination)
    return (LegLabel.UNKNOWN, {}) if Ground.NOWHERE in ends else None


def border_not_sure(story: Story, i: int) -> Answer | None:
    """An end was concluded, and an airport across the border fits at one in ten or better."""
    rivals = story[i].rivals
    return (LegLabel.UNKNOWN, {"rivals": ", ".join(rivals)}) if rivals else None


def to_or_from_guantanamo(story: Story, i: int) -> Answer | None:
    """One end is offshore and in US custody, where cargo flies too: unknown."""
    ends = (story[i].origin, story[i].destination)
    return (LegLabel.UNKNOWN, {}) if Ground.OFFSHORE in ends else None


# Out of the country.


def left_under_the_callsign(story: Story, i: int) -> Answer | None:
    """From home to abroad under ICE's callsign: a removal."""
    return (LegLabel.REMOVAL, {}) if goes_out(story[i]) and charter_of(story, i) else None


def left_from_staging_hub(story: Story, i: int) -> Answer | None:
    """From home to abroad, from a staging hub or by way of one on the same journey: a removal."""
    if not goes_out(story[i]):
        return None
    hub = next((h for j in domestic_before(story, i) for h in story[j].staging), None)
    hub = hub or next(iter(story[i].staging), None)
    return (LegLabel.REMOVAL, {"hub": hub}) if hub else None


def left_from_elsewhere(story: Story, i: int) -> Answer | None:
    """From home to abroad without a staging hub: watched aircraft fly other charters: unknown."""
    return (LegLabel.UNKNOWN, {}) if goes_out(story[i]) else None


# Abroad, and back.


def onward_abroad(story: Story, i: int) -> Answer | None:
    """Between two airports abroad, after a removal on the same journey and before its far end.

    People go on to the next country, or the aircraft stops for fuel on its way out.
    """
    if not is_abroad(story[i]):
        return None
    out = _removal_before(story, i)
    if out is None or story[out].journey != story[i].journey:
        return None
    return (LegLabel.REMOVAL, {}) if before_far_end(story, out, i) else None


def abroad_only(story: Story, i: int) -> Answer | None:
    """Between two airports abroad otherwise: whether people were aboard is unknown."""
    return (LegLabel.UNKNOWN, {}) if is_abroad(story[i]) else None


def back_to_us(story: Story, i: int) -> Answer | None:
    """From abroad to home after a removal by the same aircraft, within 72 h at each stop."""
    out = _removal_before(story, i) if comes_in(story[i]) else None
    if out is None:
        return None
    return LegLabel.REMOVAL_RETURN, {"hub": story[out].leg.takeoff.airport}


def into_us_without_removal(story: Story, i: int) -> Answer | None:
    """From abroad to home, and no removal before it was seen: unknown."""
    return (LegLabel.UNKNOWN, {}) if comes_in(story[i]) else None


# At home.


def feeds_a_removal(story: Story, i: int) -> Answer | None:
    """At home, and the same aircraft went on to a removal on the same journey: a connection.

    People are also moved to another aircraft: no trace shows that, and such a leg is a shuffle.
    """
    out = next((j for j in range(i + 1, len(story)) if not is_domestic(story[j])), None)
    if out is None or not one_journey(story, i, out) or not _is_removal(story, out):
        return None
    return LegLabel.CONNECTION, {"hub": story[out].leg.takeoff.airport}


def domestic_under_the_callsign(story: Story, i: int) -> Answer | None:
    """At home under ICE's callsign: a shuffle."""
    return (LegLabel.SHUFFLE, {}) if charter_of(story, i) else None


def between_detention_places(story: Story, i: int) -> Answer | None:
    """At home, on a stretch of one journey that touches a staging hub: a shuffle."""
    stretch = [*domestic_before(story, i), i, *domestic_after(story, i)]
    hub = next((hub for j in stretch for hub in story[j].staging), None)
    return (LegLabel.SHUFFLE, {"hub": hub}) if hub else None


def domestic_elsewhere(story: Story, i: int) -> Answer | None:
    """At home, far from staging hubs: watched aircraft fly other charters: unknown."""
    del story, i
    return LegLabel.UNKNOWN, {}


RULES: tuple[Rule, ...] = (
    not_flown,
    airline_callsign,
    watched_under_airline_callsign,
    neither_watched_nor_chartered,
    end_not_known,
    border_not_sure,
    to_or_from_guantanamo,
    left_under_the_callsign,
    left_from_staging_hub,
    left_from_elsewhere,
    onward_abroad,
    abroad_only,
    back_to_us,
    into_us_without_removal,
    feeds_a_removal,
    domestic_under_the_callsign,
    between_detention_places,
    domestic_elsewhere,
)
"""Asked in this order; the first that answers decides."""


def _under_airline(situation: Situation, label: LegLabel) -> Answer | None:
    sign = situation.airline_callsign
    if sign is None:
        return None
    return label, {"callsign": sign, "airline": operator_of_callsign(sign)}


def _is_removal(story: Story, i: int) -> bool:
    """Say whether a leg out of the country is a removal: no class of another leg is asked."""
    return goes_out(story[i]) and decide(story, i).label is LegLabel.REMOVAL


def _removal_before(story: Story, i: int) -> int | None:
    """Return the removal from which legs abroad lead to `i` without a break."""
    j = i
    while j and follows(story[j - 1].leg, story[j].leg):
        j -= 1
        if goes_out(story[j]):
            return j if _is_removal(story, j) else None
        if not is_abroad(story[j]) or story[j].rivals:
            return None
    return None


def _told(story: Story, i: int) -> dict[str, object]:
    """Return the values that every sentence may use."""
    leg, sign = story[i].leg, charter_of(story, i)
    if sign is not None and not story[i].watched:
        evidence = both("classification.evidence_chartered", callsign=sign)
    else:
        evidence = both("classification.evidence_watched")
    return {
        "origin": leg.takeoff.airport or "?",
        "destination": leg.landing.airport or "?",
        "evidence": evidence,
    }
