"""Texts that nobody wrote with care: any characters, any size, exact offsets all the same."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claims_notation import read
from wheelsdown.claims.extraction import read_report
from wheelsdown.model.report import Report

VOCABULARY = """
The plane jet landed took off left in Cairo Moscow Mesa, Arizona at noon on Dec. 7 Friday said “ ” "
' ’ ( ) — , . ; : and where which , according to Reuters 64 about passengers aboard שלום é 😀 U.S. 5
p.m. not would if It he added telling that carrying second such flight was the USD81.56 Photo: / AP
"""
ODD = ["\n", "\n\n", "\x00", "\u202b", "e\u0301", "a\u0308", "\u200b", "\r\n", "\u2028", "\xa0"]
WORDS = st.sampled_from(VOCABULARY.split() + ODD)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=60).map(" ".join), st.text(max_size=300), st.lists(WORDS).map("".join)
)


def spans_of(reading):
    yield from (p.span for p in reading.passages)
    for claim in reading.claims:
        yield claim.quote
        yield claim.sentence
        yield from (t.span for t in claim.times)
        yield from (a.span for a in claim.attribution)
        value = claim.value
        places = (value.place, value.origin, value.destination, *value.via)
        yield from (p.span for p in places if p is not None)


@settings(max_examples=300, deadline=None)
@given(text=TEXTS)
def test_offsets_are_exact_whatever_the_text(text):
    for span in spans_of(read(text)):
        assert text[span.start : span.end] == span.text


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_every_claim_lies_in_its_sentence_and_outside_furniture(text):
    reading = read(text)
    assert len({c.claim for c in reading.claims}) == len(reading.claims)
    for claim in reading.claims:
        assert claim.quote.text.strip()
        assert not any(a < claim.quote.end and claim.quote.start < b for a, b in reading.furniture)


@settings(max_examples=50, deadline=None)
@given(text=TEXTS)
def test_offsets_point_into_the_original_of_a_page(text):
    original = "".join(f"<b>{c}" for c in text)
    offsets = tuple(range(3, 4 * len(text) + 3, 4))
    report = Report(
        digest="sha256:" + "ef" * 32,
        name="page",
        original=original,
        text=text,
        offsets=(*offsets, len(original)),
    )
    for claim in read_report(report).claims:
        assert original[claim.quote.start] == claim.quote.text[0]
        assert claim.quote.text in text


ARTICLE = (
    "Thousands of people have fled persecution at home in recent years by going abroad, where they "
    "can attain permission to stay by applying for asylum. A lawyer said the courts were slow.\n\n"
)


PIECES = [
    ARTICLE,
    "lorem ipsum dolor ",
    "the plane landed ",
    ",",
    "“",
    "(",
    "1",
    " ",
    "\n",
    "A ",
    "The said ",
    "according to ",
    "x",
    "said, ",
    "1,000 ",
    "Dec. ",
    "самолёт сел ",
    "сказал он, ",
    "по словам ",
    "7 дек. ",
]
SHORT_CHARACTERS = 4_000
TIMES_LONGER = 4
MOST_TIMES_SLOWER = 10
"""In proportion it would be 4 times as slow; a rule that goes over the text for every word of it,
16 times; one that tries all ways to divide it never ends."""
NOT_MEASURED_S = 0.02
"""Shorter times are mostly the machine's own."""


@pytest.mark.parametrize("piece", PIECES, ids=lambda piece: repr(piece[:12]))
def test_long_texts_take_time_in_proportion(piece):
    short = piece * max(1, SHORT_CHARACTERS // len(piece))
    read(short)
    once, longer = seconds_to_read(short), seconds_to_read(short * TIMES_LONGER)
    assert longer < MOST_TIMES_SLOWER * max(once, NOT_MEASURED_S)


def seconds_to_read(text):
    began = time.process_time()
    read(text)
    return time.process_time() - began
