"""Live snapshots of readsb and what Flightradar24 loads for one flight."""

import json

import pytest

from wheelsdown.sources import aircraft_json, fr24_json

DIGEST = "sha256:" + "8" * 64

PLANE = {
    "hex": "a2c4e0",
    "type": "adsb_icao",
    "flight": "TYSON41 ",
    "r": "N278GX",
    "t": "A320",
    "alt_baro": 12_000,
    "gs": 310.5,
    "lat": 33.3,
    "lon": -111.6,
    "seen_pos": 2.5,
}


def snapshot(*planes, now=1_764_979_200.0, key="aircraft"):
    data = json.dumps({"now": now, key: planes}).encode()
    return aircraft_json.read(data, digest=DIGEST, name="aircraft.json")


def test_a_position_is_as_old_as_it_says():
    (track,) = snapshot(PLANE).tracks
    assert track.time_ms.tolist() == [1_764_979_197_500]
    assert (track.aircraft.registration, track.aircraft.type_code) == ("N278GX", "A320")
    assert track.callsigns == ((1_764_979_197_500, "TYSON41"),)


def test_the_apis_count_milliseconds_and_call_it_ac():
    (track,) = snapshot(PLANE, now=1_764_979_200_000, key="ac").tracks
    assert track.time_ms.tolist() == [1_764_979_197_500]


def test_a_position_older_than_a_minute_stands_beside_the_row():
    last = {"lat": 33.0, "lon": -111.0, "seen_pos": 75}
    old = {k: v for k, v in PLANE.items() if k not in ("lat", "lon")} | {"lastPosition": last}
    (track,) = snapshot(old).tracks
    assert (track.latitude_deg[0], track.time_ms[0]) == (33.0, 1_764_979_125_000)


def test_ground_no_position_and_no_time():
    nowhere = {"hex": "a00001", "alt_baro": 3000}
    timeless = {k: v for k, v in PLANE.items() if k != "seen_pos"} | {"hex": "a00002"}
    contents = snapshot(PLANE | {"alt_baro": "ground", "gs": 3}, nowhere, timeless)
    assert contents.tracks[0].on_ground.tolist() == [True]
    assert sorted(p.code for p in contents.problems) == [
        "row_with_impossible_value",
        "rows_without_position",
    ]


@pytest.mark.parametrize(
    "data", [b"[]", b"{}", b'{"now": 5}', b'{"now": 1764979200, "aircraft": 1}']
)
def test_what_is_no_snapshot(data):
    contents = aircraft_json.read(data, digest=DIGEST, name="x")
    assert contents.problems[0].code == "json_of_another_kind"


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "address", "rows"), [("34a8254b", "4b1901", 1249), ("372355e5", "4baac6", 634)]
)
def test_real_flights_of_flightradar24(shared_data, name, address, rows):
    file = shared_data / "positions" / "fr24_json" / f"{name}.json"
    contents = fr24_json.read(file.read_bytes(), digest=DIGEST, name=file.name)
    (track,) = contents.tracks
    assert (track.aircraft.icao24, contents.rows_read, contents.rows_refused) == (address, rows, 0)
    assert track.on_ground[0] and track.on_ground[-1]


def test_a_flight_without_a_track_is_of_another_kind():
    contents = fr24_json.read(b'{"result": {"response": {}}}', digest=DIGEST, name="x")
    assert contents.problems[0].code == "json_of_another_kind"
