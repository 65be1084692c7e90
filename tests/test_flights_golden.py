"""Real tracks and the legs a person sees in them, one line a leg.

Each line was read off the track by eye before it was written here: the stretches on the ground and
in the air, their altitudes and speeds, and where the runway positions lie. `????` is no airport;
after it the reason. Times are the latest a takeoff and the earliest a landing can have been.
"""

import gzip
import json
from dataclasses import replace

import numpy as np
import pytest

from pretend_sky import row, track
from wheelsdown.aviation.airports import airport
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.flights import find_journeys, find_legs
from wheelsdown.model.identity import Aircraft
from wheelsdown.sources.recognition import read_capture
from wheelsdown.tracks import prepare_track
from wheelsdown.tracks.columns import take_rows

pytestmark = pytest.mark.shared

READSB = """
34718d  ???? incomplete   > ???? coverage
34718d  ???? coverage     > ???? incomplete
4d208a  ???? incomplete   > ???? incomplete
a11e8b  ???? incomplete   > ???? coverage
a11e8b  ???? coverage     > ???? incomplete
a1388c  ???? incomplete   > ???? coverage
a1388c  ???? coverage     > ???? incomplete
a1878a  ???? incomplete   > ???? incomplete
a2228b  ???? incomplete   > ???? coverage
a2228b  ???? coverage     > ???? incomplete
a2fe8f  ???? incomplete   > ???? incomplete
a3c78c  88NV obs 14:32:33 > 88NV obs 14:45:45
a3c78c  88NV obs 15:41:15 > 88NV obs 15:56:49
a4068e  ???? incomplete   > 88NV obs 22:58:47
a4068e  88NV obs 23:31:46 > ???? incomplete
a57b8b  ???? incomplete   > ???? incomplete
a69d8a  ???? incomplete   > ???? incomplete
a7538f  ???? incomplete   > ???? incomplete
a7888c  ???? incomplete   > ???? incomplete
a8758b  ???? incomplete   > ???? coverage
a8758b  ???? coverage     > ???? coverage
a8758b  ???? coverage     > ???? incomplete
aa178d  88NV obs 17:40:44 > 88NV obs 17:52:33
aa178d  88NV obs 18:13:49 > 88NV obs 18:26:15
aa178d  88NV obs 18:47:33 > 88NV obs 19:00:09
aa178d  88NV obs 19:28:14 > 88NV obs 19:39:57
aa178d  88NV obs 20:01:29 > 88NV obs 20:14:01
aa178d  88NV obs 20:35:26 > 88NV obs 20:48:09
aa568e  ???? incomplete   > ???? coverage
aa568e  ???? coverage     > ???? coverage
aa568e  ???? coverage     > ???? coverage
aa568e  ???? coverage     > ???? incomplete
aab38f  ???? incomplete   > ???? coverage
aab38f  ???? coverage     > ???? incomplete
ab2c8e  ???? incomplete   > ???? coverage
ab2c8e  ???? coverage     > ???? incomplete
ab5b8c  ???? incomplete   > ???? incomplete
ab7b8c  ???? incomplete   > ???? incomplete
ac134a  ???? incomplete   > KPBI obs 02:49:12
ac138c  ???? incomplete   > ???? incomplete
ac6f8a  ???? incomplete   > ???? incomplete
"""

N17104 = """
a11f59  KBOS obs 01:59:43 > KSFO obs 08:48:00
a11f59  KSFO obs 16:35:02 > KBOS obs 21:07:57
a11f59  KBOS obs 23:17:43 > KLAX obs 05:20:30
a11f59  KLAX obs 07:38:34 > KIAD obs 11:31:22
a11f59  KIAD obs 17:47:57 > KLAX obs 23:21:33
"""

FR24_CSV = {
    "39c4d15e": "KPHX obs 05:40:26 > KSMF obs 07:19:43",
    "data_AA5308_39a8f107": "KDCA obs 19:15:21 > KMHT obs 20:23:05",
    "data_AA5308_39a9460a": "KMHT obs 21:26:45 > KDCA obs 22:54:04",
    "data_DL2983_39a84c3c": "KMSP obs 15:34:19 > KDCA obs 17:34:50",
    "data_DL2983_39a8eb06": "KDCA obs 19:16:13 > KMSP obs 21:39:57",
    "data_flight_39bebe6e": "RKSI obs 12:00:27 > KLAX obs 22:04:52",
}

FR24_JSON = {
    "34a8254b": "LSZH obs 11:04:37 > MMUN obs 21:40:46",
    "372355e5": "LTFM obs 08:02:03 > ENGM obs 11:17:08",
}

REASONS = {"track_incomplete": "incomplete", "out_of_coverage": "coverage"}


def read(path):
    contents = read_capture(path.read_bytes(), digest=f"sha256:{path.stem}", name=path.name)
    return list(contents.tracks)


def legs_of(tracks):
    prepared = prepare_track(tracks)
    return find_legs(prepared.track, gaps=prepared.gaps, echoes=prepared.echoes)


def in_words(leg):
    return f"{_end(leg.takeoff, 'latest')} > {_end(leg.landing, 'earliest')}"


def _end(endpoint, bound):
    if endpoint.airport is None:
        return f"???? {REASONS.get(endpoint.reason, endpoint.reason):13}".rstrip()
    return f"{endpoint.airport} {endpoint.sighting[:3]} {getattr(endpoint.time, bound):%H:%M:%S}"


def lines_of(legs):
    return [f"{leg.aircraft.icao24} {in_words(leg)}" for leg in legs]


def as_written(table):
    return [" ".join(line.split()) for line in table.strip().splitlines()]


def test_readsb_traces(shared_data):
    paths = sorted((shared_data / "positions/readsb_trace").glob("trace_full_*.json"))
    assert len(paths) == 23
    assert [line for p in paths for line in lines_of(legs_of(read(p)))] == as_written(READSB)


def test_a_day_and_a_half_of_n17104(shared_data):
    [path] = (shared_data / "positions/adsbx_csv").glob("*.csv")
    legs = legs_of(read(path))
    assert lines_of(legs) == as_written(N17104)
    stands = [[s.airport for s in journey.stops] for journey in find_journeys(legs)]
    assert stands == [[], ["KBOS", "KLAX"], []]


@pytest.mark.parametrize(("name", "expected"), FR24_CSV.items())
def test_flightradar24_exports(shared_data, name, expected):
    [leg] = legs_of(read(shared_data / f"positions/fr24_csv/{name}_data.csv"))
    assert in_words(leg) == expected


def test_a_fighter_that_touches_down_at_145_knots(shared_data):
    legs = legs_of(read(shared_data / "positions/fr24_csv/data_39a8364d_data.csv"))
    assert [(leg.takeoff.airport, leg.landing.airport) for leg in legs] == [("KLFI", "KLFI")] * 2
    assert {leg.landing.sighting for leg in legs} == {"observed"}


def test_two_downloads_of_one_flight_are_the_same_legs(shared_data):
    folder = shared_data / "positions/fr24_csv"
    [one], [other] = (read(folder / f"data_{n}39a8364d_data.csv") for n in ("", "DO61_"))
    legs = legs_of([one, replace(other, aircraft=one.aircraft)])
    assert [len(leg.evidence) for leg in legs] == [2, 2]


def read_fr24_json(path):
    flight = json.loads(path.read_text())["result"]["response"]["data"]["flight"]
    rows = [
        row(
            r["timestamp"] * 1000,
            (r["latitude"], r["longitude"]),
            r["altitude"]["feet"],
            ground=r["altitude"]["feet"] == 0,
            kt=r["speed"]["kts"],
            angle=r["heading"],
        )
        for r in flight["track"]
    ]
    address = flight["aircraft"]["identification"]["modes"].lower()
    return track(rows, aircraft=Aircraft(icao24=address))


@pytest.mark.parametrize(("name", "expected"), FR24_JSON.items())
def test_flightradar24_json(shared_data, name, expected):
    path = shared_data / f"positions/fr24_json/{name}.json"
    [leg] = legs_of([read_fr24_json(path)])
    assert in_words(leg) == expected


def test_ocean_gaps_do_not_split(shared_data):
    [kal011] = legs_of(read(shared_data / "positions/fr24_csv/data_flight_39bebe6e_data.csv"))
    [edw24] = legs_of([read_fr24_json(shared_data / "positions/fr24_json/34a8254b.json")])
    assert len(edw24.gaps) == 9
    longest = max(g.ended.latest - g.began.earliest for g in kal011.gaps)
    assert round(longest.total_seconds() / 60) == 97


def test_the_kml_of_msr804_has_no_times_and_so_no_landing(shared_data):
    [path] = (shared_data / "positions/opensky_kml").glob("*.kml")
    assert read(path) == []


def msr804_with_times(path):
    """Return the line with a time to each position: 450 kt, and 114 minutes for the hole."""
    text = path.read_text().split("<ns3:coordinates>")[1].split("<")[0]
    lon, lat, metres = np.array([p.split(",") for p in text.split()], float).T
    km = np.hypot(np.diff(lat) * 111.2, np.diff(lon) * 111.2 * np.cos(np.radians(lat[1:])))
    minutes = np.concatenate([[0], np.cumsum(np.where(km > 50, 114, km / (450 * 1.852 / 60)))])
    places = zip(lat, lon, strict=True)
    rows = [
        row(1463587882000 + t * 60_000, place, ft, kt=450.0)
        for t, place, ft in zip(minutes, places, metres / 0.3048, strict=True)
    ]
    return track(rows, aircraft=Aircraft(icao24="010093"))


def test_msr804_went_into_a_hole_over_france_and_was_lost_in_the_air(shared_data):
    [path] = (shared_data / "positions/opensky_kml").glob("*.kml")
    assert [in_words(leg) for leg in legs_of([msr804_with_times(path)])] == [
        "???? incomplete > ???? coverage",
        "???? coverage > ???? incomplete",
    ]


def read_opensky(path):
    """Return the track of a file of columns, `{column: {row: value}}`, in milliseconds."""
    table = json.loads(gzip.decompress(path.read_bytes()))
    table.setdefault("onground", dict.fromkeys(table["timestamp"], False))
    names = ("timestamp", "latitude", "longitude", "altitude", "groundspeed", "onground")
    columns = [table[name].values() for name in names]
    unknown = float("nan")
    rows = [
        row(
            when,
            (unknown if lat is None else lat, unknown if lon is None else lon),
            unknown if feet is None else feet,
            kt=unknown if kt is None else kt,
            ground=bool(ground),
        )
        for when, lat, lon, feet, kt, ground in zip(*columns, strict=True)
    ]
    return track(rows, aircraft=Aircraft(icao24=path.name.split(".")[0]))


def test_spoofed_positions_of_thy9bp_all_fall_out(shared_data):
    """Flightradar24 has the same flight with its places put right; 5 km is its rounding of time."""
    heard = prepare_track([read_opensky(shared_data / "positions/opensky/noisy_spoofing.json.gz")])
    right = read_fr24_json(shared_data / "positions/fr24_json/372355e5.json")
    clean = heard.track
    assert {d.rule for d in heard.discards} >= {"impossible_jump", "frozen_position"}
    lat = np.interp(clean.time_ms, right.time_ms, right.latitude_deg)
    lon = np.interp(clean.time_ms, right.time_ms, right.longitude_deg)
    assert distance_km(clean.latitude_deg, clean.longitude_deg, lat, lon).max() < 6


@pytest.mark.parametrize("name", ["noisy_ground", "noisy_takeoff"])
def test_noisy_departures_from_zurich_are_one_leg(shared_data, name):
    [leg] = legs_of([read_opensky(shared_data / f"positions/opensky/{name}.json.gz")])
    assert (leg.takeoff.airport, leg.takeoff.sighting) == ("LSZH", "observed")
    assert leg.landing.reason == "track_incomplete"


def without_low_rows(track, feet):
    """Return the track as a receiver hears it that hears nothing lower than `feet`."""
    return take_rows(track, ~track.on_ground & (track.altitude_ft >= feet))


def observed_legs(shared_data):
    folder = shared_data / "positions"
    files = [*(folder / "adsbx_csv").glob("*.csv"), *(folder / "fr24_csv").glob("data_[AD][AL]*")]
    for path in sorted(files):
        clean = prepare_track(read(path)).track
        yield from ((clean, leg) for leg in find_legs(clean))


@pytest.mark.parametrize(("feet_above", "floor"), [(500, 17), (1_500, 14), (4_000, 0)])
def test_where_the_ground_is_not_heard_no_airport_is_wrong(shared_data, feet_above, floor):
    """An oracle: the same flights with their low rows taken away. 18 ends, none may be wrong."""
    right = wrong = 0
    for clean, leg in observed_legs(shared_data):
        highest = max(airport(e.airport).elevation_ft for e in (leg.takeoff, leg.landing))
        heard = without_low_rows(clean, highest + feet_above)
        [cut] = [other for other in find_legs(heard) if _is_part_of(other, leg)]
        for end, truth in ((cut.takeoff, leg.takeoff), (cut.landing, leg.landing)):
            right += end.airport == truth.airport
            wrong += end.airport not in (None, truth.airport)
    assert wrong == 0
    assert right >= floor


def _is_part_of(cut, leg):
    first = cut.leg.rsplit("-", 1)[1]
    took_off, landed = leg.takeoff.time.earliest, leg.landing.time.latest
    return f"{took_off:%Y%m%dT%H%M%SZ}" <= first <= f"{landed:%Y%m%dT%H%M%SZ}"
