"""Departures, arrivals, stops and routes said in English.

In comes a `Scene`; out go `Statement`s. Each row of `MOVEMENTS` is a verb of flying with what it
claims; a verb counts only where a flight (or, for some, people known to be on one) moves.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.english_flying_people import (
    FOR_FUEL,
    OTHER_PEOPLE,
    are_people,
    people_fly,
)
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_movement_places import Found, places_by_role
from wheelsdown.claims.english_movement_times import times_of_movement
from wheelsdown.claims.english_moving_words import (
    ARRIVAL,
    DEPARTURE,
    MOVEMENTS,
    STOP,
)
from wheelsdown.claims.english_vehicles import (
    FLIGHT,
    PEOPLE_SUBJECT,
    PLURAL_FLIGHT,
    VEHICLE,
    Mover,
    mover_before,
)
from wheelsdown.claims.english_verbs_of_flying import BASES, THIRD_PERSONS, WORDS_OF_MOVING
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.roles import with_places
from wheelsdown.claims.sentences import may_speak_of
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at, place_where
from wheelsdown.model.report import Modality, PassageKind

# "… since the plane landed", "where the plane had landed": told of, and nothing said of it.
WHEN_IT_DID = regex(
    r"\b(?:since|until|once|when|where|whether|after|before|how)\s+(?:[\w'-]+\s+){0,5}$",
    re.IGNORECASE,
)
# "Five flights have left since June" counts flights and tells of none of them.
PERFECT = regex(r"\bhave\s+(?:\w+\s+)?$", re.IGNORECASE)

# "It was due to land on Friday" can be of the last Friday or the next.
PAST_PLAN = regex(r"\b(?:was|were|had been)\s+(?:\w+\s+)?(?:to|\w+\s+to)\s+(?:be\s+)?$")

# A sentence with more verbs of flying than this is a table or noise, and no sentence.
MOST_MOVEMENTS = 24
WORD = regex(r"[A-Za-z]+")

# "Has come", "had run": participles that look like base forms.
HAVE = regex(r"\b(?:has|have|had|having|was|were|been|is|are)\s+(?:\w+\s+)?$", re.IGNORECASE)
# "Witnesses saw the plane land", "it did land": base forms that tell.
SEEN = regex(r"\b(?:saw|seen|watched|showed?s?|heard|filmed|did)\b")
SEEN_BEFORE_CHARACTERS = 12
# "Fewer flights left the country in November" counts them, too.
MANY = regex(
    r"\b(?:fewer|more|most|many|several|some|dozens of|hundreds of|thousands of|scores of|all|half of)\s+"
    r"(?:[\w-]+\s+){0,3}?(?:planes|flights|jets|airliners|charters|aeroplanes)\b",
    re.IGNORECASE,
)
ING_FORM = regex(r"^\w+ing\b", re.IGNORECASE)
NOT_YET_FLOWN = frozenset({"bound_for"})

# After these words, places and times are those of something else.
ARGUMENTS_END = regex(
    r"\b(?:carrying|who|whose|that|which|deported|detained|arrested|amid|despite|since|because|"
    r"having|convicted|accused|wanted|reported)\b",
    re.IGNORECASE,
)


def find_movements(scene: Scene) -> Iterator[Statement]:
    """Return the departures, arrivals, stops and routes that the sentence tells of."""
    if not may_speak_of(scene.sentence, WORDS_OF_MOVING):
        return
    found = _find_words(scene)
    if len(found) > MOST_MOVEMENTS:
        return
    told: Statement | None = None
    for i, one in enumerate(found):
        clause = scene.clauses[one.clause]
        limit = min([f.start for f in found[i + 1 :] if f.start < clause.end] + [clause.end])
        statement = _statement(scene, one, limit)
        if statement is None:
            continue
        if told is not None and _is_the_same_halt(told, statement):
            told = replace(told, end=max(told.end, statement.end), place=told.place or statement.place,
                           times=told.times or statement.times)  # fmt: skip
            continue
        if told is not None and _goes_on(scene.sentence.text, told, statement):
            told = replace(told, end=statement.end, times=told.times or statement.times,
                           place=told.place or statement.place)  # fmt: skip
            continue
        if told is not None:
            yield told
        told = statement
    if told is not None:
        yield told


def _is_the_same_halt(told: Statement, other: Statement) -> bool:
    """ "It paused in Shannon to take on fuel": one halt, in two verbs of one clause."""
    return (
        told.type is STOP
        and other.type is STOP
        and other.start == told.start
        and (told.place is None or other.place is None or told.place == other.place)
    )


# "It pushed back, taxied, and was in the air by four": one departure in several verbs.
GOES_ON = regex(r",?\s*(?:\w+(?:ed)?,\s+)?(?:and|then)?\s*(?:then\s+)?$")


def _goes_on(text: str, told: Statement, other: Statement) -> bool:
    if (
        told.type is not other.type
        or told.type not in (DEPARTURE, ARRIVAL)
        or other.start <= told.end
    ):
        return False
    if told.place is not None and other.place is not None and told.place != other.place:
        return False
    opens = NO_SUBJECT_OF_ITS_OWN.match(text[other.start : other.end])
    if other.place is not None and told.place is not None and told.times and other.times:
        return False
    return opens is not None and GOES_ON.fullmatch(text[told.end : other.start]) is not None


NO_SUBJECT_OF_ITS_OWN = regex(r"(?:was|is|had|[a-z]+ed|touched|landed|rolled|came|set|took)\b")


def _find_words(scene: Scene) -> list[Found]:
    text = scene.sentence.text
    taken: list[tuple[int, int]] = []
    found = []
    words = tuple(WORD.finditer(text))
    for movement in MOVEMENTS:
        for start, end in movement.find(text, words):
            clause = clause_at(scene, start)
            if clause is None or any(a < end and start < b for a, b in taken):
                continue
            taken.append((start, end))
            found.append(Found(movement=movement, start=start, end=end, clause=clause))
    found.sort(key=lambda f: f.start)
    first = {f.clause: f.start for f in reversed(found)}
    # "left Mesa bound for Cairo" is one departure; the words alone are a plan.
    return [
        replace(f, first=first[f.clause])
        for f in found
        if (f.movement.name not in NOT_YET_FLOWN or not _stands_in_another(scene, f, found))
        and not (
            f.movement.name in NOT_YET_FLOWN and DID_ELSE.search(text, f.end, _end_of(scene, f))
        )
        and not (f.movement.name == "flew_to" and ON_ITS_WAY.search(text[: f.start]))
    ]


# "A jet bound for Manchester turned back" tells that it turned back.
DID_ELSE = regex(r"\b(?:was|were|is|has|had|will|would|[a-z]{3,}ed|left|took|made|came|flew|got)\b")


def _end_of(scene: Scene, one: Found) -> int:
    return scene.clauses[one.clause].end


ON_ITS_WAY = regex(r"\bbefore (?:it|they|the plane|the jet) $", re.IGNORECASE)


def _stands_in_another(scene: Scene, one: Found, found: list[Found]) -> bool:
    clauses = [scene.clauses[f.clause] for f in found if f is not one]
    return any(c.start <= one.start < c.end for c in clauses)


# "A stop in": the noun is what is said to be planned or possible.
LAST_PREPOSITION = regex(r",?\s+(?:in|at|on)$")


def _statement(scene: Scene, one: Found, limit: int) -> Statement | None:
    """Return what the words claim, if a flight moves and the verb states something."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    words = LAST_PREPOSITION.sub("", text[one.start : one.end])
    modality = modality_of(scene, clause.start, (one.start, one.start + len(words)))
    if one.movement.name in ("due_in", "due_at") and modality is Modality.ASSERTED:
        modality = Modality.EXPECTED
    window = _window(text, one.end, limit)
    places = places_by_role(scene, one, window)
    if not places and (led := place_where(scene, one.clause)) is not None:
        places = {"place": (led,)}
    times = times_of_movement(scene, one, window)
    if not _is_stated(scene, one, modality):
        return None
    if one.movement.no_subject:
        mover = Mover.FLIGHT if _speaks_of_a_flight(scene, one) else Mover.UNKNOWN
    else:
        mover = mover_before(scene, one.clause, one.start)
    named = bool(places) or A_NAME_FOLLOWS.match(text, one.end) is not None
    if one.movement.name == "planned_for" and modality is Modality.ASSERTED:
        modality = Modality.PLANNED
    if one.movement.needs_place and not named:
        return None
    detailed = named or bool(times) or _is_placed_otherwise(scene, one)
    if mover is Mover.UNKNOWN and one.movement.of_people and are_people(scene, one):
        mover = Mover.PEOPLE
    if not _can_move(scene, one, mover, places, detailed=detailed):
        return None
    if one.movement.name in NOT_YET_FLOWN:
        modality = Modality.PLANNED if modality is Modality.ASSERTED else modality
        times = ()
    if one.movement.name in ("off_at", "on_at") and "place" not in places:
        return None
    timed = bool(times) or CLOCK_IN_WORDS.search(text, clause.start, clause.end) is not None
    if one.movement.needs_time and not timed:
        return None
    start, end = _quote(scene, one, limit)
    kind = one.movement.type
    if kind is ARRIVAL and _is_on_the_way(scene, one, end):
        kind = STOP
    statement = Statement(
        type=kind, start=start, end=end, rule=one.movement.name, modality=modality,
        times=times, past_plan=PAST_PLAN.search(text[clause.start : one.start]) is not None,
        details=() if mover is Mover.FLIGHT else (("mover", str(mover)),),
    )  # fmt: skip
    return with_places(statement, places)


# "On the way to Tashkent it landed in Sofia", "touched down briefly", "landed … before flying on".
ON_THE_WAY = regex(
    r"\b(?:en route|on (?:the|its) (?:way|journey)|along the way|before (?:reaching|arriving)|in between)\b",
    re.IGNORECASE,
)
FOR_A_WHILE = regex(
    r"\s+(?:briefly|for (?:(?:about|around|some|nearly|almost|over|just|only|roughly) )?(?:[\w-]+ ){1,4}?"
    r"(?:minutes|hours?)\b)",
    re.IGNORECASE,
)
THEN_WENT_ON = regex(
    r",?\s+(?:before|prior to)\s+(?:it\s+|they\s+|the \w+\s+)?(?:continu|fly|flew|flies|go(?:es|ing)\b|went\b|"
    r"head|proceed|travel|press|carry|carri|tak(?:e|es|ing) off|took off|mov(?:ed|es|ing) on|depart|resum|"
    r"set(?:s|ting)? off|leav|left)|"
    r",?\s+(?:and|then|and then|from where it|from there it)\s+(?:continued|flew on|went on|carried on|"
    r"pressed on|proceeded|moved on|travel(?:l)?ed on|headed on|resumed|onward to)\b",
    re.IGNORECASE,
)
# "It landed in Ghana, where eleven people got off, and then flew on to Liberia".
LATER_WENT_ON = regex(
    r"[^.;]{0,70}?\b(?:and|then|before)\s+(?:it\s+|then\s+|later\s+)?(?:flew on|flying on|continued (?:on|to)|"
    r"went on to|carried on|proceeded|took off again|left again)\b",
    re.IGNORECASE,
)
FIRST_OF_ALL = regex(r"\bfirst\s+$", re.IGNORECASE)


def _is_on_the_way(scene: Scene, one: Found, end: int) -> bool:
    """Say whether the words of a landing tell of a halt: the flight was going elsewhere."""
    text, clause = scene.sentence.text, scene.clauses[one.clause]
    return (
        ON_THE_WAY.match(text, _first_word(text, clause.start)) is not None
        or FOR_A_WHILE.match(text, one.end) is not None
        or FIRST_OF_ALL.search(text, clause.start, one.start) is not None
        or FOR_FUEL.search(text, one.end, end) is not None
        or THEN_WENT_ON.match(text, end) is not None
        or LATER_WENT_ON.match(text, end) is not None
    )


def _first_word(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip(' “"'))


# A place that no gazetteer knows is a place: "into Zzyzx". A month, a person's title or "Russian
# airspace" is none.
A_NAME_FOLLOWS = regex(
    r"\s+(?:(?:in|at|on|to|into|from|of|near)\s+)?(?:(?:the|any|any other|another)\s+)?"
    r"(?:(?=(?:\w+ )?airports?\b)|(?![A-Z]\w+(?:day|ber|uary)\b)"
    r"(?!(?:March|April|May|June|July|August|Operation|President|Mr|Ms|Mrs|Dr|Congress|I)\b)"
    r"(?![A-Z]\w+ (?:airspace|waters|custody|hands|territory|authorities|police|officials))[A-Z])"
)
# "Just after half nine", "by ten past eleven": a clock time that leaves morning and evening open.
CLOCK_IN_WORDS = regex(
    r"\b(?:half|quarter|(?:five|ten|twenty|twenty-five|a quarter|half) (?:past|to)) (?:past |to )?(?:one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
# "It stopped in a country that I did not recognise".
SOMEWHERE = regex(
    r"\s+(?:somewhere|(?:in|at|on) (?:an?|some|another) (?:[\w-]+ ){0,3}?(?:country|city|town|place|"
    r"airport|airfield|island|base|state|desert))\b",
    re.IGNORECASE,
)
THERE = regex(r"\s+(?:there|here)\b", re.IGNORECASE)


def _is_placed_otherwise(scene: Scene, one: Found) -> bool:
    """Say whether it is said when or where by words that stand for no time and no place alone."""
    text, clause = scene.sentence.text, scene.clauses[one.clause]
    return (
        AFTER_A_WHILE.match(text, one.end) is not None
        or FOR_FUEL.search(text, one.start, clause.end) is not None
        or one.movement.name == "stopped_for_fuel"
        or THERE.match(text, one.end) is not None
        or SOMEWHERE.match(text, one.end) is not None
        or CLOCK_IN_WORDS.search(text, clause.start, clause.end) is not None
    )


# "… leaving again after 90 minutes": said of a flight that has just been told of.
AFTER_A_WHILE = regex(
    r"(?:\s+again)?\s+(?:(?:after|within)\s+(?:[\w-]+\s+){1,5}?(?:minutes|hours?)\b|"
    r"(?:[\w-]+\s+){1,5}?(?:minutes|hours?|day)\s+(?:later|late|early|behind schedule|ahead of schedule))",
    re.IGNORECASE,
)


def _speaks_of_a_flight(scene: Scene, one: Found) -> bool:
    """Say whether a phrase without a subject is of a flight: no other vehicle is named beside it.

    A noun ("a stop in Dakar") needs a flight told of; "wheels up at noon" says it by itself.
    """
    clause = scene.clauses[one.clause]
    vehicles = list(VEHICLE.finditer(scene.sentence.text, clause.start, clause.end))
    if any(v["other"] for v in vehicles):
        return False
    if not one.movement.needs_place:
        return True
    return bool(vehicles) or scene.flight_before or scene.flight_long_before


# "The airport from which the plane departed" tells of the airport.
IN_WHICH = regex(r"\b(?:from|at|to|in|on) which (?:\w+ ){1,4}$", re.IGNORECASE)


def _window(text: str, start: int, limit: int) -> tuple[int, int]:
    ends = ARGUMENTS_END.search(text, start, limit)
    return start, ends.start() if ends else limit


def _is_stated(scene: Scene, one: Found, modality: Modality) -> bool:
    """Say whether the form of the verb tells of an event: "flights leave" does not."""
    text = scene.sentence.text
    word = text[one.start : one.end]
    verb = word.split()[0].lower() if word.split() else ""
    before = text[scene.clauses[one.clause].start : one.start]
    base = verb in BASES and not HAVE.search(before)
    plural = PLURAL_FLIGHT.search(before) is not None
    headline = scene.sentence.kind is PassageKind.HEADLINE
    if base and modality is Modality.ASSERTED:
        people = PEOPLE_SUBJECT.search(before) is not None
        clause = scene.clauses[one.clause]
        seen = SEEN.search(text, max(0, clause.start - SEEN_BEFORE_CHARACTERS), one.start)
        return (headline and (plural or people)) or seen is not None
    if plural and (ING_FORM.match(word) or PERFECT.search(before) or MANY.search(before)):
        return False
    if re.search(
        r"\b(?:every|each|usually|often|typically|regularly|generally|daily|weekly)\b", text, re.I
    ):
        return not (base or verb in THIRD_PERSONS)
    if IN_WHICH.search(before) or (verb in THIRD_PERSONS and NEVER.search(before)):
        return False
    if one.movement.name == "reached" and WHEN_IT_DID.search(text[: one.start]):
        return False
    return not re.search(
        r"\b(?:the|an?|its|emergency|safe|upon|on|after a|crash)\s+$", before + ""
    ) or (not ING_FORM.match(word) and not word.lower().startswith("land "))


OF_AIRCRAFT_ALONE = frozenset({"took_off", "touched_down"})


# "Exile is an aircraft that never lands."
NEVER = regex(r"\b(?:never|always|often|sometimes)\s+$", re.IGNORECASE)


def _can_move(
    scene: Scene,
    one: Found,
    mover: Mover,
    places: dict[str, tuple[PlaceAt, ...]],
    *,
    detailed: bool,
) -> bool:
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
    if mover is Mover.UNKNOWN and one.movement.name in OF_AIRCRAFT_ALONE:
        # "A Qatar Airways machine lifted off from Leipzig": nothing else does, where one is told of.
        placed = any(one.end <= p.start < clause.end for p in scene.places)
        others = OTHER_PEOPLE.search(text, clause.start, one.start) is not None
        return placed and not others and (scene.flight_before or scene.flight_long_before)
    of_people = mover is Mover.PEOPLE and one.movement.of_people
    return of_people and detailed and people_fly(scene, one, places)


def _ends_after(text: str, at: int, end: int) -> bool:
    return not text[at:end].strip(' .,!”"')


BEFORE_NEXT_VERB = regex(
    r"(?:,?\s+(?:and|but|or)\s+[^,]{0,60}|(?:\s+(?:before|after|then|to|was|were|had|"
    r"has|it|that))*\s*)$"
)


def _quote(scene: Scene, one: Found, limit: int) -> tuple[int, int]:
    """Return the clause, up to the next movement where one follows in it ("a jet that left …")."""
    clause = scene.clauses[one.clause]
    text = scene.sentence.text
    end = clause.end
    if limit < clause.end:
        cut = BEFORE_NEXT_VERB.search(text, min(one.end, limit), limit)
        end = cut.start() if cut else limit
    return _quote_start(text, clause.start, one), max(end, one.end)


SAYS_ITSELF = regex(
    r"\b(?:version|article|headline|correction|report|story|post|item|"
    r"caption)\b[^.;]{0,50}\b(?:said|stated|reported|wrote|gave|"
    r"claimed|suggested|says)\s+(?:that\s+)?",
    re.IGNORECASE,
)
RESTRICTED = regex(
    rf"\b(?P<whose>(?:the|an?|its|this|that|one)\s+(?:[\w-]+\s+){{0,4}}?{FLIGHT})\s+(?:"
    rf"that|which)\s+(?:had\s+|has\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
OTHER_VERB = regex(
    r"\b(?:is|are|was|were|has|have|had|will|write|ask|asked|want|know|knew|saw|seen|"
    r"said|request|described|"
    r"remember|tracked|followed|watched|called|about)\b"
)


BESIDE_ANOTHER = regex(r"(?:with|after|following|via|including)\s", re.IGNORECASE)


def _quote_start(text: str, start: int, one: Found) -> int:
    """Return where the words begin: after "an earlier version said", "I ask about".

    "It landed in Tashkent after a stop in Riga" tells of the stop in its own words.
    """
    if one.first < one.start and BESIDE_ANOTHER.match(text, one.start):
        return one.start
    if own := SAYS_ITSELF.search(text, start, one.start):
        return own.end()
    restricted = RESTRICTED.search(text, start, one.start)
    if restricted and OTHER_VERB.search(text, start, restricted.start()):
        return restricted.start("whose")
    return start
