"""The command `fetch`: aircraft and days as people type them, terms once, words and JSON."""

import json

import pytest
from click.testing import CliRunner

from pretend_network import ok, pretend_network, trace, trace_path
from wheelsdown.cli.aircraft_given import addresses_given
from wheelsdown.cli.fetching import fetch
from wheelsdown.desk.captures import list_captures
from wheelsdown.desk.folder import make_desk
from wheelsdown.errors import OutsideError, UsageError
from wheelsdown.sources.asking import PASSING
from wheelsdown.sources.networks import NETWORKS
from wheelsdown.wording.catalogue import say

HEX, DAY = "a00001", "2025-12-07"
"""N1, by the FAA's numbering."""


@pytest.fixture
def net():
    with pretend_network() as pretended:
        pretended.serve("/tar1090" + trace_path(HEX, DAY), ok(trace(HEX, DAY)))
        yield pretended


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk")


def run(desk, *arguments):
    return CliRunner().invoke(fetch, arguments, obj=desk.root, catch_exceptions=True)


def own(net):
    return f"{net.origin}/tar1090"


def test_a_registration_and_a_day_bring_a_trace(desk, net):
    result = run(desk, "N1", "--from", DAY, "--source", own(net))
    assert result.exit_code == 0
    assert f"+ {own(net)}  {HEX}  {DAY}" in result.stdout
    assert "1 fetched" in result.stdout
    assert len(list_captures(desk)) == 1


def test_json_has_an_object_a_day_and_a_summary(desk, net):
    result = run(desk, HEX, "--from", DAY, "--to", "2025-12-08", "--source", own(net), "--json")
    lines = [json.loads(line) for line in result.stdout.splitlines()]
    assert [line.get("outcome") for line in lines] == ["have", "empty", None]
    assert (lines[0]["icao24"], lines[0]["status"]) == (HEX, 200)
    assert lines[2]["summary"]["have"] == 1


def test_all_failed_is_an_error_of_the_outside(desk, net):
    result = run(desk, "a00002", "--from", DAY, "--source", own(net), "--lang", "ru")
    assert isinstance(result.exception, OutsideError)
    assert "--write-globe-history" in result.stdout


def test_terms_are_shown_once_for_a_desk(desk, monkeypatch):
    monkeypatch.setattr("wheelsdown.cli.fetching.plan", lambda *a, **k: ())
    first, second = (run(desk, HEX, "--from", DAY, "--proxy", "direct") for _ in range(2))
    assert "ODbL" in first.stderr
    assert "ODbL" not in second.stderr


def test_terms_can_be_shown_again(desk):
    assert "written permission" in run(desk, "--terms", "--source", "adsbexchange").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--from", DAY], "no aircraft"),
        ([HEX], "no day"),
        ([HEX, "--from", "07.12.2025"], "cannot read the day"),
        ([HEX, "--from", DAY, "--to", "2025-12-06"], "is before"),
        ([HEX, "--from", "2999-01-01"], "lies ahead"),
        ([HEX, "--from", DAY, "--source", "fr24"], "unknown source"),
        ([HEX, "--from", DAY, "--source", "http://u:p@a.example/"], "cannot ask the source"),
        ([HEX, "--from", DAY, "--proxy", "socks5://127.0.0.1:9050"], "socks5h"),
        (["--all-aircraft", "--from", DAY], "adsb.lol-archive"),
        (["SU-GCC", "--from", DAY], "identities.csv"),
        (["???", "--from", DAY], "cannot read the aircraft"),
    ],
)
def test_a_wrong_use_says_what_was_expected(desk, arguments, said):
    result = run(desk, *arguments)
    assert isinstance(result.exception, (UsageError, OutsideError))
    assert said in str(result.exception)


def test_other_registrations_are_looked_up_for_the_days_they_held(desk):
    (desk.hand / "identities.csv").write_text(
        "icao24,registration,type,operator,from,to,source\n"
        "0101be,SU-GCC,,,,2025-12-07,register\n"
        "0101bf,SU-GCC,,,2025-12-08,,register\n",
        encoding="utf-8",
    )
    from datetime import date

    first, last = date(2025, 12, 6), date(2025, 12, 9)
    assert [(a, b.day, c.day) for a, b, c in addresses_given("su gcc", desk, first, last)] == [
        ("0101be", 6, 7),
        ("0101bf", 8, 9),
    ]


@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_reason_and_every_source_has_its_words(language):
    reasons = (
        "bad_url bad_redirect address_refused name_not_found too_large too_many_redirects status "
        "bad_certificate robots refused unknown_encoding not_a_trace another_aircraft another_day "
        "told_to_wait nothing_yet not_published broken_archive opensky_refused"
    )
    for reason in {*reasons.split(), *PASSING}:
        assert say(f"fetch.reason_{reason}", language, detail="x")
    for network in NETWORKS.values():
        assert say(network.terms, language)
