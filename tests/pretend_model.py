"""A pretend language model: a real HTTP server on this machine with a chat endpoint.

with pretend_model() as server:
    server.answers(says(claim("flight.arrival", "landed in Accra")))
    server.asked          # bodies of the requests, as sent
"""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Responder = Callable[[BaseHTTPRequestHandler], None]


class PretendModel:
    def __init__(self) -> None:
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.paths: list[str] = []
        self._plan: list[Responder] = [status(500)]
        model = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                model.asked.append(json.loads(body))
                model.headers.append({k.lower(): v for k, v in self.headers.items()})
                model.paths.append(self.path)
                plan = model._plan
                self.close_connection = True
                (plan.pop(0) if len(plan) > 1 else plan[0])(self)

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *args: object) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}/v1"

    def answers(self, *responders: Responder) -> None:
        self._plan = list(responders)


@contextmanager
def pretend_model() -> Iterator[PretendModel]:
    model = PretendModel()
    thread = threading.Thread(target=model.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield model
    finally:
        model.server.shutdown()
        model.server.server_close()
        thread.join()


def claim(kind: str, quote: str, **others: Any) -> dict[str, Any]:
    """One claim as a model gives it, asserted in the report's own voice unless said otherwise."""
    return {"type": kind, "quote": quote, "before": "", "numbers": [], "speakers": [],
            "modality": "asserted"} | others  # fmt: skip


def speaker(words: str, kind: str = "person") -> dict[str, str]:
    return {"words": words, "kind": kind}


def says(*claims: dict[str, Any]) -> Responder:
    return says_words(json.dumps({"claims": list(claims)}))


def says_words(content: str, finish: str = "stop") -> Responder:
    choice = {"index": 0, "finish_reason": finish,
              "message": {"role": "assistant", "content": content}}  # fmt: skip
    return sends(json.dumps({"object": "chat.completion", "choices": [choice]}).encode())


def sends(body: bytes, code: int = 200, announced: int | None = None, **headers: str) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.send_header("Content-Length", str(len(body) if announced is None else announced))
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def status(code: int, message: str = "", **headers: str) -> Responder:
    return sends(json.dumps({"error": {"message": message}}).encode(), code, **headers)


def is_silent_for(seconds: float) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)
        says()(handler)

    return respond


def dribbles(seconds: float) -> Responder:
    """Sends a byte at a time, never done."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "1000000")
        handler.end_headers()
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            handler.wfile.write(b" ")
            handler.wfile.flush()
            time.sleep(0.02)

    return respond


def dribbles_headers(seconds: float) -> Responder:
    """Sends the lines before an answer a byte at a time."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        until = time.monotonic() + seconds
        handler.wfile.write(b"HTTP/1.1 200 OK\r\nX: ")
        while time.monotonic() < until:
            handler.wfile.write(b"y")
            handler.wfile.flush()
            time.sleep(0.05)

    return respond


def floods(size: int) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(size // 65_536):
            handler.wfile.write(b" " * 65_536)

    return respond
