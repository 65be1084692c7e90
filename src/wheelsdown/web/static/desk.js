"use strict";
// Small helps; every page works without them.

// A file dropped anywhere on the form is as good as a chosen one.
for (const form of document.querySelectorAll("form.paste, form.bring")) {
  const input = form.querySelector("input[type=file]");
  form.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("dropping"); });
  form.addEventListener("dragleave", () => form.classList.remove("dropping"));
  form.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("dropping");
    if (event.dataTransfer.files.length) input.files = event.dataTransfer.files;
  });
}

// j and k go from claim to claim where nothing is being typed.
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const rel = { j: "next", k: "prev" }[event.key];
  const link = rel && document.querySelector(`#claim a[rel=${rel}]`);
  const first = event.key === "j" && !document.querySelector("#claim") && document.querySelector("a.claim");
  if (link || first) (link || first).click();
});

// The bar of an import moves by itself, and the page comes anew when it is over.
const bar = document.querySelector("progress[data-state]");
if (bar) {
  const ask = async () => {
    try {
      const state = await (await fetch(bar.dataset.state)).json();
      bar.value = state.done_bytes;
      if (state.over) { location.reload(); return; }
    } catch { /* the server is busy or gone: ask again */ }
    setTimeout(ask, 1000);
  };
  setTimeout(ask, 500);
}
