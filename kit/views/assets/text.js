// An article's words on the page. Offsets count Unicode characters, as Python does; all text goes in as text.
const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // marks that turn the direction of writing around
const shown = (text) => String(text).replace(HIDDEN, "\ufffd");
const PAIRS = /[\ud800-\udbff][\udc00-\udfff]/g;
const RIGHT_TO_LEFT = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;
const characters = (text) => text.length - (text.match(PAIRS)?.length ?? 0);

// How many UTF-16 units the first `count` characters of a text take.
function units(text, count) {
  let at = 0;
  for (let n = 0; n < count && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = shown(text);
  return made;
}

const GUARD = { "data-lm-suppress-shortcuts": "true" };

const button = (name, label, act) => {
  const made = element("button", { type: "button", "aria-label": label, title: label, ...GUARD }, name);
  made.addEventListener("click", act);
  return made;
};

// The text in parts, each with its text node, the element around it (if any), and the numbers of the spans that own it.
// A part can be cut in two at any character, so that words are marked without drawing anything anew.
class Paper {
  constructor(body) {
    this.body = body;
    this.fill([], [], []);
  }

  fill(pieces, spans, lines) {
    this.parts = [];
    this.of = new WeakMap();
    const before = new Map();
    for (const line of lines) before.set(line.before, [...(before.get(line.before) ?? []), line]);
    const page = document.createDocumentFragment();
    const moulds = new Map(); // an element is sooner copied than made
    let start = 0, unit = 0;
    const put = (at) => {
      for (const line of before.get(at) ?? []) {
        page.append(element("span", { class: "kit-removed", "data-key": line.key, "data-label": line.label }, line.text));
      }
    };
    pieces.forEach(([words, owners], at) => {
      put(at);
      const node = document.createTextNode(shown(words));
      let holder = null;
      if (owners.length) {
        const name = owners.map((n) => "kit-" + spans[n].layer).join(" ");
        if (!moulds.has(name)) moulds.set(name, element("mark", { class: "kit-mark " + name }));
        holder = moulds.get(name).cloneNode(false);
        holder.append(node);
      }
      page.append(holder ?? node);
      this.add(this.parts.length, { start, unit, node, holder, owners });
      start += characters(words);
      unit += words.length;
    });
    put(pieces.length);
    this.length = start;
    this.whole = pieces.map(([words]) => shown(words)).join("");
    this.body.dir = RIGHT_TO_LEFT.test(this.whole.match(/\p{L}/u)?.[0] ?? "") ? "rtl" : "ltr"; // "auto" looks again at every part
    this.body.replaceChildren(page);
  }

  add(at, part) {
    this.parts.splice(at, 0, part);
    this.of.set(part.node, part);
  }

  // The number of the part that holds the character at `place`, counted by `start` or by `unit`.
  at(place, by = "start") {
    let low = 0, high = this.parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.parts[middle][by] <= place) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  // Have a part begin at this character; gives its number.
  cut(offset) {
    if (offset >= this.length) return this.parts.length;
    const at = this.at(offset), part = this.parts[at];
    if (part.start === offset) return at;
    const size = units(part.node.data, offset - part.start);
    const node = part.node.splitText(size);
    let holder = null;
    if (part.holder) {
      holder = part.holder.cloneNode(false);
      holder.removeAttribute("tabindex");
      part.holder.after(holder);
      holder.append(node);
    }
    this.add(at + 1, { start: offset, unit: part.unit + size, node, holder, owners: part.owners });
    return at + 1;
  }

  // Give the words from `start` to `end` a class; gives their elements.
  paint(start, end, name) {
    const first = this.cut(start), last = this.cut(end), painted = [];
    for (const part of this.parts.slice(first, last)) {
      if (!part.holder) {
        part.holder = element("span");
        part.node.replaceWith(part.holder);
        part.holder.append(part.node);
      }
      part.holder.classList.add(name);
      painted.push(part.holder);
    }
    painted.at(0)?.classList.add(name + "-first");
    painted.at(-1)?.classList.add(name + "-last");
    return painted;
  }

  wipe(name) {
    for (const one of this.body.querySelectorAll("." + name)) one.classList.remove(name, name + "-first", name + "-last");
  }

  // The character at a unit of the whole text.
  characterAt(unit) {
    if (unit >= this.whole.length) return this.length;
    const part = this.parts[this.at(unit, "unit")];
    return part.start + characters(part.node.data.slice(0, unit - part.unit));
  }

  // The character at a place of the page, as a selection names it.
  offset(node, place) {
    let part = this.of.get(node);
    if (part) return part.start + characters(node.data.slice(0, place));
    const walker = document.createTreeWalker(this.body, NodeFilter.SHOW_TEXT);
    const next = node.childNodes?.[place];
    const at = document.createRange();
    at.setStart(node, place);
    while (walker.nextNode()) { // the first words at or after it
      part = this.of.get(walker.currentNode);
      if (part && (next?.contains(walker.currentNode) || at.comparePoint(walker.currentNode, 0) >= 0)) return part.start;
    }
    return this.length;
  }

  range(start, end) {
    const range = document.createRange();
    for (const [place, set] of [[start, "setStart"], [end, "setEnd"]]) {
      if (!this.parts.length) break;
      const part = this.parts[this.at(place)];
      range[set](part.node, units(part.node.data, place - part.start));
    }
    return range;
  }
}
