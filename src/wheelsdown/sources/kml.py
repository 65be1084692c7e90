"""Read positions from KML: `gx:Track` with a time to each, as trackers and OpenSky export it.

A `LineString` has no times: where an aircraft was, but not when. OpenSky's older files are such;
they tell first and last time seen, and between them nothing. No time is made up for them: each
line is refused with its aircraft, its span and its number of positions. Altitudes are metres above
the sea, of a source not named; they are taken as barometric, which is what OpenSky exports.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree

from wheelsdown.model.flight import Track
from wheelsdown.model.identity import Aircraft, Callsign, IcaoAddress
from wheelsdown.model.provenance import Digest, Problem, problem
from wheelsdown.sources import limits
from wheelsdown.sources.contents import Contents, refused
from wheelsdown.sources.limits import METRES_TO_FEET, NAN, checked
from wheelsdown.sources.track_rows import PositionRow, callsign_from, track_of
from wheelsdown.sources.unpacking import unpack

KIND = "kml"

ADDRESS_IN_TEXT = re.compile(r"(?:ICAO(?:24)?|hex)\s*:\s*([0-9a-f]{6})\b", re.I)
CALLSIGN_IN_TEXT = re.compile(r"callsign\s*:\s*([A-Z0-9]{2,8})\b", re.I)
ADDRESS = re.compile(r"[0-9a-f]{6}", re.I)


def looks_like(head: bytes) -> bool:
    """Say whether the first bytes are XML whose root is `kml`, whatever its prefix."""
    return re.search(rb"<(?:\w+:)?kml[\s>]", head[:4096]) is not None


def read(data: bytes, *, digest: Digest, name: str) -> Contents:
    """Return one track for each placemark that has positions with times."""
    inside = unpack(data, name)
    if isinstance(inside, Problem):
        return refused(KIND, inside)
    # No entities, no document type from elsewhere, no network: a file says what it says.
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=True
    )
    try:
        root = etree.fromstring(inside, parser)
    except etree.XMLSyntaxError as error:
        return refused(KIND, problem("broken_xml", name, error.lineno, why=error.msg or "empty"))
    if _tag(root) != "kml":
        return refused(KIND, problem("xml_of_another_kind", name, kind=KIND, root=_tag(root)))
    tracks: list[Track] = []
    problems: list[Problem] = []
    rows = 0
    for placemark in _all(root, "Placemark"):
        aircraft = _aircraft(placemark, digest)
        timed, untimed = _positions(placemark, rows, name, problems)
        rows += len(timed) + untimed
        positions = [position for position in timed if position is not None]
        if positions:
            tracks.append(track_of(aircraft, positions, digest))
    if not rows and not problems:
        problems.append(problem("no_positions", name))
    rows_read = sum(len(track.time_ms) for track in tracks)
    return Contents(
        kind=KIND,
        tracks=tuple(tracks),
        problems=tuple(problems),
        rows_read=rows_read,
        rows_refused=rows - rows_read,
    )


def _positions(
    placemark: etree._Element, first_row: int, name: str, problems: list[Problem]
) -> tuple[list[PositionRow | None], int]:
    """Return the positions with times (`None` where unread), and how many have no times."""
    untimed = 0
    for line in _all(placemark, "LineString"):
        count = sum(len(text.split()) for text in _texts(line, "coordinates"))
        problems.append(_without_times(name, placemark, line.sourceline, count))
        untimed += count
    callsign = _callsign(placemark)
    timed: list[PositionRow | None] = []
    for track in _all(placemark, "Track"):
        times, places = _texts(track, "when"), _texts(track, "coord")
        at = track.sourceline
        if len(times) != len(places):
            # Which time belongs to which position cannot be told.
            counts = {"times": len(times), "positions": len(places)}
            problems.append(problem("kml_track_uneven", name, at, **counts))
            untimed += len(places)
            continue
        for when, place in zip(times, places, strict=True):
            row = first_row + untimed + len(timed)
            timed.append(_position(row, when, place, callsign))
            if timed[-1] is None:
                problems.append(problem("kml_position_unread", name, at, time=when, position=place))
    return timed, untimed


def _position(row: int, when: str, place: str, callsign: Callsign | None) -> PositionRow | None:
    """Return one position, or nothing where a number or the time cannot be so."""
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        return None
    numbers = [checked(text, limits.NUMBER) for text in place.split()]
    if moment.tzinfo is None or len(numbers) not in (2, 3):
        return None
    longitude = checked(numbers[0], limits.LONGITUDE)
    latitude = checked(numbers[1], limits.LATITUDE)
    metres = numbers[2] if len(numbers) == 3 else NAN
    altitude = None if metres is None else checked(metres * METRES_TO_FEET, limits.ALTITUDE_FT)
    seconds = checked(moment.timestamp(), limits.TIME_S)
    if longitude is None or latitude is None or altitude is None or seconds is None:
        return None
    return PositionRow(
        row=row,
        time_ms=round(seconds * 1000),
        latitude_deg=latitude,
        longitude_deg=longitude,
        altitude_ft=altitude,
        callsign=callsign,
    )


def _without_times(name: str, placemark: etree._Element, line: int, count: int) -> Problem:
    whose = " ".join(_texts(placemark, "name")) or "?"
    begin, end = (" ".join(_texts(placemark, tag)) or "?" for tag in ("begin", "end"))
    return problem(
        "positions_without_times", name, line, aircraft=whose, positions=count, begin=begin, end=end
    )


def _aircraft(placemark: etree._Element, digest: Digest) -> Aircraft:
    """Return who a placemark is of: an address in its name or text, else an airframe of its own."""
    for title in _texts(placemark, "name"):
        if ADDRESS.fullmatch(title):
            return Aircraft(icao24=IcaoAddress(title.lower()))
    found = ADDRESS_IN_TEXT.search(" ".join(_texts(placemark, "description")))
    if found:
        return Aircraft(icao24=IcaoAddress(found[1].lower()))
    label = f"kml/{digest.removeprefix('sha256:')[:12]}/{placemark.sourceline}"
    return Aircraft(label=label)


def _callsign(placemark: etree._Element) -> Callsign | None:
    found = CALLSIGN_IN_TEXT.search(" ".join(_texts(placemark, "description")))
    return callsign_from(found[1]) if found else None


def _all(element: etree._Element, tag: str) -> Iterator[etree._Element]:
    """Yield descendants by local name: files use the namespaces of KML 2.0 to 2.3, or none."""
    return (e for e in element.iter() if isinstance(e.tag, str) and _tag(e) == tag)


def _tag(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _texts(element: etree._Element, tag: str) -> list[str]:
    return ["".join(e.itertext()).strip() for e in _all(element, tag)]
