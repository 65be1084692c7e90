"""Bytes into the desk: nothing lost by a stop, nothing read twice."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

import wheelsdown.intake
from wheelsdown.desk.folder import Desk, make_desk
from wheelsdown.desk.record import query_legs
from wheelsdown.desk.unfinished import unfinished
from wheelsdown.intake import Incoming, rebuild, take_in

EXAMPLES = Path(__file__).parent.parent / "examples" / "data"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
POSITIONS = Incoming(
    name="n17104.csv.gz", data=(EXAMPLES / "n17104_2025-02-07.csv.gz").read_bytes()
)
LOG = Incoming(name="log.csv", data=(EXAMPLES / "documented_legs.csv").read_bytes())


def built(desk: Desk) -> dict[str, bytes]:
    return {
        str(p.relative_to(desk.built)): p.read_bytes()
        for p in sorted(desk.built.rglob("*"))
        if p.is_file()
    }


def test_a_stop_in_the_middle_is_finished_by_the_next_call(tmp_path, monkeypatch):
    desk = make_desk(tmp_path / "stopped")

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(wheelsdown.intake, "redraw", stop)
        with pytest.raises(KeyboardInterrupt):
            take_in(desk, [POSITIONS], now=NOW)
    assert len(unfinished(desk)) == 1
    take_in(desk, [LOG], now=NOW)
    assert unfinished(desk) == frozenset()

    whole = make_desk(tmp_path / "whole")
    take_in(whole, [POSITIONS, LOG], now=NOW)
    assert built(desk) == built(whole)


def test_what_the_record_holds_is_not_read_again(tmp_path, monkeypatch):
    desk = make_desk(tmp_path / "desk")
    take_in(desk, [POSITIONS, LOG], now=NOW)

    def fail(*_: object, **__: object) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(wheelsdown.intake, "read_contents", fail)
    taken = take_in(desk, [POSITIONS, LOG], now=NOW)
    assert (len(taken.added), len(taken.known)) == (0, 2)


def test_a_rebuild_gives_the_same_bytes(tmp_path):
    desk = make_desk(tmp_path / "desk")
    take_in(desk, [LOG, POSITIONS], now=NOW)
    before = built(desk)
    rebuild(desk)
    assert built(desk) == before


def test_the_same_flight_of_two_sources_is_one_leg(tmp_path):
    desk = make_desk(tmp_path / "desk")
    log = (
        b"case,leg,registration,departure_airport,departure_local,departure_zone,arrival_airport,"
        b"arrival_local,arrival_zone,kind\nT,1,N17104,KBOS,2025-02-06 20:50,America/New_York,KSFO,"
        b"2025-02-07 00:55,America/Los_Angeles,actual\n"
    )
    take_in(desk, [POSITIONS, Incoming(name="log.csv", data=log)], now=NOW)
    assert len(query_legs(desk)) == 6
    first = wheelsdown.intake.legs_on(desk)[0]
    assert len(first.evidence) == 2
    assert first.takeoff.sighting == "observed"
    assert first.group == "T"
