"""Which places of a clause a movement left, reached, stopped at or passed, in English.

In come the words of a movement and the places named around them; out go the places by what the
preposition before each makes of it.
"""

import re
from dataclasses import dataclass, replace

from wheelsdown.claims.english_moving_words import ARRIVAL, DEPARTURE, STOP, Movement
from wheelsdown.claims.english_vehicles import PEOPLE, VEHICLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import PlaceAt, Scene, Statement
from wheelsdown.model.report import ClaimType

PREPOSITION = regex(
    r"\b(?P<prep>out of|off from|from|en route to|bound for|headed (?:for|to)|heading (?:for|to)|"
    r"on to|onto|into|in|at|to|for|towards?|by way of|via|through|near|outside|over|on|of|by|between)"
    r"\s+"
    r"(?:(?:the|an?|its|their|nearby|international|military|regional|main|busy|private|small|"
    r"capital(?:,| of)?|city of|state of|southern|northern|eastern|western|central|nearby|"
    r"neighbou?ring|distant|far-off|[a-z]+ern)\s+)*"
    r"(?:(?:[\w'-]+\s+){0,3}?(?:airports?|airfield|airstrip|base|terminal|hub|city|capital)\s+"
    r"(?:in|near|outside|at|of)\s+)?"
    r"(?:(?-i:[A-Z])[\w'-]+(?:\s(?-i:[A-Z])[\w'-]+)*,\s+)?$",
    re.IGNORECASE,
)
FROM = frozenset({"from", "out of", "off from", "between"})
TO = frozenset({"to", "for", "toward", "towards", "en route to", "bound for", "on to", "onto",
                "into",
                "headed for", "headed to", "heading for", "heading to"})  # fmt: skip
AT = frozenset({"in", "at", "near", "outside", "on"})
VIA = frozenset({"via", "through", "by way of"})
RIGHT_AFTER = regex(r"\s*(?:\s(?:the|an?)\s+(?:[\w-]+\s+){0,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A movement's words in a sentence and the clause they stand in."""

    movement: Movement
    start: int
    end: int
    clause: int
    first: int = 0
    """Where the first movement of its clause stands."""


def _role(text: str, place: PlaceAt) -> str | None:
    found = PREPOSITION.search(text[max(0, place.start - 80) : place.start])
    return found["prep"].lower() if found else None


def places_by_role(
    scene: Scene, one: Found, window: tuple[int, int]
) -> dict[str, tuple[PlaceAt, ...]]:
    """Return the places after the verb by what the words before each make of it."""
    text = scene.sentence.text
    roles: dict[str, tuple[PlaceAt, ...]] = {}

    def add(role: str, place: PlaceAt) -> None:
        roles[role] = (*roles.get(role, ()), place)

    previous: tuple[str, PlaceAt] | None = None
    for place in scene.places:
        if not window[0] <= place.start < window[1]:
            continue
        between = text[previous[1].end : place.start] if previous else ""
        if previous and re.fullmatch(r",?\s+(?:in|near|outside|,)\s+(?:the\s+)?|,\s+", between):
            # "Mesa Gateway Airport in Arizona": the second tells where the first is.
            previous = (previous[0], place)
            continue
        if previous and re.fullmatch(r",?\s+(?:and|then)\s+(?:then\s+)?(?:in\s+)?", between):
            between_two = previous[0] == "origin" and one.movement.name == "between"
            role: str | None = "destination" if between_two else previous[0]
        else:
            role = _named_role(text, one, place)
        if role is not None:
            add(role, place)
            previous = (role, place)
    _add_from_subject(scene, one, roles)
    return roles


def _named_role(text: str, one: Found, place: PlaceAt) -> str | None:
    """Return whether a place is where it began, went, stopped or what it passed."""
    departing, arriving = one.movement.type is DEPARTURE, one.movement.type is ARRIVAL
    said = text[one.start : one.end].lower()
    right_after = RIGHT_AFTER.fullmatch(text[one.end : place.start])
    toward = said.endswith(("to", "for", "into", "onto"))
    prep = None if right_after else _role(text, place)
    if (right_after and toward) or prep in TO:
        near = right_after is not None or prep in ("into", "to")
        return "place" if arriving and near else "destination"
    if right_after or prep in AT:
        return "origin" if departing else "place"
    if prep in FROM:
        return "origin"
    return "via" if prep in VIA else None


# "In Larnaca we took on fuel".
FRONTED = regex(
    r"\W*(?:then |finally |later )?(?P<prep>in|at|near|from|outside) (?:the )?(?:\w+ ){0,2}?",
    re.IGNORECASE,
)


def _add_from_subject(scene: Scene, one: Found, roles: dict[str, tuple[PlaceAt, ...]]) -> None:
    """Add "flight from Mesa to Cairo" of the subject where the verb itself names none of these."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    for place in scene.places:
        if not clause.start <= place.start < one.start:
            continue
        before = text[clause.start : place.start]
        beside = (
            one.movement.name in ("off_at", "on_at", "was_the_stop")
            and not text[place.end : one.start].strip()
        )
        if beside:
            roles.setdefault("place", (place,))
            continue
        if fronted := FRONTED.fullmatch(before):
            role = "origin" if fronted["prep"].lower() == "from" else "place"
            if one.movement.type is DEPARTURE and role == "place":
                role = "origin"
            roles.setdefault(role, (place,))
            continue
        if re.search(
            r"(?:flight|plane|jet|charter|aircraft)\s+(?:out of|from)\s+(?:the\s+)?$", before, re.I
        ):
            if "origin" not in roles:
                roles["origin"] = (place,)
        elif (
            re.search(r"\b(?:to|bound for|headed for|headed to)\s+(?:the\s+)?$", before, re.I)
            and VEHICLE.search(before)
            and not re.search(
                r"\b(?:deported|returned|removed|sent|according)\s+(?:\w+\s+)?to\s+$", before
            )
            and "destination" not in roles
            and one.movement.type is not ARRIVAL
        ):
            roles["destination"] = (place,)


def with_places(statement: Statement, roles: dict[str, tuple[PlaceAt, ...]]) -> Statement:
    """Return the statement with its places where its kind of movement has them."""

    def first(role: str) -> PlaceAt | None:
        return roles[role][0] if roles.get(role) else None

    via = roles.get("via", ())
    if statement.type is DEPARTURE:
        place = first("origin") or first("place")
        return replace(statement, place=place, destination=first("destination"), via=via)
    if statement.type is ARRIVAL:
        place = first("place") or first("destination")
        return replace(statement, place=place, origin=first("origin"), via=via)
    if statement.type is STOP:
        stops = roles.get("place", ()) + via
        place = stops[0] if stops else None
        return replace(statement, place=place, origin=first("origin"),
                       destination=first("destination"), via=stops[1:])  # fmt: skip
    return replace(statement, origin=first("origin"), via=via,
                   destination=first("destination") or first("place"))  # fmt: skip


# "Men from Honduras", "deported from Mesa": where people came from, and no flight.
OF_PEOPLE = regex(
    rf"(?:{PEOPLE}|citizens|deported|expelled|removed|extradited|seekers|workers|students)\s+(?:back\s+)?$"
)
WITH_A_HALT = regex(
    r"\b(?:with|after|including|via)\s+(?:[\w-]+\s+){1,6}?(?:in|at)\s+(?:the\s+)?$", re.IGNORECASE
)


def with_other_ends(scene: Scene, told: Statement) -> Statement:
    """Return the statement with the places of its words that nothing has been made of.

    "A removal from Manchester to Freetown took place", "they were swapped into a jet for Auckland".
    """
    text = scene.sentence.text
    taken = [p for p in (told.place, told.origin, told.destination, *told.via) if p is not None]
    for place in scene.places:
        if place in taken or not told.start <= place.start < told.end:
            continue
        found = PREPOSITION.search(text[max(0, place.start - 80) : place.start])
        if found is None or OF_PEOPLE.search(text[: place.start - len(found.group())]):
            continue
        told = _with_end(told, found["prep"].lower(), place, text[told.start : place.start])
    return told


def _with_end(told: Statement, prep: str, place: PlaceAt, before: str) -> Statement:
    if prep in VIA or (prep in AT and WITH_A_HALT.search(before)):
        return replace(told, via=(*told.via, place))
    if prep in FROM:
        return told if told.origin else replace(told, origin=place)
    if prep in TO:
        # "To Armenia and thence to Delhi": the last is where it went.
        via = (*told.via, told.destination) if told.destination else told.via
        return replace(told, destination=place, via=via)
    if prep in AT and told.place is None and told.type is not ClaimType.FLIGHT_ROUTE:
        return replace(told, place=place)
    return told
