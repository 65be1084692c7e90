"""What a simulated report says, as claims: the reading left out, so that search and verdicts are
scored by themselves.
"""

from functools import cache

from evaluation.simulated_world.map import Map
from evaluation.verdicts.reporters import SAME_CITY_KM, Kind, Statement, Told
from wheelsdown.aviation.airports import airport, airports_near
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import (
    Claim,
    ClaimTime,
    ClaimType,
    ClaimValue,
    PlaceMention,
    Span,
)
from wheelsdown.model.time_range import from_ms

REPORT = Digest("sha256:" + "53" * 32)
NOWHERE = Span(start=0, end=1, text="x")

TYPES = {
    Kind.DEPARTURE: ClaimType.FLIGHT_DEPARTURE,
    Kind.ARRIVAL: ClaimType.FLIGHT_ARRIVAL,
    Kind.STOP: ClaimType.FLIGHT_STOP,
    Kind.TRANSFER: ClaimType.FLIGHT_TRANSFER,
    Kind.AIRCRAFT: ClaimType.FLIGHT_AIRCRAFT,
}


def claims_of(told: Told, world: Map, *, by_city: bool) -> tuple[Claim, ...]:
    """Return the claims of a report, in the order of its statements; `by_city` names no airport."""
    return tuple(
        _claim(number, said, world, by_city) for number, said in enumerate(told.statements)
    )


def _claim(number: int, said: Statement, world: Map, by_city: bool) -> Claim:
    value = (
        ClaimValue(registration=said.aircraft)
        if said.place is None
        else ClaimValue(place=mention(world.icao[said.place], by_city))
    )
    span = Span(start=number, end=number + 1, text="x")
    return Claim(
        claim=f"said-{number:03d}",
        report=REPORT,
        language="en",
        type=TYPES[said.kind],
        quote=span,
        value=value,
        times=_times(said),
        attribution=(),
    )


def _times(said: Statement) -> tuple[ClaimTime, ...]:
    if said.first is None or said.last is None:
        return ()
    time = from_ms(round(said.first * 60_000), round(said.last * 60_000))
    return (ClaimTime(time=time, granularity="minute", zone="UTC", span=NOWHERE, why="simulated"),)


@cache
def mention(icao: str, by_city: bool) -> PlaceMention:
    """Return an airport as named, or the airports of its city that have scheduled service."""
    found = airport(icao)
    assert found is not None
    if not by_city:
        return PlaceMention(
            name=found.name, kind="airport", span=NOWHERE, icao=icao, country=found.country
        )
    near = airports_near(found.latitude_deg, found.longitude_deg, SAME_CITY_KM)
    codes = {icao, *(a.icao for a, *_ in near if a.scheduled and a.kind == "large_airport")}
    return PlaceMention(
        name=found.city or found.name,
        kind="city",
        span=NOWHERE,
        candidates=tuple(sorted(codes)),
        country=found.country,
    )
