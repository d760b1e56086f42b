// Ticking in the inbox for those who have scripts: all at once, and how many. Every form works without it.
"use strict";
for (const form of document.querySelectorAll("form[data-batch]")) {
  const boxes = [...form.querySelectorAll("input[name=pick]")];
  const all = form.querySelector("#pick-all");
  const count = form.querySelector("[data-picked]");
  const show = () => {
    const picked = boxes.filter((box) => box.checked).length;
    count.textContent = picked > 0 ? `（${picked}）` : "";
    all.checked = picked === boxes.length;
    all.indeterminate = picked > 0 && picked < boxes.length;
  };
  all.closest("p").hidden = false;
  all.addEventListener("change", () => {
    for (const box of boxes) box.checked = all.checked;
    show();
  });
  form.addEventListener("change", show);
  show();
}
