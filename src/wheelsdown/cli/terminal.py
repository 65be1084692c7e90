"""What the commands share at the terminal: the desk, JSON Lines, tables, problems, progress.

Data goes to stdout; progress and problems go to stderr, progress only where that is a terminal.
"""

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import click
from rich.console import Console
from rich.progress import (
    BarColumn,
    DownloadColumn,
    Progress,
    TextColumn,
    TimeRemainingColumn,
    TransferSpeedColumn,
)
from rich.table import Table

from wheelsdown.contract.json_lines import dumps
from wheelsdown.desk.folder import Desk, find_desk
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Problem
from wheelsdown.model.verdict import Rating
from wheelsdown.wording.catalogue import say

MOST_PROBLEMS_SHOWN = 50
"""More than these are counted, not listed: the rest stand in the desk's problem list."""

json_option = click.option("--json", "as_json", is_flag=True, help="One JSON object per line.")
csv_option = click.option("--csv", "as_csv", is_flag=True, help="A table for a spreadsheet.")
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["en", "ru"]),
    default="en",
    show_default=True,
    help="Language of what people read.",
)

MARKS = {
    Rating.SUPPORTED: ("✔", "green"),
    Rating.CONTRADICTED: ("✘", "red"),
    Rating.INCONCLUSIVE: ("?", "yellow"),
    Rating.NOT_CHECKABLE: ("–", "bright_black"),
}


def the_desk(ctx: click.Context) -> Desk:
    """Return the desk that is meant by --desk, WHEELSDOWN_DESK or the folder one stands in."""
    return find_desk(cast(Path | None, ctx.obj), os.environ.get("WHEELSDOWN_DESK"))


def print_json(objects: Iterable[Mapping[str, Any]]) -> None:
    """Print JSON Lines in UTF-8, whatever the terminal's own encoding."""
    for obj in objects:
        sys.stdout.buffer.write(dumps(dict(obj)).encode() + b"\n")
    sys.stdout.buffer.flush()


def print_table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows under headings, as wide as the terminal, or whole in a pipe."""
    table = Table(box=None, pad_edge=False, header_style="bold")
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(cell.replace("[", "\\[") for cell in row))
    width = None if sys.stdout.isatty() else 200
    Console(width=width, highlight=False).print(table)


def print_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print rows as CSV with a heading line."""
    import csv  # noqa: PLC0415 - only where a spreadsheet is asked for

    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(headings)
    writer.writerows(rows)


def print_problems(problems: Sequence[Problem], language: Language) -> None:
    """Name on stderr what could not be used: file, line, and what to do."""
    for problem in problems[:MOST_PROBLEMS_SHOWN]:
        click.echo(problem_words(problem, language), err=True)
    if len(problems) > MOST_PROBLEMS_SHOWN:
        rest = len(problems) - MOST_PROBLEMS_SHOWN
        click.echo(say("cli.more_problems", language, n=rest), err=True)


def problem_words(problem: Problem, language: Language) -> str:
    """Return one problem as a line: `file:line: what is wrong`."""
    where = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    values: dict[str, Any] = dict(problem.values)
    return f"{where}: {say(f'problem.{problem.code}', language, **values)}"


def rating_words(rating: Rating, language: Language) -> str:
    """Return a rating as a mark and a word, coloured where the terminal has colours."""
    mark, colour = MARKS[rating]
    return click.style(f"{mark} {say(f'cli.rating_{rating}', language)}", fg=colour, bold=True)


@contextmanager
def progress(total_bytes: int, words: str) -> Iterator[Callable[[str, int], None]]:
    """Show bytes, rate and time left while the block runs; nothing where stderr is no terminal.

    Yields a function to call with the name of the file in hand and the bytes just finished.
    """
    if not sys.stderr.isatty():
        yield lambda name, done: None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        DownloadColumn(),
        TransferSpeedColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[file]}"),
        console=Console(stderr=True),
        transient=True,
    )
    with bar:
        task = bar.add_task(words, total=total_bytes, file="")
        yield lambda name, done: bar.update(task, advance=done, file=name)
