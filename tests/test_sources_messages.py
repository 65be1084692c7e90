"""Messages one by one: BaseStation's lines and decoded Mode S."""

import json
import math

import pytest

from wheelsdown.sources import mode_s, sbs

DIGEST = "sha256:" + "7" * 64


def msg(kind, clock, *, callsign="", alt="", gs="", track="", lat="", lon="", ground=""):
    when = f"2016/03/11,13:07:{clock}"
    said = f"{callsign},{alt},{gs},{track},{lat},{lon},,,,,,{ground}"
    return f"MSG,{kind},1,1,4CA216,1,{when},{when},{said}\n"


def reading(*lines, end=""):
    return sbs.read(("".join(lines) + end).encode(), digest=DIGEST, name="s.sbs")


SPEED = msg(4, "10.000", gs="410.5", track="88")
PLACE = msg(3, "12.500", alt="37000", lat="53.5", lon="-2.25")


def test_a_position_takes_the_speed_and_callsign_said_before_it():
    contents = reading(msg(1, "09.000", callsign="EIN5GV  "), SPEED, PLACE)
    (track,) = contents.tracks
    assert track.time_ms.tolist() == [1_457_701_632_500]
    assert (track.altitude_ft[0], track.ground_speed_kt[0]) == (37_000, 410.5)
    assert track.callsigns[0][1] == "EIN5GV"
    assert (contents.rows_read, contents.rows_refused) == (3, 0)


def test_an_old_speed_is_not_taken():
    (track,) = reading(SPEED, msg(3, "40.000", lat="53.5", lon="-2.25")).tracks
    assert math.isnan(track.ground_speed_kt[0])


def test_surface_positions_are_on_the_ground():
    (track,) = reading(msg(2, "01.000", lat="53.5", lon="-2.25", gs="12")).tracks
    assert track.on_ground.tolist() == [True]


@pytest.mark.parametrize(
    ("bad", "code"),
    [
        ("MSG,3,1,1,4CA216\n", "row_of_wrong_width"),
        (PLACE.replace("53.5", "153.5"), "line_with_impossible_value"),
        (PLACE.replace("2016/03/11", "2016/02/31"), "line_with_impossible_value"),
        (PLACE.replace("4CA216", "4CA21"), "line_with_impossible_value"),
    ],
)
def test_a_line_that_cannot_be_so_is_named(bad, code):
    contents = reading(PLACE, bad)
    assert [(p.code, p.line) for p in contents.problems] == [(code, 2)]
    assert (contents.rows_read, contents.rows_refused) == (1, 1)


def test_a_last_line_without_its_end_may_be_cut():
    contents = reading(PLACE, end=PLACE.strip())
    assert [p.code for p in contents.problems] == ["row_may_be_cut"]


def decoded(*messages):
    data = "\n".join(json.dumps(m) for m in messages).encode()
    return mode_s.read(data, digest=DIGEST, name="m.jsonl")


def squitter(bds, time, **fields):
    return {"timestamp": time, "df": "17", "icao24": "4ca216", "bds": bds} | fields


def test_mode_s_positions_with_speed_and_callsign():
    contents = decoded(
        squitter("08", 1717664480.1, callsign="EIN5GV"),
        squitter("09", 1717664481.0, groundspeed=140, track=90, vertical_rate=-640),
        squitter("05", 1717664481.5, latitude=43.5, longitude=1.3, altitude=1200),
        squitter("06", 1717664499.0, latitude=43.6, longitude=1.4, groundspeed=5, track=70),
        {"timestamp": 1717664500.0, "df": "20", "icao24": "000000", "bds20": {"callsign": "NONE"}},
    )
    (track,) = contents.tracks
    assert track.on_ground.tolist() == [False, True]
    assert track.ground_speed_kt.tolist() == [140, 5]
    assert track.vertical_rate_fpm[0] == -640
    assert [c for _, c in track.callsigns] == ["EIN5GV"]
    assert (contents.rows_read, contents.problems) == (5, ())


def test_half_a_line_is_named_and_the_others_are_kept():
    good = json.dumps(squitter("05", 1717664481.5, latitude=43.5, longitude=1.3, altitude=1200))
    contents = mode_s.read(f"{good}\n{good[:40]}".encode(), digest=DIGEST, name="m")
    assert [(p.code, p.line) for p in contents.problems] == [("broken_json_line", 2)]
    assert contents.rows_read == 1


@pytest.mark.shared
def test_real_messages(shared_data):
    file = shared_data / "positions" / "mode_s" / "tutorial.jsonl.gz"
    contents = mode_s.read(file.read_bytes(), digest=DIGEST, name=file.name)
    assert (contents.rows_read, contents.rows_refused) == (71_939, 0)
    longest = max(contents.tracks, key=lambda t: len(t.time_ms))
    assert longest.aircraft.icao24 == "400f99"
    assert longest.on_ground[0] and longest.on_ground[-1]
