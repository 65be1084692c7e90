"""What stands between the pages and the network: host names, the token, forged forms, headers.

Every request passes `Guard` before any page sees it. A form that changes something carries a mark
made from the visitor's cookie; a page of another site knows neither.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping

from starlette.datastructures import URL, Headers, MutableHeaders, QueryParams
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from wheelsdown.web.settings import Settings

VISITOR = "wheelsdown_visitor"
ADMITTED = "wheelsdown_token"
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})

POLICY = (
    "default-src 'none'; img-src 'self' data:; style-src 'self'; script-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), geolocation=(), microphone=()"),
)


class Guard:
    """Middleware around all pages."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        """Take the pages and what `serve` was told."""
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse what may not pass, else give every answer its headers and visitor a cookie."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = Headers(scope=scope)
        cookies = Request(scope).cookies
        visitor = cookies.get(VISITOR, "")
        is_new = len(visitor) < 20
        if is_new:
            visitor = secrets.token_urlsafe(24)
        scope.setdefault("state", {})["visitor"] = visitor

        async def send_guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer = MutableHeaders(scope=message)
                for name, value in HEADERS:
                    answer[name] = value
                if "cache-control" not in answer:
                    answer["cache-control"] = "no-store"
                if is_new:
                    answer.append("set-cookie", _cookie(VISITOR, visitor))
            await send(message)

        refusal = self._refusal(scope, headers, cookies)
        await (refusal or self._app)(scope, receive, send_guarded)

    def _refusal(
        self, scope: Scope, headers: Headers, cookies: Mapping[str, str]
    ) -> ASGIApp | None:
        host = _host_name(headers.get("host", ""))
        if host not in self._settings.allowed_hosts:
            return PlainTextResponse("this name is not one the desk is served under\n", 421)
        if scope["method"] not in SAFE_METHODS and not _same_origin(headers):
            return PlainTextResponse("this came from another site\n", 403)
        token = self._settings.token
        if token is None or scope["path"].startswith("/static/"):
            return None
        return None if _holds(token, headers, cookies) else self._ask(scope, token)

    def _ask(self, scope: Scope, token: str) -> ASGIApp:
        """Admit who brings the token in the address, once; it does not stay there."""
        brought = QueryParams(scope["query_string"]).get("token", "")
        if hmac.compare_digest(brought.encode(), token.encode()):
            admitted = RedirectResponse(scope["path"], status_code=303)
            admitted.headers.append("set-cookie", _cookie(ADMITTED, _digest(token)))
            return admitted
        return PlainTextResponse("this desk asks for its token: /?token=...\n", 401)


def form_mark(settings: Settings, visitor: str) -> str:
    """Return the mark that forms of one visitor carry."""
    return hmac.new(settings.secret, visitor.encode(), hashlib.sha256).hexdigest()


def is_marked(settings: Settings, visitor: str, mark: str) -> bool:
    """Say whether a form carries its visitor's mark."""
    return hmac.compare_digest(form_mark(settings, visitor).encode(), mark.encode())


def _holds(token: str, headers: Headers, cookies: Mapping[str, str]) -> bool:
    bearer = headers.get("authorization", "").removeprefix("Bearer ").strip()
    shown = cookies.get(ADMITTED, "")
    return hmac.compare_digest(bearer.encode(), token.encode()) or hmac.compare_digest(
        shown.encode(), _digest(token).encode()
    )


def _digest(token: str) -> str:
    return hashlib.sha256(b"wheelsdown " + token.encode()).hexdigest()


def _cookie(name: str, value: str) -> str:
    return f"{name}={value}; Path=/; HttpOnly; SameSite=Strict"


def _host_name(host: str) -> str:
    try:
        return URL(f"http://{host}/").hostname or ""
    except ValueError:
        return ""


def _same_origin(headers: Headers) -> bool:
    """Say whether a browser says the request came from a page of ours; programs say nothing."""
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or URL(origin).netloc == headers.get("host", "")
