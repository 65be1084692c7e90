"""Silence told from absence: who else was heard low, there and then."""

import gzip
from dataclasses import replace
from functools import reduce

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coverage_notation import KMSP, busy_field, during, every_ten_minutes, low_at, rows_of
from pretend_sky import at, fly, row, stand, track
from wheelsdown.aviation.airports import airport, airports_near
from wheelsdown.model.flight import Coverage, Gap, PositionSource, RowFlag
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.provenance import Digest
from wheelsdown.model.time_range import UNKNOWN_TIME, from_ms, instant
from wheelsdown.tracks.coverage import coverage_at, who_was_heard
from wheelsdown.tracks.gap_coverage import Listening, cover_gaps, listening_of
from wheelsdown.tracks.heard_grid import (
    ON_GROUND_FT,
    CoverageGrid,
    cells_of,
    coverage_of,
    empty_coverage,
    merge_coverage,
)

LOW_FT = airport("KMSP").elevation_ft + 1_500
SUBJECT = Aircraft(icao24="a2c4e0")


def said(tracks, begin="10:00", end="11:00", place=KMSP, **asked) -> Coverage:
    grid = coverage_of(tracks, "readsb_trace")
    return coverage_at(grid, place, during(begin, end), below_ft=LOW_FT, **asked)


def test_others_heard_low_all_the_time_is_heard():
    assert said(busy_field()) is Coverage.HEARD


def test_nobody_anywhere_is_unknown():
    assert said([]) is Coverage.UNKNOWN


def test_an_aircraft_is_no_witness_of_its_own_silence():
    own = low_at(KMSP, SUBJECT.icao24, *every_ten_minutes(9, 12))
    once = low_at(KMSP, "a00001", "10:15")
    assert said([own, once]) is Coverage.HEARD
    assert said([own, once], besides=SUBJECT) is Coverage.UNKNOWN


def test_one_other_is_not_enough():
    assert said(busy_field(aircraft=1)) is Coverage.UNKNOWN


def test_nobody_here_but_others_round_about_is_silent():
    forty_km_off = (KMSP[0] + 0.4, KMSP[1])
    assert said(busy_field(forty_km_off)) is Coverage.SILENT


def test_others_far_away_say_nothing():
    assert said(busy_field((KMSP[0] + 3, KMSP[1]))) is Coverage.UNKNOWN


def test_others_who_pass_high_above_say_nothing_of_the_ground():
    high = [replace(t, altitude_ft=np.full(len(t.time_ms), 35_000.0)) for t in busy_field()]
    assert said(high) is Coverage.UNKNOWN


def test_others_who_pass_lower_but_not_low_are_not_enough():
    above = [replace(t, altitude_ft=np.full(len(t.time_ms), 9_000.0)) for t in busy_field()]
    assert said(above) is Coverage.UNKNOWN


def test_a_file_that_ends_before_the_time_is_not_listening():
    assert said(busy_field(first=9, last=10), begin="10:05", end="10:50") is Coverage.UNKNOWN


def test_a_hole_of_an_hour_in_the_middle_is_not_covered():
    both_sides = [*busy_field(first=8, last=10), *busy_field(first=11, last=13)]
    assert said(both_sides, begin="09:00", end="12:00") is Coverage.UNKNOWN


def test_another_network_says_nothing():
    assert said(busy_field(), networks={"fr24_csv"}) is Coverage.UNKNOWN
    assert said(busy_field(), networks={"readsb_trace"}) is Coverage.HEARD


def test_an_open_time_is_unknown():
    grid = coverage_of(busy_field(), "readsb_trace")
    heard = who_was_heard(grid, KMSP, UNKNOWN_TIME, below_ft=LOW_FT)
    assert (heard.coverage, heard.rule) == (Coverage.UNKNOWN, "time_not_known")


def test_the_answer_names_its_rule_and_its_witnesses():
    grid = coverage_of(busy_field(), "readsb_trace")
    heard = who_was_heard(grid, KMSP, during("10:00", "11:00"), below_ft=LOW_FT)
    assert (heard.rule, heard.others) == ("others_heard_low_throughout", 3)
    assert heard.lowest_ft == 1_000


@pytest.mark.parametrize("source", ["TISB", "ADSR", "ADSC", "ESTIMATED"])
def test_what_no_receiver_heard_from_the_aircraft_is_left_out(source):
    value = PositionSource[source].value
    tracks = [replace(t, source=np.full(len(t.time_ms), value, np.uint8)) for t in busy_field()]
    assert len(coverage_of(tracks, "n").cell) == 0


def test_stale_rows_and_made_up_addresses_are_left_out():
    stale = [
        replace(t, flags=np.full(len(t.time_ms), RowFlag.STALE, np.uint8)) for t in busy_field()
    ]
    made_up = low_at(KMSP, "~2c4e01", "10:05")
    assert len(coverage_of([*stale, made_up], "n").cell) == 0


def test_ground_at_flying_speed_or_none_is_not_believed():
    rows = [row(at("10:00"), KMSP, ground=True, kt=kt) for kt in (300.0, float("nan"))]
    assert len(coverage_of([track(rows)], "n").cell) == 0
    assert coverage_of([track(stand("KMSP", "10:00", "10:10"))], "n").lowest_ft[0] == ON_GROUND_FT


def test_an_aircraft_without_address_counts_under_that_of_its_n_number():
    named = replace(low_at(KMSP, "a2c4e0", "10:05"), aircraft=Aircraft(registration="N278GX"))
    assert coverage_of([named], "n").names == ("a2c4e0",)


def test_cells_go_round_the_globe_and_end_at_the_poles():
    lat, lon = np.array([10.0, 10.0, 90.0]), np.array([180.0, -180.0, 0.0])
    east, west, pole = cells_of(lat, lon).tolist()
    assert east == west
    assert pole // 1440 == 719


def test_the_ring_reaches_across_the_antimeridian_and_not_over_the_pole():
    suva = (-18.0, 179.95)
    assert said(busy_field((-18.0, -179.7)), place=suva) is Coverage.SILENT
    assert said(busy_field((89.9, 0.0)), place=(89.9, 0.5)) is Coverage.SILENT


heard = st.tuples(
    st.sampled_from([-33.9, 0.1, 44.88, 44.9]),
    st.sampled_from([-93.2, 0.0, 151.2, 180.0]),
    st.sampled_from(["a00001", "a00002", "4b1617"]),
    st.integers(at("10:00"), at("10:40")),
    st.sampled_from([500.0, 4_000.0, 17_000.0, 36_000.0]),
)
captures = st.lists(
    st.tuples(st.lists(heard, max_size=6), st.sampled_from(["readsb_trace", "opensky_states"])),
    max_size=5,
)


def grid_of(capture) -> CoverageGrid:
    positions, network = capture
    tracks = [
        track([row(ms, (lat, lon), feet)], aircraft=Aircraft(icao24=name))
        for lat, lon, name, ms, feet in positions
    ]
    return coverage_of(tracks, network)


@given(captures, st.randoms())
def test_the_order_of_captures_does_not_matter_nor_does_adding_one_twice(several, random):
    grids = [grid_of(capture) for capture in several]
    at_once = merge_coverage(grids)
    shuffled = random.sample(grids, len(grids)) + grids[:1]
    one_by_one = reduce(lambda a, b: merge_coverage([a, b]), shuffled, empty_coverage())
    assert rows_of(one_by_one) == rows_of(at_once)
    for column in ("cell", "slot", "network", "aircraft", "lowest_ft"):
        np.testing.assert_array_equal(getattr(one_by_one, column), getattr(at_once, column))


@given(captures)
def test_every_low_position_is_in_the_grid_and_no_other(several):
    grid = merge_coverage(grid_of(capture) for capture in several)
    wanted = {
        (name, network)
        for positions, network in several
        for _, _, name, _, feet in positions
        if feet < 18_000
    }
    assert {(name, network) for _, _, network, name, _ in rows_of(grid)} == wanted


@given(captures, st.sampled_from([(44.88, -93.2), (0.1, 0.0)]))
def test_more_listening_never_turns_heard_into_anything_else(several, place):
    grids = [grid_of(capture) for capture in several]
    fewer = coverage_at(merge_coverage(grids[1:]), place, during("10:00", "10:20"), below_ft=2e3)
    more = coverage_at(merge_coverage(grids), place, during("10:00", "10:20"), below_ft=2e3)
    assert fewer is not Coverage.HEARD or more is Coverage.HEARD


# Gaps.


def gap(begin: str, end: str, start=KMSP, stop=KMSP) -> Gap:
    return Gap(
        began=instant(from_ms(at(begin), at(begin)).earliest),
        ended=instant(from_ms(at(end), at(end)).earliest),
        from_position=start,
        to_position=stop,
    )


ALL_DAY = (Listening(network="readsb_trace", begin_ms=at("00:00"), end_ms=at("23:59")),)


def covered(one: Gap, tracks, listening=ALL_DAY) -> Coverage:
    return cover_gaps([one], coverage_of(tracks, "readsb_trace"), SUBJECT, listening)[0].coverage


def test_a_gap_at_a_busy_field_is_heard():
    assert covered(gap("10:00", "11:00"), busy_field()) is Coverage.HEARD


def test_a_gap_between_two_captures_is_unknown():
    halves = (
        Listening(network="readsb_trace", begin_ms=at("00:00"), end_ms=at("10:00")),
        Listening(network="readsb_trace", begin_ms=at("11:00"), end_ms=at("23:59")),
    )
    assert covered(gap("10:00", "11:00"), busy_field(), halves) is Coverage.UNKNOWN


def test_a_gap_whose_way_leaves_the_cells_heard_is_not_heard():
    chicago = (airport("KORD").latitude_deg, airport("KORD").longitude_deg)
    tracks = [*busy_field(), *busy_field(chicago)]
    assert covered(gap("10:00", "11:00", KMSP, chicago), tracks) is not Coverage.HEARD


def test_a_gap_over_a_quiet_cell_beside_a_busy_one_is_silent():
    away = (KMSP[0] + 0.4, KMSP[1])
    assert covered(gap("10:00", "11:00", away, away), busy_field()) is Coverage.SILENT


def test_a_gap_of_unknown_time_is_unknown():
    open_gap = replace(gap("10:00", "11:00"), ended=UNKNOWN_TIME)
    assert covered(open_gap, busy_field()) is Coverage.UNKNOWN


def test_listening_is_each_capture_from_its_first_row_to_its_last():
    heard_here = track(fly("KMSP", "KORD", "10:00"), capture="sha256:one")
    found = listening_of([heard_here], {Digest("sha256:one"): "readsb_trace"})
    assert [(one.network, one.begin_ms) for one in found] == [("readsb_trace", at("09:59"))]
    assert listening_of([heard_here], {}) == ()


# Real traffic.


@pytest.fixture(scope="module")
def paris(shared_data):
    from wheelsdown.sources.opensky_states import read

    path = shared_data / "positions" / "opensky" / "quickstart.json.gz"
    return read(gzip.decompress(path.read_bytes()), digest=Digest("sha256:x"), name="x").tracks


@pytest.mark.shared
def test_paris_was_listened_to_and_the_atlantic_was_not(paris):
    grid = coverage_of(paris, "opensky_states")
    times = np.concatenate([t.time_ms for t in paris])
    middle = from_ms(*(int(v) for v in np.quantile(times, [0.45, 0.5])))
    roissy = (airport("LFPG").latitude_deg, airport("LFPG").longitude_deg)
    assert coverage_at(grid, roissy, middle, below_ft=1_900) is Coverage.HEARD
    assert coverage_at(grid, (45.0, -30.0), middle, below_ft=1_900) is Coverage.UNKNOWN


@pytest.mark.shared
def test_whoever_approached_a_covered_field_near_paris_was_heard_low_there(paris):
    """The grid must not say `heard` of a place where aircraft get lost on the way down."""
    grid = coverage_of(paris, "opensky_states")
    end_ms = max(int(t.time_ms[-1]) for t in paris)
    lost, seen = [], 0
    for one in paris:
        field = field_approached(one)
        if field is None or end_ms - one.time_ms[-1] < 900_000:
            continue
        last = from_ms(int(one.time_ms[-1]), int(one.time_ms[-1]) + 600_000)
        place, below = (field.latitude_deg, field.longitude_deg), field.elevation_ft + 1_500
        if coverage_at(grid, place, last, below_ft=below, besides=one.aircraft) is Coverage.HEARD:
            seen += 1
            if not one.on_ground[-60:].any() and not np.nanmin(one.altitude_ft[-30:]) <= below:
                lost.append(one.aircraft.icao24)
    assert lost == []
    assert seen >= 20


def field_approached(one):
    """The large airport within 30 km that an aircraft sank 1,500 ft towards, to below 6,000."""
    near = airports_near(float(one.latitude_deg[-1]), float(one.longitude_deg[-1]), 30)
    field = next((a for a, _ in near if a.kind == "large_airport"), None)
    if field is None or np.isnan(one.altitude_ft[-30:]).all():
        return None
    lowest, before = np.nanmin(one.altitude_ft[-30:]), one.altitude_ft[max(0, len(one.row) - 600)]
    sank = before - lowest > 1_500 and lowest - field.elevation_ft < 6_000
    return field if sank else None


@pytest.mark.shared
def test_ten_minutes_of_the_world_say_nothing_of_half_an_hour_later(shared_data):
    from wheelsdown.sources.readsb_heatmap import read

    path = shared_data / "positions" / "readsb_heatmap" / "16_first_ten_minutes.bin.ttf"
    world = read(path.read_bytes(), digest=Digest("sha256:x"), name="x").tracks
    grid = coverage_of(world, "readsb_heatmap")
    begin = min(int(t.time_ms[0]) for t in world)

    def at_airport(icao: str, from_minute: int) -> Coverage:
        field, start = airport(icao), begin + from_minute * 60_000
        place, time = (field.latitude_deg, field.longitude_deg), from_ms(start, start + 480_000)
        return coverage_at(grid, place, time, below_ft=field.elevation_ft + 1_500)

    assert {at_airport(icao, 0) for icao in ("LFPG", "EGLL", "WSSS")} == {Coverage.HEARD}
    assert {at_airport(icao, 40) for icao in ("LFPG", "EGLL", "WSSS")} == {Coverage.UNKNOWN}
    assert {at_airport(icao, 0) for icao in ("HECA", "DTTA", "UUDD")} == {Coverage.UNKNOWN}
