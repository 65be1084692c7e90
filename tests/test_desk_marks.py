"""Marks of editors on claims and sources: the last stands, and can be taken back."""

from datetime import UTC, datetime

import pytest

from wheelsdown.desk.folder import make_desk
from wheelsdown.desk.ledger import read_ledger
from wheelsdown.desk.marks import add_mark, read_marks
from wheelsdown.errors import UsageError

NOW = datetime(2025, 12, 9, 12, tzinfo=UTC)


@pytest.fixture
def desk(tmp_path):
    return make_desk(tmp_path / "desk")


def mark(desk, on, word, of="sources"):
    add_mark(desk, of, on, word, by="Ines", reason="known to us", now=NOW)


def test_last_mark_stands_and_none_takes_it_away(desk):
    mark(desk, "An Agency", "first_hand")
    mark(desk, "An Agency", "of_a_state")
    assert read_marks(desk, "sources")[0]["An Agency"].mark == "of_a_state"
    mark(desk, "An Agency", "none")
    assert read_marks(desk, "sources") == ({}, ())


def test_every_mark_and_every_taking_back_is_in_the_ledger(desk):
    mark(desk, "0123456789-1-2-arrival", "not_said", "readings")
    mark(desk, "0123456789-1-2-arrival", "none", "readings")
    assert [e.event for e in read_ledger(desk)].count("hand_readings") == 2


def test_mark_nobody_knows_is_refused_and_one_written_by_hand_is_named(desk):
    with pytest.raises(UsageError, match="expected one of"):
        mark(desk, "An Agency", "splendid")
    (desk.hand / "sources.csv").write_text("source,mark,by,at,reason\nAn Agency,splendid,I,,x\n")
    marks, problems = read_marks(desk, "sources")
    assert not marks and [p.code for p in problems] == ["mark_unknown"]


def test_mark_needs_a_name_and_a_reason(desk):
    with pytest.raises(UsageError, match="a name or a reason"):
        add_mark(desk, "sources", "An Agency", "first_hand", by=" ", reason="x", now=NOW)
