"""`wheelsdown find`: the itineraries of the record that fit what is known of a flight."""

import click

from wheelsdown.cli.terminal import json_option, language_option, print_json, the_desk
from wheelsdown.cli.verdict_words import tell_days_searched
from wheelsdown.contract.itineraries import itinerary_json, search_summary_json
from wheelsdown.errors import UsageError
from wheelsdown.intake import days_on, legs_on
from wheelsdown.model.bilingual import Language
from wheelsdown.model.itinerary import Constraint, ConstraintKind, Search
from wheelsdown.pipeline import find as find_in_record
from wheelsdown.pipeline import find_in_days
from wheelsdown.places.typed import parse_place, parse_time
from wheelsdown.publishing.leg_words import itinerary_lines
from wheelsdown.wording.catalogue import say


@click.command()
@click.option("--from", "origin", metavar="PLACE", help="Where it took off first.")
@click.option("--departed", metavar="TIME", help="When; local to the place if no zone is given.")
@click.option("--via", multiple=True, metavar="PLACE", help="A stop or transfer; repeatable.")
@click.option("--to", "destination", metavar="PLACE", help="Where it landed last.")
@click.option("--landed", metavar="TIME", help="When; local to the place if no zone is given.")
@click.option("--type", "type_code", metavar="T", help="Aircraft type: B767, A330.")
@click.option("--operator", metavar="O", help="Operator's name, or the letters of its callsigns.")
@click.option("--aircraft", metavar="A", help="Registration, 24-bit address or callsign.")
@click.option("--most", default=10, show_default=True, help="How many to print.")
@json_option
@language_option
@click.pass_context
def find(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    origin: str | None,
    departed: str | None,
    via: tuple[str, ...],
    destination: str | None,
    landed: str | None,
    type_code: str | None,
    operator: str | None,
    aircraft: str | None,
    most: int,
    as_json: bool,
    language: Language,
) -> None:
    """Rank the itineraries that fit, on one aircraft or with changes of aircraft.

    Every detail is optional and could be wrong: those that fit most of them come first, and how
    many legs were searched is said, so that you can judge what a fit is worth.

    \b
    Examples:
      wheelsdown --desk mydesk find --to UUDD --landed "2025-12-09 02:39 Europe/Moscow"
      wheelsdown --desk mydesk find --from Arizona --departed "2025-12-07 12:00 ± 90m" --via Egypt
    """
    named = {
        ConstraintKind.TYPE: type_code,
        ConstraintKind.OPERATOR: operator,
        ConstraintKind.AIRCRAFT: aircraft,
    }
    constraints = [
        *_endpoint(ConstraintKind.DEPARTURE, origin, departed),
        *(
            Constraint(kind=ConstraintKind.VIA, area=parse_place(place), order=order)
            for order, place in enumerate(via)
        ),
        *_endpoint(ConstraintKind.LANDING, destination, landed),
        *(Constraint(kind=kind, text=text) for kind, text in named.items() if text),
    ]
    if not constraints:
        raise UsageError("nothing to look for: give at least one of --from, --to, --via, …")
    desk = the_desk(ctx)
    days = days_on(desk)
    search = (
        find_in_record(legs_on(desk), constraints)
        if days is None
        else find_in_days(days, constraints)
    )
    if days is not None:
        tell_days_searched("cli.only_last_days", days.days_searched(constraints), language)
    if as_json:
        shown = search.itineraries[:most]
        print_json(itinerary_json(found, rank, search) for rank, found in enumerate(shown, 1))
        print_json([search_summary_json(search)])
    else:
        _print_search(search, most, language)


def _endpoint(kind: ConstraintKind, place: str | None, time: str | None) -> list[Constraint]:
    if place is None and time is None:
        return []
    area = None if place is None else parse_place(place)
    when = None if time is None else parse_time(time, area.zone if area else None)
    return [Constraint(kind=kind, area=area, time=when)]


def _print_search(search: Search, most: int, language: Language) -> None:
    for rank, found in enumerate(search.itineraries[:most], 1):
        met = sum(fit.fits for fit in found.fits)
        click.echo(
            say("cli.rank", language, rank=rank, met=met, asked=len(found.fits), score=found.score)
        )
        for line in itinerary_lines(found, language):
            click.echo(line)
        for fit in found.fits:
            if not fit.fits:
                kind = say(f"cli.constraint_{fit.constraint.kind}", language)
                click.echo(f"    {say('cli.misses', language, what=kind, found=fit.found or '–')}")
    click.echo(
        say("cli.searched", language, fitting=search.fitting, searched=f"{search.searched_legs:,}")
    )
