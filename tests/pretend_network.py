"""A pretend network: a real HTTP server on this machine that serves traces, archives and refusals.

with pretend_network() as net:
    net.serve("/a", ok(b"..."))          # the same each time
    net.serve("/b", status(500), ok(b"...")) # first one, then the other, the last stays
    net.asked                             # [(path, headers), ...]
"""

import gzip
import io
import json
import socket
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

REST = (None, "adsb_icao", 5100, None, None, None)
"""The end of a trace's row: no details, the source, geometric altitude, and what we do not use."""

Responder = Callable[[BaseHTTPRequestHandler], None]


class PretendNetwork:
    def __init__(self) -> None:
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.asked_at: list[float] = []
        self._plans: dict[str, list[Responder]] = {}
        net = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                net.asked.append((self.path, {k.lower(): v for k, v in self.headers.items()}))
                net.asked_at.append(time.monotonic())
                plan = net._plans.get(self.path, [status(404)])
                (plan.pop(0) if len(plan) > 1 else plan[0])(self)
                self.close_connection = True

            def log_message(self, *args: object) -> None:
                pass

        class Server(ThreadingHTTPServer):
            daemon_threads = True

            def handle_error(self, *args: object) -> None:
                pass

        self.server = Server(("127.0.0.1", 0), Handler)
        self.port = self.server.server_address[1]
        self.origin = f"http://127.0.0.1:{self.port}"

    def serve(self, path: str, *responders: Responder) -> None:
        self._plans[path] = list(responders)

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def pretend_network() -> Iterator[PretendNetwork]:
    net = PretendNetwork()
    thread = threading.Thread(target=net.server.serve_forever, args=(0.02,), daemon=True)
    thread.start()
    try:
        yield net
    finally:
        net.server.shutdown()
        net.server.server_close()
        thread.join()


def status(code: int, body: bytes = b"", **headers: str) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(code)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        if code != 304:
            handler.send_header("Content-Length", str(len(body)))
        handler.send_header("Connection", "close")
        handler.end_headers()
        handler.wfile.write(body)

    return respond


def ok(body: bytes, **headers: str) -> Responder:
    return status(200, body, **headers)


def short(body: bytes, announced: int) -> Responder:
    """Announces more than it sends: a connection that broke off."""
    return ok_announcing(body, announced)


def ok_announcing(body: bytes, announced: int) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", str(announced))
        handler.end_headers()
        handler.wfile.write(body)
        handler.wfile.flush()

    return respond


def silent(seconds: float) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        time.sleep(seconds)

    return respond


def dripping(times: int, every_s: float) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(times):
            handler.wfile.write(b"x")
            handler.wfile.flush()
            time.sleep(every_s)

    return respond


def if_changed(body: bytes, etag: str) -> Responder:
    def respond(handler: BaseHTTPRequestHandler) -> None:
        if handler.headers.get("If-None-Match") == etag:
            status(304, ETag=etag)(handler)
        else:
            ok(body, ETag=etag)(handler)

    return respond


def in_ranges(body: bytes, etag: str, most: int | None = None) -> Responder:
    """Serves ranges as GitHub does; `most`: breaks off after so many bytes."""

    def respond(handler: BaseHTTPRequestHandler) -> None:
        asked = handler.headers.get("Range")
        whole = asked is None or handler.headers.get("If-Range") != etag
        start = 0 if whole else int(str(asked).removeprefix("bytes=").rstrip("-"))
        handler.send_response(200 if whole else 206)
        if not whole:
            handler.send_header("Content-Range", f"bytes {start}-{len(body) - 1}/{len(body)}")
        handler.send_header("ETag", etag)
        handler.send_header("Content-Length", str(len(body) - start))
        handler.end_headers()
        handler.wfile.write(body[start:][:most])

    return respond


@contextmanager
def pretend_tor(body: bytes) -> Iterator[tuple[str, list[bytes]]]:
    """A SOCKS5 proxy (RFC 1928) that answers every request itself; yields its URL and whom for."""
    asked: list[bytes] = []
    listening = socket.create_server(("127.0.0.1", 0))

    def serve() -> None:
        connection = listening.accept()[0]
        with connection, connection.makefile("rb") as stream:
            stream.read(stream.read(2)[1])
            connection.sendall(b"\x05\x00")
            kind = stream.read(4)[3]
            asked.append(stream.read(stream.read(1)[0] if kind == 3 else 4))
            stream.read(2)
            connection.sendall(b"\x05\x00\x00\x01" + bytes(6))
            while stream.readline().strip():
                pass
            head = f"HTTP/1.1 200 OK\r\nContent-Length: {len(body)}\r\n\r\n"
            connection.sendall(head.encode() + body)

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"socks5h://127.0.0.1:{listening.getsockname()[1]}", asked
    finally:
        listening.close()
        thread.join(1)


def trace_path(icao24: str, day: str) -> str:
    return f"/globe_history/{day.replace('-', '/')}/traces/{icao24[-2:]}/trace_full_{icao24}.json"


def trace(icao24: str, day: str, *, rows: int = 3, packed: bool = True) -> bytes:
    """A day's trace as readsb writes it: a few minutes over Arizona."""
    start = datetime.combine(date.fromisoformat(day), datetime.min.time(), UTC).timestamp()
    positions = [
        [36000 + 10.0 * n, 33.3 + n / 1000, -111.6, 5000 + 100 * n, 250.0, 90.0, 0, 600, *REST]
        for n in range(rows)
    ]
    body = json.dumps({"icao": icao24, "r": "N1", "timestamp": start, "trace": positions}).encode()
    return gzip.compress(body, mtime=0) if packed else body


def archive(files: dict[str, bytes]) -> bytes:
    """A release's tar: `./traces/xx/trace_full_HEX.json` and what else lies in it."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as tar:
        for name, data in files.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            tar.addfile(info, io.BytesIO(data))
    return out.getvalue()
