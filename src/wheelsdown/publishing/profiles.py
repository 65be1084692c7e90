"""Draw how high the aircraft of an itinerary flew, over time: gaps are left open.

In: legs and the tracks of their aircraft. Out: an SVG group to stand under a map, or nothing where
there are no positions. Times on the axis are UTC: one axis has to serve several zones.
"""

from collections.abc import Sequence
from datetime import timedelta
from xml.etree import ElementTree

import numpy as np

from wheelsdown.model.bilingual import Language
from wheelsdown.model.flight import Leg, Track
from wheelsdown.model.identity import aircraft_key
from wheelsdown.model.time_range import datetime_from_ms, ms_from_datetime
from wheelsdown.wording.catalogue import say

PROFILE_HEIGHT = 180.0
LEFT, BOTTOM, TOP = 56.0, 26.0, 22.0
"""Room for the labels of the axes and the heading, in points."""

MOST_POINTS = 900
GAP_MS = 10 * 60_000
"""A silence longer than this is left open, as on the map."""
HOUR_STEPS = (1, 2, 3, 6, 12, 24)
MOST_HOURS_MARKED = 10
FEET_STEP = 10_000


def draw_profile(
    legs: Sequence[Leg], tracks: Sequence[Track], width: float, language: Language
) -> ElementTree.Element | None:
    """Return a group `width` wide and `PROFILE_HEIGHT` high, or nothing without positions."""
    time_ms, altitude_ft = _altitudes(legs, tracks)
    if len(time_ms) < 2 or time_ms[-1] <= time_ms[0]:
        return None
    group = ElementTree.Element("g")
    ElementTree.SubElement(
        group, "rect", width=f"{width:g}", height=f"{PROFILE_HEIGHT:g}", fill="#ffffff"
    )
    _label(group, LEFT, 14, say("drawing.profile", language))
    highest = max(float(np.nanmax(altitude_ft)), FEET_STEP)
    scale_x = (width - LEFT - 16) / float(time_ms[-1] - time_ms[0])
    scale_y = (PROFILE_HEIGHT - TOP - BOTTOM) / highest
    x = LEFT + (time_ms - time_ms[0]) * scale_x
    y = PROFILE_HEIGHT - BOTTOM - np.maximum(altitude_ft, 0.0) * scale_y
    _draw_axes(group, (int(time_ms[0]), int(time_ms[-1])), scale_x, (scale_y, highest), width)
    cuts = np.flatnonzero(np.diff(time_ms) > GAP_MS) + 1
    for stretch in np.split(np.arange(len(time_ms)), cuts):
        points = " ".join(f"{x[i]:.1f},{y[i]:.1f}" for i in stretch)
        ElementTree.SubElement(
            group,
            "polyline",
            points=points,
            fill="none",
            stroke="#1b5e9b",
            attrib={"stroke-width": "1.5"},
        )
    return group


def _altitudes(
    legs: Sequence[Leg], tracks: Sequence[Track]
) -> tuple[
    "np.ndarray[tuple[int], np.dtype[np.int64]]", "np.ndarray[tuple[int], np.dtype[np.float64]]"
]:
    """Return times and altitudes of the itinerary's aircraft while they were part of it."""
    begin = [t for leg in legs for t in (leg.takeoff.time.earliest, leg.takeoff.time.latest) if t]
    end = [t for leg in legs for t in (leg.landing.time.latest, leg.landing.time.earliest) if t]
    keys = {aircraft_key(leg.aircraft) for leg in legs}
    own = [track for track in tracks if aircraft_key(track.aircraft) in keys]
    if not own or not begin or not end:
        return np.empty(0, np.int64), np.empty(0)
    time_ms = np.concatenate([track.time_ms for track in own])
    altitude = np.concatenate([np.where(t.on_ground, 0.0, t.altitude_ft) for t in own])
    chosen = (
        np.isfinite(altitude)
        & (time_ms >= ms_from_datetime(min(begin)))
        & (time_ms <= ms_from_datetime(max(end)))
    )
    order = np.argsort(time_ms[chosen], kind="stable")
    step = max(len(order) // MOST_POINTS, 1)
    order = order[::step]
    return time_ms[chosen][order], altitude[chosen][order]


def _draw_axes(
    group: ElementTree.Element,
    range_ms: tuple[int, int],
    scale_x: float,
    scale_y_and_highest_ft: tuple[float, float],
    width: float,
) -> None:
    scale_y, highest_ft = scale_y_and_highest_ft
    for feet in range(0, int(highest_ft) + 1, FEET_STEP):
        y = PROFILE_HEIGHT - BOTTOM - feet * scale_y
        _line(group, (LEFT, y), (width - 16, y))
        _label(group, 4, y + 4, f"{feet:,} ft")
    hours = (range_ms[1] - range_ms[0]) / 3_600_000
    step = next((h for h in HOUR_STEPS if hours / h <= MOST_HOURS_MARKED), HOUR_STEPS[-1])
    mark = datetime_from_ms(range_ms[0]).replace(minute=0, second=0, microsecond=0)
    while ms_from_datetime(mark) <= range_ms[1]:
        x = LEFT + (ms_from_datetime(mark) - range_ms[0]) * scale_x
        if x >= LEFT:
            _line(group, (x, TOP), (x, PROFILE_HEIGHT - BOTTOM))
            _label(group, x - 16, PROFILE_HEIGHT - 8, f"{mark:%H:%M}")
        mark += timedelta(hours=step)


def _line(group: ElementTree.Element, a: tuple[float, float], b: tuple[float, float]) -> None:
    ends = {"x1": f"{a[0]:.1f}", "y1": f"{a[1]:.1f}", "x2": f"{b[0]:.1f}", "y2": f"{b[1]:.1f}"}
    ElementTree.SubElement(group, "line", stroke="#ddd", attrib=ends)


def _label(group: ElementTree.Element, x: float, y: float, words: str) -> None:
    label = ElementTree.SubElement(group, "text", x=f"{x:.1f}", y=f"{y:.1f}", fill="#555")
    label.text = words
