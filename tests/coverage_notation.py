"""Others heard low over a field, in a line, for tests of coverage."""

from pretend_sky import at, row, track
from wheelsdown.aviation.airports import airport
from wheelsdown.model.identity import Aircraft
from wheelsdown.model.time_range import TimeRange, from_ms
from wheelsdown.tracks.heard_grid import CoverageGrid

KMSP = (airport("KMSP").latitude_deg, airport("KMSP").longitude_deg)


def during(begin: str, end: str) -> TimeRange:
    return from_ms(at(begin), at(end))


def low_at(place, icao24: str, *clocks: str, altitude_ft: float = 1_000.0):
    """An aircraft heard low over a place at these times."""
    rows = [row(at(clock), place, altitude_ft, kt=140) for clock in clocks]
    return track(rows, aircraft=Aircraft(icao24=icao24))


def every_ten_minutes(first: int, last: int) -> list[str]:
    return [f"{m // 60:02}:{m % 60:02}" for m in range(first * 60 + 5, last * 60, 10)]


def busy_field(place=KMSP, first: int = 9, last: int = 12, aircraft: int = 3):
    """Others that come and go, one each ten minutes."""
    clocks = every_ten_minutes(first, last)
    return [low_at(place, f"a0000{i}", *clocks[i::aircraft]) for i in range(aircraft)]


def rows_of(grid: CoverageGrid):
    return sorted(
        (cell, slot, grid.networks[network], grid.names[name], lowest)
        for cell, slot, network, name, lowest in zip(
            *(getattr(grid, c).tolist() for c in ("cell", "slot", "network", "aircraft")),
            grid.lowest_ft.tolist(),
            strict=True,
        )
    )
