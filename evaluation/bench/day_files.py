"""The simulated day that several rows are measured on: made once, and kept while it holds."""

import hashlib
import sys
from datetime import date
from pathlib import Path

from evaluation.bench.machine import PROJECT
from evaluation.simulated_day import archive as writer

WORKING_FOLDER = PROJECT / "build" / "bench"
"""Nothing in it is kept in the repository; `make clean` removes it."""

SEED = 1
DAY = date(2025, 12, 7)
SMALL_DAY_AIRCRAFT = 4_000
WORLD_DAY_AIRCRAFT = 65_000

WRITES_NOTHING = frozenset(["__init__.py", "__main__.py", "comparison.py", "scoring.py"])
"""Modules of the simulation that do not decide what is in the archive."""


def simulated_archive(aircraft: int, workers: int = 2) -> Path:
    """Return the archive of a simulated day, written if it is not there yet.

    Its name holds a digest of the simulation's source, so that no other day is taken for this one.
    """
    WORKING_FOLDER.mkdir(parents=True, exist_ok=True)
    name = f"simulated-{DAY}-{aircraft}-{_source_digest()}.tar"
    path = WORKING_FOLDER / name
    if not path.exists():
        unfinished = path.with_suffix(".part.tar")
        written = writer.write_archive(
            unfinished,
            aircraft=aircraft,
            seed=SEED,
            day=DAY,
            workers=workers,
            tell=lambda line: print(f"simulated day: {line}", file=sys.stderr),
        )
        path.with_suffix(".rows").write_text(str(written.rows), encoding="ascii")
        writer.truth_file(unfinished).replace(writer.truth_file(path))
        unfinished.replace(path)
    return path


def rows_of(archive: Path) -> int:
    """Return how many rows the archive holds."""
    return int(archive.with_suffix(".rows").read_text(encoding="ascii"))


def _source_digest() -> str:
    digest = hashlib.sha256()
    for path in sorted(Path(writer.__file__).parent.glob("*.py")):
        if path.name not in WRITES_NOTHING:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:10]
