"""Feeds and channels: each item a report of its own, with its own date, source and id."""

import pytest

from saved_report_notation import STORY, forwarded, rss, said, telegram_html, telegram_json
from wheelsdown.model.report import original_span
from wheelsdown.pipeline import read as read_claims
from wheelsdown.sources.recognition import read_capture, recognise

DIGEST = "sha256:" + "6" * 64


def reports(data):
    contents = read_capture(data, digest=DIGEST, name="channel")
    return contents.reports


def codes(data):
    return [p.code for p in read_capture(data, digest=DIGEST, name="channel").problems]


def when(report):
    return report.published and report.published.earliest.strftime("%Y-%m-%dT%H:%M:%SZ")


ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Airport Watch</title>
<entry><id>urn:1</id><title>Landed</title><published>2025-12-09T02:00:00+03:00</published>
<link href="https://watch.example/1"/><content type="html">&lt;p&gt;{STORY}&lt;/p&gt;</content>
</entry>
<entry><id>urn:2</id><title>Old</title><updated>2025-12-10T00:00:00Z</updated>
<summary>It may be old.</summary></entry></feed>""".encode()

RDF = b"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
 xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Old Wire</title></channel>
<item><title>One</title><dc:date>2025-12-09</dc:date><description>Words.</description></item>
</rdf:RDF>"""

ITEM = (
    "<title>Charter lands</title><link>https://wire.example/1</link><guid>g1</guid>"
    "<pubDate>Tue, 09 Dec 2025 10:00:00 +0300</pubDate><description>Short.</description>"
    f"<content:encoded><![CDATA[<p>{STORY}</p>]]></content:encoded>"
)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("feed", rss(ITEM)),
        ("feed", ATOM),
        ("feed", RDF),
        ("telegram_json", telegram_json({"text": "The plane landed."})),
        ("telegram_html", telegram_html(said("The plane landed.", "08.12.2025 23:45:00"))),
    ],
)
def test_each_kind_is_known_by_its_content(kind, data):
    assert recognise(data, "x.bin") == kind
    assert read_capture(data, digest=DIGEST, name="x", kind="report").kind == kind


def test_an_entry_has_its_title_its_fullest_text_its_date_and_its_publisher():
    (report,) = reports(rss(ITEM))
    assert report.text == f"Charter lands\n\n{STORY}"
    assert (when(report), report.url) == ("2025-12-09T07:00:00Z", "https://wire.example/1")
    assert (report.source.name, report.item, report.capture) == ("The Cairo Wire", "g1", DIGEST)


def test_words_of_an_entry_are_found_again_in_its_markup():
    words = "&lt;p&gt;left &lt;b&gt;at noon&lt;/b&gt;"
    item = f"<title>T &amp; t</title><description>{words}</description>"
    (report,) = reports(rss(item))
    start = report.text.index("left")
    span = original_span(report, start, start + len("left at"))
    assert report.original[span.start : span.end] == "left <b>at"
    assert report.text.startswith("T & t\n\n")


def test_an_entry_that_was_changed_has_no_date_of_publication():
    assert [when(r) for r in reports(ATOM)] == ["2025-12-08T23:00:00Z", None]


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("Tue, 09 Dec 2025 10:00:00 GMT", "2025-12-09T10:00:00Z"),
        ("Tue, 09 Dec 2025 10:00:00", "2025-12-09T00:00:00Z"),
        ("вторник, 9 декабря", None),
        ("", None),
    ],
)
def test_dates_of_feeds(date, expected):
    (report,) = reports(rss(f"<title>One</title><pubDate>{date}</pubDate>"))
    assert when(report) == expected


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (rss(ITEM)[:-30], "broken_xml"),
        (rss(ITEM).replace(b"Charter", b"Char\0ter"), "broken_xml"),
        (rss(ITEM).replace(b"Charter", b"&unknown;"), "broken_xml"),
        (rss(), "feed_without_entries"),
        (rss("<title></title>"), "feed_without_entries"),
    ],
)
def test_feeds_that_cannot_be_read(data, code):
    assert codes(data) == [code]


def test_no_entity_of_a_feed_is_opened(tmp_path):
    (tmp_path / "secret").write_text("secret")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    data = rss("<title>One &x;</title><description>Words.</description>")
    told = read_capture(
        data.replace(b"<rss", doctype.encode() + b"<rss", 1),
        digest=DIGEST, name="x", kind="feed",
    )  # fmt: skip
    assert not [r for r in told.reports if "secret" in r.text]


def test_a_message_has_its_own_time_and_channel():
    pieces = ["Landed at ", {"type": "bold", "text": "2:39"}, " in Moscow."]
    data = telegram_json({"date_unixtime": "1765237500", "text": pieces, "from": "Night Flights"})
    (report,) = reports(data)
    assert report.text == report.original == "Landed at 2:39 in Moscow."
    assert (report.source.name, report.via, report.item) == (
        "Night Flights",
        None,
        "Night Flights/1",
    )
    assert when(report) == "2025-12-08T23:45:00Z"


def test_a_forwarded_message_is_published_by_whom_it_comes_from_and_not_later():
    message = {"date_unixtime": "1765237500", "text": "Landed.", "forwarded_from": "Airport Watch"}
    (report,) = reports(telegram_json(message))
    assert (report.source.name, report.via.name) == ("Airport Watch", "Night Flights")
    assert report.published.latest.isoformat() == "2025-12-08T23:45:00+00:00"
    assert report.published.earliest.year == 2013


def test_yesterday_is_not_counted_from_the_day_of_forwarding():
    words = "The deportation flight landed in Moscow yesterday at 6 p.m. local time."
    own, passed_on = (
        read_claims(
            reports(telegram_json({"date_unixtime": "1765237500", "text": words, **more}))[0]
        )
        for more in ({}, {"forwarded_from": "Airport Watch"})
    )
    assert [t.time.earliest.day for c in own.claims for t in c.times] == [7]
    assert [t for c in passed_on.claims for t in c.times] == []


def test_the_author_in_a_group_is_the_source():
    data = telegram_json({"text": "Landed.", "from": "Ines"}, kind="private_supergroup")
    (report,) = reports(data)
    assert (report.source.name, report.via.name) == ("Ines", "Night Flights")


def test_the_same_words_twice_are_two_reports_with_ids_of_their_own():
    one, two = reports(telegram_json({"text": "Landed."}, {"text": "Landed."}))
    assert one.digest != two.digest


def test_messages_without_words_are_counted():
    data = telegram_json({"text": ""}, {"type": "service", "text": "joined"}, {"text": "Landed."})
    assert codes(data) == ["items_without_text"]
    assert len(reports(data)) == 1


def test_an_export_without_zone_gives_the_day():
    (report,) = reports(telegram_json({"date": "2025-12-08T23:45:00", "text": "Landed."}))
    assert report.published.earliest.date() == report.published.latest.date()


def test_half_a_character_in_json_is_replaced():
    (report,) = reports(telegram_json({"text": "Landed \ud83d."}))
    assert report.text == "Landed \ufffd."


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (telegram_json({"text": "Landed."})[:-5], "broken_json"),
        (telegram_json({"text": ""}), "export_without_messages"),
        (telegram_html(), "export_without_messages"),
    ],
)
def test_exports_that_cannot_be_read(data, code):
    assert codes(data) == [code]


def test_the_page_form_gives_text_time_and_origin():
    own, passed_on = reports(
        telegram_html(
            said("Landed at <strong>2:39</strong><br>in Moscow.", "09.12.2025 02:45:00 UTC+03:00"),
            forwarded("Left Cairo.", "09.12.2025 03:00:00", "Airport Watch", "07.12.2025 10:00:00"),
        )
    )
    assert own.text == "Landed at 2:39\nin Moscow."
    assert own.original == "Landed at <strong>2:39</strong><br>in Moscow."
    assert (when(own), own.source.name, own.via) == ("2025-12-08T23:45:00Z", "Night Flights", None)
    assert (passed_on.source.name, passed_on.via.name) == ("Airport Watch", "Night Flights")
    assert passed_on.published.latest.date().isoformat() == "2025-12-07"


def test_a_joined_message_keeps_the_author_before_it():
    group = telegram_html(said("One.", "", "Ines"), '<div class="text">Two.</div>')
    group = group.replace(b'clearfix" id="message2"', b'clearfix joined" id="message2"')
    assert [r.source.name for r in reports(group)] == ["Ines", "Ines"]


def test_a_page_cut_short_says_so():
    data = telegram_html(said("One.", ""), said("Two.", ""), end="")
    assert codes(data[: data.index(b"Two.")]) == ["items_without_text", "export_cut_short"]
