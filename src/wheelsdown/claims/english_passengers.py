"""How many were on a flight, and who, said in English.

In comes a `Scene`; out go statements of passengers, their composition and their change of plane.
A number counts only where the words put those people on a flight: "64 passengers on the plane",
"a jet carrying 60 deportees"; not what an aircraft can carry, and not sums over several flights.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, PLURAL_FLIGHT, VEHICLE, Mover, mover_before
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at, place_where
from wheelsdown.model.report import ClaimType

PEOPLE_NOUN = (
    r"(?:people|persons?|passengers?|deportees|migrants|immigrants|detainees|citizens|nationals|men|"
    r"women|children|individuals|asylum[- ]seekers|prisoners|adults|families|"
    r"[A-Z][a-z]+(?:ans|ians|is|ese|eks|iks|ros|anos|enos)\b)"
)
NOUN_AFTER = re.compile(
    rf"\s+(?:(?!and\b|or\b|who\b)[\w'-]+\s+){{0,3}}?(?P<noun>{PEOPLE_NOUN})(?!\w)"
)
ON_BOARD = re.compile(
    rf"\s*(?:,[^,]{{3,80}})?,?\s*(?:who\s+)?(?:(?:were|was|are|had been|being|had|"
    rf"have)\s+)?(?:all\s+)?(?P<aboard>on board|aboard|"
    rf"on (?:the|that|this|its|a)\s+(?:[\w-]+\s+){{0,3}}?{FLIGHT}\b|"
    rf"(?:put|placed|loaded|flown|deported)\s+"
    rf"(?:on(?:to|board)?|out|aboard)\b|boarded\s+(?:the|a)\s+(?:[\w-]+\s+){{0,2}}?{FLIGHT}\b)",
    re.IGNORECASE,
)
CARRIES = re.compile(
    r"\b(?P<verb>carr(?:y|ying|ied|ies)|transport(?:ing|ed|s)?|bring(?:ing|s)?|brought|ferr(?:ying|ied|ies)|"
    r"had|has|with|held|containing|took|flew|flying)\s+(?:on board\s+|"
    r"aboard\s+)?(?:a total of\s+|another\s+|"
    r"just\s+|only\s+|a group of\s+)?$",
    re.IGNORECASE,
)
WEAK_CARRIER = re.compile(r"^(?:with|had|has|took|flew|held|flying|brought|bring)", re.IGNORECASE)
CAPACITY = re.compile(
    r"\b(?:can|could|able to|capable of|capacity|seats?|designed|configured|room for|"
    r"accommodate\w*|"
    r"enough for|each|per)\b",
    re.IGNORECASE,
)
HARMED = re.compile(r"\b(?:kill|injur|wound|hurt|arrest)\w*\s+$", re.IGNORECASE)
PART_OF_A_WHOLE = re.compile(r"\b(?:including|among them|of whom|of them)\s+$", re.IGNORECASE)
UNKNOWN_NUMBER = re.compile(
    r"\b(?:did not|didn't|does not|doesn't|do not|don't|could not|couldn't|cannot|unclear|"
    r"unknown|not "
    r"(?:known|clear)|unable|declined)\b[^.;]{0,50}\b(?:how many|(?:exact |total |"
    r"precise )?number of)\b"
    r"[^.;]{0,80}\b(?:aboard|on board|deported|flights?|planes?|passengers|removed|flown)\b",
    re.IGNORECASE,
)
MOVES_ON = re.compile(
    r"\s+(?:took off|departed|left|touched down|landed|arrived|stopped|flew|reached|was|were|had|"
    r"has|is|"
    r"will|would)\b",
    re.IGNORECASE,
)


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
        moves = MOVES_ON.match(text, end, clause.end)
        yield Statement(
            type=ClaimType.FLIGHT_PASSENGERS,
            start=clause.start, end=end if moves else clause.end, rule="counted_aboard",
            modality=modality_of(scene, clause.start, (verb, end)), count=hit, of=noun,
        )  # fmt: skip
    yield from _unknown_number(scene)


def _counted_people(scene: Scene, index: int, hit: CountHit) -> tuple[int, str | None, int] | None:
    """Return where the phrase ends, who is counted and where the verb is, if on a flight."""
    text = scene.sentence.text
    start, end = scene.clauses[index].start, scene.clauses[index].end
    before, after = text[start : hit.start], text[hit.end : end]
    if any(rule.search(before) for rule in (CAPACITY, PART_OF_A_WHOLE, HARMED)):
        return None
    noun = NOUN_AFTER.match(after)
    noun_end = noun.end() if noun else 0
    aboard = ON_BOARD.match(after, noun_end)
    if not noun and not aboard:
        return None
    plural = PLURAL_FLIGHT.search(text[start:end])
    if plural:
        return None
    carries = CARRIES.search(before)
    verb = start + carries.start() if carries else hit.start
    carried = carries is not None and mover_before(scene, index, verb) is Mover.FLIGHT
    if carried and carries and WEAK_CARRIER.match(carries["verb"]) and not aboard:
        # "with 60 people" is said of anything; a plane "with 60 people" is not.
        carried = bool(re.search(rf"{FLIGHT}\W+with\s+$", before, re.IGNORECASE))
    if not carried and not (aboard and _on_a_flight(aboard, text, scene)):
        return None
    stop = hit.end + (aboard.end() if aboard else noun_end)
    return stop, noun["noun"] if noun else None, verb


def _on_a_flight(aboard: re.Match[str], text: str, scene: Scene) -> bool:
    if re.search(rf"\b{FLIGHT}\b", aboard["aboard"], re.IGNORECASE):
        return True
    vehicles = list(VEHICLE.finditer(text))
    if vehicles:
        return any(v["flight"] for v in vehicles) and not any(v["other"] for v in vehicles)
    return scene.flight_before


def _unknown_number(scene: Scene) -> Iterator[Statement]:
    """ "He did not know how many were aboard" says that the source does not know."""
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


TRANSFER = re.compile(
    r"\b(?:separated (?:us |them )?from (?:the )?(?:rest|others?|main|remaining|(?-i:[A-Z])\w+s\b)|"
    r"(?:transferred|moved|switched|shifted) (?:to|onto|on to|aboard) (?:another|a second|"
    r"a different|a separate|"
    r"an? [\w-]+)\s+(?:[\w-]+\s+){0,2}?(?:planes?|flights?|aircraft|jets?|charters?)|"
    r"(?:chang(?:ed|ing)|switch(?:ed|ing)) (?:planes|aircraft|flights)|"
    r"(?:board(?:ed|ing)|put on(?:to|board)?|placed on|loaded on(?:to)?|forced on(?:to)?) "
    r"(?:another|a second|a different|a separate|a connecting)\s+"
    r"(?:[\w-]+\s+){0,2}?(?:planes?|flights?|aircraft|jets?|charters?))\b",
    re.IGNORECASE,
)


def find_transfers(scene: Scene) -> Iterator[Statement]:
    """Return where people changed aircraft or were parted from the others on theirs."""
    text = scene.sentence.text
    for found in TRANSFER.finditer(text):
        index = clause_at(scene, found.start())
        if index is None or not (scene.flight_before or VEHICLE.search(text)):
            continue
        clause = scene.clauses[index]
        yield Statement(
            type=ClaimType.FLIGHT_TRANSFER, start=clause.start, end=clause.end,
            rule="changed_aircraft",
            modality=modality_of(scene, clause.start, found.span()),
            place=_place_of_clause(scene, index),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


def _place_of_clause(scene: Scene, index: int) -> PlaceAt | None:
    """Return the place in a clause; after "where", the last one of the clause before."""
    clause = scene.clauses[index]
    text = scene.sentence.text
    inside = [
        p
        for p in scene.places
        if clause.start <= p.start < clause.end
        and re.search(r"\b(?:in|at|near)\s+(?:the\s+)?$", text[max(0, p.start - 12) : p.start])
    ]
    if inside:
        return inside[0]
    return place_where(scene, index)


WHO = (
    r"(?:group|passengers|deportees|flight|plane|manifest|those (?:on board|aboard|deported)|"
    r"people on board)"
)
COMPOSITION = re.compile(
    rf"\b(?:(?:the|all(?: of the)?|its|some)\s+)?{WHO}(?:\s+on the (?:plane|"
    rf"flight))?,?\s+(?:(?:which|who|that)\s+)?"
    r"(?:also\s+|mostly\s+|mainly\s+)?(?P<verb>included|includes|comprised|consisted of|"
    r"were (?:all|mostly|mainly)|"
    r"was made up of)\s+(?P<who>[^.;]{3,120})"
    r"|\b(?:(?:among|also among) (?:those|the (?:passengers|deportees|people))(?: on board|"
    r" aboard| deported)?|"
    r"also on board|on board|aboard)(?: the (?:plane|flight))?\s+(?P<verb2>were|"
    r"was)\s+(?P<who2>[^.;]{3,120})",
    re.IGNORECASE,
)


def find_composition(scene: Scene) -> Iterator[Statement]:
    """Return who was aboard: "the group, which also included deported Iranians"."""
    text = scene.sentence.text
    for found in COMPOSITION.finditer(text):
        group = "who" if found["who"] else "who2"
        who = found[group]
        if not re.search(rf"\b{PEOPLE_NOUN}", who) or not (
            scene.flight_before or VEHICLE.search(text)
        ):
            continue
        index = clause_at(scene, found.start(group))
        if index is None:
            continue
        end = min(found.end(), scene.clauses[index].end)
        yield Statement(
            type=ClaimType.FLIGHT_COMPOSITION, start=found.start(),
            end=max(end, found.start(group) + 1),
            rule="who_was_aboard", modality=modality_of(scene, found.start(), found.span(group)),
            details=(("who", text[found.start(group) : end].strip(" ,")),),
        )  # fmt: skip
