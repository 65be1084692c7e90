"""`wheelsdown claims`: what a report says, word for word, and who says so."""

import sys

import click

from wheelsdown.cli.marked_report import print_marked
from wheelsdown.cli.model_asking import (
    failure_words,
    model_options,
    proposal_lines,
    proposals_for,
)
from wheelsdown.cli.page_fetching import fetching_options
from wheelsdown.cli.report_input import (
    Given,
    days_words,
    item_heading,
    refuse_for_several,
    reports_from,
)
from wheelsdown.cli.terminal import json_option, print_json, the_desk
from wheelsdown.cli.unusable_rows import tell_unusable_rows
from wheelsdown.contract.claims import claim_json, document_json, proposals_json
from wheelsdown.desk.folder import Desk
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import Reading
from wheelsdown.newsroom.page_fetching import asking
from wheelsdown.newsroom.reports import read_on_desk
from wheelsdown.pipeline import read, with_claims
from wheelsdown.places.typed import parse_time
from wheelsdown.publishing.claim_words import claim_heading, speaker_words, value_words
from wheelsdown.publishing.visible_text import on_one_line, visible
from wheelsdown.sources.chat_model import ChatModel
from wheelsdown.wording.catalogue import say


@click.command()
@click.argument("report")
@click.option("--published", metavar="DATE", help="Day it appeared, where the page does not say.")
@click.option(
    "--lang",
    "language",
    type=click.Choice(["auto", "en", "ru"]),
    default="auto",
    show_default=True,
    help="Language of the report.",
)
@click.option(
    "--taught/--rules-only",
    default=True,
    show_default=True,
    help="Ask the taught reader too: it finds what no rule knows, and says less of why.",
)
@model_options
@fetching_options
@json_option
@click.pass_context
def claims(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    report: str,
    published: str | None,
    language: str,
    proxy: str | None,
    again: bool,
    as_json: bool,
    model: ChatModel | None,
    taught: bool,
) -> None:
    """Print the claims of REPORT: a file, a URL, an id on the desk, or - for stdin.

    Needs no desk; without one a URL is read and nothing kept. Every claim comes with its exact
    words and whom the report credits for them. A terminal shows the whole report, its claims
    underlined and numbered, with a table of them below; a pipe gets the list alone. Of a file with
    several reports (a feed, a channel's export, a web archive) #N after its name chooses one.

    Claims are found by rules, and by a small network that was taught what no rule knows; what it
    found says so. --rules-only reads without it: fewer claims, each with the rule that found it.

    \b
    Examples:
      wheelsdown claims article.html
      wheelsdown claims "result.json#12"
      wheelsdown claims article.html --rules-only
      wheelsdown claims article.html --model qwen2.5 --model-url http://127.0.0.1:11434/v1
      wheelsdown claims https://example.org/news/flight --proxy socks5h://127.0.0.1:9050
      pbpaste | wheelsdown claims - --published 2025-12-09 --json
    """
    desk = _desk_if_any(ctx)
    read_as: Language | None = "en" if language == "en" else "ru" if language == "ru" else None
    given = reports_from(report, desk, asking(proxy, again=again), read_as or "en")
    refuse_for_several(given, "--published", published)
    refuse_for_several(given, "--model", model)
    words_in: Language = read_as or "en"
    if desk is not None:
        tell_unusable_rows(desk, words_in)
    told, failed = 0, None
    for at, item in enumerate(given.reports):
        when = None if published is None else parse_time(published)
        reading = (
            read(item, published=when, language=read_as, taught=taught)
            if desk is None
            else read_on_desk(desk, item, published=when, language=read_as, taught=taught)
        )
        proposals = None if model is None else proposals_for(reading, model, words_in)
        if proposals is not None:
            reading = with_claims(reading, proposals.claims)
            failed = failure_words(proposals, words_in)
        told += bool(reading.claims)
        if as_json:
            print_json([document_json(reading)])
            print_json(claim_json(claim) for claim in reading.claims)
            print_json([] if proposals is None else [proposals_json(proposals)])
        elif reading.claims or len(given.reports) == 1:
            _print_item(given, at, reading, words_in)
            for line in () if proposals is None else proposal_lines(proposals, words_in):
                click.echo(line)
    if not as_json and len(given.reports) > 1:
        click.echo(say("cli.reports_read", words_in, n=len(given.reports), told=told))
    if failed is not None:
        raise OutsideError(failed)


def _desk_if_any(ctx: click.Context) -> Desk | None:
    try:
        return the_desk(ctx)
    except UsageError:
        if ctx.obj is not None:
            raise
        return None


def _print_item(given: Given, at: int, reading: Reading, language: Language) -> None:
    """Print a reading, under its number where the capture holds several."""
    heading = item_heading(given, at, language)
    if heading is not None:
        click.secho(heading, dim=True)
    if sys.stdout.isatty():
        _print_published(reading, language)
        click.echo()
        print_marked(reading, language)
        click.echo(say("cli.claims_found", language, n=len(reading.claims)))
    else:
        _print_reading(reading, language)
    if heading is not None:
        click.echo()


def _print_reading(reading: Reading, language: Language) -> None:
    if reading.headline is not None:
        click.secho(on_one_line(reading.headline.text), bold=True)
    _print_published(reading, language)
    for claim in reading.claims:
        click.echo()
        click.secho(f"{claim_heading(claim, language)}  [{claim.claim}]", bold=True)
        click.secho(f"  {visible(claim.quote.text)}", underline=True)
        said_by = on_one_line(speaker_words(claim.attribution, language))
        click.echo(f"  {say('cli.said_by', language, who=said_by)}")
        for words in value_words(claim, language):
            click.echo(f"  {on_one_line(words)}")
    click.echo()
    click.echo(say("cli.claims_found", language, n=len(reading.claims)))


def _print_published(reading: Reading, language: Language) -> None:
    published = days_words(reading.published)
    click.echo(say("cli.published", language, days=published, how=reading.published_from or "–"))
