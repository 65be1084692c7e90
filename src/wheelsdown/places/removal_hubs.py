"""Airports that removal flights are staged at, as monitors list them: the table a desk begins with.

A hub is data, not a rule: a desk adds to the table and takes from it in `hand/hubs.csv`.
"""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class HubRole(StrEnum):
    """What an airport is to removal flights."""

    STAGING = "staging"
    """People are gathered there; watched aircraft that pass it carry them."""
    SECONDARY = "secondary"
    """Removal flights use it, and so do the same operators' other charters."""
    OFFSHORE = "offshore"
    """Abroad, and in US custody: Guantánamo."""
    NONE = "none"
    """Not a hub: how a desk takes an airport from the table."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """An airport, what it is to removal flights, and who says so."""

    airport: str
    role: HubRole
    source: str


@cache
def default_hubs() -> tuple[Hub, ...]:
    """Return the bundled table."""
    text = (files("wheelsdown.places.data") / "removal_hubs.csv").read_text(encoding="utf-8")
    return tuple(
        Hub(airport=row["airport"], role=HubRole(row["role"]), source=row["source"])
        for row in csv.DictReader(text.splitlines())
    )


def hubs_with(rows: Iterable[Mapping[str, str]]) -> tuple[tuple[Hub, ...], tuple[str, ...]]:
    """Return the bundled table with a desk's rows in place of its own, and roles not understood.

    The last row of an airport holds; `none` takes it out.
    """
    hubs = {hub.airport: hub for hub in default_hubs()}
    unknown: list[str] = []
    for row in rows:
        code, role = row["airport"].strip().upper(), row.get("role", "").strip().lower()
        if role in set(HubRole):
            hubs[code] = Hub(airport=code, role=HubRole(role), source=row.get("reason", ""))
        else:
            unknown.append(f"{code}: {role!r}")
    kept = (hub for hub in hubs.values() if hub.role is not HubRole.NONE)
    return tuple(sorted(kept, key=lambda hub: hub.airport)), tuple(unknown)
