"""The flight record: tracks and legs go in and come out, and order never changes a byte."""

from dataclasses import fields, replace
from datetime import UTC, datetime, timedelta

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from strategies import legs as any_legs
from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.record import (
    aircraft_in,
    all_aircraft,
    count_legs,
    find_leg,
    forget_built,
    has_tracks,
    load_discards,
    load_problems,
    load_tracks,
    query_legs,
    recorded_range,
    replace_discards,
    replace_documented_legs,
    replace_legs,
    save_problems,
    save_tracks,
)
from wheelsdown.errors import BrokenDeskError, UsageError
from wheelsdown.model.flight import Discard, Endpoint, Leg, NoAirport, Sighting, Track
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress, Registration, aircraft_key
from wheelsdown.model.provenance import Digest, problem
from wheelsdown.model.time_range import UNKNOWN_TIME, TimeRange, instant

DAY = datetime(2025, 12, 8, tzinfo=UTC)
A, B, C = (Digest("sha256:" + letter * 64) for letter in "abc")
TYSON = Aircraft(icao24=IcaoAddress("a2c4e0"), registration=Registration("N278GX"))
CAIRO = Aircraft(icao24=IcaoAddress("010101"), registration=Registration("SU-GCC"))
NOBODY = Aircraft(label="RU-2025-12/Борт А")


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk [1] *", "Deportation flights")


def track(aircraft=TYSON, start_ms=0, rows=5, captures=(A,)):
    def numbers(first):
        return np.where(np.arange(rows) == 1, np.nan, first + np.arange(rows) / 3)

    return Track(
        aircraft=aircraft,
        time_ms=start_ms + np.arange(rows, dtype=np.int64) * 1000,
        latitude_deg=numbers(33.0),
        longitude_deg=numbers(-111.0),
        altitude_ft=numbers(1000.0),
        altitude_geometric_ft=numbers(1100.0),
        on_ground=np.arange(rows) == 0,
        ground_speed_kt=numbers(150.0),
        track_angle_deg=numbers(90.0),
        vertical_rate_fpm=numbers(0.0),
        flags=np.arange(rows, dtype=np.uint8),
        source=np.ones(rows, dtype=np.uint8),
        capture=np.full(rows, len(captures) - 1, dtype=np.int32),
        row=np.arange(rows, dtype=np.int32),
        captures=captures,
        callsigns=((start_ms, Callsign("TYSON41")), (start_ms + 1000, Callsign("TYSON42"))),
    )


def assert_same(one, other):
    for field in fields(Track):
        left, right = getattr(one, field.name), getattr(other, field.name)
        if isinstance(left, np.ndarray):
            assert left.dtype == right.dtype
            np.testing.assert_array_equal(left, right)
        else:
            assert left == right


def built(desk):
    return {
        p.relative_to(desk.built).as_posix(): p.read_bytes()
        for p in desk.built.rglob("*")
        if p.is_file()
    }


def test_a_track_comes_back_as_it_was_saved(desk):
    saved = track(captures=(B, A))
    save_tracks(desk, A, [track(CAIRO), saved])
    (loaded,) = load_tracks(desk, "a2c4e0")
    assert_same(loaded, saved)


def test_tracks_of_one_aircraft_come_from_all_captures_in_order_of_time(desk):
    save_tracks(desk, A, [track(start_ms=5_000), track(CAIRO)])
    save_tracks(desk, B, [track(start_ms=1_000, captures=(B,))])
    save_tracks(desk, C, [track(NOBODY, captures=(C,))])
    assert [t.captures for t in load_tracks(desk, "a2c4e0")] == [(B,), (A,)]
    assert [t.aircraft for t in load_tracks(desk, "RU-2025-12/Борт А")] == [NOBODY]
    assert load_tracks(desk, "ffffff") == ()
    assert all_aircraft(desk) == ("010101", "RU-2025-12/Борт А", "a2c4e0")


def test_a_capture_knows_the_aircraft_in_it(desk):
    save_tracks(desk, A, [track(), track(CAIRO), track(start_ms=9_000)])
    save_tracks(desk, B, [])
    assert aircraft_in(desk, A) == ("010101", "a2c4e0")
    assert aircraft_in(desk, B) == aircraft_in(desk, C) == ()
    assert (has_tracks(desk, B), has_tracks(desk, C)) == (True, False)


def test_an_empty_desk_has_no_tracks(desk):
    assert load_tracks(desk, "a2c4e0") == ()
    assert all_aircraft(desk) == ()


def test_an_empty_track_is_kept(desk):
    save_tracks(desk, A, [track(rows=0)])
    (loaded,) = load_tracks(desk, "a2c4e0")
    assert len(loaded.time_ms) == 0


def test_a_capture_read_anew_replaces_what_was_read_before(desk):
    save_tracks(desk, A, [track(), track(CAIRO)])
    assert len(load_tracks(desk, "010101")) == 1
    save_tracks(desk, A, [track(rows=2)])
    assert load_tracks(desk, "010101") == ()
    assert [len(t.time_ms) for t in load_tracks(desk, "a2c4e0")] == [2]


def test_a_track_of_no_aircraft_is_refused(desk):
    with pytest.raises(ValueError, match="no address"):
        save_tracks(desk, A, [track(Aircraft())])


def test_the_order_of_captures_changes_no_byte(desk):
    given = {A: [track()], B: [track(CAIRO, captures=(B,))], C: [track(captures=(C,))]}
    results = []
    for order in ([A, B, C], [C, A, B]):
        forget_built(desk)
        for digest in order:
            save_tracks(desk, digest, given[digest])
            load_tracks(desk, "a2c4e0")
        results.append(built(desk))
    assert results[0] == results[1]


def endpoint(airport, hour):
    """An hour as `4`, `4-6`, `?-6`, `4-?` or `?`."""
    low, _, high = hour.partition("-")
    bounds = [None if b == "?" else DAY + timedelta(hours=float(b)) for b in (low, high or low)]
    return Endpoint(
        airport=airport,
        reason=None if airport else NoAirport.UNDETERMINED,
        time=TimeRange(earliest=bounds[0], latest=bounds[1]),
        sighting=Sighting.OBSERVED,
        confidence=0.9,
        runners_up=(),
        rule="r",
    )


def leg(text, aircraft=TYSON):
    """A leg in the notation `KIWA 4 KBWI 8-9`, named by it."""
    frm, took_off, to, landed = text.split()
    return Leg(
        leg=text,
        aircraft=aircraft,
        callsigns=(),
        takeoff=endpoint(frm.strip("?") or None, took_off),
        landing=endpoint(to.strip("?") or None, landed),
        distance_km=None,
        gaps=(),
        possible_stops=(),
        evidence=(),
    )


FIRST, SECOND, THIRD = (
    leg("KIWA 4 KBWI 8"),
    leg("KBWI 10 HECA 20-21", CAIRO),
    leg("HECA 25 UUDD 29", NOBODY),
)


def names(legs):
    return [one.leg for one in legs]


@given(st.lists(any_legs, max_size=6))
@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_no_leg_is_lost_or_changed(desk, given_legs):
    forget_built(desk)
    known = [one for one in given_legs if aircraft_key(one.aircraft) is not None]
    replace_legs(desk, [], known)
    found = query_legs(desk)
    assert count_legs(desk) == len(known)
    assert sorted(found, key=repr) == sorted(known, key=repr)


def test_the_order_of_adding_changes_no_byte(desk):
    results = []
    for order in ([FIRST, SECOND, THIRD], [THIRD, FIRST, SECOND]):
        forget_built(desk)
        for one in order:
            replace_legs(desk, [aircraft_key(one.aircraft)], [one])
        results.append(built(desk))
    forget_built(desk)
    replace_legs(desk, [], [SECOND, THIRD, FIRST])
    assert results[0] == results[1] == built(desk)


def test_legs_come_in_order_of_takeoff_or_of_landing_where_it_is_unknown(desk):
    late = leg("? ? KMSP 3")
    never = leg("? ? ? ?")
    bounded = leg("KAEX ?-6 KMSP 7")
    replace_legs(desk, ["a2c4e0"], [never, bounded, FIRST, late])
    assert query_legs(desk) == (late, FIRST, bounded, never)


def test_new_legs_of_an_aircraft_replace_its_old_ones_only(desk):
    replace_legs(desk, ["a2c4e0", "010101"], [FIRST, SECOND])
    replace_legs(desk, ["a2c4e0"], [])
    assert query_legs(desk) == (SECOND,)
    assert count_legs(desk) == 1


def test_documented_legs_and_seen_ones_leave_each_other_alone(desk):
    said = replace(FIRST, leg="said")
    replace_documented_legs(desk, A, [said, replace(said, aircraft=Aircraft())])
    replace_legs(desk, ["a2c4e0"], [FIRST])
    replace_legs(desk, ["a2c4e0"], [FIRST])
    assert sorted(names(query_legs(desk))) == sorted([FIRST.leg, "said", "said"])
    replace_documented_legs(desk, A, [])
    assert query_legs(desk) == (FIRST,)


def test_a_leg_of_no_aircraft_is_refused_among_those_seen(desk):
    with pytest.raises(ValueError, match="no address"):
        replace_legs(desk, [], [replace(FIRST, aircraft=Aircraft())])


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({}, [FIRST, SECOND, THIRD]),
        ({"aircraft": "A2C4E0"}, [FIRST]),
        ({"aircraft": "n278gx"}, [FIRST]),
        ({"aircraft": "sugcc"}, [SECOND]),
        ({"aircraft": "ru-2025-12/борт а"}, [THIRD]),
        ({"aircraft": "N278GX' OR 'x'='x"}, []),
        ({"airports": frozenset({"HECA"})}, [SECOND, THIRD]),
        ({"airports": frozenset({"UUEE", "KIWA"})}, [FIRST]),
        ({"airports": frozenset()}, []),
        ({"begin": DAY + timedelta(hours=10)}, [SECOND, THIRD]),
        ({"end": DAY + timedelta(hours=10)}, [FIRST, SECOND]),
        ({"begin": DAY + timedelta(hours=5), "end": DAY + timedelta(hours=24)}, [SECOND]),
        ({"aircraft": "SU-GCC", "airports": frozenset({"KIWA"})}, []),
    ],
)
def test_legs_are_found_by_what_is_asked(desk, asked, found):
    replace_legs(desk, [], [FIRST, SECOND, THIRD])
    assert query_legs(desk, **asked) == tuple(found)


def test_a_takeoff_known_only_between_bounds_fits_where_it_could_have_been(desk):
    replace_legs(desk, [], [leg("KAEX 4-9 KMSP 12"), leg("? ? KOMA 6")])
    six, ten = DAY + timedelta(hours=6), DAY + timedelta(hours=10)
    assert len(query_legs(desk, begin=six, end=six)) == 2
    assert query_legs(desk, begin=ten) == ()


def test_a_leg_is_found_by_its_id(desk):
    assert find_leg(desk, FIRST.leg) is None
    replace_legs(desk, [], [FIRST, SECOND])
    assert find_leg(desk, SECOND.leg) == SECOND
    assert find_leg(desk, "none such") is None


def test_the_record_says_what_time_it_covers(desk):
    assert recorded_range(desk) == UNKNOWN_TIME
    replace_legs(desk, [], [leg("? ? ? ?"), SECOND, leg("? ? KMSP ?-7")])
    assert recorded_range(desk) == TimeRange(
        earliest=DAY + timedelta(hours=7), latest=DAY + timedelta(hours=21)
    )


def test_an_empty_record_has_no_legs(desk):
    assert query_legs(desk) == ()
    assert count_legs(desk) == 0


def test_problems_and_discards_are_kept(desk):
    wrong = (problem("ledger_changed", "a.csv", 7, why="Ы"), problem("ledger_torn", "a.csv"))
    save_problems(desk, A, wrong)
    assert load_problems(desk, A) == wrong
    assert load_problems(desk, B) == ()
    left_out = Discard(rule="too_fast", capture=A, rows=(1, 2, 9))
    replace_discards(desk, [], {"a2c4e0": (left_out,), "010101": (left_out,)})
    replace_discards(desk, ["010101"], {})
    assert load_discards(desk, "a2c4e0") == (left_out,)
    assert load_discards(desk, "010101") == ()


def test_discards_of_a_new_desk_are_none(desk):
    assert load_discards(desk, "a2c4e0") == ()


def test_everything_built_can_be_forgotten(desk):
    save_tracks(desk, A, [track()])
    replace_legs(desk, [], [FIRST])
    (desk.root / ".forgotten").mkdir()
    forget_built(desk)
    assert built(desk) == {}
    assert query_legs(desk) == load_tracks(desk, "a2c4e0") == ()
    assert not (desk.root / ".forgotten").exists()


def test_a_spoiled_table_says_that_nothing_is_lost(desk):
    replace_legs(desk, [], [FIRST])
    save_problems(desk, A, [])
    (desk.record / "legs.parquet").write_bytes(b"PAR1 no")
    (desk.record / "problems" / ("a" * 64 + ".jsonl")).write_bytes(b"{\n")
    for read in (query_legs, lambda d: replace_legs(d, [], []), lambda d: load_problems(d, A)):
        with pytest.raises(BrokenDeskError, match="nothing is lost"):
            read(desk)


def test_a_table_of_another_version_is_not_read_as_ours(desk):
    desk.record.mkdir(parents=True)
    pq.write_table(pa.table({"leg": ["x"]}), desk.record / "legs.parquet")
    for read in (query_legs, lambda d: replace_legs(d, [], [])):
        with pytest.raises(BrokenDeskError, match="nothing is lost"):
            read(desk)


def test_a_digest_is_never_a_way_out_of_the_desk(desk):
    with pytest.raises(UsageError, match="is not a digest"):
        save_tracks(desk, Digest("../../x"), [])


def test_an_exact_time_is_found_to_the_millisecond(desk):
    when = DAY + timedelta(milliseconds=1)
    exact = replace(FIRST, takeoff=replace(FIRST.takeoff, time=instant(when)))
    replace_legs(desk, [], [exact])
    assert query_legs(desk, begin=when, end=when) == (exact,)
    assert query_legs(desk, end=DAY) == ()
