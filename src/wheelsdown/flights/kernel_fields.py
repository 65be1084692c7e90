"""Airports and runways as the flights kernels need them, what depends on a runway alone reckoned.

Every airport is a row of a table of floats, of the number it has in `load_airports()`. Each runway
with two thresholds is a strip, each open one also two ends, to land on from either side; both are
rows of tables too. The columns are named by the numbers below. Tables instead of columns, because
a kernel that is handed six arrays compiles in a third of the time of one that is handed thirty.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from wheelsdown.aviation.airport_grid import AirportGrid, load_airport_grid
from wheelsdown.aviation.airports import KINDS, load_airports
from wheelsdown.aviation.geodesy import KM_PER_FOOT, bearing_deg, distance_km
from wheelsdown.aviation.runways import STRIP_MARGIN_KM, USUAL_WIDTH_FT
from wheelsdown.flights.hidden_stops import SMALLEST_KIND
from wheelsdown.flights.ways import (
    KM_PER_DEGREE,
    LIGHT_WEIGHTS,
    NO_RUNWAY,
    OTHER_KIND,
    UNSCHEDULED,
    WEIGHTS,
)
from wheelsdown.model.flight import Bools, Floats, Int32s

PORT_LATITUDE, PORT_LONGITUDE, PORT_X, PORT_Y, PORT_Z, PORT_ELEVATION_FT = 0, 1, 2, 3, 4, 5
PORT_LONGEST_FT, PORT_HAS_RUNWAY, PORT_IS_HELIPORT, PORT_CODE_RANK = 6, 7, 8, 9
PORT_WEIGHT, PORT_LIGHT_WEIGHT, PORT_FIRST_STRIP, PORT_FIRST_END = 10, 11, 12, 13
"""Columns of `Fields.airports`: place, unit vector, elevation; longest open runway (0 if unknown);
whether it is neither closed nor only for helicopters or balloons; place of its code in the order
of codes; weights of `ways`; where its strips and ends begin, and those of the row before stop."""

STRIP_LATITUDE, STRIP_LONGITUDE, STRIP_KM_PER_LONGITUDE = 0, 1, 2
STRIP_UNIT_X, STRIP_UNIT_Y, STRIP_LENGTH_KM, STRIP_HALF_WIDTH_KM, STRIP_OPEN = 3, 4, 5, 6, 7
"""Columns of `Fields.strips`: first threshold, kilometres a degree of longitude there, direction,
length, half the width with its margin, and 1 where it is open."""

END_LATITUDE, END_LONGITUDE, END_DIRECTION_DEG, END_RUNWAY_KM = 0, 1, 2, 3
END_KM_PER_LONGITUDE, END_RUN_X, END_RUN_Y, END_LENGTH_KM, END_RUNS = 4, 5, 6, 7, 8
"""Columns of `Fields.ends`: near threshold, direction and length by great circle; kilometres a
degree of longitude, direction, length and heading in radians on the plane of `ways`."""


class Fields(NamedTuple):
    """The tables, the cells of `airport_grid`, and the elevation of the highest airport."""

    cell_offsets: Int32s
    cell_airport: Int32s
    airports: Floats
    strips: Floats
    ends: Floats
    stops: Int32s
    """Airports large enough for a hidden stop, with a known runway, by latitude."""
    highest_ft: float


@cache
def load_fields() -> Fields:
    """Return the tables; made once in a process, in less than a second."""
    grid = load_airport_grid()
    placed = ~np.isnan(grid.first_latitude_deg) & ~np.isnan(grid.second_latitude_deg)
    is_open = placed & ~grid.closed
    stops = (grid.kind_rank <= SMALLEST_KIND) & (grid.longest_runway_ft > 0)
    return Fields(
        cell_offsets=grid.cell_offsets,
        cell_airport=grid.cell_airport,
        airports=_airports(grid, _offsets(grid, placed, 1), _offsets(grid, is_open, 2)),
        strips=_strips(grid, placed),
        ends=_ends(grid, is_open),
        stops=np.flatnonzero(stops).astype(np.int32),
        highest_ft=float(grid.elevation_ft.max()),
    )


def _offsets(grid: AirportGrid, chosen: Bools, each: int) -> npt.NDArray[np.int64]:
    """Return the offsets by airport of the chosen runways, each counted so many times."""
    before = np.concatenate([[0], np.cumsum(chosen)]) * each
    return np.asarray(before[grid.runway_offsets])


def _airports(
    grid: AirportGrid, strip_offsets: npt.NDArray[np.int64], end_offsets: npt.NDArray[np.int64]
) -> Floats:
    codes = load_airports().icao
    table = np.zeros((len(codes) + 1, 14))
    kinds = [KINDS[rank] for rank in grid.kind_rank.tolist()]
    weights = np.array([WEIGHTS.get(kind, OTHER_KIND) for kind in kinds])
    by_code = np.array(sorted(range(len(codes)), key=codes.__getitem__))
    rows = table[:-1]
    rows[:, PORT_LATITUDE], rows[:, PORT_LONGITUDE] = grid.latitude_deg, grid.longitude_deg
    rows[:, PORT_X : PORT_Z + 1] = grid.unit_vector
    rows[:, PORT_ELEVATION_FT], rows[:, PORT_LONGEST_FT] = grid.elevation_ft, grid.longest_runway_ft
    rows[:, PORT_HAS_RUNWAY] = [kind not in NO_RUNWAY for kind in kinds]
    rows[:, PORT_IS_HELIPORT] = grid.kind_rank == KINDS.index("heliport")
    rows[by_code, PORT_CODE_RANK] = np.arange(len(codes))
    rows[:, PORT_WEIGHT] = np.where(grid.scheduled, weights, weights * UNSCHEDULED)
    rows[:, PORT_LIGHT_WEIGHT] = [LIGHT_WEIGHTS.get(kind, OTHER_KIND) for kind in kinds]
    table[:, PORT_FIRST_STRIP], table[:, PORT_FIRST_END] = strip_offsets, end_offsets
    return table


def _strips(grid: AirportGrid, chosen: Bools) -> Floats:
    lat, lon = grid.first_latitude_deg[chosen], grid.first_longitude_deg[chosen]
    scale = np.cos(np.radians(lat)) * KM_PER_DEGREE
    east = (grid.second_longitude_deg[chosen] - lon + 180.0) % 360.0 - 180.0
    x, y = east * scale, (grid.second_latitude_deg[chosen] - lat) * KM_PER_DEGREE
    length_km = np.hypot(x, y)
    # A strip of no length has no direction, and nobody asks for it.
    safe_km = np.where(length_km == 0.0, 1.0, length_km)
    width_ft = grid.width_ft[chosen].astype(np.float64)
    half_km = np.where(width_ft == 0, USUAL_WIDTH_FT, width_ft) * KM_PER_FOOT / 2
    is_open = (~grid.closed[chosen]).astype(np.float64)
    columns = (lat, lon, scale, x / safe_km, y / safe_km, length_km)
    return np.column_stack([*columns, half_km + STRIP_MARGIN_KM, is_open])


def _ends(grid: AirportGrid, chosen: Bools) -> Floats:
    first = grid.first_latitude_deg[chosen], grid.first_longitude_deg[chosen]
    second = grid.second_latitude_deg[chosen], grid.second_longitude_deg[chosen]
    both = [_ends_from(near, far) for near, far in ((first, second), (second, first))]
    return np.ascontiguousarray(np.stack(both, axis=1).reshape(-1, both[0].shape[1]))


def _ends_from(near: tuple[Floats, Floats], far: tuple[Floats, Floats]) -> Floats:
    scale = np.cos(np.radians(near[0])) * KM_PER_DEGREE
    x, y = (far[1] - near[1]) * scale, (far[0] - near[0]) * KM_PER_DEGREE
    length_km = np.hypot(x, y)
    length_km = np.where(length_km == 0.0, 1.0, length_km)
    run_x, run_y = x / length_km, y / length_km
    direction, runway_km = bearing_deg(*near, *far), distance_km(*near, *far)
    plane = (scale, run_x, run_y, length_km, np.arctan2(run_x, run_y))
    return np.column_stack([*near, direction, runway_km, *plane])
