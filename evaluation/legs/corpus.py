"""The real tracks, and those of their ends that are certain.

In: the folder of real data beside the project, and what is bundled with it. Out: tracks as read,
and as truth only ends that were heard on the ground, on the strip of a runway. Aircraft are split
by address into two halves: rules are tuned on the one, figures are reported from the other.
"""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from wheelsdown.aviation.airports import airport
from wheelsdown.flights.legs import find_legs
from wheelsdown.model.flight import Endpoint, Leg, Sighting, Track
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import midpoint, ms_from_datetime
from wheelsdown.sources.recognition import read_capture
from wheelsdown.tracks.preparation import PreparedTrack, prepare_track

PROJECT = Path(__file__).parent.parent.parent
BUNDLED = PROJECT / "examples" / "data"
BESIDE_THE_PROJECT = PROJECT.parent / "shared" / "data"

TAKEOFF, LANDING = -1, 1

SURE_WITHIN_SECONDS = 60.0
"""Between the last row in the air and the first on the ground of an end whose time is truth."""

SAME_END_SECONDS = 5.0
"""Two downloads of one flight agree to the second; two aircraft on one runway do not."""

SURFACE_NEAR_FT = 400.0
"""The last row in the air tells the pressure of the day if it is no higher than this can be."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Heard:
    """One track as it was read, and as the stage before the legs leaves it."""

    key: str
    """What tells this aircraft from others: address, or else callsign, or else label."""
    file: str
    raw: Track
    prepared: PreparedTrack
    legs: tuple[Leg, ...]

    @property
    def to_tune_on(self) -> bool:
        """Whether this aircraft is in the half that rules may be tuned on."""
        return hashlib.sha256(self.key.encode()).digest()[0] % 2 == 0


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TrueEnd:
    """A takeoff or landing that is certain."""

    heard: Heard
    side: int
    airport: str
    time_ms: int
    began_ms: int
    ended_ms: int
    """First and last moment in the air of the leg it belongs to."""
    surface_ft: float
    """What the altimeter read at the runway."""
    times_sure: bool
    """Whether ground and air are near enough in time for the time to be a truth too."""


def shared_folder() -> Path | None:
    """Return the folder of real data, or nothing where it is absent."""
    folder = Path(os.environ.get("WHEELSDOWN_SHARED_DATA", BESIDE_THE_PROJECT))
    return folder if (folder / "positions").is_dir() else None


def corpus_files(*, bundled_only: bool = False) -> tuple[Path, ...]:
    """Return every file that may hold positions, in order of name."""
    shared = None if bundled_only else shared_folder()
    folders = [BUNDLED, *([shared / "positions"] if shared else [])]
    return tuple(p for folder in folders for p in sorted(folder.rglob("*")) if p.is_file())


def corpus_digest(files: Iterable[Path]) -> str:
    """Return a digest over the bytes of all files, whatever they are called."""
    digests = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return hashlib.sha256("\n".join(digests).encode()).hexdigest()[:16]


def read_corpus(files: Iterable[Path]) -> Iterator[Heard]:
    """Return the tracks of all files with their legs; a file of another kind has none."""
    for path in files:
        data = path.read_bytes()
        digest = Digest("sha256:" + hashlib.sha256(data).hexdigest())
        for track in read_capture(data, digest=digest, name=path.name).tracks:
            if len(track.time_ms):
                yield heard_track(track, path.name)


def heard_track(track: Track, file: str) -> Heard:
    """Return a track with what the first two stages make of it."""
    prepared = prepare_track([track])
    legs = find_legs(prepared.track, gaps=prepared.gaps, echoes=prepared.echoes)
    return Heard(key=_key(track), file=file, raw=track, prepared=prepared, legs=legs)


def _key(track: Track) -> str:
    callsign = track.callsigns[0][1] if track.callsigns else None
    return str(track.aircraft.icao24 or callsign or track.aircraft.label or track.captures[0])


def find_true_ends(tracks: Iterable[Heard]) -> tuple[TrueEnd, ...]:
    """Return every end that is certain, each once however many files tell of it."""
    found: dict[tuple[str, int, int], TrueEnd] = {}
    for heard in tracks:
        for leg in heard.legs:
            for side, endpoint in ((TAKEOFF, leg.takeoff), (LANDING, leg.landing)):
                end = _true_end(heard, leg, side, endpoint)
                if end is None:
                    continue
                slot = round(end.time_ms / (SAME_END_SECONDS * 1000))
                if not any((end.airport, side, slot + near) in found for near in (-1, 0, 1)):
                    found[(end.airport, side, slot)] = end
    return tuple(found.values())


def air_times_ms(leg: Leg, track: Track) -> tuple[int, int] | None:
    """Return first and last moment at which the leg was heard in the air."""
    began, ended = _bound(leg.takeoff, LANDING), _bound(leg.landing, TAKEOFF)
    inside = (track.time_ms >= began) & (track.time_ms <= ended) & ~track.on_ground
    times = track.time_ms[inside]
    return (int(times[0]), int(times[-1])) if len(times) else None


def _bound(endpoint: Endpoint, side: int) -> int:
    when = endpoint.time.latest if side == LANDING else endpoint.time.earliest
    assert when is not None
    return ms_from_datetime(when)


def _true_end(heard: Heard, leg: Leg, side: int, endpoint: Endpoint) -> TrueEnd | None:
    sure = endpoint.rule == "on_the_runway" and endpoint.sighting is Sighting.OBSERVED
    times = air_times_ms(leg, heard.prepared.track) if sure else None
    when = midpoint(endpoint.time)
    if times is None or when is None or endpoint.airport is None:
        return None
    assert endpoint.time.earliest is not None and endpoint.time.latest is not None
    open_for = (endpoint.time.latest - endpoint.time.earliest).total_seconds()
    near_ms = times[1] if side == LANDING else times[0]
    return TrueEnd(
        heard=heard,
        side=side,
        airport=endpoint.airport,
        time_ms=ms_from_datetime(when),
        began_ms=times[0],
        ended_ms=times[1],
        surface_ft=_surface_ft(heard.prepared.track, near_ms, endpoint.airport),
        times_sure=open_for <= SURE_WITHIN_SECONDS,
    )


def _surface_ft(track: Track, near_ms: int, icao: str) -> float:
    """Return what the altimeter reads on this runway: pressure moves it by hundreds of feet."""
    field = airport(icao)
    assert field is not None
    row = int(np.searchsorted(track.time_ms, near_ms))
    read_ft = float(track.altitude_ft[row])
    # Higher than pressure alone can move it, the row says where the aircraft was, not the runway.
    usable = abs(read_ft - field.elevation_ft) <= SURFACE_NEAR_FT
    return read_ft if usable else float(field.elevation_ft)
