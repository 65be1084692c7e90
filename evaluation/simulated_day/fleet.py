"""Kinds of aircraft in the simulated day, their shares, and what each is called.

The shares are of trace files, chosen so that a world day has as many files, positions and legs as
the days of 2025 have (65,000, 77 million, some 170,000). Types and their categories are real;
registrations, owners and callsigns are made up.
"""

from dataclasses import dataclass

import numpy as np

from evaluation.simulated_day.flying import Performance
from wheelsdown.aviation.identifiers import n_number_of_address

LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

SHARES = {
    "airliner": 0.315,
    "regional": 0.08,
    "business": 0.055,
    "light": 0.24,
    "helicopter": 0.03,
    "glimpsed": 0.2,
    "multilateration": 0.03,
    "receiver_address": 0.035,
    "vehicle": 0.015,
}
"""`glimpsed` airliners are heard for some minutes only; `receiver_address` are those readsb writes
with `~`; the positions of `multilateration` come from the times at several receivers."""

KINDS = tuple(SHARES)

TYPES = {
    "airliner": (
        ("B738", "BOEING 737-800", "A3"),
        ("A320", "AIRBUS A-320", "A3"),
        ("A21N", "AIRBUS A-321neo", "A3"),
        ("B38M", "BOEING 737 MAX 8", "A3"),
        ("A333", "AIRBUS A-330-300", "A5"),
        ("B77W", "BOEING 777-300ER", "A5"),
    ),
    "regional": (("E75L", "EMBRAER 175", "A3"), ("AT76", "ATR 72-600", "A2")),
    "business": (("GLF5", "GULFSTREAM G-V", "A3"), ("C56X", "CESSNA Citation Excel", "A2")),
    "light": (
        ("C172", "CESSNA 172 Skyhawk", "A1"),
        ("P28A", "PIPER PA-28 Cherokee", "A1"),
        ("SR22", "CIRRUS SR-22", "A1"),
    ),
    "helicopter": (("EC35", "EUROCOPTER EC-135", "A7"), ("R44", "ROBINSON R-44", "A7")),
    "vehicle": (("", "", "C2"),),
}
WIDE_BODIES = frozenset(("A333", "B77W"))

BLOCKS = (
    (0xA00001, 0xADF7C7, 0.34),
    (0x3C0000, 0x3FFFFF, 0.10),
    (0x400000, 0x43FFFF, 0.10),
    (0x780000, 0x7BFFFF, 0.12),
    (0x380000, 0x3BFFFF, 0.08),
    (0x140000, 0x15FFFF, 0.03),
    (0xC00000, 0xC3FFFF, 0.06),
    (0x4B8000, 0x4BFFFF, 0.05),
    (0x800000, 0x83FFFF, 0.06),
    (0xE40000, 0xE7FFFF, 0.06),
)
"""First and last address of some countries' blocks, and the share of aircraft registered there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Airframe:
    """One aircraft: what it is called and what it can do."""

    address: int
    kind: str
    registration: str | None
    type_code: str | None
    description: str | None
    owner: str | None
    year: str | None
    category: str
    performance: Performance
    long_haul: bool
    speaks_much: bool
    """Whether it answers radar with airspeed, roll and headings (Mode S enhanced surveillance)."""
    rate_is_geometric: bool
    """Light aircraft send the rate of their satellite receiver."""


def draw_addresses(seed: int, count: int) -> list[int]:
    """Return so many addresses, none twice, from the blocks of some countries."""
    rng = np.random.default_rng([seed, 1 << 30])
    shares = np.array([share for _, _, share in BLOCKS])
    per_block = np.floor(shares * count).astype(int)
    per_block[0] += count - int(per_block.sum())
    drawn = [
        first + rng.choice(last - first + 1, wanted, replace=False)
        for (first, last, _), wanted in zip(BLOCKS, per_block, strict=True)
    ]
    return [int(address) for address in rng.permutation(np.concatenate(drawn))]


def draw_airframe(rng: np.random.Generator, address: int) -> Airframe:
    """Return an aircraft of a kind drawn by its share."""
    share = np.cumsum(list(SHARES.values()))
    kind = KINDS[int(np.searchsorted(share, rng.random() * share[-1]))]
    flown_as = {"glimpsed": "airliner", "multilateration": "business"}.get(kind, kind)
    flown_as = "light" if kind == "receiver_address" else flown_as
    types = TYPES[flown_as]
    type_code, description, category = types[int(rng.integers(len(types)))]
    known = kind not in ("receiver_address", "vehicle") and rng.random() < 0.94
    return Airframe(
        address=address,
        kind=kind,
        registration=_registration(rng, address) if known else None,
        type_code=(type_code or None) if known else None,
        description=(description or None) if known else None,
        owner="SIMULATED AIR LLC" if known and rng.random() < 0.5 else None,
        year=str(int(rng.integers(1975, 2025))) if known and rng.random() < 0.6 else None,
        category=category,
        performance=_performance(rng, flown_as, type_code),
        long_haul=type_code in WIDE_BODIES,
        speaks_much=flown_as in ("airliner", "regional") and bool(rng.random() < 0.35),
        rate_is_geometric=flown_as in ("light", "helicopter", "business"),
    )


def _performance(rng: np.random.Generator, kind: str, type_code: str) -> Performance:
    if kind in ("airliner", "business"):
        level = float(rng.integers(29, 41)) * 1_000.0
        return Performance(
            shape="jet", cruise_kt=rng.uniform(425, 490), cruise_ft=level, taxi_s=480.0
        )
    if kind == "regional":
        level = float(rng.integers(15, 27)) * 1_000.0
        return Performance(
            shape="jet", cruise_kt=rng.uniform(280, 400), cruise_ft=level, taxi_s=360.0
        )
    low, high = ((5, 15) if kind == "helicopter" else (20, 75)) if type_code != "SR22" else (40, 90)
    return Performance(
        shape="light",
        cruise_kt=rng.uniform(95, 150),
        cruise_ft=float(rng.integers(low, high)) * 100.0,
        taxi_s=150.0,
    )


def _registration(rng: np.random.Generator, address: int) -> str:
    number = n_number_of_address(f"{address:06x}")
    if number is not None:
        return str(number)
    letters = "".join(LETTERS[i] for i in rng.integers(0, 26, 3).tolist())
    return f"{'DGFCBV'[address % 6]}-{'ABFGHI'[address // 7 % 6]}{letters}"


def draw_callsign(rng: np.random.Generator, airframe: Airframe, prefix: str) -> str:
    """Return what a flight calls itself: an invented airline's number, or the registration."""
    if airframe.performance.shape == "light" or airframe.kind == "multilateration":
        return (airframe.registration or f"T{airframe.address % 10_000}").replace("-", "")
    return f"{prefix}{int(rng.integers(1, 9_999))}"
