"""Files brought through the browser: taken in by a thread, its progress shown to whoever asks.

The browser may be closed meanwhile: what was begun goes on, and its page shows how far it is. Files
are kept by the desk before they are read, so a stop of the server loses none that was kept.
"""

import secrets
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field

from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.errors import UsageError, WheelsdownError
from wheelsdown.intake import Incoming, Intake, take_in
from wheelsdown.web.forms import RefusedError, Sent, read_form
from wheelsdown.web.pages import page
from wheelsdown.web.settings import MOST_UPLOAD_BYTES

MOST_REMEMBERED = 100


@dataclass(slots=True)
class Import:
    """One bringing of files, as far as it is."""

    files: int
    total_bytes: int
    done_files: int = 0
    done_bytes: int = 0
    in_hand: str = ""
    taken: Intake | None = None
    failed: str | None = None
    lock: threading.Lock = field(default_factory=threading.Lock, repr=False)

    @property
    def is_over(self) -> bool:
        """Whether there is nothing more to wait for."""
        return self.taken is not None or self.failed is not None


class Imports:
    """What is being taken in, and what was since the server began."""

    def __init__(self, desk: Desk) -> None:
        """Begin with none."""
        self._desk = desk
        self._known: dict[str, Import] = {}

    def begin(self, files: Sequence[Sent]) -> str:
        """Take files in beside everything else; return the name to ask by."""
        name = secrets.token_hex(8)
        one = Import(files=len(files), total_bytes=sum(len(file.data) for file in files))
        self._known[name] = one
        for old in [k for k, v in self._known.items() if v.is_over][:-MOST_REMEMBERED]:
            del self._known[old]
        threading.Thread(target=self._take, args=(one, list(files)), daemon=True).start()
        return name

    def find(self, name: str) -> Import:
        """Return one by its name; UsageError where there is none such."""
        if name not in self._known:
            raise UsageError("this import is not known any more; what it kept is on the desk")
        return self._known[name]

    def all(self) -> list[tuple[str, Import]]:
        """Return all that are remembered, the newest first."""
        return list(reversed(self._known.items()))

    def _take(self, one: Import, files: Sequence[Sent]) -> None:
        def advance(name: str, done: int) -> None:
            with one.lock:
                one.done_files += 1
                one.done_bytes += done
                one.in_hand = name

        incoming = (Incoming(name=file.name, data=file.data) for file in files)
        try:
            one.taken = take_in(self._desk, incoming, now=current_time(), advance=advance)
        except WheelsdownError as error:
            one.failed = str(error)
        except Exception as error:
            one.failed = f"{type(error).__name__}: {error}"
            raise


def import_list(request: Request) -> Response:
    """Show where to bring files, and how far those under way are."""
    return page(request, "imports.html", imports=request.app.state.imports.all())


async def bring(request: Request) -> Response:
    """Begin to take files in, and go to the page that shows how far it is."""
    form = await read_form(request, MOST_UPLOAD_BYTES)
    files = form.files.get("files", ())
    if not files:
        raise RefusedError("web.no_files")
    name = request.app.state.imports.begin(files)
    return RedirectResponse(f"/imports/{name}", status_code=303)


def one_import(request: Request) -> Response:
    """Show how far one import is; the page asks again by itself until it is over."""
    name = request.path_params["name"]
    return page(request, "import.html", name=name, one=request.app.state.imports.find(name))


def import_state(request: Request) -> Response:
    """Say the same in JSON, for the script that moves the bar."""
    one: Import = request.app.state.imports.find(request.path_params["name"])
    with one.lock:
        state = {
            "files": one.files,
            "done_files": one.done_files,
            "bytes": one.total_bytes,
            "done_bytes": one.done_bytes,
            "in_hand": one.in_hand,
            "over": one.is_over,
        }
    return JSONResponse(state)
