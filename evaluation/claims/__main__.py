"""`python -m evaluation.claims`: how well the extractor reads the marked passages."""

import argparse
import sys

from evaluation.claims.corpus import LANGUAGES, PARTS, read_gold
from evaluation.claims.disagreements import disagreement_lines
from evaluation.claims.page import PAGE, page
from evaluation.claims.scoring import compare_all, score
from evaluation.claims.tables import score_table


def main() -> int:
    """Print the tables asked for, or write the page of the report parts."""
    asked = _arguments()
    if asked.write_docs:
        PAGE.write_text(page(), encoding="utf-8")
        return 0
    for language in [asked.lang] if asked.lang else LANGUAGES:
        for part in [asked.part] if asked.part else PARTS:
            comparisons = compare_all(
                read_gold(language, part), parsers=not asked.rules_only, taught=asked.taught
            )
            sys.stdout.write(f"## {language}, {part}\n\n{score_table(score(comparisons))}\n\n")
            for comparison in comparisons if asked.errors else ():
                lines = disagreement_lines(comparison)
                if lines:
                    sys.stdout.write("\n".join([f"### {comparison.passage.name}", *lines, "", ""]))
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m evaluation.claims", description=__doc__)
    parser.add_argument("--part", choices=PARTS, help="one half only")
    parser.add_argument("--lang", choices=LANGUAGES, help="one language only")
    readers = parser.add_mutually_exclusive_group()
    readers.add_argument("--parsers", action="store_true", help="parsers too, where installed")
    readers.add_argument("--rules-only", action="store_true", help="no parser reads")
    parser.add_argument("--taught", action="store_true", help="the taught reader too")
    parser.add_argument("--errors", action="store_true", help="list every disagreement")
    parser.add_argument("--write-docs", action="store_true", help=f"write {PAGE.name}")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
