"""Who an aircraft was on a day, and which published pairs cannot be."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from record_notation import legs
from wheelsdown.aviation.identifiers import address_of_n_number, n_number_of_address
from wheelsdown.flights.identity import IdentityRow, identify, identify_leg
from wheelsdown.flights.pairs import PairVerdict, check_pair
from wheelsdown.flights.published_lists import read_published_list
from wheelsdown.flights.shared_addresses import find_shared_addresses
from wheelsdown.flights.watchlist import Watched, is_watched, last_seen, read_watched, watchlist_of
from wheelsdown.model.identity import Aircraft

EGYPTIAN = "0101db"


def row(address: str, mark: str | None, begin="", end="", operator=None, type_code=None):
    days = (date.fromisoformat(d) if d else None for d in (begin, end))
    begins, ends = days
    return IdentityRow(
        icao24=address,
        registration=mark,
        operator=operator,
        type_code=type_code,
        begin=begins,
        end=ends,
        source="invented",
    )


def who(rows, address=EGYPTIAN, day="2025-12-08", *, heard=None, callsigns=()):
    aircraft = heard or Aircraft(icao24=address)
    return identify(rows, aircraft, day=date.fromisoformat(day), callsigns=callsigns)


# Pairs.


@pytest.mark.parametrize(
    ("address", "mark", "verdict", "rule"),
    [
        ("aaeb40", "N802WA", "right", "us_numbering_agrees"),
        ("a15e46", "N802WA", "wrong", "us_numbering_differs"),
        ("0101db", "N802WA", "wrong", "us_numbering_differs"),
        ("a15e46", "SU-GCC", "wrong", "address_is_an_n_number"),
        ("0101db", "SP-LRA", "wrong", "countries_differ"),
        ("0101db", "SU-GCC", "cannot_tell", "countries_agree"),
        ("424242", "VP-BJH", "cannot_tell", "countries_agree"),
        ("400001", "VP-BJH", "cannot_tell", "countries_agree"),
        ("~15e46", "N802WA", "cannot_tell", "no_address"),
        ("none", "N802WA", "cannot_tell", "no_address"),
        ("ae1234", "08-8204", "cannot_tell", "nothing_to_compare"),
    ],
)
def test_a_published_pair(address, mark, verdict, rule):
    check = check_pair(address, mark)
    assert (check.verdict, check.rule) == (verdict, rule)


def test_a_wrong_pair_is_told_with_the_right_address_and_whose_the_given_one_is():
    check = check_pair("A15E46", "n802wa")
    assert (check.right_icao24, check.belongs_to) == ("aaeb40", "N1879F")
    assert "aaeb40" in check.words.en
    assert "aaeb40" in check.words.ru


@given(st.integers(0xA00001, 0xADF7C7), st.integers(0xA00001, 0xADF7C7))
def test_a_us_pair_is_right_exactly_where_numbering_says_so(one, other):
    address, mark = f"{one:06x}", n_number_of_address(f"{other:06x}")
    check = check_pair(address, mark)
    assert check.verdict is (PairVerdict.RIGHT if one == other else PairVerdict.WRONG)
    assert check.right_icao24 == address_of_n_number(mark)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("name", "lines"), [("plane_alert_ice_rows.csv", 36), ("wiseman_aircraft.csv", 14)]
)
def test_published_lists_are_read_with_and_without_headings(shared_data, name, lines):
    text = (shared_data / "reference" / name).read_text(encoding="utf-8")
    listed = read_published_list(text)
    assert len(listed) == lines
    assert all(isinstance(line.found, Watched) for line in listed)
    assert all(line.found.icao24 and line.found.registration for line in listed)


# Identity for a period.


def test_an_address_passes_from_one_aircraft_to_the_next():
    rows = [row(EGYPTIAN, "SU-GAA", end="2020-05-01"), row(EGYPTIAN, "SU-GBB", "2020-05-02")]
    assert who(rows, day="2020-05-01").aircraft.registration == "SU-GAA"
    assert who(rows, day="2020-05-02").aircraft.registration == "SU-GBB"


def test_two_aircraft_on_one_address_are_told_and_not_merged():
    rows = [row(EGYPTIAN, "SU-GAA", end="2025-12-31"), row(EGYPTIAN, "SU-GBB", "2025-12-01")]
    found = who(rows)
    assert (found.aircraft.registration, found.registration_rule) == (None, "two_aircraft_named")
    assert [doubt.rule for doubt in found.doubts] == ["address_reassigned"]
    assert "SU-GAA, SU-GBB" in found.doubts[0].words.ru


def test_an_n_number_needs_no_row_and_a_row_against_it_is_not_used():
    found = who([row("a15e46", "N802WA")], "a15e46")
    assert (found.aircraft.registration, found.registration_rule) == ("N1879F", "us_numbering")
    assert [doubt.rule for doubt in found.doubts] == ["row_pair_is_wrong"]


def test_the_source_s_own_list_is_believed_last_and_contradicted_aloud():
    heard = Aircraft(icao24=EGYPTIAN, registration="SU-GCC", type_code="A333")
    alone, against = who([], heard=heard), who([row(EGYPTIAN, "SU-GDD")], heard=heard)
    assert (alone.aircraft.registration, alone.registration_rule) == ("SU-GCC", "position_source")
    assert against.aircraft.registration == "SU-GDD"
    assert [doubt.rule for doubt in against.doubts] == ["source_differs"]
    wrong = Aircraft(icao24=EGYPTIAN, registration="N278GX")
    assert who([], heard=wrong).registration_rule == "nothing_names_it"


def test_types_that_differ_are_no_type():
    rows = [row(EGYPTIAN, None, type_code=t) for t in ("A333", "B738")]
    assert who(rows).aircraft.type_code is None
    assert who(rows[:1]).aircraft.type_code == "A333"


@pytest.mark.parametrize(
    ("operator", "callsigns", "found", "certainty", "rule"),
    [
        ("GlobalX", ["GXA123"], "GlobalX", "sure", "identity_row_and_callsign"),
        ("GXA", ["GXA123"], "GXA", "sure", "identity_row_and_callsign"),
        ("GlobalX", ["TYSON41"], "GlobalX", "likely", "identity_row"),
        (None, ["GXA123", "GXA124"], "Global X", "likely", "callsign_designator"),
        (None, ["TYSON41"], None, "unknown", "nothing_names_it"),
        ("TUI Airlines Netherlands", ["GXA123"], None, "unknown", "row_and_callsign_differ"),
        (None, ["GXA123", "OAE7"], None, "unknown", "several_operators_named"),
    ],
)
def test_an_operator_and_how_sure_it_is(operator, callsigns, found, certainty, rule):
    named = who([row("a2bd72", "N276GX", operator=operator)], "a2bd72", callsigns=callsigns)
    assert named.aircraft.operator == found
    assert (named.operator_certainty, named.operator_rule) == (certainty, rule)


def test_differing_operators_are_told():
    rows = [row("a2bd72", "N276GX", operator="TUI Airlines Netherlands")]
    doubts = who(rows, "a2bd72", callsigns=["GXA123"]).doubts
    assert "Global X (GXA123)" in doubts[0].words.en


def test_without_a_day_only_rows_without_a_period_hold():
    rows = [row(EGYPTIAN, "SU-GAA", "2025-01-01")]
    assert identify(rows, Aircraft(icao24=EGYPTIAN), day=None).aircraft.registration is None


def test_a_leg_is_identified_as_of_its_takeoff():
    (one,) = legs("a2c4e0 KAEX 10-01T12:00 MGGT 10-01T15:00")
    named = identify_leg([row("a2c4e0", None, "2025-10-01", operator="GlobalX")], one)
    assert (named.aircraft.operator, named.sources) == ("GlobalX", ("invented",))


# Two aircraft under one address, seen in the record.


def test_legs_that_one_aircraft_cannot_have_flown():
    shared = find_shared_addresses(
        legs("""
            a2c4e0 KAEX 10-01T12:00 MGGT 10-01T15:00
            a2c4e0 KIWA 10-01T14:00 KSAT 10-01T16:00
            a2c4e0 EGLL 10-01T18:00 LFPG 10-01T19:00
            a2c4e0 LFPG 10-01T20:00 EGLL 10-01T21:00
        """)
    )
    assert [one.rule for one in shared] == ["in_two_places_at_once", "too_far_too_soon"]


def test_a_hop_to_the_next_field_unseen_is_no_second_aircraft():
    found = find_shared_addresses(
        legs("a2c4e0 KAEX 10-01T12:00 KIAH 10-01T13:00\na2c4e0 KHOU 10-01T16:00 KAEX 10-01T17:00")
    )
    assert found == ()


# The watchlist.


@pytest.mark.parametrize(
    ("words", "name", "address"),
    [
        ("N278GX", "N278GX", "a2c4e0"),
        ("A2C4E0", "N278GX", "a2c4e0"),
        ("a2c4e0/N278GX", "N278GX", "a2c4e0"),
        ("SU-GCC", "SU-GCC", None),
        ("SU-GCC 0101db", "SU-GCC 0101db", "0101db"),
        ("0101db", "0101db", "0101db"),
    ],
)
def test_an_entry_by_any_name(words, name, address):
    entry = read_watched(words)
    assert (entry.name, entry.icao24) == (name, address)
    assert read_watched(entry.name) == entry


@pytest.mark.parametrize("words", ["", "crash", "N278GX N279GX", "a2c4e0 a2c4e1", "a b c", "SWA"])
def test_what_names_no_aircraft(words):
    assert read_watched(words) is None


def test_a_pair_that_cannot_be_is_no_entry():
    assert read_watched("a15e46/N802WA").verdict is PairVerdict.WRONG


def test_the_address_heard_decides_not_the_name_some_table_gives_it():
    (mistaken,) = legs("N802WA KAEX 10-01T12:00 MGGT 10-01T15:00")
    heard = replace(mistaken, aircraft=Aircraft(icao24="a15e46", registration="N802WA"))
    watched = watchlist_of([read_watched("N802WA")])
    assert not is_watched(heard, watched)
    assert is_watched(replace(heard, aircraft=Aircraft(registration="N802WA")), watched)
    assert is_watched(replace(heard, aircraft=Aircraft(icao24="aaeb40")), watched)


def test_the_last_leg_seen():
    told = legs("""
        a2c4e0 KAEX 10-01T12:00 MGGT 10-01T15:00
        a2c4e0 MGGT 10-01T16:00 KAEX 10-01T19:00
        a11f59 KLAX 10-02T16:00 KIAD 10-02T19:00
    """)
    assert last_seen(read_watched("N278GX"), told) == told[1]
    assert last_seen(read_watched("SU-GCC"), told) is None


def test_a_list_names_its_wrong_and_its_empty_lines():
    text = "hex,name,reg\na15e46,x,N802WA\n,x,\na2c4e0,x,N278GX\n"
    found = [
        (line.line, getattr(line.found, "rule", line.given)) for line in read_published_list(text)
    ]
    assert found == [(2, "us_numbering_differs"), (3, ",x,"), (4, "a2c4e0 N278GX")]
