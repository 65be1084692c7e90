"""Which places of a clause a movement left, reached, stopped at or passed, in English.

In come the words of a movement and the places named around them; out go the places by what the
preposition before each makes of it.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from wheelsdown.claims.english_moving_words import ARRIVAL, DEPARTURE, Movement
from wheelsdown.claims.english_vehicles import PEOPLE, VEHICLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.roles import Roles
from wheelsdown.claims.statements import PlaceAt, Scene, Statement
from wheelsdown.model.report import ClaimType

PREPOSITION = regex(
    r"\b(?P<prep>out of|off from|from|en route to|bound for|headed (?:for|to)|heading (?:for|to)|"
    r"on to|onto|into|in|at|to|for|towards?|by way of|via|through|near|outside|over|on|of|by|between)"
    r"\s+"
    r"(?:(?:the|an?|its|their|nearby|international|military|regional|main|busy|private|small|"
    r"capital(?:,| of)?|(?:U\.?S\.? |[A-Z][a-z]+(?:an|ian|ese|ish|i) )?(?:city|state|town|province|region) of|southern|northern|eastern|western|central|nearby|"
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
LEFT = regex(
    r"\b(?:left|leaving|leaves|departed|departing|quit(?:ting)?)\s+(?:the\s+)?$", re.IGNORECASE
)
REACHED = regex(r"\b(?:reached|reaching|reaches)\s+(?:the\s+)?$", re.IGNORECASE)
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


def places_by_role(scene: Scene, one: Found, window: tuple[int, int]) -> Roles:
    """Return the places after the verb by what the words before each make of it."""
    text = scene.sentence.text
    roles = _by_role(
        scene,
        window,
        lambda place: _named_role(text, one, place),
        between_two=one.movement.name == "between",
    )
    _add_from_subject(scene, one, roles)
    return roles


def roles_of_places(scene: Scene, kind: ClaimType, window: tuple[int, int]) -> Roles:
    """Return the places within `window` by what each is to a movement of a kind, whatever its verb."""
    text = scene.sentence.text

    def role_of(place: PlaceAt) -> str | None:
        if OF_PEOPLE.search(PREPOSITION.sub("", text[window[0] : place.start])):
            return None
        if REACHED.search(text, window[0], place.start):
            return "destination" if kind is DEPARTURE else "place"
        if LEFT.search(text, window[0], place.start):
            return "origin"
        prep = _role(text, place)
        return _role_by(prep, kind, near=prep in ("into", "to")) if prep else None

    return _by_role(scene, window, role_of, between_two=False)


def _by_role(
    scene: Scene, window: tuple[int, int], role_of: Callable[[PlaceAt], str | None], *,
    between_two: bool,
) -> Roles:  # fmt: skip
    text = scene.sentence.text
    roles: Roles = {}
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
            from_one_to_other = previous[0] == "origin" and between_two
            role: str | None = "destination" if from_one_to_other else previous[0]
        else:
            role = role_of(place)
        if role is not None:
            roles[role] = (*roles.get(role, ()), place)
            previous = (role, place)
    return roles


def _named_role(text: str, one: Found, place: PlaceAt) -> str | None:
    """Return whether a place is where it began, went, stopped or what it passed."""
    said = text[one.start : one.end].lower()
    right_after = RIGHT_AFTER.fullmatch(text[one.end : place.start])
    toward = said.endswith(("to", "for", "into", "onto"))
    if right_after:
        return _role_by("to" if toward else "at", one.movement.type, near=True)
    prep = _role(text, place)
    return _role_by(prep, one.movement.type, near=prep in ("into", "to")) if prep else None


def _role_by(prep: str, kind: ClaimType, *, near: bool) -> str | None:
    if prep in TO:
        return "place" if kind is ARRIVAL and near else "destination"
    if prep in AT:
        return "origin" if kind is DEPARTURE else "place"
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
