"""Positions and runways: the airport whose reference point is nearest is not always the one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wheelsdown.aviation.airports import airport, runways_of
from wheelsdown.aviation.geodesy import bearing_deg, destination, distance_km, interpolate
from wheelsdown.aviation.runways import (
    Basis,
    airports_by_runway,
    distance_to_runway_km,
    has_thresholds,
    is_on_aerodrome,
    is_on_strip,
    off_alignment_deg,
    runway_direction_deg,
)
from wheelsdown.model.flight import Runway

LATITUDES, LONGITUDES = st.floats(-89, 89), st.floats(-180, 180)


def strip(first=(0.0, 0.0), second=(0.0, 0.03)):
    return Runway(
        ends=("09", "27"),
        length_ft=10_000,
        width_ft=150,
        surface="ASP",
        closed=False,
        first_threshold=first,
        second_threshold=second,
    )


def test_distance_is_to_the_centre_line_and_beyond_the_ends():
    away = distance_to_runway_km(
        np.array([0.0, 0.01, 0.0]), np.array([0.015, 0.015, 0.04]), strip()
    )
    assert away is not None
    assert away == pytest.approx([0.0, 1.112, 1.112], abs=0.01)


def test_a_strip_holds_its_overrun_and_not_the_taxiway():
    on = is_on_strip(np.array([0.0, 0.0, 0.002]), np.array([0.015, -0.002, 0.015]), strip())
    assert on is not None
    assert on.tolist() == [True, True, False]


def test_a_runway_is_aligned_with_both_its_directions():
    off = off_alignment_deg(np.array([90.0, 270.0, 100.0, 0.0]), strip())
    assert off is not None
    assert off == pytest.approx([0, 0, 10, 90], abs=0.01)


def test_across_the_antimeridian_a_runway_is_short():
    away = distance_to_runway_km(0.0, -179.99, strip((0.0, 179.98), (0.0, -179.98)))
    assert away == pytest.approx(0, abs=1e-6)


def test_without_thresholds_nothing_is_said():
    unknown = strip(None, None)
    assert not has_thresholds(unknown)
    assert distance_to_runway_km(0, 0, unknown) is None
    assert is_on_strip(0, 0, unknown) is None
    assert off_alignment_deg(90, unknown) is None
    assert runway_direction_deg(unknown) is None


def test_runways_decide_before_reference_points():
    threshold = next(r.first_threshold for r in runways_of("KDEN") if r.ends[0] == "16R")
    assert threshold is not None
    nearest = airports_by_runway(*threshold, 10)[0]
    assert (nearest.airport.icao, nearest.basis) == ("KDEN", Basis.RUNWAY)
    assert nearest.away_km < 0.1


def test_an_airport_without_thresholds_is_measured_from_its_point():
    zhukovsky = airport("UUBW")
    assert zhukovsky is not None
    on, basis = is_on_aerodrome(zhukovsky.latitude_deg, zhukovsky.longitude_deg, zhukovsky)
    assert on
    assert basis is Basis.REFERENCE_POINT


@given(LATITUDES, LONGITUDES, st.floats(0, 359.9), st.floats(1, 9000))
def test_going_there_covers_the_distance(lat, lon, bearing, km):
    there = destination(lat, lon, bearing, km)
    assert distance_km(lat, lon, *there) == pytest.approx(km, abs=1e-3)


def test_great_circles_are_what_others_measured():
    mesa, cairo = (33.3078, -111.655), (30.1219, 31.4056)
    assert distance_km(*mesa, *cairo) == pytest.approx(11_963, abs=10)
    assert bearing_deg(0, 0, 0, 10) == pytest.approx(90)
    assert interpolate(0, 170, 0, -170, 0.5)[1] == pytest.approx(-180)
