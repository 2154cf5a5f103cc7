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
  let page = 0;
  let drawn; // the version whose rows `order` counts

  const place = () => order.indexOf(model.get("row_keys").indexOf(model.get("selected")));
  const choose = (index) => {
    model.set("selected", model.get("row_keys")[order[index]] ?? "");
    model.save_changes();
  };

  function sort(column) {
    sorted = { column, down: sorted.column === column && !sorted.down };
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

  function heading(columns) {
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
    const columns = model.get("columns"), rows = model.get("rows"), keys = model.get("row_keys");
    box.replaceChildren();
    box.setAttribute("aria-label", model.get("label") || "Rows");
    if (!rows.length) {
      box.append(element("p", { class: "kit-nothing" }, model.get("nothing") || "No rows."));
      return;
    }
    const table = element("table", { role: "grid", "aria-rowcount": String(rows.length) });
    if (model.get("caption")) table.append(element("caption", {}, model.get("caption")));
    table.append(heading(columns));
    const numbers = columns.map((_, column) => ofNumbers(column));
    const body = element("tbody");
    const from = page * PAGE;
    const here = order.slice(from, from + PAGE);
    const active = Math.max(0, place() - from);
    here.forEach((index, at) => {
      const row = element("tr", {
        role: "row", "aria-selected": String(keys[index] === model.get("selected") && keys[index] !== ""),
        tabindex: at === active ? "0" : "-1", "data-lm-suppress-shortcuts": "true", "data-at": String(from + at),
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
    if (rows.length > PAGE) box.append(pages(rows.length));
  }

  function pages(count) {
    const bar = element("div", { class: "kit-pages" });
    const last = Math.ceil(count / PAGE) - 1;
    for (const [name, to] of [["Previous", page - 1], ["Next", page + 1]]) {
      const button = element("button", { type: "button", "data-lm-suppress-shortcuts": "true" }, name);
      button.disabled = to < 0 || to > last;
      button.addEventListener("click", () => { page = to; draw(); });
      bar.append(button);
    }
    bar.append(element("span", {}, `rows ${page * PAGE + 1} to ${Math.min((page + 1) * PAGE, count)} of ${count}`));
    return bar;
  }

  box.addEventListener("keydown", (event) => {
    const row = event.target.closest("tbody tr");
    if (!row) return;
    const at = Number(row.dataset.at), last = order.length - 1;
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: last, PageDown: at + 10, PageUp: at - 10, Enter: at, " ": at }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const wanted = Math.min(last, Math.max(0, to));
    page = Math.floor(wanted / PAGE);
    choose(wanted);
    draw();
    box.querySelector(`tr[data-at="${wanted}"]`)?.focus();
  });

  function reset() {
    drawn = model.get("version");
    order = model.get("rows").map((_, index) => index);
    sorted = { column: -1, down: false };
    const at = place();
    page = Math.max(0, Math.floor(at / PAGE));
    const hadFocus = box.contains(document.activeElement) && document.activeElement.tagName === "TR";
    draw();
    const row = at >= 0 && box.querySelector(`tr[data-at="${at}"]`);
    box.scrollTop = row ? Math.max(0, row.offsetTop - box.clientHeight / 2) : 0;
    if (row && hadFocus) row.focus({ preventScroll: true }); // rows that came while the arrow keys move from row to row
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
