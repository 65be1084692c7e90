"""`check` of reports against a simulated week of the world: in a process that has checked before,
and as a command.
"""

import json
import time
from pathlib import Path
from statistics import median

from evaluation.bench.day_files import WORKING_FOLDER
from evaluation.bench.measured import PROMISED, Measured
from evaluation.bench.watching import checked_run, program
from evaluation.bench.world_week import AIRCRAFT, REPORTS, simulated_week
from wheelsdown.desk.folder import Desk, make_desk, open_desk
from wheelsdown.intake import read_report_bytes
from wheelsdown.model.time_range import datetime_from_ms, from_ms
from wheelsdown.newsroom.reports import checker_of
from wheelsdown.pipeline import read

WHAT, TO_REACH = PROMISED["check"]
REPORTS_CHECKED = 10
COMMANDS = 3
MOST_WARM_S, MOST_COMMAND_S = 2.0, 4.0


def measure_check(desk: Desk | None = None) -> Measured:
    """Check reports of the simulated week, each read from its text."""
    held = desk or world_week_desk()
    reports = json.loads((held.root / REPORTS).read_text(encoding="utf-8"))[:REPORTS_CHECKED]
    _warm(held, reports[0])
    warm = [_warm(held, one) for one in reports]
    files = [_written(held, number, one) for number, one in enumerate(reports[:COMMANDS])]
    commands = [
        checked_run(
            [*program(), "--desk", str(held.root), "check", str(path), "--published", published]
        )
        for path, published in files
    ]
    command_s = [one.seconds for one in commands]
    return Measured(
        what=WHAT,
        to_reach=TO_REACH,
        reached=f"{median(warm):.2f} s warm; {median(command_s):.2f} s as a command",
        met=median(warm) <= MOST_WARM_S and median(command_s) <= MOST_COMMAND_S,
        how=f"{len(reports)} English reports on a simulated week of {AIRCRAFT:,} aircraft, wall "
        "clock; the record is opened anew for each",
        aside=(
            f"slowest: {max(warm):.2f} s warm, {max(command_s):.2f} s as a command",
            f"processor time as a command, least: {min(o.cpu_seconds for o in commands):.2f} s",
            f"memory as a command: {max(o.peak_resident for o in commands) / 1e6:.0f} MB resident",
        ),
    )


def world_week_desk() -> Desk:
    """Return a desk with the simulated week, made once."""
    folder = WORKING_FOLDER / "week-desk"
    if (folder / REPORTS).exists():
        return open_desk(folder)
    desk = make_desk(folder)
    simulated_week(desk)
    return desk


def _warm(desk: Desk, report: dict[str, object]) -> float:
    begun = time.perf_counter()
    reports, _ = read_report_bytes(str(report["text"]).encode(), name="report.txt")
    published_ms = round(float(str(report["published_minute"])) * 60_000)
    reading = read(reports[0], published=from_ms(published_ms, published_ms))
    checker_of(desk)(reading)
    return time.perf_counter() - begun


def _written(desk: Desk, number: int, report: dict[str, object]) -> tuple[Path, str]:
    path = desk.root / f"report-{number}.txt"
    path.write_text(str(report["text"]), encoding="utf-8")
    published = datetime_from_ms(round(float(str(report["published_minute"])) * 60_000))
    return path, f"{published:%Y-%m-%d}"
