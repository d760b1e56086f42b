// How fast a voice is played. The browser's own player does the rest.
"use strict";
for (const sound of document.querySelectorAll("audio[data-speeds]")) {
  const row = document.createElement("div");
  row.className = "speeds";
  row.setAttribute("role", "group");
  row.setAttribute("aria-label", "播放速度");
  for (const speed of [0.75, 1, 1.5, 2]) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "plain";
    button.textContent = `${speed} 倍`;
    button.setAttribute("aria-pressed", String(speed === 1));
    button.addEventListener("click", () => {
      sound.playbackRate = speed;
      for (const other of row.children) other.setAttribute("aria-pressed", String(other === button));
    });
    row.append(button);
  }
  sound.after(row);
}
