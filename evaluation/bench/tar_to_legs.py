"""Archive to legs with airports, beside gunzip alone of the same archive, on one core.

Both are measured in turn, part by part, in one process (`legs_of_tar.py`), so that a core that is
slow for a while is slow for both. The rate is that of the sums over all parts of the least time
that each took in any pass; the median is that of the passes.
"""

import json
import os
import sys
from pathlib import Path
from statistics import median
from typing import Any

from evaluation.bench.measured import PROMISED, Measured
from evaluation.bench.watching import checked_run
from wheelsdown.scale.processes import worker_environment

WHAT, TO_REACH = PROMISED["tar to legs"]
LEAST_RATE = 0.55
CORE = 0


def measure_tar_to_legs(archive: Path, passes: int) -> Measured:
    """Measure both on one core and compare."""
    said = in_own_process(archive, passes)
    gunzip_s, read_s, legs_s = (_least(said[kind]) for kind in ("gunzip", "read", "legs"))
    rate = gunzip_s / (read_s + legs_s)
    rows = said["rows"]
    passes_rate = [
        sum(gunzip) / (sum(read) + sum(legs))
        for gunzip, read, legs in zip(said["gunzip"], said["read"], said["legs"], strict=True)
    ]
    return Measured(
        what=WHAT,
        to_reach=TO_REACH,
        reached=f"{rate:.2f} (median of passes {median(passes_rate):.2f})",
        met=rate >= LEAST_RATE,
        how=f"simulated day of {said['files']:,} files and {rows:,} positions, every check of the reader "
        f"on; {passes} passes in turn on one core, processor time, least of each part",
        aside=(
            f"gunzip {gunzip_s / rows * 1e9:.0f} ns a position; reading (gunzip, digest, checks, "
            f"columns) {read_s / rows * 1e9:.0f}; legs {legs_s / rows * 1e9:.0f}",
            *_shortfall(gunzip_s / rows * 1e9, (read_s + legs_s) / rows * 1e9),
            f"{said['legs_found']:,} legs, {said['both_airports'] / max(1, said['legs_found']):.1%} with both "
            f"airports, {legs_s / max(1, said['legs_found']) * 1e6:.0f} µs a leg",
            f"{said['files_declined']:,} files went the slow way",
            *_accuracy(said["ends"]),
            f"{rows / (read_s + legs_s) / 1e6:.1f} million positions a second; finding all files in the "
            f"archive {said['indexed_s'] * 1e3:.0f} ms; the first part with loading {said['first_s']:.1f} s",
        ),
    )


def _shortfall(gunzip_ns: float, whole_ns: float) -> list[str]:
    """Return by how much the rate is missed, and why."""
    beyond_ns, may_ns = whole_ns - gunzip_ns, gunzip_ns / LEAST_RATE - gunzip_ns
    if beyond_ns <= may_ns:
        return []
    return [
        f"short of it because what comes after gunzip takes {beyond_ns:.0f} ns a position, and may take "
        f"{may_ns:.0f}: every byte is checked, details objects too, and every file gets its digest; "
        "a prototype that reached 0.60 did neither"
    ]


def _accuracy(ends: dict[str, int]) -> list[str]:
    """Return how the legs compare with the flights of the simulation, heard on the ground or not."""
    lines = []
    for heard, words in (("ground", "heard on the ground"), ("air", "not heard on the ground")):
        asked = sum(count for name, count in ends.items() if name.startswith(heard))
        if asked:
            right, wrong = ends.get(f"{heard} right", 0), ends.get(f"{heard} wrong", 0)
            lines.append(
                f"of {asked:,} simulated takeoffs and landings {words}, {right / asked:.1%} with the "
                f"right airport, {wrong / asked:.2%} with a wrong one"
            )
    return lines


def seconds_a_position(archive: Path, passes: int) -> float:
    """Return the least processor time a position takes from archive to legs."""
    said = in_own_process(archive, passes)
    taken_s: float = (_least(said["read"]) + _least(said["legs"])) / said["rows"]
    return taken_s


def in_own_process(archive: Path, passes: int) -> dict[str, Any]:
    """Run `legs_of_tar` twice: the first time so that machine code is there."""
    command = [sys.executable, "-m", "evaluation.bench.legs_of_tar", str(archive)]
    given: dict[str, Any] = {
        "environment": worker_environment(),
        "cores": [sorted(os.sched_getaffinity(0))[CORE]],
        "memory": False,
    }
    checked_run([*command, "0"], **given)
    said: dict[str, Any] = json.loads(checked_run([*command, str(passes)], **given).output)
    return said


def _least(passes: list[list[float]]) -> float:
    return float(sum(min(of_part) for of_part in zip(*passes, strict=True)))
