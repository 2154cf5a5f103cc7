// A place to drop files on, and a button to choose them. Each file goes to Python in a message of its own, so that many fit.
function element(tag, attributes = {}, text = "") {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  if (text) made.textContent = text;
  return made;
}

function render({ model, el }) {
  const zone = element("div", { class: "kit-drop", role: "group", "aria-label": model.get("label") });
  const input = element("input", { type: "file", multiple: "", hidden: "", accept: model.get("accept") });
  const button = element("button", { type: "button", class: "jupyter-button", "data-lm-suppress-shortcuts": "true" }, model.get("button"));
  zone.append(button, element("span", {}, model.get("label")), input);
  el.append(zone);
  const enabled = () => { button.disabled = model.get("disabled"); };

  async function send(files) {
    if (model.get("disabled") || !files.length) return;
    const most = model.get("largest"), total = files.length;
    let count = 0;
    for (const file of files) {
      count += 1;
      const about = { kind: "file", name: file.name, size: file.size, count, total };
      try {
        const fits = file.size <= most;
        model.send({ ...about, refused: !fits }, undefined, fits ? [await file.arrayBuffer()] : []);
      } catch {
        model.send({ ...about, refused: true }, undefined, []); // a folder, or a file that went away
      }
    }
  }

  button.addEventListener("click", () => input.click());
  input.addEventListener("change", async () => { await send([...input.files]); input.value = ""; });
  const over = (event, on) => { event.preventDefault(); event.stopPropagation(); zone.classList.toggle("kit-over", on); };
  zone.addEventListener("dragenter", (event) => over(event, true));
  zone.addEventListener("dragover", (event) => over(event, true));
  zone.addEventListener("dragleave", (event) => over(event, false));
  zone.addEventListener("drop", (event) => { over(event, false); send([...event.dataTransfer.files]); });
  model.on("change:disabled", enabled);
  enabled();
}
export default { render };
