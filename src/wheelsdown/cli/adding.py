"""`wheelsdown init` and `wheelsdown add`: making a desk, and keeping files and pages on it."""

from collections.abc import Iterable, Iterator
from itertools import chain
from pathlib import Path

import click

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
    type=click.Choice([*KINDS, "report"]),
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
@fetching_options
@json_option
@language_option
@click.pass_context
def add(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    paths: tuple[str, ...],
    kind: str | None,
    mapping_file: Path | None,
    proxy: str | None,
    again: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Keep files, folders, archives and pages on the desk and read them.

    What a file is (positions, a log, reports), is told from its content. Adding the same bytes
    again changes nothing. A file that cannot be read is named at the end and does not stop the
    others. A URL is fetched once, as its site's robots.txt allows.

    \b
    Examples:
      wheelsdown --desk mydesk add traces/ flights.csv
      wheelsdown --desk mydesk add --as flight_log legs.csv
      wheelsdown --desk mydesk add https://example.org/news/flight result.json page.wacz
    """
    desk = the_desk(ctx)
    how = asking(proxy, again=again)
    found = _existing(path for path in paths if not is_url(path))
    mapping = None if mapping_file is None else _mapping(mapping_file)
    pages, failed = pages_given([path for path in paths if is_url(path)], desk, how, language)
    with progress(sum(map(_size, found)), say("cli.adding", language)) as advance:
        members = chain(
            _incoming(found, kind, mapping),
            (Incoming(name=p.url, data=p.data, kind=kind, mapping=mapping) for p in pages),
            failed,
        )
        taken = take_in(desk, members, now=current_time(), advance=advance)
    for page in pages:
        keep_page(desk, page)
    if as_json:
        print_json([_intake_json(taken)])
    else:
        _print_intake(taken, language)
    print_problems(taken.problems, language)
    if taken.refused and not (taken.added or taken.known):
        raise OutsideError(say("cli.nothing_taken", language, n=len(taken.refused)))
    if failed:
        raise OutsideError(say("cli.pages_failed", language, n=len(failed)))


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


def _intake_json(taken: Intake) -> dict[str, object]:
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
        }
    }


def _print_intake(taken: Intake, language: Language) -> None:
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
