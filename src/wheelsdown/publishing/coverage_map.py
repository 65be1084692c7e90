"""Where anybody was listening low down, on a map of the world.

In: cells of a quarter degree and how many aircraft were heard low in each. Out: one SVG document as
text, a square for each degree, the darker the more were heard. White land is land nobody heard.
"""

from xml.etree import ElementTree

import numpy as np

from wheelsdown.aviation.airport_grid import CELLS_A_DEGREE, CELLS_ROUND
from wheelsdown.model.bilingual import Language
from wheelsdown.model.flight import Int32s
from wheelsdown.publishing.outlines import SEA, draw_outlines
from wheelsdown.publishing.projection import Sheet
from wheelsdown.wording.catalogue import say

WIDTH, HEIGHT = 960.0, 430.0
STEPS = ((1, 2, "0.35"), (3, 9, "0.6"), (10, None, "0.9"))
"""Aircraft heard in the busiest quarter of a degree: fewest, most, how dark."""
HEARD = "#1f6b2c"


def draw_coverage(cells: Int32s, counts: Int32s, language: Language) -> str:
    """Return the map; with no cells it is a map of silence."""
    sheet = Sheet(
        width=WIDTH, height=HEIGHT, middle_longitude_deg=0.0, shrink=1.0, scale=WIDTH / 360,
        left=-WIDTH / 2, top=-84.0 * WIDTH / 360,
    )  # fmt: skip
    root = ElementTree.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", role="img"
    )
    title = say("drawing.coverage", language, n=len(cells))
    ElementTree.SubElement(root, "title").text = title
    window = ElementTree.SubElement(root, "svg", width=f"{WIDTH:g}", height=f"{HEIGHT:g}")
    window.set("class", "window")
    ElementTree.SubElement(window, "rect", width="100%", height="100%", fill=SEA)
    moves = ElementTree.SubElement(window, "g", attrib={"class": "moves"})
    draw_outlines(moves, sheet)
    squares, busiest = _squares(cells, counts)
    for least, most, dark in STEPS:
        inside = (busiest >= least) & (busiest <= (most or busiest.max(initial=least)))
        path = "".join(_square(sheet, int(one)) for one in squares[inside])
        ElementTree.SubElement(moves, "path", d=path, fill=HEARD, attrib={"fill-opacity": dark})
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _squares(cells: Int32s, counts: Int32s) -> tuple[Int32s, Int32s]:
    """Return the degrees that hold the cells, and the most heard in one cell of each."""
    row, column = np.divmod(cells, CELLS_ROUND)
    whole = row // CELLS_A_DEGREE * 360 + column // CELLS_A_DEGREE
    order = np.argsort(whole, kind="stable")
    squares, starts = np.unique(whole[order], return_index=True)
    if not len(squares):
        return squares.astype(np.int32), np.zeros(0, np.int32)
    return squares.astype(np.int32), np.maximum.reduceat(counts[order], starts).astype(np.int32)


def _square(sheet: Sheet, number: int) -> str:
    south, west = number // 360 - 90.0, number % 360 - 180.0
    x = west * sheet.scale - sheet.left
    y = -(south + 1.0) * sheet.scale - sheet.top
    side = sheet.scale
    return f"M{x:.1f},{y:.1f}h{side:.2f}v{side:.2f}h-{side:.2f}Z"
