"""The table of who was heard low: kept, read in part, and the same in any order."""

from datetime import UTC, datetime

import numpy as np
import pytest

from coverage_notation import KMSP, busy_field, during, low_at, rows_of
from pretend_sky import at
from wheelsdown.desk.coverage_table import add_coverage, aircraft_in_gaps, load_coverage
from wheelsdown.desk.folder import make_desk
from wheelsdown.errors import BrokenDeskError
from wheelsdown.intake import Incoming, rebuild, take_in
from wheelsdown.model.time_range import TimeRange
from wheelsdown.tracks.coverage import coverage_at
from wheelsdown.tracks.heard_grid import coverage_of, empty_coverage, merge_coverage

NOW = datetime(2025, 12, 9, tzinfo=UTC)
HEADER = "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude"


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk")


def test_what_is_kept_is_read_again(desk):
    grid = coverage_of(busy_field(), "readsb_trace")
    add_coverage(desk, [grid])
    assert rows_of(load_coverage(desk)) == rows_of(grid)


def test_a_desk_without_positions_heard_nobody(desk):
    assert rows_of(load_coverage(desk)) == []
    add_coverage(desk, [empty_coverage()])
    assert not (desk.record / "coverage.parquet").exists()


def test_captures_in_any_order_give_the_same_bytes(tmp_path):
    grids = [coverage_of([one], name) for name in ("a", "b") for one in busy_field()]
    written = set()
    for number, order in enumerate((grids, grids[::-1], [*grids[3:], *grids])):
        desk = make_desk(tmp_path / str(number))
        for grid in order:
            add_coverage(desk, [grid])
        written.add((desk.record / "coverage.parquet").read_bytes())
    assert len(written) == 1


def test_part_of_the_table_answers_as_the_whole_does(desk):
    add_coverage(desk, [coverage_of(busy_field(first=1, last=23), "n")])
    asked = during("10:00", "11:00")
    part = load_coverage(desk, asked)
    assert 0 < len(part.cell) < len(load_coverage(desk).cell)
    assert coverage_at(part, KMSP, asked, below_ft=2_000) == "heard"
    assert len(load_coverage(desk, TimeRange(earliest=None, latest=None)).cell) > len(part.cell)


def test_a_table_of_another_kind_is_named(desk):
    from wheelsdown.desk.tables import write_table

    grid = coverage_of([low_at(KMSP, "a00001", "10:00")], "n")
    add_coverage(desk, [grid])
    import pyarrow as pa

    write_table(desk.record / "coverage.parquet", pa.table({"cell": [1]}))
    with pytest.raises(BrokenDeskError, match="coverage"):
        load_coverage(desk)


def states(icao24: str, clocks, feet: float) -> list[str]:
    lat, lon = KMSP
    metres = feet * 0.3048
    return [
        f"{at(clock) // 1000},{icao24},{lat + i * 1e-4:.6f},{lon:.6f},70,90,0,,false,{metres:.1f}"
        for i, clock in enumerate(clocks)
    ]


def file(name: str, *rows: list[str]) -> Incoming:
    text = "\n".join([HEADER, *(line for several in rows for line in several)])
    return Incoming(name=name, data=text.encode(), kind="opensky_states")


def clocks(begin: str, end: str, every_min: int = 1) -> list[int]:
    return list(range(at(begin), at(end), every_min * 60_000))


OWN = file(
    "own.csv",
    states("a2c4e0", clocks("09:30", "10:00"), 2_000),
    states("a2c4e0", clocks("10:25", "10:50"), 2_000),
)
OTHERS = file(
    "others.csv", *(states(f"a0000{i}", clocks("09:00", "12:00", 5), 1_200) for i in range(1, 4))
)


def gap_coverages(desk) -> list[str]:
    from wheelsdown.desk.record import query_legs

    return [gap.coverage for leg in query_legs(desk, aircraft="a2c4e0") for gap in leg.gaps]


def test_a_gap_gets_its_coverage_when_others_come_later(desk):
    take_in(desk, [OWN], now=NOW)
    assert gap_coverages(desk) == ["unknown"]
    take_in(desk, [OTHERS], now=NOW)
    assert gap_coverages(desk) == ["heard"]


def test_coverage_of_gaps_is_the_same_in_any_order_and_after_a_rebuild(tmp_path):
    written = set()
    for number, order in enumerate(([[OWN], [OTHERS]], [[OTHERS], [OWN]], [[OWN, OTHERS]])):
        desk = make_desk(tmp_path / str(number))
        for files in order:
            take_in(desk, files, now=NOW)
        written.add((desk.record / "legs.parquet").read_bytes())
        rebuild(desk)
        written.add((desk.record / "legs.parquet").read_bytes())
    assert len(written) == 1


def test_only_aircraft_with_gaps_at_the_time_are_drawn_again(desk):
    take_in(desk, [OWN], now=NOW)
    then = coverage_of([low_at(KMSP, "a00001", "10:10")], "n")
    later = coverage_of([low_at(KMSP, "a00001", "18:00")], "n")
    assert aircraft_in_gaps(desk, then) == {"a2c4e0"}
    assert aircraft_in_gaps(desk, later) == frozenset()
    assert aircraft_in_gaps(desk, empty_coverage()) == frozenset()
    assert len(np.unique(merge_coverage([then, later]).slot)) == 2
