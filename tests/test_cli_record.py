"""`wheelsdown record` and `wheelsdown legs --near`: what people see of the days on a desk."""

import json
from datetime import date

import pytest
from click.testing import CliRunner

from days_notation import add_day, part_of
from test_desk_days import DAY, NOW, a_fleet, archive
from wheelsdown.cli.main import wheelsdown
from wheelsdown.desk.day_card import Keeping
from wheelsdown.desk.day_writing import begin_day
from wheelsdown.desk.folder import make_desk
from wheelsdown.model.provenance import problem


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk")


def run(desk, *words):
    result = CliRunner().invoke(wheelsdown, ["--desk", str(desk.root), *words])
    assert result.exit_code == 0, result.output + repr(result.exception)
    return result


def lines(result):
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_an_empty_desk_says_how_a_day_is_added(desk):
    assert "add DAY.tar" in run(desk, "record").stdout
    assert "wheelsdown add DAY.tar" in run(desk, "record", "--lang", "ru").stdout
    (single,) = lines(run(desk, "record", "--json"))
    assert single == {"single_captures": {"captures": 0, "legs": 0}}


def test_days_and_what_is_missing_between_them_are_listed(desk):
    for day in (DAY, date(2025, 10, 5)):
        add_day(desk, day, a_fleet(2))
    shown = run(desk, "record").stdout
    assert "2025-10-01" in shown and "missing: 2025-10-02 – 2025-10-04 (3 days)" in shown
    assert (
        "нет данных: 2025-10-02 – 2025-10-04 (3 дня)" in run(desk, "record", "--lang", "ru").stdout
    )
    first, _, gap, _ = lines(run(desk, "record", "--json"))
    assert (first["aircraft"], first["legs"], first["midnight"]) == (2, 2, "open")
    assert gap == {"missing": {"from": "2025-10-02", "to": "2025-10-04"}}
    assert first["size_bytes"]["positions"] > 0 and first["cells"] >= first["cells_heard_low"] > 0


def test_the_problems_of_one_day_are_shown(desk):
    writer = begin_day(desk, DAY, archive=archive(), keeping=Keeping(archive=False), layout="x")
    trouble = problem("json_of_another_kind", "trace_full_a00009.json", kind="trace", field="icao")
    writer.add_part(part_of(0, a_fleet(1), problems=(trouble,)))
    writer.finish(now=NOW)
    assert "trace_full_a00009.json" in run(desk, "record", "--day", "2025-10-01").output
    (day,) = lines(run(desk, "record", "--day", "2025-10-01", "--json"))
    assert [one["code"] for one in day["problems"]] == ["json_of_another_kind"]


@pytest.mark.parametrize("day", ["yesterday", "2025-10-09"])
def test_a_day_that_is_not_there_is_said_to_be_none(desk, day):
    result = CliRunner().invoke(wheelsdown, ["--desk", str(desk.root), "record", "--day", day])
    assert day in str(result.exception)


def test_legs_near_a_place_are_listed_with_how_that_is_known(desk):
    add_day(desk, DAY, a_fleet(5))
    when = ("--from", "2025-10-01T08:00Z", "--to", "2025-10-01T13:00Z")
    found = lines(run(desk, "legs", "--near", "38.94,-77.46", *when, "--json"))
    assert {(leg["icao24"], leg["near"]) for leg in found} == {
        ("a00002", "position"),
        ("a00003", "position"),
    }
    assert "in the circle" in run(desk, "legs", "--near", "KIAD", *when).stdout
    assert "в круге" in run(desk, "legs", "--near", "KIAD", *when, "--lang", "ru").stdout


def test_legs_of_days_are_listed_as_all_others_are(desk):
    add_day(desk, DAY, a_fleet(3))
    found = lines(run(desk, "legs", "--aircraft", "a00002", "--json"))
    assert [leg["icao24"] for leg in found] == ["a00002"]
    assert "near" not in found[0]


@pytest.mark.parametrize(
    "words",
    [
        ("--near", "KIAD"),
        ("--near", "KIAD", "--from", "2025-10-01", "--to", "2025-10-01", "--aircraft", "a00002"),
        ("--near", "KIAD", "--from", "2025-10-02", "--to", "2025-10-01"),
        ("--near", "nowhere", "--from", "2025-10-01", "--to", "2025-10-01"),
        ("--near", "91,0", "--from", "2025-10-01", "--to", "2025-10-01"),
        ("--near", "KIAD", "--within", "0", "--from", "2025-10-01", "--to", "2025-10-01"),
    ],
)
def test_circles_that_cannot_be_are_refused(desk, words):
    result = CliRunner().invoke(wheelsdown, ["--desk", str(desk.root), "legs", *words])
    assert "expected" in str(result.exception)


def test_a_retracted_archive_shows_no_legs(desk, tmp_path):
    from test_desk_days import add_with_archive

    file, _, _ = add_with_archive(desk, tmp_path, Keeping())
    assert run(desk, "legs", "--json").stdout
    run(desk, "retract", file.digest, "--by", "editor", "--reason", "a test")
    assert run(desk, "legs", "--json").stdout == ""
