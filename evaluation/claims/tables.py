"""Writes scores as tables that a person reads in a terminal or on a page."""

from collections.abc import Mapping

from evaluation.claims.scoring import FLIGHT, Score, Tally
from evaluation.claims.value_scoring import Outcome

PARTS_OF_CLAIMS = {
    "times": "Times: the range holds the reader's, and is at most twice as wide",
    "counts": "Numbers: both bounds exactly",
    "places": "Places: the airport, or all the airports it could be",
    "details": "Registrations, callsigns, ordinals, durations",
    "modalities": "Modality",
    "credited": "Attribution of claims credited to someone: kinds, characters and order",
    "uncredited": "Attribution of claims in the publisher's own voice: none",
}


def score_table(score: Score) -> str:
    """Return the numbers of one language and part as Markdown."""
    rows = [("all `flight.*`", score.tally(FLIGHT)), ("all others", score.tally(other_than=FLIGHT))]
    rows += [(f"`{type_.value}`", tally) for type_, tally in score.by_type.items()]
    lines = ["| type | in the gold | P | R | F1 |", "|---|--:|--:|--:|--:|"]
    lines += [_tally_row(name, tally) for name, tally in rows]
    found = score.tally().found
    lines += [
        "",
        f"{found} claims found in {score.passages} passages; "
        f"{_share(score.exact_quotes, found)} of their quotes are exact to the character.",
        f"Claims taken from furniture: {score.in_furniture}.",
        "",
        "| of the claims found | n | right | near or wide | wrong | silent |",
        "|---|--:|--:|--:|--:|--:|",
    ]
    lines += [_outcome_row(label, getattr(score, key)) for key, label in PARTS_OF_CLAIMS.items()]
    return "\n".join(lines)


def _tally_row(name: str, tally: Tally) -> str:
    measures = [tally.precision, tally.recall, tally.f1]
    shown = " | ".join("–" if measure is None else f"{measure:.2f}" for measure in measures)
    return f"| {name} | {tally.found + tally.missed} | {shown} |"


def _outcome_row(label: str, outcomes: Mapping[Outcome, int]) -> str:
    total = sum(outcomes.values())
    shown = " | ".join(_share(outcomes.get(outcome, 0), total) for outcome in Outcome)
    return f"| {label} | {total} | {shown} |"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "–"
