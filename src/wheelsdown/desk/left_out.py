"""What did not get into the record, and why: problems by capture, discards by aircraft."""

import json
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from wheelsdown.contract.json_lines import dumps, without_unknown
from wheelsdown.desk.captures import hex_of
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.locking import BUILT, locked
from wheelsdown.desk.tables import broken_table, read_table, write_table
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.model.flight import Discard
from wheelsdown.model.provenance import Digest, Problem

_SCHEMA = pa.schema(
    [
        ("aircraft", pa.string()),
        ("capture", pa.string()),
        ("rule", pa.string()),
        ("rows", pa.list_(pa.int32())),
    ]
)
_IN_ORDER = [("aircraft", "ascending"), ("capture", "ascending"), ("rule", "ascending")]


def save_problems(desk: Desk, digest: Digest, problems: Sequence[Problem]) -> None:
    """Keep what was wrong with one capture, in place of what was kept for it before."""
    path = desk.record / "problems" / f"{hex_of(digest)}.jsonl"
    lines = "".join(f"{dumps(problem_json(one))}\n" for one in problems)
    with locked(desk, BUILT):
        write_whole(path, lines.encode())


def load_problems(desk: Desk, digest: Digest) -> tuple[Problem, ...]:
    """Return what was wrong with one capture, in order."""
    path = desk.record / "problems" / f"{hex_of(digest)}.jsonl"
    if not path.exists():
        return ()
    with told_as_outside_error("read", path.name):
        lines = path.read_bytes().splitlines()
    try:
        return tuple(problem_from_json(json.loads(line)) for line in lines)
    except (ValueError, KeyError, TypeError) as error:
        raise broken_table(path) from error


def replace_discards(
    desk: Desk, aircraft_keys: Collection[str], discards: Mapping[str, Sequence[Discard]]
) -> None:
    """Let `discards` (by aircraft) be all that was left out of the tracks of these aircraft."""
    gone = pa.array(sorted({*aircraft_keys, *discards}), pa.string())
    rows = [
        {"aircraft": key, "capture": one.capture, "rule": one.rule, "rows": list(one.rows)}
        for key, several in discards.items()
        for one in several
    ]
    new = pa.Table.from_pylist(rows, schema=_SCHEMA)
    path = desk.record / "discards.parquet"
    with locked(desk, BUILT):
        if path.exists():
            kept = read_table(path, ~pc.field("aircraft").isin(gone)).cast(_SCHEMA)
            new = pa.concat_tables([kept, new])
        write_table(path, new.take(pc.sort_indices(new, _IN_ORDER)))


def load_discards(desk: Desk, aircraft: str) -> tuple[Discard, ...]:
    """Return what was left out of one aircraft's tracks, by capture and rule."""
    path = desk.record / "discards.parquet"
    if not path.exists():
        return ()
    rows = read_table(path, [("aircraft", "==", aircraft)]).to_pylist()
    return tuple(
        Discard(rule=row["rule"], capture=Digest(row["capture"]), rows=tuple(row["rows"]))
        for row in rows
    )


def problem_json(one: Problem) -> dict[str, object]:
    """Return a problem as it is kept."""
    return without_unknown(
        {"code": one.code, "file": one.file, "line": one.line, "values": dict(one.values)}
    )


def problem_from_json(obj: Mapping[str, Any]) -> Problem:
    """Return the problem that `problem_json` wrote."""
    values = tuple(obj["values"].items())
    return Problem(code=obj["code"], file=obj["file"], line=obj.get("line"), values=values)
