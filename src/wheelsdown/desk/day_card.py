"""What a day on the desk is: where it lies, what it was made from, and what is kept of it.

In: `day.json` of each day. Out: its card. A day is there once its folder has its name, and its
folder gets that name last, so a card that is there is true.
"""

import json
import os
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from wheelsdown.contract.json_lines import JsonObject, dumps
from wheelsdown.desk.folder import Desk
from wheelsdown.desk.writing import broken_table, told_as_outside_error
from wheelsdown.model.provenance import Digest

CARD = "day.json"
ARCHIVE_KIND = "readsb_day"
"""What an archive of a day is among captures; no reader of single captures takes it."""

FORMAT = 2
"""Of the tables of a day; one of another format is not read, and is added again."""


class KeptPositions(StrEnum):
    """Which positions of a day stay on the desk."""

    ALL = "all"
    NONE = "none"
    CHOSEN = "chosen"
    """Of the aircraft, or of the area, that were named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keeping:
    """What is kept of a day beside its legs, visits and edges."""

    positions: KeptPositions = KeptPositions.ALL
    addresses: frozenset[int] = frozenset()
    """As `PositionBatch.addresses` has them; for `CHOSEN`."""
    area: tuple[float, float, float] | None = None
    """Latitude, longitude, kilometres round it; for `CHOSEN`."""
    archive: bool = True
    """Whether the archive itself is kept as a capture; its digest is always written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveFile:
    """A file of the archive a day was made from; an archive cut into parts has several."""

    name: str
    digest: Digest
    size_bytes: int
    path: Path | None = None
    """Where it lies while the day is added; not written down."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayCard:
    """What is written down of one day."""

    day: date
    archive: tuple[ArchiveFile, ...]
    added: str
    """RFC 3339 time."""
    versions: tuple[tuple[str, str], ...]
    keeping: Keeping
    files: int
    refused: int
    positions: int
    positions_kept: int
    aircraft: int
    legs: int
    legs_with_both_airports: int
    problems: int
    cells: int = 0
    """Cells of a quarter of a degree in which anybody was heard."""
    cells_low: int = 0
    """Those in which anybody was heard low: on the ground, landing or taking off."""
    first_ms: int | None
    """First and last moment of any position."""
    last_ms: int | None
    legs_from_us: int | None
    """Least and greatest moment that any known bound of any leg has."""
    legs_to_us: int | None


def days_folder(desk: Desk) -> Path:
    """Return where the days lie."""
    return desk.record / "days"


def day_folder(desk: Desk, day: date) -> Path:
    """Return where one day lies, or would."""
    return days_folder(desk) / day.isoformat()


def is_held(desk: Desk, day: date) -> bool:
    """Say whether a day is on the desk."""
    return (day_folder(desk, day) / CARD).exists()


def days_held(desk: Desk) -> tuple[date, ...]:
    """Return the days on the desk, in order, without reading them."""
    folder = days_folder(desk)
    if not folder.is_dir():
        return ()
    with told_as_outside_error("read", folder.name):
        names = os.listdir(folder)
    found = sorted(day for name in names if (day := _day(name)) is not None)
    # A year is hundreds of folders: each is asked without a `Path` of its own.
    return tuple(day for day in found if os.path.exists(f"{folder}/{day}/{CARD}"))


def held_days(desk: Desk) -> tuple[DayCard, ...]:
    """Return the cards of the days on the desk, in order."""
    return tuple(read_card(desk, day) for day in days_held(desk))


def read_card(desk: Desk, day: date) -> DayCard:
    """Return the card of a day that is held; BrokenDeskError where it cannot be read."""
    path = day_folder(desk, day) / CARD
    with told_as_outside_error("read", path.name):
        text = path.read_bytes()
    try:
        obj = json.loads(text)
        if obj["format"] != FORMAT:
            raise ValueError(f"a day of format {obj['format']!r}")
        return _card(obj)
    except (ValueError, KeyError, TypeError) as error:
        raise broken_table(path) from error


def days_made_of(desk: Desk, digests: Collection[Digest]) -> frozenset[date]:
    """Return the days held that were made of any of these archives."""
    if not digests:
        return frozenset()
    return frozenset(
        card.day for card in held_days(desk) if any(one.digest in digests for one in card.archive)
    )


def card_bytes(card: DayCard) -> bytes:
    """Return a card as it is written."""
    values = {name: getattr(card, name) for name in _NUMBERS}
    obj = {
        "format": FORMAT,
        "day": card.day.isoformat(),
        "archive": [
            {"name": one.name, "digest": one.digest, "size_bytes": one.size_bytes}
            for one in card.archive
        ],
        "added": card.added,
        "versions": dict(card.versions),
        "keeping": keeping_json(card.keeping),
        **values,
    }
    return (dumps(obj) + "\n").encode()


def keeping_json(keeping: Keeping) -> JsonObject:
    """Return what is kept of a day, as its card says it."""
    return {
        "positions": keeping.positions.value,
        "addresses": sorted(keeping.addresses),
        "area": None if keeping.area is None else list(keeping.area),
        "archive": keeping.archive,
    }


_NUMBERS = (
    "files",
    "refused",
    "positions",
    "positions_kept",
    "aircraft",
    "legs",
    "legs_with_both_airports",
    "problems",
    "cells",
    "cells_low",
    "first_ms",
    "last_ms",
    "legs_from_us",
    "legs_to_us",
)


def _card(obj: Mapping[str, Any]) -> DayCard:
    keeping = obj["keeping"]
    area = keeping["area"]
    return DayCard(
        day=date.fromisoformat(obj["day"]),
        archive=tuple(
            ArchiveFile(
                name=one["name"], digest=Digest(one["digest"]), size_bytes=one["size_bytes"]
            )
            for one in obj["archive"]
        ),
        added=obj["added"],
        versions=tuple(obj["versions"].items()),
        keeping=Keeping(
            positions=KeptPositions(keeping["positions"]),
            addresses=frozenset(keeping["addresses"]),
            area=None if area is None else (area[0], area[1], area[2]),
            archive=keeping["archive"],
        ),
        **{name: obj[name] for name in _NUMBERS},
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(name) if len(name) == 10 else None
    except ValueError:
        return None
