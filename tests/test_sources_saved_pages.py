"""Saved pages and PDFs: the page that was read is the report; damage gives one plain problem."""

import gzip
import io
import zipfile
import zlib

import pypdf
import pytest

from saved_report_notation import STORY, mhtml, page, pdf, wacz, warc
from wheelsdown.model.report import original_span
from wheelsdown.sources.recognition import read_capture, recognise

DIGEST = "sha256:" + "5" * 64
URL = "https://news.example/a"


def read(data, name="saved"):
    return read_capture(data, digest=DIGEST, name=name)


def codes(contents):
    return [p.code for p in contents.problems]


def shown(report, words):
    """What stands in the original where a reader sees `words`."""
    start = report.text.index(words)
    span = original_span(report, start, start + len(words))
    return report.original[span.start : span.end]


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("warc", warc((URL, page()))),
        ("warc", warc((URL, page()), packed=False)),
        ("wacz", wacz(warc((URL, page())))),
        ("mhtml", mhtml(page())),
        ("pdf", pdf(STORY)),
    ],
)
def test_each_kind_is_known_and_its_words_are_found_again(kind, data):
    assert recognise(data, "x.bin") == kind
    contents = read_capture(data, digest=DIGEST, name="saved", kind="report")
    assert (contents.kind, codes(contents)) == (kind, [])
    assert "landed at Moscow's Domodedovo Airport" in contents.report.text
    assert shown(contents.report, "2:39 a.m.") == "2:39 a.m."


def test_an_archived_page_has_an_id_of_its_own_and_keeps_its_address_and_date():
    report = read(warc((URL, page()))).report
    assert (report.capture, report.item, report.url) == (DIGEST, URL, URL)
    assert report.digest != DIGEST
    assert report.published.earliest.isoformat() == "2025-12-09T10:00:00+00:00"
    assert report.digest == read(wacz(warc((URL, page())))).report.digest


def test_a_page_saved_alone_goes_by_the_digest_of_its_file():
    report = read(mhtml(page())).report
    assert (report.digest, report.capture, report.url) == (DIGEST, None, URL)


def test_several_pages_of_an_archive_are_several_reports_and_a_repeat_is_none():
    other = page("A second story. " + STORY)
    contents = read(warc((URL, page()), ("https://news.example/b", other), (URL, page())))
    assert [r.item for r in contents.reports] == [URL, "https://news.example/b"]
    assert contents.report is None


def test_frames_errors_pictures_and_pages_without_words_are_no_reports():
    contents = read(
        warc(
            (URL, page(), {}, "document"),
            ("https://ads.example/frame", page("Buy now! " + STORY), {}, "iframe"),
            ("https://news.example/gone", page(), {"status": "404 Not Found"}),
            ("https://news.example/p.png", b"\x89PNG", {"Content-Type": "image/png"}),
            ("https://news.example/count", b"<html><p>ok then</p></html>"),
        )
    )
    assert [r.item for r in contents.reports] == [URL]
    assert codes(contents) == ["archived_parts_left_out"] * 2


def test_an_archive_that_lists_its_pages_holds_those():
    both = warc((URL, page()), ("https://news.example/b", page("Other. " + STORY)))
    assert [r.item for r in read(wacz(both, pages=(URL,))).reports] == [URL]


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ({"Content-Encoding": "gzip"}, gzip.compress(page())),
        ({"Content-Encoding": "gzip"}, page()),
        ({"Content-Encoding": "deflate"}, zlib.compress(page())),
        ({"Transfer-Encoding": "chunked"}, b"%x\r\n%s\r\n0\r\n\r\n" % (len(page()), page())),
        ({"Content-Type": "text/html; charset=windows-1251"}, page(charset="utf-8")),
        ({"Content-Type": "application/pdf"}, pdf(STORY)),
        ({"Content-Type": "text/plain; charset=utf-8"}, STORY.encode()),
    ],
)
def test_bodies_as_servers_send_them(headers, body):
    assert "landed at Moscow" in read(warc((URL, body, headers))).report.text


def test_the_charset_the_server_named_goes_before_the_page_s_own():
    words = "Самолёт вылетел из Каира и прибыл в Домодедово ночью, сообщили родственники."
    body = page(words, charset="utf-8").decode().encode("cp1251")
    contents = read(warc((URL, body, {"Content-Type": "text/html; charset=windows-1251"})))
    assert words in contents.report.text


def test_a_record_that_was_changed_is_not_used():
    archive = warc((URL, page()), packed=False)
    changed = archive.replace(b"2:39 a.m.", b"3:39 a.m.")
    contents = read(changed)
    assert contents.reports == ()
    assert codes(contents) == ["archived_page_changed", "archive_without_pages"]


def test_a_packing_that_is_not_read_is_named():
    contents = read(warc((URL, b"\x8b\x02", {"Content-Encoding": "br"})))
    assert codes(contents)[0] == "archived_page_packed"


WARC_PLAIN = warc((URL, page()), packed=False)
ENCRYPTED = io.BytesIO()
_writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(STORY)))
_writer.encrypt("secret", algorithm="RC4-128")
_writer.write(ENCRYPTED)
_blank = pypdf.PdfWriter()
_blank.add_blank_page(612, 792)
PICTURES = io.BytesIO()
_blank.write(PICTURES)
BOMB = io.BytesIO()
with zipfile.ZipFile(BOMB, "w", zipfile.ZIP_DEFLATED) as _zip:
    for _n in range(9):
        _zip.writestr(f"archive/{_n}.warc", bytes(60 * 2**20))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        pytest.param(warc((URL, page()))[:-40], "truncated_gzip", id="warc.gz cut"),
        pytest.param(WARC_PLAIN[:700], "archived_page_cut_short", id="warc cut in a page"),
        pytest.param(WARC_PLAIN[:60], "archive_cut_short", id="warc cut in a header"),
        pytest.param(b"WARC/1.0\r\n\0\0\0", "archive_without_pages", id="warc of null bytes"),
        pytest.param(warc((URL, b"<p></p>")), "page_without_text", id="page without text"),
        pytest.param(wacz(warc((URL, page())))[:-30], "damaged_zip", id="wacz cut"),
        pytest.param(wacz(b"WARC", digest="sha256:0"), "archive_member_changed", id="wacz changed"),
        pytest.param(BOMB.getvalue(), "unpacks_too_large", id="zip bomb"),
        pytest.param(mhtml(page())[:700], "saved_page_cut_short", id="mhtml cut in the page"),
        pytest.param(mhtml(b"<p></p>"), "page_without_text", id="mhtml without text"),
        pytest.param(pdf(STORY)[:300], "damaged_pdf", id="pdf cut"),
        pytest.param(b"%PDF-1.7\n" + bytes(4000), "damaged_pdf", id="pdf of null bytes"),
        pytest.param(ENCRYPTED.getvalue(), "pdf_encrypted", id="pdf encrypted"),
        pytest.param(PICTURES.getvalue(), "pdf_without_text", id="pdf of pictures"),
    ],
)
def test_damage_gives_a_plain_problem_and_no_report(data, code):
    contents = read(data)
    assert contents.reports == ()
    assert codes(contents)[0] == code


def test_a_saved_page_that_lost_its_pictures_is_still_whole_text():
    contents = read(mhtml(page(), end=""))
    assert contents.report is not None
    assert codes(contents) == ["saved_page_parts_missing"]


def test_a_pdf_says_where_its_pages_begin():
    report = read(pdf("First page of the order,\nin two lines.", "Second page: " + STORY)).report
    assert [report.original[at : at + 6] for at in report.pages] == ["First ", "Second"]
    assert report.published is None


def test_a_page_with_twenty_megabytes_of_pictures_is_read():
    picture = '<img src="data:image/png;base64,' + "iVBORw0KGgo" * 190_000 + '">'
    body = page().replace(b"</article>", (picture * 10).encode() + b"</article>")
    assert len(body) > 19 * 2**20
    report = read(body).report
    assert report.body_ranges


def test_a_page_with_more_words_than_a_reader_could_is_refused():
    body = page().replace(b"</p>", b"</p>" + b"<p>" + b"word " * 450_000 + b"</p>")
    assert codes(read(body)) == ["report_too_long"]


def test_null_bytes_in_a_page_hide_nothing():
    body = page().replace(b"Moscow's", b"Mos\0cow's")
    assert "2:39 a.m." in read(warc((URL, body))).report.text


def test_markup_that_is_none_is_passed_over_as_browsers_do():
    body = page().replace(b"<p>", b"<![OCTYPE [ nothing ]]><p>")
    assert "2:39 a.m." in read(body).report.text
