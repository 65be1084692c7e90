"""What was flown, in columns, and how long flights take."""

from dataclasses import dataclass, fields, replace

import numpy as np
import numpy.typing as npt

CRUISE_KM_A_MINUTE = 13.2
CLIMB_AND_APPROACH_MINUTES = 22.0
MINUTES_A_DAY = 1440.0

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Flown:
    """True legs in columns. Airports are rows of the map, times minutes since 1970 UTC."""

    aircraft: Ints
    sign: Ints
    """Row of the world's callsigns."""
    origin: Ints
    destination: Ints
    up: Floats
    down: Floats

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.aircraft)


def some(flown: Flown, keep: npt.NDArray[np.bool_] | Ints) -> Flown:
    """Return some of the legs."""
    return replace(flown, **{f.name: getattr(flown, f.name)[keep] for f in fields(flown)})


def together(parts: list[Flown]) -> Flown:
    """Return legs of several parts as one."""
    return Flown(
        **{f.name: np.concatenate([getattr(p, f.name) for p in parts]) for f in fields(Flown)}
    )


def usual_minutes(km: Floats) -> Floats:
    """Return how long flights over these distances usually take, takeoff to landing."""
    found: Floats = CLIMB_AND_APPROACH_MINUTES + km / CRUISE_KM_A_MINUTE
    return found


def flight_minutes(rng: np.random.Generator, km: Floats) -> Floats:
    """Return how long flights took, winds and all."""
    found: Floats = usual_minutes(km) * rng.normal(1.0, 0.04, len(km)).clip(0.88, 1.15)
    return found
