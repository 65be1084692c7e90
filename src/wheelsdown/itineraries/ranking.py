"""How much it says that a constraint is met: rare things say more than common ones.

In: how many legs of the record meet a constraint. Out: its weight in bits, and from the weights
the order of itineraries. "Landed at 02:39" is met by few legs and weighs more than "left Arizona".
"""

import math
from collections.abc import Sequence

from wheelsdown.model.itinerary import Connection, ConnectionKind, ConstraintFit

SMALLEST_WEIGHT_BITS = 0.1
"""A constraint that every leg meets still counts: else a record of one leg ranks nothing."""

TRANSFER_COST_BITS = 1.0
"""A change of aircraft is one more thing to assume; of two alike, fewer changes go first."""

LEG_COST_BITS = 0.05
"""Of two that fit alike, the shorter goes first."""


def weight_bits(meeting: int, searched: int) -> float:
    """Return −log2 of the share of legs that meet a constraint, smoothed by half a leg."""
    return max(-math.log2((meeting + 0.5) / (searched + 1)), SMALLEST_WEIGHT_BITS)


def score(fits: Sequence[ConstraintFit]) -> float:
    """Return the share of the wanted bits that is met, 0 to 1; 0 where nothing was wanted."""
    wanted = sum(fit.weight for fit in fits)
    return sum(fit.weight for fit in fits if fit.fits) / wanted if wanted else 0.0


def sort_key(
    fits: Sequence[ConstraintFit], connections: Sequence[Connection], leg_ids: Sequence[str]
) -> tuple[float, float, tuple[str, ...]]:
    """Return what orders itineraries, best first: bits met less costs, near misses, ids."""
    transfers = sum(c.kind is ConnectionKind.TRANSFER for c in connections)
    met = sum(fit.weight for fit in fits if fit.fits)
    cost = TRANSFER_COST_BITS * transfers + LEG_COST_BITS * len(leg_ids)
    near = sum(fit.off_by_minutes for fit in fits if fit.off_by_minutes)
    return (cost - met, near, tuple(leg_ids))
