"""`python -m evaluation.scanner_fuzz --files N`: damaged traces, read by the scanner and without.

Good traces of readsb are damaged byte by byte: bits turned, bytes lost, doubled, swapped, digits
changed, structure broken, ends cut, packed files hit. Each is read by the compiled scanner. Where
it accepts a file, `readsb_trace.read` must find the same track there and no problem at all; that it
does not is a failure, and there must be none. What the scanner declines costs time only.
"""

import argparse
import gzip
import random
import re
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from evaluation.legs.corpus import BESIDE_THE_PROJECT
from wheelsdown.model.columns import PositionBatch
from wheelsdown.sources.position_columns import COLUMNS, columns_of, number_of
from wheelsdown.sources.readsb_columns import BatchReading, Machine, compiled_machine, read_files
from wheelsdown.sources.readsb_trace import read

FILES = 20_000
SEED = 20_251_206
STRUCTURAL = re.compile(rb"[][{}\",:.-]")
DIGIT = re.compile(rb"[0-9]")
VALUE = re.compile(rb'(?<=[\[,:])(?:[-0-9.]+|null|"[^"]*")(?=[],}])')
TEXT = b'0123456789{}[]",:.-+eEnulgrodtfas \n\\\x00\x7f\xc3\xff'

ROWS_AT_ONCE = (3, 12, 60)
"""Rows of the files that are damaged: shorter and longer than what is read from a copy."""

Damage = Callable[[bytes, random.Random], bytes]


def anywhere(text: bytes, chance: random.Random) -> int:
    """Any place."""
    return chance.randrange(len(text))


def found_from(pattern: re.Pattern[bytes], text: bytes, begin: int) -> re.Match[bytes] | None:
    """What is found from a place on, or else from the beginning."""
    return pattern.search(text, begin) or pattern.search(text)


def on_structure(text: bytes, chance: random.Random) -> int:
    """A place where a structural character stands."""
    match = found_from(STRUCTURAL, text, anywhere(text, chance))
    return match.start() if match else 0


def on_digit(text: bytes, chance: random.Random) -> int:
    """A place where a digit stands."""
    match = found_from(DIGIT, text, anywhere(text, chance))
    return match.start() if match else 0


def bit_turned(text: bytes, chance: random.Random) -> bytes:
    """One bit is another."""
    at = anywhere(text, chance)
    return text[:at] + bytes([text[at] ^ 1 << chance.randrange(8)]) + text[at + 1 :]


def digit_changed(text: bytes, chance: random.Random) -> bytes:
    """One to three digits are others."""
    for _ in range(chance.randrange(1, 4)):
        at = on_digit(text, chance)
        text = text[:at] + bytes([chance.choice(b"0123456789")]) + text[at + 1 :]
    return text


def byte_changed(text: bytes, chance: random.Random) -> bytes:
    """A byte is another that may stand in JSON somewhere."""
    at = chance.choice([anywhere, on_structure, on_digit])(text, chance)
    return text[:at] + bytes([chance.choice(TEXT)]) + text[at + 1 :]


def byte_put_in(text: bytes, chance: random.Random) -> bytes:
    """A byte more."""
    at = chance.choice([anywhere, on_structure, on_digit])(text, chance)
    return text[:at] + bytes([chance.choice(TEXT)]) + text[at:]


def bytes_lost(text: bytes, chance: random.Random) -> bytes:
    """One byte less, or several."""
    at = chance.choice([anywhere, on_structure, on_digit])(text, chance)
    return text[:at] + text[at + chance.choice([1, 1, 1, 2, 5, 40]) :]


def bytes_swapped(text: bytes, chance: random.Random) -> bytes:
    """Two neighbours have changed places."""
    at = anywhere(text, chance)
    return text[:at] + text[at + 1 : at + 2] + text[at : at + 1] + text[at + 2 :]


def stretch_doubled(text: bytes, chance: random.Random) -> bytes:
    """A stretch stands twice, or at another place."""
    at, size, to = (
        on_structure(text, chance),
        chance.choice([1, 3, 9, 80]),
        on_structure(text, chance),
    )
    return text[:to] + text[at : at + size] + text[to:]


def cut_short(text: bytes, chance: random.Random) -> bytes:
    """The end is missing."""
    return text[: anywhere(text, chance)]


def something_behind(text: bytes, chance: random.Random) -> bytes:
    """Bytes follow the end."""
    return text + bytes(chance.choices(TEXT, k=chance.choice([1, 3, 90])))


def field_replaced(text: bytes, chance: random.Random) -> bytes:
    """One value of a row, of the details or of the head is something else that is often JSON."""
    match = found_from(VALUE, text, anywhere(text, chance))
    if match is None:
        return text
    value = chance.choice(VALUES)
    return text[: match.start()] + value + text[match.end() :]


VALUES = (
    *(b"null", b"true", b"false", b"NaN", b"Infinity", b"{}", b"[]", b"[1]", b'{"a":1}', b'""'),
    *(
        b"0",
        b"-0",
        b"00",
        b"01",
        b"-01",
        b"1.",
        b".1",
        b"1.0",
        b"-",
        b"1e3",
        b"1E-2",
        b"0.0",
        b"-0.0",
    ),
    *(b"-0.000000", b"0.000000", b"90.000000", b"90.000001", b"-180.000000", b"180.000001"),
    *(b"00.000000", b"012.345678", b"1.2345678", b"1.23456", b"-5000", b"-5001", b"131072"),
    *(b"131073", b"5800.0", b"3276.7", b"3276.8", b"360.0", b"360.1", b"255", b"256", b"65536"),
    *(b"65537", b"-65536", b"172800.00", b"172800.01", b"99999.99", b"0.00", b"1.234", b"1.2"),
    *(b'"ground"', b'"Ground"', b'"mlat"', b'"mode_s"', b'"mode_ac"', b'"adsc"', b'"tisb_other"'),
    *(b'"adsr_icao"', b'"a\\u0062c"', b'"a\\\\"', b'"\\x"', b'"\xc3\xa9"', b'"\xff"', b'"a b"'),
    *(b'"  AB12  "', b'"abc123"', b'"00000000"', b'"@@@@@@@@"', b'"ABCDEFGHI"', b'" ABCDEFGH"'),
    *(
        b'"flight"',
        b'"A,B"',
        b'"A]B"',
        b'"A}B"',
        b'"A{B"',
        b'"A:B"',
        b'"\t"',
        b'"' + b"x" * 70 + b'"',
    ),
    *(b'["a","b"]', b'["a",]', b'["a" "b"]', b'[["a"]]', b'["a",1]', b'["' + b'a","' * 30 + b'z"]'),
    *(b"9" * 30, b"1234567", b"12345678", b"123456789"),
)

DAMAGES: tuple[Damage, ...] = (
    *(bit_turned, digit_changed, byte_changed, byte_put_in, bytes_lost, bytes_swapped),
    *(stretch_doubled, cut_short, something_behind, field_replaced, field_replaced),
)


def packed(text: bytes, chance: random.Random) -> bytes:
    """Return a text packed, whole or hit: bits turned, cut, lengthened, joined with another."""
    data = gzip.compress(text, 1, mtime=0)
    kind = chance.randrange(8)
    if kind == 0:
        return bit_turned(data, chance)
    if kind == 1:
        return cut_short(data, chance)
    if kind == 2:
        return data + chance.choice([b"\0", b"\0" * 8, b"x", data, data[:-8], data[-8:], data[-4:]])
    if kind == 3:
        return data[:-4] + chance.randbytes(4)
    if kind == 4:
        return gzip.compress(data, 1, mtime=0)
    return data


def traces() -> tuple[bytes, ...]:
    """Return good traces: the real ones beside the project, else the one that is bundled here."""
    folder = BESIDE_THE_PROJECT / "positions" / "readsb_trace"
    files = sorted(folder.glob("trace_full_*.json"))
    texts = [file.read_bytes() for file in files]
    return (*(t if t[:2] != b"\x1f\x8b" else gzip.decompress(t) for t in texts), INVENTED)


INVENTED = b"""{"icao":"~a2c4e0",\n"r":"N278GX",\n"t":"A320",\n"timestamp": 1764979200.000,\n"trace":[ \n\
[0.00,33.307123,-111.655004,"ground",3.5,null,4,null,{"type":"adsb_icao","flight":"TYSON41 ",\
"alt_geom":1425,"nav_modes":["autopilot","vnav","althold","approach","lnav","tcas"],"nic":8,\
"rc":186,"mach":0.782,"oat":-56,"spi":0},"adsb_icao",null,null,null,null],\n\
[10.07,33.317123,-111.645004,1400,141.0,89.9,8,-1024,null,"mlat",1425,-960,140,-0.5],\n\
[86399.99,-0.317123,0.000000,null,0.0,0.0,3,0,{"type":"tisb_other","alert":0,"flight":"tyson42"},\
"tisb_other",39000,64,null,22.3],\n\
[86400.50,1.000000,-180.000000,-1200,1000.1,360.0,255,null,null,null,null,null,null,null] ]\n }\n"""


def taken_apart(text: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Return what stands before the rows of a trace, and its rows."""
    begin = text.index(b'"trace":[') + len(b'"trace":[')
    rows = text[begin : text.rindex(b"]")].strip().removeprefix(b"[").split(b",\n[")
    return text[:begin], tuple(rows)


def with_some_rows(head: bytes, rows: Sequence[bytes], chance: random.Random) -> bytes:
    """Return a trace with some of its rows, one after another."""
    count = chance.choice(ROWS_AT_ONCE)
    first = chance.randrange(max(1, len(rows) - count))
    return head + b" \n[" + b",\n[".join(rows[first : first + count]) + b" ]\n }\n"


def same(batch: PositionBatch, data: bytes, name: str) -> bool:
    """Say whether the slow reader finds just what stands in the columns."""
    contents = read(data, digest=batch.captures[0], name=name)
    if contents.problems or len(contents.tracks) != 1:
        return False
    (track,) = contents.tracks
    columns = columns_of(track)
    told = (batch.registrations[0], batch.type_codes[0])
    return (
        columns is not None
        and told == (track.aircraft.registration, track.aircraft.type_code)
        and batch.addresses[0] == number_of(str(track.aircraft.icao24))
        and all(
            np.array_equal(getattr(batch, column), values)
            for (column, _), values in zip(COLUMNS, columns, strict=True)
        )
    )


def damaged_files(count: int, seed: int) -> Iterator[bytes]:
    """Yield files, each with one or two damages, some of them packed."""
    chance = random.Random(seed)
    good = [taken_apart(trace) for trace in traces()]
    for _ in range(count):
        text = with_some_rows(*chance.choice(good), chance)
        for _ in range(chance.choice([1, 1, 2])):
            text = chance.choice(DAMAGES)(text, chance) or b"{"
        yield packed(text, chance) if chance.random() < 0.3 else text


def outcome(data: bytes, machine: Machine) -> str:
    """Return `accepted`, `declined` or `wrong` for one file."""
    reading: BatchReading = read_files([("trace.json", memoryview(data))], machine, fall_back=False)
    if reading.files_declined:
        return "declined"
    return "accepted" if same(reading.batch, data, "trace.json") else "wrong"


def main(arguments: Sequence[str] | None = None) -> int:
    """Damage files, count what becomes of them, and fail where one was read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=FILES)
    parser.add_argument("--seed", type=int, default=SEED)
    given = parser.parse_args(arguments)
    machine = compiled_machine()
    counts: Counter[str] = Counter()
    begun = time.monotonic()
    for data in damaged_files(given.files, given.seed):
        found = outcome(data, machine)
        counts[found] += 1
        if found == "wrong":
            place = Path(f"wrong-{counts['wrong']}.json")
            if counts["wrong"] <= 5:
                place.write_bytes(data)
            print(f"accepted, but the slow reader says otherwise: {place}", file=sys.stderr)
    seconds = time.monotonic() - begun
    print(
        f"{given.files} damaged files in {seconds:.0f} s: {counts['declined']} declined,"
        f" {counts['accepted']} accepted and the same, {counts['wrong']} wrong"
    )
    return 1 if counts["wrong"] else 0


if __name__ == "__main__":
    sys.exit(main())
