"""Draw an itinerary as SVG: tracks as heard, gaps dashed, airports with local times.

In: legs, and the tracks of their aircraft where there are any. Out: one SVG document as text.
What nobody heard is drawn as a dashed great circle, so that a guess never looks like a track.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta
from xml.etree import ElementTree
from zoneinfo import ZoneInfo

import numpy as np

from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import interpolate
from wheelsdown.model.bilingual import Language
from wheelsdown.model.flight import Endpoint, Leg, Track
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.time_range import TimeRange, ms_from_datetime
from wheelsdown.publishing.outlines import LAND, SEA, draw_outlines
from wheelsdown.publishing.profiles import PROFILE_HEIGHT, draw_profile
from wheelsdown.publishing.projection import Position, Sheet, fit_sheet
from wheelsdown.wording.catalogue import say

WIDTH, HEIGHT = 960.0, 540.0
MOST_POINTS = 600
"""Positions drawn of one leg: more cannot be told apart at this size."""
UNHEARD_MS = 10 * 60_000
"""A silence longer than this is drawn as a gap."""
ARC_POINTS = 60
ONE_MOMENT = timedelta(minutes=10)
"""A time known this well is written as one; a wider one as its two bounds."""
GRID_DEG = (1, 2, 5, 10, 15, 30)

COLOURS = ("#1b5e9b", "#9b3d1b", "#3d7a2a", "#6a3d9b")
"""One for each aircraft of an itinerary; dashes and labels carry the meaning without them."""


def draw_itinerary(legs: Sequence[Leg], tracks: Sequence[Track], language: Language) -> str:
    """Return an SVG map of `legs` in order, with a title and a description for screen readers."""
    paths = [(leg, list(_heard(leg, tracks)), list(_arcs(leg, tracks))) for leg in legs]
    everything = [p for _, heard, arcs in paths for path in (*heard, *arcs) for p in path]
    everything += [p for leg in legs for e in (leg.takeoff, leg.landing) if (p := _place(e))]
    root = ElementTree.Element(
        "svg",
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH:.0f} {HEIGHT:.0f}",
        role="img",
        attrib={"font-family": "sans-serif", "font-size": "13"},
    )
    ElementTree.SubElement(root, "title").text = _title(legs)
    ElementTree.SubElement(root, "desc").text = say("drawing.legend", language)
    if not everything:
        return _text(root)
    sheet = fit_sheet(everything, WIDTH, HEIGHT)
    # A window of its own, so that land and tracks off the sheet do not show over the profile.
    window = ElementTree.SubElement(
        root, "svg", width=f"{WIDTH:g}", height=f"{HEIGHT:g}", attrib={"class": "window"}
    )
    ElementTree.SubElement(window, "rect", width="100%", height="100%", fill=SEA)
    moves = ElementTree.SubElement(window, "g", attrib={"class": "moves"})
    draw_outlines(moves, sheet)
    _draw_grid(moves, sheet)
    colours = _colours(legs)
    for leg, heard, arcs in paths:
        for path in heard:
            _draw_line(moves, sheet, path, colours[leg.leg], dashed=False)
        for path in arcs:
            _draw_line(moves, sheet, path, colours[leg.leg], dashed=True)
    _draw_airports(moves, sheet, legs, language)
    legend = _label(root, 16, HEIGHT - 14, say("drawing.legend", language))
    legend.set("fill", "#555")
    profile = draw_profile(legs, tracks, WIDTH, language)
    if profile is not None:
        profile.set("transform", f"translate(0 {HEIGHT:g})")
        root.append(profile)
        root.set("viewBox", f"0 0 {WIDTH:.0f} {HEIGHT + PROFILE_HEIGHT:.0f}")
    return _text(root)


def _text(root: ElementTree.Element) -> str:
    return ElementTree.tostring(root, encoding="unicode") + "\n"


def _title(legs: Sequence[Leg]) -> str:
    codes = [legs[0].takeoff.airport or "?", *(leg.landing.airport or "?" for leg in legs)]
    return " – ".join(codes)


def _colours(legs: Sequence[Leg]) -> dict[str, str]:
    order = list(dict.fromkeys(aircraft_key(leg.aircraft) for leg in legs))
    return {
        leg.leg: COLOURS[order.index(aircraft_key(leg.aircraft)) % len(COLOURS)] for leg in legs
    }


def _rows_of(leg: Leg, tracks: Sequence[Track]) -> tuple[list[int], list[Position]]:
    """Return times and positions of the leg's aircraft during the leg, from all its tracks."""
    began = leg.takeoff.time.earliest or leg.takeoff.time.latest
    ended = leg.landing.time.latest or leg.landing.time.earliest
    rows = [
        (int(t), (float(lat), float(lon)))
        for track in tracks
        if aircraft_key(track.aircraft) == aircraft_key(leg.aircraft)
        for t, lat, lon in zip(
            track.time_ms[_during(track, began, ended)],
            track.latitude_deg[_during(track, began, ended)],
            track.longitude_deg[_during(track, began, ended)],
            strict=True,
        )
    ]
    rows.sort()
    return [t for t, _ in rows], [p for _, p in rows]


def _during(
    track: Track, began: datetime | None, ended: datetime | None
) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
    chosen = np.isfinite(track.latitude_deg) & np.isfinite(track.longitude_deg)
    if began is not None:
        chosen &= track.time_ms >= ms_from_datetime(began)
    if ended is not None:
        chosen &= track.time_ms <= ms_from_datetime(ended)
    return chosen


def _heard(leg: Leg, tracks: Sequence[Track]) -> Iterator[list[Position]]:
    """Yield the stretches of a leg between silences."""
    times, positions = _rows_of(leg, tracks)
    if not positions:
        return
    step = max(len(positions) // MOST_POINTS, 1)
    stretch = [positions[0]]
    for number in range(1, len(positions)):
        if times[number] - times[number - 1] > UNHEARD_MS:
            yield stretch
            stretch = []
        if number % step == 0 or not stretch or number == len(positions) - 1:
            stretch.append(positions[number])
    yield stretch


def _arcs(leg: Leg, tracks: Sequence[Track]) -> Iterator[list[Position]]:
    """Yield great circles over what nobody heard: between stretches, and out to the airports."""
    stretches = list(_heard(leg, tracks))
    begin, end = _place(leg.takeoff), _place(leg.landing)
    known = [begin] if begin else []
    for stretch in stretches:
        if known:
            yield _great_circle(known[-1], stretch[0])
        known.append(stretch[-1])
    if known and end:
        yield _great_circle(known[-1], end)


def _great_circle(a: Position, b: Position) -> list[Position]:
    shares = np.linspace(0.0, 1.0, ARC_POINTS)
    latitudes, longitudes = interpolate(a[0], a[1], b[0], b[1], shares)
    return [(float(lat), float(lon)) for lat, lon in zip(latitudes, longitudes, strict=True)]


def _place(endpoint: Endpoint) -> Position | None:
    found = None if endpoint.airport is None else airport(endpoint.airport)
    return endpoint.position if found is None else (found.latitude_deg, found.longitude_deg)


def _draw_line(
    root: ElementTree.Element, sheet: Sheet, path: Sequence[Position], colour: str, *, dashed: bool
) -> None:
    points = " ".join(f"{x:g},{y:g}" for x, y in map(sheet.point, path))
    line = ElementTree.SubElement(
        root, "polyline", points=points, fill="none", stroke=colour, attrib={"stroke-width": "2"}
    )
    if dashed:
        line.set("stroke-dasharray", "6 5")


def _draw_grid(root: ElementTree.Element, sheet: Sheet) -> None:
    """Draw meridians and parallels with their degrees, four to eight across the sheet."""
    across = sheet.width / (sheet.scale * sheet.shrink)
    step = next((deg for deg in GRID_DEG if across / deg <= 8), GRID_DEG[-1])
    middle = sheet.middle_longitude_deg
    first = int((middle - across / 2) // step) * step
    for longitude in range(first, int(middle + across / 2) + step, step):
        x = sheet.width / 2 + (longitude - middle) * sheet.shrink * sheet.scale
        _grid_line(root, (x, 0.0), (x, sheet.height))
        _label(root, x + 3, 14, f"{(longitude + 180) % 360 - 180}°").set("fill", "#999")
    for latitude in range(-90 + (90 % step), 91, step):
        _, y = sheet.point((latitude, middle))
        if 0 <= y <= sheet.height:
            _grid_line(root, (0.0, y), (sheet.width, y))
            _label(root, 3, y - 3, f"{latitude}°").set("fill", "#999")


def _grid_line(root: ElementTree.Element, a: tuple[float, float], b: tuple[float, float]) -> None:
    ends = {"x1": f"{a[0]:.1f}", "y1": f"{a[1]:.1f}", "x2": f"{b[0]:.1f}", "y2": f"{b[1]:.1f}"}
    ElementTree.SubElement(root, "line", stroke="#ddd", attrib=ends)


def _draw_airports(
    root: ElementTree.Element, sheet: Sheet, legs: Sequence[Leg], language: Language
) -> None:
    lines: dict[str, list[str]] = {}
    places: dict[str, Position] = {}
    for leg in legs:
        for key, endpoint in (("takeoff", leg.takeoff), ("landing", leg.landing)):
            place = _place(endpoint)
            if place is None:
                continue
            name = endpoint.airport or "?"
            places.setdefault(name, place)
            clock = _local_clock(endpoint.time, endpoint.airport)
            lines.setdefault(name, []).append(say(f"drawing.{key}", language, time=clock))
    for name, place in places.items():
        x, y = sheet.point(place)
        ElementTree.SubElement(root, "circle", cx=f"{x:g}", cy=f"{y:g}", r="5", fill="#222")
        # Keep the label on the sheet: to the left of the dot where the right is too near the edge.
        left = x > sheet.width - 170
        for number, words in enumerate((name, *lines[name])):
            label = _label(root, x - 9 if left else x + 9, y + 4 + 15 * number, words)
            label.set("text-anchor", "end" if left else "start")
            if number == 0:
                label.set("font-weight", "bold")


def _local_clock(time: TimeRange, icao: str | None) -> str:
    found = None if icao is None else airport(icao)
    zone = ZoneInfo(found.zone if found is not None and found.zone else "UTC")
    first, last = time.earliest or time.latest, time.latest or time.earliest
    if first is None or last is None:
        return "?"
    if last - first <= ONE_MOMENT:
        return f"{first.astimezone(zone):%d.%m %H:%M}"
    return f"{first.astimezone(zone):%d.%m %H:%M} – {last.astimezone(zone):%d.%m %H:%M}"


def _label(root: ElementTree.Element, x: float, y: float, words: str) -> ElementTree.Element:
    label = ElementTree.SubElement(root, "text", x=f"{x:.1f}", y=f"{y:.1f}")
    # A halo keeps words readable where a track runs beneath them.
    # Attributes, not a style: pages that allow no inline styles show them too.
    for name, value in (("paint-order", "stroke"), ("stroke", LAND), ("stroke-width", "4")):
        label.set(name, value)
    label.text = words
    return label
