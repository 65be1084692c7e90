"""What else English reports say of a flight: which of a series, what aircraft, how long.

In comes a `Scene`; out go `Statement`s. `find_statements` is the list of everything that this
language's rules find, in the order in which they are tried.
"""

import re
from collections.abc import Callable, Iterator

from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_movements import find_movements
from wheelsdown.claims.english_passengers import (
    find_composition,
    find_passengers,
    find_transfers,
)
from wheelsdown.claims.english_vehicles import FLIGHT, Mover, mover_before
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        1,
    )
}
ORDINAL = rf"(?P<ordinal>{'|'.join(ORDINALS)}|\d{{1,3}}(?:st|nd|rd|th))"
FLIGHT_OF_A_SERIES = (
    r"(?:(?:deportation|removal|charter(?:ed)?|known|direct|military|mass|ICE|U\.S\.|US|repatriation|"
    r"expulsion|chartered|special|commercial)\s+){0,3}(?:flight|plane|charter|plane ?load|jet|"
    r"aircraft)\b"
)
COPULA = re.compile(
    r"\b(?:was|is|became|becomes|marks|marked|makes it|made it|making it|would be|will be|being|"
    r"at least)\s+(?:also\s+|only\s+|thus\s+|reportedly\s+|at least\s+|believed to be\s+)*(?:the|"
    r"its|their)\s+"
    rf"{ORDINAL}(?:-ever)?\s+(?P<such>such\s+)?{FLIGHT_OF_A_SERIES}",
    re.IGNORECASE,
)
APPOSED = re.compile(
    rf"(?:^|[,—–(]\s*)(?P<phrase>the\s+{ORDINAL}(?:-ever)?\s+(?P<such>such\s+)?{FLIGHT_OF_A_SERIES}"
    r"[^,;—–)]{0,80})",
    re.IGNORECASE,
)
SERIES_WORDS = re.compile(
    r"\b(?:such|since|this (?:year|month|week)|in (?:as many|a|two|three)|under|so far)\b", re.I
)


def find_ordinals(scene: Scene) -> Iterator[Statement]:
    """ "… was the third such charter plane …", "…, the second such flight this year"."""
    text = scene.sentence.text
    taken: list[tuple[int, int]] = []
    for found in COPULA.finditer(text):
        index = clause_at(scene, found.start())
        if index is None:
            continue
        clause = scene.clauses[index]
        taken.append(found.span())
        yield _ordinal(scene, found, clause.start, max(clause.end, found.end()))
    for found in APPOSED.finditer(text):
        phrase = found.span("phrase")
        if any(a < phrase[1] and phrase[0] < b for a, b in taken):
            continue
        if found["such"] or SERIES_WORDS.search(found["phrase"]):
            end = phrase[0] + len(found["phrase"].rstrip(" ."))
            yield _ordinal(scene, found, phrase[0], end)


def _ordinal(scene: Scene, found: re.Match[str], start: int, end: int) -> Statement:
    text = scene.sentence.text
    word = found["ordinal"].lower()
    number = ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    return Statement(
        type=ClaimType.FLIGHT_ORDINAL, start=start, end=end, rule="nth_of_a_series",
        modality=modality_of(scene, start, found.span()), ordinal=number,
        of=text[found.end("ordinal") : end].strip(" ,."),
        times=tuple(
            t
            for t in scene.times
            if start <= t.start < found.start() and re.match(r"(?:'s)?\s+\w*\s?\w*\s?(?:flight|"
                r"plane)",
                                                             text[t.end : t.end + 40])
        ),
    )  # fmt: skip


PREVIOUS = re.compile(
    r"\b(?:(?:an?|the|two|three|four|five|several|many|at least \w+)\s+)?(?:previous|earlier|"
    r"prior|past)\s+"
    r"(?:such\s+|similar\s+)?(?:(?:deportation|removal|charter|chartered|ICE)\s+){0,2}(?:flights?|charters?|planes?)\b",
    re.IGNORECASE,
)
JOINS_A_NAME = re.compile(r"\s*,?\s*(?:(?:from|to|in|on|and|via)\s+(?:the\s+)?)?$", re.IGNORECASE)


def find_previous(scene: Scene) -> Iterator[Statement]:
    """ "Previous flights in June and August": the words for them with their times and places."""
    text = scene.sentence.text
    for found in PREVIOUS.finditer(text):
        end = found.end()
        times = []
        named = [(p.start, p.end) for p in scene.places] + [(t.start, t.end) for t in scene.times]
        for start, stop in sorted(named):
            if start >= end and JOINS_A_NAME.match(text[end:start]):
                end = stop
                times += [t for t in scene.times if (t.start, t.end) == (start, stop)]
        yield Statement(
            type=ClaimType.FLIGHT_PREVIOUS, start=found.start(), end=end, rule="earlier_flights",
            modality=modality_of(scene, found.start(), found.span()), times=tuple(times),
        )  # fmt: skip


TOOK_PLACE = re.compile(
    r"\b(?:took place|takes place|happened|occurred|went ahead|was carried out|was conducted)\b",
    re.IGNORECASE,
)
CONFIRMED_THE_FLIGHT = re.compile(
    rf"\bconfirm(?:ed|s)\s+(?P<flight>(?:the|that the|Tuesday's|a|"
    rf"the reported)\s+(?:[\w-]+\s+){{0,2}}?{FLIGHT})"
    r"(?=\s*[.,;”\"]|\s+(?:to|on|in)\b|$)",
    re.IGNORECASE,
)


def find_occurrences(scene: Scene) -> Iterator[Statement]:
    """Return that a flight took place at all: "…, which X confirmed took place"."""
    for found in TOOK_PLACE.finditer(scene.sentence.text):
        index = clause_at(scene, found.start())
        if index is None or mover_before(scene, index, found.start()) is not Mover.FLIGHT:
            continue
        clause = scene.clauses[index]
        yield Statement(
            type=ClaimType.FLIGHT_OCCURRENCE, start=clause.start, end=clause.end, rule="took_place",
            modality=modality_of(scene, clause.start, found.span()),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


MAKER = (
    r"(?:Boeing|Airbus|Embraer|Bombardier|Gulfstream|McDonnell Douglas|Ilyushin|Tupolev|Antonov|"
    r"Dassault|Cessna|Lockheed|Saab|ATR|Il|Tu|An)"
)
AIRCRAFT_TYPE = re.compile(
    rf"\b(?:{MAKER}[ -](?:[A-Z]{{0,3}}-?\d[\w]*(?:-\d+\w*)?|[IVX]+\b|G[IVX\d]\w*|Falcon \w+|"
    rf"Citation \w+)"
    r"|MD-[89]\d|A3[1-9]\d(?:-\d00)?|7[0-9]7-\d00\w*|C-(?:17|130)\w?|CRJ-?\d00)\b"
)
US_REGISTRATION = re.compile(r"\bN[1-9]\d{0,4}[A-HJ-NP-Z]{0,2}\b")
REGISTRATION = re.compile(
    r"\b(?:SU|RA|EI|9H|TC|A6|UP|EW|4K|EK|ER|UR|YL|HA|OE|CS|LX|HK|XA|XB|XC|HP|YV|CP|OB|CC|PR|PT|PP|TG|"
    r"TI|YS|HR|HI|G|D|F|C|VP|VQ|UK|EX|EY|EZ|4L|AP|VT|EP|YI|OD|JY|HZ|7O|5N|5A|6V|9G|ET|5Y)-[A-Z0-9]{3,5}\b"
)
REGISTRATION_CUE = re.compile(
    r"\b(?:tail|regist\w+|plane|aircraft|jet|Boeing|Airbus|flight|airliner|charter)\b",
    re.IGNORECASE,
)
CALLSIGN = re.compile(
    r"\bcall ?sign\s+(?:of\s+|was\s+)?[“\"']?(?P<sign>[A-Z]{2,8}\d{1,4}[A-Z]{0,2})", re.I
)
COMPANY = r"[A-Z][\w'&-]*(?:\s+(?:[A-Z][\w'&-]*|of|the(?=\s[A-Z])))*"
OPERATOR = re.compile(
    rf"\b(?:operated by|flown by|chartered from|leased from|belonging to|owned by|"
    rf"run by)\s+(?:the\s+)?(?:[a-z-]+\s+){{0,4}}?"
    rf"(?P<operator>{COMPANY})"
)
NEAR_CHARACTERS = 70
NAME_BEGINS = re.compile(r"\b(?:an?|the|its|another|one)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)


def find_aircraft(scene: Scene) -> Iterator[Statement]:
    """Return registrations, types and operators; those said together are one statement."""
    text = scene.sentence.text
    hits = _aircraft_words(text)
    group: list[tuple[int, int, str, str]] = []
    for hit in [*hits, None]:
        same_clause = hit and group and clause_at(scene, hit[0]) == clause_at(scene, group[0][0])
        kinds = {h[2] for h in group}
        if group and (
            hit is None
            or not same_clause
            or hit[0] - group[-1][1] > NEAR_CHARACTERS
            or hit[2] in kinds
        ):
            if {"registration", "aircraft_type", "callsign"} & kinds or _flight_near(text, group):
                yield _aircraft(scene, group)
            group = []
        if hit is not None:
            group.append(hit)


def _flight_near(text: str, group: list[tuple[int, int, str, str]]) -> bool:
    before = text[max(0, group[0][0] - NEAR_CHARACTERS) : group[0][0]]
    return re.search(rf"\b{FLIGHT}\b[^,;]{{0,40}}$", before, re.IGNORECASE) is not None


def _aircraft_words(text: str) -> list[tuple[int, int, str, str]]:
    hits = [(*m.span(), "aircraft_type", m.group()) for m in AIRCRAFT_TYPE.finditer(text)]
    cue = REGISTRATION_CUE.search(text)
    for pattern in (US_REGISTRATION, REGISTRATION) if cue else ():
        hits += [(*m.span(), "registration", m.group()) for m in pattern.finditer(text)
                 if len(m.group()) > 3 or "tail" in text]  # fmt: skip
    hits += [(*m.span(), "callsign", m["sign"].upper()) for m in CALLSIGN.finditer(text)]
    hits += [(*m.span(), "operator", m["operator"]) for m in OPERATOR.finditer(text)]
    return sorted(hits)


def _aircraft(scene: Scene, group: list[tuple[int, int, str, str]]) -> Statement:
    text = scene.sentence.text
    values = {kind: value for _, _, kind, value in reversed(group)}
    start, end = group[0][0], group[-1][1]
    index = clause_at(scene, start)
    clause_start = scene.clauses[index].start if index is not None else start
    named = NAME_BEGINS.search(text[clause_start:start])
    begin = clause_start + named.start() if named else start
    return Statement(
        type=ClaimType.FLIGHT_AIRCRAFT, start=begin, end=end, rule="aircraft_named",
        modality=modality_of(scene, clause_start, (start, end)),
        registration=values.get("registration"), callsign=values.get("callsign"),
        aircraft_type=values.get("aircraft_type"), operator=values.get("operator"),
    )  # fmt: skip


HOURS = r"(?P<n>\d{1,2}(?:\.5)?|[a-z]+(?:-[a-z]+)?)"
DURATION = re.compile(
    rf"\b(?:{HOURS}-hour(?:-long)?\s+(?:[\w-]+\s+)?(?:flight|journey|trip)|"
    rf"(?:flight|journey|trip|plane)\s+(?:from [^.;,]{{3,60}}\s)?(?:lasted|took|was)\s+"
    rf"(?P<about>about |around |nearly |"
    rf"more than |"
    rf"some |roughly )?(?P<n2>\d{{1,2}}|[a-z]+(?:-[a-z]+)?)\s+hours)\b",
    re.IGNORECASE,
)
LONGEST_FLIGHT_HOURS = 60
# "A 14-hour flight" is said of anything within half an hour of it.
DURATION_ROOM_MINUTES = 30


def find_durations(scene: Scene) -> Iterator[Statement]:
    """Return how long a flight took: "the 14-hour flight", "the journey lasted about 20 hours"."""
    text = scene.sentence.text
    for found in DURATION.finditer(text):
        words = found["n"] or found["n2"]
        hours = float(words) if words[0].isdigit() else read_number(words)
        index = clause_at(scene, found.start())
        if not hours or hours > LONGEST_FLIGHT_HOURS or index is None:
            continue
        if not re.search(rf"\b{FLIGHT}\b", text, re.IGNORECASE) and not scene.flight_before:
            continue
        room = DURATION_ROOM_MINUTES * (2 if found["about"] else 1)
        clause = scene.clauses[index]
        yield Statement(
            type=ClaimType.FLIGHT_DURATION, start=clause.start, end=clause.end, rule="hours_long",
            modality=modality_of(scene, clause.start, found.span()),
            duration_minutes=(max(0, int(hours * 60) - room), int(hours * 60) + room),
        )  # fmt: skip


ROUTE_NAMED = re.compile(
    rf"\b(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?{FLIGHT}\s+(?:out of\s+|from\s+)(?:the\s+)?$", re.I
)


def find_routes_named(scene: Scene) -> Iterator[Statement]:
    """ "A deportation flight from Mesa to Cairo": one flight with both ends said is a route."""
    text = scene.sentence.text
    for i, origin in enumerate(scene.places[:-1]):
        named = ROUTE_NAMED.search(text[: origin.start][-90:])
        if not named or re.search(r"\b(?:flights|planes|jets|charters)\b", named.group(), re.I):
            continue
        for destination in scene.places[i + 1 :]:
            between = text[origin.end : destination.start]
            if re.fullmatch(r"(?:,[^,;.]{0,40})?,?\s+to\s+(?:the\s+)?", between):
                start = origin.start - len(named.group())
                yield Statement(
                    type=ClaimType.FLIGHT_ROUTE, start=start, end=destination.end,
                    rule="route_named",
                    modality=modality_of(scene, start, (origin.start, destination.end)),
                    origin=origin, destination=destination,
                )  # fmt: skip
                break


FINDERS: tuple[Callable[[Scene], Iterator[Statement]], ...] = (
    find_movements,
    find_passengers,
    find_transfers,
    find_composition,
    find_ordinals,
    find_previous,
    find_occurrences,
    find_aircraft,
    find_durations,
    find_routes_named,
)


def find_statements(scene: Scene) -> tuple[Statement, ...]:
    """Return everything the sentence says of a flight, in the order of the text."""
    found = [statement for finder in FINDERS for statement in finder(scene)]
    unique = {(s.type, s.start, s.end): s for s in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.type)))
