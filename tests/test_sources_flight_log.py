"""Logs that people wrote: legs documented by their row, airframes told apart."""

import pytest

from wheelsdown.model.flight import LegStatus, NoAirport, Sighting
from wheelsdown.model.time_range import UNKNOWN_TIME
from wheelsdown.sources.flight_log import read

DIGEST = "sha256:" + "2" * 64
COLUMNS = (
    "case,operator,aircraft_type,registration,departure_airport,departure_local,departure_zone,"
    "arrival_airport,arrival_local,arrival_zone,kind,note\n"
)


def log(*rows, columns=COLUMNS):
    return read((columns + "\n".join(rows)).encode(), digest=DIGEST, name="log.csv")


def codes(contents):
    return [p.code for p in contents.problems]


def airframes(*rows):
    return " ".join(leg.aircraft.label.rpartition("/")[2] for leg in log(*rows).legs)


ROW = "C1,,,,KIWA,2025-12-07 12:00,America/Phoenix,KBWI,,America/New_York,actual,"


def test_a_leg_in_full():
    (leg,) = log(ROW + "left at noon").legs
    assert leg.leg == "c1-a-20251207T190000Z"
    assert (leg.takeoff.airport, leg.landing.airport) == ("KIWA", "KBWI")
    assert (leg.takeoff.sighting, leg.takeoff.rule) == (Sighting.DOCUMENTED, "log_names_airport")
    assert leg.landing.time == UNKNOWN_TIME
    assert (leg.group, leg.status, leg.note) == ("C1", LegStatus.FLOWN, "left at noon")
    assert (leg.evidence[0].capture, leg.evidence[0].rows) == (DIGEST, (0, 0))


def test_an_airport_the_log_does_not_name():
    (leg,) = log("C,,,,HECA,2026-01-26 13:48,Africa/Cairo,,,Europe/Moscow,expected,").legs
    assert (leg.landing.airport, leg.landing.reason) == (None, NoAirport.UNDETERMINED)
    assert (leg.landing.sighting, leg.landing.rule) == (Sighting.UNKNOWN, "log_names_no_airport")
    assert leg.status == LegStatus.EXPECTED


@pytest.mark.parametrize(
    ("was", "becomes", "code"),
    [
        ("KIWA", "QQQQ", "airport_code_not_known"),
        ("America/Phoenix", "America/Mesa", "zone_not_known"),
        ("America/Phoenix", "Europe", "zone_not_known"),
        ("2025-12-07 12:00", "2025-02-30", "local_time_not_a_day"),
        ("2025-12-07 12:00", "soon", "local_time_not_a_time"),
    ],
)
def test_what_cannot_be_is_named_with_its_line_and_the_leg_is_kept(was, becomes, code):
    contents = log(ROW, ROW.replace(was, becomes))
    assert codes(contents) == [code]
    assert contents.problems[0].line == 3
    assert (contents.rows_read, contents.rows_refused) == (2, 0)


def test_a_row_that_says_nothing_more_is_refused():
    assert codes(log(ROW.replace("KIWA", "").replace("KBWI", ""))) == ["log_row_without_airport"]
    assert codes(log(ROW.replace("actual", "cancelled"))) == ["log_kind_not_known"]
    assert log(ROW.replace("actual", "cancelled")).legs == ()


def test_a_landing_before_the_takeoff_is_refused():
    row = "C,,,,KIWA,2025-12-07 12:00,,KBWI,2025-12-07 10:00,,actual,"
    assert codes(log(row)) == ["log_lands_before_takeoff"]


def test_a_code_of_two_airports_is_decided_by_the_zone_or_not_at_all():
    by_zone = log("C,,,,IWA,2025-12-07,America/Phoenix,KBWI,,,actual,")
    assert (by_zone.legs[0].takeoff.airport, by_zone.problems) == ("KIWA", ())
    undecided = log("C,,,,IWA,,,KBWI,,,actual,")
    assert codes(undecided) == ["airport_code_ambiguous"]
    assert undecided.legs[0].takeoff.airport is None


def test_legs_of_a_case_share_an_airframe_until_something_says_otherwise():
    a, b, c = "C,,,,KIWA,,,KBWI,,,,", "C,,,,KBWI,,,HECA,,,,", "C,,,,HECA,,,UUDD,,,,"
    assert airframes(a, b, c) == "A A A"
    assert airframes(a, b, c + "Change of aircraft in Cairo") == "A A B"
    assert airframes(a, b + "they then change aircraft in Cairo", c) == "A A A"
    assert airframes(a, c, b) == "A B C"
    assert airframes(a.replace("C,,", "C,Omni,"), b, c.replace("C,,", "C,EgyptAir,")) == "A A B"
    assert airframes(a.replace(",,,,K", ",,B763,,K"), b.replace(",,,,K", ",,A320,,K")) == "A B"


def test_an_onward_branch_is_not_joined_to_what_left_from_where_it_left():
    legs = ("KBWI,,,HECA", "HECA,,,OKKK", "HECA,,,UUDD")
    assert airframes(*(f"C,,,,{leg},,,," for leg in legs)) == "A A B"


def test_an_american_registration_gives_the_address():
    (leg,) = log("C,,A320,N278GX,KAEX,2025-10-01 11:58,America/Chicago,KMSP,,,,").legs
    assert leg.aircraft.icao24 == "a2c4e0"
    assert leg.aircraft.label is None
    assert leg.leg == "a2c4e0-20251001T165800Z"


def test_rows_of_no_case_share_no_airframe_and_ids_are_not_shared_either():
    contents = log(",,,,KAEX,2025-10-01,,KMSP,,,,", ",,,,KMSP,2025-10-01,,KOMA,,,,")
    assert len({leg.aircraft.label for leg in contents.legs}) == 2
    twice = log(ROW, ROW)
    assert len({leg.leg for leg in twice.legs}) == 2


@pytest.mark.shared
def test_the_documented_legs_of_2025_and_2026(shared_data):
    file = shared_data / "flights" / "documented_legs.csv"
    contents = read(file.read_bytes(), digest=DIGEST, name=file.name)
    assert (contents.rows_read, contents.rows_refused, contents.problems) == (11, 0, ())
    by_case = [f"{leg.aircraft.label}:{leg.landing.airport}" for leg in contents.legs]
    assert by_case == [
        "RU-2025-08/A:UUDD",
        "RU-2025-12/A:KBWI",
        "RU-2025-12/A:HECA",
        "RU-2025-12/A:OKKK",
        "RU-2025-12/B:UUDD",
        "RU-2026-01/A:KPSM",
        "RU-2026-01/A:HECA",
        "RU-2026-01/A:None",
        "RU-2026-03/A:LATI",
        "RU-2026-03/A:LROP",
        "RU-2026-03/A:LUKK",
    ]
