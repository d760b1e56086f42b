// Answers below /desk/inspections/ when there is no line: the forms that were laid up, and what they are shown with.
"use strict";
const PAGES = "inspection-pages";
const FILES = "inspection-files";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

// The page says what to lay up: its own address, every village's form, and their style sheet and scripts.
self.addEventListener("message", (event) => {
  if (event.data?.kind === "warm") event.waitUntil(warm(event.data, event.source));
  if (event.data?.kind === "forget") event.waitUntil(Promise.all([caches.delete(PAGES), caches.delete(FILES)]));
});

async function warm({ pages, files }, client) {
  const shelf = await caches.open(FILES);
  const wanted = new Set(files.map((file) => new URL(file, self.location).href));
  for (const kept of await shelf.keys()) if (!wanted.has(kept.url)) await shelf.delete(kept);
  let laid = 0;
  for (const file of wanted) if (!(await shelf.match(file, { ignoreVary: true }))) await lay(shelf, file);
  const forms = await caches.open(PAGES);
  for (const page of pages) if (await lay(forms, page)) laid += 1;
  client?.postMessage({ kind: "warmed", laid, of: pages.length });
}

// Only what was answered as asked: a page of signing in is no form.
async function lay(shelf, address) {
  try {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok || answer.redirected) return false;
    await shelf.put(address, answer);
    return true;
  } catch {
    return false;
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (address.pathname.startsWith("/assets/")) event.respondWith(file(request));
  else if (request.mode === "navigate" && address.pathname.startsWith("/desk/inspections/")) event.respondWith(page(request, address));
});

async function file(request) {
  return (await caches.match(request, { ignoreVary: true })) ?? fetch(request);
}

async function page(request, address) {
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected && address.pathname.startsWith("/desk/inspections/new")) {
      const copy = answer.clone();
      const shelf = await caches.open(PAGES);
      await shelf.put(address.pathname, copy);
    }
    return answer;
  } catch {
    const kept = await caches.match(address.pathname, { ignoreVary: true, ignoreSearch: true });
    return kept ?? new Response(
      '<!DOCTYPE html><html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
        "<title>没有网络</title><main><h1>现在没有网络</h1><p>这一页要有网才能看。检查表可以照常填写：" +
        '<a href="/desk/inspections/new">开始检查</a>。</p></main></html>',
      { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
  }
}
