"""That a flight took place at all, was planned, or was called off, said in English.

In comes a `Scene`; out go statements of occurrence: "the flight went ahead", "there was no flight
to Malabo that day", "a further transfer is planned".
"""

import re
from collections.abc import Iterator

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, VEHICLE, Mover, mover_before
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType, Modality, PassageKind

TOOK_PLACE = regex(
    r"\b(?:took place|takes? place|taken place|happen(?:ed|s)?|occurred|went ahead|gone ahead|go ahead|"
    r"going ahead|proceeded(?= as planned| despite|\s*[.,;]|\s*$)|went off|came off|go(?:es)? forward|went forward|"
    r"resum(?:e|ed|es)|restart(?:ed|s)?|(?:was|were|been|is|be) (?:\w+ )?(?:carried out|conducted|"
    r"completed|operated|staged|mounted|cancel(?:l)?ed|called off|scrapped|scrubbed|postponed|aborted|"
    r"suspended|halted|grounded|put off|put on hold|abandoned|dropped|shelved|axed|blocked|stopped|"
    r"prevented|rescheduled|delayed indefinitely|organi[sz]ed|arranged|approved|authori[sz]ed))\b"
    r"(?!\s+(?:under|for)\b)(?!\s+by\s+(?!(?:an?|the)\s+(?:\w+\s+)?(?:court|judge|tribunal|injunction|order|"
    r"government|ministry|minister|airline|carrier)\b))",
    re.IGNORECASE,
)


EVENT_OF_FLYING = (
    rf"(?:{FLIGHT}|removals?|deportations?|transfers?|operations?|airlifts?|missions?|"
    r"repatriations?|expulsions?|runs?|attempts?|rotations?)"
)


# "A second is planned in March", where a flight has been told of.
ANOTHER_OF_THEM = (
    r"(?:(?:an?|the|another|its) )?(?:second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|next|"
    r"another|following|further|more)(?: ones?| two| three| such)?"
)
# "The plane was expected in Moscow": a landing; "expected in May" is none.
EXPECTED_IN = regex(
    r"(?:expected|due)\s+(?:back\s+)?(?:in|at)\s+(?!(?:January|February|March|April|May|June|July|August|"
    r"September|October|November|December)\b)[A-Z]"
)
AT_NIGHT = regex(r"\b(?:noon|midnight|dawn|dusk|nightfall)\b", re.IGNORECASE)
PLANNED_FOR = regex(
    rf"(?:\b{EVENT_OF_FLYING}|(?:^|(?<=[.;,:—–] )|(?<=and )|(?<=but )){ANOTHER_OF_THEM})\s+(?:of (?:this|that|the same) (?:kind|sort|type)\s+)?"
    r"(?:(?:to|from) [^,.;:]{2,40}?\s+|\w+\s+)?(?:is|was|"
    r"are|were|has been|had been|have been)\s+(?:\w+\s+)?(?P<verb>planned|scheduled|expected|set|slated|"
    r"anticipated|foreseen|envisaged|pencil(?:l)?ed in|in (?:the works|preparation|the pipeline)|on the (?:books|cards)|"
    r"due(?! to| in| at| back)|being (?:planned|prepared|arranged|organi[sz]ed)|booked|pencil(?:l)?ed in)\b(?!\s+to\b)",
    re.IGNORECASE,
)


# "A second flight is to follow in May", "more flights will follow".
WILL_FOLLOW = regex(
    rf"\b(?:{EVENT_OF_FLYING}|(?:another|others?|more|a (?:second|third|fourth))(?: one)?)\s+"
    r"(?P<verb>(?:is|are|was|were) (?:also |then )?to follow|(?:will|would|may|might|could|should) (?:also |soon |then )?"
    r"follow|(?:is|are) (?:expected|due|likely|set) to follow)\b",
    re.IGNORECASE,
)
# A headline leaves out the verb: "Deportation flight to Chisinau planned for next week".
HEADED = regex(
    rf"\b{EVENT_OF_FLYING}\s+(?:(?:of|to|from|out of) [^,.;:]{{2,50}}?\s+)?(?P<verb>planned|scheduled|slated|set|"
    r"due|expected|called off|cancel(?:l)?ed|postponed|delayed|grounded|halted|blocked|stopped|scrapped|"
    r"suspended|aborted)\b(?=\s+(?:for|on|in|next|this|after|by|amid|at|over|until|as|despite|following)\b|\s*$)",
    re.IGNORECASE,
)


# "There was no flight to Malabo that day", "there was one plane, on Saturday".
THERE_WAS_A_FLIGHT = regex(
    rf"\bthere\s+(?:was|were|is|had been|has been|have been|will be|would be)\s+(?:\w+ly\s+)?"
    rf"(?P<how>no|any|one|another|a|an|two|three|only one|never an?|not an?)\s+(?:such\s+|other\s+|"
    rf"further\s+|more\s+)?(?!previous|earlier|prior|past)(?:(?!of\b|in\b|on\b)[\w.-]+\s+){{0,2}}?{EVENT_OF_FLYING}\b",
    re.IGNORECASE,
)


def find_occurrences(scene: Scene) -> Iterator[Statement]:
    """Return that a flight took place at all: "…, which X confirmed took place"."""
    for found in PLANNED_FOR.finditer(scene.sentence.text):
        index = clause_at(scene, found.start())
        if index is not None:
            clause = scene.clauses[index]
            known = scene.flight_before or scene.flight_long_before
            if not known and not VEHICLE.search(found.group()):
                continue
            if EXPECTED_IN.match(scene.sentence.text, found.start("verb")):
                continue
            clocked = any(t.clock for t in scene.times if clause.start <= t.start < clause.end)
            if AT_NIGHT.search(scene.sentence.text, found.end(), clause.end) or (
                clocked and found["verb"].lower() in ("expected", "due")
            ):
                # "The third is expected before midnight": a landing.
                continue
            expected = found["verb"].lower() in ("expected", "anticipated", "foreseen")
            planned = Modality.EXPECTED if expected else Modality.PLANNED
            said = modality_of(scene, clause.start, found.span("verb"))
            yield Statement(
                type=ClaimType.FLIGHT_OCCURRENCE, start=clause.start, end=clause.end,
                rule="planned_for",
                modality=planned if said is Modality.ASSERTED else said,
                times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
            )  # fmt: skip
    yield from _there_was_a_flight(scene)
    yield from _to_follow(scene)
    for found in TOOK_PLACE.finditer(scene.sentence.text):
        index = clause_at(scene, found.start())
        if index is None or not _of_flying(scene, index, found.start()):
            continue
        clause = scene.clauses[index]
        yield Statement(
            type=ClaimType.FLIGHT_OCCURRENCE, start=clause.start, end=_with_despite(scene, clause.end),
            rule="took_place",
            modality=_as_held(found.group(), modality_of(scene, clause.start, found.span())),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


def _to_follow(scene: Scene) -> Iterator[Statement]:
    """ "More flights will follow"; in a headline, "Flight to Chisinau planned for next week"."""
    text = scene.sentence.text
    headline = scene.sentence.kind is PassageKind.HEADLINE
    patterns = (WILL_FOLLOW, HEADED) if headline else (WILL_FOLLOW,)
    for found in (m for p in patterns for m in p.finditer(text)):
        index = clause_at(scene, found.start())
        known = scene.flight_before or scene.flight_long_before
        if index is None or not (known or VEHICLE.search(found.group())):
            continue
        clause = scene.clauses[index]
        said = modality_of(scene, clause.start, (found.end(), found.end()))
        verb = found["verb"].lower()
        planned = "follow" in verb or verb in TO_COME
        if verb.startswith(("may", "might", "could")):
            said = Modality.POSSIBLE
        yield Statement(
            type=ClaimType.FLIGHT_OCCURRENCE, start=clause.start, end=max(clause.end, found.end()),
            rule="to_follow",
            modality=Modality.PLANNED if planned and said is Modality.ASSERTED else _as_held(verb, said),
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


NOT_HELD = regex(
    r"\b(?:cancel(?:l)?ed|called off|scrapped|scrubbed|grounded|halted|aborted|blocked|stopped|suspended|fell through)\b",
    re.IGNORECASE,
)
PUT_OFF = regex(r"\b(?:postponed|rescheduled|put (?:off|back))\b", re.IGNORECASE)


def _as_held(words: str, said: Modality) -> Modality:
    """Return how firmly it is said that a flight took place: one called off did not."""
    if said is not Modality.ASSERTED:
        return said
    if NOT_HELD.search(words):
        return Modality.DENIED
    return Modality.PLANNED if PUT_OFF.search(words) else said


TO_COME = frozenset({"planned", "scheduled", "slated", "set", "due", "expected"})
DESPITE = regex(r"\s+(?:despite|even though|in spite of|notwithstanding)\s[^,;.]*", re.IGNORECASE)


def _with_despite(scene: Scene, end: int) -> int:
    """ "The flight went ahead despite a petition" is said at once."""
    despite = DESPITE.match(scene.sentence.text, end)
    return despite.end() if despite else end


def _there_was_a_flight(scene: Scene) -> Iterator[Statement]:
    """ "There had been no such flight": whether one took place, and none is told of."""
    for found in THERE_WAS_A_FLIGHT.finditer(scene.sentence.text):
        index = clause_at(scene, found.start())
        if index is None:
            continue
        clause = scene.clauses[index]
        denied = re.match(r"no\b|never|not", found["how"], re.IGNORECASE)
        said = modality_of(scene, clause.start, (found.end(), found.end()))
        if said is Modality.ASSERTED and re.search(r"\b(?:will|would) be\b", found.group(), re.I):
            said = Modality.PLANNED
        changed = found.group().lower().rstrip("s").endswith("transfer")
        yield Statement(
            type=ClaimType.FLIGHT_TRANSFER if changed else ClaimType.FLIGHT_OCCURRENCE,
            start=clause.start, end=max(clause.end, found.end()),
            rule="there_was_a_flight", modality=Modality.DENIED if denied else said,
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


# "A change of aircraft took place", "an inspection of the plane": no flight did.
OF_A_FLIGHT = regex(
    r"\b(?:change|switch|swap|landing|take-?off|departure|arrival|inspection|search|delay|boarding|cleaning|"
    r"protest|meeting|demonstration|check|repair)s? (?:of|on|at|in|against|over)\b",
    re.IGNORECASE,
)


def _of_flying(scene: Scene, clause: int, verb: int) -> bool:
    """Say whether what happened is a flight, or a removal where a flight has been told of."""
    start = scene.clauses[clause].start
    subject = scene.sentence.text[start:verb]
    if OF_A_FLIGHT.search(subject):
        return False
    if re.search(
        rf"\b{EVENT_OF_FLYING}\s+(?:of [^,]{{2,40}} )?(?:from|to)\s+(?-i:[A-Z])", subject, re.I
    ):
        return True
    if any(start <= c.start < verb and (c.count.minimum or 0) > 1 for c in scene.counts):
        # "Over 200 removals were called off" is a figure.
        return False
    if re.search(r"\b(?:since|after|until|when|before)\s+(?:[\w-]+\s+){0,4}$", subject):
        return False
    if mover_before(scene, clause, verb) is Mover.FLIGHT:
        return True
    if scene.flight_before and re.fullmatch(
        r"(?:that |whether )?it\s+(?:had |has )?", subject, re.I
    ):
        return True
    return scene.flight_before and re.search(rf"\b{EVENT_OF_FLYING}\s*$", subject, re.I) is not None
