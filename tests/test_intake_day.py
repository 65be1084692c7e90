"""A day with one truncated member, one of another format and one folder missing: all the rest."""

import io
import json
import tarfile
from datetime import UTC, datetime

from wheelsdown.desk.folder import make_desk
from wheelsdown.intake import Incoming, take_in
from wheelsdown.model.provenance import Problem
from wheelsdown.sources.archive import walk

NOW = datetime(2026, 1, 1, tzinfo=UTC)


def trace(icao24: str) -> bytes:
    rows = [[60.0 * n, 33.3 + n / 10, -111.6, 1000 * n, 300, 90, 0, 800, None] for n in range(9)]
    return json.dumps({"icao": icao24, "timestamp": 1765065600.0, "trace": rows}).encode()


def test_the_rest_is_taken_and_the_three_are_named(tmp_path):
    day = {f"a0{n:02x}{n:02x}": trace(f"a0{n:02x}{n:02x}") for n in range(256) if n != 77}
    day["a00505"] = day["a00505"][:-40]
    day["a00606"] = b"name,colour\nApple,red\n"
    archive = tmp_path / "v2025.12.07-planes-readsb-prod-0.tar"
    with tarfile.open(archive, "w") as out:
        for icao24, data in day.items():
            info = tarfile.TarInfo(f"./traces/{icao24[-2:]}/trace_full_{icao24}.json")
            info.size = len(data)
            out.addfile(info, io.BytesIO(data))
    incoming = (
        m if isinstance(m, Problem) else Incoming(name=m.name, data=m.data) for m in walk([archive])
    )
    taken = take_in(make_desk(tmp_path / "desk"), incoming, now=NOW)
    assert len(taken.added) == 253
    named = sorted(p.file.rsplit("/", 1)[-1] for p in taken.problems)
    assert named == ["trace_full_a00505.json", "trace_full_a00606.json", archive.name]
    assert taken.problems[-1].code == "trace_folders_missing"
