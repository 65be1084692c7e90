"""Rules for counting flights on the register, and which of them a report's words name or allow.

In: a register, one of its flights, and the words in which a report counts. Out: `RuleCount`s: how
many flights each rule counts up to that one, at least and at most, and which flights those are.

A rule is a period and a kind of flight, always to one country of destination:

- `since_named_month`: from the first month in which the report places an earlier flight
- `under_administration`: from 20 January 2025, where the report counts under Trump
- `calendar_year`: from 1 January of the year of this flight
- `past_year`: in the 365 days up to this flight
- `on_register`: from the first flight on the register

each with `mass` flights only, or `all` of them. Beside them stands `with_counted_only`: also the
flights that are known from somebody's count alone. It explains; it never supports.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wheelsdown.model.event import FlightKind, RegisteredFlight, RuleCount

TRUMP_TOOK_OFFICE = date(2025, 1, 20)
"""Of the second term, the one that reports of 2025 and 2026 mean."""

YEAR = timedelta(days=365)

_SAYS_MASS = re.compile(r"\b(mass|charter\w*|special)\b|массов|чартер|спецрейс", re.IGNORECASE)
_SAYS_YEAR = re.compile(
    r"\b(this|in the) year\b|\bof (the year|20\d\d)\b|\bin 20\d\d\b"
    r"|в (этом|текущем|20\d\d)\b.{0,6}год|с начала года",
    re.IGNORECASE,
)
_SAYS_PAST_YEAR = re.compile(
    r"\b(past|last) (year|twelve months|12 months)\b|\bin a year\b|за (последний )?год\b",
    re.IGNORECASE,
)
_SAYS_ADMINISTRATION = re.compile(
    r"trump\W+(administration|presidency)|under trump|администраци\w+ (\w+ )?трампа|при трампе",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """How a report counts: its words, and the first day of the earliest month it names."""

    text: str
    named_month: date | None = None


def since_named_month(words: Words, flight: RegisteredFlight) -> date | None:
    """From the first month in which the report places an earlier flight."""
    begin = words.named_month
    return begin if begin is not None and begin <= flight.days[0] else None


def under_administration(words: Words, flight: RegisteredFlight) -> date | None:
    """From the day an administration named in the words took office."""
    del flight
    return TRUMP_TOOK_OFFICE if _SAYS_ADMINISTRATION.search(words.text) else None


def calendar_year(words: Words, flight: RegisteredFlight) -> date | None:
    """From 1 January of the year in which the flight arrived."""
    del words
    return date(flight.days[1].year, 1, 1)


def past_year(words: Words, flight: RegisteredFlight) -> date | None:
    """In the 365 days up to the flight."""
    del words
    return flight.days[1] - YEAR


def on_register(words: Words, flight: RegisteredFlight) -> date | None:
    """From the first flight that the register has."""
    del words, flight
    return date.min


Period = Callable[[Words, RegisteredFlight], date | None]

PERIODS: tuple[Period, ...] = (
    since_named_month,
    under_administration,
    past_year,
    calendar_year,
    on_register,
)
STATED: dict[str, re.Pattern[str]] = {
    "calendar_year": _SAYS_YEAR,
    "past_year": _SAYS_PAST_YEAR,
    "under_administration": _SAYS_ADMINISTRATION,
}
KINDS: dict[str, frozenset[FlightKind]] = {
    "mass": frozenset({FlightKind.MASS}),
    "all": frozenset({FlightKind.MASS, FlightKind.OTHER}),
}


def allowed_rules(words: Words) -> tuple[str, ...]:
    """Return the names of the rules that the words state, or, where they state none, allow.

    A report that places earlier flights in months states its beginning by that. "Mass", "charter"
    and "special" state mass flights; a report that says neither allows both.
    """
    stated = {name for name, said in STATED.items() if said.search(words.text)}
    if words.named_month is not None and not stated - {"under_administration"}:
        stated.add("since_named_month")
    periods = [p.__name__ for p in PERIODS if not stated or p.__name__ in stated]
    kinds = ["mass"] if _SAYS_MASS.search(words.text) else list(KINDS)
    return tuple(f"{kind}_{period}" for period in periods for kind in kinds)


def count_flights(
    register: Sequence[RegisteredFlight], flight: RegisteredFlight, words: Words
) -> tuple[RuleCount, ...]:
    """Return what every rule that applies counts up to `flight`, in the order of `PERIODS`.

    A flight that could be earlier or later than this one, in the period or before it, or whose
    kind or country is not known, is in doubt: it is in `at_most` only.
    """
    return tuple(
        _count(f"{kind}_{period.__name__}", begin, kinds, register, flight)
        for period in PERIODS
        if (begin := period(words, flight)) is not None
        for kind, kinds in KINDS.items()
    )


def with_counted_only(
    counts: Sequence[RuleCount], register: Sequence[RegisteredFlight], flight: RegisteredFlight
) -> tuple[RuleCount, ...]:
    """Return the counts that also take in flights known from somebody's count alone."""
    hidden = [
        other
        for other in register
        if other.kind is FlightKind.COUNTED_ONLY
        and other.destination == flight.destination
        and other.days[0] <= flight.days[1]
    ]
    return tuple(
        RuleCount(
            rule=f"{count.rule}_with_counted_only",
            at_least=count.at_least,
            at_most=count.at_most + len(more),
            since=count.since,
            flights=(*more, *count.flights),
        )
        for count in counts
        if (more := [other for other in hidden if other.days[1] >= count.since])
    )


def _count(
    rule: str,
    begin: date,
    kinds: frozenset[FlightKind],
    register: Sequence[RegisteredFlight],
    flight: RegisteredFlight,
) -> RuleCount:
    sure: list[RegisteredFlight] = []
    doubtful = 0
    for other in register:
        if other.event == flight.event or other.kind is FlightKind.COUNTED_ONLY:
            continue
        answers = (
            _earlier(other, flight),
            _since(other, begin),
            _of(other, kinds),
            None if other.destination is None else other.destination == flight.destination,
        )
        if all(answers):
            sure.append(other)
        elif False not in answers:
            doubtful += 1
    return RuleCount(
        rule=rule,
        at_least=len(sure) + 1,
        at_most=len(sure) + doubtful + 1,
        since=begin,
        flights=(*sure, flight),
    )


def _of(other: RegisteredFlight, kinds: frozenset[FlightKind]) -> bool | None:
    """A flight of unknown kind is one of all flights; whether a mass flight, nobody has said."""
    if other.kind is FlightKind.UNKNOWN:
        return True if FlightKind.OTHER in kinds else None
    return other.kind in kinds


def _earlier(other: RegisteredFlight, flight: RegisteredFlight) -> bool | None:
    if other.days[1] < flight.days[0]:
        return True
    return False if other.days[0] > flight.days[1] else None


def _since(other: RegisteredFlight, begin: date) -> bool | None:
    if other.days[0] >= begin:
        return True
    return False if other.days[1] < begin else None
