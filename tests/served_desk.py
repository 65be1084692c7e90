"""A desk with documented legs, real positions and a register, and an app or a server of it."""

import shutil
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import uvicorn
from starlette.testclient import TestClient

from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.intake import Incoming, take_in
from wheelsdown.web.app import make_app
from wheelsdown.web.listening import listen
from wheelsdown.web.settings import Settings

EXAMPLES = Path(__file__).parent.parent / "examples"
REPORT = (EXAMPLES / "reports" / "arizona-cairo-moscow.txt").read_text(encoding="utf-8")


def desk_with_record(folder):
    desk = make_desk(folder / "desk", "a desk")
    log = EXAMPLES / "data" / "documented_legs.csv"
    positions = EXAMPLES / "data" / "n17104_2025-02-07.csv.gz"
    files = [Incoming(name=f.name, data=f.read_bytes()) for f in (log, positions)]
    take_in(desk, files, now=current_time())
    shutil.copy(EXAMPLES / "data" / "register.csv", desk.hand)
    return desk


def visitor(desk, **settings):
    app = make_app(desk, Settings(**settings))
    return TestClient(app, base_url="http://127.0.0.1:8737", follow_redirects=True)


def mark_in(page):
    """Return the mark that the forms of a page carry."""
    return page.text.split('name="mark" value="', 1)[1].split('"', 1)[0]


def post(client, address, page="/", **fields):
    files = fields.pop("files", None)
    fields["mark"] = mark_in(client.get(page))
    return client.post(address, data=fields, files=files)


@contextmanager
def served(desk, **settings):
    """Serve a desk on a free port of loopback, as `wheelsdown serve` does; yields its address."""
    listening = listen("127.0.0.1", 0)
    config = uvicorn.Config(
        make_app(desk, Settings(**settings)), log_level="error", access_log=False
    )
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(timeout=10)
        listening.close()
