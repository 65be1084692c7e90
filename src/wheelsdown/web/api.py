"""The desk for programs: the objects that the commands print, over HTTP.

Answers are those of `--json`, as a list under the name of what they are. `GET /api/openapi.json`
describes them.
"""

from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from wheelsdown.contract.claims import claim_json, document_json
from wheelsdown.contract.events import event_json
from wheelsdown.contract.itineraries import bare_itinerary_json
from wheelsdown.contract.legs import journey_json, leg_json
from wheelsdown.contract.verdicts import check_summary_json, checked_claim_json, ruling_json
from wheelsdown.desk.day_card import days_held
from wheelsdown.desk.day_queries import count_day_legs
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.record import count_legs
from wheelsdown.desk.reports import list_reports
from wheelsdown.desk.rulings import WITHDRAWN, rating_of, standing_rulings
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.model.flight import Leg
from wheelsdown.model.verdict import Rating
from wheelsdown.newsroom.event_list import events_on
from wheelsdown.newsroom.legs_asked import legs_asked
from wheelsdown.newsroom.reports import keep_reports
from wheelsdown.pipeline import journeys_of
from wheelsdown.web.api_description import DESCRIPTION
from wheelsdown.web.claim_rulings import rule_on_claim
from wheelsdown.web.reviews import Reviews

MOST_LEGS = 10_000
MOST_BODY_BYTES = 25 * 2**20
LONGEST_FIELD = 2_000


def description(request: Request) -> Response:
    """Return the OpenAPI description."""
    del request
    return JSONResponse(DESCRIPTION)


def legs(request: Request) -> Response:
    """Return the legs that fit: `aircraft`, `airport`, `from`, `to`."""
    found = _legs(request)
    shown = [leg_json(leg) for leg in found[:MOST_LEGS]]
    return JSONResponse({"legs": shown, "summary": {"legs": len(found), "shown": len(shown)}})


def journeys(request: Request) -> Response:
    """Return the journeys of the legs that fit."""
    found = journeys_of(_legs(request))
    shown = [journey_json(one) for one in found[:MOST_LEGS]]
    return JSONResponse(
        {"journeys": shown, "summary": {"journeys": len(found), "shown": len(shown)}}
    )


def _legs(request: Request) -> tuple[Leg, ...]:
    asked = {k: v.strip()[:LONGEST_FIELD] for k, v in request.query_params.items()}
    return legs_asked(
        request.app.state.desk,
        aircraft=asked.get("aircraft") or None,
        place=asked.get("airport") or None,
        begin=asked.get("from") or None,
        end=asked.get("to") or None,
    )


def reports(request: Request) -> Response:
    """Return the reports on the desk, in order of arrival."""
    found = [
        {"report": c.digest, "name": c.name, "added": c.added, "bytes": c.size_bytes}
        for c in list_reports(request.app.state.desk)
    ]
    return JSONResponse({"reports": found})


async def add_report(request: Request) -> Response:
    """Keep a report and return its id; the body is JSON with `text` and perhaps `published`."""
    body = await _body(request)
    text, published = _text(body, "text", MOST_BODY_BYTES), body.get("published")
    if published is not None and not isinstance(published, str):
        raise UsageError("`published` is to be text like 2025-12-09")
    desk: Desk = request.app.state.desk
    name = _text(body, "name", 200) if "name" in body else "report.txt"
    found, problems = await run_in_threadpool(
        keep_reports, desk, text.encode("utf-8", "replace"), name, published, current_time()
    )
    if not found:
        codes = [problem.code for problem in problems]
        return JSONResponse({"error": "there is nothing to read in it", "problems": codes}, 422)
    return JSONResponse({"report": found[0].digest}, 201)


def report(request: Request) -> Response:
    """Return a report as `check --json` prints it: the document, its claims, the sum."""
    reviews: Reviews = request.app.state.reviews
    reviewed = reviews.of(request.path_params["report"])
    rulings, _ = standing_rulings(request.app.state.desk)
    claims = [checked_claim_json(c, rulings.get(c.claim.claim)) for c in reviewed.checked.checked]
    judged = {c.claim.claim for c in reviewed.checked.checked}
    proposed = [claim_json(c) for c in reviewed.reading.claims if c.claim not in judged]
    best = reviewed.checked.best
    fitting = (*(() if best is None else (best,)), *reviewed.checked.runners_up)
    return JSONResponse(
        {
            **document_json(reviewed.reading),
            "claims": claims,
            "proposed": proposed,
            "itineraries": [bare_itinerary_json(one, n) for n, one in enumerate(fitting, 1)],
            **check_summary_json(reviewed.checked),
        }
    )


async def rule(request: Request) -> Response:
    """Put a ruling beside a verdict; the body is JSON with `rating`, `by` and `reason`."""
    body = await _body(request)
    try:
        rating = rating_of(body.get("rating", ""))
    except ValueError:
        known = ", ".join((*Rating, WITHDRAWN))
        raise UsageError(f"`rating` is to be one of {known}") from None
    by, reason = _text(body, "by", LONGEST_FIELD), _text(body, "reason", LONGEST_FIELD)
    ruling = await rule_on_claim(request, rating, by, reason)
    return JSONResponse({"ruling": ruling_json(ruling)}, 201)


def all_events(request: Request) -> Response:
    """Return every event as `event --json` prints it."""
    pages, _ = events_on(request.app.state.desk)
    return JSONResponse({"events": [event_json(one) for one in pages]})


def summary(request: Request) -> Response:
    """Return what the desk holds in numbers."""
    desk: Desk = request.app.state.desk
    return JSONResponse(
        {
            "desk": desk.name,
            "legs": count_legs(desk) + count_day_legs(desk),
            "days": [day.isoformat() for day in days_held(desk)],
            "reports": len(list_reports(desk)),
        }
    )


async def _body(request: Request) -> dict[str, Any]:
    length = request.headers.get("content-length", "")
    if not length.isdigit() or int(length) > MOST_BODY_BYTES:
        raise UsageError(f"a body of at most {MOST_BODY_BYTES} bytes, with its length, is wanted")
    if request.headers.get("content-type", "").partition(";")[0].strip() != "application/json":
        raise UsageError("the body is to be application/json")
    try:
        body = await request.json()
    except (ValueError, RecursionError):
        raise UsageError("the body is not JSON") from None
    if not isinstance(body, dict):
        raise UsageError("the body is to be a JSON object")
    return body


def _text(body: dict[str, Any], name: str, longest: int) -> str:
    value = body.get(name)
    if not isinstance(value, str) or not value.strip() or len(value) > longest:
        raise UsageError(f"`{name}` is to be text of 1 to {longest} characters")
    return value


def refusal(error: Exception) -> Response:
    """Return what a program gets where something could not be."""
    status = 503 if isinstance(error, OutsideError) else 400
    return JSONResponse({"error": str(error)}, status)
