"""What the desk holds and what is missing: days of the world, gaps between them, who listened."""

from datetime import date

from starlette.requests import Request
from starlette.responses import Response

from wheelsdown.desk.day_card import days_held
from wheelsdown.desk.day_overview import days_overview, missing_days
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_table import count_legs, recorded_range
from wheelsdown.desk.low_cells import low_cells_of_captures, low_cells_of_day
from wheelsdown.errors import UsageError
from wheelsdown.publishing.coverage_map import draw_coverage
from wheelsdown.web.pages import drawing, language_of, page


def held(request: Request) -> Response:
    """Show the days held, those missing, and where anybody was heard low on one of them."""
    desk: Desk = request.app.state.desk
    days = days_overview(desk)
    day = _day(desk, request.query_params.get("day"))
    cells, counts = low_cells_of_captures(desk) if day is None else low_cells_of_day(desk, day)
    return page(
        request,
        "held.html",
        days=days,
        missing=missing_days([one.card for one in days]),
        day=day,
        svg=drawing(draw_coverage(cells, counts, language_of(request))),
        heard=len(cells),
        single_legs=count_legs(desk),
        span=recorded_range(desk),
    )


def _day(desk: Desk, words: str | None) -> date | None:
    if words is None:
        return None
    try:
        day = date.fromisoformat(words)
    except ValueError:
        raise UsageError(f"cannot read the day {words!r}; expected one like 2025-12-07") from None
    if day not in days_held(desk):
        raise UsageError(f"the desk does not hold the day {words!r}")
    return day
