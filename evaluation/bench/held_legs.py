"""Questions to the legs held: near a place, of an aircraft, at an airport in a week.

Every question is asked anew of the files, through the function that the command calls, in a process
that has asked before: the files are then in the system's memory, as they are for anyone who asks
twice. The simulated year is `year.py`'s; the circle is drawn in a desk that holds a month, one of
whose days came from the simulated archive with all its positions.
"""

import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from statistics import median

import numpy as np

from evaluation.bench.adding import Added
from evaluation.bench.day_files import DAY, WORKING_FOLDER
from evaluation.bench.measured import PROMISED, Measured
from evaluation.bench.year import FIRST_DAY, addresses, simulated_legs_day
from wheelsdown.aviation.airports import load_airports
from wheelsdown.desk.day_card import FORMAT, is_held
from wheelsdown.desk.days import day_legs, legs_near
from wheelsdown.desk.folder import Desk, make_desk, open_desk

CIRCLE, CIRCLE_TO_REACH = PROMISED["circle"]
YEAR, YEAR_TO_REACH = PROMISED["year"]
QUESTIONS = 20
MONTH_DAYS = 30
WEEK_DAYS = 7


def measure_circle(added: Added, *, whole_world: bool) -> Measured:
    """Ask for the legs near twenty airports, each in two hours of the day with positions."""
    days = MONTH_DAYS if whole_world else WEEK_DAYS
    first = DAY - timedelta(days=days // 2)
    for day in (first + timedelta(days=n) for n in range(days)):
        if not is_held(added.desk, day):
            simulated_legs_day(added.desk, day)
    rng = np.random.default_rng(5)
    airports = load_airports()
    large = np.flatnonzero((airports.kind_rank == 0) & airports.scheduled)
    asked, found = [], []
    for row in rng.choice(large, QUESTIONS, replace=False).tolist():
        begin = datetime(DAY.year, DAY.month, DAY.day, int(rng.integers(1, 21)), tzinfo=UTC)
        place = float(airports.latitude_deg[row]), float(airports.longitude_deg[row])
        seconds, legs = _asked(
            lambda place=place, begin=begin: legs_near(  # type: ignore[misc]
                added.desk,
                *place,
                within_km=30.0,
                begin=begin,
                end=begin + timedelta(hours=2),
            )
        )
        asked.append(seconds)
        found.append(len(legs))
    return Measured(
        what=CIRCLE,
        to_reach=CIRCLE_TO_REACH,
        reached=_told(asked) if whole_world else f"{_told(asked)}, of a small day",
        met=median(asked) <= 0.1 if whole_world else None,
        how=f"{QUESTIONS} large airports, two hours of the simulated day of {added.card.files:,} aircraft, "
        f"whose positions decide; {days} days held",
        aside=(f"{min(found)} to {max(found)} legs found, {median(found):.0f} in the middle",),
    )


def measure_year(days: int) -> Measured:
    """Ask for the legs of twenty aircraft, and of twenty airports in a week each."""
    desk = year_desk(days)
    rng = np.random.default_rng(6)
    fleet = [f"{address:06x}" for address in rng.choice(addresses(), QUESTIONS).tolist()]
    by_aircraft = [_asked(lambda one=one: list(day_legs(desk, aircraft=one))) for one in fleet]  # type: ignore[misc]
    airports = load_airports()
    large = np.flatnonzero((airports.kind_rank == 0) & airports.scheduled)
    by_airport = []
    for row in rng.choice(large, QUESTIONS, replace=False).tolist():
        week = FIRST_DAY + timedelta(days=int(rng.integers(0, max(1, days - 7))))
        begin = datetime(week.year, week.month, week.day, tzinfo=UTC)
        by_airport.append(
            _asked(
                lambda row=row, begin=begin: list(  # type: ignore[misc]
                    day_legs(
                        desk,
                        airports=frozenset([airports.icao[row]]),
                        begin=begin,
                        end=begin + timedelta(days=7),
                    )
                )
            )
        )
    one_s, week_s = ([seconds for seconds, _ in asked] for asked in (by_aircraft, by_airport))
    whole = days >= 365
    met = median(one_s) <= 0.1 and median(week_s) <= 0.3
    return Measured(
        what=YEAR,
        to_reach=YEAR_TO_REACH,
        reached=f"{_told(one_s)}; {_told(week_s)}" + ("" if whole else f", of {days} days"),
        met=met if whole else None,
        how=f"{QUESTIONS} aircraft and {QUESTIONS} large airports with a week each, of {days} simulated days",
        aside=(
            f"legs of an aircraft: {_counted(by_aircraft)}; of an airport in a week: {_counted(by_airport)}",
        ),
    )


def year_desk(days: int) -> Desk:
    """Return a desk with just so many simulated days of legs, made once."""
    # Under another format days are made anew.
    folder = WORKING_FOLDER / f"legs-of-{days}-days-format-{FORMAT}"
    desk = open_desk(folder) if (folder / "desk.toml").exists() else make_desk(folder)
    for day in (FIRST_DAY + timedelta(days=n) for n in range(days)):
        if not is_held(desk, day):
            simulated_legs_day(desk, day)
    return desk


def _asked(ask: Callable[[], Sequence[object]]) -> tuple[float, Sequence[object]]:
    """Return the least wall-clock time of three and the answer."""
    times = []
    for _ in range(3):
        began = time.perf_counter()
        answer = ask()
        times.append(time.perf_counter() - began)
    return min(times), answer


def _told(seconds: Sequence[float]) -> str:
    return f"{median(seconds) * 1e3:.0f} ms (slowest {max(seconds) * 1e3:.0f} ms)"


def _counted(asked: Sequence[tuple[float, Sequence[object]]]) -> str:
    counts = [len(answer) for _, answer in asked]
    return f"{min(counts)} to {max(counts)} found"
