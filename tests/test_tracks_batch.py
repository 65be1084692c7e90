"""A batch is prepared as each of its aircraft is: same rows, same ground, same gaps, same discards.

`prepare_track` is the oracle. Kernels run as plain Python here, and once as machine code.
"""

import os
import subprocess
import sys
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import test_tracks_batch as this
from batch_notation import batch_of
from pretend_sky import JET, fly, row, shifted, stand, touch_and_go, track, unheard
from wheelsdown.model.flight import PositionSource
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.time_range import ms_from_datetime
from wheelsdown.scale.kernel_cache import CACHE_VARIABLE, kernel_cache
from wheelsdown.sources import readsb_heatmap, readsb_trace
from wheelsdown.tracks import batch_rows, prepare_track
from wheelsdown.tracks.batch import discards_of, prepare_batch, rows_before_gaps, track_of
from wheelsdown.tracks.columns import COLUMNS, take_rows

NAN = float("nan")
FLIGHT = fly("KPHX", "KSMF", "10:00")
DAMAGE = (
    "altitude spike",
    "ground at height",
    "jump",
    "far row",
    "frozen",
    "null island",
    "too high",
    "same moment",
    "flicker",
    "slow",
    "no speed",
    "no altitude",
    "hole",
    "mlat",
    "tie of chains",
)


def assert_same_as_one_by_one(batch):
    prepared = prepare_batch(batch)
    gaps = rows_before_gaps(prepared.clean)
    for i in range(len(batch.addresses)):
        wanted = prepare_track([track_of(batch, i)])
        got = track_of(prepared.clean, i)
        for name in COLUMNS:
            np.testing.assert_array_equal(getattr(got, name), getattr(wanted.track, name), name)
        assert (got.aircraft, got.callsigns) == (wanted.track.aircraft, wanted.track.callsigns)
        assert discards_of(prepared, i) == wanted.discards
        first, last = prepared.clean.offsets[i : i + 2]
        of_this = gaps[(first <= gaps) & (gaps < last)] - first
        assert got.time_ms[of_this].tolist() == [
            ms_from_datetime(gap.began.earliest) for gap in wanted.gaps
        ]
    return prepared


def damaged(rows, rng, kinds):
    """Return the rows with so many kinds of damage, each at a stretch of rows drawn at random."""
    rows = [dict(r) for r in rows]
    for kind in kinds:
        first = int(rng.integers(1, max(2, len(rows) - 2)))
        last = min(len(rows), first + int(rng.choice([1, 1, 2, 5, 12, 40])))
        rows = _damaged(rows, first, last, kind, rng)
    return sorted(rows, key=lambda r: r["time_ms"])


def _damaged(rows, first, last, kind, rng):
    part = rows[first:last]
    if kind == "hole":
        return rows[:first] + rows[last:]
    if kind == "same moment":
        return rows + [{**r, **_again(r, rng)} for r in part]
    if kind == "tie of chains":
        return rows[:first] + shifted(part, 90) + rows[last : 2 * last - first]
    for i, r in enumerate(part):
        r.update(_damaged_row(r, part[0], i, kind, rng))
    return rows


def _again(r, rng):
    north = float(rng.choice([0, 0, 9e-6, 1e-5, -1.1e-5, 0.1]))
    kt = float(rng.choice([NAN, r["ground_speed_kt"]]))
    return {
        "latitude_deg": r["latitude_deg"] + north,
        "ground_speed_kt": kt,
        "vertical_rate_fpm": float(rng.choice([NAN, 0.0])),
        "on_ground": r["on_ground"] ^ bool(rng.integers(4) == 0),
    }


def _damaged_row(r, first, i, kind, rng):
    if kind == "altitude spike":
        return {"altitude_ft": r["altitude_ft"] + float(rng.choice([2_500, -2_500, 9_000]))}
    if kind == "ground at height":
        return {"on_ground": True, "altitude_ft": NAN}
    if kind == "jump":
        return {"latitude_deg": r["latitude_deg"] + 0.1 * float(rng.integers(1, 12))}
    if kind == "far row":
        return {"longitude_deg": -r["longitude_deg"], "latitude_deg": 0.2}
    if kind == "frozen":
        return {k: first[k] for k in ("latitude_deg", "longitude_deg")}
    if kind == "null island":
        return {"latitude_deg": 0.019, "longitude_deg": -0.02 + 0.001 * (i % 2)}
    if kind == "too high":
        return {"altitude_ft": float(rng.choice([100_000, 100_025, -2_000, -2_025]))}
    if kind == "flicker":
        ground = bool(i % 2)
        return {"on_ground": ground, "altitude_ft": NAN if ground else 1_000.0}
    if kind == "slow":
        kt = float(rng.choice([0.0, 25.0, 29.9, 30.0, NAN]))
        return {"ground_speed_kt": kt, "altitude_ft": 1_000.0}
    if kind == "no speed":
        return {"ground_speed_kt": NAN}
    if kind == "no altitude":
        return {"altitude_ft": NAN}
    assert kind == "mlat"
    return {"source": PositionSource.MLAT.value, "latitude_deg": r["latitude_deg"] + 0.4 * (i % 2)}


JOURNEYS = (
    FLIGHT,
    fly("KJFK", "EGLL", "02:00", every_s=30),
    touch_and_go("KPRC", "KIGM"),
    stand("KPHX", "08:00", "09:59") + FLIGHT + stand("KSMF", "12:30", "13:00"),
    unheard(fly("PANC", "RJAA", "04:00", every_s=60), "06:00", "08:30"),
)


def damaged_batch(seed, count):
    rng = np.random.default_rng(seed)
    tracks = []
    for i in range(count):
        rows = JOURNEYS[int(rng.integers(len(JOURNEYS)))]
        kinds = rng.choice(DAMAGE, int(rng.integers(0, 4)))
        aircraft = replace(JET, icao24=f"{i:06x}")
        calls = [(r["time_ms"], f"TEST{i}") for r in rows[:1]]
        tracks.append(track(damaged(rows, rng, kinds), aircraft=aircraft, callsigns=calls))
    return batch_of(tracks)


@pytest.mark.parametrize("seed", range(6))
def test_damaged_journeys_are_prepared_as_one_by_one(seed):
    prepared = assert_same_as_one_by_one(damaged_batch(seed, 12))
    assert len(prepared.left_out_row)


places = st.sampled_from([0, 19_999, 20_000, 33_434_000, 33_434_010, 33_500_000, 89_999_000])
raw_rows = st.lists(
    st.builds(
        lambda t, lat, lon, alt, ground, kt, source: row(
            1_759_312_800_000 + t * 5_000,
            (lat / 1e6, lon / 1e6),
            alt,
            ground=ground,
            kt=kt,
            source=source,
        ),
        st.integers(0, 200),
        places,
        places | st.sampled_from([-112_012_000, -112_010_000, 179_990_000, -179_990_000]),
        st.sampled_from([NAN, 0.0, 1_000.0, 3_500.0, 6_000.0, 35_000.0, 99_000.0, 101_000.0]),
        st.booleans(),
        st.sampled_from([NAN, 0.0, 29.9, 30.0, 100.0, 100.1, 220.1, 450.0]),
        st.sampled_from([0, PositionSource.MLAT.value]),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(raw_rows, min_size=1, max_size=3))
def test_any_rows_are_prepared_as_one_by_one(lists):
    tracks = [track(sorted(rows, key=lambda r: r["time_ms"])) for rows in lists]
    assert_same_as_one_by_one(batch_of(tracks))


def test_a_clean_batch_is_given_back_as_it_came():
    batch = batch_of([track(FLIGHT)])
    prepared = prepare_batch(batch)
    assert prepared.clean.time_ms is batch.time_ms
    assert len(prepared.left_out_row) == len(prepared.declined) == 0


def test_what_is_too_close_to_call_goes_the_long_way(monkeypatch):
    monkeypatch.setattr(batch_rows, "DOUBT_KM", 5.0)
    assert len(assert_same_as_one_by_one(damaged_batch(3, 12)).declined) > 3


def test_callsigns_of_one_moment_go_by_name():
    when = FLIGHT[5]["time_ms"]
    calls = [(when - 1, "ALFA1"), (when, "ZULU1"), (when, "ALFA1")]
    flights = [track(FLIGHT, callsigns=calls), track([]), track(FLIGHT, callsigns=calls[:1])]
    prepared = assert_same_as_one_by_one(batch_of(flights))
    assert track_of(prepared.clean, 0).callsigns == ((when - 1, "ALFA1"), (when, "ZULU1"))


def test_a_batch_of_nothing_stays_nothing():
    assert_same_as_one_by_one(batch_of([]))
    assert_same_as_one_by_one(batch_of([track([]), track(FLIGHT), track([])]))


def test_addresses_of_a_receivers_own_keep_their_mark():
    batch = batch_of([track(FLIGHT[:3], aircraft=Aircraft(icao24="~0a1b2c"))])
    assert track_of(batch, 0).aircraft == Aircraft(icao24="~0a1b2c")


def traces_in(folder):
    return [
        track
        for file in sorted((folder / "positions" / "readsb_trace").glob("*.json"))
        for track in readsb_trace.read(
            file.read_bytes(), digest=f"sha256:{file.stem}", name=file.name
        ).tracks
    ]


@pytest.mark.shared
def test_the_track_of_a_batch_is_that_of_the_trace(shared_data):
    traces = traces_in(shared_data)
    batch = batch_of(traces)
    for i, trace in enumerate(traces):
        got = track_of(batch, i)
        for name in COLUMNS:
            np.testing.assert_array_equal(getattr(got, name), getattr(trace, name), name)
        assert (got.aircraft, got.callsigns) == (trace.aircraft, trace.callsigns)


@pytest.mark.shared
def test_real_traces_are_prepared_as_one_by_one(shared_data):
    prepared = assert_same_as_one_by_one(batch_of(traces_in(shared_data)))
    assert len(prepared.declined) == 0


@pytest.mark.shared
def test_aircraft_of_a_real_heatmap_are_prepared_as_one_by_one(shared_data):
    [file] = (shared_data / "positions" / "readsb_heatmap").iterdir()
    tracks = readsb_heatmap.read(file.read_bytes(), digest="sha256:h", name=file.name).tracks
    known = [t for t in tracks if t.aircraft.icao24]
    some = [take_rows(t, np.arange(len(t.row))) for t in known[::8]]
    assert len(assert_same_as_one_by_one(batch_of(some)).declined) <= len(some) / 100


def test_machine_code_gives_what_plain_python_gives():
    pytest.importorskip("numba")
    code = (
        "import test_tracks_batch as t\n"
        "for seed in range(20, 26): t.assert_same_as_one_by_one(t.damaged_batch(seed, 30))"
    )
    folders = [os.path.dirname(this.__file__), *sys.path]
    environment = {
        **os.environ,
        "WHEELSDOWN_COMPILE": "1",
        CACHE_VARIABLE: str(kernel_cache()),
        "PYTHONPATH": os.pathsep.join(filter(None, folders)),
    }
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, check=False, text=True
    )
    assert done.returncode == 0, done.stderr
