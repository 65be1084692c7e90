"""Legs in one piece in a day's file: what went in comes out, as columns or as records."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from wheelsdown.desk.column_file import packed_columns, unpacked_columns
from wheelsdown.desk.day_card import day_folder
from wheelsdown.desk.day_leg_records import leg_columns, leg_records
from wheelsdown.desk.day_merging import packed_legs
from wheelsdown.desk.day_queries import day_legs
from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.leg_rows import in_order, rows_of_legs, words_of_rows
from wheelsdown.errors import BrokenDeskError
from wheelsdown.model.flight import (
    Coverage,
    Endpoint,
    Gap,
    Leg,
    NoAirport,
    PossibleStop,
    RunnerUp,
    Sighting,
)
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.provenance import Evidence
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange, instant

DAY = date(2025, 10, 1)


def at(minute):
    return datetime(2025, 10, 1, 6, tzinfo=UTC) + timedelta(minutes=minute, microseconds=minute)


def an_end(number, airport):
    known = airport is not None
    time = (instant(at(number)), TimeRange(earliest=at(number), latest=None), UNKNOWN_TIME)
    return Endpoint(
        airport=airport,
        reason=None if known else NoAirport.OUT_OF_COVERAGE,
        time=time[number % 3],
        sighting=Sighting.OBSERVED if known else Sighting.UNKNOWN,
        confidence=0.1 + number / 1000 if known else None,
        runners_up=tuple(RunnerUp(airport=f"RUN{i}", confidence=i / 7) for i in range(number % 4)),
        rule=f"rule {number % 5}",
        position=(number / 10, -number / 10) if number % 3 else None,
    )


def a_gap(number):
    return Gap(
        began=instant(datetime(2025, 10, 1, number, tzinfo=UTC)),
        ended=instant(datetime(2025, 10, 1, number + 1, tzinfo=UTC)),
        from_position=(1.5, number / 3),
        to_position=(2.5, -number / 3),
        coverage=Coverage.SILENT if number % 2 else Coverage.UNKNOWN,
    )


def a_leg(number):
    stop = PossibleStop(
        airport="KELP", confidence=0.4, earliest=TimeRange(earliest=at(1), latest=at(2))
    )
    address = f"{'~' if number % 5 == 4 else ''}{number:06x}"
    return Leg(
        leg=f"{address}-{at(number):%Y%m%dT%H%M%SZ}",
        aircraft=Aircraft(
            icao24=address,
            registration=f"Ñ-{number}" if number % 2 else None,
            type_code="A320" if number % 3 else None,
        ),
        callsigns=tuple(f"SIM{i}" for i in range(number % 3)),
        takeoff=an_end(number, "KIWA" if number % 2 else None),
        landing=an_end(number + 1, None if number % 4 else "KMIA"),
        distance_km=None if number % 4 == 3 else number * 1.1,
        gaps=tuple(a_gap(i) for i in range(number % 3)),
        possible_stops=(stop,) * (number % 2),
        evidence=tuple(
            Evidence(capture=f"sha256:{i:064x}", rows=None if i else (number, number + 9))
            for i in range(number % 3)
        ),
    )


def a_file(legs):
    rows = in_order(rows_of_legs(legs))
    return rows, unpacked_columns(packed_legs(rows, "these"))


def by_address(legs):
    return sorted(legs, key=lambda leg: (leg.aircraft.icao24.startswith("~"), leg.leg))


@pytest.mark.parametrize("count", [0, 1, 7, 200])
def test_every_leg_comes_out_as_it_went_in(count):
    legs = by_address(a_leg(number) for number in range(count))
    _, file = a_file(legs)
    assert leg_records(file, range(count)) == tuple(legs)


@pytest.mark.parametrize("rows", [[], [0], [199], [3, 4, 5, 90], [0, 199], list(range(0, 200, 2))])
def test_some_legs_come_out_alone(rows):
    legs = by_address(a_leg(number) for number in range(200))
    _, file = a_file(legs)
    assert leg_records(file, rows) == tuple(legs[row] for row in rows)


@pytest.mark.parametrize("count", [0, 1, 200, 20_000])
def test_every_column_comes_out_as_it_went_in(count):
    rows, file = a_file([a_leg(number) for number in range(count)])
    found = leg_columns(file)
    assert list(found) == list(rows.columns)
    for name, column in rows.columns.items():
        assert found[name].dtype == column.dtype
        assert found[name].tobytes() == column.tobytes(), name


def test_more_of_a_kind_than_can_be_counted_is_not_cut_off():
    many = replace(a_leg(1), callsigns=tuple("AB" for _ in range(70_000)))
    with pytest.raises(ValueError, match="callsign"):
        a_file([many])


def test_a_day_of_an_earlier_version_is_refused_and_said_to_be_added_again(tmp_path):
    desk = make_desk(tmp_path / "desk")
    rows = rows_of_legs([a_leg(1)])
    folder = day_folder(desk, DAY)
    folder.mkdir(parents=True)
    words = {**words_of_rows(rows), "span_us": None, "mark": ""}
    (folder / "legs.columns").write_bytes(packed_columns(rows.columns, 1, words))
    (folder / "day.json").write_text('{"format": 1}')
    with pytest.raises(BrokenDeskError, match="add the archive of the day again"):
        day_legs(desk)
