"""A day archive onto the desk: the same bytes wherever it is worked out; nothing by halves."""

import errno
import hashlib
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from pretend_archives import traces, write_day
from wheelsdown.desk import day_writing
from wheelsdown.desk.day_card import Keeping, KeptPositions, is_held
from wheelsdown.desk.day_queries import day_legs
from wheelsdown.desk.folder import make_desk
from wheelsdown.errors import OutsideError
from wheelsdown.intake import read_contents
from wheelsdown.pipeline import legs_of
from wheelsdown.scale.adding_days import DayState, add_day
from wheelsdown.scale.outcomes import Failure, Outcome, in_this_process
from wheelsdown.scale.planning import plan_days
from wheelsdown.scale.processes import in_processes
from wheelsdown.scale.work import work

NOW = datetime(2026, 1, 1, tzinfo=UTC)
THE_DAY = date(2025, 10, 1)


@pytest.fixture(autouse=True)
def nothing_is_compiled(monkeypatch):
    monkeypatch.setenv("WHEELSDOWN_COMPILE", "0")


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("archive")
    return write_day(folder / "v2025.10.01-planes-readsb-prod-0.tar", traces())


def planned(archive: Path, *, part_bytes: int = 3_000, keeping: Keeping | None = None):
    plan = plan_days([archive], keeping=keeping or Keeping(), at_least=2, part_bytes=part_bytes)
    return plan.days[0]


def add(desk, day, run=in_this_process, **more):
    return add_day(desk, day, run=run, now=NOW, **more)


def digests(desk, *, positions: bool = True) -> dict[str, str]:
    """Return digests of the files of the day; positions, and where they are, tell of the parts."""
    folder = desk.record / "days" / THE_DAY.isoformat()
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        and (positions or (path.parent.name != "positions" and path.name != "members.columns"))
    }


def backwards(work, parts):
    yield from in_this_process(work, parts[::-1])


def test_a_day_is_told_from_its_times(archive):
    assert planned(archive).day == THE_DAY
    assert planned(archive).files == 12
    assert planned(archive).other_files == 1
    assert len(planned(archive).parts) > 2


def test_legs_of_a_day_are_those_of_its_files(archive, tmp_path):
    desk = make_desk(tmp_path / "desk")
    taken = add(desk, planned(archive))
    assert taken.state is DayState.ADDED
    one_by_one = [
        leg
        for name, data in traces().items()
        for leg in legs_of(read_contents(data, name=name).tracks).legs
    ]
    found = day_legs(desk)
    assert sorted(found, key=lambda leg: leg.leg) == sorted(one_by_one, key=lambda leg: leg.leg)
    assert len(found) == 12


@pytest.mark.parametrize(
    "run", [backwards, partial(in_processes, workers=1), partial(in_processes, workers=2)]
)
def test_same_bytes_wherever_it_runs(archive, tmp_path, run):
    here, there = make_desk(tmp_path / "here"), make_desk(tmp_path / "there")
    add(here, planned(archive))
    add(there, planned(archive), run=run)
    assert digests(here) == digests(there)


def test_same_tables_however_it_is_cut(archive, tmp_path):
    one, many = make_desk(tmp_path / "one"), make_desk(tmp_path / "many")
    add(one, planned(archive, part_bytes=10**7))
    add(many, planned(archive, part_bytes=1))
    assert digests(one, positions=False) == digests(many, positions=False)


def test_the_same_archive_again_is_known(archive, tmp_path):
    desk = make_desk(tmp_path / "desk")
    add(desk, planned(archive))
    assert add(desk, planned(archive)).state is DayState.KNOWN


def test_another_archive_of_the_day_replaces_it_and_tells_what_changed(archive, tmp_path):
    desk = make_desk(tmp_path / "desk")
    add(desk, planned(archive))
    fewer = write_day(tmp_path / "v2025.10.01-planes-readsb-staging-0.tar", traces(11))
    taken = add(desk, planned(fewer))
    assert taken.state is DayState.REPLACED
    assert (taken.change.aircraft_gone, taken.change.legs_gone) == (1, 1)


def test_a_damaged_member_costs_that_member(tmp_path):
    members = traces()
    damaged = list(members)[3]
    members[damaged] = members[damaged][:-30]
    desk = make_desk(tmp_path / "desk")
    taken = add(desk, planned(write_day(tmp_path / "day.tar", members)))
    assert (taken.card.files, taken.card.refused, taken.card.legs) == (12, 1, 11)
    assert damaged.removeprefix("./") in {one.file for one in taken.problems}


def stops_after(number):
    def run(work, parts):
        yield from in_this_process(work, parts[:number])
        raise KeyboardInterrupt

    return run


def test_a_stopped_run_is_continued(archive, tmp_path):
    desk, plain = make_desk(tmp_path / "desk"), make_desk(tmp_path / "plain")
    with pytest.raises(KeyboardInterrupt):
        add(desk, planned(archive), run=stops_after(2))
    assert not is_held(desk, THE_DAY)
    done, advanced = [], []
    taken = add(
        desk,
        planned(archive),
        begun=done.append,
        advance=lambda name, files, size: advanced.append(files),
    )
    assert taken.state is DayState.ADDED
    assert done == [2]
    assert sum(advanced) == 12
    add(plain, planned(archive))
    assert digests(desk) == digests(plain)


def one_part_fails(work, parts):
    for part in parts:
        if part.number == 1:
            yield Outcome(part=part, failure=Failure(reason="died", detail="signal 9"))
        else:
            yield Outcome(part=part, result=work(part))


def test_a_part_that_failed_is_named_and_the_day_is_not_there(archive, tmp_path):
    desk = make_desk(tmp_path / "desk")
    taken = add(desk, planned(archive), run=one_part_fails)
    assert taken.state is DayState.UNFINISHED
    assert [one.code for one in taken.problems] == ["day_part_died"]
    assert not is_held(desk, THE_DAY)
    again = add(desk, planned(archive))
    assert (again.state, again.done_before) == (DayState.ADDED, again.parts - 1)


def full_disk_at(monkeypatch, number):
    """Let the write of part `number` meet a full disk, as the system reports it."""
    real = Path.write_bytes

    def write_bytes(path, data):
        if f"part-{number:05d}" in str(path):
            real(path, data[: len(data) // 2])
            raise OSError(errno.ENOSPC, "No space left on device", str(path))
        return real(path, data)

    monkeypatch.setattr(Path, "write_bytes", write_bytes)


def test_a_full_disk_is_told_and_leaves_nothing_half_made(archive, tmp_path, monkeypatch):
    desk = make_desk(tmp_path / "desk")
    with monkeypatch.context() as patched:
        full_disk_at(patched, 1)
        with pytest.raises(OutsideError, match="no room is left on the disk"):
            add(desk, planned(archive))
    assert not is_held(desk, THE_DAY)
    assert day_legs(desk) == ()
    taken = add(desk, planned(archive))
    assert (taken.state, taken.done_before) == (DayState.ADDED, 1)


def test_a_full_disk_at_the_end_keeps_the_day_that_was_held(archive, tmp_path, monkeypatch):
    desk = make_desk(tmp_path / "desk")
    add(desk, planned(archive))
    before = digests(desk)
    fewer = write_day(tmp_path / "fewer.tar", traces(11))

    def full(*_):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(day_writing, "_put_in_place", full)
    with pytest.raises(OutsideError, match="no room is left on the disk"):
        add(desk, planned(fewer))
    assert digests(desk) == before


def test_an_archive_that_changes_meanwhile_is_not_taken(tmp_path):
    archive = write_day(tmp_path / "day.tar", traces(4))

    def changes(work, parts):
        yield from in_this_process(work, parts)
        archive.write_bytes(archive.read_bytes() + bytes(512))

    desk = make_desk(tmp_path / "desk")
    with pytest.raises(OutsideError, match="was changed while it was read"):
        add(desk, planned(archive), run=changes)
    assert not is_held(desk, THE_DAY)


def test_only_legs_are_kept(archive, tmp_path):
    desk, all_kept = make_desk(tmp_path / "desk"), make_desk(tmp_path / "all")
    legs_only = Keeping(positions=KeptPositions.NONE, archive=False)
    taken = add(desk, planned(archive, keeping=legs_only))
    add(all_kept, planned(archive))
    assert (taken.card.positions_kept, taken.card.legs) == (0, 12)
    assert digests(desk)["legs.columns"] == digests(all_kept)["legs.columns"]


def test_positions_of_chosen_aircraft_are_kept(archive, tmp_path):
    chosen = Keeping(positions=KeptPositions.CHOSEN, addresses=frozenset({0xA00000}), archive=False)
    taken = add(make_desk(tmp_path / "desk"), planned(archive, keeping=chosen))
    assert 0 < taken.card.positions_kept < taken.card.positions


def test_the_same_day_from_two_archives_is_taken_once(archive, tmp_path):
    other = write_day(tmp_path / "v2025.10.01-planes-readsb-staging-0.tar", traces(11))
    plan = plan_days([archive, other], keeping=Keeping(), at_least=2)
    assert [day.name for day in plan.days] == [archive.name]
    assert [one.code for one in plan.problems] == ["day_given_twice"]


def test_parts_of_a_split_archive_go_together(archive, tmp_path):
    data = archive.read_bytes()
    cut = len(data) // 2 + 100
    for name, piece in (("aa", data[:cut]), ("ab", data[cut:])):
        (tmp_path / f"{archive.name}.{name}").write_bytes(piece)
    for given in ([tmp_path], sorted(tmp_path.iterdir())[::-1]):
        (day,) = plan_days(given, keeping=Keeping(), at_least=2).days
        assert [path.name[-2:] for path in day.paths] == ["aa", "ab"]
        assert day.files == 12


def test_a_split_archive_gives_the_legs_of_the_whole(archive, tmp_path):
    data = archive.read_bytes()
    for name, piece in (("aa", data[:9_000]), ("ab", data[9_000:])):
        (tmp_path / f"{archive.name}.{name}").write_bytes(piece)
    (day,) = plan_days([tmp_path], keeping=Keeping(), at_least=2, part_bytes=3_000).days
    split, whole = make_desk(tmp_path / "split"), make_desk(tmp_path / "whole")
    add(split, day)
    add(whole, planned(archive))
    assert day_legs(split) == day_legs(whole)


def test_few_traces_are_no_day(archive):
    plan = plan_days([archive], keeping=Keeping())
    assert (plan.days, plan.others) == ((), (archive,))


def test_a_trace_given_again_is_read_once(tmp_path):
    members = traces(4)
    first = next(iter(members))
    archive = write_day(tmp_path / "day.tar", {**members, f"more/{first[2:]}": members[first]})
    desk = make_desk(tmp_path / "desk")
    taken = add(desk, planned(archive))
    assert (taken.card.files, taken.card.legs) == (4, 4)
    assert "trace_given_again" in {one.code for one in taken.problems}


def test_the_unit_of_work_gives_the_same_bytes_twice(archive):
    part = planned(archive).parts[0]
    assert work(part) == work(part)
