// The reader: layers of marks to switch on and off, rows by their words, finding, and marking words. Stands behind text.js.
const LAYERS = { actors: "Actors", quotes: "Quotes", stances: "Stances", signals: "Signals", removed: "Lines left out" };
const ONE = { actors: "Actor", quotes: "Quote", stances: "Stance", signals: "Signal" };
const KEYS = "In the text: ← → go from mark to mark, Enter opens what is marked, / finds. Shift with ← → marks words " +
  "(Ctrl: whole words, ↑ ↓: lines, Alt: moves where they begin), Escape lets go of them.";

function render({ model, el }) {
  const bar = element("div", { class: "kit-bar", role: "toolbar", "aria-label": "Reader" });
  const layers = element("span", { class: "kit-layers", role: "group", "aria-label": "Marks" });
  const place = element("span", { class: "kit-place", role: "status", "aria-live": "polite" });
  const held = element("div", { class: "kit-held", role: "status", "aria-live": "polite" });
  const box = element("div", { class: "kit-box kit-article", tabindex: "0", role: "region", ...GUARD });
  const head = element("div", { class: "kit-head" });
  const body = element("div", { class: "kit-body" });
  const paper = new Paper(body);
  const find = finder(paper, reveal, (words) => {
    box.focus({ preventScroll: true });
    if (words) setMarked(...words);
  });
  const keys = element("details", { class: "kit-keys" });
  keys.append(element("summary", GUARD, "Keys"), element("span", {}, KEYS));
  bar.append(
    layers, button("‹", "Previous mark", () => step(-1)), button("›", "Next mark", () => step(1)), place,
    ...find.controls, keys,
  );
  box.append(head, body);
  el.append(bar, held, box);

  let spans = [], starts = [], current = -1, turn = 0, menu = null, dragging = false;
  const isOn = (layer) => model.get("on").includes(layer);
  const active = (owners) => owners.map((n) => spans[n]).filter((span) => isOn(span.layer));
  const told = (span) => shown(`${ONE[span.layer] ?? span.layer}${span.label ? ": " + span.label : ""}`);

  // ---- drawing -------------------------------------------------------------------------------------------------------

  function draw() {
    close();
    spans = model.get("spans");
    turn = model.get("turn");
    current = -1;
    const title = model.get("title");
    box.setAttribute("aria-label", "Article: " + shown(title || "no title"));
    head.textContent = shown(title);
    const had = body.contains(document.activeElement);
    paper.fill(model.get("pieces"), spans, model.get("lines"));
    if (had) box.focus({ preventScroll: true }); // or the next key would be the page's
    starts = [];
    let before = new Set();
    for (const part of paper.parts) {
      const begun = part.owners.filter((n) => !before.has(n));
      if (begun.length) starts.push({ start: part.start, holder: part.holder, owners: begun });
      before = new Set(part.owners);
    }
    switchLayers();
    place.textContent = "";
    box.scrollTop = 0;
    mark(model.get("marked"));
    look();
    find.again();
  }

  function switchLayers() {
    const numbers = { removed: model.get("lines").length };
    for (const span of spans) numbers[span.layer] = (numbers[span.layer] ?? 0) + 1;
    const had = document.activeElement?.dataset?.layer;
    layers.replaceChildren();
    for (const [layer, name] of Object.entries(LAYERS)) {
      box.classList.toggle("kit-on-" + layer, isOn(layer));
      if (!numbers[layer]) continue;
      const label = element("label", { class: "kit-layer kit-on-" + layer });
      const tick = element("input", { type: "checkbox", "data-layer": layer, "aria-label": name, ...GUARD });
      tick.checked = isOn(layer);
      tick.addEventListener("change", () => {
        model.set("on", Object.keys(LAYERS).filter((one) => (one === layer ? tick.checked : isOn(one))));
        model.save_changes();
      });
      label.append(tick, element("span", { class: `kit-mark kit-${layer}` }, name), ` ${numbers[layer]}`);
      layers.append(label);
      if (had === layer && layers.isConnected) tick.focus();
    }
  }

  // Only the box moves, never the page around it.
  function reveal(holder) {
    if (!holder) return;
    const here = holder.getBoundingClientRect(), frame = box.getBoundingClientRect();
    if (here.top < frame.top + 8 || here.bottom > frame.bottom - 8) box.scrollTop += here.top - frame.top - box.clientHeight / 3;
  }

  function look() {
    close();
    for (const name of ["kit-chosen", "kit-role"]) paper.wipe(name);
    const paint = (own) => model.get("chosen").filter((one) => (one.layer === "chosen") === own)
      .map((one) => [one.start, paper.paint(one.start, one.end, own ? "kit-chosen" : "kit-role")[0]]);
    const roles = paint(false), [start, first] = paint(true)[0] ?? roles[0] ?? [];
    if (!first) return;
    current = starts.findLastIndex((one) => one.start <= start);
    reveal(first);
  }

  // ---- rows by their words -------------------------------------------------------------------------------------------

  function step(by) {
    let to = current + by;
    while (starts[to] && !active(starts[to].owners).length) to += by;
    const stops = starts.filter((one) => active(one.owners).length);
    if (!starts[to]) {
      place.textContent = stops.length ? (by > 0 ? "no further mark" : "no mark before") : "no marks";
      return;
    }
    current = to;
    const { holder, owners } = starts[to];
    holder.tabIndex = -1;
    holder.setAttribute("data-lm-suppress-shortcuts", "true");
    reveal(holder);
    holder.focus({ preventScroll: true });
    place.textContent = `${stops.indexOf(starts[to]) + 1} of ${stops.length} · ${active(owners).map(told).join("; ")}`;
  }

  function send(key) {
    if (model.get("clicked") === key) model.set("clicked", ""), model.save_changes();
    model.set("clicked", key);
    model.save_changes();
  }

  const partOf = (target) => paper.of.get(target.closest?.("mark")?.firstChild);

  function choose(part) {
    close();
    const owners = active(part?.owners ?? []);
    current = part ? starts.findLastIndex((one) => one.start <= part.start) : current;
    if (owners.length === 1) send(owners[0].key);
    if (owners.length > 1) open(part, owners);
  }

  // Several rows own these words: list them.
  function open(part, owners) {
    menu = element("div", { class: "kit-owners", role: "menu", "aria-label": "Rows that own these words" });
    for (const span of owners) {
      const words = paper.range(span.start, span.end).toString();
      const item = element("button", { type: "button", role: "menuitem", ...GUARD }, told(span));
      item.append(element("small", {}, words.length > 70 ? words.slice(0, 70) + "…" : words));
      item.addEventListener("click", () => { close(); send(span.key); });
      menu.append(item);
    }
    box.append(menu);
    menu.style.top = `${part.holder.offsetTop + part.holder.offsetHeight}px`;
    menu.style.left = `${Math.max(0, Math.min(part.holder.offsetLeft, box.clientWidth - menu.offsetWidth - 8))}px`;
    menu.holder = part.holder;
    menu.firstChild.focus({ preventScroll: true });
    reveal(menu);
  }

  function close(back = false) {
    const holder = menu?.holder;
    menu?.remove();
    menu = null;
    if (back && holder) {
      holder.tabIndex = -1;
      holder.focus({ preventScroll: true });
    }
  }

  // ---- marking words -------------------------------------------------------------------------------------------------

  function mark(ends) {
    paper.wipe("kit-marked");
    held.replaceChildren();
    if (ends.length !== 2) return;
    const painted = paper.paint(...ends, "kit-marked");
    const words = painted.map((one) => one.textContent).join("");
    held.append(element("span", {}, `Marked: “${words.length > 120 ? words.slice(0, 120) + "…" : words}”`), button("Let go", "Let go of the marked words", () => setMarked()));
    const selection = document.getSelection(), range = paper.range(...ends);
    if (body.contains(selection.anchorNode)) selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
  }

  function setMarked(start = 0, end = 0) {
    const ends = start < end ? [start, end] : [];
    if (!ends.length && body.contains(document.getSelection().anchorNode)) document.getSelection().removeAllRanges();
    if (ends.join() === model.get("marked").join()) return;
    model.set("marked", ends);
    model.save_changes();
  }

  // The words that are selected in the text, if any are.
  function selected() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    if (!body.contains(range.startContainer) && !body.contains(range.endContainer)) return null;
    const start = body.contains(range.startContainer) ? paper.offset(range.startContainer, range.startOffset) : 0;
    const end = body.contains(range.endContainer) ? paper.offset(range.endContainer, range.endOffset) : paper.length;
    return start < end ? [start, end] : null;
  }

  // Shift and an arrow: move the end of the marked words (with Alt their start), by a character or (with Ctrl) a word.
  function extend(event) {
    let [start, end] = model.get("marked");
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (start === undefined) {
      [start, end] = find.words() ?? (current < 0 ? [0, 0] : [starts[current].start, starts[current].start]);
    }
    const letters = Array.from(paper.whole), moved = event.altKey ? start : end;
    let to = Math.min(letters.length, Math.max(0, moved + by));
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      const selection = document.getSelection(), range = paper.range(start, end);
      selection.setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
      selection.modify("extend", by > 0 ? "forward" : "backward", "line");
      to = body.contains(selection.focusNode) ? paper.offset(selection.focusNode, selection.focusOffset) : moved;
      end = Math.max(start, to);
    } else {
      const inside = (at) => letters[at] !== undefined && /\S/.test(letters[at]);
      if (event.ctrlKey || event.metaKey) {
        to = moved;
        const next = () => (by > 0 ? to : to - 1);
        while (letters[next()] !== undefined && !inside(next())) to += by;
        while (inside(next())) to += by;
      }
      if (event.altKey) start = Math.min(to, end - 1);
      else end = Math.max(to, start);
    }
    setMarked(start, end);
    reveal(paper.parts[paper.at(event.altKey ? start : Math.max(start, end - 1))]?.holder);
  }

  const pressed = (event) => { dragging = body.contains(event.target); };
  const released = (event) => {
    if (!dragging) return;
    dragging = false;
    setTimeout(() => setMarked(...(selected() ?? [])), 0); // the selection is settled after the event
  };
  const changed = () => {
    const words = dragging ? null : selected();
    if (words) setMarked(...words);
  };
  document.addEventListener("pointerdown", pressed);
  document.addEventListener("pointerup", released);
  document.addEventListener("selectionchange", changed);

  // ---- mouse and keys ------------------------------------------------------------------------------------------------

  body.addEventListener("click", (event) => {
    const line = event.target.closest(".kit-removed");
    if (line) return send(line.dataset.key);
    if (!selected()) choose(partOf(event.target));
  });
  body.addEventListener("mouseover", (event) => {
    const holder = event.target.closest("mark"), owners = active(partOf(event.target)?.owners ?? []);
    if (holder) holder.title = owners.map(told).join(" · ");
    holder?.classList.toggle("kit-live", owners.length > 0);
  });
  box.addEventListener("keydown", (event) => {
    const acts = {
      ArrowRight: () => step(1), ArrowLeft: () => step(-1), Enter: () => choose(partOf(document.activeElement)),
      "/": () => find.focus(), Escape: () => (menu ? close(true) : setMarked()),
    };
    const arrow = event.key.startsWith("Arrow");
    if (menu?.contains(event.target)) {
      const items = [...menu.children], at = items.indexOf(document.activeElement);
      const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: items.length - 1 }[event.key];
      if (to !== undefined) items[(to + items.length) % items.length].focus();
      else if (event.key === "Escape" || event.key === "Tab") close(true);
      else return event.stopPropagation();
    } else if (arrow && event.shiftKey) extend(event);
    else if ((event.ctrlKey || event.metaKey) && event.key === "f") find.focus();
    else if (event.ctrlKey || event.metaKey || event.altKey || !acts[event.key]) return;
    else acts[event.key]();
    event.preventDefault();
    event.stopPropagation();
  });
  box.addEventListener("pointerdown", (event) => { if (menu && !menu.contains(event.target)) close(); });

  model.on("change:version", draw);
  model.on("change:turn", () => {
    if (model.get("turn") === turn) return; // drawn already, with its article
    turn = model.get("turn");
    look();
    find.tint(); // cuts end what the browser tints
  });
  model.on("change:on", switchLayers);
  model.on("change:marked", () => { mark(model.get("marked")); find.tint(); });
  draw();
  return () => {
    document.removeEventListener("pointerdown", pressed);
    document.removeEventListener("pointerup", released);
    document.removeEventListener("selectionchange", changed);
    find.end();
  };
}
export default { render };
