"""The last verdicts given on each report: `built/verdicts/<report digest>.jsonl`.

The first line says what they follow from: the report, the captures, the hand tables and the rules,
each by digest. Then comes a line a claim, as `check --json` prints it. The same inputs make the
same bytes, so a file that differs shows that one of them changed.
"""

import hashlib
import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from wheelsdown.contract.json_lines import dumps
from wheelsdown.contract.verdicts import checked_claim_json
from wheelsdown.desk.captures import hex_of, list_captures
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable
from wheelsdown.desk.ledger import append
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.reports import REPORT_KIND
from wheelsdown.desk.rulings import retracted_captures
from wheelsdown.desk.tables import broken_table
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Report
from wheelsdown.model.verdict import CheckedReport
from wheelsdown.verdicts.changes import (
    RULES_VERSION,
    Change,
    GivenCheck,
    GivenVerdict,
    changes_between,
)

DECIDING = ("aviation", "places", "model", "tracks", "flights", "itineraries", "claims", "verdicts")
"""Parts of the package, rules and bundled data, that verdicts follow from."""

TABLES = (
    HandTable.IDENTITIES,
    HandTable.CORRECTIONS,
    HandTable.PUBLICATIONS,
    HandTable.REGISTER,
    HandTable.RETRACTIONS,
    HandTable.ACCEPTED,
    HandTable.READINGS,
)

VERDICTS_CHANGED = "verdicts_changed"


def keep_verdicts(
    desk: Desk, report: Report, checked: CheckedReport, now: datetime
) -> tuple[Change, ...]:
    """Keep the verdicts on a report in place of the last, and return what changed since those.

    A change is also a line in the ledger: which claims, from what to what.
    """
    after = given_check(desk, report, checked)
    path = _path(desk, report.digest)
    data = _bytes(after, checked)
    with locked(desk, BUILT):
        before = load_given(desk, report.digest)
        if before is None or path.read_bytes() != data:
            write_whole(path, data)
    changes = () if before is None else changes_between(before, after)
    if changes:
        told = [
            [c.claim, c.before and c.before.rating, c.after and c.after.rating] for c in changes
        ]
        append(desk, VERDICTS_CHANGED, {"report": report.digest, "verdicts": told}, now)
    return changes


def given_check(desk: Desk, report: Report, checked: CheckedReport) -> GivenCheck:
    """Return a check as it is compared: its inputs by digest, and its verdicts."""
    return GivenCheck(
        report=report.digest,
        name=report.name,
        inputs=(
            ("rules", rules_version()),
            ("captures", _captures_digest(desk)),
            ("hand", _hand_digest(desk)),
        ),
        verdicts=tuple(
            GivenVerdict(
                claim=one.claim.claim,
                rating=one.verdict.rating.value,
                by=one.verdict.by,
                quote=one.claim.quote.text,
            )
            for one in checked.checked
        ),
    )


def load_given(desk: Desk, report: Digest) -> GivenCheck | None:
    """Return the last verdicts given on a report, or nothing."""
    path = _path(desk, report)
    if not path.exists():
        return None
    with told_as_outside_error("read", path.name):
        lines = path.read_text(encoding="utf-8").splitlines()
    try:
        head, *claims = (json.loads(line) for line in lines)
        inputs = dict(head["check"])
        return GivenCheck(
            report=Digest(inputs.pop("report")),
            name=inputs.pop("name"),
            inputs=tuple(inputs.items()),
            verdicts=tuple(
                GivenVerdict(
                    claim=obj["claim"],
                    rating=obj["verdict"]["rating"],
                    by=obj["verdict"]["by"],
                    quote=obj["quote"]["text"],
                )
                for obj in claims
            ),
        )
    except (ValueError, KeyError, TypeError) as error:
        raise broken_table(path) from error


def checked_before(desk: Desk) -> tuple[Digest, ...]:
    """Return the reports that verdicts were given on, in order of digest."""
    folder = desk.built / "verdicts"
    found = sorted(folder.glob("*.jsonl")) if folder.is_dir() else []
    return tuple(Digest(f"sha256:{path.stem}") for path in found)


@cache
def rules_version() -> str:
    """Return the version of the rules, and a digest of the code and data that they are."""
    whole = hashlib.sha256()
    for name, data in _deciding_files():
        whole.update(f"{name}\0{len(data)}\0".encode() + data)
    return f"{RULES_VERSION}+{whole.hexdigest()[:16]}"


def _deciding_files() -> Iterator[tuple[str, bytes]]:
    package = files("wheelsdown")
    for part in DECIDING:
        yield from _files_in(package / part, part)


def _files_in(folder: Traversable, name: str) -> Iterator[tuple[str, bytes]]:
    for inner in sorted(folder.iterdir(), key=lambda one: one.name):
        if inner.is_dir() and inner.name != "__pycache__":
            yield from _files_in(inner, f"{name}/{inner.name}")
        elif inner.is_file() and not inner.name.endswith(".pyc"):
            yield f"{name}/{inner.name}", inner.read_bytes()


def _captures_digest(desk: Desk) -> str:
    """Digest the names of the captures that the record is drawn from."""
    retracted = retracted_captures(desk)
    used = sorted(
        capture.digest
        for capture in list_captures(desk)
        if capture.kind != REPORT_KIND and capture.digest not in retracted
    )
    return _digest("\n".join(used).encode())


def _hand_digest(desk: Desk) -> str:
    return _digest(b"".join(_table_bytes(desk.hand / f"{table}.csv") for table in TABLES))


def _table_bytes(path: Path) -> bytes:
    if not path.exists():
        return b"\0"
    with told_as_outside_error("read", path.name):
        return path.read_bytes() + b"\0"


def _digest(data: bytes) -> str:
    return f"sha256:{hashlib.sha256(data).hexdigest()}"


def _bytes(given: GivenCheck, checked: CheckedReport) -> bytes:
    head = {"check": {"report": given.report, "name": given.name, **dict(given.inputs)}}
    lines: Sequence[object] = [head, *(checked_claim_json(one) for one in checked.checked)]
    return "".join(f"{dumps(line)}\n" for line in lines).encode()


def _path(desk: Desk, report: Digest) -> Path:
    return desk.built / "verdicts" / f"{hex_of(report)}.jsonl"
