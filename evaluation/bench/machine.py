"""What a figure was measured on: without it, a figure says nothing."""

import os
import platform
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from wheelsdown.scale.kernel_cache import source_digest

PROJECT = Path(__file__).parent.parent.parent

PACKAGES = ("wheelsdown", "numpy", "numba", "llvmlite", "deflate", "pyarrow", "duckdb", "ray")


def describe_machine() -> tuple[tuple[str, str], ...]:
    """Return labels and values: processor, memory, system, versions, commit."""
    return (
        ("processor", f"{_processor()}, {len(os.sched_getaffinity(0))} cores"),
        ("memory", f"{_memory_gb():.0f} GB"),
        ("system", f"{platform.system()} {platform.release()}, Python {platform.python_version()}"),
        ("versions", ", ".join(f"{name} {_version(name)}" for name in PACKAGES)),
        ("commit", f"{commit()}, package source {source_digest()}"),
    )


def busy_cores() -> float:
    """Return how many programs wanted a core over the last minute, on average."""
    return os.getloadavg()[0]


def commit() -> str:
    """Return the commit that is checked out, read from the repository's own files."""
    folder = PROJECT / ".git"
    try:
        head = (folder / "HEAD").read_text(encoding="ascii").strip()
        if not head.startswith("ref: "):
            return head[:12]
        name = head.removeprefix("ref: ")
        if (folder / name).exists():
            return (folder / name).read_text(encoding="ascii").strip()[:12]
        packed = (folder / "packed-refs").read_text(encoding="ascii").splitlines()
        return next(line[:12] for line in packed if line.endswith(f" {name}"))
    except (OSError, StopIteration):
        return "not a checkout"


def _processor() -> str:
    for line in _lines("/proc/cpuinfo"):
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.processor() or platform.machine()


def _memory_gb() -> float:
    return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30


def _lines(path: str) -> list[str]:
    try:
        return Path(path).read_text(encoding="utf-8").splitlines()
    except OSError:
        return []


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "(absent)"
