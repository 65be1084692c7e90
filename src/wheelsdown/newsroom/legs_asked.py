"""Legs of the record by what a person typed: an aircraft, a place, two times."""

from wheelsdown.desk.folder import Desk
from wheelsdown.intake import legs_on
from wheelsdown.model.flight import Leg
from wheelsdown.places.typed import parse_place, parse_time


def legs_asked(
    desk: Desk,
    *,
    aircraft: str | None,
    place: str | None,
    begin: str | None,
    end: str | None,
    inside: frozenset[str] | None = None,
) -> tuple[Leg, ...]:
    """Return the legs that fit; what is nothing is not asked. UsageError on words not understood.

    `inside` are the only airports that count, where an area was drawn as well.
    """
    airports = parse_place(place).airports if place is not None else None
    if inside is not None:
        airports = inside if airports is None else airports & inside
    return legs_on(
        desk,
        aircraft=aircraft,
        airports=airports,
        begin=parse_time(begin).earliest if begin is not None else None,
        end=parse_time(end).latest if end is not None else None,
    )
