"""Many legs on one map: a line each from takeoff to landing, so that where flights go can be seen.

In: legs. Out: one SVG document as text. Lines are great circles between the ends and not the ways
flown: they are all dashed.
"""

from collections.abc import Sequence
from xml.etree import ElementTree

import numpy as np

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import interpolate
from wheelsdown.model.bilingual import Language
from wheelsdown.model.flight import Endpoint, Leg
from wheelsdown.publishing.outlines import SEA, draw_outlines
from wheelsdown.publishing.projection import Position, Sheet, fit_sheet
from wheelsdown.wording.catalogue import say

WIDTH, HEIGHT = 960.0, 480.0
POINTS = 13
"""Of a great circle: enough for the eye at this size."""
LINE, DOT = "#1b5e9b", "#222222"


def draw_overview(legs: Sequence[Leg], language: Language) -> str | None:
    """Return a map of the legs both of whose ends are placed, or nothing where none has both."""
    ends = [(leg, _place(leg.takeoff), _place(leg.landing)) for leg in legs]
    placed = [(leg, a, b) for leg, a, b in ends if a is not None and b is not None]
    if not placed:
        return None
    sheet = fit_sheet([p for _, a, b in placed for p in (a, b)], WIDTH, HEIGHT)
    root = ElementTree.Element(
        "svg", xmlns="http://www.w3.org/2000/svg", viewBox=f"0 0 {WIDTH:g} {HEIGHT:g}", role="img"
    )
    title = say("drawing.overview", language, n=len(placed))
    ElementTree.SubElement(root, "title").text = title
    window = ElementTree.SubElement(root, "svg", width=f"{WIDTH:g}", height=f"{HEIGHT:g}")
    window.set("class", "window")
    window.set("data-geo", _degrees_of(sheet))
    ElementTree.SubElement(window, "rect", width="100%", height="100%", fill=SEA)
    moves = ElementTree.SubElement(window, "g", attrib={"class": "moves"})
    draw_outlines(moves, sheet, around=1.0)
    _draw_legs(moves, sheet, [(a, b) for _, a, b in placed])
    _draw_places(moves, sheet, {p for _, a, b in placed for p in (a, b)})
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _degrees_of(sheet: Sheet) -> str:
    """Return the five numbers by which a script turns a point on the sheet into degrees."""
    numbers = (
        sheet.middle_longitude_deg,
        sheet.shrink * sheet.scale,
        sheet.left,
        sheet.scale,
        sheet.top,
    )
    return " ".join(f"{number:.6f}" for number in numbers)


def _draw_legs(
    root: ElementTree.Element, sheet: Sheet, pairs: Sequence[tuple[Position, Position]]
) -> None:
    """Append all lines as one path: thousands of elements would be slow to pull about."""
    path = []
    for a, b in sorted(set(pairs)):
        shares = np.linspace(0.0, 1.0, POINTS)
        latitudes, longitudes = interpolate(a[0], a[1], b[0], b[1], shares)
        unrolled = np.unwrap(longitudes, period=360.0)
        x = (unrolled - sheet.middle_longitude_deg) * sheet.shrink * sheet.scale - sheet.left
        y = -latitudes * sheet.scale - sheet.top
        path.append("M" + " ".join(f"{i:.1f},{j:.1f}" for i, j in zip(x, y, strict=True)))
    line = ElementTree.SubElement(root, "path", d="".join(path), fill="none", stroke=LINE)
    line.set("stroke-dasharray", "6 4")
    line.set("stroke-opacity", "0.7")


def _draw_places(root: ElementTree.Element, sheet: Sheet, places: set[Position]) -> None:
    for place in sorted(places):
        x, y = sheet.point(place)
        ElementTree.SubElement(root, "circle", cx=f"{x:g}", cy=f"{y:g}", r="3", fill=DOT)


def _place(endpoint: Endpoint) -> Position | None:
    found = None if endpoint.airport is None else airport(endpoint.airport)
    return None if found is None else (found.latitude_deg, found.longitude_deg)
