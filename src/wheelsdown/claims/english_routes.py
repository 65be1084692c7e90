"""Routes and movements said by a noun, by a list, or by who sent the flight, in English.

In comes a `Scene`; out go statements: "a flight from Mesa to Cairo", "Mesa – Bangor – Shannon",
"its departure from Mesa", "landing is expected at", "flew 119 people to Panama".
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, PLURAL_FLIGHT, VEHICLE
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import may_speak_of, word_set
from wheelsdown.claims.statements import PlaceAt, Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType, Modality

# "The flight from Mesa to Cairo took nine hours" says how long.
HOW_LONG = regex(r"\b(?:took|lasted|takes)\b[^.;]{0,40}\b(?:hours?|minutes)\b", re.IGNORECASE)
ROUTE_NAMED = regex(
    rf"\b(?:an?|the)\s+(?:[\w-]+\s+){{0,3}}?{FLIGHT},?\s+(?:out of\s+|from\s+)(?:the\s+)?$", re.I
)


def find_routes_named(scene: Scene) -> Iterator[Statement]:
    """ "A deportation flight from Mesa to Cairo": one flight with both ends said is a route."""
    text = scene.sentence.text
    if HOW_LONG.search(text):
        return
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


# Before a route that is a line: its time, a list mark, a label, a flight's number.
LINE_BEFORE = regex(
    r"\W*(?:(?:\d{1,2}[).]|\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?|(?:today's |yesterday's |the |planned |"
    r"full |total )*(?:route|routing|itinerary|path|leg \d|flight(?: number)?|flight path|track|"
    r"callsign|tail)(?: (?:was|is|ran))?|today|(?-i:[A-Z]{2,3}\s?\d{2,4}\w?|[A-Z0-9]{1,2}-?[A-Z0-9]{3,5})|"
    r"\d{1,2}\s?(?-i:[A-Z])[a-z]{2,8}\.?|(?-i:[A-Z])[a-z]{2,8}\.?\s\d{1,2}|➡️?)\W*)*",
    re.IGNORECASE,
)
ARROW = r"(?:–|—|->|→|➡️?|⟶|»|>|-|/)"
LINE_JOINS = regex(
    rf"\s*(?:{ARROW}|\bto\b|\bvia\b|,?\s*(?:and|then)\s+(?:on\s+)?to\b|"
    r",?\s*and thence to\b|,\s*then\b)\s*(?:the\s+)?",
    re.I,
)
LISTED = regex(
    r"\s*,\s*(?:(?:and|then|and then|finally)\s+)?|,?\s+(?:and|then)(?:,? (?:finally|lastly|then),?)?\s+",
    re.IGNORECASE,
)
ROUTE_WORD = regex(r"\b(?:route|routing|itinerary|leg \d)\b", re.IGNORECASE)
# "The plane hopped: Iquique, Antofagasta, Bogotá".
FLIGHT_AND_COLON = regex(rf"\b(?:{FLIGHT}|it|route|routing|journey)\b[^.;:]{{0,40}}:\s*$", re.I)
# "It did Prestwick–Tirana", "on the Mesa–Cairo leg".
FLEW_IT = regex(
    r"\b(?:did|flew|flies|ran|runs|worked|operated|made|does|flying|the|an?)\s+(?:the\s+)?$", re.I
)
A_FINITE_VERB = regex(
    r"\b(?:was|were|is|are|has|have|had|will|took|left|flew|landed|went|said|said|departed)\b"
)


def find_route_lines(scene: Scene) -> Iterator[Statement]:
    """ "06:15 — Alexandria to Tegucigalpa", "Mesa – Bangor – Shannon": a line that is a route."""
    for run in _runs(scene, LINE_JOINS, least=1):
        statement = _line_of(scene, run)
        if statement is not None:
            yield statement
            return
    for run in _runs(scene, LISTED):
        before = scene.sentence.text[: run[0].start]
        routed = LINE_BEFORE.fullmatch(before) and ROUTE_WORD.search(before)
        if len(run) > LEAST_ENDS and (FLIGHT_AND_COLON.search(before) or routed):
            start = 0 if FLIGHT_AND_COLON.search(before) else run[0].start
            yield _route(scene, run, start, run[-1].end)


def _runs(scene: Scene, joins: re.Pattern[str], *, least: int = 2) -> Iterator[list[PlaceAt]]:
    """Return places that stand in a row with nothing but `joins` between them."""
    text = scene.sentence.text
    run: list[PlaceAt] = []
    for place in scene.places:
        if run and joins.fullmatch(text, run[-1].end, place.start):
            run.append(place)
            continue
        if len(run) >= least:
            yield run
        run = [place]
    if len(run) >= least:
        yield run


def _line_of(scene: Scene, run: list[PlaceAt]) -> Statement | None:
    """Return the route that a row of places is: a line of its own, or one that a flight flew."""
    text = scene.sentence.text
    between = [text[a.end : b.start].strip() for a, b in pairwise(run)]
    dashes = sum(1 for join in between if re.fullmatch(ARROW, join))
    head = UNKNOWN_FIRST.search(text, 0, run[0].start)
    before = _without_times(scene, head.start("name") if head else run[0].start)
    dashes += head is not None
    between += ["→"] if head and re.search("→|->|➡", head.group()) else []
    timed = any(t.end <= run[0].start for t in scene.times)
    if len(run) + (head is not None) < LEAST_ENDS:
        return None
    if LINE_BEFORE.fullmatch(before):
        arrows = any(join in ("→", "➡", "➡️", "->", "⟶") for join in between)
        told = timed or dashes > 1 or (arrows and dashes) or ROUTE_WORD.search(before)
        numbered = re.search(r"\b(?:flight|[A-Z]{2,3}\s?\d{2,4})", before)
        if told or numbered:
            return _route(scene, run, 0 if timed else run[0].start, run[-1].end)
        return None
    flown = dashes and (FLEW_IT.search(before) or dashes > 1)
    if flown and (scene.flight_before or VEHICLE.search(text)):
        index = clause_at(scene, run[0].start)
        clause = scene.clauses[index] if index is not None else None
        whole = clause is not None and clause.end >= run[-1].end
        if clause is not None and whole and re.search(r"\b(?:did|flew|ran|worked|made)\b", before):
            return _route(scene, run, clause.start, clause.end)
        return _route(scene, run, run[0].start, run[-1].end)
    return None


def _without_times(scene: Scene, end: int) -> str:
    """Return the words before a line with its times taken out."""
    text = scene.sentence.text
    for time in scene.times:
        if time.end <= end:
            text = text[: time.start] + " " * (time.end - time.start) + text[time.end :]
    return text[:end]


# A place that no gazetteer knows, at the head of a line.
UNKNOWN_FIRST = regex(rf"(?P<name>(?:[A-Z][\w'’/.-]+\s?){{1,3}})\s*{ARROW}\s*$")


def _route(scene: Scene, run: list[PlaceAt], start: int, end: int) -> Statement:
    head = UNKNOWN_FIRST.search(scene.sentence.text, 0, run[0].start)
    if head is not None:
        start = min(start, head.start("name"))
    return Statement(
        type=ClaimType.FLIGHT_ROUTE, start=start, end=end, rule="route_line",
        modality=modality_of(scene, start, (run[0].start, run[-1].end)),
        origin=None if head else run[0], destination=run[-1],
        via=tuple(run[:-1] if head else run[1:-1]),
        times=tuple(t for t in scene.times if start <= t.start < end),
    )  # fmt: skip


# A route has two ends.
LEAST_ENDS = 2

NOUN = regex(
    rf"\b(?:(?:its|the|their|this|our)\s+(?:(?:\w+\s+)?{FLIGHT}['’]s\s+)?)?"
    r"(?:(?:scheduled|planned|reported|actual|"
    r"expected|first|final)\s+)?"
    r"(?P<noun>departure|takeoff|take-off|arrival|landing|"
    r"touchdown)\b(?:\s+of\s+the\s+(?:plane|jet|aircraft|flight|charter))?"
    r"(?P<rest>\s+(?:from|in|at|to|for|is|was|now|took place|came)\b[^;]{3,120})",
    re.IGNORECASE,
)
NOUN_STATES = regex(
    r"\b(?:is|was)\s+(?:(?P<expected>expected|due|scheduled|planned|set)|recorded|"
    r"logged|confirmed|at\b|shortly|around|about)|\btook place|\bcame (?:at|shortly)|"
    r"\bnow (?P<now>expected|due|scheduled)|\b(?P<foreseen>foreseen|anticipated|estimated) (?:for|at|in)|"
    r"^\s+(?:(?:from|in|at|to|for) (?:(?!is |was )[\w']+ ){1,4}?)?at (?=\d)",
    re.IGNORECASE,
)
LEAVING = frozenset({"departure", "takeoff", "take-off"})


def find_nouns_of_moving(scene: Scene) -> Iterator[Statement]:
    """ "Landing in Moscow is expected at 21:23", "its departure from Mesa was at noon"."""
    text = scene.sentence.text
    for found in NOUN.finditer(text):
        index = clause_at(scene, found.start())
        states = NOUN_STATES.search(found["rest"])
        flight = scene.flight_before or scene.flight_long_before or VEHICLE.search(text)
        if index is None or states is None:
            continue
        clause = scene.clauses[index]
        if not flight and not _is_placed_and_timed(scene, found.start(), clause.end):
            continue
        if clause.end < found.start("rest") + states.end():
            continue
        inside = [p for p in scene.places if found.start() <= p.start < clause.end]
        onward = [p for p in inside if ONWARD.search(text[: p.start])]
        inside = [p for p in inside if p not in onward]
        leaving = found["noun"].lower() in LEAVING
        modality = modality_of(scene, clause.start, found.span("noun"))
        planned = states["expected"] or states["now"] or states["foreseen"]
        if planned and modality is Modality.ASSERTED:
            expected = planned.lower() in ("expected", "foreseen", "anticipated", "estimated")
            modality = Modality.EXPECTED if expected else Modality.PLANNED
        opens = not text[clause.start : found.start()].strip(' —–"“(')
        start = clause.start if opens or states["expected"] else found.start()
        yield Statement(
            type=ClaimType.FLIGHT_DEPARTURE if leaving else ClaimType.FLIGHT_ARRIVAL,
            start=start, end=clause.end, rule="noun_of_moving", modality=modality,
            place=inside[0] if inside else None,
            destination=onward[0] if onward and leaving else None,
            times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
        )  # fmt: skip


def _is_placed_and_timed(scene: Scene, start: int, end: int) -> bool:
    """ "FlightAware puts the landing in Casablanca at 6:05 a.m.": with both it is a flight's."""
    placed = any(start <= p.start < end for p in scene.places)
    return placed and any(t.clock is not None and start <= t.start < end for t in scene.times)


ONWARD = regex(r"\b(?:for|to|toward|towards)\s+(?:the\s+)?$", re.IGNORECASE)
SENT = regex(
    rf"(?<!\ba )(?<!\ban )(?<!\bthe )\b(?P<verb>sen(?:t|ds|d|ding)|dispatch(?:ed|es)|plan(?:s|ned|ning)?|"
    rf"schedul(?:es|ed|ing)|prepar(?:es|ed|ing)|arrang(?:es|ed|ing)|"
    rf"run(?:ning)?|operat(?:e|es|ed)|ran|launch(?:es|ed)?|charter(?:s|"
    rf"ed))\s+(?:(?:an?|the|its|another|one)\s+)?"
    rf"(?:(?!to\b|for\b)[\w-]+\s+){{0,4}}?(?P<flight>(?-i:{FLIGHT}))(?P<to>\s+(?:[^.;,]"
    rf"{{0,60}}?\s)?(?:to|for|from)\s+(?:the\s+)?)?",
    re.IGNORECASE,
)
TRANSPORTED = regex(
    r"\b(?P<verb>flew|flown|flies|fly|flying|airlifted|transported by (?:air|plane)|"
    r"brought by plane)\s+(?:back\s+)?"
    r"(?P<whom>(?:(?!to\b|from\b|out\b|in\b|into\b|over\b|on\b|back\b|"
    r"for\b)[\w,'’-]+\s+){1,8}?)(?:(?:back|home|out)\s+)?(?P<to>to|from|"
    r"into)\s+(?:the\s+)?",
    re.IGNORECASE,
)
DIVERTED = regex(
    r"\b(?:was|were|been|be|being|is|had to be)\s+(?:\w+\s+)?(?P<verb>diverted|"
    r"rerouted|re-routed|redirected)\s+to\s+(?:the\s+)?|"
    r"\b(?P<verb2>diverted|diverts)\s+to\s+(?:the\s+)?",
    re.IGNORECASE,
)
SENDING = word_set(
    """
    sent sends send sending dispatched dispatches plan plans planned planning schedule
    schedules scheduled scheduling prepare prepares prepared preparing arrange arranges
    arranged arranging run running operate operates operated ran launch launches launched
    charters chartered flew flown flies fly flying airlifted transported brought diverted
    diverts rerouted re redirected
    """
)
FUTURE_VERB = regex(r"^(?:plan|schedul|prepar|arrang|run|operate$)", re.IGNORECASE)
PLANS_TO = regex(
    r"\b(?:plans?|planning|planned|intends?|intended|intending|wants?|scheduled|due|"
    r"set|will|to)\s+(?:to\s+)?$",
    re.I,
)


def find_sendings(scene: Scene) -> Iterator[Statement]:
    """ "The U.S. flew 119 people to Panama", "sent a plane to Cairo", "was diverted to Shannon"."""
    text = scene.sentence.text
    if not may_speak_of(scene.sentence, SENDING):
        return
    for found in SENT.finditer(text):
        yield from _sent(scene, found)
    for found in TRANSPORTED.finditer(text):
        yield from _transported(scene, found)
    for found in DIVERTED.finditer(text):
        place = _place_at(scene, found.end())
        index = clause_at(scene, found.start())
        if place and index is not None and (VEHICLE.search(text) or scene.flight_before):
            yield _whole_clause(scene, index, ClaimType.FLIGHT_STOP, "diverted", found, place=place)


def _place_at(scene: Scene, at: int) -> PlaceAt | None:
    return next((p for p in scene.places if p.start == at or p.start - 12 < at <= p.start), None)


def _sent(scene: Scene, found: re.Match[str]) -> Iterator[Statement]:
    text = scene.sentence.text
    index = clause_at(scene, found.start())
    if index is None or PLURAL_FLIGHT.fullmatch(found["flight"]):
        return
    clause = scene.clauses[index]
    if re.search(rf"\b{FLIGHT_VERB}\b", text[found.end("flight") : clause.end], re.IGNORECASE):
        # "The specially chartered aircraft took off": nobody sends it here.
        return
    place = _place_at(scene, found.end()) if found["to"] else None
    planned = PLANS_TO.search(text[clause.start : found.start()]) or FUTURE_VERB.match(
        found["verb"]
    )
    if place is None and not (
        planned
        and re.search(
            r"\b(?:run|operate|charter|arrange|send|plan|schedule)",
            found["verb"] + text[: found.start()],
        )
    ):
        return
    modality = modality_of(scene, clause.start, found.span("verb"))
    if planned and modality in (Modality.ASSERTED, Modality.POSSIBLE):
        modality = Modality.PLANNED
    kind = ClaimType.FLIGHT_ROUTE if place is not None else ClaimType.FLIGHT_OCCURRENCE
    to = (found["to"] or "").split()
    origin = place if to and to[-1] == "from" else None
    yield _whole_clause(scene, index, kind, "sent", found, place=None if origin else place,
                        modality=modality, origin=origin)  # fmt: skip


def _transported(scene: Scene, found: re.Match[str]) -> Iterator[Statement]:
    index = clause_at(scene, found.start())
    place = _place_at(scene, found.end())
    if index is None or place is None:
        return
    whom = found["whom"]
    counted = any(found.start("whom") <= c.start < found.end("whom") for c in scene.counts)
    people = re.search(
        r"\b(?:people|migrants|deportees|passengers|men|women|them|us|him|her|families|"
        r"citizens|nationals|[A-Z]\w+s)\b",
        whom,
    )
    if not counted and not people:
        return
    start = scene.clauses[index].start
    by_a_flight = VEHICLE.search(scene.sentence.text, start, found.start("verb")) is not None
    # "Germany has flown 81 Afghans to Kabul" tells what was done to people.
    removed = counted and not by_a_flight and found["verb"].lower() in ("flew", "flown", "flies")
    kind = ClaimType.GROUP_REMOVAL if removed else ClaimType.FLIGHT_ROUTE
    told = _whole_clause(scene, index, kind, "flew_people", found,
                         place=None if found["to"] == "from" else place,
                         origin=place if found["to"] == "from" else None)  # fmt: skip
    count = next(
        (c for c in scene.counts if found.start("whom") <= c.start < found.end("whom")), None
    )
    yield replace(told, count=count) if removed else told


def _whole_clause(
    scene: Scene, index: int, kind: ClaimType, rule: str, found: re.Match[str],
    *, place: PlaceAt | None, modality: Modality | None = None, origin: PlaceAt | None = None,
) -> Statement:  # fmt: skip
    clause = scene.clauses[index]
    verb = found.span("verb") if found["verb"] else found.span()
    arrival = kind in (ClaimType.FLIGHT_ARRIVAL, ClaimType.FLIGHT_STOP)
    return Statement(
        type=kind, start=clause.start, end=clause.end, rule=rule,
        modality=modality or modality_of(scene, clause.start, verb),
        place=place if arrival else None, destination=None if arrival else place, origin=origin,
        times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
    )  # fmt: skip
