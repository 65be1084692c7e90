"""Reports as read and checked, kept while nothing that they follow from has changed.

A page asks for the same report many times; its verdicts change only with the ledger, the hand files
or the built record. Kept in memory, the latest first; a change makes all of it stale.
"""

import threading
from collections import OrderedDict

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.kept_verdicts import TABLES
from wheelsdown.desk.ledger import current_time
from wheelsdown.intake import read_report_bytes
from wheelsdown.model.report import Report
from wheelsdown.newsroom.reports import Checker, ReviewedReport, checker_of, report_on_desk, review
from wheelsdown.pipeline import read

MOST_KEPT = 50

SMALL_TALK = (
    "The plane left Cairo at noon on 1 January 2020 and landed in Moscow, an official said.",
    "Самолёт вылетел из Каира 1 января 2020 года и приземлился в Москве, сообщил чиновник.",
)
"""Invented; read once at the start so that nobody's first report waits for the rules to load."""

Stamp = tuple[tuple[str, int, int], ...]
"""Name, size and time of change of every file that verdicts follow from."""


class Reviews:
    """The reviewed reports of one desk."""

    def __init__(self, desk: Desk) -> None:
        """Begin with none."""
        self._desk = desk
        self._lock = threading.Lock()
        self._checking = threading.Lock()
        """One check at a time: a record of days keeps files open that are not made for two."""
        self._stamp: Stamp = ()
        self._checker: Checker | None = None
        self._kept: OrderedDict[str, ReviewedReport] = OrderedDict()

    def of(self, wanted: str) -> ReviewedReport:
        """Return a report as checked against the desk as it is; UsageError where none is meant."""
        return self.of_report(report_on_desk(self._desk, wanted))

    def of_report(self, report: Report) -> ReviewedReport:
        """Return a report that is on the desk, checked against the desk as it is."""
        with self._lock:
            self._forget_stale()
            known = self._kept.get(report.digest)
            if self._checker is None:
                self._checker = checker_of(self._desk)
            checker, stamp = self._checker, self._stamp
        if known is not None:
            return known
        with self._checking:
            reviewed = review(self._desk, report, current_time(), checker)
        with self._lock:
            # What changed meanwhile makes this stale for whoever asks next.
            if stamp == self._stamp:
                self._kept[report.digest] = reviewed
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return reviewed

    def warm_up(self) -> None:
        """Load what the first report of each language would wait for: rules, places, the record."""
        for text in SMALL_TALK:
            for report in read_report_bytes(text.encode(), name="warm-up.txt")[0]:
                reading = read(report)
                with self._lock:
                    self._forget_stale()
                    if self._checker is None:
                        self._checker = checker_of(self._desk)
                    checker = self._checker
                with self._checking:
                    checker(reading)

    def _forget_stale(self) -> None:
        stamp = _stamp(self._desk)
        if stamp != self._stamp:
            self._stamp, self._checker = stamp, None
            self._kept.clear()


def _stamp(desk: Desk) -> Stamp:
    # Rulings and marks of sources stand beside verdicts: they change none.
    hand = [desk.hand / f"{table.value}.csv" for table in TABLES]
    files = [*hand, *sorted(desk.record.glob("*.parquet"))]
    files += sorted(desk.record.glob("days/*/day.json"))
    files += sorted(desk.record.glob("**/seams/*"))
    found = []
    for path in files:
        try:
            status = path.stat()
        except OSError:
            continue
        found.append((path.name, status.st_size, status.st_mtime_ns))
    return tuple(found)
