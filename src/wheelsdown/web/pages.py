"""A page: a template filled in, in the language of the visitor.

Templates know nothing but what they are given, `t` (a sentence by its key), and filters that turn
records into words.
"""

from functools import cache, partial
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import HTMLResponse

from wheelsdown.model.bilingual import Bilingual, Language, in_language
from wheelsdown.publishing.claim_words import claim_heading, speaker_words, value_words
from wheelsdown.publishing.leg_words import aircraft_words, endpoint_words, time_cell
from wheelsdown.web.guarding import form_mark
from wheelsdown.web.settings import Settings
from wheelsdown.wording.catalogue import say

LANGUAGE = "wheelsdown_language"
LANGUAGES: tuple[Language, ...] = ("en", "ru")


def language_of(request: Request) -> Language:
    """Return the language asked for: by the switch, else by the browser, else English."""
    chosen = request.cookies.get(LANGUAGE)
    if chosen in LANGUAGES:
        return chosen
    wanted = request.headers.get("accept-language", "")
    return "ru" if wanted.lower().startswith("ru") else "en"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("wheelsdown.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        time=time_cell, aircraft=aircraft_words, short=lambda digest: str(digest)[7:19]
    )
    return environment


def page(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Return a template filled with `values`, in the language of the visitor."""
    language = language_of(request)
    settings: Settings = request.app.state.settings
    text = _environment().get_template(template).render(
        t=partial(_say, language),
        language=language,
        desk=request.app.state.desk,
        path=request.url.path,
        mark=form_mark(settings, request.state.visitor),
        words=partial(_words, language),
        speakers=partial(_with_language, speaker_words, language),
        heading=partial(_with_language, claim_heading, language),
        values_read=partial(_with_language, value_words, language),
        endpoint=partial(_with_language, endpoint_words, language),
        **values,
    )  # fmt: skip
    return HTMLResponse(text, status_code=status)


def _say(language: Language, key: str, **values: Any) -> str:
    return say(key, language, **values)


def _words(language: Language, said: Bilingual) -> str:
    return in_language(said, language)


def _with_language(function: Any, language: Language, value: object) -> Any:
    return function(value, language)


def drawing(svg: str) -> Markup:
    """Return an SVG of ours to stand in a page as it is."""
    return Markup(svg)
