"""`wheelsdown watchlist` and `legs --class`, run on a desk."""

import json
from datetime import UTC, datetime

import pytest
from click.testing import CliRunner

from record_notation import legs as plan
from wheelsdown.cli.listing import legs
from wheelsdown.cli.watching import watchlist
from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.hand import HandTable, add_to_hand, read_hand
from wheelsdown.desk.record import replace_legs
from wheelsdown.desk.watchlist import read_hubs, read_identities, read_watchlist
from wheelsdown.errors import UsageError

NOW = datetime(2025, 12, 9, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    made = make_desk(tmp_path / "desk")
    flown = plan("""
        a2c4e0 KIWA 10-01T12:00 KAEX 10-01T15:00
        a2c4e0 KAEX 10-01T16:00 MGGT 10-01T19:00
        a2c4e0 MGGT 10-01T20:00 KAEX 10-01T23:00
        a11f59 KLAX 10-02T16:00 KIAD 10-02T19:00
    """)
    replace_legs(made, [], flown)
    return made


def run(command, desk, *words):
    done = CliRunner().invoke(command, [str(w) for w in words], obj=desk.root)
    if done.exception is not None:
        raise done.exception
    return done.stdout, done.stderr


def lines(out: str) -> list[dict]:
    return [json.loads(line) for line in out.splitlines()]


def test_an_aircraft_is_added_once_and_listed_with_its_last_leg(desk):
    run(watchlist, desk, "--add", "N278GX", "--add", "a2c4e0", "--by", "ines", "--reason", "seen")
    out, _ = run(watchlist, desk, "--json")
    (entry,) = lines(out)
    assert (entry["registration"], entry["icao24"]) == ("N278GX", "a2c4e0")
    assert entry["last_leg"]["takeoff"]["airport"] == "MGGT"
    (row,) = read_hand(desk, HandTable.WATCHLIST)[0]
    assert (row["aircraft"], row["by"], row["reason"]) == ("N278GX", "ines", "seen")
    assert b"hand_watchlist" in desk.ledger.read_bytes()


def test_a_pair_that_cannot_be_is_refused_with_the_right_address(desk):
    with pytest.raises(UsageError, match="aaeb40"):
        run(watchlist, desk, "--add", "a15e46/N802WA")
    with pytest.raises(UsageError, match="expected a registration"):
        run(watchlist, desk, "--add", "crash")
    assert read_watchlist(desk) == ((), ())


def test_a_published_list_is_imported_without_its_wrong_pairs(desk, tmp_path):
    file = tmp_path / "list.csv"
    file.write_text("A2C4E0,N278GX,GlobalX\nA15E46,N802WA,Somebody\n")
    out, err = run(watchlist, desk, "--import", file, "--json")
    assert [entry["aircraft"] for entry in lines(out)] == ["N278GX"]
    assert "list.csv:2" in err
    assert "aaeb40" in err
    assert lines(out)[0]["reason"] == "imported from list.csv"


def test_an_aircraft_never_seen_says_so(desk):
    out, _ = run(watchlist, desk, "--add", "SU-GCC")
    assert "not in the record" in out
    assert "nobody is watched" in run(watchlist, make_desk(desk.root / "other"))[0]


def test_a_label_of_a_flight_log_may_be_watched_if_the_desk_has_it(desk):
    from dataclasses import replace

    from wheelsdown.model.identity import Aircraft

    (logged,) = plan("~x KIWA 12-07T12:00 HECA 12-08T12:00")
    replace_legs(desk, [], [replace(logged, aircraft=Aircraft(label="RU-2025-12/A"))])
    out, _ = run(watchlist, desk, "--add", "RU-2025-12/A", "--json")
    assert lines(out)[0]["last_leg"]["landing"]["airport"] == "HECA"


@pytest.mark.shared
def test_all_published_pairs_of_plane_alert_can_be(desk, shared_data):
    file = shared_data / "reference" / "plane_alert_ice_rows.csv"
    out, err = run(watchlist, desk, "--import", file, "--json")
    assert len(lines(out)) == 36
    assert err.strip() == "36 added, 0 left out"


def test_hand_rows_that_cannot_be_read_are_named(desk):
    for words in ("nonsense", "a15e46 N802WA", "N1"):
        add_to_hand(desk, HandTable.WATCHLIST, {"aircraft": words}, NOW)
    entries, problems = read_watchlist(desk)
    assert [entry.name for entry in entries] == ["N1"]
    assert [p.code for p in problems] == ["watchlist_not_an_aircraft", "watchlist_pair_is_wrong"]


def test_hubs_and_identities_of_the_desk_are_read(desk):
    add_to_hand(desk, HandTable.HUBS, {"airport": "KOMA", "role": "staging"}, NOW)
    add_to_hand(desk, HandTable.HUBS, {"airport": "KLAX", "role": "big"}, NOW)
    for begin in ("2025-01-01", "soon"):
        add_to_hand(desk, HandTable.IDENTITIES, {"icao24": "a2c4e0", "from": begin}, NOW)
    add_to_hand(desk, HandTable.IDENTITIES, {"icao24": "xyz"}, NOW)
    hubs, wrong = read_hubs(desk)
    rows, unread = read_identities(desk)
    assert "KOMA" in {hub.airport for hub in hubs}
    assert [p.code for p in wrong] == ["hub_role_unknown"]
    assert [row.begin.year for row in rows] == [2025]
    expected = {"identity_period_unreadable", "watchlist_not_an_aircraft"}
    assert {p.code for p in unread} == expected


# legs --class.


def test_legs_are_listed_by_class(desk):
    run(watchlist, desk, "--add", "N278GX")
    out, _ = run(legs, desk, "--class", "removal", "--json")
    (removal,) = lines(out)
    assert (removal["class"], removal["class_rule"]) == ("removal", "left_from_staging_hub")
    assert "KAEX" in removal["class_why"]["ru"]


def test_a_class_is_told_from_legs_that_were_not_asked_for(desk):
    run(watchlist, desk, "--add", "N278GX")
    asked = ("--from", "2025-10-01T20:00Z", "--json")
    back, other = lines(run(legs, desk, *asked)[0])
    assert back["class_rule"] == "back_to_us"
    assert other["class"] == "unknown"


def test_nobody_watched_and_nobody_asked_is_no_class(desk):
    assert all("class" not in leg for leg in lines(run(legs, desk, "--json")[0]))
    assert run(legs, desk, "--class", "removal", "--json")[0] == ""


def test_the_table_shows_class_and_rule(desk):
    run(watchlist, desk, "--add", "N278GX")
    out, _ = run(legs, desk, "--csv", "--lang", "ru")
    heading, first, *_ = out.splitlines()
    assert heading.endswith("вид,правило")
    assert first.endswith("подвозящий рейс,feeds_a_removal")
