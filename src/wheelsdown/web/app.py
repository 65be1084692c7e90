"""The desk as an application: which page answers which address, and what becomes of errors.

In: a desk and what `serve` was told. Out: an ASGI application. Pages are plain functions of a
request; they run beside one another, and the desk's own locks keep their writes apart.
"""

from collections.abc import Callable
from importlib.resources import files

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from wheelsdown.desk.folder import Desk
from wheelsdown.errors import NotFetchedError, OutsideError, UsageError, WheelsdownError
from wheelsdown.web import api, event_pages, held_pages, imports, record_pages, report_pages
from wheelsdown.web.forms import RefusedError, safe_address
from wheelsdown.web.guarding import Guard
from wheelsdown.web.imports import Imports
from wheelsdown.web.pages import LANGUAGE, LANGUAGES, language_of, page
from wheelsdown.web.reviews import Reviews
from wheelsdown.web.settings import Settings
from wheelsdown.wording.catalogue import say

STATIC = {
    "desk.css": "text/css; charset=utf-8",
    "desk.js": "text/javascript; charset=utf-8",
    "map.js": "text/javascript; charset=utf-8",
    "mark.svg": "image/svg+xml",
}
"""All that is served as it lies; nothing else of the disk is."""

YEAR_S = 31_536_000


def make_app(desk: Desk, settings: Settings) -> Starlette:
    """Return the application of one desk."""
    app = Starlette(
        routes=_routes(),
        middleware=[Middleware(Guard, settings=settings)],
        exception_handlers={
            RefusedError: _refused,
            WheelsdownError: _not_done,
            HTTPException: _not_there,
        },
    )
    app.state.desk = desk
    app.state.settings = settings
    app.state.reviews = Reviews(desk)
    app.state.imports = Imports(desk)
    return app


def _routes() -> list[Route]:
    def get(path: str, answer: Callable[..., object]) -> Route:
        return Route(path, answer, methods=["GET"])

    def post(path: str, answer: Callable[..., object]) -> Route:
        return Route(path, answer, methods=["POST"])

    return [
        get("/", report_pages.front),
        post("/reports", report_pages.paste),
        get("/reports/{report}", report_pages.report),
        get("/reports/{report}/claims/{claim}", report_pages.claim),
        post("/reports/{report}/claims/{claim}/rulings", report_pages.rule),
        post("/reports/{report}/claims/{claim}/reading", report_pages.mark_reading),
        post("/sources", report_pages.mark_source),
        get("/record", record_pages.search),
        get("/record/held", held_pages.held),
        get("/legs/{leg}", record_pages.leg),
        get("/journeys/{journey}", record_pages.journey),
        get("/watchlist", record_pages.watchlist),
        post("/watchlist", record_pages.watch),
        get("/events", event_pages.event_list),
        get("/events/{event:path}", event_pages.event),
        get("/imports", imports.import_list),
        post("/imports", imports.bring),
        get("/imports/{name}", imports.one_import),
        get("/imports/{name}/state", imports.import_state),
        get("/ledger", record_pages.ledger),
        post("/language", _switch_language),
        get("/static/{name}", _static),
        get("/api/openapi.json", api.description),
        get("/api/summary", api.summary),
        get("/api/legs", api.legs),
        get("/api/journeys", api.journeys),
        get("/api/events", api.all_events),
        get("/api/reports", api.reports),
        post("/api/reports", api.add_report),
        get("/api/reports/{report}", api.report),
        post("/api/reports/{report}/claims/{claim}/rulings", api.rule),
    ]


async def _switch_language(request: Request) -> Response:
    """Remember the language chosen, and show the same page in it."""
    form = await request.form(max_files=0, max_fields=3)
    chosen, back = str(form.get("language", "")), str(form.get("back", "/"))
    answer = RedirectResponse(safe_address(back), status_code=303)
    if chosen in LANGUAGES:
        answer.set_cookie(LANGUAGE, chosen, max_age=YEAR_S, samesite="strict", httponly=True)
    return answer


def _static(request: Request) -> Response:
    name = request.path_params["name"]
    if name not in STATIC:
        raise HTTPException(404)
    data = (files("wheelsdown.web") / "static" / name).read_bytes()
    headers = {"cache-control": "max-age=3600"}
    return Response(data, media_type=STATIC[name], headers=headers)


def _refused(request: Request, error: Exception) -> Response:
    assert isinstance(error, RefusedError)
    words = say(error.key, language_of(request), **error.values)
    return page(request, "error.html", status=error.status, said=words)


def _not_done(request: Request, error: Exception) -> Response:
    if request.url.path.startswith("/api/"):
        return api.refusal(error)
    said = str(error)
    if isinstance(error, NotFetchedError):
        said = say(f"fetch.reason_{error.reason}", language_of(request), detail=error.detail)
    status = 400 if isinstance(error, UsageError) else 503
    if isinstance(error, UsageError) and request.method == "GET" and not request.query_params:
        status = 404
    elif isinstance(error, OutsideError):
        status = 502 if isinstance(error, NotFetchedError) else 503
    return page(request, "error.html", status=status, said=said)


def _not_there(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": error.detail}, error.status_code, headers=error.headers)
    words = say("web.no_such_page", language_of(request))
    return page(request, "error.html", status=error.status_code, said=words)
