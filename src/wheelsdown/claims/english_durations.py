"""How long a flight took, or stood on the ground, said in English.

In comes a `Scene`; out go statements of duration. First every amount of time is found ("an hour
and a half", "7h 40m", "fourteen-hour"), then the words around it tell whether it is that of a
flight: `OF_A_FLIGHT` has one pattern for each way.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wheelsdown.claims.english_counts import read_number
from wheelsdown.claims.english_modality import modality_of
from wheelsdown.claims.english_vehicles import FLIGHT, VEHICLE, Mover, mover_before
from wheelsdown.claims.english_verb_forms import any_form
from wheelsdown.claims.english_verbs_of_flying import FLIGHT_VERB, STAYING
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.statements import Scene, Statement, clause_at
from wheelsdown.model.report import ClaimType

LONGEST_FLIGHT_HOURS = 60
# "A 14-hour flight" is said of anything within half an hour of it, "50 minutes" within five.
ROOM_OF_HOURS_MINUTES = 30
ROOM_OF_MINUTES = 5

ABOUT = (
    r"(?:about|around|nearly|approximately|almost|over|just over|just under|more than|less than|"
    r"some|roughly|(?:a (?:little|bit) |slightly |just |well )?(?:more|less) than|a little over|a little under|well over|under|close to|upwards of|at least|"
    r"up to|a good|barely|only|just|exactly|an estimated)"
)
NUMBER = (
    r"(?:\d{1,2}(?:[.,]\d)?½?|½|half an|a couple of|an?|(?:twenty|thirty|forty|fifty|ninety|eighty|"
    r"seventy|sixty)(?:-\w+)?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|\d{2,3})"
)
AMOUNT = regex(
    rf"\b(?:(?P<about>{ABOUT})\s+)?(?:(?P<h>{NUMBER})(?:-odd)?(?P<half>\s+and a half|-and-a-half)?"
    rf"[\s-]?(?:hours?|hrs?|h)(?![a-z\d])(?P<half2>\s+and a half|\s+and change)?"
    rf"(?:(?:,?\s+and)?\s?(?P<m>{NUMBER})[\s-]?(?:minutes?|mins?|m)(?![a-z]))?|"
    rf"(?P<hh>\d{{1,2}})h(?P<mm>\d\d)\b|"
    rf"(?P<only>{NUMBER})[\s-](?:minutes?|mins?)(?![a-z]))(?P<long>-long)?",
    re.IGNORECASE,
)
TRIP = (
    rf"(?:{FLIGHT}|journeys?|trips?|crossing|voyage|odyssey|ordeal|leg|ride|hop|haul|routing|"
    r"flying time|air time|elapsed time)"
)
TOOK = (
    rf"(?:{any_form('last, take, run to, come to, go on for, go on, stretch to, drag on for, total')}|"
    r"(?:(?:was|is|were|been|be) )?(?:put at|given as|listed as|recorded as|estimated at|clocked at)|"
    r"was|is|were|been|be|clocked in at|of|amounted to|will run|should run|ran|runs|swallowed|:)"
)
A_TAKING_VERB = regex(rf"\b{TOOK}(?!\w)", re.IGNORECASE)
GROUND = r"(?:ground|tarmac|ramp|apron|runway)"
GROUND_TIME = (
    r"(?:ground time|turn-?around|turnaround time|flying time|flight time|journey time|block time|"
    r"time (?:on the ground|in the air|aloft)|flight duration|block|air time|airborne time|elapsed time|"
    r"stop-?over|layover|halt|stop|pause|wait|delay|turnround|total time|travel time|time en route)"
)
TIMED = regex(
    rf"\b(?:{GROUND_TIME}|(?:{TRIP})\b[^.;]{{0,90}}?)(?:\s(?:in|at) [^,.;]{{2,30}}?)?\s?"
    rf"{TOOK}\s+(?:a total of\s+)?$",
    re.IGNORECASE,
)
JUST_SAID = regex(rf"\b{GROUND_TIME}:?\s+$", re.IGNORECASE)
IT_TOOK = regex(
    r"\bit (?:has |had |will have |would have |will |would )?(?:took|takes|take|taken|been|was|"
    r"lasted|last|stood there for|sat there for|waited there for|stayed there for|"
    r"stood for|sat for|waited for|flew for)\s+(?:us |them |him |her |the \w+ )?$",
    re.IGNORECASE,
)
THE_PLANE = r"(?:on|in|inside|aboard) (?:(?:the|that|a|an) (?:[\w-]+ )?(?:plane|jet|aircraft|airplane|cabin)|it\b)"
ON_IT = (
    rf"(?:on the {GROUND}|there|on board|in the air|aloft|airborne|at the gate|{THE_PLANE}|"
    r"in (?:their|our) seats|in (?:hand)?cuffs|in chains|in shackles)"
)
ALOFT_FOR = regex(
    rf"\b(?:{any_form('fly, circle')}|(?:been|were|was) (?:aboard|on board|airborne|in the air|aloft)|"
    rf"(?:{any_form(STAYING)}|was|were|is|held|kept|parked|strapped|shackled)\s+"
    rf"(?:[\w-]+\s+){{0,3}}?{ON_IT}(?:,? (?:in|at|on) [^,.;]{{2,30}}?)?)"
    r",?\s+(?:for\s+)?(?:a total of\s+)?$",
    re.IGNORECASE,
)
SPENT = regex(rf"\b{any_form('spend')}\s+$", re.IGNORECASE)
OF_TRIP = regex(rf"\s+(?:[\w-]+\s+){{0,2}}?{TRIP}\b", re.IGNORECASE)
IN_THE_AIR = regex(
    rf"\s+(?:in the air|aloft|airborne|of flying|in flight|on the {GROUND}|at the gate|on the plane|"
    r"in irons|in (?:the )?(?:hand)?cuffs|in chains|in shackles|from (?:takeoff|door|gate|wheels)|"
    r"of (?:ground|flight|flying) time)\b",
    re.IGNORECASE,
)
IN_A_PLACE = regex(rf"\s+(?:on the {GROUND} )?(?:in|at)\s+(?:the\s+)?(?-i:[A-Z])", re.IGNORECASE)
# Nothing but the amount: "Four hours and change", "In total, eleven hours in irons".
OPENS = regex(
    r"^\W*(?:(?:in total|in all|all told|altogether|door to door|gate to gate|total|flight time|"
    r"ground time|(?:to|from) [^,.;]{2,30},)\s*[,:—–]?\s*)?$",
    re.IGNORECASE,
)
A_VERB = regex(r"\b(?:was|were|had|has|is|are|did|will|[a-z]{3,}ed|later|ago|before|after)\b")
NOT_THIS = regex(
    r"\s*(?:later|ago|before(?:hand)?(?!\s+(?:take-?off|departure|leaving|landing|boarding|the|it|they|we)\b)|"
    r"after(?:wards)?|earlier|prior|in advance|to go|notice|of notice|old)\b",
    re.I,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """An amount of time in its clause, with the words on either side."""

    scene: Scene
    clause: int
    start: int
    end: int
    before: str
    after: str

    @property
    def of_a_flight(self) -> bool:
        """Say whether the clause is of a flight, by its words or by what was told before."""
        return self.known or re.search(rf"\b{FLIGHT}\b", self.before, re.IGNORECASE) is not None

    @property
    def known(self) -> bool:
        """Say whether a flight has been told of."""
        return self.scene.flight_before or self.scene.flight_long_before


def _timed(one: Amount) -> bool:
    """ "The flight lasted", "ground time came to"."""
    timed = TIMED.search(one.before) or JUST_SAID.search(one.before)
    return one.of_a_flight and timed is not None


def _it_took(one: Amount) -> bool:
    """ "It took nine hours", "door to door it will have been some twenty hours"."""
    return one.known and IT_TOOK.search(one.before) is not None


def _aloft_for(one: Amount) -> bool:
    """ "It was on the ground for three hours", "we flew for seven"."""
    if ALOFT_FOR.search(one.before) is None:
        return False
    return mover_before(one.scene, one.clause, one.start) is not Mover.OTHER and one.of_a_flight


def _spent(one: Amount) -> bool:
    """ "The jet spent four hours on the ground"."""
    if SPENT.search(one.before) is None:
        return False
    stayed = IN_THE_AIR.match(one.after) or IN_A_PLACE.match(one.after)
    mover = mover_before(one.scene, one.clause, one.start)
    return stayed is not None and mover is Mover.FLIGHT


def _of_trip(one: Amount) -> bool:
    """ "The 14-hour flight", "a five-hour crossing"."""
    return OF_TRIP.match(one.after) is not None


def _in_the_air(one: Amount) -> bool:
    """ "Nine hours in the air", "eleven hours in irons"."""
    return one.of_a_flight and IN_THE_AIR.match(one.after) is not None


def _alone(one: Amount) -> bool:
    """ "Four hours and change": nothing but the amount, right after a flight was told of."""
    return (
        one.scene.flight_before
        and OPENS.match(one.before) is not None
        and A_VERB.search(one.after) is None
    )


OF_A_FLIGHT = (_timed, _it_took, _aloft_for, _spent, _of_trip, _in_the_air, _alone)


def find_durations(scene: Scene) -> Iterator[Statement]:
    """Return how long a flight took: "the 14-hour flight", "the journey lasted about 20 hours"."""
    text = scene.sentence.text
    taken: set[int] = set()
    for found in AMOUNT.finditer(text):
        minutes = minutes_of(found)
        index = clause_at(scene, found.start())
        if minutes is None or index is None or index in taken:
            continue
        clause = scene.clauses[index]
        one = Amount(
            scene=scene, clause=index, start=found.start(), end=found.end(),
            before=text[clause.start : found.start()], after=text[found.end() : clause.end],
        )  # fmt: skip
        rule = next((r for r in OF_A_FLIGHT if r(one)), None)
        other = any(v["other"] for v in VEHICLE.finditer(text, clause.start, clause.end))
        if found["hh"] and rule is not _timed:
            continue
        if rule is None or other or NOT_THIS.match(one.after):
            continue
        taken.add(index)
        yield _statement(one, found, minutes, rule.__name__.lstrip("_"))


def _statement(one: Amount, found: re.Match[str], minutes: int, rule: str) -> Statement:
    scene, text = one.scene, one.scene.sentence.text
    clause = scene.clauses[one.clause]
    start, end = clause.start, clause.end
    if rule in ("of_trip", "in_the_air") and re.search(rf"\b{FLIGHT_VERB}\b", one.before, re.I):
        start, end = _phrase(one, rule)
    verb = A_TAKING_VERB.search(text, clause.start, found.start())
    inside = [p for p in scene.places if start <= p.start < end]
    on_route = inside if re.search(r"\bfrom\s", text[start : found.end()]) else []
    return Statement(
        type=ClaimType.FLIGHT_DURATION, start=start, end=end, rule=rule,
        origin=on_route[0] if on_route else None,
        destination=on_route[-1] if len(on_route) > 1 else None, via=tuple(on_route[1:-1]),
        place=inside[0] if inside and not on_route else None,
        modality=modality_of(scene, clause.start, verb.span() if verb else found.span()),
        duration_minutes=range_of_minutes(found, minutes),
    )  # fmt: skip


def range_of_minutes(found: re.Match[str], minutes: int) -> tuple[int, int]:
    """Return least and most minutes that an amount is said of: "about" doubles the room."""
    room = ROOM_OF_HOURS_MINUTES if found["h"] and not found["m"] else ROOM_OF_MINUTES
    room *= 2 if found["about"] else 1
    return max(0, minutes - room), minutes + room


def _phrase(one: Amount, rule: str) -> tuple[int, int]:
    """Return "a 14-hour flight": the amount, its article and what it is of."""
    named = (OF_TRIP if rule == "of_trip" else IN_THE_AIR).match(one.after)
    article = re.search(r"\b(?:an?|the|its|their)\s+$", one.before)
    start = one.start - (len(article.group()) if article else 0)
    return start, one.end + (named.end() if named else 0)


def minutes_of(found: re.Match[str]) -> int | None:
    """Return the amount in minutes; nothing where its words make no number or no flight's."""
    if found["only"]:
        amount = _number(found["only"])
        return None if not amount else int(amount)
    if found["hh"]:
        return 60 * int(found["hh"]) + int(found["mm"])
    hours = _number(found["h"])
    rest = _number(found["m"]) if found["m"] else 0.0
    if hours is None or rest is None or not hours + rest or hours > LONGEST_FLIGHT_HOURS:
        return None
    half = found["half"] or (found["half2"] or "").strip() == "and a half"
    return int(60 * hours + (30 if half else 0) + rest)


def _number(words: str) -> float | None:
    words = words.lower().replace(",", ".")
    if words in ("half an", "½"):
        return 0.5
    if words == "a couple of":
        return 2.0
    if words in ("a", "an"):
        return 1.0
    half = 0.5 if words.endswith("½") else 0.0
    words = words.rstrip("½")
    return float(words) + half if words[0].isdigit() else _spelled(words)


def _spelled(words: str) -> float | None:
    number = read_number(words)
    return None if number is None else float(number)
