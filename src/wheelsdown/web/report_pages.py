"""Pages of reports: pasting one, its text with what holds and what does not, one claim of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.kept_verdicts import load_given
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.marks import Marked, SourceMark, add_mark, read_marks
from wheelsdown.desk.reports import list_reports
from wheelsdown.desk.rulings import (
    rating_of,
    read_rulings,
    retracted_captures,
    standing_rulings,
)
from wheelsdown.errors import UsageError
from wheelsdown.model.provenance import Capture, Problem
from wheelsdown.model.report import Report
from wheelsdown.model.verdict import CheckedClaim, Rating
from wheelsdown.newsroom.page_fetching import asking, is_url, keep_page, page_of
from wheelsdown.newsroom.reports import (
    ReviewedReport,
    given_date,
    keep_reports,
    report_on_desk,
    reports_meant,
)
from wheelsdown.newsroom.tracks import tracks_of
from wheelsdown.publishing.drawings import draw_itinerary
from wheelsdown.publishing.marked_text import Mark, counts, marked_passages, marks_of
from wheelsdown.web.claim_rulings import rule_on_claim
from wheelsdown.web.forms import (
    Form,
    RefusedError,
    field,
    name_and_reason,
    read_form,
    safe_address,
)
from wheelsdown.web.pages import drawing, language_of, page
from wheelsdown.web.reviews import Reviews
from wheelsdown.web.settings import MOST_FORM_BYTES
from wheelsdown.web.timeline import moments_of
from wheelsdown.wording.catalogue import say

LONGEST_TEXT = 2_000_000
"""Characters of a pasted report."""
PASTED = "pasted.txt"
MOST_LISTED = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReport:
    """A report on the first page: what it is called, and the verdicts it got last."""

    capture: Capture
    ratings: tuple[tuple[Rating, int], ...]
    """Empty where it was not checked yet, or holds several reports."""


def front(request: Request) -> Response:
    """Show where to paste, and the reports on the desk, the newest first."""
    desk: Desk = request.app.state.desk
    retracted = retracted_captures(desk)
    listed = [c for c in reversed(list_reports(desk)) if c.digest not in retracted]
    shown = [_listed(desk, capture) for capture in listed[:MOST_LISTED]]
    return page(request, "front.html", reports=shown, more=len(listed) - len(shown))


def _listed(desk: Desk, capture: Capture) -> ListedReport:
    given = load_given(desk, capture.digest)
    said = [] if given is None else [verdict.rating for verdict in given.verdicts]
    ratings = tuple((r, said.count(r.value)) for r in Rating if r.value in said)
    return ListedReport(capture=capture, ratings=ratings)


async def paste(request: Request) -> Response:
    """Keep a pasted text, a file or the page of an address, and go to what was found of it."""
    form = await read_form(request, MOST_FORM_BYTES)
    desk: Desk = request.app.state.desk
    text, url = field(form, "text", LONGEST_TEXT), field(form, "url")
    published = field(form, "published") or None
    files = form.files.get("file", ())
    given = [bool(text), bool(url), bool(files)]
    if sum(given) != 1:
        raise RefusedError("web.one_of_three")
    if url:
        found = await run_in_threadpool(_keep_url, desk, url, published)
    else:
        data, name = (text.encode(), PASTED) if text else (files[0].data, files[0].name)
        found = await run_in_threadpool(keep_reports, desk, data, name, published, current_time())
    reports, problems = found
    if not reports:
        raise RefusedError("web.nothing_to_read", 422, why=_why(problems, request))
    return RedirectResponse(_address(reports), status_code=303)


def _keep_url(
    desk: Desk, url: str, published: str | None
) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    if not is_url(url):
        raise UsageError(f"{url!r} is no address of the web; it begins with https:// or http://")
    fetched = page_of(url, desk, asking(None, again=False))
    keep_page(desk, fetched)
    return keep_reports(desk, fetched.data, url, published, current_time())


def _why(problems: Sequence[Problem], request: Request) -> str:
    language = language_of(request)
    told = []
    for problem in problems:
        values: dict[str, Any] = dict(problem.values)
        told.append(say(f"problem.{problem.code}", language, **values))
    return "; ".join(told) or "–"


def _address(reports: Sequence[Report]) -> str:
    first = reports[0]
    return (
        f"/reports/{(first.capture or first.digest)[7:]}"
        if len(reports) > 1
        else (f"/reports/{first.digest[7:]}")
    )


def report(request: Request) -> Response:
    """Show a report's text with its claims, the flight that fits best, its map and its times."""
    return _report_page(request, None)


def claim(request: Request) -> Response:
    """Show the same with one claim opened: who said it, what the record shows, why."""
    return _report_page(request, request.path_params["claim"])


def _report_page(request: Request, wanted: str | None) -> Response:
    desk: Desk = request.app.state.desk
    reviews: Reviews = request.app.state.reviews
    capture, reports = reports_meant(desk, request.path_params["report"])
    if len(reports) != 1:
        return page(request, "items.html", items=reports, capture=capture)
    reviewed = reviews.of_report(reports[0])
    ratings = {one.claim.claim: one.verdict.rating for one in reviewed.checked.checked}
    marks = marks_of(reviewed.reading, ratings)
    chosen = None if wanted is None else _chosen(reviewed, marks, wanted)
    best = reviewed.checked.best
    legs = () if best is None else best.legs
    svg = (
        None if best is None else draw_itinerary(legs, tracks_of(desk, legs), language_of(request))
    )
    rulings, _ = read_rulings(desk)
    (not_said, _), (sources, _) = read_marks(desk, "readings"), read_marks(desk, "sources")
    begins = reviewed.reading.report.digest[7:17]
    source = reviewed.reading.report.source
    return page(
        request,
        "report.html",
        reviewed=reviewed,
        report=reviewed.reading.report,
        published=given_date(desk, reviewed.reading.report.digest),
        passages=marked_passages(reviewed.reading, marks),
        marks=marks,
        counts=counts(marks),
        best=best,
        svg=None if svg is None else drawing(svg),
        moments=moments_of(legs, marks),
        rulings=standing_rulings(desk)[0],
        chosen=chosen,
        not_said=[mark for on, mark in not_said.items() if on.startswith(begins)],
        source_mark=None if source is None else sources.get(source.name),
        source_marks=[mark.value for mark in SourceMark],
        history=[r for r in rulings if chosen is not None and r.claim == chosen[0].claim.claim],
    )


def _chosen(
    reviewed: ReviewedReport, marks: Sequence[Mark], wanted: str
) -> tuple[Mark, CheckedClaim | None]:
    """Return the claim that an address means, with its verdict where it got one."""
    for mark in marks:
        if mark.claim.claim == wanted:
            found = (c for c in reviewed.checked.checked if c.claim.claim == wanted)
            return mark, next(found, None)
    raise UsageError(f"this report has no claim {wanted!r}; it may have been read anew since")


async def mark_reading(request: Request) -> Response:
    """Mark a claim as not said, or take that back; go to the report as it then reads."""
    form = await read_form(request, MOST_FORM_BYTES)
    desk: Desk = request.app.state.desk
    report_id, claim_id = request.path_params["report"], request.path_params["claim"]
    found = await run_in_threadpool(report_on_desk, desk, report_id)
    if not claim_id.startswith(found.digest[7:17]):
        raise UsageError(f"{claim_id!r} is no claim of this report; nothing was marked")
    await run_in_threadpool(_mark, desk, "readings", claim_id, form)
    return RedirectResponse(f"/reports/{report_id}", status_code=303)


async def mark_source(request: Request) -> Response:
    """Say what kind of source a publisher is, or take that back."""
    form = await read_form(request, MOST_FORM_BYTES)
    desk: Desk = request.app.state.desk
    source = field(form, "source", 200)
    if not source:
        raise RefusedError("web.form_broken")
    await run_in_threadpool(_mark, desk, "sources", source, form)
    return RedirectResponse(safe_address(field(form, "back")), status_code=303)


def _mark(desk: Desk, of: Marked, on: str, form: Form) -> None:
    by, reason = name_and_reason(form)
    add_mark(desk, of, on, field(form, "mark_as"), by=by, reason=reason, now=current_time())


async def rule(request: Request) -> Response:
    """Put an editor's ruling beside a verdict, and go back to the claim."""
    form = await read_form(request, MOST_FORM_BYTES)
    try:
        rating = rating_of(field(form, "rating"))
    except ValueError:
        raise RefusedError("web.form_broken") from None
    by, reason = name_and_reason(form)
    await rule_on_claim(request, rating, by, reason)
    report_id, claim_id = request.path_params["report"], request.path_params["claim"]
    return RedirectResponse(f"/reports/{report_id}/claims/{claim_id}#claim", status_code=303)
