"""English: where its parts are, and the words that belong to no part of their own."""

import re

from wheelsdown.claims.dating import Incumbency
from wheelsdown.claims.english_attribution import find_doubts, find_scopes
from wheelsdown.claims.english_clauses import find_clauses
from wheelsdown.claims.english_counts import find_counts
from wheelsdown.claims.english_flights import find_statements
from wheelsdown.claims.english_speakers import learn_names
from wheelsdown.claims.english_times import find_times
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.sentences import StopRules

STOPS = StopRules(
    abbreviations=frozenset(
        [
            "mr.",
            "mrs.",
            "ms.",
            "dr.",
            "st.",
            "sen.",
            "rep.",
            "gov.",
            "gen.",
            "col.",
            "lt.",
            "sgt.",
            "capt.",
            "maj.",
            "prof.",
            "jr.",
            "sr.",
            "jan.",
            "feb.",
            "mar.",
            "apr.",
            "jun.",
            "jul.",
            "aug.",
            "sept.",
            "sep.",
            "oct.",
            "nov.",
            "dec.",
            "no.",
            "vs.",
            "inc.",
            "corp.",
            "co.",
            "ltd.",
            "etc.",
            "e.g.",
            "i.e.",
            "fla.",
            "ariz.",
            "tex.",
            "la.",
            "calif.",
            "ga.",
            "va.",
            "md.",
            "pa.",
            "mass.",
            "wash.",
            "ala.",
            "miss.",
            "okla.",
            "ore.",
            "colo.",
            "conn.",
            "ill.",
            "ind.",
            "minn.",
            "mich.",
            "n.y.",
            "n.j.",
            "n.m.",
            "n.c.",
            "s.c.",
            "d.c.",
            "u.s.",
            "u.n.",
            "u.k.",
            "e.u.",
            "a.m.",
            "p.m.",
            "approx.",
            "est.",
            "ft.",
            "rev.",
        ]
    ),
    may_end=frozenset(
        [
            "u.s.",
            "u.n.",
            "u.k.",
            "e.u.",
            "a.m.",
            "p.m.",
            "d.c.",
            "n.y.",
            "inc.",
            "corp.",
            "etc.",
            "jr.",
            "co.",
        ]
    ),
    starters=frozenset(
        [
            "the",
            "a",
            "an",
            "it",
            "he",
            "she",
            "they",
            "we",
            "i",
            "in",
            "on",
            "at",
            "from",
            "to",
            "by",
            "for",
            "but",
            "and",
            "his",
            "her",
            "their",
            "its",
            "this",
            "that",
            "these",
            "those",
            "there",
            "some",
            "many",
            "most",
            "after",
            "before",
            "when",
            "while",
            "according",
            "officials",
            "passengers",
            "another",
            "one",
            "two",
            "three",
            "if",
            "no",
            "as",
            "more",
            "previous",
            "however",
            "meanwhile",
            "men",
            "women",
            "russian",
            "what",
            "who",
        ]
    ),
)

# A sentence without one of these says nothing of a flight.
ABOUT_FLIGHTS = re.compile(
    r"\b(?:(?:air)?planes?|aircraft|jets?|flights?|airliners?|jetliners?|charters?|flew|flown|fly(?:ing)?|flies|"
    r"land(?:ed|s|ing)?|touch(?:ed|es|ing)? down|touchdown|took off|tak(?:es|ing|en|e) off|"
    r"takeoff|aboard|"
    r"on board|passengers|wheels|arriv(?:ed|es|ing|e)|depart(?:ed|s|ing)?|left|leaves|leaving|"
    r"stopped|stopover|"
    r"stop(?:ped|s|ping)? over|layover|refuel\w*|reached|Boeing|Airbus|Gulfstream|deportees|"
    r"transferred|"
    r"transit\w*|separated|tail number|registration|call ?sign|airborne|hours|how many|number of|"
    r"took place)\b",
    re.IGNORECASE,
)
VEHICLE_NAMED = re.compile(
    r"\b(?:(?:air)?planes?|aircraft|jets?|flights?|airliners?|jetliners?|charters?|flown|aboard|"
    r"on board)\b",
    re.IGNORECASE,
)
DATE_LINE = re.compile(r"^\W*(?:published|updated|posted|last updated|date)\b", re.IGNORECASE)

INCUMBENTS: tuple[tuple[re.Pattern[str], Incumbency], ...] = (
    (
        re.compile(
            r"\bTrump(?:'s)? return to the White House\b|\bsecond Trump\b|\bTrump's second\b"
        ),
        Incumbency(name="Donald Trump again", years=((2025, 2029),)),
    ),
    (
        re.compile(r"(?<!former )\bPresident (?:Donald )?Trump\b|\bTrump(?:'s)? administration\b"),
        Incumbency(name="Donald Trump", years=((2017, 2021), (2025, 2029))),
    ),
    (
        re.compile(r"(?<!former )\bPresident (?:Joe )?Biden\b|\bBiden(?:'s)? administration\b"),
        Incumbency(name="Joe Biden", years=((2021, 2025),)),
    ),
    (
        re.compile(r"(?<!former )\bPresident (?:Barack )?Obama\b|\bObama(?:'s)? administration\b"),
        Incumbency(name="Barack Obama", years=((2009, 2017),)),
    ),
)


def find_incumbents(text: str) -> tuple[Incumbency, ...]:
    """Return the office-holders that the text names as in office; "former" ones are not."""
    return tuple(held for pattern, held in INCUMBENTS if pattern.search(text))


RULES = LanguageRules(
    stops=STOPS,
    about_flights=ABOUT_FLIGHTS,
    vehicle_named=VEHICLE_NAMED,
    date_line=DATE_LINE,
    find_times=find_times,
    find_counts=find_counts,
    find_scopes=find_scopes,
    find_doubts=find_doubts,
    find_clauses=find_clauses,
    find_statements=find_statements,
    find_incumbents=find_incumbents,
    learn_names=learn_names,
)
