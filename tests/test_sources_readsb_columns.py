"""Traces read into columns: by machine code just what the slow reader finds, or not at all."""

import gzip
import io
import os
import random
import re
import subprocess
import sys
import tarfile
from dataclasses import fields

import numpy as np
import pytest
from evaluation.scanner_fuzz import INVENTED, damaged_files, outcome
from hypothesis import given
from hypothesis import strategies as st

from wheelsdown.sources.day_archive import index_day, share_out
from wheelsdown.sources.position_columns import columns_of, whole
from wheelsdown.sources.readsb_columns import compiled_machine, read_batch, read_files
from wheelsdown.sources.readsb_trace import read
from wheelsdown.sources.unpacking import unpack

DETAILS = b'{"type":"adsb_icao","flight":"SWQ1    ","alt_geom":36475,"mach":0.832,"spi":0}'
ROW = b'[%d.50,33.307123,-111.655004,36000,431.1,170.4,0,-64,%s,"adsb_icao",36475,null,null,null]'


@pytest.fixture(scope="module")
def machine():
    pytest.importorskip("numba")
    pytest.importorskip("deflate")
    return compiled_machine()


def trace(*rows, head=b'"r":"N278GX",\n"t":"A320",\n'):
    """A trace as readsb prints it."""
    begin = b'{"icao":"a2c4e0",\n' + head + b'"timestamp": 1764979200.000,\n"trace":[ \n'
    return begin + b",\n".join(rows) + b" ]\n }\n"


def rows(count, details=b"null"):
    return [ROW % (number, details) for number in range(count)]


def files(*texts):
    return [(f"{number}.json", memoryview(text)) for number, text in enumerate(texts)]


def equal(one, other):
    """Whether two batches hold the same."""
    return all(
        np.array_equal(getattr(one, field.name), getattr(other, field.name))
        for field in fields(one)
    )


def test_a_trace_in_full(machine):
    reading = read_files(files(INVENTED, gzip.compress(INVENTED)), machine)
    batch = reading.batch
    assert (reading.files_declined, reading.rows_read, reading.problems) == (0, 8, ())
    assert batch.addresses.tolist() == [0x1A2C4E0] * 2
    assert batch.registrations == ("N278GX", "N278GX")
    assert batch.offsets.tolist() == [0, 4, 8]
    assert batch.time_ms[:4].tolist() == [
        1764979200000 + ms for ms in (0, 10070, 86399990, 86400500)
    ]
    assert batch.latitude_e6[:3].tolist() == [33307123, 33317123, -317123]
    assert batch.altitude_ft[:4].tolist() == [-(2**31), -(2**31), -(2**31), -(2**31)]
    assert batch.altitude_geometric_ft[:4].tolist() == [-(2**31), 1400, 39000, -1200]
    assert batch.on_ground[:4].tolist() == [True, False, False, False]
    assert batch.callsign_offsets.tolist() == [0, 2, 4]
    assert batch.callsign[:2].view("S8").tolist() == [b"TYSON41", b"TYSON42"]
    assert reading.digests[0] != reading.digests[1] == batch.captures[1]


def test_plain_python_fills_the_same_columns(machine):
    texts = [INVENTED, gzip.compress(trace(*rows(40, DETAILS))), trace(*rows(3), rows(1)[0])]
    fast, slow = read_files(files(*texts), machine), read_files(files(*texts), None)
    assert (fast.files_declined, slow.files_declined) == (1, 3)
    assert equal(fast.batch, slow.batch)
    assert fast.problems == slow.problems != ()
    assert (fast.rows_read, fast.rows_refused) == (slow.rows_read, slow.rows_refused) == (47, 1)


@pytest.mark.shared
def test_every_real_trace_is_scanned_and_the_same(machine, shared_data):
    for path in sorted((shared_data / "positions" / "readsb_trace").glob("*.json")):
        data = path.read_bytes()
        assert outcome(unpack(data, ""), machine) == outcome(data, machine) == "accepted", path.name


def test_damaged_traces_are_declined_or_the_same(machine):
    found = [outcome(data, machine) for data in damaged_files(600, 3)]
    assert "wrong" not in found
    assert found.count("accepted") > 50 < found.count("declined")


@pytest.mark.parametrize("details", [b"null", DETAILS])
def test_where_a_text_ends_in_memory_does_not_matter(machine, details):
    for count in [*range(1, 45), 200]:
        assert outcome(trace(*rows(count, details)), machine) == "accepted"


def test_the_shortest_rows_have_room(machine):
    row = b'[0.00,0.000000,0.000000,0,0.0,0.0,0,0,null,"",0,0,0,0]'
    assert len(row) >= machine.least_row_bytes
    text = trace(*[row] * 500).replace(b",\n[0", b",[0")
    assert outcome(text, machine) == "accepted"
    assert outcome(text.replace(b'""', b"null"), machine) == "accepted"


def test_the_end_of_the_last_details_is_missing(machine):
    text = trace(*rows(60, DETAILS))
    for cut in range(1, 2500, 7):
        assert outcome(text[:-cut] if cut > 5 else text[:-6], machine) == "declined"


ACCEPTED_DETAILS = """
{"type":"adsb_icao"}
{"a":"b","c":1}
{"a":-0.5,"b":[],"c":["x"],"d":["x","y"],"e":0}
{"flight":"ab12"}  {"x":1,"flight":"  ab12  "}  {"flight":""}  {"flight":"00000000"}
{"flight":"A B"}
{"nav_modes":["autopilot","vnav","althold","approach","lnav","tcas"],"flight":"SWQ2","b":1}
{"a":"x,y:z","b":"}]{[","c":""}
{"a":"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}
""".replace("  {", "\n{").split("\n")[1:-1]

DECLINED_DETAILS = (
    """
{}  {"a"}  {"a":}  {"a":1,}  {,"a":1}  {"a":1"b":2}  {"a":1,"b"}  {"a":1 }  {"a":1}}  {"a":{"b":1}}
{"a":01}  {"a":-01}  {"a":.1}  {"a":1.}  {"a":1.2.3}  {"a":-}  {"a":--1}  {"a":1-2}
{"a":+1}  {"a":1e3}
{"a":true}  {"a":nul}  {"a":NaN}  {"a":[1,2]}  {"a":["x",]}  {"a":["x" "y"]}  {"a":["x"}  {"a":"x"]}
{"a":[["x"]]}  {"a":"x""y"}  {"a":"x":1}  {"a","b":1}  {"a":1;"b":2}  {a:1}  {"a":'x'}
[{"a":1}]  "x"
{"a":["x":1]}  {["a"]:1}  {"a":1,"b":2:3}  {"a":,"b":1}  {"a":"b" ,"c":1}  {"fl\\u0069ght":"AB1"}
{"a":"\\n"}  {"a":"\\x"}  {"flight":"ABCDEFGHI"}  {"flight":1}  {"flight":null}
{"flight":"A","flight":"B"}
""".replace("  {", "\n{")
    .replace("  [", "\n[")
    .split("\n")[1:-1]
)


@pytest.mark.parametrize("details", ACCEPTED_DETAILS)
def test_details_that_are_read(machine, details):
    around = [ROW % (number, DETAILS) for number in range(2)]
    text = trace(*around, ROW % (3, details.encode()), ROW % (4, details.encode()), *rows(30)[5:])
    assert outcome(text, machine) == "accepted"


@pytest.mark.parametrize("details", DECLINED_DETAILS)
def test_details_that_are_left_to_the_slow_reader(machine, details):
    for before in ([], [ROW % (number, DETAILS) for number in range(2)]):
        text = trace(*before, ROW % (3, details.encode()), *rows(30)[5:])
        assert outcome(text, machine) == "declined"


def test_the_same_end_behind_other_beginnings(machine):
    end = b'"nic":8,"rc":186,"version":2,"nic_baro":1,"nac_p":9,"sil_type":"perhour","spi":0}'
    good = [b'{"a":%d,' % number + end for number in (1, 22, 333, -4)]
    good += [b'{"flight":"SWQ%d",' % number + end for number in (1, 1, 20)]
    bad = [b'{"a":[', b'{"a":', b'{"a":"', b'{"a":["x",', b'{"a":1', b"{", b'{"a"', b'{"a":1.,']
    bad_ends = [begin + end for begin in bad if begin != b"{"]
    assert outcome(trace(*(ROW % item for item in enumerate(good))), machine) == "accepted"
    for one in bad_ends:
        assert (
            outcome(trace(*(ROW % item for item in enumerate([*good, one]))), machine) == "declined"
        )


def changed(old, new):
    text = trace(*rows(4, DETAILS))
    assert old in text
    return text.replace(old, new, 1)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"icao":"a2c4e0"', b'"icao":"a2c4e"'),
        (b'"icao":"a2c4e0"', b'"icao":null'),
        (b'"r":"N278GX",', b'"r":"N278GX"'),
        (b'"r":"N278GX"', b'"r":"\xff"'),
        (b'"timestamp": 1764979200.000', b'"timestamp": 1764979200.0001'),
        (b'"timestamp": 1764979200.000', b'"timestamp": "1764979200.000"'),
        (b'"timestamp": 1764979200.000', b'"timestamp": 4102444801.000'),
        (b'"timestamp"', b'"trace":[],"timestamp"[1'),
        (b'"r":"N278GX",\n', b'"x":{"trace":[[1]]},'),
        (b'"trace":[', b'"a\\"trace":['),
        (b" ]\n }\n", b" ],"),
        (b" ]\n }\n", b' ],"trace":[]}'),
        (b" ]\n }\n", b" ]\n }}\n"),
        (b" ]\n }\n", b" ]"),
        (b" ]\n }\n", b",]}"),
        (b"[0.50", b"[-0.50"),
        (b"[1.50", b"[0.49"),
        (b"33.307123", b"-0.000000"),
        (b"33.307123", b"90.000001"),
        (b"36000", b"-5001"),
        (b"36000", b'"Ground"'),
        (b"431.1", b"3276.8"),
        (b"431.1", b"431.10"),
        (b"170.4", b"360.1"),
        (b",0,-64", b",256,-64"),
        (b",0,-64", b",0,-65537"),
        (b"36475,null", b"131073,null"),
        (b",null]", b"]"),
        (b",null]", b",null,null]"),
        (b"null]", b"nul]"),
        (b'"adsb_icao",36475', b"1,36475"),
        (b'"adsb_icao",36475', b'"a\nb",36475'),
    ],
)
def test_what_is_left_to_the_slow_reader(machine, old, new):
    assert outcome(changed(old, new), machine) == "declined"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'"r":"N278GX",\n', b""),
        (b'"r":"N278GX"', b'"r":" n278gx "'),
        (b'"r":"N278GX"', b'"r":""'),
        (b'"r":"N278GX"', '"r":"É-1"'.encode()),
        (b'"r":"N278GX"', b'"ownOp":"A \\"B\\"",\n"r":"N1"'),
        (b'"r":"N278GX"', b'"r":"N1",\n"r":"N2"'),
        (b"1764979200.000", b"1764979200.123"),
        (b"36000", b'"ground"'),
        (b"36000", b"null"),
        (b"36000", b"-5000"),
        (b"36000", b"-0"),
        (b"431.1,170.4", b"null,null"),
        (b",0,-64", b",8,null"),
        (b"-111.655004", b"0.000001"),
        (b'"adsb_icao",36475', b'"mode_s",null'),
        (b'"adsb_icao",36475', b'"mode_ac",0'),
        (b'"adsb_icao",36475', b"null,-12"),
        (b"null,null,null]", b"-64,260,-0.5]"),
        (b"null,null,null]", b"null,260,null]"),
        (b",\n[", b" ,  \n["),
    ],
)
def test_what_else_is_read(machine, old, new):
    assert outcome(changed(old, new), machine) == "accepted"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"33.307123", b"03.307123"),
        (b"33.307123", b"33.30712a"),
        (b"33.307123", b"33.307:23"),
        (b"33.307123", b"33-307123"),
        (b"33.307123", b"93.307123"),
        (b"-111.655004", b"-011.655004"),
        (b"-111.655004", b"-181.655004"),
        (b"-111.655004", b"+111.655004"),
        (b"36000", b"06000"),
        (b"36000", b"3600O"),
        (b"36000", b"99999999"),
        (b"431.1", b"431,1"),
        (b"431.1", b"031.1"),
        (b"170.4", b"370.4"),
        (b"170.4", b"17\xb0.4"),
        (b",0,-64", b",0,-04"),
        (b",0,-64", b",0,6-4"),
        (b",0,-64", b",/,-64"),
        (b"36475", b"06475"),
        (b"36475", b"3647\xb5"),
        (b"36475", b"3647\x3f"),
        (b"36475", b"364.5"),
        (b"36475", b""),
    ],
)
def test_a_row_nearly_of_a_known_shape(machine, old, new):
    """Rows are compared with those before: what is wrong in a later one must be seen, too."""
    first, *others = rows(4)
    assert outcome(trace(first, *others), machine) == "accepted"
    for place in range(3):
        later = others.copy()
        later[place] = later[place].replace(old, new)
        assert later != others
        assert outcome(trace(first, *later), machine) == "declined"


def test_numbers_of_every_length_in_turn(machine):
    """More shapes than are kept, each met again after others, with other digits."""
    chance = random.Random(7)

    def one_of(least, most, unit="%d"):
        digits = chance.randrange(1, len(str(most)) + 1)
        number = chance.randrange(0, min(10**digits, most + 1))
        return unit % (-number if number <= -least and chance.random() < 0.5 else number)

    def fraction(most, decimals, least=0):
        number = chance.randrange(1, 10 ** chance.randrange(decimals, len(str(most)) + decimals))
        number = min(number, most * 10**decimals)
        sign = "-" if least < 0 and chance.random() < 0.5 else ""
        return f"{sign}{number // 10**decimals}.{number % 10**decimals:0{decimals}}"

    def row(number):
        fields = (
            *(f"{number * 86.31:.2f}", fraction(90, 6, -90), fraction(180, 6, -180)),
            chance.choice([one_of(-5000, 131072), "null", '"ground"']),
            *(
                chance.choice([fraction(3276, 1), "null"]),
                chance.choice([fraction(360, 1), "null"]),
            ),
            *(one_of(0, 255), chance.choice([one_of(-65536, 65536), "null"]), "null"),
            *('"adsb_icao"', chance.choice([one_of(-5000, 131072), "null"]), "null,null,null"),
        )
        return f"[{','.join(fields)}]".encode()

    for _ in range(20):
        assert outcome(trace(*(row(number) for number in range(300))), machine) == "accepted"


def test_packed_files_that_are_not_one_whole_member(machine):
    text = trace(*rows(20, DETAILS))
    one = gzip.compress(text, mtime=0)
    for data in (
        *(one + one, one + b"\0" * 8, one + b"x", one[:-1], one[:-4] + b"\0\0\0\0", one + one[-4:]),
        *(
            gzip.compress(one),
            one[:-4] + b"\xff\xff\xff\x03",
            b"\x1f\x8b\x08\x08" + one[4:],
            one[:9],
        ),
        *(
            one[:-8] + bytes([one[-8] ^ 1]) + one[-7:],
            one + one[-8:],
            one[:-8] + b"\0" * 70 + one[-8:],
        ),
    ):
        assert machine.unpack_one(memoryview(data)) is None
    assert machine.unpack_one(memoryview(one)) == text


def test_what_is_no_whole_number_stays_a_track(machine):
    text = trace(*rows(3)).replace(b"431.1", b"431.15", 1)
    reading = read_files(files(text, trace(*rows(2))), machine)
    (track,) = reading.tracks
    assert track.ground_speed_kt[0] == 431.15
    assert (reading.rows_read, reading.batch.offsets.tolist()) == (5, [0, 2])


def test_what_the_slow_reader_refuses_is_told_with_its_problems(machine):
    bad = trace(*rows(3)).replace(b"33.307123", b"93.307123", 1)
    reading = read_files(files(bad, bad[:90], trace(*rows(2))), machine)
    alone = [
        read(data, digest="sha256:0", name=f"{i}.json") for i, data in enumerate((bad, bad[:90]))
    ]
    assert reading.problems == alone[0].problems + alone[1].problems
    assert (reading.rows_read, reading.rows_refused, len(reading.digests)) == (4, 1, 3)


def test_a_part_of_an_archive_at_a_time(machine, tmp_path):
    texts = [gzip.compress(trace(*rows(count, DETAILS))) for count in (5, 300, 7, 1)]
    with tarfile.open(tmp_path / "day.tar", "w") as archive:
        for number, data in enumerate(texts):
            info = tarfile.TarInfo(f"./traces/0{number}/trace_full_a0000{number}.json")
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    counts = []
    for part in share_out(index_day([tmp_path / "day.tar"]), part_bytes=500):
        reading = read_batch(part, machine)
        assert equal(reading.batch, read_batch(part, None).batch)
        counts += np.diff(reading.batch.offsets).tolist()
    assert counts == [5, 300, 7, 1]
    (tmp_path / "day.tar").unlink()
    assert [p.code for p in read_batch(part, machine).problems] == ["file_not_read"]


def test_memory_is_used_again_only_when_nobody_holds_any_of_it(machine):
    def address_of(text):
        return read_files(files(text), machine).batch.time_ms.ctypes.data

    text = trace(*rows(50, DETAILS))
    first = address_of(text)
    assert address_of(text) == first
    held = read_files(files(text), machine).batch.latitude_e6[3:5]
    assert held.ctypes.data != address_of(trace(*rows(50)).replace(b"33.3", b"44.4"))
    assert held.tolist() == [33307123, 33307123]


@given(st.lists(st.integers(-180_000_000, 180_000_000) | st.none(), max_size=20))
def test_millionths_come_back_as_the_same_floats(numbers):
    values = np.array([np.nan if n is None else float(f"{n / 1e6:.6f}") for n in numbers])
    back = whole(values, 1e6, np.int32, -(2**31))
    assert back.tolist() == [-(2**31) if n is None else n for n in numbers]


@pytest.mark.parametrize("value", [0.15, -0.0, 1e9, float("nan")])
def test_what_does_not_fit_a_column(value):
    assert whole(np.array([1.0, value]), 10, np.int16) is None


def test_a_long_callsign_does_not_fit():
    text = trace(*rows(2, DETAILS)).replace(b"SWQ1    ", b"SWQ1234567")
    (track,) = read(text, digest="sha256:0", name="").tracks
    assert columns_of(track) is None


def test_processes_started_to_compile_do():
    pytest.importorskip("deflate")
    code = (
        "from evaluation.scanner_fuzz import INVENTED\n"
        "from wheelsdown.sources.readsb_columns import read_files\n"
        "print(read_files([('', memoryview(INVENTED))]).files_declined)"
    )
    for switch, declined in (("1", "0"), ("0", "1")):
        told = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "WHEELSDOWN_COMPILE": switch},
            capture_output=True,
            text=True,
            check=True,
        )
        assert re.fullmatch(declined, told.stdout.strip())
