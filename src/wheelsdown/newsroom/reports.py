"""Reports on a desk: keeping one, and checking it against the desk's record.

In: a desk, and the bytes or the id of a report. Out: the report, or what was read and found of it.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from wheelsdown.desk.accepted import read_accepted
from wheelsdown.desk.captures import keep_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, add_to_hand, read_hand
from wheelsdown.desk.kept_verdicts import keep_verdicts
from wheelsdown.desk.marks import read_marks
from wheelsdown.desk.register import read_register
from wheelsdown.desk.reports import load_report
from wheelsdown.errors import UsageError
from wheelsdown.intake import days_on, find_item, legs_on, read_report_bytes
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Capture, Digest, Problem
from wheelsdown.model.report import Reading, Report
from wheelsdown.model.time_range import TimeRange
from wheelsdown.model.verdict import CheckedReport
from wheelsdown.pipeline import check, check_in_days, read, with_claims, without_claims
from wheelsdown.places.typed import parse_time
from wheelsdown.sources.recognition import REPORT
from wheelsdown.verdicts.changes import Change


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewedReport:
    """A report as read and checked, and the verdicts that are not what they were before."""

    reading: Reading
    checked: CheckedReport
    changes: tuple[Change, ...]


def keep_reports(
    desk: Desk, data: bytes, name: str, published: str | None, now: datetime
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    """Keep bytes that hold reports, and the day of publication that was given for the first.

    No report and the reasons why where there is nothing to read; then nothing is kept.
    """
    if published is not None:
        parse_time(published)
    reports, problems = read_report_bytes(data, name=name)
    if reports:
        keep_report(desk, reports[0].digest, data, name, published=published, now=now)
    return reports, problems


def keep_report(
    desk: Desk, digest: Digest, data: bytes, name: str, *, published: str | None, now: datetime
) -> None:
    """Keep a report's capture, and the day of publication that was given for it if it is new."""
    keep_capture(desk, data, name, REPORT, now)
    if published is not None and published != given_date(desk, digest):
        parse_time(published)
        row = {"report": digest, "published": published, "at": now.isoformat()}
        add_to_hand(desk, HandTable.PUBLICATIONS, row, now)


def given_date(desk: Desk, digest: Digest) -> str | None:
    """Return the day of publication that a person gave for a report, if any."""
    rows, _ = read_hand(desk, HandTable.PUBLICATIONS)
    dates = [row["published"] for row in rows if row["report"] == digest and "published" in row]
    return dates[-1] if dates else None


def published_range(desk: Desk, digest: Digest) -> TimeRange | None:
    """Return the day of publication kept on the desk as a range, or nothing."""
    words = given_date(desk, digest)
    return None if words is None else parse_time(words)


def reports_meant(desk: Desk, wanted: str) -> tuple[Capture, tuple[Report, ...]]:
    """Return the capture that an id or a name means, with all its reports or the one item meant.

    UsageError where none is meant.
    """
    try:
        capture, data = load_report(desk, wanted)
    except UsageError:
        found = find_item(desk, wanted)
        if found is None:
            raise
        return found[0], (found[1],)
    reports, _ = read_report_bytes(data, name=capture.name)
    return capture, reports


def report_on_desk(desk: Desk, wanted: str) -> Report:
    """Return the one report that an id or a name means; UsageError where none or several are."""
    _, reports = reports_meant(desk, wanted)
    if len(reports) != 1:
        raise UsageError(f"{wanted!r} holds {len(reports)} reports; name one by its own id")
    return reports[0]


def read_on_desk(
    desk: Desk,
    report: Report,
    *,
    published: TimeRange | None = None,
    language: Language | None = None,
    taught: bool = True,
) -> Reading:
    """Read a report as the desk has it: with the day it appeared, and what editors changed.

    Claims of a model that were accepted are among its own; claims marked as not said are out. A
    day that is given counts and not the one kept on the desk.
    """
    (accepted, _), (marked, _) = read_accepted(desk), read_marks(desk, "readings")
    when = published or published_range(desk, report.digest)
    reading = read(report, published=when, language=language, taught=taught)
    return without_claims(with_claims(reading, accepted.get(report.digest, ())), marked)


Checker = Callable[[Reading], CheckedReport]
"""Checks a reading against all legs of a desk."""


def checker_of(desk: Desk) -> Checker:
    """Return what checks a reading against all legs of the desk, loaded once for many reports."""
    register, _ = read_register(desk)
    days = days_on(desk)
    if days is not None:
        return lambda reading: check_in_days(reading, days, register)
    legs = legs_on(desk)
    return lambda reading: check(reading, legs, register)


def review(
    desk: Desk, report: Report, now: datetime, checker: Checker | None = None
) -> ReviewedReport:
    """Read a report on the desk, check it against the record, and keep its verdicts."""
    reading = read_on_desk(desk, report)
    checked = (checker or checker_of(desk))(reading)
    changes = keep_verdicts(desk, reading.report, checked, now)
    return ReviewedReport(reading=reading, checked=checked, changes=changes)
