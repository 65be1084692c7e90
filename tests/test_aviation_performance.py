"""What aircraft can do, and clocks: limits err on the side of what was claimed."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from wheelsdown.aviation.local_time import (
    local,
    resolve_local,
    utc_range_of_local_day,
    zones_of_abbreviation,
)
from wheelsdown.aviation.performance import (
    Basis,
    fastest_flight_minutes,
    limits_for,
    usual_flight_minutes,
)


def utc(text):
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("km", "type_code", "minutes"),
    [
        (5554, "B744", 296),  # the record New York-London
        (2860, "A333", 195),  # Cairo-Moscow
        (11963, "B763", 800),
        (1400, "A320", 105),
    ],
)
def test_real_flights_lie_between_the_fastest_and_half_as_long_again(km, type_code, minutes):
    assert fastest_flight_minutes(km, type_code) < minutes
    assert minutes < 1.5 * usual_flight_minutes(km, type_code)
    assert fastest_flight_minutes(km, type_code) < usual_flight_minutes(km, type_code)


def test_limits_rest_on_type_class_or_nothing():
    assert limits_for("a320").basis is Basis.TYPE
    assert limits_for("A358").basis is Basis.CLASS
    assert limits_for("ZZZZ").basis is Basis.UNKNOWN
    assert limits_for(None).range_km >= 17_000
    assert limits_for("EC35").cruise_kt < 200


@pytest.mark.parametrize("known", ["GLF5", "B763", "A332", "C172", "AT76", "T204", "B738"])
def test_a_class_is_no_stricter_than_its_types(known):
    mine, kind = limits_for(known), (limits_for(known).engine_class, limits_for(known).wake)
    by_class = {("J", "M"): "J328", ("J", "H"): "A358", ("P", "L"): "P28A", ("T", "M"): "AN32"}
    other = limits_for(by_class[kind])
    assert other.basis is Basis.CLASS
    assert other.cruise_kt >= mine.cruise_kt
    assert other.range_km >= mine.range_km


def test_an_ordinary_clock_time_is_one_instant():
    range_ = resolve_local(date(2025, 12, 9), time(2, 39), "Europe/Moscow")
    assert range_.earliest == range_.latest == utc("2025-12-08T23:39")


@pytest.mark.parametrize("day", [date(2025, 11, 2), date(2025, 3, 9)])
def test_an_hour_said_twice_or_never_is_a_range(day):
    range_ = resolve_local(day, time(1 if day.month == 11 else 2, 30), "America/New_York")
    assert range_.latest - range_.earliest == timedelta(hours=1)


@pytest.mark.parametrize(
    ("day", "zone", "hours"),
    [
        (date(2025, 12, 9), "Europe/Moscow", 24),
        (date(2025, 11, 2), "America/New_York", 25),
        (date(2025, 3, 9), "America/New_York", 23),
        (date(2025, 4, 25), "Africa/Cairo", 23),  # clocks change at midnight
    ],
)
def test_a_local_day_has_its_hours(day, zone, hours):
    range_ = utc_range_of_local_day(day, zone)
    assert range_.latest - range_.earliest == timedelta(hours=hours) - timedelta(seconds=1)
    assert local(range_.earliest, zone).date() == local(range_.latest, zone).date() == day


@pytest.mark.parametrize(
    ("said", "country", "zone"),
    [
        *[("EST", None, "America/New_York"), ("C.D.T.", "US", "America/Chicago")],
        *[("MSK", None, "Europe/Moscow"), ("мск", None, "Europe/Moscow")],
        *[("IST", "IL", "Asia/Jerusalem"), ("MST", None, "America/Phoenix")],
        *[("GMT", None, "UTC"), ("CST", "CN", "Asia/Shanghai")],
    ],
)
def test_an_abbreviation_names_a_zone(said, country, zone):
    assert zones_of_abbreviation(said, country)[0] == zone


def test_an_unknown_abbreviation_names_none():
    assert zones_of_abbreviation("XYZ") == ()
