"""Flights of the register and rules of counting in words, for findings and for event pages.

In: a flight or a rule's count. Out: `Bilingual` fragments.
"""

from collections.abc import Sequence
from datetime import date

from babel.dates import format_date

from wheelsdown.model.bilingual import Bilingual, Language
from wheelsdown.model.event import FlightKind, RegisteredFlight, RuleCount
from wheelsdown.places.gazetteer import place_of_key
from wheelsdown.verdicts.counting_rules import KINDS
from wheelsdown.wording.catalogue import both


def flight_words(flight: RegisteredFlight) -> Bilingual:
    """Return a flight by its day, and how it is known: "27 August 2025 (in the record)"."""
    if flight.kind is FlightKind.COUNTED_ONLY:
        known = both("register.counted_only", source=flight.source or "?")
    else:
        known = both("register.in_record" if flight.legs else "register.reported")
    return both("register.flight", days=days_words(flight.days), known=known)


def flights_words(flights: Sequence[RegisteredFlight]) -> Bilingual:
    """Return several flights, in the order given."""
    said = [flight_words(flight) for flight in flights]
    return Bilingual(en=", ".join(w.en for w in said), ru=", ".join(w.ru for w in said))


def days_words(days: tuple[date, date]) -> Bilingual:
    """Return a day, a month or a year, or else the first and last day."""
    return Bilingual(en=_days(days, "en"), ru=_days(days, "ru"))


def rule_words(count: RuleCount, country: str) -> Bilingual:
    """Return what a rule counts: "mass flights to Russia since June 2025"."""
    kind, period = count.rule.removesuffix("_with_counted_only").split("_", 1)
    assert kind in KINDS
    since = days_words((count.since, count.since))
    if period == "since_named_month":
        since = Bilingual(en=_month(count.since, "en"), ru=_month(count.since, "ru"))
    when = both(f"register.period_{period}", since=since, year=str(count.since.year))
    return both(
        "register.rule",
        kind=both(f"register.kind_{kind}"),
        country=country_words(country),
        period=when,
    )


def country_words(country: str) -> Bilingual:
    """Return the name of a country in both languages; its code where it has none."""
    place = place_of_key(f"country:{country}")
    if place is None:
        return Bilingual(en=country, ru=country)
    return Bilingual(en=place.en, ru=place.ru or place.en)


def _days(days: tuple[date, date], language: Language) -> str:
    first, last = days
    if first == last:
        return format_date(first, "d MMMM y", locale=language)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return _month(first, language)
    return f"{_days((first, first), language)} – {_days((last, last), language)}"


def _month(day: date, language: Language) -> str:
    return format_date(day, "LLLL y", locale=language)
