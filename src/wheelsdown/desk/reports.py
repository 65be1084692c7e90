"""The reports on a desk: which there are, and the one that is meant by an id or a name."""

from wheelsdown.desk.captures import list_captures, load_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Capture

REPORT_KIND = "report"
SHORTEST_PREFIX = 6
"""Hex digits that tell captures apart: one desk would need thousands for two to begin alike."""


def list_reports(desk: Desk) -> tuple[Capture, ...]:
    """Return the captures that are reports, in order of arrival."""
    return tuple(capture for capture in list_captures(desk) if capture.kind == REPORT_KIND)


def find_report(desk: Desk, wanted: str) -> Capture:
    """Return the one report whose digest begins with `wanted`, or whose name it is.

    Raises UsageError where none is meant, or several are: no report is picked for the reader.
    """
    reports = list_reports(desk)
    fitting = [report for report in reports if _is_meant(report, wanted)]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        ids = ", ".join(report.digest[: len("sha256:") + 12] for report in fitting)
        raise UsageError(f"{wanted!r} could be {len(fitting)} reports; name one of {ids}")
    raise UsageError(
        f"no report {wanted!r} among the {len(reports)} on the desk {desk.name!r}; expected the "
        f"name it came under or the first {SHORTEST_PREFIX} or more digits of its id"
    )


def load_report(desk: Desk, wanted: str) -> tuple[Capture, bytes]:
    """Return the report that `wanted` names, with its bytes."""
    capture = find_report(desk, wanted)
    return capture, load_capture(desk, capture.digest)


def _is_meant(report: Capture, wanted: str) -> bool:
    prefix = wanted.lower().removeprefix("sha256:")
    by_digest = len(prefix) >= SHORTEST_PREFIX and report.digest.startswith(f"sha256:{prefix}")
    return by_digest or report.name.casefold() == wanted.casefold()
