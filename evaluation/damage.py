"""`python -m evaluation.damage`: 20,000 damaged traces, no crash, and not one invented position.

Traces of readsb are cut short, have bits flipped in their gzip, and have the structure of their
JSON broken. Of each, what is read must be positions that the whole file holds. Digits are left
alone in files without a checksum: a digit changed into another cannot be seen by anyone.
"""

import argparse
import gzip
import json
import math
import random
import sys
import time
from collections import Counter
from collections.abc import Callable

from evaluation.legs.corpus import corpus_files
from wheelsdown.model.provenance import Digest
from wheelsdown.sources.contents import Contents
from wheelsdown.sources.recognition import read_capture

TRACES = 20_000
SEED = 20_251_208
STRUCTURE = b"{}[]\",:'"
DIGEST = Digest("sha256:" + "0" * 64)

UNKNOWN = -1e9
"""Stands for an altitude that is not known: NaN is not even equal to itself."""

Position = tuple[int, float, float, float, bool]
Damage = Callable[[bytes, random.Random], bytes]


def cut_short(plain: bytes, chance: random.Random) -> bytes:
    """The plain file ends early: a download stopped."""
    return plain[: chance.randrange(len(plain))]


def gzip_cut_short(plain: bytes, chance: random.Random) -> bytes:
    """The packed file ends early."""
    packed = gzip.compress(plain, 1, mtime=0)
    return packed[: chance.randrange(len(packed))]


def gzip_bits_flipped(plain: bytes, chance: random.Random) -> bytes:
    """One to three bits of the packed file are turned over: a bad disk, a bad line."""
    data = bytearray(gzip.compress(plain, 1, mtime=0))
    for _ in range(chance.randrange(1, 4)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(data)


def structure_broken(plain: bytes, chance: random.Random) -> bytes:
    """One to three brackets, quotes, commas or colons of the plain file are another byte."""
    data = bytearray(plain)
    places = [i for i, byte in enumerate(data) if byte in STRUCTURE]
    for place in chance.sample(places, chance.randrange(1, 4)):
        data[place] = chance.choice(STRUCTURE + b" \0x")
    return bytes(data)


def part_of_a_row_lost(plain: bytes, chance: random.Random) -> bytes:
    """Some fields of one row are gone: what joins two rows into one good row leaves no trace."""
    rows = plain.split(b"\n")
    number = chance.randrange(len(rows))
    line = rows[number]
    places = [i for i, byte in enumerate(line) if byte in STRUCTURE]
    if len(places) < 2:
        return cut_short(plain, chance)
    a, b = sorted(chance.sample(places, 2))
    rows[number] = line[:a] + line[b:]
    return b"\n".join(rows)


DAMAGES: tuple[Damage, ...] = (
    cut_short,
    gzip_cut_short,
    gzip_bits_flipped,
    structure_broken,
    part_of_a_row_lost,
)


def simulated_trace() -> bytes:
    """Return a trace of forty rows in readsb's form, for where no real one is."""
    rest: tuple[object, ...] = (430.1, 88.2, 0, 64, None, "adsb_icao", 100, None, None, None)
    rows = [
        [t * 7.5, round(33 + t / 64, 6), round(-111 + t / 32, 6), 75 * t or "ground", *rest]
        for t in range(40)
    ]
    head = {"icao": "a2c4e0", "r": "N278GX", "t": "B738", "timestamp": 1_759_300_000, "trace": rows}
    return json.dumps(head).encode()


def whole_traces() -> dict[str, bytes]:
    """Return real traces by name, one row a line; the simulated one where there is none."""
    found = {p.name: p.read_bytes() for p in corpus_files() if p.name.startswith("trace_full_")}
    found = found or {"simulated": simulated_trace()}
    return {name: _one_row_a_line(data) for name, data in found.items()}


def _one_row_a_line(data: bytes) -> bytes:
    plain = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
    text = json.dumps(json.loads(plain), separators=(",", ":"))
    return text.replace("],[", "],\n[").encode()


def positions_of(contents: Contents) -> frozenset[Position]:
    """Return every position that was read."""
    return frozenset(
        (t, lat, lon, UNKNOWN if math.isnan(alt) else alt, ground)
        for track in contents.tracks
        for t, lat, lon, alt, ground in zip(
            track.time_ms.tolist(),
            track.latitude_deg.tolist(),
            track.longitude_deg.tolist(),
            track.altitude_ft.tolist(),
            track.on_ground.tolist(),
            strict=True,
        )
    )


def judge_damage(count: int, seed: int = SEED) -> tuple[Counter[str], list[str]]:
    """Damage `count` traces; return how often each thing happened, and every failure in words."""
    chance = random.Random(seed)
    traces = whole_traces()
    names = sorted(traces)
    whole = {name: positions_of(_read(traces[name], name)) for name in names}
    happened: Counter[str] = Counter()
    failures: list[str] = []
    for number in range(count):
        name, damage = names[number % len(names)], DAMAGES[number % len(DAMAGES)]
        broken = damage(traces[name], chance)
        try:
            found = positions_of(_read(broken, name))
        except Exception as error:  # the very thing that is looked for: any crash is a failure
            failures.append(f"{number} {name} {damage.__name__}: {error!r}")
            continue
        invented = found - whole[name]
        if invented:
            failures.append(f"{number} {name} {damage.__name__}: {len(invented)} invented")
        outcome = "read in part" if found and found < whole[name] else "refused"
        happened["read in full" if found == whole[name] else outcome] += 1
    return happened, failures


def _read(data: bytes, name: str) -> Contents:
    return read_capture(data, digest=DIGEST, name=name)


def main() -> int:
    """Run, print what happened, and fail if anything was invented or crashed."""
    parser = argparse.ArgumentParser(prog="python -m evaluation.damage", description=__doc__)
    parser.add_argument("--traces", type=int, default=TRACES)
    count = parser.parse_args().traces
    began = time.monotonic()
    happened, failures = judge_damage(count)
    for outcome, times in sorted(happened.items()):
        print(f"{outcome:14} {times:6}")
    print(f"{'failures':14} {len(failures):6}")
    print(*failures[:20], sep="\n")
    print(f"{count} damaged traces in {time.monotonic() - began:.0f} s", file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
