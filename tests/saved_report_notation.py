"""Small real files of each kind that holds reports, made in the test that reads them."""

import base64
import hashlib
import io
import json
import zipfile

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

STORY = (
    "The charter flight took off from Cairo at 6:29 p.m. local time on Monday, Dec. 8, 2025, and "
    "landed at Moscow's Domodedovo Airport at 2:39 a.m. local time on Tuesday, relatives said. "
    "Sixty-four people were aboard, among them families with children."
)


def page(story: str = STORY, *, charset: str = "utf-8", date: str = "2025-12-09") -> bytes:
    return (
        f'<!doctype html><html><head><meta charset="{charset}">'
        f'<meta property="article:published_time" content="{date}T10:00:00Z"></head><body><article>'
        f"<h1>Charter lands in Moscow at night</h1><p>{story}</p></article></body></html>"
    ).encode(charset)


def pdf(*pages: str) -> bytes:
    """A PDF with a page for each text; lines end where the text has line breaks."""
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for n, text in enumerate(pages):
        shown = " T* ".join(f"({_escaped(line)}) Tj" for line in text.split("\n"))
        stream = f"BT /F1 11 Tf 14 TL 50 750 Td {shown} ET"
        objects += [
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents "
            f"{5 + 2 * n} 0 R /Resources << /Font << /F1 3 0 R >> >> >>",
            f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1")
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    size = len(objects) + 1
    return (
        out
        + (
            f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
            f"startxref\n{len(out)}\n%%EOF\n"
        ).encode()
    )


def _escaped(line: str) -> str:
    return line.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def warc(*documents: tuple, packed: bool = True) -> bytes:
    """An archive of (url, body) or (url, body, {header: value}, what it was asked for as)."""
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed)
    for url, body, *rest in documents:
        headers = {"Content-Type": "text/html", **(rest[0] if rest else {})}
        status = headers.pop("status", "200 OK")
        http = StatusAndHeaders(status, list(headers.items()), protocol="HTTP/1.1")
        response = writer.create_warc_record(url, "response", io.BytesIO(body), http_headers=http)
        asked = [("Sec-Fetch-Dest", rest[1])] if len(rest) > 1 else []
        get = StatusAndHeaders("GET / HTTP/1.1", asked, is_http_request=True)
        request = writer.create_warc_record(url, "request", io.BytesIO(), http_headers=get)
        writer.write_request_response_pair(request, response)
        for record in (request, response):
            record.raw_stream.close()
    return out.getvalue()


def wacz(archive: bytes, *, pages: tuple[str, ...] = (), digest: str | None = None) -> bytes:
    own = digest or f"sha256:{hashlib.sha256(archive).hexdigest()}"
    package = {"resources": [{"path": "archive/data.warc.gz", "hash": own}]}
    listed = [{"format": "json-pages-1.0"}, *({"url": url} for url in pages)]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as zipped:
        zipped.writestr("archive/data.warc.gz", archive)
        zipped.writestr("pages/pages.jsonl", "\n".join(map(json.dumps, listed)))
        zipped.writestr("datapackage.json", json.dumps(package))
    return out.getvalue()


def mhtml(html: bytes, *, url: str = "https://news.example/a", end: str = "--b0--\r\n") -> bytes:
    picture = base64.encodebytes(b"\x89PNG" + bytes(60)).decode()
    body = base64.encodebytes(html).decode().replace("\n", "\r\n")
    return (
        "From: <Saved by Blink>\r\n"
        f"Snapshot-Content-Location: {url}\r\nSubject: Charter\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="b0"\r\n\r\n'
        f"--b0\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {url}\r\n\r\n{body}\r\n"
        f"--b0\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n"
        f"Content-Location: {url}.png\r\n\r\n{picture}\r\n{end}"
    ).encode()


def rss(*items: str, title: str = "The Cairo Wire") -> bytes:
    entries = "".join(f"<item>{item}</item>" for item in items)
    return (
        '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/'
        f'content/"><channel><title>{title}</title><link>https://wire.example/</link>'
        f"{entries}</channel></rss>"
    ).encode()


def telegram_json(*messages: dict, name: str = "Night Flights", kind: str = "public_channel"):
    told = [{"type": "message", "id": n + 1, **m} for n, m in enumerate(messages)]
    return json.dumps({"name": name, "type": kind, "id": 77, "messages": told}).encode()


def telegram_html(*messages: str, name: str = "Night Flights", end: str = "</html>") -> bytes:
    """A page of messages, each given as the inside of its body, by `said` or `forwarded`."""
    divs = "".join(
        f'<div class="message default clearfix" id="message{n}">'
        '<div class="pull_left userpic_wrap">'
        f'<div class="initials">N</div></div><div class="body">{message}</div></div>'
        for n, message in enumerate(messages, start=1)
    )
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"/><title>Exported Data</title></head>'
        f'<body><div class="page_wrap"><div class="page_header"><div class="content"><div class='
        f'"text bold">{name}</div></div></div><div class="page_body chat_page">'
        '<div class="history">'
        f"{divs}</div></div></div></body>{end}"
    ).encode()


def said(text: str, clock: str, author: str = "Night Flights") -> str:
    return (
        f'<div class="pull_right date details" title="{clock}">23:45</div>'
        f'<div class="from_name">\n{author}\n</div><div class="text">{text}</div>'
    )


def forwarded(text: str, clock: str, origin: str, first: str) -> str:
    return (
        f'<div class="pull_right date details" title="{clock}">23:45</div>'
        '<div class="from_name">Night Flights</div>'
        '<div class="forwarded body"><div class="from_name">'
        f'{origin} <span class="date details" title="{first}"> {first}</span></div>'
        f'<div class="text">{text}</div></div>'
    )
