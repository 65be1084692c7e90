"""Reports as text and as pages: no character lost, each found again in the original."""

import html

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wheelsdown.model.report import original_span
from wheelsdown.sources import report_text, web_page
from wheelsdown.sources.page_metadata import moment_of, page_metadata
from wheelsdown.sources.visible_text import visible_text

DIGEST = "sha256:" + "3" * 64

RUSSIAN = "Самолёт вылетел из Каира в 18:29 по местному времени. Рейс прибыл в Домодедово ночью."


def text_of(data):
    return report_text.read(data, digest=DIGEST, name="r.txt").report.text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1251", "koi8-r"]
)
def test_russian_in_any_encoding_it_comes_in(encoding):
    assert text_of(RUSSIAN.encode(encoding)) == RUSSIAN
    assert report_text.looks_like(RUSSIAN.encode(encoding))


def test_nothing_is_changed_in_plain_text():
    text = "first\r\nsecond\0 line \n\n  third\ttab é"
    assert text_of(text.encode()) == text


def test_a_text_cut_in_the_middle_of_a_letter_is_damaged_and_not_another_encoding():
    contents = report_text.read(RUSSIAN.encode()[:-2], digest=DIGEST, name="r.txt")
    assert contents.report.text == RUSSIAN[:-2] + "\ufffd"
    assert [p.code for p in contents.problems] == ["text_partly_unreadable"]


def test_bytes_that_are_no_text():
    contents = report_text.read(bytes(range(128, 160)) * 9, digest=DIGEST, name="r.txt")
    assert [p.code for p in contents.problems] == ["not_text"]


PAGE = """<!doctype html><html><head><meta charset="utf-8"><title>not shown</title>
<meta property="og:site_name" content="The Cairo Wire">
<link rel="canonical" href="https://example.org/a">
<script type="application/ld+json">
{"@type": "NewsArticle", "datePublished": "2025-12-09T10:00:00+03:00"}</script>
<style>p { color: red }</style></head><body>
<nav><ul><li><a href="/">Home</a></li><li>Politics</li></ul></nav>
<article><header><h1>Charter lands in&nbsp;Moscow</h1></header>
<p>The plane left   Cairo at <b>18:29</b>&amp;landed at 02:39 &mdash; no one said why it took that
long. Sixty&#45;four people were aboard, relatives said on Monday evening.</p>
<p hidden>secret</p><noscript>enable scripts</noscript>
<p>The airline did not answer questions put to it on the day after the landing.<br>End.</p>
</article><aside>Read also: ten more things</aside><footer>© 2025</footer></body></html>"""


def page(source=PAGE):
    return web_page.read(source.encode(), digest=DIGEST, name="p.html").report


def test_what_a_reader_sees():
    assert page().text == (
        "Home\nPolitics\n\nCharter lands in\xa0Moscow\n\nThe plane left Cairo at 18:29&landed at "
        "02:39 — no one said why it took that long. Sixty-four people were aboard, relatives said "
        "on Monday evening.\n\nThe airline did not answer questions put to it on the "
        "day after the landing.\nEnd.\n\nRead also: ten more things\n\n© 2025"
    )


@pytest.mark.parametrize(
    ("words", "original"),
    [
        ("left Cairo", "left   Cairo"),
        ("at 18:29", "at <b>18:29"),
        ("18:29", "18:29"),
        ("29&", "29</b>&amp;"),
        ("02:39 —", "02:39 &mdash;"),
        ("Sixty-four", "Sixty&#45;four"),
        ("that long", "that\nlong"),
        ("in\xa0Moscow", "in&nbsp;Moscow"),
    ],
)
def test_words_are_found_again_in_the_source(words, original):
    report = page()
    start = report.text.index(words)
    span = original_span(report, start, start + len(words))
    assert report.original[span.start : span.end] == original
    assert span.text == words


def test_the_article_is_told_from_what_stands_beside_it():
    report = page()
    body = "\n".join(report.text[a:b] for a, b in report.body_ranges)
    assert "Charter lands" in body
    assert "Sixty-four people" in body
    assert "Home" not in body
    assert "Read also" not in body


def test_what_the_page_says_of_itself():
    report = page()
    assert report.source.name == "The Cairo Wire"
    assert report.url == "https://example.org/a"
    assert report.published.earliest.isoformat() == "2025-12-09T07:00:00+00:00"
    assert report.published_from == "page"


def test_a_page_that_says_no_date_has_none():
    assert page_metadata("<p>On 9 December 2025 the plane landed.</p>").published is None
    assert page_metadata('<meta name="pubdate" content="soon">').published is None


def test_a_date_without_a_zone_is_the_calendar_day():
    day = moment_of("2025-12-09")
    assert (day.earliest.hour, day.latest.hour, day.latest.day) == (0, 23, 9)


def test_a_page_in_windows_1251_says_so_itself():
    source = f'<html><head><meta charset="windows-1251"></head><p>{RUSSIAN}</p>'
    contents = web_page.read(source.encode("cp1251"), digest=DIGEST, name="p")
    assert contents.report.text == RUSSIAN


def test_a_page_that_shows_nothing_is_refused():
    contents = web_page.read(b"<html><script>x</script></html>", digest=DIGEST, name="p")
    assert [p.code for p in contents.problems] == ["page_without_text"]


MARKUP = """
<p>|</p>|<br/>|<b>|</b>|<nav>|</nav>|<pre>|</pre>|<li>|<td>|<div hidden>|</div>|<h1>|</h1>
<script>x</script>|<!-- c -->|<![CDATA[z]]>|&amp;|&lt;|&#1071;|&nosuch;|&copy|&copy;|&|<|>
"""
PIECES = st.sampled_from(
    ["a", "Я", "é", "\0", " ", "\n", *MARKUP.strip().replace("\n", "|").split("|")]
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_shown_character_stands_where_it_is_said_to(source):
    seen = visible_text(source)
    assert len(seen.offsets) == len(seen.text) + 1
    assert list(seen.offsets) == sorted(seen.offsets)
    for char, place in zip(seen.text, seen.offsets, strict=False):
        there = source[place]
        assert char == there or there in "<&" or (char == " " and there.isspace())
        if there == "&" and char not in "&\n":
            assert html.unescape(source[place : place + 7]).startswith(char)


@pytest.mark.shared
def test_real_pages_copied_from_a_browser_keep_every_character(shared_data):
    for file in (shared_data / "reports" / "raw").glob("*.txt"):
        report = report_text.read(file.read_bytes(), digest=DIGEST, name=file.name).report
        assert report.original == report.text == file.read_bytes().decode()
