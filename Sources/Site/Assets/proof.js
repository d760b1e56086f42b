// Through the findings by keyboard (校对页的快捷键). Everything works without it.
"use strict";
const cards = [...document.querySelectorAll("[data-card]")];
const help = document.querySelector("[data-keys]");
if (help) help.hidden = false;
const go = (by) => {
  const at = cards.findIndex((card) => card.contains(document.activeElement));
  const next = cards[at < 0 ? (by > 0 ? 0 : cards.length - 1) : (at + by + cards.length) % cards.length];
  next?.focus();
  next?.scrollIntoView({ block: "center" });
};
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  const card = document.activeElement?.closest("[data-card]");
  const act = {
    j: () => go(1),
    k: () => go(-1),
    a: () => card?.querySelector("[data-accept]")?.click(),
    i: () => {
      const way = card?.querySelector("[data-ignore]");
      if (!way) return;
      way.parentElement.open = true;
      way.parentElement.querySelector("input:not([type=hidden])")?.focus();
    },
  }[event.key.toLowerCase()];
  if (!act) return;
  event.preventDefault();
  act();
});
