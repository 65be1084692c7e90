"""Which people a number counts, and at which point of a flight.

In: a claim of how many were aboard. Out: `people`, `Russians`, …, and a `Stage` with the words that
placed it. Words of two stages place it at none: "64 boarded and 60 arrived" is two claims, and
where they were not told apart nobody is moved off an aircraft by a guess.
"""

import re

from wheelsdown.model.event import Stage
from wheelsdown.model.report import Claim

_STAGES: tuple[tuple[Stage, re.Pattern[str]], ...] = (
    (
        Stage.TAKEN_OFF,
        re.compile(
            r"\b(taken|pulled|led|escorted|removed) (off|from)( the| a)? ?(flight|plane|aircraft)?"
            r"|\bdisembarked\b|\bснял[иа]?\b|\bснят[ыоа]?\b|\bвысад\w+|\bвысажен\w*",
            re.IGNORECASE,
        ),
    ),
    (
        Stage.BOARDED,
        re.compile(
            r"\bboarded\b|\b(put|loaded) (on|onto|aboard)\b|\b(left|departed|took off) with\b"
            r"|\bпосадили\b|\bпосажен\w*|\bвылетел\w*|\bпогрузили\b",
            re.IGNORECASE,
        ),
    ),
    (
        Stage.LANDED,
        re.compile(
            r"\b(arrived|landed)\b|\b(on|upon) (arrival|landing)\b|\bbrought to\b|\breached\b"
            r"|\bприбыл\w*|\bприлетел\w*|\bприземлил\w*|\bдоставлен\w*|\bдоставил\w*",
            re.IGNORECASE,
        ),
    ),
)
_ALL_ALIKE = re.compile(r"passenger|people|person|on board|aboard|человек|пассажир|люд", re.I)
_RUSSIANS = re.compile(r"russian|росси", re.I)

NO_WORD = "no_word_of_when"
TWO_WORDS = "words_of_two_stages"


def stage_of(claim: Claim) -> tuple[Stage, str]:
    """Return the point of the flight at which a claim counts people, and the words that say so."""
    said = [(stage, found[0]) for stage, words in _STAGES if (found := words.search(_text(claim)))]
    if len(said) == 1:
        return said[0]
    return Stage.SAID, TWO_WORDS if said else NO_WORD


def counted_people(claim: Claim) -> str:
    """Return which people a claim counts: `Russians`, `people`, or the report's own word."""
    count = claim.value.count
    words = (count.of if count is not None else None) or claim.value.of or ""
    if _RUSSIANS.search(words):
        return "Russians"
    return "people" if not words or _ALL_ALIKE.search(words) else words.casefold()


def _text(claim: Claim) -> str:
    return claim.quote.text
