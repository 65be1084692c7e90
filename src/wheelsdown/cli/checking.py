"""`wheelsdown check`: a report's claims with their verdicts against the desk's record."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

import click

from wheelsdown.cli.page_fetching import fetching_options
from wheelsdown.cli.report_input import (
    Given,
    item_heading,
    keep_report,
    refuse_for_several,
    reports_from,
)
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    rating_words,
    the_desk,
)
from wheelsdown.cli.unusable_rows import tell_unusable_rows
from wheelsdown.cli.verdict_words import (
    print_beside,
    standing_rulings,
    tell_changes,
    tell_days_searched,
)
from wheelsdown.contract.claims import document_json
from wheelsdown.contract.verdicts import (
    check_summary_json,
    checked_claim_json,
    several_summary_json,
)
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.kept_verdicts import keep_verdicts
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.writing import told_as_outside_error, write_whole
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.report import Reading
from wheelsdown.model.verdict import CheckedClaim, CheckedReport, Rating, Ruling
from wheelsdown.newsroom.page_fetching import asking
from wheelsdown.newsroom.reports import checker_of, read_on_desk
from wheelsdown.newsroom.tracks import tracks_of
from wheelsdown.pipeline import draw
from wheelsdown.publishing.claim_words import claim_heading, speaker_words
from wheelsdown.publishing.leg_words import itinerary_lines
from wheelsdown.wording.catalogue import say


def checked_reports(
    desk: Desk, given: Given, published: str | None
) -> Iterator[tuple[Reading, CheckedReport]]:
    """Keep the reports on the desk, read each, and check it against all legs there."""
    refuse_for_several(given, "--published", published)
    for report in given.reports[:1]:
        # One capture holds them all.
        keep_report(desk, report, given.data, published)
    against = checker_of(desk)
    tell_unusable_rows(desk)
    for report in given.reports:
        reading = read_on_desk(desk, report)
        yield reading, against(reading)


@click.command()
@click.argument("report")
@click.option("--published", metavar="DATE", help="Day it appeared, where the page does not say.")
@click.option("--map", "map_file", type=click.Path(path_type=Path), metavar="FILE.svg",
              help="Draw the flight that fits best.")  # fmt: skip
@fetching_options
@json_option
@language_option
@click.pass_context
def check(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    report: str,
    published: str | None,
    map_file: Path | None,
    proxy: str | None,
    again: bool,
    as_json: bool,
    language: Language,
) -> None:
    """Check every claim of REPORT (a file, a URL, an id on the desk, or -) against the record.

    Each claim is supported, contradicted, inconclusive (the record cannot tell) or not checkable
    (no flight record could show it), with what was found. The report is kept on the desk. Of a
    file with several reports, all are checked; #N after its name chooses one.

    \b
    Examples:
      wheelsdown --desk mydesk check article.txt --published 2025-12-09
      wheelsdown --desk mydesk check article.html --json --map flight.svg
      wheelsdown --desk mydesk check https://example.org/news/flight
    """
    desk = the_desk(ctx)
    given = reports_from(report, desk, asking(proxy, again=again), language)
    refuse_for_several(given, "--map", map_file)
    done: list[CheckedReport] = []
    rulings = standing_rulings(desk, language)
    for at, (reading, checked) in enumerate(checked_reports(desk, given, published)):
        done.append(checked)
        tell_changes(keep_verdicts(desk, reading.report, checked, current_time()), language)
        tell_days_searched("cli.report_without_time", checked.days_searched, language)
        if map_file is not None:
            _write_map(desk, checked, map_file, language)
        if as_json:
            if len(given.reports) > 1:
                print_json([document_json(reading)])
            print_json(checked_claim_json(c, rulings.get(c.claim.claim)) for c in checked.checked)
        elif checked.checked or len(given.reports) == 1:
            _print_item(given, at, checked, rulings, language)
    if as_json:
        last = check_summary_json(*done) if len(done) == 1 else several_summary_json(done)
        print_json([last])
    elif len(done) > 1:
        told = sum(bool(checked.checked) for checked in done)
        click.echo(say("cli.reports_read", language, n=len(done), told=told))
        _print_counts(done, language)


def _write_map(desk: Desk, checked: CheckedReport, path: Path, language: Language) -> None:
    if checked.best is None:
        click.echo(say("cli.no_map", language), err=True)
        return
    legs = checked.best.legs
    svg = draw(legs, tracks_of(desk, legs), language)
    with told_as_outside_error("write", path.name):
        path.parent.mkdir(parents=True, exist_ok=True)
    write_whole(path, svg.encode())
    click.echo(say("cli.map_written", language, path=str(path)), err=True)


def _print_item(
    given: Given, at: int, checked: CheckedReport, rulings: Mapping[str, Ruling], language: Language
) -> None:
    """Print what was found of a report, under its number where the capture holds several."""
    heading = item_heading(given, at, language)
    if heading is not None:
        click.secho(heading, dim=True)
    _print_checked(checked, rulings, language)
    if heading is not None:
        click.echo()


def _print_checked(
    checked: CheckedReport, rulings: Mapping[str, Ruling], language: Language
) -> None:
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
        print_beside(one, rulings.get(one.claim.claim), language)
    click.echo()
    _print_counts([checked], language)


def _print_counts(done: list[CheckedReport], language: Language) -> None:
    ratings = Counter(one.verdict.rating for checked in done for one in checked.checked)
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
