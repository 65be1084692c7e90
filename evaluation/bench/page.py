"""The page docs/evaluation/speed.md: the table, and what stands behind each row."""

from collections.abc import Sequence
from pathlib import Path

from evaluation.bench.machine import PROJECT
from evaluation.bench.measured import NOT_MEASURED, Measured

PAGE = PROJECT / "docs" / "evaluation" / "speed.md"
TEMPLATE = Path(__file__).with_name("page.md")

MET = {True: "yes", False: "**no**", None: "–"}
"""A dash: not measured, or on less than what is to be reached is about."""


def write_page(
    rows: Sequence[Measured], machine: Sequence[tuple[str, str]], comparison: str, notes: str
) -> str:
    """Return the page."""
    return TEMPLATE.read_text(encoding="utf-8").format(
        table=table(rows),
        machine="\n".join(f"- {label}: {value}" for label, value in machine),
        details=_details(rows),
        comparison=comparison,
        notes=notes,
    )


def table(rows: Sequence[Measured]) -> str:
    """Return the rows as a table in Markdown."""
    lines = ["| | to reach | reached | |", "|---|---|---|---|"]
    lines += [f"| {r.what} | {r.to_reach} | {_shown(r)} | {MET[r.met]} |" for r in rows]
    return "\n".join(lines)


def told(row: Measured) -> str:
    """Return a row and its further figures as lines for a terminal."""
    return "\n".join([f"  {_shown(row)}", *(f"    {line}" for line in row.aside)])


def _shown(row: Measured) -> str:
    if row.reached == NOT_MEASURED:
        return f"not measured: {row.how}"
    return row.reached if row.met is not None else f"{row.reached} (in small: {row.how})"


def _details(rows: Sequence[Measured]) -> str:
    blocks = []
    for row in rows:
        if row.reached != NOT_MEASURED:
            lines = [f"**{row.what}.** {row.how}.", *(f"- {line}" for line in row.aside)]
            blocks.append("\n".join([lines[0], "", *lines[1:]]).rstrip())
    return "\n\n".join(blocks)
