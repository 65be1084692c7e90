"""One writer at a time: a second one waits, and after a while says so instead of hanging.

Three locks: `LEDGER` for captures, ledger and hand files, `BUILT` for what the program makes, and
`DAYS` for days of the world that are being worked out, which takes minutes. A thread that holds a
lock may take it again, so that a caller can put several writes under one. Who needs several takes
`DAYS` first, then `BUILT`.
"""

import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Literal

from wheelsdown.desk.folder import Desk
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.errors import OutsideError

Lock = Literal["ledger", "built", "days"]
LEDGER: Lock = "ledger"
BUILT: Lock = "built"
DAYS: Lock = "days"

PATIENCE_S = 120.0
"""How long to wait: longer than the writes of a large `add`, shorter than a person's patience."""
_BETWEEN_TRIES_S = 0.05

_held = threading.local()

if sys.platform == "win32":
    import msvcrt

    def _try_to_take(file: IO[bytes]) -> None:
        file.seek(0)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_to_take(file: IO[bytes]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def locked(desk: Desk, lock: Lock, *, patience_s: float = PATIENCE_S) -> Iterator[None]:
    """Hold `lock` of `desk`; raises OutsideError when another process keeps it too long."""
    path = desk.root.resolve() / f".{lock}.lock"
    depths: dict[Path, int] = _held.__dict__.setdefault("depths", {})
    if path in depths:
        depths[path] += 1
        try:
            yield
        finally:
            depths[path] -= 1
        return
    with told_as_outside_error("lock", desk.root.name):
        file = path.open("ab")
    # Closing the file gives the lock back, also when the process dies.
    with file:
        _take(file, desk, patience_s)
        depths[path] = 1
        try:
            yield
        finally:
            del depths[path]


def _take(file: IO[bytes], desk: Desk, patience_s: float) -> None:
    give_up_at = time.monotonic() + patience_s
    while True:
        try:
            _try_to_take(file)
        except OSError as error:
            if time.monotonic() >= give_up_at:
                raise OutsideError(
                    f"another wheelsdown has been writing to the desk {desk.name!r} for more than "
                    f"{patience_s:g} s; wait until it is done, or end it, and do this again"
                ) from error
            time.sleep(_BETWEEN_TRIES_S)
        else:
            return
