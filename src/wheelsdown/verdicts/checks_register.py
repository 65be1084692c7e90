"""Checks of "the third such flight" and "earlier flights in June", against the register.

In: a case and a claim. Out: a finding, or nothing where the check does not apply.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.model.bilingual import Bilingual
from wheelsdown.model.event import FlightKind, RegisteredFlight, RuleCount
from wheelsdown.model.report import Claim, ClaimType
from wheelsdown.model.verdict import Finding, Rating
from wheelsdown.verdicts.case import Case
from wheelsdown.verdicts.checks_endpoints import evidence_of
from wheelsdown.verdicts.counting_rules import (
    Words,
    allowed_rules,
    count_flights,
    with_counted_only,
)
from wheelsdown.verdicts.events import NARROW, claimed_time, width, zone_said
from wheelsdown.verdicts.phrases import zone_of
from wheelsdown.verdicts.register import country_of, days_in, flight_of_event
from wheelsdown.verdicts.register_words import flight_words, flights_words, rule_words
from wheelsdown.wording.catalogue import both

LONGEST_MONTH = timedelta(days=31)
"""A named time longer than this names more than one month."""


def check_ordinal(case: Case, claim: Claim) -> Finding | None:
    """The ordinal said must be what the register counts, under a rule that the words allow.

    Supported where a rule that the report's words state, or allow where they state none, counts
    exactly that many on the register, with no flight in doubt; the finding names the rule, the
    flights, and the rules that count otherwise. Never contradicted: no register holds every flight.
    A "first" needs another flight to that country on the register, or an empty one would show it.
    """
    ordinal = claim.value.ordinal
    if claim.type is not ClaimType.FLIGHT_ORDINAL or ordinal is None:
        return None
    flight = flight_spoken_of(case, claim)
    if flight is None or flight.destination is None:
        return None
    words = Words(text=_text(claim), named_month=_named_month(case, flight))
    counts = count_flights(case.register, flight, words)
    allowed = allowed_rules(words)
    usable = [count for count in counts if count.rule in allowed]
    kept = any(
        other.destination == flight.destination and other.event != flight.event
        for other in case.register
        if other.kind is not FlightKind.COUNTED_ONLY
    )
    agreeing = [count for count in usable if count.exact == ordinal and kept]
    hidden = with_counted_only(usable, case.register, flight)
    return Finding(
        check="ordinal",
        claimed={"ordinal": ordinal},
        recorded=_recorded(agreeing, usable, hidden),
        points_to=Rating.SUPPORTED if agreeing else Rating.INCONCLUSIVE,
        words=_ordinal_words(ordinal, flight, agreeing, usable, hidden),
        evidence=() if case.best is None else evidence_of(case.best.legs[-1]),
    )


def check_previous(case: Case, claim: Claim) -> Finding | None:
    """Earlier flights said to have been in a month must be on the register, in that month.

    Supported where every month said (of several, the first and the last) holds an earlier flight to
    the same country. How many people they carried the register does not hold.
    """
    if claim.type is not ClaimType.FLIGHT_PREVIOUS:
        return None
    flight = flight_spoken_of(case, claim)
    spans = _months_said(claim)
    if flight is None or flight.destination is None or not spans:
        return None
    found = [_earlier_in(case.register, flight, span) for span in spans]
    shown = all(found) and claim.value.count is None
    flights = sorted({f.event: f for several in found for f in several}.values(), key=_in_order)
    return Finding(
        check="previous",
        claimed={"days": [[str(day) for day in span] for span in spans]},
        recorded={"flights": [_flight_json(f) for f in flights]},
        points_to=Rating.SUPPORTED if shown else Rating.INCONCLUSIVE,
        words=both("finding.previous_on_register", flights=flights_words(flights))
        if flights
        else both("finding.previous_not_on_register"),
    )


def flight_spoken_of(case: Case, claim: Claim) -> RegisteredFlight | None:
    """Return the flight of which the claim's report tells, as the register has it or would.

    The identified itinerary goes first: the registered flight with one of its legs, or one that
    arrived when and where it did. Where nothing was identified, the one registered flight on the
    day and in the country of the last arrival told.
    """
    told = _countries_told(case)
    if case.best is not None:
        last = case.best.legs[-1]
        country = country_of(last.landing.airport)
        days = days_in(last.landing.time, zone_of(last.landing.airport))
        ids = [leg.leg for leg in case.best.legs]
        found = flight_of_event(case.register, legs=ids, days=days, country=country)
        if found is not None and (not told or found.destination in (None, *told)):
            return found
        if days is not None and country is not None and (not told or country in told):
            return RegisteredFlight(
                event=last.leg,
                days=days,
                origin=country_of(case.best.legs[0].takeoff.airport),
                destination=country,
                kind=FlightKind.UNKNOWN,
                legs=tuple(ids),
            )
        return None
    days, country = last_arrival_told((*case.event.claims, claim))
    return flight_of_event(case.register, days=days, country=country)


def last_arrival_told(
    claims: Sequence[Claim],
) -> tuple[tuple[date, date] | None, str | None]:
    """Return the day and country of the latest arrival that the claims tell of."""
    arrivals = []
    for claim in claims:
        time, place = claimed_time(claim), claim.value.place
        if claim.type is not ClaimType.FLIGHT_ARRIVAL or time is None or place is None:
            continue
        days = days_in(time, zone_said(claim))
        if place.country is not None and days is not None and width(time) <= NARROW:
            arrivals.append((days, place.country))
    return max(arrivals) if arrivals else (None, None)


def _countries_told(case: Case) -> set[str]:
    """Return the countries in which the report has the flight arrive, where it names any."""
    arrived = {
        c.value.place.country
        for c in case.event.claims
        if c.type is ClaimType.FLIGHT_ARRIVAL and c.value.place is not None
    }
    routed = {c.value.destination.country for c in case.event.claims if c.value.destination}
    return {country for country in arrived | routed if country is not None}


def _text(claim: Claim) -> str:
    sentence = "" if claim.sentence is None else claim.sentence.text
    return " ".join(filter(None, (claim.quote.text, claim.value.of, sentence)))


def _named_month(case: Case, flight: RegisteredFlight) -> date | None:
    """Return the first day of the earliest month in which the report places an earlier flight."""
    begins = [span[0] for claim in case.previous for span in _months_said(claim)]
    begins = [day.replace(day=1) for day in begins if day < flight.days[0]]
    return min(begins, default=None)


def _months_said(claim: Claim) -> list[tuple[date, date]]:
    """Return the months or days said; of a longer range ("June and August") its first and last."""
    spans: list[tuple[date, date]] = []
    for said in claim.times:
        days = days_in(said.time, said.zone)
        if days is None:
            continue
        first, last = days
        if last - first <= LONGEST_MONTH:
            spans.append(days)
        else:
            spans.append((first, _end_of_month(first)))
            spans.append((last.replace(day=1), last))
    return spans


def _end_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _earlier_in(
    register: Sequence[RegisteredFlight], flight: RegisteredFlight, span: tuple[date, date]
) -> list[RegisteredFlight]:
    return [
        other
        for other in register
        if other.kind is not FlightKind.COUNTED_ONLY
        and other.event != flight.event
        and other.destination == flight.destination
        and span[0] <= other.days[0]
        and other.days[1] <= span[1]
        and other.days[1] < flight.days[0]
    ]


def _in_order(flight: RegisteredFlight) -> tuple[date, str]:
    return flight.days[0], flight.event


def _recorded(
    agreeing: Sequence[RuleCount], usable: Sequence[RuleCount], hidden: Sequence[RuleCount]
) -> JsonObject:
    named = agreeing[0] if agreeing else (usable[0] if usable else None)
    return without_unknown(
        {
            "rule": agreeing[0].rule if agreeing else None,
            "flights": None if named is None else [_flight_json(f) for f in named.flights],
            "rules": [
                {"rule": c.rule, "at_least": c.at_least, "at_most": c.at_most}
                for c in (*usable, *hidden)
            ],
        }
    )


def _flight_json(flight: RegisteredFlight) -> JsonObject:
    return without_unknown(
        {
            "event": flight.event,
            "days": [day.isoformat() for day in flight.days],
            "kind": flight.kind.value,
            "legs": list(flight.legs) or None,
            "source": flight.source,
        }
    )


def _ordinal_words(
    said: int,
    flight: RegisteredFlight,
    agreeing: Sequence[RuleCount],
    usable: Sequence[RuleCount],
    hidden: Sequence[RuleCount],
) -> Bilingual:
    """Say the rule that agrees with its flights, and every rule that counts otherwise."""
    assert flight.destination is not None
    country = flight.destination
    parts: list[Bilingual] = []
    if agreeing:
        best = agreeing[0]
        rule = rule_words(best, country)
        listed = flights_words(best.flights)
        parts.append(both("finding.ordinal_agrees", said=said, rule=rule, flights=listed))
    else:
        parts.append(both("finding.ordinal_not_shown", said=said, flight=flight_words(flight)))
    others = [count for count in usable if count.exact != said]
    if others:
        otherwise = "finding.ordinal_otherwise" if agreeing else "finding.ordinal_counts"
        parts.append(both(otherwise, counts=_counts_words(others, country)))
    reaching = [c for c in hidden if c.at_least < said <= c.at_most]
    if reaching and not agreeing:
        unseen = [f for f in reaching[0].flights if f.kind is FlightKind.COUNTED_ONLY]
        listed = flights_words(unseen)
        parts.append(both("finding.ordinal_counted_only", said=said, flights=listed))
    return Bilingual(en=" ".join(p.en for p in parts), ru=" ".join(p.ru for p in parts))


def _counts_words(counts: Sequence[RuleCount], country: str) -> Bilingual:
    """Return "4: mass flights since June 2025; 1: …", rules that count the same said once."""
    by_number: dict[tuple[int, int], RuleCount] = {}
    for count in counts:
        by_number.setdefault((count.at_least, count.at_most), count)
    said = [
        both(
            "register.count",
            number=str(low) if low == high else f"{low}–{high}",
            rule=rule_words(count, country),
        )
        for (low, high), count in sorted(by_number.items())
    ]
    return Bilingual(en="; ".join(w.en for w in said), ru="; ".join(w.ru for w in said))
