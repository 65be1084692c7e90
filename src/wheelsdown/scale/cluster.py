"""Run parts on a Ray cluster: the same function of the same parts, so the same bytes come back.

In: a function, parts, the address of a cluster (`local`: one on this machine, for as long as the
work takes). Out: an outcome for every part, as they end. Every machine of the cluster has
wheelsdown in the same version, and sees the archive under the same path.
"""

import os
import pickle
from collections import deque
from collections.abc import Callable, Generator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.scale.kernel_cache import CACHE_VARIABLE, kernel_cache, source_digest
from wheelsdown.scale.outcomes import TRIES, Failure, Outcome, Part, Result
from wheelsdown.scale.worker import answer, question

LOCAL = "local"
"""Address that stands for a cluster of this machine's own."""

COMPILE_SWITCH = "WHEELSDOWN_COMPILE"
"""`wheelsdown.compiling.SWITCH`, whose module must not be loaded before it is set."""

RETRIES = 3
"""How often Ray itself moves a part to another process when one was killed or a machine lost."""

OUT_PER_CORE = 2
"""Parts that are out at once, so that no core waits for the next and results do not pile up."""

LOCAL_STORE_BYTES = 256 * 2**20
"""What results of a local cluster wait in: one has some ten megabytes. By itself Ray takes a third
of the memory there is."""

_TOKENS = ("RAY_AUTH_TOKEN", "RAY_AUTH_TOKEN_PATH")
_TOKEN_FILE = Path.home() / ".ray" / "auth_token"
"""Where Ray keeps the word by which machines of one cluster know each other."""

_QUIET = {
    # Nobody is told what is run here.
    "RAY_USAGE_STATS_ENABLED": "0",
    "RAY_ACCEL_ENV_VAR_OVERRIDE_ON_ZERO": "0",
}


def on_cluster(
    work: Callable[[Part], Result], parts: Sequence[Part], *, address: str
) -> Generator[Outcome[Part, Result], None, None]:
    """Run every part on the cluster at `address`; closing the iterator takes back what is out."""
    ray = _ray()
    joined = not ray.is_initialized()
    if joined:
        _join(ray, address)
    run: Any = ray.remote(max_retries=RETRIES, num_cpus=1)(_answer_there)
    cores = max(1, int(ray.cluster_resources().get("CPU", 1)))
    waiting = deque((part, TRIES) for part in parts)
    out: dict[Any, tuple[Part, int]] = {}
    try:
        while waiting or out:
            while waiting and len(out) < cores * OUT_PER_CORE:
                part, tries = waiting.popleft()
                out[run.remote(question(work, part), source_digest())] = part, tries
            ended, _ = ray.wait(list(out), num_returns=1)
            for reference in ended:
                part, tries = out.pop(reference)
                outcome: Outcome[Part, Result] = _outcome(ray, reference, part)
                if outcome.failure is not None and tries > 1:
                    waiting.append((part, tries - 1))
                else:
                    yield outcome
    finally:
        for reference in out:
            with suppress(ray.exceptions.RayError):
                ray.cancel(reference, force=True)
        if joined:
            ray.shutdown()


def _answer_there(message: bytes, source: str) -> bytes:
    """Run in a process of the cluster: set up what compiling needs, then do the work."""
    if source != source_digest():
        return pickle.dumps((None, "this machine has another version of wheelsdown"))
    # Read by modules that the message makes Python load.
    os.environ.setdefault(COMPILE_SWITCH, "1")
    if CACHE_VARIABLE not in os.environ:
        os.environ[CACHE_VARIABLE] = str(kernel_cache())
    return answer(message)


def _outcome(ray: Any, reference: Any, part: Part) -> Outcome[Part, Any]:
    try:
        result, error = pickle.loads(ray.get(reference))
    except ray.exceptions.RayError as lost:
        why = str(lost).strip().partition("\n")[0]
        return Outcome(part=part, failure=Failure(reason="died", detail=why))
    if error is not None:
        return Outcome(part=part, failure=Failure(reason="raised", detail=error))
    return Outcome(part=part, result=result)


def _ray() -> Any:
    for name, value in _QUIET.items():
        os.environ.setdefault(name, value)
    if any(os.environ.get(name) for name in _TOKENS) or _TOKEN_FILE.exists():
        # A cluster that `ray start` begins asks for a token, and who joins it shows none unasked.
        os.environ.setdefault("RAY_AUTH_MODE", "token")
    try:
        import ray  # noqa: PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "--cluster needs Ray, which is not installed; "
            "install it with 'pip install wheelsdown[cluster]'"
        ) from error
    return ray


def _join(ray: Any, address: str) -> None:
    quiet = {"log_to_driver": False, "logging_level": "ERROR"}
    try:
        if address == LOCAL:
            ray.init(
                address=LOCAL,
                include_dashboard=False,
                object_store_memory=LOCAL_STORE_BYTES,
                **quiet,
            )
        else:
            ray.init(address=address, **quiet)
    except (ConnectionError, ValueError, RuntimeError, ray.exceptions.RayError) as error:
        why = str(error).strip().partition("\n")[0]
        raise OutsideError(
            f"no Ray cluster answers at {address!r}: {why}; expected HOST:PORT as "
            "'ray start --head' prints it, 'auto' on a machine of the cluster, or 'local'"
        ) from error
