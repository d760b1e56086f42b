// Small comforts at the desk for those who have scripts. Every form works without it.
"use strict";
// What is wrong comes first to who listens or uses the keyboard.
document.getElementById("issues")?.focus();

// A form sent twice in haste is sent once.
for (const form of document.querySelectorAll("form[method=post]")) {
  form.addEventListener("submit", (event) => {
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "yes";
    setTimeout(() => delete form.dataset.sent, 4000);
  });
}
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("[data-sent]")) delete form.dataset.sent;
});

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// Leaving the editor with unsaved words asks first.
for (const form of document.querySelectorAll("[data-unsaved]")) {
  let isChanged = document.getElementById("issues") !== null && !form.hasAttribute("data-saved");
  for (const name of ["input", "yudeng:unsent"]) form.addEventListener(name, () => { isChanged = true; });
  form.addEventListener("submit", () => { isChanged = false; });
  addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
}
