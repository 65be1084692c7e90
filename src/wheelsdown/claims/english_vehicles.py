"""What moves in an English clause: a flight, people on it, or a train, a ship, a bus.

In comes a clause up to its verb; out goes whether its subject can be a flight. Verbs such as
"left" and "arrived" are said of everything, so nothing is claimed of a flight without a word for
one.
"""

import re
from enum import StrEnum

from wheelsdown.claims.english_clauses import AUXILIARY, FLIGHT_VERB, PARTICIPLE
from wheelsdown.claims.statements import Scene

FLIGHT = (
    r"(?:(?:air)?planes?|aircraft|jets?|jetliners?|airliners?|aeroplanes?|"
    r"flights?(?![- ](?:track|data|record|attendant|plan\b|crew|path|school|information|radar|"
    r"risk))|"
    r"charters?(?! school)|Boeing(?: 7\d7(?:-\d+)?)?|Airbus(?: A\d{3})?|7[0-9]7|A3[0-9]0|"
    r"Gulfstream)"
)
OTHER = (
    r"(?:trains?|bus(?:es)?|ships?|boats?|ferry|ferries|vessels?|trucks?|cars?|vans?|convoys?|"
    r"helicopters?|rockets?|spacecraft|spaceships?|drones?|missiles?|balloons?|yachts?|barges?|"
    r"freighters?|tankers?|trams?|motorcades?|lorr(?:y|ies)|shuttles?|probes?|landers?|capsules?|"
    r"stocks?|shares|careers?|sales|prices|company|firm|caravan|cyclone|hurricane|storm|package|"
    r"satellite|fighters?|bombers?|gliders?)"
)
PEOPLE = (
    r"(?:passengers|deportees|migrants|detainees|men|women|people|group|families|citizens|nationals|"
    r"children|asylum[- ]seekers|immigrants|prisoners|they|[Ww]e|"
    r"[A-Z][a-z]+(?:ans|ians|is|ese|eks|iks))"
)
VEHICLE = re.compile(rf"\b(?:(?P<flight>{FLIGHT})|(?P<other>{OTHER}))\b", re.IGNORECASE)
IT = re.compile(
    r"(?:^|[\s“\"])(?:it\s|that one\s|the (?:first|second|third|other|latter)(?: one)?[\s,])",
    re.IGNORECASE,
)
PEOPLE_SUBJECT = re.compile(rf"\b{PEOPLE}\b")
DEFINITE_PEOPLE = re.compile(
    rf"\b(?:(?:the|those|these|all(?: the)?|\d+)\s+(?:[\w-]+\s+){{0,3}}{PEOPLE}|[Tt]hey|[Ww]e)\b"
)
PLURAL_FLIGHT = re.compile(r"\b(?:planes|flights|jets|airliners|charters|aeroplanes)\b", re.I)
ABOARD = re.compile(
    rf"\b(?:aboard|on board|on (?:the|a|an|that|this)\s+(?:[\w-]+\s+){{0,3}}{FLIGHT})\b",
    re.IGNORECASE,
)
BEGINS_WITH_VERB = re.compile(rf"\W*(?:{FLIGHT_VERB}|{PARTICIPLE}|{AUXILIARY})\b", re.IGNORECASE)
FIRST_VERB = re.compile(rf"\b(?:{FLIGHT_VERB}|{PARTICIPLE})\b", re.IGNORECASE)
FLIGHT_FOLLOWS = re.compile(
    rf",\s+(?:the|an?|its|this)\s+(?:[\w-]+\s+){{0,3}}?{FLIGHT}\b", re.IGNORECASE
)
ADJACENT_WORDS = 4
ANTECEDENT_CHARACTERS = 90


class Mover(StrEnum):
    """What the subject of a clause is."""

    FLIGHT = "flight"
    PEOPLE = "people"
    OTHER = "other"
    UNKNOWN = "unknown"


def mover_before(scene: Scene, clause: int, verb_start: int) -> Mover:
    """Return what moves: the subject before the verb, or that of the clause it leans on.

    The last vehicle before the verb decides; a vehicle of another kind anywhere before it does
    too, unless the flight stands right by the verb.
    """
    text = scene.sentence.text
    here = scene.clauses[clause]
    subject = text[here.start : verb_start]
    known = scene.flight_before or _flight_named(text[: here.start])
    if not subject.strip('“" ') and FLIGHT_FOLLOWS.match(text, here.end):
        # "Departing from Mesa at nine, the jet …"
        return Mover.FLIGHT
    mover = _mover_in(subject, flight_known=known)
    if mover is not Mover.UNKNOWN or here.lead is None:
        return mover
    lead = scene.clauses[here.lead]
    if here.relative:
        antecedent = text[max(lead.start, here.start - ANTECEDENT_CHARACTERS) : here.start]
        return _mover_in(antecedent, flight_known=known)
    if _subject_is_missing(subject) and here.lead < clause:
        return mover_before(scene, here.lead, _verb_of(text, lead.start, lead.end))
    return Mover.UNKNOWN


def _flight_named(words: str) -> bool:
    """Say whether the last vehicle named in the words is a flight: what "it" then means."""
    vehicles = list(VEHICLE.finditer(words))
    return bool(vehicles) and bool(vehicles[-1]["flight"])


def _verb_of(text: str, start: int, end: int) -> int:
    """Return where the first verb of flying stands in a clause: its subject is before that."""
    verb = FIRST_VERB.search(text, start, end)
    return verb.start() if verb else end


def _mover_in(words: str, *, flight_known: bool) -> Mover:
    vehicles = list(VEHICLE.finditer(words))
    if vehicles:
        last = vehicles[-1]
        others = [v for v in vehicles if v["other"]]
        near = len(words[last.end() :].split()) < ADJACENT_WORDS
        if not last["flight"] or (others and not near):
            return Mover.OTHER
        return Mover.FLIGHT
    if IT.search(" " + words) and flight_known:
        return Mover.FLIGHT
    if PEOPLE_SUBJECT.search(words):
        return Mover.PEOPLE
    return Mover.UNKNOWN


def _subject_is_missing(words: str) -> bool:
    """A clause that begins with its verb, or with small words before it, has no subject."""
    small = re.fullmatch(
        r"(?:then|later|finally|also|and|it|was|were|had|has|is|will|would|reportedly|eventually|"
        r"briefly|did|not|never|before|after|at|on|\W|\d[\d:.]*|[ap]\.?m\.?|[A-Z][a-z]+day|"
        r"local time)*",
        words.replace(" ", ""),
    )
    return small is not None or len(words.split()) <= 2 or bool(BEGINS_WITH_VERB.match(words))
