"""Everything a Russian sentence says: of flights, and beside them.

In comes a `Scene`; out go its `Statement`s in the order of the text.
"""

from wheelsdown.claims.russian_accounts import find_accounts
from wheelsdown.claims.russian_flights import find_flights
from wheelsdown.claims.statements import Scene, Statement


def find_statements(scene: Scene) -> tuple[Statement, ...]:
    """Return everything the sentence says, in the order of the text, each once."""
    flights = find_flights(scene)
    accounts = find_accounts(scene, flights)
    told = {(s.start, s.end) for s in accounts}
    # One stretch is one claim: what was done to people goes before who they were.
    flights = tuple(s for s in flights if (s.start, s.end) not in told)
    found = [*flights, *accounts]
    unique = {(s.type, s.start, s.end): s for s in reversed(found)}
    return tuple(sorted(unique.values(), key=lambda s: (s.start, s.end, s.type)))
