"""Maps and profiles as SVG: well formed, complete, and honest about what nobody heard."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

from record_notation import CAPTURE, leg, legs
from wheelsdown.pipeline import draw, legs_of
from wheelsdown.publishing.projection import fit_sheet
from wheelsdown.sources.recognition import read_capture

SVG = "{http://www.w3.org/2000/svg}"
REMOVAL = legs("""
    ~N1AX KIWA 12-07T19:05 KBWI 12-07T23:10
    ~N1AX KBWI 12-08T01:30 HECA 12-08T12:26
    ~SUGB HECA 12-08T16:29 UUDD 12-08T23:39
""")


@pytest.fixture(scope="module")
def heard():
    data = (Path(__file__).parent.parent / "examples/data/n17104_2025-02-07.csv.gz").read_bytes()
    tracks = read_capture(data, digest=CAPTURE, name="n17104").tracks
    return legs_of(tracks).legs[:2], tracks


def words(svg: str) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]


def test_what_nobody_heard_is_dashed():
    root = ElementTree.fromstring(draw(REMOVAL, (), "en"))
    lines = list(root.iter(f"{SVG}polyline"))
    assert len(lines) == 3
    assert all(line.get("stroke-dasharray") for line in lines)


def test_each_aircraft_has_its_colour():
    lines = ElementTree.fromstring(draw(REMOVAL, (), "en")).iter(f"{SVG}polyline")
    assert len({line.get("stroke") for line in lines}) == 2


def test_airports_carry_local_times_in_the_language_of_the_reader():
    assert "landing 09.12 02:39" in words(draw(REMOVAL, (), "en"))
    assert "посадка 09.12 02:39" in words(draw(REMOVAL, (), "ru"))


def test_a_heard_flight_is_solid_and_has_a_profile(heard):
    svg = draw(*heard, "en")
    solid = [
        line
        for line in ElementTree.fromstring(svg).iter(f"{SVG}polyline")
        if not line.get("stroke-dasharray")
    ]
    assert len(solid) >= 3
    assert "height over time (UTC)" in words(svg)


def test_a_flight_across_the_date_line_stays_in_one_piece():
    sheet = fit_sheet([(35.0, 140.0), (45.0, 180.0), (47.0, -122.0)], 960, 540)
    x = [sheet.point(p)[0] for p in ((35.0, 140.0), (45.0, 180.0), (47.0, -122.0))]
    assert x == sorted(x)


def test_a_leg_with_no_known_place_draws_an_empty_sheet():
    svg = draw((leg("N1AX ? ? ? ?"),), (), "en")
    assert ElementTree.fromstring(svg).find(f"{SVG}title").text == "? – ?"


def test_everything_lies_on_the_sheet():
    root = ElementTree.fromstring(draw(REMOVAL, (), "en"))
    for line in root.iter(f"{SVG}polyline"):
        for point in line.get("points").split():
            x, y = map(float, point.split(","))
            assert 0 <= x <= 960
            assert 0 <= y <= 540
