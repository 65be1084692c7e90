"""How smoothly the map of the record is pulled about with 2,000 legs on it, in a real browser.

In: how many legs. They are drawn at random between airports of the table by a seed (simulated), put
on one page as the record's page shows them, and pulled for five seconds. Out: frames a second.

    python -m evaluation.web_map --legs 2000
"""

import argparse
import random
import shutil
import tempfile
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path

from playwright.sync_api import sync_playwright

from wheelsdown.aviation.airports import load_airports
from wheelsdown.model.flight import Endpoint, Leg, Sighting
from wheelsdown.model.identity import Aircraft, IcaoAddress
from wheelsdown.model.time_range import instant
from wheelsdown.publishing.overview import draw_overview

SECONDS = 5
PULL = """async (seconds) => {
  const map = document.querySelector(".map");
  const at = (x, y, type) => map.dispatchEvent(new PointerEvent(type,
    {pointerId: 1, clientX: x, clientY: y, bubbles: true, isPrimary: true}));
  map.setPointerCapture = () => {};
  at(400, 300, "pointerdown");
  let frames = 0, slowest = 0, before = performance.now();
  const began = before;
  while (before - began < seconds * 1000) {
    at(400 + 150 * Math.sin(frames / 15), 300 + 80 * Math.cos(frames / 15), "pointermove");
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    slowest = Math.max(slowest, now - before);
    before = now;
    frames += 1;
  }
  return [frames / seconds, slowest];
}"""


def simulated_legs(count, seed=1):
    """Return legs between airports drawn by chance: nothing here was flown."""
    table, chance = load_airports(), random.Random(seed)
    busy = [row for row in range(len(table.icao)) if table.kind_rank[row] <= 1]
    when = instant(datetime(2025, 12, 7, tzinfo=UTC))

    def end(row):
        return Endpoint(airport=table.icao[row], reason=None, time=when, sighting=Sighting.OBSERVED,
                        confidence=0.99, runners_up=(), rule="simulated")  # fmt: skip

    return [
        Leg(leg=f"simulated-{n}", aircraft=Aircraft(icao24=IcaoAddress(f"{n:06x}")), callsigns=(),
            takeoff=end(chance.choice(busy)), landing=end(chance.choice(busy)), distance_km=None,
            gaps=(), possible_stops=(), evidence=())
        for n in range(count)
    ]  # fmt: skip


def page_of(folder, svg):
    """Write a page with the map, its style and its script."""
    static = files("wheelsdown.web") / "static"
    for name in ("desk.css", "map.js"):
        (folder / name).write_bytes((static / name).read_bytes())
    page = folder / "map.html"
    page.write_text(
        '<!doctype html><link rel="stylesheet" href="desk.css"><script src="map.js" defer></script>'
        f'<main><div class="map" data-zoom-in="+" data-zoom-out="-" data-whole="0">{svg}</div></main>'
    )
    return page


def main():
    """Draw, pull, print."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--legs", type=int, default=2000)
    count = options.parse_args().legs
    svg = draw_overview(simulated_legs(count), "en")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        arguments = [
            "--no-sandbox",
            "--disable-gpu",
            "--no-first-run",
            "--disable-background-networking",
        ]
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=arguments
        )
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(page_of(Path(folder), svg).as_uri())
        still = page.evaluate("new Promise(done => { let n = 0; const end = performance.now() + 2000;"
                              "const tick = () => { n += 1; performance.now() < end ? requestAnimationFrame(tick) : done(n / 2) };"
                              "tick() })")  # fmt: skip
        rate, slowest = page.evaluate(PULL, SECONDS)
        browser.close()
    print(
        f"{count} legs, drawing of {len(svg):,} bytes: {rate:.0f} frames a second while pulled, slowest frame {slowest:.0f} ms ({still:.0f} at rest)"
    )


if __name__ == "__main__":
    main()
