"""What moves in an English clause: a flight, people on it, or a train, a ship, a bus.

In comes a clause up to its verb; out goes whether its subject can be a flight. Verbs such as
"left" and "arrived" are said of everything, so nothing is claimed of a flight without a word for
one.
"""

import re
from enum import StrEnum

from wheelsdown.claims.english_clauses import AUXILIARY
from wheelsdown.claims.english_nationals import NATIONALS
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB, PARTICIPLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene

# Nationality marks that registrations begin with.
REGISTRATION_PREFIX = (
    r"(?:SU|RA|EI|9H|TC|A6|A7|A9C|A4O|UP|EW|4K|4L|EK|ER|UR|YL|LY|ES|HA|OE|OK|OM|OO|PH|SP|SE|SX|S5|"
    r"9A|YR|YU|LZ|LN|OY|OH|TF|CS|EC|LX|HB|HK|XA|XB|XC|HP|YV|CP|OB|CC|PR|PS|PT|PP|TG|TI|YS|HR|HI|HH|"
    r"G|D|F|C|I|B|M|VP|VQ|VH|ZK|ZS|5N|5A|5Y|5H|6V|9G|ET|ST|CN|TS|7T|UK|EX|EY|EZ|AP|VT|EP|YI|YK|OD|"
    r"JY|HZ|7O|9K|9M|9V|HS|PK|VN|RP|HL|JA|T7)"
)
FLIGHT = (
    r"(?:(?:air)?planes?|aircraft|aeroplanes?|jets?|jetliners?|jumbos?|airliners?|airbus(?:es)?|"
    r"twin-?jets?|tri-?jets?|turboprops?|wide-?bod(?:y|ies)|narrow-?bod(?:y|ies)|airframe|"
    r"planeloads?|plane-loads?|"
    r"flights?(?![- ](?:track|data|record|attendant|plan\b|crew|path|school|information|radar|"
    r"risk|number))|"
    r"charters?(?! school)|rotations?|transports?(?! ministry)|"
    # Makers and types, as reporters and spotters write them.
    r"Boeing(?: 7\d7(?:-\d+)?)?|Airbus(?: A\d{3})?|7[0-9]7|A3[0-9]\d|MD-?[189]\d|"
    r"Learjet|Embraer|Bombardier|Gulfstream|Globemaster|Hercules|Ilyushin|Tupolev|Antonov|"
    r"Dash 8|CRJ\d*|ERJ\d*|ATR|C-17\w?|C-130\w?|C-40\w?|Il-\d\d|Tu-\d{3}|An-\d+|"
    # Registrations and callsigns are names of flights: N531XA, GXA6145, OAE3152.
    r"N[1-9]\d{1,4}[A-Z]{0,2}|(?-i:[A-Z]{3}\d{2,4}[A-Z]{0,2})|"
    rf"(?-i:{REGISTRATION_PREFIX}-(?:[A-Z]{{3,4}}|[A-Z0-9]{{3,5}})\b))"
)
# Known to be of a flight, these are the flight: "the return leg", "the same tail", "the machine".
JOURNEY = regex(
    r"\b(?:journey|trip|crossing|voyage|odyssey|(?:first|second|third|return|onward|last|final|"
    r"outbound|inbound|domestic|empty|next|long|transatlantic)\s+leg|hop|routing|itinerary|"
    r"airlift|ferry flight|same (?:tail|frame|bird|machine|ship|one|crew)|the (?:bird|machine|craft|"
    r"carrier|transporter|whale|airplane|big \w+)|transporter)\b",
    re.IGNORECASE,
)
OTHER = (
    r"(?:trains?|bus(?:es)?|ships?|boats?|ferry|ferries|vessels?|trucks?|cars?|vans?|convoys?|"
    r"helicopters?|rockets?|spacecraft|spaceships?|drones?|missiles?|balloons?|yachts?|barges?|"
    r"freighters?|tankers?|trams?|motorcades?|lorr(?:y|ies)|shuttles?|probes?|landers?|capsules?|"
    r"stocks?|shares|careers?|sales|prices|caravan|cyclone|hurricane|storm|package|"
    r"satellite|fighters?|bombers?|gliders?|"
    # "The firm landed a contract"; but a plane "chartered from a Nairobi firm" is a plane.
    r"(?<!from )(?<!by )(?<!to )(?<!of )(?<!with )(?:an?|the|this|that|its)\s+(?:[\w'’-]+\s+){0,3}?(?:company|firm))"
)
PEOPLE = (
    r"(?:passengers|deportees|migrants|detainees|men|women|people|group|families|"
    r"citizens|nationals|"
    r"children|asylum[- ]seekers|immigrants|prisoners|[Tt]hey|[Ww]e|"
    r"[Dd]eportees|[Rr]eturnees|[Pp]assengers|"
    r"[Tt]he (?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|others|trio|pair)\b(?! \w+s\b)|"
    rf"{NATIONALS})"
)
VEHICLE = regex(rf"\b(?:(?P<flight>{FLIGHT})|(?P<other>{OTHER}))\b", re.IGNORECASE)
# What else carries people: of these a flight claim is no flight's.
CARRIER = regex(
    rf"\b(?:(?P<flight>{FLIGHT})|(?P<other>trains?|bus(?:es)?|coach(?:es)?|ships?|boats?|ferry|ferries|"
    r"vessels?|trucks?|helicopters?|trams?|yachts?|barges?|freighters?|tankers?|lorr(?:y|ies)|dingh(?:y|ies)))\b",
    re.IGNORECASE,
)
IT = regex(
    r"(?:^|[\s“\"])(?:it\s|that one\s|she\s|(?:the )?(?:first|second|third|next|last|other) one\s|"
    r"one,\s|(?:one|another|both|each|neither|none)(?: of (?:them|the two|these))?\s(?:(?:has|have|had)\s)?$|"
    r"the (?:first|second|third|fourth|fifth|next|last|other|latter|former)(?: one)?[\s,](?!to\s))",
    re.IGNORECASE,
)
PEOPLE_SUBJECT = regex(rf"\b{PEOPLE}\b")
DEFINITE_PEOPLE = regex(
    rf"\b(?:(?:the|those|these|all(?: the)?|\d+)\s+(?:[\w-]+\s+){{0,3}}{PEOPLE}|[Tt]hey|[Ww]e)\b"
)
PLURAL_FLIGHT = regex(r"\b(?:planes|flights|jets|airliners|charters|aeroplanes)\b", re.I)
ABOARD = regex(
    rf"\b(?:aboard|on board|on (?:the|a|an|that|this)\s+(?:[\w-]+\s+){{0,3}}{FLIGHT})\b",
    re.IGNORECASE,
)
BEGINS_WITH_VERB = regex(rf"\W*(?:{FLIGHT_VERB}|{PARTICIPLE}|{AUXILIARY})\b", re.IGNORECASE)
FIRST_VERB = regex(
    rf"\b(?:{FLIGHT_VERB}|{PARTICIPLE}|was|were|has|had|have|is|are|will|would)\b", re.IGNORECASE
)
FLIGHT_FOLLOWS = regex(
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
    if not known and scene.flight_long_before and JOURNEY.search(subject):
        return Mover.FLIGHT
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
    if flight_known and (IT.search(" " + words) or JOURNEY.search(words)):
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
