"""What a place is to a movement: where it began, where it was, where it went, what it passed.

A language's own module tells the role of each place by the words before it; here they become the
places of a statement.
"""

from dataclasses import replace

from wheelsdown.claims.statements import PlaceAt, Statement
from wheelsdown.model.report import ClaimType

Roles = dict[str, tuple[PlaceAt, ...]]
"""The places by role: `origin`, `place`, `destination`, `via`."""


def with_places(statement: Statement, roles: Roles) -> Statement:
    """Return the statement with its places where its kind of movement has them."""

    def first(role: str) -> PlaceAt | None:
        return roles[role][0] if roles.get(role) else None

    via = roles.get("via", ())
    if statement.type is ClaimType.FLIGHT_DEPARTURE:
        place = first("origin") or first("place")
        return replace(statement, place=place, destination=first("destination"), via=via)
    if statement.type is ClaimType.FLIGHT_ARRIVAL:
        place = first("place") or first("destination")
        return replace(statement, place=place, origin=first("origin"), via=via)
    if statement.type is ClaimType.FLIGHT_STOP:
        stops = roles.get("place", ()) + via
        place = stops[0] if stops else None
        return replace(statement, place=place, origin=first("origin"),
                       destination=first("destination"), via=stops[1:])  # fmt: skip
    return replace(statement, origin=first("origin"), via=via,
                   destination=first("destination") or first("place"))  # fmt: skip
