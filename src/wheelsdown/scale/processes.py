"""Run parts in processes of this machine: one thread a process, each with one part in hand.

In: a function, parts, how many processes. Out: an outcome for every part, as they end. Processes
are new Pythons, not copies of this one: they are told to compile (`wheelsdown.compiling`), and what
this one holds in memory is not theirs. At most two results a process wait to be taken, so memory
stays the same however long the day is.
"""

import importlib.util
import os
import pickle
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import suppress
from typing import Generic

from wheelsdown.compiling import SWITCH
from wheelsdown.errors import OutsideError
from wheelsdown.scale.kernel_cache import CACHE_VARIABLE, has_kernels, kernel_cache, note_kernels
from wheelsdown.scale.kernels import Kernels, compile_kernels
from wheelsdown.scale.outcomes import TRIES, Failure, Outcome, Part, Result
from wheelsdown.scale.worker import question, read_message, write_message

SHOW_TRACEBACK = "WHEELSDOWN_TRACEBACK"
_POLL_S = 0.2
"""How often a thread that waits looks whether it is to stop."""


def can_compile() -> bool:
    """Say whether the extra `world` is installed."""
    return all(importlib.util.find_spec(name) is not None for name in ("numba", "deflate"))


def compiles() -> bool:
    """Say whether the processes are to compile: where they can, and the caller does not forbid."""
    # 0: as tests of a few aircraft have it, for which compiling would take longer than the work.
    return can_compile() and os.environ.get(SWITCH) != "0"


def usual_workers() -> int:
    """Return how many cores this process may use."""
    if sys.platform == "linux":
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def in_processes(
    work: Callable[[Part], Result],
    parts: Sequence[Part],
    *,
    workers: int,
    kernels: Sequence[Kernels] = (),
) -> Generator[Outcome[Part, Result], None, None]:
    """Run every part in one of `workers` processes; closing the iterator ends them all.

    A process that dies costs its part one more try, in a new process. Where `kernels` are not
    compiled yet they are first, without a part in memory. Then one process does the first part
    alone: what it finds to compile still, the others load.
    """
    if parts and compiles() and not has_kernels():
        for _ in _in_a_crew(compile_kernels, kernels, workers):
            # One that failed shows in the first part, which needs it.
            pass
        yield from _in_a_crew(work, parts[:1], 1)
        note_kernels()
        parts = parts[1:]
    yield from _in_a_crew(work, parts, workers)


def _in_a_crew(
    work: Callable[[Part], Result], parts: Sequence[Part], workers: int
) -> Generator[Outcome[Part, Result], None, None]:
    crew = _Crew(work, parts, workers)
    try:
        yield from crew.outcomes()
    finally:
        crew.dismiss()


class _Crew(Generic[Part, Result]):
    """The processes of one run, and the threads that speak to them."""

    def __init__(self, work: Callable[[Part], Result], parts: Sequence[Part], workers: int) -> None:
        self._work = work
        self._waiting = queue.SimpleQueue[Part]()
        for part in parts:
            self._waiting.put(part)
        self._expected = len(parts)
        self._environment = worker_environment()
        self._done = queue.Queue[Outcome[Part, Result]](maxsize=max(workers, 1))
        self._stopped = threading.Event()
        self._lock = threading.Lock()
        self._processes: set[subprocess.Popen[bytes]] = set()
        self._threads = [
            threading.Thread(target=self._serve, name=f"worker {number}", daemon=True)
            for number in range(min(workers, len(parts)))
        ]

    def outcomes(self) -> Iterator[Outcome[Part, Result]]:
        """Start, and yield what becomes of the parts."""
        for thread in self._threads:
            thread.start()
        for _ in range(self._expected):
            yield self._next()

    def _next(self) -> Outcome[Part, Result]:
        while True:
            working = any(thread.is_alive() for thread in self._threads)
            with suppress(queue.Empty):
                return self._done.get(timeout=_POLL_S)
            if not working:
                raise OutsideError("could not start processes to work in; close other programs")

    def dismiss(self) -> None:
        """End every process and wait until they are gone."""
        self._stopped.set()
        with self._lock:
            for process in self._processes:
                process.kill()
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _serve(self) -> None:
        """Take parts until there are none, with a process that lives as long as it can."""
        process: subprocess.Popen[bytes] | None = None
        try:
            while not self._stopped.is_set():
                try:
                    part = self._waiting.get_nowait()
                except queue.Empty:
                    return
                for _ in range(TRIES):
                    process = process or self._start()
                    outcome = _ask(process, self._work, part)
                    if outcome.failure is None or self._stopped.is_set():
                        break
                    if outcome.failure.reason == "died":
                        self._end(process)
                        process = None
                self._hand_over(outcome)
        finally:
            if process is not None:
                self._end(process)

    def _hand_over(self, outcome: Outcome[Part, Result]) -> None:
        while not self._stopped.is_set():
            with suppress(queue.Full):
                self._done.put(outcome, timeout=_POLL_S)
                return

    def _start(self) -> subprocess.Popen[bytes]:
        with self._lock:
            process = subprocess.Popen(
                # -P: nothing of the folder one stands in is taken for a module.
                [sys.executable, "-P", "-m", "wheelsdown.scale.worker"],
                env=self._environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=None if os.environ.get(SHOW_TRACEBACK) else subprocess.DEVNULL,
            )
            if self._stopped.is_set():
                process.kill()
            self._processes.add(process)
            return process

    def _end(self, process: subprocess.Popen[bytes]) -> None:
        """Close the process's input, which ends it, and wait for it."""
        with self._lock:
            self._processes.discard(process)
        assert process.stdin is not None and process.stdout is not None
        with suppress(OSError):
            process.stdin.close()
        process.stdout.close()
        process.wait()


def worker_environment() -> dict[str, str]:
    """Return the environment of a process that works on days."""
    environment = dict(os.environ)
    if compiles():
        environment[SWITCH] = "1"
        environment[CACHE_VARIABLE] = str(kernel_cache())
    # Each process has one core: libraries that start threads of their own would take the others'.
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        environment[name] = "1"
    return environment


def _ask(
    process: subprocess.Popen[bytes], work: Callable[[Part], Result], part: Part
) -> Outcome[Part, Result]:
    assert process.stdin is not None and process.stdout is not None
    reply = None
    # A process that has gone can be written to no more.
    with suppress(OSError):
        write_message(process.stdin, question(work, part))
        reply = read_message(process.stdout)
    if reply is None:
        process.kill()
        return Outcome(part=part, failure=Failure(reason="died", detail=_ending(process.wait())))
    result, error = pickle.loads(reply)
    if error is not None:
        return Outcome(part=part, failure=Failure(reason="raised", detail=error))
    return Outcome(part=part, result=result)


def _ending(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"
