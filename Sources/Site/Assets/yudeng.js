// Small comforts for those who have scripts: print, copy the address, the day on paper. Nothing depends on it.
"use strict";
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
if (navigator.clipboard) {
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(location.href);
        button.textContent = "网址已复制";
      } catch {
        button.textContent = "没有复制成功，请从地址栏复制";
      }
    });
  }
}
addEventListener("beforeprint", () => {
  const day = new Date().toLocaleDateString("zh-CN", { year: "numeric", month: "long", day: "numeric" });
  for (const place of document.querySelectorAll("[data-today]")) place.textContent = day;
});

// A notice that ends while its page stays open goes at its time.
for (const bar of document.querySelectorAll("[data-until]")) {
  const left = Number(bar.dataset.until) - Date.now();
  if (left < 2 ** 31) setTimeout(() => bar.remove(), Math.max(0, left));
}
