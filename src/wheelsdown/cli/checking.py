"""`wheelsdown check`: a report's claims with their verdicts against the desk's record."""

from collections import Counter
from pathlib import Path

import click

from wheelsdown.cli.claim_words import claim_heading, speaker_words
from wheelsdown.cli.leg_words import itinerary_lines
from wheelsdown.cli.report_input import keep_report, published_range, report_from
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    rating_words,
    the_desk,
)
from wheelsdown.contract.verdicts import check_summary_json, checked_claim_json
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.record import load_tracks
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.intake import legs_on
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.flight import Leg, Track
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.report import Reading
from wheelsdown.model.verdict import CheckedClaim, CheckedReport, Rating
from wheelsdown.pipeline import check as check_against_record
from wheelsdown.pipeline import draw, read
from wheelsdown.wording.catalogue import say


def checked_report(
    desk: Desk, given: str, published: str | None, language: Language
) -> tuple[Reading, CheckedReport]:
    """Read a report, keep it on the desk, and check it against all legs there."""
    report, data = report_from(given, desk, language)
    keep_report(desk, report, data, published)
    reading = read(report, published=published_range(desk, report.digest, published))
    return reading, check_against_record(reading, legs_on(desk))


@click.command()
@click.argument("report")
@click.option("--published", metavar="DATE", help="Day it appeared, where the page does not say.")
@click.option("--map", "map_file", type=click.Path(path_type=Path), metavar="FILE.svg",
              help="Draw the flight that fits best.")  # fmt: skip
@json_option
@language_option
@click.pass_context
def check(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    report: str,
    published: str | None,
    map_file: Path | None,
    as_json: bool,
    language: Language,
) -> None:
    """Check every claim of REPORT (a file, an id on the desk, or -) against the record.

    Each claim is supported, contradicted, inconclusive (the record cannot tell) or not checkable
    (no flight record could show it), with what was found. The report is kept on the desk.

    \b
    Examples:
      wheelsdown --desk mydesk check article.txt --published 2025-12-09
      wheelsdown --desk mydesk check article.html --json --map flight.svg
    """
    desk = the_desk(ctx)
    _, checked = checked_report(desk, report, published, language)
    if map_file is not None:
        _write_map(desk, checked, map_file, language)
    if as_json:
        print_json(checked_claim_json(one) for one in checked.checked)
        print_json([check_summary_json(checked)])
    else:
        _print_checked(checked, language)


def _write_map(desk: Desk, checked: CheckedReport, path: Path, language: Language) -> None:
    if checked.best is None:
        click.echo(say("cli.no_map", language), err=True)
        return
    legs = checked.best.legs
    svg = draw(legs, _tracks_of(desk, legs), language)
    with told_as_outside_error("write", path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, svg.encode())
    click.echo(say("cli.map_written", language, path=str(path)), err=True)


def _tracks_of(desk: Desk, legs: tuple[Leg, ...]) -> tuple[Track, ...]:
    keys = {key for leg in legs if (key := aircraft_key(leg.aircraft))}
    return tuple(track for key in sorted(keys) for track in load_tracks(desk, key))


def _print_checked(checked: CheckedReport, language: Language) -> None:
    if checked.best is None:
        click.echo(say("cli.no_best", language, searched=f"{checked.searched_legs:,}"))
    else:
        heading = say(
            "cli.best", language, n=checked.fitting, searched=f"{checked.searched_legs:,}"
        )
        click.secho(heading, bold=True)
        for line in itinerary_lines(checked.best, language):
            click.echo(line)
    for one in checked.checked:
        click.echo()
        _print_claim(one, language)
    click.echo()
    ratings = Counter(one.verdict.rating for one in checked.checked)
    counts = [f"{rating_words(rating, language)} {ratings[rating]}" for rating in Rating]
    click.echo("   ".join(counts))


def _print_claim(one: CheckedClaim, language: Language) -> None:
    claim, verdict = one.claim, one.verdict
    heading = claim_heading(claim, language)
    click.echo(f"{rating_words(verdict.rating, language)}  {heading}  [{claim.claim}]")
    click.echo(f"  “{claim.quote.text}”")
    who = speaker_words(claim.attribution, language)
    click.echo(f"  {say('cli.said_by', language, who=who)}")
    click.echo(f"  {in_language(verdict.reason, language)}")
    for finding in verdict.findings:
        if finding.points_to is not verdict.rating:
            click.echo(f"  · {in_language(finding.words, language)}")
