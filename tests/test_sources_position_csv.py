"""Position CSVs of ADS-B Exchange (by FlightTracer) and Flightradar24, and KML."""

import math

import numpy as np
import pytest

from wheelsdown.sources import adsbx_csv, fr24_csv, kml

DIGEST = "sha256:" + "1" * 64

ADSBX = (
    "time,lat,lon,altitude,ground_speed,heading,details,alt_geom,nnumber,model,desc,timestamp,"
    "ping_time,icao\n"
)
EXPORT = "Timestamp,UTC,Callsign,Position,Altitude,Speed,Direction\n"
API = "timestamp,lat,lon,alt,gspeed,vspeed,track,squawk,callsign,source\n"


def adsbx(*rows, end="\n"):
    return adsbx_csv.read((ADSBX + "\n".join(rows) + end).encode(), digest=DIGEST, name="a.csv")


def fr24(header, *rows, end="\n"):
    return fr24_csv.read((header + "\n".join(rows) + end).encode(), digest=DIGEST, name="f.csv")


def codes(contents):
    return [p.code for p in contents.problems]


LATER = (
    "90.5,42.5,-71.0,1200,210.0,90.0,\"{'type': 'mlat', 'flight': 'UAL1  '}\",1300.0,N17104,B752,"
    "BOEING,2025-02-07,2025-02-07 00:01:30.500,a11f59"
)
EARLIER = "60.0,42.4,-71.1,ground,6.8,289.7,,,N17104,B752,BOEING,2025-02-07,,a11f59"


def test_adsbx_rows_are_put_in_order_and_keep_their_numbers():
    (track,) = adsbx(LATER, EARLIER).tracks
    assert track.time_ms.tolist() == [1_738_886_460_000, 1_738_886_490_500]
    assert track.row.tolist() == [1, 0]
    assert track.on_ground.tolist() == [True, False]
    assert track.callsigns == ((1_738_886_490_500, "UAL1"),)
    assert (track.aircraft.icao24, track.aircraft.registration) == ("a11f59", "N17104")


def test_adsbx_two_aircraft_are_two_tracks():
    contents = adsbx(LATER, EARLIER.replace("a11f59", "a11f60"))
    assert [t.aircraft.icao24 for t in contents.tracks] == ["a11f59", "a11f60"]


@pytest.mark.parametrize(
    ("was", "becomes", "field"),
    [
        ("00:01:30.500", "00:11:30.500", "time"),
        ("2025-02-07,2025", "2025-02-30,2025", "time"),
        ("42.5", "-142.5", "lat"),
        ("42.5", "", "lat"),
        ("42.5", "4_2.5", "lat"),
        ("1200", "12oo", "altitude"),
        (",a11f59", ",a11f5", "icao"),
    ],
)
def test_adsbx_a_row_that_cannot_be_so_is_named_by_line_and_field(was, becomes, field):
    contents = adsbx(EARLIER, LATER.replace(was, becomes))
    (problem,) = contents.problems
    assert (problem.line, dict(problem.values)["field"]) == (3, field)
    assert (contents.rows_read, contents.rows_refused) == (1, 1)


def test_a_last_row_without_its_line_end_may_be_cut():
    assert codes(adsbx(LATER, EARLIER, end="")) == ["row_may_be_cut"]


def test_a_stray_quote_joins_no_two_rows():
    contents = adsbx(LATER.replace("BOEING", '"BOEING'), EARLIER, LATER.replace("B752", 'B"'))
    assert contents.rows_read == 0
    assert contents.rows_refused >= 1


def test_csv_of_another_kind_is_named():
    contents = adsbx_csv.read(b"a,b\n1,2\n", digest=DIGEST, name="x.csv")
    assert codes(contents) == ["columns_missing"]


def test_fr24_both_layouts_give_the_same_positions():
    (a,) = fr24(EXPORT, '1588686878,2020-05-05T13:54:38Z,DESAE,"48.86,9.22",850,95,117').tracks
    (b,) = fr24(API, "2020-05-05T13:54:38Z,48.86,9.22,850,95,0,117,0,DESAE,ADSB").tracks
    for column in ("time_ms", "latitude_deg", "longitude_deg", "altitude_ft", "ground_speed_kt"):
        assert getattr(a, column).tolist() == getattr(b, column).tolist()
    assert a.callsigns == b.callsigns == ((1_588_686_878_000, "DESAE"),)


def test_fr24_altitude_0_is_the_ground_unless_it_is_flying_fast():
    (track,) = fr24(
        API,
        "2025-03-28T14:56:20Z,37.0,-76.3,0,15,0,247,0,,ADSB",
        "2025-03-28T14:56:30Z,37.1,-76.3,0,260,1472,247,0,,ADSB",
        "2025-03-28T14:56:40Z,37.2,-76.3,300,286,4544,247,0,,ADSB",
    ).tracks
    assert track.on_ground.tolist() == [True, False, False]
    assert np.isnan(track.altitude_ft).tolist() == [True, True, False]


def test_fr24_names_no_aircraft_so_none_is_taken_from_the_callsign():
    (track,) = fr24(API, "2025-03-28T14:56:30Z,37.0,-76.3,0,0,0,247,0,JIA5308,ADSB").tracks
    assert track.aircraft.icao24 is None
    assert track.aircraft.registration is None
    assert track.aircraft.label == "fr24/111111111111"


@pytest.mark.parametrize(
    "bad",
    [
        '1588686878,2020-05-05T13:54:39Z,DESAE,"48.86,9.22",850,95,117',
        '1588686878,2020-05-05T13:54:38Z,DESAE,"48.86",850,95,117',
        '1588686878,2020-05-05T13:54:38Z,DESAE,"48.86,9.22",850,95,361',
        "1588686878,2020-05-05T13:54:38Z,DESAE,48.86,9.22,850,95,117",
    ],
)
def test_fr24_a_row_that_cannot_be_so(bad):
    contents = fr24(EXPORT, bad)
    assert (contents.rows_read, contents.rows_refused, len(contents.problems)) == (0, 1, 1)
    assert contents.problems[0].line == 2


GX = """<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"
 xmlns:gx="http://www.google.com/kml/ext/2.2"><Placemark><name>3c6444</name>
 <description>ICAO: 3c6444 Callsign: DLH400</description><gx:Track>
 <when>2016-05-18T18:11:22+02:00</when><when>2016-05-18T16:11:32Z</when>{times}
 <gx:coord>16.11 43.49 1000</gx:coord><gx:coord>16.12 43.5 1100.5</gx:coord>
</gx:Track></Placemark></kml>"""


def kml_reading(text):
    return kml.read(text.encode(), digest=DIGEST, name="k.kml")


def test_kml_tracks_have_a_time_for_each_position_and_feet():
    (track,) = kml_reading(GX.format(times="")).tracks
    assert track.aircraft.icao24 == "3c6444"
    assert track.time_ms.tolist() == [1_463_587_882_000, 1_463_587_892_000]
    assert track.latitude_deg.tolist() == [43.49, 43.5]
    assert math.isclose(track.altitude_ft[0], 3280.84, abs_tol=0.01)
    assert track.callsigns[0][1] == "DLH400"


def test_kml_with_a_time_too_many_is_not_matched_up_by_guess():
    contents = kml_reading(GX.format(times="<when>2016-05-18T16:11:42Z</when>"))
    assert codes(contents) == ["kml_track_uneven"]
    assert contents.tracks == ()


def test_kml_entities_are_not_opened(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("3c6444")
    evil = f'<!DOCTYPE kml [<!ENTITY x SYSTEM "file://{secret}">]><kml><name>&x;</name></kml>'
    assert codes(kml_reading(evil)) == ["no_positions"]
    assert codes(kml_reading("<kml><Placemark>")) == ["broken_xml"]


@pytest.mark.shared
def test_real_position_files_are_read_whole(shared_data):
    positions = shared_data / "positions"
    readers = {"adsbx_csv": adsbx_csv, "fr24_csv": fr24_csv}
    for folder, reader in readers.items():
        for file in sorted((positions / folder).glob("*.csv")):
            contents = reader.read(file.read_bytes(), digest=DIGEST, name=file.name)
            rows = file.read_bytes().count(b"\n") - 1
            assert (contents.rows_read, contents.rows_refused) == (rows, 0)
            assert sum(len(t.time_ms) for t in contents.tracks) == rows


@pytest.mark.shared
def test_a_kml_line_without_times_gives_no_position_and_says_how_many(shared_data):
    (file,) = (shared_data / "positions" / "opensky_kml").glob("*.kml")
    contents = kml.read(file.read_bytes(), digest=DIGEST, name=file.name)
    assert codes(contents) == ["positions_without_times"]
    assert (contents.tracks, contents.rows_refused) == ((), 16_648)
