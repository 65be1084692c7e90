"""A day's rows as readsb prints them into `trace_full_*.json`.

The layout is that of readsb's traces since 2022, seen in the real files: fourteen fields a row,
`%.2f` seconds, `%f` degrees, an object of details in every fourth row, a blank after `[` and
before `]`. The fields of the details come in readsb's order; which are there depends on the
aircraft's equipment.
"""

from collections.abc import Sequence

import numpy as np

from evaluation.simulated_day.days import AircraftDay
from evaluation.simulated_day.fleet import Airframe
from evaluation.simulated_day.hearing import GEOMETRIC_RATE, HeardRows
from evaluation.simulated_day.printing_rows import GROUND, NULL, print_rows
from wheelsdown.model.flight import Bools, Int64s

DETAILS_EVERY = 4

SQUAWKS = ("1200", "7000", "2345", "4571", "0623", "3312", "5247", "1006")

QUALITY_IN_AIR = (
    '"nic":8,"rc":186,"version":2,"nic_baro":1,"nac_p":9,"nac_v":1,"sil":3,'
    '"sil_type":"perhour","gva":2,"sda":2,"alert":0,"spi":0}'
)
QUALITY_ON_GROUND = (
    '"nic":8,"rc":186,"version":2,"nac_p":10,"nac_v":2,"sil":3,"sil_type":"perhour","sda":2}'
)
QUALITY_OLD = (
    '"nic":8,"rc":186,"version":0,"nac_p":8,"sil":2,"sil_type":"unknown","alert":0,"spi":0}'
)
MODES = ("autopilot", "althold", "lnav", "tcas")


def print_trace(day: AircraftDay, midnight_s: int, rng: np.random.Generator) -> bytes:
    """Return the text of a trace file."""
    return _head(day.airframe, midnight_s).encode() + _rows(day, rng) + b" ]\n }\n"


def hex_of(airframe: Airframe) -> str:
    """Return the address as readsb writes it, `~` before those that are not ICAO's."""
    mark = "~" if airframe.kind == "receiver_address" else ""
    return f"{mark}{airframe.address:06x}"


def _head(airframe: Airframe, midnight_s: int) -> str:
    known = [
        f'"{name}":"{value}"'
        for name, value in (("r", airframe.registration), ("t", airframe.type_code))
        if value
    ]
    known += ['"dbFlags":0'] if known else []
    known += [
        f'"{name}":"{value}"'
        for name, value in (
            ("desc", airframe.description),
            ("ownOp", airframe.owner),
            ("year", airframe.year),
        )
        if value
    ]
    lines = [f'{{"icao":"{hex_of(airframe)}"', *(known or ['"noRegData":true'])]
    return ",\n".join([*lines, f'"timestamp": {midnight_s:.3f}', '"trace":[ '])


def _source(airframe: Airframe, rng: np.random.Generator) -> str:
    if airframe.kind == "multilateration":
        return "mlat"
    if airframe.kind == "vehicle":
        return "adsb_icao_nt"
    if airframe.kind == "receiver_address":
        return str(rng.choice(("tisb_other", "adsb_other", "adsr_other")))
    if airframe.performance.shape == "light" and rng.random() < 0.06:
        return "adsr_icao"
    return "adsb_icao"


def _rows(day: AircraftDay, rng: np.random.Generator) -> bytes:
    airframe, rows = day.airframe, day.rows
    source = _source(airframe, rng)
    sources = [b'"adsc"' if one else f'"{source}"'.encode() for one in rows.by_satellite.tolist()]
    airspeed, roll = _airspeed(airframe, rows, rng), _roll(airframe, rows, rng)
    by_geometry = (rows.flags & GEOMETRIC_RATE) > 0
    altitude = np.where(rows.on_ground, GROUND, _or_null(rows.altitude_ft, rows.altitude_known))
    values = (
        *(rows.time_cs, rows.latitude_e6, rows.longitude_e6, altitude),
        _or_null(rows.speed_e1, rows.motion_known),
        _or_null(rows.angle_e1, rows.angle_known),
        rows.flags,
        _or_null(rows.rate_fpm, rows.rate_known),
        _or_null(rows.geometric_ft, rows.geometric_known),
        _or_null(rows.rate_fpm, rows.rate_known & (by_geometry | airframe.speaks_much)),
        *(airspeed, roll),
    )
    details = _details(day, source, airspeed.tolist(), roll.tolist(), rng)
    return print_rows(np.stack(values, axis=1), details, sources)


def _or_null(values: Int64s, known: Bools) -> Int64s:
    return np.where(known, values, NULL)


def _airspeed(airframe: Airframe, rows: HeardRows, rng: np.random.Generator) -> Int64s:
    if not airframe.speaks_much:
        return np.full(len(rows.flags), NULL)
    thin = np.exp(-rows.altitude_ft / 60_000)
    airspeed = np.clip(rows.speed_e1 / 10 * thin + rng.normal(0, 2, len(thin)), 30, 600)
    return _or_null(airspeed.astype(np.int64), rows.rate_known)


def _roll(airframe: Airframe, rows: HeardRows, rng: np.random.Generator) -> Int64s:
    if not airframe.speaks_much:
        return np.full(len(rows.flags), NULL)
    turned = np.diff(rows.angle_e1, prepend=rows.angle_e1[:1])
    turned = (turned + 1_800) % 3_600 - 1_800
    bank = np.clip(turned * 2 + rng.normal(0, 8, len(turned)), -350, 350).astype(np.int64)
    return _or_null(bank, rows.rate_known)


def _details(
    day: AircraftDay,
    source: str,
    airspeed: Sequence[int],
    roll_e1: Sequence[int],
    rng: np.random.Generator,
) -> list[bytes]:
    """Return the details object or `null` of every row."""
    airframe, rows = day.airframe, day.rows
    count = len(rows.flags)
    details = [b"null"] * count
    places = np.arange(int(rng.integers(DETAILS_EVERY)) % count, count, DETAILS_EVERY).tolist()
    squawks = [SQUAWKS[i] for i in rng.integers(0, len(SQUAWKS), len(day.callsigns)).tolist()]
    old = rng.random() < 0.08 and airframe.performance.shape == "light"
    navigation = _navigation(airframe, rng)
    jitter = rng.random((len(places), 4)).tolist()
    flight, ground = rows.flight.tolist(), rows.on_ground.tolist()
    altitude, geometric = rows.altitude_ft.tolist(), rows.geometric_ft.tolist()
    angle, rate = rows.angle_e1.tolist(), rows.rate_fpm.tolist()
    geo_known, motion = rows.geometric_known.tolist(), rows.motion_known.tolist()
    rate_key = "geom_rate" if airframe.rate_is_geometric else "baro_rate"
    for place, (one, two, three, four) in zip(places, jitter, strict=True):
        callsign = day.callsigns[flight[place]]
        text = [f'{{"type":"{source}","flight":"{callsign:<8}"']
        heading = angle[place] / 10
        if ground[place]:
            text.append(f',"true_heading":{heading:.2f}')
        else:
            if geo_known[place]:
                text.append(f',"alt_geom":{geometric[place]}')
            much = airframe.speaks_much and airspeed[place] != NULL
            if much:
                ias = airspeed[place]
                text.append(
                    f',"ias":{ias},"tas":{int(ias * 1.5)},"mach":{ias / 380:.3f},'
                    f'"wd":{int(270 + one * 20)},"ws":{int(30 + two * 9)},'
                    f'"oat":{int(15 - altitude[place] / 500)},"tat":{int(30 - altitude[place] / 600)}'
                )
            if motion[place]:
                text.append(f',"track":{(heading + three / 10) % 360:.2f}')
            if much:
                bank = roll_e1[place] / 10
                text.append(
                    f',"track_rate":{bank / 9:.2f},"roll":{bank:.2f},'
                    f'"mag_heading":{(heading + 3.3 + one) % 360:.2f},'
                    f'"true_heading":{(heading + 8.1 + four) % 360:.2f}'
                )
            if motion[place]:
                text.append(f',"{rate_key}":{rate[place]}')
        text.append(
            f',"squawk":"{squawks[flight[place]]}","emergency":"none","category":"{airframe.category}",'
        )
        text.append(navigation if not ground[place] else "")
        text.append(QUALITY_OLD if old else QUALITY_ON_GROUND if ground[place] else QUALITY_IN_AIR)
        details[place] = "".join(text).encode()
    return details


def _navigation(airframe: Airframe, rng: np.random.Generator) -> str:
    if airframe.performance.shape != "jet":
        return ""
    modes = ",".join(f'"{mode}"' for mode in MODES[: int(rng.integers(2, 5))])
    shown = f',"nav_modes":[{modes}]' if rng.random() < 0.35 else ""
    heading = f',"nav_heading":{rng.integers(0, 512) * 360 / 512:.2f}' if rng.random() < 0.4 else ""
    selected = int(airframe.performance.cruise_ft // 16 * 16)
    return f'"nav_qnh":1012.8,"nav_altitude_mcp":{selected}{heading}{shown},'
