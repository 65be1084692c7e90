"""The grid gives what the search by latitude gives; scalar formulas give what arrays give."""

import numpy as np
import pytest

from wheelsdown.aviation import geodesy, scalar_geodesy
from wheelsdown.aviation.airport_grid import airports_within, load_airport_grid
from wheelsdown.aviation.airports import load_airports, longest_runway_ft, rows_near, runways_of

RANDOM = np.random.default_rng(7)
SPOTS = [
    (0.0, 0.0),
    (89.99, 10.0),
    (-90.0, 0.0),
    (88.95, 179.9),
    (51.9, 180.0),
    (51.9, -180.0),
    (-17.8, 178.5),
    (33.434, -112.012),
]


@pytest.mark.parametrize("within_km", [2.0, 10.0, 60.0, 300.0])
def test_the_grid_gives_rows_distances_and_order_of_the_search(within_km):
    a, grid = load_airports(), load_airport_grid()
    places = RANDOM.integers(0, len(a.icao), 60)
    off = RANDOM.normal(0, 0.1, (2, 60))
    near = zip(a.latitude_deg[places] + off[0], a.longitude_deg[places] + off[1], strict=True)
    rows, away_km = np.empty(4000, np.int32), np.empty(4000)
    for lat, lon in [*SPOTS, *near]:
        count = airports_within(grid, (float(lat), float(lon)), within_km, rows, away_km)
        wanted_rows, wanted_km = rows_near(float(lat), float(lon), within_km)
        assert rows[:count].tolist() == wanted_rows.tolist()
        np.testing.assert_allclose(away_km[:count], wanted_km, rtol=0, atol=1e-9)


def test_a_list_that_is_too_short_is_said_to_be():
    count = airports_within(
        load_airport_grid(), (33.4, -112.0), 60.0, np.empty(3, np.int32), np.empty(3)
    )
    assert count > 3


def test_runways_are_those_of_the_table():
    a, grid = load_airports(), load_airport_grid()
    for row in RANDOM.integers(0, len(a.icao), 200).tolist():
        runways = runways_of(a.icao[row])
        first, last = grid.runway_offsets[row : row + 2].tolist()
        assert last - first == len(runways)
        assert grid.longest_runway_ft[row] == (longest_runway_ft(a.icao[row]) or 0)
        for place, runway in zip(range(first, last), runways, strict=True):
            assert grid.width_ft[place] == (runway.width_ft or 0)
            assert grid.length_ft[place] == (runway.length_ft or 0)
            assert grid.closed[place] == runway.closed
            one = (grid.first_latitude_deg[place], grid.first_longitude_deg[place])
            two = (grid.second_latitude_deg[place], grid.second_longitude_deg[place])
            np.testing.assert_equal(one, runway.first_threshold or (np.nan, np.nan))
            np.testing.assert_equal(two, runway.second_threshold or (np.nan, np.nan))


def test_scalar_geodesy_agrees_with_that_of_arrays():
    lat1, lat2 = RANDOM.uniform(-90, 90, (2, 2000))
    lon1, lon2 = RANDOM.uniform(-180, 180, (2, 2000))
    lat2[:500] = lat1[:500] + RANDOM.normal(0, 1e-4, 500)
    lon2[:600] = lon1[:600] + RANDOM.normal(0, 1e-4, 600)
    points = np.stack([lat1, lon1, lat2, lon2], axis=1).tolist()
    for name in ("distance_km", "bearing_deg"):
        ours = [getattr(scalar_geodesy, name)(*p) for p in points]
        wanted = getattr(geodesy, name)(lat1, lon1, lat2, lon2)
        np.testing.assert_allclose(ours, wanted, rtol=0, atol=1e-9)
    ours = [scalar_geodesy.angle_between_deg(a, b) for a, b in zip(lon1, lon2, strict=True)]
    np.testing.assert_allclose(ours, geodesy.angle_between_deg(lon1, lon2), rtol=0, atol=1e-9)
