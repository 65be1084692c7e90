"""Times as people write them in a log."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange
from wheelsdown.sources.local_times import read_local_time

PHOENIX, CAIRO, NEW_YORK = map(ZoneInfo, ("America/Phoenix", "Africa/Cairo", "America/New_York"))


def utc(text):
    earliest, latest = text.split(" / ")
    return TimeRange(
        earliest=datetime.fromisoformat(earliest).replace(tzinfo=UTC),
        latest=datetime.fromisoformat(latest).replace(tzinfo=UTC),
    )


@pytest.mark.parametrize(
    ("text", "zone", "wanted"),
    [
        ("2025-12-08 14:26", CAIRO, "2025-12-08T12:26:00 / 2025-12-08T12:26:59"),
        ("2025-12-08T14:26:10", CAIRO, "2025-12-08T12:26:10 / 2025-12-08T12:26:10"),
        ("2025-12-08 14:26Z", CAIRO, "2025-12-08T14:26:00 / 2025-12-08T14:26:59"),
        ("2025-12-07 around noon", PHOENIX, "2025-12-07T18:30:00 / 2025-12-07T19:30:00"),
        ("2025-12-07 around 14:30", PHOENIX, "2025-12-07T21:15:00 / 2025-12-07T21:45:00"),
        ("2025-12-07 14:30 ± 90m", PHOENIX, "2025-12-07T20:00:00 / 2025-12-07T23:00:00"),
        ("2025-12-07 morning", PHOENIX, "2025-12-07T12:00:00 / 2025-12-07T19:00:00"),
        ("2025-12-07 evening", PHOENIX, "2025-12-08T01:00:00 / 2025-12-08T06:00:00"),
        ("2025-12-07 night", PHOENIX, "2025-12-08T01:00:00 / 2025-12-08T13:00:00"),
        ("2025-12-07", PHOENIX, "2025-12-07T07:00:00 / 2025-12-08T06:59:59"),
        ("2025-12-07 shortly after 14:30", PHOENIX, "2025-12-07T21:30:00 / 2025-12-07T21:50:00"),
        ("2025-12-07 23:50-00:10", PHOENIX, "2025-12-08T06:50:00 / 2025-12-08T07:10:59"),
    ],
)
def test_what_a_local_time_means(text, zone, wanted):
    assert read_local_time(text, zone) == utc(wanted)


def test_an_hour_that_comes_twice_stands_for_both():
    wanted = utc("2025-11-02T05:30:00 / 2025-11-02T06:30:59")
    assert read_local_time("2025-11-02 01:30", NEW_YORK) == wanted


@pytest.mark.parametrize("text", ["", "night", "Evening"])
def test_no_day_is_no_time(text):
    assert read_local_time(text, CAIRO) == UNKNOWN_TIME


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("2025-02-30 12:00", "not_a_day"),
        ("2025-12-08 25:10", "not_a_time"),
        ("2025-12-08 after lunch", "not_a_time"),
        ("8 December", "not_a_time"),
        ("2025-03-09 02:30", "skipped_by_the_clock"),
    ],
)
def test_times_that_cannot_be(text, fault):
    assert read_local_time(text, NEW_YORK) == fault
