"""The desk in a real browser, used as a person would; skipped where there is no Chromium."""

import re
import shutil

import pytest
from axe_core_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

from served_desk import REPORT, desk_with_record, served

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium")

QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
PHONE = {"width": 360, "height": 740}


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    with served(desk_with_record(tmp_path_factory.mktemp("browser"))) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture
def page(browser):
    context = browser.new_context(viewport={"width": 1280, "height": 900}, locale="en-GB")
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.wrong = []
    page.on("pageerror", lambda error: page.wrong.append(str(error)))
    page.on("requestfailed", lambda request: note_failure(page, request))
    yield page
    assert page.wrong == []
    context.close()


def note_failure(page, request):
    # Leaving a page breaks off what it was still loading.
    if "ERR_ABORTED" not in (request.failure or ""):
        page.wrong.append(request.url)


def paste(page, address, text=REPORT):
    page.goto(address)
    page.fill("#text", text)
    page.fill("#published", "2025-12-09")
    page.click("button.main")
    page.wait_for_selector("article.text")


def test_december_report_from_paste_to_ruling_to_russian_to_print(page, address):
    paste(page, address)
    page.click("text=64 passengers")
    page.wait_for_selector("#claim")
    assert "Mediazona" in page.inner_text(".chain")
    page.keyboard.press("k")
    page.wait_for_url(re.compile("#c8"))
    page.click(".evidence a >> nth=0")
    page.wait_for_selector("dl")
    assert "UUDD" in page.inner_text("h1")
    page.go_back()
    page.click("text=Write a ruling")
    page.select_option("#rating", "inconclusive")
    page.fill("#by", "Ines")
    page.fill("#reason", "one source only")
    page.click("details[open] button")
    page.wait_for_selector(".rulings")
    assert "one source only" in page.inner_text(".rulings")
    page.click("text=Русский")
    page.wait_for_selector('html[lang="ru"]')
    page.reload()
    assert "Решения редакторов" in page.inner_text("#claim")
    page.emulate_media(media="print")
    assert not page.is_visible("header")
    assert page.pdf()[:4] == b"%PDF"


def test_claims_can_be_walked_with_the_keyboard_alone(page, address):
    paste(page, address)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    for number in (1, 2, 3):
        page.keyboard.press("j")
        page.wait_for_url(re.compile(f"#c{number}$"))
    page.keyboard.press("k")
    page.wait_for_url(re.compile("#c2$"))


def test_map_moves_with_pointer_keys_and_buttons(page, address):
    page.goto(f"{address}/record")
    group = page.locator(".map .moves")

    def transform():
        page.evaluate("new Promise(requestAnimationFrame)")
        return group.get_attribute("transform")

    box = page.locator(".map").bounding_box()
    x, y = box["x"] + 200, box["y"] + 150
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 50, y + 20, steps=3)
    page.mouse.up()
    pulled = transform()
    page.locator(".map").focus()
    page.keyboard.press("+")
    nearer = transform()
    page.keyboard.press("ArrowLeft")
    assert len({pulled, nearer, transform()}) == 3
    page.click(".map-buttons button >> nth=2")
    assert transform().startswith("translate(0 0)")


def test_area_pulled_on_the_map_fills_the_form(page, address):
    page.goto(f"{address}/record")
    page.locator(".map").scroll_into_view_if_needed()
    box = page.locator(".map").bounding_box()
    page.keyboard.down("Shift")
    page.mouse.move(box["x"] + 100, box["y"] + 100)
    page.mouse.down()
    page.mouse.move(box["x"] + 300, box["y"] + 200, steps=4)
    page.mouse.up()
    page.keyboard.up("Shift")
    south, north = float(page.input_value("#south")), float(page.input_value("#north"))
    assert -90 <= south < north <= 90 and page.input_value("#west")


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("viewport", [{"width": 1280, "height": 900}, PHONE], ids=["wide", "phone"])
def test_axe_finds_nothing_on_any_page(page, address, language, viewport):
    page.set_viewport_size(viewport)
    cookie = {"name": "wheelsdown_language", "value": language, "url": address}
    page.context.add_cookies([cookie])
    paste(page, address)
    report = page.url
    page.click("a.claim >> nth=2")
    page.wait_for_selector("#claim")
    claim = page.url
    page.goto(f"{address}/record")
    leg = page.get_attribute("tbody a >> nth=0", "href")
    page.goto(f"{address}/events")
    event = page.get_attribute("tbody a >> nth=0", "href")
    pages = ["/", "/record", leg, "/events", event, "/watchlist", "/imports", "/ledger", "/nope"]
    wrong = []
    for url in (report, claim, *(f"{address}{path}" for path in pages)):
        page.goto(url)
        for details in page.query_selector_all("details"):
            details.evaluate("one => { one.open = true }")
        found = Axe().run(page, options={"runOnly": {"type": "tag", "values": WCAG}})
        wrong += [(url, v["id"], [n["html"] for n in v["nodes"]][:2]) for v in found["violations"]]
        # Nothing makes a phone's page wider than the phone.
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"], url
    assert wrong == []


def test_everything_but_moving_the_map_works_without_scripts(browser, address):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    paste(page, address)
    page.click("a.claim >> nth=3")
    assert page.is_visible("#claim") and page.is_visible(".map svg")
    page.click("summary:has-text('ruling')")
    page.fill("#by", "Ines")
    page.fill("#reason", "without scripts")
    page.click("details[open] button")
    assert "without scripts" in page.inner_text(".rulings")
    page.goto(f"{address}/record?place=Cairo")
    assert page.is_visible("tbody a") and page.is_visible(".map svg")
    context.close()


def test_progress_of_an_import_survives_a_reload(page, address, tmp_path):
    file = tmp_path / "note.txt"
    file.write_text("nothing of a flight in here\n" * 20)
    page.goto(f"{address}/imports")
    page.set_input_files("#files", file)
    page.click("button.main")
    page.wait_for_url(re.compile("/imports/[0-9a-f]{16}"))
    page.reload()
    page.wait_for_selector("[role=status], [role=alert]")
    assert "note.txt" in page.inner_text("main")
