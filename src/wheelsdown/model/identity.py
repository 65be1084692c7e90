"""Who an aircraft is. Identity holds for a period and has a source; an address is not a name."""

from dataclasses import dataclass
from typing import NewType

IcaoAddress = NewType("IcaoAddress", str)
"""Six lower-case hex digits sent by the transponder; a leading `~` marks one not ICAO's."""

Registration = NewType("Registration", str)
"""The mark on the aircraft, upper case, with its hyphen: `N278GX`, `SU-GCC`."""

Callsign = NewType("Callsign", str)
"""Flight identification sent by the transponder, upper case, no padding: `TYSON41`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Aircraft:
    """An airframe as far as it is known. A flight log may know none of it."""

    icao24: IcaoAddress | None = None
    registration: Registration | None = None
    type_code: str | None = None
    """ICAO type designator, `A320`; from the source that named it."""
    operator: str | None = None
    label: str | None = None
    """A name for an airframe nobody identified, unique within its flight log: `RU-2025-12/A`."""


def aircraft_key(aircraft: Aircraft) -> str | None:
    """Return what tells this airframe from others: address, else registration, else its label."""
    return aircraft.icao24 or aircraft.registration or aircraft.label
