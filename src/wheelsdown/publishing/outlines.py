"""Land and borders under a map, as the sheet shows them.

In: a sheet. Out: two SVG paths. What lies off the sheet and its margins is left out, and so are
points that cannot be told apart at its scale.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from xml.etree import ElementTree

import numpy as np

from wheelsdown.model.flight import Floats
from wheelsdown.places.land import load_outlines
from wheelsdown.publishing.projection import Sheet

APART = 1.0
"""Points nearer to each other than this on the sheet are one."""

LAND, BORDER, SEA = "#f3f1e9", "#c9c4b4", "#dfe8ee"


def draw_outlines(root: ElementTree.Element, sheet: Sheet, around: float = 0.0) -> None:
    """Append the land, filled, and the borders, as thin lines.

    `around` sheets are drawn on every side too, where a map is to be pulled about.
    """
    land, borders = _paths(sheet, around)
    ElementTree.SubElement(
        root, "path", d=land, fill=LAND, stroke=BORDER, attrib={"fill-rule": "evenodd"}
    )
    ElementTree.SubElement(
        root, "path", d=borders, fill="none", stroke=BORDER, attrib={"stroke-dasharray": "2 2"}
    )


@lru_cache(maxsize=64)
def _paths(sheet: Sheet, around: float) -> tuple[str, str]:
    """Return land and borders as paths; a page is mostly asked for more than once."""
    outlines = load_outlines()
    land = "".join(f"M{points}Z" for points in _on_sheet(outlines.land, sheet, around))
    borders = "".join(f"M{points}" for points in _on_sheet(outlines.borders, sheet, around))
    return land, borders


def _on_sheet(lines: Iterable[Floats], sheet: Sheet, around: float) -> Iterator[str]:
    """Yield the points of every line that reaches the sheet, turn by turn of the globe."""
    turn = 360.0 * sheet.shrink * sheet.scale
    edge_x, edge_y = around * sheet.width, around * sheet.height
    for line in lines:
        x = (line[:, 1] - sheet.middle_longitude_deg) * sheet.shrink * sheet.scale - sheet.left
        y = -line[:, 0] * sheet.scale - sheet.top
        for shift in (-turn, 0.0, turn):
            beside = _side(x + shift, -edge_x, sheet.width + edge_x)
            above = _side(y, -edge_y, sheet.height + edge_y)
            if abs(beside.sum()) < len(x) and abs(above.sum()) < len(y):
                yield _written(x + shift, y, beside, above)


def _side(at: Floats, low: float, high: float) -> Floats:
    """Return of each point whether it is before (-1), on (0) or beyond (1) the sheet."""
    return np.where(at < low, -1.0, np.where(at > high, 1.0, 0.0))


def _written(x: Floats, y: Floats, beside: Floats, above: Floats) -> str:
    """Return the points as SVG writes them.

    Those on top of the one before are left out, and so is all of a stretch off one side of the
    sheet but its ends: the fill on the sheet is the same.
    """
    off = (beside != 0) | (above != 0)
    same = (np.diff(beside) == 0) & (np.diff(above) == 0)
    inner = np.zeros(len(x), bool)
    inner[1:-1] = off[1:-1] & same[:-1] & same[1:]
    x, y = x[~inner], y[~inner]
    whole_x, whole_y = np.round(x / APART), np.round(y / APART)
    moved = np.ones(len(x), bool)
    moved[1:] = (np.diff(whole_x) != 0) | (np.diff(whole_y) != 0)
    pairs = zip(np.round(x[moved], 1).tolist(), np.round(y[moved], 1).tolist(), strict=True)
    return " ".join(f"{a:g},{b:g}" for a, b in pairs)
