"""The same parts on a local Ray cluster of two workers, one of them killed midway."""

import os
import shutil
import signal
import tempfile
from functools import partial
from pathlib import Path

import pytest

import scale_errands
import scale_errands_of_days
from pretend_archives import traces, write_day
from wheelsdown.desk.day_card import Keeping
from wheelsdown.scale.cluster import on_cluster
from wheelsdown.scale.outcomes import Failure, in_this_process
from wheelsdown.scale.planning import plan_days
from wheelsdown.scale.work import work

# Ray's own, of its sockets and of settings that its next release changes.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::FutureWarning"),
    pytest.mark.filterwarnings("ignore::DeprecationWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


@pytest.fixture(scope="module")
def two_workers():
    """A cluster of two processes on this machine, that tells nobody and listens to nobody else."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    monkeypatch.setenv("WHEELSDOWN_COMPILE", "0")
    monkeypatch.setenv("PYTHONPATH", str(Path(__file__).parent))
    ray = pytest.importorskip("ray")
    # Sockets lie in it, and their paths may have a hundred characters.
    folder = tempfile.mkdtemp(prefix="wd-", dir="/tmp")
    ray.init(
        num_cpus=2,
        include_dashboard=False,
        object_store_memory=80 * 2**20,
        log_to_driver=False,
        logging_level="ERROR",
        _node_ip_address="127.0.0.1",
        _temp_dir=folder,
    )
    yield ray
    ray.shutdown()
    shutil.rmtree(folder, ignore_errors=True)
    monkeypatch.undo()


def test_every_part_comes_back_once(two_workers):
    outcomes = on_cluster(scale_errands.square, list(range(9)), address="local")
    assert sorted((o.part, o.result) for o in outcomes) == [(n, n * n) for n in range(9)]


def test_an_error_is_told_in_its_own_words(two_workers):
    (outcome,) = on_cluster(scale_errands.fail, [3], address="local")
    assert outcome.failure == Failure(reason="raised", detail="no such archive on this machine")


def test_same_bytes_as_here_though_a_worker_is_killed(two_workers, tmp_path):
    archive = write_day(tmp_path / "day.tar", traces())
    (day,) = plan_days([archive], keeping=Keeping(), at_least=2, part_bytes=3_000).days
    noted = tmp_path / "noted"
    noted.mkdir()
    found, killed = {}, 0
    errand = partial(scale_errands_of_days.noted_work, folder=str(noted))
    for outcome in on_cluster(errand, day.parts, address="local"):
        found[outcome.part.number] = outcome.result
        at_work = [p for p in noted.iterdir() if int(p.name) not in found]
        if not killed and at_work:
            killed = int(at_work[0].read_text())
            os.kill(killed, signal.SIGKILL)
    here = {outcome.part.number: outcome.result for outcome in in_this_process(work, day.parts)}
    assert killed
    # Tables and positions are bytes: equal is equal to the byte.
    assert found == here
