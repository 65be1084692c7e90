"""Where a report comes from on the command line: a path, standard input, or an id on the desk.

In: the word given. Out: the `Report`; UsageError where there is none, problems in its message.
"""

import sys
from datetime import date
from pathlib import Path

from wheelsdown.cli.arguments import parse_time
from wheelsdown.cli.terminal import problem_words
from wheelsdown.desk.captures import keep_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, add_to_hand, read_hand
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.reports import load_report
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.intake import read_report_bytes
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Report
from wheelsdown.model.time_range import TimeRange
from wheelsdown.sources.recognition import REPORT

STANDARD_INPUT = "-"


def bytes_of_report(given: str, desk: Desk | None) -> tuple[bytes, str]:
    """Return the bytes of a report and the name it came under."""
    if given == STANDARD_INPUT:
        return sys.stdin.buffer.read(), "standard input"
    if given.startswith(("http://", "https://")):
        raise UsageError(f"cannot fetch {given!r}: save the page and give the file")
    path = Path(given)
    if path.is_file():
        try:
            return path.read_bytes(), path.name
        except OSError as error:
            raise OutsideError(f"cannot read {path.name!r}: {error.strerror}") from error
    if desk is None:
        raise UsageError(f"no file {given!r}; expected a path, or - for standard input")
    capture, data = load_report(desk, given)
    return data, capture.name


def report_from(given: str, desk: Desk | None, language: Language) -> tuple[Report, bytes]:
    """Return the report that is meant, read from its bytes."""
    data, name = bytes_of_report(given, desk)
    report, problems = read_report_bytes(data, name=name)
    if report is None:
        words = "; ".join(problem_words(p, language) for p in problems)
        raise OutsideError(words or f"nothing to read in {name!r}")
    return report, data


def keep_report(desk: Desk, report: Report, data: bytes, published: str | None) -> None:
    """Keep a checked report on the desk, and the date of publication that was given for it."""
    now = current_time()
    keep_capture(desk, data, report.name, REPORT, now)
    if published is not None and published != _known_date(desk, report.digest):
        parse_time(published)
        row = {"report": report.digest, "published": published, "at": now.isoformat()}
        add_to_hand(desk, HandTable.PUBLICATIONS, row, now)


def published_range(desk: Desk | None, digest: Digest, given: str | None) -> TimeRange | None:
    """Return the day of publication that was given now, or kept on the desk; else nothing."""
    words = given or (None if desk is None else _known_date(desk, digest))
    return None if words is None else parse_time(words)


def _known_date(desk: Desk, digest: Digest) -> str | None:
    rows, _ = read_hand(desk, HandTable.PUBLICATIONS)
    dates = [row["published"] for row in rows if row["report"] == digest and "published" in row]
    return dates[-1] if dates else None


def days_words(days: tuple[date, date] | None) -> str:
    """Return the first and last day a report can have appeared, in figures."""
    if days is None:
        return "?"
    return str(days[0]) if days[0] == days[1] else f"{days[0]} – {days[1]}"
