"""What else English reports say of a flight: which of a series, what aircraft, how long.

In comes a `Scene`; out go `Statement`s. `find_statements` is the list of everything that this
language's rules find, in the order in which they are tried.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.english_aboard_words import NOUN_AFTER
from wheelsdown.claims.english_aircraft import (
    find_aircraft,
    find_operated,
    with_registration,
)
from wheelsdown.claims.english_composition import find_composition
from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.english_durations import find_durations
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_movements import find_movements
from wheelsdown.claims.english_occurrences import find_occurrences
from wheelsdown.claims.english_passengers import find_passengers
from wheelsdown.claims.english_routes import (
    find_nouns_of_moving,
    find_route_lines,
    find_routes_named,
    find_sendings,
)
from wheelsdown.claims.english_transfers import find_transfers
from wheelsdown.claims.english_vehicles import FLIGHT
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB
from wheelsdown.claims.sentences import may_speak_of, word_set
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
CARDINALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
             "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
             "nineteen", "twenty")  # fmt: skip
FLIGHT_OF_A_SERIES = (
    r"(?:(?!of\b|the\b|in\b|time\b)[\w.'-]+\s+){0,4}?(?:flight|plane|charter|plane-?load|plane load|jet|"
    r"aircraft|airliner|removal|deportation|expulsion|repatriation|stop-?over|refuel(?:l)?ing|landing|"
    r"departure|take-?off|transfer|rotation|mission|run|operation|airlift|visit|shuttle|return|group|"
    r"lot|batch|wave|service|sortie|lay-?over|attempt|transport|"
    r"movement|one)\b"
)
NUMBERED = (
    r"(?:(?:the |our |its )?(?:flight|charter|plane|removal|rotation|sortie|run) )?(?:no\.?|number|#)\s?"
    rf"(?P<no>\d{{1,3}}|{'|'.join(CARDINALS)})\b"
)
COPULA = re.compile(
    r"(?:\b(?:was|is|are|were|became|becomes|marks|marked|makes it|made it|making it|would be|will be|"
    r"being|represents|got|gets|received|saw|at least|brings|brought)|(?<=\bthat)'s|(?<=\bit)'s|"
    r"(?<=\bthis)'s)\s+"
    r"(?:(?:also|only|thus|reportedly|at least|believed to be|already|now|just|therefore|in fact)\s+)*"
    r"(?:(?:the|its|their|this year's)\s+"
    rf"{ORDINAL}(?:-ever)?(?:\s+(?:to|from) (?:[\w-]+ ){{1,4}}?(?=since|this|in (?:a|as)|so far)|"
    rf"\s+(?:(?P<such>such\s+)?(?:{FLIGHT_OF_A_SERIES}|time(?=[^.;]{{0,30}}? that an? "
    rf"(?:\w+ ){{0,3}}?{FLIGHT}\b))|of (?:its|the|this|that|such) "
    r"(?:kind|sort|type)\b)|(?=\s+(?:since|so far|this|in a|in as)\b))|"
    rf"{NUMBERED})",
    re.IGNORECASE,
)
APPOSED = re.compile(
    rf"(?:^|[,—–(|:]\s*)(?P<phrase>(?:(?:the|its|their)\s+)?{ORDINAL}(?:-ever)?\s+(?P<such>such\s+)?"
    rf"{FLIGHT_OF_A_SERIES}[^,;—–)]{{0,80}})",
    re.IGNORECASE,
)
SERIES_WORDS = re.compile(
    r"\b(?:such|since|this (?:year|month|week|summer|winter|spring|autumn|fall)|in (?:as many|a|two|three)|"
    r"under|so far|of (?:its|the|this) (?:kind|year|month|week|summer|winter|spring))\b",
    re.I,
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
        having = HAVING.search(text, found.end(), clause.end)
        end = having.start() if having else max(clause.end, found.end())
        yield _ordinal(scene, found, clause.start, end)
    for found in APPOSED.finditer(text):
        phrase = found.span("phrase")
        if any(a < phrase[1] and phrase[0] < b for a, b in taken):
            continue
        determined = re.match(r"(?:the|its|their)\b", found["phrase"], re.IGNORECASE)
        if (found["such"] and determined) or SERIES_WORDS.search(found["phrase"]):
            end = phrase[0] + len(found["phrase"].rstrip(" ."))
            yield _ordinal(scene, found, phrase[0], end)


# "…, that of Dec. 18 having carried 89 persons": told of another.
HAVING = re.compile(
    r",\s+(?:that|those|the (?:first|last|previous one)|with|after)\b[^,;]{0,60}\b\w+ing\b", re.I
)


def _ordinal(scene: Scene, found: re.Match[str], start: int, end: int) -> Statement:
    text = scene.sentence.text
    numbered = found.groupdict().get("no")
    word = (found["ordinal"] or "").lower()
    counted = (read_number(numbered) or 0) if numbered else 0
    number = counted if numbered else ORDINALS.get(word) or int(re.sub(r"\D", "", word))
    counted_from = found.end("no") if numbered else found.end("ordinal")
    return Statement(
        type=ClaimType.FLIGHT_ORDINAL, start=start, end=end, rule="nth_of_a_series",
        modality=modality_of(scene, start, found.span()), ordinal=number,
        of=text[counted_from:end].strip(" ,."),
        times=tuple(t for t in scene.times if start <= t.start < end
                    and (t.start > found.start() or NAMES_IT.match(text[t.end : t.end + 40]))),
    )  # fmt: skip


# "The same tail had dropped in twice in October": earlier flights of the aircraft.
SAME_AIRCRAFT = re.compile(
    r"\W*(?:(?:the|that|this) )?(?:very )?same (?:[\w-]+ ){0,2}?(?:plane|jet|aircraft|airplane|tail|frame|"
    r"airframe|bird|machine|ship|Boeing|Airbus|7\d7|A3\d\d|crew|one)\b(?!,)",
    re.IGNORECASE,
)
EARLIER_SHE_FLEW = re.compile(
    r"\W*(?:last (?:week|month|year)|the (?:week|month|day) before|(?:a|two|three) (?:days?|weeks?|"
    r"months?) (?:earlier|before)|earlier (?:this|that|in the) (?:week|month|year)),?\s+"
    r"(?:it|the (?:same )?(?:plane|jet|aircraft|tail|airframe|\d\d7))\s+(?:had\s+)?(?:also\s+)?"
    r"(?:worked|flew|flown|did|done|ran|run|made|operated|carried|served|shuttled)\b",
    re.IGNORECASE,
)
NAMES_IT = re.compile(r"(?:'s)?\s+\w*\s?\w*\s?(?:flight|plane)")
PREVIOUS = re.compile(
    r"\b(?:(?:an?|the|two|three|four|five|several|many|at least \w+)\s+)?(?:previous|earlier|"
    r"prior|past(?! ones?\b)|similar(?= (?:\w+ ){0,2}?(?:flights?|charters?|planes?)\s+(?:had\s+)?"
    r"(?:landed|took|left|arrived|flew|departed|went|flown|touched|came)\b))\s+"
    r"(?:such\s+|similar\s+)?(?:(?:deportation|removal|charter|chartered|"
    r"ICE)\s+){0,2}(?:flights?|charters?|planes?|one|ones)\b",
    re.IGNORECASE,
)
JOINS_A_NAME = re.compile(r"\s*,?\s*(?:(?:from|to|in|on|and|via)\s+(?:the\s+)?)?$", re.IGNORECASE)


LAST_SUCH = re.compile(
    r"\bthe (?:last|latest|most recent|only other) (?:such )?(?:[\w-]+ "
    r"){0,2}?(?:flight|charter|plane)\b[^.;,]{0,40}\s"
    r"(?P<verb>was|took place|left|landed|departed|came)\b",
    re.IGNORECASE,
)


def find_previous(scene: Scene) -> Iterator[Statement]:
    """ "Previous flights in June and August": the words for them with their times and places."""
    text = scene.sentence.text
    yield from _same_aircraft(scene)
    for found in LAST_SUCH.finditer(text):
        index = clause_at(scene, found.start())
        if index is not None:
            clause = scene.clauses[index]
            yield Statement(
                type=ClaimType.FLIGHT_PREVIOUS, start=clause.start, end=clause.end,
                rule="last_such", modality=modality_of(scene, clause.start, found.span("verb")),
                times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
            )  # fmt: skip
    for found in PREVIOUS.finditer(text):
        if found.group().lower().endswith("one") and not TELLS_OF_THEM.match(text, found.end()):
            index = clause_at(scene, found.start())
            if index is not None and (scene.flight_before or scene.flight_long_before):
                clause = scene.clauses[index]
                yield Statement(
                    type=ClaimType.FLIGHT_PREVIOUS, start=clause.start, end=clause.end,
                    rule="the_one_before", modality=modality_of(scene, clause.start, found.span()),
                    times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
                )  # fmt: skip
            continue
        end = found.end()
        index = clause_at(scene, found.start())
        told = scene.clauses[index] if index is not None else None
        if told is not None and TELLS_OF_THEM.match(text, end, told.end):
            # "Previous charters went to Tirana in February": what is told of them is of the claim.
            yield Statement(
                type=ClaimType.FLIGHT_PREVIOUS, start=told.start, end=told.end,
                rule="earlier_flights_did", modality=modality_of(scene, found.start(), found.span()),
                times=tuple(t for t in scene.times if told.start <= t.start < told.end),
            )  # fmt: skip
            continue
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


TELLS_OF_THEM = re.compile(
    rf"(?:\s+(?:to|from|in|of|on) [^,.;:]{{2,40}}?)?(?:\s+(?:had|has|have|also|likewise|all|each|\w+ly))*"
    rf"(?:\s+(?:{FLIGHT_VERB}|was|were|used|involved|saw|had|departed|numbered|drew|counted)\b|\s*:\s)",
    re.IGNORECASE,
)


def _same_aircraft(scene: Scene) -> Iterator[Statement]:
    """ "Same frame did Prestwick–Tirana on the 6th", "last week it worked the Guatemala shuttle"."""
    text = scene.sentence.text
    for clause in scene.clauses:
        same = SAME_AIRCRAFT.match(text, clause.start, clause.end)
        earlier = EARLIER_SHE_FLEW.match(text, clause.start, clause.end)
        times = tuple(t for t in scene.times if clause.start <= t.start < clause.end)
        places = [p for p in scene.places if clause.start <= p.start < clause.end]
        told = same and (times or places) and PAST_VERB.search(text, same.end(), clause.end)
        if (told or earlier) and (scene.flight_before or scene.flight_long_before):
            first, last = (places[0], places[-1]) if len(places) > 1 else (None, None)
            yield Statement(
                type=ClaimType.FLIGHT_PREVIOUS, start=clause.start, end=clause.end,
                rule="same_aircraft", times=times, origin=first, destination=last,
                place=places[0] if len(places) == 1 else None,
                modality=modality_of(scene, clause.start, (clause.start, clause.start + 1)),
            )  # fmt: skip


PAST_VERB = re.compile(
    rf"\b(?:{FLIGHT_VERB}|had|has|was|did|worked|operated|visited|served)\b", re.I
)


ABOARD_WORDS = word_set(
    """
    none most some all several half both one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen twenty thirty forty these them youngest oldest
    returnees nobody everyone majority among is are was were people person persons passenger
    passengers deportees migrants immigrants detainees citizens nationals men women children
    individuals seekers prisoners adults families aboard board boarded carrying carried carry
    carries there us manifest rest others those number total figure count toll who how
    """
)
FLIGHT_WORDS = word_set(
    """
    flight flights plane planes airplane airplanes aeroplane aeroplanes aircraft jet jets
    jetliner jetliners airliner airliners charter charters one ones previous earlier prior
    run runs shuttle first seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth return group lot batch sortie
    layover attempt third fourth fifth second sixth such
    transfer operation rotation tail frame airframe machine bird same no number stopover landing
    kind such last week month earlier before
    boeing airbus gulfstream removal deportation repatriation expulsion kind crossing journey
    trip leg
    """
)

# Each with the words without one of which it finds nothing; None: it looks for itself.
FINDERS: tuple[tuple[Callable[[Scene], Iterator[Statement]], frozenset[str] | None], ...] = (
    (find_movements, None),
    (find_passengers, None),
    (
        find_transfers,
        word_set(
            """
    separated parted split peeled transferred moved switched shifted taken put escorted led
    brought changed changing switching boarding boarded placed loaded forced walked swapped
    change switch swap transfer passed handed marched driven bused go went going board
    """
        ),
    ),
    (find_composition, ABOARD_WORDS),
    (find_ordinals, FLIGHT_WORDS),
    (find_previous, FLIGHT_WORDS),
    (
        find_occurrences,
        word_set(
            """
    resumes restarted proceeded off forward carried completed operated scrapped postponed aborted
    suspended halted grounded put delayed anticipated foreseen envisaged preparation works pipeline
    books cards due being booked there pencilled penciled
    resume resumed cancelled canceled called place happened occurred ahead out conducted
    planned scheduled expected set slated
    """
        ),
    ),
    (find_aircraft, None),
    (find_operated, frozenset(["operating", "operated", "running", "ran", "flying", "flew"])),
    (find_durations, word_set("hour hours minute minutes hrs hr mins min h")),
    (find_routes_named, FLIGHT_WORDS),
    (find_route_lines, None),
    (
        find_nouns_of_moving,
        frozenset(["departure", "takeoff", "take", "arrival", "landing", "touchdown"]),
    ),
    (find_sendings, None),
)


MOVES = frozenset(
    {
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_STOP,
        ClaimType.FLIGHT_ROUTE,
    }
)


# What flew before is history.
FIRST_YEAR = 1990


def _beside_a_movement(scene: Scene, one: Statement, found: list[Statement]) -> Statement:
    """Quote "fifty-two men" alone where the whole clause tells that they were brought to Cairo."""
    if (
        one.type is not ClaimType.FLIGHT_PASSENGERS
        or one.count is None
        or one.rule != "counted_aboard"
    ):
        return one
    same = any(
        s.type in MOVES and s.start == one.start and abs(s.end - one.end) <= SAME_CLAUSE_CHARACTERS
        for s in found
    )
    noun = NOUN_AFTER.match(scene.sentence.text, one.count.end)
    if not same or noun is None:
        return one
    return replace(one, start=one.count.start, end=min(noun.end(), one.end))


SAME_CLAUSE_CHARACTERS = 2


# A clause on an earlier flight says all of these at once.
TOLD_OF_ANOTHER = (ClaimType.FLIGHT_PREVIOUS, ClaimType.FLIGHT_OCCURRENCE)
ANOTHER_FLIGHT = frozenset({"same_aircraft", "last_such", "earlier_flights_did"})


def _lies_in(one: Statement, other: Statement) -> bool:
    moves = one.type in MOVES or one.type in TOLD_OF_ANOTHER
    return moves and other.start <= one.start and one.end <= other.end


def _ends_in(one: Statement, other: Statement) -> bool:
    """ "The plane landing in Cairo" and "landing in Cairo" are said at once: the longer words hold."""
    return (
        one.type is other.type
        and one.type in MOVES
        and one.end == other.end
        and one.start > other.start
        and one.place == other.place
    )


def _is_a_stay(stop: Statement, lasted: list[Statement]) -> bool:
    """ "It was on the ground in Honduras for three hours" is said once: how long."""
    return stop.type is ClaimType.FLIGHT_STOP and any(
        (one.start, one.end) == (stop.start, stop.end) for one in lasted
    )


def find_flights(scene: Scene) -> tuple[Statement, ...]:
    """Return everything the sentence says of a flight, in the order of the text."""
    if any(t.year is not None and t.year < FIRST_YEAR for t in scene.times):
        return ()
    found = [
        statement
        for finder, words in FINDERS
        if words is None or may_speak_of(scene.sentence, words)
        for statement in finder(scene)
    ]
    lasted = [s for s in found if s.type is ClaimType.FLIGHT_DURATION]
    again = [s for s in found if s.rule in ANOTHER_FLIGHT]
    found = [_beside_a_movement(scene, s, found) for s in found]
    found = [s for s in found if s in again or not any(_lies_in(s, one) for one in again)]
    moved = [s for s in found if s.type in MOVES and not _is_a_stay(s, lasted)]
    found = [*with_registration(scene, moved), *(s for s in found if s.type not in MOVES)]
    found = [s for s in found if not any(_ends_in(s, one) for one in found)]
    unique = {(s.type, s.start, s.end): s for s in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.type)))
