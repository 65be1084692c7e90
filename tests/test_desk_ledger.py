"""The ledger: a chain of lines that shows every changed byte and survives crashes."""

import os
import resource
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.ledger import BEGINNING, append, read_ledger, verify_ledger
from wheelsdown.desk.locking import BUILT, LEDGER, locked
from wheelsdown.errors import BrokenDeskError, OutsideError

NOW = datetime(2025, 12, 9, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk", "Deportation flights")


def add(desk, *events):
    for number, event in enumerate(events):
        append(desk, event, {"n": number, "что": "борт"}, NOW)


def codes(desk):
    return [f"{one.code}:{one.line}" for one in verify_ledger(desk)]


def test_each_line_holds_the_hash_of_the_one_before(desk):
    add(desk, "one", "two", "three")
    entries = read_ledger(desk)
    assert [entry.event for entry in entries] == ["one", "two", "three"]
    assert [entry.previous for entry in entries] == [BEGINNING, *(e.hash for e in entries[:-1])]
    assert dict(entries[0].values) == {"n": 0, "что": "борт"}
    assert entries[0].at == "2025-12-09T12:00:00Z"
    assert verify_ledger(desk) == ()


def test_a_desk_without_a_ledger_has_an_empty_one(desk):
    assert read_ledger(desk) == ()
    assert verify_ledger(desk) == ()


def test_any_changed_byte_shows(desk):
    add(desk, "one", "two", "three")
    good = desk.ledger.read_bytes()
    for place in range(len(good) - 1):
        desk.ledger.write_bytes(good[:place] + bytes([good[place] ^ 1]) + good[place + 1 :])
        assert codes(desk), f"byte {place} {good[place : place + 1]!r}"


def test_a_changed_line_is_named(desk):
    add(desk, "one", "two", "three")
    desk.ledger.write_bytes(desk.ledger.read_bytes().replace(b'"n": 1', b'"n": 7'))
    assert codes(desk) == ["ledger_changed:2"]


def test_a_space_that_changes_no_value_shows(desk):
    add(desk, "one")
    desk.ledger.write_bytes(desk.ledger.read_bytes().replace(b'"}', b'" }'))
    assert codes(desk) == ["ledger_changed:1"]


def test_a_line_taken_out_shows_in_the_next(desk):
    add(desk, "one", "two", "three")
    lines = desk.ledger.read_bytes().splitlines(keepends=True)
    desk.ledger.write_bytes(lines[0] + lines[2])
    assert codes(desk) == ["ledger_chain_broken:2"]


@pytest.mark.parametrize("cut", [1, 2, 30])
def test_a_line_torn_by_a_crash_is_cut_off_and_told(desk, cut):
    add(desk, "one", "two")
    desk.ledger.write_bytes(desk.ledger.read_bytes()[:-cut])
    assert codes(desk) == ["ledger_torn:None"]
    assert [entry.event for entry in read_ledger(desk)] == ["one"]
    add(desk, "three")
    assert [entry.event for entry in read_ledger(desk)] == ["one", "mended", "three"]
    assert verify_ledger(desk) == ()


def test_a_first_line_torn_by_a_crash_is_mended(desk):
    desk.ledger.write_bytes(b'{"at": "20')
    add(desk, "one")
    assert [entry.event for entry in read_ledger(desk)] == ["mended", "one"]
    assert verify_ledger(desk) == ()


def test_a_line_longer_than_what_is_read_at_once(desk):
    append(desk, "long", {"text": "ы" * 100_000}, NOW)
    add(desk, "two")
    assert verify_ledger(desk) == ()
    assert len(read_ledger(desk)) == 2


def test_nothing_is_added_after_a_last_line_that_is_no_line(desk):
    desk.ledger.write_bytes(b"not a line\n")
    with pytest.raises(BrokenDeskError, match="verify"):
        add(desk, "one")
    with pytest.raises(BrokenDeskError, match="line 1"):
        read_ledger(desk)


def test_a_line_that_cannot_be_forced_to_the_disk_is_taken_back(desk, monkeypatch):
    add(desk, "one")
    before = desk.ledger.read_bytes()

    def fail(_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", fail)
        with pytest.raises(OutsideError, match="no room is left on the disk"):
            add(desk, "two")
    assert desk.ledger.read_bytes() == before
    add(desk, "three")
    assert verify_ledger(desk) == ()


ON_A_FULL_DISK = """
import sys, resource
from datetime import UTC, datetime
from pathlib import Path
from wheelsdown.desk.folder import open_desk
from wheelsdown.desk.captures import keep_capture
from wheelsdown.desk.ledger import append
from wheelsdown.errors import OutsideError
desk = open_desk(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
for act in (
    lambda: append(desk, "big", {"text": "x" * 5000}, datetime.now(UTC)),
    lambda: keep_capture(desk, b"x" * 5000, "big.csv", "report", datetime.now(UTC)),
):
    try:
        act()
    except OutsideError as error:
        print(error)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE"), reason="no limit on file sizes here")
def test_a_full_disk_leaves_nothing_half_written(desk):
    add(desk, "one")
    files = sorted(path for path in desk.root.rglob("*") if path.is_file())
    before = desk.ledger.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", ON_A_FULL_DISK, str(desk.root)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.count("no room is left on the disk") == 2
    assert desk.ledger.read_bytes() == before
    assert sorted(path for path in desk.root.rglob("*") if path.is_file()) == files


ADD_MANY = """
import sys
from pathlib import Path
from wheelsdown.desk.folder import open_desk
from wheelsdown.desk.ledger import append
desk = open_desk(Path(sys.argv[1]))
for n in range(40):
    append(desk, "event", {"from": sys.argv[2], "n": n})
"""


def test_two_processes_at_once_keep_one_chain(desk):
    command = [sys.executable, "-c", ADD_MANY, str(desk.root)]
    running = [subprocess.Popen([*command, name]) for name in ("a", "b")]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert len(read_ledger(desk)) == 80
    assert verify_ledger(desk) == ()


HOLD = """
import sys, time
from pathlib import Path
from wheelsdown.desk.folder import open_desk
from wheelsdown.desk.locking import locked
with locked(open_desk(Path(sys.argv[1])), "built"):
    print("held", flush=True)
    sys.stdin.readline()
"""


def test_a_desk_that_another_process_writes_is_waited_for_and_then_told(desk):
    command = [sys.executable, "-c", HOLD, str(desk.root)]
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True}
    with subprocess.Popen(command, **pipes) as other:
        assert other.stdout.readline() == "held\n"
        waiting = locked(desk, BUILT, patience_s=0.1)
        with pytest.raises(OutsideError, match="another wheelsdown"), waiting:
            pass
        with locked(desk, LEDGER, patience_s=0.1):
            pass
        other.communicate("\n", timeout=60)
    with locked(desk, BUILT, patience_s=0.1), locked(desk, BUILT, patience_s=0.1):
        pass
