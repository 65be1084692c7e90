"""The register: which flight in a row, under which rule, and why two counts differ."""

from dataclasses import replace
from datetime import date

import pytest

from claim_notation import arrived, departed, place, said, stopped
from record_notation import between, legs, minute
from wheelsdown.desk.register import country_said, days_of, read_flight
from wheelsdown.itineraries.search import find_itineraries
from wheelsdown.model.event import FlightKind, RegisteredFlight
from wheelsdown.model.provenance import Problem
from wheelsdown.model.report import Claim, ClaimType, ClaimValue
from wheelsdown.model.verdict import Finding, Rating, Verdict
from wheelsdown.verdicts.constraints import constraints_of
from wheelsdown.verdicts.counting_rules import (
    KINDS,
    PERIODS,
    Words,
    allowed_rules,
    count_flights,
)
from wheelsdown.verdicts.events import group_events
from wheelsdown.verdicts.judging import judge
from wheelsdown.verdicts.register import register_of
from wheelsdown.verdicts.register_words import rule_words

ROWS = """
    june      2025-06              RU mass
    august    2025-08-27           RU mass
    december  2025-12-09           RU mass
    january   2026-01-26           RU mass
    march     2026-03/2026-03-12   MD other
    hidden    2025/2025-12-06      RU counted_only
"""
DECEMBER = legs("""
    ~N1AX KIWA 12-07T19:05 KBWI 12-07T23:10 B763
    ~N1AX KBWI 12-08T01:30 HECA 12-08T12:26 B763
    ~SUGB HECA 12-08T16:29 UUDD 12-08T23:39 A333
""")
TOLD = (
    departed("KIWA", between("12-07T18:30", "12-07T19:30")),
    stopped("HECA"),
    arrived("UUDD", minute("12-08T23:39")),
)


def register(rows: str) -> tuple[RegisteredFlight, ...]:
    names = ("event", "date", "to", "kind")
    read = [read_flight(dict(zip(names, line.split(), strict=True))) for line in rows.split("\n")
            if line.strip()]  # fmt: skip
    return tuple(flight for flight in read if isinstance(flight, RegisteredFlight))


KNOWN = register(ROWS)


def ordinal(number: int, words: str) -> Claim:
    return said(ClaimType.FLIGHT_ORDINAL, ClaimValue(ordinal=number, of=words))


def previous(*spans: tuple[str, str]) -> Claim:
    return said(ClaimType.FLIGHT_PREVIOUS, ClaimValue(), *(between(a, b) for a, b in spans))


def verdict(flights: tuple[RegisteredFlight, ...], *claims: Claim) -> Verdict:
    """Return the verdict on the last claim."""
    told = (*TOLD, *claims)
    searched = [(e, find_itineraries(DECEMBER, constraints_of(e))) for e in group_events(told)]
    return judge(told, searched, DECEMBER, flights).checked[-1].verdict


def finding(flights: tuple[RegisteredFlight, ...], *claims: Claim) -> Finding:
    return verdict(flights, *claims).findings[0]


JUNE_AND_AUGUST = previous(("06-01T00:00", "08-31T23:59"))


def test_the_third_since_june():
    found = verdict(KNOWN, JUNE_AND_AUGUST, ordinal(3, "such charter plane"))
    assert (found.rating, found.by) == (Rating.SUPPORTED, "register_shows_it")
    assert found.findings[0].recorded["rule"] == "mass_since_named_month"
    assert "June 2025 (reported)" in found.reason.en
    assert "июнь 2025" in found.reason.ru


def test_the_fourth_is_not_shown_and_the_hidden_flight_is_told():
    found = verdict(KNOWN, ordinal(4, "such charter flight this year"))
    assert found.rating is Rating.INCONCLUSIVE
    assert "also counts a flight that nobody has dated" in found.reason.en


def test_a_calendar_year_begins_anew():
    january = next(flight for flight in KNOWN if flight.event == "january")
    counts = {c.rule: c.exact for c in count_flights(KNOWN, january, Words(text=""))}
    assert (counts["mass_calendar_year"], counts["mass_past_year"]) == (1, 4)


def test_fourth_and_fifth_in_january():
    january = next(flight for flight in KNOWN if flight.event == "january")
    words = Words(text="массовый рейс за последний год")
    exact = {
        c.exact for c in count_flights(KNOWN, january, words) if c.rule in allowed_rules(words)
    }
    assert exact == {4}


def test_an_empty_register_shows_no_first():
    assert verdict((), ordinal(1, "such flight")).rating is Rating.INCONCLUSIVE


def test_an_empty_register_shows_no_third():
    assert verdict((), ordinal(3, "such flight")).rating is Rating.INCONCLUSIVE


def test_a_flight_of_unknown_kind_leaves_mass_flights_open():
    flights = register("june 2025-06 RU mass\naugust 2025-08-27 RU unknown")
    mass = finding(flights, ordinal(3, "such mass flight"))
    assert mass.points_to is Rating.INCONCLUSIVE
    assert finding(flights, ordinal(3, "such flight")).points_to is Rating.SUPPORTED


def test_flights_to_another_country_do_not_count():
    flights = register("june 2025-06 RU mass\naugust 2025-08-27 MD mass")
    assert finding(flights, ordinal(3, "such flight")).points_to is Rating.INCONCLUSIVE


def test_earlier_flights_in_the_months_said():
    assert verdict(KNOWN, JUNE_AND_AUGUST).rating is Rating.SUPPORTED
    assert verdict(KNOWN, previous(("06-01T00:00", "07-31T23:59"))).rating is Rating.INCONCLUSIVE


def test_a_log_adds_its_legs_to_what_the_hand_says():
    logged = tuple(replace(leg, group="december") for leg in DECEMBER)
    merged = {flight.event: flight for flight in register_of(KNOWN, logged)}
    assert len(merged["december"].legs) == 3
    assert merged["december"].kind is FlightKind.MASS


def test_a_log_alone_is_on_the_register():
    (flight,) = register_of((), tuple(replace(leg, group="x") for leg in DECEMBER))
    assert (flight.destination, flight.origin, flight.days[0]) == ("RU", "US", date(2025, 12, 9))


@pytest.mark.parametrize(
    ("words", "rules"),
    [
        ("third such charter this year", ("mass_calendar_year",)),
        ("третий рейс за последний год", ("mass_past_year", "all_past_year")),
        ("third under the Trump administration", ("mass_under_administration",
                                                  "all_under_administration")),
    ],
)  # fmt: skip
def test_words_state_a_rule(words, rules):
    assert allowed_rules(Words(text=words)) == rules


def test_every_rule_has_words_in_both_languages():
    january = next(flight for flight in KNOWN if flight.event == "january")
    words = Words(text="under the Trump administration", named_month=date(2025, 6, 1))
    counts = count_flights(KNOWN, january, words)
    assert len(counts) == len(PERIODS) * len(KINDS)
    for count in counts:
        said_of = rule_words(count, "RU")
        assert "Russia" in said_of.en and "Росси" in said_of.ru


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("2025-06", (date(2025, 6, 1), date(2025, 6, 30))),
        ("2025", (date(2025, 1, 1), date(2025, 12, 31))),
        ("2025-06/2025-08-02", (date(2025, 6, 1), date(2025, 8, 2))),
        ("June", None),
        ("2025-08/2025-06", None),
    ],
)
def test_dates_of_the_register(words, days):
    assert days_of(words) == days


@pytest.mark.parametrize(
    ("words", "country"), [("RU", "RU"), ("Россия", "RU"), ("UUDD", "RU"), ("nowhere", None)]
)
def test_places_of_the_register(words, country):
    assert country_said(words) == country


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ({"event": "x", "date": "soon"}, "register_date_unreadable"),
        ({"event": "x", "date": "2025", "kind": "huge"}, "register_kind_unknown"),
        ({"event": "x", "date": "2025", "to": "nowhere"}, "register_place_unknown"),
    ],
)
def test_a_row_that_cannot_be_used_is_a_problem(row, code):
    found = read_flight(row)
    assert isinstance(found, Problem) and found.code == code


def test_an_itinerary_that_ends_elsewhere_is_not_counted():
    to_cairo = (*TOLD[:2], said(ClaimType.FLIGHT_ARRIVAL, ClaimValue(place=replace(
        place("OKKK"), country="KW"))), ordinal(3, "such flight"))  # fmt: skip
    searched = [
        (e, find_itineraries(DECEMBER[:2], constraints_of(e))) for e in group_events(to_cairo)
    ]
    checked = judge(to_cairo, searched, DECEMBER[:2], KNOWN).checked[-1]
    assert checked.verdict.rating is not Rating.SUPPORTED
