"""Simulate, search, rate, count: `python -m evaluation.verdicts [--write-docs]`."""

import argparse
import os
import sys
from pathlib import Path

from evaluation.verdicts.large_world import Searches, add_searches, searches_table
from evaluation.verdicts.reading import rate_texts
from evaluation.verdicts.real_cases import ask_real_cases
from evaluation.verdicts.report import (
    page,
    ratings_table,
    real_table,
    rows_of,
    table,
    texts_table,
)
from evaluation.verdicts.scoring import Outcome, build, tally, try_report

PROJECT = Path(__file__).parent.parent.parent
PAGE = PROJECT / "docs" / "evaluation" / "verdicts.md"
TEMPLATE = Path(__file__).with_name("page.md")
BESIDE_THE_PROJECT = PROJECT.parent / "shared" / "data"

REPORT_SEEDS = range(1001, 1007)
"""Never looked at while rules were made; those below 1000 were."""
AIRCRAFT = 3000
JOURNEYS = 100
LARGE_SEED = 1101
LARGE_AIRCRAFT = 20_000
LARGE_JOURNEYS = 40
TEXTS = 60
"""So many reports of the first week are written out and read, in each language."""


def main() -> int:
    """Print the numbers, and write the page where asked."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.verdicts", description=__doc__)
    parser.add_argument("--write-docs", action="store_true", help=f"write {PAGE.name}")
    parser.add_argument("--aircraft", type=int, default=AIRCRAFT, help="size of the world")
    parser.add_argument("--journeys", type=int, default=JOURNEYS, help="planted in each week")
    parser.add_argument("--weeks", type=int, default=len(REPORT_SEEDS), help="how many worlds")
    parser.add_argument("--large", type=int, default=LARGE_AIRCRAFT, help="the large world's size")
    given = parser.parse_args()
    outcomes: list[Outcome] = []
    small, large = Searches(), Searches()
    legs, texts = 0, ""
    for seed in REPORT_SEEDS[: given.weeks]:
        heard, told = build(seed, aircraft=given.aircraft, journeys=given.journeys)
        legs += len(heard.index)
        outcomes += [try_report(heard, one, by_city=n % 2 == 0) for n, one in enumerate(told)]
        print(f"week {seed}: {len(heard.index):,} legs, {len(told)} reports", file=sys.stderr)
        if seed == REPORT_SEEDS[0]:
            add_searches(small, heard, told)
            texts = texts_table(
                [(lang, *rate_texts(heard, told[:TEXTS], lang, seed)) for lang in ("en", "ru")]
            )
    heard, told = build(LARGE_SEED, aircraft=given.large, journeys=LARGE_JOURNEYS)
    add_searches(large, heard, told)
    print(f"large week: {len(heard.index):,} legs, {len(told)} reports", file=sys.stderr)
    searches = searches_table(
        [(f"{given.aircraft:,} aircraft", small), (f"{given.large:,} aircraft", large)]
    )
    total = tally(outcomes)
    shared = Path(os.environ.get("WHEELSDOWN_SHARED_DATA", BESIDE_THE_PROJECT))
    real = real_table(ask_real_cases(shared)) if shared.is_dir() else "The flight log is not here."
    numbers, ratings = table(rows_of(total)), ratings_table(total)
    print(f"{numbers}\n\n{ratings}\n\n{searches}\n\n{texts}\n\n{real}")
    if given.write_docs:
        size = (
            f"{given.weeks} weeks of {given.aircraft:,} aircraft each, {legs:,} recorded "
            f"legs in all, {total.reports} reports."
        )
        text = page(
            TEMPLATE.read_text(encoding="utf-8"),
            size=size, numbers=numbers, ratings=ratings, real=real, texts=texts, searches=searches,
        )  # fmt: skip
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
