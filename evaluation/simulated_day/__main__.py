"""`python -m evaluation.simulated_day OUT.tar --aircraft N --seed S`: write a simulated day."""

import argparse
import os
import sys
import time
from datetime import date
from pathlib import Path

from evaluation.simulated_day.archive import truth_file, write_archive


def main() -> int:
    """Write the archive and its truth, and say what it came to."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.simulated_day", description=__doc__)
    parser.add_argument("archive", type=Path, metavar="OUT.tar")
    parser.add_argument("--aircraft", type=int, default=4_000, help="65000 for a day of the world")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--date", type=date.fromisoformat, default=date(2025, 12, 7))
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    given = parser.parse_args()
    began = time.monotonic()
    written = write_archive(
        given.archive,
        aircraft=given.aircraft,
        seed=given.seed,
        day=given.date,
        workers=given.workers,
        tell=lambda line: print(line, file=sys.stderr),
    )
    print(
        f"simulated day {given.date}: {written.files} files, {written.rows} rows, "
        f"{written.flights} flights, {written.packed_bytes / 1e6:.0f} MB packed, "
        f"{written.packed_bytes / written.rows:.1f} bytes a row "
        f"({written.text_bytes / written.rows:.0f} unpacked), "
        f"{time.monotonic() - began:.0f} s; truth in {truth_file(given.archive)}"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
