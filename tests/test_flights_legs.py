"""What happens to aircraft, and the legs that are found: one phenomenon a test."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pretend_sky import (
    JET,
    at,
    fly,
    marked_new_leg,
    row,
    shifted,
    stand,
    touch_and_go,
    track,
    unheard,
    unheard_below,
)
from wheelsdown.aviation.airports import airport
from wheelsdown.flights import find_journeys, find_legs
from wheelsdown.model.flight import Sighting
from wheelsdown.model.identity import Aircraft
from wheelsdown.tracks import prepare_track


def legs_of(rows, **more):
    prepared = prepare_track([track(rows, **more)])
    return find_legs(prepared.track, gaps=prepared.gaps, echoes=prepared.echoes)


def end_in_words(endpoint):
    reason = "" if endpoint.airport else f"({endpoint.reason})"
    return f"{endpoint.airport or '????'}{reason} {endpoint.sighting[:3]}"


def in_words(legs):
    """Return legs as `KPHX obs > KSMF inf`, one line each."""
    return [f"{end_in_words(leg.takeoff)} > {end_in_words(leg.landing)}" for leg in legs]


@st.composite
def days(draw):
    """Draw a day of rows near Paris, in the air and on the ground, with silences."""
    moment, rows = at("00:00"), []
    for _ in range(draw(st.integers(0, 25))):
        moment += draw(st.sampled_from([1, 5, 30, 400, 900, 4_000, 20_000])) * 1000
        place = draw(st.sampled_from([(48.97, 2.44), (49.01, 2.55), (48.72, 2.38), (48.9, 2.9)]))
        place = place[0] + draw(st.sampled_from([0, 0.003, 0.05, 2.0])), place[1]
        feet = draw(st.sampled_from([float("nan"), 300.0, 700.0, 2_500.0, 9_000.0, 36_000.0]))
        kt = draw(st.sampled_from([float("nan"), 0.0, 80.0, 250.0, 480.0]))
        angle = draw(st.sampled_from([float("nan"), 67.0, 265.0]))
        ground = draw(st.booleans())
        rows.append(row(moment, place, feet, ground=ground, kt=kt, angle=angle))
    return rows


@settings(max_examples=80, deadline=None)
@given(days(), st.sampled_from([JET, Aircraft(icao24="a00002"), Aircraft(type_code="C172")]))
def test_whatever_the_rows_legs_are_in_order_and_their_times_are_possible(rows, aircraft):
    legs = legs_of(rows, aircraft=aircraft)
    assert len({leg.leg for leg in legs}) == len(legs)
    for leg, following in pairwise(legs):
        assert leg.takeoff.time.earliest is None or (
            leg.takeoff.time.earliest <= following.takeoff.time.latest
        )
        assert leg.landing.time.earliest <= following.takeoff.time.latest
    for leg in legs:
        assert leg.landing.time.latest is None or (
            leg.takeoff.time.earliest is None
            or leg.takeoff.time.earliest <= leg.landing.time.latest
        )
    assert sum(len(journey.legs) for journey in find_journeys(legs)) == len(legs)


def test_a_flight_seen_from_ground_to_ground():
    [leg] = legs_of(stand("KPHX", "09:30", "09:58") + fly("KPHX", "KSMF", "10:00"))
    assert in_words([leg]) == ["KPHX obs > KSMF obs"]
    assert leg.leg == "a2c4e0-20251001T100000Z"
    assert leg.takeoff.time.latest.hour == 10
    assert leg.takeoff.rule == leg.landing.rule == "on_the_runway"
    assert 1000 < leg.distance_km < 1200


def test_the_id_is_the_first_moment_in_the_air_where_no_takeoff_was_seen():
    rows = unheard(fly("KPHX", "KSMF", "10:00"), "09:00", "10:30")
    assert [leg.leg for leg in legs_of(rows)] == ["a2c4e0-20251001T103000Z"]


def test_a_track_that_begins_and_ends_in_cruise_has_no_airports():
    rows = unheard(unheard(fly("KPHX", "KSMF", "10:00"), "09:00", "10:30"), "11:00", "13:00")
    [leg] = legs_of(rows)
    assert in_words([leg]) == ["????(track_incomplete) unk > ????(track_incomplete) unk"]
    assert leg.takeoff.time.earliest is None
    assert leg.landing.time.latest is None


@pytest.mark.parametrize("feet", [300, 1000])
def test_a_flight_unheard_near_the_ground_is_inferred_where_it_is_lined_up(feet):
    rows = fly("KAEX", "KMSP", "10:00")
    landing = rows[-6]["time_ms"]
    [leg] = legs_of(unheard_below(rows, feet, "KAEX", "KMSP"))
    assert in_words([leg]) == ["KAEX inf > KMSP inf"]
    assert leg.takeoff.time.earliest.timestamp() * 1000 <= at("10:00")
    assert leg.landing.time.earliest.timestamp() * 1000 <= landing
    assert leg.landing.time.latest.timestamp() * 1000 >= landing


def test_an_aircraft_that_has_turned_off_its_climb_out_is_not_given_the_nearest_field():
    [leg] = legs_of(unheard_below(fly("KAEX", "KMSP", "10:00"), 2_000, "KMSP"))
    assert end_in_words(leg.takeoff) == "????(undetermined) unk"
    assert [runner_up.airport for runner_up in leg.takeoff.runners_up].count("KAEX") == 1


def test_a_flight_unheard_below_ten_thousand_feet_is_named_nowhere():
    [leg] = legs_of(unheard_below(fly("KAEX", "KMSP", "10:00"), 10_000, "KMSP"))
    assert leg.takeoff.airport is leg.landing.airport is None


def test_a_gap_in_cruise_does_not_end_a_leg():
    [leg] = legs_of(unheard(fly("KJFK", "KLAX", "10:00"), "11:00", "13:30"))
    assert in_words([leg]) == ["KJFK obs > KLAX obs"]
    assert [gap.began.latest.hour for gap in leg.gaps] == [10]


def test_a_stop_unheard_below_5000_feet_ends_a_leg():
    there = fly("KPHX", "KSMF", "10:00")
    back = fly("KSMF", "KPHX", "13:00")
    heard = unheard_below(there + back, 5_000, "KPHX")
    legs = legs_of(heard)
    assert len(legs) == 2
    assert legs[0].landing.airport in (None, "KSMF")
    assert legs[1].landing.airport in (None, "KPHX")


def test_an_aircraft_that_sinks_on_one_spot_lands_nowhere():
    """Jammed or forged satellite navigation shows it over one spot as it comes down."""
    field = airport("KPRC")
    rows = [
        row(
            at("10:00") + i * 10_000,
            (field.latitude_deg + 0.0002 * (i % 3), field.longitude_deg),
            9_000 - 60 * i,
        )
        for i in range(50)
    ]
    [leg] = legs_of(rows)
    assert end_in_words(leg.landing) == "????(track_incomplete) unk"


def test_it_left_again_from_where_it_was_lost_sinking():
    """Round Los Angeles nothing low was heard; the takeoff that follows is surer."""
    there, back = fly("KIWA", "KBUR", "10:00"), fly("KBUR", "KIWA", "13:00")
    heard = unheard_below(there, 3_500, "KIWA") + back
    legs = legs_of(heard)
    assert [leg.takeoff.airport for leg in legs][1] == "KBUR"
    assert legs[0].landing.airport == "KBUR"


def test_a_neighbour_lends_only_an_airport_that_was_possible():
    there, back = fly("KIWA", "KBUR", "10:00"), fly("KSFO", "KIWA", "15:00")
    legs = legs_of(unheard_below(there, 3_500, "KIWA") + back)
    assert legs[0].landing.airport != "KSFO"


def test_a_stop_that_nothing_but_time_tells_of():
    rows = fly("KPHX", "KSMF", "10:00") + fly("KSMF", "KPHX", "16:00")
    heard = unheard_below(rows, 33_000, "KSMF")
    assert in_words(legs_of(heard)) == [
        "????(track_incomplete) unk > ????(out_of_coverage) unk",
        "????(out_of_coverage) unk > ????(track_incomplete) unk",
    ]


def test_waiting_for_an_hour_out_of_hearing_is_not_a_stop():
    place = (36.0, -115.0)
    rows = [row(at("10:00") + i * 10_000, place, 25_000.0, kt=300.0) for i in range(60)]
    rows = [{**r, "longitude_deg": -115.0 + i * 0.01} for i, r in enumerate(rows)]
    later = [{**r, "time_ms": r["time_ms"] + 70 * 60_000} for r in rows]
    assert len(legs_of(rows + later)) == 1


def test_readsb_mark_of_a_new_leg_alone_does_not_split():
    rows = fly("KPHX", "KSMF", "10:00")
    assert len(legs_of(rows[:200] + marked_new_leg(rows[200:]))) == 1


def test_a_touch_and_go_is_a_landing_and_a_takeoff():
    legs = legs_of(touch_and_go("KPRC", "KIGM"))
    assert in_words(legs) == ["KPRC obs > KIGM obs", "KIGM obs > KPRC obs"]


def test_a_go_around_is_neither():
    first = fly("KPHX", "KSMF", "10:00", touch=False)
    up = first[-1]["time_ms"]
    climb = [
        row(
            up + i * 10_000,
            (first[-1]["latitude_deg"] + 0.006 * i, first[-1]["longitude_deg"]),
            100.0 + 300 * i,
            kt=150.0,
            angle=0.0,
        )
        for i in range(1, 15)
    ]
    [leg] = legs_of(first + climb)
    assert in_words([leg]) == ["KPHX obs > ????(track_incomplete) unk"]


def test_a_diversion_lands_where_it_landed():
    towards = [r for r in fly("KPHX", "KSMF", "10:00") if r["time_ms"] < at("10:40")]
    turned = fly("KLAS", "KLAS", "10:42", cruise_ft=20_000)
    away = [r for r in turned if not r["on_ground"] or r["time_ms"] > at("10:50")]
    legs = legs_of(towards + away[len(away) // 2 :])
    assert legs[-1].landing.airport == "KLAS"
    assert "KSMF" not in {leg.landing.airport for leg in legs}


def test_a_turn_back_lands_where_it_took_off():
    [leg] = legs_of(fly("KPHX", "KPHX", "10:00", cruise_ft=8_000))
    assert in_words([leg]) == ["KPHX obs > KPHX obs"]


def test_a_parked_aircraft_whose_altitude_flickers_does_not_fly():
    rows = stand("KPHX", "01:00", "09:00")
    flicker = [
        {**r, "on_ground": False, "altitude_ft": 1_000.0 + i % 3 * 25} if i % 7 == 0 else r
        for i, r in enumerate(rows)
    ]
    assert legs_of(flicker) == ()


def test_a_parked_aircraft_that_never_says_ground_does_not_fly():
    rows = stand("KPHX", "01:00", "09:00")
    assert legs_of([{**r, "on_ground": False, "altitude_ft": 1_150.0} for r in rows]) == ()


def test_a_flight_whose_transponder_never_says_ground():
    rows = stand("KPHX", "09:30", "09:58") + fly("KPHX", "KSMF", "10:00")
    rows += stand("KSMF", "12:00", "12:30")
    silent = [
        {**r, "on_ground": False, "altitude_ft": 1_135.0 if r["time_ms"] < at("11:00") else 27.0}
        if r["on_ground"]
        else r
        for r in rows
    ]
    assert in_words(legs_of(silent)) == ["KPHX obs > KSMF obs"]


def test_a_ground_flag_at_cruise_is_not_a_landing():
    rows = fly("KPHX", "KSMF", "10:00")
    rows[200] = {**rows[200], "on_ground": True, "altitude_ft": float("nan")}
    assert in_words(legs_of(rows)) == ["KPHX obs > KSMF obs"]


def test_positions_spoofed_for_ten_minutes_fall_out_and_the_leg_stays():
    rows = fly("KPHX", "KSMF", "10:00")
    spoofed = rows[:150] + shifted(rows[150:210], 400) + rows[210:]
    prepared = prepare_track([track(spoofed)])
    assert [(d.rule, len(d.rows)) for d in prepared.discards] == [("impossible_jump", 60)]
    assert in_words(find_legs(prepared.track)) == ["KPHX obs > KSMF obs"]


def test_midnight_cut_in_two_captures_is_one_leg():
    rows = fly("KJFK", "KLAX", "21:00")
    night = [r for r in rows if r["time_ms"] < at("+00:00")]
    day = [r for r in rows if r["time_ms"] >= at("+00:00")]
    tracks = [track(night, capture="sha256:a"), track(day, capture="sha256:b")]
    prepared = prepare_track(tracks)
    [leg] = find_legs(prepared.track, echoes=prepared.echoes)
    assert in_words([leg]) == ["KJFK obs > KLAX obs"]
    assert [(e.capture, e.rows[0]) for e in leg.evidence] == [("sha256:a", 5), ("sha256:b", 0)]


def test_both_captures_of_the_same_rows_are_evidence():
    rows = fly("KPHX", "KSMF", "10:00")
    prepared = prepare_track([track(rows, capture=c) for c in ("sha256:b", "sha256:a")])
    [leg] = find_legs(prepared.track, echoes=prepared.echoes)
    assert [e.capture for e in leg.evidence] == ["sha256:a", "sha256:b"]
    assert len({e.rows for e in leg.evidence}) == 1


def test_ground_where_no_airport_is():
    place = (38.5, -117.3)
    rows = [row(at("10:00") + i * 10_000, place, ground=True, kt=0.0) for i in range(30)]
    up = [
        row(at("10:05") + i * 10_000, (38.5 + 0.003 * i, -117.3), 6_500.0 + 60 * i, kt=65.0)
        for i in range(60)
    ]
    down = [{**r, "time_ms": 2 * at("10:15") - r["time_ms"]} for r in up]
    after = [{**r, "time_ms": 2 * at("10:15") - r["time_ms"]} for r in rows]
    helicopter = Aircraft(icao24="a00001", type_code="B407")
    ordered = sorted(rows + up + down + after, key=lambda r: r["time_ms"])
    [leg] = legs_of(ordered, aircraft=helicopter)
    assert in_words([leg]) == ["????(no_aerodrome) obs > ????(no_aerodrome) obs"]


def test_a_takeoff_after_a_silent_stand_is_from_that_stand():
    rows = stand("KPHX", "01:00", "01:20") + unheard(fly("KPHX", "KSMF", "10:00"), "09:00", "10:05")
    [leg] = legs_of(rows)
    assert leg.takeoff.airport == "KPHX"
    assert leg.takeoff.sighting is Sighting.INFERRED


def test_an_aircraft_heard_far_away_ten_hours_later_may_have_been_anywhere():
    cruise = unheard(fly("KJFK", "KLAX", "10:00"), "09:00", "12:00")
    [leg] = legs_of(stand("KBOS", "01:00", "01:20") + cruise)
    assert leg.takeoff.airport is None


def test_an_aircraft_that_passes_over_its_last_stand_hours_later_did_not_just_leave_it():
    rows = fly("KDCA", "KLAX", "10:00", cruise_ft=37_000)
    cruise = [r for r in rows if r["altitude_ft"] >= 37_000]
    place = cruise[0]["latitude_deg"] + 0.05, cruise[0]["longitude_deg"]
    parked = [row(at("01:00") + i * 60_000, place, ground=True, kt=0.0) for i in range(20)]
    [leg] = legs_of(parked + cruise)
    assert leg.takeoff.airport is None


@pytest.mark.parametrize(("off", "journeys"), [("13:00", 1), ("20:00", 2)])
def test_legs_join_where_the_stand_is_short(off, journeys):
    rows = fly("KAEX", "KMSP", "10:00") + fly("KMSP", "KOMA", off)
    found = find_journeys(legs_of(rows))
    assert len(found) == journeys
    assert sum(len(journey.legs) for journey in found) == 2


def test_a_journey_names_its_stops():
    rows = fly("KAEX", "KMSP", "10:00") + fly("KMSP", "KOMA", "13:00")
    [journey] = find_journeys(reversed(legs_of(rows)))
    assert [stop.airport for stop in journey.stops] == ["KMSP"]


def test_legs_that_do_not_meet_are_journeys_of_their_own():
    rows = fly("KAEX", "KMSP", "10:00") + fly("KOMA", "KAEX", "15:00")
    assert [len(journey.legs) for journey in find_journeys(legs_of(rows))] == [1, 1]


def test_callsigns_go_to_the_leg_they_were_sent_in():
    rows = fly("KAEX", "KMSP", "10:00") + fly("KMSP", "KOMA", "14:00")
    legs = legs_of(rows, callsigns=[(at("09:59"), "TYSON41"), (at("13:58"), "TYSON42")])
    assert [leg.callsigns for leg in legs] == [("TYSON41",), ("TYSON42",)]


def test_an_aircraft_on_the_ground_here_and_then_there_has_flown():
    rows = [*stand("KAEX", "09:00", "10:00"), *stand("KMSP", "13:00", "14:00")]
    [leg] = legs_of(rows)
    assert in_words([leg]) == ["KAEX inf > KMSP inf"]
    assert leg.leg == "a2c4e0-20251001T095900Z"
    assert at("11:00") < leg.landing.time.earliest.timestamp() * 1000 < at("12:00")
    assert leg.takeoff.time.latest < leg.landing.time.latest


def test_but_not_in_one_leg_if_the_day_is_long():
    assert legs_of([*stand("KAEX", "01:00", "02:00"), *stand("KMSP", "13:00", "14:00")]) == ()


def test_no_stop_is_thought_of_in_a_gap_that_the_flight_needs():
    [leg] = legs_of(unheard(fly("KJFK", "KLAX", "10:00"), "11:00", "13:30"))
    assert leg.gaps
    assert leg.possible_stops == ()


def test_a_gap_with_an_hour_to_spare_could_hide_a_stop():
    rows = fly("KJFK", "KLAX", "10:00")
    late = [
        {**r, "time_ms": r["time_ms"] + 60 * 60_000} for r in rows if r["time_ms"] >= at("12:00")
    ]
    [leg] = legs_of([*unheard(rows, "11:30", "20:00"), *late])
    assert len(leg.possible_stops) == 5
    for stop in leg.possible_stops:
        assert stop.confidence < 0.05
        assert at("11:29") < stop.earliest.earliest.timestamp() * 1000
        assert stop.earliest.latest.timestamp() * 1000 < at("13:00")


def test_an_empty_track_has_no_legs():
    assert find_legs(track([], aircraft=JET)) == ()
