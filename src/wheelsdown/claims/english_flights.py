"""What else English reports say of a flight: which of a series, what aircraft, how long.

In comes a `Scene`; out go `Statement`s. `find_statements` is the list of everything that this
language's rules find, in the order in which they are tried.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from wheelsdown.claims.english_aboard_words import NOUN_AFTER
from wheelsdown.claims.english_aircraft import (
    find_aircraft,
    find_operated,
    with_registration,
)
from wheelsdown.claims.english_composition import find_composition
from wheelsdown.claims.english_durations import find_durations
from wheelsdown.claims.english_flying_people import REMOVED
from wheelsdown.claims.english_movement_places import with_other_ends
from wheelsdown.claims.english_movements import find_movements
from wheelsdown.claims.english_occurrences import find_occurrences
from wheelsdown.claims.english_passengers import find_passengers
from wheelsdown.claims.english_routes import (
    find_nouns_of_moving,
    find_route_lines,
    find_routes_named,
    find_sendings,
)
from wheelsdown.claims.english_series import find_ordinals, find_previous
from wheelsdown.claims.english_transfers import find_transfers
from wheelsdown.claims.patterns import regex
from wheelsdown.claims.sentences import may_speak_of, word_set
from wheelsdown.claims.statements import Scene, Statement
from wheelsdown.model.report import ClaimType

ABOARD_WORDS = word_set(
    """
    none most some all several half both one two three four five six seven eight nine ten
    eleven twelve thirteen fourteen fifteen twenty thirty forty these them youngest oldest
    returnees nobody everyone majority among is are was were people person persons passenger
    passengers deportees migrants immigrants detainees citizens nationals men women children
    individuals seekers prisoners adults families aboard board boarded carrying carried carry
    carries there us manifest rest others those number total figure count toll who how
    """
)
FLIGHT_WORDS = word_set(
    """
    flight flights plane planes airplane airplanes aeroplane aeroplanes aircraft jet jets
    jetliner jetliners airliner airliners charter charters one ones previous earlier prior
    run runs shuttle first seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth
    fifteenth sixteenth seventeenth eighteenth nineteenth twentieth return group lot batch sortie
    layover attempt third fourth fifth second sixth such
    transfer operation rotation tail frame airframe machine bird same no number stopover landing
    kind such last week month earlier before
    boeing airbus gulfstream removal deportation repatriation expulsion kind crossing journey
    trip leg
    """
)

# Each with the words without one of which it finds nothing; None: it looks for itself.
FINDERS: tuple[tuple[Callable[[Scene], Iterator[Statement]], frozenset[str] | None], ...] = (
    (find_movements, None),
    (find_passengers, None),
    (
        find_transfers,
        word_set(
            """
    separated parted split peeled transferred moved switched shifted taken put escorted led
    brought changed changing switching boarding boarded placed loaded forced walked swapped
    change switch swap transfer passed handed marched driven bused go went going board catch caught
    take join joined hustled bundled decanted transshipped transhipped rebooked connected connecting
    transferring walk lead leads move moves divided shuttled herded ushered removed made make
    connection cross crossed rushed
    """
        ),
    ),
    (find_composition, ABOARD_WORDS),
    (find_ordinals, None),
    (find_previous, None),
    (
        find_occurrences,
        word_set(
            """
    resumes restarted proceeded off forward carried completed operated scrapped postponed aborted
    suspended halted grounded put delayed anticipated foreseen envisaged preparation works pipeline
    books cards due being booked there pencilled penciled follow going abandoned dropped shelved axed
    blocked stopped prevented rescheduled organised organized arranged approved authorised authorized
    scrubbed staged mounted came went
    resume resumed cancelled canceled called place happened occurred ahead out conducted
    planned scheduled expected set slated
    """
        ),
    ),
    (find_aircraft, None),
    (find_operated, None),
    (find_durations, word_set("hour hours minute minutes hrs hr mins min h time block duration")),
    (find_routes_named, FLIGHT_WORDS),
    (find_route_lines, None),
    (
        find_nouns_of_moving,
        frozenset(["departure", "takeoff", "take", "arrival", "landing", "touchdown"]),
    ),
    (find_sendings, None),
)


MOVES = frozenset(
    {
        ClaimType.FLIGHT_DEPARTURE,
        ClaimType.FLIGHT_ARRIVAL,
        ClaimType.FLIGHT_STOP,
        ClaimType.FLIGHT_ROUTE,
    }
)


# What flew before is history.
FIRST_YEAR = 1990


def _beside_a_movement(scene: Scene, one: Statement, found: list[Statement]) -> Statement:
    """Quote "fifty-two men" alone where the whole clause tells that they were brought to Cairo."""
    if (
        one.type is not ClaimType.FLIGHT_PASSENGERS
        or one.count is None
        or one.rule != "counted_aboard"
    ):
        return one
    same = any(
        s.type in MOVES and s.start == one.start and abs(s.end - one.end) <= SAME_CLAUSE_CHARACTERS
        for s in found
    )
    noun = NOUN_AFTER.match(scene.sentence.text, one.count.end)
    if not same or noun is None:
        return one
    start, end = one.count.start, min(noun.end(), one.end)
    return replace(one, start=start, end=end,
                   times=tuple(t for t in one.times if start <= t.start < end))  # fmt: skip


SAME_CLAUSE_CHARACTERS = 2


# A clause on an earlier flight says all of these at once.
TOLD_OF_ANOTHER = (ClaimType.FLIGHT_PREVIOUS, ClaimType.FLIGHT_OCCURRENCE)
ANOTHER_FLIGHT = frozenset({"same_aircraft", "last_such", "earlier_flights_did"})


def _with_number(one: Statement, found: list[Statement]) -> Statement:
    """Give an earlier flight the number of those it carried: "the eighth, on July 21, carried 23"."""
    aboard = (s for s in found if s.type is ClaimType.FLIGHT_PASSENGERS and _lies_in(s, one))
    counted = next((s for s in aboard if s.count is not None), None)
    return replace(one, count=counted.count, of=counted.of) if counted and not one.count else one


def _lies_in(one: Statement, other: Statement) -> bool:
    told = (*TOLD_OF_ANOTHER, ClaimType.FLIGHT_PASSENGERS)
    moves = one.type in MOVES or one.type in told
    return moves and other.start <= one.start and one.end <= other.end


def _ends_in(one: Statement, other: Statement) -> bool:
    """ "The plane landing in Cairo" and "landing in Cairo" are said at once: the longer words hold.

    "An emergency landing in Athens" is a stop, and no landing besides.
    """
    halt = other.type is ClaimType.FLIGHT_STOP and one.type is ClaimType.FLIGHT_ARRIVAL
    return (
        (one.type is other.type or halt)
        and one.type in MOVES
        and one.end == other.end
        and (one.start > other.start or (halt and one.start == other.start))
        and one.place == other.place
    )


def _said_once(found: list[Statement]) -> list[Statement]:
    """Return what is found with every stay said once: as a stop where its place is named.

    "It stood on the ground in Honduras for three hours" is a stop; "it stood there for three
    hours" and "the stop in Shannon lasted an hour" say how long.
    """
    lasted = {(s.start, s.end): s for s in found if s.type is ClaimType.FLIGHT_DURATION}
    stops = [s for s in found if s.type is ClaimType.FLIGHT_STOP and (s.start, s.end) in lasted]
    dropped = [
        s if s.place is None or lasted[s.start, s.end].rule == "timed" else lasted[s.start, s.end]
        for s in stops
    ]
    return [s for s in found if not any(s is one for one in dropped)]


# Flights that travellers buy seats on, unless somebody removed is said to be on them.
OF_TRAVELLERS = regex(
    r"\b(?:Ryanair|easyJet|Wizz|Jet2|Vueling|Flydubai|low-cost|holiday|tourist|sightseeing|"
    r"scheduled (?:\w+ ){0,3}?(?:flight|service)|regular (?:\w+ ){0,2}?(?:flight|service))\b"
)
# Whose places stand anywhere in their words.
ENDS_ARE_FILLED = frozenset(
    {ClaimType.FLIGHT_ROUTE, ClaimType.FLIGHT_TRANSFER, ClaimType.FLIGHT_OCCURRENCE}
)
# "If it had stopped in Tehran, somebody would have seen it" says that nothing happened.
COUNTERFACTUAL = regex(
    r"\W*(?:if|had)\s+(?:[\w'’-]+\s+){1,4}?(?:had\s+)?(?:\w+\s+)?\w+[^.;]*,\s(?:[\w'’-]+\s+){1,4}?"
    r"(?:would|could|might|should)(?:n't| not)? have\b",
    re.IGNORECASE,
)


def find_flights(scene: Scene) -> tuple[Statement, ...]:
    """Return everything the sentence says of a flight, in the order of the text."""
    if any(t.year is not None and t.year < FIRST_YEAR for t in scene.times):
        return ()
    if COUNTERFACTUAL.match(scene.sentence.text):
        return ()
    found = [
        statement
        for finder, words in FINDERS
        if words is None or may_speak_of(scene.sentence, words)
        for statement in finder(scene)
    ]
    found = _said_once(found)
    again = [s for s in found if s.rule in ANOTHER_FLIGHT]
    found = [_beside_a_movement(scene, s, found) for s in found]
    found = [_with_number(s, found) if s in again else s for s in found]
    found = [
        s for s in found if s.rule in ANOTHER_FLIGHT or not any(_lies_in(s, one) for one in again)
    ]
    ordinary = OF_TRAVELLERS.search(scene.sentence.text) and not REMOVED.search(scene.sentence.text)
    moved = [s for s in found if s.type in MOVES and not ordinary]
    found = [*with_registration(scene, moved), *(s for s in found if s.type not in MOVES)]
    found = [s for s in found if not any(_ends_in(s, one) for one in found)]
    found = [with_other_ends(scene, s) if s.type in ENDS_ARE_FILLED else s for s in found]
    unique = {(s.type, s.start, s.end): s for s in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.type)))
