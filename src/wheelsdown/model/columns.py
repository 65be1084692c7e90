"""Many aircraft at once, in columns: what passes between the reader of a day and its legs.

A world day is 77 million positions and 170,000 legs: no object is made for any of them until one is
shown. `PositionBatch` holds the positions of some aircraft as integers, as readsb prints them;
`LegColumns` holds their legs. A ragged column is a pair: values one after another, and `offsets` of
one more than its owners, the values of owner `i` being `values[offsets[i]:offsets[i + 1]]`.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from wheelsdown.model.flight import Bools, Floats, Int32s, Int64s, UInt8s
from wheelsdown.model.provenance import Digest

Int16s = npt.NDArray[np.int16]
UInt64s = npt.NDArray[np.uint64]

NOT_AN_ICAO_ADDRESS = 1 << 24
"""Added to the 24 bits of an address that readsb writes with `~`."""

UNKNOWN_INT32 = -(2**31)
UNKNOWN_INT16 = -(2**15)
UNKNOWN_TIME_US = -(2**63)
"""What stands in a column of integers where nothing is known."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class PositionBatch:
    """Rows of some aircraft, aircraft after aircraft, each in order of time.

    Columns of positions have equal length; rows of aircraft `i` are `offsets[i]:offsets[i + 1]`.
    """

    addresses: Int32s
    """24 bits, plus `NOT_AN_ICAO_ADDRESS` for those of a receiver's own."""
    registrations: tuple[str | None, ...]
    type_codes: tuple[str | None, ...]
    captures: tuple[Digest, ...]
    """The trace file that the rows of each aircraft came in: one a batch and aircraft."""
    offsets: Int64s

    time_ms: Int64s
    latitude_e6: Int32s
    """Millionths of a degree: dividing by 1e6 gives just the float that the text is parsed to."""
    longitude_e6: Int32s
    altitude_ft: Int32s
    """Barometric; `UNKNOWN_INT32` where unknown and on the ground."""
    altitude_geometric_ft: Int32s
    on_ground: Bools
    ground_speed_e1: Int16s
    """Tenths of a knot; `UNKNOWN_INT16` where unknown."""
    track_angle_e1: Int16s
    """Tenths of a degree; `UNKNOWN_INT16` where unknown."""
    vertical_rate_fpm: Int32s
    """`UNKNOWN_INT32` where unknown."""
    flags: UInt8s
    source: UInt8s
    row: Int32s
    """Number of the row in its file, from 0."""

    callsign_offsets: Int64s
    """Of each aircraft's callsigns in the two columns below."""
    callsign_time_ms: Int64s
    """When each was heard first after another."""
    callsign: UInt64s
    """Up to eight ASCII characters, the first in the lowest byte, zero bytes after the last."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class EndColumns:
    """One end of every leg: `Endpoint` in columns."""

    airport: Int32s
    """Row of the airport table, -1 for none."""
    reason: UInt8s
    """0 where there is an airport, else 1 + place in `NoAirport`."""
    earliest_us: Int64s
    """Microseconds since 1970; `UNKNOWN_TIME_US` where open."""
    latest_us: Int64s
    sighting: UInt8s
    """Place in `Sighting`."""
    confidence: Floats
    """NaN for none."""
    rule: UInt8s
    """Place in `flights.leg_columns.RULE_NAMES`."""
    latitude_deg: Floats
    """Nearest known position; NaN for none."""
    longitude_deg: Floats
    edge: UInt8s
    """What lies beyond: 0 ground, 1 silence, 2 the end of the track."""
    runner_offsets: Int64s
    runner_airport: Int32s
    runner_confidence: Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class LegColumns:
    """Legs of the aircraft of one batch, aircraft by aircraft, in the order `find_legs` gives."""

    aircraft: Int32s
    """Number of the aircraft in the batch."""
    began_ms: Int64s
    """The moment that gives the leg its id."""
    takeoff: EndColumns
    landing: EndColumns
    distance_km: Floats
    first_row: Int32s
    last_row: Int32s
    """Rows of the file that are the evidence."""
    callsign_offsets: Int64s
    callsign: UInt64s
    gap_offsets: Int64s
    gap_began_ms: Int64s
    gap_ended_ms: Int64s
    gap_from_latitude_deg: Floats
    gap_from_longitude_deg: Floats
    gap_to_latitude_deg: Floats
    gap_to_longitude_deg: Floats
    stop_offsets: Int64s
    stop_airport: Int32s
    stop_confidence: Floats
    stop_earliest_us: Int64s
    stop_latest_us: Int64s
