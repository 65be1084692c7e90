"""`python -m evaluation.bench`: measure every figure that is promised, and print the table.

By default on a simulated day of 4,000 aircraft and within some five minutes; `--whole-world` takes
a day of the world and a year of legs, some gigabytes of disk and half an hour or more.
"""

import argparse
import importlib
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from evaluation.bench.day_files import (
    DAY,
    SEED,
    SMALL_DAY_AIRCRAFT,
    WORLD_DAY_AIRCRAFT,
    simulated_archive,
)
from evaluation.bench.machine import busy_cores, describe_machine
from evaluation.bench.measured import PROMISED, Measured, guarded, not_measured
from evaluation.bench.page import PAGE, table, told, write_page
from evaluation.legs.corpus import shared_folder
from evaluation.simulated_day.archive import traces
from evaluation.simulated_day.comparison import as_table, measure_files, real_traces

QUIET_BELOW = 0.3
"""Programs that wanted a core in the minute before, on average."""

PASSES = 5
COMPARED_AIRCRAFT = 400
YEAR_DAYS = 365
SHORT_YEAR_DAYS = 31


def main() -> int:
    """Measure, print, and write the page if asked."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.bench", description=__doc__)
    parser.add_argument("--whole-world", action="store_true", help="a world day, a year of legs")
    parser.add_argument("--traffic", action="store_true", help="install `traffic` apart, compare")
    parser.add_argument("--write-docs", action="store_true", help="write docs/evaluation/speed.md")
    parser.add_argument("--only", nargs="*", choices=PROMISED, help="these rows only")
    given = parser.parse_args()
    machine = describe_machine()
    for label, value in machine:
        print(f"{label}: {value}", file=sys.stderr)
    busy = busy_cores()
    measures = _measures(whole_world=given.whole_world, traffic=given.traffic)
    rows = []
    for name in PROMISED:
        if given.only and name not in given.only:
            rows.append(not_measured(*PROMISED[name], "not asked for in this run"))
            continue
        print(f"measuring: {PROMISED[name][0]}", file=sys.stderr)
        rows.append(guarded(name, measures[name]))
        print(told(rows[-1]), file=sys.stderr)
    print(table(rows))
    if given.write_docs:
        PAGE.write_text(write_page(rows, machine, _comparison(), _notes(busy)), encoding="utf-8")
        print(f"written: {PAGE}", file=sys.stderr)
    return 0 if all(row.met is not False for row in rows) else 1


def _measures(*, whole_world: bool, traffic: bool) -> dict[str, Callable[[], Measured]]:
    """Return what measures each row.

    Ratios, and what one position takes, are measured on the small day in any case: they do not
    depend on how many aircraft a day has. The modules are imported when they are asked for, so that
    a row whose part is not there does not take the others with it.
    """

    @cache
    def small_day() -> Path:
        return simulated_archive(SMALL_DAY_AIRCRAFT)

    @cache
    def added() -> Any:
        aircraft = WORLD_DAY_AIRCRAFT if whole_world else SMALL_DAY_AIRCRAFT
        return _module("adding").add_simulated_day(simulated_archive(aircraft))

    days = YEAR_DAYS if whole_world else SHORT_YEAR_DAYS
    return {
        "tar to legs": lambda: _module("tar_to_legs").measure_tar_to_legs(small_day(), PASSES),
        "two cores": lambda: _module("two_cores").measure_two_cores(small_day()),
        "traffic": lambda: _module("traffic_peer").measure_traffic(small_day(), asked=traffic),
        "memory": lambda: _module("adding").memory_row(added(), whole_world=whole_world),
        "disk": lambda: _module("adding").disk_row(added()),
        "circle": lambda: _module("held_legs").measure_circle(added(), whole_world=whole_world),
        "year": lambda: _module("held_legs").measure_year(days),
        "find": lambda: _module("find_row").measure_find(whole_world=whole_world),
        "check": lambda: _module("check_row").measure_check(),
        "start": lambda: _module("startup").measure_startup(),
    }


def _module(name: str) -> Any:
    return importlib.import_module(f"evaluation.bench.{name}")


def _comparison() -> str:
    """Return the simulated day beside real traces, as a table."""
    simulated = measure_files(trace.data for trace in traces(COMPARED_AIRCRAFT, SEED, DAY))
    columns = [("simulated", simulated)]
    shared = shared_folder()
    if shared is not None:
        columns.insert(0, ("real", measure_files(real_traces(shared))))
    return as_table(columns)


def _notes(busy: float) -> str:
    """Return what a reader must know who compares these figures with others."""
    if busy < QUIET_BELOW:
        return "Nothing else ran on the machine."
    return (
        f"While this was measured, {busy:.1f} other programs on average wanted a core: times are longer "
        "than on a machine that does nothing else, and ratios less sure."
    )


if __name__ == "__main__":
    sys.exit(main())
