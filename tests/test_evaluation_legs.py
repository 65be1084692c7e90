"""Floors of the evaluation of legs: lowering one is an act to be seen in the diff."""

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent.parent))

from evaluation.damage import judge_damage
from evaluation.legs.calibration import calibration_steps, draw_calibration, expected_error, wilson
from evaluation.legs.corpus import corpus_digest, corpus_files, read_corpus
from evaluation.legs.cuts import HEIGHTS_FT, MIX
from evaluation.legs.marked import MARKED
from evaluation.legs.measuring import measure
from evaluation.legs.report import short_table
from evaluation.legs.simulated import simulated_tracks

FAST = {"quickstart.json.gz", "zurich_airport.json.gz", *MARKED}
"""Files that are read in seconds: Paris, Zürich, and the flights marked by hand."""

FAST_DIGEST = "5202a9f46d01d7b2"
"""Of the bytes of these files; floors hold for this corpus and no other."""


@pytest.fixture(scope="module")
def measured(shared_data):
    """Return the reporting half of the fast files."""
    files = [path for path in corpus_files() if path.name in FAST]
    if corpus_digest(files) != FAST_DIGEST:
        pytest.skip("another corpus than the one the floors were measured on")
    return measure(list(read_corpus(files)), lambda heard: not heard.to_tune_on)


@pytest.mark.shared
def test_takeoffs_of_real_tracks(measured):
    mix = measured.takeoffs.mix
    assert mix.named >= 0.86
    assert mix.right_of_named >= 0.986


@pytest.mark.shared
def test_landings_of_real_tracks(measured):
    mix = measured.landings.mix
    assert mix.named >= 0.77
    assert mix.right_of_named >= 0.986


@pytest.mark.shared
def test_the_mix_is_no_kinder_than_what_opdi_had_to_go_by(measured):
    assert measured.landings.mix.nearest_named <= 0.683


@pytest.mark.shared
def test_landing_times_of_real_tracks(measured):
    times = measured.landings.mix_times
    assert abs(times.bias_s) <= 5
    assert times.mad_s <= 11
    assert times.inside >= 0.98


@pytest.mark.shared
def test_flights_stay_one_leg(measured):
    for kept in measured.segments:
        assert kept.one_leg >= 0.97 * kept.legs, kept.cut
        assert kept.false_ends <= 1


@pytest.mark.shared
def test_confidence_is_worth_what_it_says(measured):
    assert measured.expected_error <= 0.03


@pytest.mark.shared
def test_every_flight_marked_by_hand_comes_out_as_marked(measured):
    assert measured.marked_wrong == ()
    assert measured.marked == 42


@pytest.fixture(scope="module")
def bundled():
    """Return what the bundled aircraft and eight simulated flights give."""
    tracks = [*read_corpus(corpus_files(bundled_only=True)), *simulated_tracks()[::7]]
    return measure(tracks, lambda heard: True)


def test_bundled_data_and_simulation(bundled):
    for side in (bundled.takeoffs, bundled.landings):
        assert side.mix.named >= 0.82
        assert side.mix.right_of_named == 1.0
    assert "departures named" in short_table(bundled)


def test_a_thousand_damaged_traces_invent_nothing():
    happened, failures = judge_damage(1_000)
    assert failures == []
    assert happened["refused"] > 500


def test_the_mix_is_whole():
    assert sum(MIX.values()) == pytest.approx(1.0)
    assert set(MIX) == {None, *HEIGHTS_FT}


def test_calibration_adds_up(bundled):
    steps = calibration_steps(bundled.judged)
    assert sum(step.ends for step in steps) == sum(j.named is not None for j in bundled.judged)
    assert 0 <= expected_error(steps) < 0.1
    assert draw_calibration(steps).count("<circle") == len(steps)


def test_bounds_of_a_share_hold_it():
    low, high = wilson(97, 100)
    assert low < 0.97 < high
    assert wilson(10, 10)[1] == 1.0
