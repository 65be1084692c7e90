"""`wheelsdown watchlist`: the aircraft a team watches, checked as they are added."""

from collections.abc import Sequence
from pathlib import Path

import click

from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    print_problems,
    print_table,
    the_desk,
)
from wheelsdown.contract.json_lines import without_unknown
from wheelsdown.contract.legs import leg_json
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.hand import HandTable, add_to_hand
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.watchlist import read_watchlist
from wheelsdown.desk.writing import told_as_outside_error
from wheelsdown.errors import UsageError
from wheelsdown.flights.pairs import PairCheck
from wheelsdown.flights.published_lists import ListedLine, read_published_list
from wheelsdown.flights.watchlist import Watched, last_seen, read_watched
from wheelsdown.intake import legs_on
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.flight import Leg
from wheelsdown.model.provenance import Problem, problem
from wheelsdown.publishing.leg_words import endpoint_words, time_cell
from wheelsdown.wording.catalogue import say

HEADINGS = ("watched", "address", "takeoff_time", "takeoff_airport", "landing_airport", "reason")


@click.command()
@click.option(
    "--add",
    "names",
    multiple=True,
    metavar="A",
    help="Registration, 24-bit address, or both: N278GX, a2c4e0, a2c4e0/N278GX. May be repeated.",
)
@click.option(
    "--import",
    "file",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="FILE",
    help="A CSV that others publish; pairs that cannot be are named and left out.",
)
@click.option("--by", default=None, help="Who decided it.")
@click.option("--reason", default=None, help="Why it is watched, and who says so.")
@json_option
@language_option
@click.pass_context
def watchlist(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    names: tuple[str, ...],
    file: Path | None,
    by: str | None,
    reason: str | None,
    as_json: bool,
    language: Language,
) -> None:
    """List the watched aircraft with the last leg seen of each, or add some.

    Every pair of address and registration is checked: by the US numbering, elsewhere by country.

    \b
    Examples:
      wheelsdown --desk mydesk watchlist --add N278GX --reason "named by Human Rights First"
      wheelsdown --desk mydesk watchlist --import plane-alert.csv --by ines
      wheelsdown --desk mydesk watchlist --json
    """
    desk = the_desk(ctx)
    wanted = [_named(name, desk, reason, language) for name in names]
    problems: list[Problem] = []
    if file is not None:
        listed = _read_list(file, reason or say("cli.imported_from", language, file=file.name))
        wanted += [line.found for line in listed if isinstance(line.found, Watched)]
        problems = _list_problems(listed, file.name, language)
    before, unread = read_watchlist(desk, language)
    added = _add(desk, wanted, before, by)
    print_problems((*unread, *problems), language)
    _show(desk, read_watchlist(desk)[0], as_json=as_json, language=language)
    if names or file:
        click.echo(say("cli.watchlist_added", language, added=added, left=len(problems)), err=True)


def _named(name: str, desk: Desk, reason: str | None, language: Language) -> Watched:
    found = read_watched(name, reason)
    if isinstance(found, Watched):
        return found
    if found is not None:
        raise UsageError(
            f"{name!r} cannot be one aircraft: {in_language(found.words, language)}; "
            "give the one you are sure of"
        )
    if legs_on(desk, aircraft=name):
        return Watched(label=name, reason=reason)
    raise UsageError(
        f"{name!r} names no aircraft; expected a registration (N278GX, SU-GCC), a 24-bit address "
        "(a2c4e0), both (a2c4e0/N278GX), or a label of a flight log on this desk"
    )


def _read_list(file: Path, reason: str) -> tuple[ListedLine, ...]:
    with told_as_outside_error("read", file.name):
        text = file.read_text(encoding="utf-8-sig", errors="replace")
    return read_published_list(text, reason)


def _list_problems(listed: Sequence[ListedLine], file: str, language: Language) -> list[Problem]:
    problems = []
    for line in listed:
        if line.found is None:
            given = repr(line.given)
            problems.append(problem("watchlist_not_an_aircraft", file, line.line, given=given))
        elif isinstance(line.found, PairCheck):
            why = in_language(line.found.words, language)
            problems.append(problem("watchlist_pair_is_wrong", file, line.line, why=why))
    return problems


def _add(desk: Desk, wanted: Sequence[Watched], before: Sequence[Watched], by: str | None) -> int:
    """Add those that are not on the list yet, and return how many they were."""
    known = {entry.name for entry in before}
    new = {entry.name: entry for entry in wanted if entry.name not in known}
    now = current_time()
    for name, entry in new.items():
        row = {"aircraft": name, "by": by, "at": now.isoformat(), "reason": entry.reason}
        add_to_hand(desk, HandTable.WATCHLIST, {k: v for k, v in row.items() if v}, now)
    return len(new)


def _show(desk: Desk, entries: Sequence[Watched], *, as_json: bool, language: Language) -> None:
    legs = legs_on(desk)
    seen = [(entry, last_seen(entry, legs)) for entry in entries]
    if as_json:
        print_json(_entry_json(entry, leg) for entry, leg in seen)
    elif seen:
        headings = [say(f"cli.{key}", language) for key in HEADINGS]
        print_table(headings, [_row(entry, leg, language) for entry, leg in seen])
    else:
        click.echo(say("cli.watchlist_empty", language))


def _entry_json(entry: Watched, leg: Leg | None) -> dict[str, object]:
    return without_unknown(
        {
            "aircraft": entry.name,
            "icao24": entry.icao24,
            "registration": entry.registration,
            "label": entry.label,
            "reason": entry.reason,
            "last_leg": None if leg is None else leg_json(leg),
        }
    )


def _row(entry: Watched, leg: Leg | None, language: Language) -> tuple[str, ...]:
    if leg is None:
        cells = (say("cli.never_seen", language), "", "")
    else:
        cells = (
            time_cell(leg.takeoff.time),
            endpoint_words(leg.takeoff, language),
            endpoint_words(leg.landing, language),
        )
    name = entry.registration or entry.label or entry.icao24
    return (name or "", entry.icao24 or "", *cells, entry.reason or "")
