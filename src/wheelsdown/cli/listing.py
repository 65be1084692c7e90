"""`wheelsdown legs` and `wheelsdown journeys`: the flight record, listed."""

import click

from wheelsdown.cli.near import circle_of, heard_json, legs_in_circle
from wheelsdown.cli.terminal import (
    csv_option,
    json_option,
    language_option,
    print_csv,
    print_json,
    print_problems,
    print_table,
    the_desk,
)
from wheelsdown.contract.legs import journey_json, leg_json
from wheelsdown.flights.classification import LegClass, LegLabel
from wheelsdown.model.bilingual import Language
from wheelsdown.model.flight import Leg
from wheelsdown.newsroom.leg_classes import classes_of, has_watchlist
from wheelsdown.newsroom.legs_asked import legs_asked
from wheelsdown.pipeline import journeys_of
from wheelsdown.places.typed import parse_place
from wheelsdown.publishing.leg_words import LEG_HEADINGS, leg_row, time_cell
from wheelsdown.wording.catalogue import say

_aircraft_option = click.option(
    "--aircraft", metavar="A", help="Registration or 24-bit address: N278GX, a2c4e0."
)
_airport_option = click.option(
    "--airport", "place", metavar="P", help="Takes off from or lands at this place: KIWA, Arizona."
)
_from_option = click.option("--from", "begin", metavar="TIME", help="Not before: 2025-12-07.")
_to_option = click.option("--to", "end", metavar="TIME", help="Not after: 2025-12-08T23:39Z.")
_near_option = click.option(
    "--near",
    metavar="LAT,LON",
    help="Heard round this place, in degrees or as an airport's code, on days of the world.",
)
_within_option = click.option(
    "--within",
    "within_km",
    type=float,
    default=30.0,
    show_default=True,
    metavar="KM",
    help="How far round it.",
)
_below_option = click.option(
    "--below", "below_ft", type=float, metavar="FT", help="Heard there no higher than this."
)
_class_option = click.option(
    "--class",
    "label",
    type=click.Choice([label.value for label in LegLabel]),
    default=None,
    help="What the leg was to removals, by the desk's watchlist and hubs.",
)


def _classes(
    ctx: click.Context, found: tuple[Leg, ...], label: str | None, language: Language
) -> dict[str, LegClass]:
    """Return the class of each leg by its id; none where nobody asked and nobody is watched."""
    desk = the_desk(ctx)
    if label is None and not has_watchlist(desk):
        return {}
    classes, problems = classes_of(desk, found, language)
    print_problems(problems, language)
    return classes


def _class_cells(leg: Leg, classes: dict[str, LegClass], language: Language) -> tuple[str, ...]:
    known = classes.get(leg.leg)
    return () if known is None else (say(f"cli.class_{known.label}", language), known.rule)


def _with_class(leg: Leg, classes: dict[str, LegClass]) -> dict[str, object]:
    known = classes.get(leg.leg)
    if known is None:
        return leg_json(leg)
    why = {"en": known.why.en, "ru": known.why.ru}
    of_class = {"class": known.label.value, "class_rule": known.rule, "class_why": why}
    return {**leg_json(leg), **of_class}


@click.command()
@_aircraft_option
@_airport_option
@_from_option
@_to_option
@_near_option
@_within_option
@_below_option
@_class_option
@json_option
@csv_option
@language_option
@click.pass_context
def legs(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    aircraft: str | None,
    place: str | None,
    begin: str | None,
    end: str | None,
    near: str | None,
    within_km: float,
    below_ft: float | None,
    label: str | None,
    as_json: bool,
    as_csv: bool,
    language: Language,
) -> None:
    """List the legs on the desk in order of takeoff; times are UTC.

    \b
    Examples:
      wheelsdown --desk mydesk legs --aircraft N17104
      wheelsdown --desk mydesk legs --airport Cairo --from 2025-12-07 --to 2025-12-09 --json
      wheelsdown --desk mydesk legs --class removal --from 2025-12-01
      wheelsdown --desk mydesk legs --near 33.31,-111.66 --from 2025-12-07 --to 2025-12-07
    """
    heard: dict[str, str] = {}
    if near is None:
        desk = the_desk(ctx)
        found = legs_asked(desk, aircraft=aircraft, place=place, begin=begin, end=end)
    else:
        asked_otherwise = aircraft is not None or place is not None
        circle = circle_of(near, within_km, below_ft, begin, end, asked_otherwise=asked_otherwise)
        found, heard = legs_in_circle(the_desk(ctx), circle)
    classes = _classes(ctx, found, label, language)
    found = tuple(leg for leg in found if label is None or classes[leg.leg].label == label)
    if as_json:
        print_json({**_with_class(leg, classes), **heard_json(leg, heard)} for leg in found)
        return
    columns = (*LEG_HEADINGS, *(("class", "class_rule") if classes else ()))
    headings = [say(f"cli.{key}", language) for key in columns]
    headings += [say("record.near_heard", language)] if heard else []
    rows = [
        (
            *leg_row(leg, language),
            *_class_cells(leg, classes, language),
            *(say(f"record.near_{how}", language) for how in heard_json(leg, heard).values()),
        )
        for leg in found
    ]
    if as_csv:
        print_csv(headings, rows)
    elif rows:
        print_table(headings, rows)
    else:
        click.echo(say("cli.no_legs", language))


@click.command()
@_aircraft_option
@_airport_option
@_from_option
@_to_option
@json_option
@language_option
@click.pass_context
def journeys(  # noqa: PLR0917 - one parameter an option
    ctx: click.Context,
    aircraft: str | None,
    place: str | None,
    begin: str | None,
    end: str | None,
    as_json: bool,
    language: Language,
) -> None:
    """List journeys: legs of one aircraft that belong together.

    \b
    Examples:
      wheelsdown --desk mydesk journeys --aircraft a11f59
      wheelsdown --desk mydesk journeys --airport KIWA --json
    """
    legs = legs_asked(the_desk(ctx), aircraft=aircraft, place=None, begin=begin, end=end)
    found = journeys_of(legs)
    if place is not None:
        wanted = parse_place(place).airports
        found = tuple(
            j for j in found if any({x.takeoff.airport, x.landing.airport} & wanted for x in j.legs)
        )
    if as_json:
        print_json(journey_json(journey) for journey in found)
        return
    headings = ("aircraft", "takeoff_time", "route", "landing_time")
    rows = [
        (
            j.aircraft.registration or j.aircraft.icao24 or j.aircraft.label or "?",
            time_cell(j.legs[0].takeoff.time),
            " – ".join(
                (
                    j.legs[0].takeoff.airport or "?",
                    *(leg.landing.airport or "?" for leg in j.legs),
                )
            ),
            time_cell(j.legs[-1].landing.time),
        )
        for j in found
    ]
    if rows:
        print_table([say(f"cli.{key}", language) for key in headings], rows)
    else:
        click.echo(say("cli.no_legs", language))
