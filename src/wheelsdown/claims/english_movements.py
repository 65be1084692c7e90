"""Departures, arrivals, stops and routes said in English.

In comes a `Scene`; out go `Statement`s. Each row of `MOVEMENTS` is a verb of flying with what it
claims; a verb counts only where a flight (or, for some, people known to be on one) moves.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_movement_places import Found, places_by_role, with_places
from wheelsdown.claims.english_moving_words import (
    ARRIVAL,
    DEPARTURE,
    MOVEMENTS,
    STOP,
)
from wheelsdown.claims.english_vehicles import (
    ABOARD,
    DEFINITE_PEOPLE,
    FLIGHT,
    PEOPLE_SUBJECT,
    PLURAL_FLIGHT,
    VEHICLE,
    Mover,
    mover_before,
)
from wheelsdown.claims.english_verbs_of_flying import BASES, THIRD_PERSONS, WORDS_OF_MOVING
from wheelsdown.claims.sentences import may_speak_of
from wheelsdown.claims.statements import Scene, Statement, clause_at, place_where
from wheelsdown.claims.times import TimeExpression, gives_a_day
from wheelsdown.model.report import Modality, PassageKind

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
WORD = re.compile(r"[A-Za-z]+")

# "Has come", "had run": participles that look like base forms.
HAVE = re.compile(r"\b(?:has|have|had|having|was|were|been|is|are)\s+(?:\w+\s+)?$", re.IGNORECASE)
ING_FORM = re.compile(r"^\w+ing\b", re.IGNORECASE)
NOT_YET_FLOWN = frozenset({"bound_for"})

# After these words, places and times are those of something else.
ARGUMENTS_END = re.compile(
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
        if told is not None and _goes_on(scene.sentence.text, told, statement):
            told = replace(told, end=statement.end, times=told.times or statement.times,
                           place=told.place or statement.place)  # fmt: skip
            continue
        if told is not None:
            yield told
        told = statement
    if told is not None:
        yield told


# "It pushed back, taxied, and was in the air by four": one departure in several verbs.
GOES_ON = re.compile(r",?\s*(?:\w+(?:ed)?,\s+)?(?:and|then)?\s*(?:then\s+)?$")


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


NO_SUBJECT_OF_ITS_OWN = re.compile(r"(?:was|is|had|[a-z]+ed|touched|landed|rolled|came|set|took)\b")


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
        and not (f.movement.name == "flew_to" and ON_ITS_WAY.search(text[: f.start]))
    ]


ON_ITS_WAY = re.compile(r"\bbefore (?:it|they|the plane|the jet) $", re.IGNORECASE)


def _stands_in_another(scene: Scene, one: Found, found: list[Found]) -> bool:
    clauses = [scene.clauses[f.clause] for f in found if f is not one]
    return any(c.start <= one.start < c.end for c in clauses)


def _statement(scene: Scene, one: Found, limit: int) -> Statement | None:
    """Return what the words claim, if a flight moves and the verb states something."""
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    modality = modality_of(scene, clause.start, (one.start, one.end))
    if one.movement.name == "due_in" and modality is Modality.ASSERTED:
        modality = Modality.EXPECTED if text[one.start] in "eE" else Modality.PLANNED
    window = _window(text, one.end, limit)
    places = places_by_role(scene, one, window)
    if not places and (led := place_where(scene, one.clause)) is not None:
        places = {"place": (led,)}
    times = _times_of(scene, one, window)
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
    if not _can_move(scene, one, mover, detailed=detailed):
        return None
    if one.movement.name in NOT_YET_FLOWN:
        modality = Modality.PLANNED if modality is Modality.ASSERTED else modality
        times = ()
    if one.movement.name in ("off_at", "on_at") and "place" not in places:
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
ON_THE_WAY = re.compile(
    r"\b(?:en route|on (?:the|its) (?:way|journey)|along the way|before (?:reaching|arriving)|in between)\b",
    re.IGNORECASE,
)
FOR_A_WHILE = re.compile(
    r"\s+(?:briefly|for (?:(?:about|around|some|nearly|almost|over|just|only|roughly) )?(?:[\w-]+ ){1,4}?"
    r"(?:minutes|hours?)\b)",
    re.IGNORECASE,
)
THEN_WENT_ON = re.compile(
    r",?\s+(?:before|prior to)\s+(?:it\s+|they\s+|the \w+\s+)?(?:continu|fly|flew|flies|go(?:es|ing)\b|went\b|"
    r"head|proceed|travel|press|carry|carri|tak(?:e|es|ing) off|took off|mov(?:ed|es|ing) on|depart|resum|"
    r"set(?:s|ting)? off|leav|left)",
    re.IGNORECASE,
)


def _is_on_the_way(scene: Scene, one: Found, end: int) -> bool:
    """Say whether the words of a landing tell of a halt: the flight was going elsewhere."""
    text, clause = scene.sentence.text, scene.clauses[one.clause]
    return (
        ON_THE_WAY.match(text, _first_word(text, clause.start)) is not None
        or FOR_A_WHILE.match(text, one.end) is not None
        or THEN_WENT_ON.match(text, end) is not None
    )


def _first_word(text: str, start: int) -> int:
    return start + len(text[start:]) - len(text[start:].lstrip(' “"'))


# A place that no gazetteer knows is a place: "into Zzyzx". A month, a person's title or "Russian
# airspace" is none.
A_NAME_FOLLOWS = re.compile(
    r"\s+(?:(?:in|at|on|to|into|from|of|near)\s+)?(?:the\s+)?(?![A-Z]\w+(?:day|ber|uary)\b)"
    r"(?!(?:March|April|May|June|July|August|Operation|President|Mr|Ms|Mrs|Dr|Congress|I)\b)"
    r"(?![A-Z]\w+ (?:airspace|waters|custody|hands|territory|authorities|police|officials))[A-Z]"
)
# "Just after half nine", "by ten past eleven": a clock time that leaves morning and evening open.
CLOCK_IN_WORDS = re.compile(
    r"\b(?:half|quarter|(?:five|ten|twenty|twenty-five|a quarter|half) (?:past|to)) (?:past |to )?(?:one|two|"
    r"three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.IGNORECASE,
)
THERE = re.compile(r"\s+(?:there|here)\b", re.IGNORECASE)


def _is_placed_otherwise(scene: Scene, one: Found) -> bool:
    """Say whether it is said when or where by words that stand for no time and no place alone."""
    text, clause = scene.sentence.text, scene.clauses[one.clause]
    return (
        AFTER_A_WHILE.match(text, one.end) is not None
        or THERE.match(text, one.end) is not None
        or CLOCK_IN_WORDS.search(text, clause.start, clause.end) is not None
    )


# "… leaving again after 90 minutes": said of a flight that has just been told of.
AFTER_A_WHILE = re.compile(
    r"(?:\s+again)?\s+(?:(?:after|within)\s+(?:[\w-]+\s+){1,5}?(?:minutes|hours?)\b|"
    r"(?:[\w-]+\s+){1,5}?(?:minutes|hours?)\s+later)",
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
IN_WHICH = re.compile(r"\b(?:from|at|to|in|on) which (?:\w+ ){1,4}$", re.IGNORECASE)


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
        return (headline and (plural or people)) or re.search(
            r"\b(?:saw|watched|showed?s?|did)\b", before
        ) is not None
    if plural and (ING_FORM.match(word) or PERFECT.search(before)):
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
NEVER = re.compile(r"\b(?:never|always|often|sometimes)\s+$", re.IGNORECASE)


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
    if mover is Mover.UNKNOWN and one.movement.name in OF_AIRCRAFT_ALONE:
        # "A Qatar Airways machine lifted off from Leipzig": nothing else does, where one is told of.
        placed = any(one.end <= p.start < clause.end for p in scene.places)
        return placed and (scene.flight_before or scene.flight_long_before)
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
        dated = any(gives_a_day(t) for t in scene.times)
        both_ends = dated and one.movement.name == "flew_from_to"
        return (
            (scene.flight_before or both_ends)
            and not year
            and WE_OR_THEY.search(text[: one.start]) is not None
        )
    if scene.sentence.kind is PassageKind.HEADLINE and re.search(r"\bdeport", text, re.IGNORECASE):
        return True
    we_left = WE_OR_THEY.search(text[: one.start]) and any(t.clock is not None for t in scene.times)
    if one.movement.name == "left":
        return scene.flight_before and bool(we_left)
    definite = DEFINITE_PEOPLE.search(text[: one.start])
    airborne = verb in ("took off", "touched down")
    return airborne or (scene.flight_before and definite is not None)


def _ends_after(text: str, at: int, end: int) -> bool:
    return not text[at:end].strip(' .,!”"')


BEFORE_NEXT_VERB = re.compile(
    r"(?:,?\s+(?:and|but|or)\s+[^,]{0,60}|(?:\s+(?:before|after|then|to|was|were|had|"
    r"has|it|that))*\s*)$"
)


def _quote(scene: Scene, one: Found, limit: int) -> tuple[int, int]:
    """Return the clause, up to the next movement where one follows in it ("a jet that left …")."""
    clause = scene.clauses[one.clause]
    text = scene.sentence.text
    end = clause.end
    if limit < clause.end:
        cut = BEFORE_NEXT_VERB.search(text[:limit])
        end = cut.start() if cut else limit
    return _quote_start(text, clause.start, one), max(end, one.end)


SAYS_ITSELF = re.compile(
    r"\b(?:version|article|headline|correction|report|story|post|item|"
    r"caption)\b[^.;]{0,50}\b(?:said|stated|reported|wrote|gave|"
    r"claimed|suggested|says)\s+(?:that\s+)?",
    re.IGNORECASE,
)
RESTRICTED = re.compile(
    rf"\b(?P<whose>(?:the|an?|its|this|that|one)\s+(?:[\w-]+\s+){{0,4}}?{FLIGHT})\s+(?:"
    rf"that|which)\s+(?:had\s+|has\s+)?(?:\w+ly\s+)?$",
    re.IGNORECASE,
)
OTHER_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|write|ask|asked|want|know|knew|saw|seen|"
    r"said|request|described|"
    r"remember|tracked|followed|watched|called|about)\b"
)


def _quote_start(text: str, start: int, one: Found) -> int:
    """Return where the words begin: after "an earlier version said", "I ask about"."""
    if own := SAYS_ITSELF.search(text, start, one.start):
        return own.end()
    restricted = RESTRICTED.search(text, start, one.start)
    if restricted and OTHER_VERB.search(text, start, restricted.start()):
        return restricted.start("whose")
    return start


def _times_of(scene: Scene, one: Found, window: tuple[int, int]) -> tuple[TimeExpression, ...]:
    """Return the times of the verb: those after it, and those that open its clause or subject.

    "A plane carrying men held since August landed on Tuesday": August is the men's.
    """
    text = scene.sentence.text
    clause = scene.clauses[one.clause]
    after = [t for t in scene.times if window[0] <= t.start < window[1]]
    # What stands after another verb of the clause is that verb's.
    first_verb = min(one.first, one.start)
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
