// An article with its marked passages. Offsets count Unicode characters, as Python does; all text goes in as text.
const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const shown = (text) => String(text).replace(HIDDEN, "\ufffd");
const LAYERS = { actors: ["A", "actors"], quotes: ["Q", "quotes"], stances: ["S", "stances"], signals: ["E", "signals"],
  removed: ["–", "left out"], chosen: ["▸", "the chosen row"] };

const UNLETTERED = new Set(["actors", "removed"]); // a line below, and italics, tell these apart

function element(tag, className, text = "") {
  const made = document.createElement(tag);
  if (className) made.className = className;
  if (text) made.textContent = shown(text);
  return made;
}

function render({ model, el }) {
  const box = element("div", "kit-box kit-article");
  box.tabIndex = 0;
  box.setAttribute("role", "region");
  box.setAttribute("data-lm-suppress-shortcuts", "true");
  el.append(box);

  function legend(layers) {
    const line = element("div", "kit-legend");
    for (const layer of layers) {
      const [badge, name] = LAYERS[layer] ?? ["•", layer];
      const sample = element("span", `kit-mark kit-${layer}`, name);
      if (!UNLETTERED.has(layer)) line.append(element("span", "kit-badge", badge));
      line.append(sample, " ");
    }
    return line;
  }

  function draw() {
    const letters = Array.from(model.get("text"));
    const spans = model.get("spans");
    box.replaceChildren();
    box.setAttribute("aria-label", "Article: " + shown(model.get("title") || "no title") + ". Left and right arrow: marked passages.");
    if (model.get("title")) box.append(element("div", "kit-head", model.get("title")));
    const layers = [...new Set(spans.map((span) => span.layer))];
    if (layers.length) box.append(legend(layers));
    const body = element("div", "kit-body");
    body.dir = "auto";
    const cuts = new Set([0, letters.length]);
    for (const { start, end } of spans) { cuts.add(start); cuts.add(end); }
    const bounds = [...cuts].filter((cut) => cut >= 0 && cut <= letters.length).sort((a, b) => a - b);
    const opening = new Map(), closing = new Map();
    for (const span of spans) {
      opening.set(span.start, [...(opening.get(span.start) ?? []), span]);
      closing.set(span.end, [...(closing.get(span.end) ?? []), span]);
    }
    let open = [];
    for (let at = 0; at + 1 < bounds.length; at++) {
      const [start, end] = [bounds[at], bounds[at + 1]];
      const closed = new Set(closing.get(start) ?? []);
      open = open.filter((span) => !closed.has(span)).concat((opening.get(start) ?? []).filter((span) => span.end > start));
      const words = letters.slice(start, end).join("");
      if (!open.length) { body.append(shown(words)); continue; }
      const mark = element("mark", "kit-mark " + [...new Set(open.map((span) => "kit-" + span.layer))].join(" "), words);
      const inner = open.reduce((a, b) => (b.end - b.start <= a.end - a.start ? b : a));
      mark.title = shown(open.map((span) => span.label).filter(Boolean).join(" · "));
      mark.tabIndex = -1;
      mark.setAttribute("data-lm-suppress-shortcuts", "true");
      mark.addEventListener("click", () => { model.set("clicked", inner.key ?? ""); model.save_changes(); });
      for (const span of opening.get(start) ?? []) {
        if (!UNLETTERED.has(span.layer)) body.append(element("span", "kit-badge", (LAYERS[span.layer] ?? ["•"])[0]));
      }
      body.append(mark);
    }
    box.append(body);
    const chosen = body.querySelector(".kit-chosen") ?? body.querySelector("mark");
    // Only the box moves, never the page around it.
    box.scrollTop = chosen ? Math.max(0, chosen.offsetTop - box.offsetTop - box.clientHeight / 3) : 0;
  }
  // The arrow keys go from passage to passage, Enter chooses.
  box.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1, Enter: 0 }[event.key];
    const marks = [...box.querySelectorAll(".kit-body mark")];
    if (step === undefined || !marks.length) return;
    event.preventDefault();
    event.stopPropagation();
    const at = marks.indexOf(document.activeElement);
    if (step === 0) document.activeElement.click();
    else marks[at < 0 ? 0 : Math.min(marks.length - 1, Math.max(0, at + step))].focus();
  });
  model.on("change:version", draw);
  draw();
}
export default { render };
