"""Run in a process of its own, on one core, started to compile: archive to legs beside gunzip.

`python -m evaluation.bench.legs_of_tar ARCHIVE PASSES`: part by part, gunzip all its traces with
libdeflate and nothing else; then read the same part into legs with airports. Prints the processor
times of every part and pass as JSON. The first pass of the first part, in which kernels load or
are compiled, is not counted.
"""

import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import deflate

from evaluation.bench.day_files import DAY
from evaluation.simulated_day.archive import midnight_of, truth_file
from evaluation.simulated_day.scoring import FoundEnd, ends_of, read_truth, score
from wheelsdown.pipeline import legs_of_batch
from wheelsdown.sources.day_archive import DayPart, index_day, read_members, share_out
from wheelsdown.sources.readsb_columns import read_batch


def main() -> None:
    """Measure and print."""
    archive, passes = Path(sys.argv[1]), int(sys.argv[2])
    began = time.process_time()
    index = index_day([archive])
    indexed_s = time.process_time() - began
    if index is None:
        raise SystemExit("the archive is none that can be read in parts")
    parts = list(share_out(index))
    began = time.process_time()
    unpack_only(parts[0])
    to_legs(parts[0])
    first_s = time.process_time() - began
    rows = legs = slow = named = 0
    found: dict[str, list[FoundEnd]] = {"takeoff": [], "landing": []}
    times: dict[str, list[list[float]]] = {"gunzip": [], "read": [], "legs": []}
    for number in range(passes):
        for of_kind in times.values():
            of_kind.append([])
        for part in parts:
            times["gunzip"][-1].append(_timed(unpack_only, part)[0])
            read_s, reading = _timed(read_batch, part)
            legs_s, record = _timed(legs_of_batch, reading.batch)
            times["read"][-1].append(read_s)
            times["legs"][-1].append(legs_s)
            if number == 0:
                rows += reading.rows_read
                slow += reading.files_declined
                legs += len(record.legs.aircraft)
                named += _named(record.legs)
                for which, ends in ends_of(record.legs, reading.batch.addresses).items():
                    found[which] += ends
    json.dump(
        {
            "rows": rows,
            "files": len(index.traces.names),
            "files_declined": slow,
            "legs_found": legs,
            "both_airports": named,
            "indexed_s": indexed_s,
            "first_s": first_s,
            "ends": _scored(archive, found),
            **times,
        },
        sys.stdout,
    )


def unpack_only(part: DayPart) -> int:
    """Unpack every trace of a part with libdeflate, and keep nothing."""
    members = read_members(part)
    if not isinstance(members, list):
        raise SystemExit(str(members))
    return sum(len(deflate.gzip_decompress(member)) for member in members)


def to_legs(part: DayPart) -> Any:
    """Read a part into the columns of its legs."""
    return legs_of_batch(read_batch(part).batch)


def _timed(work: Callable[[Any], Any], given: Any) -> tuple[float, Any]:
    began = time.process_time()
    result = work(given)
    return time.process_time() - began, result


def _scored(archive: Path, found: Mapping[str, Sequence[FoundEnd]]) -> dict[str, int]:
    """Return what became of the ends that were flown; nothing where the truth does not lie there."""
    truth = truth_file(archive)
    return score(read_truth(truth), midnight_of(DAY), found) if truth.exists() else {}


def _named(legs: Any) -> int:
    return int(((legs.takeoff.airport >= 0) & (legs.landing.airport >= 0)).sum())


if __name__ == "__main__":
    main()
