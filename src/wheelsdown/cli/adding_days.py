"""Days of the world in `wheelsdown add`: which of the paths are days, progress, and the summary.

In: paths and options. Out: the paths that are no days, and what became of the days.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, redirect_stdout
from functools import partial
from pathlib import Path
from typing import Any

import click
from rich.console import Console
from rich.filesize import decimal
from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

from wheelsdown.cli.day_options import DayOptions
from wheelsdown.cli.terminal import print_problems
from wheelsdown.desk.day_changes import DayChange
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.locking import DAYS, locked
from wheelsdown.errors import UsageError
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Problem
from wheelsdown.scale.adding_days import Advance, DayState, DayTaken, add_day
from wheelsdown.scale.kernel_cache import has_kernels
from wheelsdown.scale.kernels import Kernels
from wheelsdown.scale.midnights import join_midnights
from wheelsdown.scale.outcomes import Runner
from wheelsdown.scale.planning import A_DAY_HAS_FILES, PlannedDay, plan_days
from wheelsdown.scale.processes import can_compile, compiles, in_processes, usual_workers
from wheelsdown.wording.catalogue import say

CHANGES = ("aircraft_gone", "aircraft_new", "legs_gone", "legs_new", "legs_changed")


def add_days(
    desk: Desk, planned: Sequence[PlannedDay], options: DayOptions, language: Language
) -> tuple[DayTaken, ...]:
    """Put days on the desk, one after another, and join legs over the midnights between them."""
    run = _runner(options, language)
    taken = []
    # Two runs that make the same day would write over each other's parts. And Ray prints what it
    # has to say of lost processes; stdout is for the result.
    with locked(desk, DAYS), redirect_stdout(sys.stderr):
        for day in planned:
            with day_progress(day, language) as advance:
                begun = partial(_say_continued, day, language)
                now = current_time()
                taken.append(add_day(desk, day, run=run, now=now, advance=advance, begun=begun))
        join_midnights(desk, run)
    return tuple(taken)


def _runner(options: DayOptions, language: Language) -> Runner[Any, Any]:
    if options.cluster is not None:
        # Imported here: Ray is an extra.
        from wheelsdown.scale.cluster import on_cluster  # noqa: PLC0415

        return partial(on_cluster, address=options.cluster)
    if not can_compile():
        click.echo(say("adding.without_compiler", language), err=True)
    elif compiles() and not has_kernels() and sys.stderr.isatty():
        click.echo(say("adding.compiling", language), err=True)
    workers = options.workers or usual_workers()
    return partial(in_processes, workers=workers, kernels=tuple(Kernels))


def _say_continued(day: PlannedDay, language: Language, done_before: int) -> None:
    if done_before:
        click.echo(
            say(
                "adding.continued",
                language,
                day=day.day.isoformat(),
                done=done_before,
                parts=len(day.parts),
            ),
            err=True,
        )


@contextmanager
def day_progress(day: PlannedDay, language: Language) -> Iterator[Advance]:
    """Show files, bytes, rate and time left on a terminal; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield lambda name, files, size: None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TextColumn("{task.fields[files]}"),
        TextColumn("{task.fields[size]}  {task.fields[rate]}/s"),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    )
    words = say("adding.reading_day", language, day=day.day.isoformat())
    seen_files = 0

    def shown(files: int, size: int) -> dict[str, Any]:
        seconds = max((bar.tasks[0].elapsed if bar.tasks else 0.0) or 0.0, 1.0)
        return {
            "files": f"{files:,}/{day.files:,}",
            "size": decimal(size),
            "rate": decimal(int(size / seconds)),
        }

    with bar:
        task = bar.add_task(words, total=day.size_bytes, **shown(0, 0))

        def advance(name: str, files: int, size: int) -> None:
            nonlocal seen_files
            seen_files += files
            bar.update(task, advance=size)
            bar.update(task, **shown(seen_files, int(bar.tasks[0].completed)))

        yield advance


def days_among(
    paths: Sequence[Path], options: DayOptions, *, is_day: bool
) -> tuple[tuple[PlannedDay, ...], list[Path], tuple[Problem, ...]]:
    """Return the days among some paths, the other paths, and what is wrong with the choice.

    `is_day`: the caller says that they are days, however few traces there are.
    """
    plan = plan_days(paths, keeping=options.keeping, at_least=1 if is_day else A_DAY_HAS_FILES)
    if is_day and plan.others:
        raise UsageError(
            f"{plan.others[0].name!r} holds no day; expected a .tar of readsb traces, or all parts "
            "of a split one, not packed any further"
        )
    return plan.days, list(plan.others), plan.problems


def print_days(taken: Sequence[DayTaken], language: Language) -> None:
    """Print what became of each day, and what is another in one that was held before."""
    for one in taken:
        values: dict[str, Any] = {"day": one.day.isoformat(), "name": one.name}
        if one.card is not None:
            values["positions"] = f"{one.card.positions:,}"
            values["aircraft"] = f"{one.card.aircraft:,}"
            values["legs"] = f"{one.card.legs:,}"
        click.echo(say(f"adding.day_{one.state}", language, **values))
        if one.card is not None and one.card.refused and one.state is not DayState.KNOWN:
            refused, files = one.card.refused, one.card.files
            click.echo("  " + say("adding.files_refused", language, n=refused, of=files))
        if one.change is not None and one.change.was_held:
            _print_change(one.change, language)
        print_problems(one.problems, language)


def _print_change(change: DayChange, language: Language) -> None:
    counts = {name: getattr(change, name) for name in CHANGES}
    click.echo("  " + say("adding.change", language, **counts))
    for what, which in change.examples:
        click.echo("    " + say(f"adding.example_{what}", language, what=which))


def day_json(taken: DayTaken) -> dict[str, Any]:
    """Return what became of a day as the summary of `add` has it."""
    card, change = taken.card, taken.change
    counts = ("files", "refused", "positions", "positions_kept", "aircraft", "legs", "problems")
    return {
        "day": taken.day.isoformat(),
        "archive": taken.name,
        "state": str(taken.state),
        **({} if card is None else {name: getattr(card, name) for name in counts}),
        "change": None
        if change is None or not change.was_held
        else {name: getattr(change, name) for name in CHANGES},
    }
