"""Build the outlines under our maps from Natural Earth, as the npm package `world-atlas` has it.

In: the folder of the unpacked package (`npm pack world-atlas@2.0.2`). Out: `land.json.gz` among the
data of `places`: rings of land and lines of borders, in hundredths of a degree, thinned to what a
map of a country shows. Natural Earth is in the public domain. The same package gives the same bytes.

    python tools/build_land.py FOLDER
"""

import gzip
import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

OUT = Path(__file__).parent.parent / "src" / "wheelsdown" / "places" / "data" / "land.json.gz"
TOLERANCE_DEG = 0.03
"""What is left out lies no farther off than three kilometres: a pixel on a map of a country."""
NOT_DRAWN = (((45.5, 32.5), (46.5, 35.5)),)
"""Corners (latitude, longitude) within which no border is drawn. Natural Earth draws who controls a
place; Crimea is part of Ukraine (UN General Assembly, resolution 68/262)."""
SMALLEST_RING_DEG = 0.12
"""Islands smaller than that across are a dot on any map we draw."""


def arcs_of(topology):
    scale, shift = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc), axis=0) * scale + shift for arc in topology["arcs"]]


def line(arcs, numbers):
    parts = [arcs[n] if n >= 0 else arcs[~n][::-1] for n in numbers]
    return np.concatenate([parts[0], *(part[1:] for part in parts[1:])])


def thinned(points):
    """Leave out what lies within the tolerance of the line between what is kept."""
    keep = np.zeros(len(points), bool)
    keep[[0, -1]] = True
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        if last - first < 2:
            continue
        a, b = points[first], points[last]
        run, inner = b - a, points[first + 1 : last] - a
        length = np.hypot(*run)
        off = (
            np.abs(run[0] * inner[:, 1] - run[1] * inner[:, 0]) / length
            if length
            else np.hypot(inner[:, 0], inner[:, 1])
        )
        worst = int(off.argmax())
        if off[worst] > TOLERANCE_DEG:
            middle = first + 1 + worst
            keep[middle] = True
            spans += [(first, middle), (middle, last)]
    return points[keep]


def hundredths(points):
    """Return latitude and longitude in turn, as whole hundredths of a degree."""
    whole = np.round(points[:, ::-1] * 100).astype(int)
    return whole.ravel().tolist()


def land_rings(topology):
    arcs = arcs_of(topology)
    for geometry in topology["objects"]["land"]["geometries"]:
        for polygon in geometry["arcs"]:
            for ring in polygon:
                points = line(arcs, ring)
                if np.ptp(points, axis=0).max() >= SMALLEST_RING_DEG:
                    yield hundredths(thinned(points))


def border_lines(topology):
    """Yield the arcs that two countries share."""
    arcs, uses = arcs_of(topology), Counter()
    for geometry in topology["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        uses.update(n if n >= 0 else ~n for p in polygons for ring in p for n in ring)
    for number, count in sorted(uses.items()):
        if count > 1 and not any(within(arcs[number], *corners) for corners in NOT_DRAWN):
            yield hundredths(thinned(arcs[number]))


def within(points, south_west, north_east):
    places = points[:, ::-1]
    return bool(((places >= south_west) & (places <= north_east)).all())


def main(folder):
    land = json.loads((folder / "land-50m.json").read_text())
    countries = json.loads((folder / "countries-50m.json").read_text())
    data = {"land": list(land_rings(land)), "borders": list(border_lines(countries))}
    text = json.dumps(data, separators=(",", ":")).encode()
    OUT.write_bytes(gzip.compress(text, 9, mtime=0))
    points = sum(len(ring) // 2 for ring in data["land"])
    print(
        f"{len(data['land'])} rings, {points} points; {len(data['borders'])} borders; {OUT.stat().st_size} bytes"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
