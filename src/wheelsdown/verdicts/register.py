"""The register of removal flights, counted under rules that are named.

In: what a team entered by hand and the flight logs of a desk. Out: a register, and for "the third
such flight" a finding that says under which rule the register counts three, and which rules count
otherwise. Whoever counts differently can see where: "fourth" and "fifth" are told apart, not chosen
between.

One flight is one arrival in a country: legs, stops and changes of aircraft do not multiply it.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from zoneinfo import ZoneInfo

from wheelsdown.aviation.airports import airport
from wheelsdown.model.event import FlightKind, RegisteredFlight
from wheelsdown.model.flight import Endpoint, Leg, LegStatus
from wheelsdown.model.time_range import TimeRange

LONGEST_WAY = timedelta(days=3)
"""From takeoff to the arrival of a removal flight, at most; the longest documented took a day and a
half. Bounds the arrival of a flight whose log has only its departure."""


def register_of(
    by_hand: Sequence[RegisteredFlight], legs: Sequence[Leg]
) -> tuple[RegisteredFlight, ...]:
    """Return the flights entered by hand and those that flight logs file under a case, by day.

    Where both have a case, the hand decides what it was and where it went, the log adds its legs.
    """
    groups: dict[str, list[Leg]] = defaultdict(list)
    for leg in legs:
        if leg.group is not None and leg.status is not LegStatus.PLANNED:
            groups[leg.group].append(leg)
    logged = {
        event: flight
        for event, own in groups.items()
        if (flight := _logged_flight(event, own)) is not None
    }
    entered = {flight.event: flight for flight in by_hand}
    merged = [_merged(flight, logged.get(event)) for event, flight in entered.items()]
    merged += [flight for event, flight in logged.items() if event not in entered]
    return tuple(sorted(merged, key=lambda flight: (*flight.days, flight.event)))


def _merged(hand: RegisteredFlight, log: RegisteredFlight | None) -> RegisteredFlight:
    if log is None:
        return hand
    return RegisteredFlight(
        event=hand.event,
        days=_narrower(hand.days, log.days),
        origin=hand.origin or log.origin,
        destination=hand.destination or log.destination,
        kind=hand.kind if hand.kind is not FlightKind.UNKNOWN else log.kind,
        legs=log.legs,
        source=hand.source or log.source,
    )


def _narrower(a: tuple[date, date], b: tuple[date, date]) -> tuple[date, date]:
    """Return the range with fewer days where one lies in the other; else what the hand says."""
    inside = a[0] <= b[0] and b[1] <= a[1]
    return b if inside else a


def _logged_flight(event: str, legs: Iterable[Leg]) -> RegisteredFlight | None:
    """Return what the legs of one case make: from the first takeoff to the last landing."""
    ordered = sorted(legs, key=lambda leg: (_first_moment(leg), leg.leg))
    first, last = ordered[0], ordered[-1]
    days = _days(last.landing) or _days(last.takeoff, more=LONGEST_WAY)
    days = days or _days(first.takeoff, more=LONGEST_WAY)
    if days is None:
        return None
    return RegisteredFlight(
        event=event,
        days=days,
        origin=country_of(first.takeoff.airport),
        destination=country_of(last.landing.airport),
        kind=FlightKind.UNKNOWN,
        legs=tuple(leg.leg for leg in ordered),
        source=next((leg.source_url for leg in ordered if leg.source_url), None),
    )


def _first_moment(leg: Leg) -> str:
    ends = (leg.takeoff.time, leg.landing.time)
    times = [t for end in ends for t in (end.earliest, end.latest) if t is not None]
    return min(times).isoformat() if times else "9999"


def _days(endpoint: Endpoint, more: timedelta = timedelta(0)) -> tuple[date, date] | None:
    found = None if endpoint.airport is None else airport(endpoint.airport)
    return days_in(endpoint.time, found.zone if found else None, more)


def days_in(
    time: TimeRange, zone: str | None, more: timedelta = timedelta(0)
) -> tuple[date, date] | None:
    """Return the first and last day of a time, by the calendar of `zone`."""
    if time.earliest is None or time.latest is None:
        return None
    there = ZoneInfo(zone or "UTC")
    return (
        time.earliest.astimezone(there).date(),
        (time.latest + more).astimezone(there).date(),
    )


def country_of(icao: str | None) -> str | None:
    """Return the country of an airport, where it is known."""
    found = None if icao is None else airport(icao)
    return None if found is None else found.country


def flight_of_event(
    register: Sequence[RegisteredFlight],
    *,
    legs: Sequence[str] = (),
    days: tuple[date, date] | None = None,
    country: str | None = None,
) -> RegisteredFlight | None:
    """Return the one flight of the register that is meant, by its legs or by day and country.

    By legs where any is shared. Else by days that overlap and a country that is the same or not
    known; where several fit, none is picked.
    """
    shared = [flight for flight in register if set(flight.legs) & set(legs)]
    if len(shared) == 1:
        return shared[0]
    if days is None or country is None:
        return None
    fitting = [
        flight
        for flight in register
        if flight.kind is not FlightKind.COUNTED_ONLY
        and flight.destination in (country, None)
        and flight.days[0] <= days[1]
        and days[0] <= flight.days[1]
    ]
    return fitting[0] if len(fitting) == 1 else None
