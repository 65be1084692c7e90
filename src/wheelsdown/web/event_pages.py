"""Pages of events: each removal flight with all reports on it, lined up."""

from starlette.requests import Request
from starlette.responses import Response

from wheelsdown.errors import UsageError
from wheelsdown.newsroom.event_list import events_on
from wheelsdown.verdicts.register_words import country_words, days_words, rule_words
from wheelsdown.web.pages import page


def event_list(request: Request) -> Response:
    """List the removal flights that the register, a log or the reports tell of."""
    return page(
        request,
        "events.html",
        pages=events_on(request.app.state.desk)[0],
        days=days_words,
        country=country_words,
    )


def event(request: Request) -> Response:
    """Show one: its reports, what each says, the roots, the numbers, its place in the row."""
    wanted: str = request.path_params["event"]
    found = [one for one in events_on(request.app.state.desk)[0] if one.flight.event == wanted]
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
