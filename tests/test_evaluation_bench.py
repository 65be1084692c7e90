import gzip
import hashlib
import json
import re
import sys
import tarfile
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from evaluation.bench.measured import PROMISED, Measured, guarded
from evaluation.bench.page import table, write_page
from evaluation.bench.watching import run_watched
from evaluation.simulated_day.archive import (
    PackedTrace,
    midnight_of,
    traces,
    truth_file,
    write_archive,
)
from evaluation.simulated_day.comparison import measure_files, real_traces
from evaluation.simulated_day.scoring import FoundEnd, read_truth, score

from wheelsdown.flights.legs import find_legs
from wheelsdown.model.columns import NOT_AN_ICAO_ADDRESS
from wheelsdown.model.flight import Endpoint
from wheelsdown.model.provenance import Digest
from wheelsdown.sources.readsb_trace import read
from wheelsdown.tracks.preparation import prepare_track

DAY = date(2025, 12, 7)
ROW = re.compile(
    rb"\[\d+\.\d\d,-?\d+\.\d{6},-?\d+\.\d{6},(?:-?\d+|\"ground\"|null),(?:\d+\.\d|null),"
    rb"(?:\d+\.\d|null),\d+,(?:-?\d+|null),(?:\{.*\}|null),\"\w+\",(?:-?\d+|null),"
    rb"(?:-?\d+|null),(?:\d+|null),(?:-?\d+\.\d|null)\]"
)
NO_DIGEST = Digest("sha256:" + "0" * 64)


@cache
def some_traces() -> tuple[PackedTrace, ...]:
    return tuple(traces(40, 4, DAY))


def test_every_row_is_printed_as_readsb_prints_it():
    for trace in some_traces():
        text = gzip.decompress(trace.data)
        head, rows = text.split(b'"trace":[ \n', 1)
        assert head.startswith(b'{"icao":"' + trace.hex.encode() + b'"')
        lines = rows.removesuffix(b" ]\n }\n").split(b",\n")
        assert len(lines) == trace.rows
        assert [line for line in lines if not ROW.fullmatch(line)] == []


def test_a_simulated_trace_is_read_without_problems():
    for trace in some_traces():
        contents = read(trace.data, digest=NO_DIGEST, name=trace.hex)
        assert contents.problems == ()
        assert contents.rows_read == trace.rows


def test_the_legs_that_were_flown_are_found():
    truth = [flight for trace in some_traces() for flight in trace.flights]
    counts = score(truth, midnight_of(DAY), _found_ends())
    for heard, least in (("ground", 0.93), ("air", 0.6)):
        asked = sum(count for name, count in counts.items() if name.startswith(heard))
        assert asked > 30
        assert counts[f"{heard} right"] >= least * asked, counts
        assert counts.get(f"{heard} wrong", 0) <= 0.02 * asked, counts


def _found_ends() -> dict[str, list[FoundEnd]]:
    found: dict[str, list[FoundEnd]] = {"takeoff": [], "landing": []}
    for trace in some_traces():
        contents = read(trace.data, digest=NO_DIGEST, name=trace.hex)
        prepared = prepare_track(contents.tracks)
        number = int(trace.hex.lstrip("~"), 16) + NOT_AN_ICAO_ADDRESS * trace.hex.startswith("~")
        for leg in find_legs(prepared.track, gaps=prepared.gaps):
            found["takeoff"].append((number, _middle_s(leg.takeoff), leg.takeoff.airport))
            found["landing"].append((number, _middle_s(leg.landing), leg.landing.airport))
    return found


def _middle_s(end: Endpoint) -> float:
    known = [when.timestamp() for when in (end.time.earliest, end.time.latest) if when]
    return sum(known) / len(known)


def test_the_truth_is_read_back_as_it_was_written(tmp_path: Path):
    write_archive(tmp_path / "day.tar", aircraft=12, seed=2, day=DAY)
    written = [flight for trace in traces(12, 2, DAY) for flight in trace.flights]
    assert read_truth(truth_file(tmp_path / "day.tar")) == written


def test_an_aircraft_is_the_same_in_a_day_worked_out_by_more_processes(tmp_path: Path):
    one, two = tmp_path / "one.tar", tmp_path / "two.tar"
    write_archive(one, aircraft=12, seed=9, day=DAY, workers=1)
    write_archive(two, aircraft=12, seed=9, day=DAY, workers=2)
    assert _digest(one) == _digest(two)
    assert (tmp_path / "one.truth.csv").read_bytes() == (tmp_path / "two.truth.csv").read_bytes()


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_the_archive_is_laid_out_as_daily_archives_are(tmp_path: Path):
    written = write_archive(tmp_path / "day.tar", aircraft=12, seed=2, day=DAY)
    with tarfile.open(tmp_path / "day.tar") as tar:
        names = tar.getnames()
    inside = [re.fullmatch(r"\./traces/(..)/trace_full_~?\w{4}(..)\.json", name) for name in names]
    assert (
        sum(match is not None and match[1] == match[2] for match in inside) == written.files == 12
    )
    assert "./acas/acas.csv.gz" in names


def test_kinds_of_aircraft_differ():
    heads = [json.loads(gzip.decompress(trace.data)) for trace in some_traces()]
    assert any(head["icao"].startswith("~") for head in heads)
    assert any("noRegData" in head for head in heads)
    assert {row[9] for head in heads for row in head["trace"]} >= {"adsb_icao", "mlat"}


@pytest.mark.shared
def test_rows_are_as_long_as_real_ones_and_as_far_apart(shared_data: Path):
    real = measure_files(real_traces(shared_data))
    simulated = measure_files(trace.data for trace in some_traces())
    for field in (
        "text_bytes_a_row",
        "packed_bytes_a_row",
        "high_level_s",
        "high_climb_s",
        "low_s",
    ):
        assert getattr(simulated, field) == pytest.approx(getattr(real, field), rel=0.2), field


def test_a_row_whose_part_is_missing_says_so_and_shows_no_figure():
    def measure() -> Measured:
        raise ImportError("no module of this name")

    row = guarded("find", measure)
    assert row.met is None
    assert "not measured: its part is not there: no module of this name" in table([row])


def test_every_promised_row_is_in_the_table_and_says_whether_it_is_met():
    rows = [
        Measured(what=what, to_reach=to_reach, reached="1", met=i % 2 == 0, how="by hand")
        for i, (what, to_reach) in enumerate(PROMISED.values())
    ]
    page = write_page(rows, [("processor", "one")], "| |", "quiet")
    assert all(f"| {row.what} | {row.to_reach} | 1 |" in page for row in rows)
    assert page.count("| **no** |") == len(rows) // 2
    assert "{" not in page


def test_memory_of_a_command_is_that_of_its_children_too():
    child = "import time; held = b'x' * 80_000_000; time.sleep(0.4)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}])"
    ran = run_watched([sys.executable, "-c", parent])
    assert ran.code == 0
    assert ran.peak_anonymous > 80_000_000
    assert ran.seconds > 0.4
