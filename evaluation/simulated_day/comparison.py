"""The simulated day beside real traces, in the figures that a reader's speed depends on.

The real ones are the traces that lie beside the project: one whole day of one airliner and
twenty-two days cut to a region, so their shares are no census; the figures show that a row of the
simulation is as long, as well packed and as dense in time as a real one.
"""

import gzip
import json
import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

LOW_FT = 8_000
LEVEL_FPM = 400
APART_S = 120.0
"""Rows farther apart than this are on two sides of a silence and say nothing of density."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What some trace files are like."""

    files: int
    rows: int
    text_bytes_a_row: float
    packed_bytes_a_row: float
    """At zlib's level 9, which readsb uses."""
    with_details: float
    on_ground: float
    speed_unknown: float
    direction_unknown: float
    after_silence: float
    """Share of rows with readsb's flag 1."""
    high_level_s: float
    high_climb_s: float
    low_s: float
    ground_s: float
    """Mean seconds since the row before, by what the aircraft does."""


def measure_files(files: Iterable[bytes]) -> Figures:
    """Return the figures of trace files as they lie in an archive."""
    text_bytes = packed_bytes = count = 0
    rows: list[list[Any]] = []
    steps: dict[str, list[float]] = {"high level": [], "high climb": [], "low": [], "ground": []}
    for data in files:
        text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
        text_bytes, packed_bytes = text_bytes + len(text), packed_bytes + len(_packed(text))
        trace = json.loads(text)["trace"]
        count += 1
        rows.extend(trace)
        for before, after in pairwise(trace):
            if after[0] - before[0] < APART_S:
                steps[_doing(after)].append(after[0] - before[0])
    means = {name: float(np.mean(values)) if values else 0.0 for name, values in steps.items()}
    return Figures(
        files=count,
        rows=len(rows),
        text_bytes_a_row=text_bytes / len(rows),
        packed_bytes_a_row=packed_bytes / len(rows),
        with_details=_share(row[8] is not None for row in rows),
        on_ground=_share(row[3] == "ground" for row in rows),
        speed_unknown=_share(row[4] is None for row in rows),
        direction_unknown=_share(row[5] is None for row in rows),
        after_silence=_share(bool(row[6] & 1) for row in rows),
        high_level_s=means["high level"],
        high_climb_s=means["high climb"],
        low_s=means["low"],
        ground_s=means["ground"],
    )


def real_traces(shared: Path) -> list[bytes]:
    """Return the real trace files that lie beside the project."""
    folder = shared / "positions" / "readsb_trace"
    return [path.read_bytes() for path in sorted(folder.glob("trace_full_*.json"))]


def as_table(columns: Sequence[tuple[str, Figures]]) -> str:
    """Return the figures as a table in Markdown, one column for each set of files."""
    lines = [
        "| | " + " | ".join(name for name, _ in columns) + " |",
        "|---|" + "---:|" * len(columns),
    ]
    for label, field, form in (
        ("trace files", "files", "{:,}"),
        ("rows", "rows", "{:,}"),
        ("bytes a row, unpacked", "text_bytes_a_row", "{:.0f}"),
        ("bytes a row, gzip level 9", "packed_bytes_a_row", "{:.1f}"),
        ("rows with details", "with_details", "{:.1%}"),
        ("rows on the ground", "on_ground", "{:.1%}"),
        ("rows without speed", "speed_unknown", "{:.1%}"),
        ("rows without direction", "direction_unknown", "{:.1%}"),
        ("rows after a silence", "after_silence", "{:.1%}"),
        ("seconds between rows, level above 8,000 ft", "high_level_s", "{:.1f}"),
        ("… climbing or descending above 8,000 ft", "high_climb_s", "{:.1f}"),
        ("… below 8,000 ft", "low_s", "{:.1f}"),
        ("… on the ground", "ground_s", "{:.1f}"),
    ):
        values = " | ".join(form.format(getattr(figures, field)) for _, figures in columns)
        lines.append(f"| {label} | {values} |")
    return "\n".join(lines)


def _packed(text: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    return packer.compress(text) + packer.flush()


def _doing(row: list[Any]) -> str:
    if row[3] == "ground":
        return "ground"
    if row[3] is not None and row[3] < LOW_FT:
        return "low"
    return "high climb" if row[7] is not None and abs(row[7]) > LEVEL_FPM else "high level"


def _share(answers: Iterable[bool]) -> float:
    told = list(answers)
    return sum(told) / len(told)
