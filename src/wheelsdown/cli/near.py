"""`legs --near`: a circle and a time as people type them, and the legs that touched it.

In: words. Out: the legs, each with how it is known to have been there: `position`, heard inside the
circle, or `cell`, in a cell of a quarter of a degree that the circle touches.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from wheelsdown.aviation.airports import airport
from wheelsdown.desk.folder import Desk
from wheelsdown.errors import UsageError
from wheelsdown.intake import legs_near_on
from wheelsdown.model.flight import Leg
from wheelsdown.places.typed import parse_time

LONGEST = timedelta(days=31)
"""Of the time asked for: for longer a list of airports tells more than a circle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Circle:
    """What is asked for."""

    place: tuple[float, float]
    within_km: float
    below_ft: float | None
    begin: datetime
    end: datetime


def circle_of(
    near: str,
    within_km: float,
    below_ft: float | None,
    begin: str | None,
    end: str | None,
    *,
    asked_otherwise: bool,
) -> Circle:
    """Return what the options ask for; UsageError where they do not go together."""
    if begin is None or end is None or asked_otherwise:
        raise UsageError(
            "--near was given without a time, or with --aircraft or --airport; expected --near "
            "with --from and --to, and neither of the others"
        )
    first, last = parse_time(begin).earliest, parse_time(end).latest
    assert first is not None and last is not None
    if not first <= last <= first + LONGEST:
        raise UsageError(
            f"the time from {begin!r} to {end!r} is none, or longer than {LONGEST.days} days; "
            "expected an end after its beginning, and not so long after it"
        )
    return Circle(
        place=parse_point(near), within_km=within_km, below_ft=below_ft, begin=first, end=last
    )


def parse_point(words: str) -> tuple[float, float]:
    """Return the place that is meant: latitude and longitude in degrees, or an airport's code."""
    parts = words.replace(";", ",").split(",")
    try:
        latitude_deg, longitude_deg = (float(part) for part in parts)
    except ValueError:
        found = airport(words.strip().upper())
        if found is None:
            raise UsageError(
                f"cannot read the place {words!r}; expected degrees like 33.31,-111.66, or the "
                "code of an airport like KIWA"
            ) from None
        return found.latitude_deg, found.longitude_deg
    if not (abs(latitude_deg) <= 90 and abs(longitude_deg) <= 180):
        raise UsageError(
            f"there is no such place as {words!r}; expected latitude within 90° first, then "
            "longitude within 180°"
        )
    return latitude_deg, longitude_deg


def legs_in_circle(desk: Desk, circle: Circle) -> tuple[tuple[Leg, ...], dict[str, str]]:
    """Return the legs that touched a circle, and by id how that is known."""
    found = legs_near_on(
        desk,
        circle.place,
        within_km=circle.within_km,
        begin=circle.begin,
        end=circle.end,
        below_ft=circle.below_ft,
    )
    heard = {one.leg.leg: "position" if one.is_exact else "cell" for one in found}
    return tuple(one.leg for one in found), heard


def heard_json(leg: Leg, heard: dict[str, str]) -> dict[str, str]:
    """Return what is printed beside a leg that was found in a circle."""
    return {"near": heard[leg.leg]} if leg.leg in heard else {}
