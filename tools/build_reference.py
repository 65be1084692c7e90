"""Build the data bundled in `aviation/data` and `places/data` from public reference files.

    python tools/build_reference.py SOURCE_DIR

`SOURCE_DIR` holds the files named in docs/decisions/0003-reference-data.md. The Python that runs
this also needs the packages `airportsdata` (time zones only, never positions), `tzdata` and
`babel`; the built package does not need the first. The same input gives the same bytes.
"""

import sys
from pathlib import Path

from reference.airports import build_airports
from reference.places import build_places
from reference.tables import build_tables

SRC = Path(__file__).parent.parent / "src" / "wheelsdown"


def main(source: Path) -> None:
    build_airports(source, SRC / "aviation" / "data")
    build_tables(source, SRC / "aviation" / "data")
    build_places(source, SRC / "aviation" / "data", SRC / "places" / "data")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(f"usage: {sys.argv[0]} SOURCE_DIR")
    main(Path(sys.argv[1]))
