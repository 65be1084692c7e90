"""Raw tracks in, clean track out: what is left out and why, and that nothing is lost on the way."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pretend_sky import JET, as_capture, at, fly, row, shifted, touch_and_go, track
from wheelsdown.model.flight import PositionSource
from wheelsdown.model.identity import Aircraft
from wheelsdown.tracks import prepare_track
from wheelsdown.tracks.columns import COLUMNS
from wheelsdown.tracks.plausibility import RULES

FLIGHT = fly("KPHX", "KSMF", "10:00")
NAN = float("nan")


def rows_in(tracks):
    return {(t.captures[c], int(r)) for t in tracks for c, r in zip(t.capture, t.row, strict=True)}


def rows_out(prepared):
    kept = rows_in([prepared.track])
    left_out = [(d.capture, r) for d in prepared.discards for r in d.rows]
    return kept, left_out


def rules_of(rows):
    return {d.rule: len(d.rows) for d in prepare_track([track(rows)]).discards}


numbers = st.floats(-400, 400) | st.just(NAN) | st.sampled_from([0.0, 33.4, 34.0])
raw_rows = st.lists(
    st.builds(
        lambda t, lat, lon, alt, ground, kt, mlat: row(
            at("10:00") + t * 1000, (lat, lon), alt, ground=ground, kt=kt, source=mlat
        ),
        st.integers(0, 120),
        numbers,
        numbers,
        st.sampled_from([NAN, 0.0, 1_000.0, 1_025.0, 35_000.0, 150_000.0]),
        st.booleans(),
        st.sampled_from([NAN, 0.0, 25.0, 140.0, 450.0]),
        st.sampled_from([0, PositionSource.MLAT.value]),
    ),
    max_size=40,
)


@settings(max_examples=150, deadline=None)
@given(st.lists(raw_rows, min_size=1, max_size=3))
def test_every_row_is_in_the_track_or_in_one_discard(captures):
    tracks = [track(rows, capture=f"sha256:{i}") for i, rows in enumerate(captures)]
    kept, left_out = rows_out(prepare_track(tracks))
    assert len(left_out) == len(set(left_out))
    assert kept | set(left_out) == rows_in(tracks)
    assert not kept & set(left_out)


@settings(max_examples=60, deadline=None)
@given(raw_rows, st.randoms(use_true_random=False))
def test_the_order_of_rows_and_captures_does_not_matter(rows, random):
    whole = track(rows)
    order = list(range(len(rows)))
    random.shuffle(order)
    tracks = [as_capture(whole, "sha256:a", range(len(rows))), as_capture(whole, "sha256:b", order)]
    one, other = prepare_track(tracks), prepare_track(tracks[::-1])
    for name in COLUMNS:
        np.testing.assert_array_equal(getattr(one.track, name), getattr(other.track, name))
    assert one.discards == other.discards
    assert one.gaps == other.gaps


def test_a_clean_flight_loses_nothing():
    prepared = prepare_track([track(FLIGHT)])
    assert prepared.discards == ()
    assert len(prepared.track.time_ms) == len(FLIGHT)


def test_preparing_a_prepared_track_changes_nothing():
    once = prepare_track([track(FLIGHT)]).track
    twice = prepare_track([once])
    assert twice.discards == ()
    np.testing.assert_array_equal(once.on_ground, twice.track.on_ground)


def test_the_same_rows_of_two_captures_are_kept_once():
    tracks = [track(FLIGHT, capture=c) for c in ("sha256:b", "sha256:a")]
    prepared = prepare_track(tracks)
    assert len(prepared.track.time_ms) == len(FLIGHT)
    assert prepared.track.captures == ("sha256:a", "sha256:b")
    assert {d.rule for d in prepared.discards} == {"repeats_a_row"}
    assert len(prepared.echoes.time_ms) == len(FLIGHT)


def test_of_two_rows_that_agree_the_one_that_says_more_is_kept():
    poor = [{**r, "ground_speed_kt": NAN} for r in FLIGHT]
    tracks = [track(poor, capture="sha256:a"), track(FLIGHT, capture="sha256:b")]
    kept = prepare_track(tracks).track
    assert set(kept.capture.tolist()) == {1}


def test_the_same_capture_given_twice_is_one_capture():
    prepared = prepare_track([track(FLIGHT), track(FLIGHT)])
    assert prepared.discards == ()


def test_rows_out_of_order_are_put_in_order():
    prepared = prepare_track([track(FLIGHT[::-1])])
    assert (np.diff(prepared.track.time_ms) > 0).all()


def test_what_captures_say_of_the_aircraft_is_joined():
    bare = Aircraft(icao24=JET.icao24)
    tracks = [track(FLIGHT[:50], aircraft=bare), track(FLIGHT[50:], capture="sha256:two")]
    assert prepare_track(tracks).track.aircraft == JET


def test_callsigns_of_two_captures_are_joined_in_order():
    first = track(FLIGHT[:50], callsigns=[(at("10:00"), "TYSON41")])
    second = track(
        FLIGHT[50:],
        capture="sha256:two",
        callsigns=[(at("10:20"), "TYSON41"), (at("10:30"), "TYSON42")],
    )
    joined = prepare_track([second, first]).track.callsigns
    assert [callsign for _, callsign in joined] == ["TYSON41", "TYSON42"]


def test_tracks_of_two_addresses_are_refused():
    other = track(FLIGHT, aircraft=Aircraft(icao24="abcdef"))
    with pytest.raises(ValueError, match="one address"):
        prepare_track([track(FLIGHT), other])


def test_an_empty_track_stays_empty():
    prepared = prepare_track([track([])])
    assert len(prepared.track.time_ms) == 0
    assert prepared.gaps == ()


PLACE = (FLIGHT[100]["latitude_deg"], FLIGHT[100]["longitude_deg"])


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("outside_the_globe", {"latitude_deg": 91.0}),
        ("outside_the_globe", {"longitude_deg": NAN}),
        ("null_island", {"latitude_deg": 0.001, "longitude_deg": -0.002}),
        ("impossible_altitude", {"altitude_ft": 126_700.0}),
        ("impossible_jump", {"latitude_deg": PLACE[0] + 1}),
        ("mlat_outlier", {"latitude_deg": PLACE[0] + 1, "source": PositionSource.MLAT.value}),
        ("altitude_spike", {"altitude_ft": 2_000.0}),
        ("ground_flag_in_flight", {"on_ground": True, "altitude_ft": NAN}),
        ("second_place_at_one_time", {"time_ms": FLIGHT[99]["time_ms"], "ground_speed_kt": NAN}),
    ],
)
def test_one_wrong_row_is_left_out_under_the_name_of_its_rule(rule, wrong):
    assert rules_of([*FLIGHT[:100], {**FLIGHT[100], **wrong}, *FLIGHT[101:]]) == {rule: 1}


def test_an_aircraft_that_rolls_is_not_at_39000_feet_a_minute_later():
    rolls = FLIGHT[:6]
    assert all(r["on_ground"] for r in rolls)
    wrong = {"on_ground": False, "altitude_ft": 39_000.0}
    high = [{**r, **wrong, "time_ms": r["time_ms"] + 100} for r in rolls[2:5]]
    assert rules_of(sorted(FLIGHT + high, key=time_of)) == {"impossible_climb": 3}


def test_a_position_that_stands_still_in_flight_is_frozen():
    still = {k: FLIGHT[100][k] for k in ("latitude_deg", "longitude_deg")}
    stuck = [{**r, **still} for r in FLIGHT[101:104]]
    assert rules_of([*FLIGHT[:101], *stuck, *FLIGHT[104:]]) == {"frozen_position": 3}


def test_a_second_aircraft_under_the_same_address_falls_out_whole():
    other = shifted(FLIGHT[100:140], 900)
    mixed = sorted(FLIGHT + [{**r, "time_ms": r["time_ms"] + 5_000} for r in other], key=time_of)
    assert rules_of(mixed) == {"impossible_jump": len(other)}


def time_of(r):
    return r["time_ms"]


def test_a_light_aircraft_touching_a_field_is_on_the_ground_there():
    assert rules_of(touch_and_go("KPRC", "KIGM")) == {}


def test_a_ground_flag_in_flight_low_over_open_country():
    rows = [
        row(at("10:00") + i * 5_000, (38.5 + 0.003 * i, -117.3), 7_000.0, kt=130.0)
        for i in range(60)
    ]
    rows[30] = {**rows[30], "on_ground": True, "altitude_ft": NAN}
    assert rules_of(rows) == {"ground_flag_in_flight": 1}


def test_gaps_begin_and_end_at_positions():
    [gap] = prepare_track([track(FLIGHT[:100] + FLIGHT[200:])]).gaps
    assert gap.from_position == (FLIGHT[99]["latitude_deg"], FLIGHT[99]["longitude_deg"])
    assert gap.ended.earliest.timestamp() * 1000 == FLIGHT[200]["time_ms"]


def test_nine_minutes_of_silence_are_no_gap():
    assert prepare_track([track(FLIGHT[:100] + FLIGHT[153:])]).gaps == ()


def test_every_rule_has_one_sentence_that_says_what_it_does():
    assert all(rule.__doc__ and rule.__doc__.split("\n")[0].endswith(".") for rule in RULES)
