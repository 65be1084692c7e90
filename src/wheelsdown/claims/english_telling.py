"""A segment as the rules see it, and the statement that is made of it, in English.

What the rules of deeds, requests, risks, figures and views share: from a segment's words to a
statement with its modality, times, places and the person it is about.
"""

import re
from dataclasses import dataclass

from wheelsdown.claims.attribution import Speaker, scopes_at
from wheelsdown.claims.attribution import modality_at as scope_modality_at
from wheelsdown.claims.english_account_segments import FINITE, Segment
from wheelsdown.claims.english_deeds import DEEDS
from wheelsdown.claims.english_modality import modality_of, tells_ahead
from wheelsdown.claims.english_subject_phrases import (
    ONE_PERSON,
    SEVERAL_PEOPLE,
    Subject,
    SubjectKind,
    subject_of,
)
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import PlaceAt, Scene, Statement
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import ClaimType, Modality

Kind = ClaimType

DEED_TYPES = frozenset({d.type for d in DEEDS} | {ClaimType.GROUP_REMOVAL})

BESIDE = regex(r",\s+(?:along with|together with|as well as|according to)\b.*$", re.IGNORECASE)

# "Islam's family" has no verb, "he's" has one; "armed men" and "two hundred" have none.
FINITE_VERB = regex(
    r"(?<!\b[Tt]he )(?<!\b[Tt]hose )(?<!\ban )(?<!\ba )"
    r"(?!(?:hundred|unnamed|armed|masked|alleged|failed|exiled|retired|aged|displaced|"
    r"undocumented|chartered|"
    r"suspected|uniformed|hooded|handcuffed|shackled|unmarked|naked|"
    r"so-called)\b(?!\s+(?:the|him|her|them|to|by)\b))"
    rf"\b{FINITE.replace(chr(39) + 's|', '')}\b|\b(?:[Hh]e|[Ss]he|[Ii]t|[Tt]hat|"
    rf"[Tt]here|[Ww]ho|[Ww]hat)'s\b"
)

# The pasts of strong verbs, but for those that are a present or a noun more often ("read", "cut").
STRONG_PASTS = (
    "ate|bade|became|been|began|bent|bit|bled|blew|bore|bought|bound|broke|brought|built|burnt|came|caught|"
    "chose|clung|crept|dealt|did|didn't|drank|drew|drove|dug|dwelt|fed|fell|felt|fled|flew|flung|forbade|"
    "forgot|fought|found|froze|gave|got|grew|ground|had|heard|held|hid|hung|kept|knelt|knew|laid|lay|leapt|led|"
    "left|lent|lit|lost|made|meant|met|paid|put|quit|rang|ran|rode|rose|sang|sank|sat|saw|sent|shook|shone|shot|shrank|"
    "slept|slid|sold|sought|spat|sped|spent|split|spoke|sprang|spun|stole|stood|stuck|struck|stung|swam|swept|"
    "swore|swung|taught|thought|threw|told|took|tore|understood|was|went|wept|were|withdrew|withheld|woke|won|"
    "wore|wove|wrote"
)
# These are pasts where their object or a particle follows: "read my name", "let us go", "cut off".
PASTS_LIKE_THE_PRESENT = r"(?:read|hit|let|shut|set|cut|beat|hurt|put|cast|spread|split)\s+(?:my|his|her|their|our|us|me|them|him|it|off|down|up|out)"
TOLD_PAST = regex(rf"\b(?:[a-z]{{2,}}ed|{STRONG_PASTS}|{PASTS_LIKE_THE_PRESENT})\b")

PASSIVE_OR_PERFECT = regex(
    r"\b(?:is|are) (?:set|scheduled|due|planned) (?P<set>for|on)\b|\b(?:has|have|had|"
    r"was|were|been|is being|are being|will be|'ve|is expected|are "
    r"expected)\b(?:\s+\w+){0,3}?\s+(?P<verb>(?!(?:garden|children|women|men|seven|ten|eleven|often|kitchen|citizen|even|then|"
    r"when|open|sudden|golden|wooden|burden|alien|oven|token|chicken|dozen|between|been|green|\w*teen|screen|queen|bed|"
    r"red|hundred|speed|need|seed|indeed|but|about|out|without|town|own|down|brown|one|alone|none|phone|zone|stone|moment|"
    r"government|document|statement|agent|client|student|patient|parent|recent|present|different|percent|cent|apartment|department)\b)\w+(?:ed|en|own|orn|awn|ought|ught|old|ent|ept|"
    r"eld|ade|one|eft|ut|ost|ound|uilt|ung|uck)|let|set|met|shot|hit|hurt|split|paid|laid|felt|begun|heard|read|"
    r"come|won|dug|drunk|run)\b"
)

PLANNED = regex(
    r"(?:is|are|was|were)\s+(?:\w+ly\s+)?(?:expected|due|scheduled|set|planned|"
    r"supposed|believed|thought)\s+to\s+"
    r"(?:have\s+)?(?:be\s+|been\s+)?",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a segment was found to say, and who its subject was."""

    statement: Statement
    segment: Segment
    subject: Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """A segment as the rules see it: its words, its neighbours, and whether a flight has it."""

    scene: Scene
    segment: Segment
    text: str
    """The words of the segment."""
    before: Told | None
    of_a_flight: bool
    credited: bool


# "Of the 45 men, seventeen were summoned": seventeen.
OF_ALL = regex(r"\b(?:of|among)\s+(?:(?:the|all|those|these)\s+)*$", re.IGNORECASE)


def make_told(
    view: View, type_: ClaimType, rule: str, *, verb: tuple[int, int] | None = None,
    start: int | None = None, subject: Subject | None = None, modality: Modality | None = None,
    speakers: tuple[Speaker, ...] = (), person: str | None = None,
) -> Told:  # fmt: skip
    """Return the segment as a statement; `verb` and `start` are offsets within the sentence."""
    scene, segment = view.scene, view.segment
    begin = segment.start if start is None else start
    if modality is None:
        modality = modality_in(view, type_, verb)
    times = tuple(t for t in scene.times if begin <= t.start < segment.end)
    if not times and (
        when := re.search(r"when,?\s+(?:on|in|at)\s[^,]{3,24},\s*$", scene.sentence.text[:begin])
    ):
        times = tuple(t for t in scene.times if when.start() <= t.start < begin)
    if not times and segment.joined and view.before is not None:
        times = view.before.statement.times
    if not times:
        times = _opening_period(scene, begin)
    counts = [c for c in scene.counts if begin <= c.start < segment.end]
    counts = [c for c in counts if not OF_ALL.search(scene.sentence.text, 0, c.start)] or counts
    if type_ in DEED_TYPES and subject is not None and subject.kind is SubjectKind.PERSON:
        # "At four in the morning", "with her two children": one person is not counted.
        counts = []
    roles = _places(scene, begin, segment.end)
    end = segment.end
    if type_ in DEED_TYPES and (beside := BESIDE.search(view.text)):
        end = max(begin + 1, segment.start + beside.start())
    statement = Statement(
        type=type_, start=begin, end=end, rule=rule, modality=modality, times=times,
        count=counts[0] if counts else None, speakers=speakers, person=person,
        place=roles.get("place"), origin=roles.get("origin"),
        destination=roles.get("destination"),
    )  # fmt: skip
    return Told(statement=statement, segment=segment, subject=subject or subject_of(view.text))


def _main_verb(text: str) -> int:
    """Return where the verb stands that says what happened: after "is expected to", "will be"."""
    if planned := PLANNED.search(text):
        return planned.end()
    if passive := PASSIVE_OR_PERFECT.search(text):
        return passive.start("verb") if passive["verb"] else passive.start("set")
    told = TOLD_PAST.search(text)
    return told.start() if told else 0


PLAIN_NEGATIVES = frozenset({Kind.EVENT, Kind.STATISTIC, Kind.PERSON_BACKGROUND})

# What is announced of these is planned.
FORETOLD = frozenset({Kind.EVENT, Kind.STATISTIC, Kind.GROUP_REMOVAL})
NOBODY = regex(
    r"\W*(?:no one|nobody|none|neither|no(?!\s+(?:fewer|less|more|longer|doubt|sooner)))\b",
    re.IGNORECASE,
)

UNTRUE = regex(r"\bit (?:is|was) (?:not true|untrue|false|a lie)\s+that\b", re.IGNORECASE)


# "A vote is expected in March", "a hearing is set for Monday".
NOUN_AHEAD = regex(
    r"\b(?:is|are)\s+(?:now\s+|also\s+|still\s+)?(?:(?P<expected>expected|anticipated|awaited)|scheduled|planned|slated|due|set)\s+"
    r"(?:for|in|on|at|by|next|this|tomorrow|before|after|later)\b"
)


def modality_in(view: View, type_: ClaimType, verb: tuple[int, int] | None) -> Modality:
    """Return how firmly a segment is said; "nobody left" is said firmly, though it says no."""
    scene, segment = view.scene, view.segment
    if UNTRUE.search(view.text):
        return Modality.DENIED
    if verb is None:
        at = segment.start + _main_verb(view.text)
        verb = (at, at + 1)
    modality = modality_of(scene, segment.start, verb)
    if modality is Modality.ASSERTED and (ahead := NOUN_AHEAD.search(view.text)):
        return Modality.EXPECTED if ahead["expected"] else Modality.PLANNED
    if type_ in DEED_TYPES and NOBODY.match(view.text):
        return Modality.DENIED
    if modality is Modality.DENIED and type_ in PLAIN_NEGATIVES:
        said = scope_modality_at(scene.scopes, *verb)
        return said or Modality.ASSERTED
    if modality is Modality.ASSERTED and type_ in FORETOLD and tells_ahead(view.text):
        return Modality.PLANNED
    return modality


def _opening_period(scene: Scene, begin: int) -> tuple[TimeExpression, ...]:
    """ "In late August, X reported that 30 were deported": the period is that of what is told."""
    opening = [
        t for t in scene.times if t.end <= begin and t.start <= 4 and t.months and t.day is None
    ]
    credited = scopes_at(scene.scopes, begin, begin + 2)
    return tuple(opening[:1]) if credited else ()


ROLE_BEFORE = regex(
    r"\b(?P<prep>from|out of|to|into|in|at|near|via|through)\s+(?:the\s+)?(?:[\w-]+\s+){0,2}$", re.I
)


# "A girl in a Barcelona shirt" is not there.
NO_PLACE_BEFORE = regex(
    r"\s(?:(?:FC|football)\s)?(?:shirt|jersey|scarf|kit|cap|fans?|supporters?|tracksuit)\b", re.I
)


def _places(scene: Scene, start: int, end: int) -> dict[str, PlaceAt]:
    text = scene.sentence.text
    roles: dict[str, PlaceAt] = {}
    for place in scene.places:
        if not start <= place.start < end or NO_PLACE_BEFORE.match(text, place.end):
            continue
        found = ROLE_BEFORE.search(text[max(start, place.start - 40) : place.start])
        prep = found["prep"].lower() if found else ""
        if not prep:
            continue
        role = {
            "from": "origin",
            "out of": "origin",
            "to": "destination",
            "into": "destination",
        }.get(prep, "place")
        roles.setdefault(role, place)
    return roles


def person_of(view: View, subject: Subject) -> str | None:
    """Return the name of the person a segment is about; "he" is the person named last."""
    known = view.scene.known
    if subject.kind is not SubjectKind.PERSON:
        return None
    if subject.name and not subject.pronoun:
        return known.full_names.get(subject.name.split()[-1], subject.name)
    if subject.pronoun and subject.name in ("I", "me"):
        return None
    return view.scene.person_before


LAST_PHRASE = regex(
    rf"\b(?:an?|the|this|that|these|those|one|two|three|four|five|six|some|several|many|my|his|her|their|our|another)\s+"
    rf"(?:\w+\s+){{0,2}}?(?:{ONE_PERSON}|{SEVERAL_PEOPLE})\s*$"
)
LAST_PRONOUN = regex(r"\b(?:he|she|they)\s*$", re.IGNORECASE)


def subject_before(view: View, before: str) -> Subject:
    """Return who the words before a verb name; with none, who the segment before was about."""
    if not before.strip(' “"') and view.before is not None:
        return view.before.subject
    found = subject_of(before)
    if found.kind is SubjectKind.UNKNOWN and (phrase := LAST_PHRASE.search(before)):
        # "On the airplane a man fainted": an opening without a comma.
        return subject_of(phrase.group())
    last = LAST_PRONOUN.search(before) if found.kind is SubjectKind.UNKNOWN else None
    # "From the base they will be flown on": an opening without a comma.
    return found if last is None else subject_of(last.group().strip())
