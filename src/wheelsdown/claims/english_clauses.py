"""Clauses of an English sentence: where one thing said ends and the next begins.

In come a sentence and the scopes of its speakers; out go clauses that lie between the words that
credit, the marks and the joining words. The rule for joining words is narrow on purpose: "and"
divides only where a verb follows that can be a flight's, so that lists stay whole.
"""

import re

from wheelsdown.claims.attribution import Scope
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB, PARTICIPLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import Sentence
from wheelsdown.claims.statements import Clause
from wheelsdown.claims.text import trim

AUXILIARY = (
    r"(?:was|were|is|are|has|have|had|will|would|did|could|may|might|then|later|finally|also)"
)
NEW_SUBJECT = (
    r"(?:it|they|he|she|we|its|their|the|an?|this|that|these|those|some|most|many|all|both|none|"
    r"there|another|no|nobody|not one|each|one|two|three|four|five|six|everyone)"
)

# "It did not leave until 9 p.m." is one clause, "until a judge had ruled" is another.
UNTIL_CLAUSE = (
    r"until(?!\s+(?:\d|[\w-]+\s+\d|(?:[\w-]+\s+){0,3}?(?:noon|midnight|morning|afternoon|evening|night|dawn|"
    r"o'clock|later|[A-Z]\w+day)\b(?!\s+(?:was|were|had|has)\b)))"
)
# Each divides: what stands in group `joint` belongs to neither side.
JOINTS: tuple[re.Pattern[str], ...] = (
    regex(r"(?P<joint>\s*[;]\s+|\s+[|·•]\s+)"),
    regex(r"(?P<joint>(?<!stop)(?<!hop)(?<!leg)(?<!board)(?<!halt)(?<!time)(?<!Route)"
               r"(?<!arture)(?<!off)(?<!rrival)(?<!anding)(?<!down)(?<!ngers)\s*:\s+)"),
    regex(r"(?P<joint>\s+(?:[—–]|--|-)\s+|\s*—\s*)"),
    regex(r"(?P<joint>[.!?][”\"]?\s+)(?=[“\"A-Z])"),
    regex(rf"(?P<joint>,?\s+(?:and|but|or|&)\s+)"
               rf"(?=(?:then\s+|later\s+|finally\s+)?(?:{FLIGHT_VERB}|{PARTICIPLE})\b)", re.IGNORECASE),
    regex(rf"(?P<joint>,?\s+(?:and|but)\s+)(?={AUXILIARY}\s)", re.IGNORECASE),
    regex(rf"(?P<joint>,\s+(?:and|but|so|yet|or)\s+)(?={NEW_SUBJECT}\s)", re.IGNORECASE),
    regex(r"(?P<joint>[,!?.][”\"]\s+)"),
    regex(r"(?P<joint>\s+and\s+)(?=(?:it|they|he|she|the (?:plane|jet|aircraft|flight))\s)",
               re.IGNORECASE),
    regex(rf"(?P<joint>,?\s+(?:but|while|whereas|although|though|because|amid|{UNTIL_CLAUSE}|"
               r"despite|unless|so that|even as|even though|ahead of)\s+)", re.IGNORECASE),
    regex(r"(?P<joint>,\s+)(?=(?:giving|saying|adding|citing|noting|without|prompting|bringing|"
               r"raising|according|having)\b)", re.IGNORECASE),
    regex(r"(?P<joint>,\s+(?:where|when|after|before|since|as(?! (?:[\w']+ ){1,4}?"
               r"(?:written|claimed|reported|said|alleged|suggested|believed|planned|stated|"
               r"rumou?red)\b)|following|prior to|then),?\s+)",
               re.IGNORECASE),
    regex(r"(?P<joint>,\s+)(?=with\s)", re.IGNORECASE),
    # As spotters write: "off Mesa at 1902Z, down at BWI 2311Z".
    regex(r"(?P<joint>,\s+)(?=(?:then\s+|back\s+)?(?:down|off|up|on the ground|wheels[ -](?:up|down)|airborne)"
          r"\s+(?:(?:at|in|from|out of)\s+)?[A-Z0-9])"),
    regex(rf"(?P<joint>,?\s+(?:before|after|when|where|as|while)\s+)"
               rf"(?!(?:it|they)\s(?:flew|went|continued)\son\b)(?=(?:it|they|{PARTICIPLE}|"
            rf"(?:the|an?|its|his|her|their|our)\s+(?:\w+\s+){{0,3}}"
               rf"(?:plane|jet|aircraft|flight|charter))\b)", re.IGNORECASE),
    regex(rf"(?P<joint>,\s+)(?=(?:then\s+)?(?:{PARTICIPLE}|{FLIGHT_VERB})\b)", re.IGNORECASE),
    regex(r"(?P<joint>,\s+)(?=(?:which|who|whose|accompanied|escorted|guarded|flanked|"
               r"together with|along with|all of them|most of them|some of them|many of them|"
               r"among them|(?:\w+ ){1,3}of (?:them|whom))\b)", re.IGNORECASE),
    regex(r"\b(?:clear|known|evidence|(?:[Ii]t|was|is|been) (?:\w+ )?(?:reported|announced|alleged|established|claimed|"
               r"revealed|disclosed)(?: (?:earlier|previously|later|today|yesterday|first))?|emerged|turned out|transpired|confirm(?:ation|ed)?|verif(?:y|ied)|rumou?rs|"
            r"indication|sign|said|say|told only|told|informed|aware|notified|learned|heard|understood|"
               r"den(?:y|ied|ies)|acknowledge[sd]?|admit(?:s|ted)?|insist(?:s|ed)?|maintain(?:s|ed)?|concede[sd]?|"
               r"believe[sd]?|know|knew|thinks?|thought|suspect(?:s|ed)?|recall(?:s|ed)?)"
               r"(?P<joint>\s+(?:whether|if|(?<!said )(?<!say )that)\s+)", re.IGNORECASE),
)  # fmt: skip

ABBREVIATED = regex(r"(?:\b[A-Z]|\b[A-Z][a-z]{1,4}|[ap]\.m|\b\w\.\w)$")
WHERE = regex(r",?\s*where\b", re.IGNORECASE)
RELATIVE = regex(r"(?:which|who|whose|that)\b", re.IGNORECASE)

# ", which was chartered by the government, landed …": a clause inside another, which goes on after.
INSERTED = regex(
    r",\s+(?P<inner>(?:which|who|whose|where|carrying|operated|registered|chartered|with|an?|"
    r"bound|identified|believed|reportedly|thought|including|call ?sign|tail number|"
    r"flight number)\b[^,;“”]{1,200}?"
    rf"(?:,[^,;“”]{{1,60}}?)?),\s+(?={FLIGHT_VERB}\b|{AUXILIARY}\b)",
    re.IGNORECASE,
)
INSERTED_BY_DASHES = regex(
    rf"\s[—–-]\s(?P<inner>(?:an?|the|which|operated|carrying|with)\s[^—–]{{3,200}}?)\s[—–-]\s"
    rf"(?={FLIGHT_VERB}\b|{AUXILIARY}\b)",
    re.IGNORECASE,
)
# "N531XA, inbound from Yakima, touched down": what stands between commas right after a subject,
# but no year: "on Dec. 7, 2025, stopped".
BESIDE_THE_SUBJECT = regex(
    rf"(?:^|(?<=[.;:—–] ))(?P<subject>(?:[\w'’-]+\s){{0,6}}[\w'’-]+),\s+"
    rf"(?P<inner>(?!\d|{FLIGHT_VERB}\b|{AUXILIARY}\b)[^,;“”]{{3,90}}),\s+"
    rf"(?={FLIGHT_VERB}\b|{AUXILIARY}\b)",
    re.IGNORECASE,
)
A_VERB = regex(rf"\b(?:{FLIGHT_VERB}|{AUXILIARY})\b", re.IGNORECASE)
PARTICIPLE_FIRST = regex(
    rf"^\W*{PARTICIPLE}\b[^,;“”]{{2,100}}(?:,\s[^,;“”]{{2,60}}){{0,3}}?,\s+(?=(?:the|"
    rf"an?|its|this)\s)",
    re.IGNORECASE,
)
SUBORDINATE_FIRST = regex(
    r"^\W*(?:after|before|when|while|once|as|since|although|though|because|if|upon|hours after|"
    r"days after|minutes after)\b[^,“”]{3,160},\s+",
    re.IGNORECASE,
)


# "It left Dulles at nine, was on the ground in Reykjavik for an hour, and landed in Tbilisi."
STAYED_AFTER = regex(r",\s+(?=(?:was|were|spent|stood|sat|then)\s)", re.IGNORECASE)


def find_clauses(sentence: Sentence, scopes: tuple[Scope, ...]) -> tuple[Clause, ...]:
    """Return the clauses of `sentence` in order; inserted ones lie inside another."""
    text = sentence.text
    inserted = [m.span("inner") for p in (INSERTED, INSERTED_BY_DASHES) for m in p.finditer(text)]
    inserted += [
        m.span("inner")
        for m in BESIDE_THE_SUBJECT.finditer(text)
        if not A_VERB.search(m["subject"])
        and not re.search(r"\b(?:previous|earlier|last|prior)\b", m["subject"], re.IGNORECASE)
        and (RELATIVE.match(m["inner"]) or not A_VERB.search(m["inner"]))
    ]
    inserted += [s.words for s in scopes if _is_inserted(s)]
    cuts = _cuts(text, scopes, inserted)
    ranges = []
    start = 0
    for a, b in [*cuts, (len(text), len(text))]:
        begin, end = trim(text, start, a, " ,")
        if begin < end and a > start:
            ranges.append((begin, end))
        start = max(start, b)
    clauses = [
        Clause(
            start=a,
            end=b,
            lead=i - 1 if i else None,
            relative=bool(RELATIVE.match(text, a)),
            where=i > 0 and bool(WHERE.match(text, ranges[i - 1][1], a)),
        )
        for i, (a, b) in enumerate(ranges)
    ]
    for a, b in inserted:
        outer = next((i for i, c in enumerate(clauses) if c.start <= a and b <= c.end), None)
        clauses.append(Clause(start=a, end=b, lead=outer, relative=True))
    return tuple(clauses)


def _is_inserted(scope: Scope) -> bool:
    """The crediting words stand in the middle of what they credit: "The plane, X said, landed"."""
    return scope.start < scope.words[0] and scope.words[1] < scope.end


def _cuts(
    text: str, scopes: tuple[Scope, ...], inserted: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return ranges that divide, in order: crediting words, marks and joining words."""
    cuts = [s.words for s in scopes if not _is_inserted(s) and s.words[0] < s.words[1]]
    cuts += [(p, p) for s in scopes for p in (s.start, s.end) if 0 < p < len(text)]
    if opening := PARTICIPLE_FIRST.match(text):
        cuts.append((opening.end() - 1, opening.end()))
    if first := SUBORDINATE_FIRST.match(text):
        cuts.append((first.end() - 1, first.end()))
        leading = re.match(
            r"^\W*(?:after|before|when|while|once|as|since|although|though|because|upon)\s+",
            text,
            re.IGNORECASE,
        )
        if leading:
            cuts.append((0, leading.end()))
    for joint in JOINTS:
        for found in joint.finditer(text):
            a, b = found.span("joint")
            before_stop = text[max(0, a - 6) : a]
            if "." in text[a:b] and ABBREVIATED.search(before_stop):
                continue
            if not any(x - 3 <= a and b <= y + 3 for x, y in inserted):
                cuts.append((a, b))
    for found in STAYED_AFTER.finditer(text):
        a, b = found.span()
        began = max((y for _, y in cuts if y <= a), default=0)
        if re.search(rf"\b{FLIGHT_VERB}\b", text[began:a], re.IGNORECASE):
            cuts.append((a, b))
    return sorted(set(cuts))
