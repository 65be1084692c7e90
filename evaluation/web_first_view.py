"""How long an editor waits: from a click on *Check* to the report with its verdicts in the browser.

In: how many reports. They are those of the simulated week of the bench, pasted one after another
into a real browser on a desk that holds the week (65,000 simulated aircraft), served by the real
command. Out: seconds of the first paste after the start, and of those after it.

    python -m evaluation.web_first_view --reports 10
"""

import argparse
import json
import shutil
import statistics
import time

from playwright.sync_api import sync_playwright

from evaluation.bench.check_row import world_week_desk
from evaluation.bench.world_week import REPORTS
from evaluation.web_load import serve
from wheelsdown.model.time_range import datetime_from_ms

ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]


def wait_for_verdicts(page, address, report):
    """Paste one report; return the seconds from the click until its text stands there marked."""
    published = datetime_from_ms(round(float(report["published_minute"]) * 60_000))
    page.goto(address)
    page.fill("#text", str(report["text"]))
    page.fill("#published", f"{published:%Y-%m-%d}")
    began = time.perf_counter()
    page.click("button.main")
    page.wait_for_selector("article.text")
    page.wait_for_load_state("load")
    return time.perf_counter() - began


def main():
    """Serve, paste, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--reports", type=int, default=10)
    count = options.parse_args().reports
    desk = world_week_desk()
    reports = json.loads((desk.root / REPORTS).read_text(encoding="utf-8"))[: count + 1]
    server, address = serve(desk.root)
    try:
        with sync_playwright() as playwright:
            chromium = shutil.which("chromium")
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.set_default_timeout(120_000)
            took = [wait_for_verdicts(page, address, report) for report in reports]
            browser.close()
    finally:
        server.terminate()
        server.wait()
    later = sorted(took[1:])
    print(
        f"first paste after the start {took[0]:.2f} s; the next {len(later)}: median "
        f"{statistics.median(later):.2f} s, slowest {later[-1]:.2f} s"
    )


if __name__ == "__main__":
    main()
