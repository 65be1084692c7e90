"""Making, opening and finding a desk; captures, reports and hand tables on it."""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from wheelsdown.desk import captures as captures_module
from wheelsdown.desk.captures import (
    change_kind,
    find_capture,
    keep_capture,
    list_captures,
    load_capture,
    name_for_people,
    verify_captures,
)
from wheelsdown.desk.folder import find_desk, make_desk, open_desk
from wheelsdown.desk.hand import HandTable, add_to_hand, read_hand
from wheelsdown.desk.ledger import read_ledger, verify_ledger
from wheelsdown.desk.reports import find_report, list_reports, load_report
from wheelsdown.errors import BrokenDeskError, OutsideError, UsageError
from wheelsdown.wording.catalogue import say

NOW = datetime(2025, 12, 9, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk", "Deportation flights")


def keep(desk, data=b"plane", name="a.csv", kind="adsbx_csv", later_s=0):
    return keep_capture(desk, data, name, kind, NOW + timedelta(seconds=later_s))


def files_of(desk):
    return {p: p.read_bytes() for p in desk.root.rglob("*") if p.is_file()}


def problem_codes(desk):
    return [one.code for one in verify_captures(desk)]


def bytes_path(desk, capture):
    digits = capture.digest.removeprefix("sha256:")
    return desk.captures / digits[:2] / f"{digits}.bin"


@pytest.mark.parametrize("name", ["Рейсы «Омни»", 'with "quotes" and \\', "plain"])
def test_a_desk_opens_as_it_was_made(tmp_path, name):
    made = make_desk(tmp_path / "deep" / "desk", name)
    assert open_desk(tmp_path / "deep" / "desk") == made
    assert made.name == name
    assert made.languages == ("en", "ru")


def test_a_desk_without_a_name_has_that_of_its_folder(tmp_path):
    assert make_desk(tmp_path / "flights").name == "flights"


def test_a_desk_is_not_made_twice(desk):
    with pytest.raises(UsageError, match="is a desk already"):
        make_desk(desk.root)


def test_a_desk_is_not_made_of_a_file(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="is a file"):
        make_desk(tmp_path / "file")


def test_a_name_of_two_lines_is_refused(tmp_path):
    with pytest.raises(UsageError, match="one line"):
        make_desk(tmp_path / "x", "two\nlines")


@pytest.mark.parametrize(
    "text", ["name = ", "name = 7", 'name = "x"\nlanguages = ["de"]', 'languages = "en"']
)
def test_a_desk_file_spoiled_by_hand_says_so(desk, text):
    (desk.root / "desk.toml").write_text(text)
    with pytest.raises(BrokenDeskError, match=r"desk\.toml"):
        open_desk(desk.root)


def test_the_desk_given_comes_before_the_environment_and_the_folder(tmp_path):
    given, env, here = (make_desk(tmp_path / name) for name in ("given", "env", "here"))
    inside = here.root / "notes" / "2025"
    inside.mkdir(parents=True)
    assert find_desk(given.root, str(env.root), inside).name == "given"
    assert find_desk(None, str(env.root), inside).name == "env"
    assert find_desk(None, None, inside).root == here.root
    assert find_desk(None, "", here.root).name == "here"


def test_no_desk_anywhere_says_how_to_make_one(tmp_path):
    with pytest.raises(UsageError, match="wheelsdown init"):
        find_desk(None, None, tmp_path)
    with pytest.raises(UsageError, match="is not a desk"):
        find_desk(tmp_path, None)


def test_a_capture_is_kept_as_it_came(desk):
    capture, new = keep(desk, b"\x1f\x8b\x00raw", "/home/somebody/desk/trace.json", "readsb_trace")
    assert new
    assert load_capture(desk, capture.digest) == b"\x1f\x8b\x00raw"
    assert (capture.name, capture.size_bytes) == ("trace.json", 6)
    assert capture.added == "2025-12-09T12:00:00Z"
    assert find_capture(desk, capture.digest) == capture
    assert [(e.event, dict(e.values)["name"]) for e in read_ledger(desk)] == [
        ("arrival", "trace.json")
    ]
    assert verify_captures(desk) == verify_ledger(desk) == ()


def test_the_same_bytes_again_change_nothing(desk):
    first, _ = keep(desk)
    before = files_of(desk)
    assert keep(desk, name="other.csv", kind="report", later_s=60) == (first, False)
    assert files_of(desk) == before


def test_captures_are_listed_in_order_of_arrival(desk):
    for later_s, data in enumerate([b"c", b"a", b"b"]):
        keep(desk, data, f"{data.decode()}.csv", later_s=later_s)
    assert [capture.name for capture in list_captures(desk)] == ["c.csv", "a.csv", "b.csv"]


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        ("/home/somebody/a.csv", "a.csv"),
        ("C:\\Users\\Somebody\\a.csv", "a.csv"),
        ("https://example.org/a?b=c", "https://example.org/a?b=c"),
        ("file:///home/somebody/a.html", "a.html"),
        ("-", "-"),
        ("/", "unnamed"),
    ],
)
def test_a_name_for_people_has_no_folders(given, shown):
    assert name_for_people(given) == shown


def test_changed_bytes_are_refused_and_found(desk):
    capture, _ = keep(desk)
    bytes_path(desk, capture).write_bytes(b"plain")
    with pytest.raises(BrokenDeskError, match="have changed"):
        load_capture(desk, capture.digest)
    with pytest.raises(BrokenDeskError, match="have changed"):
        keep(desk)
    assert problem_codes(desk) == ["capture_changed"]
    assert verify_captures(desk)[0].file == "a.csv"


def test_bytes_that_went_missing_are_put_back_by_adding_them_again(desk):
    capture, _ = keep(desk)
    bytes_path(desk, capture).unlink()
    with pytest.raises(BrokenDeskError, match="are gone"):
        load_capture(desk, capture.digest)
    assert problem_codes(desk) == ["capture_missing"]
    assert keep(desk) == (capture, True)
    assert [entry.event for entry in read_ledger(desk)] == ["arrival", "restored"]
    assert verify_captures(desk) == ()


def test_a_capture_that_is_not_in_the_ledger_is_found(desk):
    keep(desk)
    desk.ledger.unlink()
    assert problem_codes(desk) == ["capture_unlisted"]


def test_a_changed_card_is_found(desk):
    capture, _ = keep(desk)
    card = bytes_path(desk, capture).with_suffix(".json")
    card.write_bytes(card.read_bytes().replace(b"a.csv", b"b.csv"))
    assert problem_codes(desk) == ["capture_card_changed"]
    card.write_bytes(b"{}")
    with pytest.raises(BrokenDeskError, match="does not say"):
        list_captures(desk)


def test_an_unknown_capture_and_a_wrong_digest_are_usage_errors(desk):
    with pytest.raises(UsageError, match="add its file first"):
        load_capture(desk, "sha256:" + "0" * 64)
    with pytest.raises(UsageError, match="add its file first"):
        find_capture(desk, "sha256:" + "0" * 64)
    with pytest.raises(UsageError, match="is not a digest"):
        load_capture(desk, "../../etc/passwd")


def test_a_person_can_say_what_a_capture_is(desk):
    capture, _ = keep(desk)
    change_kind(desk, capture.digest, "flight_log", NOW)
    change_kind(desk, capture.digest, "flight_log", NOW)
    assert find_capture(desk, capture.digest).kind == "flight_log"
    assert [entry.event for entry in read_ledger(desk)] == ["arrival", "kind_changed"]
    assert verify_captures(desk) == ()


@pytest.mark.parametrize("at", ["replace", "fsync"])
def test_a_failed_write_leaves_nothing_half_written(desk, monkeypatch, at):
    before = files_of(desk)

    def fail(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(os, at, fail)
        with pytest.raises(OutsideError, match=r"\.bin.*no room is left"):
            keep(desk)
    assert {k: v for k, v in files_of(desk).items() if k.name != ".ledger.lock"} == before
    assert list_captures(desk) == ()
    assert keep(desk)[1]


def test_a_crash_between_ledger_and_card_is_completed_by_adding_again(desk, monkeypatch):
    write = captures_module.write_whole

    def crash(path, data):
        if path.suffix == ".json":
            raise KeyboardInterrupt
        write(path, data)

    with monkeypatch.context() as patch:
        patch.setattr(captures_module, "write_whole", crash)
        with pytest.raises(KeyboardInterrupt):
            keep(desk)
    assert list_captures(desk) == ()
    capture, new = keep(desk, later_s=60)
    assert new
    assert capture.added == "2025-12-09T12:00:00Z"
    assert [entry.event for entry in read_ledger(desk)] == ["arrival"]
    assert verify_captures(desk) == ()


def test_a_ledger_that_cannot_be_written_takes_the_bytes_back(desk, monkeypatch):
    def fail(*_):
        raise OutsideError("no")

    with monkeypatch.context() as patch:
        patch.setattr(captures_module, "append", fail)
        with pytest.raises(OutsideError):
            keep(desk)
    assert not list(desk.captures.rglob("*.bin"))


def test_a_report_is_found_by_its_name_or_the_beginning_of_its_id(desk):
    keep(desk)
    report, _ = keep(desk, b"text", "Story.html", "report")
    assert list_reports(desk) == (report,)
    for wanted in (report.digest, report.digest[7:15].upper(), "story.html"):
        assert find_report(desk, wanted) == report
    assert load_report(desk, "Story.html") == (report, b"text")


@pytest.mark.parametrize("wanted", ["a.csv", "Story", "", "sha256:", "abc"])
def test_a_report_that_is_not_there_is_not_guessed(desk, wanted):
    keep(desk)
    keep(desk, b"text", "Story.html", "report")
    with pytest.raises(UsageError, match="no report"):
        find_report(desk, wanted)


def test_two_reports_of_one_name_are_not_chosen_between(desk):
    keep(desk, b"one", "page.html", "report")
    keep(desk, b"two", "page.html", "report")
    with pytest.raises(UsageError, match="could be 2 reports"):
        find_report(desk, "page.html")


def test_a_decision_is_a_row_and_a_line_in_the_ledger(desk):
    ruling = {"claim": "c1", "rating": "supported", "reason": "saw the log, twice\nand asked"}
    add_to_hand(desk, HandTable.RULINGS, ruling, NOW)
    add_to_hand(desk, HandTable.RULINGS, {"claim": "c2", "by": "Анна"}, NOW)
    rows, problems = read_hand(desk, HandTable.RULINGS)
    assert rows == (ruling, {"claim": "c2", "by": "Анна"})
    assert problems == ()
    assert [entry.event for entry in read_ledger(desk)] == ["hand_rulings"] * 2


def hand(desk, text):
    (desk.hand / "watchlist.csv").write_bytes(text.encode())
    return read_hand(desk, HandTable.WATCHLIST)


def test_a_table_edited_in_a_spreadsheet_is_read(desk):
    rows, problems = hand(desk, "\ufeffaircraft,by,at,reason,mine\r\nN278GX, Анна ,,,x\r\n,,,,\r\n")
    assert rows == ({"aircraft": "N278GX", "by": "Анна", "mine": "x"},)
    assert problems == ()
    add_to_hand(desk, HandTable.WATCHLIST, {"aircraft": "SU-GCC", "reason": "seen"}, NOW)
    rows, _ = read_hand(desk, HandTable.WATCHLIST)
    assert rows[1] == {"aircraft": "SU-GCC", "reason": "seen"}


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("aircraft,by\nN1,x\n", "hand_columns_missing", 1),
        ("", "hand_columns_missing", 1),
        ("aircraft,by,at,reason\n,Анна,,\n", "hand_row_unnamed", 2),
        ("aircraft,by,at,reason\n" + "x" * 200_000 + "\n", "hand_unreadable", 2),
    ],
)
def test_a_row_that_cannot_be_used_is_told_with_its_line(desk, text, code, line):
    rows, problems = hand(desk, text)
    assert rows == ()
    assert [(one.code, one.line) for one in problems] == [(code, line)]
    assert say(f"problem.{code}", "ru", **dict(problems[0].values))


def test_a_table_is_only_written_in_its_columns(desk):
    with pytest.raises(UsageError, match="watchlist"):
        add_to_hand(desk, HandTable.WATCHLIST, {"by": "Анна"}, NOW)
    with pytest.raises(UsageError, match="watchlist"):
        add_to_hand(desk, HandTable.WATCHLIST, {"aircraft": "N1", "colour": "red"}, NOW)
    hand(desk, "aircraft\nN1")
    with pytest.raises(BrokenDeskError, match="has no column reason"):
        add_to_hand(desk, HandTable.WATCHLIST, {"aircraft": "N1", "reason": "x"}, NOW)


def test_every_problem_of_the_desk_has_its_words(desk):
    for code in ("capture_changed", "capture_missing", "capture_unlisted", "capture_card_changed"):
        assert "sha256:ab" in say(f"problem.{code}", "en", digest="sha256:ab")
    assert say("problem.ledger_torn", "ru", bytes=5)


def test_words_for_a_disk_that_would_not(desk, monkeypatch):
    def fail(*_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(OutsideError, match="Permission denied") as told:
        keep(desk)
    assert str(desk.root) not in str(told.value)
    assert Path.cwd().as_posix() not in str(told.value)
