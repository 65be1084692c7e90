"""How fast, how far and from how short a runway a type of aircraft flies.

Used to say that a flight cannot have been: so limits are on the generous side, and the figures of
an unknown type are those of the best of its class. Figures by type are in `data/performance.csv`,
round numbers set down by hand after makers' published ones, not looked up row by row: usual
cruise, greatest range of any variant (ferry range of freighters), seats of the densest layout,
runway at sea level. Nothing may hang on a difference of a tenth.
"""

import csv
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from wheelsdown.aviation.data import read_lines, texts
from wheelsdown.aviation.geodesy import KM_PER_NAUTICAL_MILE

MEAN_TAILWIND_KT = 130
"""Best mean wind over a whole flight. The subsonic record New York-London (BA 112, 9 February
2020, 4 h 56 for 5,554 km) is some 115 kt above cruise."""
DASH_KT = 25
"""How much faster than its usual cruise a type can go when hurried (Mach 0.84 for 0.80)."""
ROUTE_FACTOR = 1.04
"""Flown distance by great circle: airways and weather make ways a few per cent longer (ours)."""
CLIMB_AND_APPROACH_MIN = 15.0
"""What climb, slow descent and the pattern add to distance by cruise speed, wheels off to down."""
TURBOPROP_CLIMB_AND_APPROACH_MIN = 10.0
"""Lower and slower: less is lost."""


class Basis(StrEnum):
    """What limits rest on."""

    TYPE = "type"
    CLASS = "class"
    """The type is not in the table: the best of its class by engines and wake."""
    UNKNOWN = "unknown"
    """Nothing is known of the aircraft: what no civil aeroplane exceeds."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PerformanceLimits:
    """What an aircraft can do, on the generous side."""

    type_code: str | None
    basis: Basis
    cruise_kt: float
    """Usual true airspeed at height."""
    range_km: float
    """No farther without landing (or refuelling in the air)."""
    seats_max: int | None
    runway_ft: int | None
    """From no shorter a runway in ordinary operation."""
    engine_class: str | None
    """`J` jet, `T` turboprop, `P` piston, `E` electric."""
    wake: str | None
    """`L`, `M`, `H`, `J` by ICAO."""


# (engine class, wake) -> cruise kt, range km, seats, runway ft of the best of the class.
_CLASSES: dict[tuple[str, str], tuple[float, float, int, int]] = {
    ("J", "J"): (490, 15500, 853, 7000),
    ("J", "H"): (490, 17500, 660, 3500),
    ("J", "M"): (490, 14500, 300, 3000),
    ("J", "L"): (450, 6000, 12, 2500),
    ("T", "H"): (450, 15000, 200, 3500),
    ("T", "M"): (420, 9000, 120, 2000),
    ("T", "L"): (330, 4500, 20, 1000),
    ("P", "M"): (260, 7000, 100, 2500),
    ("P", "L"): (230, 3500, 12, 500),
}
_ANYTHING = (500.0, 18000.0)
"""Faster and farther than any civil aeroplane in service; fighters and Concorde aside."""
_HELICOPTER = (170.0, 1300.0, 30, 0)


@cache
def _figures() -> dict[str, tuple[float, float, int, int]]:
    text = (files("wheelsdown.aviation.data") / "performance.csv").read_text(encoding="utf-8")
    return {
        row["type"]: (
            *(float(row["cruise_kt"]), float(row["range_km"])),
            *(int(row["seats"]), int(row["runway_ft"])),
        )
        for row in csv.DictReader(text.splitlines())
    }


@cache
def _kinds() -> dict[str, tuple[str, str, str]]:
    """Type designator -> (engine class, species, wake)."""
    table = read_lines("types")
    columns = (texts(table[n]) for n in ("type", "engine_class", "species", "wake"))
    return {t: (engine, species, wake) for t, engine, species, wake in zip(*columns, strict=True)}


def limits_for(type_code: str | None) -> PerformanceLimits:
    """Return the limits of a type; where unknown, those of the best of its class or of all."""
    code = type_code.strip().upper() if type_code else None
    engine, species, wake = _kinds().get(code or "", ("", "", ""))
    known = _figures().get(code or "")
    by_class = _HELICOPTER if species in ("H", "G") else _CLASSES.get((engine, wake))
    cruise_kt, range_km, seats, runway_ft = known or by_class or (*_ANYTHING, None, None)
    basis = Basis.TYPE if known else Basis.CLASS if by_class else Basis.UNKNOWN
    return PerformanceLimits(
        type_code=code,
        basis=basis,
        cruise_kt=cruise_kt,
        range_km=range_km,
        seats_max=seats,
        runway_ft=runway_ft,
        engine_class=engine or None,
        wake=wake or None,
    )


def fastest_flight_minutes(distance_km: float, type_code: str | None) -> float:
    """Return less than which no flight takes: hurried cruise all the way with the best mean wind.

    Takeoff to landing; the way is the great circle and climbing is free, so it errs on the side
    of what was claimed.
    """
    fastest_kt = limits_for(type_code).cruise_kt + DASH_KT + MEAN_TAILWIND_KT
    return distance_km / (fastest_kt * KM_PER_NAUTICAL_MILE) * 60.0


def usual_flight_minutes(distance_km: float, type_code: str | None) -> float:
    """Return how long a flight usually takes from takeoff to landing in still air.

    A type nobody named is taken for an ordinary airliner, as removal flights are.
    """
    limits = limits_for(type_code if type_code else "A320")
    jet = limits.engine_class in (None, "J")
    climb_min = CLIMB_AND_APPROACH_MIN if jet else TURBOPROP_CLIMB_AND_APPROACH_MIN
    speed_km_per_min = limits.cruise_kt * KM_PER_NAUTICAL_MILE / 60.0
    return climb_min + distance_km * ROUTE_FACTOR / speed_km_per_min
