"""Where reports come from on the command line: a path, a URL, standard input, an id on the desk.

In: the word given, perhaps with `#N` for one of several. Out: the reports with the bytes they are
in; UsageError where there is none, problems in its message.
"""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click

from wheelsdown.cli.terminal import print_problems, problem_words
from wheelsdown.desk.captures import load_capture
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.reports import load_report
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.intake import find_item, read_report_bytes
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import Report
from wheelsdown.newsroom.page_fetching import Asking, is_url, keep_page, page_of
from wheelsdown.newsroom.reports import keep_report as keep_on_desk
from wheelsdown.wording.catalogue import say

STANDARD_INPUT = "-"
NUMBERED = re.compile(r"(?P<given>.+)#(?P<number>\d{1,9})")
ITEM_ID = re.compile(r"(?:sha256:)?(?P<digits>[0-9a-fA-F]{6,64})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What was meant: the reports, their numbers in their capture, and the capture's bytes."""

    reports: tuple[Report, ...]
    numbers: tuple[int, ...]
    """From 1; `#N` on the command line."""
    of: int
    """How many reports the capture holds."""
    data: bytes


def bytes_of_report(given: str, desk: Desk | None, how: Asking, language: Language) -> Given:
    """Return all reports of what a path, URL, id or `-` names."""
    if given == STANDARD_INPUT:
        return _read(sys.stdin.buffer.read(), "standard input", language)
    if is_url(given):
        page = page_of(given, desk, how)
        if page.known_since is not None:
            click.echo(say("cli.page_known", language, at=page.known_since), err=True)
        if desk is not None:
            keep_page(desk, page)
        return _read(page.data, given, language)
    path = Path(given)
    if path.is_file():
        try:
            return _read(path.read_bytes(), path.name, language)
        except OSError as error:
            raise OutsideError(f"cannot read {path.name!r}: {error.strerror}") from error
    if desk is None:
        raise UsageError(
            f"no file {given!r}; expected a path, a URL, or {STANDARD_INPUT} for standard input"
        )
    return reports_on_desk(given, desk, language)


def reports_from(given: str, desk: Desk | None, how: Asking, language: Language) -> Given:
    """Return the reports that are meant: all of a capture, or the one that `#N` chooses."""
    numbered = NUMBERED.fullmatch(given)
    if numbered is None or Path(given).is_file():
        return bytes_of_report(given, desk, how, language)
    found = bytes_of_report(numbered["given"], desk, how, language)
    number = int(numbered["number"])
    if not 1 <= number <= found.of:
        raise UsageError(
            f"{numbered['given']!r} holds {found.of} report(s); expected #1 to #{found.of}, "
            f"not #{number}"
        )
    return Given(
        reports=(found.reports[number - 1],), numbers=(number,), of=found.of, data=found.data
    )


def reports_on_desk(given: str, desk: Desk, language: Language) -> Given:
    """Return the reports of a capture on the desk, or the one item whose own id was given."""
    try:
        capture, data = load_report(desk, given)
    except UsageError:
        item_id = ITEM_ID.fullmatch(given)
        found = None if item_id is None else find_item(desk, item_id["digits"])
        if found is None:
            raise
        capture, report = found
        return _all((report,), load_capture(desk, capture.digest))
    return _read(data, capture.name, language)


def refuse_for_several(given: Given, option: str, value: object) -> None:
    """Raise UsageError where an option that is of one report was given for several."""
    if value is not None and len(given.reports) > 1:
        raise UsageError(
            f"{option} is for one report, and there are {len(given.reports)}; choose one with #N "
            "after its name, like feed.xml#2"
        )


def keep_report(desk: Desk, report: Report, data: bytes, published: str | None) -> None:
    """Keep a checked report on the desk, and the date of publication that was given for it."""
    keep_on_desk(desk, report.digest, data, report.name, published=published, now=current_time())


def item_heading(given: Given, at: int, language: Language) -> str | None:
    """Return the line that says which of several reports follows; nothing where there is one."""
    if given.of == 1:
        return None
    report = given.reports[at]
    item = report.url or report.item or report.name
    return say("cli.report_item", language, n=given.numbers[at], of=given.of, item=item)


def days_words(days: tuple[date, date] | None) -> str:
    """Return the first and last day a report can have appeared, in figures."""
    if days is None:
        return "?"
    return str(days[0]) if days[0] == days[1] else f"{days[0]} – {days[1]}"


def _read(data: bytes, name: str, language: Language) -> Given:
    reports, problems = read_report_bytes(data, name=name)
    if not reports:
        words = "; ".join(problem_words(p, language) for p in problems)
        raise OutsideError(words or f"nothing to read in {name!r}")
    print_problems(problems, language)
    return _all(reports, data)


def _all(reports: Sequence[Report], data: bytes) -> Given:
    numbers = tuple(range(1, len(reports) + 1))
    return Given(reports=tuple(reports), numbers=numbers, of=len(reports), data=data)
