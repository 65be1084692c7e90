"""`python -m evaluation.kernel_equality --traces N`: the kernel of legs against `find_legs`.

Real tracks, those of a simulated world, and cut variants of both are put through the published
method one by one and through `find_legs_of_batch` together; every leg must be the same record, to
the last digit and microsecond. With `--compiled` the kernel is machine code.
"""

import argparse
import dataclasses
import os
import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice

import numpy as np

from evaluation.legs.corpus import corpus_files
from wheelsdown.compiling import COMPILES, SWITCH
from wheelsdown.flights.batch import Echoes, find_legs_of_batch
from wheelsdown.flights.leg_columns import (
    aircraft_of_batch,
    legs_from,
    number_from_callsign,
)
from wheelsdown.flights.legs import find_legs
from wheelsdown.model.columns import (
    NOT_AN_ICAO_ADDRESS,
    UNKNOWN_INT16,
    UNKNOWN_INT32,
    PositionBatch,
)
from wheelsdown.model.flight import Floats, Leg, RowFlag, Track
from wheelsdown.model.identity import IcaoAddress
from wheelsdown.model.provenance import Digest
from wheelsdown.scale.kernel_cache import CACHE_VARIABLE, kernel_cache
from wheelsdown.sources.recognition import read_capture
from wheelsdown.tracks.columns import take_rows
from wheelsdown.tracks.preparation import PreparedTrack, prepare_track

DIGEST = Digest("sha256:" + "0" * 64)
SEED = 20_261_122
BATCH = 200
"""Tracks that are put through the kernel together."""

FLOATS = {
    "altitude_ft": 1,
    "altitude_geometric_ft": 1,
    "ground_speed_kt": 10,
    "track_angle_deg": 10,
    "vertical_rate_fpm": 1,
}
"""How many of the last digit readsb prints make one unit."""

Cut = Callable[[Track, random.Random], Track]


def as_readsb_prints(track: Track) -> Track:
    """Return the track with its numbers as a trace holds them, and of one address and capture."""
    printed = {name: np.round(getattr(track, name) * per) / per for name, per in FLOATS.items()}
    return dataclasses.replace(
        track,
        latitude_deg=np.round(track.latitude_deg * 1e6) / 1e6,
        longitude_deg=np.round(track.longitude_deg * 1e6) / 1e6,
        **printed,
        aircraft=dataclasses.replace(
            track.aircraft,
            icao24=track.aircraft.icao24 or IcaoAddress("0d0d0d"),
            operator=None,
            label=None,
        ),
        capture=np.zeros(len(track.time_ms), np.int32),
        captures=track.captures[:1],
        row=np.arange(len(track.time_ms), dtype=np.int32),
        callsigns=tuple((t, callsign) for t, callsign in track.callsigns if len(callsign) <= 8),
    )


def _whole(values: Floats, per: int, unknown: int, kind: type) -> np.ndarray:
    return np.where(np.isnan(values), unknown, np.round(values * per)).astype(kind)


def batch_of(tracks: Sequence[Track]) -> PositionBatch:
    """Return tracks as one batch; their numbers are those that a trace holds."""

    def column(name: str, per: int, unknown: int, kind: type) -> np.ndarray:
        none: list[np.ndarray] = [np.empty(0, kind)]
        return np.concatenate(
            [_whole(getattr(t, name), per, unknown, kind) for t in tracks] or none
        )

    def plain(name: str, kind: type) -> np.ndarray:
        return np.concatenate(
            [getattr(t, name).astype(kind) for t in tracks] or [np.empty(0, kind)]
        )

    callsigns = [pair for track in tracks for pair in track.callsigns]
    return PositionBatch(
        addresses=np.array([_address(str(t.aircraft.icao24)) for t in tracks], np.int32),
        registrations=tuple(t.aircraft.registration for t in tracks),
        type_codes=tuple(t.aircraft.type_code for t in tracks),
        captures=tuple(t.captures[0] for t in tracks),
        offsets=np.cumsum([0, *(len(t.time_ms) for t in tracks)]),
        time_ms=plain("time_ms", np.int64),
        latitude_e6=column("latitude_deg", 1_000_000, 0, np.int32),
        longitude_e6=column("longitude_deg", 1_000_000, 0, np.int32),
        altitude_ft=column("altitude_ft", 1, UNKNOWN_INT32, np.int32),
        altitude_geometric_ft=column("altitude_geometric_ft", 1, UNKNOWN_INT32, np.int32),
        on_ground=plain("on_ground", np.bool_),
        ground_speed_e1=column("ground_speed_kt", 10, UNKNOWN_INT16, np.int16),
        track_angle_e1=column("track_angle_deg", 10, UNKNOWN_INT16, np.int16),
        vertical_rate_fpm=column("vertical_rate_fpm", 1, UNKNOWN_INT32, np.int32),
        flags=plain("flags", np.uint8),
        source=plain("source", np.uint8),
        row=plain("row", np.int32),
        callsign_offsets=np.cumsum([0, *(len(t.callsigns) for t in tracks)]),
        callsign_time_ms=np.array([when for when, _ in callsigns], np.int64),
        callsign=np.array([number_from_callsign(name) for _, name in callsigns], np.uint64),
    )


def _address(text: str) -> int:
    number = int(text.removeprefix("~"), 16)
    return number + NOT_AN_ICAO_ADDRESS if text.startswith("~") else number


def echoes_of(prepared: Sequence[PreparedTrack]) -> Echoes:
    """Return the echoes of several tracks as columns."""
    return Echoes(
        aircraft=np.repeat(np.arange(len(prepared)), [len(p.echoes.time_ms) for p in prepared]),
        time_ms=np.concatenate([p.echoes.time_ms for p in prepared]),
        row=np.concatenate([p.echoes.row for p in prepared]),
    )


def legs_one_by_one(prepared: Iterable[PreparedTrack]) -> list[Leg]:
    """Return the legs of several tracks by the published method."""
    return [leg for p in prepared for leg in find_legs(p.track, gaps=p.gaps, echoes=p.echoes)]


def legs_in_a_batch(prepared: Sequence[PreparedTrack]) -> list[Leg]:
    """Return the legs of several tracks by the kernel."""
    batch = batch_of([p.track for p in prepared])
    columns = find_legs_of_batch(batch, echoes=echoes_of(prepared))
    return list(legs_from(columns, aircraft_of_batch(batch)))


def differences(one: Leg, other: Leg) -> list[str]:
    """Return which fields of two legs differ, with both values."""
    found = []
    for field in dataclasses.fields(Leg):
        a, b = getattr(one, field.name), getattr(other, field.name)
        if a == b:
            continue
        if field.name in ("takeoff", "landing"):
            parts = [
                f.name for f in dataclasses.fields(a) if getattr(a, f.name) != getattr(b, f.name)
            ]
            found += [f"{field.name}.{p}: {getattr(a, p)} | {getattr(b, p)}" for p in parts]
        else:
            found.append(f"{field.name}: {a} | {b}")
    return found


# Ways in which tracks are cut: gaps of all lengths, ends in the air, columns that are not known.


def whole(track: Track, chance: random.Random) -> Track:
    """As it is."""
    return track


def part(track: Track, chance: random.Random) -> Track:
    """Begins and ends anywhere."""
    a, b = sorted(chance.randrange(len(track.time_ms)) for _ in range(2))
    return take_rows(track, np.arange(a, b + 1))


def holes(track: Track, chance: random.Random) -> Track:
    """Silent for minutes to hours, one to six times."""
    kept = np.ones(len(track.time_ms), bool)
    for _ in range(chance.randrange(1, 7)):
        began = int(track.time_ms[chance.randrange(len(kept))])
        lasts = int(60_000 * 1.5 ** chance.uniform(1, 15))
        kept &= ~((track.time_ms > began) & (track.time_ms < began + lasts))
    return take_rows(track, kept)


def sparse(track: Track, chance: random.Random) -> Track:
    """One row of many."""
    every = chance.choice((2, 3, 5, 10, 30))
    return take_rows(track, np.arange(chance.randrange(every), len(track.time_ms), every))


def later(track: Track, chance: random.Random) -> Track:
    """All after some moment is hours or a day later: a silence."""
    at = chance.randrange(len(track.time_ms))
    shift = int(60_000 * 2 ** chance.uniform(2, 11))
    times = track.time_ms.copy()
    times[at:] += shift
    calls = tuple((t + shift * (t >= track.time_ms[at]), name) for t, name in track.callsigns)
    return dataclasses.replace(track, time_ms=times, callsigns=calls)


def unheard_low(track: Track, chance: random.Random) -> Track:
    """Nothing is heard on the ground nor below some height."""
    lowest = chance.choice((0, 300, 700, 1_500, 3_000, 5_000, 8_000))
    ground = float(np.nanmin(track.altitude_ft)) if not np.isnan(track.altitude_ft).all() else 0.0
    return take_rows(track, ~track.on_ground & ~(track.altitude_ft < ground + lowest))


def unknown_columns(track: Track, chance: random.Random) -> Track:
    """Some or all values of one or two columns are not known."""
    changed = {}
    for name in chance.sample(sorted(FLOATS), chance.randrange(1, 3)):
        values = getattr(track, name).copy()
        share = chance.choice((0.1, 0.5, 0.9, 1.0))
        values[np.array([chance.random() < share for _ in values], bool)] = np.nan
        changed[name] = values
    return dataclasses.replace(track, **changed)


def other_type(track: Track, chance: random.Random) -> Track:
    """Another type of aircraft, or none, and marks of new legs."""
    types = (None, "A320", "C172", "B77W", "AT76", "R44", "XXXX", "GLF6", "EC35", "DA62")
    flags = track.flags.copy()
    flags[np.array([chance.random() < 0.01 for _ in flags], bool)] |= np.uint8(RowFlag.NEW_LEG)
    aircraft = dataclasses.replace(track.aircraft, type_code=chance.choice(types))
    return dataclasses.replace(track, flags=flags, aircraft=aircraft)


def moved(track: Track, chance: random.Random) -> Track:
    """Elsewhere on the Earth, the poles and the antimeridian too, near no or other airports."""
    if chance.random() < 0.5:
        north, east = chance.uniform(-0.2, 0.2), chance.uniform(-0.3, 0.3)
    else:
        north, east = chance.uniform(-120, 120), chance.uniform(-360, 360)
    lat = np.clip(track.latitude_deg + north, -90, 90)
    lon = (track.longitude_deg + east + 180) % 360 - 180
    return dataclasses.replace(track, latitude_deg=lat, longitude_deg=lon)


CUTS: tuple[Cut, ...] = (
    whole, part, holes, sparse, later, unheard_low, unknown_columns, other_type, moved
)  # fmt: skip


def variants(tracks: Sequence[Track], seed: int = SEED) -> Iterator[Track]:
    """Return the tracks, then cut variants of them without end, the same for the same seed."""
    chance = random.Random(seed)
    yield from tracks
    while True:
        for track in tracks:
            cut = track
            for change in chance.sample(CUTS, chance.randrange(1, 4)):
                if len(cut.time_ms):
                    cut = change(cut, chance)
            if len(cut.time_ms):
                yield as_readsb_prints(cut)


def real_tracks() -> list[Track]:
    """Return the real tracks of ten rows or more; one in ten of files with more than a hundred."""
    found = []
    for path in corpus_files():
        tracks = read_capture(path.read_bytes(), digest=DIGEST, name=path.name).tracks
        tracks = tuple(track for track in tracks if len(track.time_ms) >= 10)
        found += [as_readsb_prints(t) for t in tracks[:: 10 if len(tracks) > 100 else 1]]
    return found


def compare(tracks: Iterable[Track]) -> tuple[int, list[str]]:
    """Return how many legs there are, and in words all that differs."""
    prepared = [prepare_track([track]) for track in tracks]
    prepared = [p for p in prepared if len(p.track.time_ms)]
    if not prepared:
        return 0, []
    expected, given = legs_one_by_one(prepared), legs_in_a_batch(prepared)
    if len(expected) != len(given):
        ids = Counter(leg.leg for leg in expected), Counter(leg.leg for leg in given)
        return len(expected), [f"legs only in one: {ids[0] - ids[1]} | {ids[1] - ids[0]}"]
    pairs = zip(expected, given, strict=True)
    found = [(a, differences(a, b)) for a, b in pairs]
    return len(expected), [f"{leg.leg} {line}" for leg, lines in found for line in lines]


def main() -> int:
    """Run the comparison and say how many legs differ."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--traces", type=int, default=2_000)
    asked.add_argument("--seed", type=int, default=SEED)
    asked.add_argument("--compiled", action="store_true")
    arguments = asked.parse_args()
    if arguments.compiled and not COMPILES:
        environment = {SWITCH: "1", CACHE_VARIABLE: str(kernel_cache())}
        command = [sys.executable, "-m", "evaluation.kernel_equality", *sys.argv[1:]]
        return subprocess.run(command, env={**os.environ, **environment}, check=False).returncode
    began = time.process_time()
    tracks = islice(variants(real_tracks(), arguments.seed), arguments.traces)
    legs, failures = 0, []
    while of_batch := list(islice(tracks, BATCH)):
        count, wrong = compare(of_batch)
        legs += count
        failures += wrong
        for line in wrong[:20]:
            print(line[:600])
        print(f"{legs} legs, {len(failures)} differences", file=sys.stderr, flush=True)
    seconds = time.process_time() - began
    way = "machine code" if COMPILES else "interpreted"
    print(
        f"{way}: {arguments.traces} traces, {legs} legs, {len(failures)} differences, {seconds:.0f} s"
    )
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
