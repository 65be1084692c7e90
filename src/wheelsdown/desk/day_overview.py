"""What the desk holds of the world: days, the gaps between them, and how much room they take.

In: the folders of days. Out: one `HeldDay` for each, and the stretches of days that are missing.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from wheelsdown.desk.capture_paths import capture_paths
from wheelsdown.desk.day_card import DayCard, day_folder, held_days
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.seams import is_made
from wheelsdown.desk.writing import told_as_outside_error

KINDS = {
    "legs.columns": "legs",
    "legs.parquet": "legs",
    "visits.parquet": "visits",
    "edges.columns": "edges",
    "edges.parquet": "edges",
    "members.columns": "members",
}
"""What each file of a day counts as; those of `positions/` are positions, all others the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldDay:
    """One day that is held."""

    card: DayCard
    sizes: tuple[tuple[str, int], ...]
    """Bytes on the disk by kind: `positions`, `legs`, …, `archive` where it is kept."""
    is_joined: bool | None
    """Whether legs over the midnight after it are joined; nothing where no day follows."""


def days_overview(desk: Desk) -> tuple[HeldDay, ...]:
    """Return every day that is held, in order."""
    cards = held_days(desk)
    held = {card.day for card in cards}
    return tuple(
        HeldDay(
            card=card,
            sizes=_sizes(desk, card),
            is_joined=is_made(desk, card.day) if card.day + timedelta(days=1) in held else None,
        )
        for card in cards
    )


def missing_days(cards: Sequence[DayCard]) -> tuple[tuple[date, date], ...]:
    """Return the first and last day of every stretch that is missing between days held."""
    days = [card.day for card in cards]
    step = timedelta(days=1)
    return tuple(
        (before + step, after - step) for before, after in pairwise(days) if after - before > step
    )


def _sizes(desk: Desk, card: DayCard) -> tuple[tuple[str, int], ...]:
    folder = day_folder(desk, card.day)
    sizes: dict[str, int] = {}
    with told_as_outside_error("read", folder.name):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                inside = path.parent.name == "positions"
                kind = "positions" if inside else KINDS.get(path.name, "other")
                sizes[kind] = sizes.get(kind, 0) + path.stat().st_size
        for one in card.archive:
            kept = capture_paths(desk, one.digest)[0]
            if kept.exists():
                sizes["archive"] = sizes.get("archive", 0) + kept.stat().st_size
    return tuple(sorted(sizes.items()))
