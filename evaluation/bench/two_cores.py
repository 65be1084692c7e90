"""The unit of work in one process and in two: what the second core adds.

The same parts of the archive, read and worked into the tables that go onto the desk. The clock runs
from the first result of each process to the last: starting Python and loading machine code is left
out, since a day of the world has hundreds of parts for every process.
"""

import time
from pathlib import Path
from statistics import median

from evaluation.bench.measured import PROMISED, Measured, not_measured
from wheelsdown.desk.day_card import Keeping
from wheelsdown.scale.planning import plan_days
from wheelsdown.scale.processes import in_processes, usual_workers
from wheelsdown.scale.work import WorkPart, work

WHAT, TO_REACH = PROMISED["two cores"]
LEAST_GAIN = 1.8
REPEATS = 3
FEWEST_PARTS = 60
"""So that the last part, which one process works on while the other has none, weighs little."""


def measure_two_cores(archive: Path) -> Measured:
    """Run all parts with one process and with two, in turn, and compare the rates."""
    if usual_workers() < 2:
        return not_measured(WHAT, TO_REACH, "this machine has one core")
    planned = plan_days([archive], keeping=Keeping(), at_least=1).days[0]
    parts = list(planned.parts) * -(-FEWEST_PARTS // len(planned.parts))
    rates: dict[int, list[float]] = {1: [], 2: []}
    for _ in range(REPEATS):
        for workers, found in rates.items():
            found.append(_bytes_a_second(parts, workers))
    gains = [two / one for one, two in zip(rates[1], rates[2], strict=True)]
    best = max(rates[2]) / max(rates[1])
    return Measured(
        what=WHAT,
        to_reach=TO_REACH,
        reached=f"{best:.2f}× (median {median(gains):.2f}×)",
        met=best >= LEAST_GAIN,
        how=f"{len(parts)} parts of the simulated day through the process pool, {REPEATS} times with one "
        "process and with two in turn, wall clock from the first results to the last",
        aside=tuple(
            f"{workers} process{'es' if workers > 1 else ''}: {max(found) / 1e6:.0f} MB of gzip a second"
            for workers, found in rates.items()
        ),
    )


def _bytes_a_second(parts: list[WorkPart], workers: int) -> float:
    began = ended = 0.0
    size = 0
    for number, outcome in enumerate(in_processes(work, parts, workers=workers)):
        if outcome.failure is not None:
            raise RuntimeError(f"a part failed: {outcome.failure.detail}")
        ended = time.perf_counter()
        if number < workers:
            began = ended
        else:
            size += outcome.part.size_bytes
    return size / (ended - began)
