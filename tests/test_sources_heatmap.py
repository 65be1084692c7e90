"""Heatmaps of readsb: whole slices only."""

import gzip

import numpy as np
import pytest

from wheelsdown.model.flight import PositionSource
from wheelsdown.sources.readsb_heatmap import ENTRY, MAGIC, looks_like, read

DIGEST = "sha256:" + "5" * 64
START_MS = 1_735_545_600_000


def position(address, lat, lon, altitude=400, speed=1500):
    return (address, round(lat * 1e6), round(lon * 1e6), altitude, speed)


def info(address, callsign):
    lon, alt, gs = np.frombuffer(callsign.ljust(8).encode(), dtype="<i4,<i2,<i2")[0]
    return (address, 1 << 30, int(lon), int(alt), int(gs))


def heatmap(*slices):
    index, entries = [], []
    for number, held in enumerate(slices):
        index.append((len(slices) + len(entries), 0, 0, 0, 0))
        time_ms = START_MS + 10_000 * number
        low = np.uint32(time_ms & 0xFFFFFFFF).astype(np.int32)
        entries += [(MAGIC, time_ms >> 32, int(low), 10_000, 0), *held]
    return np.array(index + entries, dtype=ENTRY).tobytes()


ONE = [info(0xA2C4E0, "TYSON41"), position(0xA2C4E0, 33.3, -111.6)]
TWO = [
    position(0xA2C4E0, 33.31, -111.61, altitude=-123, speed=-1),
    position(0x5 << 27 | 1 << 24 | 0x2A3B4C, -0.5, 0.25, altitude=-124),
]


def reading(data):
    return read(data, digest=DIGEST, name="16.bin.ttf")


def len_of(track):
    return -len(track.time_ms)


def test_positions_callsigns_ground_and_source():
    plane, other = sorted(reading(gzip.compress(heatmap(ONE, TWO))).tracks, key=len_of)
    assert (plane.aircraft.icao24, other.aircraft.icao24) == ("a2c4e0", "~2a3b4c")
    assert plane.time_ms.tolist() == [START_MS, START_MS + 10_000]
    assert plane.latitude_deg.tolist() == [33.3, 33.31]
    assert plane.altitude_ft.tolist()[0] == 10_000
    assert plane.ground_speed_kt.tolist()[0] == 150
    assert plane.on_ground.tolist() == [False, True]
    assert plane.callsigns == ((START_MS, "TYSON41"),)
    assert other.source.tolist() == [PositionSource.MLAT.value]
    assert np.isnan(other.altitude_ft[0])


@pytest.mark.parametrize("cut", [-1, -17, -60])
def test_a_slice_that_is_not_whole_is_not_kept_and_the_rest_is_named(cut):
    contents = reading(heatmap(ONE, TWO, ONE)[:cut])
    whole = 2 if cut > -48 else 1
    assert dict(contents.problems[0].values) == {"slices": str(whole), "promised": "3"}
    assert contents.rows_read == (3 if whole == 2 else 1)


def test_what_is_no_heatmap():
    assert not looks_like(b"\x01" * 64)
    assert reading(b"\x01" * 64).problems[0].code == "no_heatmap_index"


@pytest.mark.shared
def test_the_whole_slices_of_a_real_file_cut_short_are_read(shared_data):
    (file,) = (shared_data / "positions" / "readsb_heatmap").iterdir()
    contents = reading(file.read_bytes())
    (problem,) = contents.problems
    assert (problem.code, dict(problem.values)["slices"]) == ("heatmap_cut_short", "60")
    times = np.unique(np.concatenate([t.time_ms for t in contents.tracks]))
    assert len(times) == 60
    assert (times[0], times[-1]) == (START_MS, START_MS + 59 * 10_000)
    assert (contents.rows_read, contents.rows_refused) == (132_455, 0)
