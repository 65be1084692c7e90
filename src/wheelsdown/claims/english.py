"""English: where its parts are, and the words that belong to no part of their own."""

import re
from functools import partial

from wheelsdown.claims.dating import Incumbency
from wheelsdown.claims.english_attribution import find_doubts, find_scopes
from wheelsdown.claims.english_clauses import find_clauses
from wheelsdown.claims.english_counts import PEOPLE_COUNTED, find_counts
from wheelsdown.claims.english_modality import A_DENIAL, NO_DENIAL
from wheelsdown.claims.english_movement_places import roles_of_places
from wheelsdown.claims.english_parser import second_reader
from wheelsdown.claims.english_speakers import learn_names, make_speaker
from wheelsdown.claims.english_statements import find_statements
from wheelsdown.claims.english_times import find_times
from wheelsdown.claims.english_values import with_values
from wheelsdown.claims.english_vehicles import CARRIER, FLIGHT
from wheelsdown.claims.english_views import ESSAY, STRONG_OPINION
from wheelsdown.claims.language_rules import LanguageRules
from wheelsdown.claims.patterns import regex
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
# Every sentence is read; each kind of rule looks for its own words first.
ANYTHING = regex(r"[A-Za-z]")
VEHICLE_NAMED = regex(
    rf"\b(?:{FLIGHT}|flown|aboard|on board|(?:mass|deportation) removal|removal operation|airlift|airborne|"
    r"took off|touched down|(?:removal|deportation|expulsion|transfer) (?:from|to) (?-i:[A-Z]))\b",
    re.IGNORECASE,
)
DATE_LINE = regex(r"^\W*(?:published|updated|posted|last updated|date)\b", re.IGNORECASE)

INCUMBENTS: tuple[tuple[re.Pattern[str], Incumbency], ...] = (
    (
        regex(r"\bTrump(?:'s)? return to the White House\b|\bsecond Trump\b|\bTrump's second\b"),
        Incumbency(name="Donald Trump again", years=((2025, 2029),)),
    ),
    (
        regex(r"(?<!former )\bPresident (?:Donald )?Trump\b|\bTrump(?:'s)? administration\b"),
        Incumbency(name="Donald Trump", years=((2017, 2021), (2025, 2029))),
    ),
    (
        regex(r"(?<!former )\bPresident (?:Joe )?Biden\b|\bBiden(?:'s)? administration\b"),
        Incumbency(name="Joe Biden", years=((2021, 2025),)),
    ),
    (
        regex(r"(?<!former )\bPresident (?:Barack )?Obama\b|\bObama(?:'s)? administration\b"),
        Incumbency(name="Barack Obama", years=((2009, 2017),)),
    ),
)


def find_incumbents(text: str) -> tuple[Incumbency, ...]:
    """Return the office-holders that the text names as in office; "former" ones are not."""
    return tuple(held for pattern, held in INCUMBENTS if pattern.search(text))


REMOVAL_CONTEXT = regex(
    r"\b(?:deport\w*|remov(?:al|als|ed)|expel\w*|expulsion\w*|repatriat\w*|asylum|"
    r"migrants?|immigra\w+|detain\w*|detention|detainees?|"
    r"ICE|DHS|Homeland|charter\w*|returnees?|extradit\w+|shackle\w*|handcuff\w*|"
    r"dissidents?|exiled?|custody|arrest(?:s|ed)|cuff(?:s|ed)|plastic ties|in irons|"
    r"against (?:their|his|her) will|sent back|sent home|flown home|taken out of the country|escorts?|banish\w*)\b"
)
OTHER_TRAVEL = regex(
    r"\b(?:tourists?|holiday\w*|cruise|rocket|launch pad|Jet2|Ryanair|"
    r"easyJet|Wizz|night train|sleeper train|"
    r"scheduled (?:\w+ ){0,2}(?:flight|service)|sick passenger|airlift|air show|"
    r"museum|squadron|luggage|compensation|stewardess|first class|"
    r"honeymoon|pilgrims?|football)\b"
)


def of_other_travel(text: str) -> bool:
    """Say whether a text is of holidays, ships, trains or history and speaks of no removal."""
    return REMOVAL_CONTEXT.search(text) is None and OTHER_TRAVEL.search(text) is not None


# What somebody is said to hold is no view of the writer's.
REPORTS = regex(r"\b(?:said|says|told|according to|called|wrote|urged)\b")


def judges(sentence: str) -> bool:
    """Say whether a sentence judges, by strong words of view."""
    views = STRONG_OPINION.search(sentence) or ESSAY.search(sentence)
    return views is not None and REPORTS.search(sentence) is None


# Most of what is told without a place lies between the American West, where the flights leave, and
# Moscow; a day there holds most of a day anywhere from Honolulu to Tashkent.
ZONES_OF_TEXT = ("America/Los_Angeles", "Europe/Moscow")

RULES = LanguageRules(
    stops=STOPS,
    about_flights=ANYTHING,
    vehicle_named=VEHICLE_NAMED,
    carrier=CARRIER,
    date_line=DATE_LINE,
    find_times=find_times,
    find_counts=find_counts,
    people_counted=PEOPLE_COUNTED,
    denial=A_DENIAL,
    no_denial=NO_DENIAL,
    find_scopes=find_scopes,
    find_doubts=find_doubts,
    find_clauses=find_clauses,
    find_statements=find_statements,
    find_incumbents=find_incumbents,
    learn_names=learn_names,
    roles_of_places=roles_of_places,
    with_values=with_values,
    make_speaker=partial(make_speaker, cue=None, firm=True),
    second_reader=second_reader,
    zones_of_text=ZONES_OF_TEXT,
    judges=judges,
    of_other_travel=of_other_travel,
)
