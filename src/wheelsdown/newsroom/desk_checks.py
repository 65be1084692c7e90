"""Every report of a desk checked against its record, in one go.

In: a desk. Out: each report as read and checked; legs and register are loaded once for all.
"""

from collections.abc import Collection, Iterator

from wheelsdown.desk.captures import load_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.kept_verdicts import checked_before, keep_verdicts
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.reports import list_reports
from wheelsdown.desk.rulings import retracted_captures
from wheelsdown.intake import read_report_bytes
from wheelsdown.model.provenance import Digest
from wheelsdown.newsroom.reports import checker_of, read_on_desk
from wheelsdown.verdicts.changes import Change
from wheelsdown.verdicts.event_pages import ReadReport


def reports_checked(desk: Desk, only: Collection[Digest] | None = None) -> Iterator[ReadReport]:
    """Yield every report on the desk that was not retracted, or of those the ones in `only`."""
    against, retracted = checker_of(desk), retracted_captures(desk)
    for capture in list_reports(desk):
        if capture.digest in retracted:
            continue
        reports, _ = read_report_bytes(load_capture(desk, capture.digest), name=capture.name)
        for report in reports:
            if report.digest in retracted or (only is not None and report.digest not in only):
                continue
            reading = read_on_desk(desk, report)
            yield ReadReport(reading=reading, checked=against(reading))


def check_again(desk: Desk) -> tuple[int, tuple[Change, ...]]:
    """Check again all that verdicts were given on; return how many reports, and what changed."""
    before = frozenset(checked_before(desk))
    changes: list[Change] = []
    done = 0
    for report in reports_checked(desk, before):
        done += 1
        reading, checked = report.reading, report.checked
        changes += keep_verdicts(desk, reading.report, checked, current_time())
    return done, tuple(changes)
