"""People who change aircraft on the way, or are parted from the others on theirs, in English.

In comes a `Scene`; out go statements of transfer: from one aircraft to another, at a place.
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import VEHICLE
from wheelsdown.claims.english_verb_forms import any_form
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at, place_where
from wheelsdown.model.report import ClaimType

AIRCRAFT = (
    r"(?:(?:air)?planes?|flights?|aircraft|jets?|charters?|turboprops?|airliners?|7\d7|A3\d\d|"
    r"Boeing|Airbus|Embraer|Gulfstream)"
)
# "Another", or one told apart by what it is: "a smaller jet", "a waiting plane".
OTHER_ONE = (
    r"(?:another|a second|a different|a separate|a connecting|a further|a waiting|a smaller|"
    r"a larger|a bigger|the next|the other|the second|an onward|a new|a replacement|a third)"
)
MOVED_OVER = any_form(
    "transfer, move, switch, shift, take, put, escort, lead, bring, walk, march, hand, pass, swap, "
    "shuttle, load, transship, reload, herd, drive, bus, rebook, place, force, board, shepherd"
)
WHOM = (
    r"(?:us |them |him |her |everyone |(?:the |all |all the |some |some of the |\d+ )?"
    r"(?:passengers |deportees |men |people |women |group |prisoners |detainees |[A-Z]\w+s |"
    r"an? (?:man|woman|prisoner|passenger|detainee) |\w+ (?:men|people|women|others) )?)?"
)
TRANSFER = re.compile(
    rf"\b(?:(?:separated|parted|split|peeled off|taken away) (?:us |them )?from (?:the )?(?:rest|"
    rf"others?|main|remaining|(?-i:[A-Z])\w+s\b)|"
    rf"{MOVED_OVER} {WHOM}(?:over |across |straight |directly )?"
    rf"(?:to|onto|on to|on|aboard|into) {OTHER_ONE}\s+(?:[\w-]+\s+){{0,2}}?(?:{AIRCRAFT}|one)|"
    rf"(?:transferred|moved|switched|shifted|handed over|swapped|walked across|walked over|changed) "
    rf"(?:[\w']+ ){{0,4}}?(?:to|onto|on to|aboard|into) an? (?:[\w-]+ ){{0,4}}?{AIRCRAFT}|"
    rf"{MOVED_OVER} {WHOM}(?:over |across |straight )?from (?:an?|one|the) (?:[\w-]+ ){{0,3}}?"
    rf"(?:{AIRCRAFT}|one) (?:to|onto|into) (?:an?|the|another|one)(?: (?:[\w-]+ ){{0,3}}?"
    rf"(?:{AIRCRAFT}|other|one))?|"
    rf"{any_form('go, pass, cross, change, climb, step')} from one (?:plane|aircraft|jet)?\s?(?:to|into|onto) "
    rf"(?:the other|another)|"
    rf"(?:brought|carried|taken|walked|led|moved|transferred|came|put|handed) (?:over |across |aboard )?from "
    rf"(?:an?|another|a second|the other) (?:[\w-]+ ){{0,2}}?{AIRCRAFT}|"
    rf"{any_form('change, switch, swap')} (?:planes|aircraft|flights|jets|airplanes)|"
    rf"(?:change|switch|swap) of (?:planes?|aircraft|flights?)|"
    rf"walked across(?=\s*(?:$|[.,”\"]))|"
    rf"{any_form('board')} {OTHER_ONE}\s+(?:[\w-]+\s+){{0,2}}?{AIRCRAFT}|"
    rf"(?:plane change|aircraft change|tail-to-tail transfer|tail swap)\b)",
    re.IGNORECASE,
)
WITH_A_CHANGE = re.compile(
    r"\b(?:with|after|including|involving|via) an? (?:\w+ )?$", re.IGNORECASE
)


def find_transfers(scene: Scene) -> Iterator[Statement]:
    """Return where people changed aircraft or were parted from the others on theirs."""
    text = scene.sentence.text
    for found in TRANSFER.finditer(text):
        index = clause_at(scene, found.start())
        near = scene.flight_before or scene.flight_long_before or VEHICLE.search(text)
        if index is None or not near:
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


IN_IT = re.compile(
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
