"""`wheelsdown explain`: why one claim got its verdict, for a reader of newspapers."""

import click

from wheelsdown.cli.checking import checked_reports
from wheelsdown.cli.report_input import reports_on_desk
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    rating_words,
    the_desk,
)
from wheelsdown.cli.verdict_words import print_beside, standing_rulings
from wheelsdown.contract.verdicts import checked_claim_json
from wheelsdown.desk.folder import Desk
from wheelsdown.errors import UsageError
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.report import Claim
from wheelsdown.model.verdict import CheckedClaim, CheckedReport
from wheelsdown.publishing.claim_words import claim_heading, speaker_words, value_words
from wheelsdown.publishing.leg_words import itinerary_lines
from wheelsdown.wording.catalogue import say

MOST_CANDIDATES = 3


@click.command()
@click.argument("claim")
@json_option
@language_option
@click.pass_context
def explain(ctx: click.Context, claim: str, as_json: bool, language: Language) -> None:
    """Explain the verdict on CLAIM, an id that `check` printed in [brackets].

    Shows the words in their sentence, who said them, how times and places were read, the flights
    that were considered, every finding, and the rule that decided.

    \b
    Examples:
      wheelsdown --desk mydesk explain 3fa9c1d0e2-185-275-arrival
      wheelsdown --desk mydesk explain 3fa9c1d0e2-185-275-arrival --lang ru
    """
    desk = the_desk(ctx)
    checked, one = find_claim(desk, claim, language)
    ruling = standing_rulings(desk, language).get(one.claim.claim)
    if as_json:
        print_json([checked_claim_json(one, ruling)])
        return
    _print_sentence(one.claim)
    click.echo(say("cli.said_by", language, who=speaker_words(one.claim.attribution, language)))
    for words in value_words(one.claim, language):
        click.echo(words)
    click.echo()
    _print_candidates(checked, language)
    click.echo()
    click.secho(say("cli.findings", language), bold=True)
    for finding in one.verdict.findings:
        points = "·" if finding.points_to is None else rating_words(finding.points_to, language)
        click.echo(f"  {points}  {in_language(finding.words, language)}  ({finding.check})")
    if not one.verdict.findings:
        click.echo(f"  {say('cli.no_findings', language)}")
    click.echo()
    verdict = rating_words(one.verdict.rating, language)
    heading = claim_heading(one.claim, language)
    click.echo(f"{heading}: {verdict}  ({say('cli.rule', language, name=one.verdict.by)})")
    click.echo(in_language(one.verdict.reason, language))
    print_beside(one, ruling, language)


def find_claim(desk: Desk, wanted: str, language: Language) -> tuple[CheckedReport, CheckedClaim]:
    """Check the report whose digest the claim's id begins with, and pick the claim."""
    prefix = wanted.split("-", 1)[0]
    try:
        given = reports_on_desk(prefix, desk, language)
    except UsageError as error:
        raise UsageError(
            f"no report on this desk has the claim {wanted!r}; "
            "expected an id that 'check' printed in brackets"
        ) from error
    done = [checked for _, checked in checked_reports(desk, given, None)]
    checked = done[0]
    found = [one for one in checked.checked if one.claim.claim.startswith(wanted)]
    if len(done) != 1 or len(found) != 1:
        ids = ", ".join(one.claim.claim for each in done for one in each.checked)
        raise UsageError(f"{wanted!r} is {len(found)} claims of that report; expected one of {ids}")
    return checked, found[0]


def _print_sentence(claim: Claim) -> None:
    sentence, quote = claim.sentence, claim.quote
    if sentence is None or quote.text not in sentence.text:
        click.secho(quote.text, underline=True)
        return
    before, _, after = sentence.text.partition(quote.text)
    click.echo(f"{before}{click.style(quote.text, underline=True, bold=True)}{after}")


def _print_candidates(checked: CheckedReport, language: Language) -> None:
    if checked.best is None:
        click.echo(say("cli.no_best", language, searched=f"{checked.searched_legs:,}"))
        return
    click.secho(
        say("cli.best", language, n=checked.fitting, searched=f"{checked.searched_legs:,}"),
        bold=True,
    )
    for line in itinerary_lines(checked.best, language):
        click.echo(line)
    for fit in checked.best.fits:
        kind = say(f"cli.constraint_{fit.constraint.kind}", language)
        key = "cli.met" if fit.fits else "cli.misses"
        click.echo(f"    {say(key, language, what=kind, found=fit.found or '–')}")
    for other in checked.runners_up[: MOST_CANDIDATES - 1]:
        click.echo(say("cli.runner_up", language, score=other.score))
        for line in itinerary_lines(other, language):
            click.echo(line)
