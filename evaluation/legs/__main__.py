"""`python -m evaluation.legs`: measure, print, and write docs/evaluation/legs.md."""

import argparse
import sys

from evaluation.legs.calibration import draw_calibration
from evaluation.legs.corpus import PROJECT, corpus_digest, corpus_files, read_corpus, shared_folder
from evaluation.legs.measuring import measure
from evaluation.legs.reception import heights_heard
from evaluation.legs.report import short_table, write_page
from evaluation.legs.simulated import simulated_tracks

PAGE = PROJECT / "docs" / "evaluation" / "legs.md"
DRAWING = PAGE.with_name("legs-calibration.svg")


def main() -> int:
    """Write the page where the real data are; else print what bundled data and simulation give."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.legs", description=__doc__)
    parser.add_argument("--bundled", action="store_true", help="bundled data and simulation only")
    parser.add_argument("--no-write", action="store_true", help="print, and leave the page alone")
    given = parser.parse_args()
    bundled = given.bundled or shared_folder() is None
    files = corpus_files(bundled_only=bundled)
    tracks = list(read_corpus(files))
    if bundled:
        print("real data that may not be bundled is left out: one aircraft, and simulated flights")
        print(short_table(measure([*tracks, *simulated_tracks()], lambda heard: True)))
        return 0
    reported = measure(tracks, lambda heard: not heard.to_tune_on)
    tuned = measure(tracks, lambda heard: heard.to_tune_on)
    digest = corpus_digest(files)
    page = write_page(reported, tuned, digest=digest, heard=heights_heard(tracks))
    print(short_table(reported, tuned))
    if not given.no_write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(page, encoding="utf-8")
        DRAWING.write_text(draw_calibration(reported.steps), encoding="utf-8")
        print(f"written: {PAGE.relative_to(PROJECT)}", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
