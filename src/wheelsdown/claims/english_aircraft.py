"""What aircraft it was, said in English: registration, callsign, type, operator.

In comes a `Scene`; out go statements. Words that only name the aircraft in passing ("a GlobalX
A320 took off") are not said of it and give their values to the movement instead; what is said is a
predicate ("was operated by", "used the callsign") or a registration added to a name.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, PLURAL_FLIGHT, REGISTRATION_PREFIX
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

MAKER = (
    r"(?:Boeing|Airbus|Embraer|Bombardier|Gulfstream|McDonnell Douglas|Ilyushin|Tupolev|Antonov|"
    r"Dassault|Cessna|Lockheed|Saab|ATR|Il|Tu|An)"
)
AIRCRAFT_TYPE = regex(
    rf"\b(?:{MAKER}[ -](?:[A-Z]{{0,3}}-?\d[\w]*(?:-\d+\w*)?|[IVX]+\b|G[IVX\d]\w*|Falcon \w+|"
    rf"Citation \w+)"
    r"|MD-[89]\d|A3[1-9]\d(?:-\d00)?|7[0-9]7-\d00\w*|C-(?:17|130)\w?|CRJ-?\d00)\b"
)
US_REGISTRATION = regex(r"\bN[1-9]\d{0,4}[A-Z]{0,2}\b")
REGISTRATION = regex(rf"\b{REGISTRATION_PREFIX}-(?:[A-Z]{{3,4}}|(?=\w*\d)[A-Z0-9]{{3,5}})\b")
# With so many digits and letters it is a registration without any word that says so.
LONG_MARK = regex(r"\bN\d{2,3}[A-Z]{2}\b")
REGISTRATION_CUE = regex(
    r"\b(?:tail|departed|landed|took off|A3\d\d|7\d7|followed|regist\w+|plane|"
    r"aircraft|jet|Boeing|Airbus|flight|airliner|charter)\b",
    re.IGNORECASE,
)
CALLSIGN = regex(
    r"\bcall ?sign:?\s+(?:of\s+|was\s+|is\s+)?[“\"']?(?P<sign>[A-Z]{2,8}\d{1,4}[A-Z]{0,2})|"
    r"\b[Ff]light (?P<flight>(?-i:[A-Z]{3})\d{2,4}[A-Z]?)\b|"
    r"\b(?:fl(?:ying|ew|own|ies)|operat(?:ing|ed|es)|listed|filed|squawking|squawked|running|ran|tracked|"
    r"identified|logged|working|worked) (?:as|under) (?P<as>(?-i:[A-Z]{2,5})\d{1,4}[A-Z]{0,2})\b",
    re.I,
)
COMPANY = r"[A-Z][\w'&-]*(?:\s+(?:[A-Z][\w'&-]*|of|the(?=\s[A-Z])))*"
OPERATOR = regex(
    rf"\b(?:(?:operated|flown)(?: on behalf of [^,;]{{2,20}}?)? by|operated by|flown "
    rf"(?:there |home |in |out |back )?by|chartered (?:from|by)|leased from|"
    rf"belong(?:ing|ed|s) to|owned by|"
    rf"run by)\s+(?:the\s+)?(?:(?!from\b|in\b|on\b|to\b|at\b)[a-z-]+\s+){{0,4}}?"
    rf"(?P<operator>{COMPANY})"
)
# "The carrier was Wrenair", "Eastern Airlines operated the flight": the company is told first or last.
CARRIER_IS = regex(
    rf"\b(?:carrier|operator|airline|owner)(?:['’]s| (?:was|is|were))\s+(?:the\s+)?(?P<operator>{COMPANY})"
)
COMPANY_FLEW = regex(
    rf"(?P<operator>{COMPANY})\s+(?:had\s+|has\s+)?(?:operated|flew|flown|ran|provided|supplied)\s+"
    rf"(?:the|this|that)\s+(?:[\w-]+ ){{0,2}}?{FLIGHT}\b"
)
OPERATORS = (OPERATOR, CARRIER_IS, COMPANY_FLEW)
# Every registration, type and callsign has a letter and a digit side by side, or a maker's name.
NUMBERED = regex(
    r"[A-Za-z]-?\d|\d-?[A-Z]|\d-\d|-[A-Z]{3}|call ?sign|Boeing|Airbus|Gulfstream|"
    r"Embraer|Bombardier|Tupolev|Ilyushin",
    re.I,
)
NEAR_CHARACTERS = 70
NAME_BEGINS = regex(r"\b(?:an?|the|its|another|one)\s+(?:[\w-]+\s+){0,4}$", re.IGNORECASE)


def find_aircraft(scene: Scene) -> Iterator[Statement]:
    """Return registrations, types and operators; those said together are one statement."""
    text = scene.sentence.text
    if not (NUMBERED.search(text) or any(o.search(text) for o in OPERATORS)):
        return
    hits = aircraft_words(text)
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
            statement = _aircraft(scene, group)
            if statement is not None:
                yield statement
            group = []
        if hit is not None:
            group.append(hit)


def _flight_near(text: str, group: list[tuple[int, int, str, str]]) -> bool:
    before = text[max(0, group[0][0] - NEAR_CHARACTERS) : group[0][0]]
    return re.search(rf"\b{FLIGHT}\b[^,;]{{0,40}}$", before, re.IGNORECASE) is not None


def aircraft_words(text: str, *, cued: bool = False) -> list[tuple[int, int, str, str]]:
    """Return registrations, types, callsigns and operators; `cued` where a flight moves."""
    hits = [(*m.span(), "aircraft_type", m.group()) for m in AIRCRAFT_TYPE.finditer(text)]
    cue = cued or REGISTRATION_CUE.search(text)
    hits += [(*m.span(), "registration", m.group()) for m in LONG_MARK.finditer(text) if not cue]
    for pattern in (US_REGISTRATION, REGISTRATION) if cue else ():
        hits += [(*m.span(), "registration", m.group()) for m in pattern.finditer(text)
                 if len(m.group()) > 3 or "tail" in text]  # fmt: skip
    hits += [
        (*m.span(), "callsign", (m["sign"] or m["flight"] or m["as"]).upper())
        for m in CALLSIGN.finditer(text)
    ]
    hits += [(*m.span(), "operator", m["operator"]) for o in OPERATORS for m in o.finditer(text)]
    return sorted(hits)


SAYS_WHAT = regex(
    r"\b(?:was|is|were|had been|has been|being|be|(?:could|may|might|must|would|will|to) (?:have been|be))\s+"
    r"(?:not\s+)?(?:\w+ly\s+)?(?:operated|flown|"
    r"owned|run|(?:sub-?)?chartered|(?:wet-|dry-)?leased|hired|registered|an?\b|identified as)|"
    r"\b(?:fl(?:ying|ew|own|ies)|operat(?:ing|ed|es)|listed|filed|squawking|squawked|running|ran|tracked|"
    r"identified|logged|working|worked) (?:as|under) (?=(?-i:[A-Z]{2,5})\d)|"
    r"\b(?:carrier|operator|airline|owner)(?:['’]s| (?:was|is|were))\s+(?=(?-i:[A-Z])|the\b)|"
    r"\b(?:belonged|belongs) to\b|\bus(?:ed|es|ing) the call ?sign\b|"
    r"\b(?:tail number|registration|call ?sign|aircraft|plane|jet) (?:was|is)\b|"
    r"\b(?:operat(?:ed|es)|flew|ran|provided|supplied) (?:the|this|that) (?:[\w-]+ ){0,2}?(?:flight|plane|jet|aircraft|charter)\b|"
    r"\b(?:bears?|bore|wears?|wore|carries|sports|sported) the (?:registration|tail|mark)|"
    r"\b(?:it|she|that|this|one|tail|airframe|carrier|airplane|frame|machine|bird|equipment|type|number)"
    r"(?:'s| (?:was|is|were|will be)) (?:an? |the )?(?:[\w-]+ ){0,2}?"
    r"(?=(?-i:N\d{2,5}[A-Z]{0,2}|[A-Z0-9]{1,2}-[A-Z]{3,4}|Boeing|Airbus|A3\d\d|MD-?\d\d|Gulfstream|7\d7))|"
    r"\bcarried out by\b|"
    r"\bwas (?:possibly|probably|likely|apparently) an?\b",
    re.IGNORECASE,
)
ADDED = regex(
    r"\b(?:tail|regist\w+|call ?sign|operated by|flown by|chartered (?:from|by)|"
    r"leased from|belonging to|owned by|"
    r"run by|number)\b",
    re.IGNORECASE,
)
OPERATED = regex(
    rf"\b(?P<verb>(?:having )?(?:operat(?:ing|ed|e)|running|ran|run|flying|flew|flown|provid(?:ing|ed|e)|"
    rf"suppl(?:ying|ied|y)|charter(?:ing|ed)|leas(?:ing|ed))) (?:the|this|that|any) "
    rf"(?:[\w-]+ ){{0,2}}?(?:{FLIGHT})\b",
    re.IGNORECASE,
)
# "The carrier denied that the aircraft was one of its own".
ITS_OWN = regex(
    rf"\b(?:the|this|that)\s+(?:[\w-]+ ){{0,2}}?(?:{FLIGHT})\s+(?P<verb>was|were|is|are|had been|belonged to)"
    r"(?:\s+not)?\s+(?:one of (?:its|their|our|his)\b(?: own| planes| jets| aircraft)?|(?:its|their) own|ours|theirs|it|them)\b",
    re.IGNORECASE,
)
DENIES = regex(
    r"\b(?:denied|denies|deny|denying|refused)\s+(?:that (?:it|they|the \w+) (?:had |has )?)?$"
)


NOT_ANOTHER = regex(r",\s+not\s")


def _aircraft(scene: Scene, group: list[tuple[int, int, str, str]]) -> Statement | None:
    """Return what the words say of the aircraft; nothing where they only name it in passing."""
    text = scene.sentence.text
    values = {kind: value for _, _, kind, value in reversed(group)}
    start, end = group[0][0], group[-1][1]
    index = clause_at(scene, start)
    clause_start = scene.clauses[index].start if index is not None else start
    clause_end = scene.clauses[index].end if index is not None else end
    named = NAME_BEGINS.search(text[clause_start:start])
    begin = clause_start + named.start() if named else start
    outer = next((c for c in scene.clauses if c.start <= clause_start and clause_end <= c.end
                  and (c.start, c.end) != (clause_start, clause_end)), None)  # fmt: skip
    first, last = (outer.start, outer.end) if outer else (clause_start, clause_end)
    says = SAYS_WHAT.search(text, first, last)
    flight = re.search(
        rf"\b(?:{FLIGHT}|tail|registration|call ?sign)\b", text[first:last], re.IGNORECASE
    )
    if says and PLURAL_FLIGHT.search(text, first, says.start()):
        return None
    if says and (flight or scene.flight_before) and not _moves(text, first, last):
        begin, end, clause_start = first, last, first
        hedged = re.search(r"\b(?:possibly|probably|likely|apparently)\b", text[first:start])
        at = (start, start) if hedged else (max(first, says.start()), says.end())
        if other := NOT_ANOTHER.search(text, begin, end):
            end = other.start()
    elif not ADDED.search(text[max(0, begin - 2) : end]) or (
        set(group_kinds(group)) == {"operator"}
        and not (_flight_near(text, group) and SET_OFF.search(text[:begin]))
    ):
        return None
    else:
        at = (start, end)
    return Statement(
        type=ClaimType.FLIGHT_AIRCRAFT, start=begin, end=end, rule="aircraft_named",
        modality=modality_of(scene, clause_start, at),
        registration=values.get("registration"), callsign=values.get("callsign"),
        aircraft_type=values.get("aircraft_type"), operator=values.get("operator"),
    )  # fmt: skip


# ", operated by Omni Air,": said of the flight beside something else.
SET_OFF = regex(r"[,(—–]\s*(?:[\w-]+\s+){0,2}$")


def group_kinds(group: list[tuple[int, int, str, str]]) -> list[str]:
    """Return the kinds of words in a group, in order."""
    return [kind for _, _, kind, _ in group]


MOVES = regex(
    r"\b(?:took off|takes off|departed|left|landed|lands|touched down|arrived|stopped|"
    r"flew(?! (?:as|under)\b)|refuel\w+|reached)\b"
)


def _moves(text: str, start: int, end: int) -> bool:
    return MOVES.search(text, start, end) is not None


def find_operated(scene: Scene) -> Iterator[Statement]:
    """ "The airline denied operating the flight": who flew it, with no name of an aircraft."""
    for found in OPERATED.finditer(scene.sentence.text):
        if DENIES.search(scene.sentence.text[: found.start()]):
            yield Statement(
                type=ClaimType.FLIGHT_AIRCRAFT, start=found.start(), end=found.end(), rule="operated",
                modality=modality_of(scene, found.start(), found.span("verb"))
            )  # fmt: skip
    for found in ITS_OWN.finditer(scene.sentence.text):
        index = clause_at(scene, found.start("verb"))
        if index is not None:
            clause = scene.clauses[index]
            yield Statement(
                type=ClaimType.FLIGHT_AIRCRAFT, start=clause.start, end=max(clause.end, found.end()),
                rule="its_own", modality=modality_of(scene, clause.start, found.span("verb"))
            )  # fmt: skip


def with_registration(scene: Scene, movements: list[Statement]) -> list[Statement]:
    """Give a movement the registration and type that its subject names."""
    text = scene.sentence.text
    if not movements or not (NUMBERED.search(text) or OPERATOR.search(text)):
        return movements
    hits = aircraft_words(text, cued=True)
    given = []
    for one in movements:
        inside = {k: v for a, b, k, v in reversed(hits) if one.start <= a and b <= one.end}
        given.append(
            replace(
                one,
                registration=one.registration or inside.get("registration"),
                callsign=one.callsign or inside.get("callsign"),
                aircraft_type=one.aircraft_type or inside.get("aircraft_type"),
                operator=one.operator or inside.get("operator"),
            )
        )
    return given
