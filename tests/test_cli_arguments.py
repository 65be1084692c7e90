"""Times and places as people type them."""

import pytest

from wheelsdown.contract.times import range_json
from wheelsdown.errors import UsageError
from wheelsdown.places.typed import parse_place, parse_time


@pytest.mark.parametrize(
    ("words", "earliest", "latest"),
    [
        ("2025-12-07", "2025-12-07T00:00:00Z", "2025-12-07T23:59:59Z"),
        ("2025-12-07 America/Phoenix", "2025-12-07T07:00:00Z", "2025-12-08T06:59:59Z"),
        ("2025-12-07 12:00 America/Phoenix", "2025-12-07T19:00:00Z", "2025-12-07T19:00:59Z"),
        ("2025-12-07 12:00 America/Phoenix ± 90m", "2025-12-07T17:30:00Z", "2025-12-07T20:30:59Z"),
        ("2025-12-07 12:00 America/Phoenix +-1h", "2025-12-07T18:00:00Z", "2025-12-07T20:00:59Z"),
        ("2025-12-08T23:39Z", "2025-12-08T23:39:00Z", "2025-12-08T23:39:59Z"),
        ("2025-12-08T23:39:12Z", "2025-12-08T23:39:12Z", "2025-12-08T23:39:12Z"),
        ("2025-12-08 ± 1d", "2025-12-07T00:00:00Z", "2025-12-09T23:59:59Z"),
    ],
)
def test_times_as_typed(words, earliest, latest):
    assert range_json(parse_time(words)) == {"earliest": earliest, "latest": latest}


def test_a_time_without_a_zone_is_local_to_the_place_named_with_it():
    assert parse_time("2025-12-07 12:00", "America/Phoenix") == parse_time("2025-12-07 19:00")


@pytest.mark.parametrize(
    "words", ["2025-02-30", "noon", "", "2025-12-07 25:00", "2025-12-07 12:00 Mars/Olympus"]
)
def test_a_time_that_cannot_be_says_what_was_given(words):
    with pytest.raises(UsageError, match=repr(words)[1:-1] or "cannot read the time ''"):
        parse_time(words)


@pytest.mark.parametrize("words", ["KIWA", "AZA", "iwa", "Arizona", "Аризона", "Mesa"])
def test_a_place_in_any_spelling(words):
    assert "KIWA" in parse_place(words).airports


def test_an_unknown_place_says_what_would_do():
    with pytest.raises(UsageError, match=r"unknown place 'XQZW'; expected an airport code"):
        parse_place("XQZW")
