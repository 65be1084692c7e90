"""One row of the bench's table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from wheelsdown.errors import WheelsdownError

PROMISED = {
    "tar to legs": (
        "tar of traces → legs with airports, against gunzip alone with libdeflate",
        "≥ 0.55 of its rate",
    ),
    "two cores": ("two cores against one", "≥ 1.8×"),
    "traffic": (
        "against `traffic` 2.13 (`from_readsb`, split, `infer_airport`), same files",
        "≥ 400×",
    ),
    "memory": ("world day (77 million positions) in memory", "≤ 1.5 GB resident on two cores"),
    "disk": ("positions on disk", "≤ 10 bytes each"),
    "circle": (
        "legs touching a 30 km circle in a two-hour window, one month of the world",
        "≤ 100 ms",
    ),
    "year": (
        "`wheelsdown legs` on a year (62 million legs), by aircraft; by airport and week",
        "≤ 100 ms; ≤ 300 ms",
    ),
    "find": ("`find` with two transfers, over a month of the world; over a year", "≤ 0.5 s; ≤ 3 s"),
    "check": (
        "`check` of one report against a simulated world week",
        "≤ 2 s warm, ≤ 4 s as a command",
    ),
    "start": ("`wheelsdown --help`", "≤ 0.2 s"),
}
"""What each row is about and what it is to reach, in the order of the table."""


NOT_MEASURED = "not measured"


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What is to be reached, what was reached, and how that was measured."""

    what: str
    to_reach: str
    reached: str
    met: bool | None
    """Nothing where it was not measured, or only on less than the figure is about."""
    how: str
    aside: tuple[str, ...] = ()
    """Further figures of the same measurement, one a line."""


def not_measured(what: str, to_reach: str, why: str) -> Measured:
    """Return the row of something that has no figure in this run."""
    return Measured(what=what, to_reach=to_reach, reached=NOT_MEASURED, met=None, how=why)


def guarded(row: str, measure: Callable[[], Measured]) -> Measured:
    """Return what `measure` returns, or why this row has no figure."""
    what, to_reach = PROMISED[row]
    try:
        return measure()
    except (ImportError, AttributeError) as error:
        return not_measured(what, to_reach, f"its part is not there: {error}")
    except (WheelsdownError, OSError, RuntimeError, ValueError) as error:
        return not_measured(what, to_reach, f"it failed: {error}")


def least_and_median(seconds: Sequence[float]) -> str:
    """Return times as `least (median) unit`."""
    least, middle = min(seconds), median(seconds)
    if middle >= 1.0:
        return f"{least:.2f} s (median {middle:.2f} s)"
    return f"{least * 1e3:.0f} ms (median {middle * 1e3:.0f} ms)"
