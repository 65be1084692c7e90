"""Forms as browsers send them: bounded, with their visitor's mark, turned into text and files.

In: a request. Out: its fields, or the refusal to show. No path that a browser names is ever opened.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.formparsers import MultiPartException
from starlette.requests import Request

from wheelsdown.desk.captures import name_for_people
from wheelsdown.web.guarding import is_marked
from wheelsdown.web.settings import Settings

LONGEST_FIELD = 2_000
"""Characters of a reason, a name, a date; only a report's text may be longer."""


class RefusedError(Exception):
    """A form that is not taken; the key of the sentence that says why, and the status."""

    def __init__(self, key: str, status: int = 400, **values: Any) -> None:
        """Take the sentence's key, the status and what the sentence is filled with."""
        super().__init__(key)
        self.key = key
        self.status = status
        self.values = values


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A file that came with a form."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """The text fields of a form, the last of each name, and the files that were chosen."""

    fields: Mapping[str, str]
    files: Mapping[str, tuple[Sent, ...]]


async def read_form(request: Request, most_bytes: int) -> Form:
    """Return what a form holds; RefusedError where it is too large, broken or forged."""
    length = request.headers.get("content-length")
    if length is None or not length.isdigit():
        raise RefusedError("web.form_without_length", 411)
    if int(length) > most_bytes:
        raise RefusedError("web.form_too_large", 413, most=most_bytes // 2**20)
    try:
        async with request.form(max_files=1000, max_fields=200, max_part_size=most_bytes) as parts:
            form = await _held(parts)
    except (MultiPartException, HTTPException) as error:
        raise RefusedError("web.form_broken") from error
    settings: Settings = request.app.state.settings
    if not is_marked(settings, request.state.visitor, field(form, "mark")):
        raise RefusedError("web.form_not_ours", 403)
    return form


async def _held(parts: FormData) -> Form:
    """Read everything out of the form before its temporary files are closed."""
    fields: dict[str, str] = {}
    files: dict[str, tuple[Sent, ...]] = {}
    for name, value in parts.multi_items():
        if isinstance(value, str):
            fields[name] = value
        elif value.filename or value.size:
            # Each under the name a person would know: folders name people's machines.
            sent = Sent(name=name_for_people(value.filename or "file"), data=await value.read())
            files[name] = (*files.get(name, ()), sent)
    return Form(fields=fields, files=files)


def field(form: Form, name: str, longest: int = LONGEST_FIELD) -> str:
    """Return a text field without the spaces around it; empty where it is missing."""
    value = form.fields.get(name, "")
    if len(value) > longest:
        raise RefusedError("web.field_too_long", field=name, most=longest)
    return value.replace("\r\n", "\n").strip()


def name_and_reason(form: Form) -> tuple[str, str]:
    """Return who decides and why; RefusedError where either is missing."""
    by, reason = field(form, "by"), field(form, "reason")
    if not by or not reason:
        raise RefusedError("web.name_and_reason")
    return by, reason


def safe_address(given: str) -> str:
    """Return an address on this desk as it is, and of any other the front page's."""
    is_ours = given.startswith("/") and not given.startswith(("//", "/\\"))
    return given if is_ours else "/"
