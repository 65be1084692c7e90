"""Whether people who move in an English clause move by air.

In comes a movement that has people for its subject; out goes whether a flight carries them.
"Landed" is said of little else; "left" and "arrived" are said of everybody, so they need the
flight named, told of just before, or an airport. `BY_AIR` has one rule for each way.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from wheelsdown.claims.english_aboard_words import NOUN_AFTER
from wheelsdown.claims.english_movement_places import Found
from wheelsdown.claims.english_moving_words import ARRIVAL, DEPARTURE, TO_REFUEL
from wheelsdown.claims.english_vehicles import ABOARD, DEFINITE_PEOPLE, VEHICLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import PlaceAt, Scene
from wheelsdown.claims.times import gives_a_day
from wheelsdown.model.report import PassageKind

WE_OR_THEY = regex(r"\b(?:they|we|(?-i:I))\s+(?:\w+\s+)?$", re.IGNORECASE)
NARRATOR = regex(r"(?:^|[\s“\"(])I\s+(?:had\s+|then\s+|finally\s+)?$")
FOR_FUEL = regex(rf"\s{TO_REFUEL}\b", re.IGNORECASE)
# Said of aircraft and those in them, and of nobody on the ground.
OF_THE_AIR = regex(
    r"(?:took off|take off|taking off|touch\w* down|lift\w* off|land(?:ed|s|ing)?|deplaned?|"
    r"emplaned?)\b",
    re.IGNORECASE,
)
# Who is removed, in the sentence: "54 men … after being deported".
REMOVED = regex(
    r"\b(?:deport|expel|expuls|remov|repatriat|returnee|banish|sent (?:back|home))", re.IGNORECASE
)

# People who fly for other reasons.
OTHER_PEOPLE = regex(
    r"\b(?:teams?|squads?|players?|fans|tourists?|holiday-?makers|pilgrims?|choirs?|orchestras?|troops|"
    r"soldiers|peacekeepers|ministers?|delegations?|presidents?|athletes|students|schoolchildren|"
    r"band|crew|journalists|reporters|diplomats|officials|envoys?|firefighters|doctors|visitors)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class Trip:
    """A movement of people, with the places that its words lead from or to."""

    scene: Scene
    one: Found
    places: dict[str, tuple[PlaceAt, ...]]

    @cached_property
    def clause(self) -> str:
        """Return the words of its clause."""
        here = self.scene.clauses[self.one.clause]
        return self.scene.sentence.text[here.start : here.end]

    @cached_property
    def subject(self) -> str:
        """Return what stands before the verb in its clause."""
        here = self.scene.clauses[self.one.clause]
        return self.scene.sentence.text[here.start : self.one.start]

    @cached_property
    def verb(self) -> str:
        """Return the words of the movement."""
        return self.scene.sentence.text[self.one.start : self.one.end].lower()

    @cached_property
    def known(self) -> bool:
        """Say whether a flight has been told of."""
        return self.scene.flight_before or self.scene.flight_long_before

    @cached_property
    def flew(self) -> bool:
        """Say whether the verb is "to fly", which people do at any time of their lives."""
        return self.verb.startswith(("flew", "fly", "flies"))


def _aboard(trip: Trip) -> bool:
    """ "On board the jet they left Mesa"."""
    return ABOARD.search(trip.clause) is not None


def _for_fuel(trip: Trip) -> bool:
    """ "We stopped somewhere cold to refuel"."""
    here = trip.scene.clauses[trip.one.clause]
    return (
        trip.known
        and FOR_FUEL.search(trip.scene.sentence.text, trip.one.start, here.end) is not None
    )


def _were_flown(trip: Trip) -> bool:
    """ "They were flown from Mesa to Cairo"."""
    return "flown" in trip.verb


def _flew(trip: Trip) -> bool:
    """ "They flew to Moscow on Tuesday"; "they flew to Mexico in 2022" was another flight."""
    times = trip.scene.times
    year = any(t.year and not t.day for t in times)
    both_ends = any(gives_a_day(t) for t in times) and trip.one.movement.name == "flew_from_to"
    known = trip.scene.flight_before or both_ends
    return trip.flew and known and not year and WE_OR_THEY.search(trip.subject) is not None


def _went_on(trip: Trip) -> bool:
    """ "… and then flew on to Liberia", of a flight told of."""
    return trip.known and WENT_ON.match(trip.verb) is not None


WENT_ON = regex(r"(?:flew|flown|continued|carried|pressed|went) on\b", re.IGNORECASE)


def _in_a_headline(trip: Trip) -> bool:
    """ "Deported Afghans arrive in Kabul" as a headline."""
    headline = trip.scene.sentence.kind is PassageKind.HEADLINE
    return headline and REMOVED.search(trip.scene.sentence.text) is not None


def _we_left(trip: Trip) -> bool:
    """ "We left Arizona at nine", of a flight just told of."""
    timed = any(t.clock is not None for t in trip.scene.times)
    return trip.scene.flight_before and timed and WE_OR_THEY.search(trip.subject) is not None


def _of_the_air(trip: Trip) -> bool:
    """ "The deportees landed in Minsk"."""
    told = trip.known or REMOVED.search(trip.scene.sentence.text) is not None
    return told and OF_THE_AIR.match(trip.verb) is not None


def _definite(trip: Trip) -> bool:
    """ "The men arrived in Cairo", of a flight just told of; anybody leaves anything."""
    leaves = trip.one.movement.name == "left"
    definite = DEFINITE_PEOPLE.search(trip.subject) is not None
    return trip.scene.flight_before and definite and not (leaves or trip.flew)


def _at_an_airport(trip: Trip) -> bool:
    """ "54 men reached Delhi airport after being deported": where people come by air."""
    airport = any(p.mention.kind == "airport" for role in trip.places.values() for p in role)
    told = trip.known or REMOVED.search(trip.scene.sentence.text) is not None
    return airport and told and trip.one.movement.type in (ARRIVAL, DEPARTURE)


BY_AIR: tuple[Callable[[Trip], bool], ...] = (
    _were_flown, _for_fuel, _flew, _went_on, _in_a_headline, _we_left, _of_the_air, _definite, _at_an_airport,
)  # fmt: skip


def people_fly(scene: Scene, one: Found, places: dict[str, tuple[PlaceAt, ...]]) -> bool:
    """Say whether people move by air: aboard a flight, by a verb of flying, or those told of."""
    trip = Trip(scene=scene, one=one, places=places)
    if _aboard(trip):
        return True
    if any(v["other"] for v in VEHICLE.finditer(scene.sentence.text)):
        return False
    if OTHER_PEOPLE.search(trip.subject) is not None:
        return False
    return any(rule(trip) for rule in BY_AIR)


def are_people(scene: Scene, one: Found) -> bool:
    """Say whether the subject is who tells it, or a number of people: "a batch of 54 men"."""
    text, start = scene.sentence.text, scene.clauses[one.clause].start
    if NARRATOR.search(text, start, one.start):
        return True
    for count in scene.counts:
        if start <= count.start < one.start:
            noun = NOUN_AFTER.match(text, count.end)
            if noun is not None and noun.end() <= one.start:
                return True
    return False
