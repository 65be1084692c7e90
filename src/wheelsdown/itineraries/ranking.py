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

UNTOLD_CHANGE_BITS = 3.0
"""A report that tells neither of a change of aircraft, nor of the landing before it, nor of the
departure after it is rare: one in eight at most. In a small record it costs less, as chance does.
"""

LEG_COST_SHARE = 0.05
"""Of two that fit alike the shorter goes first; the more legs there are, the more ways lead round
to anywhere, so a leg costs this share of the bits that tell one leg of the record from the rest."""

LEGS_OF_A_SMALL_RECORD = 1000
"""In a record of fewer legs, such as a flight log, the flights it holds from an airport are no
measure of those there were, and say little of chance."""

UNHEARD_COST_BITS = 0.5
"""A flight that nobody heard is one more thing to assume, though the aircraft did get there."""

NEAR_SHARE = 0.5
"""A narrow miss counts for half of what it would be to be met as narrowly: the report may have
erred, or it may be another flight."""

ROUNDED_SHARE = 0.85
"""A miss by no more than the rounding of a clock is most likely that."""

SAME_BITS = 0.5
"""Less than half a bit is no difference: of two that near, the one that strains times less."""

ALONE, ALONE_BUT = 0.98, 0.92
AMONG_FEW, AMONG_MANY = 0.92, 0.78
"""How often the best is the right one, as counted in simulated weeks (`evaluation/verdicts`, seeds
21 to 28, 684 itineraries): with no other that fits as well; with none, but past a change of
aircraft and missing a detail; with one or two others; with more. With others it is the one that
strains the times told least, which decides more often than not."""

FEW_RIVALS = 2


def weight_bits(meeting: int, searched: int) -> float:
    """Return −log2 of the share of legs that meet a constraint, smoothed by half a leg."""
    return max(-math.log2((meeting + 0.5) / (searched + 1)), SMALLEST_WEIGHT_BITS)


def near_bits(as_near: int, searched: int, *, rounded: bool) -> float:
    """Return what a narrow miss counts for, if `as_near` legs lie as near or nearer."""
    return (ROUNDED_SHARE if rounded else NEAR_SHARE) * weight_bits(as_near, searched)


def transfer_cost_bits(departures: int, searched: int) -> float:
    """Return what a change of aircraft costs where people could have left by `departures`.

    At a hub people could have gone on by hundreds of flights, so that one of them fits by chance;
    from a small field by one or two.
    """
    return TRANSFER_COST_BITS + math.log2(1 + _share_of_all(searched) * departures)


def _share_of_all(searched: int) -> float:
    """Return how far the flights of a record are a measure of those there were, 0 to 1."""
    return searched / (searched + LEGS_OF_A_SMALL_RECORD)


def score(fits: Sequence[ConstraintFit]) -> float:
    """Return the share of the wanted bits that is met, 0 to 1; 0 where nothing was wanted."""
    wanted = sum(fit.weight for fit in fits)
    return sum(fit.weight for fit in fits if fit.fits) / wanted if wanted else 0.0


def transfers_in(connections: Sequence[Connection]) -> int:
    """Return how many changes of aircraft there are."""
    return sum(c.kind is ConnectionKind.TRANSFER for c in connections)


def sort_key(
    fits: Sequence[ConstraintFit],
    cost_bits: float,
    strain_minutes: int,
    leg_ids: Sequence[str],
) -> tuple[int, int, int, tuple[str, ...]]:
    """Return what orders itineraries, best first: bits less costs, what is missed, strain, ids."""
    bits = sum(fit.bits for fit in fits)
    unfound = sum(fit.found is None for fit in fits)
    return (round((cost_bits - bits) / SAME_BITS), unfound, strain_minutes, tuple(leg_ids))


def leg_cost_bits(searched: int) -> float:
    """Return what each leg of an itinerary costs in a record of so many."""
    return LEG_COST_SHARE * math.log2(searched + 1)


def cost_bits(
    *,
    legs: int,
    unheard: int,
    departures: Sequence[int],
    searched: int,
    told_changes: int,
    untold_changes: int,
) -> float:
    """Return what an itinerary assumes, in bits: legs, changes of aircraft, flights unheard.

    `departures` says for each change how many flights could have been taken there, `searched` how
    many legs there are. A change that the report tells of is not assumed; by which of the flights
    there were people went on still is. One of which nothing at all is told costs more.
    """
    changes = sum(transfer_cost_bits(n, searched) for n in departures)
    changes += UNTOLD_CHANGE_BITS * _share_of_all(searched) * untold_changes
    changes -= TRANSFER_COST_BITS * told_changes
    return leg_cost_bits(searched) * legs + UNHEARD_COST_BITS * unheard + changes


def surplus_bits(fits: Sequence[ConstraintFit], cost: float, searched: int) -> float:
    """Return by how many bits what is met exceeds what some route or other meets by chance.

    Of N legs the luckiest meets log2 N bits; each change of aircraft adds the choices there were.
    Two to the minus this is about how many routes would fit as well by chance.
    """
    met = sum(fit.weight for fit in fits if fit.fits)
    return met - cost - math.log2(max(searched, 1))


def confidence(fits: Sequence[ConstraintFit], transfers: int, rivals: int) -> float | None:
    """Return how often such an itinerary is the right one; nothing where too little was met.

    More details must be met than missed, and two at least: for less nothing was counted.
    """
    met = sum(fit.fits for fit in fits)
    if met < 2 or met <= len(fits) - met:
        return None
    if rivals:
        return AMONG_FEW if rivals <= FEW_RIVALS else AMONG_MANY
    return ALONE_BUT if transfers and met < len(fits) else ALONE
