"""One page an event: every report on it, its claims lined up, the numbers, its place in the row.

In: checked reports and the register. Out: `EventPage`s in order of day. A report's event is put on
the page of the registered flight that it fits; where none fits, reports that agree on the day and
the country make a page of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from wheelsdown.model.event import (
    AcrossReports,
    EventPage,
    EventReport,
    FlightKind,
    RegisteredFlight,
    Voice,
)
from wheelsdown.model.report import Reading
from wheelsdown.model.verdict import CheckedReport
from wheelsdown.verdicts.across_reports import Comparers, ToldBy, across_reports
from wheelsdown.verdicts.checks_register import last_arrival_told
from wheelsdown.verdicts.corroboration import lines_of, occurrence_line, outlet_of, voices_of
from wheelsdown.verdicts.counting_rules import Words, count_flights
from wheelsdown.verdicts.events import FLIGHT_EVENTS, Event, group_events
from wheelsdown.verdicts.quantities import ledgers_of
from wheelsdown.verdicts.register import flight_of_event

A_DAY = timedelta(days=1)
"""Reports of one flight differ by a day: it lands after midnight, "on Monday" is the takeoff."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report as read and as checked."""

    reading: Reading
    checked: CheckedReport


def event_pages(
    reports: Sequence[ReadReport],
    register: Sequence[RegisteredFlight],
    comparers: Comparers | None = None,
) -> tuple[EventPage, ...]:
    """Return a page for every registered flight, and for every flight that only reports tell of.

    `comparers` find the roots that reports share (copies of an agency's item, one wording) and how
    their claims stand to one another; without them reports are lined up only.
    """
    known: dict[str, RegisteredFlight] = {flight.event: flight for flight in register}
    told: dict[str, list[tuple[ReadReport, Event]]] = {event: [] for event in known}
    in_order = sorted(reports, key=lambda report: report.reading.report.digest)
    for report in in_order:
        for event in group_events(report.reading.claims):
            flight = _flight_of(report, event, tuple(known.values()))
            if flight is not None:
                known.setdefault(flight.event, flight)
                told.setdefault(flight.event, []).append((report, event))
    ordered = sorted(known.values(), key=lambda flight: (*flight.days, flight.event))
    registered = {flight.event for flight in register}
    return tuple(
        _page(flight, told[flight.event], register, flight.event in registered, comparers)
        for flight in ordered
    )


def _flight_of(
    report: ReadReport, event: Event, known: Sequence[RegisteredFlight]
) -> RegisteredFlight | None:
    """Return the flight an event of a report is, a new one where it is none that is known."""
    ids = {claim.claim for claim in event.claims}
    legs = {
        leg
        for one in report.checked.checked
        if one.claim.claim in ids
        for leg in one.verdict.itinerary
    }
    days, country = last_arrival_told(event.claims)
    found = flight_of_event(known, legs=sorted(legs), days=days, country=country)
    if found is not None or days is None or country is None:
        return found
    near = flight_of_event(
        [flight for flight in known if not flight.legs],
        days=(days[0] - A_DAY, days[1] + A_DAY),
        country=country,
    )
    return near or _new_flight(days, country)


def _new_flight(days: tuple[date, date], country: str) -> RegisteredFlight:
    return RegisteredFlight(
        event=f"{country}-{days[0].isoformat()}",
        days=days,
        origin=None,
        destination=country,
        kind=FlightKind.UNKNOWN,
    )


def _page(
    flight: RegisteredFlight,
    told: Sequence[tuple[ReadReport, Event]],
    register: Sequence[RegisteredFlight],
    registered: bool,
    comparers: Comparers | None,
) -> EventPage:
    trace = None if comparers is None else comparers.trace
    voices = [voice for report, event in told for voice in _voices(report, event)]
    reports = {report.reading.report.digest: report.reading for report, _ in told}
    counted = flight.destination is not None and flight.kind is not FlightKind.COUNTED_ONLY
    return EventPage(
        flight=flight,
        registered=registered,
        reports=tuple(
            EventReport(report=digest, name=reading.report.name, outlet=outlet_of(reading))
            for digest, reading in sorted(reports.items())
        ),
        occurrence=occurrence_line(voices, trace),
        lines=lines_of(voices, trace),
        ledgers=ledgers_of(voices),
        position=count_flights(register, flight, Words(text="")) if counted else (),
        across=AcrossReports() if comparers is None else _across(told, comparers),
    )


def _across(told: Sequence[tuple[ReadReport, Event]], comparers: Comparers) -> AcrossReports:
    """Return how the reports on a page stand to one another.

    What a report says of people and figures is of this event where it tells of no other.
    """
    voices: dict[str, list[Voice]] = {}
    readings: dict[str, Reading] = {}
    for report, event in told:
        readings[report.reading.report.digest] = report.reading
        own = voices.setdefault(report.reading.report.digest, [])
        own += _voices(report, event)
        if len(group_events(report.reading.claims)) == 1:
            all_voices = voices_of(report.reading, report.checked)
            own += [voice for voice in all_voices if voice.claim.type not in FLIGHT_EVENTS]
    return across_reports(
        [ToldBy(reading=readings[r], voices=tuple(own)) for r, own in voices.items()], comparers
    )


def _voices(report: ReadReport, event: Event) -> list[Voice]:
    ids = {claim.claim for claim in event.claims}
    voices = voices_of(report.reading, report.checked)
    return [voice for voice in voices if voice.claim.claim in ids]
