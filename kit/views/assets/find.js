// Finding words in an article: a box, how many there are, from one to the next. Stands behind text.js.
const MOST = 2000; // found words that are tinted at once

// What all readers of a page have found, where the browser can tint words without touching them.
function tinted() {
  if (!globalThis.CSS?.highlights || !globalThis.Highlight) return null;
  if (!CSS.highlights.has("kit-find")) CSS.highlights.set("kit-find", new Highlight());
  return CSS.highlights.get("kit-find");
}

// What to look for: capitals, kinds of quotation marks and of blanks make no difference.
function pattern(asked) {
  const safe = asked.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&").replace(/['’‘]/g, "['’‘]").replace(/["“”]/g, '["“”]');
  return new RegExp(safe.replace(/\s+/g, "\\s+"), "giu");
}

// `reveal` scrolls to an element; `leave` is told the found words, as [start, end], when Escape is pressed in the box.
function finder(paper, reveal, leave) {
  const input = element("input", { type: "search", class: "kit-find", placeholder: "Find in text", "aria-label": "Find in text", ...GUARD });
  const count = element("span", { class: "kit-count", role: "status", "aria-live": "polite" });
  let matches = [], at = -1, ranges = [], timer = 0;
  const words = () => (at < 0 ? null : matches[at].map((unit) => paper.characterAt(unit)));

  function look() {
    const asked = input.value.trim();
    matches = asked ? [...paper.whole.matchAll(pattern(asked))].map((m) => [m.index, m.index + m[0].length]) : [];
    at = -1;
  }

  function search() {
    look();
    if (matches.length) step(1);
    else tint();
  }

  function step(by) {
    if (!matches.length) return tint();
    at = at < 0 && by < 0 ? matches.length - 1 : (at + by + matches.length) % matches.length;
    paper.wipe("kit-found");
    reveal(paper.paint(...words(), "kit-found")[0]);
    tint();
  }

  // Say how many there are, and tint all but the one that is marked.
  function tint() {
    if (at < 0) paper.wipe("kit-found");
    const all = tinted(), number = matches.length;
    count.textContent = !input.value.trim() ? "" : !number ? "not found" : at < 0 ? `${number} found` : `${at + 1} of ${number}`;
    ranges.forEach((range) => all?.delete(range));
    const others = all ? matches.slice(0, MOST).filter((_, n) => n !== at) : [];
    ranges = others.map((ends) => paper.range(...ends.map((unit) => paper.characterAt(unit))));
    ranges.forEach((range) => all.add(range));
  }

  input.addEventListener("input", () => { clearTimeout(timer); timer = setTimeout(search, 150); });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Enter") {
      clearTimeout(timer);
      if (at < 0) search();
      else step(event.shiftKey ? -1 : 1);
    } else if (event.key === "Escape") leave(words());
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  return {
    controls: [input, button("↑", "Previous match", () => step(-1)), button("↓", "Next match", () => step(1)), count],
    words,
    tint,
    again: () => { look(); tint(); }, // in another article
    focus: () => { input.focus(); input.select(); },
    end: () => ranges.forEach((range) => tinted()?.delete(range)),
  };
}
