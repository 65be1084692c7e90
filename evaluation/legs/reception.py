"""How low aircraft were really heard, in ten minutes of the whole world: is the mix fair?

Of the tracks that end or begin well inside the ten minutes, those of aircraft that came down to an
airport or climbed from one. A feed of volunteers' receivers, as most of our captures come from.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from evaluation.legs.corpus import LANDING, TAKEOFF, Heard
from wheelsdown.aviation.runways import airports_by_runway
from wheelsdown.flights.ends import End, landing_end, takeoff_end
from wheelsdown.flights.stretches import Edge, find_stretches

WORLD = ".bin.ttf"
"""Files of the whole world: readsb's heatmaps."""
INSIDE_MINUTES = 2.0
HIGHEST_FT = 15_000.0
JET_KT = 250.0
NEAR_KM = 60.0
STEPS_FT = (0, 300, 1_000, 2_000, 3_000, 5_000, 10_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heights:
    """How many ends there were, and what share of them was heard so low or lower."""

    ends: int
    shares: tuple[float, ...]


def heights_heard(tracks: Iterable[Heard]) -> dict[int, Heights]:
    """Return for takeoffs and landings the share heard down to each of `STEPS_FT`; 0: ground."""
    world = [heard for heard in tracks if heard.file.endswith(WORLD)]
    if not world:
        return {}
    began = min(int(heard.raw.time_ms[0]) for heard in world)
    ended = max(int(heard.raw.time_ms[-1]) for heard in world)
    found: dict[int, list[float]] = {TAKEOFF: [], LANDING: []}
    for heard in world:
        track = heard.prepared.track
        for stretch in find_stretches(track):
            for end in (takeoff_end(track, stretch), landing_end(track, stretch)):
                edge_ms = ended if end.side == LANDING else began
                away = abs(edge_ms - int(track.time_ms[end.row])) / 60_000
                height = _height(end, away)
                if height is not None:
                    found[end.side].append(height)
    return {
        side: Heights(
            ends=len(heights),
            shares=tuple(sum(h <= step for h in heights) / len(heights) for step in STEPS_FT),
        )
        for side, heights in found.items()
        if heights
    }


def _height(end: End, minutes_inside: float) -> float | None:
    """Return how low an aircraft was heard; nothing where it may have been cut by the ten minutes.

    0 stands for the ground. In the air only jets are counted that were going down or up near a
    medium or large airport.
    """
    if end.edge is Edge.GROUND:
        return 0.0
    is_jet = (end.fastest_kt or 0.0) >= JET_KT
    if minutes_inside < INSIDE_MINUTES or not end.goes_to_ground or not is_jet:
        return None
    near = [
        one.airport
        for one in airports_by_runway(*end.position, within_km=NEAR_KM)
        if one.airport.kind in ("large_airport", "medium_airport")
    ]
    if not near or not end.altitude_ft <= HIGHEST_FT:
        return None
    return max(end.altitude_ft - near[0].elevation_ft, 1.0)
