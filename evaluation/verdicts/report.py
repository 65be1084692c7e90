"""The numbers in words: a table for the terminal, and the page of the documentation."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from evaluation.verdicts.real_cases import RealOutcome
from evaluation.verdicts.scoring import Tally, false_contradicted, false_supported

BAR_TOP_1 = 0.97
BAR_NEVER = 0.98
BAR_FALSE = 0.002
BAR_CALIBRATION = 0.03


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One number beside the bar it is held to."""

    name: str
    value: float
    bar: str
    counted: int
    holds: bool


def rows_of(total: Tally) -> tuple[Row, ...]:
    """Return the numbers of the issue, in its order."""
    held, never, claims = max(total.held, 1), max(total.never, 1), sum(total.ratings.values())
    top_1 = total.top[1] / held
    top_3 = sum(total.top[place] for place in (1, 2, 3)) / held
    nothing = 1 - total.never_offered / never
    supported, contradicted = false_supported(total), false_contradicted(total)
    calibration = calibration_error(total.confidences)
    return (
        _row("right itinerary first", top_1, f"≥ {BAR_TOP_1}", total.held, top_1 >= BAR_TOP_1),
        _row("among the first three", top_3, "", total.held, True),
        _row("never was: nothing offered", nothing, f"≥ {BAR_NEVER}", never, nothing >= BAR_NEVER),
        _row("false *supported*", supported, f"≤ {BAR_FALSE}", claims, supported <= BAR_FALSE),
        _row(
            "false *contradicted*", contradicted, f"≤ {BAR_FALSE}", claims,
            contradicted <= BAR_FALSE,
        ),
        _row(
            "calibration error of identification", calibration, f"≤ {BAR_CALIBRATION}",
            len(total.confidences), calibration <= BAR_CALIBRATION,
        ),
    )  # fmt: skip


def _row(name: str, value: float, bar: str, counted: int, holds: bool) -> Row:
    return Row(name=name, value=value, bar=bar, counted=counted, holds=holds)


def calibration_error(confidences: Sequence[tuple[float, bool]]) -> float:
    """Return the mean gap between confidence given and share right, weighted by how many."""
    ordered = sorted(confidences)
    gap = 0.0
    for given, group in groupby(ordered, key=lambda one: one[0]):
        right = [is_right for _, is_right in group]
        gap += abs(given - sum(right) / len(right)) * len(right)
    return gap / max(len(ordered), 1)


def table(rows: Sequence[Row]) -> str:
    """Return the numbers as a table."""
    lines = ["| | value | bar | of | holds |", "|---|---|---|---|---|"]
    lines += [
        f"| {r.name} | {r.value:.4f} | {r.bar} | {r.counted} | {'yes' if r.holds else '**no**'} |"
        for r in rows
    ]
    return "\n".join(lines)


def ratings_table(total: Tally) -> str:
    """Return how many true and false claims got each rating."""
    ratings = ("supported", "contradicted", "inconclusive", "not_checkable")
    lines = [f"| | {' | '.join(ratings)} |", "|---|" + "---|" * len(ratings)]
    for truth in ("true", "false"):
        cells = " | ".join(str(total.ratings[truth, rating]) for rating in ratings)
        lines.append(f"| {truth} claims | {cells} |")
    return "\n".join(lines)


def texts_table(read: Sequence[tuple[str, int, Counter[tuple[str, str]]]]) -> str:
    """Return, by language, how claims read in true and in false sentences were rated."""
    lines = [
        "| language | reports | sentences | supported | contradicted | inconclusive |",
        "|---|---|---|---|---|---|",
    ]
    for language, reports, ratings in read:
        for truth in ("true", "false"):
            cells = [ratings[truth, r] for r in ("supported", "contradicted", "inconclusive")]
            words = " | ".join(str(n) for n in cells)
            lines.append(f"| {language} | {reports} | {truth} | {words} |")
    return "\n".join(lines)


def real_table(outcomes: Sequence[RealOutcome]) -> str:
    """Return what was found for the real cases."""
    lines = ["| case | found | documented | fit | legs searched |", "|---|---|---|---|---|"]
    for one in outcomes:
        route = " – ".join(code or "?" for code in one.found)
        same = "yes" if one.is_documented_route else "**no**"
        lines.append(f"| {one.name} | {route} | {same} | {one.fitting} | {one.searched} |")
    return "\n".join(lines)


def page(template: str, **parts: str) -> str:
    """Return the page with its tables in their places, each named `{{like_this}}`."""
    for name, text in parts.items():
        template = template.replace("{{" + name + "}}", text)
    return template
