"""Numbers of passengers that are said rather than carried: answers, lists, corrections.

In comes a `Number` in its clause; out go the words that say how many were on a flight told of
before: "A: Forty, maybe fifty", "there were several dozen Russians", "the correct number is 49".
"""

import re
from dataclasses import dataclass

from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.english_aboard_words import (
    A_VERB,
    HAS_IT,
    LIST_ENTRY,
    NUMBER_PUT_AT,
    OF_THEM,
    OF_US,
    ON_BOARD,
    ON_BOARD_COLON,
    RIGHT_NUMBER,
    SPEAKS_OF,
    THERE_WERE,
    WE_WERE,
)
from wheelsdown.claims.english_vehicles import VEHICLE
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number in its clause: the words before and after it, and the people it counts."""

    scene: Scene
    clause: int
    hit: CountHit
    start: int
    end: int
    before: str
    after: str
    noun: re.Match[str] | None

    @property
    def ends_clause(self) -> bool:
        """Say whether nothing follows the number and whom it counts."""
        return not self.after[self.noun.end() if self.noun else 0 :].strip(' .,!”"')

    @property
    def with_another_vehicle(self) -> bool:
        """Say whether its clause speaks of a bus, a ship or a train."""
        text = self.scene.sentence.text
        return any(v["other"] for v in VEHICLE.finditer(text, self.start, self.end))


Counted = tuple[int, str | None, int]
"""Where the phrase ends, who is counted and where the verb is."""


def noun_of(number: Number) -> str | None:
    """Return the people whom a number counts, in the report's words."""
    return number.noun["noun"] if number.noun else None


def put_at(number: Number) -> Counted | None:
    """ "Put the number of Russians at about 50"."""
    hit, text = number.hit, number.scene.sentence.text
    put = NUMBER_PUT_AT.search(text[max(0, hit.start - 90) : hit.start])
    return (hit.end, noun_of(number), hit.start) if put and number.scene.flight_before else None


def there_were(number: Number) -> Counted | None:
    """ "There were several dozen Russians", "there were about a hundred of us"."""
    hit = number.hit
    if not number.scene.flight_before or not THERE_WERE.search(number.before.strip('“" ') + " "):
        return None
    if of_us := OF_US.match(number.after):
        return hit.end + of_us.end(), None, hit.start
    if number.noun is None:
        bare = NOT_SO_MANY.match(number.after) and is_a_planeload(hit)
        return (hit.end, None, hit.start) if bare else None
    if not number.ends_clause:
        return None
    return hit.end + number.noun.end(), noun_of(number), hit.start


# "There were 66, not 96".
NOT_SO_MANY = regex(r"(?:,\s+(?:not|and not|rather than)\b.*)?[\s.,!”\"]*$")


# So many at the least are the passengers of a flight, and not some of them.
LEAST_OF_A_PLANELOAD = 10


def is_a_planeload(hit: CountHit) -> bool:
    """Say whether a number can be that of all the passengers."""
    return (hit.count.maximum or LEAST_OF_A_PLANELOAD) >= LEAST_OF_A_PLANELOAD


def listed_item(number: Number) -> Counted | None:
    """ "Leipzig → Tbilisi, 62 returnees": an entry of a list of flights."""
    hit, text = number.hit, number.scene.sentence.text
    entry = LIST_ENTRY.search(text[: hit.start]) is not None and number.noun is not None
    if not entry or number.noun is None or A_VERB.search(text[: hit.start]):
        return None
    rest = text[hit.end + number.noun.end() :]
    if not re.match(r"\s*(?:$|[,;.)])", rest):
        return None
    return hit.end + number.noun.end(), noun_of(number), hit.start


def of_them(number: Number) -> Counted | None:
    """ "Eleven of them in the back rows": a part of those told of, on a flight told of."""
    part = OF_US.match(number.after)
    aboard = ON_BOARD.match(number.after, part.end()) if part else None
    if aboard is None or not (number.scene.flight_before or number.scene.flight_long_before):
        return None
    if not re.match(r"\s*(?:$|[,;.—–”\"])", number.after[aboard.end() :]):
        return None
    return number.hit.end + aboard.end(), None, number.hit.start


# "A: Around ninety, I think": what an answer says beside its number.
ANSWER_WORDS = regex(
    r"^\s*[“\"]?(?:[A-Z][\w.’' ]{0,40}:|A\.|—|–|-)\s+[“\"]?|,?\s*\b(?:I think|I(?:'d| would) say|I guess|I believe|in all|altogether|"
    r"by my count|at most|at least|passengers?|people|persons?|of us|of them|well|oh)\b,?",
    re.IGNORECASE,
)


def answer(number: Number) -> Counted | None:
    """ "Twelve to fifteen of them": an answer of a number alone, on a flight told of."""
    part = OF_THEM.match(number.after)
    whole = ANSWER_WORDS.sub("", number.scene.sentence.text).strip(' .,!”"“')
    many = number.hit.count.best is None or is_a_planeload(number.hit)
    said = whole == number.hit.count.text and many
    if said and number.scene.flight_before:
        return number.hit.end, None, number.hit.start
    if part is None or number.before.strip('“" —–A.:') or not number.scene.flight_before:
        return None
    if number.after[part.end() :].strip(' .,!”"'):
        return None
    return number.hit.end + part.end(), None, number.hit.start


def spoken_of(number: Number) -> Counted | None:
    """ "The police speak of more than 60 Afghans", "the ministry has no fewer than 80"."""
    # "The police speak of …" may be words that credit, and end the clause before.
    before = number.scene.sentence.text[: number.hit.start]
    spoken = SPEAKS_OF.search(before)
    has = HAS_IT.search(before) and number.hit.count.best is None
    if not number.scene.flight_before or not (spoken or has) or not number.ends_clause:
        return None
    if number.noun is None and not has:
        return None
    end = number.hit.end + (number.noun.end() if number.noun else 0)
    return end, noun_of(number), number.hit.start


def bare_number(number: Number) -> Counted | None:
    """ "We were perhaps a hundred", "the correct number is 49"."""
    said = WE_WERE.search(number.before) or RIGHT_NUMBER.search(number.before)
    if not said or not number.scene.flight_before or ALL_TOLD.sub("", number.after).strip(' .,!”"'):
        return None
    return number.hit.end, None, number.hit.start


ALL_TOLD = regex(r"^\s+(?:in all|altogether|all told|in total|of us)\b", re.IGNORECASE)


def listed(number: Number) -> Counted | None:
    """ "On board: 58 persons", "a later version has 71 deportees"."""
    hit = number.hit
    if number.noun is None or not number.scene.flight_long_before or not number.ends_clause:
        return None
    if ON_BOARD_COLON.search(number.before):
        return number.end, noun_of(number), hit.start
    if HAS_IT.search(number.before):
        return hit.end + number.noun.end(), noun_of(number), hit.start
    return None
