"""N-numbers and addresses are one thing by the FAA's numbering, and tested on real pairs."""

import csv

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wheelsdown.aviation.identifiers import (
    US_FIRST,
    US_LAST,
    address_of_n_number,
    airline_name,
    check_identity_pair,
    country_of_address,
    country_of_registration,
    is_military_address,
    n_number_of_address,
    operator_of_callsign,
    parse_callsign,
    parse_icao_address,
    parse_registration,
)


@pytest.mark.parametrize(
    ("mark", "address"),
    [
        *[("N1", "a00001"), ("N1A", "a00002"), ("N99999", "adf7c7"), ("n1", "a00001")],
        *[("N278GX", "a2c4e0"), ("N8774Q", "ac134a"), ("N802WA", "aaeb40")],
    ],
)
def test_an_n_number_has_its_address(mark, address):
    assert n_number_of_address(address_of_n_number(mark)) == mark.upper()
    assert address_of_n_number(mark) == address


@given(st.integers(US_FIRST, US_LAST))
def test_every_us_address_has_one_n_number(value):
    assert address_of_n_number(n_number_of_address(f"{value:06x}")) == f"{value:06x}"


@pytest.mark.parametrize("mark", ["N", "N0123", "N1I", "N123456", "N12ABC", "N12345A", "SU-GCC"])
def test_what_is_no_n_number_has_no_address(mark):
    assert address_of_n_number(mark) is None


def test_numbers_outside_the_us_range_have_no_n_number():
    assert n_number_of_address("adf7c8") is None
    assert n_number_of_address("~a00001") is None
    assert n_number_of_address("nonsense") is None


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "address", "mark", "wrong"),
    [
        ("wiseman_aircraft.csv", 0, 1, 0),
        ("plane_alert_ice_rows.csv", 0, 1, 0),
        ("standing_aircraft.csv", 0, 1, 3),  # three rows of 3,946 are in error at the source
    ],
)
def test_real_pairs_agree(shared_data, name, address, mark, wrong):
    with (shared_data / "reference" / name).open(encoding="utf-8") as rows:
        pairs = [(r[address], r[mark]) for r in csv.reader(rows) if r[address].startswith("A")]
    bad = [p for p in pairs if p[1].startswith("N") and check_identity_pair(*p)]
    assert len(bad) == wrong


def test_a_pair_that_disagrees_says_what_would_agree():
    assert check_identity_pair("a2c4e0", "N278GX") is None
    assert check_identity_pair("010123", "SU-GCC") is None
    assert check_identity_pair("~a2c4e0", "N1") is None
    assert check_identity_pair("a15e46", "N802WA") == "N802WA is aaeb40, not a15e46 (N1879F)"
    assert check_identity_pair("a2c4e0", "SU-GCC") == "a2c4e0 is N278GX, not SU-GCC"


@pytest.mark.parametrize(
    ("text", "mark", "country"),
    [
        ("su gcc", "SU-GCC", "EG"),
        ("SUGCC", "SU-GCC", "EG"),
        ("РА-96014", "RA-96014", "RU"),
        ("4X–EHA", "4X-EHA", "IL"),
        ("9k-aoa", "9K-AOA", "KW"),
        ("n278gx", "N278GX", "US"),
        ("hello world", None, None),
    ],
)
def test_a_registration_is_read_however_it_is_written(text, mark, country):
    assert parse_registration(text) == mark
    assert country_of_registration(text) == country


def test_addresses_tell_country_and_service():
    assert [country_of_address(a) for a in ("010123", "ac134a", "706217", "151d21")] == [
        *("EG", "US", "KW", "RU")
    ]
    assert country_of_address("~ac134a") is None
    assert country_of_address("000001") is None
    assert is_military_address("ae1234")
    assert not is_military_address("a00001")
    assert parse_icao_address(" A2C4E0 ") == "a2c4e0"
    assert parse_icao_address("xyz") is None


def test_a_callsign_tells_who_speaks():
    assert operator_of_callsign("MSR804") == "Egyptair"
    assert operator_of_callsign("SWA123") == "Southwest Airlines"  # not iAero, as a table has it
    assert operator_of_callsign("TYSON41") is None
    assert operator_of_callsign("N123AB") is None
    assert airline_name("vxp") == "Avelo Airlines"
    assert parse_callsign(" tyson41 ") == "TYSON41"
    assert parse_callsign("") is None
