"""Days of the world as people add them: a new process, a real archive, a real desk."""

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from pretend_archives import trace_json, traces, write_day
from pretend_sky import at, fly, stand
from wheelsdown.desk.folder import make_desk, open_desk
from wheelsdown.desk.locking import DAYS, locked

WHEELSDOWN = Path(sys.executable).parent / "wheelsdown"
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "WHEELSDOWN_DESK"}
# A few aircraft are read before kernels would be machine code.
ENVIRONMENT["WHEELSDOWN_COMPILE"] = "0"
NAME = "v2025.10.01-planes-readsb-prod-0.tar"


def start(*words: object) -> subprocess.Popen:
    return subprocess.Popen(
        [WHEELSDOWN, *map(str, words)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=ENVIRONMENT,
        start_new_session=True,
    )


def run(*words: object, expect: int = 0) -> tuple[str, str]:
    with start(*words) as process:
        out, err = (text.decode() for text in process.communicate())
    assert process.returncode == expect, err or out
    assert "Traceback" not in err
    return out, err


def add(desk: Path, *words: object, expect: int = 0) -> tuple[str, str]:
    return run("--desk", desk, "add", "--as", "day", "--workers", 1, *words, expect=expect)


def summary(out: str) -> dict:
    return json.loads(out.splitlines()[-1])["summary"]


@pytest.fixture(scope="module")
def archive(tmp_path_factory) -> Path:
    return write_day(tmp_path_factory.mktemp("archive") / NAME, traces(4))


@pytest.fixture
def desk(tmp_path) -> Path:
    return make_desk(tmp_path / "desk").root


def test_a_day_is_added_and_its_legs_are_there(desk, archive):
    out, err = add(desk, archive)
    assert out.startswith(f"+ 2025-10-01  {NAME}  ")
    assert "4 aircraft; 4 legs" in out
    assert err == ""
    legs = run("--desk", desk, "legs", "--json")[0].splitlines()
    assert len(legs) == 4


def test_the_same_again_is_known_and_another_replaces_it(desk, archive, tmp_path):
    add(desk, archive)
    (day,) = summary(add(desk, archive, "--json")[0])["days"]
    assert (day["day"], day["archive"], day["state"]) == ("2025-10-01", NAME, "known")
    fewer = write_day(tmp_path / "fewer.tar", traces(3))
    out, _ = add(desk, fewer)
    assert "takes the place" in out
    assert "legs no longer found: 1" in out


def test_damage_is_named_and_costs_its_file_only(desk, tmp_path):
    members = traces(4)
    damaged = next(iter(members))
    members[damaged] = members[damaged][:-30]
    out, err = add(desk, write_day(tmp_path / NAME, members))
    assert "nothing could be taken from: 1 of 4" in out
    assert damaged.removeprefix("./") in err


def test_a_small_archive_goes_the_old_way(desk, archive):
    taken = summary(run("--desk", desk, "add", archive, "--json")[0])
    assert "days" not in taken
    assert len(taken["refused"]) == 1
    assert taken["added"] == 4


def test_what_is_no_day_is_refused(desk, tmp_path):
    table = tmp_path / "table.csv"
    table.write_text("name,colour\n")
    _, err = add(desk, table, expect=2)
    assert "'table.csv' holds no day; expected a .tar of readsb traces" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--workers", "0"], "--workers"),
        (["--cluster", "local"], "given --workers and --cluster"),
        (["--keep-positions-of", "N17104"], "'n17104' is not an address"),
        (["--keep-positions-of", ","], "names nobody"),
        (["--keep-positions-near", "55.4,37.9"], "is not an area"),
        (["--keep-positions-near", "155.4,37.9,50"], "is not an area"),
    ],
)
def test_options_that_cannot_be(desk, archive, words, said):
    _, err = add(desk, archive, *words, expect=2)
    assert said in err


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        (["--legs-only"], "none"),
        (["--keep-positions-of", "a00000,~ABCDEF"], "some"),
        (["--keep-positions-near", "-33.3,-111.6,50"], "none"),
        (["--keep-positions-near", "33.3,-111.6,50"], "some"),
        ([], "all"),
    ],
)
def test_what_is_kept(desk, archive, words, kept):
    (day,) = summary(add(desk, archive, "--json", *words)[0])["days"]
    share = day["positions_kept"] / day["positions"]
    assert ("none" if not share else "all" if share == 1 else "some") == kept
    assert day["legs"] == 4


def test_ctrl_c_ends_it_with_its_workers_and_the_next_run_goes_on(desk, tmp_path):
    # Long enough that a busy machine does not finish it before the signal comes.
    archive = write_day(tmp_path / NAME, traces(40))
    with start("--desk", desk, "add", "--as", "day", "--workers", 1, archive) as process:
        worker = _child_of(process.pid)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"stopped; what was finished is kept" in err
    assert not Path(f"/proc/{worker}").exists()
    days = desk / "built" / "record" / "days"
    assert [path.name for path in days.iterdir()] == [".building-2025-10-01"]
    add(desk, archive)
    assert (days / "2025-10-01").is_dir()
    assert not (days / ".building-2025-10-01").exists()


def test_legs_over_midnight_are_joined_in_either_order(desk, tmp_path):
    rows = stand("KIWA", "22:00", "22:05") + fly("KIWA", "KBUR", "23:40", every_s=20)
    rows += stand("KBUR", "+02:00", "+02:05")
    midnight = at("+00:00")
    halves = (
        [row for row in rows if row["time_ms"] < midnight],
        [row for row in rows if row["time_ms"] >= midnight],
    )
    for number, half in reversed(list(enumerate(halves))):
        text = gzip.compress(trace_json("a0cafe", half), mtime=0)
        others = {n: d for n, d in traces(3, days_later=number).items()}
        name = f"v2025.10.0{number + 1}-planes-readsb-prod-0.tar"
        members = {**others, "./traces/fe/trace_full_a0cafe.json": text}
        add(desk, write_day(tmp_path / name, members))
    out, _ = run("--desk", desk, "legs", "--aircraft", "a0cafe", "--json")
    (leg,) = map(json.loads, out.splitlines())
    assert (leg["takeoff"]["airport"], leg["landing"]["airport"]) == ("KIWA", "KBUR")


def _child_of(number: int) -> int:
    """Return a worker that a process has started, once there is one."""
    children = Path(f"/proc/{number}/task")
    for _ in range(600):
        for path in children.glob("*/children"):
            for child in path.read_text().split():
                command = Path(f"/proc/{child}/cmdline").read_bytes()
                if b"wheelsdown.scale.worker" in command:
                    return int(child)
        time.sleep(0.02)
    raise AssertionError("no worker was started")


def test_a_second_run_waits_until_the_first_has_added_its_days(desk, archive):
    with locked(open_desk(desk), DAYS):
        second = start("--desk", desk, "add", "--as", "day", "--workers", 1, archive)
        with pytest.raises(subprocess.TimeoutExpired):
            second.wait(5)
        assert not list((desk / "built").rglob(".building-*"))
    out, err = (text.decode() for text in second.communicate())
    assert second.returncode == 0, err
    assert "2025" in out
