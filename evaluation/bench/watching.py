"""Run a command in a process of its own, and watch how long it takes and what memory it holds.

Memory is read from /proc for the process and all its children, many times a second: resident bytes
(pages that several share, as those of a mapped archive, are counted for each) and those of them
that are no file's. A peak between two looks is missed.
"""

import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

LOOKS_A_SECOND = 20
PAGE = os.sysconf("SC_PAGE_SIZE")


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """What became of a command."""

    seconds: float
    cpu_seconds: float
    peak_resident: int
    """Bytes of the whole tree of processes, shared pages counted for each."""
    peak_anonymous: int
    """Bytes that are nobody else's and no file's: what the system cannot take back."""
    output: str
    errors: str
    code: int


def run_watched(
    command: Sequence[str],
    *,
    environment: dict[str, str] | None = None,
    cores: Sequence[int] = (),
    memory: bool = True,
) -> Ran:
    """Run a command to its end, on some cores only if they are named."""
    before = _children_cpu()
    began = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output, tempfile.TemporaryFile("w+") as errors:
        with _only_on(cores):
            process = subprocess.Popen(
                command,
                stdout=output,
                stderr=errors,
                stdin=subprocess.DEVNULL,
                env={**os.environ, **(environment or {})},
            )
        resident = anonymous = 0
        while memory and process.poll() is None:
            now_resident, now_anonymous = _memory_of_tree(process.pid)
            resident, anonymous = max(resident, now_resident), max(anonymous, now_anonymous)
            time.sleep(1 / LOOKS_A_SECOND)
        code = process.wait()
        seconds = time.perf_counter() - began
        output.seek(0)
        errors.seek(0)
        return Ran(
            seconds=seconds,
            cpu_seconds=_children_cpu() - before,
            peak_resident=resident,
            peak_anonymous=anonymous,
            output=output.read(),
            errors=errors.read(),
            code=code,
        )


@contextmanager
def _only_on(cores: Sequence[int]) -> Iterator[None]:
    """Let what is started meanwhile run on some cores only: a process inherits them."""
    usual = os.sched_getaffinity(0)
    os.sched_setaffinity(0, cores or usual)
    try:
        yield
    finally:
        os.sched_setaffinity(0, usual)


def checked_run(command: Sequence[str], **given: object) -> Ran:
    """Run a command that must succeed."""
    ran = run_watched(command, **given)  # type: ignore[arg-type]
    if ran.code != 0:
        last = ran.errors.strip().splitlines()[-1:] or ["nothing said"]
        raise RuntimeError(f"{' '.join(command[:4])} … ended with {ran.code}: {last[0][:200]}")
    return ran


def program() -> list[str]:
    """Return how the `wheelsdown` of this environment is called."""
    return [str(Path(sys.executable).with_name("wheelsdown"))]


def _children_cpu() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory_of_tree(root: int) -> tuple[int, int]:
    resident = anonymous = 0
    waiting = [root]
    while waiting:
        process = waiting.pop()
        try:
            status = Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()
            resident += int(status[1]) * PAGE
            anonymous += (int(status[1]) - int(status[2])) * PAGE
            for task in Path(f"/proc/{process}/task").iterdir():
                waiting.extend(map(int, (task / "children").read_text(encoding="ascii").split()))
        except (OSError, ValueError, IndexError):
            # Ended between two looks.
            continue
    return resident, anonymous
