// The part of a page that is marked data-live="SECONDS" is fetched anew until it is marked no longer.
"use strict";
(() => {
  const read = async (live) => {
    try {
      const answer = await fetch(location.href, { credentials: "same-origin", headers: { Accept: "text/html" } });
      if (!answer.ok || answer.redirected) return live;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(live.id);
      // It has come to another page, such as one to look over what was found.
      if (!fresh) location.reload();
      // Whoever stands on a button there keeps standing on it.
      if (!fresh || live.contains(document.activeElement) && fresh.dataset.live) return live;
      live.replaceWith(fresh);
      if (!fresh.dataset.live) for (const note of document.querySelectorAll(".live-note")) note.remove();
      return fresh;
    } catch {
      // The network is away: the next turn tries again.
      return live;
    }
  };
  const watch = (live) => {
    const seconds = Number(live.dataset.live);
    if (!seconds) return;
    setTimeout(async () => watch(document.hidden ? live : await read(live)), seconds * 1000);
  };
  for (const live of document.querySelectorAll("[data-live]")) watch(live);
})();
