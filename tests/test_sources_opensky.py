"""OpenSky's state vectors in every form they are passed around in, and its flight lists."""

import gzip
import io
import json
import math

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from wheelsdown.model.flight import Sighting
from wheelsdown.sources import opensky_flights, opensky_states

DIGEST = "sha256:" + "6" * 64

TRAFFIC_ROW = {
    "timestamp": 1_633_608_773_000,
    "icao24": "0101de",
    "latitude": 48.48,
    "longitude": 3.82,
    "altitude": 13_650.0,
    "groundspeed": 325.0,
    "track": 311.1,
    "vertical_rate": -896.0,
    "callsign": "MSR799",
    "onground": False,
}


def states(data):
    return opensky_states.read(data, digest=DIGEST, name="s")


def as_json(*rows):
    return states(json.dumps(rows).encode())


def as_columns(*rows):
    columns = {c: {str(i): row[c] for i, row in enumerate(rows)} for c in rows[0]}
    return states(gzip.compress(json.dumps(columns).encode()))


def as_csv(*rows):
    lines = [",".join(rows[0]), *(",".join(str(v) for v in row.values()) for row in rows)]
    return states(("\n".join(lines) + "\n").encode())


def as_parquet(*rows):
    held = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(list(rows)), held)
    return states(held.getvalue())


@pytest.mark.parametrize("form", [as_json, as_columns, as_csv, as_parquet])
def test_the_same_positions_in_every_form(form):
    later = TRAFFIC_ROW | {"timestamp": 1_633_608_774_000, "onground": True, "groundspeed": 20.0}
    contents = form(later, TRAFFIC_ROW)
    (track,) = contents.tracks
    assert track.aircraft.icao24 == "0101de"
    assert track.time_ms.tolist() == [1_633_608_773_000, 1_633_608_774_000]
    assert track.row.tolist() == [1, 0]
    assert track.on_ground.tolist() == [False, True]
    assert track.altitude_ft[0] == 13_650
    assert track.callsigns == ((1_633_608_773_000, "MSR799"),)
    assert (contents.rows_read, contents.rows_refused, contents.problems) == (2, 0, ())


def test_openskys_own_columns_are_metric():
    header = "time,icao24,lat,lon,velocity,heading,vertrate,callsign,onground,baroaltitude"
    row = "1633608773,0101de,48.48,3.82,100,311,-5,MSR799  ,false,3048"
    (track,) = states(f"{header}\n{row}\n".encode()).tracks
    assert math.isclose(track.altitude_ft[0], 10_000)
    assert math.isclose(track.ground_speed_kt[0], 194.38, abs_tol=0.01)
    assert math.isclose(track.vertical_rate_fpm[0], -984.25, abs_tol=0.01)


def test_the_api_gives_arrays():
    state = ["0101de", "MSR799  ", "Egypt", 1633608770, 1633608773, 3.82, 48.48, 3048, False]
    state += [100, 311, -5, None, 3000, "1000", False, 0]
    contents = states(json.dumps({"time": 1633608773, "states": [state, ["x"]]}).encode())
    assert contents.tracks[0].time_ms.tolist() == [1_633_608_770_000]
    assert [p.code for p in contents.problems] == ["row_of_wrong_length"]
    assert (contents.rows_read, contents.rows_refused) == (1, 1)


def test_a_position_that_is_only_repeated_is_not_a_new_one():
    heard = [
        TRAFFIC_ROW | {"last_position": 1_633_608_772_500, "timestamp": t}
        for t in (10**12, 11**12 // 3)
    ]
    contents = as_json(*heard)
    assert contents.tracks[0].time_ms.tolist() == [1_633_608_772_500]
    assert [p.code for p in contents.problems] == ["repeated_positions"]
    assert contents.rows_refused == 1


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"latitude": 91}, "latitude"),
        ({"latitude": None}, "latitude"),
        ({"longitude": "east"}, "longitude"),
        ({"icao24": "xyz"}, "address"),
        ({"icao24": ["0101de"]}, "address"),
        ({"timestamp": "yesterday"}, "time"),
        ({"timestamp": None}, "time"),
        ({"altitude": True}, "altitude"),
    ],
)
def test_a_row_that_cannot_be_so_is_named(change, field):
    contents = as_json(TRAFFIC_ROW, TRAFFIC_ROW | change)
    (problem,) = contents.problems
    assert (dict(problem.values)["row"], dict(problem.values)["field"]) == ("1", field)
    assert (contents.rows_read, contents.rows_refused) == (1, 1)


def test_aircraft_heard_but_not_placed_are_counted_in_one_line():
    nowhere = TRAFFIC_ROW | {"latitude": None, "longitude": None}
    contents = as_json(nowhere, TRAFFIC_ROW, nowhere)
    assert [(p.code, dict(p.values)) for p in contents.problems] == [
        ("rows_without_position", {"rows": "2"})
    ]


def test_ground_that_height_or_speed_deny_is_not_ground():
    rows = [
        {"altitude": 36_150.0},
        {"groundspeed": 400.0},
        {"altitude": 1500.0, "groundspeed": 147},
    ]
    (track,) = as_json(*(TRAFFIC_ROW | {"onground": True} | row for row in rows)).tracks
    assert track.on_ground.tolist() == [False, False, True]
    assert track.altitude_ft[0] == 36_150


def test_columns_of_unequal_rows_are_damage():
    damaged = {"timestamp": {"0": 1, "1": 2}, "icao24": {"0": "0101de", "2": "0101de"}}
    assert states(json.dumps(damaged).encode()).problems[0].code == "json_of_another_kind"


def test_a_parquet_file_cut_short_gives_nothing():
    held = io.BytesIO()
    pq.write_table(pa.Table.from_pylist([TRAFFIC_ROW]), held)
    assert states(held.getvalue()[:-20]).problems[0].code == "broken_parquet"


FLIGHT = {
    "icao24": "0101de",
    "firstSeen": 1_633_608_773,
    "estDepartureAirport": "HECA",
    "lastSeen": 1_633_620_000,
    "estArrivalAirport": None,
    "callsign": "MSR799  ",
}


def flights(*rows):
    return opensky_flights.read(json.dumps(rows).encode(), digest=DIGEST, name="f")


def test_a_flight_list_documents_the_airports_it_estimates():
    (leg,) = flights(FLIGHT).legs
    assert (leg.takeoff.airport, leg.takeoff.sighting) == ("HECA", Sighting.DOCUMENTED)
    assert leg.takeoff.time.latest.timestamp() == 1_633_608_773
    assert (leg.landing.airport, leg.landing.rule) == (None, "log_names_no_airport")
    assert (leg.aircraft.icao24, leg.callsigns) == ("0101de", ("MSR799",))


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"icao24": "?"}, "line_with_impossible_value"),
        ({"lastSeen": 1}, "line_with_impossible_value"),
        ({"estDepartureAirport": None}, "log_row_without_airport"),
    ],
)
def test_a_flight_that_cannot_be_so_is_named(change, code):
    contents = flights(FLIGHT | change)
    assert [p.code for p in contents.problems] == [code]
    assert (contents.legs, contents.rows_refused) == ((), 1)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "aircraft", "rows"), [("switzerland", 842, 139_098), ("zurich_airport", 10, 17_132)]
)
def test_real_state_vectors_are_read_whole(shared_data, name, aircraft, rows):
    file = shared_data / "positions" / "opensky" / f"{name}.json.gz"
    contents = states(file.read_bytes())
    assert (len(contents.tracks), contents.rows_read, contents.rows_refused) == (aircraft, rows, 0)


@pytest.mark.shared
def test_real_files_lose_only_what_is_repeated_or_nowhere(shared_data):
    small = [
        f for f in (shared_data / "positions" / "opensky").iterdir() if f.stat().st_size < 10**6
    ]
    for file in small:
        contents = states(file.read_bytes())
        assert contents.tracks
        assert {p.code for p in contents.problems} <= {
            "repeated_positions",
            "rows_without_position",
        }
