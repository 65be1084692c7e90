"""What a language brings to the reading of reports: its words, and the functions that use them.

`extraction` knows no language. A second one is a module beside `english` with a `RULES` of its
own and a line in `languages.MODULES`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wheelsdown.claims.attribution import KnownSpeakers, Scope, Speaker
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.dating import Incumbency
from wheelsdown.claims.roles import Roles
from wheelsdown.claims.sentences import Sentence, StopRules
from wheelsdown.claims.statements import Clause, Scene, Statement
from wheelsdown.claims.times import TimeExpression
from wheelsdown.model.report import ClaimType


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondReader:
    """What a parser adds to the rules of a language: only where they are silent."""

    find_scopes: Callable[[Sentence, KnownSpeakers, tuple[Scope, ...]], tuple[Scope, ...]]
    """Returns scopes to add to those that the rules found in the sentence."""
    find_statements: Callable[[Scene, tuple[Statement, ...]], tuple[Statement, ...]]
    """Returns statements to add to those that the rules found in the sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The rules of one language."""

    stops: StopRules
    about_flights: re.Pattern[str]
    """Matches every sentence that could say something of a flight; others are passed over."""
    vehicle_named: re.Pattern[str]
    carrier: re.Pattern[str]
    """Matches what carries people: group `flight`, or `other` for trains, buses and ships."""
    date_line: re.Pattern[str]
    find_times: Callable[[str], tuple[TimeExpression, ...]]
    find_counts: Callable[[str], tuple[CountHit, ...]]
    people_counted: re.Pattern[str]
    """Matches right after a number where people are counted: " deportees", " other Afghan men"."""
    find_scopes: Callable[[Sentence, KnownSpeakers, tuple[Scope, ...]], tuple[Scope, ...]]
    find_doubts: Callable[[str], tuple[tuple[int, int], ...]]
    find_clauses: Callable[[Sentence, tuple[Scope, ...]], tuple[Clause, ...]]
    find_statements: Callable[[Scene], tuple[Statement, ...]]
    denial: re.Pattern[str]
    """Matches every word that could deny something."""
    no_denial: re.Pattern[str]
    """Matches words that look like a denial and are none: "no fewer than"."""
    find_incumbents: Callable[[str], tuple[Incumbency, ...]]
    learn_names: Callable[[str, KnownSpeakers], None]
    make_speaker: Callable[[str, int, KnownSpeakers], Speaker | None]
    """Returns who words are that are taken to name somebody, with where in the report they begin."""
    roles_of_places: Callable[[Scene, ClaimType, tuple[int, int]], Roles]
    """Returns the places within a range of a sentence by what each is to a movement of a kind."""
    with_values: Callable[[Scene, Statement], Statement]
    """Adds to a claim of a flight the aircraft, ordinal or duration that stands in its words."""
    judges: Callable[[str], bool] | None = None
    """Says whether a sentence judges; a report of many such sentences is an opinion piece."""
    of_other_travel: Callable[[str], bool] | None = None
    """Says whether a whole text is of holidays, ships or history, and of no removal."""
    scopes_from_around: (
        Callable[[tuple[Sentence, ...], int, KnownSpeakers], tuple[Scope, ...]] | None
    ) = None
    """Finds scopes over a whole sentence that the sentences beside it give."""
    respell: Callable[[str], str] | None = None
    """Mends letters, one for one: look-alikes of another alphabet, loose marks."""
    zone_of_page: Callable[[str], str | None] | None = None
    """Finds the zone that a page says all its times are in."""
    second_reader: Callable[[], SecondReader | None] | None = None
    """Loads the parser of the language, once; nothing where it is not installed."""
    zones_of_text: tuple[str, ...] = ()
    """Zones between which a day lies that is said of no place."""
