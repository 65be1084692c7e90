"""`wheelsdown rule`, `retract`, `recheck`: what editors decide, and the verdicts it changes."""

from collections.abc import Sequence

import click

from wheelsdown.cli.explaining import find_claim
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    rating_words,
    the_desk,
)
from wheelsdown.cli.unusable_rows import tell_unusable_rows
from wheelsdown.cli.verdict_words import change_words, ruling_words
from wheelsdown.contract.json_lines import JsonObject, without_unknown
from wheelsdown.contract.times import time_text
from wheelsdown.contract.verdicts import checked_claim_json
from wheelsdown.desk.ledger import current_time
from wheelsdown.desk.record import aircraft_in
from wheelsdown.desk.rulings import WITHDRAWN, add_retraction, add_ruling, rating_of
from wheelsdown.intake import redraw
from wheelsdown.model.bilingual import Language
from wheelsdown.model.verdict import Rating, Ruling
from wheelsdown.newsroom.desk_checks import check_again
from wheelsdown.verdicts.changes import Change, GivenVerdict
from wheelsdown.wording.catalogue import say

EXIT_FOUND = 1
"""Done, and what the caller asked to be told of was found: verdicts that changed."""


@click.command()
@click.argument("claim")
@click.option("--rating", required=True, type=click.Choice([*(r.value for r in Rating), WITHDRAWN]),
              help="What the editor holds; 'withdrawn' takes the ruling before back.")  # fmt: skip
@click.option("--by", required=True, help="Who decides.")
@click.option("--reason", required=True, help="Why, for a reader.")
@json_option
@language_option
@click.pass_context
def rule(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    claim: str,
    rating: str,
    by: str,
    reason: str,
    as_json: bool,
    language: Language,
) -> None:
    """Put an editor's ruling beside the verdict on CLAIM, an id that `check` printed in [brackets].

    The verdict stays as it is; the ruling stands beside it with name, reason and time, in
    hand/rulings.csv and the ledger. None is ever changed: a later one stands, or none if withdrawn.

    \b
    Examples:
      wheelsdown --desk mydesk rule 3fa9c1d0e2-185-275-arrival --rating supported \\
        --by "Ines" --reason "seen by our observer at the airport"
      wheelsdown --desk mydesk rule 3fa9c1d0e2-185-275-arrival --rating withdrawn \\
        --by "Ines" --reason "it was another aircraft"
    """
    desk, now = the_desk(ctx), current_time()
    _, one = find_claim(desk, claim, language)
    ruling = Ruling(
        claim=one.claim.claim,
        rating=rating_of(rating),
        by=by,
        at=time_text(now),
        reason=reason,
    )
    add_ruling(desk, ruling, now)
    if as_json:
        print_json([checked_claim_json(one, ruling)])
        return
    verdict = rating_words(one.verdict.rating, language)
    click.echo(f"{verdict}  “{one.claim.quote.text}”  [{one.claim.claim}]")
    click.echo(f"  § {ruling_words(ruling, language)}")


@click.command()
@click.argument("capture")
@click.option("--by", required=True, help="Who decides.")
@click.option("--reason", required=True, help="Why, for a reader.")
@json_option
@language_option
@click.pass_context
def retract(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context, capture: str, by: str, reason: str, as_json: bool, language: Language
) -> None:
    """Draw nothing more from CAPTURE (a name, or the digits of its digest), and list what changes.

    The bytes stay on the desk. Legs are found anew without it; a retracted report tells of no
    event. Ends with the verdicts that are not what they were.

    \b
    Example:
      wheelsdown --desk mydesk retract flights.csv --by "Ines" --reason "withdrawn by its author"
    """
    desk = the_desk(ctx)
    found = add_retraction(desk, capture, by=by, reason=reason, now=current_time())
    redraw(desk, aircraft_in(desk, found.digest))
    tell_unusable_rows(desk, language)
    done, changes = check_again(desk)
    if not as_json:
        click.echo(say("event.retracted", language, name=found.name))
    _print_changes(done, changes, as_json=as_json, language=language)


@click.command()
@json_option
@language_option
@click.pass_context
def recheck(ctx: click.Context, as_json: bool, language: Language) -> None:
    """Check again every report that was checked, and list the verdicts that are not what they were.

    To be run after captures were added or retracted, after changes in hand/, and with a new version
    of wheelsdown. What is new is kept, and is a line in the ledger. Exits with 1 where any changed.

    \b
    Examples:
      wheelsdown --desk mydesk recheck
      wheelsdown --desk mydesk recheck --json
    """
    desk = the_desk(ctx)
    tell_unusable_rows(desk, language)
    done, changes = check_again(desk)
    _print_changes(done, changes, as_json=as_json, language=language)
    if changes:
        ctx.exit(EXIT_FOUND)


def _print_changes(
    done: int, changes: Sequence[Change], *, as_json: bool, language: Language
) -> None:
    if as_json:
        print_json(_change_json(change) for change in changes)
        print_json([{"summary": {"reports": done, "changed": len(changes)}}])
        return
    for change in changes:
        click.echo(change_words(change, language))
    click.echo(say("event.rechecked", language, reports=done, n=len(changes)))


def _change_json(change: Change) -> JsonObject:
    return without_unknown(
        {
            "report": change.report,
            "claim": change.claim,
            "text": change.quote,
            "before": _given_json(change.before),
            "after": _given_json(change.after),
            "because": list(change.because),
        }
    )


def _given_json(given: GivenVerdict | None) -> JsonObject | None:
    return None if given is None else {"rating": given.rating, "by": given.by}
