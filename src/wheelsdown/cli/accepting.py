"""`wheelsdown accept`: an editor takes a claim that a model proposed for one of the report."""

import json
from pathlib import Path

import click

from wheelsdown.claims.proposals import stands_in
from wheelsdown.cli.report_input import reports_on_desk
from wheelsdown.cli.terminal import json_option, language_option, print_json, the_desk
from wheelsdown.contract.claims import claim_from_json, claim_json
from wheelsdown.desk.accepted import add_accepted
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.ledger import current_time
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.model.bilingual import Language
from wheelsdown.model.report import Claim
from wheelsdown.publishing.claim_words import claim_heading, speaker_words
from wheelsdown.publishing.visible_text import on_one_line
from wheelsdown.wording.catalogue import say


@click.command()
@click.argument("claim")
@click.option("--from", "proposed", required=True, metavar="FILE",
              type=click.Path(dir_okay=False, path_type=Path),
              help="What 'claims --model … --json' printed.")  # fmt: skip
@click.option("--by", required=True, help="Who decides.")
@click.option("--reason", required=True, help="Why, for a reader.")
@json_option
@language_option
@click.pass_context
def accept(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    claim: str,
    proposed: Path,
    by: str,
    reason: str,
    as_json: bool,
    language: Language,
) -> None:
    """Take CLAIM, which a model proposed, for a claim of its report: it is checked from now on.

    The report must be on the desk; every quoted word is held against it once more. The claim
    stands in hand/accepted.csv with name, reason and time, and in the ledger, and says that a model
    found it. To undo it, take its row out of the table and run recheck.

    \b
    Example:
      wheelsdown --desk mydesk add article.txt
      wheelsdown --desk mydesk claims article.txt --model qwen2.5 \\
        --model-url http://127.0.0.1:11434/v1 --json > proposed.jsonl
      wheelsdown --desk mydesk accept 3fa9c1d0e2-185-275-arrival-proposed --from proposed.jsonl \\
        --by "Ines" --reason "read in full; the lawyer says so"
    """
    desk = the_desk(ctx)
    found = _proposal(proposed, claim)
    _hold_against_report(desk, found, language)
    accepted = add_accepted(desk, found, by=by, reason=reason, now=current_time())
    if as_json:
        print_json([claim_json(accepted)])
        return
    click.secho(f"{claim_heading(accepted, language)}  [{accepted.claim}]", bold=True)
    click.echo(f"  “{on_one_line(accepted.quote.text)}”")
    who = on_one_line(speaker_words(accepted.attribution, language))
    click.echo(f"  {say('cli.said_by', language, who=who)}")


def _proposal(path: Path, wanted: str) -> Claim:
    """Return the proposed claim of that id from what `claims --json` printed."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise OutsideError(f"cannot read {path.name!r}: {error}") from error
    for line in lines:
        try:
            obj = json.loads(line)
            if isinstance(obj, dict) and obj.get("claim") == wanted:
                return claim_from_json(obj)
        except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise UsageError(
                f"{path.name!r} is not what 'claims --json' prints: {type(error).__name__}"
            ) from error
    raise UsageError(
        f"no claim {wanted!r} in {path.name!r}; expected an id that 'claims --model … --json' "
        "printed there"
    )


def _hold_against_report(desk: Desk, claim: Claim, language: Language) -> None:
    """Raise UsageError where the report is not on the desk, or does not hold the claim's words."""
    given = reports_on_desk(claim.report, desk, language)
    report = next((one for one in given.reports if one.digest == claim.report), None)
    if report is None or not stands_in(report, claim):
        raise UsageError(
            f"the words of {claim.claim!r} do not stand where it says in a report on this desk; "
            "ask the model about the report as it is on the desk"
        )
