"""The same bytes of result whatever the order in which captures are added."""

import gzip
import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from pretend_sky import fly
from wheelsdown.desk.folder import make_desk
from wheelsdown.intake import Incoming, rebuild, take_in

BUNDLED = Path(__file__).parent.parent / "examples" / "data"
NOW = datetime(2026, 1, 1, tzinfo=UTC)

ORDERS = ([0, 1, 2, 3, 4, 5, 6], [6, 5, 4, 3, 2, 1, 0], [3, 0, 5, 1, 6, 4, 2])


def trace(rows, name):
    """Return a readsb trace of the rows, as bytes under a name."""
    began = rows[0]["time_ms"] / 1000
    body = [
        [
            round(r["time_ms"] / 1000 - began, 2),
            round(float(r["latitude_deg"]), 6),
            round(float(r["longitude_deg"]), 6),
            "ground" if r["on_ground"] else r["altitude_ft"],
            round(r["ground_speed_kt"], 1),
            round(r["track_angle_deg"], 1) % 360,
            *(0, None, None, "adsb_icao", None, None, None, None),
        ]
        for r in rows
    ]
    head = {"icao": "a2c4e0", "r": "N278GX", "t": "A320", "timestamp": began, "trace": body}
    return Incoming(name=name, data=gzip.compress(json.dumps(head).encode(), mtime=0))


def captures():
    """Return seven captures: a day in three overlapping parts, a flight in two, a log, a report."""
    text = gzip.decompress((BUNDLED / "n17104_2025-02-07.csv.gz").read_bytes()).decode()
    header, *rows = text.splitlines(keepends=True)
    third = len(rows) // 3
    parts = [rows[: 2 * third], rows[third:], rows[third // 2 : third * 2]]
    flight = fly("KIWA", "KAEX", "22:30")
    return [
        *(
            Incoming(name=f"part{i}.csv", data=(header + "".join(part)).encode())
            for i, part in enumerate(parts)
        ),
        trace(flight[: len(flight) // 2], "trace_full_a.json"),
        trace(flight[len(flight) // 3 :], "trace_full_b.json"),
        Incoming(name="legs.csv", data=(BUNDLED / "documented_legs.csv").read_bytes()),
        Incoming(name="report.txt", data=b"The aircraft left Mesa at six in the evening.\n"),
    ]


def bytes_built(desk):
    """Return every file of the record by its place."""
    return {
        str(path.relative_to(desk.record)): path.read_bytes()
        for path in sorted(desk.record.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def desks(tmp_path_factory):
    given = captures()
    made = []
    for number, order in enumerate(ORDERS):
        desk = make_desk(tmp_path_factory.mktemp("order") / "desk", "Flights")
        for place, which in enumerate(order):
            now = NOW + timedelta(days=number, minutes=place)
            assert take_in(desk, [given[which]], now=now).refused == ()
        made.append(desk)
    return made


def test_the_order_of_captures_does_not_change_a_byte(desks):
    first, *others = (bytes_built(desk) for desk in desks)
    assert len(first) > 3
    for other in others:
        assert other.keys() == first.keys()
        assert [name for name in first if other[name] != first[name]] == []


def test_one_arrival_of_all_is_the_same_as_one_by_one(desks, tmp_path):
    desk = make_desk(tmp_path / "desk", "Flights")
    take_in(desk, captures(), now=NOW)
    assert bytes_built(desk) == bytes_built(desks[0])


def test_building_anew_from_the_captures_is_the_same_again(desks):
    before = bytes_built(desks[0])
    rebuild(desks[0])
    assert bytes_built(desks[0]) == before
