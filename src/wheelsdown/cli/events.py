"""`wheelsdown event`: all that is known of one removal flight, across reports."""

from collections.abc import Sequence

import click

from wheelsdown.cli.event_words import across_lines, voice_words
from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    print_problems,
    print_table,
    the_desk,
)
from wheelsdown.cli.unusable_rows import tell_unusable_rows
from wheelsdown.contract.events import event_json
from wheelsdown.errors import UsageError
from wheelsdown.model.bilingual import Language, in_language
from wheelsdown.model.event import EventPage, Line, QuantityLedger
from wheelsdown.newsroom.event_list import events_on
from wheelsdown.verdicts.register_words import country_words, days_words, rule_words
from wheelsdown.wording.catalogue import say

LIST = "list"
HEADINGS = ("event", "arrived", "to", "kind", "reports", "grade")


@click.command()
@click.argument("event", default=LIST, metavar="[ID|list]")
@json_option
@language_option
@click.pass_context
def event(ctx: click.Context, event: str, as_json: bool, language: Language) -> None:
    """Show one event: its reports, what each says, the roots, the numbers, its place in the row.

    Then how the reports stand to one another: who repeats, narrows, contradicts or alters what
    another said, and which names may be of one person.

    An event is a removal flight: one in hand/register.csv, one that a flight log files under a
    case, or one that reports on this desk tell of. Without an ID all are listed.

    \b
    Examples:
      wheelsdown --desk mydesk event
      wheelsdown --desk mydesk event RU-2025-12 --lang ru
      wheelsdown --desk mydesk event RU-2025-12 --json
    """
    desk = the_desk(ctx)
    tell_unusable_rows(desk, language)
    pages, problems = events_on(desk)
    print_problems(problems, language)
    if event != LIST:
        pages = (_meant(pages, event),)
    if as_json:
        print_json(event_json(page) for page in pages)
    elif event == LIST:
        _print_list(pages, language)
    else:
        _print_page(pages[0], language)


def _meant(pages: Sequence[EventPage], wanted: str) -> EventPage:
    found = [page for page in pages if page.flight.event.casefold() == wanted.casefold()]
    if len(found) != 1:
        known = ", ".join(page.flight.event for page in pages) or "none"
        raise UsageError(f"no event {wanted!r} on this desk; expected one of: {known}")
    return found[0]


def _print_list(pages: Sequence[EventPage], language: Language) -> None:
    if not pages:
        click.echo(say("event.none", language))
        return
    headings = [say(f"event.heading_{name}", language) for name in HEADINGS]
    print_table(headings, [_row(page, language) for page in pages])


def _row(page: EventPage, language: Language) -> tuple[str, ...]:
    flight = page.flight
    country = country_words(flight.destination) if flight.destination else None
    return (
        flight.event,
        in_language(days_words(flight.days), language),
        "?" if country is None else in_language(country, language),
        say(f"event.kind_{flight.kind}", language),
        str(len(page.reports)),
        say(f"event.grade_{page.occurrence.grade}", language) if page.reports else "–",
    )


def _print_page(page: EventPage, language: Language) -> None:
    flight = page.flight
    click.secho("  ".join(_row(page, language)[:4]), bold=True)
    if not page.registered:
        click.echo(say("event.not_registered", language))
    if flight.source:
        click.echo(say("event.source", language, source=flight.source))
    if flight.legs:
        click.echo(say("event.legs", language, legs=", ".join(flight.legs)))
    _print_position(page, language)
    if not page.reports:
        click.echo(say("event.no_reports", language))
        return
    for report in page.reports:
        click.echo(f"- {report.outlet}  {report.report[7:19]}")
    click.echo()
    _print_grade(page.occurrence, say("event.took_place", language), language)
    for line in page.lines:
        click.echo()
        _print_line(line, language)
    for ledger in page.ledgers:
        click.echo()
        _print_ledger(ledger, language)
    for words in across_lines(page.across, language):
        click.echo(words)


def _print_position(page: EventPage, language: Language) -> None:
    country = page.flight.destination
    if country is None:
        return
    for count in page.position:
        low, top = count.at_least, count.at_most
        number = str(low) if low == top else f"{low}–{top}"
        rule = in_language(rule_words(count, country), language)
        click.echo(f"  {say('event.position', language, number=number, rule=rule)}")


def _print_line(line: Line, language: Language) -> None:
    kind = say(f"cli.type_{line.point}", language)
    _print_grade(line, f"{kind}: {line.about}" if line.about else kind, language)
    for voice in line.voices:
        click.echo(f"  {voice_words(voice, language)}")
    for a, b in line.disagreements:
        click.echo(f"  {say('event.contradiction', language, a=a, b=b)}")


def _print_grade(line: Line, heading: str, language: Language) -> None:
    grade = say(f"event.grade_{line.grade}", language)
    roots = ", ".join(line.roots) or say("event.no_roots", language)
    click.secho(heading, bold=True)
    click.echo(f"  {say('event.graded', language, grade=grade, roots=roots)}")


def _print_ledger(ledger: QuantityLedger, language: Language) -> None:
    of = say("event.people", language) if ledger.of == "people" else ledger.of
    click.secho(say("event.ledger", language, of=of), bold=True)
    for entry in ledger.entries:
        low, top = entry.count.minimum, entry.count.maximum
        who = entry.voice.root if entry.voice.named else f"{entry.voice.root} (?)"
        stage = say(f"event.stage_{entry.stage}", language)
        click.echo(f"  {stage}: {_range(low, top)}  “{entry.count.text}”  {who}")
    if ledger.remainder is not None:
        click.echo(f"  {say('event.remainder', language, left=_range(*ledger.remainder))}")
    if ledger.overdrawn:
        click.echo(f"  {say('event.overdrawn', language)}")


def _range(low: int | None, top: int | None) -> str:
    if low is not None and low == top:
        return str(low)
    return f"{'?' if low is None else low}–{'?' if top is None else top}"
