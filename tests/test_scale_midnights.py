"""Legs over midnight are found in chunks, anywhere, and come back in the order of the aircraft."""

from datetime import date

import pytest

from pretend_sky import fly, track
from wheelsdown.desk.folder import make_desk
from wheelsdown.errors import OutsideError
from wheelsdown.model.identity import Aircraft
from wheelsdown.scale import midnights
from wheelsdown.scale.midnights import AIRCRAFT_AT_ONCE, join_midnights
from wheelsdown.scale.outcomes import Failure, Outcome, in_this_process

ADDRESSES = [f"a{number:05x}" for number in range(2 * AIRCRAFT_AT_ONCE + 1)]


@pytest.fixture
def found(monkeypatch, tmp_path):
    """Return what finds legs as it is handed to the desk, for a way of running."""
    rows = fly("KIWA", "KPHX", "10:00", cruise_ft=4_000, every_s=60)
    several = [[track(rows, aircraft=Aircraft(icao24=one))] for one in ADDRESSES]
    legs = []
    monkeypatch.setattr(midnights, "seams_to_make", lambda desk: (date(2025, 10, 1),))
    monkeypatch.setattr(midnights, "make_seam", lambda desk, day, find: legs.extend(find(several)))

    def run_with(run):
        assert join_midnights(make_desk(tmp_path / "desk"), run) == 1
        return legs

    return run_with


def backwards(work, parts):
    yield from in_this_process(work, parts[::-1])


def test_in_the_order_of_the_aircraft(found):
    assert [leg.aircraft.icao24 for (leg,) in found(backwards)] == ADDRESSES


def test_what_cannot_be_found_is_told(found):
    def fails(work, parts):
        yield Outcome(part=parts[0], failure=Failure(reason="died", detail="signal 9"))

    with pytest.raises(OutsideError, match=r"over midnight could not be found: signal 9; the days"):
        found(fails)
