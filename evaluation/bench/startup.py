"""How long `wheelsdown --help` takes: what everyone waits for who forgot an option's name."""

from evaluation.bench.measured import PROMISED, Measured, least_and_median
from evaluation.bench.watching import checked_run, program

WHAT, TO_REACH = PROMISED["start"]
MOST_S = 0.2
TIMES = 10


def measure_startup() -> Measured:
    """Start the command ten times and take the least and the median of the wall clock."""
    ran = [checked_run([*program(), "--help"], memory=False) for _ in range(TIMES + 1)][1:]
    seconds = [one.seconds for one in ran]
    return Measured(
        what=WHAT,
        to_reach=TO_REACH,
        reached=least_and_median(seconds),
        met=sorted(seconds)[TIMES // 2] <= MOST_S,
        how=f"{TIMES} runs of the command after one that is not counted, wall clock",
        aside=(f"processor time, least: {min(one.cpu_seconds for one in ran) * 1e3:.0f} ms",),
    )
