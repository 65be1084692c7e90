"""Take the pictures of `docs/screenshots`: the desk in a browser, on the data of the examples.

python tools/build_screenshots.py
"""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parent.parent
sys.path.insert(0, str(PROJECT / "tests"))

from served_desk import REPORT, desk_with_record, served  # noqa: E402

OUT = PROJECT / "docs" / "screenshots"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def shoot(page, name):
    page.screenshot(path=OUT / f"{name}.png")
    print(name)


def paste(page, address):
    page.goto(address)
    page.fill("#text", REPORT)
    page.fill("#published", "2025-12-09")
    page.click("button.main")
    page.wait_for_selector("article.text")


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    folder, playwright = tempfile.TemporaryDirectory(), sync_playwright()
    with folder as held, playwright as driver, served(desk_with_record(Path(held))) as address:
        browser = driver.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page(viewport={"width": 1280, "height": 860})
        paste(page, address)
        shoot(page, "report")
        page.click("text=64 passengers")
        page.wait_for_selector("#claim")
        shoot(page, "claim")
        page.goto(f"{address}/record?aircraft=N17104")
        shoot(page, "record")
        page.click("tbody a >> nth=0")
        page.wait_for_selector("dl")
        shoot(page, "leg")
        page.goto(f"{address}/events")
        page.click("text=RU-2025-12")
        page.wait_for_selector("h3")
        shoot(page, "event")
        phone = browser.new_page(viewport={"width": 390, "height": 844}, locale="ru-RU")
        paste(phone, address)
        phone.click("a.claim >> nth=6")
        phone.wait_for_selector("#claim")
        phone.wait_for_timeout(300)
        shoot(phone, "phone-russian")
        browser.close()


if __name__ == "__main__":
    main()
