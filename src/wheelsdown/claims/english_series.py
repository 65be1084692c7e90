"""Which of a series a flight was, and the flights before it, said in English.

In comes a `Scene`; out go statements of ordinals ("the fourth removal flight from Alexandria this
week") and of previous flights ("the same plane flew to San Pedro Sula on Friday").
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, VEHICLE
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Clause, Scene, Statement, clause_at
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import ClaimType, Modality

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_TEENS = ("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
          "seventeenth", "eighteenth", "nineteenth")  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")

ORDINALS: dict[str, int] = {
    **{word: n for n, word in enumerate((*_UNITS, *_TEENS), 1)},
    **{ten.removesuffix("y") + "ieth": 10 * n for n, ten in enumerate(_TENS, 2)},
    **{f"{ten}-{one}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, one in enumerate(_UNITS, 1)},
    "hundredth": 100,
}  # fmt: skip
_LONGEST_FIRST = sorted(ORDINALS, key=len, reverse=True)
ORDINAL = rf"(?P<ordinal>(?:{'|'.join(_LONGEST_FIRST)})(?![\w-])|\d{{1,3}}(?:st|nd|rd|th)\b)"
AN_ORDINAL = regex(rf"(?<![\w-]){ORDINAL}", re.IGNORECASE)

# What is counted: flights, what they do, and those they bring.
OF_A_SERIES = (
    rf"(?:{FLIGHT}|plane-?load|plane load|removal|deportation|expulsion|repatriation|return|transfer|"
    r"stop-?over|lay-?over|refuel(?:l)?ing|stop|call|visit|landing|arrival|departure|take-?off|rotation|"
    r"mission|run|operation|airlift|shuttle|sortie|service|movement|trip|journey|loop|round trip|attempt|"
    r"group|lot|batch|wave|contingent|consignment|party|cohort|transport|one)s?\b"
)
HEAD = regex(
    rf"(?:[ -]ever)?\s+(?:(?!of\b|the\b|in\b|time\b|and\b|to\b|since\b|on\b)[\w.'’-]+\s+){{0,4}}?{OF_A_SERIES}",
    re.IGNORECASE,
)
# "The third since August", "the first of its kind", "the second in two years": no noun is needed.
NO_HEAD = regex(
    r"(?:[ -]ever)?\s+(?:(?:of|in|to|from|for|by|via|through) (?:[\w-]+ ){1,5}?)?(?:since\b|so far\b|"
    r"this (?:year|month|week|season|summer|winter|spring|autumn|fall)\b|of (?:its|the|this|that|such) "
    r"(?:kind|sort|type|year|month|week|day|summer|winter|spring|autumn|fall|season)\b|"
    r"in (?:as many|less than|under|just|only|barely|about|a|an|two|three|four|five|six|seven|eight|ten|twelve|\d+) "
    r"(?:\w+ )?(?:days|weeks|months|years|day|week|month|year)\b|under (?:the|this|an?)\b)",
    re.IGNORECASE,
)
# It is counted against others: without it "the second plane" is one of two told of.
A_FLIGHT_OR_REMOVAL = regex(
    rf"\b(?:{FLIGHT}|removal|deportation|expulsion|repatriation)s?\W*$", re.IGNORECASE
)
COUNTED_FROM = regex(
    r"\b(?:such|since|this (?:year|month|week|season|summer|winter|spring|autumn|fall)|so far|ever|to date|"
    r"in (?:as many|less than|just|only|a|an|two|three|four|five|six|\d+) (?:\w+ )?(?:days|weeks|months|years|day|week|"
    r"month|year)|under (?:the|this|an?)|of (?:its|the|this|that|such) (?:kind|sort|type|year|month|week|summer|"
    r"winter|spring|autumn|fall|season)|we(?:'ve| have)? (?:\w+ )?(?:logged|counted|recorded|seen|tracked)|"
    r"today|that I know of|on record|of (?:19|20)\d\d)\b",
    re.IGNORECASE,
)
_SMALL_WORDS = (
    r"(?:(?:also|only|thus|reportedly|at least|believed to be|thought to be|said to be|already|now|just|"
    r"therefore|in fact|about|probably|possibly|apparently|officially|to be|being|not)\s+)*"
)
# "It was the …", "marks the country's …": what comes is said of the flight.
IS_SAID_OF_IT = regex(
    r"(?:\b(?:was|is|are|were|be|been|became|becomes?|marks?|marked|makes it|made it|making it|represents?|"
    r"represented|constitutes?|constituted|concerns|being|got|gets|received|receives|saw|sees|brings|brought|launched|"
    r"staged|operated|handled|logged|completed|carried out|dispatched|took|runs?|ran)|(?<=\w)['’]s)\s+"
    rf"{_SMALL_WORDS}(?:(?:the|its|their|our|my|his|her|a|this year['’]s|[A-Z][\w-]+['’]s?|the (?:[\w-]+ ){{0,3}}[\w-]+['’]s?)"
    r"\s+)$"
)
# "They plan to run a second flight": one more, and no place in a series.
ONE_MORE = regex(r"\ba\s+$", re.IGNORECASE)
STANDS_APART = regex(
    r"(?:^|[,—–(|:;]\s*)\W*(?:also\s+)?(?:(?:the|its|their|a|our|[A-Z][\w-]+['’]s?)\s+)?$"
)
BECAUSE_OF_TIME = regex(
    rf"\s+time\b(?=[^.;]{{0,30}}? that an? (?:\w+ ){{0,3}}?{FLIGHT}\b)", re.IGNORECASE
)
# "The eleventh of June", "first class", "at first": no place in a series.
NOT_OF_A_SERIES = regex(
    r"\s+(?:class|lady|aid|floor|(?:of )?(?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)|place|half|quarter|cousin|time(?! that)|thing|name|light|officer|secretary|person)\b",
    re.IGNORECASE,
)
# "The first plane left at nine, the second at ten" tells of two, and counts nothing.
A_DEED_FOLLOWS = regex(rf"[^,;]{{0,60}}?\s(?:{FLIGHT_VERB})\b", re.IGNORECASE)
APPOSED_CHARACTERS = 110
PHRASE = regex(rf"[^,;—–)]{{0,{APPOSED_CHARACTERS}}}")
# "…, that of Dec. 18 having carried 89 persons": told of another.
HAVING = regex(
    r",\s+(?:that|those|the (?:first|last|previous one)|with|after)\b[^,;]{0,60}\b\w+ing\b", re.I
)
# "Number eight", "charter no. 14 of 2026", "sortie five since May".
NUMBERED = regex(
    rf"(?:\b(?P<thing>{OF_A_SERIES})\s+)?(?:\b(?P<mark>number|no\.?|nr\.?)\s?|#|(?<=sortie )|(?<=rotation )|"
    r"(?<=charter )|(?<=run ))(?P<no>\d{1,3}|[a-z]+(?:-[a-z]+)?)\b(?!-)",
    re.IGNORECASE,
)
NUMBER_IS_SAID = regex(
    r"(?:\b(?:it|this|that|which|flight|charter|plane)(?:['’]s| (?:was|is|would be|makes|made|will be))\s+(?:the\s+|our\s+|its\s+|"
    r"only\s+|already\s+)?)$",
    re.IGNORECASE,
)
NAMES_IT = regex(r"(?:'s)?\s+\w*\s?\w*\s?(?:flight|plane)")


def find_ordinals(scene: Scene) -> Iterator[Statement]:
    """ "… was the third such charter plane …", "…, the second such flight this year"."""
    text = scene.sentence.text
    taken = 0
    for found in AN_ORDINAL.finditer(text):
        index = clause_at(scene, found.start())
        if index is None or found.start() < taken or NOT_OF_A_SERIES.match(text, found.end()):
            continue
        span = _ordinal_span(scene, scene.clauses[index], found)
        if span is not None:
            yield _ordinal(scene, span, found.end(), ordinal_number(found["ordinal"]))
            taken = span[1]
    yield from _numbered(scene)


def ordinal_number(words: str) -> int:
    """Return the number of "fourth", "21st" or "twenty-first"."""
    return ORDINALS.get(words.lower()) or int(re.sub(r"\D", "", words))


def _ordinal_span(
    scene: Scene, clause: Clause, found: re.Match[str]
) -> tuple[int, int, int] | None:
    """Return the words that tell the place in a series, and where its verb or ordinal is."""
    text = scene.sentence.text
    head = HEAD.match(text, found.end(), clause.end)
    bare = NO_HEAD.match(text, found.end(), clause.end)
    before = text[clause.start : found.start()]
    if said := IS_SAID_OF_IT.search(before):
        verb = clause.start + said.start()
        if ONE_MORE.search(before) and not COUNTED_FROM.search(text, found.end(), clause.end):
            return None
        known = _of_flights(scene) or re.search(rf"\b{OF_A_SERIES}", before, re.IGNORECASE)
        if (
            (head and _flies(scene, head))
            or (bare and known)
            or BECAUSE_OF_TIME.match(text, found.end())
        ):
            having = HAVING.search(text, found.end(), clause.end)
            return clause.start, having.start() if having else clause.end, verb
        return None
    # The clause may begin right at the phrase: look at what stands before it in the sentence.
    apart = STANDS_APART.search(text[: found.start()])
    if apart is None or not ((head and _flies(scene, head)) or (bare and _of_flights(scene))):
        return None
    phrase = PHRASE.match(text, found.start())
    end = phrase.end() if phrase else found.end()
    words = text[found.start() : end]
    if not COUNTED_FROM.search(words) or A_DEED_FOLLOWS.match(text, found.end(), end):
        return None
    lead = re.match(r"[,—–(|:;]?\W*(?:also\s+)?", apart.group())
    start = apart.start() + (lead.end() if lead else 0)
    return start, start + len(text[start:end].rstrip(" .")), found.start()


def _flies(scene: Scene, head: re.Match[str]) -> bool:
    """Say whether what is counted is a flight by its name, or by the report ("its second run")."""
    named = A_FLIGHT_OR_REMOVAL.search(head.group())
    return named is not None or _of_flights(scene)


def _of_flights(scene: Scene) -> bool:
    return scene.flight_before or scene.flight_long_before


def _numbered(scene: Scene) -> Iterator[Statement]:
    """ "That's flight no. 7 out of BFI this month", "sortie five since May"."""
    text = scene.sentence.text
    for found in NUMBERED.finditer(text):
        number, index = read_number(found["no"]), clause_at(scene, found.start())
        if not number or index is None or not (_of_flights(scene) or found["thing"]):
            continue
        clause = scene.clauses[index]
        before = text[clause.start : found.start()]
        counted = COUNTED_FROM.search(text, found.end(), clause.end)
        of = regex(r"\s+(?:of|in) (?:20\d\d|this)").match(text, found.end())
        said = NUMBER_IS_SAID.search(before)
        alone = not before.strip(' "“')
        if said or (alone and (counted or of)):
            span = (clause.start, clause.end, found.start())
            yield _ordinal(scene, span, found.end("no"), number)


def _ordinal(scene: Scene, span: tuple[int, int, int], counted_from: int, number: int) -> Statement:
    text = scene.sentence.text
    start, end, verb = span
    return Statement(
        type=ClaimType.FLIGHT_ORDINAL, start=start, end=end, rule="nth_of_a_series",
        modality=modality_of(scene, start, (verb, counted_from)), ordinal=number,
        of=text[counted_from:end].strip(" ,."),
        times=tuple(t for t in scene.times if start <= t.start < end
                    and (t.start > counted_from or NAMES_IT.match(text[t.end : t.end + 40]))),
    )  # fmt: skip


# "The same tail had dropped in twice in October": earlier flights of the aircraft.
SAME_AIRCRAFT = regex(
    r"\W*(?:(?:it|this|that|she)(?:['’]s| was| is)\s+)?(?:(?:the|that|this) )?(?:very )?same (?:[\w-]+ ){0,2}?(?:plane|jet|aircraft|airplane|tail|frame|"
    r"airframe|bird|machine|ship|Boeing|Airbus|7\d7|A3\d\d|crew|one)\b(?!,)",
    re.IGNORECASE,
)
EARLIER_SHE_FLEW = regex(
    r"\W*(?:last (?:week|month|year)|the (?:week|month|day) before|(?:a|two|three) (?:days?|weeks?|"
    r"months?) (?:earlier|before)|earlier (?:this|that|in the) (?:week|month|year)),?\s+"
    r"(?:it|the (?:same )?(?:plane|jet|aircraft|tail|airframe|\d\d7))\s+(?:had\s+)?(?:also\s+)?"
    r"(?:worked|flew|flown|did|done|ran|run|made|operated|carried|served|shuttled|took|taken|brought|landed|"
    r"left|departed|visited|went|gone)\b",
    re.IGNORECASE,
)
PREVIOUS = regex(
    r"\bthe (?:one|flight|charter|plane|trip|run|jet) before(?: (?:it|that|this one|that one))?\b(?! \w+(?:ing|ed)\b)|"
    r"\b(?:(?:an?|the|two|three|four|five|several|many|at least \w+)\s+)?(?:previous|earlier|"
    r"prior|past(?! ones?\b)|similar(?= (?:\w+ ){0,2}?(?:flights?|charters?|planes?)\s+(?:had\s+)?"
    r"(?:landed|took|left|arrived|flew|departed|went|flown|touched|came)\b))\s+"
    r"(?:such\s+|similar\s+)?(?:(?:deportation|removal|charter|chartered|"
    r"ICE)\s+){0,2}(?:flights?|charters?|planes?|one|ones)\b",
    re.IGNORECASE,
)
# "An identical loop had been flown in August", "a comparable charter left in June".
ONE_LIKE_IT = regex(
    rf"\b(?:an?|one|another|two|three|several)\s+(?:identical|similar|comparable|such|near-identical|like|other such)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?{OF_A_SERIES}",
    re.IGNORECASE,
)
# "The fifth, on Jan. 8, used the same tail number": one of the series, with its date set off.
THE_NTH = regex(
    rf"^\W*the\s+{ORDINAL}(?:\s+(?:one|such\s+\w+|flight|charter|plane|jet|aircraft|group))?,\s+(?P<date>[^,]{{3,30}}(?:,\s+\d{{4}})?),\s+"
    r"(?=[a-z]+\b)",
    re.IGNORECASE,
)
# "There will be another flight in July" is none before.
STILL_TO_COME = regex(
    r"\b(?:will|would|may|might|could|is to|are to|planned|expected|scheduled|due|set)\b",
    re.IGNORECASE,
)
# "In December, another charter took 60 people there", "it follows a flight in March".
ANOTHER = regex(
    rf"\b(?:another|(?:follows|followed|comes after|came after) (?:an?|another|one|two)(?: earlier| previous)?)\s+"
    rf"(?:[\w-]+\s+){{0,2}}?(?:{FLIGHT})\b",
    re.IGNORECASE,
)
# "N291GX had also flown to Guatemala City on Thursday".
HAD_ALSO = regex(
    rf"\bhad\s+(?:also|already|previously|earlier|once|twice)\s+(?:been\s+)?(?:{FLIGHT_VERB}|gone|made|done|worked|operated|"
    r"carried|visited|called|served|run|taken|brought)\b",
    re.IGNORECASE,
)
JOINS_A_NAME = regex(r"\s*,?\s*(?:(?:from|to|in|on|and|via)\s+(?:the\s+)?)?$", re.IGNORECASE)


LAST_SUCH = regex(
    r"\bthe (?:last|latest|most recent|only other) (?:such )?(?:[\w-]+ "
    r"){0,2}?(?:flight|charter|plane)\b[^.;,]{0,40}\s"
    r"(?P<verb>was|took place|left|landed|departed|came|took off|flew|went|arrived|touched down|carried|brought)\b",
    re.IGNORECASE,
)


def find_previous(scene: Scene) -> Iterator[Statement]:
    """ "Previous flights in June and August": the words for them with their times and places."""
    yield from _same_aircraft(scene)
    yield from _one_before(scene)
    yield from _last_such(scene)
    for found in PREVIOUS.finditer(scene.sentence.text):
        index = clause_at(scene, found.start())
        clause = scene.clauses[index] if index is not None else None
        told = _what_is_told(scene, found, clause) if clause is not None else None
        if told is not None:
            # "Previous charters went to Tirana in February": what is told of them is of the claim.
            said = modality_of(scene, found.start(), found.span())
            yield _previous(scene, told, said, rule="earlier_flights_did")
        elif found.group().lower().endswith("one"):
            if clause is not None and _of_flights(scene):
                said = modality_of(scene, clause.start, found.span())
                yield _previous(scene, clause, said, rule="the_one_before")
        else:
            yield from _named_only(scene, found)


def _what_is_told(scene: Scene, found: re.Match[str], clause: Clause) -> Clause | None:
    """Return the clause of what earlier flights did, over a date set off by commas as well."""
    text = scene.sentence.text
    told = TELLS_OF_THEM.match(text, found.end())
    if told is None:
        return None
    if told.end() <= clause.end:
        return clause
    after = clause_at(scene, told.end() - 1)
    set_off = text[found.end() : found.end() + 1] == "," or told.group().rstrip().endswith(":")
    if not set_off or after is None:
        return None
    return replace(clause, end=max(clause.end, scene.clauses[after].end))


def _named_only(scene: Scene, found: re.Match[str]) -> Iterator[Statement]:
    """ "After previous flights in June and August": the words for them and what joins them."""
    text, end = scene.sentence.text, found.end()
    times: list[TimeExpression] = []
    named = [(p.start, p.end) for p in scene.places] + [(t.start, t.end) for t in scene.times]
    for start, stop in sorted(named):
        if start >= end and JOINS_A_NAME.match(text[end:start]):
            end = stop
            times += [t for t in scene.times if (t.start, t.end) == (start, stop)]
    if times or " before" not in found.group().lower():
        yield Statement(
            type=ClaimType.FLIGHT_PREVIOUS, start=found.start(), end=end, rule="earlier_flights",
            modality=modality_of(scene, found.start(), found.span()), times=tuple(times),
        )  # fmt: skip


def _last_such(scene: Scene) -> Iterator[Statement]:
    """ "The last such plane left in November"."""
    for found in LAST_SUCH.finditer(scene.sentence.text):
        index = clause_at(scene, found.start())
        clause = scene.clauses[index] if index is not None else None
        if clause is not None and (" such " in found.group().lower() or _dated(scene, clause)):
            yield _previous(scene, clause, modality_of(scene, clause.start, found.span("verb")))


def _dated(scene: Scene, clause: Clause) -> list[TimeExpression]:
    """Return the dates, weekdays and months of a clause that are no clock times."""
    said = (t for t in scene.times if clause.start <= t.start < clause.end and t.clock is None)
    return [t for t in said if t.day or t.months or t.year or t.weekday is not None]


def _one_before(scene: Scene) -> Iterator[Statement]:
    """ "A comparable charter left in June", "the eighth, on July 21, carried 23"."""
    text = scene.sentence.text
    for clause in scene.clauses:
        dated = _dated(scene, clause)
        nth = THE_NTH.match(text, clause.start, clause.end)
        like = ONE_LIKE_IT.search(text, clause.start, clause.end)
        also = HAD_ALSO.search(text, clause.start, clause.end)
        if nth and not any(
            nth.start("date") <= t.start < nth.end("date") and (t.day or t.months) for t in dated
        ):
            nth = None
        if also and not VEHICLE.search(text, clause.start, also.start()):
            also = None
        another = ANOTHER.search(text, clause.start, clause.end)
        ahead = STILL_TO_COME.search(text, clause.start, clause.end)
        if another and (ahead or not any(t.months for t in dated)):
            another = None
        told = nth or like or also or another
        if told is None or not dated or not _of_flights(scene):
            continue
        said = modality_of(scene, clause.start, (told.end() - 1, told.end()))
        if said in (Modality.ASSERTED, Modality.DENIED):
            yield _previous(scene, clause, said)


TELLS_OF_THEM = regex(
    rf"(?:\s+(?:to|from|in|of|on) [^,.;:]{{2,40}}?)?(?:,\s+(?:on|in|at|from|to|of)\s[^,;:]{{2,40}},)?(?:\s+(?:had|has|have|also|likewise|all|each|\w+ly))*"
    rf"(?:\s+(?:{FLIGHT_VERB}|was|were|used|involved|saw|had|departed|numbered|drew|counted)\b|\s*:\s)",
    re.IGNORECASE,
)


def _same_aircraft(scene: Scene) -> Iterator[Statement]:
    """ "Same frame did Prestwick–Tirana on the 6th", "last week it worked the Guatemala shuttle"."""
    text = scene.sentence.text
    for clause in scene.clauses:
        same = SAME_AIRCRAFT.match(text, clause.start, clause.end)
        earlier = EARLIER_SHE_FLEW.match(text, clause.start, clause.end)
        starts = [t.start for t in scene.times] + [p.start for p in scene.places]
        named = any(clause.start <= start < clause.end for start in starts)
        told = same and named and PAST_VERB.search(text, same.end(), clause.end)
        if (told or earlier) and _of_flights(scene):
            said = modality_of(scene, clause.start, (clause.start, clause.start + 1))
            yield _previous(scene, clause, said)


def _previous(
    scene: Scene, clause: Clause, modality: Modality, *, rule: str = "same_aircraft"
) -> Statement:
    """Return what a clause tells of another flight, with its times and places."""
    places = [p for p in scene.places if clause.start <= p.start < clause.end]
    first, last = (places[0], places[-1]) if len(places) > 1 else (None, None)
    return Statement(
        type=ClaimType.FLIGHT_PREVIOUS, start=clause.start, end=clause.end,
        rule=rule, modality=modality, origin=first, destination=last,
        place=places[0] if len(places) == 1 else None,
        times=tuple(t for t in scene.times if clause.start <= t.start < clause.end),
    )  # fmt: skip


PAST_VERB = regex(rf"\b(?:{FLIGHT_VERB}|had|has|was|did|worked|operated|visited|served)\b", re.I)
