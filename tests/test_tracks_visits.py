"""Visits: every row of every aircraft lies in just one, and machine code finds the same."""

import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import pretend_sky as sky
from batch_notation import batch_of
from test_desk_days import a_fleet, flown
from wheelsdown.tracks.heard_grid import cells_of
from wheelsdown.tracks.visits import GROUND_FT, LONGEST_SILENCE_MS, UNKNOWN_FT, cell_at, visits_of


def visits_by_hand(track):
    """Return the visits of one track as tuples, row by row."""
    found = []
    cells = cells_of(track.latitude_deg, track.longitude_deg).tolist()
    before_ms = None
    for i, cell in enumerate(cells):
        when = int(track.time_ms[i])
        height = UNKNOWN_FT if np.isnan(track.altitude_ft[i]) else int(track.altitude_ft[i])
        height = GROUND_FT if track.on_ground[i] else height
        new = before_ms is None or cell != found[-1][0]
        if new or when - before_ms > LONGEST_SILENCE_MS:
            found.append((cell, when // 1000, when // 1000, height))
        else:
            _, begin, _, lowest = found[-1]
            found[-1] = (cell, begin, when // 1000, min(lowest, height))
        before_ms = when
    return found


def as_tuples(visits):
    columns = (visits.cell, visits.from_s, visits.to_s, visits.lowest_ft)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def test_visits_are_those_counted_row_by_row():
    broken = sky.unheard(sky.fly("KIAD", "KMIA", "10:00"), "10:30", "11:00")
    tracks = [*a_fleet(4), flown(8, rows=broken)]
    expected = [visit for track in tracks for visit in visits_by_hand(track)]
    assert as_tuples(visits_of(batch_of(tracks))) == expected


def test_an_aircraft_with_no_rows_visits_nothing():
    batch = batch_of([sky.track([])])
    assert as_tuples(visits_of(batch)) == []


@given(
    st.integers(-90_000_000, 90_000_000),
    st.integers(-180_000_000, 180_000_000),
)
@settings(deadline=None, max_examples=200)
def test_cells_are_those_of_the_grid_of_who_was_heard(latitude_e6, longitude_e6):
    whole = cells_of(np.array([latitude_e6 / 1e6]), np.array([longitude_e6 / 1e6]))[0]
    assert cell_at(latitude_e6, longitude_e6) == whole


COMPILED = """
import sys
sys.path.insert(0, "tests")
from batch_notation import batch_of
from test_desk_days import a_fleet
from test_tracks_visits import as_tuples
from wheelsdown.compiling import COMPILES
from wheelsdown.tracks.visits import visits_of
assert COMPILES
print(hash(tuple(as_tuples(visits_of(batch_of(a_fleet(3)))))))
"""


def test_machine_code_finds_the_same_visits(tmp_path):
    pytest.importorskip("numba")
    environment = {
        **os.environ,
        "WHEELSDOWN_COMPILE": "1",
        "PYTHONHASHSEED": "0",
        "NUMBA_CACHE_DIR": str(tmp_path),
    }
    run = subprocess.run(
        [sys.executable, "-c", COMPILED],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    # Hashes of whole numbers do not depend on the process.
    assert int(run.stdout) == hash(tuple(as_tuples(visits_of(batch_of(a_fleet(3))))))
