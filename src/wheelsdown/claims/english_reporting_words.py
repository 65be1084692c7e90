"""English words that credit somebody, and where the phrases beside them begin and end.

What the rules of `english_crediting` and `english_reported_speech` share: verbs of saying, what
follows them, and the small steps from a verb to its subject or to whom it cites.
"""

import re

from wheelsdown.claims.attribution import KnownSpeakers, Speaker
from wheelsdown.claims.english_speakers import make_speaker
from wheelsdown.claims.sentences import Sentence
from wheelsdown.model.report import Modality

SAY = (
    r"(?:said|says|say|told|tells|reported|reports|report|wrote|writes|added|adds|noted|notes|"
    r"warned|warns|warn|claimed|claims|claim|argued|argues|confirmed|confirms|confirm|announced|"
    r"announces|estimated|estimates|estimate|alleged|alleges|insisted|insists|acknowledged|"
    r"denied|denies|deny|declared|explained|explains|testified|stressed|recalled|stated|states|"
    r"showed|shows|show|found|indicated|indicates|indicate|revealed|reveals|believes|believe|"
    r"believed|concluded|admitted|asserted|contended|tweeted|posted|emphasi[sz]ed|learned|"
    r"disclosed|reiterated|repeated|suggested|suggests|suggest|feared|fears|fear|expects|expect|"
    r"expected|predicted|hopes|read|reads|logged|recorded|established|verified|tracked|saw|"
    r"detected|recalls|remembered)"
)
ADVERBS = (
    r"(?:(?:has|have|had|also|later|earlier|then|previously|further|repeatedly|recently|separately|"
    r"once|now|himself|herself|(?-i:first)|initially|independently|flatly|publicly|both)\s+)*"
)
# What a reported clause begins with; after "said of the flight" there is none.
CONTENT_STARTS = (
    r"(?:that|the|an?|some|many|most|more|several|at|there|his|her|their|its|our|he|she|it|they|we|"
    r"no|none|all|both|this|these|those|about|around|nearly|over|dozens|hundreds|one|two|three|four|"
    r"five|six|seven|eight|nine|ten|fewer|after|before|when|if|in|on|as|up|immigration|deportees|"
    r"passengers|officials|russian|iranian|men|women|people|another|each|every|not|planes|flights)\b"
    r"|[A-Z“\"\d]"
)
WHEN_SAID = (
    r"(?:,?\s+(?:(?:early |late )?(?:on|in|during|via|through|at|to)\s+(?:an?\s+(?:\w+\s+)?"
    r"(?:statement|post|tweet|report|interview|message|email|briefing|filing|letter)"
    r"(?:\s+(?:on|to|with|from)\s+[A-Z][\w’' ]{1,40}?)?|[A-Z][a-z]+day|[A-Z][a-z]{2,8}\.?\s\d{1,2}|"
    r"X|Telegram|Facebook|reporters|Twitter)|[A-Z][a-z]+day|today|yesterday))?,?"
)
CUE_MODALITY = {
    "denied": Modality.DENIED,
    "denies": Modality.DENIED,
    "deny": Modality.DENIED,
    "feared": Modality.FEARED,
    "fears": Modality.FEARED,
    "fear": Modality.FEARED,
    "expects": Modality.EXPECTED,
    "expect": Modality.EXPECTED,
    "expected": Modality.EXPECTED,
    "predicted": Modality.EXPECTED,
    "hopes": Modality.POSSIBLE,
    "suggested": Modality.POSSIBLE,
    "suggests": Modality.POSSIBLE,
    "suggest": Modality.POSSIBLE,
    "believed": Modality.POSSIBLE,
    "believes": Modality.POSSIBLE,
    "believe": Modality.POSSIBLE,
}

CUE = re.compile(rf"\b(?P<cue>{SAY})\b", re.IGNORECASE)
NOT_A_VERB_AFTER = re.compile(
    r"\b(?:an?|the|of|was|were|been|be|is|are|as|to|this|that|first|previously|recent|such|any|no|"
    r"not|never|denied|denies|dismissed|rejected|unconfirmed|these|those|their|his|her|all|did|didn't|could|couldn't|reportedly|news|media|several)\s+$",
    re.IGNORECASE,
)
OPENER = re.compile(
    r"^\W*(?:(?:but|and|however|meanwhile|still|yet|also|later|earlier|separately|so|then)\b,?\s+|"
    r"(?:in|on|at(?! least)|by|since|after|before|during|when|while|as|for|with|under|because|"
    r"although|though|"
    r"if|following|last|this|early|late|once|within|among)\b[^,“”]{1,120},\s+)+",
    re.IGNORECASE,
)

FINITE = (
    r"was|were|had|has|have|is|are|be|been|will|would|did|could|can|may|might|took|left|landed|touched|departed|arrived|flew|"
    r"stopped|carried|made"
)
HARD_BREAK = re.compile(r";\s|\.[”\"]?\s(?=[“\"A-Z])")
STOP = re.compile(r"\s*(?:[,;:)”\"—–]|\.(?=\s*$|\s[A-Z])|\bwho\b|\bwhich\b|\bwhere\b|\bthat\b|$)")


def in_quotation(sentence: Sentence, at: int) -> bool:
    """Say whether the character at `at` is quoted."""
    return any(a < at < b - 1 for a, b in sentence.quotations)


def phrase_end(text: str, start: int) -> int:
    """Return where the noun phrase at `start` ends: before a comma, a relative, a stop."""
    end = len(text)
    for stop in STOP.finditer(text, start):
        word = text[start : stop.start()]
        abbreviation = stop.group().strip() == "." and re.search(r"\b[A-Z]$", word)
        if stop.start() > start and not (abbreviation and stop.end() < len(text)):
            end = stop.start()
            break
    return end


def clause_start(text: str, before: int) -> int:
    """Return where what is said before `before` begins: at the sentence or its last hard break."""
    start = 0
    for found in HARD_BREAK.finditer(text, 0, before):
        if not re.search(r"\b[A-Z]\.$|\b[A-Z][a-z]{1,4}\.$|[ap]\.m\.$", text[: found.start() + 1]):
            start = found.end()
    return start


CITED_AFTER = re.compile(
    r"[^.;,“”]{0,40},?\s+(?:citing|quoting|which (?:cited|quoted|cites)|"
    r"based on (?:interviews with|data from))\s+",
    re.IGNORECASE,
)


def cited_after(text: str, at: int, known: KnownSpeakers) -> tuple[Speaker, ...]:
    """Return whom the speaker before `at` cites, if words right there say so."""
    found = CITED_AFTER.match(text, at)
    if not found:
        return ()
    end = phrase_end(text, found.end())
    speaker = make_speaker(text[found.end() : end], found.end(), known, "citing", firm=False)
    return () if speaker is None else (speaker,)
