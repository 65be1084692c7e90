"""People who change aircraft on the way, or are parted from the others on theirs, in English.

In comes a `Scene`; out go statements of transfer: from one aircraft to another, at a place.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, VEHICLE
from wheelsdown.claims.english_verb_forms import any_form
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at, place_where
from wheelsdown.model.report import ClaimType

AIRCRAFT = rf"(?:{FLIGHT}|Casa|Cessna|Dreamliner|service|ship)"
# "Another", or one told apart by what it is: "a smaller jet", "a waiting plane".
OTHER_ONE = (
    r"(?:(?:yet )?another|a second|a different|a separate|a connecting|a further|a waiting|a smaller|"
    r"a larger|a bigger|the next|the other|the second|an onward|a new|a replacement|a third|"
    r"the connecting|a fresh|a local|an Egyptian|a commercial|a scheduled|a regular)"
)
MOVED_OVER = any_form(
    "transfer, move, switch, shift, take, put, escort, lead, bring, walk, march, hand, pass, swap, "
    "shuttle, load, transship, tranship, reload, herd, drive, bus, rebook, place, force, board, "
    "shepherd, decant, hustle, bundle, usher, transport, rush, reseat, split"
)
# These say of themselves that there is another aircraft.
CHANGED = any_form(
    "transfer, switch, shift, swap, change, decant, transship, tranship, reload, rebook, connect"
)
WHOM = (
    r"(?:us |them |him |her |everyone |everybody |(?:the |all |all the |some |some of the |\d+ )?"
    r"(?:passengers |deportees |men |people |women |group |prisoners |detainees |[A-Z]\w+s |"
    r"an? (?:man|woman|prisoner|passenger|detainee) |\w+ (?:men|people|women|others) )?)?"
)
INTO = r"(?:to|onto|on to|on|aboard|into|in)"
# What may stand between the verb and the aircraft: where, over what, by whom.
BETWEEN = r"(?:[\w'’]+ ){0,5}?"
# One way of changing a line; the words around them are common.
WAYS = (
    r"(?:separated|parted|split(?: up)?|peeled off|taken away|divided) (?:us |them )?from (?:the )?(?:rest|"
    r"others?|main|remaining|(?-i:[A-Z])\w+s\b)",
    rf"{MOVED_OVER} {WHOM}{BETWEEN}"
    rf"{INTO} {OTHER_ONE}(?:\s+(?:[\w'-]+\s+){{0,3}}?(?:{AIRCRAFT}|one)\b|(?=\s*(?:[.,;”\"]|$)))",
    rf"(?:{CHANGED}|moved|handed over|walked across|walked over|led across) {BETWEEN}"
    rf"(?:to|onto|on to|aboard|into) (?:an?|the) (?:[\w'-]+ ){{0,4}}?{AIRCRAFT}\b",
    rf"(?:{MOVED_OVER}|{CHANGED}) {WHOM}{BETWEEN}from (?:an?|one|the) (?:[\w'-]+ ){{0,3}}?"
    rf"(?:{AIRCRAFT}|one) {INTO} (?:(?:an?|the|another|one)\b)(?: (?:[\w'-]+ ){{0,3}}?"
    rf"(?:{AIRCRAFT}|other|one)\b)?",
    rf"{any_form('go, pass, cross, change, climb, step')} from one (?:plane|aircraft|jet)?\s?(?:to|into|onto) "
    rf"(?:the other|another)",
    rf"(?:brought|carried|taken|walked|led|moved|transferred|came|put|handed) (?:over |across |aboard )?from "
    rf"(?:an?|another|a second|the other) (?:[\w-]+ ){{0,2}}?{AIRCRAFT}\b",
    rf"{any_form('change, switch, swap')} (?:planes|aircraft|flights|jets|airplanes|aeroplanes)",
    r"(?:change|switch|swap) of (?:planes?|aircraft|flights?)",
    r"walked across(?=\s*(?:$|[.,”\"]))",
    rf"{any_form('board, catch, take, join')} {OTHER_ONE}\s+(?:[\w'-]+\s+){{0,2}}?{AIRCRAFT}\b",
    rf"(?:taken|removed|led|marched) off(?: {BETWEEN}(?:plane|aircraft|jet|flight|one))?(?: (?:in|at) (?-i:[A-Z])[\w ]{{2,20}})? "
    rf"and (?:\w+ )?(?:put|placed|loaded|taken|led) (?:on|onto|aboard|to)\b",
    rf"{any_form('make')} (?:a|the|their|his|her) (?:\w+ )?connections?(?=\s+(?:in|at)\b)",
    # "From it they were hustled into an Air Force Casa".
    rf"(?:^|(?<=[.;] ))from (?:it|this|that|there|the (?:\w+ )?(?:plane|jet|aircraft)) (?:they|we|everyone|"
    rf"everybody|all|the \w+) (?:was|were) {MOVED_OVER} {BETWEEN}{INTO} (?:an?|the) (?:[\w'-]+ ){{0,4}}?"
    rf"{AIRCRAFT}\b",
    r"(?:plane change|aircraft change|tail-to-tail transfer|tail swap)\b",
)
TRANSFER = regex(rf"(?:\b|^)(?:{'|'.join(WAYS)})", re.IGNORECASE)
# An airline's own change of aircraft moves nobody.
OF_AN_AIRLINE = regex(r"\bfor (?:the|its) (?:route|service|season|fleet)\b", re.IGNORECASE)
WITH_A_CHANGE = regex(r"\b(?:with|after|including|involving|via) an? (?:\w+ )?$", re.IGNORECASE)


def find_transfers(scene: Scene) -> Iterator[Statement]:
    """Return where people changed aircraft or were parted from the others on theirs."""
    text = scene.sentence.text
    for found in TRANSFER.finditer(text):
        index = clause_at(scene, found.start())
        near = scene.flight_before or scene.flight_long_before or VEHICLE.search(text)
        if index is None or not near or OF_AN_AIRLINE.search(text, found.end()):
            continue
        clause = scene.clauses[index]
        beside = WITH_A_CHANGE.search(text, clause.start, found.start())
        start = beside.start() if beside else clause.start
        yield Statement(
            type=ClaimType.FLIGHT_TRANSFER, start=start, end=max(clause.end, found.end()),
            rule="changed_aircraft",
            modality=modality_of(scene, clause.start, found.span()),
            place=_place_of_clause(scene, index, start),
            count=next((c for c in scene.counts if start <= c.start < found.start()), None),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


IN_IT = regex(
    r"\b(?:in|at|near|on)\s+(?:the\s+)?(?:(?:island|city|town|capital) of\s+)?$", re.IGNORECASE
)


def _place_of_clause(scene: Scene, index: int, start: int) -> PlaceAt | None:
    """Return the place in a clause from `start` on; after "where", the last one before it."""
    clause = scene.clauses[index]
    text = scene.sentence.text
    inside = [
        p
        for p in scene.places
        if start <= p.start < clause.end and IN_IT.search(text[max(0, p.start - 30) : p.start])
    ]
    if inside:
        return inside[0]
    return place_where(scene, index)
