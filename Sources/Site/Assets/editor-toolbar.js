// The editor's buttons: one tab stop, arrow keys go from one to the next; what does not apply here is dimmed.
import { make } from "./editor-dialogs.js";

const svg = (paths) => {
  const picture = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  for (const [name, value] of Object.entries({ viewBox: "0 0 24 24", "aria-hidden": "true", focusable: "false", class: "icon" })) picture.setAttribute(name, value);
  const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
  path.setAttribute("d", paths);
  picture.append(path);
  return picture;
};
const icons = {
  undo: "M8 6 4 10l4 4M4 10h10a5 5 0 0 1 0 10h-3", redo: "M16 6l4 4-4 4M20 10H10a5 5 0 0 0 0 10h3",
  start: "M4 6h16M4 10h10M4 14h16M4 18h10", center: "M4 6h16M7 10h10M4 14h16M7 18h10", end: "M4 6h16M10 10h10M4 14h16M10 18h10",
  bullets: "M9 6h11M9 12h11M9 18h11M4 6h.5M4 12h.5M4 18h.5", numbers: "M10 6h10M10 12h10M10 18h10M4 4.5l1.5-.5v4M4 14.5c0-2 3-2 3 0 0 1-3 2.500-3 3.500h3",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 6 6l1-1",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M9 9.500h.01", table: "M4 5h16v14H4zM4 10h16M4 14.500h16M10 5v14M15 5v14",
  clear: "M6 5h12M12 5l-2 10M5 20h8M15 14l5 5M20 14l-5 5",
};

/** A button. `name` is what it says to everybody; a picture or letters stand for it where there is little room. */
export const button = ({ name, hint, icon, letters, word, look, act }) => {
  const node = make("button", { type: "button", title: hint ? `${name}（${hint}）` : name, tabindex: "-1", class: look });
  if (icon) node.append(svg(icons[icon]));
  if (letters) node.append(make("span", { "aria-hidden": "true" }, letters));
  if (icon || letters) node.append(make("span", { class: word ? "word" : "unseen" }, name));
  else node.append(name);
  // The text keeps its selection.
  node.addEventListener("mousedown", (event) => event.preventDefault());
  node.addEventListener("click", () => { if (node.getAttribute("aria-disabled") !== "true") act(node); });
  return node;
};

/** A row of buttons in groups, for the keyboard one stop. */
export const toolbar = (label, groups) => {
  const bar = make("div", { role: "toolbar", "aria-label": label, class: "editor-tools" });
  for (const group of groups) bar.append(make("div", { class: "tool-group" }, ...group));
  const stops = () => [...bar.querySelectorAll("button, select")].filter((each) => !each.closest("[hidden]"));
  const stop = (at) => {
    const all = stops();
    for (const each of all) each.tabIndex = -1;
    const chosen = all[(at + all.length) % all.length];
    if (chosen) chosen.tabIndex = 0;
    return chosen;
  };
  stop(0);
  bar.addEventListener("keydown", (event) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const all = stops();
    const now = all.indexOf(event.target);
    if (now < 0 || !step && !["Home", "End"].includes(event.key)) return;
    event.preventDefault();
    stop(step ? now + step : event.key === "Home" ? 0 : -1)?.focus();
  });
  bar.addEventListener("focusin", (event) => { const at = stops().indexOf(event.target); if (at >= 0) stop(at); });
  return { bar, refresh: () => { if (!stops().some((each) => each.tabIndex === 0)) stop(0); } };
};

export const press = (node, isOn) => node.setAttribute("aria-pressed", String(Boolean(isOn)));
export const dim = (node, isOff) => node.setAttribute("aria-disabled", String(Boolean(isOff)));
