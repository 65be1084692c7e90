"""The register of removal flights as a team keeps it: `hand/register.csv`.

In: rows of `event, date, from, to, kind, source`. Out: `RegisteredFlight`s, and a `Problem` for
every row that cannot be used. A `date` is a day, a month or a year, or two of them with a slash
between; `from` and `to` are a country's code, or a place in English or Russian; `kind` is `mass`,
`other`, `counted_only`, or nothing where it is not known.
"""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, read_hand
from wheelsdown.model.event import FlightKind, RegisteredFlight
from wheelsdown.model.provenance import Problem, problem
from wheelsdown.places.gazetteer import place_of_key, resolve_place

FILE = "register.csv"


def read_register(desk: Desk) -> tuple[tuple[RegisteredFlight, ...], tuple[Problem, ...]]:
    """Return the flights that were entered by hand, in the order of the file."""
    rows, problems = read_hand(desk, HandTable.REGISTER)
    read = [read_flight(row) for row in rows]
    found = {flight.event: flight for flight in read if isinstance(flight, RegisteredFlight)}
    return tuple(found.values()), (*problems, *(one for one in read if isinstance(one, Problem)))


def read_flight(row: Mapping[str, str]) -> RegisteredFlight | Problem:
    """Return one row as a flight, or what is wrong with it."""
    event, said = row["event"], row.get("date", "")
    days = days_of(said)
    if days is None:
        return problem("register_date_unreadable", FILE, event=event, given=repr(said))
    kind = row.get("kind", FlightKind.UNKNOWN.value).casefold()
    if kind not in set(FlightKind):
        known = ", ".join(FlightKind)
        return problem("register_kind_unknown", FILE, event=event, given=repr(kind), known=known)
    ends = {side: country_said(row.get(side)) for side in ("from", "to")}
    for side, country in ends.items():
        if country is None and row.get(side):
            given = repr(row[side])
            return problem("register_place_unknown", FILE, event=event, column=side, given=given)
    return RegisteredFlight(
        event=event,
        days=days,
        origin=ends["from"],
        destination=ends["to"],
        kind=FlightKind(kind),
        source=row.get("source"),
    )


def days_of(words: str) -> tuple[date, date] | None:
    """Return the first and last day of `2025-06`, `2025-08-27`, `2025` or `2025-06/2025-08`."""
    parts = [_span(part.strip()) for part in words.split("/")]
    spans = [span for span in parts if span is not None]
    if len(spans) != len(parts) or not 1 <= len(spans) <= 2 or spans[-1][1] < spans[0][0]:
        return None
    return spans[0][0], spans[-1][1]


def country_said(words: str | None) -> str | None:
    """Return the country that a code or a place's name means; nothing where it is not one."""
    if not words:
        return None
    if len(words) == 2 and place_of_key(f"country:{words.upper()}") is not None:
        return words.upper()
    countries = {place.country for place in resolve_place(words)}
    return countries.pop() if len(countries) == 1 else None


def _span(words: str) -> tuple[date, date] | None:
    numbers = words.split("-")
    try:
        if len(numbers) == 3:
            day = date.fromisoformat(words)
            return day, day
        year = int(numbers[0])
        if len(numbers) == 2:
            month = int(numbers[1])
            return date(year, month, 1), date(year, month, monthrange(year, month)[1])
        return date(year, 1, 1), date(year, 12, 31)
    except ValueError:
        return None
