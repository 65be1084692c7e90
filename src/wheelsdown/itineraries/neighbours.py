"""The legs of the record that bear on a search: of the aircraft named, found, or logged.

In: the indexed record, names, and searches. Out: legs, in order. What is said of a report is judged
by these; the rest of a world week need never be made into objects.
"""

from collections.abc import Iterable

import numpy as np

from wheelsdown.itineraries.index import RecordIndex
from wheelsdown.model.flight import Leg
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.itinerary import Search


def legs_bearing_on(
    index: RecordIndex, names: Iterable[str], searches: Iterable[Search]
) -> tuple[Leg, ...]:
    """Return all legs of aircraft named by address or registration, or that fly in the best
    itinerary of a search, and every leg that a flight log files under a case."""
    wanted = {name.casefold() for name in names}
    best = [search.itineraries[0] for search in searches if search.itineraries]
    keys = {aircraft_key(leg.aircraft) for itinerary in best for leg in itinerary.legs} - {None}
    codes = [
        code
        for code, aircraft in enumerate(index.columns.aircraft_table)
        if aircraft_key(aircraft) in keys
        or {n.casefold() for n in (aircraft.icao24, aircraft.registration) if n} & wanted
    ]
    rows = np.flatnonzero(np.isin(index.columns.aircraft, codes) | index.columns.logged)
    return (*(index.leg(int(row)) for row in rows), *index.planned)
