"""Days of the world on the desk: the same legs out as in, whatever parts, crashes, midnights."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import numpy as np
import pytest

import pretend_sky as sky
from batch_notation import batch_of
from days_notation import NOW, add_day, archive, digest, on_day, part_of
from wheelsdown.desk.captures import find_capture, load_capture, verify_captures
from wheelsdown.desk.column_file import open_columns, packed_columns, unpacked_columns
from wheelsdown.desk.day_card import ArchiveFile, Keeping, KeptPositions, days_held, read_card
from wheelsdown.desk.day_legs import mark_of_file
from wheelsdown.desk.day_positions import COLUMNS, columns_from, packed_positions
from wheelsdown.desk.day_queries import count_day_legs, day_legs, find_day_leg
from wheelsdown.desk.day_words import address_number, address_text, text_of, word_of
from wheelsdown.desk.day_writing import begin_day, day_problems, is_known, mend_days
from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.leg_table import query_legs, replace_legs
from wheelsdown.desk.seams import make_seam, seams_to_make
from wheelsdown.desk.visited import legs_near
from wheelsdown.errors import BrokenDeskError, OutsideError, UsageError
from wheelsdown.model.identity import Aircraft, aircraft_key
from wheelsdown.model.provenance import problem
from wheelsdown.pipeline import legs_of

DAY = date(2025, 10, 1)
NEXT = DAY + timedelta(days=1)
ROUTES = (("KIWA", "KELP"), ("KELP", "KIWA"), ("KIAD", "KMIA"), ("KMIA", "KIAD"), ("LFPG", "EGLL"))


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk")


def an_aircraft(number):
    return Aircraft(icao24=f"a{number:05x}", registration=f"N-{number}", type_code="A320")


def flown(number, *, off=None, rows=None):
    """Return the track of one simulated aircraft on its route of the day."""
    begin = off or f"{6 + number % 9:02d}:{number * 7 % 60:02d}"
    flight = rows or sky.fly(*ROUTES[number % len(ROUTES)], begin)
    signs = [(flight[0]["time_ms"], f"SIM{number}")]
    aircraft = an_aircraft(number)
    return in_print(
        sky.track(flight, aircraft=aircraft, capture=digest(f"{number}"), callsigns=signs)
    )


def in_print(track):
    """Return the track with numbers of as many digits as readsb prints."""
    places = {"latitude_deg": 6, "longitude_deg": 6, "ground_speed_kt": 1, "track_angle_deg": 1}
    rounded = {name: np.round(getattr(track, name), digits) for name, digits in places.items()}
    return replace(track, **rounded)


def a_fleet(aircraft=7):
    return [flown(number) for number in range(aircraft)]


def found_one_by_one(tracks):
    legs = [leg for track in tracks for leg in legs_of([track]).legs]
    return tuple(sorted(legs, key=by_takeoff))


def by_takeoff(leg):
    return (leg.takeoff.time.earliest or leg.takeoff.time.latest, leg.leg)


def bytes_of(desk, day, leave_out=("day.json",)):
    folder = desk.record / "days" / day.isoformat()
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {
        p.relative_to(folder).as_posix(): p.read_bytes() for p in files if p.name not in leave_out
    }


def find(several):
    return [legs_of(tracks).legs for tracks in several]


def test_the_legs_of_a_day_come_out_as_they_were_found(desk):
    tracks = a_fleet()
    change = add_day(desk, DAY, tracks, parts=3)
    assert day_legs(desk) == found_one_by_one(tracks)
    assert (change.was_held, change.card.legs, change.card.aircraft) == (False, len(tracks), 7)
    assert days_held(desk) == (DAY,)


@pytest.mark.parametrize("order", [(0, 1, 2), (2, 0, 1)])
def test_a_day_has_the_same_bytes_in_whatever_order_its_parts_came(tmp_path, order):
    in_turn, shuffled = (make_desk(tmp_path / name) for name in ("one", "other"))
    add_day(in_turn, DAY, a_fleet(), parts=3)
    add_day(shuffled, DAY, a_fleet(), parts=3, order=order)
    assert bytes_of(in_turn, DAY, ()) == bytes_of(shuffled, DAY, ())


def test_a_day_without_positions_has_the_same_bytes_whatever_its_parts(tmp_path):
    whole, cut = (make_desk(tmp_path / name) for name in ("one", "other"))
    keeping = Keeping(positions=KeptPositions.NONE, archive=False)
    # Where in the archive each file lies tells of no part.
    tracks = a_fleet()
    add_day(whole, DAY, tracks, parts=1, keeping=keeping)
    add_day(cut, DAY, tracks, parts=4, keeping=keeping)
    left_out = ("day.json", "members.columns")
    assert bytes_of(whole, DAY, left_out) == bytes_of(cut, DAY, left_out)


def add_both_ways(desk, tracks):
    """Put the legs of tracks into the small record and into a day."""
    legs = found_one_by_one(tracks)
    replace_legs(desk, [aircraft_key(leg.aircraft) for leg in legs], legs)
    add_day(desk, DAY, tracks, parts=2)


@pytest.mark.parametrize("aircraft", [None, "a00003", "A00003", "n3", "N-3", "nobody", "~a00003"])
def test_days_answer_by_aircraft_as_the_small_record_does(desk, aircraft):
    add_both_ways(desk, a_fleet())
    assert query_legs(desk, aircraft=aircraft) == day_legs(desk, aircraft=aircraft)


def test_days_answer_by_airport_and_time_as_the_small_record_does(desk):
    tracks = a_fleet()
    # One whose takeoff, and one whose landing, nobody heard.
    tracks[1] = flown(1, rows=sky.fly("KELP", "KIWA", "09:00")[40:])
    tracks[2] = flown(2, rows=sky.fly("KIAD", "KMIA", "09:00")[:-40])
    add_both_ways(desk, tracks)
    times = [None, datetime(2025, 10, 1, 8, 0, tzinfo=UTC), datetime(2025, 10, 1, 9, 7, tzinfo=UTC)]
    places = [None, frozenset({"KIWA"}), frozenset({"KMIA", "EGLL"})]
    for airports, begin, end in product(places, times, times):
        asked = {"airports": airports, "begin": begin, "end": end}
        assert query_legs(desk, **asked) == day_legs(desk, **asked), asked


def test_a_leg_is_found_by_its_id(desk):
    tracks = a_fleet()
    add_day(desk, DAY, tracks)
    wanted = found_one_by_one(tracks)[2]
    assert find_day_leg(desk, wanted.leg) == wanted
    assert find_day_leg(desk, "a00003-20200101T000000Z") is None
    assert find_day_leg(desk, "nothing") is None
    assert count_day_legs(desk) == len(tracks)


def test_positions_come_back_as_they_were():
    batch = batch_of(a_fleet(3))
    import pyarrow as pa
    import pyarrow.parquet as pq

    data = packed_positions(batch, np.arange(3))
    columns = columns_from(pq.read_table(pa.BufferReader(data)))
    assert all(np.array_equal(columns[name], getattr(batch, name)) for name in COLUMNS)


@pytest.mark.parametrize(
    "keeping, kept",
    [
        (Keeping(archive=False), {0, 1, 2, 3, 4, 5, 6}),
        (Keeping(positions=KeptPositions.NONE, archive=False), set()),
        (
            Keeping(positions=KeptPositions.CHOSEN, addresses=frozenset({0xA00002}), archive=False),
            {2},
        ),
        # Those that were at Paris or London.
        (
            Keeping(positions=KeptPositions.CHOSEN, area=(49.0, 2.5, 30.0), archive=False),
            {4},
        ),
    ],
)
def test_positions_are_kept_of_whom_they_were_asked_for(desk, keeping, kept):
    tracks = a_fleet()
    card = add_day(desk, DAY, tracks, parts=2, keeping=keeping).card
    assert card.positions_kept == sum(len(tracks[n].time_ms) for n in kept)
    assert card.positions == sum(len(track.time_ms) for track in tracks)
    assert day_legs(desk) == found_one_by_one(tracks)


def test_a_run_that_was_stopped_goes_on_where_it_was(desk):
    tracks, keeping = a_fleet(6), Keeping(archive=False)

    def begun(layout="test"):
        return begin_day(desk, DAY, archive=archive(), keeping=keeping, layout=layout)

    writer = begun()
    writer.add_part(part_of(0, tracks[:2]))
    writer.leave()
    again = begun()
    assert again.done == {0}
    assert days_held(desk) == ()
    again.add_part(part_of(1, tracks[2:]))
    again.finish(now=NOW)
    assert day_legs(desk) == found_one_by_one(tracks)
    # Another cut of the archive has nothing in common with those parts.
    begun().add_part(part_of(0, tracks[:2]))
    assert begun("otherwise").done == frozenset()


def test_a_part_that_lost_bytes_in_a_power_cut_is_done_again(desk):
    def begun():
        return begin_day(desk, DAY, archive=archive(), keeping=Keeping(archive=False), layout="x")

    begun().add_part(part_of(3, a_fleet(1)))
    (file,) = desk.record.glob("days/.building-*/part-00003/legs.columns")
    file.write_bytes(b"")
    assert begun().done == frozenset()


def test_a_crash_while_a_day_is_replaced_leaves_the_old_one(desk):
    add_day(desk, DAY, a_fleet(2))
    place = desk.record / "days" / str(DAY)
    place.rename(place.with_name(f".replaced-{DAY}"))
    mend_days(desk)
    assert len(day_legs(desk)) == 2


def test_a_full_disk_leaves_no_half_of_a_part(desk, monkeypatch):
    import errno
    from pathlib import Path

    def full(self, data):
        raise OSError(errno.ENOSPC, "No space left on device")

    writer = begin_day(desk, DAY, archive=archive(), keeping=Keeping(archive=False), layout="x")
    part = part_of(0, a_fleet(1))
    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(OutsideError, match="no room"):
        writer.add_part(part)
    assert writer.done == frozenset()


def test_adding_a_day_again_says_what_changed(desk):
    add_day(desk, DAY, a_fleet(5), name="first")
    assert is_known(desk, DAY, archive("first"), Keeping(archive=False))
    assert not is_known(desk, DAY, archive("second"), Keeping(archive=False))
    tracks = a_fleet(6)
    del tracks[1]
    tracks[2] = flown(3, rows=sky.fly(*ROUTES[3], "09:21")[:-60])
    change = add_day(desk, DAY, tracks, name="second")
    assert (change.was_held, change.aircraft_gone, change.aircraft_new) == (True, 1, 1)
    assert (change.legs_gone, change.legs_new, change.legs_changed) == (1, 1, 1)
    assert ("aircraft_gone", "a00001") in change.examples
    assert day_legs(desk) == found_one_by_one(tracks)


def test_the_same_day_again_changes_nothing(desk):
    add_day(desk, DAY, a_fleet(3))
    before = bytes_of(desk, DAY, ())
    change = add_day(desk, DAY, a_fleet(3))
    assert (change.legs_gone, change.legs_new, change.legs_changed) == (0, 0, 0)
    assert bytes_of(desk, DAY, ()) == before


def test_problems_of_a_day_are_kept_in_order(desk):
    writer = begin_day(desk, DAY, archive=archive(), keeping=Keeping(archive=False), layout="x")
    one, other = problem("nothing_in_it", "b.json"), problem("nothing_in_it", "a.json", 3)
    writer.add_part(part_of(0, a_fleet(1), problems=(one,)))
    change = writer.finish(now=NOW, problems=(other,))
    assert day_problems(desk, DAY) == (other, one)
    assert change.card == read_card(desk, DAY)


# Midnight.


def over_midnight(off="23:00", route=("KIAD", "KMIA"), number=50, **more):
    rows = sky.stand(route[0], "21:30", "22:50") + sky.fly(*route, off, **more)
    last = rows[-1]["time_ms"] + 60_000
    return flown(number, rows=rows + sky.stand(route[1], last, last + 3_600_000))


def two_days(desk, tracks):
    for day in (DAY, NEXT):
        add_day(desk, day, [cut for track in tracks if (cut := on_day(track, day)) is not None])
    for day in seams_to_make(desk):
        make_seam(desk, day, find)


def uncut(tracks):
    """Return the legs of whole tracks, with the two days' files as their evidence."""
    both = [[on_day(track, day) for day in (DAY, NEXT)] for track in tracks]
    several = [[cut for cut in pair if cut is not None] for pair in both]
    legs = [leg for pair in several for leg in legs_of(pair).legs]
    return tuple(sorted(legs, key=by_takeoff))


CUTS = {
    "in the air": over_midnight,
    "on the way down": lambda: over_midnight("22:05"),
    "at the roll": lambda: over_midnight("23:59:30"),
    "unheard from before midnight to after": lambda: flown(
        51, rows=sky.unheard(sky.fly("KIAD", "KMIA", "22:40"), "23:00", "+00:20")
    ),
    "flown unheard between two stands": lambda: flown(
        52, rows=sky.stand("KIAD", "22:00", "23:20") + sky.stand("KMIA", "+01:50", "+02:30")
    ),
    "landed before": lambda: over_midnight("20:30"),
    "off after": lambda: over_midnight("+00:10"),
    "two legs, the second over midnight": lambda: flown(
        53,
        rows=sky.fly("KMIA", "KIAD", "19:00")
        + sky.stand("KIAD", "22:10", "23:10", every_s=20)
        + sky.fly("KIAD", "KMIA", "23:20"),
    ),
    "high from beginning to end": lambda: flown(
        54, rows=sky.unheard_below(sky.fly("KIAD", "KMIA", "22:50"), 20_000, "KIAD", "KMIA")
    ),
}


@pytest.mark.parametrize("how", CUTS)
def test_a_leg_over_midnight_is_the_one_of_the_uncut_track(desk, how):
    tracks = [CUTS[how](), flown(3)]
    two_days(desk, tracks)
    assert day_legs(desk) == uncut(tracks)
    assert count_day_legs(desk) == len(uncut(tracks))


def test_the_halves_are_shown_where_one_day_is_held(desk):
    track = over_midnight()
    add_day(desk, DAY, [on_day(track, DAY)])
    assert day_legs(desk) == legs_of([on_day(track, DAY)]).legs
    assert seams_to_make(desk) == ()


def test_a_midnight_is_joined_whichever_day_came_first(tmp_path):
    desks = [make_desk(tmp_path / name) for name in ("one", "other")]
    track = over_midnight()
    for desk, days in zip(desks, ((DAY, NEXT), (NEXT, DAY)), strict=True):
        for day in days:
            add_day(desk, day, [on_day(track, day)])
        assert seams_to_make(desk) == (DAY,)
        make_seam(desk, DAY, find)
    assert day_legs(desks[0]) == day_legs(desks[1]) == uncut([track])
    assert mark_of_file(desks[0], f"seam {DAY}") == mark_of_file(desks[1], f"seam {DAY}")


def test_a_seam_no_longer_counts_once_a_day_of_it_is_another(desk):
    track = over_midnight()
    two_days(desk, [track])
    half = flown(50, rows=sky.fly("KIAD", "KMIA", "23:00"))
    add_day(desk, DAY, [on_day(half, DAY)], name="another")
    assert len(day_legs(desk)) == 2
    assert seams_to_make(desk) == (DAY,)
    make_seam(desk, DAY, find)
    assert len(day_legs(desk)) == 1


def test_a_leg_through_a_whole_day_is_one(desk):
    long = [
        {**row, "time_ms": row["time_ms"] + 3_600_000 * 6 * i}
        for i, row in enumerate(sky.unheard_below(sky.fly("KIAD", "KMIA", "22:00"), 9_000, "KIAD"))
        if i % 90 == 0
    ]
    # A balloon: hours between rows, two midnights.
    slow = [{**row, "ground_speed_kt": 20.0, "altitude_ft": 60_000.0} for row in long[:3]]
    begin = sky.at("20:00")
    rows = [
        {**slow[0], "time_ms": begin + i * 300_000, "longitude_deg": -80.0 + i * 0.01}
        for i in range(12 * 30)
    ]
    track = flown(60, rows=rows)
    days = (DAY, NEXT, NEXT + timedelta(days=1))
    for day in days:
        cut = on_day(track, day)
        if cut is not None:
            add_day(desk, day, [cut])
    for day in seams_to_make(desk):
        make_seam(desk, day, find)
    cuts = [cut for day in days if (cut := on_day(track, day)) is not None]
    assert day_legs(desk) == legs_of(cuts).legs


# Who was near.


def near(desk, place, begin, end, **more):
    when = {name: datetime.fromtimestamp(sky.at(clock) / 1000, UTC) for name, clock in
            (("begin", begin), ("end", end))}  # fmt: skip
    return legs_near(desk, *place, within_km=30.0, **when, **more)


KIAD = (38.9445, -77.4558)


@pytest.mark.parametrize(
    "positions, is_exact", [(KeptPositions.ALL, True), (KeptPositions.NONE, False)]
)
def test_legs_near_a_place_are_found(desk, positions, is_exact):
    add_day(desk, DAY, a_fleet(), keeping=Keeping(positions=positions, archive=False))
    found = near(desk, KIAD, "08:00", "13:00")
    assert {one.leg.aircraft.icao24 for one in found} == {"a00002", "a00003"}
    assert is_exact is False or all(one.is_exact for one in found)
    assert near(desk, KIAD, "02:00", "04:00") == ()


def test_legs_near_a_place_are_those_with_a_position_inside(desk):
    tracks = a_fleet(5)
    add_day(desk, DAY, tracks, parts=2)
    for latitude, longitude in ((36.0, -78.3), (32.9, -108.9), (49.9, 1.2), (30.1, -79.9)):
        begin, end = sky.at("08:00"), sky.at("10:00")
        wanted = set()
        for track in tracks:
            km = sky.distance_km(track.latitude_deg, track.longitude_deg, latitude, longitude)
            hit = (km <= 30) & (track.time_ms >= begin) & (track.time_ms <= end)
            if hit.any():
                wanted.add(track.aircraft.icao24)
        found = near(desk, (latitude, longitude), "08:00", "10:00")
        assert {one.leg.aircraft.icao24 for one in found} == wanted
        assert all(one.is_exact for one in found)


def test_those_that_only_flew_over_are_left_out_by_altitude(desk):
    add_day(desk, DAY, a_fleet(5))
    place = (36.9, -78.03)
    assert near(desk, place, "06:00", "20:00") != ()
    assert near(desk, place, "06:00", "20:00", below_ft=20_000) == ()
    assert len(near(desk, KIAD, "06:00", "20:00", below_ft=20_000)) == 2


def test_a_circle_must_have_a_size(desk):
    with pytest.raises(UsageError, match="--within"):
        legs_near(desk, 0, 0, within_km=0, begin=NOW, end=NOW)


# The archive and what is in it.


def an_archive(tmp_path, contents):
    path = tmp_path / "day.tar"
    path.write_bytes(b"".join(c.ljust(1024, b"\0") for c in contents))
    import hashlib

    name = "sha256:" + hashlib.sha256(path.read_bytes()).hexdigest()
    return ArchiveFile(name=path.name, digest=name, size_bytes=path.stat().st_size, path=path)


def add_with_archive(desk, tmp_path, keeping):
    import hashlib

    contents = [b"first" * 20, b"other" * 20]
    tracks = [
        replace(t, captures=("sha256:" + hashlib.sha256(c).hexdigest(),))
        for t, c in zip(a_fleet(2), contents, strict=True)
    ]
    file = an_archive(tmp_path, [b"\0" * 512 + c for c in contents])
    writer = begin_day(desk, DAY, archive=(file,), keeping=keeping, layout="x")
    writer.add_part(part_of(0, tracks))
    writer.finish(now=NOW)
    return file, tracks, contents


def test_the_evidence_of_a_leg_is_opened_out_of_the_archive(desk, tmp_path):
    file, _, contents = add_with_archive(desk, tmp_path, Keeping())
    for leg in day_legs(desk):
        (evidence,) = leg.evidence
        card = find_capture(desk, evidence.capture)
        assert (card.kind, card.size_bytes) == ("readsb_trace", 100)
        assert load_capture(desk, evidence.capture) in contents
    assert find_capture(desk, file.digest).kind == "readsb_day"
    assert verify_captures(desk) == ()


def test_an_archive_that_was_not_kept_is_said_to_be_missing(desk, tmp_path):
    _, tracks, _ = add_with_archive(desk, tmp_path, Keeping(archive=False))
    with pytest.raises(BrokenDeskError, match="was not kept"):
        load_capture(desk, tracks[0].captures[0])
    with pytest.raises(UsageError, match="no capture"):
        load_capture(desk, digest("never added"))


# The files themselves.


def test_columns_come_back_and_damage_is_told(tmp_path):
    columns = {"a": np.arange(5), "b": np.array([1.5, np.nan]), "none": np.zeros(0, np.uint8)}
    data = packed_columns(columns, 5, {"said": "so"})
    file = unpacked_columns(data)
    assert file.words == {"said": "so"}
    assert all(np.array_equal(file.column(n), c, equal_nan=True) for n, c in columns.items())
    for broken in (b"", b"nonsense", data[:40], data[:-80]):
        (tmp_path / "x").write_bytes(broken)
        with pytest.raises(BrokenDeskError):
            open_columns(tmp_path / "x")


@pytest.mark.parametrize("text", ["", "KIWA", "US-10441", "TYSON41"])
def test_words_are_numbers_and_words_again(text):
    assert text_of(word_of(text)) == text


@pytest.mark.parametrize("text", ["a2c4e0", "~a2c4e0", "000001"])
def test_addresses_are_numbers_and_addresses_again(text):
    assert address_text(address_number(text)) == text
