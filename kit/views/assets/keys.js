// Keys of an app, wherever in it the focus is but where somebody types; and the focus, where the kernel wants it.
const TYPING = "textarea, select, [contenteditable=true], input:not([type=checkbox]):not([type=radio]):not([type=button])";

function render({ model, el }) {
  const press = (event) => {
    const app = el.closest(".kit-app"), form = event.target.closest?.(".kit-review-form");
    if (!model.get("on") || !app?.contains(event.target) || event.target.closest("[role=menu]")) return;
    let key = event.key;
    if (form && key === "Enter" && (event.ctrlKey || event.metaKey)) key = "save";
    else if (form && key === "Escape") key = "leave";
    else if (form || event.target.matches(TYPING)) return;
    else if (event.ctrlKey || event.metaKey || event.altKey || !model.get("letters").includes(key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.repeat && key !== "j" && key !== "k") return;
    waiting.push(key);
    if (!rounds) settle(2);
  };
  // A control that was only just shown can't take the focus yet.
  const focus = ({ focus: wanted }, tries = 40) => {
    const found = [...(el.closest(".kit-app")?.querySelectorAll(wanted) ?? [])].find((one) => one.offsetParent !== null);
    if (found) found.focus({ preventScroll: true });
    else if (tries) setTimeout(() => focus({ focus: wanted }, tries - 1), 50);
  };
  // What was typed or marked may still wait for the kernel's answer to the change before; all of it is sent once the
  // kernel answered twice, and only then is the key.
  const waiting = [];
  let rounds = 0;
  const settle = (times) => { rounds = times; model.send({ key: "wait" }); };
  const told = (content) => {
    if (content.focus) return focus(content);
    if (rounds > 1) return settle(rounds - 1);
    rounds = 0;
    waiting.splice(0).forEach((key) => model.send({ key }));
  };
  document.addEventListener("keydown", press, true);
  model.on("msg:custom", told);
  return () => document.removeEventListener("keydown", press, true);
}
export default { render };
