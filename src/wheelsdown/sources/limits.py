"""What a number in a position file can be. Beyond it, the row is damaged or of another format.

These are limits of the encodings and of geography, wide on purpose: whether a value is plausible
for an aircraft is for the tracks stage to say, with its reason; here it only has to be possible.
"""

import math
from dataclasses import dataclass
from datetime import UTC, datetime

METRES_TO_FEET = 1 / 0.3048
"""The international foot, exactly."""

MS_TO_KNOTS = 3600 / 1852
"""A knot is one nautical mile of 1,852 m an hour, exactly."""

MS_TO_FPM = 60 / 0.3048
"""Metres a second to feet a minute."""

NAN = math.nan


@dataclass(frozen=True, slots=True)
class Limits:
    """Least and greatest value, both allowed, and the name of the field for a reader."""

    field: str
    least: float
    greatest: float


LATITUDE = Limits("latitude", -90, 90)
LONGITUDE = Limits("longitude", -180, 180)
ALTITUDE_FT = Limits("altitude", -5_000, 131_072)
"""From below the lowest land to the top of the 100 ft Gillham code and of readsb's own limit."""
GROUND_SPEED_KT = Limits("ground speed", 0, 5_800)
"""Two supersonic components of 4,086 kt each are the most that ADS-B can say (DO-260B)."""
TRACK_ANGLE_DEG = Limits("track", 0, 360)
VERTICAL_RATE_FPM = Limits("vertical rate", -65_536, 65_536)
"""Twice what ADS-B can say, for rates derived from altitudes."""

EARLIEST_TIME_S = datetime(1990, 1, 1, tzinfo=UTC).timestamp()
LATEST_TIME_S = datetime(2100, 1, 1, tzinfo=UTC).timestamp()
NUMBER = Limits("number", -1e20, 1e20)
"""Any number of a size that times in nanoseconds have, to be measured once its unit is known."""

TIME_S = Limits("time", EARLIEST_TIME_S, LATEST_TIME_S)
"""Seconds since 1970: Mode S position reports do not exist before the nineties."""

MOST_CHARACTERS = 2_000_000
"""Characters of one report that a reader sees. The longest court files have a million; what is
longer is a book or a list, and takes minutes to read for claims."""


def checked(value: object, limits: Limits) -> float | None:
    """Return `value` as a number within `limits`; NaN where there is none; `None` if it cannot be.

    Text is read as a plain decimal number; `True`, `1_000` and `nan` are not numbers here.
    """
    if value is None or value == "":
        return NAN
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    if isinstance(value, str) and ("_" in value or not value.strip().isascii()):
        return None
    try:
        number = float(value)
    except (ValueError, OverflowError):
        return None
    # A NaN is in no range, so text and numbers that are not numbers end here too.
    return number if limits.least <= number <= limits.greatest else None
