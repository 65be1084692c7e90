"""Traces as readsb writes them: every row comes out, or is named, and none is made up."""

import gzip
import json
import math
import random

import numpy as np
import pytest

from wheelsdown.model.flight import PositionSource, RowFlag
from wheelsdown.sources.readsb_trace import looks_like, read

DIGEST = "sha256:" + "0" * 64
DAY = 1_764_979_200.0  # 2025-12-06T00:00Z

DETAILS = {"type": "adsb_icao", "flight": "TYSON41 ", "squawk": "1200"}


def row(dt, lat=33.3, lon=-111.6, alt=12_000, flags=0, details=None, geom=12_400):
    return [dt, lat, lon, alt, 310.5, 87.2, flags, 64, details, "adsb_icao", geom, 0, None, None]


def trace(*rows, **fields):
    return {"icao": "a2c4e0", "r": "N278GX", "t": "A320", "timestamp": DAY, "trace": rows} | fields


def reading(*rows, pack=lambda b: b, **fields):
    data = json.dumps(trace(*rows, **fields)).encode()
    return read(pack(data), digest=DIGEST, name="trace_full_a2c4e0.json")


def only_code(contents):
    (problem,) = contents.problems
    return problem.code


def test_a_row_in_full():
    contents = reading(row(61_080.5, details=DETAILS), pack=gzip.compress)
    (track,) = contents.tracks
    assert (track.aircraft.icao24, track.aircraft.registration) == ("a2c4e0", "N278GX")
    assert track.aircraft.type_code == "A320"
    assert track.time_ms.tolist() == [1_764_979_200_000 + 61_080_500]
    assert (track.latitude_deg[0], track.longitude_deg[0]) == (33.3, -111.6)
    assert (track.altitude_ft[0], track.altitude_geometric_ft[0]) == (12_000, 12_400)
    assert (track.ground_speed_kt[0], track.track_angle_deg[0]) == (310.5, 87.2)
    assert track.source.tolist() == [PositionSource.ADSB.value]
    assert track.callsigns == ((1_764_979_200_000 + 61_080_500, "TYSON41"),)
    assert (contents.rows_read, contents.rows_refused, contents.problems) == (1, 0, ())


def test_ground_and_unknown_altitude_are_told_apart():
    (track,) = reading(row(1, alt="ground"), row(2, alt=None), row(3, alt=0)).tracks
    assert track.on_ground.tolist() == [True, False, False]
    assert np.isnan(track.altitude_ft).tolist() == [True, True, False]


def test_a_geometric_altitude_is_not_taken_for_a_barometric_one():
    (track,) = reading(row(1, alt=9_000, flags=RowFlag.GEOMETRIC_ALTITUDE, geom=None)).tracks
    assert math.isnan(track.altitude_ft[0])
    assert track.altitude_geometric_ft[0] == 9_000


def test_rows_from_before_2022_end_after_the_seventh_to_ninth_field():
    short = [row(1)[:7], row(2)[:8], [*row(3)[:8], {"type": "mlat", "flight": "SWQ1 "}]]
    contents = reading(*short)
    (track,) = contents.tracks
    assert contents.rows_refused == 0
    assert np.isnan(track.vertical_rate_fpm).tolist() == [True, False, False]
    assert track.source.tolist()[-1] == PositionSource.MLAT.value


def test_an_address_that_is_not_icaos_keeps_its_mark():
    (track,) = reading(row(1), icao="~2A3B4C").tracks
    assert track.aircraft.icao24 == "~2a3b4c"


@pytest.mark.parametrize(
    "bad",
    [
        row(1, lat=90.1),
        row(1, lat=None),
        row(1, lon=-180.5),
        row(1, lon="33"),
        row(-5),
        row(200_000),
        row(None),
        row(1, alt="grounded"),
        row(1, alt=500_000),
        row(1, alt=True),
        row(1, details="adsb"),
        row(1, flags=0.5),
        [],
        "row",
        row(1)[:13],
    ],
)
def test_a_row_that_cannot_be_so_is_named_and_the_others_are_kept(bad):
    contents = reading(row(0), *(row(t) for t in range(2, 20)), bad)
    assert (contents.rows_read, contents.rows_refused) == (19, 1)
    (problem,) = contents.problems
    assert dict(problem.values)["row"] == "19"


def test_a_row_that_lost_a_field_is_not_read_with_its_values_in_the_wrong_places():
    good = [row(t)[:9] for t in range(30)]
    lost = [30, -111.6, 45, 310.5, 87.2, 0, 0, None]
    contents = reading(*good, lost)
    assert only_code(contents) == "row_of_wrong_length"


def test_one_row_out_of_order_does_not_take_the_rest_with_it():
    contents = reading(row(10), row(20), row(90_000), row(30), row(40))
    assert only_code(contents) == "row_out_of_order"
    assert contents.rows_read == 4


def test_clocks_a_little_apart_are_sorted():
    contents = reading(row(10), row(20.6), row(20.1), row(30))
    assert contents.problems == ()
    assert contents.tracks[0].row.tolist() == [0, 2, 1, 3]


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"icao": "xyz"}, "icao"),
        ({"icao": None}, "icao"),
        ({"timestamp": None}, "timestamp"),
        ({"timestamp": "1764979200"}, "timestamp"),
        ({"timestamp": -1}, "timestamp"),
        ({"trace": {}}, "trace"),
    ],
)
def test_a_file_that_lacks_its_head_is_refused(fields, field):
    contents = reading(**fields)
    assert dict(contents.problems[0].values)["field"] == field
    assert contents.tracks == ()


def test_json_cut_short_gives_nothing_and_says_where():
    data = json.dumps(trace(row(1), row(2)), indent=0).encode()
    contents = read(data[:-9], digest=DIGEST, name="t.json")
    assert only_code(contents) == "broken_json"
    assert contents.problems[0].line is not None
    assert contents.tracks == ()


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e999", b"9" * 5000])
def test_numbers_that_json_does_not_have(number):
    data = json.dumps(trace(row(1))).encode().replace(b"33.3", number)
    assert read(data, digest=DIGEST, name="t").tracks == ()


def test_json_nested_beyond_reason_is_refused():
    assert only_code(read(b"[" * 100_000, digest=DIGEST, name="t")) == "broken_json"


def test_recognised_by_content():
    assert looks_like(json.dumps(trace(row(1))).encode())
    assert not looks_like(b'{"type": "FeatureCollection"}')


@pytest.mark.shared
def test_real_traces_are_read_whole(shared_data):
    files = sorted((shared_data / "positions" / "readsb_trace").glob("*.json"))
    assert len(files) == 23
    for file in files:
        contents = read(file.read_bytes(), digest=DIGEST, name=file.name)
        assert (len(contents.tracks), contents.rows_refused, contents.problems) == (1, 0, ())
        assert file.stem.endswith(contents.tracks[0].aircraft.icao24)


@pytest.mark.shared
def test_the_ground_is_kept_in_a_real_trace(shared_data):
    file = shared_data / "positions" / "readsb_trace" / "trace_full_ac134a.json"
    (track,) = read(file.read_bytes(), digest=DIGEST, name=file.name).tracks
    assert track.on_ground.sum() == file.read_text().count('"ground"')


def positions(contents):
    return {
        (t.aircraft.icao24, *place)
        for t in contents.tracks
        for place in zip(
            t.time_ms.tolist(), t.latitude_deg.tolist(), t.longitude_deg.tolist(), strict=True
        )
    }


STRUCTURE = b'{}[]",:'


def damaged(plain, chance):
    """A trace as a bad disk, a cut download or a careless hand leaves it; digits stay digits.

    A digit changed into another in a file without a checksum cannot be seen by anyone.
    """
    packed = gzip.compress(plain, 1, mtime=0)
    match chance.randrange(5):
        case 0:
            return packed[: chance.randrange(len(packed))]
        case 1:
            return plain[: chance.randrange(len(plain))]
        case 2:
            data = bytearray(packed)
            for _ in range(chance.randrange(1, 4)):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
            return bytes(data)
        case 3:
            data = bytearray(plain)
            places = [i for i, byte in enumerate(data) if byte in STRUCTURE]
            for place in chance.sample(places, chance.randrange(1, 4)):
                data[place] = chance.choice(STRUCTURE + b" \0x")
            return bytes(data)
        case _:
            # Within one row: what joins the halves of two into a good row leaves no trace.
            line = chance.choice(plain.split(b"\n"))
            places = [i for i, byte in enumerate(line) if byte in STRUCTURE]
            a, b = sorted(chance.sample(places, 2))
            return plain.replace(line, line[:a] + line[b:])


def test_no_damage_makes_a_position():
    chance = random.Random(20251208)
    rows = [
        row(
            t * 7.5,
            lat=round(33 + t / 64, 6),
            lon=round(-111 + t / 32, 6),
            alt="ground" if t < 3 else 75 * t,
            details=DETAILS if t % 4 == 0 else None,
        )
        for t in range(40)
    ]
    plain = json.dumps(trace(*rows), separators=(",", ":")).replace("],[", "],\n[").encode()
    true = positions(read(plain, digest=DIGEST, name="t"))
    for _ in range(2000):
        broken = damaged(plain, chance)
        assert positions(read(broken, digest=DIGEST, name="t")) <= true
