"""`wheelsdown record`: which days of the world the desk holds, what is missing, what it takes."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

import click

from wheelsdown.cli.terminal import (
    json_option,
    language_option,
    print_json,
    print_problems,
    print_table,
    the_desk,
)
from wheelsdown.contract.times import time_text
from wheelsdown.desk.captures import list_captures
from wheelsdown.desk.day_card import ARCHIVE_KIND, DayCard, is_held
from wheelsdown.desk.day_overview import HeldDay, days_overview, missing_days
from wheelsdown.desk.day_writing import day_problems
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.leg_table import count_legs, recorded_range
from wheelsdown.errors import UsageError
from wheelsdown.model.bilingual import Language
from wheelsdown.model.provenance import Problem
from wheelsdown.model.time_range import TimeRange
from wheelsdown.wording.catalogue import say

MB = 1_000_000
HEADINGS = (
    "day",
    "positions",
    "aircraft",
    "legs",
    "both_airports",
    "heard_low",
    "kept",
    "midnight",
    "size",
)


@click.command()
@click.option("--day", "wanted", metavar="DAY", help="One day with its problems: 2025-12-07.")
@json_option
@language_option
@click.pass_context
def record(ctx: click.Context, wanted: str | None, as_json: bool, language: Language) -> None:
    """Show the days of the world on the desk: what they hold, what is missing, what they take.

    \b
    Examples:
      wheelsdown --desk mydesk record
      wheelsdown --desk mydesk record --day 2025-12-07
    """
    desk = the_desk(ctx)
    day = None if wanted is None else _day(desk, wanted)
    held = days_overview(desk)
    shown = [one for one in held if day is None or one.card.day == day]
    problems = () if day is None else day_problems(desk, day)
    if as_json:
        print_json(_day_json(one, problems if day else None) for one in shown)
        if day is None:
            print_json(_gap_json(gap) for gap in missing_days([one.card for one in held]))
            print_json([_captures_json(desk)])
        return
    if shown:
        print_table([say(f"record.{key}", language) for key in HEADINGS], _rows(shown, language))
    else:
        click.echo(say("record.no_days", language))
    if day is not None:
        _print_sizes(shown, language)
        print_problems(problems, language)
        return
    for first, last in missing_days([one.card for one in held]):
        stretch = f"{first}" if first == last else f"{first} – {last}"
        days = (last - first).days + 1
        click.echo(say("record.missing", language, stretch=stretch, n=days))
    _print_sizes(shown, language)
    click.echo(_captures_words(desk, language))


def _day(desk: Desk, words: str) -> date:
    try:
        day = date.fromisoformat(words)
    except ValueError as error:
        raise UsageError(f"cannot read the day {words!r}; expected one like 2025-12-07") from error
    if not is_held(desk, day):
        raise UsageError(
            f"the desk does not hold the day {words!r}; 'wheelsdown record' lists those it does"
        )
    return day


def _rows(held: Sequence[HeldDay], language: Language) -> list[tuple[str, ...]]:
    return [
        (
            one.card.day.isoformat(),
            f"{one.card.positions:,}",
            f"{one.card.aircraft:,}",
            f"{one.card.legs:,}",
            _share(one.card.legs_with_both_airports, one.card.legs),
            _share(one.card.cells_low, one.card.cells),
            _kept(one.card, language),
            say(f"record.midnight_{_midnight(one)}", language),
            _megabytes(sum(size for _, size in one.sizes)),
        )
        for one in held
    ]


def _kept(card: DayCard, language: Language) -> str:
    archive = "archive" if card.keeping.archive else "no_archive"
    return (
        f"{say(f'record.positions_{card.keeping.positions}', language)}, "
        f"{say(f'record.{archive}', language)}"
    )


def _midnight(one: HeldDay) -> str:
    return {None: "open", True: "joined", False: "to_join"}[one.is_joined]


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if whole else "–"


def _megabytes(size: int) -> str:
    return f"{size / MB:,.0f} MB"


def _print_sizes(held: Sequence[HeldDay], language: Language) -> None:
    sizes = _sum_sizes(held)
    for kind, size in sizes.items():
        click.echo(f"{say(f'record.size_{kind}', language)}: {_megabytes(size)}")


def _sum_sizes(held: Sequence[HeldDay]) -> dict[str, int]:
    sizes: dict[str, int] = {}
    for one in held:
        for kind, size in one.sizes:
            sizes[kind] = sizes.get(kind, 0) + size
    return dict(sorted(sizes.items()))


def _day_json(one: HeldDay, problems: Sequence[Problem] | None) -> dict[str, Any]:
    card = one.card
    found: dict[str, Any] = {
        "day": card.day.isoformat(),
        "archive": [
            {"name": file.name, "capture": file.digest, "size_bytes": file.size_bytes}
            for file in card.archive
        ],
        "added": card.added,
        "versions": dict(card.versions),
        "files": card.files,
        "files_refused": card.refused,
        "positions": card.positions,
        "positions_kept": card.positions_kept,
        "positions_of": card.keeping.positions.value,
        "archive_kept": card.keeping.archive,
        "aircraft": card.aircraft,
        "legs": card.legs,
        "legs_with_both_airports": card.legs_with_both_airports,
        "cells": card.cells,
        "cells_heard_low": card.cells_low,
        "midnight": _midnight(one),
        "size_bytes": dict(one.sizes),
        "problem_count": card.problems,
    }
    if problems is not None:
        found["problems"] = [
            {"code": p.code, "file": p.file, "line": p.line, "values": dict(p.values)}
            for p in problems
        ]
    return found


def _gap_json(gap: tuple[date, date]) -> dict[str, Any]:
    return {"missing": {"from": gap[0].isoformat(), "to": gap[1].isoformat()}}


def _captures_json(desk: Desk) -> dict[str, Any]:
    span = recorded_range(desk)
    times = {"from": span.earliest, "to": span.latest}
    known = {side: time_text(when) for side, when in times.items() if when is not None}
    return {"single_captures": {"captures": _single(desk), "legs": count_legs(desk), **known}}


def _captures_words(desk: Desk, language: Language) -> str:
    captures, legs, span = _single(desk), count_legs(desk), recorded_range(desk)
    if span.earliest is None or span.latest is None:
        return say("record.captures_no_legs", language, n=captures)
    begin, end = _dates(span)
    return say("record.captures", language, n=captures, legs=legs, begin=begin, end=end)


def _dates(span: TimeRange) -> tuple[str, str]:
    def day(when: datetime | None) -> str:
        return "?" if when is None else f"{when:%Y-%m-%d}"

    return day(span.earliest), day(span.latest)


def _single(desk: Desk) -> int:
    """Count the captures that are no archive of a day."""
    return sum(capture.kind != ARCHIVE_KIND for capture in list_captures(desk))
