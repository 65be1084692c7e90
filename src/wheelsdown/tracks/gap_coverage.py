"""Whether an aircraft that fell silent would have been heard, had it flown on or landed low.

In: gaps of one aircraft, the grid of who was heard low, and from when to when which captures hold
the aircraft. Out: the same gaps with their coverage.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

import numpy as np

from wheelsdown.aviation.geodesy import distance_km, interpolate
from wheelsdown.model.flight import Coverage, Gap, Track
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import TimeRange, ms_from_datetime
from wheelsdown.tracks.coverage import coverage_at
from wheelsdown.tracks.elevation import nearest_field_ft
from wheelsdown.tracks.heard_grid import CoverageGrid

LOW_ABOVE_FIELD_FT = 1_500.0
"""Above the nearest airport: whoever lands passes it eight kilometres out, still in the cell."""
NO_FIELD_FT = 0.0
"""Where no airport is near, the sea: low there is low indeed."""

STEP_KM = 20.0
"""Along the way, so that no cell of 28 km is passed over."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listening:
    """That a capture of `network` holds an aircraft from one time to another."""

    network: str
    begin_ms: int
    end_ms: int


def listening_of(tracks: Iterable[Track], networks: Mapping[Digest, str]) -> tuple[Listening, ...]:
    """Return from when to when each capture holds the aircraft of `tracks`."""
    found = []
    for track in tracks:
        for number, digest in enumerate(track.captures):
            times = track.time_ms[track.capture == number]
            if len(times) and digest in networks:
                found.append(
                    Listening(
                        network=networks[digest],
                        begin_ms=int(times.min()),
                        end_ms=int(times.max()),
                    )
                )
    return tuple(found)


def cover_gaps(
    gaps: Iterable[Gap], grid: CoverageGrid, aircraft: Aircraft, listening: Sequence[Listening]
) -> tuple[Gap, ...]:
    """Return the gaps with what the grid says of them.

    Heard only where others were heard low, throughout the gap, in every cell of the straight way
    across it; silent where in some cell of it nobody was, though others were round about. Only
    networks count of which one capture holds the aircraft before the gap and after it: between
    two captures a gap may be where one file ends and the next begins.
    """
    return tuple(replace(gap, coverage=_of(gap, grid, aircraft, listening)) for gap in gaps)


def _of(
    gap: Gap, grid: CoverageGrid, aircraft: Aircraft, listening: Sequence[Listening]
) -> Coverage:
    began, ended = gap.began.earliest, gap.ended.latest
    if began is None or ended is None:
        return Coverage.UNKNOWN
    networks = _listened_through(began, ended, listening)
    if not networks:
        return Coverage.UNKNOWN
    during, found = TimeRange(earliest=began, latest=ended), set()
    for place in _way(gap):
        field_ft = nearest_field_ft(*place)
        found.add(
            coverage_at(
                grid,
                place,
                during,
                below_ft=(NO_FIELD_FT if field_ft is None else field_ft) + LOW_ABOVE_FIELD_FT,
                besides=aircraft,
                networks=networks,
            )
        )
        if Coverage.UNKNOWN in found:
            return Coverage.UNKNOWN
    return Coverage.SILENT if Coverage.SILENT in found else Coverage.HEARD


def _listened_through(
    began: datetime, ended: datetime, listening: Sequence[Listening]
) -> frozenset[str]:
    first, last = ms_from_datetime(began), ms_from_datetime(ended)
    through = (one for one in listening if one.begin_ms <= first and last <= one.end_ms)
    return frozenset(one.network for one in through)


def _way(gap: Gap) -> list[tuple[float, float]]:
    """Return points along the great circle across a gap, both ends among them."""
    km = float(distance_km(*gap.from_position, *gap.to_position))
    shares = np.linspace(0.0, 1.0, 2 + int(km / STEP_KM))
    lat, lon = interpolate(*gap.from_position, *gap.to_position, shares)
    return list(zip(lat.tolist(), lon.tolist(), strict=True))
