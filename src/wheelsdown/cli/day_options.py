"""Options of `wheelsdown add` for days of the world: what is kept of them, and where the work runs.

In: words of the command line. Out: a `DayOptions`; UsageError says what was given and what would
do.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

import click

from wheelsdown.desk.day_card import Keeping, KeptPositions
from wheelsdown.errors import UsageError
from wheelsdown.model.columns import NOT_AN_ICAO_ADDRESS

ADDRESS = re.compile(r"~?[0-9a-f]{6}")
EARTH_HALFWAY_KM = 20_038
"""Nothing is farther from anything."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOptions:
    """How days among what is added are to be taken."""

    keeping: Keeping
    workers: int | None
    """How many processes; nothing: one a core."""
    cluster: str | None
    """Address of a Ray cluster to work on instead."""


_OPTIONS = (
    click.option(
        "--legs-only",
        is_flag=True,
        help="Of a day, keep legs and who was where, but neither positions nor the archive.",
    ),
    click.option(
        "--keep-positions-of",
        "keep_of",
        metavar="HEX,...",
        help="Of a day, keep the positions of these aircraft, and not the archive.",
    ),
    click.option(
        "--keep-positions-near",
        "keep_near",
        metavar="LAT,LON,KM",
        help="Of a day, keep the positions within so many km of a place, and not the archive.",
    ),
    click.option(
        "--workers",
        type=click.IntRange(min=1),
        metavar="N",
        help="How many processes read a day; else as many as there are cores.",
    ),
    click.option(
        "--cluster",
        metavar="ADDRESS",
        help="Read days on a Ray cluster: HOST:PORT, 'auto', or 'local'.",
    ),
)


def day_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options of days, as one argument `days`."""

    @wraps(command)
    def with_days(**given: Any) -> Any:
        names = ("legs_only", "keep_of", "keep_near", "workers", "cluster")
        mine = {name: given.pop(name) for name in names}
        return command(**given, days=read_day_options(**mine))

    for option in reversed(_OPTIONS):
        with_days = option(with_days)
    return with_days


def read_day_options(
    *,
    legs_only: bool = False,
    keep_of: str | None = None,
    keep_near: str | None = None,
    workers: int | None = None,
    cluster: str | None = None,
) -> DayOptions:
    """Return what the options mean together."""
    if workers is not None and cluster is not None:
        raise UsageError(
            "given --workers and --cluster; expected one of them: a cluster has its own workers"
        )
    return DayOptions(
        keeping=_keeping(legs_only=legs_only, keep_of=keep_of, keep_near=keep_near),
        workers=workers,
        cluster=cluster,
    )


def _keeping(*, legs_only: bool, keep_of: str | None, keep_near: str | None) -> Keeping:
    if keep_of is not None or keep_near is not None:
        return Keeping(
            positions=KeptPositions.CHOSEN,
            addresses=frozenset() if keep_of is None else _addresses(keep_of),
            area=None if keep_near is None else _area(keep_near),
            archive=False,
        )
    if legs_only:
        return Keeping(positions=KeptPositions.NONE, archive=False)
    return Keeping()


def _addresses(words: str) -> frozenset[int]:
    found = []
    for word in words.replace(",", " ").lower().split():
        if not ADDRESS.fullmatch(word):
            raise UsageError(
                f"{word!r} is not an address; expected six hex digits, like a061d9, "
                "several with commas between them"
            )
        number = int(word.removeprefix("~"), 16)
        found.append(number + (NOT_AN_ICAO_ADDRESS if word.startswith("~") else 0))
    if not found:
        raise UsageError("--keep-positions-of names nobody; expected addresses like a061d9,ad30ea")
    return frozenset(found)


def _area(words: str) -> tuple[float, float, float]:
    try:
        latitude_deg, longitude_deg, radius_km = map(float, words.split(","))
    except ValueError as error:
        raise _no_area(words) from error
    if not (
        abs(latitude_deg) <= 90 and abs(longitude_deg) <= 180 and 0 < radius_km <= EARTH_HALFWAY_KM
    ):
        raise _no_area(words)
    return latitude_deg, longitude_deg, radius_km


def _no_area(words: str) -> UsageError:
    return UsageError(
        f"{words!r} is not an area; expected latitude, longitude and kilometres round it, "
        "like 55.41,37.90,50"
    )
