"""What an English sentence says beside flights, cut into the parts an editor would quote.

In comes a scene; out go `Segment`s: coarser than the clauses of flights, for "was deported because
he did not receive asylum" is one thing said and "was deported in July and arrested on arrival"
two. A part ends where another subject with its own verb begins, where a second deed is joined by
"and", and where a relative clause tells a deed of its own.
"""

import re
from dataclasses import dataclass

from wheelsdown.claims.english_deeds import DEED_PARTICIPLE
from wheelsdown.claims.english_reporting_words import SAY, runs_into
from wheelsdown.claims.freshness import DATELINE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene
from wheelsdown.claims.text import trim
from wheelsdown.model.report import PassageKind

FINITE = (
    r"(?:was|were|is|are|am|has|have|had|will|would|did|does|do|could|can|cannot|may|might|should|"
    r"must|faces?|faced|went|fled|left|came|took|made|gave|got|told|saw|knew|held|sent|began|"
    r"became|spent|lost|found|put|kept|ran|said|says?|remains?|refused|won't|"
    r"(?:was|were|is|are|has|have|had|did|does|do|could|would)n't|'s|'re|'ve|[a-z]{2,}ed)"
)
SUBJECT_WORDS = r"(?:(?!(?:to|then|later|that|which|who|and|or|but|not|also)\b)[\w'’.-]+\s+){1,6}?"
JOINS_CLAUSE = regex(
    rf"(?P<joint>[,;]\s+(?:and|but|while|whereas|although|though|yet|or|so)\s+|;\s+)"
    rf"(?={SUBJECT_WORDS}{FINITE}\b)",
    re.IGNORECASE,
)
# "… that it was voluntary and that everybody had signed": two things said.
JOINS_THAT = regex(r"(?P<joint>,?\s+(?:and|or|but|nor)\s+that\s+)(?=\w)")
# "Cuffed at the steps; questioned for six hours; accused of …": each is a thing told.
JOINS_SEMICOLON = regex(r"(?P<joint>;\s+)(?=\w)")
# Without a comma "and" joins clauses only where the second has an auxiliary of its own.
JOINS_BARE = regex(
    rf"(?P<joint>\s+(?:and|but|while|whereas|although|"
    rf"though)\s+)(?={SUBJECT_WORDS}(?:was|were|is|are|has|have|had|will|would|did|"
    rf"does|do|"
    rf"could|can|may|might|should|must)\b)",
    re.IGNORECASE,
)
JOINS_NAMED = regex(
    r"(?P<joint>,\s+(?:and|but|while)\s+)(?=(?:he|she|it|they|we|I|[A-Z][\w'-]+ "
    r"[A-Z][\w'-]+) [a-z]+\b)"
)
JOINS_WHEN = regex(
    r"(?P<joint>,?\s+when,?\s+(?:(?:on|in|at)\s+[^,]{3,24},\s+)?)(?=(?:he|she|they|we|"
    r"I|it|the \w+|his|her)\s+\w+)"
)
RESUMES = regex(
    r"(?P<joint>,\s+)(?=(?:was|were|is|are|has|have|had|will|would|did|does|could|can|may|might|"
    r"should|must|faces?|faced|went|fled|left|came|took|made|said|told|spent|got|[a-z]{3,}ed)\b)"
)
# "Persecution and forced mobilization": two things of one kind, no second deed.
FORCED_NOUN = (
    r"forced\s+(?:labou?r|\w*(?:mobili[sz]|conscript|deportat|disappear|marriage|recruit|remov|"
    r"return|confession|sterili[sz]|evict|displace)\w*)"
)
JOINS_DEED = regex(
    r"(?P<joint>,?\s+(?:and|but|then)\s+(?:then\s+)?)"
    rf"(?!{FORCED_NOUN})"
    rf"(?=(?:(?:was|were|has been|have been|had been|is|are|will be)\s+)?"
    rf"(?:(?:immediately|later|subsequently|reportedly|then|also|promptly|eventually)\s+)*"
    rf"(?:{DEED_PARTICIPLE}|handed|served|flown|released|freed|let\s+go|beaten|tortured|"
    rf"forced|denied|ordered|"
    rf"stripped|shackled|chained|moved|held|reunited|searched|photographed|fingerprinted)\b)",
    re.IGNORECASE,
)
TO_DO = (
    r"(?:stop|halt|publish|end|release|provide|suspend|explain|investigate|return|allow|grant|accept|ensure|disclose|"
    r"give|let|protect|tell|send|preserve|confirm|open|close|review|inform|respect|restore|bring|make|refrain|cease|"
    r"ban|reveal|answer|reply|supply|produce|identify|name|account|withdraw|cancel|scrap|abandon|repeal|refuse|reject|"
    r"order|require|guarantee|admit|compensate|apologise|apologize|free|lift|ground|hand|cooperate|comply|free)"
)
JOINS_REQUEST = regex(
    rf"(?P<joint>,?\s+and\s+)(?=(?:(?:also\s+)?not\s+)?to\s+{TO_DO}\b)", re.IGNORECASE
)
# "I ask that you preserve all video and tell Congress who was aboard": only after a word that asks.
JOINS_SECOND_REQUEST = regex(rf"(?P<joint>,?\s+and\s+)(?={TO_DO}\s)")
ASKS_BEFORE = regex(
    r"\b(?:ask(?:s|ed)?|urg(?:e|es|ed)|call(?:s|ed)?\s+(?:up)?on|demand(?:s|ed)?|request(?:s|ed)?|implor(?:e|es|ed)|"
    r"beg(?:s|ged)?|appeal(?:s|ed)?\s+to|please|petition(?:s|ed)?)\b",
    re.IGNORECASE,
)
# "… has called the flights unlawful and urged Paris to suspend them".
JOINS_ASKING = regex(
    r"(?P<joint>,?\s+(?:and|but)\s+)(?=(?:has\s+|have\s+|also\s+|again\s+)*(?:urged|"
    r"called\s+(?:on|for|upon)|demanded|asked\s+(?:for\b|the\b|that\b)|"
    r"requested|appealed\s+to|implored)\b)"
)
RELATIVE = regex(r"(?P<joint>,\s+)(?=(?:who|whose|which|where|whom)\b)", re.IGNORECASE)
ABSOLUTE = regex(
    r"(?P<joint>,\s+)(?=(?:many|some|most|several|all|both|others?|dozens|hundreds)\s+"
    r"(?:of\s+(?:them|whom)\s+)?\w+ing\b)", re.IGNORECASE
)  # fmt: skip
INCLUDING = regex(r"(?P<joint>,\s+)(?=including\b)", re.IGNORECASE)
AMID = regex(
    r"(?P<joint>,?\s+(?:amid|despite|raising|sparking|prompting|over|stoking)\s+)"
    r"(?=(?:\w+\s+)?(?:fears?|concerns?|warnings)\b)",
    re.IGNORECASE,
)
# "At 5 p.m. Saturday, the plane turned back" goes on after its dot.
FULL_STOP = regex(
    r"(?P<joint>(?<![A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?]\s+)(?=[A-Z])"
    r"(?!(?<=[ap]\.m\.\s)(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Eastern|Central|Mountain|Pacific|[A-Z]{2,4})\b)"
)
# "Miami — Eighty-nine Haitians were …"; a name between dashes has a second dash.
PLACE_AND_DASH = regex(
    r"[A-Z][\w.'’/ -]{2,40}?(?:,\s[A-Z][\w. ]{1,24}){0,2}(?:,\s\d{4})?\s[—–]\s(?=[A-Z“"
    r"\"\d])(?![^.]{3,60}\s[—–]\s)"
)
LEADING = regex(
    r"^[\s\"“—–-]*(?:(?:but|and|so(?!\s+far\b)|yet|however|meanwhile|instead|still|also|moreover|"
    r"in addition|furthermore|nevertheless|besides|then|so\s+far|by\s+contrast|in\s+contrast|by\s+comparison|"
    r"this\s+time|in\s+the\s+meantime|for\s+now|in\s+turn|in\s+fact|of\s+course|as\s+a\s+result|even\s+so|"
    r"that\s+said|in\s+any\s+case|to\s+date|separately|elsewhere|overall)\b,?\s+)+",
    re.IGNORECASE,
)
# "UPD: Seven were let go", "BREAKING: …": what kind of entry it is.
LABELLED = regex(
    r"^\W*(?:UPD(?:ATED?)?|NEW|JUST IN|BREAKING|EDIT|URGENT|FLASH|CORRECTION|PS)(?:\s?#?\d+)?\s?[:|–—]\s+"
)
# "The last time anyone saw him, he was …": what stands before is no part of what is told.
FRONTED = regex(
    rf"^(?!(?:in|on|at|by|since|after|before|during|when|while|as|for|with|under|despite|if|once|"
    rf"following|last|this|earlier|upon|until|although|though|because|the (?:next|day|following|"
    rf"same|previous)|that)\b)[^,;“”]{{6,90}},\s+(?=(?:he|she|they|"
    rf"it)\s+(?!(?:{SAY}))(?:{FINITE})\b)",
    re.IGNORECASE,
)
# "(Vienna, November 18, 2025) – Tajik authorities …": a dateline in brackets.
BRACKETED = regex(r"^\([^)]{2,60}\)\s*(?:[—–-]\s+)?")
POSED = regex(r"^(?:from left|left|right|pictured)(?: to right)?[,:]\s+", re.IGNORECASE)
CONDITION = regex(
    r"^\W*(?:if|unless|suppose|imagine|assume|had|should(?=\s+\w+\s+\w+))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A part of a sentence that says one thing; offsets are within the sentence."""

    start: int
    end: int
    joined: bool = False
    """It has no subject of its own: that of the segment before it holds."""
    relative: bool = False
    """It begins with who, which or where, and tells of the words right before it."""
    quoted: bool = False
    """It is a whole quotation, marks included."""
    rest: bool = False
    """It goes on after an inserted relative clause."""


# "Immigration and Customs Enforcement", "the Ministry of Labour and Social Affairs": one body, no joint.
ONE_NAME = regex(
    r"\b[A-Z][\w’'-]+(?:\s(?:of\s)?[A-Z][\w’'-]+)*\sand\s(?:[A-Z][\w’'-]+\s){0,2}(?:Enforcement|Protection|Affairs|Security|Services?|"
    r"Operations|Removals?|Refugees|Naturali[sz]ation|Citizenship|Immigration|Migration|Infrastructure|Transport|Justice|Rescue|"
    r"Rights|Freedoms|Development|Trade|Borders?|Tobago|Principe|Príncipe|Herzegovina|Nevis|Barbuda)\b"
)


def find_segments(scene: Scene) -> tuple[Segment, ...]:
    """Return the segments of the sentence, in order, none overlapping another."""
    text = scene.sentence.text
    quotations = _whole_quotations(scene)
    names = [found.span() for found in ONE_NAME.finditer(text)]
    cuts: list[tuple[int, int, str]] = [(a, b, "quotation") for a, b in _around(quotations)]
    cuts += [
        (*stop.span("joint"), "quotation")
        for a, b in quotations
        for stop in FULL_STOP.finditer(text, a, b)
    ]
    if scene.sentence.kind is PassageKind.HEADLINE:
        # "Wrong plane: farmworker sent to Honduras": a kicker and what is told.
        cuts += [(*colon.span(), "clause") for colon in KICKER_ENDS.finditer(text)]
    for scope in scene.scopes:
        inserted = scope.start < scope.words[0] and scope.words[1] < scope.end
        if scope.words[0] < scope.words[1] and not inserted:
            cuts.append((*scope.words, "said"))
        cuts += [(p, p, "said") for p in (scope.start, scope.end) if 0 < p < len(text)]
    for name, pattern in (
        ("clause", JOINS_CLAUSE), ("clause", JOINS_SEMICOLON), ("clause", JOINS_THAT),
        ("clause", JOINS_BARE), ("clause", JOINS_NAMED),
        ("deed", JOINS_DEED), ("request", JOINS_REQUEST), ("request", JOINS_ASKING),
        ("request", JOINS_SECOND_REQUEST),
        ("relative", RELATIVE), ("clause", ABSOLUTE), ("clause", AMID), ("clause", FULL_STOP),
        ("including", INCLUDING), ("when", JOINS_WHEN),
    ):  # fmt: skip
        for found in pattern.finditer(text):
            a, b = found.span("joint")
            if pattern in JOIN_CLAUSES and not HAS_VERB.search(text, _last_cut(cuts, a), a):
                # "34 Vietnamese, Cuban and Yemeni nationals have been deported": a list.
                continue
            if pattern is JOINS_SECOND_REQUEST and not ASKS_BEFORE.search(text, 0, a):
                continue
            counted = any(c.start < a < c.end for c in scene.counts)
            if (
                not counted
                and not any(x < a < y for x, y in names)
                and not any(x < a < y for x, y in quotations)
            ):
                cuts.append((a, b, name))
    relatives = [b for _, b, name in cuts if name in ("relative", "including")]
    for after in relatives:
        # "X, who fled in 2022, was deported": the main clause goes on after the relative one.
        if (resumed := RESUMES.search(text, after)) is not None:
            cuts.append((*resumed.span("joint"), "rest"))
    return _between(text, sorted(set(cuts)), quotations, scene.sentence.quotations)


KICKER_ENDS = regex(r":\s+(?=\w)")
HAS_VERB = regex(rf"\b{FINITE}\b|\w+ing\b|^\W*There\b|\b[a-z]{{3,}}s\s")
JOIN_CLAUSES = (JOINS_CLAUSE, JOINS_BARE)


def _last_cut(cuts: list[tuple[int, int, str]], before: int) -> int:
    return max((b for _, b, _ in cuts if b <= before), default=0)


def _around(quotations: list[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(p, p) for a, b in quotations for p in (a, b)]


def _whole_quotations(scene: Scene) -> list[tuple[int, int]]:
    """Return quotations that are speech: long, or all that their speaker says."""
    text = scene.sentence.text
    found = []
    for a, b in scene.sentence.quotations:
        said = text[a:b]
        speech = (
            said.rstrip('”"»')[-1:] in ",.!?…" or a == 0 or text[max(0, a - 2) : a] in (", ", ": ")
        )
        if said.count(" ") >= 2 and speech and (a == 0 or not runs_into(text, a)):
            found.append((a, b))
    return found


def _between(
    text: str,
    cuts: list[tuple[int, int, str]],
    quotations: list[tuple[int, int]],
    marks: tuple[tuple[int, int], ...],
) -> tuple[Segment, ...]:
    segments: list[Segment] = []
    start, kind = 0, "start"
    for a, b, name in [*cuts, (len(text), len(text), "end")]:
        if a > start:
            segments += _segment(text, start, a, kind, quotations)
        if b >= start:
            start, kind = max(start, b), name
    return tuple(segments)


def _segment(
    text: str, start: int, end: int, kind: str, quotations: list[tuple[int, int]]
) -> list[Segment]:
    whole = next(((a, b) for a, b in quotations if a <= start and end <= b), None)
    if whole is not None:
        return [Segment(start=start, end=end, quoted=True)]
    if start == 0 and (dateline := DATELINE.match(text) or PLACE_AND_DASH.match(text)):
        start = dateline.end()
    if start == 0 and (bracketed := BRACKETED.match(text, start, end)):
        start = bracketed.end()
    for opening in (LABELLED, LEADING):
        if found := opening.match(text[start:end]):
            start += found.end()
    if posed := POSED.match(text[start:end]):
        start += posed.end()
    if kind in ("start", "said") and (fronted := FRONTED.match(text[start:end])):
        start += fronted.end()
    start, end = trim(text, start, end, " ,;:—–")
    if end - start < 3 or not any(c.isalpha() for c in text[start:end]):
        return []
    return [
        Segment(start=start, end=end, joined=kind in ("deed", "request"),
                relative=kind == "relative", rest=kind == "rest")
    ]  # fmt: skip
