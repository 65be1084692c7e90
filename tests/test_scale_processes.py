"""Parts in processes of this machine: everything comes back, whatever dies on the way."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import scale_errands
from wheelsdown.scale.kernel_cache import KEPT, has_kernels, kernel_cache, source_digest
from wheelsdown.scale.outcomes import Failure, in_this_process
from wheelsdown.scale.processes import in_processes, worker_environment


@pytest.fixture(autouse=True)
def errands_are_found(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))


@pytest.fixture(autouse=True)
def no_other_machine_code(monkeypatch):
    monkeypatch.setattr("wheelsdown.scale.processes.has_kernels", lambda: True)
    kernel_cache.cache_clear()
    yield
    kernel_cache.cache_clear()


def run(work, parts, workers=2):
    return sorted(in_processes(work, parts, workers=workers), key=lambda o: str(o.part))


def test_every_part_comes_back_once():
    outcomes = run(scale_errands.square, list(range(9)))
    assert [(o.part, o.result) for o in outcomes] == [(n, n * n) for n in range(9)]
    assert outcomes == sorted(
        in_this_process(scale_errands.square, range(9)), key=lambda o: str(o.part)
    )


def test_nothing_to_do():
    assert run(scale_errands.square, []) == []


def test_a_killed_process_loses_nothing(tmp_path):
    paths = [str(tmp_path / f"part-{n}") for n in range(4)]
    outcomes = run(scale_errands.die_once, paths)
    assert [o.result for o in outcomes] == [f"part-{n}" for n in range(4)]


def test_a_part_that_kills_twice_is_named_and_the_rest_is_done():
    outcomes = run(scale_errands.die, list(range(6)))
    assert [o.result for o in outcomes] == [0, 1, 2, None, 4, 5]
    assert outcomes[3].failure == Failure(reason="died", detail="signal 9")


def test_an_error_is_told_in_its_own_words():
    outcomes = run(scale_errands.fail, [2, 3, 4])
    assert [o.result for o in outcomes] == [2, None, 4]
    assert outcomes[1].failure == Failure(reason="raised", detail="no such archive on this machine")


def test_what_a_library_prints_does_not_disturb():
    assert [o.result for o in run(scale_errands.chatter, [1, 2, 3])] == [1, 2, 3]


def test_results_larger_than_a_pipe():
    assert [len(o.result or b"") for o in run(scale_errands.much, [3_000_000] * 3)] == [
        3_000_000
    ] * 3


def test_workers_compile_and_this_process_does_not(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    pytest.importorskip("numba")
    (outcome,) = run(scale_errands.environment, ["WHEELSDOWN_COMPILE"])
    assert outcome.result == "1"
    assert os.environ.get("WHEELSDOWN_COMPILE") is None


def test_closing_ends_every_process(tmp_path):
    paths = [tmp_path / "one", tmp_path / "two"]
    outcomes = in_processes(
        scale_errands.first_or_wait, [str(tmp_path / "first"), *map(str, paths)], workers=3
    )
    next(outcomes)
    numbers = [int(_when_written(path)) for path in paths]
    outcomes.close()
    assert not any(_is_running(number) for number in numbers)


def test_processes_end_with_the_one_that_started_them(tmp_path):
    path = tmp_path / "number"
    code = (
        "import sys, scale_errands\n"
        "from wheelsdown.scale.processes import in_processes\n"
        "list(in_processes(scale_errands.note_and_nap, [sys.argv[1]], workers=1))"
    )
    with subprocess.Popen([sys.executable, "-c", code, str(path)]) as starter:
        number = int(_when_written(path))
        starter.send_signal(signal.SIGKILL)
    for _ in range(100):
        if not _is_running(number):
            return
        time.sleep(0.1)
    raise AssertionError("a worker outlived who started it")


def test_machine_code_is_kept_for_each_state_of_the_source(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = kernel_cache()
    if sys.platform == "linux":
        assert folder == tmp_path / "wheelsdown" / "kernels" / source_digest()
        assert folder.stat().st_mode & 0o077 == 0
    assert worker_environment()["NUMBA_CACHE_DIR"] == str(folder)


def test_machine_code_of_old_versions_goes(monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    folder = kernel_cache()
    for number in range(KEPT + 2):
        (folder.parent / f"old{number}").mkdir()
    kernel_cache.cache_clear()
    assert kernel_cache() == folder
    assert len(list(folder.parent.iterdir())) == KEPT + 1


def test_one_process_compiles_before_the_others_start(monkeypatch, tmp_path):
    pytest.importorskip("numba")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr("wheelsdown.scale.processes.has_kernels", has_kernels)
    outcomes = in_processes(scale_errands.square, [1, 2, 3], workers=2)
    assert next(outcomes).part == 1
    (kernel_cache() / "some.nbc").touch()
    assert {outcome.part for outcome in outcomes} == {2, 3}
    assert has_kernels()


def _when_written(path):
    for _ in range(1200):
        if path.exists() and path.read_text():
            return path.read_text()
        time.sleep(0.05)
    raise AssertionError(f"{path.name} was never written")


def _is_running(number):
    try:
        stat = Path(f"/proc/{number}/stat").read_text()
    except FileNotFoundError:
        return False
    return ") Z " not in stat
