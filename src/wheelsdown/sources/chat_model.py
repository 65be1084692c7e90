"""Asking a language model that the user named: any server with OpenAI's chat endpoint.

In comes where the server is and a question; out comes the text of its answer, or NotFetchedError
with the name of the reason. One's own machine is asked as a matter of course. Anything else gets
the text of the report only where the user said so, and by https unless he said that too. Nothing
is asked twice, no redirect is followed, and times and sizes are bounded.
"""

import ipaddress
import json
import queue
import re
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wheelsdown.errors import NotFetchedError, UsageError
from wheelsdown.model.proposal import Question
from wheelsdown.sources.captures import Answer, Bounds, Failure, post
from wheelsdown.sources.connections import (
    DIRECT,
    Access,
    Place,
    origin_of,
    place_of,
    system_addresses,
    url_of,
)
from wheelsdown.sources.json_text import parse_json
from wheelsdown.wording.catalogue import say

CHAT = "/chat/completions"
DEFAULT_BASE = "/v1"
"""Where llama.cpp, Ollama, vLLM and LM Studio have it."""
THIS_MACHINE = "localhost"

MOST_ANSWER_BYTES = 4 * 2**20
"""A hundred claims of the longest quotes are a tenth of it."""
MOST_TOKENS = 4096
"""Enough for some sixty claims; a model that runs in circles ends here."""
WAIT_S = 300.0
"""A model of seven billion parameters on a laptop without a graphics card needs minutes a part."""
GRACE_S = 1.0
"""So that what `post` says of a slow answer is said, where it can say it."""
SAID_BY_SERVER_CHARACTERS = 200

KEY = re.compile(r"[\x21-\x7e]+")
"""What can stand in a header."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatModel:
    """A model and how it is reached."""

    place: Place
    model: str
    here: bool
    """It is on this machine: the text goes nowhere."""
    access: Access
    wait_s: float = WAIT_S
    key: str | None = field(default=None, repr=False)


def chat_model(
    url: str,
    model: str,
    *,
    key: str | None = None,
    proxy: str | None = None,
    send_text_away: bool = False,
    send_unencrypted: bool = False,
    wait_s: float = WAIT_S,
) -> ChatModel:
    """Return the model to be asked; UsageError where the user has not allowed what that takes."""
    place = _place(url)
    here = is_this_machine(place.host)
    if not here and not send_text_away:
        raise UsageError(
            f"{origin_of(place)} is not on this machine: the text of the report would be sent "
            "there; give --send-text-away if that is what you want"
        )
    if not here and place.scheme != "https" and not send_unencrypted:
        raise UsageError(
            f"{origin_of(place)} is not on this machine and not https: the text of the report "
            "could be read on the way; use https, or give --send-unencrypted too"
        )
    if key is not None and not KEY.fullmatch(key):
        raise UsageError("the model's key holds characters that no header can; check the variable")
    access = Access(
        proxy=DIRECT if here else proxy,
        private_origins=frozenset({origin_of(place)}),
        resolve=_own_addresses if here else system_addresses,
    )
    return ChatModel(place=place, model=model, here=here, access=access, wait_s=wait_s, key=key)


def is_this_machine(host: str) -> bool:
    """Say whether a host is this machine by its look: `localhost`, 127.0.0.0/8, ::1.

    A name that merely leads here today may lead elsewhere tomorrow, and is not.
    """
    if host == THIS_MACHINE:
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def ask_model(model: ChatModel, question: Question, schema: Mapping[str, Any]) -> str:
    """Return the text of the model's answer to one question."""
    body = {
        "model": model.model,
        "messages": [
            {"role": "system", "content": question.system},
            {"role": "user", "content": question.user},
        ],
        "temperature": 0,
        "stream": False,
        "max_tokens": MOST_TOKENS,
        "response_format": {
            "type": "json_schema",
            "json_schema": {"name": "claims", "strict": True, "schema": dict(schema)},
        },
    }
    headers = {"Content-Type": "application/json", "Accept": "application/json"}
    if model.key is not None:
        headers["Authorization"] = f"Bearer {model.key}"
    bounds = Bounds(max_bytes=MOST_ANSWER_BYTES, timeout_s=model.wait_s, deadline_s=model.wait_s)
    url = url_of(model.place)
    came = _within(
        model.wait_s + GRACE_S,
        lambda: post(
            url, json.dumps(body).encode(), access=model.access, bounds=bounds, headers=headers
        ),
    )
    if came is None:
        raise _not_answered("too_slow", url, f"{model.wait_s:g}")
    if isinstance(came, Failure):
        raise _not_answered(came.reason, url, came.detail)
    return _content(came)


def _within(seconds: float, ask: Callable[[], Answer | Failure]) -> Answer | Failure | None:
    """Return what was asked for, or nothing after so long.

    A server can send the lines before its answer a byte at a time, each within the longest silence.
    Such a request is left behind; it ends with the program at the latest.
    """
    came: queue.SimpleQueue[Answer | Failure] = queue.SimpleQueue()
    threading.Thread(target=lambda: came.put(ask()), daemon=True).start()
    try:
        return came.get(timeout=seconds)
    except queue.Empty:
        return None


def _place(url: str) -> Place:
    """Return the chat endpoint of a base URL; UsageError where it is none."""
    try:
        given = place_of(url)
    except NotFetchedError:
        given = None
    if given is None or "?" in given.target:
        raise UsageError(
            f"cannot use {url!r} as a model's URL; expected one like http://127.0.0.1:8080/v1, "
            "without a user name or a question mark in it"
        )
    target = given.target.rstrip("/")
    if not target.endswith(CHAT):
        target = (target or DEFAULT_BASE) + CHAT
    return Place(scheme=given.scheme, host=given.host, port=given.port, target=target)


def _own_addresses(host: str, port: int) -> list[str]:
    """Return the addresses of this machine alone, whatever the system says of `localhost`."""
    return [address for address in system_addresses(host, port) if is_this_machine(address)]


def _content(answer: Answer) -> str:
    """Return the words of the model in a server's answer."""
    if answer.status != 200:
        detail = f"{answer.status} {_said_by_server(answer.data)}".strip()
        raise _not_answered("model_status", answer.url, detail)
    value = parse_json(answer.data, answer.url)
    choices = value.get("choices") if isinstance(value, dict) else None
    first = choices[0] if isinstance(choices, list) and choices else None
    message = first.get("message") if isinstance(first, dict) else None
    content = message.get("content") if isinstance(message, dict) else None
    if not isinstance(first, dict) or not isinstance(content, str):
        raise _not_answered("model_no_answer", answer.url)
    if first.get("finish_reason") == "length":
        raise _not_answered("model_cut_off", answer.url)
    if not content.strip():
        raise _not_answered("model_empty", answer.url)
    return content


def _said_by_server(data: bytes) -> str:
    """Return the message of an error, as far as it is one of the usual shape."""
    value = parse_json(data, "error")
    error = value.get("error") if isinstance(value, dict) else None
    words = error.get("message") if isinstance(error, dict) else error
    if not isinstance(words, str):
        return ""
    plain = "".join(c if c.isprintable() else " " for c in words)
    return " ".join(plain.split())[:SAID_BY_SERVER_CHARACTERS]


def _not_answered(reason: str, url: str, detail: str = "") -> NotFetchedError:
    return NotFetchedError(reason, url, detail, say(f"fetch.reason_{reason}", "en", detail=detail))
