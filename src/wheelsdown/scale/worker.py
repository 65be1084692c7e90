"""What a process does that works for another: parts in, results out, until there are no more.

It is started as `python -m wheelsdown.scale.worker` by `scale.processes`; on a cluster, `answer`
is called by `scale.cluster`. A message is a pickle behind its length in eight bytes. Only the
process that started this one can write to it.
"""

import os
import pickle
import signal
import struct
import sys
from collections.abc import Callable
from typing import IO, Any

from wheelsdown.errors import WheelsdownError

_LENGTH = struct.Struct("<Q")


def question(work: Callable[[Any], Any], part: object) -> bytes:
    """Return the message that asks for `work(part)`."""
    return pickle.dumps((work, part), protocol=pickle.HIGHEST_PROTOCOL)


def answer(message: bytes) -> bytes:
    """Do what a message asks for and return the pair of its result and the error's words."""
    try:
        work, part = pickle.loads(message)
        return pickle.dumps((work(part), None), protocol=pickle.HIGHEST_PROTOCOL)
    except WheelsdownError as error:
        return pickle.dumps((None, str(error)))
    except Exception as error:
        # The top of a process: whatever it is, whoever asked is told.
        return pickle.dumps((None, f"{type(error).__name__}: {error}"))


def write_message(stream: IO[bytes], message: bytes) -> None:
    """Write one message and send it off."""
    stream.write(_LENGTH.pack(len(message)))
    stream.write(message)
    stream.flush()


def read_message(stream: IO[bytes]) -> bytes | None:
    """Return the next message; nothing where the other side has gone, were it in the middle."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    message = stream.read(length)
    return message if len(message) == length else None


def main() -> None:
    """Answer questions from stdin on stdout until stdin ends."""
    # Ctrl-C goes to every process of a terminal; who started this one decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # What a library prints must not stand among the answers.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    while (message := read_message(sys.stdin.buffer)) is not None:
        try:
            write_message(answers, answer(message))
        except BrokenPipeError:
            # Who asked has gone; nobody is left to tell.
            os._exit(1)


if __name__ == "__main__":
    main()
