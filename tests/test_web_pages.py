"""The desk in a browser, asked as a browser asks: pages, forms, and what is refused."""

import re

import pytest

from served_desk import REPORT, desk_with_record, mark_in, post, visitor
from wheelsdown.desk.ledger import read_ledger
from wheelsdown.desk.marks import read_marks
from wheelsdown.desk.rulings import read_rulings

PAGES = ("/", "/record", "/events", "/watchlist", "/imports", "/ledger")


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    return desk_with_record(tmp_path_factory.mktemp("web"))


@pytest.fixture
def client(desk):
    with visitor(desk) as client:
        yield client


@pytest.fixture
def report(client):
    return post(client, "/reports", text=REPORT, published="2025-12-09")


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["en", "ru"])
def test_every_page_comes_in_both_languages(client, page, language):
    client.cookies.set("wheelsdown_language", language)
    found = client.get(page)
    assert found.status_code == 200
    assert f'<html lang="{language}">' in found.text


def test_pasted_report_shows_every_claim_marked_by_verdict(report):
    assert report.status_code == 200
    ratings = re.findall(r'class="claim (\w+)', report.text)
    assert "supported" in ratings and "not_checkable" in ratings
    assert "KIWA" in report.text and "<svg" in report.text


def test_text_of_the_report_is_all_there(report):
    article = report.text.split("<article", 1)[1].split("</article>", 1)[0]
    article = re.sub(r"<sup.*?</sup>|<span class=.unseen.*?</span>", "", article)
    seen = " ".join(re.sub(r"<[^>]*>", "", article.split(">", 1)[1]).split())
    assert seen.replace("&#39;", "'").replace("&amp;", "&") == " ".join(REPORT.split())


def test_claim_tells_who_said_it_and_why(client, report):
    address = re.search(r'href="(/reports/[^"]+)">[^<]*64 passengers', report.text)[1]
    page = client.get(address.partition("#")[0]).text
    chain = page.split('class="chain"', 1)[1].split("</ol>", 1)[0]
    assert chain.index("Mediazona") < chain.index("relative")


def test_ruling_stands_beside_the_verdict_and_can_be_withdrawn(client, report, desk):
    address = re.search(r'href="(/reports/[^"#]+)#', report.text)[1]
    ruled = post(
        client, f"{address}/rulings", page=address, rating="contradicted", by="Ines", reason="seen"
    )
    assert "Ines" in ruled.text and ruled.status_code == 200
    post(client, f"{address}/rulings", page=address, rating="withdrawn", by="Ines", reason="no")
    rulings, _ = read_rulings(desk)
    assert [r.rating is None for r in rulings] == [False, True]


def test_claim_marked_as_not_said_is_gone_and_comes_back(client, report, desk):
    address = re.search(r'href="(/reports/[^"#]+)#', report.text)[1]
    claim = address.rpartition("/")[2]
    fields = {"by": "Ines", "reason": "a headline"}
    without = post(client, f"{address}/reading", page=address, mark_as="not_said", **fields)
    assert f"/{claim}#" not in without.text
    assert claim in read_marks(desk, "readings")[0]
    again = post(client, f"{address}/reading", mark_as="none", **fields)
    assert f"/{claim}#" in again.text


def test_search_finds_by_place_in_russian_and_by_area(client):
    by_name = client.get("/record", params={"place": "Домодедово"})
    by_area = client.get("/record", params=dict(south=55, west=37, north=56, east=38.5))
    for found in (by_name, by_area):
        assert "UUDD" in found.text
    assert "KSFO" not in by_area.text


def test_leg_shows_its_rule_and_evidence(client):
    legs = client.get("/record", params={"aircraft": "N17104"}).text
    leg = client.get(re.search(r'href="(/legs/[^"]+)"', legs)[1]).text
    assert "on_the_runway" in leg or "on_the_aerodrome" in leg
    assert "n17104_2025-02-07.csv.gz" in leg


def test_watched_aircraft_is_listed_with_its_last_leg(client):
    page = post(client, "/watchlist", "/watchlist", aircraft="N17104", reason="invented", by="Ines")
    assert "N17104" in page.text and "/legs/" in page.text


def test_pair_that_cannot_be_is_not_watched(client):
    page = post(
        client, "/watchlist", "/watchlist", aircraft="a2c4e0/N17104", reason="invented", by="I"
    )
    assert page.status_code == 422


def test_import_goes_on_and_says_what_it_took(client, tmp_path):
    files = [("files", ("note.txt", b"nothing to read here", "text/plain"))]
    page = post(client, "/imports", "/imports", files=files)
    for _ in range(100):
        page = client.get(str(page.url))
        if "role=" in page.text:
            break
    assert "note.txt" in page.text


def test_form_without_its_mark_changes_nothing(client, desk):
    before = len(read_ledger(desk))
    assert client.post("/reports", data={"text": REPORT + " "}).status_code == 403
    assert client.post("/reports", data={"text": REPORT, "mark": "0" * 64}).status_code == 403
    assert len(read_ledger(desk)) == before


def test_mark_of_another_visitor_is_refused(desk):
    with visitor(desk) as one, visitor(desk) as other:
        mark = mark_in(one.get("/"))
        assert other.post("/reports", data={"text": REPORT, "mark": mark}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [{"origin": "https://elsewhere.example"}, {"sec-fetch-site": "cross-site"}, {"origin": "null"}],
)
def test_form_from_another_site_is_refused(client, headers):
    fields = {"text": REPORT, "mark": mark_in(client.get("/"))}
    assert client.post("/reports", data=fields, headers=headers).status_code == 403


def test_name_of_another_site_that_resolves_to_us_is_refused(client):
    assert client.get("/", headers={"host": "elsewhere.example"}).status_code == 421


def test_token_is_asked_of_everyone_and_does_not_stay_in_the_address(desk):
    with visitor(desk, token="open sesame") as client:
        assert client.get("/").status_code == 401
        assert client.get("/api/summary").status_code == 401
        assert client.get("/", params={"token": "wrong"}).status_code == 401
        admitted = client.get("/", params={"token": "open sesame"})
        assert admitted.status_code == 200 and "token" not in str(admitted.url)
        assert client.get("/record").status_code == 200
    with visitor(desk, token="open sesame") as program:
        bearer = {"authorization": "Bearer open sesame"}
        assert program.get("/api/summary", headers=bearer).status_code == 200


def test_pages_allow_no_script_of_others_and_hold_none_inline(client, report):
    policy = report.headers["content-security-policy"]
    assert "script-src 'self'" in policy and "unsafe" not in policy
    for page in (report, *(client.get(p) for p in PAGES)):
        assert not re.search(
            r"<script(?![^>]*src=)|\son\w+=|\sstyle=|https?://(?!127)", _outside(page)
        )


def _outside(page):
    """Return a page without what is quoted from reports, and namespaces."""
    text = re.sub(r'xmlns="[^"]*"|placeholder="[^"]*"', "", page.text)
    return re.sub(r"<article.*?</article>", "", text, flags=re.S)


@pytest.mark.parametrize("name", ["../app.py", "..%2fapp.py", "desk.toml", "%2e%2e/pages.py"])
def test_nothing_but_the_named_files_is_served(client, name):
    assert client.get(f"/static/{name}").status_code == 404


def test_text_of_a_report_cannot_become_markup(client):
    text = "<script>alert(1)</script> The plane landed in Cairo on December 8, 2025. <b>x</b>"
    page = post(client, "/reports", text=text)
    assert "<script>alert" not in page.text


def test_file_that_holds_nothing_is_refused_with_the_reason(client):
    files = [("file", ("empty.pdf", b"%PDF-1.4 broken", "application/pdf"))]
    page = post(client, "/reports", files=files)
    assert page.status_code == 422 and 'role="alert"' in page.text


@pytest.mark.parametrize(
    "address", ["/reports/000000000000", "/legs/none", "/journeys/none", "/events/none", "/nope"]
)
def test_what_is_not_there_is_said_so(client, address):
    page = client.get(address)
    assert page.status_code == 404 and 'role="alert"' in page.text


def test_language_switch_goes_back_to_this_desk_only(client):
    for back in ("//elsewhere.example/", "https://elsewhere.example/", "/\\elsewhere.example"):
        answer = client.post(
            "/language", data={"language": "ru", "back": back}, follow_redirects=False
        )
        assert answer.headers["location"] == "/"
    assert '<html lang="ru">' in client.get("/").text


def test_pages_without_map_are_light(client, report):
    for page in (report, *(client.get(p) for p in PAGES)):
        assert len(re.sub(r"<svg.*?</svg>\s*</div>", "", page.text, flags=re.S)) < 300_000
