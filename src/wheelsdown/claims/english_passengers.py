"""How many were on a flight, and who, said in English.

In comes a `Scene`; out go statements of passengers, their composition and their change of plane.
A number counts only where the words put those people on a flight: "64 passengers on the plane",
"a jet carrying 60 deportees"; not what an aircraft can carry, and not sums over several flights.
"""

import re
from collections.abc import Callable, Iterator

from wheelsdown.claims.attribution import modality_at
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.english_aboard_words import (
    A_VERB,
    ABOARD_FIRST,
    ABOARD_WERE,
    CAPACITY,
    CARRIES,
    CLIMBS_ABOARD,
    CONVEYED,
    DESCRIBES,
    FLOWN,
    HARMED,
    HAS_IT,
    HOW_MANY,
    IN_CHAINS,
    INSIDE_WHERE,
    JOINED,
    MOVES_ON,
    NONE_CARRIED,
    NOUN_AFTER,
    OF_US,
    ON_BOARD,
    PART_OF_A_WHOLE,
    PUT_ON,
    REMOVED_ON,
    SAID_OF_THEM,
    TO,
    TRAVELLED,
    TRAVELS,
    UNKNOWN_NUMBER,
    WEAK_CARRIER,
)
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_numbers_said import (
    Counted,
    Number,
    answer,
    bare_number,
    is_a_planeload,
    listed,
    listed_item,
    noun_of,
    of_them,
    put_at,
    spoken_of,
    there_were,
)
from wheelsdown.claims.english_vehicles import FLIGHT, PLURAL_FLIGHT, VEHICLE, Mover, mover_before
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import may_speak_of
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType, Modality


def find_passengers(scene: Scene) -> Iterator[Statement]:
    """Return how many the sentence puts on a flight, one statement for each number."""
    text = scene.sentence.text
    for hit in scene.counts:
        index = clause_at(scene, hit.start)
        if index is None:
            continue
        clause = scene.clauses[index]
        counted = _counted_people(scene, index, hit)
        if counted is None:
            continue
        end, noun, verb = counted
        start, end = _quote(text, (clause.start, clause.end), (verb, end))
        put_on = PUT_ON.search(text, start, end)
        climbed = CLIMBS_ABOARD.search(text, hit.end, end)
        goes_to = _where_to(scene, put_on.end(), end) if put_on else None
        yield Statement(
            type=ClaimType.FLIGHT_PASSENGERS, start=start, end=end, rule="counted_aboard",
            modality=modality_of(scene, clause.start, _said_at(text, (verb, end), hit)), count=hit,
            of=noun,
            destination=goes_to,
            times=tuple(
                t for t in scene.times
                if start <= t.start < end and (climbed or (put_on and put_on.end() <= t.start))
            ),
        )  # fmt: skip
    yield from _unknown_number(scene)
    yield from _none_carried(scene)


def _where_to(scene: Scene, start: int, end: int) -> PlaceAt | None:
    text = scene.sentence.text
    return next(
        (p for p in scene.places if start <= p.start < end and TO.search(text[: p.start])), None
    )


def _said_at(text: str, said: tuple[int, int], hit: CountHit) -> tuple[int, int]:
    """Return where the verb stands that says how firmly: "20 men *are to be moved* on it"."""
    if said[0] < hit.start:
        return said
    verb = SAID_OF_THEM.search(text, hit.end, said[1])
    return verb.span() if verb else said


def _count_length(text: str, at: int) -> int:
    """Return how far back the number begins that "on board" at `at` belongs to."""
    found = re.search(r"[\w-]+\s+(?:\w+\s+)?$", text[:at])
    return len(found.group()) if found and found.group()[0].isdigit() else 0


def _quote(text: str, clause: tuple[int, int], said: tuple[int, int]) -> tuple[int, int]:
    """Return the words that say how many: all the clause, or what describes the flight in it.

    "A plane [carrying 40 people deported from Mesa] landed in Cairo": the rest says another thing.
    """
    verb, end = said
    listed = re.search(r",\s+$", text[clause[0] : verb]) and not A_VERB.search(
        text, clause[0], verb
    )
    if listed and not A_VERB.search(text, verb, end):
        # "Mesa to Cairo, GlobalX, 118 on board": one entry of a line without a verb.
        return verb - _count_length(text, verb), end
    if HAS_IT.search(text[clause[0] : verb]):
        return verb, end
    if verb == clause[0]:
        listed_on = regex(r",\s").match(text, end, clause[1])
        if listed_on and ABOARD_FIRST.match(text, clause[0]):
            return clause[0], end
    if not DESCRIBES.match(text, verb) or re.search(
        r"\b(?:was|is|were|been)\s+$", text[clause[0] : verb]
    ):
        moves = MOVES_ON.match(text, end, clause[1])
        including = regex(r",\s+including\b").search(text, end, clause[1])
        stop = including.start() if including else clause[1]
        return clause[0], end if moves else stop
    goes_on = MOVES_ON.search(text, end, clause[1])
    mark = regex(r"\s[—–]\s|[,;:]").search(text, end, clause[1])
    stops = [m.start() for m in (goes_on, mark) if m is not None]
    return verb, min(stops, default=clause[1])


def _counted_people(scene: Scene, index: int, hit: CountHit) -> Counted | None:
    """Return what a number counts by the first rule of `WAYS`, if those people are on a flight."""
    text = scene.sentence.text
    start, end = scene.clauses[index].start, scene.clauses[index].end
    before, after = text[start : hit.start], text[hit.end : end]
    if SUPPOSED.match(before) or _is_one_of_many(scene, hit):
        return None
    if re.search(r"[a-z],\s$", before) and after.startswith(","):
        # "Denis Urbina, 27, was put on a flight": his age.
        return None
    if any(rule.search(before) for rule in (CAPACITY, PART_OF_A_WHOLE, HARMED)):
        return None
    number = Number(scene=scene, clause=index, hit=hit, start=start, end=end, before=before,
                    after=after, noun=NOUN_AFTER.match(after))  # fmt: skip
    return next((c for way in WAYS if (c := way(number)) is not None), None)


# "If 70 people were on the plane" says nothing of how many were.
SUPPOSED = regex(r"\W*(?:if|unless|whether|suppose|supposing|had)\b", re.IGNORECASE)


def _is_one_of_many(scene: Scene, hit: CountHit) -> bool:
    """ "She was one of 64 people on the flight": the second number counts."""
    of = regex(r"\s+of\s+(?:the\s+)?").match(scene.sentence.text, hit.end)
    return of is not None and hit.count.best == 1 and any(c.start == of.end() for c in scene.counts)


def _climbed(number: Number) -> Counted | None:
    """ "Forty-seven men climbed the stairs", "38 people were removed on it"."""
    scene, hit, text = number.scene, number.hit, number.scene.sentence.text
    near = scene.flight_before or scene.flight_long_before or VEHICLE.search(text) is not None
    if number.with_another_vehicle:
        return None
    if number.noun is None:
        of_them = OF_US.match(number.after)
        climbs = CLIMBS_ABOARD.match(number.after, of_them.end() if of_them else 0)
        climbs = None if climbs and climbs.group().endswith("off") else climbs
        known = scene.flight_before or scene.flight_long_before
        return (number.end, None, hit.start) if climbs and known else None
    at = number.noun.end()
    boarded = REMOVED_ON.match(number.after, at) or CLIMBS_ABOARD.match(number.after, at)
    if (scene.flight_before or scene.flight_long_before) and CONVEYED.match(number.after, at):
        boarded = CONVEYED.match(number.after, at)
    if boarded and LED_OFF.search(boarded.group()) and not is_a_planeload(hit):
        # "Three passengers were led off the plane" is told of those three.
        return None
    return (number.end, noun_of(number), hit.start) if boarded and near else None


LED_OFF = regex(r"\b(?:were|was|being)\s+\w+\s+(?:off|down|up)\b", re.IGNORECASE)


def _travelled(number: Number) -> Counted | None:
    """ "Seven persons travelled", "eighteen deportees flew home on it"."""
    at = number.noun.end() if number.noun else 0
    went = TRAVELLED.match(number.after, at)
    if went is None or not (number.noun or number.scene.flight_before):
        return None
    if number.with_another_vehicle:
        return None
    if went["aboard"] is None and not (TRAVELS.search(went.group()) and number.scene.flight_before):
        return None
    return number.end, noun_of(number), number.hit.start


# "Among those on board were four families": a part, and no sum.
AMONG = ("among", "also among")


# "The oldest of those on board was 71".
THOSE_ABOARD = regex(
    r"\b(?:those|people|passengers|men|women|deportees)\s+(?:aboard|on (?:board|it|the))\b",
    re.IGNORECASE,
)


def _aboard_were(number: Number) -> Counted | None:
    """ "On board were 17 passengers": the flight first, then how many."""
    before = number.before
    if THOSE_ABOARD.search(before) or before.lstrip(" “").lower().startswith(AMONG):
        return None
    if not ABOARD_WERE.search(before):
        return None
    scene = number.scene
    if not (scene.flight_before or scene.flight_long_before or VEHICLE.search(scene.sentence.text)):
        return None
    if number.with_another_vehicle:
        return None
    end = number.hit.end + (number.noun.end() if number.noun else 0)
    return end, noun_of(number), number.start


def _in_chains(number: Number) -> Counted | None:
    """ "31 pairs of ankles in chains", seen by a flight that is told of."""
    chains = IN_CHAINS.match(number.after, number.noun.end()) if number.noun else None
    if chains is None or not number.scene.flight_before or A_VERB.search(number.before):
        return None
    return number.hit.end + chains.end(), noun_of(number), number.hit.start


def _joined(number: Number) -> Counted | None:
    """ "Where fourteen other persons joined"."""
    joined = number.noun and JOINED.match(number.after, number.noun.end())
    if not joined or not number.scene.flight_before:
        return None
    return number.hit.end + joined.end(), noun_of(number), number.hit.start


def _flown_with(number: Number) -> Counted | None:
    """ "He was flown to Malabo with ten other men": they were on the flight with him."""
    carries = CARRIES.search(number.before)
    with_them = carries is not None and carries["verb"].lower() == "with"
    if not with_them or carries is None or number.noun is None:
        return None
    flown = FLOWN.search(number.before)
    if flown is None:
        return None
    return number.hit.end + number.noun.end(), noun_of(number), number.start + carries.start()


def _sat_where(number: Number) -> Counted | None:
    """ "In an air force 737 where fifty-three others sat with ties around their wrists"."""
    text = number.scene.sentence.text
    lead = INSIDE_WHERE.search(text[max(0, number.start - 90) : number.hit.start])
    if lead is None or number.noun is None:
        return None
    return number.end, noun_of(number), number.hit.start


# "Three passengers were handed summonses": a part of them, and what was done to it.
DONE_TO_THEM = regex(
    r"\b(?:was|were|had been|have been|are|being)\s+(?:\w+ly\s+|then\s+|also\s+)?(?:handed|given|served|detained|arrested|"
    r"questioned|interrogated|held|led away|taken (?:away|off|to|into|aside)|summoned|searched|beaten|removed|"
    r"separated|met|released|freed|wanted|charged|injured|treated|stopped)\b",
    re.IGNORECASE,
)


def _passengers_first(number: Number) -> Counted | None:
    """ "131 passengers, most of them Uzbek, sat in rows of six"."""
    first = number.after.startswith(" passenger") and number.start == number.hit.start
    if number.noun is None or not first or not number.scene.flight_before:
        return None
    if DONE_TO_THEM.search(number.after):
        return None
    return number.end, noun_of(number), number.hit.start


def _carried_or_aboard(number: Number) -> Counted | None:
    """ "A jet carrying 60 deportees", "64 passengers on the plane"; not over several flights."""
    scene, hit, noun = number.scene, number.hit, number.noun
    text = scene.sentence.text
    noun_end = noun.end() if noun else 0
    aboard = ON_BOARD.match(number.after, noun_end)
    if (not noun and not aboard) or PLURAL_FLIGHT.search(text[number.start : number.end]):
        return None
    carries = CARRIES.search(number.before)
    verb = number.start + carries.start() if carries else hit.start
    if aboard and not carries:
        verb = hit.end + aboard.start("aboard")
    carried = carries is not None and mover_before(scene, number.clause, verb) is Mover.FLIGHT
    if carried and carries and WEAK_CARRIER.match(carries["verb"]) and not aboard:
        # "With 60 crates" is said of anything; a flight that left "with 60 men" had them aboard.
        carried = noun is not None
    if not carried and not (aboard and _on_a_flight(aboard, text, scene)):
        return None
    return hit.end + (aboard.end() if aboard else noun_end), noun_of(number), verb


# In order: the first that knows the number decides.
WAYS: tuple[Callable[[Number], Counted | None], ...] = (
    _aboard_were,
    _in_chains,
    listed_item,
    of_them,
    answer,
    spoken_of,
    _joined,
    _flown_with,
    _sat_where,
    put_at,
    there_were,
    _climbed,
    _travelled,
    bare_number,
    listed,
    _passengers_first,
    _carried_or_aboard,
)


def _on_a_flight(aboard: re.Match[str], text: str, scene: Scene) -> bool:
    if re.search(rf"\b{FLIGHT}\b", aboard["aboard"], re.IGNORECASE):
        return True
    vehicles = list(VEHICLE.finditer(text))
    if vehicles:
        return any(v["flight"] for v in vehicles) and not any(v["other"] for v in vehicles)
    return scene.flight_before


def _none_carried(scene: Scene) -> Iterator[Statement]:
    """ "It was not carrying deportees" says that there were none."""
    found = NONE_CARRIED.search(scene.sentence.text)
    index = clause_at(scene, found.start()) if found else None
    if (
        found is None
        or index is None
        or not (scene.flight_before or VEHICLE.search(scene.sentence.text))
    ):
        return
    clause = scene.clauses[index]
    yield Statement(
        type=ClaimType.FLIGHT_PASSENGERS, start=clause.start, end=clause.end, rule="none_carried",
        modality=modality_at(scene.scopes, *found.span()) or Modality.DENIED,
    )  # fmt: skip


def _unknown_number(scene: Scene) -> Iterator[Statement]:
    """ "He did not know how many were aboard" says that the source does not know."""
    if not may_speak_of(scene.sentence, HOW_MANY):
        return
    found = UNKNOWN_NUMBER.search(scene.sentence.text)
    if not found or not (scene.flight_before or VEHICLE.search(found.group())):
        return
    index = clause_at(scene, found.start())
    if index is not None:
        clause = scene.clauses[index]
        yield Statement(
            type=ClaimType.FLIGHT_PASSENGERS, start=clause.start, end=max(clause.end, found.end()),
            rule="number_unknown", modality=modality_of(scene, clause.start, (clause.start,) * 2),
            details=(("knowledge", "unknown to the source"),),
        )  # fmt: skip
