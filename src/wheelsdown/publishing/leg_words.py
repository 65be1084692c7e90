"""Legs and itineraries in the words and columns of a page or a terminal."""

from datetime import timedelta

from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.flight import Endpoint, Leg, LegStatus
from wheelsdown.model.itinerary import ConnectionKind, Itinerary
from wheelsdown.model.time_range import TimeRange
from wheelsdown.wording.catalogue import say

LEG_HEADINGS = (
    "aircraft",
    "callsign",
    "takeoff_time",
    "takeoff_airport",
    "landing_time",
    "landing_airport",
    "leg",
)


def leg_row(leg: Leg, language: Language) -> tuple[str, ...]:
    """Return a leg as the cells of `LEG_HEADINGS`."""
    return (
        aircraft_words(leg),
        " ".join(leg.callsigns),
        time_cell(leg.takeoff.time),
        endpoint_words(leg.takeoff, language),
        time_cell(leg.landing.time),
        endpoint_words(leg.landing, language),
        leg.leg,
    )


def aircraft_words(leg: Leg) -> str:
    """Return the name of a leg's aircraft: registration, address or a log's label, and its type."""
    aircraft = leg.aircraft
    name = aircraft.registration or aircraft.icao24 or aircraft.label or "?"
    return f"{name} ({aircraft.type_code})" if aircraft.type_code else name


def endpoint_words(endpoint: Endpoint, language: Language) -> str:
    """Return an endpoint's airport and how it is known, or why there is none."""
    if endpoint.airport is None:
        return f"? ({say(f'cli.reason_{endpoint.reason}', language)})"
    return f"{endpoint.airport} ({say(f'cli.sighting_{endpoint.sighting}', language)})"


def time_cell(time: TimeRange) -> str:
    """Return a time in UTC: a minute, a range, or one bound with `≥` or `≤`."""
    first, last = time.earliest, time.latest
    if first is None or last is None:
        only = first or last
        return "?" if only is None else f"{'≥' if first else '≤'}{only:%Y-%m-%d %H:%M}"
    if last - first < timedelta(minutes=2):
        return f"{first:%Y-%m-%d %H:%M}"
    if first.date() == last.date():
        return f"{first:%Y-%m-%d %H:%M}–{last:%H:%M}"
    return f"{first:%Y-%m-%d %H:%M}–{last:%d %H:%M}"


def itinerary_lines(itinerary: Itinerary, language: Language) -> list[str]:
    """Return an itinerary: a line a leg, a connection, a branch, and what is unusual in it."""
    lines = []
    for number, leg in enumerate(itinerary.legs):
        lines.append(
            f"  {leg.takeoff.airport or '?'} {time_cell(leg.takeoff.time)} → "
            f"{leg.landing.airport or '?'} {time_cell(leg.landing.time)}  {aircraft_words(leg)}"
        )
        if number < len(itinerary.connections):
            connection = itinerary.connections[number]
            kind = "transfer" if connection.kind is ConnectionKind.TRANSFER else "stop"
            wait = (
                ""
                if connection.minutes is None
                else say("cli.wait", language, hours=f"{connection.minutes / 60:.1f}")
            )
            lines.append(f"    {connection.airport}: {say(f'cli.{kind}', language)}{wait}")
    lines += [_branch_line(leg, language) for leg in itinerary.branches]
    lines += [f"    {in_language(one.words, language)}" for one in itinerary.unusual]
    return lines


def _branch_line(leg: Leg, language: Language) -> str:
    """Return another leg by which people could have gone on from where they changed aircraft."""
    planned = leg.status is LegStatus.PLANNED
    return "    " + say(
        "cli.branch_planned" if planned else "cli.branch",
        language,
        origin=leg.takeoff.airport or "?",
        destination=leg.landing.airport or "?",
        time=time_cell(leg.takeoff.time),
        aircraft=aircraft_words(leg),
    )
