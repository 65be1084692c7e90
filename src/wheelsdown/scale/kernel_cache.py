"""Where machine code is kept between runs: one folder a user and state of the source.

numba looks only at the file a kernel stands in. A kernel that calls a function of another module
would go on with the old one after an update; so the folder's name holds the digest of all source
of the package.
"""

import hashlib
import os
import shutil
import sys
import tempfile
from contextlib import suppress
from functools import cache
from pathlib import Path

import wheelsdown

CACHE_VARIABLE = "NUMBA_CACHE_DIR"

_COMPLETE = "complete"

KEPT = 3
"""Folders of other versions that stay: a desk and a checkout may be used in turn."""


@cache
def source_digest() -> str:
    """Return 16 hex digits that change with any source file of the package."""
    root = Path(wheelsdown.__file__).parent
    digest = hashlib.sha256()
    for path in sorted(root.rglob("*.py")):
        source = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(source)}\0".encode() + source)
    return digest.hexdigest()[:16]


@cache
def kernel_cache() -> Path:
    """Return this user's folder for machine code, made if need be.

    Only the user can write in it: who can put files there decides what is run. Where no such
    folder can be made, it is a new one that nobody else has, and kernels are compiled anew.
    """
    folder = _caches() / "wheelsdown" / "kernels" / source_digest()
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return Path(tempfile.mkdtemp(prefix="wheelsdown-kernels-"))
    _clear_old(folder)
    return folder


def has_kernels() -> bool:
    """Say whether the kernels of this state of the source were compiled to the end before."""
    return (kernel_cache() / _COMPLETE).exists()


def note_kernels() -> None:
    """Note that the kernels are compiled, if there are any: not all work has some."""
    with suppress(OSError):
        if any(kernel_cache().rglob("*.nbc")):
            (kernel_cache() / _COMPLETE).touch()


def _caches() -> Path:
    """Return where this system keeps what programs can make again."""
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Caches"
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")


def _clear_old(current: Path) -> None:
    """Remove the folders of other versions but the latest few."""
    try:
        others = [path for path in current.parent.iterdir() if path != current]
        others.sort(key=lambda path: path.stat().st_mtime, reverse=True)
    except OSError:
        # Another process clears the same folder.
        return
    for old in others[KEPT:]:
        shutil.rmtree(old, ignore_errors=True)
