"""`wheelsdown init` and `wheelsdown add`: making a desk, and keeping files and pages on it."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from wheelsdown.cli.day_options import DayOptions, day_options
from wheelsdown.cli.page_fetching import fetching_options
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    print_problems,
    problem_words,
    progress,
    the_desk,
)
from wheelsdown.desk.folder import Desk, make_desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.errors import NotFetchedError, OutsideError, UsageError
from wheelsdown.intake import Incoming, Intake, take_in
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Problem, problem
from wheelsdown.newsroom.page_fetching import (
    Asking,
    Page,
    asking,
    is_url,
    keep_page,
    page_of,
)
from wheelsdown.sources.archive import walk
from wheelsdown.sources.column_mapping import parse_mapping
from wheelsdown.sources.recognition import KINDS
from wheelsdown.wording.catalogue import say

if TYPE_CHECKING:
    from wheelsdown.scale.adding_days import DayTaken

DAY = "day"
"""Kind of an archive of a day's traces."""


@click.command()
@click.argument("folder", type=click.Path(path_type=Path), default=Path())
@click.option("--name", default=None, help="What the team calls it; else the folder's name.")
@language_option
def init(folder: Path, name: str | None, language: Language) -> None:
    """Make a desk in FOLDER: where captures, decisions and the flight record are kept.

    \b
    Examples:
      wheelsdown init mydesk
      wheelsdown init --name "Removals 2026" ~/desks/removals
    """
    desk = make_desk(folder, name)
    click.echo(say("cli.desk_made", language, name=desk.name, folder=str(folder)))


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="PATH_OR_URL...")
@click.option(
    "--as",
    "kind",
    type=click.Choice([*KINDS, "report", DAY]),
    default=None,
    help="What the files are, where they are not recognised from their content.",
)
@click.option(
    "--mapping",
    "mapping_file",
    type=click.Path(path_type=Path),
    metavar="FILE.toml",
    help="Which column of a CSV is what, where it is of no known kind.",
)
@day_options
@fetching_options
@json_option
@language_option
@click.pass_context
def add(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    paths: tuple[str, ...],
    kind: str | None,
    mapping_file: Path | None,
    days: DayOptions,
    proxy: str | None,
    again: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Keep files, folders, archives and pages on the desk and read them.

    What a file is (positions, a log, reports), is told from its content. Adding the same bytes
    again changes nothing. A file that cannot be read is named at the end and does not stop the
    others. A URL is fetched once, as its site's robots.txt allows.

    An archive of a day's traces, hundreds of aircraft or the whole world, is read by all cores and
    goes on from where it was stopped. Give the parts of a split archive together.

    \b
    Examples:
      wheelsdown --desk mydesk add traces/ flights.csv
      wheelsdown --desk mydesk add --as flight_log legs.csv
      wheelsdown --desk mydesk add https://example.org/news/flight result.json page.wacz
      wheelsdown --desk mydesk add --legs-only v2025.12.07-planes-readsb-prod-0.tar.a*
    """
    desk = the_desk(ctx)
    how = asking(proxy, again=again)
    found = _existing(path for path in paths if not is_url(path))
    mapping = None if mapping_file is None else _mapping(mapping_file)
    taken_days, others, doubts = _take_days(desk, found, kind, days, language)
    kind = None if kind == DAY else kind
    pages, failed = pages_given([path for path in paths if is_url(path)], desk, how, language)
    with progress(sum(map(_size, others)), say("cli.adding", language)) as advance:
        members = chain(
            doubts,
            _incoming(others, kind, mapping),
            (Incoming(name=p.url, data=p.data, kind=kind, mapping=mapping) for p in pages),
            failed,
        )
        taken = take_in(desk, members, now=current_time(), advance=advance)
    for page in pages:
        keep_page(desk, page)
    if as_json:
        print_json([_intake_json(taken, taken_days)])
    else:
        _print_intake(taken, taken_days, language)
    print_problems(taken.problems, language)
    if taken.refused and not (taken.added or taken.known or taken_days):
        raise OutsideError(say("cli.nothing_taken", language, n=len(taken.refused)))
    if failed:
        raise OutsideError(say("cli.pages_failed", language, n=len(failed)))
    _refuse_unfinished(taken_days, language)


def _take_days(
    desk: Desk, paths: list[Path], kind: str | None, options: DayOptions, language: Language
) -> tuple[tuple["DayTaken", ...], list[Path], tuple[Problem, ...]]:
    """Put the days among the paths on the desk; return them, the other paths, and doubts."""
    if kind not in (None, DAY) or not (kind == DAY or any(map(_may_hold_a_day, paths))):
        return (), paths, ()
    # Imported here: most files need neither processes nor the tables of days.
    from wheelsdown.cli.adding_days import add_days, days_among  # noqa: PLC0415

    days, others, doubts = days_among(paths, options, is_day=kind == DAY)
    return add_days(desk, days, options, language) if days else (), others, doubts


def _may_hold_a_day(path: Path) -> bool:
    return path.is_dir() or ".tar" in path.suffixes


def _refuse_unfinished(days: Sequence["DayTaken"], language: Language) -> None:
    unfinished = sum(day.state == "unfinished" for day in days)
    if unfinished:
        raise OutsideError(say("adding.days_unfinished", language, n=unfinished))


def pages_given(
    urls: Iterable[str], desk: Desk, how: Asking, language: Language
) -> tuple[list[Page], list[Problem]]:
    """Return the pages that came, and a problem for each that could not be had."""
    pages: list[Page] = []
    failed: list[Problem] = []
    for url in dict.fromkeys(urls):
        try:
            pages.append(page_of(url, desk, how))
        except NotFetchedError as error:
            words = say(f"fetch.reason_{error.reason}", language, detail=error.detail)
            failed.append(problem("page_not_fetched", url, why=words))
    return pages, failed


def _existing(paths: Iterable[str]) -> list[Path]:
    found = []
    for given in paths:
        if not Path(given).exists():
            raise UsageError(f"no file or folder {given!r}; expected a path that exists")
        found.append(Path(given))
    return found


def _size(path: Path) -> int:
    files = path.rglob("*") if path.is_dir() else [path]
    try:
        return sum(file.stat().st_size for file in files if file.is_file())
    except OSError:
        # A size is for the progress bar alone.
        return 0


def _mapping(path: Path) -> str:
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"cannot read the mapping {path.name!r}: {error}") from error
    mapping = parse_mapping(text, path.name)
    if isinstance(mapping, Problem):
        raise UsageError(problem_words(mapping, "en"))
    return text


def _incoming(
    paths: list[Path], kind: str | None, mapping: str | None
) -> Iterator[Incoming | Problem]:
    """Yield every file, and every member of archives and folders, as it is read."""
    for member in walk(paths):
        if isinstance(member, Problem):
            yield member
        else:
            yield Incoming(name=member.name, data=member.data, kind=kind, mapping=mapping)


def _intake_json(taken: Intake, days: Sequence["DayTaken"]) -> dict[str, object]:
    return {
        "summary": {
            "added": len(taken.added),
            "known": len(taken.known),
            "refused": [file for file, _ in taken.refused],
            "aircraft": taken.aircraft,
            "legs": taken.legs,
            "positions": taken.positions,
            "reports": [capture.digest for capture in taken.added if capture.kind == "report"],
            "problems": len(taken.problems),
            **({"days": [_day_json(day) for day in days]} if days else {}),
        }
    }


def _day_json(day: "DayTaken") -> dict[str, object]:
    from wheelsdown.cli.adding_days import day_json  # noqa: PLC0415 - as in `_take_days`

    return day_json(day)


def _print_intake(taken: Intake, days: Sequence["DayTaken"], language: Language) -> None:
    if days:
        from wheelsdown.cli.adding_days import print_days  # noqa: PLC0415 - as in `_take_days`

        print_days(days, language)
        if not (taken.added or taken.known or taken.refused):
            return
    for capture in taken.added:
        kind = say(f"cli.kind_{capture.kind}", language)
        click.echo(f"+ {capture.name}  {kind}  {capture.digest[7:19]}")
    for name, _ in taken.refused:
        click.echo(f"! {name}  {say('cli.refused', language)}")
    click.echo(
        say(
            "cli.taken",
            language,
            added=len(taken.added),
            known=len(taken.known),
            refused=len(taken.refused),
            positions=f"{taken.positions:,}",
            legs=taken.legs,
            aircraft=taken.aircraft,
        )
    )
