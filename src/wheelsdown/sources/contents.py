"""What one capture holds: tracks, legs or a report, and every row that could not be used.

Each reader of this package takes the bytes of a capture and returns one `Contents`. Nothing is
raised for bad data: `problems` says what was left out and where, and the counts add up.
"""

from dataclasses import dataclass

from wheelsdown.model.flight import Leg, Track
from wheelsdown.model.provenance import Problem
from wheelsdown.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What a reader made of a capture.

    `reports` are all reports in it, in its order; `report` is the one where there is exactly one,
    and a reader may give either. `rows_read` rows became positions or legs, `rows_refused` did not
    and each has a problem; a file refused as a whole has no rows at all and one problem.
    """

    kind: str
    tracks: tuple[Track, ...] = ()
    legs: tuple[Leg, ...] = ()
    report: Report | None = None
    reports: tuple[Report, ...] = ()
    problems: tuple[Problem, ...] = ()
    rows_read: int = 0
    rows_refused: int = 0

    def __post_init__(self) -> None:
        """Fill `report` and `reports` from each other; they never say different things."""
        if self.report is not None and not self.reports:
            object.__setattr__(self, "reports", (self.report,))
        elif len(self.reports) == 1:
            object.__setattr__(self, "report", self.reports[0])


def refused(kind: str, *problems: Problem) -> Contents:
    """Return the contents of a capture that nothing could be taken from."""
    return Contents(kind=kind, problems=problems)
