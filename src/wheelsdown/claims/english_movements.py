"""Departures, arrivals, stops and routes said in English.

In comes a `Scene`; out go `Statement`s. Each row of `MOVEMENTS` is a verb of flying with what it
claims; a verb counts only where a flight (or, for some, people known to be on one) moves.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import (
    ABOARD,
    DEFINITE_PEOPLE,
    PLURAL_FLIGHT,
    VEHICLE,
    Mover,
    mover_before,
)
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at, place_where
from wheelsdown.claims.times import TimeExpression, gives_a_day
from wheelsdown.model.report import ClaimType, Modality, PassageKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """A way of saying that a flight did something."""

    name: str
    type: ClaimType
    pattern: re.Pattern[str]
    of_people: bool = False
    """People known to be on a flight can be its subject: "the deportees landed"."""
    needs_detail: bool = False
    """Means a flight only with a place or a time after it: "left", "reached"."""
    no_subject: bool = False
    """A set phrase: "wheels down at 4:12 p.m."."""


def _forms(words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{words})\b", re.IGNORECASE)


STOP, DEPARTURE = ClaimType.FLIGHT_STOP, ClaimType.FLIGHT_DEPARTURE
ARRIVAL, ROUTE = ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_ROUTE

# In order: where two match the same words, the first is taken.
MOVEMENTS: tuple[Movement, ...] = (
    Movement(name="stopped_over", type=STOP, of_people=True, pattern=_forms(
        r"stop(?:ped|s|ping)? over|lay(?:s|ing)? over|laid over|"
        r"(?:ma(?:de|kes|king|ke)|had|with|after|following)\s+(?:an?|its|one|two|three|several|brief|another|"
        r"at least one)\s+(?:[\w-]+\s+){0,3}?(?:stops?|stopovers?|layovers?)|"
        r"stop(?:ped|s|ping)?\s+(?:briefly\s+)?(?:to (?:refuel|take on fuel)|for (?:fuel|"
        r"refuel(?:l)?ing))|"
        r"(?:touched down|landed|landing|lands)\s+(?:briefly\s+)?(?:to refuel|for (?:fuel|"
        r"refuel(?:l)?ing))|"
        r"refuel(?:l)?(?:ed|ing|s)|transit(?:ed|ing|s)(?:\s+through)?")),
    Movement(name="stopped_to_refuel_in", type=STOP, pattern=re.compile(
        r"\b(?:touched down|landed|landing|lands)\b(?=\s+(?:in|at)\s+[^,.;]{2,50}\s+(?:to refuel|"
        r"for (?:fuel|refuel(?:l)?ing)|en route|on (?:its|the) way))", re.IGNORECASE)),
    Movement(name="stopped_in", type=STOP, of_people=True, needs_detail=True,
             pattern=_forms(r"stop(?:ped|s|ping)?(?:\s+(?:first|briefly|again|off))?(?=\s+(?:in|at|near)\b)")),
    Movement(name="flew_from_to", type=ROUTE, of_people=True, pattern=re.compile(
        r"\b(?:flew|flies|flying|flown|fly)\b(?=\s+(?:\w+\s+){0,4}from\s[^.;]{2,80}?\sto\s)",
        re.IGNORECASE)),
    Movement(name="took_off", type=DEPARTURE, of_people=True, pattern=_forms(
        r"took off|tak(?:es|ing|en|e) off|lift(?:ed|s|ing)? off|became airborne|was airborne|"
        r"got airborne")),
    Movement(name="wheels_up", type=DEPARTURE, no_subject=True,
             pattern=_forms(r"wheels[- ]up(?=\s+(?:at|from|in|on|shortly|just|around|about|\d))")),
    Movement(name="flew_out", type=DEPARTURE, of_people=True, pattern=_forms(
        r"(?:flew|flies|flying|flown|fly) out(?: of| from)?|(?:flown|flew|flying) from")),
    Movement(name="departed", type=DEPARTURE, of_people=True, needs_detail=True, pattern=_forms(
        r"depart(?:ed|s|ing)?|set(?:s|ting)? off")),
    Movement(name="left", type=DEPARTURE, needs_detail=True, pattern=_forms(
        r"left(?!\s+(?:behind|open|without|wing|side|hand|engine))|leaves|leaving|leave")),
    Movement(name="touched_down", type=ARRIVAL, of_people=True,
             pattern=_forms(r"touch(?:ed|es|ing)? down")),
    Movement(name="wheels_down", type=ARRIVAL, no_subject=True, pattern=_forms(
        r"wheels[- ]down(?=\s+(?:at|in|on|shortly|just|around|about|\d))|"
        r"touchdown(?=\s+(?:was |came )?(?:at|in)\s)")),
    Movement(name="landed", type=ARRIVAL, of_people=True, pattern=_forms(
        r"land(?:ed|s|ing)?(?!\s+(?:gear|strip|rights|permit|slot|fee|a (?:job|deal|role)))|"
        r"made an? (?:emergency |unscheduled |safe )?landing")),
    Movement(name="arrived", type=ARRIVAL, of_people=True, needs_detail=True,
             pattern=_forms(r"arriv(?:ed|es|ing|e)|flew in(?:to)?|flies in(?:to)?|"
                            r"flown in(?:to)?")),
    Movement(name="returned", type=ARRIVAL, needs_detail=True,
             pattern=re.compile(r"\b(?:returned|returns|returning) to\b(?=\s+(?:the\s+)?[A-Z])")),
    Movement(name="reached", type=ARRIVAL, needs_detail=True,
             pattern=_forms(r"reach(?:ed|es|ing)?(?=\s+[A-Z])")),
    Movement(name="flew_to", type=ROUTE, of_people=True, needs_detail=True, pattern=re.compile(
        r"\b(?:flew|flown|flying|fly|flies|continu(?:ed|ing|es)(?: on)?|went on|proceed(?:ed|ing)|"
        r"headed|heading)\s+(?:\w+\s+){0,2}?(?:to|for|on to|onto|onward to|back to)\b",
        re.IGNORECASE)),
    Movement(name="bound_for", type=ROUTE, needs_detail=True,
             pattern=_forms(r"bound for|en route to|headed for|destined for")),
)  # fmt: skip

# "… since the plane landed", "where the plane had landed": told of, and nothing said of it.
WHEN_IT_DID = re.compile(
    r"\b(?:since|until|once|when|where|whether|after|before|how)\s+(?:[\w'-]+\s+){0,5}$",
    re.IGNORECASE,
)
# "Five flights have left since June" counts flights and tells of none of them.
PERFECT = re.compile(r"\bhave\s+(?:\w+\s+)?$", re.IGNORECASE)

# "It was due to land on Friday" can be of the last Friday or the next.
PAST_PLAN = re.compile(r"\b(?:was|were|had been)\s+(?:\w+\s+)?(?:to|\w+\s+to)\s+(?:be\s+)?$")

WE_OR_THEY = re.compile(r"\b(?:they|we)\s+(?:\w+\s+)?$", re.IGNORECASE)

# A sentence with more verbs of flying than this is a table or noise, and no sentence.
MOST_MOVEMENTS = 24

BASE_FORM = re.compile(
    r"^(?:take off|lift off|depart|leave|land|arrive|reach|fly|stop(?!p)|touch down|set off|"
    r"make)\b",
    re.I,
)
THIRD_PERSON = re.compile(
    r"^(?:takes|lifts|departs|leaves|lands|arrives|reaches|flies|touches|stops)\b", re.I
)
ING_FORM = re.compile(r"^\w+ing\b", re.IGNORECASE)
NOT_YET_FLOWN = frozenset({"bound_for"})

# After these words, places and times are those of something else.
ARGUMENTS_END = re.compile(
    r"\b(?:carrying|who|whose|that|which|deported|detained|arrested|amid|despite|since|because|"
    r"having|convicted|accused|wanted|reported)\b",
    re.IGNORECASE,
)
PREPOSITION = re.compile(
    r"\b(?P<prep>out of|off from|from|en route to|bound for|headed (?:for|to)|heading (?:for|to)|"
    r"on to|onto|into|in|at|to|for|towards?|via|through|near|outside|over|on|of|by)\s+"
    r"(?:(?:the|an?|its|their|nearby|international|military|regional|main|busy|private|small|"
    r"capital(?:,| of)?|city of|state of|southern|northern|eastern|western|central)\s+)*"
    r"(?:(?:[\w'-]+\s+){0,3}?(?:airports?|airfield|airstrip|base|terminal|hub|city|capital)\s+"
    r"(?:in|near|outside|at|of)\s+)?$",
    re.IGNORECASE,
)
FROM = frozenset({"from", "out of", "off from"})
TO = frozenset({"to", "for", "toward", "towards", "en route to", "bound for", "on to", "onto",
                "into",
                "headed for", "headed to", "heading for", "heading to"})  # fmt: skip
AT = frozenset({"in", "at", "near", "outside", "on"})
VIA = frozenset({"via", "through"})
RIGHT_AFTER = re.compile(r"\s*(?:\s(?:the|an?)\s+(?:[\w-]+\s+){0,3})?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A movement's words in a sentence and the clause they stand in."""

    movement: Movement
    start: int
    end: int
    clause: int


def find_movements(scene: Scene) -> Iterator[Statement]:
    """Return the departures, arrivals, stops and routes that the sentence tells of."""
    found = _find_words(scene)
    if len(found) > MOST_MOVEMENTS:
        return
    for i, one in enumerate(found):
        clause = scene.clauses[one.clause]
        limit = min([f.start for f in found[i + 1 :] if f.start < clause.end] + [clause.end])
        statement = _statement(scene, one, limit)
        if statement is not None:
            yield statement


def _find_words(scene: Scene) -> list[Found]:
    text = scene.sentence.text
    taken: list[tuple[int, int]] = []
    found = []
    for movement in MOVEMENTS:
        for match in movement.pattern.finditer(text):
            start, end = match.span()
            clause = clause_at(scene, start)
            if clause is None or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            found.append(Found(movement=movement, start=start, end=end, clause=clause))
    found.sort(key=lambda f: f.start)
    # "left Mesa bound for Cairo" is one departure; the words alone are a plan.
    return [
        f
        for f in found
        if f.movement.name not in NOT_YET_FLOWN or not _stands_in_another(scene, f, found)
    ]


def _stands_in_another(scene: Scene, one: Found, found: list[Found]) -> bool:
    clauses = [scene.clauses[f.clause] for f in found if f is not one]
    return any(c.start <= one.start < c.end for c in clauses)


def _statement(scene: Scene, one: Found, limit: int) -> Statement | None:
    """Return what the words claim, if a flight moves and the verb states something."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    modality = modality_of(scene, clause.start, (one.start, one.end))
    window = _window(text, one.end, limit)
    places = _places_by_role(scene, one, window)
    if not places and (led := place_where(scene, one.clause)) is not None:
        places = {"place": (led,)}
    times = _times_of(scene, one, window)
    if not _is_stated(scene, one, modality):
        return None
    mover = Mover.FLIGHT if one.movement.no_subject else mover_before(scene, one.clause, one.start)
    detailed = bool(places or times)
    if not _can_move(scene, one, mover, detailed=detailed):
        return None
    if one.movement.name in NOT_YET_FLOWN:
        modality = Modality.PLANNED if modality is Modality.ASSERTED else modality
        times = ()
    start, end = _quote(scene, one, limit)
    statement = Statement(
        type=one.movement.type, start=start, end=end, rule=one.movement.name, modality=modality,
        times=times, past_plan=PAST_PLAN.search(text[clause.start : one.start]) is not None,
        details=() if mover is Mover.FLIGHT else (("mover", str(mover)),),
    )  # fmt: skip
    return _with_places(statement, places)


def _window(text: str, start: int, limit: int) -> tuple[int, int]:
    ends = ARGUMENTS_END.search(text, start, limit)
    return start, ends.start() if ends else limit


def _is_stated(scene: Scene, one: Found, modality: Modality) -> bool:
    """Say whether the form of the verb tells of an event: "flights leave" does not."""
    text = scene.sentence.text
    word = text[one.start : one.end]
    before = text[scene.clauses[one.clause].start : one.start]
    plural = PLURAL_FLIGHT.search(before) is not None
    headline = scene.sentence.kind is PassageKind.HEADLINE
    if BASE_FORM.match(word) and modality is Modality.ASSERTED:
        return (headline and plural) or re.search(
            r"\b(?:saw|watched|showed?s?|did)\b", before
        ) is not None
    if plural and (ING_FORM.match(word) or PERFECT.search(before)):
        return False
    if re.search(
        r"\b(?:every|each|usually|often|typically|regularly|generally|daily|weekly)\b", text, re.I
    ):
        return not (THIRD_PERSON.match(word) or BASE_FORM.match(word))
    return not re.search(
        r"\b(?:the|an?|its|emergency|safe|upon|on|after a|crash)\s+$", before + ""
    ) or (not ING_FORM.match(word) and not word.lower().startswith("land "))


def _can_move(scene: Scene, one: Found, mover: Mover, *, detailed: bool) -> bool:
    """Say whether what moves, and what is said of it, make this an event of a flight."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    if not detailed and WHEN_IT_DID.search(text[max(0, clause.start - 12) : one.start]):
        return False
    if one.movement.needs_detail and not detailed and not _ends_after(text, one.end, clause.end):
        return False
    if ING_FORM.match(text[one.start : one.end]) and not detailed:
        return False
    if mover is Mover.FLIGHT:
        return True
    return mover is Mover.PEOPLE and one.movement.of_people and detailed and _fly(scene, one)


def _fly(scene: Scene, one: Found) -> bool:
    """Say whether people move by air: aboard a flight, by a verb of flying, or those told of."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    if ABOARD.search(text[clause.start : clause.end]):
        return True
    if any(v["other"] for v in VEHICLE.finditer(text)):
        return False
    verb = text[one.start : one.end].lower()
    if "flown" in verb:
        return True
    if verb.startswith(("flew", "fly", "flies")):
        # "They flew to Mexico in 2022" was another flight, years before.
        year = any(t.year and not t.day for t in scene.times)
        return scene.flight_before and not year and WE_OR_THEY.search(text[: one.start]) is not None
    definite = DEFINITE_PEOPLE.search(text[: one.start])
    airborne = verb in ("took off", "touched down")
    return airborne or (scene.flight_before and definite is not None)


def _ends_after(text: str, at: int, end: int) -> bool:
    return not text[at:end].strip(' .,!”"')


BEFORE_NEXT_VERB = re.compile(
    r"(?:,?\s+(?:and|but|or)\s+[^,]{0,60}|(?:\s+(?:before|after|then|to|was|were|had|has|it|that))*\s*)$"
)


def _quote(scene: Scene, one: Found, limit: int) -> tuple[int, int]:
    """Return the clause, up to the next movement where one follows in it ("a jet that left …")."""
    clause = scene.clauses[one.clause]
    text = scene.sentence.text
    end = clause.end
    if limit < clause.end:
        cut = BEFORE_NEXT_VERB.search(text[:limit])
        end = cut.start() if cut else limit
    return clause.start, max(end, one.end)


def _role(text: str, place: PlaceAt) -> str | None:
    found = PREPOSITION.search(text[max(0, place.start - 80) : place.start])
    return found["prep"].lower() if found else None


def _places_by_role(
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
            role: str | None = previous[0]
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


def _add_from_subject(scene: Scene, one: Found, roles: dict[str, tuple[PlaceAt, ...]]) -> None:
    """Add "flight from Mesa to Cairo" of the subject where the verb itself names none of these."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    for place in scene.places:
        if not clause.start <= place.start < one.start:
            continue
        before = text[clause.start : place.start]
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


def _with_places(statement: Statement, roles: dict[str, tuple[PlaceAt, ...]]) -> Statement:
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


def _times_of(scene: Scene, one: Found, window: tuple[int, int]) -> tuple[TimeExpression, ...]:
    """Return the times of the verb: those after it, and those that open its clause or subject.

    "A plane carrying men held since August landed on Tuesday": August is the men's.
    """
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    after = [t for t in scene.times if window[0] <= t.start < window[1]]
    # What stands after another verb of the clause is that verb's.
    first_verb = min(
        (m.start() for v in MOVEMENTS if (m := v.pattern.search(text, clause.start, one.start))),
        default=one.start,
    )
    before = [
        t
        for t in scene.times
        if clause.start <= t.start < first_verb
        and _opens_or_names(text, clause.start, t, one.start)
    ]
    days = [t for t in after if gives_a_day(t)]
    if days and len(days) > 1:
        second = next((t for t in days[1:] if not t.same_instant), None)
        after = [t for t in after if second is None or t.start < second.start]
    return tuple(before + after)


NAMES_A_FLIGHT = re.compile(
    r"(?:'s)?\s+(?:(?!that\b|an?\b|the\b|which\b)[\w-]+\s+){0,2}?(?:flight|plane|charter|jet)\b"
)


def _opens_or_names(text: str, start: int, said: TimeExpression, verb: int) -> bool:
    before, after = text[start : said.start], text[said.end : verb]
    opens = not VEHICLE.search(before) and len(before.split()) <= 3
    names = NAMES_A_FLIGHT.match(after) is not None
    beside = len(after.split()) <= 2 and not after.strip().startswith(("-", "'"))
    return opens or names or beside
