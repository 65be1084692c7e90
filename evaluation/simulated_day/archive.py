"""The simulated day as an archive: a tar of gzip traces, with the truth in a table beside it.

Laid out as the daily archives of adsb.lol: `./traces/ab/trace_full_xxxxab.json`, gzip despite the
name, as readsb packs its permanent history (zlib level 9), and small files that are no traces. Real
archives hold heatmaps too; these are left out.
"""

import csv
import gzip
import io
import tarfile
import time
import zlib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import astuple, dataclass, fields
from datetime import UTC, date, datetime
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

import numpy as np

from evaluation.simulated_day.days import TrueFlight, simulate_day
from evaluation.simulated_day.fleet import draw_addresses
from evaluation.simulated_day.printing import hex_of, print_trace

GZIP_LEVEL = 9
"""What readsb packs its history with; the real traces are of this level too."""

AT_ONCE = 48
"""Aircraft that one process works out at a time."""

NOTICE = b"""This day is simulated: no aircraft, flight or callsign in it is real.
It is laid out as the daily archives of adsb.lol are, to measure readers of them.
"""

Task = tuple[int, int, tuple[tuple[int, int], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What an archive came to."""

    files: int
    rows: int
    text_bytes: int
    packed_bytes: int
    flights: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedTrace:
    """One trace file of the archive."""

    hex: str
    data: bytes
    rows: int
    text_bytes: int
    flights: tuple[TrueFlight, ...]


def midnight_of(day: date) -> int:
    """Return the seconds since 1970 at which a day begins."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp())


def truth_file(archive: Path) -> Path:
    """Return where the truth of an archive lies."""
    return archive.with_name(archive.name.removesuffix(".tar") + ".truth.csv")


def traces(aircraft: int, seed: int, day: date, workers: int = 1) -> Iterator[PackedTrace]:
    """Yield the trace files of a simulated day in the order of the archive."""
    addresses = draw_addresses(seed, aircraft)
    order = sorted(range(aircraft), key=lambda i: (addresses[i] & 0xFF, addresses[i]))
    numbered = iter([(i, addresses[i]) for i in order])
    midnight_s = midnight_of(day)
    tasks = [
        (seed, midnight_s, chunk) for chunk in iter(lambda: tuple(islice(numbered, AT_ONCE)), ())
    ]
    if workers == 1:
        for task in tasks:
            yield from _work(task)
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        for part in pool.map(_work, tasks):
            yield from part


def write_archive(
    archive: Path,
    *,
    aircraft: int,
    seed: int,
    day: date,
    workers: int = 1,
    tell: Callable[[str], None] = lambda _: None,
) -> Written:
    """Write the tar and its truth; the same aircraft, seed and day give the same bytes."""
    files = rows = text_bytes = packed_bytes = flights = 0
    began = time.monotonic()
    with (
        tarfile.open(archive, "w", format=tarfile.USTAR_FORMAT) as tar,
        truth_file(archive).open("w", newline="", encoding="utf-8") as beside,
    ):
        truth = csv.writer(beside, lineterminator="\n")
        truth.writerow([field.name for field in fields(TrueFlight)])
        modified_s = midnight_of(day) + 87_000
        _add(tar, "./LICENSE-SIMULATED.txt", NOTICE, modified_s)
        _add(tar, "./acas/acas.csv.gz", gzip.compress(b"", 9, mtime=0), modified_s)
        for trace in traces(aircraft, seed, day, workers):
            _add(
                tar,
                f"./traces/{trace.hex[-2:]}/trace_full_{trace.hex}.json",
                trace.data,
                modified_s,
            )
            truth.writerows(astuple(flight) for flight in trace.flights)
            files, rows, flights = files + 1, rows + trace.rows, flights + len(trace.flights)
            text_bytes, packed_bytes = text_bytes + trace.text_bytes, packed_bytes + len(trace.data)
            if files % 500 == 0:
                tell(
                    f"{files} files, {rows / 1e6:.1f} million rows, {time.monotonic() - began:.0f} s"
                )
    return Written(
        files=files, rows=rows, text_bytes=text_bytes, packed_bytes=packed_bytes, flights=flights
    )


def _work(task: Task) -> list[PackedTrace]:
    seed, midnight_s, chunk = task
    packed = []
    for index, address in chunk:
        day = simulate_day(seed, index, address)
        text = print_trace(day, midnight_s, np.random.default_rng([seed, index, 1 << 16]))
        packer = zlib.compressobj(GZIP_LEVEL, zlib.DEFLATED, 31)
        packed.append(
            PackedTrace(
                hex=hex_of(day.airframe),
                data=packer.compress(text) + packer.flush(),
                rows=len(day.rows.time_cs),
                text_bytes=len(text),
                flights=day.flights,
            )
        )
    return packed


def _add(tar: tarfile.TarFile, name: str, data: bytes, modified_s: int) -> None:
    info = tarfile.TarInfo(name)
    info.size, info.mtime, info.mode = len(data), modified_s, 0o644
    tar.addfile(info, io.BytesIO(data))
