"""What a stated confidence turned out to be worth, as a table, one number, and a drawing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from evaluation.legs.scoring import Judged

SIDE, MARGIN = 300.0, 40.0
LOWEST = 0.80
"""No airport is named with less confidence than this: the drawing begins there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """All ends to which one confidence was given."""

    confidence: float
    ends: int
    right: int
    lowest: float
    highest: float
    """Bounds of the true share in 95 of 100 cases (Wilson), ends taken as independent."""

    @property
    def share(self) -> float:
        """The share of right airports."""
        return self.right / self.ends


def calibration_steps(judged: Iterable[Judged]) -> tuple[Step, ...]:
    """Return one step for every confidence that was given."""
    by_confidence: dict[float, list[bool]] = {}
    for one in judged:
        if one.named is not None and one.confidence is not None:
            by_confidence.setdefault(one.confidence, []).append(one.right)
    return tuple(_step(c, flags) for c, flags in sorted(by_confidence.items()))


def _step(confidence: float, flags: Sequence[bool]) -> Step:
    low, high = wilson(sum(flags), len(flags))
    return Step(confidence=confidence, ends=len(flags), right=sum(flags), lowest=low, highest=high)


def wilson(right: int, n: int, z: float = 1.96) -> tuple[float, float]:
    """Return the bounds between which the true share lies in 95 of 100 cases."""
    share, spread = right / n, z * z / n
    middle = share + spread / 2
    half = z * ((share * (1 - share) + spread / 4) / n) ** 0.5
    return max((middle - half) / (1 + spread), 0.0), min((middle + half) / (1 + spread), 1.0)


def expected_error(steps: Sequence[Step]) -> float:
    """Return how far stated and true shares are apart on average (ECE)."""
    total = sum(step.ends for step in steps)
    return sum(step.ends * abs(step.share - step.confidence) for step in steps) / total


def draw_calibration(steps: Sequence[Step]) -> str:
    """Return an SVG: stated confidence across, true share up, with its bounds."""
    marks = "\n".join(_mark(step) for step in steps)
    edge = MARGIN + SIDE
    ticks = "\n".join(_tick(LOWEST + 0.05 * i) for i in range(5))
    box = f"0 0 {edge + 20:.0f} {edge + 40:.0f}"
    return f"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}" \
font-family="sans-serif" font-size="11" role="img" aria-label="Stated confidence and true share">
<rect x="{MARGIN}" y="20" width="{SIDE}" height="{SIDE}" fill="none" stroke="#888"/>
<line x1="{MARGIN}" y1="{20 + SIDE}" x2="{edge}" y2="20" stroke="#888" stroke-dasharray="4 4"/>
{ticks}
{marks}
<text x="{MARGIN + SIDE / 2}" y="{SIDE + 55}" text-anchor="middle">stated confidence</text>
<text x="12" y="{20 + SIDE / 2}" text-anchor="middle" \
transform="rotate(-90 12 {20 + SIDE / 2})">share that was right</text>
</svg>
"""


def _x(share: float) -> float:
    return round(MARGIN + SIDE * (share - LOWEST) / (1 - LOWEST), 1)


def _y(share: float) -> float:
    return round(20 + SIDE * (1 - max(share - LOWEST, 0.0) / (1 - LOWEST)), 1)


def _tick(share: float) -> str:
    return (
        f'<text x="{_x(share)}" y="{SIDE + 36}" text-anchor="middle">{share:.2f}</text>'
        f'<text x="{MARGIN - 4}" y="{_y(share) + 4}" text-anchor="end">{share:.2f}</text>'
    )


def _mark(step: Step) -> str:
    x = _x(step.confidence)
    return (
        f'<line x1="{x}" y1="{_y(step.lowest)}" x2="{x}" y2="{_y(step.highest)}" stroke="#236"/>'
        f'<circle cx="{x}" cy="{_y(step.share)}" r="4" fill="#236"/>'
    )
