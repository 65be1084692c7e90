"""Airports by code and by place; the traps are real ones from monitors' work."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wheelsdown.aviation.airports import (
    airport,
    airports_by_code,
    airports_near,
    load_airports,
    runways_of,
)
from wheelsdown.aviation.geodesy import distance_km
from wheelsdown.aviation.local_time import is_zone


@pytest.mark.parametrize(
    ("code", "icao"),
    [
        ("KIWA", "KIWA"),
        ("AZA", "KIWA"),
        ("IWA", "KIWA"),  # IATA's code of Ivanovo, the FAA's of Mesa
        ("aza", "KIWA"),
        ("OKKK", "OKKK"),
        ("OKBK", "OKKK"),  # renamed
        ("KWI", "OKKK"),
        ("KIV", "LUKK"),
        ("RMO", "LUKK"),
        ("UAFM", "UCFM"),
        ("MHSC", "MHPR"),
        ("HSSJ", "HJJJ"),
        ("FNBJ", "FNBJ"),  # newer than OurAirports' table
        ("88NV", "88NV"),
    ],
)
def test_a_code_of_any_kind_names_its_airport(code, icao):
    assert airports_by_code(code)[0].icao == icao


def test_a_code_of_two_airports_gives_both():
    assert {a.icao for a in airports_by_code("IWA")} == {"KIWA", "UUBI"}


def test_an_unknown_code_gives_none():
    assert airports_by_code("QQQQ") == ()
    assert airport("OKBK") is None
    assert airport("QQQQ") is None


def test_an_airport_has_its_facts():
    mesa = airport("KIWA")
    assert mesa is not None
    assert (mesa.city, mesa.region, mesa.zone) == ("Mesa", "US-AZ", "America/Phoenix")
    assert mesa.scheduled
    assert mesa.kind == "medium_airport"
    brussels = airport("EBBR")
    assert brussels is not None
    assert distance_km(brussels.latitude_deg, brussels.longitude_deg, 50.901, 4.484) < 1


def test_columns_are_of_one_length_and_ordered_by_latitude():
    a = load_airports()
    assert len(a.icao) == len(a.zone) == len(a.latitude_deg) == len(a.row_of)
    assert (np.diff(a.latitude_deg) >= 0).all()


def test_every_airport_has_a_zone_that_exists():
    zones = set(load_airports().zone)
    assert "" not in zones
    assert [z for z in zones if not is_zone(z)] == []


def test_a_town_straddling_two_zones_keeps_its_state():
    for icao, zone in [("KELP", "America/Denver"), ("KPHX", "America/Phoenix")]:
        found = airport(icao)
        assert found is not None
        assert found.zone == zone


@given(st.floats(-90, 90), st.floats(-180, 180), st.floats(1, 400))
def test_near_is_what_measuring_all_would_give(lat, lon, within_km):
    a = load_airports()
    away = distance_km(lat, lon, a.latitude_deg, a.longitude_deg)
    near = airports_near(lat, lon, within_km)
    assert {x.icao for x, _ in near} == {a.icao[i] for i in np.flatnonzero(away <= within_km)}
    assert [km for _, km in near] == sorted(km for _, km in near)


def test_runways_follow_a_renamed_airport():
    assert {r.ends for r in runways_of("OKKK")} >= {("15R", "33L")}
    assert max(r.length_ft or 0 for r in runways_of("KIWA")) > 10_000
