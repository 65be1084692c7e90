"""CSV of any maker, its columns explained by a small file; RadarBox's flight history."""

import math
from datetime import UTC, datetime

import pytest

from wheelsdown.model.flight import LegStatus
from wheelsdown.model.provenance import Problem
from wheelsdown.sources.column_mapping import parse_mapping
from wheelsdown.sources.mapped_csv import read_mapped, read_radarbox

DIGEST = "sha256:" + "9" * 64

HEADER = (
    ",Date,Flight,Departure,STD,Arrival,STA,Aircraft,Status,Duration,Unnamed: 9,Airline,ArrivalLoc,"
    "ArrivalIATA,ArrivalICAO,DepartureLoc,DepartureIATA,DepartureICAO\n"
)


def radarbox(std, status, duration, origin="KAEX", destination="KMDT", plane="B734 (N430XA)"):
    row = f"0,2020-04-27, WQ3554,x,{std},y,,{plane},{status},{duration}, ,Swift,,,"
    row += f"{destination},,,{origin}\n"
    return read_radarbox((HEADER + row).encode(), digest=DIGEST, name="r.csv")


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_clocks_with_abbreviations_become_ranges_in_utc():
    (leg,) = radarbox("08:00 CDT", "Landed\xa011:29 EDT", "02h22m").legs
    assert (leg.takeoff.airport, leg.landing.airport) == ("KAEX", "KMDT")
    assert leg.landing.time.earliest == at("2020-04-27T15:29:00")
    assert leg.landing.time.latest == at("2020-04-27T15:29:59")
    assert leg.takeoff.time.earliest <= at("2020-04-27T13:00:00") <= leg.takeoff.time.latest
    assert (leg.aircraft.registration, leg.aircraft.type_code) == ("N430XA", "B734")
    assert (leg.status, leg.note) == (LegStatus.FLOWN, "flight WQ3554")


def test_a_landing_after_midnight_is_the_next_days():
    (leg,) = radarbox("23:00 CDT", "Landed 02:10 EDT", "").legs
    assert leg.landing.time.earliest == at("2020-04-28T06:10:00")


def test_a_clock_that_could_be_of_either_day_spans_both():
    (leg,) = radarbox("", "Landed 11:29 EDT", "").legs
    assert leg.landing.time.earliest == at("2020-04-27T15:29:00")
    assert leg.landing.time.latest == at("2020-04-28T15:29:59")


def test_an_estimated_arrival_is_expected():
    (leg,) = radarbox("12:45 EDT", "Est. Arrival 15:21 CDT", "03h43m", "KMDT", "KBRO").legs
    assert leg.status == LegStatus.EXPECTED


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"status": "Diverted"}, "log_kind_not_known"),
        ({"std": "25:10 CDT"}, "local_time_not_a_time"),
        ({"origin": "", "destination": ""}, "log_row_without_airport"),
    ],
)
def test_a_row_that_cannot_be_read_is_named(change, code):
    row = {"std": "08:00 CDT", "status": "Landed", "duration": ""} | change
    contents = radarbox(**row)
    assert [(p.code, p.line) for p in contents.problems] == [(code, 2)]
    assert (contents.rows_read, contents.rows_refused) == (0, 1)


POSITIONS = """
kind = "positions"
zone = "America/Phoenix"
[columns]
time = "When"
latitude = "Y"
longitude = "X"
altitude = "Height"
ground_speed = "Speed"
registration = { column = "Tail", pattern = '([A-Z0-9-]+)' }
[units]
altitude = "m"
ground_speed = "km/h"
"""


def mapped(text, data):
    mapping = parse_mapping(text, "m.toml")
    assert not isinstance(mapping, Problem), mapping
    return read_mapped(data.encode(), digest=DIGEST, name="p.csv", mapping=mapping)


def test_positions_of_any_columns_and_units():
    (track,) = mapped(
        POSITIONS,
        "When;Y;X;Height;Speed;Tail\n2025-12-07 12:00:00;33.3;-111.6;3048;463;*N278GX*\n",
    ).tracks
    assert track.time_ms.tolist() == [1_765_134_000_000]
    assert math.isclose(track.altitude_ft[0], 10_000)
    assert math.isclose(track.ground_speed_kt[0], 250)
    assert track.aircraft.registration == "N278GX"


def test_positions_that_cannot_be_so_are_named_by_line():
    contents = mapped(POSITIONS, "When,Y,X,Height,Speed,Tail\nnoon,33.3,-111.6,1,2,N1\n")
    assert [(p.code, p.line) for p in contents.problems] == [("line_with_impossible_value", 2)]


def test_a_log_with_a_day_in_each_time():
    text = """
kind = "flight_log"
[columns]
departure_airport = "From"
arrival_airport = "To"
departure_local = "Left"
departure_zone = "Zone"
"""
    contents = mapped(text, "From,To,Left,Zone\nKIWA,KBWI,2025-12-07 around noon,\nKIWA,,soon,\n")
    assert contents.legs[0].takeoff.time.earliest == at("2025-12-07T18:30:00")
    assert [(p.code, p.line) for p in contents.problems] == [("local_time_not_a_time", 3)]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("kind =", "broken_toml"),
        ("kind = 'boats'", "mapping_without_kind"),
        ("kind = 'positions'\n[columns]\ntime = 't'", "mapping_of_other_fields"),
        ("kind = 'positions'\n[columns]\nspeed = 't'", "mapping_of_other_fields"),
        ("kind = 'positions'\n[columns]\ntime = 5", "mapping_unread"),
        ("kind = 'positions'\n[columns]\ntime = {column='a', pattern='('}", "mapping_unread"),
    ],
)
def test_a_mapping_that_cannot_be_read_says_why(text, code):
    assert parse_mapping(text, "m.toml").code == code


@pytest.mark.shared
def test_the_real_flight_history_of_2020(shared_data):
    (file,) = (shared_data / "flights").glob("Radarbox*.csv")
    contents = read_radarbox(file.read_bytes(), digest=DIGEST, name=file.name)
    assert contents.rows_read + contents.rows_refused == 5885
    refused = {p.line for p in contents.problems if p.code == "log_row_without_airport"}
    assert len(refused) == contents.rows_refused == 105
    assert len({leg.leg for leg in contents.legs}) == contents.rows_read
