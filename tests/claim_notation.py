"""Claims without a report, for tests of verdicts: what is said, where and when, in one call."""

from itertools import count

from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import (
    Claim,
    ClaimTime,
    ClaimType,
    ClaimValue,
    Count,
    Modality,
    PlaceMention,
    Span,
)
from wheelsdown.model.time_range import TimeRange

_numbers = count()
REPORT = Digest("sha256:" + "cd" * 32)


def place(*airports: str) -> PlaceMention:
    """Return a place that stands for these airports; one alone is the airport itself."""
    return PlaceMention(
        name="/".join(airports),
        kind="airport" if len(airports) == 1 else "city",
        span=Span(start=0, end=1, text="x"),
        icao=airports[0] if len(airports) == 1 else None,
        candidates=airports if len(airports) > 1 else (),
    )


def said(
    kind: ClaimType,
    value: ClaimValue,
    *times: TimeRange,
    modality: Modality = Modality.ASSERTED,
) -> Claim:
    """Return a claim of the publisher's own."""
    number = next(_numbers)
    span = Span(start=number, end=number + 1, text="x")
    return Claim(
        claim=f"claim-{number:04d}",
        report=REPORT,
        language="en",
        type=kind,
        quote=span,
        value=value,
        times=tuple(
            ClaimTime(time=t, granularity="minute", zone="UTC", span=span, why="test")
            for t in times
        ),
        attribution=(),
        modality=modality,
    )


def departed(airport: str, *times: TimeRange, modality: Modality = Modality.ASSERTED) -> Claim:
    """Return "it left `airport`"."""
    value = ClaimValue(place=place(airport))
    return said(ClaimType.FLIGHT_DEPARTURE, value, *times, modality=modality)


def arrived(airport: str, *times: TimeRange, modality: Modality = Modality.ASSERTED) -> Claim:
    """Return "it landed at `airport`"."""
    value = ClaimValue(place=place(airport))
    return said(ClaimType.FLIGHT_ARRIVAL, value, *times, modality=modality)


def stopped(airport: str) -> Claim:
    """Return "it stopped at `airport`"."""
    return said(ClaimType.FLIGHT_STOP, ClaimValue(place=place(airport)))


def changed(airport: str) -> Claim:
    """Return "they changed aircraft at `airport`"."""
    return said(ClaimType.FLIGHT_TRANSFER, ClaimValue(place=place(airport)))


def aboard(number: int) -> Claim:
    """Return "`number` people were aboard"."""
    value = ClaimValue(count=Count(text=str(number), minimum=number, maximum=number, best=number))
    return said(ClaimType.FLIGHT_PASSENGERS, value)


def flown_by(registration: str) -> Claim:
    """Return "it was `registration`"."""
    return said(ClaimType.FLIGHT_AIRCRAFT, ClaimValue(registration=registration))
