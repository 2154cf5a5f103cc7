// A table of plain words: a click, or the arrow keys, choose a row. Nothing that comes from an article is ever read as HTML.
const PAGE = 100;
const HIDDEN = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g; // marks that turn the direction of writing around
const shown = (text) => String(text).replace(HIDDEN, "\ufffd");
const isNumber = (text) => text !== "" && !Number.isNaN(Number(text.replace(/[−,]/g, (c) => (c === "−" ? "-" : ""))));
const asNumber = (text) => Number(text.replace(/[−,]/g, (c) => (c === "−" ? "-" : "")));

function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = shown(text);
  return made;
}

function render({ model, el }) {
  const box = element("div", { class: "kit-box kit-rows", role: "region" });
  el.append(box);
  let order = [];
  let sorted = { column: -1, down: false };
  let page = 0; // counts all rows there are
  let drawn; // the version whose rows `order` counts
  let heading; // the column by which the rows are being sorted
  let wanted; // a row of another block, and whether to choose it: it is on its way

  // Of a long table the rows from number `first` on are here; the others are asked for.
  const first = () => model.get("first");
  const total = () => model.get("total");
  const isWhole = () => order.length === total();
  const place = () => {
    const at = order.indexOf(model.get("keys_here").indexOf(model.get("selected")));
    return at < 0 ? -1 : first() + at;
  };
  const choose = (at) => {
    model.set("selected", model.get("keys_here")[order[at - first()]] ?? "");
    model.save_changes();
  };

  // Turn to the page of this row; its block comes first when it is another one.
  function turnTo(at, choosing) {
    if (at < first() || at >= first() + order.length) {
      wanted = { at, choosing };
      model.send({ turn: at });
      return;
    }
    page = Math.floor(at / PAGE);
    if (choosing) choose(at);
    draw();
    if (choosing) box.querySelector(`tr[data-at="${at}"]`)?.focus();
  }

  function sort(column) {
    sorted = { column, down: sorted.column === column && !sorted.down };
    if (!isWhole()) {
      heading = column;
      model.send({ sort: model.get("columns")[column], down: sorted.down });
      return;
    }
    const rows = model.get("rows");
    const numbers = rows.every((row) => row[column] === "" || isNumber(row[column]));
    const compare = numbers
      ? (a, b) => (asNumber(rows[a][column]) || 0) - (asNumber(rows[b][column]) || 0)
      : (a, b) => rows[a][column].localeCompare(rows[b][column]);
    order.sort((a, b) => (sorted.down ? -1 : 1) * compare(a, b));
    page = 0;
    draw();
    box.querySelectorAll("th button")[column]?.focus();
  }

  // A column of numbers stands to the right, its name too.
  const ofNumbers = (column) => {
    const cells = model.get("rows").map((row) => row[column]).filter((text) => text !== "");
    return cells.length > 0 && cells.every(isNumber);
  };

  function headings(columns) {
    const row = element("tr");
    columns.forEach((name, column) => {
      const cell = element("th", { scope: "col", ...(ofNumbers(column) ? { class: "kit-number" } : {}) });
      const button = element("button", { type: "button", "data-lm-suppress-shortcuts": "true", title: "Sort by this column" });
      const direction = sorted.column !== column ? "" : sorted.down ? " ▼" : " ▲";
      if (direction) cell.setAttribute("aria-sort", sorted.down ? "descending" : "ascending");
      button.textContent = shown(name) + direction;
      button.addEventListener("click", () => sort(column));
      cell.append(button);
      row.append(cell);
    });
    const head = element("thead");
    head.append(row);
    return head;
  }

  function draw() {
    const columns = model.get("columns"), rows = model.get("rows"), keys = model.get("keys_here");
    box.replaceChildren();
    box.setAttribute("aria-label", model.get("label") || "Rows");
    if (!rows.length) {
      box.append(element("p", { class: "kit-nothing" }, model.get("nothing") || "No rows."));
      return;
    }
    const table = element("table", { role: "grid", "aria-rowcount": String(total()) });
    if (model.get("caption")) table.append(element("caption", {}, model.get("caption")));
    table.append(headings(columns));
    const numbers = columns.map((_, column) => ofNumbers(column));
    const body = element("tbody");
    const from = page * PAGE;
    const here = order.slice(from - first(), from - first() + PAGE);
    const chosen = place() - from;
    const active = chosen >= 0 && chosen < here.length ? chosen : 0;
    here.forEach((index, at) => {
      const row = element("tr", {
        role: "row", "aria-selected": String(keys[index] === model.get("selected") && keys[index] !== ""),
        tabindex: at === active ? "0" : "-1", "data-lm-suppress-shortcuts": "true", "data-at": String(from + at),
        "aria-rowindex": String(from + at + 1),
      });
      rows[index].forEach((text, column) => {
        const kind = numbers[column] ? "kit-number" : text.length > 60 ? "kit-long" : "";
        row.append(element("td", { role: "gridcell", dir: "auto", ...(kind ? { class: kind } : {}) }, text));
      });
      row.addEventListener("click", () => choose(from + at));
      body.append(row);
    });
    table.append(body);
    box.append(table);
    if (total() > PAGE) box.append(pages(total()));
  }

  function pages(count) {
    const bar = element("div", { class: "kit-pages" });
    const last = Math.ceil(count / PAGE) - 1;
    for (const [name, to] of [["Previous", page - 1], ["Next", page + 1]]) {
      const button = element("button", { type: "button", "data-lm-suppress-shortcuts": "true" }, name);
      button.disabled = to < 0 || to > last;
      button.addEventListener("click", () => turnTo(to * PAGE, false));
      bar.append(button);
    }
    const narrow = isWhole() ? "" : "; narrow them down above, or sort by a column";
    bar.append(element("span", {}, `rows ${page * PAGE + 1} to ${Math.min((page + 1) * PAGE, count)} of ${count}${narrow}`));
    return bar;
  }

  box.addEventListener("keydown", (event) => {
    const row = event.target.closest("tbody tr");
    if (!row) return;
    const at = Number(row.dataset.at), last = total() - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + 10, PageUp: at - 10, Enter: at, " ": at }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    turnTo(Math.min(last, Math.max(0, to)), true);
  });

  function reset() {
    drawn = model.get("version");
    order = model.get("rows").map((_, index) => index);
    const [column, down] = model.get("order");
    sorted = { column: model.get("columns").indexOf(column), down: Boolean(down) };
    const at = place();
    page = Math.floor((at >= 0 ? at : first()) / PAGE);
    if (wanted && wanted.at >= first() && wanted.at < first() + order.length) {
      const { at: there, choosing } = wanted;
      wanted = undefined;
      turnTo(there, choosing);
      return;
    }
    wanted = undefined;
    const hadFocus = box.contains(document.activeElement) && document.activeElement.tagName === "TR";
    draw();
    const row = at >= 0 && box.querySelector(`tr[data-at="${at}"]`);
    box.scrollTop = row ? Math.max(0, row.offsetTop - box.clientHeight / 2) : 0;
    if (row && hadFocus) row.focus({ preventScroll: true }); // rows that came while the arrow keys move from row to row
    if (heading !== undefined) box.querySelectorAll("th button")[heading]?.focus();
    heading = undefined;
  }
  model.on("change:version", reset);
  model.on("change:selected", () => {
    if (model.get("version") !== drawn) return; // the rows are others, too: `reset` comes next
    const at = place();
    if (at >= 0 && Math.floor(at / PAGE) !== page) page = Math.floor(at / PAGE);
    const hadFocus = box.contains(document.activeElement) && document.activeElement.tagName === "TR";
    draw();
    const row = at >= 0 && box.querySelector(`tr[data-at="${at}"]`);
    if (row && hadFocus) row.focus();
    else if (row) box.scrollTop = Math.max(0, row.offsetTop - box.clientHeight / 2);
  });
  reset();
}
export default { render };
