"""What a language brings to the reading of reports: its words, and the functions that use them.

`extraction` knows no language. A second one is a module beside `english` with a `RULES` of its
own and a line in `extraction.LANGUAGES`.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from wheelsdown.claims.attribution import KnownSpeakers, Scope
from wheelsdown.claims.counts import CountHit
from wheelsdown.claims.dating import Incumbency
from wheelsdown.claims.sentences import Sentence, StopRules
from wheelsdown.claims.statements import Clause, Scene, Statement
from wheelsdown.claims.times import TimeExpression


@dataclass(frozen=True, slots=True, kw_only=True)
class LanguageRules:
    """The rules of one language."""

    stops: StopRules
    about_flights: re.Pattern[str]
    """Matches every sentence that could say something of a flight; others are passed over."""
    vehicle_named: re.Pattern[str]
    date_line: re.Pattern[str]
    find_times: Callable[[str], tuple[TimeExpression, ...]]
    find_counts: Callable[[str], tuple[CountHit, ...]]
    find_scopes: Callable[[Sentence, KnownSpeakers, tuple[Scope, ...]], tuple[Scope, ...]]
    find_doubts: Callable[[str], tuple[tuple[int, int], ...]]
    find_clauses: Callable[[Sentence, tuple[Scope, ...]], tuple[Clause, ...]]
    find_statements: Callable[[Scene], tuple[Statement, ...]]
    find_incumbents: Callable[[str], tuple[Incumbency, ...]]
    learn_names: Callable[[str, KnownSpeakers], None]
