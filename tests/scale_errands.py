"""Functions that tests of `scale` send to other processes: they are found there by their name."""

import os
import signal
import time
from pathlib import Path

from wheelsdown.errors import OutsideError


def square(number: int) -> int:
    return number * number


def die_once(path: str) -> str:
    """Die as the kernel kills a process when memory runs out, but only the first time."""
    mark = Path(path)
    if not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return mark.name


def die(number: int) -> int:
    if number == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def fail(number: int) -> int:
    if number == 3:
        raise OutsideError("no such archive on this machine")
    return number


def chatter(number: int) -> int:
    """Print, as a library may, into what the answers go through."""
    print("a library has something to say", flush=True)
    os.write(1, b"and so has one in C\n")
    return number


def environment(name: str) -> str | None:
    return os.environ.get(name)


def first_or_wait(path: str) -> None:
    """Answer at once for the file called "first"; else leave a number and wait without end."""
    if not path.endswith("first"):
        Path(path).write_text(str(os.getpid()))
        signal.pause()


def note_and_nap(path: str) -> None:
    """Leave the number of this process, and be busy for a while."""
    Path(path).write_text(str(os.getpid()))
    time.sleep(1)


def much(size: int) -> bytes:
    return bytes(size)
