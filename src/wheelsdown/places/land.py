"""The outlines of land and the borders between countries, to draw under a map.

Natural Earth 1:50m (public domain), thinned to three kilometres by `tools/build_land.py`. It
says where a border that Natural Earth draws is left out. A border on a map decides nothing.
"""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np

from wheelsdown.model.flight import Floats


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outlines:
    """Rings of land and lines of borders: one array each, rows of latitude and longitude."""

    land: tuple[Floats, ...]
    borders: tuple[Floats, ...]


@cache
def load_outlines() -> Outlines:
    """Read the bundled outlines; kept after the first call."""
    packed = (files("wheelsdown.places.data") / "land.json.gz").read_bytes()
    data = json.loads(gzip.decompress(packed))
    return Outlines(land=_lines(data["land"]), borders=_lines(data["borders"]))


def _lines(written: list[list[int]]) -> tuple[Floats, ...]:
    return tuple(
        _unrolled(np.array(line, dtype=np.float64).reshape(-1, 2) / 100) for line in written
    )


def _unrolled(line: Floats) -> Floats:
    """Return a line that goes on over the date line; round the pole it is closed beyond it."""
    unrolled = line.copy()
    unrolled[:, 1] = np.unwrap(line[:, 1], period=360.0)
    is_ring = bool((line[0] == line[-1]).all())
    if is_ring and abs(unrolled[-1, 1] - unrolled[0, 1]) > 180.0:
        ends = np.array([[-90.0, unrolled[-1, 1]], [-90.0, unrolled[0, 1]]])
        unrolled = np.concatenate([unrolled, ends])
    return unrolled
