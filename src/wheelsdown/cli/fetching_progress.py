"""Progress of a fetch on a terminal: files, bytes, rate and time left; nothing in a pipe.

How large files are that nobody sent yet is not known, so what is left is counted in files.
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.filesize import decimal
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from wheelsdown.fetching import Advance


@contextmanager
def fetching_progress(total_files: int, words: str) -> Iterator[Advance]:
    """Show how far a fetch is; yields what to call with a network, files and bytes that came."""
    if not sys.stderr.isatty():
        yield lambda name, files, size: None
        return
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[size]}  {task.fields[rate]}/s"),
        TimeRemainingColumn(),
        TextColumn("{task.fields[network]}"),
        console=Console(stderr=True),
        transient=True,
    )
    came = 0
    with bar:
        task = bar.add_task(words, total=total_files, size=decimal(0), rate=decimal(0), network="")

        def advance(name: str, files: int, size: int) -> None:
            nonlocal came
            came += size
            seconds = max(bar.tasks[0].elapsed or 0.0, 1.0)
            bar.update(
                task,
                advance=files,
                size=decimal(came),
                rate=decimal(int(came / seconds)),
                network=name,
            )

        yield advance
