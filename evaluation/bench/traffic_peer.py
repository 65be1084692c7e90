"""The same files through `traffic` 2.13: read, split into flights, infer airports.

`traffic` and what it needs are installed from a lock with hashes into an environment of its own
under build/bench, only when asked for: it never becomes a dependency. Both look at the same table
of airports, which is that of OurAirports as `traffic` has it. Its traces lie unpacked for it; ours
are read packed, and checked.
"""

import csv
import gzip
import io
import json
import shutil
import sys
import tarfile
import tempfile
from pathlib import Path

import numpy as np

from evaluation.bench.day_files import WORKING_FOLDER
from evaluation.bench.machine import PROJECT
from evaluation.bench.measured import PROMISED, Measured, not_measured
from evaluation.bench.tar_to_legs import seconds_a_position
from evaluation.bench.watching import checked_run
from wheelsdown.aviation.airports import KINDS, load_airports

WHAT, TO_REACH = PROMISED["traffic"]
LEAST_RATIO = 400.0
LOCK = PROJECT / "requirements" / "bench-traffic.lock"
ENVIRONMENT = WORKING_FOLDER / "traffic"
FILES = 60
"""Sampled evenly from the archive."""


def measure_traffic(archive: Path, *, asked: bool) -> Measured:
    """Run both on the same files, each on one core, and compare the time a position takes."""
    if not asked:
        return not_measured(WHAT, TO_REACH, "only with `--traffic`, which installs it apart")
    install()
    with tempfile.TemporaryDirectory() as folder:
        plain, packed = Path(folder) / "plain", Path(folder) / "sample.tar"
        _sample(archive, plain, packed)
        whole = _through_traffic(plain, Path(folder) / "airports.csv", least_kind=len(KINDS))
        larger = _through_traffic(plain, Path(folder) / "larger.csv", least_kind=1)
        ours_s = seconds_a_position(packed, passes=9)
    ratio = _each_s(whole) / ours_s
    return Measured(
        what=WHAT,
        to_reach=TO_REACH,
        reached=f"{ratio:,.0f}×",
        met=ratio >= LEAST_RATIO,
        how=f"{whole['files']} files of the simulated day, processor time on one core; `traffic` in "
        "an environment of its own, given the files unpacked and our table of airports",
        aside=(
            f"`traffic`: {_told(whole)}; {whole['flights']} flights, {whole['refused']} files refused",
            f"`traffic` with large and medium airports only: {_told(larger)}, which is "
            f"{_each_s(larger) / ours_s:,.0f}×",
            f"wheelsdown: {ours_s * 1e9:.0f} ns a position, unpacking and checking included",
        ),
    )


def _through_traffic(plain: Path, table: Path, least_kind: int) -> dict[str, float]:
    _write_airports(table, least_kind)
    script = Path(__file__).with_name("traffic_script.py")
    command = [str(ENVIRONMENT / "bin" / "python"), str(script), str(plain), str(table)]
    said: dict[str, float] = json.loads(checked_run(command, cores=[0], memory=False).output)
    return said


def _each_s(said: dict[str, float]) -> float:
    return (said["read_s"] + said["legs_s"]) / said["positions"]


def _told(said: dict[str, float]) -> str:
    read, legs = (said[step] / said["positions"] * 1e6 for step in ("read_s", "legs_s"))
    return f"{_each_s(said) * 1e6:.0f} µs a position ({read:.0f} to read, {legs:.0f} to split and name)"


def install() -> None:
    """Make the environment, if it is not there with just this lock."""
    stamp = ENVIRONMENT / "installed.lock"
    if stamp.exists() and stamp.read_bytes() == LOCK.read_bytes():
        return
    shutil.rmtree(ENVIRONMENT, ignore_errors=True)
    checked_run([sys.executable, "-m", "venv", str(ENVIRONMENT)], memory=False)
    pip = [str(ENVIRONMENT / "bin" / "python"), "-m", "pip", "install", "--quiet"]
    checked_run([*pip, "--require-hashes", "-r", str(LOCK)], memory=False)
    shutil.copyfile(LOCK, stamp)


def _sample(archive: Path, plain: Path, packed: Path) -> None:
    plain.mkdir()
    with tarfile.open(archive) as tar, tarfile.open(packed, "w") as sample:
        members = [member for member in tar.getmembers() if "trace_full_" in member.name]
        for member in members[:: max(1, len(members) // FILES)][:FILES]:
            opened = tar.extractfile(member)
            assert opened is not None
            data = opened.read()
            sample.addfile(member, io.BytesIO(data))
            (plain / Path(member.name).name).write_bytes(gzip.decompress(data))


def _write_airports(path: Path, least_kind: int) -> None:
    airports = load_airports()
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(
            [
                *("name", "iata", "icao", "latitude", "longitude", "country", "altitude"),
                *("type", "municipality"),
            ]
        )
        for row in np.flatnonzero(airports.kind_rank <= least_kind).tolist():
            table.writerow(
                [
                    *(airports.name[row], airports.iata[row], airports.icao[row]),
                    *(float(airports.latitude_deg[row]), float(airports.longitude_deg[row])),
                    *(airports.country[row], int(airports.elevation_ft[row])),
                    *(KINDS[airports.kind_rank[row]], airports.city[row]),
                ]
            )
