"""Pages of events: each removal flight with all reports on it, lined up."""

from starlette.requests import Request
from starlette.responses import Response

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.register import read_register
from wheelsdown.errors import UsageError
from wheelsdown.model.event import EventPage
from wheelsdown.newsroom.desk_checks import reports_checked
from wheelsdown.pipeline import events
from wheelsdown.verdicts.register_words import country_words, days_words, rule_words
from wheelsdown.web.pages import page


def event_list(request: Request) -> Response:
    """List the removal flights that the register, a log or the reports tell of."""
    return page(
        request, "events.html", pages=_pages(request), days=days_words, country=country_words
    )


def event(request: Request) -> Response:
    """Show one: its reports, what each says, the roots, the numbers, its place in the row."""
    wanted: str = request.path_params["event"]
    found = [one for one in _pages(request) if one.flight.event == wanted]
    if not found:
        raise UsageError(f"no event {wanted!r} on this desk")
    return page(
        request,
        "event.html",
        event=found[0],
        days=days_words,
        country=country_words,
        rule_words=rule_words,
    )


def _pages(request: Request) -> tuple[EventPage, ...]:
    desk: Desk = request.app.state.desk
    by_hand, _ = read_register(desk)
    return events(tuple(reports_checked(desk)), by_hand, request.app.state.reviews.legs())
