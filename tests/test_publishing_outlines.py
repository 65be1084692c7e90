"""Land under the maps: it lies where it lies, on both sides of the date line."""

from xml.etree import ElementTree

import numpy as np
import pytest

from wheelsdown.places.land import load_outlines
from wheelsdown.publishing.outlines import draw_outlines
from wheelsdown.publishing.projection import fit_sheet

LAND = {"Cairo": (30.04, 31.24), "Magadan": (59.57, 150.8), "Phoenix": (33.45, -112.07),
        "Chukotka": (67.0, 178.5), "Vostok station": (-78.46, 106.84)}  # fmt: skip
SEA = {"mid-Atlantic": (40.0, -40.0), "Bering Sea": (58.0, 179.0), "off Chile": (-40.0, -85.0)}


def crossings(ring, latitude, longitude):
    """Count the sides of a ring that a line to the east of a point crosses."""
    lat, lon = ring[:, 0], ring[:, 1]
    a, b = lat, np.roll(lat, -1)
    c, d = lon, np.roll(lon, -1)
    crosses = (a > latitude) != (b > latitude)
    with np.errstate(divide="ignore", invalid="ignore"):
        at = c + (latitude - a) / (b - a) * (d - c)
    return int(np.sum(crosses & (at > longitude)))


def is_land(latitude, longitude):
    # A ring over the date line goes on beyond 180°: the point is asked for on each turn.
    turns = (longitude - 360, longitude, longitude + 360)
    return any(
        sum(crossings(ring, latitude, turn) for ring in load_outlines().land) % 2 for turn in turns
    )


@pytest.mark.parametrize("name", LAND)
def test_land_is_land(name):
    assert is_land(*LAND[name])


@pytest.mark.parametrize("name", SEA)
def test_sea_is_sea(name):
    assert not is_land(*SEA[name])


def test_no_border_is_drawn_across_the_isthmus_of_perekop():
    at_isthmus = [
        line
        for line in load_outlines().borders
        if ((line > (45.5, 32.5)) & (line < (46.5, 35.5))).all(axis=1).any()
    ]
    assert at_isthmus == []


def paths(*positions, around=0.0):
    root = ElementTree.Element("svg")
    draw_outlines(root, fit_sheet(positions, 960, 540), around)
    return [element.get("d") for element in root]


def test_what_is_off_the_sheet_is_not_drawn():
    (sea, _), (europe, borders) = (
        paths((-30.0, -20.0), (-31.0, -21.0)),
        paths((48.0, 2.0), (52.0, 20.0)),
    )
    assert sea == "" and europe.startswith("M") and borders.startswith("M")


def test_sheet_over_the_date_line_shows_both_sides():
    land, _ = paths((64.0, 175.0), (65.0, -165.0))
    x = [float(pair.split(",")[0]) for pair in land.replace("M", " ").replace("Z", " ").split()]
    assert min(x) < 300 and max(x) > 660


def test_land_around_the_sheet_is_drawn_where_the_map_is_to_be_moved():
    near, wide = paths((48.0, 2.0), (52.0, 20.0)), paths((48.0, 2.0), (52.0, 20.0), around=1.0)
    assert len(wide[0]) > len(near[0])
