"""What is printed beside verdicts: suggestions, editors' rulings, and what changed since."""

from collections.abc import Mapping, Sequence
from datetime import datetime

import click

from wheelsdown.cli.terminal import print_problems, rating_words
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.rulings import standing_rulings as rulings_standing_on
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.verdict import CheckedClaim, Rating, Ruling
from wheelsdown.verdicts.changes import Change, GivenVerdict
from wheelsdown.wording.catalogue import say


def standing_rulings(desk: Desk, language: Language) -> Mapping[str, Ruling]:
    """Return the ruling that stands on each claim; rows that cannot be used are told on stderr."""
    standing, problems = rulings_standing_on(desk)
    print_problems(problems, language)
    return standing


def print_beside(one: CheckedClaim, ruling: Ruling | None, language: Language) -> None:
    """Print the suggestions and the ruling that stand beside a verdict."""
    for suggestion in one.verdict.suggestions:
        words = in_language(suggestion.words, language)
        click.echo(f"  ~ {say('suggestion.heading', language)}: {words}")
    if ruling is not None:
        click.echo(f"  § {ruling_words(ruling, language)}")


def ruling_words(ruling: Ruling, language: Language) -> str:
    """Return a ruling in a line: what, by whom, when, why."""
    key = "event.ruling_withdrawn" if ruling.rating is None else "event.ruling"
    rating = "" if ruling.rating is None else rating_words(ruling.rating, language)
    return say(key, language, rating=rating, by=ruling.by, at=ruling.at, reason=ruling.reason)


def tell_days_searched(
    key: str, between: tuple[datetime, datetime] | None, language: Language
) -> None:
    """Say on stderr which days were searched, where it was less than is held."""
    if between is not None:
        first, last = (when.date().isoformat() for when in between)
        click.echo(say(key, language, first=first, last=last), err=True)


def tell_changes(changes: Sequence[Change], language: Language) -> None:
    """Say on stderr that verdicts are not what they were when the report was last checked."""
    if changes:
        click.echo(say("event.changed_since", language, n=len(changes)), err=True)
        for change in changes:
            click.echo(f"  {change_words(change, language)}", err=True)


def change_words(change: Change, language: Language) -> str:
    """Return one changed verdict in a line, with both ratings and what is not what it was."""
    because = ", ".join(say(f"event.input_{name}", language) for name in change.because)
    return say(
        "event.change",
        language,
        claim=change.claim,
        quote=change.quote,
        before=_rating(change.before, language),
        after=_rating(change.after, language),
        because=because or say("event.input_none", language),
    )


def _rating(given: GivenVerdict | None, language: Language) -> str:
    if given is None:
        return say("event.no_verdict", language)
    return f"{rating_words(Rating(given.rating), language)} ({given.by})"
