// Working together: names at an @ in a remark, and copying a link. Every form works without it.
"use strict";

// The names stand once on the page, in the list "mention" of the talk; where this runs, typing @ opens them under the
// text of the talk, of an approval and of a return.
const select = document.querySelector("form select[name=mention]");
const areas = select
  ? document.querySelectorAll("form[action$='/remarks'] textarea, form[action$='/approval'] textarea, form[action$='/return'] textarea")
  : [];
for (const area of areas) {
  const names = [...select.options].filter((each) => each.value).map((each) => each.text);
  const handles = names.map((name) => (/（([^（）]+)）$/.exec(name) || [name, name])[1]);
  const list = document.createElement("ul");
  list.className = "at-list";
  list.id = `${area.id}-at`;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", "同事");
  list.hidden = true;
  area.after(list);
  area.setAttribute("aria-autocomplete", "list");
  area.setAttribute("aria-controls", list.id);
  let shown = [], chosen = 0;

  const close = () => { list.hidden = true; area.removeAttribute("aria-activedescendant"); };
  const mark = () => {
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === chosen)));
    area.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  };
  const asked = () => /@([^\s@]{0,20})$/.exec(area.value.slice(0, area.selectionStart));
  const take = (at) => {
    const end = area.selectionStart, start = end - asked()[0].length;
    area.setRangeText(`@${handles[shown[at]]} `, start, end, "end");
    close();
    area.focus();
  };
  area.addEventListener("input", () => {
    const word = asked();
    shown = word ? names.map((_, at) => at).filter((at) => names[at].includes(word[1])) : [];
    if (!shown.length) return close();
    chosen = 0;
    list.replaceChildren(...shown.map((at, place) => {
      const item = document.createElement("li");
      item.id = `${list.id}-${place}`;
      item.setAttribute("role", "option");
      item.textContent = names[at];
      item.addEventListener("pointerdown", (event) => { event.preventDefault(); take(place); });
      return item;
    }));
    list.hidden = false;
    mark();
  });
  area.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "Escape") { event.preventDefault(); close(); }
    if (event.key === "Enter" || event.key === "Tab") { event.preventDefault(); take(chosen); }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) { event.preventDefault(); chosen = (chosen + step + shown.length) % shown.length; mark(); }
  });
  area.addEventListener("blur", close);
}

for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "已复制";
  });
}
