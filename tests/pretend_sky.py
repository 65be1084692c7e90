"""A pretend sky for tests: flights between real runways, as a receiver that hears all would log
them, and the ways in which receivers do not hear all. Rows are dictionaries; `track` makes columns.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import numpy as np

from wheelsdown.aviation.airports import airport, runways_of
from wheelsdown.aviation.geodesy import bearing_deg, destination, distance_km, interpolate
from wheelsdown.model.flight import RowFlag, Track
from wheelsdown.model.identity import Aircraft
from wheelsdown.tracks.columns import take_rows

DAY = datetime(2025, 10, 1, tzinfo=UTC)
NAN = float("nan")
JET = Aircraft(icao24="a2c4e0", registration="N278GX", type_code="A320")
NUMBERS = (
    "latitude_deg",
    "longitude_deg",
    "altitude_ft",
    "altitude_geometric_ft",
    "ground_speed_kt",
    "track_angle_deg",
    "vertical_rate_fpm",
)


def at(clock):
    """Return milliseconds of `10:05`, `10:05:30`, the day after `+00:10`; an integer is them."""
    if isinstance(clock, int):
        return clock
    later = clock.startswith("+")
    parts = [int(p) for p in clock.removeprefix("+").split(":")]
    h, m, s = (*parts, 0)[:3]
    when = DAY + timedelta(days=later, hours=h, minutes=m, seconds=s)
    return int(when.timestamp() * 1000)


def row(time_ms, place, altitude_ft=NAN, *, ground=False, kt=NAN, angle=NAN, **more):
    lat, lon = (float(v) for v in place)
    return {
        "time_ms": int(time_ms),
        "latitude_deg": lat,
        "longitude_deg": lon,
        "altitude_ft": NAN if ground else altitude_ft,
        "on_ground": ground,
        "ground_speed_kt": kt,
        "track_angle_deg": angle,
        **more,
    }


def track(rows, *, aircraft=JET, capture="sha256:one", callsigns=()):
    def column(name, kind, default):
        return np.array([r.get(name, default) for r in rows], dtype=kind)

    return Track(
        aircraft=aircraft,
        time_ms=column("time_ms", np.int64, 0),
        **{name: column(name, np.float64, NAN) for name in NUMBERS},
        on_ground=column("on_ground", np.bool_, False),
        flags=column("flags", np.uint8, 0),
        source=column("source", np.uint8, 0),
        capture=np.zeros(len(rows), np.int32),
        row=np.arange(len(rows), dtype=np.int32),
        captures=(capture,),
        callsigns=tuple(callsigns),
    )


def longest_runway(icao):
    known = [r for r in runways_of(icao) if r.first_threshold and r.second_threshold]
    runway = max(known, key=lambda r: r.length_ft or 0)
    return runway.first_threshold, runway.second_threshold


def stand(icao, begin, end, *, every_s=60):
    """Return rows of an aircraft parked beside the runway."""
    near, far = longest_runway(icao)
    place = destination(*interpolate(*near, *far, 0.5), float(bearing_deg(*near, *far)) + 90, 0.4)
    return [
        row(t, place, ground=True, kt=0.0) for t in range(at(begin), at(end), int(every_s * 1000))
    ]


def fly(origin, target, off, *, cruise_ft=35_000, every_s=10, touch=True):
    """Return rows from the roll at `origin`, off the ground at `off`, to the roll at `target`.

    Without `touch` the aircraft comes down to 100 ft over the runway of `target` and no further.
    """
    near, far = longest_runway(origin)
    down, stop = longest_runway(target)
    out = destination(*far, float(bearing_deg(*near, *far)), 8.0)
    fix = destination(*down, float(bearing_deg(*stop, *down)), 25.0)
    points = [far, out, fix, down]
    legs_km = [float(distance_km(*a, *b)) for a, b in pairwise(points)]
    low, high = airport(origin).elevation_ft, airport(target).elevation_ft
    rows = _roll(near, far, at(off), before=True)
    s, t, total = 0.0, at(off), sum(legs_km)
    while s < total:
        place, angle = _along(points, legs_km, s)
        height = min(cruise_ft, low + 50 + 300 * s, high + 50 + 172 * (total - s))
        kt = 140 + 310 * min(1.0, (height - min(low, high)) / 20_000)
        rows.append(row(t, place, round(height / 25) * 25, kt=kt, angle=angle))
        t += every_s * 1000
        s += kt * 1.852 / 3600 * every_s
    return rows + (_roll(down, stop, t, before=False) if touch else [])


def _roll(start, end, moment, *, before):
    """Return a minute on the runway up to (or from) `moment`, gaining (or losing) speed."""
    angle = float(bearing_deg(*start, *end))
    rows = []
    for i in range(6):
        share = (i + 0.5) / 6
        t = moment - 60_000 + i * 10_000 if before else moment + i * 10_000
        kt = 130 * share if before else 130 * (1 - share)
        place = interpolate(*start, *end, share if before else share / 2 + 0.2)
        rows.append(row(t, place, ground=True, kt=kt, angle=angle))
    return rows


def _along(points, legs_km, s):
    for (a, b), km in zip(pairwise(points), legs_km, strict=True):
        if s <= km:
            place = interpolate(*a, *b, s / km)
            return place, float(bearing_deg(*place, *b)) if s < km else float(bearing_deg(*a, *b))
        s -= km
    return points[-1], float(bearing_deg(*points[-2], *points[-1]))


def touch_and_go(origin, target):
    """Return rows of a flight that touches at `target` and is off again ten seconds later."""
    there = fly(origin, target, "10:00")[:-3]
    return there + fly(target, origin, there[-1]["time_ms"] + 30_000)[4:]


def unheard(rows, begin, end):
    """Return the rows without those between two clock times."""
    return [r for r in rows if not at(begin) <= r["time_ms"] < at(end)]


def unheard_below(rows, feet_above, *fields):
    """Return the rows without those on the ground or lower than so many feet above the fields."""
    lowest = max(airport(f).elevation_ft for f in fields) + feet_above
    return [r for r in rows if not r["on_ground"] and r["altitude_ft"] >= lowest]


def marked_new_leg(rows):
    """Return the rows with readsb's mark of a new leg on the first."""
    return [{**rows[0], "flags": int(RowFlag.NEW_LEG)}, *rows[1:]]


def shifted(rows, kilometres):
    """Return the rows as a spoofer moves them, north by so much."""
    return [{**r, "latitude_deg": r["latitude_deg"] + kilometres / 111.2} for r in rows]


def as_capture(whole, digest, rows):
    """Return rows of a track as another capture has them, numbered from 0."""
    part = take_rows(whole, np.asarray(rows, np.intp))
    return replace(part, captures=(digest,), row=np.arange(len(part.row), dtype=np.int32))
