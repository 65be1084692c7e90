"use strict";
// Moves a drawn map: pull, wheel or pinch, arrow keys, + and -. Only one group of the drawing is
// transformed, so that thousands of lines move as one picture.
for (const map of document.querySelectorAll(".map")) {
  const svg = map.querySelector("svg");
  const moves = svg && svg.querySelector(".moves");
  const sheet = svg && svg.querySelector(".window");
  if (!moves || !sheet) continue;
  const width = sheet.width.baseVal.value, height = sheet.height.baseVal.value;
  let scale = 1, x = 0, y = 0, asked = false;

  const draw = () => {
    asked = false;
    moves.setAttribute("transform", `translate(${x} ${y}) scale(${scale})`);
  };
  const soon = () => { if (!asked) { asked = true; requestAnimationFrame(draw); } };
  const zoom = (factor, atX = width / 2, atY = height / 2) => {
    const next = Math.min(40, Math.max(0.5, scale * factor));
    x = atX - (atX - x) * next / scale;
    y = atY - (atY - y) * next / scale;
    scale = next;
    // Lines and letters keep their size while the land grows.
    moves.style.setProperty("--zoom", scale);
    for (const one of moves.querySelectorAll("text")) one.setAttribute("font-size", 13 / scale);
    for (const one of moves.querySelectorAll("circle")) one.setAttribute("r", (one.dataset.r ||= one.getAttribute("r")) / scale);
    for (const one of moves.querySelectorAll("path, polyline, line")) {
      one.setAttribute("vector-effect", "non-scaling-stroke");
    }
    soon();
  };
  const pull = (dx, dy) => { x += dx; y += dy; soon(); };
  const inSheet = (event) => {
    const box = svg.getBoundingClientRect();
    const unit = svg.viewBox.baseVal.width / box.width;
    return [(event.clientX - box.left) * unit, (event.clientY - box.top) * unit, unit];
  };

  map.classList.add("moving");
  map.tabIndex = 0;
  map.setAttribute("role", "application");
  map.setAttribute("aria-label", svg.querySelector("title")?.textContent || "map");
  const held = new Map();
  map.addEventListener("pointerdown", (event) => {
    if (event.target.closest("button")) return;
    held.set(event.pointerId, inSheet(event));
    map.setPointerCapture(event.pointerId);
  });
  map.addEventListener("pointermove", (event) => {
    const before = held.get(event.pointerId);
    if (!before) return;
    const now = inSheet(event);
    if (held.size === 1) pull(now[0] - before[0], now[1] - before[1]);
    else {
      const other = [...held.entries()].find(([id]) => id !== event.pointerId)[1];
      const span = (a) => Math.hypot(a[0] - other[0], a[1] - other[1]) || 1;
      zoom(span(now) / span(before), (now[0] + other[0]) / 2, (now[1] + other[1]) / 2);
    }
    held.set(event.pointerId, now);
  });
  for (const end of ["pointerup", "pointercancel"]) map.addEventListener(end, (event) => held.delete(event.pointerId));
  map.addEventListener("wheel", (event) => {
    if (!event.ctrlKey && document.activeElement !== map) return; // the page scrolls unless the map is asked
    event.preventDefault();
    const [atX, atY] = inSheet(event);
    zoom(Math.exp(-event.deltaY / 300), atX, atY);
  }, { passive: false });
  map.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: [60, 0], ArrowRight: [-60, 0], ArrowUp: [0, 60], ArrowDown: [0, -60] }[event.key];
    if (step) pull(...step);
    else if (event.key === "+" || event.key === "=") zoom(1.5);
    else if (event.key === "-") zoom(1 / 1.5);
    else if (event.key === "0") { scale = 1; x = y = 0; zoom(1); }
    else return;
    event.preventDefault();
  });
  const buttons = document.createElement("div");
  buttons.className = "map-buttons";
  for (const [sign, words, act] of [
    ["+", map.dataset.zoomIn, () => zoom(1.5)],
    ["−", map.dataset.zoomOut, () => zoom(1 / 1.5)],
    ["⤢", map.dataset.whole, () => { scale = 1; x = y = 0; zoom(1); }],
  ]) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = sign;
    button.setAttribute("aria-label", words);
    button.title = words;
    button.addEventListener("click", act);
    buttons.append(button);
  }
  map.append(buttons);

  // Where the page asks for an area, shift and pull draws one and fills the numbers in.
  const sides = ["west", "south", "east", "north"].map((name) => document.getElementById(name));
  const geo = sheet.dataset.geo && sheet.dataset.geo.split(" ").map(Number);
  if (sides.every(Boolean) && geo) {
    const [middle, factorX, left, factorY, top] = geo;
    const degrees = (point) => [((point[0] - x) / scale + left) / factorX + middle, -((point[1] - y) / scale + top) / factorY];
    let corner = null;
    map.addEventListener("pointerdown", (event) => {
      if (event.shiftKey) { corner = inSheet(event); held.clear(); }
    });
    map.addEventListener("pointerup", (event) => {
      if (!corner) return;
      const a = degrees(corner), b = degrees(inSheet(event));
      corner = null;
      const turn = (lon) => ((lon + 540) % 360) - 180;
      [turn(Math.min(a[0], b[0])), Math.min(a[1], b[1]), turn(Math.max(a[0], b[0])), Math.max(a[1], b[1])]
        .forEach((value, i) => { sides[i].value = value.toFixed(2); });
    });
  }
}
