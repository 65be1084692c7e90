"""What is said of a flight, by the parse of an English sentence, where the rules are silent.

In comes a `Scene` with what the rules told of it; out go `Statement`s: departures, arrivals, stops
and routes by any verb that a flight is the subject of, where the words after it lead from or to a
place; changes of aircraft; how many were aboard; which of a series it was.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from wheelsdown.claims.english_aboard_words import PEOPLE_NOUN
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_movement_places import FROM, PREPOSITION, TO
from wheelsdown.claims.english_series import ORDINALS
from wheelsdown.claims.english_vehicles import FLIGHT, JOURNEY, OTHER
from wheelsdown.claims.english_verb_forms import conjugate, verb_list
from wheelsdown.claims.english_verbs_of_flying import BRINGING, TAKING
from wheelsdown.claims.parsed_sentence import (
    ParsedSentence,
    Word,
    clause_of,
    noun_phrase,
    subject_of,
)
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import word_set
from wheelsdown.claims.statements import PlaceAt, Scene, Statement
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import ClaimType, PassageKind

Parse = Callable[[str], ParsedSentence | None]
DEPARTURE, ARRIVAL = ClaimType.FLIGHT_DEPARTURE, ClaimType.FLIGHT_ARRIVAL
STOP, ROUTE = ClaimType.FLIGHT_STOP, ClaimType.FLIGHT_ROUTE

A_FLIGHT = regex(rf"\b{FLIGHT}\b", re.IGNORECASE)
ANOTHER_VEHICLE = regex(rf"\b{OTHER}\b", re.IGNORECASE)
PEOPLE = regex(rf"\b{PEOPLE_NOUN}\b")
ORDINAL = regex(rf"\b(?:{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))\b", re.IGNORECASE)


def _forms(verbs: str) -> frozenset[str]:
    return frozenset(form.split()[0] for verb in verb_list(verbs) for form in conjugate(verb))


# A flight that does so to a place, or from one, or at a time, has left.
LEAVING = _forms("leave, depart, quit, exit, vacate, clear, flee, abandon, escape")
# With "from" a place, or with "off", "out", "up" at a time, it has left.
RISING = _forms(
    "lift, rise, climb, soar, roar, take, set, head, pull, push, blast, fly, go, slip, steal, heave, "
    "haul, get, start, break, rotate, ascend, power, come, move, wing, jet, back, scramble, launch, "
    "charge, thunder, streak, speed, nose, sneak, peel, tear, shoot, sail, bolt, race"
)
RISING_WITH = word_set("off out away up aloft airborne")
# With "into", "down", "at" and a place, it has arrived.
COMING = _forms(
    "alight, touch, pull, come, put, set, roll, taxi, drop, draw, settle, fly, get, descend, swoop, "
    "glide, slide, ease, slip, nose, turn, show, end, limp, swing, block, park, sink, float, lumber, "
    "bump, coast, wheel, slam, rumble, trundle"
)
COMING_WITH = word_set("in into down onto to at on up back home")
ARRIVING = _forms("land, arrive, reach, alight, make")
STOPPING = _forms(
    "stop, pause, halt, call, lay, dip, break, drop, put, touch, top, wait, idle, sit, squat, stand, "
    "linger, rest, dawdle, tarry, loiter, stay"
)
# These need to be said with a time: any plane "stands at Leipzig".
WAITING = _forms("wait, idle, sit, squat, stand, linger, rest, dawdle, tarry, loiter, stay")
FUELLING = _forms("refuel, refuelle, fuel, fuelle, overnight, gas, tank")
BRINGS, TAKES = _forms(BRINGING), _forms(TAKING)
CHANGING = _forms("transfer, switch, swap, change, decant, transship, reload, shift, hustle")
BE = word_set("is was are were be 's ’s")
# "Planes leave every Tuesday" tells of no flight.
OFTEN = regex(
    r"\b(?:every|each|usually|often|typically|regularly|generally|daily|weekly)\b", re.IGNORECASE
)
# "… before it reached Senegal": told of, and nothing said of it.
WHEN_IT_DID = word_set("before after when until since once where as while if whether")
# What a preposition makes of its place.
ROLES = {
    **dict.fromkeys(("from", "off", "out"), "from"),
    **dict.fromkeys(("into", "onto"), "into"),
    **dict.fromkeys(("to", "toward", "towards", "for"), "to"),
    **dict.fromkeys(("at", "in", "near", "outside", "on"), "at"),
    **dict.fromkeys(("via", "through"), "via"),
}
# "Left the port of X": the object of the verb stands so near.
CLOSE_CHARACTERS = 5
# "Wriggled free of Malta": from the verb to its place through at most so many small words.
SMALL_WORDS = 3
AWAY_OF = word_set("out free clear off")
NOT_PLACES = word_set("ICE DHS CBP FBI FSB UN")
TITLES = word_set("Mr. Ms. Mrs. Dr. President Judge Officer")

EVENTS = frozenset(
    {
        DEPARTURE,
        ARRIVAL,
        STOP,
        ROUTE,
        ClaimType.FLIGHT_PREVIOUS,
        ClaimType.FLIGHT_OCCURRENCE,
        ClaimType.FLIGHT_TRANSFER,
        ClaimType.STATISTIC,
        ClaimType.APPEAL,
        ClaimType.APPEAL_REQUEST,
        ClaimType.STATEMENT,
        ClaimType.RISK,
        ClaimType.GROUP_REMOVAL,
        ClaimType.PERSON_REMOVAL,
    }
)


def find_flights_parsed(
    parse: Parse, scene: Scene, told: tuple[Statement, ...]
) -> tuple[Statement, ...]:
    """Return what the parse tells beside `told`, each only where nothing of its kind is told."""
    text = scene.sentence.text
    if not (scene.places or scene.times or scene.counts or ORDINAL.search(text)):
        return ()
    near = scene.flight_before or scene.flight_long_before
    sentence = parse(text) if near or A_FLIGHT.search(text) else None
    if sentence is None:
        return ()
    added: list[Statement] = []
    for rule in RULES:
        for statement in rule(scene, sentence):
            if not any(_tells_the_same(statement, other) for other in (*told, *added)):
                added.append(statement)
    return tuple(added)


def _tells_the_same(one: Statement, other: Statement) -> bool:
    if min(one.end, other.end) <= max(one.start, other.start):
        return False
    if {one.type, other.type} == {STOP, ClaimType.FLIGHT_DURATION}:
        return True
    return one.type is other.type or (one.type in EVENTS and other.type in EVENTS)


def _is_flight(scene: Scene, sentence: ParsedSentence, noun: Word) -> bool:
    """Say whether a noun is a flight: by its own word, or "it" and "the machine" after one."""
    start, end = noun_phrase(sentence, noun)
    text = scene.sentence.text
    if ANOTHER_VEHICLE.search(text, start, end):
        return False
    known = scene.flight_before or A_FLIGHT.search(text, 0, noun.start) is not None
    if noun.text.lower() in ("it", "she"):
        return known
    if any(m.end() == noun.end for m in A_FLIGHT.finditer(text, start, noun.end)):
        return True
    return known and JOURNEY.search(text, start, end) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """Where a movement began, went or was, by the words before each place."""

    roles: frozenset[str]
    """Also of names that no gazetteer knows."""
    own: frozenset[str]
    """Those of them whose preposition hangs on the verb itself."""
    places: dict[str, tuple[PlaceAt, ...]]


def _ends(scene: Scene, sentence: ParsedSentence, verb: Word, end: int) -> Ends:
    """Return the places after the verb that prepositions lead to, or that are its object."""
    roles: set[str] = set()
    own: set[str] = set()
    for name in sentence.words[verb.index + 1 :]:
        if name.start < end and _may_be_place(scene, sentence, name):
            leads = sentence.head(name)
            role = "right" if leads is verb else _role_of_words(sentence, leads)
            if role:
                roles.add(role)
                own.update([role] if _hangs_on(sentence, leads, verb) else [])
    places: dict[str, tuple[PlaceAt, ...]] = {}
    for place in scene.places:
        if verb.end <= place.start < end and (role := _role_of(scene.sentence.text, verb, place)):
            roles.add(role)
            places[role] = (*places.get(role, ()), place)
    return Ends(roles=frozenset(roles), own=frozenset(own), places=places)


def _role_of_words(sentence: ParsedSentence, preposition: Word) -> str:
    said = preposition.text.lower()
    if said == "of":
        # "Out of Kinshasa", "free of Malta", "clear of Goma".
        said = "from" if sentence.head(preposition).text.lower() in AWAY_OF else ""
    return ROLES.get(said, "")


def _may_be_place(scene: Scene, sentence: ParsedSentence, name: Word) -> bool:
    """Say whether a name after a preposition, or as an object, can be a place: no day, no person."""
    if name.relation not in ("pobj", "dobj") or not name.tag.startswith("NNP"):
        return False
    if any(t.start < name.end and name.start < t.end for t in scene.times):
        return False
    return name.text not in NOT_PLACES and not any(w.text in TITLES for w in sentence.on(name))


def _hangs_on(sentence: ParsedSentence, preposition: Word, verb: Word) -> bool:
    for _ in range(SMALL_WORDS):
        if preposition is verb:
            return True
        preposition = sentence.head(preposition)
        small = preposition.relation in ("prep", "prt", "advmod", "acomp", "oprd")
        if preposition is not verb and not small:
            return False
    return False


def _role_of(text: str, verb: Word, place: PlaceAt) -> str:
    found = PREPOSITION.search(text[max(0, place.start - 80) : place.start])
    said = found["prep"].lower() if found else ""
    if not said:
        return "right" if place.start - verb.end <= CLOSE_CHARACTERS else ""
    if said in ROLES:
        return ROLES[said]
    return "from" if said in FROM else "to" if said in TO else ""


def movements(scene: Scene, sentence: ParsedSentence) -> Iterator[Statement]:
    """ "The jet slunk into Podgorica at 3 a.m.": a flight is the subject of a verb of moving."""
    for verb in sentence.words:
        if not _is_told(verb):
            continue
        subject = subject_of(sentence, verb)
        if subject is None or not _is_flight(scene, sentence, subject):
            continue
        start, end = clause_of(sentence, verb)
        ends = _ends(scene, sentence, verb, end)
        timed = any(start <= t.start < end for t in scene.times)
        kind = _kind(sentence, verb, ends.roles, timed) or (
            _kind_of_any_verb(sentence, verb, ends.own) if timed else None
        )
        if kind is None or _tells_of_none(scene, sentence, verb, subject, timed):
            continue
        if verb.relation == "xcomp" and sentence.head(verb).start < verb.start:
            # "Is expected to make Kigali by nightfall": the subject and the doubt are the whole's.
            start = min(start, clause_of(sentence, sentence.head(verb))[0])
        yield _moved(scene, kind, (start, end), verb, ends)


def _is_told(verb: Word) -> bool:
    """Say whether a verb tells of something: an -ing form or an infinitive only in some places."""
    if not verb.tag.startswith("VB"):
        return False
    telling = ("ROOT", "conj", "advcl", "acl", "xcomp", "ccomp")
    return verb.tag not in ("VB", "VBG") or verb.relation in telling


def _tells_of_none(
    scene: Scene, sentence: ParsedSentence, verb: Word, subject: Word, timed: bool
) -> bool:
    marks = {w.text.lower() for w in sentence.on(verb, "mark", "advmod")}
    if not timed and marks & WHEN_IT_DID:
        return True
    waits = verb.text.lower() in WAITING
    if waits and scene.sentence.kind is PassageKind.CAPTION:
        return True
    helped = {w.text.lower() for w in sentence.on(verb, "aux", "auxpass")}
    often = OFTEN.search(scene.sentence.text) is not None
    return subject.tag == "NNS" and (verb.tag in ("VBP", "VBZ") or "have" in helped or often)


def _kind(
    sentence: ParsedSentence, verb: Word, roles: frozenset[str], timed: bool
) -> ClaimType | None:
    """Return what a verb of a known class tells, with the places and small words after it."""
    word = verb.text.lower()
    after = {w.text.lower() for w in sentence.on(verb, "prt", "prep", "advmod")}
    goes = bool(roles & {"to", "into"})
    if word in FUELLING and roles:
        return STOP
    if word in LEAVING and (roles & {"right", "from"} or timed):
        return DEPARTURE
    if word in RISING and not goes and ("from" in roles or (after & RISING_WITH and timed)):
        return DEPARTURE
    if word in RISING | COMING | TAKES and goes and "from" in roles:
        return ROUTE
    if word in ARRIVING and (roles or timed):
        return ARRIVAL
    if word in COMING and roles and "from" not in roles and after & COMING_WITH:
        return ARRIVAL
    if word in BRINGS and (goes or "at" in roles):
        return ARRIVAL
    if word in TAKES and goes:
        return ROUTE
    return STOP if word in STOPPING and "at" in roles and (timed or word not in WAITING) else None


def _kind_of_any_verb(
    sentence: ParsedSentence, verb: Word, own: frozenset[str]
) -> ClaimType | None:
    """ "Wriggled free of Malta": any verb without an object, by its own "from" or "into"."""
    if any(sentence.on(verb, "nsubjpass", "auxpass", "attr", "dobj")):
        return None
    if "from" in own:
        return None if own & {"to", "into"} else DEPARTURE
    return ARRIVAL if "into" in own else None


def _moved(
    scene: Scene, kind: ClaimType, span: tuple[int, int], verb: Word, ends: Ends
) -> Statement:
    def first(*roles: str) -> PlaceAt | None:
        return next((ends.places[r][0] for r in roles if r in ends.places), None)

    start, end = span
    leaves, comes = kind is DEPARTURE, kind in (ARRIVAL, STOP)
    come_to = first("at", "into", "to", "right")
    return Statement(
        type=kind, start=start, end=end, rule=f"parsed_{kind.rsplit('.', 1)[-1]}",
        reader="parser", modality=modality_of(scene, start, (verb.start, verb.end)),
        place=first("from", "right", "at") if leaves else come_to if comes else None,
        origin=None if leaves else first("from"),
        destination=None if comes else first("to", "into"),
        via=ends.places.get("via", ()), times=_times_in(scene, start, end),
    )  # fmt: skip


def _times_in(scene: Scene, start: int, end: int) -> tuple[TimeExpression, ...]:
    return tuple(t for t in scene.times if start <= t.start < end)


def people_arriving(scene: Scene, sentence: ParsedSentence) -> Iterator[Statement]:
    """ "Its passengers reached Colombo on Tuesday": the people of a flight told of before."""
    if not scene.flight_before or ANOTHER_VEHICLE.search(scene.sentence.text):
        return
    for verb in sentence.words:
        subject = next(sentence.on(verb, "nsubj"), None)
        if (
            subject is None
            or verb.text.lower() not in ARRIVING
            or not PEOPLE.fullmatch(subject.text)
        ):
            continue
        start, end = clause_of(sentence, verb)
        ends = _ends(scene, sentence, verb, end)
        told_apart = any(sentence.on(subject, "det", "poss", "nummod"))
        if told_apart and ends.roles & {"right", "at", "into"} and _times_in(scene, start, end):
            yield _moved(scene, ARRIVAL, (start, end), verb, ends)


def changes_of_aircraft(scene: Scene, sentence: ParsedSentence) -> Iterator[Statement]:
    """ "They were decanted into a Boeing of the national carrier": people of a flight told of."""
    if not scene.flight_before:
        return
    for verb in sentence.words:
        if verb.text.lower() not in CHANGING or not verb.tag.startswith("VB"):
            continue
        for preposition in sentence.on(verb, "prep"):
            goal = next(sentence.on(preposition, "pobj"), None)
            joins = preposition.text.lower() in ("into", "onto", "to", "aboard")
            if goal is not None and joins and _is_flight(scene, sentence, goal):
                yield _whole(scene, sentence, verb, ClaimType.FLIGHT_TRANSFER)


LOAD = word_set("complement load burden tally headcount manifest cargo passengers")


def numbers_aboard(scene: Scene, sentence: ParsedSentence) -> Iterator[Statement]:
    """ "The complement is sixty-four", "its burden was nineteen souls"."""
    for verb in sentence.words:
        subject = next(sentence.on(verb, "nsubj"), None)
        if subject is None or subject.text.lower() not in LOAD:
            continue
        for noun in sentence.on(verb, "attr", "acomp"):
            start, end = noun_phrase(sentence, noun)
            counts = [c for c in scene.counts if start <= c.start < end]
            if counts and (noun.tag == "CD" or PEOPLE.fullmatch(noun.text)):
                of = None if noun.tag == "CD" else noun.text
                told = _whole(scene, sentence, verb, ClaimType.FLIGHT_PASSENGERS)
                yield replace(told, count=counts[0], of=of, times=())


OF_A_SERIES = regex(
    r"\b(?:flight|plane|charter|jet|removal|deportation|repatriation|return|expulsion|group|batch|lot|"
    r"party|contingent|rotation|run|layover|stop-?over|landing|service|sortie|transfer|such|from|to|"
    r"since|this|in|so far|of its kind)\b",
    re.IGNORECASE,
)
POINTS_AT_IT = word_set("it this that theirs which")
COUNTING = BE | word_set("marks marked makes made")


def ordinals(scene: Scene, sentence: ParsedSentence) -> Iterator[Statement]:
    """ "Theirs was the ninth group in twelve months": a flight, or "it", is one of a series."""
    text = scene.sentence.text
    for verb in sentence.words:
        subject = next(sentence.on(verb, "nsubj"), None)
        if subject is None or verb.text.lower() not in COUNTING:
            continue
        if subject.text.lower() not in POINTS_AT_IT and not _is_flight(scene, sentence, subject):
            continue
        for noun in sentence.on(verb, "attr", "dobj"):
            found = ORDINAL.search(text, *noun_phrase(sentence, noun))
            told = _whole(scene, sentence, verb, ClaimType.FLIGHT_ORDINAL)
            if found is not None and OF_A_SERIES.search(text, found.end(), told.end):
                word = found.group().lower()
                number = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
                yield replace(told, ordinal=number, of=text[found.end() : told.end].strip(" ,."))


def _whole(scene: Scene, sentence: ParsedSentence, verb: Word, kind: ClaimType) -> Statement:
    start, end = clause_of(sentence, verb)
    return Statement(
        type=kind, start=start, end=end, rule=f"parsed_{kind.rsplit('.', 1)[-1]}",
        reader="parser", modality=modality_of(scene, start, (verb.start, verb.end)),
        times=_times_in(scene, start, end),
    )  # fmt: skip


# In order; what one finds the next ones leave alone.
RULES = (movements, people_arriving, changes_of_aircraft, numbers_aboard, ordinals)
